"""Differences between two profiles in words: which field, of whom, what it was and what it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.calendar.regions import regions_of
from receptionist.clients.differences import Difference, differences
from receptionist.clients.places import countries, zone_name
from receptionist.clients.profile import (
    Accepts,
    AddressKind,
    Closure,
    FactKind,
    Greeting,
    Occasion,
    Opening,
    Part,
    Permission,
    Profile,
    ReachKind,
    Status,
    WaitingSound,
    WayKind,
)
from receptionist.telephony.numbers import is_whole, show
from ui.client_names import OCCASIONS, STATUSES
from ui.clients.fields.choices import ACCEPTS, ADDRESSES, FACTS, PERMISSIONS, REACHES, SOUNDS, WAYS, screen_language
from ui.clients.fields.spoken import spoken_name
from ui.clients.form.forms import words
from ui.clients.form.part_days import BOUNDS, days_of, say_end, say_moment
from ui.clients.form.week import say_day

_N = QT_TRANSLATE_NOOP

FIELDS = {
    "code": _N("clients", "Code"),
    "legal_name": _N("clients", "Legal name"),
    "trade_name": _N("clients", "Trade name"),
    "short_name": _N("clients", "On handsets"),
    "say_as": _N("clients", "How to say it"),
    "language": _N("clients", "Language"),
    "zone": _N("clients", "Time zone"),
    "country": _N("clients", "Country"),
    "region": _N("clients", "With the holidays of"),
    "city": _N("clients", "City"),
    "team": _N("clients", "Team"),
    "status": _N("clients", "Usual status"),
    "colour": _N("clients", "Colour"),
    "logo": _N("clients", "Logo"),
    "vat_number": _N("clients", "VAT number"),
    "tax_code": _N("clients", "Tax code"),
    "sdi": _N("clients", "SDI code"),
    "pec": _N("clients", "Certified e-mail (PEC)"),
    "mail": _N("clients", "E-mail"),
    "website": _N("clients", "Website"),
    "passphrase": _N("clients", "Password of the client"),
    "own": _N("clients", "The office itself"),
    "holidays": _N("clients", "Public holidays"),
    "hours_assumed": _N("clients", "Hours to be confirmed"),
    "service_level": _N("clients", "Answer within (seconds)"),
    "hold_limit": _N("clients", "On hold at most (seconds)"),
    "wrap_up": _N("clients", "Time for the note (seconds)"),
    "statuses": _N("clients", "Status"),
    "addresses": _N("clients", "Addresses"),
    "facts": _N("clients", "What may be said"),
    "lines": _N("clients", "Numbers"),
    "greetings": _N("clients", "Greetings"),
    "instructions": _N("clients", "Instructions"),
    "people": _N("clients", "People"),
    "reaches": _N("clients", "Other numbers"),
    "hours": _N("clients", "Hours"),
    "exceptions": _N("clients", "Days with hours of their own"),
    "closures": _N("clients", "Closures"),
    "answers": _N("clients", "Told us"),
    "duty": _N("clients", "On call"),
    "rotas": _N("clients", "On call"),
    # ---- of a part
    "number": _N("clients", "Number"),
    "label": _N("clients", "Label"),
    "waiting": _N("clients", "Waiting callers hear"),
    "patience": _N("clients", "Announcement after (seconds)"),
    "closed_text": _N("clients", "Said when closed"),
    "busy_text": _N("clients", "Said when nobody can answer"),
    "fallback": _N("clients", "Then to this number"),
    "targets": _N("clients", "Calls go first to"),
    "since": _N("clients", "From"),
    "until": _N("clients", "Until"),
    "text": _N("clients", "What to say"),
    "day": _N("clients", "Day"),
    "name": _N("clients", "Name"),
    "title": _N("clients", "Title"),
    "other_names": _N("clients", "Other names"),
    "role": _N("clients", "Role"),
    "department": _N("clients", "Department"),
    "responsibilities": _N("clients", "Responsible for"),
    "tags": _N("clients", "Tags"),
    "languages": _N("clients", "Languages"),
    "ways": _N("clients", "Ways to reach"),
    "absences": _N("clients", "Absences"),
    "accepts": _N("clients", "Accepts"),
    "left_on": _N("clients", "Left on"),
    "left_text": _N("clients", "What to tell of it"),
    "notes": _N("clients", "Notes"),
    "replaced_by": _N("clients", "Replaced by"),
    "deputy": _N("clients", "Deputy"),
    "extension": _N("clients", "Extension"),
    "kind": _N("clients", "Kind"),
    "confirm": _N("clients", "Confirm by key"),
    "always": _N("clients", "At any hour"),
    "said": _N("clients", "What callers are told"),
    "put_through": _N("clients", "Put through"),
    "spelled": _N("clients", "Spelled"),
    "secret": _N("clients", "Not to be said"),
    "permission": _N("clients", "May it be said?"),
    "shifts": _N("clients", "Turns"),
    "swaps": _N("clients", "Swaps"),
    "steps": _N("clients", "Whom to try"),
    "nobody": _N("clients", "If nobody answers"),
    "line": _N("clients", "Number"),
    "reason": _N("clients", "Reason"),
    "post": _N("clients", "What to do with the post"),
    "street": _N("clients", "Street and number"),
    "postal_code": _N("clients", "Postal code"),
    "province": _N("clients", "Province"),
    "detail": _N("clients", "Floor, intercom"),
    "directions": _N("clients", "Parking, how to get here"),
}
SECRET = frozenset({"passphrase", "logo"})
"""What is only said to be another one."""
_TABLES: dict[type[StrEnum], dict[StrEnum, str]] = {
    Status: STATUSES,
    Occasion: OCCASIONS,
    WaitingSound: SOUNDS,
    Accepts: ACCEPTS,
    WayKind: WAYS,
    ReachKind: REACHES,
    AddressKind: ADDRESSES,
    FactKind: FACTS,
    Permission: PERMISSIONS,
}  # type: ignore[assignment]


_CALLED = ("name", "label", "number", "text", "value", "street", "person", "target")
_CALLED += ("reason", "status", "occasion", "kind")


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A row to paint: where it is, what it is here and there."""

    where: str
    first: str
    second: str


