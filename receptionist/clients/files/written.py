"""A profile's values as they stand in the cells of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest

from receptionist.clients.files.cells import is_text
from receptionist.clients.files.columns import Column, heading
from receptionist.clients.files.nothing import spelled
from receptionist.clients.files.numbers_text import write_way
from receptionist.clients.files.parts_text import write_parts
from receptionist.clients.files.quoted import as_cell, as_line, write_list
from receptionist.clients.profile import Greeting, Instruction, Line, Occasion, Person, Profile, ReachKind, WayKind
from receptionist.clients.texts import clean
from receptionist.clients.times import hours_text

_C = Column

OF_CLIENT: dict[Column, Callable[[Profile], str]] = {
    _C.CODE: lambda client: client.code,
    _C.LEGAL_NAME: lambda client: client.legal_name,
    _C.TRADE_NAME: lambda client: client.trade_name,
    _C.SHORT_NAME: lambda client: client.short_name,
    _C.SAY_AS: lambda client: client.say_as,
    _C.LANGUAGE: lambda client: client.language,
    _C.ZONE: lambda client: client.zone,
    _C.COUNTRY: lambda client: client.country,
    _C.CITY: lambda client: client.city,
    _C.ADDRESSES: lambda client: write_parts(client.addresses),
    _C.VAT_NUMBER: lambda client: client.vat_number,
    _C.TAX_CODE: lambda client: client.tax_code,
    _C.SDI: lambda client: client.sdi,
    _C.PEC: lambda client: client.pec,
    _C.CLIENT_MAIL: lambda client: client.mail,
    _C.WEBSITE: lambda client: client.website,
    _C.TEAM: lambda client: client.team or "",
    _C.STATUS: lambda client: client.status.value,
    _C.STATUSES: lambda client: write_parts(client.statuses),
    _C.COLOUR: lambda client: client.colour,
    _C.LOGO: lambda client: client.logo,
    _C.SERVICE_LEVEL: lambda client: str(client.service_level),
    _C.HOLD_LIMIT: lambda client: str(client.hold_limit),
    _C.WRAP_UP: lambda client: str(client.wrap_up),
    _C.HOURS: lambda client: hours_text.written(client.hours),
    _C.HOLIDAYS: lambda client: "yes" if client.holidays else "no",
    _C.REGION: lambda client: client.region,
    _C.EXCEPTIONS: lambda client: write_parts(client.exceptions),
    _C.CLOSURES: lambda client: write_parts(client.closures),
    _C.ANSWERS: lambda client: write_parts(client.answers),
    _C.FACTS: lambda client: write_parts(client.facts),
    _C.GREETING: lambda client: _greeting(client, Occasion.OPEN, None),
    _C.CLOSED_GREETING: lambda client: _greeting(client, Occasion.CLOSED, None),
    _C.GREETINGS: lambda client: write_parts(further_greetings(client)),
    _C.INSTRUCTIONS: lambda client: "\n".join(as_line(one.text) for one in client.instructions if not is_dated(one)),
    _C.DATED_INSTRUCTIONS: lambda client: write_parts(_with_dated(client)),
    _C.HEADQUARTERS: lambda client: next(
        (reach.number for reach in client.reaches if reach.kind == ReachKind.HEADQUARTERS), ""
    ),
    _C.REACHES: lambda client: write_parts(client.reaches),
    _C.DUTY: lambda client: write_parts(client.duty),
    _C.ROTAS: lambda client: write_parts(client.rotas),
}

OF_LINE: dict[Column, Callable[[Profile, Line], str]] = {
    _C.LINE: lambda _, line: line.number,
    _C.LINE_SINCE: lambda _, line: line.since.isoformat() if line.since else "",
    _C.LINE_UNTIL: lambda _, line: line.until.isoformat() if line.until else "",
    _C.LINE_LABEL: lambda _, line: line.label,
    _C.LINE_GREETING: lambda client, line: _greeting(client, Occasion.OPEN, line.number),
    _C.PATIENCE: lambda _, line: str(line.patience),
    _C.FALLBACK: lambda _, line: line.fallback or "",
    _C.WAITING: lambda _, line: line.waiting.value,
    _C.LINE_HOURS: lambda _, line: hours_text.written(line.hours),
    _C.CLOSED_TEXT: lambda _, line: line.closed_text,
    _C.BUSY_TEXT: lambda _, line: line.busy_text,
    _C.LINE_TARGETS: lambda _, line: ", ".join(line.targets),
}

OF_PERSON: dict[Column, Callable[[Person], str]] = {
    _C.PERSON: lambda person: person.name,
    _C.TITLE: lambda person: person.title,
    _C.PERSON_SAY_AS: lambda person: person.say_as,
    _C.ROLE: lambda person: person.role,
    _C.DEPARTMENT: lambda person: person.department,
    _C.RESPONSIBILITIES: lambda person: person.responsibilities,
    _C.TAGS: lambda person: write_list(person.tags),
    _C.LANGUAGES: lambda person: ", ".join(person.languages),
    _C.PERSON_CITY: lambda person: person.city,
    _C.PERSON_ZONE: lambda person: person.zone or "",
    _C.PHONE: lambda person: _ways(person, WayKind.PHONE),
    _C.MOBILE: lambda person: _ways(person, WayKind.MOBILE),
    _C.EXTENSION: lambda person: person.extension,
    _C.MAIL: lambda person: _ways(person, WayKind.MAIL),
    _C.WAY_ORDER: lambda person: _kinds_in_order(person),
    _C.ACCEPTS: lambda person: person.accepts.value,
    _C.PERSON_HOURS: lambda person: hours_text.written(person.hours),
    _C.ABSENCES: lambda person: write_parts(person.absences),
    _C.DEPUTY: lambda person: person.deputy or "",
    _C.LEFT_TEXT: lambda person: person.left_text,
    _C.PERSON_NOTES: lambda person: person.notes,
    _C.REPLACED_BY: lambda person: person.replaced_by or "",
    _C.LEFT_ON: lambda person: person.left_on.isoformat() if person.left_on else "",
    _C.OTHER_NAMES: lambda person: write_list(person.other_names),
    _C.UID: lambda person: person.uid or person.id,
    _C.PERSON_ID: lambda person: person.id if person.uid else "",
}


def is_dated(one: Instruction) -> bool:
    """Whether it holds for one line or a time only."""
    return one.line is not None or one.since is not None or one.until is not None


def _with_dated(client: Profile) -> Iterator[Instruction]:
    """The dated ones; all of them where an undated one stands behind: in which order they stand is written nowhere else."""
    dated = [is_dated(one) for one in client.instructions]
    in_order = dated == sorted(dated)
    return (one for one in client.instructions if is_dated(one) or not in_order)


def further_greetings(client: Profile) -> tuple[Greeting, ...]:
    """Those that have no column of their own."""
    lines = [line.number for line in client.lines]
    own = [greeting_of(client, Occasion.CLOSED, None), *(greeting_of(client, Occasion.OPEN, line) for line in (None, *lines))]
    return tuple(one for one in client.greetings if not any(one is greeting for greeting in own))


def greeting_of(client: Profile, occasion: Occasion, line: str | None, language: str | None = None) -> Greeting | None:
    """The one that a column of its own holds: in the client's own language, whichever that is."""
    key = (occasion, line, language, None)
    return next((one for one in client.greetings if (one.occasion, one.line, one.language, one.day) == key), None)


