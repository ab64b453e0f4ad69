"""Passing a shift on: what somebody leaves is given to a colleague, who takes it, or to the team, of whom anybody does.

Only what it is stands here (its kind and id): what it says stands where it always did. Nothing is lost when nobody takes it: it
stays with whoever gave it while she is here, and is the team's afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import msgspec
from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import Session
from uuid6 import uuid7

from receptionist.errors import Problem
from receptionist.staff.colleagues import name_of
from receptionist.staff.model import HandoverRow
from receptionist.store.engine import Store
from receptionist.store.inserts import inserts

KEPT: Final = timedelta(hours=12)
"""A shift: what was given to a colleague who has not come by then is the team's."""


class Kind(StrEnum):
    """What a thing is; its id is the call's (`draft`), the message's, the call-back's or the news'."""

    DRAFT = "draft"
    MESSAGE = "message"
    CALL_BACK = "call_back"
    NEWS = "news"


class Thing(msgspec.Struct, frozen=True):
    """One thing that is left, of a client (id; None: of a line that nobody owns)."""

    kind: Kind
    id: str
    client: str | None = None


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """What `given_by` (a login) gave at once, as far as nobody has taken it. `given_to`: the colleague, None: the team."""

    id: str
    given_by: str
    given_to: str | None
    given_at: datetime
    things: tuple[Thing, ...]


class HandoverService:
    """Blocks: never called on a screen's own thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def give(self, by: str, to: str | None, things: Iterable[Thing], at: datetime) -> None:
        """`by` gives these things to a colleague, None: to the team. What was offered before and is not taken yet is offered
        anew, to nobody twice; what another has given to a colleague stays with that one, and what somebody took meanwhile is
        theirs (an office of one workstation knows no *theirs*)."""
        things, given = tuple(things), {"batch": str(uuid7()), "given_by": by, "given_to": to, "given_at": at}
        mine = or_(HandoverRow.given_by == by, _for(by, at))

        def anew(thing: Thing) -> int:
            same = (HandoverRow.kind == thing.kind, HandoverRow.of == thing.id, HandoverRow.taken_by.is_(None))
            return _changed(session, (*same, mine), **given)

        with self._store.session() as session:
            new = [thing for thing in things if not anew(thing)]
            # from its first change on nobody takes anything before this one's end: whose it is by now stands
            owners = _owners(session, new) if self._store.shared else {}
            for thing in (thing for thing in new if owners.get(thing, by) == by):
                row = {"id": str(uuid7()), "kind": thing.kind.value, "of": thing.id, "client": thing.client, **given}
                session.execute(inserts(session)(HandoverRow).values(row).on_conflict_do_nothing())

    def open(self, login: str, now: datetime) -> tuple[Handover, ...]:
        """What `login` may take: what was given to them first, then the team's, each the oldest first. Not what they gave."""
        query = select(HandoverRow).where(HandoverRow.taken_by.is_(None), HandoverRow.given_by != login, _for(login, now))
        with self._store.reading() as session:
            rows = session.scalars(query.order_by(HandoverRow.given_at, HandoverRow.id)).all()
        found = [_handover(rows, batch) for batch in dict.fromkeys(row.batch for row in rows)]
        return tuple(sorted(found, key=lambda one: one.given_to != login))

    def take(self, handover: str, login: str, at: datetime) -> tuple[Thing, ...]:
        """It is theirs from now on. Raises `Problem` `handover.taken` where somebody else was faster, or it was taken back."""
        mine = (HandoverRow.batch == handover, HandoverRow.taken_by.is_(None), _for(login, at))
        with self._store.session() as session:
            if not _changed(session, mine, taken_by=login, taken_at=at):
                raise Problem("handover.taken", name=_taker(session, handover))
            rows = session.scalars(select(HandoverRow).where(HandoverRow.batch == handover, HandoverRow.taken_by == login))
            return tuple(_thing(row) for row in rows)

    def refuse(self, handover: str, login: str, *, giver_is_here: bool) -> None:
        """A colleague does not take what was offered to them: it stays with the giver who is still here, else it is the
        team's."""
        offered = (HandoverRow.batch == handover, HandoverRow.given_to == login, HandoverRow.taken_by.is_(None))
        with self._store.session() as session:
            values = {"given_to": HandoverRow.given_by if giver_is_here else None, "refused_by": login}
            _changed(session, offered, **values)

    def go(self, login: str) -> None:
        """Somebody signs out: what was offered to them and they did not take is the team's."""
        with self._store.session() as session:
            _changed(session, (HandoverRow.given_to == login, HandoverRow.taken_by.is_(None)), given_to=None)

    def offered(self, login: str) -> dict[Thing, str]:
        """What `login` has offered to colleagues who have not said yet, and to whom."""
        mine = (HandoverRow.given_by == login, HandoverRow.given_to.is_not(None), HandoverRow.given_to != login)
        with self._store.reading() as session:
            rows = session.scalars(select(HandoverRow).where(HandoverRow.taken_by.is_(None), *mine))
            return {_thing(row): str(row.given_to) for row in rows}

    def owners(self, things: Sequence[Thing]) -> dict[Thing, str]:
        """Who took each of these last, where somebody did."""
        with self._store.reading() as session:
            return _owners(session, things)

    def draft_owners(self) -> dict[str, str]:
        """Who took each half-typed message (its call) over last."""
        query = select(HandoverRow.of, HandoverRow.taken_by).where(
            HandoverRow.kind == Kind.DRAFT, HandoverRow.taken_by.is_not(None)
        )
        with self._store.reading() as session:
            rows = session.execute(query.order_by(HandoverRow.taken_at, HandoverRow.id))
            return {str(call): str(login) for call, login in rows}

    def stamp(self) -> tuple[object, ...]:
        """Something else after each change."""
        latest = (func.max(HandoverRow.given_at), func.max(HandoverRow.taken_at))
        counts = (func.count(each) for each in (HandoverRow.id, HandoverRow.given_to, HandoverRow.refused_by))
        with self._store.reading() as session:
            return tuple(session.execute(select(*latest, *counts)).one())


