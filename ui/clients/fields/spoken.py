"""The languages that somebody speaks, typed as one says them and kept as codes."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale

from receptionist.clients.files.languages_text import read_language
from ui.clients.form.editors import Understood

_BETWEEN = re.compile(r"[,;/+]|\s(?:e|ed|and|und|et|y)\s", re.IGNORECASE)


class Languages(Understood):
    """Names or codes with commas between them; shown by the names that they have in the language of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._value = ()

    def _read(self, text: str) -> object:
        pieces = (piece.strip() for piece in _BETWEEN.split(text))
        return tuple(dict.fromkeys(read_language(piece) for piece in pieces if piece))

    def _say(self, value: object) -> str:
        return ", ".join(spoken_name(code) for code in value)  # type: ignore[attr-defined]


def spoken_name(code: str) -> str:
    """A language by its name in the language of the screen; by its code where it has none."""
    from babel import Locale

    screen = QLocale().name().partition("_")[0]
    names = Locale("en" if screen == "C" else screen).languages
    return str(names.get(code, code))
