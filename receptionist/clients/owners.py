"""Whose a number is, and when: of two clients' assignments of one number no instant is both's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from receptionist.clients.calendar.days import meet
from receptionist.clients.model import ClientRow, LineRow
from receptionist.clients.profile import Line, Profile
from receptionist.errors import Invalid

AT_ONCE = 500
"""Values in one statement: SQLite takes 999 and more."""
ONE_OWNER = "ex_lines_one_owner"
"""What the database calls its own rule (migration 0004)."""
ONE_CODE = "uq_clients_code"
"""And the one for codes (PostgreSQL's name of it): where a client that one does not see has it, nothing else is in the way."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number is the client's (id, name) from `since` until `until` (UTC; None: open)."""

    number: str
    client: str
    name: str
    since: datetime | None
    until: datetime | None

    def meets(self, line: Line) -> bool:
        """Whether there is an instant at which it would be both's."""
        return meet(self, line)


Claims = dict[str, list[Claim]]
"""By number."""


def claims_on(session: Session, profiles: Sequence[Profile]) -> Claims:
    """Whose the numbers of these profiles are kept to be now."""
    query = select(LineRow, ClientRow.trade_name, ClientRow.legal_name).join(ClientRow, ClientRow.id == LineRow.client)
    numbers = [line.number for profile in profiles for line in profile.lines]
    claims: Claims = {}
    for some in batched(numbers):
        for line, trade, legal in session.execute(query.where(LineRow.number.in_(some))):
            claim = Claim(line.number, line.client, trade or legal, line.since, line.until)
            claims.setdefault(line.number, []).append(claim)
    return claims


def over_at(claims: Claims, together: Sequence[Profile], at: datetime, client: str, number: str) -> datetime | None:
    """When the others' time with the number was over (UTC), if at `at` it is; None: nobody but the `client` (id) had it, or
    somebody has it still. `together`: what is saved in the same step."""
    saved = {profile.id for profile in together}
    ends = [one.until for one in claims.get(number, ()) if one.client not in saved and one.client != client]
    others = (profile for profile in together if profile.id != client)
    ends += [line.until for profile in others for line in profile.lines if line.number == number]
    over = [end for end in ends if end is not None and end <= at]
    return max(over, default=None) if len(over) == len(ends) else None


def refuse_taken(claims: Claims, profiles: Sequence[Profile]) -> None:
    """Raise `line.taken` for the first number that another client has in the same time. What is saved together is compared with
    what the others of it will have."""
    together = {profile.id for profile in profiles}
    left = {number: [one for one in found if one.client not in together] for number, found in claims.items()}
    for profile in profiles:
        for i, line in enumerate(profile.lines):
            others = left.setdefault(line.number, [])
            other = next((claim for claim in others if claim.client != profile.id and claim.meets(line)), None)
            if other is not None:
                raise Invalid("line.taken", field=f"lines[{i}].number", line=line.number, client=other.name)
            others.append(Claim(line.number, profile.id, profile.name, line.since, line.until))


@contextmanager
def explain_double(profiles: Sequence[Profile]) -> Iterator[None]:
    """Two who give one number or one code away in the same instant: the database lets the first one do it."""
    try:
        yield
    except IntegrityError as error:
        if ONE_CODE in str(error.orig) and len(profiles) == 1:
            raise Invalid("client.code_elsewhere", field="code", code=profiles[0].code) from error
        if ONE_OWNER not in str(error.orig):
            raise
        raise Invalid("line.taken_meanwhile", field="lines") from error


def batched(values: Iterable[str]) -> Iterator[Sequence[str]]:
    """As many at a time as one statement takes."""
    every = list(values)
    for first in range(0, len(every), AT_ONCE):
        yield every[first : first + AT_ONCE]
