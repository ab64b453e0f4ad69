"""A list of lanes, in which at most one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal

from ui.calls.at_that_moment.lane import LANE, Lane, paint_lane
from ui.calls.row_model import RowModel
from ui.theme import Theme
from ui.widgets import RowList


class LaneList(RowList):
    """`chosen` when somebody goes to a row. No taller than its rows; the room for a scroll bar is always kept, so that lists
    above each other keep one scale."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, paint_lane, LANE)
        self._model = RowModel()
        self.setModel(self._model)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(RowList.ScrollMode.ScrollPerItem)  # the uppermost row is a whole one
        self.setMinimumHeight(LANE)
        bar = self.verticalScrollBar()
        bar.setStyleSheet("QScrollBar::handle:disabled { background: transparent; }")
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit() if now.isValid() else None)

    @property
    def lanes(self) -> list[Lane]:
        """Its rows."""
        return [row for row in self._model.rows if isinstance(row, Lane)]

    @property
    def lane(self) -> Lane | None:
        """The chosen one."""
        row = self._model.row(self.currentIndex())
        return row if isinstance(row, Lane) else None

    def present(self, lanes: Sequence[Lane]) -> None:
        """Other rows. A call that was chosen stays so; else who waited at the moment is, or the first call."""
        before = self.lane
        self._model.show(lanes, [lane.words for lane in lanes])
        self.setMaximumHeight(max(LANE * len(lanes), LANE))
        wanted = (
            lambda lane: before is not None and lane.call is not None and lane.call == before.call,
            lambda lane: lane.marked,
            lambda lane: lane.call is not None,
        )
        found = (n for wants in wanted for n, lane in enumerate(lanes) if wants(lane))
        first = next(found, None)
        if first is not None:
            self.setCurrentIndex(self._model.index(first))
            self.scrollTo(self._model.index(first), RowList.ScrollHint.PositionAtCenter)

    def leave(self) -> None:
        """Somebody went to another list."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()
