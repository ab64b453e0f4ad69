"""People from address books: Outlook, Google, Apple and phones, in every version of vCard, and out again."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.clients.demo import demo_profiles
from receptionist.clients.files.card_lines import decoded, folded, raw_cards, read_property, split
from receptionist.clients.files.cards_written import export_cards
from receptionist.clients.files.doors import export_to, import_files, save_refused
from receptionist.clients.files.imports import plan
from receptionist.clients.files.outcome import Report, Wish
from receptionist.clients.files.reading import read_contents
from receptionist.clients.profile import Line, Person, Profile, Way, WayKind
from receptionist.clients.service import ClientService
from receptionist.errors import Problem
from receptionist.store.engine import Store
from receptionist.words import say
from tests.clients.test_files import counts, profiles, refusals

Import = Callable[..., Report]
BOOKS = Path(__file__).with_name("address_books")
"""Address books with invented people, each in the form in which one program writes them."""
REAL = Path(__file__).parents[3] / "shared" / "data" / "vcards"
"""Exports of those programs that nobody here made; they stand beside a checkout, not in it, and are read as well where they
do."""


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


@pytest.fixture
def clients(local_store: Store) -> ClientService:
    clients = ClientService(local_store)
    clients.save(Profile(code="ACME", legal_name="Acme"), by="anna")
    return clients


@pytest.fixture
def take(clients: ClientService, tmp_path: Path) -> Import:
    """Imports cards into the client ACME, or with `client=None` each into its own."""

    def take(cards: str | bytes, client: str | None = "ACME", **options: object) -> Report:
        (tmp_path / "rubrica.vcf").write_bytes(cards if isinstance(cards, bytes) else cards.encode())
        return import_files(clients, [tmp_path / "rubrica.vcf"], by="anna", country="IT", client=client, **options)  # type: ignore[arg-type]

    return take


def people(clients: ClientService) -> list[Person]:
    return list(clients.load("ACME").people)


def test_a_card_as_apple_writes_it(clients: ClientService, take: Import) -> None:
    text = card(
        "N:Rossi;Maria;Grazia;Dott.ssa;",
        "FN:Dott.ssa Maria Grazia Rossi",
        "NICKNAME:Mary",
        "ORG:Altra S.r.l.;Acquisti",
        "TITLE:Responsabile",
        "item1.TEL:+39 02 5555 0101",
        "item1.X-ABLabel:_$!<Assistant>!$_",
        "TEL;type=CELL;type=VOICE;type=pref:333 1234567",
        "TEL;type=WORK;type=FAX:02 5555 0109",
        "EMAIL;type=INTERNET;type=pref:m@altra.example",
        "item2.ADR;type=WORK:;;Via Roma 1;Torino;TO;10100;Italia",
        "X-PHONETIC-FIRST-NAME:Marìa",
        "CATEGORIES:Fornitori,VIP",
        "UID:0815",
    )
    assert counts(take(text)) == (1, 0, 0)
    (maria,) = people(clients)
    assert (maria.name, maria.title, maria.role, maria.department, maria.city) == (
        "Maria Grazia Rossi",
        "Dott.ssa",
        "Responsabile",
        "Acquisti",
        "Torino",
    )
    assert (maria.other_names, maria.tags, maria.say_as, maria.uid) == (("Mary",), ("Fornitori", "VIP"), "Marìa", "0815")
    assert [(way.kind, way.value, way.label, way.confirm) for way in maria.ways] == [
        (WayKind.PHONE, "+390255550101", "Assistant", False),
        (WayKind.MOBILE, "+393331234567", "", True),
        (WayKind.MAIL, "m@altra.example", "", False),
    ]
    assert counts(take(text)) == (0, 0, 1)


def test_a_card_as_outlook_and_old_phones_write_it(clients: ClientService, take: Import) -> None:
    name = "=".join(["", *(f"{byte:02X}" for byte in "Müller;Zoë".encode("cp1252"))])
    text = card(
        f"N;CHARSET=WINDOWS-1252;ENCODING=QUOTED-PRINTABLE:{name}",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB =\r\nM=C3=BCller",
        "TEL;CELL;PREF:3331234567",
        "TEL;WORK;VOICE:02 5555 0101",
        "TEL;HOME:02 5555 0102",
        "TEL;PAGER:12",
        "EMAIL;INTERNET:z@m.example",
        "NOTE;ENCODING=QUOTED-PRINTABLE:non prima=0D=0Adelle 10",
        "PHOTO;ENCODING=BASE64;TYPE=JPEG:",
        *(f" {base64.b64encode(bytes(54)).decode()}" for _ in range(3)),
        "",
        version="2.1",
    )
    report = take(text)
    assert (counts(report), report.left_out) == ((1, 0, 0), [])
    (zoe,) = people(clients)
    assert zoe.name == "Zoë Müller"
    assert [(way.value, way.label) for way in zoe.ways] == [
        ("+390255550101", ""),
        ("+390255550102", "home"),
        ("+393331234567", ""),
        ("z@m.example", ""),
    ]
    assert (zoe.notes, clients.load("ACME").instructions) == ("non prima\ndelle 10", ())
    assert counts(take(text)) == (0, 0, 1)


def test_a_card_of_version_4(clients: ClientService, take: Import) -> None:
    text = card(
        "FN:Jane Doe",
        "N:Doe;Jane;;Dr.;",
        'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+44-20-7946-0123;ext=102',
        "TEL;VALUE=uri;TYPE=cell:tel:+44-7700-900123",
        "LANG;PREF=1:en",
        "LANG:fr",
        "TZ:Europe/London",
        "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        "ROLE:Lawyer",
        version="4.0",
    )
    assert counts(take(text)) == (1, 0, 0)
    (jane,) = people(clients)
    assert (jane.name, jane.title, jane.role, jane.languages, jane.zone) == (
        "Jane Doe",
        "Dr.",
        "Lawyer",
        ("en", "fr"),
        "Europe/London",
    )
    assert jane.uid == "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"
    assert [(way.value, way.label) for way in jane.ways] == [("+442079460123", "int. 102"), ("+447700900123", "")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_cards_in_any_alphabet(clients: ClientService, take: Import, encoding: str) -> None:
    assert counts(take((card("FN:Zoë Müller") + card("FN:André")).encode(encoding))) == (2, 0, 0)
    assert [person.name for person in people(clients)] == ["Zoë Müller", "André"]


def test_what_is_broken_in_a_card_does_not_take_the_others_with_it(clients: ClientService, take: Import) -> None:
    text = (
        "rubrica di Sara\r\n"
        + card("FN:Anna", "NOTE:una riga\r\nche va a capo senza rientro")
        + "BEGIN:VCARD\r\nFN:Bruno\r\nTEL:02 55"
        + "\r\n"
        + card("TEL:02 5555 0101")
        + card("FN:Carla", "PHOTO;BASE64:###", 'TEL;TYPE="WORK:02 5555 0102')
        + card("FN:Dario", "AGENT:", "BEGIN:VCARD", "FN:Segreteria", "END:VCARD", "TEL:02 5555 0103")
        + "BEGIN:VCARD\r\nFN:Elena\r\n"
    )
    report = take(text)
    assert refusals(report) == [(2, "card.broken_off"), (3, "card.no_name"), (6, "card.broken_off")]
    assert [(person.name, [way.value for way in person.ways]) for person in people(clients)] == [
        ("Anna", []),
        ("Carla", ["+390255550102"]),
        ("Dario", ["+390255550103"]),
    ]
    assert (people(clients)[0].notes, clients.load("ACME").instructions) == ("una riga\nche va a capo senza rientro", ())


def test_a_number_that_nobody_can_dial_is_left_out_and_told(clients: ClientService, take: Import) -> None:
    report = take(card("FN:Anna", "TEL;CELL:333 1234567", "TEL;WORK:chiedere", "EMAIL:anna chiocciola acme"))
    assert counts(report) == (1, 0, 0)
    assert [(one.row, one.problem.code) for one in report.left_out] == [(1, "number.unreadable"), (1, "mail.form")]
    assert [way.value for way in people(clients)[0].ways] == ["+393331234567"]


def test_a_card_without_a_client_belongs_to_its_company(clients: ClientService, take: Import) -> None:
    text = (
        card("FN:Anna Bianchi", "N:Bianchi;Anna;;;", "ORG:Rossi S.r.l.", "TEL:02 5555 0101")
        + card("FN:Rossi S.r.l.", "ORG:Rossi S.r.l.", "X-ABShowAs:COMPANY", "TEL;TYPE=WORK:02 5555 0100")
        + card("FN:Nessuno")
    )
    report = take(text, client=None)
    assert (counts(report), refusals(report)) == ((1, 1, 0), [(3, "row.no_client")])
    rossi = clients.load("ROSSI")
    assert [person.name for person in rossi.people] == ["Anna Bianchi"]
    assert [reach.number for reach in rossi.reaches] == ["+390255550100"]
    assert counts(take(text, client=None)) == (0, 0, 2)


def test_a_company_in_the_book_of_one_client_is_somebody_to_reach_and_changes_nothing_of_the_client(
    clients: ClientService, take: Import
) -> None:
    take(card("FN:Tipografia Blu", "ORG:Tipografia Blu", "X-ABShowAs:COMPANY", "TEL:02 5555 0101"))
    acme = clients.load("ACME")
    assert (acme.legal_name, acme.reaches) == ("Acme", ())
    assert [(person.name, person.ways[0].value) for person in acme.people] == [("Tipografia Blu", "+390255550101")]


def test_refused_cards_are_corrected_in_a_spreadsheet(clients: ClientService, take: Import, tmp_path: Path) -> None:
    report = take(card("TEL:02 5555 0101", "EMAIL:a@acme.example"))
    assert refusals(report) == [(1, "card.no_name")]
    save_refused(tmp_path / "refused.xlsx", report.refused, lambda one: one.problem.code)
    (entry,) = read_contents((tmp_path / "refused.xlsx").read_bytes()).entries
    assert entry.people == ({"phone": "02 5555 0101", "mail": "a@acme.example"},)


def generated(n: int) -> str:
    """A phone's address book, a card in each of the three versions in turn."""
    first, last = ("Anna", "Zoë", "Bruno", "José"), ("Rossi", "Müller", "D'Angelo", "Brambilla")
    cards = []
    for i in range(n):
        name, family = first[i % 4], f"{last[i // 4 % 4]} {i}"
        quoted = quopri.encodestring(f"{family};{name};;;".encode()).decode()
        named = f"N;ENCODING=QUOTED-PRINTABLE:{quoted}" if i % 3 == 0 else f"N:{family};{name};;;"
        cards.append(
            card(
                named,
                f"FN:{name} {family}",
                f"TEL;TYPE=CELL:+39333{i:07d}",
                f"TEL;TYPE=WORK:02 55{i:06d}",
                f"EMAIL:p{i}@acme.example",
                f"NOTE:{'testo ' * 20}",
                f"UID:{i}",
                version=("2.1", "3.0", "4.0")[i % 3],
            ).replace("NOTE", "X-NOTE")
        )
    return "".join(cards)


