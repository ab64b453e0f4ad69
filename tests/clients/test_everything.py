"""Everything in a profile goes out as a spreadsheet, as cards or as CSV, fills an empty office, and comes back unchanged."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.clients.files.cards_written import export_cards
from receptionist.clients.files.doors import export_to, import_files
from receptionist.clients.files.imports import plan
from receptionist.clients.files.parts_text import read_addresses, read_closures, read_parts, write_parts
from receptionist.clients.files.reading import read_contents
from receptionist.clients.files.tables import write_table
from receptionist.clients.files.written import rows_of
from receptionist.clients.pictures import PictureService, drawn
from receptionist.clients.profile import (
    Absence,
    Accepts,
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
    Line,
    Occasion,
    Opening,
    Permission,
    Person,
    Profile,
    Reach,
    ReachKind,
    Rota,
    Shift,
    Status,
    StatusSpan,
    Step,
    Swap,
    WaitingSound,
    Way,
    WayKind,
)
from receptionist.clients.service import ClientService
from receptionist.errors import Invalid
from receptionist.store.engine import Store, open_store
from receptionist.store.migrate import upgrade
from tests.clients.test_files import refusals
from tests.clients.workbooks import xlsx

WEEK = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
AUGUST = (datetime(2026, 8, 1, tzinfo=UTC), datetime(2026, 8, 24, tzinfo=UTC))


def whole() -> Profile:
    """A client with something in every place."""
    anna = Person(
        name="Anna Bianchi",
        title="Avv.",
        other_names=("Nanni",),
        languages=("it", "fr"),
        tags=("contratti",),
        hours=WEEK[:2],
        ways=(Way(kind=WayKind.PHONE, value="+390255550111", label="diretto"), Way(kind=WayKind.MAIL, value="a@rossi.example")),
        accepts=Accepts.ANNOUNCED,
        uid="vcard-0815",
    )
    ugo = Person(
        name="Ugo Verdi",
        zone="America/New_York",
        city="New York",
        ways=(
            Way(kind=WayKind.MOBILE, value="+393331234567", confirm=True, secret=True),
            Way(kind=WayKind.PHONE, value="+390255550155"),
            Way(kind=WayKind.MAIL, value="u@rossi.example"),
            Way(kind=WayKind.PHONE, value="+390255550144"),
        ),
        absences=(Absence(since=AUGUST[0], until=AUGUST[1], reason="ferie | mare\nmonti", substitute=anna.id),),
        deputy=anna.id,
        extension="201",
    )
    gone = Person(
        name="Luca Neri",
        left_on=date(2026, 1, 31),
        left_text="Non lavora più qui.",
        notes="Tace;\nmai prima delle 10",
        replaced_by=ugo.id,
    )
    sede = Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number="+390255550199", hours=WEEK)
    night = Reach(kind=ReachKind.OUTSIDE, name="Notte", number="+390255550198", always=True, confirm=True)
    return Profile(
        code="ROSSI",
        legal_name="Studio Legale Rossi",
        region="MI",
        city="Milano",
        vat_number="00743110157",
        tax_code="00743110157",
        sdi="ABC1234",
        pec="rossi@pec.example",
        mail="info@rossi.example",
        website="https://rossi.example",
        holidays=False,
        statuses=(
            StatusSpan(
                status=Status.TRIAL, since=date(2026, 1, 1), until=date(2026, 1, 31), said="in prova", put_through=False
            ),
        ),
        addresses=(
            Address(
                kind=AddressKind.REGISTERED,
                street="Via Roma, 1",
                detail="citofono Rossi",
                postal_code="20121",
                city="Milano",
                province="MI",
            ),
            Address(street="10 Rue de la Paix", country="FR", directions="in fondo; a destra"),
        ),
        facts=(
            Fact(kind=FactKind.PARKING, text="In cortile = sì", spelled="i-n", language="it", permission=Permission.ON_REQUEST),
        ),
        lines=(
            Line(
                number="+390255550101",
                label="Principale",
                hours=WEEK,
                targets=(ugo.id, sede.id),
                closed_text="Chiuso.\nA domani.",
            ),
            Line(
                number="+390255550102", since=AUGUST[0], until=AUGUST[1], waiting=WaitingSound.MUSIC, fallback="+390255550198"
            ),
            Line(number="+390255550103", since=AUGUST[1], busy_text="Occupato"),
        ),
        greetings=(
            Greeting(occasion=Occasion.OPEN, text="Studio Rossi, {saluto}"),
            Greeting(occasion=Occasion.OPEN, text="Cabinet Rossi", language="fr"),
            Greeting(occasion=Occasion.BACK_FROM_HOLD, text="Eccomi", line="+390255550103"),
        ),
        instructions=(Instruction(text="Chiedere la pratica"), Instruction(text="Solo e-mail", until=date(2026, 9, 1))),
        people=(anna, ugo, gone),
        reaches=(sede, night),
        hours=WEEK,
        exceptions=(
            DayException(day=date(2026, 12, 24), hours=(Opening(weekday=0, start=time(9), end=time(12)),), name="Vigilia"),
            DayException(day=date(2026, 12, 7)),
        ),
        closures=(
            Closure(
                since=AUGUST[0],
                until=AUGUST[1],
                line="+390255550101",
                reason="ferie",
                said="Riapriamo il 24",
                mail="trattenere",
            ),
        ),
        answers=(ClosureAnswer(since=date(2026, 7, 1), until=date(2026, 8, 31), told_on=date(2026, 6, 1), note="solo agosto"),),
        duty=(Duty(person=anna.id, since=AUGUST[0], until=AUGUST[1]),),
        rotas=(
            Rota(
                name="Notte",
                shifts=(Shift(person=ugo.id, begins=datetime(2026, 3, 2, 18), minutes=720, rule="FREQ=DAILY"),),
                swaps=(Swap(person=anna.id, since=AUGUST[0], until=AUGUST[1]),),
                steps=(Step(target=night.id, seconds=30),),
                nobody="Prendere un messaggio",
            ),
        ),
    )


def plain(profile: Profile) -> Profile:
    """What it says, apart from where and how often it was saved."""
    return msgspec.structs.replace(profile, id="", version=0)


@pytest.mark.parametrize("name", ["out.xlsx", "out.vcf", "out.csv"])
def test_everything_fills_an_empty_office_and_comes_back_unchanged(store: Store, tmp_path: Path, name: str) -> None:
    clients, rossi = ClientService(store), whole()
    export_to(tmp_path / name, [rossi], "it")
    report = import_files(clients, [tmp_path / name], by="anna", country="IT")
    assert (refusals(report), report.left_out) == ([], [])
    (saved,) = clients.profiles()
    assert plain(saved) == plain(rossi)
    again = import_files(clients, [tmp_path / name], by="anna", country="IT")
    assert (again.added, again.changed, again.refused, again.left_out) == (0, 0, [], [])
    assert clients.profiles() == [saved]


WAYS = (
    Way(kind=WayKind.PHONE, value="+390255550155"),
    Way(kind=WayKind.PHONE, value="+390255550144", label="casa"),
    Way(kind=WayKind.MOBILE, value="+393331234567", confirm=True),
    Way(kind=WayKind.MOBILE, value="+393331234568", confirm=True),
    Way(kind=WayKind.MAIL, value="u@rossi.example"),
)


@settings(max_examples=30, deadline=None)
@given(st.permutations(WAYS).flatmap(lambda ways: st.integers(1, 5).map(lambda n: tuple(ways[:n]))), st.permutations(WAYS))
def test_the_order_of_ways_to_reach_somebody_goes_out_and_comes_in(ways: tuple[Way, ...], other: list[Way]) -> None:
    """Into an empty office, and over the same people in another order."""
    mario = Person(name="Mario Rossi", ways=ways)
    alfa = Profile(code="A", legal_name="Alfa", people=(mario,))
    turned = msgspec.structs.replace(mario, ways=tuple(way for way in other if way in ways))
    there = msgspec.structs.replace(alfa, people=(turned,))
    for content in (write_table(*rows_of([alfa], "it")), export_cards([alfa])):
        for known in ([], [there], [alfa]):
            planned = plan(read_contents(content), "x", known, "IT")
            (after,) = planned.profiles or [alfa]
            assert (after.people[0].ways, planned.report.refused) == (ways, [])


def logo(colour: str) -> bytes:
    """A picture as it is kept."""
    from io import BytesIO

    from PIL import Image

    written = BytesIO()
    Image.new("RGB", (320, 200), colour).save(written, "JPEG")
    return drawn(written.getvalue())


@pytest.mark.parametrize("name", ["out.xlsx", "out.vcf", "out.csv"])
def test_logos_go_with_the_clients_and_come_into_an_empty_office(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / "old").mkdir()
    with_logos = open_store(str(tmp_path / "old" / "office.db"))
    upgrade(with_logos)
    old, pictures = ClientService(with_logos), PictureService(with_logos)
    teal, red = pictures.keep(logo("teal")), pictures.keep(logo("red"))
    old.save_all([Profile(code="A", legal_name="Acme", logo=teal), Profile(code="B", legal_name="Blu", logo=red)], by="anna")
    old.save(Profile(code="C", legal_name="Corsi"), by="anna")
    export_to(tmp_path / name, old.profiles(), "it", pictures.read)
    again = import_files(old, [tmp_path / name], by="anna", country="IT")
    with_logos.close()
    assert (again.added, again.changed, again.refused, again.left_out) == (0, 0, [], [])
    new, arrived = ClientService(store), PictureService(store)
    report = import_files(new, [tmp_path / name], by="anna", country="IT")
    assert (refusals(report), report.left_out) == ([], [])
    assert [one.logo for one in new.profiles()] == [teal, red, ""]
    assert arrived.read(teal) == logo("teal")
    assert (tmp_path / "out loghi").exists() == (name != "out.vcf")


@pytest.mark.parametrize("cell", ["/etc/hostname", "../secret.png", "missing.png", "note.png", "link.png"])
def test_a_logo_from_elsewhere_or_that_is_none_is_told_and_the_row_is_taken(store: Store, tmp_path: Path, cell: str) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret.png").write_bytes(logo("red"))
    (inside / "note.png").write_text("no picture", encoding="utf-8")
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    (inside / "x.csv").write_text(f"Codice;Ragione sociale;Logo\nA;Acme;{cell}\n", encoding="utf-8")
    clients = ClientService(store)
    report = import_files(clients, [inside / "x.csv"], by="anna", country="IT")
    assert (report.added, [one.row for one in report.left_out]) == (1, [2])
    assert clients.load("A").logo == ""


@pytest.mark.parametrize("value", ["ENCODING=b:####", "ENCODING=b:AAAA", "VALUE=uri:https://acme.example/logo.png"])
def test_a_card_whose_logo_is_none_is_taken_and_nothing_is_fetched(store: Store, tmp_path: Path, value: str) -> None:
    card = f"BEGIN:VCARD\nFN:Acme\nORG:Acme\nLOGO;{value}\nEND:VCARD\n"
    (tmp_path / "x.vcf").write_text(card, encoding="utf-8")
    clients = ClientService(store)
    report = import_files(clients, [tmp_path / "x.vcf"], by="anna", country="IT")
    assert (report.added, len(report.left_out)) == (1, 0 if "uri" in value else 1)
    assert clients.profiles()[0].logo == ""


def test_the_columns_of_an_office_list_are_taken_as_they_are(store: Store, tmp_path: Path) -> None:
    words = ["P.IVA", "C.F.", "PEC", "SDI", "Sito", "Indirizzo", "CAP", "Città", "Prov.", "Scadenza contratto", "Chiusure"]
    said = ["IT 00743110157", "00743110157", "r@pec.example", "ABC1234", "rossi.example"]
    said += ["Via Roma 1", "20121", "Milano", "MI", "31/12/2026"]
    rows = [
        ["Ragione sociale", *words],
        ["Rossi", *said, "dal 3/8/2026 al 21/8/2026 ferie"],
        ["Verdi", *[None] * 5, "Via Po 2, 10121 Torino (TO)", *[None] * 5],
    ]
    (tmp_path / "x.xlsx").write_bytes(xlsx(rows))
    clients = ClientService(store)
    report = import_files(clients, [tmp_path / "x.xlsx"], by="anna", country="IT")
    assert (refusals(report), report.left_out, report.ignored) == ([], [], [])
    rossi, verdi = clients.profiles()
    assert (rossi.vat_number, rossi.tax_code, rossi.pec, rossi.sdi, rossi.website) == (
        "IT 00743110157",
        "00743110157",
        "r@pec.example",
        "ABC1234",
        "rossi.example",
    )
    assert rossi.addresses == (Address(street="Via Roma 1", postal_code="20121", city="Milano", province="MI"),)
    assert rossi.statuses == (StatusSpan(status=Status.ENDED, since=date(2027, 1, 1)),)
    (closure,) = rossi.closures
    assert (closure.since, closure.until, closure.reason) == (
        datetime(2026, 8, 2, 22, tzinfo=UTC),
        datetime(2026, 8, 21, 22, tzinfo=UTC),
        "ferie",
    )
    assert verdi.addresses == (Address(street="Via Po 2", postal_code="10121", city="Torino", province="TO"),)
    again = import_files(clients, [tmp_path / "x.xlsx"], by="anna", country="IT")
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)


def test_what_refers_to_somebody_who_is_not_there_is_left_out_and_told() -> None:
    rows = xlsx([["Codice", "Ragione sociale", "Referente", "Vice (UID)"], ["R", "Rossi", "Anna", "0197-nobody"]])
    planned = plan(read_contents(rows), "x", [], "IT")
    assert [one.problem.code for one in planned.report.left_out] == ["person.unknown"]
    assert planned.profiles[0].people[0].deputy is None


def test_a_copy_under_another_code_takes_no_ids_twice(store: Store) -> None:
    clients, rossi = ClientService(store), whole()
    clients.save(rossi, by="anna")
    copied = msgspec.structs.replace(rossi, lines=())
    text = write_table(*rows_of([copied])).decode("utf-8-sig").replace("ROSSI", "COPIA")
    planned = plan(read_contents(text.encode()), "x", clients.profiles(), "IT")
    (copy,) = planned.profiles
    assert not {person.id for person in copy.people} & {person.id for person in rossi.people}
    clients.save_all(planned.profiles, by="anna")


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30).map(lambda text: text.replace("\r", ""))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(Address, kind=st.sampled_from(AddressKind), street=words, detail=words, city=words, country=words),
        max_size=3,
    ).map(tuple)
)
def test_parts_written_are_read_as_they_were(parts: tuple[Address, ...]) -> None:
    assert read_parts(write_parts(parts), Address) == parts
    assert read_addresses(write_parts(parts)) == parts


@given(st.text(max_size=100))
def test_any_text_is_addresses_and_closures_or_is_refused(text: str) -> None:
    for read in (read_addresses, lambda text: read_closures(text, ZoneInfo("Europe/Rome"))):
        try:
            read(text)
        except Invalid as invalid:
            assert invalid.code in {"part.unreadable", "days.unreadable"}


def test_closures_of_a_file_come_to_those_that_stand(store: Store, tmp_path: Path) -> None:
    clients = ClientService(store)
    clients.save(whole(), by="anna")
    (stands,) = whole().closures
    export_to(tmp_path / "own.csv", clients.profiles())
    (tmp_path / "x.csv").write_text("Codice;Ferie\nROSSI;2027-08-09 - 2027-08-22 ferie\n", encoding="utf-8")
    first = import_files(clients, [tmp_path / "x.csv"], by="anna", country="IT")
    (kept, added) = clients.load("ROSSI").closures
    assert (first.changed, kept, added.reason, added.line) == (1, stands, "ferie", None)
    for again in ("x.csv", "own.csv"):
        report = import_files(clients, [tmp_path / again], by="anna", country="IT")
        assert (report.added, report.changed) == (0, 0)
    told = msgspec.structs.replace(added, said="Torniamo il 23 agosto.")
    clients.save(msgspec.structs.replace(clients.load("ROSSI"), closures=(kept, told)), by="anna")
    (tmp_path / "x.csv").write_text("Codice;Ferie\nROSSI;2027-08-09 - 2027-08-22 ferie estive\n", encoding="utf-8")
    import_files(clients, [tmp_path / "x.csv"], by="anna", country="IT")
    assert clients.load("ROSSI").closures == (kept, msgspec.structs.replace(told, reason="ferie estive"))
