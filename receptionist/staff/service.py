"""The people of the office: who they are, and what they may do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Protocol

import msgspec
from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session
from uuid6 import uuid7

from receptionist.errors import Invalid, NotFound, Problem
from receptionist.staff.colleagues import Known, colleagues
from receptionist.staff.model import AssistantRow, LoanRow, StaffTeamRow, TeamRow
from receptionist.staff.rights import Role
from receptionist.staff.roster import Loan, Member, ends_at
from receptionist.store.engine import Store

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,31}")


class StaffState(StrEnum):
    """Whether somebody still works here."""

    OPEN = "open"
    CLOSED = "closed"


class Contract(StrEnum):
    """On what terms somebody works here."""

    EMPLOYEE = "employee"
    CONTRACTOR = "contractor"


class Assistant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the office. `name` is what callers hear in the greeting; `languages` (ISO 639-1) are those they speak
    with callers; `ends_on` is the contract's last day, None: no end is known, and `ends` (UTC) when that is over by the
    office's clock, as it was when they were read; `station` the phone they mostly sit at (empty: none in particular);
    `must_change`: they have a one-time password and have not come in with it yet. Without a `contract` it is a colleague of
    whom who asks reads no more than name, role, state, languages and teams."""

    login: str
    name: str
    role: Role = Role.ASSISTANT
    state: StaffState = StaffState.OPEN
    languages: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    contract: Contract | None = Contract.EMPLOYEE
    ends_on: date | None = None
    ends: datetime | None = None
    station: str = ""
    must_change: bool = False

    def is_here(self, at: datetime) -> bool:
        """Whether they may work at `at` (UTC): neither closed nor past the end of their contract."""
        return self.state is StaffState.OPEN and (self.ends is None or at < self.ends)