def test_an_address_book_of_500_cards(clients: ClientService, take: Import) -> None:
    report = take(generated(500))
    assert (counts(report), refusals(report), report.left_out) == ((500, 0, 0), [], [])
    found = people(clients)
    assert (len(found), found[499].name, len(found[499].ways)) == (500, "José Rossi 499", 3)
    assert counts(take(generated(500))) == (0, 0, 500)


IN_THEIR_FORM: list[tuple[str, list[str | None], list[int]]] = [
    ("gmail.vcf", ["Greta Testa"], []),
    ("standard.vcf", ["Franca Dosi", "Tito Ossi"], []),
    ("web-service.vcf", ["Ada Maria Longo PhD"], []),
    ("outlook.vcf", ["Carla Riva"], []),
    ("android.vcf", ["Íñigo Ñuñez Peñalver Ibáñez de la Cañada y Ordóñez", "Begoña Ñandú"], [1, 2]),
    ("mac.vcf", ["Bruno Aldo Ugo Sala Jr."], []),
    ("thunderbird.vcf", ["Ugo Fò"], []),
    ("evolution.vcf", ["Piero Maria Luca Galli Sr."], []),
    ("iphone.vcf", ["Bruno Aldo Ugo Sala Jr."], []),
]
AS_EXPORTED: list[tuple[str, list[str | None], list[int]]] = [
    ("gmail-single.vcf", ["Greg Dartmouth"], []),
    ("rfc2426-example.vcf", ["Frank Dawson", "Tim Howes"], []),
    ("fullcontact.vcf", ["FirstName MiddleName LastName Suffix"], []),
    ("outlook-2003.vcf", ["John Doe III"], []),
    ("John_Doe_ANDROID.vcf", ["Ñ Ñ Ñ Ñ Ñ", None, None, None], [1, 2]),
    ("John_Doe_MAC_ADDRESS_BOOK.vcf", ["John Richter James Doe Sr."], []),
    ("thunderbird-MoreFunctionsForAddressBook-extension.vcf", ["John Doe"], []),
    ("John_Doe_EVOLUTION.vcf", ["John Richter James Doe Sr."], []),
    ("John_Doe_IPHONE.vcf", ["John Richter James Doe Sr."], []),
]


