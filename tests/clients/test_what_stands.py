"""An import changes what its file speaks of, and nothing that stands beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.clients.files.cards_written import export_cards
from receptionist.clients.files.columns import Column, heading
from receptionist.clients.files.imports import plan
from receptionist.clients.files.reading import read_contents
from receptionist.clients.files.tables import write_table
from receptionist.clients.files.written import OF_CLIENT, rows_of, written
from receptionist.clients.profile import (
    Absence,
    Address,
    AddressKind,
    Closure,
    ClosureAnswer,
    DayException,
    Duty,
    Fact,
    FactKind,
    Greeting,
    Instruction,
    Occasion,
    Opening,
    Part,
    Person,
    Profile,
    Reach,
    ReachKind,
    Rota,
    Shift,
    Status,
    StatusSpan,
)
from tests.clients.test_everything import whole

_C = Column


def after(known: Profile, column: Column, cell: str, **more: str) -> Profile:
    """The client when a file with that cell was imported, which twice says no more than once."""
    headings = ["Code", heading(column, "en"), *(heading(Column(name), "en") for name in more)]
    content = write_table(headings, [[known.code, cell, *more.values()]])
    planned = plan(read_contents(content), "x", [known], "IT")
    assert [one.problem for one in planned.report.refused + planned.report.left_out] == []
    (now,) = planned.profiles or (known,)
    assert plan(read_contents(content), "x", [now], "IT").profiles == ()
    return now


def day(month: int, of: int = 1, year: int = 2026) -> datetime:
    return datetime(year, month, of, tzinfo=UTC)


ANNA = Person(name="Anna Bianchi")
NIGHT = Rota(name="Notte", shifts=(Shift(person=ANNA.id, begins=datetime(2026, 3, 2, 18), minutes=60),))
SEDE = Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number="+390255550199")
STANDS: list[tuple[str, Part, Part, Part]] = [
    (
        "answers",
        ClosureAnswer(since=date(2026, 7, 1), until=date(2026, 8, 31), told_on=date(2026, 6, 1)),
        ClosureAnswer(since=date(2026, 12, 1), until=date(2027, 1, 10), told_on=date(2026, 11, 2)),
        ClosureAnswer(since=date(2026, 12, 1), until=date(2027, 1, 10), told_on=date(2026, 11, 9), note="solo Natale"),
    ),
    (
        "instructions",
        Instruction(text="Solo e-mail", until=date(2026, 9, 1)),
        Instruction(text="Solo e-mail", since=date(2027, 8, 1), until=date(2027, 9, 1)),
        Instruction(text="Solo e-mail", since=date(2027, 8, 1), until=date(2027, 9, 15)),
    ),
    (
        "greetings",
        Greeting(occasion=Occasion.OPEN, text="Kanzlei Rossi", language="de"),
        Greeting(occasion=Occasion.OPEN, text="Cabinet Rossi", language="fr"),
        Greeting(occasion=Occasion.OPEN, text="Cabinet Rossi, bonjour", language="fr"),
    ),
    (
        "closures",
        Closure(since=day(8), until=day(9), reason="ferie"),
        Closure(since=day(12), until=day(1, year=2027), said="Torniamo"),
        Closure(since=day(12), until=day(1, year=2027), said="Torniamo a gennaio"),
    ),
    (
        "exceptions",
        DayException(day=date(2026, 12, 24), name="Vigilia"),
        DayException(day=date(2026, 12, 7), hours=(Opening(weekday=0, start=time(9), end=time(12)),)),
        DayException(day=date(2026, 12, 7)),
    ),
    (
        "statuses",
        StatusSpan(status=Status.TRIAL, since=date(2026, 1, 1), until=date(2026, 1, 31)),
        StatusSpan(status=Status.NOTICE, since=date(2026, 6, 1)),
        StatusSpan(status=Status.SUSPENDED, since=date(2026, 6, 1), said="sospeso"),
    ),
    (
        "facts",
        Fact(kind=FactKind.PARKING, text="In cortile"),
        Fact(kind=FactKind.OTHER, label="Wi-Fi", text="rossi"),
        Fact(kind=FactKind.OTHER, label="Wi-Fi", text="verdi"),
    ),
    ("reaches", Reach(kind=ReachKind.TEAM, name="Vendite", number="+390255550198"), SEDE, SEDE),
    (
        "duty",
        Duty(person=ANNA.id, since=day(8), until=day(9)),
        Duty(person=ANNA.id, since=day(10), until=day(11)),
        Duty(person=ANNA.id, since=day(10), until=day(11)),
    ),
    (
        "rotas",
        Rota(name="Festivi", shifts=NIGHT.shifts),
        NIGHT,
        msgspec.structs.replace(NIGHT, nobody="Prendere un messaggio"),
    ),
    (
        "addresses",
        Address(kind=AddressKind.REGISTERED, street="Via Roma 1", detail="citofono Rossi", city="Milano"),
        Address(street="Via Po 2", city="Torino", detail="scala B"),
        Address(street="Via Po 2", city="Torino", postal_code="10121", detail="scala B"),
    ),
]
COLUMNS = {"instructions": _C.DATED_INSTRUCTIONS}


def client(**parts: tuple[Part, ...]) -> Profile:
    return msgspec.structs.replace(Profile(code="ROSSI", legal_name="Rossi", people=(ANNA,)), **parts)


@pytest.mark.parametrize(("field", "beside", "was", "now"), STANDS, ids=[one[0] for one in STANDS])
def test_what_a_file_does_not_speak_of_stays(field: str, beside: Part, was: Part, now: Part) -> None:
    column = COLUMNS.get(field) or Column(field)
    cell = written(column, client(**{field: (now,)}))
    assert getattr(after(client(**{field: (was, beside)}), column, cell), field) == (now, beside)
    assert getattr(after(client(**{field: (beside,)}), column, cell), field) == (beside, now)
    assert getattr(after(client(), column, cell), field) == (now,)


def test_absences_of_a_file_come_to_those_that_stand() -> None:
    out = Absence(since=day(12), until=day(12, 20), reason="corso", substitute=None)
    rossi = client(people=(msgspec.structs.replace(ANNA, absences=(out,)),))
    now = after(rossi, _C.PERSON, ANNA.name, absences="10/8/2027 - 20/8/2027")
    assert [one.reason for one in now.people[0].absences] == ["corso", ""]


def test_the_address_of_an_office_list_leaves_floor_and_seat_as_they_are() -> None:
    seat, post = STANDS[-1][1], Address(kind=AddressKind.FORWARDING, street="Casella 12", city="Milano")
    rossi = client(addresses=(seat, post))
    now = after(rossi, _C.ADDRESSES, "Via Roma 1, 20121 Milano (MI)")
    assert now.addresses == (msgspec.structs.replace(seat, postal_code="20121", province="MI"), post)
    moved = after(rossi, _C.ADDRESSES, "Corso Buenos Aires 7", postal_code="20124")
    assert moved.addresses == (seat, post, Address(street="Corso Buenos Aires 7", postal_code="20124"))
    again = after(moved, _C.ADDRESSES, "Piazza Duomo 1")
    assert again.addresses == (seat, post, Address(street="Piazza Duomo 1", postal_code=""))


def test_a_number_of_nobodys_that_is_typed_is_the_same_one_again() -> None:
    typed = "kind=outside | name=Notte | number=+390255550198"
    assert len(after(client(), _C.REACHES, typed).reaches) == 1
    by_hand = Reach(kind=ReachKind.OUTSIDE, name="Notte", number="+390255550197")
    (now,) = after(client(reaches=(by_hand,)), _C.REACHES, typed).reaches
    assert (now.id, now.number) == (by_hand.id, "+390255550198")


def test_instructions_keep_their_order_with_the_dated_ones_between_them() -> None:
    texts = [Instruction(text="Prima"), Instruction(text="Fino", until=date(2026, 9, 1)), Instruction(text="Poi")]
    rossi = client(instructions=tuple(texts))
    for content in (write_table(*rows_of([rossi])), export_cards([rossi])):
        (arrived,) = plan(read_contents(content), "x", [], "IT").profiles
        assert arrived.instructions == tuple(texts)
        assert plan(read_contents(content), "x", [rossi], "IT").profiles == ()
    corrected = after(rossi, _C.INSTRUCTIONS, "Prima di tutto\nPoi\nInfine")
    assert [one.text for one in corrected.instructions] == ["Prima di tutto", "Fino", "Poi", "Infine"]
    both = after(rossi, _C.INSTRUCTIONS, "Prima\nPoi\nInfine", dated_instructions=written(_C.DATED_INSTRUCTIONS, rossi))
    assert [one.text for one in both.instructions] == ["Prima", "Fino", "Poi", "Infine"]


@pytest.mark.parametrize("language", [None, "it"])
def test_a_greeting_in_the_clients_own_language_is_the_one_that_is_meant(language: str | None) -> None:
    rossi = client(greetings=(Greeting(occasion=Occasion.OPEN, text="Rossi", language=language),))
    (now,) = after(rossi, _C.GREETING, "Studio Rossi").greetings
    assert (now.text, now.language) == ("Studio Rossi", language)
    (arrived,) = plan(read_contents(write_table(*rows_of([rossi]))), "x", [], "IT").profiles
    assert arrived.greetings == rossi.greetings


@pytest.mark.parametrize("column", [one for one in OF_CLIENT if one not in {_C.CODE, _C.LOGO}])
def test_each_column_alone_brings_back_what_it_said(column: Column) -> None:
    rossi = whole()
    cell = written(column, rossi)
    assert not cell or after(rossi, column, cell) == rossi


@pytest.mark.parametrize("column", [_C.HOURS, _C.LINE_SINCE, _C.PATIENCE, _C.STATUSES, _C.PERSON_HOURS, _C.LEFT_ON])
def test_a_number_of_the_client_under_another_heading_is_refused(column: Column) -> None:
    """It is taken as it is where numbers stand, and nowhere else."""
    headings = [heading(one, "en") for one in (_C.CODE, _C.LINE, _C.PERSON, column)]
    rows = [["ROSSI", "+390255550101", "Anna Bianchi", SEDE.number]]
    planned = plan(read_contents(write_table(headings, rows)), "x", [client(reaches=(SEDE,))], "IT")
    assert [one.row for one in planned.report.refused] == [2]


ADDED = {
    "answers": ClosureAnswer(since=date(2028, 7, 1), until=date(2028, 8, 31), told_on=date(2028, 6, 1)),
    "instructions": Instruction(text="Detto dopo", until=date(2028, 1, 1)),
    "greetings": Greeting(occasion=Occasion.OPEN, text="Kanzlei Rossi", language="de"),
    "closures": Closure(since=day(8, year=2028), until=day(9, year=2028)),
    "exceptions": DayException(day=date(2028, 12, 24)),
    "statuses": StatusSpan(status=Status.NOTICE, since=date(2028, 1, 1)),
    "facts": Fact(kind=FactKind.OTHER, label="Wi-Fi", text="rossi"),
    "reaches": Reach(kind=ReachKind.TEAM, name="Vendite", number="+390255550177"),
    "addresses": Address(kind=AddressKind.BILLING, street="Largo Augusto 3"),
}


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(sorted(ADDED)), min_size=1))
def test_what_came_after_the_export_is_there_after_its_import(fields: set[str]) -> None:
    rossi = whole()
    since = msgspec.structs.replace(rossi, **{field: (*getattr(rossi, field), ADDED[field]) for field in fields})
    for content in (write_table(*rows_of([rossi], "it")), export_cards([rossi])):
        assert plan(read_contents(content), "x", [since], "IT").profiles == ()
