"""How the time that somebody waits stands to what their client was promised."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum


class Urgency(IntEnum):
    """How the waiting time stands to what the client was promised."""

    CALM = 0
    NEAR = 1
    PAST = 2


NEAR = 0.6
"""Part of the promised time after which it turns amber."""


def urgency_of(since: datetime, limit: int, now: datetime) -> Urgency:
    """How near to its limit (seconds; 0: there is none) a time is that began at `since`."""
    if limit <= 0:
        return Urgency.CALM
    part = (now - since).total_seconds() / limit
    return Urgency.PAST if part >= 1 else Urgency.NEAR if part >= NEAR else Urgency.CALM
