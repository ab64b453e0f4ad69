"""What a file of clients would change: decided on the profiles as they are, row by row, before anything is saved.

Who is who (a promise of the command line): a client by its code, without one by its exact legal name; a person by client and
UID, else by name and one equal number or mail address; a line by its number, which is refused where another client holds it.
An empty cell leaves the value. Several rows may speak of one client, one for each line or person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from receptionist.clients.checks import E164, blocking, check
from receptionist.clients.columns import Column, heading, meaning, read_cell
from receptionist.clients.directory import words_of
from receptionist.clients.profile import Greeting, Instruction, Line, Occasion, Person, Profile, Reach, ReachKind, Way, WayKind
from receptionist.clients.tables import Table
from receptionist.clients.written import written
from receptionist.errors import Invalid, Problem

Cells = Mapping[Column, str]
_C = Column

CLIENT_FIELDS = (
    _C.LEGAL_NAME, _C.TRADE_NAME, _C.SHORT_NAME, _C.SAY_AS, _C.LANGUAGE, _C.ZONE, _C.CITY, _C.TEAM, _C.STATUS, _C.COLOUR,
    _C.SERVICE_LEVEL, _C.HOLD_LIMIT, _C.WRAP_UP, _C.HOURS,
)  # fmt: skip
"""Columns that are a client's field of the same name (the country is read before them)."""

OWN_IF_DIFFERENT = {_C.CITY: _C.PERSON_CITY, _C.ZONE: _C.PERSON_ZONE, _C.LANGUAGE: _C.LANGUAGES}
"""Where an earlier row gave the client another value, these are the person's own: representatives sit in other cities."""

LINE_FIELDS = {_C.LINE_LABEL: "label", _C.PATIENCE: "patience", _C.FALLBACK: "fallback"}

PERSON_FIELDS = {
    _C.TITLE: "title",
    _C.PERSON_SAY_AS: "say_as",
    _C.ROLE: "role",
    _C.DEPARTMENT: "department",
    _C.RESPONSIBILITIES: "responsibilities",
    _C.TAGS: "tags",
    _C.LANGUAGES: "languages",
    _C.PERSON_CITY: "city",
    _C.PERSON_ZONE: "zone",
    _C.EXTENSION: "extension",
    _C.ACCEPTS: "accepts",
    _C.LEFT_ON: "left_on",
}

WAYS = {_C.PHONE: WayKind.PHONE, _C.MOBILE: WayKind.MOBILE, _C.MAIL: WayKind.MAIL}

_FORMS = "srl spa sas snc srls sapa scarl ltd limited llc inc plc gmbh ag kg sarl sa sasu sl slu bv nv ab oy aps"
LEGAL_FORMS = frozenset(_FORMS.split())
"""What is left out of a code that is made from a legal name."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was left out and why; row 0: the whole file."""

    file: str
    row: int
    problem: Problem


