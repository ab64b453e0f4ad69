"""Headings of a file that mean nothing to us: somebody says once what each is, and the office remembers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from receptionist.clients.columns import Column, heading
from ui.theme import space
from ui.translate import Translated
from ui.widgets import Elided, label
from ui.widgets.choice import ChoiceBox

ROWS_SHOWN = 3


class ImportHeadings(Translated):
    """`chosen` (heading, column; an empty column: left out for good) as soon as one is given a meaning."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "heading")
        self._inner = QWidget()
        self._inner.setProperty("part", "surface")
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, space(1), 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(0.5))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._inner)
        self.boxes: list[ChoiceBox] = []
        self._shown: tuple[tuple[str, ...], str] = ((), "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self._title)
        column.addWidget(self._scroll)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("WHAT IS THIS? IT IS REMEMBERED"))

    def ask(self, headings: tuple[str, ...], language: str) -> None:
        """One row for each of these."""
        if (headings, language) == self._shown:
            return
        self._shown = headings, language
        self.setVisible(bool(headings))
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        self.boxes = [self._ask(row, text, language) for row, text in enumerate(headings)]
        height = self.boxes[0].sizeHint().height() + space(0.5) if self.boxes else 0
        self._scroll.setFixedHeight(height * min(len(headings), ROWS_SHOWN) + space(0.5))

    def _ask(self, row: int, text: str, language: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(text)
        box.addItem(self.tr("Leave out this time"), None)
        box.addItem(self.tr("Always leave out"), "")
        for column in sorted(Column, key=lambda each: heading(each, language).casefold()):
            box.addItem(heading(column, language), column.value)
        box.activated.connect(lambda _place: self._choose(text, box.currentData()))
        self._grid.addWidget(Elided(text), row, 0)
        self._grid.addWidget(box, row, 1)
        return box

    def _choose(self, text: str, column: str | None) -> None:
        if column is not None:
            self.chosen.emit(text, column)
