"""When a caller's row was on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from receptionist.calls.board import Board
from tests.bench.screen import Painted

if TYPE_CHECKING:
    from ui.calls.desk.page import DeskPage


class Rows:
    """Of Calls on a real desk. `painted`: each caller's number, and the `clock` (the wall's) when the row had been painted
    first."""

    def __init__(self, desk: DeskPage, board: Callable[[], Board], clock: Callable[[], float] = time.time) -> None:
        self._board, self._clock = board, clock
        self.painted: dict[str, float] = {}
        self._paints = Painted(self._look)
        self._views = {section.view.viewport(): section for section in desk.calls.sections}
        self._paints.watch(*self._views)

    def _look(self, widget: QWidget) -> None:
        now, calls = self._clock(), self._board().calls
        for row in self._views[widget].model.rows:
            call = calls.get(row.call)
            if call is not None and not row.gone:
                self.painted.setdefault(str(call.caller.number), now)
