"""*At that moment* over ten years of events: what was going on around a time of the past, asked of years and of a week."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import insert

from receptionist.calls.events import AnyEvent, AssistantMoved, Availability, CallEvent, Offered
from receptionist.calls.model import CallEventRow, CallRow
from receptionist.calls.past_window import AROUND, window
from receptionist.calls.record import CallRecord, summarise
from receptionist.calls.recorder import call_row, event_row
from receptionist.calls.service import HistoryService
from receptionist.clients.demo import demo_profiles
from receptionist.clients.directory import Directory
from receptionist.clients.rules import card
from receptionist.demo.unattended import UnattendedDay
from receptionist.resources import resource
from receptionist.settings import Settings, workstation_file
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from receptionist.store.engine import Store, open_store
from receptionist.store.migrate import upgrade
from receptionist.telephony.simulator.day import DEMO_DAY
from tests.bench.figures import Figure, figure, median, p99
from tests.bench.screen import Frames, application, turn
from ui.background import Background
from ui.calls.at_that_moment.panel import Looker, MomentPanel
from ui.calls.book import Book
from ui.keys import Keys
from ui.theme import Theme

YEARS, DAYS_A_YEAR, WEEK = 10, 240, 5
ASSISTANTS = 10
LASTS = 1800
"""Seconds of each day of which there is a record: half an hour, as dense as a working day."""
ASKED = 60
FIRST = timedelta(days=365 * YEARS)


def run(folder: Path) -> list[Figure]:
    """Median and 99th percentile in ms, next to the same questions asked of one week."""
    day = _a_day()
    years = _office(folder / "years.db", day, YEARS * DAYS_A_YEAR)
    week = _office(folder / "week.db", day, WEEK)
    dice = random.Random(1)
    many = _asked(years, day, [dice.randrange(YEARS * DAYS_A_YEAR) for _ in range(ASKED)])
    few = _asked(week, day, [dice.randrange(WEEK) for _ in range(ASKED)])
    painted = _painted(years, day)
    for store in (years, week):
        store.close()
    return [
        figure("at that moment: picture of half an hour in ten years, median", median(many), "ms", median(few), 100),
        figure("at that moment: picture of half an hour in ten years, 99th percentile", p99(many), "ms", p99(few)),
        figure("at that moment: asked to painted, median", median(painted), "ms", median(many), 100),
    ]


def _painted(store: Store, day: Sequence[AnyEvent]) -> list[float]:
    """Milliseconds for each question, asked on the page, until all of its answer is painted."""
    app, background = application(), Background()
    theme, now = Theme(app, resource("fonts"), resource("icons"), "light"), day[0].at + timedelta(days=1)
    book = Book(Directory(demo_profiles(DEMO_DAY)), card, lambda: now, "Anna")
    book.show_states(lambda: "named", "sara")
    looker = Looker(lambda: Assistant(login="sara", name="Sara", role=Role.SUPERVISOR), Settings(None, workstation_file()))
    panel = MomentPanel(HistoryService(store), book, background, theme, Keys(), lambda: now, looker)
    theme.dress(panel)
    panel.resize(1366, 720)
    panel.show()
    turn(0.5)
    frames, dice, middle = Frames(panel), random.Random(1), day[0].at + timedelta(seconds=LASTS / 2)
    moments = [middle + _shift(dice.randrange(YEARS * DAYS_A_YEAR)) for _ in range(ASKED)]
    samples = [frames.after(lambda at=at: panel.show_moment(at), background) for at in moments]  # type: ignore[misc]
    assert panel.calls.lanes
    panel.close()
    background.close()
    return samples


def _asked(store: Store, day: Sequence[AnyEvent], days: Sequence[int]) -> list[float]:
    """Milliseconds for each question: the middle of the half hour on that day."""
    history, middle = HistoryService(store), day[0].at + timedelta(seconds=LASTS / 2)
    samples = []
    for number in days:
        at = middle + _shift(number)
        began = time.perf_counter()
        shown = history.at_moment(window(at, AROUND, at + timedelta(days=1)))
        samples.append((time.perf_counter() - began) * 1000)
        assert shown.calls and len(shown.assistants) == ASSISTANTS
    return samples


def _a_day() -> list[AnyEvent]:
    """Half an hour of the simulated day, and nine colleagues who come, have a pause and go."""
    day = UnattendedDay(1, demo_profiles(DEMO_DAY))
    day.run(LASTS)
    begins, last = day.events[0].at, day.events[-1].sequence
    moves = [
        (who, begins + timedelta(seconds=minutes * 60 + who), availability)
        for minutes, availability in ((1, "available"), (9, "pause"), (14, "available"), (28, "away"))
        for who in range(1, ASSISTANTS)
    ]
    colleagues = [
        AssistantMoved(
            id=day.events[0].id,
            epoch=1,
            sequence=last + n,
            at=at,
            assistant=f"a{who}",
            name=f"Colleague {who}",
            availability=Availability(availability),
            station=f"10{who}",
        )
        for n, (who, at, availability) in enumerate(moves, 1)
    ]
    return [*day.events, *colleagues]


def _office(where: Path, day: Sequence[AnyEvent], days: int) -> Store:
    """The same half hour again and again, each day a life of the desk of its own."""
    store = open_store(str(where))
    upgrade(store)
    calls = {event.call for event in day if isinstance(event, Offered)}
    records = [summarise(e for e in day if isinstance(e, CallEvent) and e.call == call) for call in calls]
    ended = [record for record in records if record is not None and record.ended is not None]
    for first in range(0, days, 20):
        with store.session() as session:
            for number in range(first, min(first + 20, days)):
                session.execute(insert(CallRow), list(_call_rows(ended, number)))
                session.execute(insert(CallEventRow), list(_event_rows(day, {one.id for one in ended}, number)))
    return store


def _shift(number: int) -> timedelta:
    return timedelta(days=number * 365 // DAYS_A_YEAR) - FIRST


def _id(number: int, of: str) -> str:
    """An id of that day, in the order of time."""
    return f"{number:08x}{of[8:]}"


def _call_rows(records: Sequence[CallRecord], number: int) -> Iterator[dict[str, Any]]:
    for record in records:
        moved = msgspec.structs.replace(record, id=_id(number, record.id), **_times(record, number))
        yield _plain(call_row(moved))


def _times(record: CallRecord, number: int) -> dict[str, datetime]:
    names = ("started", "answered", "ended", "counted_from")
    return {name: at + _shift(number) for name in names if (at := getattr(record, name)) is not None}


def _event_rows(day: Sequence[AnyEvent], calls: set[str], number: int) -> Iterator[dict[str, Any]]:
    for event in day:
        if isinstance(event, CallEvent) and event.call not in calls:
            continue
        own: dict[str, Any] = {"id": f"{number:08x}-{event.sequence:04x}-7000-8000-000000000000", "epoch": number + 1}
        if isinstance(event, CallEvent):
            own["call"] = _id(number, event.call)
        yield _plain(event_row(msgspec.structs.replace(event, at=event.at + _shift(number), **own)))


def _plain(row: CallRow | CallEventRow) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in row.__table__.columns}
