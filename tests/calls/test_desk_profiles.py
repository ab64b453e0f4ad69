"""What a profile says of today stands on the desk: a number that moved, a closure, a suspension, news."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from receptionist.clients.directory import Directory
from receptionist.clients.news import News
from receptionist.clients.profile import Closure, Instruction, Line, Profile, Status, StatusSpan
from tests.calls.console import Console, clients
from tests.calls.floor import ACME, ROSSI, TUESDAY_TEN
from tests.premises import Premises
from ui.theme import Theme

Open = Callable[..., Console]


@pytest.fixture
def open_console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Open]:
    opened: list[Console] = []

    def console(make: Callable[[], list[Profile]]) -> Console:
        opened.append(Console(theme, tmp_path, make, premises=premises))
        return opened[-1]

    yield console
    for one in opened:
        one.close()


def read(console: Console) -> list[str]:
    return [shown.text() for shown in console.page.client.findChildren(QLabel) if shown.isVisible()]


def test_a_number_that_moved_lately_says_whose_it_was(open_console: Open) -> None:
    moved = TUESDAY_TEN - timedelta(days=3)

    def make() -> list[Profile]:
        rossi, acme, *others = clients()
        taken = Line(number=ROSSI, since=moved)
        return [replace(rossi, lines=(Line(number=ROSSI, until=moved),)), replace(acme, lines=(taken, *acme.lines)), *others]

    console = open_console(make)
    console.rings(ROSSI, "+390299900011", "Neri")
    assert console.page.client._name.text() == "Acme Ltd"
    assert console.page.client._hint.text() == ("Until lately this number was Studio Legale Rossi's: the caller may mean them.")
    console.press("F2")
    console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    assert "Until lately" not in console.page.client._hint.text()


def test_a_closure_says_why_and_until_when(open_console: Open) -> None:
    ends = TUESDAY_TEN + timedelta(days=6)

    def make() -> list[Profile]:
        rossi, *others = clients()
        return [replace(rossi, closures=(Closure(since=TUESDAY_TEN, until=ends, reason="ferie"),)), *others]

    console = open_console(make)
    console.rings(ROSSI, "+390299900011", "Neri")
    assert "closed until Mon 10:00 · ferie" in console.page.client._state.text()
    assert "riaprono lunedì 9 marzo" in console.page.client.say._sentence.text


def test_a_suspended_client_says_what_callers_are_told(open_console: Open) -> None:
    def make() -> list[Profile]:
        rossi, *others = clients()
        return [replace(rossi, status=Status.SUSPENDED), *others]

    console = open_console(make)
    console.rings(ROSSI, "+390299900011", "Neri")
    console.press("F2")
    assert "Suspended: take a message" in read(console)
    assert console.page.client._state.text() == "suspended"
    assert "posso solo prendere un messaggio" in console.page.client.say.text


def test_the_card_of_a_client_that_has_ended_says_so_and_offers_nobody(open_console: Open) -> None:
    def make() -> list[Profile]:
        rossi, *others = clients()
        return [replace(rossi, status=Status.ENDED), *others]

    console = open_console(make)
    console.rings(ROSSI, "+390299900011", "Neri")
    console.press("F2")
    assert console.page.client._state.text() == "no longer a client"
    assert "No longer a client: nobody is put through" in read(console)
    assert console.page.client.say.text.startswith("Buongiorno, sono Anna. La società che cerca non è più a questo numero")
    assert console.page.reach._empty.text().startswith("No longer a client")
    assert not console.keys.can("call.consult") and not console.keys.can("call.blind")


def test_a_client_that_begins_next_week_says_when(open_console: Open) -> None:
    def make() -> list[Profile]:
        rossi, *others = clients()
        since = TUESDAY_TEN.date() - timedelta(days=7)
        spans = (
            StatusSpan(status=Status.SUSPENDED, since=since, said="Il servizio comincia lunedì."),
            StatusSpan(status=Status.ACTIVE, since=TUESDAY_TEN.date() + timedelta(days=6)),
        )
        return [replace(rossi, status=Status.SUSPENDED, statuses=spans), *others]

    console = open_console(make)
    rossi = clients()[0]
    console.page.look_at(rossi.id)
    console.settle()
    assert "Not yet active, from Mon 9 Mar: Il servizio comincia lunedì." in read(console)
    console.rings(ROSSI, "+390299900011", "Neri")
    console.press("F2")
    assert console.page.client._state.text() == "not yet active, from Mon 9 Mar"
    assert console.page.client.say.text == "Studio Legale Rossi, buongiorno. Il servizio comincia lunedì."
    assert "Not yet active, from Mon 9 Mar: take a message" in read(console)
    assert not any(row.can_ring for row in console.page.reach.rows)


def test_news_stands_above_the_instructions_until_its_time(open_console: Open) -> None:
    console = open_console(clients)
    rossi = clients()[0]
    news = News(
        client=rossi.id,
        text="Bianchi out till 12, all to Rossi",
        since=TUESDAY_TEN,
        until=TUESDAY_TEN + timedelta(hours=2),
        told_by="Bianchi",
        written_by="anna",
        written_at=TUESDAY_TEN,
    )
    console.book.use(Directory(clients(), "IT", {rossi.id: (news,)}))
    console.rings(ROSSI, "+390299900011", "Neri")
    console.press("F2")
    told = [text for text in read(console) if text.startswith(("News:", "Ask for"))]
    assert told == ["News: Bianchi out till 12, all to Rossi (until 12:00, Bianchi)", "Ask for the case number."]


def test_no_instruction_is_sliced_and_how_many_more_there_are_is_said(open_console: Open) -> None:
    def make() -> list[Profile]:
        rossi, *others = clients()
        return [replace(rossi, instructions=tuple(Instruction(text=f"Rule {n}.") for n in range(1, 15))), *others]

    console = open_console(make)
    console.rings(ROSSI, "+390299900011", "Neri")
    console.press("F2")
    panel = console.page.client
    foot = panel._scroll.viewport().height()
    tops = [line.mapTo(panel._scroll.viewport(), QPoint()).y() for line in panel._lines()]
    whole = [line for line, top in zip(panel._lines(), tops, strict=True) if top + line.height() <= panel.more.y()]
    assert panel.more.isVisible() and 0 < len(whole) < 14
    assert panel.more.text() == f"… {14 - len(whole)} more"
    assert panel.more.geometry().bottom() + 1 == foot
    QTest.mouseClick(panel.more, Qt.MouseButton.LeftButton)
    assert panel._scroll.verticalScrollBar().value() > 0
    panel._scroll.verticalScrollBar().setValue(panel._scroll.verticalScrollBar().maximum())
    assert not panel.more.isVisible()
