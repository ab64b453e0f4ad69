"""What is typed on a call is written down as soon as it can be: a hub that has not written the call yet, a database that is
away, a disk that is full lose nothing of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.calls.board import Board
from receptionist.calls.events import Caller, Direction, Moved, Offered, Turned
from receptionist.calls.half_typed import HalfTypedOfCalls
from receptionist.calls.places import Place, Side
from receptionist.calls.recorder import write
from receptionist.calls.service import HistoryService
from receptionist.clients.profile import new_id
from receptionist.errors import Problem
from receptionist.store.engine import Store
from tests.calls.floor import profiles
from tests.premises import Premises
from ui.background import Background
from ui.calls.call_drafts import CallDrafts
from ui.calls.drafts import Drafts
from ui.calls.troubles import Troubles
from ui.calls.unfinished import Unfinished

Eventually = Callable[..., Any]
LONG = 60
CLIENT = profiles()[0]


class Desk:
    """Her drafts, and what is said of them."""

    def __init__(self, store: Any, background: Background) -> None:
        self.drafts, self.troubles = Drafts(store, background), Troubles()
        self.told: list[str] = []
        self.drafts.failed.connect(lambda problem: self.told.append(problem.code))
        self.drafts.failed.connect(self.troubles.not_kept)
        self.drafts.kept.connect(self.troubles.kept)

    @property
    def said(self) -> list[str]:
        return [notice.code for notice in self.troubles.elsewhere([])]


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


def rings(sequence: int) -> Offered:
    return Offered(
        call=new_id(),
        direction=Direction.INBOUND,
        caller=Caller("+390299900011", "Neri"),
        client=CLIENT.id,
        id=f"0190d000-0000-7000-8000-{sequence:012}",
        epoch=1,
        sequence=sequence,
        at=datetime.now(UTC),
    )


def test_what_is_typed_on_a_call_that_the_hub_has_not_written_yet_is_kept_until_it_has(
    premises: Premises, background: Background, eventually: Eventually
) -> None:
    """In a shared office the database refuses it until then; another call's does not wait for it."""
    premises.keep([CLIENT])
    written, late = rings(1), rings(2)
    write(premises.hub, [written])
    store = HalfTypedOfCalls(premises.of("dora"), "dora")
    desk = Desk(store, background)
    desk.drafts.keep(late.call, "text", "typed too early")
    desk.drafts.keep(written.call, "text", "typed in time")
    eventually(lambda: store.drafts().get(written.call, {}).get("text") == "typed in time", seconds=LONG)
    if premises.shared is not None:
        eventually(lambda: desk.said == ["draft.waits"], seconds=LONG)
        assert desk.drafts.behind and late.call not in store.drafts()
        desk.drafts.keep(late.call, "text", "typed too early, and more")
    write(premises.hub, [late])
    eventually(lambda: store.drafts().get(late.call, {}).get("text", "").startswith("typed too early"), seconds=LONG)
    eventually(lambda: not desk.drafts.behind and desk.said == [], seconds=LONG)
    if premises.shared is not None:
        assert store.drafts()[late.call]["text"] == "typed too early, and more"
        assert desk.told == ["draft.waits"], "once, however often it was tried"


class Assistant:
    """One of those who share a call: what she typed, and what of it is hers."""

    def __init__(self, me: str, floor: Handed) -> None:
        self.me, self.board = me, floor.board
        self.drafts = CallDrafts(HalfTypedOfCalls(floor.premises.of(me), me), floor.background)
        self.unfinished = Unfinished(self.drafts, HistoryService(floor.premises.of(me)), floor.background)

    def look(self) -> None:
        self.unfinished.follow(self.board, self.me)

    def has(self, call: str, field: str = "text") -> str:
        self.look()
        return self.drafts.get(call, field)


class Handed:
    """A call that goes from one to the next."""

    def __init__(self, premises: Premises, background: Background) -> None:
        self.premises, self.background = premises, background
        self.board, first = Board(), rings(1)
        premises.keep([CLIENT])
        self.call, self._at, self._happened = first.call, first.at, itertools.count(2)
        self.staff: list[Assistant] = []
        write(premises.hub, [first])
        self.board.apply(first)

    def sits(self, login: str) -> Assistant:
        """At a console that has just begun."""
        self.staff = [one for one in self.staff if one.me != login]
        self.staff.append(Assistant(login, self))
        self.staff[-1].drafts.load()
        return self.staff[-1]

    def turns(self, side: Side, who: str) -> None:
        self._is(Turned, side=side, assistant=who)
        if side is Side.TALKING:
            self._is(Moved, place=Place.TALKING, assistant=who)
        for one in self.staff:
            one.look()

    def _is(self, kind: Any, **what: Any) -> None:
        n = next(self._happened)
        more = {"id": f"0190d000-0000-7000-8000-{n:012}", "epoch": 1, "sequence": n, "at": self._at}
        event = kind(call=self.call, **what, **more)
        write(self.premises.hub, [event])
        self.board.apply(event)

    def is_over(self) -> None:
        del self.board.calls[self.call]
        for one in self.staff:
            one.look()


