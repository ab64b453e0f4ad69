"""Offices of the size that is measured."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from receptionist.clients.profile import (
    Absence,
    Address,
    Closure,
    ClosureAnswer,
    Fact,
    FactKind,
    Greeting,
    Instruction,
    Line,
    Occasion,
    Person,
    Profile,
    Rota,
    Shift,
    Status,
    StatusSpan,
    Step,
    Way,
    WayKind,
)
from receptionist.opening import Plan, create_office
from receptionist.staff.rights import Role
from tests.office.workstation import ALWAYS
from tests.pbx.asterisk import Asterisk

_FIRST = [
    "Anna",
    "Bruno",
    "Carla",
    "Dario",
    "Elena",
    "Fabio",
    "Giulia",
    "Hans",
    "Irene",
    "Jean",
    "Karl",
    "Laura",
    "Marco",
    "Nadia",
    "Otto",
    "Paola",
    "Rosa",
    "Sergio",
    "Teresa",
    "Ugo",
]
_LAST = [
    "Rossi",
    "Bianchi",
    "Verdi",
    "Neri",
    "Russo",
    "Ferrari",
    "Esposito",
    "Colombo",
    "Ricci",
    "Marino",
    "Greco",
    "Conti",
    "Gallo",
    "Costa",
    "Fontana",
    "Moretti",
    "Barbieri",
    "Lombardi",
    "Müller",
    "Schmidt",
    "Dupont",
    "Martin",
    "Smith",
    "Jones",
    "Garcia",
    "Lopez",
    "Novak",
    "Hansen",
    "Larsen",
    "Kowalski",
]
_TRADES = [
    "Studio",
    "Officine",
    "Trasporti",
    "Edilizia",
    "Farmacia",
    "Clinica",
    "Notaio",
    "Immobiliare",
    "Tipografia",
    "Cantina",
    "Ottica",
    "Vetreria",
]


def profiles(clients: int, lines: int, people: int) -> list[Profile]:
    """Clients with numbered names (each name is one client's only), `lines` and `people` spread evenly over them."""
    return [
        Profile(
            code=f"C{n:04d}",
            legal_name=f"{_TRADES[n % len(_TRADES)]} {_LAST[n % len(_LAST)]} {n:04d} S.r.l.",
            short_name=f"{_LAST[n % len(_LAST)]} {n:04d}",
            lines=tuple(Line(number=line_number(k), patience=300) for k in range(n, lines, clients)),
            people=tuple(_person(k) for k in range(n, people, clients)),
            hours=ALWAYS,
        )
        for n in range(clients)
    ]


def line_number(n: int) -> str:
    """The number of the n-th line, E.164."""
    return f"+39029991{n:04d}"


def _person(n: int) -> Person:
    name = f"{_FIRST[n % len(_FIRST)]} {_LAST[n // len(_FIRST) % len(_LAST)]} {n}"
    return Person(name=name, role="ufficio", ways=(Way(kind=WayKind.PHONE, value=f"+390277{n:06d}"[:13]),), hours=ALWAYS)


def full_profile(n: int) -> Profile:
    """A client of whom as much is known as a provider ever knows of one: forty people, closures of years, a rota."""
    people = tuple(_well_known(k) for k in range(n * 40, n * 40 + 40))
    start = datetime(2026, 1, 1, 8, tzinfo=UTC)
    closures = tuple(
        Closure(since=start + timedelta(days=30 * k), until=start + timedelta(days=30 * k + 4), reason=f"chiusura {k}")
        for k in range(20)
    )
    rota = Rota(
        name="Reperibilità",
        shifts=tuple(
            Shift(person=people[k].id, begins=datetime(2026, 1, 5 + k, 18), minutes=840, rule="FREQ=WEEKLY") for k in range(7)
        ),
        steps=tuple(Step(target=people[k].id) for k in range(4)),
    )
    return Profile(
        code=f"F{n:04d}",
        legal_name=f"{_TRADES[n % len(_TRADES)]} {_LAST[n % len(_LAST)]} {n:04d} S.r.l.",
        short_name=f"{_LAST[n % len(_LAST)]} {n:04d}",
        city="Milano",
        colour="#0A6A66",
        statuses=(
            StatusSpan(status=Status.TRIAL, since=date(2025, 1, 1)),
            StatusSpan(status=Status.ACTIVE, since=date(2025, 4, 1)),
        ),
        addresses=tuple(Address(street=f"Via Prova {k}", city="Milano", postal_code="20100") for k in range(3)),
        facts=tuple(Fact(kind=kind, text=f"{kind.value} {n}") for kind in FactKind),
        lines=tuple(Line(number=line_number(k), label=f"linea {k}") for k in range(n * 6, n * 6 + 6)),
        greetings=tuple(
            Greeting(occasion=occasion, text=f"{{client}}, {{greeting}}: {occasion.value} {n}.", language=language)
            for language in (None, "en", "fr")
            for occasion in Occasion
            if occasion is not Occasion.NAMED_DAY
        ),
        instructions=tuple(Instruction(text=f"Istruzione {k} di {n}") for k in range(12)),
        people=people,
        hours=ALWAYS,
        closures=closures,
        answers=tuple(
            ClosureAnswer(since=date(year, 8, 1), until=date(year, 8, 31), told_on=date(year, 7, 10))
            for year in range(2020, 2027)
        ),
        rotas=(rota,),
    )


def _well_known(n: int) -> Person:
    plain, begins = _person(n), datetime(2026, 1, 1, 8, tzinfo=UTC)
    absences = tuple(
        Absence(since=begins + timedelta(days=60 * k), until=begins + timedelta(days=60 * k + 5)) for k in range(4)
    )
    ways = (*plain.ways, Way(kind=WayKind.MAIL, value=f"persona{n}@example.com"))
    return msgspec.structs.replace(plain, department="ufficio", tags=("ordini", "fatture"), ways=ways, absences=absences)


def make_office(where: Path, clients: list[Profile], asterisk: Asterisk) -> str:
    """An office with these clients on this Asterisk, and Anna; returns the phone system's password."""
    office = create_office(str(where), Plan("Uffici Centrali"))
    for client in clients:
        office.clients.save(client, by="setup")
    office.staff.add("Anna", Role.SUPERVISOR)
    answers = asterisk.answers
    for key, value in {
        "pbx.kind": "asterisk",
        "pbx.url": asterisk.url,
        "pbx.user": answers.ari_user,
        "stations": ["anna"],
        "person": "anna",
        "station": "anna",
    }.items():
        office.settings.set(key, value)
    office.close()
    return str(answers.ari_password)