def _owners(session: Session, things: Sequence[Thing]) -> dict[Thing, str]:
    wanted = {(thing.kind.value, thing.id): thing for thing in things}
    query = select(HandoverRow).where(HandoverRow.taken_by.is_not(None), HandoverRow.of.in_([thing.id for thing in things]))
    rows = session.scalars(query.order_by(HandoverRow.taken_at, HandoverRow.id))
    return {wanted[row.kind, row.of]: str(row.taken_by) for row in rows if (row.kind, row.of) in wanted}


def _for(login: str, now: datetime) -> ColumnElement[bool]:
    """Theirs to take: given to them, to the team, or to somebody else who has not come for a whole shift."""
    late = and_(HandoverRow.given_at <= now - KEPT, HandoverRow.given_to != HandoverRow.given_by)
    return or_(HandoverRow.given_to.is_(None), HandoverRow.given_to == login, late)


def _changed(session: Session, where: Iterable[ColumnElement[bool]], **values: object) -> int:
    done = session.execute(update(HandoverRow).where(*where).values(**values).execution_options(synchronize_session=False))
    return int(done.rowcount)  # type: ignore[attr-defined]


def _taker(session: Session, handover: str) -> str:
    return name_of(session, session.scalar(select(HandoverRow.taken_by).where(HandoverRow.batch == handover)))


def _handover(rows: Sequence[HandoverRow], batch: str) -> Handover:
    those = [row for row in rows if row.batch == batch]
    first, things = those[0], tuple(_thing(row) for row in those)
    return Handover(id=batch, given_by=first.given_by, given_to=first.given_to, given_at=first.given_at, things=things)


def _thing(row: HandoverRow) -> Thing:
    return Thing(Kind(row.kind), row.of, row.client)
