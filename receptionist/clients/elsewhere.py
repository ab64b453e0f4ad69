"""What who asks cannot tell from the clients that they see: which codes and numbers are taken in other teams (never by whom),
and which of the clients are theirs to change."""

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
    """What is taken there: codes in small letters, and numbers in the time that was asked for. `mine`: the teams whose clients
    who asks may add and change, beside those without one; None: all, and they may move them from team to team."""

    codes: frozenset[str] = frozenset()
    lines: frozenset[Span] = frozenset()
    mine: frozenset[str] | None = None

    def __bool__(self) -> bool:
        return bool(self.codes or self.lines)

    def __or__(self, other: Elsewhere) -> Elsewhere:
        return Elsewhere(self.codes | other.codes, self.lines | other.lines, self.mine if other.mine is None else other.mine)

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

    def faults_of_right(self, was: Profile | None, profile: Profile) -> Iterator[Invalid]:
        """Why it is not theirs to make `profile` of what `was` (None: it is new)."""
        if self.mine is None:
            return
        if was is None and not self._is_mine(profile):
            yield Invalid("team.not_yours", team=profile.team)
        elif was is not None and not self._is_mine(was):
            yield Invalid("client.lent", client=was.name)
        elif was is not None and was.team != profile.team:
            yield Invalid("team.moved", client=was.name)

    def _is_mine(self, profile: Profile) -> bool:
        return self.mine is None or profile.team is None or profile.team in self.mine


NOTHING = Elsewhere()
Asked = Callable[[Sequence[Profile]], Elsewhere]
"""What of these profiles is taken elsewhere."""


def nothing(_profiles: Sequence[Profile]) -> Elsewhere:
    """Who asks sees all clients."""
    return NOTHING


def taken_elsewhere(session: Session, profiles: Sequence[Profile]) -> Elsewhere:
    """Asks a shared office (see `functions.sql`), in three statements for any number of profiles."""
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
    mine = session.execute(text(_MINE)).scalar()
    return Elsewhere(
        frozenset(found), frozenset(spans[place - 1] for place in places), None if mine is None else frozenset(mine)
    )


_MINE = """
    SELECT CASE WHEN office.me() IS NOT NULL AND NOT office.is_a('administrator')
    THEN array(SELECT office.my_teams()) END
"""


def _span(line: Line) -> Span:
    return line.number, line.since, line.until