@pytest.mark.parametrize(
    ("book", "taken", "refused"),
    [
        pytest.param(folder / name, taken, refused, id=name)
        for folder, books in ((BOOKS, IN_THEIR_FORM), (REAL, AS_EXPORTED))
        if folder.is_dir()
        for name, taken, refused in books
    ],
)
def test_the_address_books_of_real_programs(
    clients: ClientService, take: Import, book: Path, taken: list[str | None], refused: list[int]
) -> None:
    report = take(book.read_bytes())
    assert [row for row, _ in refusals(report)] == refused
    found = [person.name for person in people(clients)]
    assert len(found) == len(taken)
    assert all(mine in {None, theirs} for mine, theirs in zip(taken, found, strict=True))
    assert all(person.ways for person in people(clients))
    assert counts(take(book.read_bytes())) == (0, 0, len(taken))


# ---- one man in several programs


def test_a_card_of_another_program_adds_and_takes_nothing_away(clients: ClientService, take: Import) -> None:
    outlook = card("FN:Anna Bianchi", "UID:o-1", "TITLE:Direttrice", "TEL;CELL:333 1234567", "EMAIL:anna@acme.example")
    phone = card("FN:ANNA BIANCHI", "TITLE:Capo", "TEL;CELL:333 1234567", "TEL;HOME:02 5555 0102", "NOTE:al mattino")
    other = card("FN:Anna Bianchi", "UID:g-7", "TITLE:Dir.", "TEL;WORK:333 1234567", "NICKNAME:Nanni")
    take(outlook)
    report = take(phone)
    assert [(one.problem.code, one.problem.values["text"]) for one in report.left_out] == [("card.says_otherwise", "Capo")]
    take(other)
    (anna,) = people(clients)
    assert (anna.name, anna.role, anna.notes, anna.other_names) == ("Anna Bianchi", "Direttrice", "al mattino", ("Nanni",))
    assert [way.value for way in anna.ways] == ["+393331234567", "anna@acme.example", "+390255550102"]
    assert [counts(take(one)) for one in (other, outlook, phone)] == [(0, 0, 1)] * 3
    take(outlook.replace("Direttrice", "Presidente").replace("1234567", "7654321"))
    assert (people(clients)[0].role, people(clients)[0].ways[0].value) == ("Presidente", "+393337654321")


