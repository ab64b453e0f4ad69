"""From which hour on which greeting of the day is said, by language: the office's own words in place of ours."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from receptionist.clients.greeting import DAY_WORDS
from ui.languages import language_name
from ui.theme import space
from ui.translate import Translated
from ui.widgets import Field, label

Hours = dict[str, list[tuple[str, str]]]
"""The setting `greeting.hours`: by language the hour (ISO) and the word."""


class GreetingHours(Translated):
    """A line for each language: `4:00 buongiorno, 13:00 buon pomeriggio`. Empty: ours. `chosen` has the whole setting once what
    is typed can be read."""

    chosen = Signal(object)

    def __init__(self, hours: Hours, *, may_edit: bool) -> None:
        super().__init__()
        self._heading, self._lead = label("", "strong"), label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        self._hours = dict(hours)
        self.lines: dict[str, QLineEdit] = {}
        self.fields: dict[str, Field] = {}
        for code in DAY_WORDS:
            line = QLineEdit(written(hours.get(code, [])))
            line.setPlaceholderText(_ours(code))
            line.setReadOnly(not may_edit)
            line.editingFinished.connect(lambda code=code: self._take(code))
            self.lines[code], self.fields[code] = line, Field(line)
            column.addWidget(self.fields[code])
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self._heading.setText(self.tr("Words for the hour of the day"))
        self._lead.setText(
            self.tr("From which hour on which word is said, on the client's clock. What is left empty is as it stands in grey.")
        )
        for code, field in self.fields.items():
            field.name(language_name(code))

    def _take(self, code: str) -> None:
        words = read(self.lines[code].text())
        if words is None:
            example = self.tr("An hour and a word for each, with commas between: {example}")
            self.fields[code].complain(example.format(example=_ours(code)))
            return
        self.fields[code].complain("")
        if words != [tuple(one) for one in self._hours.get(code, [])]:
            self._hours = {key: kept for key, kept in {**self._hours, code: words}.items() if kept}
            self.chosen.emit(dict(self._hours))


def written(words: list[tuple[str, str]]) -> str:
    """As one types it."""
    return ", ".join(f"{hour.removeprefix('0')} {word}" for hour, word in words)


def read(text: str) -> list[tuple[str, str]] | None:
    """Hours (ISO) and words, by the hour; None: it cannot be read. An hour may be typed as `9`, `9.30` or `09:30`."""
    words: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        hour, _, word = part.partition(" ")
        moment = _hour(hour)
        if moment is None or not word.strip():
            return None
        words[moment.isoformat("minutes")] = word.strip()
    return sorted(words.items())


def _hour(text: str) -> time | None:
    hour, _, minute = text.replace(".", ":").partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except (ValueError, OverflowError):
        return None


def _ours(code: str) -> str:
    return written([(hour.isoformat("minutes"), word) for hour, word in DAY_WORDS[code]])
