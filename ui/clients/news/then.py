"""The news of a client at any moment: of now and later as the desk knows it, of what has been as it was known then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from receptionist.clients.news import News
from ui.background import Background


class NewsThen(QObject):
    """`kept` is the office's news, `desk` what the desk knows of a client (id)."""

    read = Signal()
    """What was told at a moment that was asked about is known now."""

    def __init__(
        self,
        kept: Any,
        desk: Callable[[str], tuple[News, ...]],
        now: Callable[[], datetime],
        background: Background,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kept, self._desk, self._now, self._background = kept, desk, now, background
        self._asked: tuple[str, datetime] | None = None
        self._then: tuple[News, ...] = ()

    def of(self, client: str, at: datetime | None) -> tuple[News, ...]:
        """What is told of the client (id) at `at` (aware; None: now), without waiting: of what has been, nothing until it is
        `read`."""
        if at is None or at >= self._now():
            return self._desk(client)
        if self._asked != (client, at):
            self._asked, self._then = (client, at), ()
            self._background.run(lambda: self._kept.told(client, at), lambda found: self._learn((client, at), found))
        return self._then

    def wait_for(self, client: str, at: datetime | None) -> tuple[News, ...]:
        """The same, at once. Blocks."""
        return self._desk(client) if at is None or at >= self._now() else tuple(self._kept.told(client, at))

    def _learn(self, asked: tuple[str, datetime], found: list[News]) -> None:
        if asked == self._asked:
            self._then = tuple(found)
            self.read.emit()