def test_a_half_typed_message_goes_with_its_call_to_the_colleague_who_takes_it(
    premises: Premises, background: Background, eventually: Eventually
) -> None:
    """Nothing of it is lost or written over: what she types before it has come stands below, and whoever began it is named,
    by whoever has it last and after a crash too."""
    floor = Handed(premises, background)
    call, store = floor.call, HistoryService(premises.of("dora"))
    anna, bruno = floor.sits("anna"), floor.sits("bruno")
    floor.turns(Side.TALKING, "anna")
    for field, text in {"text": "Deve richiamare", "to": "Bianchi", "number": "02 99", "chat": "only between us"}.items():
        anna.drafts.keep(call, field, text)
    eventually(lambda: store.drafts().get(call, {}).get("chat") and anna.drafts.written(call), seconds=LONG)

    floor.turns(Side.NONE, "anna")
    floor.turns(Side.RINGING, "bruno")
    assert anna.has(call) == "Deve richiamare", "his phone may fail"
    floor.turns(Side.TALKING, "bruno")
    for field, text in {"text": "Neri: udienza", "to": "Verdi", "urgent": "1"}.items():
        bruno.drafts.keep(call, field, text)
    bruno.drafts.write()
    assert anna.has(call) == ""
    both = "For Bianchi\nDeve richiamare\nNeri: udienza"
    eventually(lambda: bruno.has(call) == both, seconds=LONG)
    assert [bruno.has(call, field) for field in ("to", "number", "urgent")] == ["Verdi", "02 99", "1"]
    assert bruno.drafts.begun_by(call) == ("anna",)
    eventually(lambda: store.drafts()[call]["text"] == both and bruno.drafts.written(call), seconds=LONG)

    bruno = floor.sits("bruno")
    eventually(lambda: bruno.has(call) == both and bruno.drafts.begun_by(call) == ("anna",), seconds=LONG)
    sara = floor.sits("sara")
    floor.turns(Side.NONE, "bruno")
    floor.turns(Side.TALKING, "sara")
    eventually(lambda: sara.has(call) == both, seconds=LONG)
    assert sara.drafts.begun_by(call) == ("anna", "bruno")
    eventually(
        lambda: sara.drafts.written(call) and set(HalfTypedOfCalls(premises.of("dora"), "dora").of_others(call)), seconds=LONG
    )
    floor.turns(Side.NONE, "sara")
    floor.is_over()
    assert [one.id for one in sara.unfinished.calls()] == [call]
    assert anna.unfinished.calls() == bruno.unfinished.calls() == []


def test_who_has_a_call_back_from_a_colleague_is_not_told_that_she_began_its_message(
    premises: Premises, background: Background, eventually: Eventually
) -> None:
    floor = Handed(premises, background)
    call, anna, bruno = floor.call, floor.sits("anna"), floor.sits("bruno")
    floor.turns(Side.TALKING, "anna")
    anna.drafts.keep(call, "text", "Deve richiamare")
    eventually(lambda: anna.drafts.written(call), seconds=LONG)
    floor.turns(Side.TALKING, "bruno")
    eventually(lambda: bruno.has(call) == "Deve richiamare" and bruno.drafts.written(call), seconds=LONG)
    floor.turns(Side.TALKING, "anna")
    eventually(lambda: anna.has(call) == "Deve richiamare", seconds=LONG)
    assert anna.drafts.begun_by(call) == ("bruno",)


def test_at_one_workstation_what_nobody_went_on_with_stays_its_writers(
    local_store: Store, background: Background, eventually: Eventually
) -> None:
    """Who only sat there in between began nothing; who typed there did."""

    def sits(login: str) -> CallDrafts:
        drafts = CallDrafts(HalfTypedOfCalls(local_store, login), background)
        drafts.load()
        return drafts

    def begun_by() -> tuple[str, ...]:
        return HalfTypedOfCalls(local_store, "anna").begun_by().get(ONE, ())

    anna, history = sits("anna"), HistoryService(local_store)
    anna.keep(ONE, "text", ANNAS)
    anna.write_now()
    bruno = sits("bruno")
    eventually(lambda: bruno.get(ONE, "text") == ANNAS and bruno.begun_by(ONE) == ("anna",))
    bruno.write_now()
    anna = sits("anna")
    eventually(lambda: anna.get(ONE, "text") == ANNAS and anna._is_read)
    assert anna.begun_by(ONE) == begun_by() == ()
    bruno.keep(ONE, "text", f"{ANNAS}\n{BRUNOS}")
    bruno.write_now()
    anna = sits("anna")
    eventually(lambda: anna.get(ONE, "text") == f"{ANNAS}\n{BRUNOS}" and anna.begun_by(ONE) == ("bruno",))
    anna.forget(ONE, "text")
    anna.write_now()
    assert history.drafts() == {}


