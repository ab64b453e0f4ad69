"""Lets consoles in: by a ticket that the database sold a moment ago, or by the token of the shift."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import text

from receptionist.errors import Problem
from receptionist.link.messages import Hello
from receptionist.link.passes import Passes
from receptionist.link.server import Guest, Skills
from receptionist.link.sight import Sight
from receptionist.serving.revocations import Revocations
from receptionist.staff.roster import Member, Roster
from receptionist.store.engine import Store


class OfficeDoor:
    """The hub's. `roster` is asked anew for each guest: it changes. Used from threads of the link's."""

    def __init__(self, store: Store, passes: Passes, roster: Callable[[], Roster], now: Callable[[], datetime]) -> None:
        self._store, self._passes, self._roster, self._now = store, passes, roster, now
        self.revocations = Revocations(store, passes)

    def let_in(self, hello: Hello) -> Guest:
        """See `Door.let_in`."""
        issued = None
        if hello.token:
            login = self._passes.read(hello.token).login
        else:
            login, issued = self._redeemed(hello.ticket)
        roster, at = self._roster(), self._now()
        member, sight = roster.member(login, at), sight_of(roster, login, at)
        if member is None or sight is None:
            raise Problem("link.closed")
        token = hello.token or self._passes.issue(login, member.ends, issued)
        return Guest(login=login, skills=_skills(member), sight=sight, token=token)

    def leave(self, token: str) -> None:
        """See `Door.leave`."""
        self.revocations.add(self._passes.revocation_of(token))

    def _redeemed(self, ticket: str) -> tuple[str, datetime]:
        """Whose it was, and the hour of the database."""
        if "\0" in ticket:  # of all that can be typed, what PostgreSQL does not take as text
            raise Problem("link.ticket_unknown")
        try:
            with self._store.session() as session:
                asked = text("SELECT office.redeem(:ticket), clock_timestamp()")
                login, at = session.execute(asked, {"ticket": ticket}).one()
        except Problem as problem:
            raise Problem("link.no_database") from problem
        if login is None:
            raise Problem("link.ticket_unknown")
        return str(login), at


def skills_of(roster: Roster, login: str, at: datetime) -> Skills | None:
    """By what calls are offered to them now; None: they may not be here."""
    member = roster.member(login, at)
    return _skills(member) if member is not None else None


def _skills(member: Member) -> Skills:
    return Skills(name=member.name, languages=tuple(sorted(member.languages)), teams=tuple(sorted(member.teams)))


def sight_of(roster: Roster, login: str, at: datetime) -> Sight | None:
    """What they may see now; None: they may not be here."""
    member = roster.member(login, at)
    if member is None:
        return None
    return Sight(clients=roster.clients_of(member, at), calls=roster.calls_of(member, at))
