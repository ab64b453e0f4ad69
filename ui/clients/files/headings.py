"""Headings of a file that mean nothing to us: somebody says once what each is, and the office remembers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from receptionist.clients.files.columns import Column, heading
from receptionist.clients.texts import normal
from ui.theme import space
from ui.translate import Translated
from ui.widgets import Elided, label
from ui.widgets.choice import ChoiceBox

ROWS_SHOWN, ROWS_LEAST = 8, 3
"""Rows that it would show at once, and shows at least where the window is low."""


class ImportHeadings(Translated):
    """`chosen` (heading, column; an empty column: left out for good, None: this time) as soon as one is given a meaning."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "heading")
        self._inner = QWidget()
        self._inner.setProperty("part", "surface")
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, space(1), 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(0.5))
        for part, stretch in enumerate((2, 2, 3)):
            self._grid.setColumnStretch(part, stretch)
        self._scroll = _Rows()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its boxes have it, each by its name
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._inner)
        self.boxes: list[ChoiceBox] = []
        self._shown: tuple[tuple[str, ...], str] = ((), "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self._title)
        column.addWidget(self._scroll)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("WHAT IS THIS? REMEMBERED WITH THE IMPORT"))

    def ask(self, headings: tuple[str, ...], examples: Mapping[str, str], named: Mapping[str, str], language: str) -> None:
        """One row for each of these, with what stands in its column, and what was said already that it means (by `normal`)."""
        if (headings, language) == self._shown:
            return
        self._shown = headings, language
        self.setVisible(bool(headings))
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        self.boxes = [self._ask(row, text, examples.get(text, ""), language) for row, text in enumerate(headings)]
        for box, text in zip(self.boxes, headings, strict=True):
            box.setCurrentIndex(max(box.findData(named.get(normal(text))), 0))
            box.ensurePolished()
        row = self.boxes[0].sizeHint().height() + self._grid.verticalSpacing() if self.boxes else 0
        self._scroll.show_rows(len(headings), row)

    def _ask(self, row: int, text: str, example: str, language: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(text)
        box.addItem(self.tr("Leave out this time"), None)
        box.addItem(self.tr("Always leave out"), "")
        for column in sorted(Column, key=lambda each: heading(each, language).casefold()):
            box.addItem(heading(column, language), column.value)
        box.activated.connect(lambda _place: self.chosen.emit(text, box.currentData()))
        box.setAccessibleDescription(example)
        for column, part in enumerate((Elided(text), Elided(example, "muted"), box)):
            self._grid.addWidget(part, row, column)
        return box


class _Rows(QScrollArea):
    """As high as its rows, as far as the window has room."""

    def __init__(self) -> None:
        super().__init__()
        self._rows, self._row = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_rows(self, rows: int, row: int) -> None:
        """So many stand in it, each so high."""
        self._rows, self._row = rows, row
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All of them, unless they are many."""
        return QSize(super().sizeHint().width(), self._height(ROWS_SHOWN))

    def minimumSizeHint(self) -> QSize:
        """The first of them."""
        return QSize(super().minimumSizeHint().width(), self._height(ROWS_LEAST))

    def _height(self, rows: int) -> int:
        return self._row * min(rows, self._rows) + 2 * self.frameWidth() + space(1.5)  # and the margins of a box