class Turns:
    """What is done behind the screen, when the story says so."""

    def __init__(self) -> None:
        self._jobs: list[tuple[Callable[[], Any], Any]] = []

    def run(self, job: Callable[[], Any], done: Any = None, failed: Any = None) -> None:
        self._jobs.append((job, done))

    def carry_out(self, which: int = 0) -> None:
        job, done = self._jobs.pop(which)
        result = job()
        if done is not None:
            done(result)


ONE, ANNAS, BRUNOS = "0190d000-0000-7000-8000-0000000000ff", "Deve richiamare", "Neri: udienza"


@pytest.fixture
def both_typed(local_store: Store, qapp: QApplication) -> tuple[HistoryService, CallDrafts, Turns]:
    """Anna's words on a call, and the drafts of Bruno, who has it now."""
    HalfTypedOfCalls(local_store, "anna").keep_draft(ONE, "text", ANNAS)
    turns = Turns()
    return HistoryService(local_store), CallDrafts(HalfTypedOfCalls(local_store, "bruno"), turns), turns  # type: ignore[arg-type]


def test_a_colleagues_words_that_come_before_ones_own_are_read_are_written_over_nothing(
    both_typed: tuple[HistoryService, CallDrafts, Turns], local_store: Store, eventually: Eventually
) -> None:
    history, drafts, turns = both_typed
    HalfTypedOfCalls(local_store, "bruno").keep_draft(ONE, "text", BRUNOS)
    drafts.load()
    drafts.fetch(ONE, lambda: False)
    eventually(lambda: len(turns._jobs) == 4)
    turns.carry_out(3)
    assert drafts.get(ONE, "text") == ""
    turns.carry_out()
    assert drafts.get(ONE, "text") == f"{ANNAS}\n{BRUNOS}"
    drafts.write_now()
    assert history.drafts() == {ONE: {"text": f"{ANNAS}\n{BRUNOS}"}}


def test_a_colleagues_words_stand_under_their_name_until_what_is_written_has_them(
    both_typed: tuple[HistoryService, CallDrafts, Turns], eventually: Eventually
) -> None:
    """They came while older words were on their way."""
    history, drafts, turns = both_typed
    drafts.load()
    turns.carry_out()
    drafts.keep(ONE, "text", BRUNOS)
    drafts.write()
    drafts.fetch(ONE, lambda: False)
    eventually(lambda: len(turns._jobs) == 4)
    turns.carry_out(3)
    turns.carry_out(2)
    assert ANNAS in history.drafts()[ONE]["text"]
    drafts.write_now()
    assert history.drafts() == {ONE: {"text": f"{ANNAS}\n{BRUNOS}"}}


def test_what_a_colleague_could_write_down_only_late_comes_too(
    premises: Premises, background: Background, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.calls.call_drafts.LOOK_AGAIN", (0, 50))
    floor = Handed(premises, background)
    call, bruno = floor.call, floor.sits("bruno")
    floor.turns(Side.TALKING, "anna")
    floor.turns(Side.TALKING, "bruno")
    bruno.drafts.keep(call, "text", "Neri: udienza")
    eventually(lambda: bruno.drafts.written(call), seconds=LONG)
    HalfTypedOfCalls(premises.of("anna"), "anna").keep_draft(call, "text", "Deve richiamare")
    eventually(lambda: bruno.has(call) == "Deve richiamare\nNeri: udienza", seconds=LONG)


class Away:
    """A database that is away for a while."""

    def __init__(self) -> None:
        self.away, self.tried = True, 0
        self.texts: dict[tuple[str, str], str] = {}

    def keep_draft(self, call: str, field: str, text: str) -> None:
        self.tried += 1
        if self.away:
            raise Problem("office.unreachable", office="x")
        self.texts[call, field] = text

    def drafts(self) -> dict[str, dict[str, str]]:
        return {}


def test_while_the_database_is_away_it_is_tried_again_by_itself_and_said_once(
    background: Background, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.calls.drafts.AGAIN", (5, 10))
    store = Away()
    desk = Desk(store, background)
    desk.drafts.keep("one", "text", "a")
    desk.drafts.keep("two", "text", "b")
    eventually(lambda: store.tried >= 4, seconds=LONG)
    assert desk.told == ["office.unreachable"] == desk.said and desk.drafts.behind
    desk.drafts.keep("one", "text", "ab")
    store.away = False
    eventually(lambda: store.texts == {("one", "text"): "ab", ("two", "text"): "b"}, seconds=LONG)
    eventually(lambda: not desk.drafts.behind and desk.said == [], seconds=LONG)
