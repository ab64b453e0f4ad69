"""People and companies from address books (vCard 2.1 to 4.0), as rows that say what a spreadsheet's would.

A card's company is its client, unless the whole file is about one. Faxes and pagers are no way to reach anybody; photographs,
birthdays and what else a person keeps for himself are not taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from receptionist.clients.files.card_lines import (
    MOST_LINES,
    Property,
    RawCard,
    decoded,
    raw_cards,
    read_property,
    split,
    text_of,
)
from receptionist.clients.files.cells import is_text
from receptionist.clients.files.columns import Column
from receptionist.clients.files.entries import GROUP, Contents, Entry
from receptionist.clients.files.nothing import spelled
from receptionist.clients.files.numbers_text import MOST_WAYS, beside
from receptionist.clients.files.quoted import as_cell, write_list
from receptionist.clients.files.row_fields import WAYS
from receptionist.clients.files.tables import MOST_ROWS
from receptionist.clients.files.titles import apart
from receptionist.clients.files.written import OF_CLIENT, OF_LINE, OF_PERSON
from receptionist.clients.texts import clean, one_line
from receptionist.errors import Invalid, Problem

_C = Column

OWN = "X-RECEPTIONIST-"
"""Before the columns that vCard has no property for. Those of a number stand in the group of that number."""
NO_WAY = frozenset({"FAX", "PAGER", "TLX", "TELEX", "MODEM", "BBS"})
MOBILE = frozenset({"CELL", "MOBILE", "IPHONE"})
NO_TAGS = frozenset({"my contacts", "mycontacts", "* mycontacts", "contacts", "contatti"})
"""Categories that an address book gives to everybody."""

_COLUMNS = {f"{OWN}{column.value.upper().replace('_', '-')}": column for column in Column}

Cells = dict[Column, str]


def read_cards(content: bytes, *, of_one: bool, follow: Callable[[int, int], None]) -> Contents:
    """`of_one`: every card is somebody of one client. Raises `Problem` `file.too_many_rows`, `file.not_text`, `file.empty`."""
    text = decoded(content)
    of = text.upper().count("BEGIN:VCARD")
    if of > MOST_ROWS:
        raise Problem("file.too_many_rows", most=MOST_ROWS)
    entries = []
    for card in raw_cards(text):
        if not card.number % 100:
            follow(card.number, of)
        entries.append(read_card(card, of_one))
    if not entries:
        raise Problem("file.empty")
    columns = frozenset(
        column for entry in entries for cells in (entry.client, *entry.lines, *entry.people) for column in cells
    )
    return Contents(tuple(entries), columns, cards=True)


def read_card(raw: RawCard, of_one: bool = False) -> Entry:
    """One card alone."""
    if raw.too_long:
        return Entry(raw.number, {}, trouble=Invalid("card.too_long", most=MOST_LINES), card=True)
    card = _Card([found for line in raw.lines if (found := read_property(line)) is not None])
    if card.is_group:
        told = Invalid(GROUP, name=card.shown[:60])
        return Entry(raw.number, {}, people=({_C.PERSON: card.shown},), trouble=told, card=True)
    if card.ways > MOST_WAYS:
        told = Invalid("card.too_many_ways", most=MOST_WAYS)
        return Entry(raw.number, {}, people=({_C.PERSON: card.shown},), trouble=told, card=True)
    client = card.client(of_one)
    person = card.person(of_one)
    name = person.get(_C.PERSON, "")
    if card.note and name:  # what is to know about somebody is no rule for every caller
        person.setdefault(_C.PERSON_NOTES, as_cell(card.note))
    elif card.note:
        client[_C.NOTES] = card.note
    trouble = None if raw.ended else Invalid("card.broken_off")
    if trouble is None and not name and (of_one or not client.get(_C.LEGAL_NAME) or person.keys() - {_C.PHONE}):
        trouble = Invalid("card.no_name")
    return Entry(raw.number, client, tuple(card.lines()), (person,) if person else (), "", trouble, card=True)


class _Card:
    """The properties of one card."""

    def __init__(self, properties: list[Property]) -> None:
        self._all = properties
        self._labels = {one.group: _label(one.value) for one in properties if one.group and one.name == "X-ABLABEL"}
        self._organisation = split(self._value("ORG"), ";")
        kinds = {one.value.strip().upper() for one in properties if one.name in {"KIND", "X-ABSHOWAS"}}
        ours = any(_own(one) == _C.CODE for one in properties)  # which say by their kind what they are
        named_so = self._name() in {"", one_line(self._organisation[0])}
        told = {one.value.strip().upper() for one in properties if one.name == "X-ADDRESSBOOKSERVER-KIND"}
        self.is_group = "GROUP" in kinds | told
        """A list of cards (RFC 6350, 6.1.4; Apple's own property in 3.0)."""
        self._company = bool(kinds & {"ORG", "COMPANY"}) or (named_so and not ours)
        self.note = "\n".join(clean(text_of(one.value)) for one in self._named("NOTE"))

    @property
    def ways(self) -> int:
        """How many numbers and addresses stand on it."""
        return sum(one.name in {"TEL", "EMAIL"} for one in self._all)

    def _named(self, name: str) -> list[Property]:
        """Those that are preferred first."""
        return sorted((one for one in self._all if one.name == name), key=lambda one: "PREF" not in one.types)

    def _value(self, name: str) -> str:
        """The first that says something, as it stands."""
        return next((one.value for one in self._named(name) if one.value.strip("; \n")), "")

    def _text(self, name: str) -> str:
        return clean(text_of(self._value(name)))

    @property
    def shown(self) -> str:
        """What it is called."""
        return one_line(self._text("FN")) or self._name()

    def _name(self) -> str:
        """The parts of the name without title; as shown where they say less."""
        family, given, others, _title, suffix = (*split(self._value("N"), ";"), "", "", "", "", "")[:5]
        parts = one_line(" ".join((given, others.replace(",", " "), family, suffix)))
        shown = one_line(self._text("FN"))
        return parts if given and family else shown or parts

    def _title_shown(self, name: str) -> str:
        """The one that only the name as it is shown has."""
        title, rest = apart(one_line(self._text("FN")))
        return title if rest == name else ""

    # ---- of whom it speaks

    def client(self, of_one: bool) -> Cells:
        """Whose it is, and of a company's own card what it says of the company."""
        own: Cells = {
            column: text_of(one.value)
            for one in self._all
            if not one.group and (column := _own(one)) is not None and column in OF_CLIENT and column != _C.LOGO
        }
        cells: Cells = {column: clean(text) for column, text in own.items() if clean(text)}
        company = clean(self._organisation[0]) or (one_line(self._text("FN")) if self._company else "")
        if of_one:
            return {column: text for column, text in cells.items() if column == _C.CODE}
        logo = self._logo() if self._company else ""
        if logo:
            cells[_C.LOGO] = logo
        return ({_C.LEGAL_NAME: as_cell(company)} if company else {}) | cells

    def _logo(self) -> str:
        """Its bytes in base64, as the card has them (RFC 2426, 3.5.3) or in a `data:` address (RFC 6350, 6.6.3); what lies
        elsewhere is not fetched."""
        told = self._value("LOGO").strip()
        _kind, comma, inside = told.partition(";base64,")
        return inside if comma else "" if "://" in told else told

    def lines(self) -> Iterator[Cells]:
        """Our own numbers, each a group."""
        groups: dict[str, Cells] = {}
        for one in self._all:
            column = _own(one)
            if column in OF_LINE and clean(text_of(one.value)):
                groups.setdefault(one.group, {})[column] = clean(text_of(one.value))
        yield from groups.values()

    def person(self, of_one: bool) -> dict[Column, str]:
        """Who it is; of a company's card its telephones only, unless it is somebody that one client knows."""
        cells: Cells = {}
        mobiles, phones = self._numbers(mobile=True), self._numbers(mobile=False)
        if self._company and not of_one:
            numbers = [*phones, *mobiles]  # on a card of our own they stand in columns, too
            return {_C.PHONE: "\n".join(numbers)} if numbers and _C.CODE not in self.client(of_one) else {}
        cells[_C.PERSON] = self._name() or one_line(self._organisation[0])
        cells[_C.PHONE], cells[_C.MOBILE] = "\n".join(phones), "\n".join(mobiles)
        cells[_C.MAIL] = "\n".join(self._mails())
        cells[_C.TITLE] = clean((*split(self._value("N"), ";"), "", "", "")[3]) or self._title_shown(cells[_C.PERSON])
        cells[_C.OTHER_NAMES] = write_list(name for one in self._named("NICKNAME") for name in split(one.value, ","))
        cells[_C.DEPARTMENT] = ", ".join(clean(part) for part in self._organisation[1:] if part)
        cells[_C.PERSON_SAY_AS] = one_line(f"{self._text('X-PHONETIC-FIRST-NAME')} {self._text('X-PHONETIC-LAST-NAME')}")
        own = {column: clean(text_of(one.value)) for one in self._all if (column := _own(one)) in OF_PERSON and column}
        cells |= self._work(told=_C.RESPONSIBILITIES in own)
        cells[_C.PERSON_CITY] = self._city()
        cells[_C.UID] = one_line(self._text("UID")).removeprefix("urn:uuid:")
        said = {column: _said(column, text) for column, text in cells.items()}
        return {column: text for column, text in (said | own).items() if text}

    def _work(self, *, told: bool) -> Cells:
        """TITLE is what somebody is, ROLE what they do; one alone is what they are, unless the card has `told` us what they
        do."""
        title, role = self._text("TITLE"), self._text("ROLE")
        named = told or any(one.name == "TITLE" for one in self._all)
        tags = dict.fromkeys(tag for one in self._named("CATEGORIES") for tag in split(one.value, ",") if tag)
        zone = self._text("TZ")
        languages = dict.fromkeys(one_line(text_of(one.value)) for one in self._named("LANG"))
        return {
            _C.ROLE: title if named else role,
            _C.RESPONSIBILITIES: role if named else "",
            _C.TAGS: write_list(tag for tag in tags if tag.casefold() not in NO_TAGS),
            _C.PERSON_ZONE: zone if "/" in zone else "",
            _C.LANGUAGES: ", ".join(languages),
        }

    def _city(self) -> str:
        """Of the place of work, else of any."""
        places = sorted(self._named("ADR"), key=lambda one: "WORK" not in one.types)
        cities = [(*split(one.value, ";"), "", "", "", "")[3] for one in places]
        return next((one_line(city) for city in cities if city), "")

    def _numbers(self, *, mobile: bool) -> list[str]:
        """As `numbers_text` reads them: the number, its name, its marks."""
        found: dict[str, str] = {}
        for one in self._named("TEL"):
            label = self._labels.get(one.group, "")
            if one.types & NO_WAY or "fax" in label.casefold() or bool(one.types & MOBILE) != mobile:
                continue
            number, *more = one_line(text_of(one.value)).removeprefix("tel:").split(";")
            inside = next((part[4:] for part in more if part.startswith("ext=")), "")
            label = label or (f"int. {inside}" if inside else "") or ("home" if "HOME" in one.types else "")
            if number:
                found.setdefault(number, _written(number, label, one))
        return list(found.values())

    def _mails(self) -> list[str]:
        found: dict[str, str] = {}
        for one in self._named("EMAIL"):
            address = one_line(text_of(one.value)).removeprefix("mailto:")
            if address:
                found.setdefault(address, _written(address, self._labels.get(one.group, ""), one))
        return list(found.values())


def _own(one: Property) -> Column | None:
    """The column of a property of our own."""
    return _COLUMNS.get(one.name.replace("_", "-"))


def _label(value: str) -> str:
    """`_$!<Home>!$_` is how Apple writes a name of its own."""
    return one_line(text_of(value)).removeprefix("_$!<").removesuffix(">!$_")


def _written(value: str, label: str, one: Property) -> str:
    return beside(value, label, [mark for mark in ("secret", "key", "direct") if mark in one.marks])


def _said(column: Column, text: str) -> str:
    """As a cell says it."""
    said = as_cell(text, in_one_line=column is _C.PERSON) if is_text(column) and column not in WAYS else text
    return spelled(column, said)
