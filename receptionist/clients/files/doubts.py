"""What a row of a file says that is taken as it stands, and looks wrong: somebody looks at it before it is imported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from receptionist.clients.files.cells import read_zone
from receptionist.clients.files.columns import Column, heading
from receptionist.clients.files.entries import Entry
from receptionist.clients.files.languages_text import read_languages
from receptionist.clients.files.notes_read import notes_with_days
from receptionist.clients.files.said_beside import set_apart
from receptionist.clients.places import country_of
from receptionist.clients.profile import Profile, WayKind
from receptionist.errors import Invalid

_C = Column

_BETWEEN = re.compile(r"\s*[/&+;|\n]\s*")


def doubts(entry: Entry, before: Profile, after: Profile, found: Iterable[Invalid], *, is_new: bool) -> list[Invalid]:
    """Of a row that made `after` of the client `before`, in which a check `found` these. `is_new`: the client begins
    with it."""
    told = [*_tax(before, found), *_several(entry, before), *_notes(entry, before, after)]
    told += _languages(entry, before, after, is_new=is_new)
    return [*told, *_abroad(entry, after)] if is_new and _C.COUNTRY not in entry.client else told


def _tax(before: Profile, found: Iterable[Invalid]) -> Iterator[Invalid]:
    for one in found:
        for column in (_C.VAT_NUMBER, _C.TAX_CODE):
            if one.values.get("field") == column and getattr(before, column) != one.values.get("text"):
                yield Invalid(one.code, **one.values, heading=heading(column, "en"))


def _languages(entry: Entry, before: Profile, after: Profile, *, is_new: bool) -> Iterator[Invalid]:
    """A client has one, in which callers are greeted: the first."""
    text = entry.client.get(_C.LANGUAGE, "")
    if (is_new or before.language != after.language) and text and len(read_languages(text)) > 1:
        values = {"text": text[:60], "language": after.language, "heading": heading(_C.LANGUAGE, "en")}
        yield Invalid("language.first_taken", **values)


def _notes(entry: Entry, before: Profile, after: Profile) -> Iterator[Invalid]:
    """Those that are new."""
    if before.instructions != after.instructions:
        yield from notes_with_days(entry.client.get(_C.NOTES, ""), after.people)


def _several(entry: Entry, before: Profile) -> Iterator[Invalid]:
    """Two names in one cell, of somebody who was not there before."""
    known = {person.name for person in before.people}
    for cells in () if entry.card else entry.people:
        name, _beside = set_apart(cells.get(_C.PERSON, "").strip())
        if name not in known and len([one for one in _names_in(name) if one]) > 1:
            yield Invalid("person.several", text=" ".join(name.split())[:60], heading=heading(_C.PERSON, "en"))


def _names_in(text: str) -> list[str]:
    """An "and" joins two where both are whole names: `Bea Beta e Ugo Beta`, and not `Rossi e Figli`."""
    pieces = _BETWEEN.split(text)
    whole = re.split(r"\s+(?:e|ed|and)\s+", text, flags=re.IGNORECASE)
    return pieces if len(pieces) > 1 else whole if all(len(one.split()) > 1 for one in whole) else [text]


def _abroad(entry: Entry, client: Profile) -> Iterator[Invalid]:
    """What speaks of another country than the one that is taken where the row names none: the first of zone, city, numbers."""
    zone, city = entry.client.get(_C.ZONE), entry.client.get(_C.CITY)
    named = [(_C.ZONE, zone, country_of(client.zone))] if zone else []
    named += [(_C.CITY, city, _country_of_city(city))] if city else []
    numbers = [line.number for line in client.lines] + [reach.number for reach in client.reaches]
    numbers += [way.value for person in client.people for way in person.ways if way.kind is WayKind.PHONE]
    named += [(_C.LINE, number, _country_of_number(number)) for number in numbers]
    for column, text, country in named:
        if country is not None and country != client.country:
            code = "country.doubtful_card" if entry.card else "country.doubtful"
            yield Invalid(code, text=text[:60], heading=heading(column, "en"))
            return


def _country_of_city(city: str) -> str | None:
    """Where the city is one that a time zone is named after."""
    try:
        return country_of(read_zone(city))
    except Invalid:
        return None


def _country_of_number(number: str) -> str | None:
    """The country of an E.164 number; None: of none, or of several."""
    from phonenumbers import NumberParseException, parse, region_code_for_number

    try:
        return region_code_for_number(parse(number, None))
    except NumberParseException:
        return None
