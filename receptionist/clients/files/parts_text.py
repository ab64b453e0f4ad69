"""Parts of a profile in a cell: one a line, as `name=value | name=value`; and as offices write addresses and closures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, TypeVar, get_origin
from zoneinfo import ZoneInfo

import msgspec

from receptionist.clients.calendar.checks import YEARS
from receptionist.clients.files.free_ids import derived_id
from receptionist.clients.files.quoted import NO_XML
from receptionist.clients.profile import Absence, Address, Closure, Part, Reach, Rota, Shift
from receptionist.clients.texts import UNSEEN
from receptionist.clients.times.days_text import ClosedDays, read_spans
from receptionist.errors import Invalid

T = TypeVar("T", bound=Part)
D = TypeVar("D", Absence, Closure)

BETWEEN = " | "
_LOST = re.compile(rf"{UNSEEN.pattern}|{NO_XML.pattern}|\r|^\s|\s$")
"""What a cell would lose of a value."""
_ESCAPED = re.compile(r"\\(u(?!d[89a-f])([0-9a-f]{4})|.)")
_NAMED = re.compile(r"(?P<name>[a-z_]+)=(?P<value>.*)", re.DOTALL)
_PLACE = re.compile(
    r"(?P<street>.+?)[\s,–-]+(?P<code>[0-9]{5})[\s,–-]+(?P<city>[^\d,()]+?)(?:[\s,]*\(?(?P<province>[A-Z]{2})\)?)?\.?"
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
    text = text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")
    return _LOST.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _meant(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else chr(int(found[2], 16)) if found[2] else found[1], text)


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
        if kind in (Reach, Rota):
            values.setdefault("id", derived_id(kind, str(values.get("name"))))
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


def read_closures(text: str, zone: ZoneInfo, today: date | None = None) -> tuple[Closure, ...]:
    """Those that we wrote, or `3/8/2026 - 24/8/2026 ferie` (both days included, in the client's zone), one or several a line;
    those without a year from `today` on. Raises `Invalid` `part.unreadable`, `days.unreadable`."""
    return tuple(_written_or_typed(text, Closure, zone, today))


def read_absences(text: str, zone: ZoneInfo, today: date | None = None) -> tuple[Absence, ...]:
    """As closures are read, on the clock of `zone`. Raises as `read_closures`."""
    return tuple(_written_or_typed(text, Absence, zone, today))


def without_year(text: str, zone: ZoneInfo, today: date) -> Iterator[ClosedDays]:
    """Those of closures or absences whose year was taken from `today`, or that are two days with a stroke between them.
    Raises as `read_closures`."""
    for line in text.split("\n"):
        if line.strip() and not _NAMED.match(line.strip()):
            yield from (one for one in read_spans(line, zone, today) if one.told)


def _written_or_typed(text: str, kind: type[D], zone: ZoneInfo, today: date | None) -> Iterator[D]:
    for line in text.split("\n"):
        if _NAMED.match(line.strip()):
            yield _part(line, kind)
        elif line.strip():
            for one in read_spans(line, zone, today):
                yield kind(since=one.since, until=one.until, reason=one.reason)
