"""How a cell of a file of clients is read, column by column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from receptionist.clients.calendar.checks import YEARS
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.calendar.regions import read_region
from receptionist.clients.calendar.wall_clock import instant
from receptionist.clients.checks import MAIL, zones
from receptionist.clients.files.columns import Column
from receptionist.clients.files.languages_text import NAMES_IN, read_languages
from receptionist.clients.files.parts_text import read_absences, read_addresses, read_parts
from receptionist.clients.files.quoted import meant, read_list
from receptionist.clients.places import all_zones, zone_name
from receptionist.clients.profile import (
    Accepts,
    ClosureAnswer,
    DayException,
    Duty,
    Fact,
    Greeting,
    Instruction,
    Part,
    Reach,
    Rota,
    Status,
    StatusSpan,
    WaitingSound,
    WayKind,
)
from receptionist.clients.texts import normal
from receptionist.clients.times import hours_text
from receptionist.clients.times.days_text import read_day
from receptionist.errors import Invalid

_C = Column


def read_cell(column: Column, text: str, country: str = "", zone: str = "UTC", today: date | None = None) -> Any:
    """What the cell of a client in `country` (ISO 3166) says, on the clock of `zone` (IANA), where it is `today`; of a number
    only its text. Raises `Invalid`."""
    if column is _C.REGION:
        return read_region(text, country)
    if column in (_C.LINE_SINCE, _C.LINE_UNTIL):
        return _read_moment(text, zone)
    if column is _C.ABSENCES:
        return read_absences(text, zone_of(zone), today)
    reader = _READERS.get(column)
    return reader(text) if reader else meant(text)


def is_text(column: Column) -> bool:
    """Whether its cells say a text as it is, and nothing that is to be understood."""
    return column not in _READERS


@cache
def _country_names() -> Mapping[str, str]:
    from babel import Locale

    codes = [str(code) for code in Locale("en").territories if len(str(code)) == 2]
    named = [Locale(language).territories for language in NAMES_IN]
    by_name = {normal(names[code]): code for names in named for code in codes if code in names}
    return by_name | {code.lower(): code for code in codes} | {"uk": "GB"}


@cache
def _zone_names() -> Mapping[str, str]:
    return {name.lower(): name for name in zones()}


@cache
def _zone_places() -> Mapping[str, str]:
    """As the screen names them (`Rome, Italy`), and by a city alone where only one has that name."""
    named: dict[str, str] = {}
    cities: dict[str, set[str]] = {}
    for zone in all_zones():
        for language in NAMES_IN:
            shown = zone_name(zone, language)
            named[normal(shown)] = zone
            cities.setdefault(normal(shown.partition(", ")[0]), set()).add(zone)
    alone = {city: min(those) for city, those in cities.items() if len(those) == 1}
    return alone | named


def read_country(text: str) -> str:
    """`IT` for `Italia`, `Italy`, `it`."""
    found = _country_names().get(normal(text))
    if found is None:
        raise Invalid("country.unknown", country=text[:40])
    return found


def read_zone(text: str) -> str:
    """The IANA name, whatever its case; `Europe/Rome` for `Roma` and `Rome, Italy`, too."""
    found = _zone_names().get(text.strip().replace(" ", "_").lower()) or _zone_places().get(normal(text))
    if found is None:
        raise Invalid("zone.unknown", zone=text[:40])
    return found


_STATUS = {
    "prova": Status.TRIAL,
    "in prova": Status.TRIAL,
    "attivo": Status.ACTIVE,
    "sospeso": Status.SUSPENDED,
    "disdetta": Status.NOTICE,
    "in disdetta": Status.NOTICE,
    "preavviso": Status.NOTICE,
    "cessato": Status.ENDED,
    "chiuso": Status.ENDED,
} | {status.value: status for status in Status}

_ACCEPTS = {
    "tutte": Accepts.ANY,
    "annunciate": Accepts.ANNOUNCED,
    "messaggi": Accepts.MESSAGES,
    "solo messaggi": Accepts.MESSAGES,
} | {accepts.value: accepts for accepts in Accepts}


def _read_status(text: str) -> Status:
    found = _STATUS.get(normal(text))
    if found is None:
        raise Invalid("status.unknown", status=text[:40])
    return found


def _read_accepts(text: str) -> Accepts:
    found = _ACCEPTS.get(normal(text))
    if found is None:
        raise Invalid("accepts.unknown", text=text[:40])
    return found


def _read_seconds(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 5):
        raise Invalid("seconds.unreadable", text=text[:40])
    return int(text)


def _read_day(text: str) -> date:
    """ISO 8601, or day/month/year as Italians write it. Raises `Invalid` `date.unreadable`, `date.and_more` for what stands
    behind a day: `31/12/2026 (tacito rinnovo)` is no end."""
    day = read_day(text)
    if day is None and (first := re.match(r"[0-9/.-]{8,10}(?=\W)", text)) and read_day(first[0]):
        raise Invalid("date.and_more", text=text[:60])
    if day is None:
        raise Invalid("date.unreadable", text=text[:40])
    return day


_DAY_FIRST = re.compile(r"^([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})(?=$|[ T])")


def _read_moment(text: str, zone: str) -> datetime:
    """ISO 8601, or day/month/year as Italians write it, with an hour or without: on the clock of `zone` where there is no
    offset, and a day alone from its midnight there. UTC."""
    iso = _DAY_FIRST.sub(lambda found: f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}", text)
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        raise Invalid("time.unreadable", text=text[:40]) from None
    if moment.year not in YEARS:
        raise Invalid("date.far", year=moment.year)
    return (moment if moment.tzinfo else instant(moment, zone_of(zone))).astimezone(UTC)


_YES, _NO = frozenset(["yes", "y", "si", "s", "true", "vero", "1", "x"]), frozenset(["no", "n", "false", "falso", "0"])


def _read_yes(text: str) -> bool:
    word = normal(text)
    if word not in _YES | _NO:
        raise Invalid("yes.unreadable", text=text[:40])
    return word in _YES


def _read_waiting(text: str) -> WaitingSound:
    found = {"ringing": WaitingSound.RINGING, "squillo": WaitingSound.RINGING} | {
        "music": WaitingSound.MUSIC,
        "musica": WaitingSound.MUSIC,
    }
    if normal(text) not in found:
        raise Invalid("part.unreadable", text=text[:40])
    return found[normal(text)]


def _read_mail(text: str) -> str:
    if not MAIL.fullmatch(text):
        raise Invalid("mail.form", text=text[:60])
    return text


def _parts(kind: type[Part]) -> Callable[[str], tuple[Part, ...]]:
    return lambda text: read_parts(text, kind)


_WAY_KINDS = {"telefono": WayKind.PHONE, "cellulare": WayKind.MOBILE, "posta": WayKind.MAIL, "e mail": WayKind.MAIL} | {
    kind.value: kind for kind in WayKind
}


def _read_way_kinds(text: str) -> tuple[WayKind, ...]:
    words = [normal(one) for one in text.replace(";", ",").split(",") if one.strip()]
    if not _WAY_KINDS.keys() >= set(words):
        raise Invalid("part.unreadable", text=text[:40])
    return tuple(_WAY_KINDS[word] for word in words)


def _read_lines(text: str) -> tuple[str, ...]:
    return tuple(meant(line.strip()) for line in text.splitlines() if line.strip())


_BULLET = re.compile(r"^(?:[-*•–·]|[0-9]{1,2}[.)])\s+")


def _read_notes(text: str) -> tuple[str, ...]:
    """A rule a line, without the bullets that people put before them."""
    lines = (_BULLET.sub("", " ".join(line.split()), count=1) for line in _read_lines(text))
    return tuple(dict.fromkeys(line for line in lines if line))


_READERS: dict[Column, Callable[[str], Any]] = {
    _C.LANGUAGE: lambda text: read_languages(text)[0],
    _C.COUNTRY: read_country,
    _C.ZONE: read_zone,
    _C.PERSON_ZONE: read_zone,
    _C.STATUS: _read_status,
    _C.ACCEPTS: _read_accepts,
    _C.SERVICE_LEVEL: _read_seconds,
    _C.HOLD_LIMIT: _read_seconds,
    _C.WRAP_UP: _read_seconds,
    _C.PATIENCE: _read_seconds,
    _C.HOURS: hours_text.read,
    _C.INSTRUCTIONS: _read_lines,
    _C.TAGS: read_list,
    _C.OTHER_NAMES: read_list,
    _C.NOTES: _read_notes,
    _C.LANGUAGES: read_languages,
    _C.LEFT_ON: _read_day,
    _C.CONTRACT_END: _read_day,
    _C.HOLIDAYS: _read_yes,
    _C.PEC: _read_mail,
    _C.CLIENT_MAIL: _read_mail,
    _C.ADDRESSES: read_addresses,
    _C.STATUSES: _parts(StatusSpan),
    _C.EXCEPTIONS: _parts(DayException),
    _C.ANSWERS: _parts(ClosureAnswer),
    _C.FACTS: _parts(Fact),
    _C.GREETINGS: _parts(Greeting),
    _C.DATED_INSTRUCTIONS: _parts(Instruction),
    _C.REACHES: _parts(Reach),
    _C.DUTY: _parts(Duty),
    _C.ROTAS: _parts(Rota),
    _C.LINE_HOURS: hours_text.read,
    _C.PERSON_HOURS: hours_text.read,
    _C.WAITING: _read_waiting,
    _C.WAY_ORDER: _read_way_kinds,
    _C.LINE_TARGETS: read_list,
}