NAMES = st.sampled_from(["Anna Bianchi", "ANNA  BIANCHI", "Ugo Neri"])
SAID = (
    *("TITLE:Capo", "TITLE:Direttrice", "ROLE:Acquisti", "NICKNAME:Nanni", "NICKNAME:A,B", "NOTE:al mattino", "NOTE:mai"),
    *("TEL;CELL:333 1234567", "TEL;WORK:333 1234567", "TEL;HOME:02 5555 0102", "TEL;WORK:02 5555 0102"),
    *("CATEGORIES:VIP", "LANG:fr", "LANG:it", "item1.TEL:02 5555 0103\r\nitem1.X-ABLabel:Casa", "TEL:02 5555 0103"),
    "EMAIL:a@b.example",
)
LINES = st.sets(st.sampled_from(SAID), max_size=6)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(NAMES, LINES, st.booleans()), min_size=1, max_size=4), st.data())
def test_the_same_books_in_any_order_change_nothing_the_second_time(
    books: list[tuple[str, set[str], bool]], data: st.DataObject
) -> None:
    acme = Profile(code="ACME", legal_name="Acme", version=1)

    def taken(profile: Profile, text: str) -> tuple[Profile, Report]:
        found = plan(read_contents(text.encode(), of_one=True), "x.vcf", [profile], "IT", Wish(profile))
        return (found.profiles or (profile,))[0], found.report

    cards = [card(f"FN:{name}", *sorted(lines), *([f"UID:{n}"] if uid else [])) for n, (name, lines, uid) in enumerate(books)]
    for text in data.draw(st.permutations(cards)):
        acme, _report = taken(acme, text)
    for text in data.draw(st.permutations(cards)):
        known, report = taken(acme, text)
        if not report.refused:
            assert (report.added, report.changed) == (0, 0)
        assert known == acme


