"""One row of a file applied to its client: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec

from receptionist.clients.calendar.days import line_keys, line_told, over
from receptionist.clients.checks import blocking, check
from receptionist.clients.files.book import Book, Later
from receptionist.clients.files.cells import read_cell
from receptionist.clients.files.columns import Column, heading
from receptionist.clients.files.doubts import doubts
from receptionist.clients.files.entries import Cells, Entry
from receptionist.clients.files.free_ids import ID, with_free_ids
from receptionist.clients.files.lost_zeros import with_zeros
from receptionist.clients.files.nothing import is_no_tax_number
from receptionist.clients.files.numbers_text import Reader, Written, mails
from receptionist.clients.files.quoted import meant
from receptionist.clients.files.row_fields import (
    CLIENT_FIELDS,
    IN_PARTS,
    LINE_FIELDS,
    OF_CLIENT_LATER,
    OF_PERSON_LATER,
    OF_TIME,
    OWN_IF_DIFFERENT,
    PERSON_FIELDS,
    WAYS,
)
from receptionist.clients.files.said_beside import set_apart, taken_beside
from receptionist.clients.files.titles import apart
from receptionist.clients.files.told import in_their_places, with_told
from receptionist.clients.files.ways_given import in_order, with_headquarters, with_ways
from receptionist.clients.files.written import OF_LINE, greeting_of, is_dated, written
from receptionist.clients.people import name_key
from receptionist.clients.profile import (
    Greeting,
    Instruction,
    Line,
    Occasion,
    Person,
    Profile,
    Status,
    StatusSpan,
    new_id,
)
from receptionist.clients.texts import normal, one_line
from receptionist.errors import Invalid, Problem

_C = Column

Ways = list[tuple[Column, tuple[Written, ...]]]
NUMBERS = frozenset({_C.LINE, _C.PHONE, _C.MOBILE, _C.HEADQUARTERS, _C.FALLBACK})
LOOSE = frozenset({"person.unknown", "target.unknown"})
"""What only the whole profile can tell; a row refers to nobody by an id."""


class Applied:
    """One row on a copy of its client, which counts only when all of it could be taken."""

    def __init__(self, book: Book, entry: Entry, profile: Profile, *, is_new: bool) -> None:
        self._book, self._entry, self._is_new = book, entry, is_new
        self._cells = dict(entry.client)
        self._people = [_with_plain_uid(group) for group in entry.people]
        self.profile = self._was = profile
        self.given: dict[tuple[str, Column], tuple[str, int]] = {}
        self.touched: dict[int, Person] = {}
        """The people that it speaks of, by their place."""
        self.left_out: list[Problem] = []
        """What is taken without: numbers of a card that cannot be read, a logo that is none."""
        self.doubtful: list[Problem] = []
        """What is taken, and looks wrong."""
        self.later: list[Later] = []
        """What is applied when all rows are there."""
        self.titles: list[str] = []
        """Names out of which a title was taken, as they stood."""
        self.zeros: list[tuple[str, str]] = []
        """Numbers that got their zeros back: as they stood, and as they were taken (telephone numbers in E.164)."""
        self.other_team: str | None = None
        """The team that the row says, where another was asked for."""

    def outcome(self) -> Applied:
        """Apply everything in the row. Raises `Invalid` for the first cell that cannot be taken."""
        if self._entry.trouble is not None:
            raise self._entry.trouble
        self._apply_client()
        lines = [line for cells in self._entry.lines for line in self._apply_line(cells)]
        self._apply_texts(lines[0] if lines else None)
        for cells in self._people:
            self._apply_person(cells)
        self._apply_headquarters()
        self._apply_notes()
        for column in OF_CLIENT_LATER:
            self._put_off(self._cells, column, self.profile.id, written(column, self.profile))
        self._refuse_new_trouble()
        return self

    def _put_off(self, cells: Cells, column: Column, owner: str, known: str) -> None:
        """What refers to lines and people is applied once all of them are there."""
        adds_up = column is _C.CLOSURES and not any(map(name_of, self._people))  # rows say one closure after the other
        given = column in cells and (cells[column] if adds_up else self._give(cells, owner, column))
        if given and given != known:
            self.later.append(Later(column, self.profile.id, owner, cells[column], self._entry))

    def _refuse_new_trouble(self) -> None:
        """What was wrong with the client before is no reason to refuse the row; nor is what stands elsewhere in it. A new one
        was not looked at before, though the row gives it a code and a name alone."""
        if self.profile == self._was and not self._is_new:
            return
        everything = check(self._changed(self.profile))
        self.doubtful += [*doubts(self._entry, self._was, self.profile, everything, is_new=self._is_new)]
        found = [one for one in blocking(everything) if one.code not in LOOSE]
        known = {invalid.code for invalid in blocking(check(self._was))} if found and self._was.version else set()
        for invalid in found:
            if invalid.code not in known:
                raise invalid

    def _changed(self, profile: Profile) -> Profile:
        """With those people alone that the row speaks of: some clients have hundreds."""
        return msgspec.structs.replace(profile, people=tuple(self.touched.values()))

    # ---- cells

    def _read(self, cells: Cells, column: Column) -> Any:
        """The cell's value; a number that stands in the profile already is taken as it is."""
        text = cells[column]
        try:
            if column in NUMBERS - {_C.FALLBACK}:
                return self._numbers(text)
            if column == _C.MAIL:
                return mails(text)
            if column == _C.REACHES:
                mine = {reach.id for reach in self.profile.reaches}
                return with_free_ids(read_cell(column, text), self.profile.id, mine, self._book.is_free)
            if column == _C.FALLBACK:
                return self._numbers(text)[0].value
            return read_cell(column, self._with_zeros(column, text), self.profile.country, self.profile.zone)
        except Invalid as invalid:
            if column in NUMBERS and text in numbers_of(self.profile):
                return text if column == _C.FALLBACK else (Written(text),)
            raise Invalid(invalid.code, **{**invalid.values, "heading": heading(column, "en")}) from invalid

    @property
    def _reader(self) -> Reader:
        return Reader(self.profile.country, self._book.zeros, proposes=not self._entry.card)

    def _numbers(self, text: str) -> tuple[Written, ...]:
        """Of a card those that can be read, if any can."""
        found = self._reader.numbers(text)
        self.zeros += [(text, one.value) for one in found if one.zero]
        return found

    def _with_zeros(self, column: Column, text: str) -> str:
        """As a number that lost its zeros: they are put back where somebody said so, and else proposed."""
        whole = text if self._entry.card else with_zeros(column, text, self.profile.country)
        if whole != text and not self._book.zeros:
            raise Invalid("number.zero_lost", text=text, proposed=whole)
        self.zeros += [(text, whole)] if whole != text else []
        return whole

    def _give(self, cells: Cells, owner: str, column: Column) -> str:
        """The cell's text, noted so that a later row cannot say otherwise: of the client, of somebody there (ids), or of a
        number while it is this client's. Raises `row.contradicts`."""
        text, owner = cells[column], f"{self.profile.id} {owner}" if column in OF_LINE else owner
        earlier = self._book.earlier(owner, column, text)
        if earlier is not None:
            raise Invalid("row.contradicts", heading=heading(column, "en"), earlier=earlier)
        self.given[owner, column] = (text, self._entry.row)
        return text

    def _set(self, **values: Any) -> None:
        self.profile = msgspec.structs.replace(self.profile, **values)

    # ---- the client

    def _apply_client(self) -> None:
        if _C.COUNTRY in self._cells and self._give(self._cells, self.profile.id, _C.COUNTRY):
            self._set(country=self._read(self._cells, _C.COUNTRY))
        self._put_into_team()
        self._pass_to_person()
        for column, field in CLIENT_FIELDS.items():
            text = self._cells.get(column)
            if text is None or written(column, self.profile) == self._give(self._cells, self.profile.id, column):
                continue
            if is_no_tax_number(column, text):
                self.left_out.append(Invalid("tax.no_number", text=text[:60], heading=heading(column, "en")))
                continue
            value = self._read(self._cells, column)
            self._set(**{field: with_told(getattr(self.profile, field), value) if column in IN_PARTS else value})
            if column == _C.HOURS:
                self._set(hours_assumed=False)
        self._apply_address()
        self._apply_contract()
        self._apply_logo()

    def _put_into_team(self) -> None:
        """The team that was asked for, whatever the row's own cell says."""
        if self._book.team is None:
            return
        told = self._cells.pop(_C.TEAM, self._book.team)
        self.other_team = told if told != self._book.team else None
        self._set(team=self._book.team)

    def _apply_logo(self) -> None:
        """One that cannot be read keeps nothing else from being taken."""
        if _C.LOGO not in self._cells:
            return
        try:
            name = self._book.logos.name_of(self._cells[_C.LOGO], self.profile.logo, card=self._entry.card)
        except Problem as problem:
            self.left_out.append(problem)
        else:
            self._set(logo=name)

    def _apply_address(self) -> None:
        """Postal code, province and city beside a street that says none."""
        columns = {"postal_code": _C.POSTAL_CODE, "province": _C.PROVINCE} if self.profile.addresses else {}
        told = {name: self._read(self._cells, column) for name, column in columns.items() if column in self._cells}
        if not told:
            return
        street = read_cell(_C.ADDRESSES, self._cells[_C.ADDRESSES])[0].street if _C.ADDRESSES in self._cells else None
        first = next((one for one in self.profile.addresses if one.street == street), self.profile.addresses[0])
        whole = {"city": first.city or self.profile.city} | {name: getattr(first, name) or text for name, text in told.items()}
        whole_one = msgspec.structs.replace(first, **whole)
        self._set(addresses=_with(self.profile.addresses, whole_one, lambda one: one is first))

    def _apply_contract(self) -> None:
        """With the day after the contract's last one the client is an ended one."""
        if _C.CONTRACT_END not in self._cells:
            return
        self._give(self._cells, self.profile.id, _C.CONTRACT_END)
        ended = StatusSpan(status=Status.ENDED, since=self._read(self._cells, _C.CONTRACT_END) + timedelta(days=1))
        before = [one for one in self.profile.statuses if one.status != Status.ENDED or one.until is not None]
        known = next((one for one in self.profile.statuses if one.status == Status.ENDED and one.until is None), None)
        if known is None or known.since != ended.since:
            self._set(statuses=(*before, msgspec.structs.replace(known or ended, since=ended.since)))

    def _pass_to_person(self) -> None:
        if not self._people or not name_of(self._people[0]):
            return
        for column, own in OWN_IF_DIFFERENT.items():
            text = self._cells.get(column)
            if text is not None and self._book.earlier(self.profile.id, column, text) is not None:
                self._people[0].setdefault(own, text)
                del self._cells[column]

    # ---- its lines

    def _apply_line(self, cells: Cells) -> Iterator[str]:
        if _C.LINE not in cells:
            raise Invalid("row.no_line", heading=heading(next(iter(cells)), "en"))
        for one in self._read(cells, _C.LINE):
            known = self._line_meant(cells, one.value)
            line = known or self._new_line(cells, one)
            lines = _with(self.profile.lines, line, lambda each, known=known: each is known)
            place = next(n for n, each in enumerate(lines) if each is line)
            key = line_keys(each.number for each in lines)[place]
            line = self._line(cells, key, line)
            self._set(lines=(*lines[:place], line, *lines[place + 1 :]))
            self._apply_greeting(cells, _C.LINE_GREETING, Occasion.OPEN, one.value)
            self._put_off(cells, _C.LINE_TARGETS, key, written(_C.LINE_TARGETS, self.profile, line=line))
            yield one.value

    def _line_meant(self, cells: Cells, number: str) -> Line | None:
        """The number's, in the time that the row says; where it says none, as it is or will be: what is over is not meant."""
        told = {field: self._read(cells, column) for column, field in OF_TIME.items() if column in cells}
        meant = line_told(self.profile, number, self._book.now, **told)
        return None if not told and meant is not None and over(meant, self._book.now) else meant

    def _new_line(self, cells: Cells, one: Written) -> Line:
        """From when another's time with the number is over, or the client's own; before one that begins later. Raises
        `line.taken`, `line.claimed`."""
        begins = self._read(cells, _C.LINE_SINCE) if _C.LINE_SINCE in cells else self._book.now
        ends = self._read(cells, _C.LINE_UNTIL) if _C.LINE_UNTIL in cells else None
        own = [line.until for line in self.profile.lines if line.number == one.value]
        since = max((end for end in own if end is not None and end <= begins), default=None)
        for owner, line in self._book.claims(one.value):
            if owner.id == self.profile.id or (ends and line.since and ends <= line.since):
                continue
            if line.until is None or line.until > begins:
                raise Invalid("line.taken", line=one.value, client=owner.name, heading=heading(_C.LINE, "en"))
            since = max(since or line.until, line.until)
        self._book.refused_claims.refuse(one.value, self.profile, begins, ends)
        return Line(number=one.value, label=one.label, since=since)

    def _line(self, cells: Cells, key: str, line: Line) -> Line:
        for column, name in LINE_FIELDS.items():
            if column in cells and written(column, self.profile, line=line) != self._give(cells, key, column):
                line = msgspec.structs.replace(line, **{name: self._read(cells, column)})
        return line

    # ---- what is said

    def _apply_texts(self, line: str | None) -> None:
        greeting = self._cells.get(_C.GREETING)
        if line is not None and greeting and self._book.earlier(self.profile.id, _C.GREETING, greeting):
            # a second greeting of the same client belongs to the number beside it
            if not any(_C.LINE_GREETING in cells for cells in self._entry.lines):
                self._apply_greeting({_C.LINE_GREETING: greeting}, _C.LINE_GREETING, Occasion.OPEN, line)
            del self._cells[_C.GREETING]
        self._refuse_numberless_greeting()
        self._apply_greeting(self._cells, _C.GREETING, Occasion.OPEN, None)
        self._apply_greeting(self._cells, _C.CLOSED_GREETING, Occasion.CLOSED, None)
        if _C.INSTRUCTIONS in self._cells and written(_C.INSTRUCTIONS, self.profile) != self._give(
            self._cells, self.profile.id, _C.INSTRUCTIONS
        ):
            texts = self._read(self._cells, _C.INSTRUCTIONS)
            new, stand = [Instruction(text=text) for text in texts], self.profile.instructions
            whole = in_their_places(stand, lambda one: not is_dated(one), new)
            self._set(instructions=(*new, *stand) if all(map(is_dated, stand)) else whole)

    def _refuse_numberless_greeting(self) -> None:
        """A second greeting of the client, and no number beside it whose own it would be. Raises `greeting.second`."""
        greeting = self._cells.get(_C.GREETING, "")
        earlier = self._book.earlier(self.profile.id, _C.GREETING, greeting) if greeting else None
        if earlier is not None:
            raise Invalid("greeting.second", earlier=earlier, heading=heading(_C.GREETING, "en"))

    def _apply_greeting(self, cells: Cells, column: Column, occasion: Occasion, line: str | None) -> None:
        if column not in cells:
            return
        here = Line(number=line) if line else None
        text = self._give(cells, line or self.profile.id, column)
        if written(column, self.profile, line=here) == text:
            return
        named = greeting_of(self.profile, occasion, line, self.profile.language)
        text, same = meant(text), greeting_of(self.profile, occasion, line) or named
        new = Greeting(occasion=occasion, text=text, line=line)
        replaced = msgspec.structs.replace(same, text=text) if same else new
        self._set(greetings=_with(self.profile.greetings, replaced, lambda one: one is same))

    def _apply_notes(self) -> None:
        """Each line of a note becomes an instruction, once; beside a further person of the client it is about that person."""
        if _C.NOTES not in self._cells:
            return
        names = [name for cells in self._people if (name := name_of(cells))]
        about = f"{names[0]}: " if len(names) == 1 and not self._entry.card and self._book.begun(self.profile) else ""
        known = {one_line(one.text).casefold() for one in self.profile.instructions}
        texts = [f"{about}{line}" for line in self._read(self._cells, _C.NOTES)]
        new = tuple(Instruction(text=text) for text in texts if text.casefold() not in known)
        self._set(instructions=(*self.profile.instructions, *new))

    # ---- a person

    def _apply_person(self, cells: dict[Column, str]) -> None:
        name = name_of(cells)
        if not name:
            self._refuse_nobodys(cells)
            return
        whole, (name, beside) = name, self._beside_apart(cells, name)
        title, name = self._title_apart(cells, name)
        ways = self._ways(cells)
        place, person = self._find_person(cells, name, {one.value for _, found in ways for one in found})
        if _C.UID in cells:
            self.given[person.id, _C.UID] = (cells[_C.UID], self._entry.row)
        was = person if place < len(self.profile.people) else None
        if title and self._book.earlier(person.id, _C.TITLE, title) is None:
            cells = {**cells, _C.TITLE: title}
        if place < len(self.profile.people) and not self._speaks_for(cells, person):
            person = self._filled(cells, person, ways)
        else:
            person = self._as_told(cells, person, name, ways)
        if beside:
            person, absence, told = taken_beside(person, beside, self.profile.zone, self._book.now)
            self.doubtful += [told] if told is not None else []
            cells = {_C.ABSENCES: absence, **cells} if absence else cells
        for column in OF_PERSON_LATER:
            self._put_off(cells, column, person.id, written(column, self.profile, person=person))
        if title and person.title == title and (was is None or was.title != title):
            self.titles.append(whole)
        self.touched[place] = person
        self._set(people=(*self.profile.people[:place], person, *self.profile.people[place + 1 :]))

    def _beside_apart(self, cells: Cells, name: str) -> tuple[str, str]:
        """The name without what stands beside it, which is read elsewhere. Whoever is called so already keeps it, as in what we
        wrote."""
        is_name = self._is_written_by_us(cells) or bool(self._book.people_of(self.profile).named(name))
        return (name, "") if is_name else set_apart(name)

    def _title_apart(self, cells: Cells, name: str) -> tuple[str, str]:
        """The title that stands in a name. None where the row says the title itself, where somebody is called so already, and
        in what we wrote: there the name is as somebody wants it."""
        if self._is_written_by_us(cells) or _C.TITLE in cells or self._book.people_of(self.profile).named(name):
            return "", name
        return apart(name)

    def _is_written_by_us(self, cells: Cells) -> bool:
        """Of somebody: what stands there is as somebody here wanted it."""
        return self._is_ours if self._entry.card else not cells.keys().isdisjoint({_C.UID, _C.PERSON_ID})

    @property
    def _is_ours(self) -> bool:
        """Not a card of another program's. We write an id where there is no UID."""
        return not self._entry.card or _C.CODE in self._cells

    def _speaks_for(self, cells: Cells, person: Person) -> bool:
        """Whether what stands there may be written over: not by another program's card of the same man, nor by one that does
        not say which it is. Two that take turns would each change what the other said, for ever."""
        uid = cells.get(_C.UID)
        return self._is_ours or (uid is not None and uid in {person.uid, person.id})

    def _as_told(self, cells: Cells, person: Person, name: str, ways: Ways) -> Person:
        """With all that the row says of somebody."""
        if self._gives_name(person, name):
            person = msgspec.structs.replace(person, name=name)
        for column, field in PERSON_FIELDS.items():
            if column in cells and written(column, self.profile, person=person) != self._give(cells, person.id, column):
                person = msgspec.structs.replace(person, **{field: self._read(cells, column)})
        stays = all(written(one, self.profile, person=person) == cells[one] for one in (*WAYS, _C.WAY_ORDER) if one in cells)
        for column, found in ways:
            if written(column, self.profile, person=person) != cells[column]:
                again = self._book.earlier(person.id, column, cells[column]) is not None
                self.given[person.id, column] = (cells[column], self._entry.row)
                person = with_ways(person, WAYS[column], found, again=again, as_told=self._is_written_by_us(cells))
        if _C.WAY_ORDER in cells and self._give(cells, person.id, _C.WAY_ORDER) and not stays:
            named = [(WAYS[column], one.value) for column, found in ways for one in found]
            person = in_order(person, self._read(cells, _C.WAY_ORDER), named)
        return person

    def _gives_name(self, person: Person, name: str) -> bool:
        """Whether the row is the first of the file to name them, and in another way. Raises `row.contradicts`: two with one UID
        are two people, and neither is to take the other's place."""
        key = name_key(name)
        known, row = self.given.get((person.id, _C.PERSON), (None, 0))
        earlier = row if known is not None else self._book.earlier(person.id, _C.PERSON, "")
        if earlier is None:
            self.given[person.id, _C.PERSON] = (key, self._entry.row)
            return name not in {person.name, one_line(person.name)}
        if known != key and (known is not None or self._book.earlier(person.id, _C.PERSON, key) is not None):
            raise Invalid("row.contradicts", heading=heading(_C.PERSON, "en"), earlier=earlier)
        return False

    def _filled(self, cells: Cells, person: Person, ways: Ways) -> Person:
        """With what nobody has said of them yet; what the card says otherwise is told, and left out."""
        for column, field in PERSON_FIELDS.items():
            known = written(column, self.profile, person=person)
            if column in cells and not known:
                person = msgspec.structs.replace(person, **{field: self._read(cells, column)})
            elif column in cells and normal(known) != normal(cells[column]):
                says = {"heading": heading(column, "en"), "person": person.name, "text": cells[column][:60]}
                self.left_out.append(Invalid("card.says_otherwise", **says))
        for column, found in ways:
            person = with_ways(person, WAYS[column], found, adds_only=True)
        return person

    def _refuse_nobodys(self, cells: Cells) -> None:
        """A telephone alone is the company's own."""
        for column in cells:
            if column != _C.PHONE:
                raise Invalid("row.no_person", heading=heading(column, "en"))

    def _ways(self, cells: dict[Column, str]) -> Ways:
        """What can be read of them. Of a card numbers may be left out one by one."""
        found = []
        for column in WAYS:
            pieces = cells[column].split("\n") if column in cells and self._entry.card else [cells.get(column, "")]
            read = [one for piece in pieces if piece for one in self._way(piece, column)]
            if read:
                found.append((column, tuple(read)))
        return found

    def _way(self, piece: str, column: Column) -> tuple[Written, ...]:
        try:
            return tuple(self._read({column: piece}, column))
        except Invalid as invalid:
            if not self._entry.card:
                raise
            self.left_out.append(invalid)
            return ()

    def _find_person(self, cells: Cells, name: str, reached: set[str]) -> tuple[int, Person]:
        """Somebody known, or somebody new behind the others."""
        known, people, uid = self._book.people_of(self.profile), self.profile.people, cells.get(_C.UID)
        here = (place for place, one in self.touched.items() if uid in {one.uid, one.id})
        of_uid = known.of_uid(uid) if uid is not None else None
        of_uid = next(here, None) if uid is not None and of_uid is None else of_uid
        if of_uid is not None:
            return of_uid, people[of_uid]
        places = {*known.named(name), *(place for place, one in self.touched.items() if name_key(one.name) == name_key(name))}
        same = [(place, people[place]) for place in sorted(places) if name_key(people[place].name) == name_key(name)]
        others = [one for one in same if uid is None or one[1].uid is None]  # two UIDs are two people, or two programs
        if self._is_ours and uid is not None:  # so are two of one name in one file of ours
            others = [one for one in others if not self._is_told(one[1], _C.UID, uid)]
        fitting = [one for one in (others if self._is_ours else same) if reached & {way.value for way in one[1].ways}]
        fitting = fitting or [one for one in others if not reached or not one[1].ways]
        if len(fitting) > 1:
            raise Invalid("person.ambiguous", person=name)
        if fitting:
            return fitting[0]
        if others and not (uid is not None and any(one.uid for _place, one in others)):
            self.doubtful.append(Invalid("person.alike", person=others[0][1].name, heading=heading(_C.PERSON, "en")))
        return len(people), self._new_person(cells, name)

    def _is_told(self, person: Person, column: Column, text: str) -> bool:
        """Whether the file has given them another value there."""
        here = self.given.get((person.id, column))
        return self._book.earlier(person.id, column, text) is not None or (here is not None and here[0] != text)

    def _new_person(self, cells: Cells, name: str) -> Person:
        """With the id that it had in the office that the file is from, so that what refers to it still does."""
        uid = cells.get(_C.UID)
        was = cells.get(_C.PERSON_ID) or uid or ""
        free = ID.fullmatch(was) is not None and self._book.is_free(was)
        return Person(id=was if free else new_id(), name=name, uid=None if self._is_ours and free and was == uid else uid)

    # ---- headquarters

    def _apply_headquarters(self) -> None:
        """A telephone without a person beside it is the company's own; the second one, too."""
        of_nobody = next((one for one in self._people if not name_of(one) and _C.PHONE in one), None)
        cells, column = (
            (self._cells, _C.HEADQUARTERS) if _C.HEADQUARTERS in self._cells or not of_nobody else (of_nobody, _C.PHONE)
        )
        if column not in cells or written(_C.HEADQUARTERS, self.profile) == self._give(cells, self.profile.id, column):
            return
        numbers = self._read(cells, column)
        self._set(reaches=with_headquarters(self.profile, numbers, adds_only=not self._is_ours))


def name_of(cells: Cells) -> str:
    """The person's name, in one line but where it is quoted as it is; empty: there is none."""
    told = cells.get(_C.PERSON, "")
    if _C.SURNAME not in cells and meant(told) != told:
        return meant(told)
    return one_line(" ".join(cells.get(column, "") for column in (_C.PERSON, _C.SURNAME)))


def _with_plain_uid(cells: Cells) -> dict[Column, str]:
    return {column: meant(text) if column is _C.UID else text for column, text in cells.items()}


def numbers_of(profile: Profile) -> set[str]:
    """Every number that stands in the profile."""
    ways = {way.value for person in profile.people for way in person.ways}
    lines = {number for line in profile.lines for number in (line.number, line.fallback) if number}
    return ways | lines | {reach.number for reach in profile.reaches}


def _with(parts: tuple[Any, ...], part: Any, same: Any) -> tuple[Any, ...]:
    """The parts with `part` in the place of the one that is the same, else at the end."""
    if any(same(one) for one in parts):
        return tuple(part if same(one) else one for one in parts)
    return (*parts, part)
