"""Who tells news may ring on another client's number: it is news of their own client, and of nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QPushButton

from receptionist.clients.profile import Person, Profile
from tests.calls.console import phone
from tests.calls.floor import ACME, BIANCHI, ROSSI
from tests.shell.seat import Seat
from ui.clients.news.sheet import NewsSheet

NOBODYS = "+390299900188"
"""No client's number: the office answers it itself."""


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(qapp, tmp_path)
    seat.sits_down("anna")
    seat.settle()
    yield seat
    seat.close()


def client(seat: Seat, code: str) -> Profile:
    return next(one for one in seat.office.directory().profiles if one.code == code)


def has(seat: Seat, code: str, *people: Person) -> None:
    """The client has these people, too."""
    profile = client(seat, code)
    seat.office.clients.save(replace(profile, people=(*profile.people, *people)), by="setup")
    seat.office.refresh()
    seat.settle()


def tells(seat: Seat, line: str, text: str) -> NewsSheet:
    """Marco Bianchi of Studio Rossi rings there and tells something."""
    seat.rings(line, BIANCHI, "M BIANCHI")
    seat.press("F2", "Ctrl+I")
    seat.types(text)
    return seat.sees(NewsSheet)


def kept(seat: Seat) -> list[tuple[str, str | None, bool, str]]:
    """All news that is kept: the client's code, who is out, whether they are, who said so."""
    directory = seat.office.directory()
    told = [one for some in directory.news.values() for one in some]
    return [(directory.by_id[one.client].code, one.person, one.away, one.told_by) for one in told]


@pytest.mark.parametrize("line", [ACME, NOBODYS])
def test_what_a_known_caller_tells_on_any_line_is_news_of_their_own_client(seat: Seat, line: str) -> None:
    sheet = tells(seat, line, "sono fuori fino a domani alle 9")
    assert sheet._title.text() == "News of Studio Legale Rossi"
    assert sheet.meaning.text().startswith("Marco Bianchi · out")
    assert "the news is kept for Studio Legale Rossi" in sheet.whose._why.text()
    assert sheet.recognised.currentText() == "By the number shown"
    seat.press("Return")
    bianchi = next(one.id for one in client(seat, "ROSSI").people if one.name == "Marco Bianchi")
    assert kept(seat) == [("ROSSI", bianchi, True, "Marco Bianchi")]


def test_it_may_be_news_of_the_number_that_was_rung_all_the_same(seat: Seat) -> None:
    sheet = tells(seat, ACME, "the door is broken")
    assert [one.text() for one in sheet.whose.findChildren(QPushButton) if "instead" in one.text()]
    seat.press("Ctrl+Shift+G")
    other = seat.sees(NewsSheet)
    assert other._title.text() == "News of Acme Ltd" and other.line.text() == "the door is broken"
    assert other.recognised.currentText() == "Not recognised" and other.open_box is None
    seat.press("Return")
    assert [one[0] for one in kept(seat)] == ["ACME"]


def test_a_name_that_both_have_is_asked_about_before_it_is_kept(seat: Seat) -> None:
    has(seat, "ACME", Person(name="Anna Verdi", ways=phone("+390299900071")))
    sheet = tells(seat, ACME, "Verdi out till 15")
    assert sheet.open_box is sheet.whose.box and not sheet.keep.isEnabled()
    assert [sheet.whose.box.itemText(n) for n in range(3)] == ["Choose…", "Studio Legale Rossi", "Acme Ltd"]
    seat.press("Return", "Return")
    assert kept(seat) == []
    sheet.whose.box.setCurrentIndex(1)
    sheet.whose.box.activated.emit(1)
    seat.settle()
    assert sheet.keep.isEnabled()
    seat.press("Return")
    assert [one[0] for one in kept(seat)] == ["ROSSI"]


def test_the_answer_may_be_the_other_client_and_the_line_goes_along(seat: Seat) -> None:
    has(seat, "ACME", Person(name="Anna Verdi", ways=phone("+390299900071")))
    sheet = tells(seat, ACME, "Verdi out till 15")
    sheet.whose.box.setCurrentIndex(2)
    sheet.whose.box.activated.emit(2)
    seat.settle()
    other = seat.sees(NewsSheet)
    assert other._title.text() == "News of Acme Ltd" and other.open_box is None
    seat.press("Return")
    assert [one[0] for one in kept(seat)] == ["ACME"]


def test_who_is_known_at_two_clients_is_asked_whose_it_is(seat: Seat) -> None:
    has(seat, "ACME", Person(name="Marco Bianchi", ways=phone(BIANCHI)))
    for line, own in ((ROSSI, "News of Studio Legale Rossi"), (ACME, "News of Acme Ltd")):
        sheet = tells(seat, line, "sono fuori fino a domani")
        assert sheet._title.text() == own and sheet.open_box is sheet.whose.box
        seat.press("Escape", "F8", "F8")
        seat.passes(30)
    assert kept(seat) == []