@dataclass(slots=True)
class Report:
    """How many rows brought something new, changed something, or said what was known; and those that were refused.
    `ignored` are headings that mean nothing to us."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def add(self, other: Report) -> None:
        """Count the other one in."""
        self.added += other.added
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.refused += other.refused
        self.ignored += other.ignored


@dataclass(frozen=True, slots=True)
class Plan:
    """The outcome: `profiles` are those to be saved, `report` what is said."""

    profiles: tuple[Profile, ...]
    report: Report


def plan(
    table: Table,
    file: str,
    profiles: Iterable[Profile],
    country: str,
    *,
    client: Profile | None = None,
    team: str | None = None,
) -> Plan:
    """What the file `file` would change. `country`: the office's; `client`: all rows are about this one; `team`: given to every
    client in the file. Raises `Problem` `file.heading_twice`, `file.no_client_column`."""
    columns = _columns(table, client is not None)
    import_ = _Import(file, profiles, country, client, team)
    for row, cells in table.rows:
        import_.take(row, cells, columns)
    import_.report.ignored += [text for text in table.headings if text and meaning(text) is None]
    return Plan(import_.changed_profiles(), import_.report)


def _columns(table: Table, client_known: bool) -> list[Column | None]:
    columns = [meaning(text) for text in table.headings]
    known = [column for column in columns if column is not None]
    for column in known:
        if known.count(column) > 1:
            raise Problem("file.heading_twice", heading=heading(column, "en"))
    if not client_known and _C.CODE not in known and _C.LEGAL_NAME not in known:
        raise Problem("file.no_client_column", headings=", ".join(table.headings)[:200])
    return columns


class _Import:
    """One file on its way. A row works on a copy of its client, which counts only when all of the row could be taken."""

    def __init__(self, file: str, profiles: Iterable[Profile], country: str, client: Profile | None, team: str | None) -> None:
        self.report = Report()
        self._file, self._country, self._only, self._team = file, country, client, team
        self._profiles = {profile.id: profile for profile in profiles}
        self._before = dict(self._profiles)
        self._codes = {profile.code.casefold(): profile.id for profile in self._profiles.values()}
        self._names: dict[str, list[str]] = {}
        for profile in self._profiles.values():
            self._names.setdefault(_one_line(profile.legal_name), []).append(profile.id)
        self._owners = {line.number: profile.id for profile in self._profiles.values() for line in profile.lines}
        self._given: dict[tuple[str, Column], tuple[str, int]] = {}

    def changed_profiles(self) -> tuple[Profile, ...]:
        """Those that are not what they were."""
        return tuple(profile for id_, profile in self._profiles.items() if self._before.get(id_) != profile)

    def take(self, row: int, cells: tuple[str, ...], columns: list[Column | None]) -> None:
        """Take one row, or refuse it."""
        try:
            if any(cells[len(columns) :]):
                raise Invalid("row.too_many_cells")
            known = {column: text for column, text in zip(columns, cells, strict=False) if column is not None and text}
            if known:
                self._keep(_Row(self, row, known).outcome())
        except Problem as problem:
            self.report.refused.append(Refusal(self._file, row, problem))

    def _keep(self, row: _Row) -> None:
        was, now = self._profiles.get(row.profile.id), row.profile
        if was is None or len(now.lines) + len(now.people) > len(was.lines) + len(was.people):
            self.report.added += 1
        elif was != now:
            self.report.changed += 1
        else:
            self.report.unchanged += 1
        self._given |= row.given
        self._profiles[now.id] = now
        self._codes[now.code.casefold()] = now.id
        if now.id not in self._names.setdefault(_one_line(now.legal_name), []):
            self._names[_one_line(now.legal_name)].append(now.id)
        self._owners |= {line.number: now.id for line in now.lines}

    # ---- what a row asks

    def earlier(self, owner: str, column: Column, text: str) -> int | None:
        """The row that gave `owner` another value in this column; None: none did."""
        found = self._given.get((owner, column))
        return found[1] if found is not None and found[0] != text else None

    def client(self, cells: Cells) -> Profile:
        """The client that the row is about, as it stands, or a new one. Raises `Invalid`."""
        code, legal_name = cells.get(_C.CODE), _one_line(cells.get(_C.LEGAL_NAME, ""))
        if self._only is not None:
            return self._the_only(self._profiles.get(self._only.id, self._only), code)
        if code is not None:
            found = self._codes.get(code.casefold())
            return self._profiles[found] if found else self._new_client(code, legal_name, cells)
        if not legal_name:
            raise Invalid("row.no_client")
        named = self._names.get(legal_name, [])
        if len(named) > 1:
            raise Invalid("client.ambiguous", name=legal_name)
        return self._profiles[named[0]] if named else self._new_client(self._made_code(legal_name), legal_name, cells)

    def _the_only(self, only: Profile, code: str | None) -> Profile:
        """A file that is read for one client must not bring it the rows of another."""
        if code is not None and code.casefold() != only.code.casefold():
            raise Invalid("row.other_client", code=code, client=only.code)
        return only

    def _new_client(self, code: str, legal_name: str, cells: Cells) -> Profile:
        if not legal_name:
            raise Invalid("client.unknown_code", code=code)
        country = read_cell(_C.COUNTRY, cells[_C.COUNTRY], self._country) if _C.COUNTRY in cells else self._country
        abroad = country != self._country
        spoken = _spoken_in(country) if abroad else None
        profile = Profile(code=code, legal_name=legal_name, country=country)
        if spoken is not None:
            profile = msgspec.structs.replace(profile, language=spoken)
        return self._in_zone(profile, cells) if abroad else profile

    def _in_zone(self, profile: Profile, cells: Cells) -> Profile:
        """A client abroad lives in the zone of its number, where that number says so."""
        text = cells.get(_C.LINE) or cells.get(_C.HEADQUARTERS) or cells.get(_C.PHONE)
        if text is None or _C.ZONE in cells:
            return profile
        zone = _zone_of_number(read_cell(_C.LINE, text, profile.country))
        return msgspec.structs.replace(profile, zone=zone) if zone else profile

    def _made_code(self, legal_name: str) -> str:
        """`STUDIO-ROSSI` for `Studio Rossi S.r.l.`, with a figure behind it when that is somebody's."""
        words = [word for word in words_of(legal_name) if word not in LEGAL_FORMS] or list(words_of(legal_name))
        base = "-".join(words).upper()[:20].strip("-") or "CLIENT"
        code, figure = base, 2
        while code.casefold() in self._codes:
            code, figure = f"{base}-{figure}", figure + 1
        return code

    def team(self) -> str | None:
        """The team for every client in the file."""
        return self._team

    def owner(self, number: str) -> Profile | None:
        """Whose line the number is."""
        found = self._owners.get(number)
        return self._profiles.get(found) if found else None


