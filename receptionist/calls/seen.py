"""That the desk was there, noted now and then: where calls are few, the last of them does not tell a desk that was quiet from
one that was dead."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from receptionist.calls.events import AnyEvent
from receptionist.calls.model import DeskLifeRow
from receptionist.calls.past_window import UNSEEN

SEEN_SECONDS = UNSEEN.total_seconds() / 3
"""How often it is noted."""


class Seen:
    """Of the desk whose events these are. `now`: the hour of its events, in UTC."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now, self._epoch = now, 0
        self._noted: float | None = None
        """When (monotonic seconds)."""

    def hears(self, events: Iterable[AnyEvent]) -> None:
        """Which of its lives the desk is in they tell."""
        self._epoch = max((event.epoch for event in events), default=self._epoch)

    def is_due(self) -> bool:
        """Whether it is to be noted again."""
        return self._epoch > 0 and (self._noted is None or time.monotonic() - self._noted >= SEEN_SECONDS)

    def note(self, session: Session) -> None:
        """Note it, in the caller's transaction."""
        if self._epoch:
            session.merge(DeskLifeRow(epoch=self._epoch, seen=self._now()))
            self._noted = time.monotonic()
