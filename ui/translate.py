"""The language of the screen, switchable while it is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

LANGUAGES = {"en": "English", "it": "Italiano"}
"""Each language of the screen, in its own name."""


class Language:
    """Switches the language. English is the language of the source, so it needs no catalogue, but its catalogue has the
    plural forms."""

    def __init__(self, app: QApplication, folder: Path, code: str = "en") -> None:
        self._app, self._folder = app, folder
        self._installed: list[QTranslator] = []
        self._catalogues: dict[str, QTranslator | None] = {}
        self.code = ""
        self.use(code)

    def use(self, code: str) -> None:
        """Show `code`; an unknown one, English. Every open window is told (`QEvent.LanguageChange`)."""
        code = code if code in LANGUAGES else "en"
        if code == self.code:
            return
        self.code = code
        QLocale.setDefault(QLocale(code))
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = [t for t in (self._qt(code), self._own(code)) if t is not None]
        for translator in self._installed:
            self._app.installTranslator(translator)

    def everywhere(self, context: str, source: str) -> tuple[str, ...]:
        """What `source` is in every language of the screen: what somebody types who learnt the words in another one."""
        for code in LANGUAGES:
            if code not in self._catalogues:
                self._catalogues[code] = self._own(code)
        catalogues = [catalogue for catalogue in self._catalogues.values() if catalogue is not None]
        return (source, *(words for one in catalogues if (words := one.translate(context, source))))

    def _own(self, code: str) -> QTranslator | None:
        return _loaded(f"console_{code}", str(self._folder))

    def _qt(self, code: str) -> QTranslator | None:
        return _loaded(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _loaded(name: str, folder: str) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(name, folder) else None


class Retranslates:
    """Mixed into a widget with words on it: `retranslate` sets every text, at the start (the widget calls it once its parts
    stand) and whenever the language changes."""

    def retranslate(self) -> None:
        """Set all texts anew."""

    def changeEvent(self, event: QEvent) -> None:
        """Qt tells of a new language here."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]


class Translated(Retranslates, QWidget):
    """A plain widget with words on it."""


def desktop_language() -> str:
    """The desktop's language where we have it, else English."""
    code = QLocale.system().name().split("_")[0]
    return code if code in LANGUAGES else "en"
