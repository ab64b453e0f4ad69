"""Parts of a profile in a cell: one a line, as `name=value | name=value`; and as offices write addresses and closures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar, get_origin
from zoneinfo import ZoneInfo

import msgspec

from receptionist.clients.calendar_checks import YEARS
from receptionist.clients.profile import Address, Closure, Part, Shift
from receptionist.clients.wall_clock import instant
from receptionist.errors import Invalid

T = TypeVar("T", bound=Part)

BETWEEN = " | "
_NAMED = re.compile(r"(?P<name>[a-z_]+)=(?P<value>.*)", re.DOTALL)
_PLACE = re.compile(
    r"(?P<street>.+?)[\s,–-]+(?P<code>[0-9]{5})[\s,–-]+(?P<city>[^\d,()]+?)(?:[\s,]*\(?(?P<province>[A-Z]{2})\)?)?\.?"
)
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}"
_DAYS = re.compile(
    rf"(?:dal?|from)?\s*(?P<since>{_DAY})(?:\s*(?:-|–|al?|to|until)\s*(?P<until>{_DAY}))?[\s:,]*(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)


def write_parts(parts: Iterable[Part]) -> str:
    """A line each; what is at its default is left out."""
    return "\n".join(_line(part) for part in parts)


def _line(part: Part) -> str:
    values = {name: value for name, value in msgspec.to_builtins(part).items() if value is not None}
    return BETWEEN.join(f"{name}={_escaped(_plain(value))}" for name, value in values.items())


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\r", "").replace("\n", "\\n")


def _meant(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def read_parts(text: str, kind: type[T]) -> tuple[T, ...]:
    """The parts. Raises `Invalid` `part.unreadable`."""
    return tuple(_part(line, kind) for line in text.split("\n") if line.strip())


def _part(line: str, kind: type[T]) -> T:
    lists = {field.name for field in msgspec.structs.fields(kind) if get_origin(field.type) is tuple}
    values: dict[str, Any] = {}
    try:
        for piece in line.split(BETWEEN):
            found = _NAMED.fullmatch(piece)
            if found is None:
                raise Invalid("part.unreadable", text=line[:60])
            value = _meant(found["value"])
            values[found["name"]] = json.loads(value) if found["name"] in lists else value
        return _near(msgspec.convert(values, kind, strict=False))
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        raise Invalid("part.unreadable", text=line[:60]) from error


def _near(part: T) -> T:
    """With moments that have an offset; one without is in UTC, but for the beginning of a turn, which is local. Raises
    `Invalid` `date.far`: what leaves the calendar can be put into no zone."""
    found: dict[str, Any] = {}
    for name, value in msgspec.structs.asdict(part).items():
        if isinstance(value, date) and value.year not in YEARS:
            raise Invalid("date.far", year=value.year)
        if isinstance(value, datetime) and value.tzinfo is None and not isinstance(part, Shift):
            found[name] = value.replace(tzinfo=UTC)
        elif isinstance(value, tuple):
            found[name] = tuple(_near(one) if isinstance(one, Part) else one for one in value)
    return msgspec.structs.replace(part, **found)


def read_addresses(text: str) -> tuple[Address, ...]:
    """Those that we wrote, or `Via Roma 1, 20121 Milano (MI)`, one a line. Raises `Invalid` `part.unreadable`."""
    return tuple(
        _part(line, Address) if _NAMED.match(line.strip()) else _address(line) for line in text.split("\n") if line.strip()
    )


def _address(line: str) -> Address:
    line = " ".join(line.split())
    found = _PLACE.fullmatch(line)
    if found is None:
        return Address(street=line)
    return Address(
        street=found["street"], postal_code=found["code"], city=found["city"].strip(), province=found["province"] or ""
    )


def read_closures(text: str, zone: ZoneInfo) -> tuple[Closure, ...]:
    """Those that we wrote, or `3/8/2026 - 24/8/2026 ferie` (both days included, in the client's zone), one a line. Raises
    `Invalid` `part.unreadable`."""
    return tuple(
        _part(line, Closure) if _NAMED.match(line.strip()) else _closure(line.strip(), zone)
        for line in text.split("\n")
        if line.strip()
    )


def _closure(line: str, zone: ZoneInfo) -> Closure:
    found = _DAYS.fullmatch(line)
    since = read_day(found["since"]) if found else None
    until = read_day(found["until"] or found["since"]) if found else None
    if found is None or since is None or until is None or until < since:
        raise Invalid("part.unreadable", text=line[:60])
    return Closure(since=_begins(since, zone), until=_begins(until + timedelta(days=1), zone), reason=found["reason"].strip())


def _begins(day: date, zone: ZoneInfo) -> datetime:
    return instant(datetime.combine(day, time()), zone)


def read_day(text: str) -> date | None:
    """ISO 8601, or day/month/year as Italians write it; None: no day, or none of our times."""
    parts = text.split(" ")[0].replace(".", "/").split("/")
    try:
        day = date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else date.fromisoformat(parts[0])
    except ValueError:
        return None
    return day if day.year in YEARS else None
