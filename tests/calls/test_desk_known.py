"""A client's own person rings, on whatever line: the desk says who it is, and one key shows their client."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.clients.directory import Directory
from receptionist.clients.news import Recognised
from receptionist.clients.profile import Closure, Person, Profile
from receptionist.clients.since import Change, How, What
from receptionist.messages.service import Message
from tests.calls.console import ACME, BIANCHI, MOBILE, ROSSI, Console, clients, phone
from tests.premises import Premises
from tests.screen.clipping import clipped
from ui.calls.past.model import call_row
from ui.messages.message_words import row_of
from ui.staff.since_words import lines_of
from ui.theme import Theme
from ui.widgets import Button

UNKNOWN = "+390299900999"
SHARED = "+390299900033"
"""Luca Verdi's at the law firm, and from now on Ann Smith's at Acme."""


def with_somebody_of_two() -> list[Profile]:
    rossi, acme, *others = clients()
    return [rossi, msgspec.structs.replace(acme, people=(Person(name="Ann Smith", ways=phone(SHARED)),)), *others]


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path, with_somebody_of_two, premises=premises)
    yield console
    console.close()


def said(console: Console) -> str:
    return str(console.page.client.caller._person.text())


@pytest.mark.parametrize("line", [ACME, UNKNOWN])
def test_on_another_line_the_desk_says_who_of_which_client_and_one_key_shows_that(console: Console, line: str) -> None:
    console.rings(line, BIANCHI, None)
    assert console.page.calls.waiting.model.rows[0].caller.startswith("Marco Bianchi, Studio Rossi")
    assert said(console) == "Avv. Marco Bianchi of Studio Legale Rossi (partner)"
    console.press("F2")
    assert console.page.client.caller.client.isVisible()
    console.press("Ctrl+Shift+G")
    profile = console.page.profile()
    assert profile is not None and profile.code == "ROSSI" and not console.keys.can("caller.client")
    assert console.page.known.tells(profile) == ("Marco Bianchi", Recognised.KNOWN_NUMBER)
    console.press("Ctrl+G")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    console.passes(0.1)
    (call,) = console.board.calls.values()
    assert call.client == profile.id


def test_who_rings_can_be_read_whole_beside_the_offer(console: Console) -> None:
    rossi, acme, *others = console.book.directory.profiles
    ways = rossi.people[0].ways
    long = Person(name="Massimiliano Castelbarco", title="Dott.ssa", role="amministratore delegato", ways=ways)
    rossi = msgspec.structs.replace(rossi, legal_name="Casaroma Amministrazioni e Condomini", trade_name="", people=(long,))
    console.book.use(Directory([rossi, acme, *others], "IT"))
    console.rings(ACME, BIANCHI, "M. C.")
    console.press("F2")
    card = console.page.client.caller
    assert said(console).endswith("of Casaroma Amministrazioni e Condomini (amministratore delegato)")
    assert card.client.isVisible() and not card._person.property("elides") and clipped(card) == []


WHOLE = "Studio Dentistico Ferrero e Associati"


def test_a_name_stands_whole_in_every_row_which_alone_shortens_it(console: Console) -> None:
    """Cut at twenty letters it stood beside hundreds of pixels of room."""
    rossi, acme, *others = console.book.directory.profiles
    rossi = msgspec.structs.replace(rossi, legal_name=WHOLE, trade_name="", short_name="")
    console.book.use(Directory([rossi, acme, *others], "IT"))
    leg, call = console.rings(ROSSI, "+390299900011", "Mario Neri")
    (row,) = console.page.calls.waiting.model.rows
    assert row.client == WHOLE
    console.press("F2", "F7")
    (talking,) = (section for section in console.page.calls.sections if section.model.rows)
    assert WHOLE in talking.model.data(talking.model.index(0), Qt.ItemDataRole.ToolTipRole)
    message = console.page.message
    assert message._caller.text().startswith(WHOLE)
    console.types("about the lease")
    console.hangs_up(leg)
    console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    assert message.others.text() == f"Unfinished: Mario Neri for {WHOLE}"
    message.others.setMinimumWidth(0)
    message.others.resize(message.others.minimumSizeHint())
    assert message.others.toolTip() == message.others.text()
    message.others.resize(Button.sizeHint(message.others))
    assert message.others.toolTip() == ""
    now = console.clock.now()
    record = console.records()[call.id]
    assert call_row(record, console.book, now).client == WHOLE
    left = Message(id="m", client=rossi.id, taken_at=now, taken_by="anna", text="ring him")
    assert row_of(left, rossi, now).first.startswith(f"{WHOLE} ")
    closure = Closure(since=now, until=now + timedelta(days=1))
    changes = (Change(What.CLOSURE, How.NEW, rossi.id, closure),)
    assert lines_of(changes, console.book, now)[0].first.startswith(WHOLE)


def test_on_their_own_line_they_are_known_without_an_offer(console: Console) -> None:
    console.rings(ROSSI, MOBILE, "G. ROSSI")
    assert said(console) == "Avv. Giulia Rossi (partner)"
    assert not console.page.client.caller.client.isVisible() and not console.keys.can("caller.client")
    console.press("F2")
    profile = console.page.profile()
    assert profile is not None
    assert console.page.known.tells(profile) == ("Giulia Rossi", Recognised.KNOWN_NUMBER)


def test_who_belongs_to_two_clients_is_asked_about(console: Console) -> None:
    console.rings(UNKNOWN, SHARED, None)
    assert said(console) == "Ann Smith of Acme Ltd · Luca Verdi of Studio Legale Rossi (trainee)"
    console.press("F2", "Ctrl+Shift+G")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    console.settle()
    assert console.page.profile().code == "ROSSI"


def test_an_unknown_number_and_none_are_nobody_and_what_a_caller_says_on_one_line_is_not_told_as_anothers_news(
    console: Console,
) -> None:
    leg, _call = console.rings(ACME, "+390299900077", "Somebody")
    console.press("F2")
    assert said(console) == "" and not console.page.client.caller._person.isVisible()
    rossi = next(one for one in console.book.directory.profiles if one.code == "ROSSI")
    assert console.page.known.tells(rossi) == ("", Recognised.NOT)
    console.hangs_up(leg)
    console.rings(ACME, None, None)
    assert said(console) == ""


def test_the_person_is_never_announced_or_written_down_as_the_caller_of_another_client(console: Console) -> None:
    _leg, call = console.rings(ACME, BIANCHI, None)
    console.press("F2", "F7")
    console.types("please call")
    console.press("Ctrl+Return")
    (message,) = console.messages.find()
    assert "Bianchi" not in repr(message)
    assert "Bianchi" not in repr(console.record(call)) and "Bianchi" not in repr(console.written)