class _Row:
    """One row being applied to its client."""

    def __init__(self, import_: _Import, row: int, cells: dict[Column, str]) -> None:
        self._import, self._row, self._cells = import_, row, cells
        self.given: dict[tuple[str, Column], tuple[str, int]] = {}
        self.profile = import_.client(cells)
        self._was = self.profile

    def outcome(self) -> _Row:
        """Apply everything in the row. Raises `Invalid` for the first cell that cannot be taken."""
        self._apply_client()
        line = self._apply_line()
        self._apply_texts(line)
        self._apply_person()
        self._apply_headquarters()
        self._refuse_new_trouble()
        return self

    def _refuse_new_trouble(self) -> None:
        """What was wrong with the client before is no reason to refuse the row."""
        found = blocking(check(self.profile)) if self.profile != self._was else []
        known = {invalid.code for invalid in blocking(check(self._was))} if found else set()
        for invalid in found:
            if invalid.code not in known:
                raise invalid

    def _read(self, column: Column) -> Any:
        """The cell's value; a number that stands in the profile already is taken as it is."""
        text = self._cells[column]
        try:
            return read_cell(column, text, self.profile.country)
        except Invalid as invalid:
            if E164.fullmatch(text) and text in _numbers_of(self.profile):
                return text
            raise Invalid(invalid.code, **{**invalid.values, "heading": heading(column, "en")}) from invalid

    def _give(self, owner: str, column: Column) -> str:
        """The cell's text, noted so that a later row cannot say otherwise. Raises `row.contradicts`."""
        text = self._cells[column]
        earlier = self._import.earlier(owner, column, text)
        if earlier is not None:
            raise Invalid("row.contradicts", heading=heading(column, "en"), earlier=earlier)
        self.given[owner, column] = (text, self._row)
        return text

    def _set(self, **values: Any) -> None:
        self.profile = msgspec.structs.replace(self.profile, **values)

    # ---- the client

    def _apply_client(self) -> None:
        if _C.COUNTRY in self._cells and self._give(self.profile.id, _C.COUNTRY):
            self._set(country=self._read(_C.COUNTRY))
        if (team := self._import.team()) is not None:
            self._set(team=team)
        self._pass_to_person()
        for column in CLIENT_FIELDS:
            text = self._cells.get(column)
            if text is None or written(column, self.profile) == self._give(self.profile.id, column):
                continue
            self._set(**{column.value: self._read(column)})

    def _pass_to_person(self) -> None:
        if _C.PERSON not in self._cells and _C.SURNAME not in self._cells:
            return
        for column, own in OWN_IF_DIFFERENT.items():
            text = self._cells.get(column)
            if text is not None and self._import.earlier(self.profile.id, column, text) is not None:
                self._cells.setdefault(own, text)
                del self._cells[column]

    # ---- its line

    def _apply_line(self) -> str | None:
        if _C.LINE not in self._cells:
            for column in (*LINE_FIELDS, _C.LINE_GREETING):
                if column in self._cells:
                    raise Invalid("row.no_line", heading=heading(column, "en"))
            return None
        number: str = self._read(_C.LINE)
        owner = self._import.owner(number)
        if owner is not None and owner.id != self.profile.id:
            raise Invalid("line.taken", line=number, client=owner.name)
        line = next((one for one in self.profile.lines if one.number == number), None) or Line(number=number)
        for column, name in LINE_FIELDS.items():
            if column in self._cells and written(column, self.profile, line=line) != self._give(number, column):
                line = msgspec.structs.replace(line, **{name: self._read(column)})
        self._set(lines=_with(self.profile.lines, line, lambda one: one.number == number))
        return number

    # ---- what is said

    def _apply_texts(self, line: str | None) -> None:
        greeting = self._cells.get(_C.GREETING)
        of_line = line is not None and greeting is not None and self._import.earlier(self.profile.id, _C.GREETING, greeting)
        if of_line:  # a second greeting of the same client belongs to the number beside it
            self._cells.setdefault(_C.LINE_GREETING, greeting or "")
            del self._cells[_C.GREETING]
        self._apply_greeting(_C.GREETING, Occasion.OPEN, None)
        self._apply_greeting(_C.CLOSED_GREETING, Occasion.CLOSED, None)
        self._apply_greeting(_C.LINE_GREETING, Occasion.OPEN, line)
        if _C.INSTRUCTIONS in self._cells and written(_C.INSTRUCTIONS, self.profile) != self._give(
            self.profile.id, _C.INSTRUCTIONS
        ):
            texts = self._read(_C.INSTRUCTIONS)
            kept = tuple(one for one in self.profile.instructions if one.line is not None or one.until is not None)
            self._set(instructions=(*(Instruction(text=text) for text in texts), *kept))

    def _apply_greeting(self, column: Column, occasion: Occasion, line: str | None) -> None:
        if column not in self._cells:
            return
        here = Line(number=line) if line else None
        text = self._give(line or self.profile.id, column)
        if written(column, self.profile, line=here) == text:
            return
        own = {None, self.profile.language}
        new = Greeting(occasion=occasion, text=text, line=line)
        same = next(
            (g for g in self.profile.greetings if g.occasion == occasion and g.line == line and g.language in own), None
        )
        replaced = msgspec.structs.replace(same, text=text) if same else new
        self._set(greetings=_with(self.profile.greetings, replaced, lambda one: one is same))

    # ---- a person

    def _apply_person(self) -> None:
        name = _one_line(" ".join(self._cells.get(column, "") for column in (_C.PERSON, _C.SURNAME)))
        if not name:
            self._refuse_nobodys()
            return
        reached = {self._read(column) for column in WAYS if column in self._cells}
        person = self._find_person(name, reached) or Person(name=name, uid=self._cells.get(_C.UID))
        if written(_C.PERSON, self.profile, person=person) != name:
            person = msgspec.structs.replace(person, name=name)
        for column, field_ in PERSON_FIELDS.items():
            if column in self._cells and written(column, self.profile, person=person) != self._give(person.id, column):
                person = msgspec.structs.replace(person, **{field_: self._read(column)})
        for column, kind in WAYS.items():
            if column in self._cells:
                person = self._with_way(person, column, kind)
        self._set(people=_with(self.profile.people, person, lambda one: one.id == person.id))

    def _refuse_nobodys(self) -> None:
        for column in (*PERSON_FIELDS, _C.MOBILE, _C.MAIL):
            if column in self._cells:
                raise Invalid("row.no_person", heading=heading(column, "en"))

    def _find_person(self, name: str, reached: set[str]) -> Person | None:
        uid = self._cells.get(_C.UID)
        if uid is not None:
            of_uid = [person for person in self.profile.people if uid in {person.uid, person.id}]
            if of_uid:
                return of_uid[0]
        same = [
            person
            for person in self.profile.people
            if _one_line(person.name).casefold() == name.casefold() and (uid is None or person.uid is None)
        ]
        fitting = [person for person in same if reached & {way.value for way in person.ways}]
        fitting = fitting or [person for person in same if not reached or not person.ways]
        if len(fitting) > 1:
            raise Invalid("person.ambiguous", person=name)
        return fitting[0] if fitting else None

    def _with_way(self, person: Person, column: Column, kind: WayKind) -> Person:
        """A number that is known stays as it is; a new one takes the place of the first of its kind, unless an earlier row of
        this file gave that one."""
        value = self._read(column)
        again = self._import.earlier(person.id, column, self._cells[column]) is not None
        self.given[person.id, column] = (self._cells[column], self._row)
        if any(way.value == value for way in person.ways):
            return person
        first = next((way for way in person.ways if way.kind == kind), None)
        if first is not None and not again:
            new = msgspec.structs.replace(first, value=value)
            return msgspec.structs.replace(person, ways=_with(person.ways, new, lambda way: way is first))
        # a mobile's voicemail answers too: a caller is put through to one only when a key is pressed
        return msgspec.structs.replace(person, ways=(*person.ways, Way(kind=kind, value=value, confirm=kind == WayKind.MOBILE)))

    # ---- headquarters

    def _apply_headquarters(self) -> None:
        """A telephone without a person beside it is the company's own."""
        of_nobody = _C.PERSON not in self._cells and _C.SURNAME not in self._cells and _C.HEADQUARTERS not in self._cells
        column = _C.PHONE if of_nobody else _C.HEADQUARTERS
        if column not in self._cells or written(_C.HEADQUARTERS, self.profile) == self._give(self.profile.id, column):
            return
        first = next((reach for reach in self.profile.reaches if reach.kind == ReachKind.HEADQUARTERS), None)
        name = "Sede" if self.profile.language == "it" else "Headquarters"
        reach = first or Reach(kind=ReachKind.HEADQUARTERS, name=name, number="")
        reach = msgspec.structs.replace(reach, number=self._read(column))
        self._set(reaches=_with(self.profile.reaches, reach, lambda one: one.id == reach.id))


