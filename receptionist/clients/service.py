"""What a person can do with clients: read them all, as they are or were, and save one as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from receptionist.clients.calendar.days import line_keys
from receptionist.clients.checks import blocking, check, in_the_way
from receptionist.clients.elsewhere import NOTHING, Elsewhere, taken_elsewhere
from receptionist.clients.model import (
    AbsenceRow,
    AddressRow,
    ClientRow,
    ClientVersionRow,
    ClosureAnswerRow,
    ClosureRow,
    DayExceptionRow,
    DutyRow,
    FactRow,
    GreetingRow,
    InstructionRow,
    LineRow,
    OpeningRow,
    PersonRow,
    ReachRow,
    RotaRow,
    StatusSpanRow,
    WayRow,
)
from receptionist.clients.moves import begun, ended, moved
from receptionist.clients.owners import Claims, batched, claims_on, explain_double, over_at, refuse_taken
from receptionist.clients.pictures import keep_pictures
from receptionist.clients.profile import Opening, Part, Profile
from receptionist.clients.versions import Version, before, catch_up, keep, profile_of, version_at, versions_of
from receptionist.errors import Invalid, NotFound, Problem
from receptionist.store.base import Base
from receptionist.store.engine import Store

Row = dict[str, Any]
Groups = Sequence[tuple[Sequence[Part], Row]]

PLAIN_PARTS: dict[str, type[Base]] = {
    "statuses": StatusSpanRow,
    "addresses": AddressRow,
    "facts": FactRow,
    "lines": LineRow,
    "people": PersonRow,
    "reaches": ReachRow,
    "greetings": GreetingRow,
    "instructions": InstructionRow,
    "exceptions": DayExceptionRow,
    "closures": ClosureRow,
    "answers": ClosureAnswerRow,
    "duty": DutyRow,
    "rotas": RotaRow,
}
"""The parts of a profile that are rows with a client, by field."""
CLIENT_HOURS = "client"
"""`OpeningRow.of` for the client's own hours."""
NAMED_ONE_AFTER_ANOTHER = text("LOCK TABLE clients IN EXCLUSIVE MODE")
"""Of two who give one code to two clients in the same instant, or begin two offices of our own, the second waits for the first
and is told. On SQLite every writer waits."""
LATELY = timedelta(days=1)
"""A number that was a client's this long ago already is not taken away without a trace; what was entered today, by mistake
perhaps, is."""
FEW = 20
"""So many clients are read one by one; of more, all are read."""


