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
from receptionist.calls.events import Caller, Direction, Offered, Turned
from receptionist.calls.places import Side
from receptionist.calls.recorder import write
from receptionist.calls.service import HistoryService
from receptionist.clients.profile import new_id
from receptionist.errors import Problem
from tests.calls.floor import profiles
from tests.premises import Premises
from ui.background import Background
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
    store = HistoryService(premises.of("dora"))
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


class Assistant(Desk):
    """One of two who share a call: what she typed, and what of it is hers."""

    def __init__(self, me: str, store: Any, background: Background, board: Board) -> None:
        super().__init__(store, background)
        self.me, self.board = me, board
        self.unfinished = Unfinished(self.drafts, store, background)

    def look(self) -> None:
        self.unfinished.follow(self.board, self.me)

    def text(self, call: str) -> str:
        self.look()
        return self.drafts.get(call, "text")


def test_a_half_typed_message_goes_with_its_call_to_the_colleague_who_takes_it(
    premises: Premises, background: Background, eventually: Eventually
) -> None:
    """Nothing of it is lost or written over: what she types before it has come stands below."""
    premises.keep([CLIENT])
    board, first = Board(), rings(1)
    call, happened = first.call, itertools.count(2)
    write(premises.hub, [first])

    def turns(side: Side, who: str) -> None:
        n = next(happened)
        more = {"id": f"0190d000-0000-7000-8000-{n:012}", "epoch": 1, "sequence": n, "at": first.at}
        event = Turned(call=call, side=side, assistant=who, **more)
        write(premises.hub, [event])
        board.apply(event)
        for one in (anna, bruno):
            one.look()

    store = HistoryService(premises.of("dora"))
    anna, bruno = (Assistant(me, store, background, board) for me in ("anna", "bruno"))
    board.apply(first)
    turns(Side.TALKING, "anna")
    anna.drafts.keep(call, "text", "Deve richiamare")
    anna.drafts.keep(call, "chat", "only between us")
    eventually(lambda: store.drafts().get(call, {}).get("text") == "Deve richiamare", seconds=LONG)
    eventually(lambda: anna.drafts.written(call), seconds=LONG)

    turns(Side.NONE, "anna")
    turns(Side.RINGING, "bruno")
    assert anna.text(call) == "Deve richiamare", "his phone may fail"
    turns(Side.TALKING, "bruno")
    bruno.drafts.keep(call, "text", "Neri: udienza")
    assert anna.text(call) == ""
    eventually(lambda: bruno.text(call) == "Deve richiamare\nNeri: udienza", seconds=LONG)
    assert bruno.unfinished.begun_by(call) == "anna" and bruno.drafts.get(call, "chat") == ""
    eventually(lambda: store.drafts()[call]["text"] == "Deve richiamare\nNeri: udienza", seconds=LONG)

    turns(Side.NONE, "bruno")
    del board.calls[call]
    for one in (anna, bruno):
        one.look()
    assert [one.id for one in bruno.unfinished.calls()] == [call] and anna.unfinished.calls() == []


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
