"""Who works here, in whose teams, and what was lent to whom: held in memory by the hub, which asks no database when a call
comes.

What an assistant may see is decided here as the database decides it for rows (`receptionist.store.shared.matrix`); a test
compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from receptionist.staff.rights import Role

EARTHS_LAST: Final = "Etc/GMT+12"
"""Where on earth a day ends last."""


def ends_at(last_day: date, zone: str | None) -> datetime:
    """When (UTC) a contract is over whose last day is `last_day`: at midnight by the office's clock (`zone`, IANA), the later
    one where that night has two; where it has none (None), once it is midnight everywhere. A shared office's database says the
    same (`office.ends_at`)."""
    clock, midnight = ZoneInfo(zone or EARTHS_LAST), datetime.combine(last_day + timedelta(days=1), time())
    return max(midnight.replace(tzinfo=clock, fold=fold).astimezone(UTC) for fold in (0, 1))


class Loan(msgspec.Struct, frozen=True, kw_only=True):
    """A client (id) or one call that `login` sees from `since` until `until` (UTC)."""

    login: str
    since: datetime
    until: datetime
    client: str | None = None
    call: str | None = None


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One login. `ends`: when the contract is over (UTC), None: no end. `must_change`: they have a one-time password, and have
    not come in with it yet."""

    login: str
    name: str
    role: Role
    teams: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    open: bool = True
    ends: datetime | None = None
    must_change: bool = False


class Roster:
    """As of one reading. `teams` are those of the clients, by client (id); None: no team."""

    def __init__(self, members: Iterable[Member], loans: Iterable[Loan], teams: Mapping[str, str | None]) -> None:
        self._members = {member.login: member for member in members}
        self._loans, self._teams = tuple(loans), teams

    def member(self, login: str, at: datetime) -> Member | None:
        """Who may come in now; None for who left, or was never here."""
        member = self._members.get(login)
        if member is None or not member.open or (member.ends is not None and member.ends <= at):
            return None
        return member

    def clients_of(self, member: Member, at: datetime) -> frozenset[str] | None:
        """The clients (ids) whose calls they see: those of their teams, those without a team, those lent to them. None: all."""
        if member.role is Role.ADMINISTRATOR:
            return None
        own = {client for client, team in self._teams.items() if team is None or team in member.teams}
        return frozenset(own | {loan.client for loan in self._lent(member.login, at) if loan.client is not None})

    def calls_of(self, member: Member, at: datetime) -> frozenset[str]:
        """The single calls that were lent to them."""
        return frozenset(loan.call for loan in self._lent(member.login, at) if loan.call is not None)

    def changes_after(self, at: datetime) -> datetime | None:
        """The next moment at which somebody may see more or less by time alone."""
        moments = [moment for loan in self._loans for moment in (loan.since, loan.until)]
        moments += [member.ends for member in self._members.values() if member.ends is not None]
        return min((moment for moment in moments if moment > at), default=None)

    def _lent(self, login: str, at: datetime) -> Iterable[Loan]:
        return (loan for loan in self._loans if loan.login == login and loan.since <= at < loan.until)