def test_all_address_books_at_once_change_nothing_the_second_time(clients: ClientService) -> None:
    books = [*sorted(BOOKS.glob("*.vcf")), *sorted(REAL.glob("*.vcf"))]
    assert import_files(clients, books, by="anna", country="IT").added >= len(IN_THEIR_FORM)
    again = import_files(clients, books, by="anna", country="IT")
    assert (again.added, again.changed) == (0, 0)
    assert all("GNU" not in one.text for client in clients.profiles() for one in client.instructions)


# ---- out and in again


def test_the_demo_office_as_cards_comes_back_unchanged(local_store: Store, tmp_path: Path) -> None:
    clients = ClientService(local_store)
    clients.save_all(demo_profiles(date(2026, 3, 2)), by="anna")
    before = clients.profiles()
    export_to(tmp_path / "out.vcf", before)
    report = import_files(clients, [tmp_path / "out.vcf"], by="anna", country="IT")
    assert (report.added, report.changed, report.refused, report.left_out) == (0, 0, [], [])
    assert report.unchanged == sum(1 + len(profile.people) for profile in before)
    assert clients.profiles() == before


@settings(max_examples=100, deadline=None)
@given(profiles)
def test_whatever_a_profile_says_its_cards_change_nothing(profile: Profile) -> None:
    planned = plan(read_contents(export_cards([profile])), "out.vcf", [profile], "IT")
    assert (planned.report.refused, planned.report.left_out) == ([], [])
    assert planned.profiles == ()


@pytest.mark.parametrize(("first", "places"), [(WayKind.PHONE, (0, 1, 0)), (WayKind.MOBILE, (1, 1, 0))])
def test_a_number_that_stands_there_twice_keeps_its_places(first: WayKind, places: tuple[int, ...]) -> None:
    kinds = (first, WayKind.PHONE, WayKind.PHONE)
    ways = tuple(Way(kind=kind, value=f"+39025555000{n}") for kind, n in zip(kinds, places, strict=True))
    alfa = Profile(code="A", legal_name="Alfa", people=(Person(name="Mario Rossi", extension="12", ways=ways),))
    assert plan(read_contents(export_cards([alfa])), "out.vcf", [alfa], "IT").profiles == ()


@settings(max_examples=50, deadline=None)
@given(profiles)
def test_cards_of_an_office_say_nothing_new_to_it(profile: Profile) -> None:
    """What one has taken out and takes in again is counted as unchanged, all of it."""
    planned = plan(read_contents(export_cards([profile])), "out.vcf", [profile], "IT")
    report = planned.report
    assert (report.added, report.changed, report.unchanged) == (0, 0, 1 + len(profile.people))


def test_what_somebody_does_is_not_what_they_are(clients: ClientService, tmp_path: Path) -> None:
    anna = Person(name="Anna Bianchi", responsibilities="contratti e locazioni")
    clients.save(Profile(code="B", legal_name="Bianchi", people=(anna,)), by="anna")
    export_to(tmp_path / "out.vcf", clients.profiles())
    report = import_files(clients, [tmp_path / "out.vcf"], by="anna", country="IT")
    assert (report.added, report.changed, report.unchanged) == (0, 0, 3)
    assert clients.load("B").people == (anna,)