def field_words(names: Iterable[str]) -> str:
    """The names of these fields, each once."""
    return ", ".join(dict.fromkeys(words(FIELDS.get(name, name)) for name in names))


def rows_between(first: Profile, second: Profile) -> list[DifferenceRow]:
    """All that differs, in today's language."""
    return rows_of(differences(first, second), first, second)


def rows_of(found: Iterable[Difference], first: Profile, second: Profile) -> list[DifferenceRow]:
    """These of the two profiles, in today's language."""
    say = _Words(first, second)
    return [DifferenceRow(say.where(one), say.value(one, one.first), say.value(one, one.second)) for one in found]


class _Words:
    def __init__(self, first: Profile, second: Profile) -> None:
        parts = [part for profile in (second, first) for part in (*profile.people, *profile.reaches, *profile.rotas)]
        self._names = {part.id: part.name for part in parts}
        self._zone, self._country = zone_of(second.zone), second.country

    def where(self, one: Difference) -> str:
        names = [words(FIELDS.get(one.field, one.field))]
        if one.part is not None and one.name is not None:
            names += [self._called(one.part), words(FIELDS.get(one.name, one.name))]
        elif one.part is not None and self._same_name(one.first, one.second):
            names.append(self._named(one.part))
        return " · ".join(dict.fromkeys(name for name in names if name))

    def value(self, one: Difference, value: object) -> str:
        if one.field in SECRET and value:
            another = value == one.second and bool(one.first) and one.first != one.second
            return words(_N("clients", "another one")) if another else words(_N("clients", "there is one"))
        if one.name is None and isinstance(one.first, Part) and isinstance(one.second, Part) and one.first != one.second:
            return self._beside(value, one.second if value is one.first else one.first) if isinstance(value, Part) else ""
        return self._by_name(one.name if one.part is not None and one.name else one.field, value)

    def _by_name(self, field: str, value: object) -> str:
        """What has a code is said by the name that it has on the page."""
        match field, value:
            case "until", datetime():
                return say_end(value.astimezone(self._zone))
            case "language" | "languages", str() if value:
                return spoken_name(value)
            case "languages", tuple() if value:
                return ", ".join(spoken_name(str(code)) for code in value)
            case "zone", str() if value:
                return zone_name(value, screen_language())
            case "country", str() if value:
                return countries(screen_language()).get(value, value)
            case "region", str() if value:
                return regions_of(self._country).get(value, value)
        return self._say(value)

    def _say(self, value: object) -> str:
        match value:
            case None | "" | ():
                return "–"
            case bool():
                return words(_N("clients", "yes")) if value else words(_N("clients", "no"))
            case StrEnum():
                return words(_TABLES.get(type(value), {}).get(value, str(value)))
            case datetime():
                local = value.astimezone(self._zone) if value.tzinfo else value
                return say_moment(local)
            case date():
                return say_moment(value)
            case time():
                return f"{value:%H:%M}"
            case Opening():
                return f"{QLocale().standaloneDayName(value.weekday + 1)} {say_day(value.weekday, (value,))}"
            case tuple():
                return ", ".join(self._say(part) for part in value)
            case Part():
                return self._short(value) or "…"
            case str():
                named = self._names.get(value, value)
                return show(named, self._country) if is_whole(named) else named
        return str(value)

    def _called(self, part: Part) -> str:
        """By what it is the same one, where that is not its text."""
        return self._say(part.occasion) if isinstance(part, Greeting) else self._short(part)

    def _short(self, part: Part) -> str:
        """What a person would call it, and its days where it has some."""
        named = self._named(part)
        days = days_of(part, self._zone)
        return f"{named} ({days})" if named and days else named or days

    def _beside(self, part: Part, other: Part) -> str:
        """Where another stands in its place: what one would call it, then what else is not the same in the other."""
        if type(part) is not type(other):
            return self._short(part)
        days = days_of(part, self._zone)
        told = {_told(part), *(BOUNDS if days else ())}
        differ = (name for name in part.__struct_fields__ if getattr(part, name) != getattr(other, name) and name not in told)
        more = (f"{_name(part, name)}: {self._by_name(name, getattr(part, name))}" for name in differ)
        return " · ".join((days if self._same_name(part, other) else self._short(part), *more))

    def _same_name(self, one: object, other: object) -> bool:
        """Whether the two are called the same, and their days tell which is which."""
        if not isinstance(one, Part) or not isinstance(other, Part) or one == other:
            return False
        days = all(days_of(part, self._zone) for part in (one, other))
        return days and bool(self._named(one)) and self._named(one) == self._named(other)

    def _named(self, part: Part) -> str:
        return self._say(getattr(part, _told(part), None)) if _told(part) else ""


def _name(part: Part, field: str) -> str:
    """What the field is called there."""
    called = "post" if isinstance(part, Closure) and field == "mail" else field
    return words(FIELDS.get(called, called))


def _told(part: Part) -> str:
    """The field by which a person would call it; empty: none."""
    return next((name for name in _CALLED if getattr(part, name, None)), "")
