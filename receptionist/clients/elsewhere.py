"""Codes and numbers of clients that who asks does not see, another team's: that they are taken, never whose they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from receptionist.clients.profile import Line, Profile
from receptionist.errors import Invalid

Span = tuple[str, datetime | None, datetime | None]
"""A number, from when until when (UTC; None: open)."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is taken there: codes in small letters, and numbers in the time that was asked for."""

    codes: frozenset[str] = frozenset()
    lines: frozenset[Span] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.codes or self.lines)

    def __or__(self, other: Elsewhere) -> Elsewhere:
        return Elsewhere(self.codes | other.codes, self.lines | other.lines)

    def has_code(self, code: str) -> bool:
        """Whether it is taken, whatever its case."""
        return code.lower() in self.codes

    def faults(self, profile: Profile) -> Iterator[Invalid]:
        """What keeps the profile from being saved."""
        if self.has_code(profile.code):
            yield Invalid("client.code_elsewhere", field="code", code=profile.code)
        yield from self.faults_of_lines(profile)

    def faults_of_lines(self, profile: Profile) -> Iterator[Invalid]:
        """The same, of its numbers alone."""
        for i, line in enumerate(profile.lines):
            if _span(line) in self.lines:
                yield Invalid("line.elsewhere", field=f"lines[{i}].number", line=line.number)


NOTHING = Elsewhere()
Asked = Callable[[Sequence[Profile]], Elsewhere]
"""What of these profiles is taken elsewhere."""


def nothing(_profiles: Sequence[Profile]) -> Elsewhere:
    """Who asks sees all clients."""
    return NOTHING


def taken_elsewhere(session: Session, profiles: Sequence[Profile]) -> Elsewhere:
    """Asks a shared office (see `functions.sql`), in two statements for any number of profiles."""
    if session.execute(text("SELECT to_regprocedure('office.taken_codes(text[])')")).scalar() is None:
        return NOTHING
    codes = [profile.code.lower() for profile in profiles]
    spans = [_span(line) for profile in profiles for line in profile.lines]
    found = session.execute(text("SELECT * FROM office.taken_codes(:codes)"), {"codes": codes}).scalars()
    asked = {"numbers": [one[0] for one in spans], "since": [one[1] for one in spans], "until": [one[2] for one in spans]}
    places = session.execute(
        text(
            "SELECT * FROM office.taken_lines(CAST(:numbers AS text[]), CAST(:since AS timestamptz[]),"
            " CAST(:until AS timestamptz[]))"
        ),
        asked,
    ).scalars()
    return Elsewhere(frozenset(found), frozenset(spans[place - 1] for place in places))


def _span(line: Line) -> Span:
    return line.number, line.since, line.until
