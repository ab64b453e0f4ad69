"""Messages by keyboard: what must be passed on is seen, copied, mailed, and said to be passed on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from receptionist.clients.directory import Directory
from receptionist.clients.rules import card
from receptionist.messages.model import MessageRow
from receptionist.messages.service import How, Message, MessageService
from receptionist.staff.service import Assistant
from tests.calls.console import Counted, clients
from tests.premises import Premises
from tests.screen.accessible import nameless
from tests.waiting import eventually
from ui.calls.book import Book
from ui.keys import Keys
from ui.messages.message_detail import WAYS
from ui.messages.messages_page import MessagesPage
from ui.theme import Theme

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
ROSSI = clients()[0]


def left(text: str, **more: object) -> Message:
    """A message that somebody left for Studio Rossi this morning."""
    known = {"caller_name": "Mario Neri", "caller_number": "+390299900011", "recipient": "Luca Verdi"}
    here = {"client": ROSSI.id, "taken_by": "anna", "taken_at": NOW}
    return Message(text=text, **(known | here | more))


class Pigeonhole:
    """The page with its store behind it."""

    def __init__(self, theme: Theme, keys: Keys, premises: Premises) -> None:
        self.store = premises.of("anna")
        premises.keep(clients())
        self.service = MessageService(self.store)
        self.background, self.keys = Counted(), keys
        self.mailed: list[QUrl] = []
        self.counts: list[int] = []
        self.profiles = clients()
        self._theme = theme

    def opens(self) -> MessagesPage:
        """The page, open."""
        book = Book(Directory(self.profiles, "IT"), card, lambda: NOW, "Anna")
        book.know([Assistant(login="anna", name="Anna Conti")])
        page = MessagesPage(
            self.service, book, self.background, self._theme, self.keys, lambda: NOW, lambda: "anna", self.mailed.append
        )
        page.counted.connect(self.counts.append)
        self._theme.dress(page)
        page.resize(1200, 600)
        page.show()
        self.page = page
        self.settle()
        return page

    def settle(self) -> None:
        """Until nothing is read or written behind the screen."""

        def quiet() -> bool:
            QApplication.processEvents()
            return not self.background.under_way

        eventually(quiet)
        QApplication.processEvents()

    def close(self) -> None:
        """The console goes."""
        self.settle()
        self.page.close()
        assert self.background.close()


@pytest.fixture
def hole(theme: Theme, keys: Keys, premises: Premises) -> Iterator[Pigeonhole]:
    hole = Pigeonhole(theme, keys, premises)
    yield hole
    hole.close()


def test_what_was_taken_waits_to_be_passed_on_and_is_counted(hole: Pigeonhole) -> None:
    hole.service.keep(left("please call"))
    page = hole.opens()
    assert page.model.rowCount() == 1
    assert hole.counts[-1] == 1
    assert "please call" in page.detail._text.toPlainText()
    assert page.detail._state.text() == "to pass on"
    assert "Anna Conti" in page.detail._about.text()


def test_a_long_list_says_how_many_and_goes_on_as_one_scrolls(hole: Pigeonhole) -> None:
    with hole.store.session() as session:
        rows = [left(f"message {n}", taken_at=NOW - timedelta(minutes=n)) for n in range(1100)]
        session.add_all(MessageRow(**msgspec.structs.asdict(row)) for row in rows)
    page = hole.opens()
    assert page.model.rowCount() == 500
    assert page.how_many.isVisible() and "".join(sign for sign in page.how_many.text() if sign.isdigit()) == "1100"
    for there in (1000, 1100, 1100):
        page.view.scrollToBottom()
        hole.settle()
        assert page.model.rowCount() == there
    page.search.setText("MESSÀGE 1099")
    page.refresh()
    hole.settle()
    assert page.how_many.text().startswith("1 ") and page.detail._text.toPlainText() == "message 1099"


def test_one_key_copies_the_whole_message(hole: Pigeonhole) -> None:
    hole.service.keep(left("please call", urgent=True, call_back=True))
    hole.opens()
    assert hole.keys.trigger("message.copy")
    copied = QApplication.clipboard().text()
    assert all(part in copied for part in ("Luca Verdi", "Mario Neri", "02 9990 0011", "please call", "Urgent"))


def test_one_key_opens_it_in_the_mail_program(hole: Pigeonhole) -> None:
    hole.service.keep(left("ciao & arrivederci? 100% #1"))
    hole.opens()
    assert hole.keys.trigger("message.mail")
    (link,) = hole.mailed
    assert link.scheme() == "mailto"
    encoded = bytes(link.toEncoded().data()).decode()
    assert "%26" in encoded and "%23" in encoded and "&body=" in encoded


def test_a_message_too_long_for_a_mail_address_is_cut_not_lost(hole: Pigeonhole) -> None:
    hole.service.keep(left("à" * 5000))
    hole.opens()
    hole.keys.trigger("message.mail")
    assert len(bytes(hole.mailed[0].toEncoded().data())) < 2000


def test_passed_on_says_how_to_whom_when_and_by_whom(hole: Pigeonhole) -> None:
    message = hole.service.keep(left("please call"))
    page = hole.opens()
    page.detail.to.setText("Giulia Rossi")
    page.detail.by[How.PHONE].click()
    hole.settle()
    (kept,) = hole.service.find(to_pass_on=False)
    assert (kept.id, kept.passed_on_how, kept.passed_on_to, kept.passed_on_by) == (
        message.id,
        How.PHONE,
        "Giulia Rossi",
        "anna",
    )
    assert page.model.rowCount() == 0 and hole.counts[-1] == 0
    page.lists.setCurrentIndex(1)
    hole.settle()
    assert all(part in page.detail._state.text() for part in ("by phone", "Giulia Rossi", "Anna Conti"))


@pytest.mark.parametrize("how", list(WAYS))
def test_each_way_of_passing_on_has_a_key_that_its_button_shows(hole: Pigeonhole, how: How) -> None:
    hole.service.keep(left("please call"))
    page = hole.opens()
    action, _icon = WAYS[how]
    assert page.detail.by[how]._key == hole.keys.shown(action)
    assert hole.keys.trigger(action)
    hole.settle()
    assert [message.passed_on_how for message in hole.service.find(to_pass_on=False)] == [how]


@pytest.mark.on_a_file  # in a shared office the hour at which one is taken is the database's own
def test_the_list_has_one_clock_and_the_message_says_the_clients_own(hole: Pigeonhole) -> None:
    other = clients()[1]
    own = msgspec.structs.replace(ROSSI, id=str(uuid4()), code="OWN", lines=(), zone="Europe/Rome", own=True)
    hole.profiles = [ROSSI, msgspec.structs.replace(other, zone="America/New_York", city="New York"), own]
    hole.service.keep(left("first", taken_at=NOW - timedelta(hours=3)))
    hole.service.keep(left("second", taken_at=NOW - timedelta(hours=2), client=other.id))
    hole.service.keep(left("third", taken_at=NOW - timedelta(hours=1)))
    page = hole.opens()
    assert [row.when.split()[-1] for row in page.model.rows] == ["9:00", "8:00", "7:00"]
    page.view.setCurrentIndex(page.model.index(1))
    assert "8:00 (2:00 in New York)" in page.detail._about.text()


def test_passed_on_by_mistake_is_taken_back(hole: Pigeonhole) -> None:
    hole.service.keep(left("please call"))
    page = hole.opens()
    hole.keys.trigger("message.passed_on")
    hole.settle()
    page.toast._take_back()
    hole.settle()
    assert hole.service.count_to_pass_on() == 1 and hole.counts[-1] == 1


def test_an_empty_list_teaches(hole: Pigeonhole) -> None:
    page = hole.opens()
    assert page.empty.isVisible() and page.empty.accessibleName() == page.empty._title.text()
    assert page.empty.accessibleDescription() == page.empty._text.text() != ""
    assert not hole.keys.can("message.copy")


def test_words_are_searched(hole: Pigeonhole) -> None:
    hole.service.keep(left("about the lease"))
    hole.service.keep(left("about the car"))
    page = hole.opens()
    page.search.setText("lease")
    page.refresh()
    hole.settle()
    assert page.model.rowCount() == 1


def many(hole: Pigeonhole, count: int) -> None:
    """Messages to pass on, one a second."""
    with hole.store.session() as session:
        for n in range(count):
            message = left(f"number {n}", taken_at=NOW + timedelta(seconds=n))
            session.add(MessageRow(**msgspec.structs.asdict(message)))


def test_all_that_are_asked_for_are_exported_and_not_what_was_scrolled_to(hole: Pigeonhole, tmp_path: Path) -> None:
    many(hole, 1200)
    hole.service.keep(left("about the car"))
    page = hole.opens()
    page.export_to(tmp_path / "all.csv")
    page.search.setText("car")
    page.refresh()
    hole.settle()
    page.export_to(tmp_path / "car.csv")
    hole.settle()
    sizes = [len((tmp_path / name).read_text(encoding="utf-8-sig").splitlines()) for name in ("all.csv", "car.csv")]
    assert sizes == [1 + 1201, 1 + 1] and "Studio" in (tmp_path / "car.csv").read_text(encoding="utf-8-sig")


def test_an_export_of_messages_tells_how_far_it_is_and_can_be_stopped(
    hole: Pigeonhole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(hole, 1200)
    page = hole.opens()
    each, seen = hole.service.each, threading.Event()

    def slowly(**wanted: Any) -> Iterator[Message]:
        for n, message in enumerate(each(**wanted)):
            if n == 600:
                seen.wait()
            yield message

    monkeypatch.setattr(hole.service, "each", slowly)
    page.export_to(tmp_path / "messages.csv")
    bar = page.busy._bar
    eventually(lambda: (QApplication.processEvents(), (bar.value(), bar.maximum()) == (500, 1200))[1])
    page.busy._cancel()
    seen.set()
    hole.settle()
    eventually(lambda: hole.background.idle)
    assert list(tmp_path.glob("*.csv")) == [] and not page.strip.notices


def test_html_in_a_message_is_text(hole: Pigeonhole) -> None:
    hole.service.keep(left("<b>x</b>", caller_name="<i>Neri</i>", recipient="<u>V</u>"))
    page = hole.opens()
    assert "<b>x</b>" in page.detail._text.toPlainText()
    assert page.detail._whom.text() == "<u>V</u>"


def test_every_control_has_a_name(hole: Pigeonhole) -> None:
    hole.service.keep(left("please call"))
    assert nameless(hole.opens()) == []
