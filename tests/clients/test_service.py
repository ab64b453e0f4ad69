"""Clients are saved as one step and come back as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec
import pytest
from sqlalchemy import update

from receptionist.clients.model import GreetingRow
from receptionist.clients.profile import (
    Absence,
    Accepts,
    Duty,
    Greeting,
    Instruction,
    Line,
    Occasion,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Status,
    WaitingSound,
    Way,
    WayKind,
)
from receptionist.clients.service import ClientService
from receptionist.errors import Invalid, NotFound, Problem
from receptionist.store.engine import Store

WEEK = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))


def rossi() -> Profile:
    """A law firm with something in every place of its profile."""
    bianchi = Person(
        name="Marco Bianchi",
        title="Avv.",
        say_as="bi-AN-ki",
        other_names=("Bianki", "Bianchetti"),
        role="Partner",
        department="Societario",
        responsibilities="contratti, fusioni",
        tags=("vip", "inglese"),
        languages=("it", "en"),
        city="New York",
        zone="America/New_York",
        ways=(
            Way(kind=WayKind.MOBILE, value="+12125550123", label="cell.", confirm=True, secret=True),
            Way(kind=WayKind.MAIL, value="bianchi@rossi.example"),
        ),
        hours=(Opening(weekday=0, start=time(8), end=time(0)), Opening(weekday=1, start=time(22), end=time(2))),
        accepts=Accepts.ANNOUNCED,
        uid="card-17",
    )
    verdi = Person(
        name="Giulia Verdi",
        absences=(
            Absence(
                since=datetime(2026, 8, 3, 6, tzinfo=UTC),
                until=datetime(2026, 8, 24, 6, tzinfo=UTC),
                reason="ferie",
                substitute=bianchi.id,
            ),
        ),
        deputy=bianchi.id,
        left_on=date(2027, 1, 31),
        replaced_by=bianchi.id,
    )
    desk = Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number="+390255550199", always=True, hours=WEEK)
    return Profile(
        code="ROSSI",
        legal_name="Studio Legale Rossi e Associati",
        trade_name="Studio Legale Rossi",
        short_name="Studio Rossi",
        language="it",
        city="Milano",
        team="legale",
        status=Status.NOTICE,
        colour="#8a1538",
        wrap_up=30,
        lines=(
            Line(
                number="+390255550101",
                label="principale",
                waiting=WaitingSound.MUSIC,
                patience=45,
                closed_text="Siamo chiusi.",
                fallback="+390255550198",
                hours=WEEK,
                targets=(verdi.id, desk.id),
            ),
            Line(number="+390255550100"),
        ),
        greetings=(
            Greeting(occasion=Occasion.OPEN, text="{client}, {greeting}"),
            Greeting(occasion=Occasion.CLOSED, text="Closed", line="+390255550101", language="en"),
        ),
        instructions=(Instruction(text="Chiedere il numero di pratica"), Instruction(text="Fiera", until=date(2026, 5, 3))),
        people=(verdi, bianchi),
        reaches=(desk,),
        hours=WEEK,
        duty=(Duty(person=bianchi.id, since=datetime(2026, 3, 1, tzinfo=UTC), until=datetime(2026, 3, 8, tzinfo=UTC)),),
    )


def changed(profile: Profile, **fields: object) -> Profile:
    return msgspec.structs.replace(profile, **fields)


def test_a_profile_comes_back_as_it_was_saved(store: Store) -> None:
    clients = ClientService(store)
    saved = clients.save(rossi_once := rossi(), by="anna")
    assert saved == changed(rossi_once, version=1)
    assert clients.load("ROSSI") == clients.load("rossi") == saved
    assert clients.versions() == {saved.id: 1}
    assert clients.profiles() == [saved]


def test_what_was_taken_out_is_gone_and_the_order_is_as_entered(store: Store) -> None:
    clients = ClientService(store)
    saved = clients.save(rossi(), by="anna")
    turned = changed(saved, lines=saved.lines[::-1], people=saved.people[::-1], greetings=(), duty=(), hours=())
    assert clients.load("ROSSI") != clients.save(turned, by="anna") == clients.load("ROSSI")
    assert [line.number for line in clients.load("ROSSI").lines] == ["+390255550100", "+390255550101"]


def test_of_two_who_edit_the_same_client_the_second_is_told(store: Store) -> None:
    clients = ClientService(store)
    read_by_both = clients.save(rossi(), by="anna")
    clients.save(changed(read_by_both, city="Roma"), by="anna")
    with pytest.raises(Problem) as told:
        clients.save(changed(read_by_both, city="Napoli"), by="bruno")
    assert (told.value.code, told.value.values) == ("client.changed_meanwhile", {"client": "Studio Legale Rossi"})
    assert clients.load("ROSSI").city == "Roma"


def test_a_number_of_another_client_is_refused_and_the_owner_is_named(store: Store) -> None:
    clients = ClientService(store)
    clients.save(rossi(), by="anna")
    acme = Profile(code="ACME", legal_name="Acme Ltd", lines=(Line(number="+442079460000"), Line(number="+390255550101")))
    with pytest.raises(Invalid) as told:
        clients.save(acme, by="anna")
    assert told.value.code == "line.taken"
    assert told.value.values == {"field": "lines[1].number", "line": "+390255550101", "client": "Studio Legale Rossi"}
    assert [profile.code for profile in clients.profiles()] == ["ROSSI"]


def test_codes_are_unique_whatever_their_case_and_there_is_one_office(store: Store) -> None:
    clients = ClientService(store)
    clients.save(Profile(code="Office", legal_name="Our office", own=True), by="anna")
    for second, code in (
        (Profile(code="OFFICE", legal_name="Other"), "client.code_taken"),
        (Profile(code="TWO", legal_name="Other", own=True), "client.own_exists"),
    ):
        with pytest.raises(Invalid) as told:
            clients.save(second, by="anna")
        assert told.value.code == code


def test_several_are_saved_together_or_not_at_all(store: Store) -> None:
    clients = ClientService(store)
    with pytest.raises(Invalid):
        clients.save_all([rossi(), Profile(code="", legal_name="Nameless")], by="anna")
    assert clients.profiles() == []


def test_of_several_saved_at_once_each_finds_what_the_others_leave(store: Store) -> None:
    clients = ClientService(store)
    number = Line(number="+390255501")
    rossi, acme = Profile(code="ROSSI", legal_name="Rossi", lines=(number,)), Profile(code="ACME", legal_name="Acme")
    first, second = clients.save_all([rossi, acme], by="anna")
    with pytest.raises(Invalid) as taken:
        clients.save_all([msgspec.structs.replace(second, lines=(number,)), first], by="anna")
    assert taken.value.code == "line.taken"
    without = msgspec.structs.replace(first, lines=(), code="OLD")
    heir = msgspec.structs.replace(second, lines=(number,), code="ROSSI")
    clients.save_all([without, heir], by="anna")
    assert {profile.code: len(profile.lines) for profile in clients.profiles()} == {"OLD": 0, "ROSSI": 1}
    for twice in ([without, without], [Profile(code="NEW", legal_name="A"), Profile(code="new", legal_name="B")]):
        with pytest.raises(Problem) as refused:
            clients.save_all(twice, by="anna")
        assert refused.value.code in ("client.changed_meanwhile", "client.code_taken")
    assert [profile.code for profile in clients.profiles()] == ["OLD", "ROSSI"]


def test_two_offices_of_our_own_are_refused_in_one_step_too(store: Store) -> None:
    clients = ClientService(store)
    with pytest.raises(Invalid) as refused:
        clients.save_all([Profile(code=code, legal_name=code, own=True) for code in ("A", "B")], by="anna")
    assert refused.value.code == "client.own_exists"


def test_a_client_that_is_not_there_is_said_so(store: Store) -> None:
    with pytest.raises(NotFound) as told:
        ClientService(store).load("NOBODY")
    assert told.value.code == "client.unknown"


def test_what_is_wrong_is_said_place_by_place(store: Store) -> None:
    wrong = changed(
        rossi(),
        code="no blanks please",
        zone="Europe/Milan",
        greetings=(Greeting(occasion=Occasion.OPEN, text="Buongiorno {nome}", line="+39000"),),
        lines=(Line(number="02 1234"), Line(number="+390255550101"), Line(number="+390255550101")),
        hours=(Opening(weekday=7, start=time(9), end=time(9)),),
    )
    found = {(invalid.code, invalid.values["field"]) for invalid in ClientService(store).check(wrong)}
    assert found == {
        ("client.code_form", "code"),
        ("zone.unknown", "zone"),
        ("number.unreadable", "lines[0].number"),
        ("line.twice", "lines[2].number"),
        ("line.not_ours", "greetings[0].line"),
        ("greeting.placeholder", "greetings[0].text"),
        ("hours.weekday", "hours[0].weekday"),
        ("hours.empty", "hours[0].end"),
    }


IN_ITALIAN = "{saluto} {assistente} {cliente} {persona} {chiamante} {riapertura}"
IN_ENGLISH = "{greeting} {assistant} {client} {person} {caller} {returns}"


@pytest.mark.parametrize(
    ("text", "language", "code", "names"),
    [
        (
            "Buongiorno {nome}",
            "it",
            "greeting.placeholder",
            "{saluto} {assistente} {cliente} {persona} {chiamante} {riapertura}",
        ),
        ("Buongiorno {", "it-CH", "greeting.brace", IN_ITALIAN),
        ("Good morning {name}", "en", "greeting.placeholder", IN_ENGLISH),
        ("Bonjour nom}", "fr", "greeting.brace", IN_ENGLISH),
    ],
)
def test_a_greeting_that_cannot_be_filled_in_is_not_saved(
    store: Store, text: str, language: str, code: str, names: str
) -> None:
    """It would be read out to callers as it was typed. What may stand there is named in the language of the greeting."""
    clients = ClientService(store)
    profile = Profile(
        code="A", legal_name="A", greetings=(Greeting(occasion=Occasion.OPEN, text=text, language=language),), language="it"
    )
    with pytest.raises(Invalid) as refused:
        clients.save(profile, by="anna")
    assert (refused.value.code, refused.value.values["field"]) == (code, "greetings[0].text")
    assert refused.value.values["names"] == names and clients.profiles() == []


def test_what_an_earlier_version_saved_broken_is_in_nobodys_way_until_it_is_touched(store: Store) -> None:
    """A supervisor changes a client whose greeting nobody has mended yet; the greeting moves down a row meanwhile."""
    clients = ClientService(store)
    broken = Greeting(occasion=Occasion.CLOSED, text="Siamo chiusi {boh}")
    kept = clients.save(Profile(code="A", legal_name="A", greetings=(changed(broken, text="Siamo chiusi"),)), by="anna")
    with store.session() as session:
        session.execute(update(GreetingRow).values(text=broken.text))
    kept = clients.save(changed(kept, greetings=(Greeting(occasion=Occasion.OPEN, text="Buongiorno"), broken)), by="anna")
    kept = clients.save(changed(kept, city="Roma"), by="anna")
    assert [one.code for one in clients.check(kept)] == ["greeting.placeholder"], "it is told all the same"
    for touched in (changed(broken, text="Chiusi {boh}"), changed(broken, text="Siamo chiusi {mah}")):
        with pytest.raises(Invalid) as refused:
            clients.save(changed(kept, greetings=(kept.greetings[0], touched)), by="anna")
        assert (refused.value.code, refused.value.values["field"]) == ("greeting.placeholder", "greetings[1].text")
    with pytest.raises(Invalid) as refused:
        clients.save(changed(kept, greetings=(broken, Greeting(occasion=Occasion.OPEN, text="Salve {mah}"))), by="anna")
    assert refused.value.values["field"] == "greetings[1].text"
    assert clients.load("A").city == "Roma"
