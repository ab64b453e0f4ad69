"""What is known of a demo company beyond its numbers and people: its calendar, what may be said of it, who is on call, what its
profile was before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec

from receptionist.clients.news import News
from receptionist.clients.profile import (
    Address,
    Closure,
    ClosureAnswer,
    DayException,
    Fact,
    Profile,
    Rota,
    Shift,
    StatusSpan,
    Step,
    Swap,
)
from receptionist.clients.versions import BY_SETUP

DEMO = UUID("6f0d7a52-5c3e-5d0b-9a2e-2f1f6d8a4c11")
"""The namespace of the demo office's ids."""

Data = Mapping[str, Any]
Kind = TypeVar("Kind", StatusSpan, ClosureAnswer, DayException)


@dataclass(frozen=True, slots=True)
class Place:
    """What the parts of one profile need of the whole: the day, the zone, and ids by name."""

    code: str
    zone: str
    day: date

    def id(self, name: str) -> str:
        """Of the person, reach or rota of that name; the client's own for none."""
        return str(uuid5(DEMO, f"{self.code}/{name}"))

    def date(self, days: str) -> date:
        """`-7`: a week before the demo day."""
        return self.day + timedelta(days=int(days))

    def local(self, text: str, zone: str | None = None) -> datetime:
        """`+1 08:30`: half past eight on the day after the demo day, local time there."""
        days, hour = text.split()
        return datetime.combine(self.date(days), time.fromisoformat(hour), ZoneInfo(zone or self.zone))

    def moment(self, text: str, zone: str | None = None) -> datetime:
        """The same in UTC."""
        return self.local(text, zone).astimezone(UTC)


def parts(company: Data, place: Place) -> dict[str, Any]:
    """By field of the profile. What a company has nothing of is empty."""
    return {
        "statuses": tuple(_dated(StatusSpan, one, place) for one in company.get("statuses", ())),
        "addresses": tuple(msgspec.convert(one, Address) for one in company.get("addresses", ())),
        "facts": tuple(msgspec.convert(one, Fact) for one in company.get("facts", ())),
        "closures": tuple(_closure(one, place) for one in company.get("closures", ())),
        "answers": tuple(_dated(ClosureAnswer, one, place) for one in company.get("answers", ())),
        "exceptions": tuple(_dated(DayException, one, place) for one in company.get("exceptions", ())),
        "rotas": tuple(_rota(one, place) for one in company.get("rotas", ())),
    }


def _dated(kind: type[Kind], data: Data, place: Place) -> Kind:
    days = {name: place.date(data[name]) for name in ("since", "until", "told_on", "day") if name in data}
    return msgspec.convert({**data, **days}, kind)


def _closure(data: Data, place: Place) -> Closure:
    span = {name: place.moment(data[name]) for name in ("since", "until")}
    return msgspec.convert({**data, **span}, Closure)


def _rota(data: Data, place: Place) -> Rota:
    return Rota(
        id=place.id(data["name"]),
        name=data["name"],
        shifts=tuple(_shift(one, place) for one in data["shifts"]),
        swaps=tuple(
            Swap(person=place.id(one["person"]), since=place.moment(one["since"]), until=place.moment(one["until"]))
            for one in data.get("swaps", ())
        ),
        steps=tuple(Step(target=place.id(one["target"]), seconds=one["seconds"]) for one in data.get("steps", ())),
        nobody=data.get("nobody", ""),
    )


def _shift(data: Data, place: Place) -> Shift:
    begins = place.local(data["begins"]).replace(tzinfo=None)
    return Shift(person=place.id(data["person"]), begins=begins, minutes=data["minutes"], rule=data["rule"])


def news(company: Data, place: Place) -> Iterator[News]:
    """What was told of it for the demo day, oldest first."""
    for n, one in enumerate(company.get("news", ())):
        known = {name: place.id(one[name]) for name in ("person", "substitute") if name in one}
        span = {name: place.moment(one[name]) for name in ("since", "until")}
        written = {"id": place.id(f"news {n}"), "client": place.id(""), "written_at": span["since"]}
        yield msgspec.convert({**one, **known, **span, **written}, News)


@dataclass(frozen=True, slots=True)
class Save:
    """A save of the past: the profile as it became `at` (UTC), by whom (a login)."""

    profile: Profile
    at: datetime
    by: str


def saves(company: Data, profile: Profile, place: Place) -> Iterator[Save]:
    """How the profile came to be what it is, oldest first: of each field in which it was another until then, so many parts, or
    what stood there."""
    known = datetime.combine(place.date("-200"), time(8), UTC)
    by = BY_SETUP
    for was in company.get("was", ()):
        yield Save(_as_it_was(profile, was["fields"]), known, by)
        known, by = place.moment(was["until"]), was["by"]
    yield Save(profile, known, by)


def _as_it_was(profile: Profile, fields: Data) -> Profile:
    before = {name: getattr(profile, name)[:value] if isinstance(value, int) else value for name, value in fields.items()}
    return msgspec.structs.replace(profile, **before)