def login_for(name: str) -> str:
    """A short name made of a name: `Anna Rossi` is `anna.rossi`. Empty when the name has no letter that could serve."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return ".".join(re.findall(r"[a-z0-9]+", plain))[:32].rstrip(".")


class Logins(Protocol):
    """The logins of a shared office (`receptionist.store.shared.logins`)."""

    def make(self, session: Session, login: str, role: str, password: str, ends: datetime | None = None) -> datetime:
        """A login with a one-time password; until when it is good, at most until `ends` (the contract's)."""

    def end(self, session: Session, login: str, at: datetime | None, *, one_time: bool) -> None:
        """No login from then on; None: no end. `one_time`: a one-time password is not good for longer by this."""

    def give_role(self, session: Session, login: str, role: str) -> None:
        """Another role."""

    def close(self, session: Session, login: str) -> None:
        """No login any more."""

    def address(self, login: str) -> str:
        """By which they join."""


class StaffService:
    """Assistants in the office's database. In a local office nobody has a password (see `receptionist.staff.rights`), and
    there are no `logins`; in a shared one person and login are made, changed and closed in one step."""

    def __init__(self, store: Store, logins: Logins | None = None) -> None:
        self._store, self._logins = store, logins

    def list(self) -> list[Assistant]:
        """Everybody, by name; those who left too."""
        with self._store.reading() as session:
            teams = _teams(session)
            zone = _zone(session)
            rows = {row.login: _assistant(row, teams.get(row.login, ()), zone) for row in session.scalars(select(AssistantRow))}
            others = {one.login: _colleague(one, teams.get(one.login, ())) for one in colleagues(session)}
            return sorted((others | rows).values(), key=lambda one: (one.name, one.login))

    def load(self, login: str) -> Assistant:
        """Raises `NotFound` `staff.unknown`."""
        with self._store.reading() as session:
            return _assistant(_row(session, login), _teams(session).get(login, ()), _zone(session))

    def add(
        self,
        name: str,
        role: Role | str = Role.ASSISTANT,
        login: str | None = None,
        *,
        teams: Iterable[str] = (),
        password: str = "",
        contract: Contract | str = Contract.EMPLOYEE,
        ends_on: date | None = None,
        station: str = "",
        languages: Iterable[str] = (),
    ) -> Assistant:
        """Somebody new, in `teams` (those that are new are made). Without a login one is made of the name. `password`: the
        one-time one, in a shared office. Raises `Invalid` `staff.name_missing`, `staff.login_form`, `staff.login_taken`,
        `staff.role`, `staff.team_name`, `staff.contract`, `staff.contract_over`."""
        wanted = (login or login_for(name) or "assistant").strip().lower()
        if not LOGIN.fullmatch(wanted):
            raise Invalid("staff.login_form", field="login", login=wanted)
        assistant = checked(
            Assistant(
                login=wanted,
                name=name,
                role=role,  # type: ignore[arg-type]
                teams=tuple(teams),
                contract=contract,  # type: ignore[arg-type]
                ends_on=ends_on,
                station=station,
                languages=tuple(languages),
                must_change=bool(password),
            )
        )
        with self._store.session() as session:
            ends = _ends(ends_on, _zone(session))
            _refuse_over(assistant, ends)
            if session.scalar(select(func.count()).where(AssistantRow.login == wanted)):
                raise Invalid("staff.login_taken", field="login", login=wanted)
            session.add(
                AssistantRow(
                    id=str(uuid7()),
                    login=wanted,
                    name=assistant.name,
                    role=assistant.role.value,
                    state=assistant.state.value,
                    languages=" ".join(assistant.languages),
                    created_at=self._store.now(),
                    contract=_checked_contract(assistant.contract).value,
                    ends_on=assistant.ends_on,
                    station=assistant.station,
                    must_change=assistant.must_change,
                )
            )
            session.flush()
            _put_into(session, wanted, assistant.teams)
            if self._logins is not None:
                self._logins.make(session, wanted, assistant.role.value, password, ends)
        return msgspec.structs.replace(assistant, ends=ends)

    def change(self, somebody: Assistant) -> Assistant:
        """Everything about them but login, state and password is as `somebody` says, in one step: the login of a shared office
        has the role and the end of the contract at once. Raises as `add`, and `Problem` `staff.last_administrator`."""
        new = checked(somebody)
        with self._store.session() as session:
            now = self._store.now()
            row, had = _row(session, new.login), _administrators(session, now)
            was = row.role
            row.name, row.role, row.languages = new.name, new.role.value, " ".join(new.languages)
            row.contract, row.ends_on, row.station = _checked_contract(new.contract).value, new.ends_on, new.station
            session.flush()
            _refuse_none_left(session, had, row, now)
            session.execute(delete(StaffTeamRow).where(StaffTeamRow.login == new.login))
            _put_into(session, new.login, new.teams)
            if self._logins is not None and row.state == StaffState.OPEN.value:
                if was != row.role:
                    self._logins.give_role(session, new.login, row.role)
                self._logins.end(session, new.login, _ends(new.ends_on, _zone(session)), one_time=row.must_change)
        return self.load(new.login)

    def teams(self) -> Sequence[str]:
        """All there are, by name."""
        with self._store.reading() as session:
            return sorted(session.scalars(select(TeamRow.name)), key=str.casefold)

    def in_teams(self, login: str, teams: Iterable[str]) -> Assistant:
        """They belong to these teams and no other; a new name makes a team. Raises `Invalid` `staff.team_name`."""
        named = {checked_team(team) for team in teams}
        with self._store.session() as session:
            _row(session, login)
            session.execute(delete(StaffTeamRow).where(StaffTeamRow.login == login))
            _put_into(session, login, named)
        return self.load(login)

    def reset(self, login: str, password: str) -> Assistant:
        """A new one-time password, for who has forgotten theirs; who left is back. Shared offices only. Raises `Invalid`
        `staff.contract_over` for whose contract has ended: that comes first."""
        with self._store.session() as session:
            row, zone = _row(session, login), _zone(session)
            ends = _ends(row.ends_on, zone)
            _refuse_over(_assistant(row, (), zone), ends)
            row.state, row.must_change = StaffState.OPEN.value, True
            session.flush()
            if self._logins is not None:
                self._logins.make(session, login, row.role, password, ends)
        return self.load(login)

    def address(self, login: str) -> str:
        """By which their console joins the shared office; empty in a local one, which nobody joins."""
        return self._logins.address(login) if self._logins is not None else ""

    def speaks(self, login: str, languages: Iterable[str]) -> Assistant:
        """The languages (ISO 639-1) that they speak with callers."""
        return self._change(login, languages=" ".join(sorted(set(languages))))

    def close(self, login: str) -> Assistant:
        """They left: no longer offered, and everything they did keeps their name. The last administrator stays
        (`staff.last_administrator`)."""
        return self._change(login, state=StaffState.CLOSED.value)

    def reopen(self, login: str) -> Assistant:
        """They are back."""
        return self._change(login, state=StaffState.OPEN.value)

    def members(self) -> Sequence[Member]:
        """Everybody as the hub needs them, those who left too."""
        with self._store.reading() as session:
            teams, zone = _teams(session), _zone(session)
            return [_member(row, teams.get(row.login, ()), zone) for row in session.scalars(select(AssistantRow))]

    def loans(self, at: datetime) -> Sequence[Loan]:
        """What is lent at that moment, or will be."""
        with self._store.reading() as session:
            rows = session.scalars(select(LoanRow).where(LoanRow.until > at))
            return [Loan(login=r.login, since=r.since, until=r.until, client=r.client, call=r.call) for r in rows]

    def _change(self, login: str, **values: str) -> Assistant:
        with self._store.session() as session:
            row, now = _row(session, login), self._store.now()
            had = _administrators(session, now)
            for name, value in values.items():
                setattr(row, name, value)
            session.flush()
            _refuse_none_left(session, had, row, now)
            if self._logins is not None and values.get("state") == StaffState.CLOSED.value:
                self._logins.close(session, login)
            return _assistant(row, _teams(session).get(login, ()), _zone(session))


def _row(session: Session, login: str) -> AssistantRow:
    row = session.scalar(select(AssistantRow).where(AssistantRow.login == login))
    if row is None:
        raise NotFound("staff.unknown", login=login)
    return row


def _administrators(session: Session, now: datetime) -> int:
    """How many there are whose contract is not over."""
    open_ones = (AssistantRow.role == Role.ADMINISTRATOR, AssistantRow.state == StaffState.OPEN)
    zone, last_days = _zone(session), session.scalars(select(AssistantRow.ends_on).where(*open_ones))
    ends = [_ends(last, zone) for last in last_days]
    return sum(1 for end in ends if end is None or now < end)


def _refuse_none_left(session: Session, had: int, row: AssistantRow, now: datetime) -> None:
    if had and not _administrators(session, now):
        raise Problem("staff.last_administrator", name=row.name)


def _refuse_over(somebody: Assistant, ends: datetime | None) -> None:
    if somebody.ends_on is not None and ends is not None and ends <= datetime.now(UTC):
        raise Invalid("staff.contract_over", field="ends_on", name=somebody.name, day=somebody.ends_on.isoformat())


def _zone(session: Session) -> str | None:
    """That of the office's clock, which is its own profile's; None: it has none yet."""
    zone = session.execute(text("SELECT zone FROM clients WHERE own")).scalar()
    return str(zone) if zone is not None else None


def _ends(last_day: date | None, zone: str | None) -> datetime | None:
    return ends_at(last_day, zone) if last_day is not None else None


def _teams(session: Session) -> dict[str, tuple[str, ...]]:
    teams: dict[str, tuple[str, ...]] = {}
    for row in session.execute(select(StaffTeamRow.login, StaffTeamRow.team).order_by(StaffTeamRow.team)):
        teams[row.login] = (*teams.get(row.login, ()), row.team)
    return teams


def _put_into(session: Session, login: str, teams: Iterable[str]) -> None:
    known = set(session.scalars(select(TeamRow.name)))
    for team in teams:
        if team not in known:
            session.add(TeamRow(name=team))
            session.flush()
        session.add(StaffTeamRow(login=login, team=team))
    session.flush()


def _assistant(row: AssistantRow, teams: tuple[str, ...], zone: str | None) -> Assistant:
    return Assistant(
        login=row.login,
        name=row.name,
        role=Role(row.role),
        state=StaffState(row.state),
        languages=tuple(row.languages.split()),
        teams=teams,
        contract=Contract(row.contract),
        ends_on=row.ends_on,
        ends=_ends(row.ends_on, zone),
        station=row.station,
        must_change=row.must_change,
    )


def _colleague(one: Known, teams: tuple[str, ...]) -> Assistant:
    return Assistant(
        login=one.login,
        name=one.name,
        role=Role(one.role),
        state=StaffState(one.state),
        languages=tuple(one.languages.split()),
        teams=teams,
        contract=None,
    )


def _member(row: AssistantRow, teams: Iterable[str], zone: str | None) -> Member:
    return Member(
        login=row.login,
        name=row.name,
        role=Role(row.role),
        teams=frozenset(teams),
        languages=frozenset(row.languages.split()),
        open=row.state == StaffState.OPEN,
        ends=_ends(row.ends_on, zone),
        must_change=row.must_change,
    )


def checked(somebody: Assistant) -> Assistant:
    """As it is kept. Raises `Invalid` as `StaffService.add`."""
    return msgspec.structs.replace(
        somebody,
        name=_checked_name(somebody.name),
        role=_checked_role(somebody.role),
        contract=_checked_contract(somebody.contract),
        languages=tuple(sorted(set(somebody.languages))),
        teams=tuple(sorted({checked_team(team) for team in somebody.teams})),
        station=" ".join(somebody.station.split())[:80],
    )


def checked_team(team: str) -> str:
    """A team's name as it is kept. Raises `Invalid` `staff.team_name`."""
    team = " ".join(team.split())
    if not team or len(team) > 80:
        raise Invalid("staff.team_name", field="teams", team=team[:80])
    return team


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > 200:
        raise Invalid("staff.name_missing", field="name")
    return name


def _checked_role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError:
        raise Invalid("staff.role", field="role", role=str(role)) from None


def _checked_contract(contract: str | None) -> Contract:
    try:
        return Contract(contract or "")
    except ValueError:
        raise Invalid("staff.contract", field="contract", contract=str(contract)) from None
