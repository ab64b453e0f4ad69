"""Whatever stands in a profile's texts goes out into a file and comes back as it was: from CSV, XLSX and cards alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.clients.checks import CONTROL, blocking, check
from receptionist.clients.files.cards_written import export_cards
from receptionist.clients.files.imports import plan
from receptionist.clients.files.outcome import Plan
from receptionist.clients.files.quoted import as_cell, as_line, meant, read_list, write_list
from receptionist.clients.files.reading import read_contents
from receptionist.clients.files.sheets import write_workbook
from receptionist.clients.files.tables import write_table
from receptionist.clients.files.written import rows_of
from receptionist.clients.profile import Part, Profile
from receptionist.clients.texts import clean, one_line
from tests.clients.test_everything import whole

LETTERS = st.characters(codec="utf-8").filter(lambda sign: not CONTROL.match(sign))
_SIGNS = ", ; | / \\ \" ' ( ) [ ] = + - @ : . * _x0041_ \\n \\u0020 1) 39 Alfa QUOTED-PRINTABLE= name=x =SUM(1) '=x"
SIGNS = (
    *_SIGNS.split(),
    *("n.d.", "x", "nessuno", "esente"),
    *(" ", "  ", "\n", "\n\n", "\r", "\t", " | ", " / ", " e ", "\u200f", "\u200b", "\ufeff", "\u2028", "\x85", "\u00a0"),
    *("\u3000", "\uffff", "😀", "👩‍💻", "שלום", "مرحبا", '"a"', '"a\\nb"', ' "', '("x")', '"a, b"', "\\ud800", "None", "null"),
)
TEXTS = (st.text(LETTERS, max_size=20) | st.lists(st.sampled_from(SIGNS), max_size=6).map("".join)).map(lambda text: text[:40])
_PLAIN = (
    "trade_name short_name say_as city vat_number tax_code sdi website detail directions province postal_code said label text "
    "spelled reason mail note name title role department responsibilities left_text notes extension nobody legal_name team "
    "street uid closed_text busy_text"
)
PLAIN = frozenset(_PLAIN.split())
"""The fields of a profile and its parts that hold whatever somebody types."""
LISTS = frozenset({"tags", "other_names"})
NEEDED = frozenset({"legal_name", "team", "street", "name", "text", "uid"})
ONE_FORM = frozenset({(Profile, "mail")})
"""Of that name, and no text."""


def filled(part: Any, texts: Iterator[str]) -> Any:
    """The part with other texts in all its places."""
    if isinstance(part, tuple):
        return tuple(filled(one, texts) for one in part)
    if not isinstance(part, Part):
        return part
    found = {name: _filled(part, name, value, texts) for name, value in msgspec.structs.asdict(part).items()}
    return msgspec.structs.replace(part, **found)


def _filled(part: Part, name: str, value: Any, texts: Iterator[str]) -> Any:
    if (type(part), name) in ONE_FORM or (name == "uid" and value is None):
        return value
    if name in LISTS:
        return tuple(dict.fromkeys(text for text in (next(texts) for _ in range(3)) if text))
    if name not in PLAIN:
        return filled(value, texts)
    text = next(texts)
    if hasattr(part, "occasion"):
        text = text.replace("{", "").replace("}", "")  # no placeholder
    return text if clean(text) or name not in NEEDED else f"x{text}"


@st.composite
def clients(draw: st.DrawFn) -> Profile:
    """The one that has something in every place, with a few texts by turns."""
    rossi: Profile = filled(whole(), cycle(draw(st.lists(TEXTS, min_size=1, max_size=5))))
    twice = draw(st.booleans())  # two of one name
    people = [msgspec.structs.replace(one, name=rossi.people[0].name) if twice else one for one in rossi.people]
    return msgspec.structs.replace(rossi, people=tuple(people))


FORMS: dict[str, Callable[[Profile], bytes]] = {
    "csv": lambda client: write_table(*rows_of([client], "it")),
    "xlsx": lambda client: write_workbook(("Clienti", *rows_of([client], "it"))),
    "vcf": lambda client: export_cards([client]),
}


def taken(content: bytes, known: list[Profile]) -> Plan:
    planned = plan(read_contents(content), "x", known, "IT")
    assert [one.problem for one in planned.report.refused + planned.report.left_out] == []
    return planned


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25, deadline=None)
@given(client=clients())
def test_every_text_fills_an_empty_office_and_changes_nothing_in_its_own(form: str, client: Profile) -> None:
    assert blocking(check(client)) == []
    content = FORMS[form](client)
    assert taken(content, [client]).profiles == ()
    (arrived,) = taken(content, []).profiles
    assert {name: value for name, value in msgspec.structs.asdict(arrived).items() if value != getattr(client, name)} == {
        "id": arrived.id
    }
    assert taken(content, [arrived]).profiles == ()


@given(TEXTS)
def test_a_text_stands_plainly_in_a_cell_unless_reading_would_take_from_it(text: str) -> None:
    for cell, read in ((as_cell(text), clean), (as_line(text), one_line)):
        assert (read(cell), meant(cell)) == (cell, text)
        assert cell == text or read(text) != text or "\\" in text or "\uffff" in text


@given(st.lists(TEXTS.filter(bool), unique=True))
def test_a_list_is_read_as_it_was_written(items: list[str]) -> None:
    cell = write_list(items)
    assert (one_line(cell), read_list(cell)) == (cell, tuple(items))


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("vip, moroso; estero", ("vip", "moroso", "estero")),
        ("vip\nmoroso", ("vip", "moroso")),
        ('"vip", il "Gufo"', ('"vip"', 'il "Gufo"')),
        ('"acquisti, vendite", vip', ("acquisti, vendite", "vip")),
        ('"mai chiuso, vip', ('"mai chiuso', "vip")),
        ("vip,, vip ,", ("vip",)),
    ],
)
def test_lists_as_people_write_them(cell: str, items: tuple[str, ...]) -> None:
    assert read_list(cell) == items