class ClientService:
    """Profiles in the office's database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def profiles(self) -> list[Profile]:
        """All clients, by code. One look at the database, whatever their number."""
        with self._store.reading() as session:
            return _load(session, None)

    def versions(self) -> dict[str, int]:
        """The version of each client by id: a cheap look at whether any profile has changed."""
        with self._store.reading() as session:
            return {row.id: row.version for row in session.execute(select(ClientRow.id, ClientRow.version))}

    def load(self, code: str) -> Profile:
        """The client of that code, whatever its case. Raises `NotFound` `client.unknown`."""
        with self._store.reading() as session:
            found = session.execute(select(ClientRow.id).where(func.lower(ClientRow.code) == code.lower())).scalar()
            if found is None:
                raise NotFound("client.unknown", code=code)
            return _load(session, found)[0]

    def versions_of(self, client: str) -> list[Version]:
        """All saves of the client (id), latest first."""
        with self._store.reading() as session:
            return versions_of(session, client)

    def version(self, client: str, version: int) -> Profile:
        """The client (id) as it was saved then."""
        with self._store.reading() as session:
            return profile_of(session, client, version)

    def at(self, client: str, moment: datetime) -> Profile:
        """The client (id) as it was known at `moment`: the version of then; before the first save (`known_since`) as it is now,
        for nothing else is known. Raises `NotFound` `client.unknown`."""
        with self._store.reading() as session:
            version = version_at(session, client, moment)
            found = [profile_of(session, client, version)] if version is not None else _load(session, client)
        if not found:
            raise NotFound("client.unknown", code=client)
        return found[0]

    def before(self, at: Mapping[str, datetime]) -> dict[str, Profile | None]:
        """What has changed since, client by client: see `receptionist.clients.versions.before`."""
        with self._store.reading() as session:
            return before(session, at)

    def known_since(self, client: str) -> datetime | None:
        """When the client (id) was first saved, as far as versions tell."""
        with self._store.reading() as session:
            return session.scalar(select(func.min(ClientVersionRow.at)).where(ClientVersionRow.client == client))

    def check(self, profile: Profile) -> list[Invalid]:
        """Everything that is wrong with it; see `receptionist.clients.checks`."""
        return check(profile)

    def save(self, profile: Profile, by: str) -> Profile:
        """Keep the whole profile, in one step; returned with its new version. `by` is a login.

        Raises `Problem` `client.changed_meanwhile` when somebody saved it since it was read, `Invalid` for the first thing
        wrong with it that was not saved so before, `line.taken` for a number of another client, `client.code_taken`,
        `client.own_exists`; `line.elsewhere`, `client.code_elsewhere` where that is a client of a team that one does not see.
        """
        return self.save_all([profile], by)[0]

    def save_all(
        self, profiles: Iterable[Profile], by: str, at: datetime | None = None, pictures: Mapping[str, bytes] | None = None
    ) -> list[Profile]:
        """Keep all of them, or none, and their new `pictures` (by the name that they have for each). While the database is held
        for it, nobody else writes: the same few statements do for one and for thousands. `at` (UTC): when it is to have been,
        for a past that is told (None: now)."""
        profiles = list(profiles)
        wrong = [(profile, found) for profile in profiles if (found := blocking(check(profile)))]
        at = at or self._store.now()
        with explain_double(profiles), self._store.session() as session:
            before = _before(session, profiles)
            for invalid in (one for profile, found in wrong for one in in_the_way(profile, before.get(profile.id), found)):
                raise invalid
            if self._store.shared and _gives_names(profiles, before):
                session.execute(NAMED_ONE_AFTER_ANOTHER)
            profiles = [_with_what_was_theirs(session, before.get(profile.id), profile, at) for profile in profiles]
            claims = claims_on(session, profiles)
            profiles = [begun(one, before.get(one.id), partial(over_at, claims, profiles, at, one.id)) for one in profiles]
            saved = [msgspec.structs.replace(profile, version=profile.version + 1) for profile in profiles]
            _refuse_what_is_taken(session, claims, profiles)
            if self._store.shared:
                elsewhere = taken_elsewhere(session, profiles)
                for taken in (one for profile in profiles for one in elsewhere.faults(profile)):
                    raise taken
            catch_up(session, before)
            _save_heads(session, profiles, saved, by, at)
            _replace_parts(session, before, saved)
            keep(session, before, saved, by, at)
            keep_pictures(session, pictures or {})
        return saved

    def taken_elsewhere(self, profiles: Sequence[Profile]) -> Elsewhere:
        """What of these is taken by clients that who asks does not see. In a local office everybody sees all."""
        if not self._store.shared:
            return NOTHING
        with self._store.reading() as session:
            return taken_elsewhere(session, profiles)

    def move_line(self, number: str, to: Profile, since: datetime, by: str) -> list[Profile]:
        """From `since` (UTC) on the number is `to`'s, and until then whoever's it is; see `receptionist.clients.moves`. What it
        changes is saved in one step, and returned, `to` last. Raises `line.moves_to_itself`, and as `save`."""
        return self.save_all(moved(self.profiles(), number, to, since), by)

    def take_back_move(self, profiles: Iterable[Profile], by: str) -> list[Profile]:
        """Each of `profiles` (as `move_line` returned them) is again as it was before. Raises as `save`: what somebody has
        saved since then is not overwritten."""
        before = [self.version(one.id, one.version - 1) for one in profiles]
        return self.save_all([msgspec.structs.replace(one, version=one.version + 1) for one in before], by)


# ---- reading


def _load(session: Session, client: str | None) -> list[Profile]:
    """The same few queries for any number of clients: the parts are put together here, not one by one by the database."""
    hours = _hours(session, client)
    ways = _of_people(session, WayRow, client)
    absences = _of_people(session, AbsenceRow, client)
    people = _parts(session, PersonRow, client)
    for person in (one for group in people.values() for one in group):
        person |= {"ways": ways[person["id"]], "absences": absences[person["id"]]}
    parts = {name: people if table is PersonRow else _parts(session, table, client) for name, table in PLAIN_PARTS.items()}
    return [_profile(row, parts, hours) for row in _rows(session, ClientRow, client)]


def _profile(row: Row, parts: Mapping[str, Mapping[str, list[Row]]], hours: Mapping[tuple[str, str], list[Row]]) -> Profile:
    for line, key in zip(
        parts["lines"][row["id"]], line_keys(line["number"] for line in parts["lines"][row["id"]]), strict=True
    ):
        line["hours"] = hours[row["id"], key]
    for part in (*parts["people"][row["id"]], *parts["reaches"][row["id"]]):
        part["hours"] = hours[row["id"], part["id"]]
    whole = row | {name: groups[row["id"]] for name, groups in parts.items()} | {"hours": hours[row["id"], CLIENT_HOURS]}
    return msgspec.convert(whole, Profile)


def _rows(session: Session, table: type[Base], client: str | None) -> list[Row]:
    columns = list(table.__table__.columns)
    query = select(*columns).order_by(table.__table__.c.code if table is ClientRow else table.__table__.c.position)
    if client is not None:
        query = query.where(table.__table__.c.id == client if table is ClientRow else table.__table__.c.client == client)
    names = [column.name for column in columns]
    return [dict(zip(names, row, strict=True)) for row in session.connection().execute(query)]


def _parts(session: Session, table: type[Base], client: str | None) -> defaultdict[str, list[Row]]:
    """The rows by client, in order."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _rows(session, table, client):
        groups[row["client"]].append(row)
    return groups