def test_somebody_who_is_called_as_his_company_stays_somebody() -> None:
    rossi = Profile(code="R", legal_name="Mario Rossi", people=(Person(name="Mario Rossi", role="titolare"),))
    (read,) = plan(read_contents(export_cards([rossi])), "out.vcf", [], "IT").profiles
    assert [(one.name, one.role) for one in read.people] == [("Mario Rossi", "titolare")]


def test_cards_fill_an_empty_office() -> None:
    demo = demo_profiles(date(2026, 3, 2))
    planned = plan(read_contents(export_cards(demo)), "out.vcf", [], "IT")
    assert planned.report.refused == []
    for was, now in zip(demo, planned.profiles, strict=True):
        assert (was.code, was.hours, [line.number for line in was.lines]) == (
            now.code,
            now.hours,
            [line.number for line in now.lines],
        )
        assert [(person.name, person.title, set(person.ways)) for person in was.people] == [
            (person.name, person.title, set(person.ways)) for person in now.people
        ]


def test_another_program_reads_the_cards() -> None:
    anna = Person(
        name="Anna; di, Rossi\\Bianchi",
        title="Dott.ssa",
        role="Responsabile",
        ways=(Way(kind=WayKind.MOBILE, value="+393331234567"),),
    )
    rossi = Profile(code="R", legal_name="Rossi, Verdi; & C.", lines=(Line(number="+390255550101"),), people=(anna,))
    company, person = vobject.readComponents(export_cards([rossi]).decode())
    assert (company.org.value, person.org.value) == (["Rossi, Verdi; & C."], ["Rossi, Verdi; & C."])
    assert (person.fn.value, person.n.value.prefix, person.title.value) == (anna.name, "Dott.ssa", "Responsabile")
    assert (person.tel.value, person.tel.type_param) == ("+393331234567", "CELL")


# ---- the lines, whatever stands in them


@given(st.text(max_size=300))
def test_a_folded_line_is_unfolded_as_it_was(text: str) -> None:
    line = "NOTE:" + "".join(sign for sign in text if sign not in "\r\n")
    raw = f"BEGIN:VCARD\r\n{folded(line)}\r\nEND:VCARD\r\n".encode("utf-8", "surrogatepass")
    (back,) = raw_cards(decoded(raw)) if "\x00" not in line else [None]
    if back is not None and line.isprintable():
        assert back.lines == [line]
    assert all(len(piece) <= 75 for piece in folded(line).encode("utf-8", "surrogatepass").split(b"\r\n"))


@given(st.text(max_size=200), st.sampled_from(";,"))
def test_a_structured_value_is_split_without_end_or_trouble(text: str, sign: str) -> None:
    assert len(split(text, sign)) <= text.count(sign) + 1


def test_a_line_made_to_take_for_ever_takes_no_time() -> None:
    for line in ("TEL;X" + "=a" * 5000 + '"', "TEL;" + ";" * 50_000, "N:" + "\\;" * 50_000, "TEL" + ',"' * 20_000 + ":1"):
        found = read_property(line)
        assert found is None or split(found.value, ";")


HARD = {
    "a hundred thousand lines": ("X-NOTHING:x\r\n" * 100_000, 0, ["card.too_long"], []),
    "cards within cards": ("AGENT:\r\nBEGIN:VCARD\r\n" * 20_000 + "END:VCARD\r\n" * 20_000, 1, [], []),
    "cards without an end": ("AGENT:\r\nBEGIN:VCARD\r\n" * 20_000, 0, ["card.broken_off"], []),
    "a photograph of 10 MB": ("PHOTO;ENCODING=b;TYPE=JPEG:" + "/9j/" * 2_500_000 + "\r\n", 1, [], []),
    "an alphabet that is none": ("NOTE;CHARSET=zlib_codec;ENCODING=QUOTED-PRINTABLE:=EB\r\n", 1, [], []),
    "marks in marks": ('TEL;TYPE="wo"rk"";X="' + '"a' * 5_000 + '":02 5555 0101\r\n', 1, [], []),
    "a number of 5,000 digits": ("TEL:+39" + "2" * 5_000 + "\r\n", 1, [], ["number.unreadable"]),
}