def _spoken_in(country: str) -> str | None:
    """The first of the country's official languages (CLDR). Loaded when needed: few clients are abroad."""
    from babel.languages import get_official_languages

    spoken = get_official_languages(country, de_facto=True)
    return spoken[0] if spoken and len(spoken[0]) <= 3 else None


def _zone_of_number(number: str) -> str | None:
    """The zone in which the number rings, where there is only one (libphonenumber's table)."""
    from phonenumbers import parse
    from phonenumbers.timezone import time_zones_for_number

    found = time_zones_for_number(parse(number, None))
    return found[0] if len(found) == 1 and "/" in found[0] else None


def _one_line(text: str) -> str:
    """Without the blanks and line breaks that cells pick up."""
    return " ".join(text.split())


def _numbers_of(profile: Profile) -> set[str]:
    ways = {way.value for person in profile.people for way in person.ways}
    lines = {number for line in profile.lines for number in (line.number, line.fallback) if number}
    return ways | lines | {reach.number for reach in profile.reaches}


def _with(parts: tuple[Any, ...], part: Any, same: Any) -> tuple[Any, ...]:
    """The parts with `part` in the place of the one that is the same, else at the end."""
    if any(same(one) for one in parts):
        return tuple(part if same(one) else one for one in parts)
    return (*parts, part)
