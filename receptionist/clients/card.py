"""What the desk shows of a client at one moment: the outcome of the rules, ready to be painted or printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from receptionist.clients.news import News
from receptionist.clients.profile import Accepts, Closure, Status


class TargetKind(StrEnum):
    """What stands in a row of Reach."""

    PERSON = "person"
    TEAM = "team"
    HEADQUARTERS = "headquarters"
    ROTA = "rota"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Why:
    """Why a target is offered or greyed: a code (`free`, `on_call`, `out_until`, `closed_until`, `open_until`, `left`,
    `messages_only`, `announced_only`, `no_number`, `asleep`, `next_step`…) and its values, translated at the edge. `back`: of
    somebody who is out or closed the first moment at which they can be reached, whatever `until` names; callers hear it."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One row of Reach. `number` None: there is none to ring. `available`: it can be rung now. `local` is the hour there
    (aware, in its own zone). `seconds`: for how long it is rung before the next is tried; None: as the desk does. `instead`: of
    somebody who is out or has left, the row (id) of whoever stands in and can be rung now; empty: nobody."""

    id: str
    name: str
    title: str
    kind: TargetKind
    number: str | None
    available: bool
    why: Why
    local: datetime
    role: str = ""
    city: str = ""
    accepts: Accepts = Accepts.ANY
    confirm: bool = False
    say_as: str = ""
    extension: str = ""
    seconds: int | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What to say now. `raw`: the template could not be filled in and stands as typed; `trouble` says which word it was."""

    text: str
    language: str
    raw: bool = False
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What the desk shows: for the client `client` (id), on `line` (E.164 or None), at `at` (aware, in the client's zone).
    `changes`: the next change of the opening state, where one is near enough to matter (a week). `status_said`: what callers
    are told of the status; `put_through` false: messages are taken instead, until the day `serves_from` (client's calendar),
    where one is known; `closure`: the one that holds now; `day_name`: the public holiday or named day that today is;
    `news`: what is true now, the latest first."""

    client: str
    code: str
    name: str
    line: str | None
    at: datetime
    open: bool
    changes: datetime | None
    greeting: Sentence
    instructions: tuple[str, ...]
    targets: tuple[TargetRow, ...]
    status: Status = Status.ACTIVE
    status_said: str = ""
    put_through: bool = True
    serves_from: date | None = None
    closure: Closure | None = None
    day_name: str = ""
    news: tuple[News, ...] = ()
