"""On a card stands what changed since she last answered for this client; it goes when she has answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel

from receptionist.clients.news import News
from receptionist.clients.profile import Greeting, Instruction, Occasion, Profile
from tests.calls.floor import ACME, ROSSI
from tests.shell.seat import Seat
from ui.calls.reach.model import new_words
from ui.clients.sheets.sayable import SayableSheet


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(qapp, tmp_path)
    yield seat
    seat.close()


def marked(seat: Seat) -> list[str]:
    """What is marked as new beside the greeting."""
    words = [one.text() for one in seat.session.desk.client.findChildren(QLabel) if one.isVisible()]
    return [text.removeprefix("new: ") for text in words if text.startswith("new: ")]


def new_people(seat: Seat) -> list[str]:
    """Who is marked as new in Reach, as a screen reader has it."""
    model = seat.session.desk.reach.view.model()
    words = [model.index(row, 0).data() for row in range(model.rowCount())]
    return [text.split(", ")[1] for text in words if text.startswith(new_words())]


def knows(seat: Seat, code: str, *, was: Profile, line: str) -> None:
    """She has answered for that client, when it was as `was`."""
    leg, _ = seat.talking(line=line)
    seat.hangs_up(leg)
    # versions have the clock of the wall, and the floor its own
    seat.session.freshness._profiles = Known(was, until=seat.clock.now())


class Known:
    """One profile as it was `until` then; since then it is another."""

    def __init__(self, was: Profile, until: datetime) -> None:
        self._was, self._until = was, until

    def before(self, at: Mapping[str, datetime]) -> dict[str, Profile | None]:
        return {client: self._was for client, moment in at.items() if client == self._was.id and moment <= self._until}


def saves(seat: Seat, profile: Profile) -> None:
    """Bruno saves it."""
    seat.office.clients.save(profile, "bruno")
    seat.office.refresh()
    seat.settle()


def test_a_changed_instruction_and_person_are_marked_until_she_has_answered(seat: Seat) -> None:
    was = seat.office.clients.load("ROSSI")
    knows(seat, "ROSSI", was=was, line=ROSSI)
    bianchi = replace(was.people[0], role="senior partner")
    saves(
        seat,
        replace(was, instructions=(*was.instructions, Instruction(text="Never on Friday.")), people=(bianchi, *was.people[1:])),
    )
    seat.sits_down("bruno")
    leg, _ = seat.talking("bruno", ROSSI)
    seat.hangs_up(leg)
    seat.settle()  # what a colleague has answered is none of what she has read
    leg, _ = seat.rings(ROSSI)
    seat.settle()
    assert marked(seat) == ["Never on Friday."]
    assert new_people(seat) == ["Avv. Marco Bianchi"]
    seat.press("F2")
    assert marked(seat) == ["Never on Friday."], "she reads it while she talks"
    seat.hangs_up(leg)
    seat.settle()
    seat.office.refresh()  # whatever is noticed late: what was saved before she answered is no news
    seat.settle()
    seat.rings(ROSSI)
    seat.settle()
    assert marked(seat) == [] and new_people(seat) == []


def test_news_that_is_marked_as_new_does_not_say_so_twice(seat: Seat) -> None:
    was = seat.office.clients.load("ROSSI")
    knows(seat, "ROSSI", was=was, line=ROSSI)
    now = seat.clock.now()
    told = {"since": now, "until": now + timedelta(hours=5), "told_by": "Rossi", "written_by": "bruno", "written_at": now}
    seat.office.news.write(News(client=was.id, text="Bianchi in court", **told))
    seat.office.refresh()
    seat.settle()
    seat.rings(ROSSI)
    seat.settle()
    (words,) = marked(seat)
    assert words.startswith("Bianchi in court (until ") and words.endswith(", Rossi)")


def test_another_greeting_must_not_be_said_from_memory(seat: Seat) -> None:
    was = seat.office.clients.load("ROSSI")
    knows(seat, "ROSSI", was=was, line=ROSSI)
    saves(seat, replace(was, greetings=(Greeting(occasion=Occasion.OPEN, text="Rossi e Verdi, {greeting}."),)))
    seat.rings(ROSSI)
    seat.settle()
    assert marked(seat) == ["the greeting: say it as it stands above"]


def test_of_a_client_for_whom_she_never_answered_nothing_is_marked(seat: Seat) -> None:
    was = seat.office.clients.load("ROSSI")
    knows(seat, "ROSSI", was=was, line=ROSSI)
    acme = seat.office.clients.load("ACME")
    saves(seat, replace(acme, instructions=(Instruction(text="Always."),)))
    seat.rings(ACME)
    seat.settle()
    assert marked(seat) == []


def test_when_she_last_answered_is_read_from_the_record(seat: Seat) -> None:
    leg, call = seat.talking(line=ROSSI)
    seat.hangs_up(leg)
    lost, _ = seat.rings(ACME)
    seat.hangs_up(lost)
    found = seat.office.history.last_answered("anna")
    assert found == {call.client: seat.record(call).started}
    assert seat.office.history.last_answered("bruno") == {}


def test_inside_what_may_be_said_what_she_has_not_known_so_is_new(seat: Seat) -> None:
    was = next(one for one in seat.office.clients.profiles() if one.code == "ROSSI")
    was = replace(was, mail="studio@rossi.example", website="rossi.example")
    knows(seat, "ROSSI", was=was, line=ROSSI)
    now = next(one for one in seat.office.clients.profiles() if one.code == "ROSSI")
    saves(seat, replace(now, mail="nuovo@rossi.example", website="rossi.example"))
    seat.talking(line=ROSSI)
    seat.settle()
    seat.press("Ctrl+J")
    seat.settle()
    model = seat.sees(SayableSheet).list.model()
    words = [model.index(row, 0).data() for row in range(model.rowCount())]
    found = {"nuovo@rossi" in text: text for text in words if "rossi.example" in text}
    assert found[True].startswith("new, ") and not found[False].startswith("new, ")
