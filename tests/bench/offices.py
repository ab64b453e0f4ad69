"""Offices of the size that is measured."""

from __future__ import annotations

from pathlib import Path

from receptionist.clients.profile import Line, Person, Profile, Way, WayKind
from receptionist.office import Plan, create_office
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
