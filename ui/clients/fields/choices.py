"""What can be chosen in a client's profile, in today's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from receptionist.clients.calendar.regions import regions_of
from receptionist.clients.places import all_zones, countries, zone_name, zones_of
from receptionist.clients.profile import (
    Accepts,
    AddressKind,
    FactKind,
    Line,
    Permission,
    Person,
    Reach,
    ReachKind,
    WaitingSound,
    WayKind,
)
from receptionist.telephony.numbers import show
from ui.clients.form.choice_editors import Choices
from ui.clients.form.editors import Surroundings
from ui.clients.form.forms import words
from ui.languages import language_name

_N = QT_TRANSLATE_NOOP

SOUNDS = {WaitingSound.RINGING: _N("clients", "Ringing"), WaitingSound.MUSIC: _N("clients", "Music")}
ACCEPTS = {
    Accepts.ANY: _N("clients", "Any call"),
    Accepts.ANNOUNCED: _N("clients", "Announced only"),
    Accepts.MESSAGES: _N("clients", "Messages only"),
}
WAYS = {
    WayKind.PHONE: _N("clients", "Phone"),
    WayKind.MOBILE: _N("clients", "Mobile"),
    WayKind.MAIL: _N("clients", "E-mail"),
}
REACHES = {
    ReachKind.HEADQUARTERS: _N("clients", "Headquarters"),
    ReachKind.TEAM: _N("clients", "Team"),
    ReachKind.OUTSIDE: _N("clients", "Outside number"),
}
LANGUAGES = ("it", "en", "de", "fr", "es")


def of_table(table: dict[Any, str]) -> Callable[[Surroundings], Choices]:
    """The entries of a table of ours."""
    return lambda _around: [(value, words(word)) for value, word in table.items()]


def languages(around: Surroundings) -> Choices:
    """Those that we have words for."""
    return [(code, language_name(code)) for code in LANGUAGES]


def any_language(around: Surroundings) -> Choices:
    """The client's own first."""
    return [(None, words(_N("clients", "Client's own"))), *languages(around)]


def country_choices(around: Surroundings) -> Choices:
    """All countries, by name."""
    return list(countries(screen_language()).items())


def region_choices(around: Surroundings) -> Choices:
    """The parts of the client's country that keep holidays of their own, as they are called there."""
    return list(regions_of(str(around("country"))).items())


def zone_choices(around: Surroundings) -> Choices:
    """Those of the client's country first, then all others by their names."""
    language = screen_language()
    here = zones_of(str(around("country")))
    others = sorted((zone for zone in all_zones() if zone not in here), key=lambda zone: zone_name(zone, language).casefold())
    return [(zone, zone_name(zone, language)) for zone in (*here, *others)]


def screen_language() -> str:
    """Of which the words on the screen are (ISO 639-1)."""
    name = QLocale().name().partition("_")[0]
    return "en" if name == "C" else name


def line_choices(around: Surroundings) -> Choices:
    """The client's numbers, or all of them."""
    lines: tuple[Line, ...] = around("lines") or ()  # type: ignore[assignment]
    country = str(around("country"))
    return [
        (None, words(_N("clients", "All numbers"))),
        *{line.number: line.label or show(line.number, country) for line in lines}.items(),
    ]


def people_choices(around: Surroundings) -> Choices:
    """Who works there."""
    people: tuple[Person, ...] = around("people") or ()  # type: ignore[assignment]
    return [(person.id, person.name) for person in people]


def target_choices(around: Surroundings) -> Choices:
    """Whom a call can be put through to."""
    reaches: tuple[Reach, ...] = around("reaches") or ()  # type: ignore[assignment]
    return [*people_choices(around), *((reach.id, reach.name) for reach in reaches)]


def anybody(around: Surroundings) -> Choices:
    """Somebody who works there, or nobody."""
    return [(None, words(_N("clients", "Nobody"))), *people_choices(around)]


def tomorrow(hour: int) -> datetime:
    """Tomorrow at that hour (UTC)."""
    return (datetime.now(UTC) + timedelta(days=1)).replace(hour=hour, minute=0, second=0, microsecond=0)


ADDRESSES = {
    AddressKind.REGISTERED: _N("clients", "Registered office"),
    AddressKind.OFFICE: _N("clients", "Office"),
    AddressKind.BILLING: _N("clients", "Invoices"),
    AddressKind.FORWARDING: _N("clients", "Post goes to"),
}
FACTS = {
    FactKind.ADDRESS: _N("clients", "Address"),
    FactKind.PARKING: _N("clients", "Parking, how to get here"),
    FactKind.HOURS: _N("clients", "Opening hours"),
    FactKind.PHONE: _N("clients", "Telephone"),
    FactKind.MAIL: _N("clients", "E-mail"),
    FactKind.PEC: _N("clients", "Certified e-mail (PEC)"),
    FactKind.WEBSITE: _N("clients", "Website"),
    FactKind.VAT_NUMBER: _N("clients", "VAT number"),
    FactKind.TAX_CODE: _N("clients", "Tax code"),
    FactKind.SDI: _N("clients", "SDI code"),
    FactKind.WHERE_ARE_YOU: _N("clients", "“Where are you? Is this a call centre?”"),
    FactKind.OTHER: _N("clients", "Something else"),
}
PERMISSIONS = {
    Permission.SAY: _N("clients", "May be said"),
    Permission.ON_REQUEST: _N("clients", "Only on request"),
    Permission.NEVER: _N("clients", "Never"),
}
REPEATS = {
    "": _N("clients", "Once"),
    "FREQ=DAILY": _N("clients", "Every day"),
    "FREQ=WEEKLY": _N("clients", "Every week"),
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": _N("clients", "Monday to Friday"),
    "FREQ=WEEKLY;BYDAY=SA,SU": _N("clients", "Saturday and Sunday"),
    "FREQ=WEEKLY;INTERVAL=2": _N("clients", "Every 2 weeks"),
    "FREQ=WEEKLY;INTERVAL=3": _N("clients", "Every 3 weeks"),
    "FREQ=WEEKLY;INTERVAL=4": _N("clients", "Every 4 weeks"),
    "FREQ=MONTHLY": _N("clients", "Every month"),
}
"""How a turn comes again, by the rule of RFC 5545 that says so."""
