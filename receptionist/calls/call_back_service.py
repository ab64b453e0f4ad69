"""The list *to call back* in the office's database: what was promised, who was lost, who was tried, what is done."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, SQLColumnExpression, delete, select
from sqlalchemy.orm import Session, aliased
from uuid6 import uuid7

from receptionist.calls.call_backs import REACHED, CallBack, Try, in_order
from receptionist.calls.events import Direction
from receptionist.calls.model import CallBackRow, CallRow, PromisedCallBackRow, TriedCallBackRow
from receptionist.calls.places import LOST
from receptionist.calls.record import CallRecord
from receptionist.errors import Invalid
from receptionist.store.engine import Store
from receptionist.store.inserts import inserts

NOTE_KEPT = 2000
"""Characters of a note."""


class CallBackService:
    """Blocks: never called on a screen's own thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def promise(self, call_back: CallBack) -> CallBack:
        """Keep what was promised. Raises `Invalid` `call_back.past` for one that was due before it was promised."""
        if call_back.promised_at is not None and call_back.due < call_back.promised_at:
            raise Invalid("call_back.past", field="due")
        kept = msgspec.structs.replace(call_back, name=call_back.name[:200], note=call_back.note[:NOTE_KEPT])
        columns = {column.name for column in PromisedCallBackRow.__table__.columns}
        with self._store.session() as session:
            values = msgspec.structs.asdict(kept).items()
            session.add(PromisedCallBackRow(**{name: value for name, value in values if name in columns}))
        return kept

    def waiting(self) -> list[CallBack]:
        """All that nobody has dealt with: promised, and lost; what is due first stands first."""
        with self._store.reading() as session:
            found = [*_promised(session), *_lost(session)]
            tries = _tries(session, [one.id for one in found])
        return in_order(msgspec.structs.replace(one, tries=tuple(tries[one.id])) for one in found)

    def tried(self, call_back: str, tried: Try) -> None:
        """Somebody rang, and reached them or not."""
        with self._store.session() as session:
            session.add(TriedCallBackRow(id=str(uuid7()), call_back=call_back, **msgspec.structs.asdict(tried)))

    def close(self, call_back: str, by: str, note: str = "", by_call: str | None = None) -> None:
        """It is dealt with: `note` says how, `by_call` is the call that did it. Where somebody else has closed it meanwhile,
        what they said stays."""
        closed = {"closed_at": self._store.now(), "closed_by": by, "by_call": by_call}
        with self._store.session() as session:
            promised = session.get(PromisedCallBackRow, call_back, with_for_update=True)
            if promised is None:
                _close_lost(session, call_back, {"note": note[:NOTE_KEPT], **closed})
            elif promised.closed_at is None:
                promised.closed_note = note[:NOTE_KEPT]
                for name, value in closed.items():
                    setattr(promised, name, value)

    def reopen(self, call_back: str) -> None:
        """Undo of `close`: it stands on the list again."""
        with self._store.session() as session:
            promised = session.get(PromisedCallBackRow, call_back)
            if promised is not None:
                promised.closed_at = promised.closed_by = promised.by_call = None
                promised.closed_note = ""
            session.execute(delete(CallBackRow).where(CallBackRow.call == call_back))


def _close_lost(session: Session, call: str, closed: dict[str, object]) -> None:
    """A lost call; of two who close it at once the second waits for the first, and what the first said stays. The call itself
    is the hub's: nobody else may lock it."""
    closing = inserts(session)(CallBackRow).values(call=call, **closed)
    session.execute(closing.on_conflict_do_nothing())


def _promised(session: Session) -> list[CallBack]:
    return [
        CallBack(
            id=row.id,
            client=row.client,
            line=row.line,
            number=row.number,
            name=row.name,
            due=row.due,
            note=row.note,
            call=row.call,
            promised_by=row.promised_by,
            promised_at=row.promised_at,
            reached_since=reached_since,
        )
        for row, reached_since in session.execute(_open_promises())
    ]


@cache
def _open_promises() -> Select[PromisedCallBackRow, bool]:
    """Put together once, which takes longer than its answer: every console asks it after calls."""
    since = PromisedCallBackRow.promised_at
    reached = _spoken(PromisedCallBackRow.client, PromisedCallBackRow.number, since)
    return select(PromisedCallBackRow, reached).where(PromisedCallBackRow.closed_at.is_(None))


def _lost(session: Session) -> list[CallBack]:
    """Lost calls that nobody has dealt with; who withheld their number cannot be rung, and is closed with a note."""
    return [_of_lost(row, reached_since) for row, reached_since in session.execute(_lost_and_open())]


@cache
def _lost_and_open() -> Select[CallRow, bool]:
    """See `_open_promises`."""
    reached = _spoken(CallRow.client, CallRow.caller_number, CallRow.started)
    return select(CallRow, reached).where(
        CallRow.direction == Direction.INBOUND,
        CallRow.result.in_(LOST),
        CallRow.id.not_in(select(CallBackRow.call)),
    )


def _of_lost(row: CallRow, reached_since: bool) -> CallBack:
    call = msgspec.convert(row.record, CallRecord)
    return CallBack(
        id=row.id,
        client=call.client,
        line=call.line,
        number=call.caller.number or "",
        name=call.name or call.caller.name or "",
        due=call.started,
        call=row.id,
        reached_since=reached_since,
    )


def _spoken(
    client: SQLColumnExpression[Any], number: SQLColumnExpression[Any], since: SQLColumnExpression[Any]
) -> ColumnElement[bool]:
    """Whether the client and that number have spoken after `since`; asked with the rest, as the list is read at each call."""
    later = aliased(CallRow)
    spoken = select(later.id).where(
        later.client == client, later.caller_number == number, later.started > since, later.result.in_(REACHED)
    )
    return spoken.exists()


def _tries(session: Session, call_backs: list[str]) -> defaultdict[str, list[Try]]:
    """Who rang, by call-back, in order."""
    found: defaultdict[str, list[Try]] = defaultdict(list)
    for first in range(0, len(call_backs), 500):
        some = TriedCallBackRow.call_back.in_(call_backs[first : first + 500])
        for row in session.scalars(select(TriedCallBackRow).where(some).order_by(TriedCallBackRow.at)):
            found[row.call_back].append(Try(at=row.at, by=row.by, reached=row.reached, call=row.call))
    return found
