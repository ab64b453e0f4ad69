"""Fetches what the record holds of a window, by indexes alone: ten years of events are read no slower than a week of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from receptionist.calls.events import AnyEvent, CallEvent
from receptionist.calls.model import CallEventRow, CallRow, DeskLifeRow
from receptionist.calls.past_window import Known, Life, StateEvent, Window

LONGEST = timedelta(days=1)
"""How long a call that has ended may have lasted to be looked for; one that has not is found however long ago it began."""
LINGERS = timedelta(hours=1)
"""How long after its end an assistant may be busy with a call: a consultation goes on without its caller, a note is written."""
_MANY = 500
_LATELY = 20
"""Of so many last events of a desk the latest was its end: some may have been entered afterwards."""


def known(session: Session, window: Window) -> Known:
    """What the record holds of it, for `past_moment.picture`."""
    calls: dict[str, list[AnyEvent]] = {}
    for event in _of_calls(session, _calls(session, window)):
        if isinstance(event, CallEvent):
            calls.setdefault(event.call, []).append(event)
    states = [*_before(session, window.since), *_within(session, window)]
    epochs = {event.epoch for events in calls.values() for event in events} | {event.epoch for event in states}
    return Known(calls, states, _lives(session, epochs))


def _calls(session: Session, window: Window) -> list[str]:
    """The calls that were there, and those with which somebody may still have been busy."""
    ended = CallRow.ended >= window.since - LINGERS
    lately = and_(
        CallRow.started >= window.since - LONGEST, CallRow.started < window.until, or_(CallRow.ended.is_(None), ended)
    )
    long_ago = and_(CallRow.ended.is_(None), CallRow.started < window.since - LONGEST)
    found = {id_ for condition in (lately, long_ago) for id_ in session.scalars(select(CallRow.id).where(condition))}
    return sorted(found)


def _of_calls(session: Session, calls: list[str]) -> Iterator[AnyEvent]:
    for first in range(0, len(calls), _MANY):
        some = CallEventRow.call.in_(calls[first : first + _MANY])
        yield from _read(session.scalars(select(CallEventRow.event).where(some)))


def _before(session: Session, moment: datetime) -> list[StateEvent]:
    """The last word before `moment` on each assistant, station and the phone system, where it comes from the desk of that time:
    one that begins knows nothing of what was before."""
    abouts = _abouts(session)
    last = [_last(session, about, moment) for about in abouts]
    told = [event for event in last if event is not None]
    epoch = max((event.epoch for event in told), default=0)
    return [event for event in told if event.epoch == epoch]


def _abouts(session: Session) -> list[str]:
    """All that there is a word on: from one to the next by the index, not through all words (a loose index scan)."""
    found: list[str] = []
    following = select(func.min(CallEventRow.about)).where(CallEventRow.about.is_not(None))
    while (about := session.scalar(following)) is not None:
        found.append(about)
        following = select(func.min(CallEventRow.about)).where(CallEventRow.about > about)
    return found


def _last(session: Session, about: str, moment: datetime) -> StateEvent | None:
    rows = (
        select(CallEventRow.event)
        .where(CallEventRow.about == about, CallEventRow.at < moment)
        .order_by(CallEventRow.at.desc(), CallEventRow.epoch.desc(), CallEventRow.sequence.desc())
        .limit(1)
    )
    return next((_state(event) for event in _read(session.scalars(rows))), None)


def _within(session: Session, window: Window) -> list[StateEvent]:
    rows = select(CallEventRow.event).where(
        CallEventRow.at >= window.since,
        CallEventRow.at < window.until,
        or_(CallEventRow.about.is_not(None), CallEventRow.kind == "trouble"),
    )
    return [_state(event) for event in _read(session.scalars(rows))]


def _lives(session: Session, epochs: set[int]) -> dict[int, Life]:
    """These lives of the desk, and the ones that followed them."""
    after = (select(func.min(CallEventRow.epoch)).where(CallEventRow.epoch > epoch) for epoch in epochs or {0})
    wanted = sorted(epochs | {following for one in after if (following := session.scalar(one)) is not None})
    return {epoch: life for epoch in wanted if (life := _life(session, epoch)) is not None}


def _life(session: Session, epoch: int) -> Life | None:
    """What tells a state is never entered afterwards, so the first such word is as old as the desk; None: it never told any."""
    its = select(CallEventRow.at).where(CallEventRow.epoch == epoch)
    begins = session.scalar(its.where(CallEventRow.about.is_not(None)).order_by(CallEventRow.sequence).limit(1))
    last = session.scalars(its.order_by(CallEventRow.sequence.desc()).limit(_LATELY)).all()
    seen = session.scalar(select(DeskLifeRow.seen).where(DeskLifeRow.epoch == epoch))
    if begins is None:
        return None
    return Life(begins, max(last) if seen is None else max(seen, *last), seen is not None)


def _read(rows: Iterable[object]) -> Iterator[AnyEvent]:
    for row in rows:
        yield msgspec.convert(row, AnyEvent)


def _state(event: AnyEvent) -> StateEvent:
    return event  # type: ignore[return-value]