def _of_people(session: Session, table: type[WayRow] | type[AbsenceRow], client: str | None) -> defaultdict[str, list[Row]]:
    """The rows by person, in order."""
    columns = list(table.__table__.columns)
    query = select(*columns).order_by(table.__table__.c.position)
    if client is not None:
        query = query.join(PersonRow, table.__table__.c.person == PersonRow.id).where(PersonRow.client == client)
    names = [column.name for column in columns]
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in session.connection().execute(query):
        groups[row[0]].append(dict(zip(names, row, strict=True)))
    return groups


def _hours(session: Session, client: str | None) -> defaultdict[tuple[str, str], list[Row]]:
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _rows(session, OpeningRow, client):
        groups[row["client"], row["of"]].append(row)
    return groups


# ---- saving


def _before(session: Session, profiles: list[Profile]) -> dict[str, Profile]:
    """The profiles as they are kept now, by id: what a version is compared with."""
    old = {profile.id for profile in profiles if profile.version}
    if len(old) > FEW:
        return {profile.id: profile for profile in _load(session, None) if profile.id in old}
    return {profile.id: profile for client in old for profile in _load(session, client)}


def _with_what_was_theirs(session: Session, was: Profile | None, profile: Profile, at: datetime) -> Profile:
    """As it is to be kept: of numbers that go, whose they were until now is not forgotten."""
    if was is None or was.lines == profile.lines:
        return profile
    version = version_at(session, profile.id, at - LATELY)
    return profile if version is None else ended(was, profile_of(session, profile.id, version), profile, at)


def _gives_names(profiles: list[Profile], before: Mapping[str, Profile]) -> bool:
    """Whether a client is new among them, or has another code, or is the office itself from now on."""
    kept = {client: (profile.code, profile.own) for client, profile in before.items()}
    return any(kept.get(profile.id) != (profile.code, profile.own) for profile in profiles)


def _refuse_what_is_taken(session: Session, claims: Claims, profiles: list[Profile]) -> None:
    """Codes are compared without case: people type them. Of several profiles each finds what those before it leave."""
    rows = session.execute(select(ClientRow.id, ClientRow.code, ClientRow.own)).all()
    codes = {client: code.lower() for client, code, _own in rows}
    taken = {code: client for client, code in codes.items()}
    offices = {client: code for client, code, own in rows if own}
    for profile in profiles:
        code = profile.code.lower()
        if taken.get(code, profile.id) != profile.id:
            raise Invalid("client.code_taken", field="code", code=profile.code)
        other = next((code for client, code in offices.items() if client != profile.id), None)
        if profile.own and other is not None:
            raise Invalid("client.own_exists", field="own", code=other)
        taken.pop(codes.get(profile.id, code), None)
        taken[code], codes[profile.id] = profile.id, code
        offices.pop(profile.id, None)
        offices |= {profile.id: profile.code} if profile.own else {}
    refuse_taken(claims, profiles)


def _save_heads(session: Session, profiles: list[Profile], saved: list[Profile], by: str, at: datetime) -> None:
    """The version decides: of two who read the same one, the first to save wins and the other is told."""
    versions: dict[str, int] = {}
    for some in batched(sorted(profile.id for profile in profiles)):  # in one order: two who save the same never wait in a ring
        held = select(ClientRow.id, ClientRow.version).where(ClientRow.id.in_(some)).order_by(ClientRow.id)
        rows = session.execute(held.with_for_update())
        versions |= {row.id: row.version for row in rows}
    for profile, after in zip(profiles, saved, strict=True):
        if profile.id not in versions and profile.version and session.get(ClientRow, profile.id) is not None:
            raise Problem("office.not_allowed")  # lent: to be seen, not to be held for a change
        if versions.get(profile.id, 0) != profile.version:
            raise Problem("client.changed_meanwhile", client=profile.name)
        versions[profile.id] = after.version
    now = {"changed_at": at, "changed_by": by}
    heads = [_columns(ClientRow, profile) | now for profile in saved]
    new, changed = [head for head in heads if head["version"] == 1], [head for head in heads if head["version"] > 1]
    if new:
        session.connection().execute(insert(ClientRow), new)
    if changed:
        names: dict[str, Any] = {name: bindparam(f"new_{name}") for name in changed[0]}
        values = [{f"new_{name}": value for name, value in head.items()} for head in changed]
        session.connection().execute(update(ClientRow).where(ClientRow.id == names["id"]).values(names), values)


