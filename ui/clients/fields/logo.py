"""Where a client's logo is chosen, by file or by dropping one here; what it cannot be is said beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from receptionist.errors import Problem
from ui.clients.form.editors import Editor, Surroundings
from ui.clients.form.forms import words
from ui.logos import Logo, Logos
from ui.theme import Theme, space
from ui.widgets import Button
from ui.widgets.ask_file import ask_for_file

_N = QT_TRANSLATE_NOOP
PICTURES = "(*.png *.jpg *.jpeg *.gif *.webp *.bmp)"


class LogoField(Editor):
    """Its value is the name of the picture; empty: none."""

    def __init__(self, theme: Theme, logos: Logos) -> None:
        self.choose = Button(theme, icon="upload")
        super().__init__(self.choose)
        self._logos = logos
        self._around: Surroundings = lambda name: None
        self._value, self._only = "", False
        self.picture, self.remove = Logo(space(6)), Button(theme, icon="trash-2", kind="quiet")
        self.picture.follow(logos)
        row = self.layout()
        row.insertWidget(0, self.picture)  # type: ignore[union-attr]
        row.addWidget(self.remove)
        row.addStretch(1)  # type: ignore[union-attr]
        self.setAcceptDrops(True)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self._take(self._whose, ""))

    def call(self, name: str) -> None:
        """Its words."""
        super().call(name)
        self.choose.setText(words(_N("clients", "Choose a picture")))
        self.remove.setText(words(_N("clients", "Remove")))

    @property
    def half_typed(self) -> bool:
        """What was chosen was chosen."""
        return False

    @property
    def _whose(self) -> object:
        return self._around("id")

    def value(self) -> object:
        return self._value

    def show_value(self, value: object, around: Surroundings) -> None:
        self._around = around
        if value != self._value:
            self.trouble = ""
        self._value = str(value or "")
        self.picture.show_logo(self._value)
        self.remove.setVisible(bool(self._value) and not self._only)

    def forget(self) -> None:
        self.trouble = ""

    def read_only(self, only: bool) -> None:
        self._only = only
        self.choose.setVisible(not only)
        self.remove.setVisible(bool(self._value) and not only)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped here."""
        if not self._only and _file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is the logo, if it can be."""
        file = _file(event)
        if file is not None and not self._only:
            event.acceptProposedAction()
            self.read(file)

    def read(self, file: Path) -> None:
        """Take the picture in that file; another client may be shown by the time it is read, and nothing changes then."""
        whose = self._whose
        self._logos.choose(file, lambda name: self._take(whose, name), lambda problem: self._refuse(whose, problem))

    def _take(self, whose: object, name: str) -> None:
        if whose == self._whose:
            self._value, self.trouble = name, ""
            self.edited.emit()

    def _refuse(self, whose: object, problem: Problem) -> None:
        if whose == self._whose:
            self.trouble, self.values = problem.code, problem.values
            self.edited.emit()

    def _ask(self) -> None:
        kinds = f"{words(_N('clients', 'Pictures'))} {PICTURES}"
        whose = self._whose  # another client may be looked at before a file is chosen

        def chosen(file: Path) -> None:
            if whose == self._whose:
                self.read(file)

        ask_for_file(self, words(_N("clients", "Choose a picture")), kinds, chosen)


def _file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