@pytest.mark.parametrize("what", HARD)
def test_a_card_made_to_harm_is_taken_or_refused_with_a_sentence_and_the_next_is_taken(what: str) -> None:
    inside, taken, refused, left_out = HARD[what]
    text = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\n{inside}" + ("END:VCARD\r\n" if "end" not in what else "")
    contents = read_contents((text + ("" if "end" in what else card("FN:Bruno"))).encode(), of_one=True)
    acme = Profile(code="ACME", legal_name="Acme")
    report = plan(contents, "x.vcf", [acme], "IT", Wish(acme)).report
    assert report.added == taken + ("end" not in what)
    assert [one.problem.code for one in report.refused] == refused
    assert [one.problem.code for one in report.left_out] == left_out
    for one in (*report.refused, *report.left_out):
        assert len(say(one.problem.code, one.problem.values)) < 300


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["BEGIN:VCARD", "END:VCARD", "FN:Anna", "N:;;;;", "ORG:", "TEL;CELL:", "TEL:333 1234567", "AGENT:", " x", "="]
            ),
            st.text(max_size=40),
            st.builds("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET={}:{}=".format, st.text(max_size=8), st.text(max_size=20)),
        ),
        max_size=14,
    ),
    st.booleans(),
)
def test_whatever_stands_in_cards_they_are_taken_or_refused_and_a_second_time_change_nothing(
    lines: list[str], of_one: bool
) -> None:
    content = "\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD"]).encode("utf-8", "replace")
    acme = Profile(code="ACME", legal_name="Acme")
    wish = Wish(acme if of_one else None)
    try:
        contents = read_contents(content, of_one=of_one)
    except Problem as problem:
        assert problem.code == "file.not_text"
        return
    first = plan(contents, "x.vcf", [acme], "IT", wish)
    known = {one.id: one for one in (acme, *first.profiles)}
    second = plan(contents, "x.vcf", known.values(), "IT", Wish(known[acme.id] if of_one else None))
    assert second.profiles == ()
    assert len(second.report.refused) == len(first.report.refused)


@pytest.mark.parametrize("kind", ["KIND:group", "kind:Group", "X-ADDRESSBOOKSERVER-KIND:group"])
def test_a_group_of_cards_is_nobody_and_is_told(clients: ClientService, take: Import, kind: str) -> None:
    member = "MEMBER:urn:uuid:1" if kind.lower().startswith("kind") else "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1"
    text = card("N:Rossi;Maria", "FN:Maria Rossi", "UID:1") + card("N:Fornitori", "FN:Fornitori", kind, member)
    for strict in (False, True):  # a file is not refused for its groups
        report = take(text, strict=strict)
        assert (counts(report), report.refused) == ((0, 0, 1) if strict else (1, 0, 0), [])
        assert [(one.row, one.problem.code, one.problem.values) for one in report.left_out] == [
            (2, "card.group", {"name": "Fornitori"})
        ]
    assert [one.name for one in people(clients)] == ["Maria Rossi"]
    assert take(text.replace("FN:M", "ORG:Acme\r\nFN:M"), client=None).taken == 1


def test_a_card_and_a_cell_with_thousands_of_numbers_are_refused_before_they_are_read() -> None:
    """Of which each would be compared with each: 20,000 took 42 s."""
    numbers = [f"+3902{n:07d}" for n in range(20_000)]
    known = [Profile(code="ACME", legal_name="Acme", version=1)]
    for content, code in (
        (card("FN:Anna Bianchi", *(f"TEL:{one}" for one in numbers[:19_000])), "card.too_many_ways"),
        (f"Codice;Referente;Telefono\nACME;Anna;{', '.join(numbers[:5_000])}\n", "ways.too_many"),
        (
            f"Codice;Referente;E-mail\nACME;Anna;{', '.join(f'{one}@acme.it' for one in numbers[:4_000])}\n",
            "ways.too_many",
        ),
    ):
        found = plan(read_contents(content.encode(), of_one=True), "x", known, "IT", Wish(client=known[0]))
        assert ([one.problem.code for one in found.report.refused], found.profiles) == ([code], ())
        assert "500" in say(code, found.report.refused[0].problem.values)