def _replace_parts(session: Session, before: Mapping[str, Profile], saved: list[Profile]) -> None:
    """Only the rows that differ are written: what stands in the trail is what somebody changed."""
    there = _keyed(before[profile.id] for profile in saved if profile.id in before)
    wanted = _keyed(saved)
    # a turn goes before the person whose it is
    tables: list[type[Base]] = [OpeningRow, AbsenceRow, WayRow, *reversed(PLAIN_PARTS.values())]
    for table in tables:
        old, new = there.get(table, {}), wanted.get(table, {})
        changed = [key for key, row in new.items() if key in old and old[key] != row]
        gone = [key for key in old if key not in new]
        _delete(session, table, gone + (changed if table is LineRow else []))
        if table is not LineRow:  # a line that is given away and taken back in one step: all go before any comes
            _update(session, table, [new[key] for key in changed])
    for table in reversed(tables):
        old, new = there.get(table, {}), wanted.get(table, {})
        rows = [row for key, row in new.items() if key not in old or (table is LineRow and old[key] != row)]
        if rows:
            session.connection().execute(insert(table), rows)


def _keyed(profiles: Iterable[Profile]) -> dict[type[Base], dict[tuple[Any, ...], Row]]:
    """The rows of all parts, by what names them."""
    found: dict[type[Base], dict[tuple[Any, ...], Row]] = {}
    for profile in profiles:
        for table, groups in _parts_of(profile):
            names = _names_of(table)
            rows = found.setdefault(table, {})
            for row in _rows_of(table, groups):
                rows[tuple(row[name] for name in names)] = row
    return found


def _names_of(table: type[Base]) -> tuple[str, ...]:
    """The columns by which a row is known: its own id, or whose it is and where it stands."""
    if table is LineRow:
        return ("client", "number", "position")  # one that comes back after a while stands there twice
    if table is OpeningRow:
        return ("client", "of", "position")
    return tuple(column.name for column in table.__table__.primary_key)


def _delete(session: Session, table: type[Base], keys: list[tuple[Any, ...]]) -> None:
    if keys:
        names = _names_of(table)
        where = [table.__table__.c[name] == bindparam(f"key_{name}") for name in names]
        values = [{f"key_{name}": value for name, value in zip(names, key, strict=True)} for key in keys]
        session.connection().execute(delete(table).where(*where), values)


def _update(session: Session, table: type[Base], rows: list[Row]) -> None:
    if rows:
        names = _names_of(table)
        where = [table.__table__.c[name] == bindparam(f"key_{name}") for name in names]
        columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name not in names}
        values = [{f"key_{name}": row[name] for name in names} | {f"new_{name}": row[name] for name in columns} for row in rows]
        session.connection().execute(update(table).where(*where).values(columns), values)


def _parts_of(profile: Profile) -> list[tuple[type[Base], Groups]]:
    mine = {"client": profile.id}
    whose: list[tuple[str, tuple[Opening, ...]]] = [(CLIENT_HOURS, profile.hours)]
    whose += list(zip(line_keys(line.number for line in profile.lines), (line.hours for line in profile.lines), strict=True))
    whose += [(person.id, person.hours) for person in profile.people]
    whose += [(reach.id, reach.hours) for reach in profile.reaches]
    return [
        *((table, [(getattr(profile, name), mine)]) for name, table in PLAIN_PARTS.items()),
        (WayRow, [(person.ways, {"person": person.id}) for person in profile.people]),
        (AbsenceRow, [(person.absences, {"person": person.id}) for person in profile.people]),
        (OpeningRow, [(hours, mine | {"of": of}) for of, hours in whose]),
    ]


def _rows_of(table: type[Base], groups: Groups) -> Iterator[Row]:
    """The parts of each group, in order, with the columns that say whose they are."""
    for parts, owner in groups:
        for position, part in enumerate(parts):
            yield _columns(table, part) | owner | {"position": position}


def _columns(table: type[Base], part: Part) -> Row:
    """The fields of `part` that have a column of their own; enums by value, tuples as lists."""
    columns = table.__table__.columns
    return {name: _plain(value) for name, value in msgspec.structs.asdict(part).items() if name in columns}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return msgspec.to_builtins(value)
    return str(value) if isinstance(value, str) else value
