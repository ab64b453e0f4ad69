"""The client's colour."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from ui.clients.form.editors import Editor, Surroundings
from ui.theme import space
from ui.widgets.ask_file import ask_for_colour

SWATCHES = {
    "#0A6A66": QT_TRANSLATE_NOOP("clients", "Teal"),
    "#1F5FBF": QT_TRANSLATE_NOOP("clients", "Blue"),
    "#5B3FA8": QT_TRANSLATE_NOOP("clients", "Violet"),
    "#B03A8C": QT_TRANSLATE_NOOP("clients", "Pink"),
    "#C0392B": QT_TRANSLATE_NOOP("clients", "Red"),
    "#D9822B": QT_TRANSLATE_NOOP("clients", "Orange"),
    "#2E8B57": QT_TRANSLATE_NOOP("clients", "Green"),
    "#6B4F3A": QT_TRANSLATE_NOOP("clients", "Brown"),
}


class Colour(Editor):
    """The client's colour: a few to choose from, any other by its hexadecimal name or with a button to pick it."""

    def __init__(self) -> None:
        self.line = QLineEdit()
        super().__init__(self.line)
        self._around: Surroundings = lambda name: None
        self.pick = QPushButton("+")
        self.pick.setFixedSize(space(3), space(3))
        self.swatches = {colour: QPushButton() for colour in SWATCHES}
        row = QHBoxLayout()
        row.setSpacing(space(0.5))
        for colour, swatch in self.swatches.items():
            swatch.setFixedSize(space(3), space(3))
            swatch.setStyleSheet(_filled(colour))
            swatch.clicked.connect(lambda _checked=False, colour=colour: self._take(colour))
            row.addWidget(swatch)
        row.addWidget(self.pick)
        row.addStretch(1)
        whole = self.layout()
        assert isinstance(whole, QHBoxLayout)  # noqa: S101 - made by the base
        whole.setDirection(QHBoxLayout.Direction.TopToBottom)
        whole.addLayout(row)
        self.line.textEdited.connect(self.edited)
        self.line.textChanged.connect(self._show)
        self.pick.clicked.connect(self._choose)

    def call(self, name: str) -> None:
        super().call(name)
        self.pick.setAccessibleName(QCoreApplication.translate("clients", "Pick a colour"))
        self.pick.setToolTip(QCoreApplication.translate("clients", "Pick a colour"))
        for colour, swatch in self.swatches.items():
            swatch.setAccessibleName(QCoreApplication.translate("clients", SWATCHES[colour]))
            swatch.setToolTip(QCoreApplication.translate("clients", SWATCHES[colour]))

    def value(self) -> object:
        return self.line.text().strip()

    def show_value(self, value: object, around: Surroundings) -> None:
        self._around = around
        if value != self.line.text():
            self.line.setText(str(value or ""))
        self._show()

    def read_only(self, only: bool) -> None:
        self.line.setReadOnly(only)
        for button in (self.pick, *self.swatches.values()):
            button.setEnabled(not only)

    def _show(self) -> None:
        colour = QColor(self.line.text())
        own = colour.isValid() and colour.name().upper() not in self.swatches
        self.pick.setStyleSheet(_filled(colour.name()) if own else "QPushButton { min-width: 0; min-height: 0; padding: 0; }")

    def _choose(self) -> None:
        whose = self._around("id")  # another client may be looked at before a colour is chosen

        def chosen(colour: QColor) -> None:
            if whose == self._around("id"):
                self._take(colour.name().upper())

        ask_for_colour(self, QColor(self.line.text() or "#0A6A66"), chosen)

    def _take(self, colour: str) -> None:
        self.line.setText(colour)
        self.edited.emit()


def _filled(colour: str) -> str:
    return f"QPushButton {{ background: {colour}; min-width: 0; min-height: 0; padding: 0; }}"