def _greeting(client: Profile, occasion: Occasion, line: str | None) -> str:
    found = greeting_of(client, occasion, line)
    return found.text if found else ""


def _ways(person: Person, kind: WayKind) -> str:
    return "; ".join(write_way(way) for way in person.ways if way.kind == kind)


def _kinds_in_order(person: Person) -> str:
    """Of what kind the first way to reach them is, and each further one: cells hold a kind each."""
    return ", ".join(way.kind for way in person.ways) if len(person.ways) > 1 else ""


def written(column: Column, client: Profile, line: Line | None = None, person: Person | None = None) -> str:
    """The value as a cell says it (`quoted`); empty for a column of a line or person that is not given."""
    if column in OF_CLIENT:
        text = OF_CLIENT[column](client)
    elif column in OF_LINE:
        text = OF_LINE[column](client, line) if line else ""
    else:
        text = OF_PERSON[column](person) if person and column in OF_PERSON else ""
    return spelled(column, as_cell(text, in_one_line=column is _C.PERSON) if is_text(column) else clean(text))


def rows_of(
    profiles: Iterable[Profile], language: str = "en", logos: Mapping[str, str] | None = None
) -> tuple[list[str], Iterator[list[str]]]:
    """All clients as headings, in English or Italian, and rows: one for each line or person, what belongs to the client on its
    first row. `logos` are the files of logos, by the id of the client. Passphrases are not in it: a backup has everything."""
    columns = (*OF_CLIENT, *OF_LINE, *OF_PERSON)
    return [heading(column, language) for column in columns], (
        row for one in profiles for row in _rows(one, columns, (logos or {}).get(one.id, ""))
    )


def _rows(client: Profile, columns: tuple[Column, ...], logo: str) -> Iterator[list[str]]:
    pairs = list(zip_longest(client.lines, client.people)) or [(None, None)]
    for i, (line, person) in enumerate(pairs):
        yield [
            (logo if column == _C.LOGO else written(column, client, line, person))
            if not i or column not in OF_CLIENT or column == _C.CODE
            else ""
            for column in columns
        ]
