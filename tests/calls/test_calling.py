"""Which outside numbers the office calls: premium ones only where it has said so, and only the countries that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptionist.calls.calling import Calling, calling_of
from receptionist.calls.commands import BlindTransfer, Consult, Dial
from receptionist.calls.events import Target
from receptionist.calls.places import Place
from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.demo import demo_profiles
from receptionist.clients.directory import Directory
from receptionist.errors import Problem
from receptionist.telephony.simulator.day import DEMO_DAY
from receptionist.words import say
from tests.calls.floor import ROSSI, Office, profiles
from tests.offices import new_office

PREMIUM = "+39899123456"
SHARED = "+39848123456"


def refusal(calling: Calling, number: str) -> str | None:
    try:
        calling.check(number)
    except Problem as problem:
        assert dict(problem.values) == {"number": number}
        return problem.code
    return None


@pytest.mark.parametrize("number", [PREMIUM, "+39899123456000", "+499001234567", "+449012345678", "+19002345678"])
def test_premium_numbers_are_not_called_unless_the_office_says_so(number: str) -> None:
    assert refusal(Calling(), number) == "dial.premium"
    assert refusal(Calling(premium=True), number) is None


@pytest.mark.parametrize(
    "number", ["+390299900011", "+393331234567", "+39800123456", SHARED, "+12125550104", "+441632960001", "101"]
)
def test_everything_else_is(number: str) -> None:
    assert refusal(Calling(), number) is None


def test_shared_cost_is_asked_for_by_itself() -> None:
    assert refusal(Calling(shared_cost=False), SHARED) == "dial.shared_cost"
    assert refusal(Calling(shared_cost=False), "+390299900011") is None


@pytest.mark.parametrize(
    ("number", "called"),
    [
        ("+390299900011", True),
        ("+12125550104", True),
        ("+14165550104", False),  # Toronto: the code is the same
        ("+441632960001", False),
        ("+881612345678", False),  # a satellite is of no country
        ("101", True),
    ],
)
def test_only_the_countries_that_are_named_are_called_when_any_is(number: str, called: bool) -> None:
    assert refusal(Calling(countries=("IT", "US")), number) == (None if called else "dial.country")


def test_the_desk_refuses_on_every_way_and_the_caller_stays_where_they_are() -> None:
    office = Office()
    office.sits_down("anna")
    _leg, call = office.talking()
    target = Target(label="an old number", number=PREMIUM)
    for command in (Dial(line=ROSSI, target=target), *(verb(call=call.id, target=target) for verb in (BlindTransfer, Consult))):
        reply = office.ask("anna", command)
        assert (reply.code, reply.values) == ("dial.premium", {"number": PREMIUM})
    assert call.place is Place.TALKING
    office.desk.use(DirectoryRouting(Directory(profiles(), "IT"), "IT", calling=Calling(premium=True)))
    assert office.ask("anna", BlindTransfer(call=call.id, target=target)).code is None


def test_the_office_sets_it_and_its_refusal_says_where(tmp_path: Path) -> None:
    office = new_office(str(tmp_path / "office.db"))
    assert calling_of(office.settings.get) == Calling(frozenset())
    office.settings.set("dial.countries", ["IT"])
    office.settings.set("dial.shared_cost", False)
    assert office.routing().calling == Calling(frozenset({"IT"}), shared_cost=False)
    for code in ("premium", "shared_cost", "country"):
        assert "Settings, Office" in say(f"dial.{code}", {"number": PREMIUM})
    office.close()


def test_everybody_in_the_demo_can_be_called() -> None:
    numbers = {
        way.value for client in demo_profiles(DEMO_DAY) for one in client.people for way in one.ways if "@" not in way.value
    }
    assert numbers and [number for number in numbers if refusal(Calling(), number)] == []
