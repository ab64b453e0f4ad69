"""Calls that must still be made: promised to a caller, or owed to one who was lost. One list, worked off by due time. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

import msgspec
from uuid6 import uuid7

from receptionist.calls.places import Result
from receptionist.clients.calendar.days import lines_at
from receptionist.clients.profile import Profile

REACHED = frozenset({Result.ANSWERED, Result.MESSAGE, Result.TRANSFERRED, Result.BLIND_TRANSFERRED})
"""Results of a call in which somebody was spoken to."""


class Try(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody (`by`, a login) rang at `at` (UTC); `call` is the call that did it."""

    at: datetime
    by: str
    reached: bool
    call: str | None = None


class CallBack(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to call back: `name` at `number` (E.164; a lost caller's as it came, empty where none was shown), for `client` (id),
    by `due` (UTC). `line` is the number they had rung, `call` the call in which it was promised, or which was lost;
    `promised_by` a login, None of a lost call, which is due since it was lost. `id`: of a lost call, that call's."""

    id: str = msgspec.field(default_factory=lambda: str(uuid7()))
    client: str | None
    line: str | None = None
    number: str
    name: str = ""
    due: datetime
    note: str = ""
    call: str | None = None
    promised_by: str | None = None
    promised_at: datetime | None = None
    tries: tuple[Try, ...] = ()
    reached_since: bool = False
    """The same number and this client have spoken since."""

    @property
    def lost(self) -> bool:
        """Nobody promised it: a caller was lost."""
        return self.promised_by is None

    def overdue(self, at: datetime) -> bool:
        """What was promised has not been kept. A lost call was promised to nobody."""
        return not self.lost and self.due <= at


def in_order(call_backs: Iterable[CallBack]) -> list[CallBack]:
    """The list as it is worked off: what is due first stands first."""
    return sorted(call_backs, key=lambda one: (one.due, one.id))


def to_remind(call_backs: Iterable[CallBack], at: datetime, me: str, here: Collection[str]) -> list[CallBack]:
    """Those of which `me` is to be reminded: overdue, and promised by herself or by somebody who is not `here` (logins)."""
    return [one for one in in_order(call_backs) if one.overdue(at) and (one.promised_by == me or one.promised_by not in here)]


def line_for(profile: Profile, line: str | None, at: datetime) -> str | None:
    """Under which of the client's numbers somebody is called back: the one they rang while it is still the client's own, else
    the client's first. None: it has none, and nobody may be rung for it."""
    own = [one.number for one in lines_at(profile, at)]
    return line if line in own else next(iter(own), None)
