"""How a console stands with the hub of a shared office."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from receptionist.errors import Problem


class State(StrEnum):
    """Of its link."""

    LOOKING = "looking"  # for a hub that answers; commands are refused meanwhile
    THERE = "there"
    REFUSED = "refused"  # for a reason that waiting does not change


Told = Callable[[State, Problem | None], None]
"""Hears of each change, with what went wrong, on the link's thread."""
Kept = Callable[[dict[str, Problem]], None]
"""Hears what of the hub's record is out of order, by part (`journal`, `database`); nothing: all is well. Called
on the link's thread."""
Changed = Callable[[int | None], None]
"""Hears another number for each change of what consoles keep in memory; None: no hub tells of any. On the link's thread."""
