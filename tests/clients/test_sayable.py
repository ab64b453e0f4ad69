"""For the address, the hours, the VAT number: what may be said, and how it is spelled; what may never be said is not there."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients.profile import (
    Address,
    AddressKind,
    Fact,
    FactKind,
    Line,
    Opening,
    Permission,
    Profile,
    Status,
    StatusSpan,
)
from receptionist.clients.sayable import hours_aloud, sayable
from receptionist.clients.spelling import ALPHABETS, grouped, spelled

NOW = datetime(2026, 3, 2, 9, 42, tzinfo=UTC)
MORNINGS = tuple(Opening(weekday=day, start=time(9), end=time(13)) for day in range(5))
ROSSI = Profile(
    code="ROSSI",
    legal_name="Studio Rossi",
    vat_number="IT01234567890",
    pec="rossi@pec.example",
    hours=MORNINGS,
    lines=(Line(number="+390255550101"),),
    addresses=(
        Address(kind=AddressKind.REGISTERED, street="Via Po 1", city="Torino"),
        Address(
            street="Via Dante 7", postal_code="20121", city="Milano", province="MI", detail="3° piano", directions="MM Cairoli"
        ),
    ),
)


def said(profile: Profile, language: str = "it") -> dict[FactKind, str]:
    return {one.kind: one.text for one in sayable(profile, language, NOW)}


def test_what_the_profile_knows_can_be_said_without_entering_it_again() -> None:
    assert said(ROSSI) == {
        FactKind.ADDRESS: "Via Dante 7, 3° piano, 20121 Milano (MI)",
        FactKind.PARKING: "MM Cairoli",
        FactKind.HOURS: "lunedì–venerdì 9:00–13:00",
        FactKind.PHONE: "02 5555 0101",
        FactKind.PEC: "rossi@pec.example",
        FactKind.VAT_NUMBER: "IT01234567890",
    }


def test_what_may_never_be_said_is_not_shown_whatever_the_fields_hold() -> None:
    facts = (
        Fact(kind=FactKind.ADDRESS, permission=Permission.NEVER),
        Fact(kind=FactKind.VAT_NUMBER, permission=Permission.NEVER),
    )
    assert {FactKind.ADDRESS, FactKind.VAT_NUMBER}.isdisjoint(said(msgspec.structs.replace(ROSSI, facts=facts)))


def test_of_a_client_that_is_none_any_more_nothing_is_said_from_the_day_of_its_end_on() -> None:
    assert said(msgspec.structs.replace(ROSSI, status=Status.ENDED)) == {}
    for since, silent in ((date(2026, 3, 2), True), (date(2026, 3, 3), False)):
        span = StatusSpan(status=Status.ENDED, since=since)
        assert (said(msgspec.structs.replace(ROSSI, statuses=(span,))) == {}) is silent


def entered(kind: FactKind, permission: Permission, language: str | None = "it", text: str = "", label: str = "") -> Fact:
    return Fact(kind=kind, permission=permission, language=language, text=text, label=label)


NEVER, REQUEST, SAY = Permission.NEVER, Permission.ON_REQUEST, Permission.SAY
ADDRESS, VAT, MAIL, OTHER = FactKind.ADDRESS, FactKind.VAT_NUMBER, FactKind.MAIL, FactKind.OTHER


@pytest.mark.parametrize("language", ["it", "fr", "en-GB"])
@pytest.mark.parametrize(
    "facts",
    [
        (entered(ADDRESS, NEVER), entered(VAT, NEVER)),
        (entered(ADDRESS, NEVER, text="Non dirlo"), entered(VAT, NEVER, text="Mai")),
        (entered(ADDRESS, NEVER), entered(ADDRESS, SAY, "de", "Dantestraße"), entered(VAT, NEVER)),
        (entered(ADDRESS, NEVER), entered(VAT, REQUEST, "de"), entered(VAT, NEVER)),
    ],
)
def test_what_may_never_be_said_in_one_language_is_said_in_none(language: str, facts: tuple[Fact, ...]) -> None:
    assert {ADDRESS, VAT}.isdisjoint(said(msgspec.structs.replace(ROSSI, facts=facts), language))


@pytest.mark.parametrize("remark", ["", "ne pas dire"])
def test_what_may_not_be_said_in_the_callers_language_is_not_offered_in_the_clients(remark: str) -> None:
    facts = (
        entered(ADDRESS, SAY, text="Via Dante 7"),
        entered(ADDRESS, NEVER, "fr", remark),
        entered(OTHER, SAY, text="1234", label="Codice"),
        entered(OTHER, NEVER, "fr", remark, label="codice "),
    )
    profile = msgspec.structs.replace(ROSSI, facts=facts)
    assert {ADDRESS, OTHER}.isdisjoint(said(profile, "fr"))
    assert said(profile, "it")[ADDRESS] == "Via Dante 7"
    in_any = msgspec.structs.replace(ROSSI, facts=(entered(ADDRESS, SAY, None, "Via Dante 7"), entered(ADDRESS, NEVER, "fr")))
    assert (ADDRESS in said(in_any, "fr"), ADDRESS in said(in_any, "it")) == (False, True)


def test_an_entry_in_the_callers_language_decides_for_it() -> None:
    facts = (entered(ADDRESS, NEVER), entered(ADDRESS, SAY, "fr", "Rue Dante 7"), entered(VAT, NEVER), entered(VAT, SAY, "fr"))
    found = said(msgspec.structs.replace(ROSSI, facts=facts), "fr")
    assert (found[ADDRESS], found[VAT]) == ("Rue Dante 7", "IT01234567890")


def test_what_is_said_on_request_in_one_language_is_so_in_the_others() -> None:
    facts = (
        entered(MAIL, REQUEST),
        entered(ADDRESS, REQUEST, "en", "7 Dante Street"),
        entered(OTHER, SAY, text="1234", label="Codice"),
        entered(OTHER, REQUEST, "en", "1234", label="Codice"),
        entered(FactKind.PARKING, SAY, text="Cortile"),
        entered(FactKind.PARKING, REQUEST, "fr"),
    )
    profile = msgspec.structs.replace(ROSSI, facts=facts, mail="rossi@mail.example", addresses=())
    asked = {one.kind: one.on_request for one in sayable(profile, "fr", NOW)}
    assert (asked[MAIL], asked[OTHER], asked[FactKind.PARKING], asked[FactKind.PHONE]) == (True, True, True, False)
    with_address = msgspec.structs.replace(profile, addresses=ROSSI.addresses)
    assert {one.kind: one.on_request for one in sayable(with_address, "fr", NOW)}[ADDRESS]


def test_the_clients_own_words_stand_first_and_in_the_callers_language() -> None:
    facts = (
        Fact(kind=FactKind.WHERE_ARE_YOU, text="Siamo la segreteria dello studio."),
        Fact(kind=FactKind.WHERE_ARE_YOU, text="We are the office's secretariat.", language="en"),
        Fact(kind=FactKind.ADDRESS, text="Ask for the meeting room", language="en"),
    )
    profile = msgspec.structs.replace(ROSSI, facts=facts)
    english = [one.text for one in sayable(profile, "en-GB", NOW)]
    assert english[:3] == ["Siamo la segreteria dello studio.", "We are the office's secretariat.", "Ask for the meeting room"]
    assert said(profile, "it")[FactKind.ADDRESS].startswith("Via Dante 7")


def test_what_has_no_answer_in_the_callers_language_is_there_and_says_in_which_it_is() -> None:
    facts = (
        Fact(kind=FactKind.WHERE_ARE_YOU, text="Siamo in via Dante."),
        Fact(kind=FactKind.PARKING, text="Cortile interno.", language="it"),
        Fact(kind=FactKind.HOURS, text="Tutte le mattine.", language="it"),
        Fact(kind=FactKind.OTHER, label="Codice", text="Mai.", language="it", permission=Permission.NEVER),
        Fact(kind=FactKind.MAIL, text="rossi@mail.example"),
        Fact(kind=FactKind.ADDRESS, text="Rue Dante 7", language="fr"),
    )
    profile = msgspec.structs.replace(ROSSI, facts=facts, addresses=())
    french = {one.kind: (one.text, one.worded_in) for one in sayable(profile, "fr", NOW)}
    assert french == {
        FactKind.WHERE_ARE_YOU: ("Siamo in via Dante.", "it"),
        FactKind.MAIL: ("rossi@mail.example", None),
        FactKind.ADDRESS: ("Rue Dante 7", None),
        FactKind.HOURS: ("lundi–vendredi 9:00–13:00", None),
        FactKind.PHONE: ("+39 02 5555 0101", None),
        FactKind.PEC: ("rossi@pec.example", None),
        FactKind.VAT_NUMBER: ("IT01234567890", None),
        FactKind.PARKING: ("Cortile interno.", "it"),
    }
    assert {one.worded_in for one in sayable(profile, "it", NOW)} == {None}


def test_tax_numbers_are_said_on_request_and_spelled_in_the_language_of_the_call() -> None:
    vat = next(one for one in sayable(ROSSI, "it", NOW) if one.kind is FactKind.VAT_NUMBER)
    assert (vat.on_request, vat.spelled) == (True, "Imola · Torino · 012 345 678 90")
    assert spelled("a.b@c", "de") == "Aachen · Punkt · Berlin · at · Chemnitz"
    assert spelled("Zoë-1", "en") == "Zulu · Oscar · Echo (ë) · hyphen · 1"


@pytest.mark.parametrize(
    ("digits", "said"),
    [("7", "7"), ("2026", "2026"), ("20121", "201 21"), ("0255501", "025 5501"), ("0" * 11, "000 000 000 00")],
)
def test_many_digits_are_said_in_groups(digits: str, said: str) -> None:
    assert grouped(digits) == said


def test_of_an_address_the_names_are_spelled_and_what_everybody_understands_is_not() -> None:
    address = next(one for one in sayable(ROSSI, "it", NOW) if one.kind is FactKind.ADDRESS)
    assert address.spelled == (
        "Dante: Domodossola · Ancona · Napoli · Torino · Empoli; Milano: Milano · Imola · Livorno · Ancona · Napoli · Otranto"
    )
    worded = Fact(kind=FactKind.ADDRESS, text="Piazza Po 3, al secondo piano sopra la banca")
    (said, *_) = sayable(msgspec.structs.replace(ROSSI, facts=(worded,)), "it", NOW)
    assert said.spelled == "Po: Padova · Otranto"
    own = msgspec.structs.replace(worded, text="Via Brera 3, sopra la banca", spelled="Brera, come il quartiere")
    assert sayable(msgspec.structs.replace(ROSSI, facts=(own,)), "it", NOW)[0].spelled == "Brera, come il quartiere"


def test_hours_are_said_as_one_says_them() -> None:
    week = (*MORNINGS, *(Opening(weekday=day, start=time(14, 30), end=time(0)) for day in (0, 1)))
    week += (Opening(weekday=5, start=time(9), end=time(12)),)
    assert hours_aloud(week, "en") == (
        "Monday–Tuesday 9:00–13:00, 14:30–24:00; Wednesday–Friday 9:00–13:00; Saturday 9:00–12:00"
    )
    assert hours_aloud((), "en") == ""
    always = tuple(Opening(weekday=day, start=time(0), end=time(0)) for day in range(7))
    assert [hours_aloud(always, one) for one in ("it", "en", "nl")] == [
        "lunedì–domenica 24 ore su 24",
        "Monday–Sunday round the clock",
        "Monday–Sunday round the clock",
    ]


@given(st.text(max_size=60), st.sampled_from([*ALPHABETS, "xx"]))
def test_whatever_stands_there_can_be_spelled_and_no_digit_is_lost(text: str, language: str) -> None:
    letters = spelled(text, language)
    digits = [sign for sign in text if sign.isdecimal()]
    assert [sign for sign in letters if sign.isdecimal()] == digits
