"""Clients and their people as vCards (3.0, which every address book reads): a card for each company, and one for each person.

What vCard has no property for stands in properties of our own, so that a file that goes out comes back whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from receptionist.clients.files.card_lines import OWN_PARAMETER, RawCard, escaped, folded
from receptionist.clients.files.cards import OWN, read_card
from receptionist.clients.files.columns import Column
from receptionist.clients.files.logos_given import Read, encoded, no_logo
from receptionist.clients.files.quoted import meant
from receptionist.clients.files.row_fields import WAYS
from receptionist.clients.files.written import OF_CLIENT, OF_LINE, OF_PERSON, written
from receptionist.clients.profile import Person, Profile, Way, WayKind
from receptionist.clients.texts import clean, one_line

_C = Column


def export_cards(profiles: Iterable[Profile], logo: Read = no_logo) -> bytes:
    """Every client and person, whole; `logo` reads a client's picture."""
    lines = [line for profile in profiles for card in _cards(profile, logo(profile.logo)) for line in card]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode("utf-8")


def _cards(client: Profile, logo: bytes | None) -> Iterator[list[str]]:
    picture = [f"LOGO;ENCODING=b;TYPE=PNG:{encoded(logo)}"] if logo is not None else []
    yield ["BEGIN:VCARD", "VERSION:3.0", *_company(client), *picture, "END:VCARD"]
    for person in client.people:
        yield ["BEGIN:VCARD", "VERSION:3.0", *_person(client, person), "END:VCARD"]


def _company(client: Profile) -> Iterator[str]:
    yield f"FN:{escaped(one_line(client.name))}"
    yield "N:;;;;"
    yield f"ORG:{escaped(clean(client.legal_name))}"
    yield "KIND:org"
    yield "X-ABSHOWAS:COMPANY"
    yield f"UID:{client.id}"
    yield from (f"TEL;TYPE=WORK,VOICE:{reach.number}" for reach in client.reaches)
    for column in OF_CLIENT:
        if column != _C.LOGO:
            yield from _own(column, written(column, client))
    for i, line in enumerate(client.lines, 1):
        for column in OF_LINE:
            yield from _own(column, written(column, client, line=line), f"item{i}")


def _person(client: Profile, person: Person) -> Iterator[str]:
    """What its properties do not give back as it is stands in properties of our own, too."""
    lines = [*_properties(client, person), *_own(_C.CODE, written(_C.CODE, client))]
    yield from lines
    entry = read_card(RawCard(1, lines, ended=True))
    (read,) = entry.people or ({},)
    for column in OF_PERSON:
        text = written(column, client, person=person)
        if text != read.get(column, "").replace("\n", "; " if column in WAYS else "\n"):
            yield from _own(column, text)
    if entry.client.get(_C.LEGAL_NAME) != written(_C.LEGAL_NAME, client):
        yield from _own(_C.LEGAL_NAME, written(_C.LEGAL_NAME, client))


def _properties(client: Profile, person: Person) -> Iterator[str]:
    def said(column: Column) -> str:
        return clean(meant(written(column, client, person=person)))

    name = one_line(person.name)
    given, _, family = name.rpartition(" ")
    yield f"FN:{escaped(name)}"
    yield f"N:{';'.join(map(escaped, (family, given, '', said(_C.TITLE), '')))}"
    department = said(_C.DEPARTMENT)
    yield f"ORG:{escaped(clean(client.legal_name))}" + (f";{escaped(department)}" if department else "")
    for column, property_ in (
        (_C.ROLE, "TITLE"),
        (_C.RESPONSIBILITIES, "ROLE"),
        (_C.UID, "UID"),
        (_C.PERSON_SAY_AS, "X-PHONETIC-FIRST-NAME"),
        (_C.PERSON_ZONE, "TZ"),
    ):
        if text := said(column):
            yield f"{property_}:{escaped(text)}"
    if person.other_names:
        yield f"NICKNAME:{','.join(escaped(clean(name)) for name in person.other_names)}"
    if person.notes:
        yield f"NOTE:{escaped(said(_C.PERSON_NOTES))}"
    if person.city:
        yield f"ADR;TYPE=WORK:;;;{escaped(said(_C.PERSON_CITY))};;;"
    yield from (f"LANG:{escaped(language)}" for language in person.languages)
    if person.tags:
        yield f"CATEGORIES:{','.join(escaped(clean(tag)) for tag in person.tags)}"
    for i, way in enumerate(person.ways, 1):
        yield from _way(way, i)


def _way(way: Way, place: int) -> Iterator[str]:
    usual = way.kind == WayKind.MOBILE
    marks = ["secret"] * way.secret + (
        [] if way.confirm == usual or way.kind == WayKind.MAIL else ["key" if way.confirm else "direct"]
    )
    own = f";{OWN_PARAMETER}={','.join(marks)}" if marks else ""
    kind = {WayKind.MAIL: "EMAIL;TYPE=INTERNET", WayKind.MOBILE: "TEL;TYPE=CELL", WayKind.PHONE: "TEL;TYPE=WORK,VOICE"}[
        way.kind
    ]
    label = one_line(way.label)
    yield f"{f'way{place}.' if label else ''}{kind}{own}:{escaped(way.value)}"
    if label:
        yield f"way{place}.X-ABLabel:{escaped(label)}"


def _own(column: Column, text: str, group: str = "") -> Iterator[str]:
    if text:
        yield f"{group}{'.' if group else ''}{OWN}{column.value.replace('_', '-').upper()}:{escaped(text)}"
