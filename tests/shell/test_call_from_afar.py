"""She looks something up on another page while a caller is on her line: the call stays in sight, its keys work or say why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.calls.places import Place
from tests.calls.floor import ACME, NERI, ROSSI
from tests.screen.clipping import clipped
from tests.shell.seat import Seat
from ui.calls.board.waiting_bar import WaitingBar
from ui.calls.desk.pinned_call import PinnedCall
from ui.widgets import KeyButton


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(qapp, tmp_path)
    yield seat
    seat.close()


def toast(seat: Seat) -> str:
    words = seat.session.toast
    return words.accessibleName() if words.isVisible() else ""


def test_her_call_stands_under_the_tabs_of_every_page_and_esc_leads_back_to_it(seat: Seat) -> None:
    seat.talking()
    assert not seat.all(PinnedCall)
    for room in ("messages", "clients", "history", "settings"):
        seat.session.shell.show_room(room)
        seat.settle()
        pinned = seat.sees(PinnedCall)
        assert (pinned._client.text(), "Mario Neri" in pinned._caller.text()) == ("Studio Legale Rossi", True)
        assert pinned._state.text().startswith("talking  ")
        assert clipped(pinned) == []
        seat.press("Escape")
        assert seat.session.shell.shown == "desk" and seat.session.desk.reach.field.hasFocus()
        assert not seat.all(PinnedCall)


def test_the_time_goes_on_and_a_call_that_ends_takes_its_bar_away_and_says_so(seat: Seat) -> None:
    leg, _call = seat.talking()
    seat.session.shell.show_room("history")
    before = seat.sees(PinnedCall)._state.text()
    seat.passes(5)
    seat.sees(PinnedCall)._tick()
    assert seat.sees(PinnedCall)._state.text() != before
    seat.hangs_up(leg)
    seat.passes(1)
    assert toast(seat) == "The call with Mario Neri is over."
    assert not seat.all(PinnedCall)


def test_holding_from_another_page_says_that_it_did_and_resuming_too(seat: Seat) -> None:
    _leg, call = seat.talking()
    seat.session.shell.show_room("clients")
    seat.press("F3")
    assert seat.board.calls[call.id].place is Place.HELD
    assert toast(seat) == "Mario Neri is on hold."
    assert seat.sees(PinnedCall)._state.text().startswith("on hold  ")
    seat.press("F3")
    assert seat.board.calls[call.id].place is Place.TALKING
    assert toast(seat) == "You speak with Mario Neri again."


def test_hanging_up_from_another_page_asks_there(seat: Seat) -> None:
    _leg, call = seat.talking()
    seat.session.shell.show_room("clients")
    seat.press("F8")
    assert seat.board.calls[call.id].place is Place.TALKING
    assert toast(seat) == "Mario Neri would be cut off. Press F8 again to hang up."


@pytest.mark.parametrize("key", ["F4", "Shift+F4"])
def test_a_key_about_a_row_leads_to_the_row_and_rings_nobody_unseen(seat: Seat, key: str) -> None:
    _leg, call = seat.talking()
    seat.session.shell.show_room("clients")
    seat.press(key)
    assert seat.session.shell.shown == "desk"
    assert seat.board.calls[call.id].target is None
    assert seat.session.desk.toast.accessibleName().startswith(f"{key} rings the marked row of Reach")
    seat.press(key)
    assert seat.board.calls[call.id].target is not None


def test_without_a_call_esc_on_another_page_leads_nowhere(seat: Seat) -> None:
    seat.session.shell.show_room("history")
    seat.press("Escape", "F4")
    assert seat.session.shell.shown == "history" and not seat.all(PinnedCall)


def test_what_changed_since_her_last_shift_is_in_the_menu_under_her_name(seat: Seat) -> None:
    menu = seat.session.shell.who.menu_now()
    entry = next(action for action in menu.actions() if "shift" in action.text().replace("&", ""))
    assert entry.text().endswith("Ctrl+F9") and entry.isEnabled()
    done: list[str] = []
    seat.session.keys.take("shift.since", lambda: done.append("since"))
    entry.trigger()
    assert done == ["since"]


def test_who_waits_is_seen_on_every_page_by_number_client_and_caller(seat: Seat) -> None:
    seat.session.shell.resize(1366, 768)
    assert not seat.all(WaitingBar)
    seat.rings(ACME, NERI, "Mario Neri")
    seat.passes(5)
    for room in ("messages", "clients", "history", "settings"):
        seat.session.shell.show_room(room)
        seat.settle()
        bar = seat.sees(WaitingBar)
        assert (bar._count.text(), bar._client.text()) == ("1 caller waiting", "Acme Ltd")
        assert "Mario Neri" in bar._caller.text()
        assert bar.answer.isEnabled() and bar._since.text() == "0:05" and clipped(bar) == []
    seat.session.shell.show_room("desk")
    assert not seat.all(WaitingBar)


@pytest.mark.parametrize("part", ["client", "reach", "message", "history", "notes", "kind"])
def test_in_one_column_who_waits_beside_her_own_call_is_seen_on_every_part_but_calls(seat: Seat, part: str) -> None:
    seat.session.shell.resize(960, 540)
    seat.settle()
    layout = seat.session.desk.layout_
    assert layout.narrow
    seat.talking()
    seat.rings(ACME, NERI, "Luca")
    seat.passes(5)
    layout.bring(part)
    seat.settle()
    bar = seat.sees(WaitingBar)
    bar._tick()
    assert (bar._client.text(), bar._since.property("part")) == ("Acme Ltd", "strong")
    assert not bar.answer.isVisible(), "the desk has its own"
    assert "Luca" in bar._caller.text() and bar._since.text() == "0:05" and clipped(bar) == []
    seat.passes(3)
    bar._tick()
    assert (bar._since.text(), bar._since.property("part")) == ("0:08", "warning")
    seat.passes(4)
    bar._tick()
    assert (bar._since.text(), bar._since.property("part")) == ("0:12 · past the promised time", "danger")
    assert clipped(bar) == []
    layout.bring("calls")
    seat.settle()
    assert not seat.all(WaitingBar)


def test_in_one_column_the_only_caller_who_waits_stands_on_the_card_and_in_no_strip_beside_it(seat: Seat) -> None:
    seat.session.shell.resize(960, 540)
    seat.settle()
    seat.rings(ACME, NERI, "Luca")
    seat.passes(1)
    layout = seat.session.desk.layout_
    assert layout.shown == "client" and not seat.all(WaitingBar)
    layout.bring("notes")
    seat.settle()
    assert seat.sees(WaitingBar)._client.text() == "Acme Ltd"
    layout.bring("client")
    seat.rings(ROSSI, NERI, "Ann")
    seat.settle()
    assert seat.sees(WaitingBar)._count.text().startswith("2 ")
    seat.session.shell.resize(1366, 768)
    seat.settle()
    assert not layout.narrow and not seat.all(WaitingBar)


def test_who_waits_is_seen_beside_her_own_call_too_and_f2_answers_from_there(seat: Seat) -> None:
    seat.talking()
    seat.session.shell.show_room("clients")
    _leg, first = seat.rings(ACME, NERI, "Ann")
    seat.rings(ROSSI, NERI, "Luca")
    seat.passes(1)
    bar = seat.sees(WaitingBar)
    assert seat.sees(PinnedCall) and bar._count.text().startswith("2 ") and bar._client.text() == "Acme Ltd"
    answering = [button for button in seat.all(KeyButton) if button.text() == bar.answer.text()]
    assert answering == [bar.answer]
    seat.press("F2")
    assert seat.session.desk.shown is not None and seat.session.desk.shown.id == first.id
    assert seat.session.shell.shown == "desk" and not seat.all(WaitingBar)
