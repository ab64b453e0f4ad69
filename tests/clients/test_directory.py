"""A few letters are enough to find whoever is meant."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients.directory import Directory, HitKind
from receptionist.clients.profile import Line, Person, Profile, Reach, ReachKind, Way, WayKind
from receptionist.clients.texts import words_of

NOW = datetime(2026, 3, 2, 9, 42, tzinfo=UTC)


def person(name: str, role: str = "", number: str = "", **more: object) -> Person:
    ways = (Way(kind=WayKind.PHONE, value=number),) if number else ()
    return Person(name=name, role=role, ways=ways, **more)  # type: ignore[arg-type]


ROSSI = Profile(
    code="ROSSI",
    legal_name="Studio Legale Rossi S.r.l.",
    trade_name="Studio Rossi",
    city="Milano",
    lines=(Line(number="+390255550101", label="mediazioni"),),
    people=(
        person("Marco Bianchi", "Penalista", "+393331234567", other_names=("Bianki",)),
        person("Zoë Müller", "Segreteria"),
    ),
    reaches=(Reach(kind=ReachKind.HEADQUARTERS, name="Portineria", number="+390255550199"),),
)
ACME = Profile(
    code="ACME",
    legal_name="Acme Ltd",
    country="GB",
    lines=(Line(number="+442079460123"),),
    people=(person("Mark White", "Sales"), person("Rossella Bianchini", "Acquisti")),
)
OFFICE = Profile(code="OFFICE", legal_name="Our office", own=True)
PICTURE = Directory([ROSSI, ACME, OFFICE])


@pytest.fixture
def directory() -> Directory:
    return PICTURE


def names(directory: Directory, text: str) -> list[str]:
    return [hit.name for hit in directory.search(text, NOW)]


def test_whose_a_number_is(directory: Directory) -> None:
    assert directory.line("+442079460123", NOW) == (ACME, ACME.lines[0])
    assert directory.line("+390000000000", NOW) is None
    assert directory.own is OFFICE
    assert directory.by_id[ROSSI.id] is directory.by_code["ROSSI"] is directory.client(" rossi ")
    assert directory.person(ROSSI.id, ROSSI.people[0].id) is ROSSI.people[0]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ross", "Studio Rossi"),
        ("ROSSI", "Studio Rossi"),
        ("srl", "Studio Rossi"),
        ("s.r.l.", "Studio Rossi"),
        ("mediazioni", "Studio Rossi"),
        ("bianchi", "Marco Bianchi"),
        ("marco b", "Marco Bianchi"),
        ("rossi bianchi", "Marco Bianchi"),
        ("bianchi acme", "Rossella Bianchini"),
        ("muller", "Zoë Müller"),
        ("ZOE", "Zoë Müller"),
        ("penal", "Marco Bianchi"),
        ("bianki", "Marco Bianchi"),
        ("biancih", "Marco Bianchi"),
        ("muelller", "Zoë Müller"),
        ("portin", "Portineria"),
        ("02 5555 0101", "Studio Rossi"),
        ("020 7946 0123", "Acme Ltd"),
        ("0039 333 1234567", "Marco Bianchi"),
        ("1234567", "Marco Bianchi"),
    ],
)
def test_who_is_meant_comes_first(directory: Directory, typed: str, first: str) -> None:
    assert names(directory, typed)[0] == first


def test_a_hit_says_whose_it_is_and_which_number_was_meant(directory: Directory) -> None:
    (hit,) = directory.search("333 1234567", NOW)
    assert (hit.kind, hit.id, hit.client, hit.code, hit.number) == (
        HitKind.PERSON,
        ROSSI.people[0].id,
        ROSSI.id,
        "ROSSI",
        "+393331234567",
    )
    assert hit.detail == "Penalista"


def test_a_similar_spelling_is_said_to_be_one(directory: Directory) -> None:
    assert [hit.exact for hit in directory.search("biancih", NOW)[:1]] == [False]
    assert [hit.exact for hit in directory.search("bianchi", NOW)[:1]] == [True]


@pytest.mark.parametrize("typed", ["", "   ", "?!", "xyzzyqwk", "+", "00"])
def test_nothing_is_found_for_nothing(directory: Directory, typed: str) -> None:
    assert directory.search(typed, NOW) == []


@given(st.text(max_size=40), st.integers(1, 5))
def test_whatever_is_typed_the_hits_are_few_and_in_order(typed: str, limit: int) -> None:
    hits = PICTURE.search(typed, NOW, limit)
    assert len(hits) <= limit
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 < hit.score <= 100 for hit in hits)


MOVED = datetime(2026, 2, 10, tzinfo=UTC)
NUMBER, OTHER_NUMBER = "+390255550101", "+390255550102"
ALFA = Profile(code="A", legal_name="Alfa", lines=(Line(number=NUMBER, until=MOVED), Line(number=OTHER_NUMBER)))
BETA = Profile(code="B", legal_name="Beta", lines=(Line(number=NUMBER, since=MOVED),))
MOVING = Directory([ALFA, BETA])


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (-1, [("Alfa", True), ("Beta", False)]),
        (0, [("Beta", True), ("Alfa", False)]),
        (29, [("Beta", True), ("Alfa", False)]),
        (30, [("Beta", True)]),
    ],
)
def test_whose_the_number_is_comes_first_and_who_gave_it_away_goes(days: int, found: list[tuple[str, bool]]) -> None:
    hits = MOVING.search("02 5555 0101", MOVED + timedelta(days=days))
    assert [(hit.name, hit.line is None) for hit in hits] == found
    assert {hit.number for hit in hits} == {NUMBER}


def test_a_number_that_moved_twice_lately_came_from_whoever_had_it_last() -> None:
    week = timedelta(days=7)
    held = {"A": (None, MOVED), "B": (MOVED, MOVED + week), "C": (MOVED + week, None)}
    owners = [
        Profile(code=code, legal_name=code, lines=(Line(number=NUMBER, since=since, until=until),))
        for code, (since, until) in held.items()
    ]
    for order in (owners, owners[::-1]):
        origins = [Directory(order).moved_from(NUMBER, at) for at in (MOVED, MOVED + week, MOVED + 6 * week)]
        assert [one and one.code for one in origins] == ["A", "B", None]


def test_a_client_stands_there_with_a_number_that_is_its_own_then() -> None:
    before, after = MOVED - timedelta(days=1), MOVED
    assert [MOVING.search("alfa", at)[0].number for at in (before, after)] == [NUMBER, OTHER_NUMBER]
    assert [MOVING.search("beta", at)[0].number for at in (before, after)] == [None, NUMBER]


def test_signs_case_and_accents_do_not_count() -> None:
    assert words_of("Søren Ærø & Œuvre, Łódź S.p.A.") == ("soren", "aero", "oeuvre", "lodz", "spa")


def test_every_one_of_thousands_is_found_by_name_even_misspelt() -> None:
    chance = random.Random(4)
    syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ra", "se", "ti", "vo", "zu"]
    surnames = ["".join(chance.choices(syllables, k=4)) for _ in range(400)]
    clients = [
        Profile(
            code=f"C{n}", legal_name=f"Ditta {n}", people=tuple(person(f"{chance.choice(surnames)} {n} {i}") for i in range(10))
        )
        for n in range(200)
    ]
    directory = Directory(clients)
    for profile in chance.sample(clients, 20):
        wanted = chance.choice(profile.people).name
        assert names(directory, wanted)[0] == wanted
        surname, *rest = wanted.split()
        misspelt = f"{surname[:3]}{surname[4:]} {' '.join(rest)}"
        assert wanted in names(directory, misspelt)
