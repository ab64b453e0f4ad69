"""The demo office: invented companies, read from `resources/demo` and placed around one day.

The data says when somebody is out or on call relative to that day (`+0 09:00`), so that the office is plausible on any day.
Ids are made from names: the same office has the same ids wherever it is set up.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby, product

from receptionist.clients.demo_parts import Data, Place, Save, news, parts, saves
from receptionist.clients.news import News
from receptionist.clients.profile import (
    Absence,
    Accepts,
    Duty,
    Greeting,
    Instruction,
    Line,
    Occasion,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Status,
    WaitingSound,
    Way,
    WayKind,
)
from receptionist.resources import resource

PAPERS = ("region", "vat_number", "tax_code", "sdi", "pec", "mail", "website", "passphrase")
"""Fields of a company that stand in its file as they are."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class DemoLine:
    """What the simulated day must know of a line: how often it is rung (`weight`), what its callers speak and want."""

    number: str
    client: str
    language: str
    weight: int
    matters: tuple[str, ...]
    people: tuple[str, ...]


def demo_profiles(day: date) -> list[Profile]:
    """The demo office's clients, the office itself first, as they are on `day`."""
    greetings = tomllib.loads(resource("demo", "greetings.toml").read_text(encoding="utf-8"))
    profiles = [_profile(company, greetings, day) for company in _companies()]
    return sorted(profiles, key=lambda profile: (not profile.own, profile.code))


def demo_past(day: date) -> list[list[Save]]:
    """How those profiles came to be: those of one moment together, oldest first."""
    greetings = tomllib.loads(resource("demo", "greetings.toml").read_text(encoding="utf-8"))
    made = [
        save for company in _companies() for save in saves(company, _profile(company, greetings, day), _place(company, day))
    ]
    return [list(together) for _, together in groupby(sorted(made, key=_when), key=_when)]


def _when(save: Save) -> tuple[datetime, str]:
    return save.at, save.by


def demo_news(day: date) -> list[News]:
    """What assistants were told for that day."""
    return [told for company in _companies() for told in news(company, _place(company, day))]


def demo_lines() -> list[DemoLine]:
    """The lines of the demo office as those who ring see them, in the order of their numbers."""
    return sorted((line for company in _companies() for line in _rung(company)), key=lambda line: line.number)


def _companies() -> Iterator[Data]:
    for file in sorted(resource("demo", "clients").glob("*.toml")):
        yield tomllib.loads(file.read_text(encoding="utf-8"))


def _rung(company: Data) -> Iterator[DemoLine]:
    for line in (line for line in company["lines"] if "weight" in line):
        yield DemoLine(
            number=line["number"],
            client=company.get("trade_name") or company["legal_name"],
            language=line.get("callers", company["language"]),
            weight=line["weight"],
            matters=tuple(line.get("matters", company["matters"])),
            people=tuple(person["name"] for person in company["people"]),
        )


# ---- one company


def _place(company: Data, day: date) -> Place:
    return Place(company["code"], company["zone"], day)


def _profile(company: Data, standard: Mapping[str, Mapping[str, str]], day: date) -> Profile:
    place = _place(company, day)
    return Profile(
        id=place.id(""),
        code=company["code"],
        legal_name=company["legal_name"],
        trade_name=company.get("trade_name", ""),
        short_name=company["short_name"],
        say_as=company.get("say_as", ""),
        language=company["language"],
        zone=company["zone"],
        country=company["country"],
        city=company["city"],
        team=company.get("team"),
        status=Status(company["status"]),
        colour=company["colour"],
        service_level=company["service_level"],
        hold_limit=company["hold_limit"],
        wrap_up=company["wrap_up"],
        own=company.get("own", False),
        lines=tuple(_line(line, place) for line in company["lines"]),
        greetings=tuple(_greetings(company, standard)),
        instructions=tuple(Instruction(text=one["text"], line=one.get("line")) for one in company["instructions"]),
        people=tuple(_person(person, place) for person in company["people"]),
        reaches=tuple(_reach(reach, place) for reach in company.get("reaches", ())),
        hours=read_hours(company["hours"]),
        duty=tuple(_duty(duty, place) for duty in company.get("duty", ())),
        **{name: company[name] for name in PAPERS if name in company},
        **parts(company, place),
    )


def _line(line: Data, place: Place) -> Line:
    return Line(
        number=line["number"],
        since=place.moment(line["since"]) if "since" in line else None,
        until=place.moment(line["until"]) if "until" in line else None,
        label=line["label"],
        waiting=WaitingSound(line.get("waiting", "ringing")),
        fallback=line.get("fallback"),
        hours=read_hours(line.get("hours", "")),
        targets=tuple(place.id(name) for name in line.get("first", ())),
    )


def _greetings(company: Data, standard: Mapping[str, Mapping[str, str]]) -> Iterator[Greeting]:
    """The company's own words, then the standard ones of its own language and of those that it is also greeted in."""
    own = company["language"]
    entered: set[tuple[str, str]] = set()
    for greeting in company.get("greetings", ()):
        language = greeting.get("language", own)
        if "line" not in greeting:
            entered.add((language, greeting["occasion"]))
        yield _greeting(greeting["occasion"], greeting["text"], language, own, greeting.get("line"))
    for language, occasion in product([own, *company["greet_in"]], Occasion):
        if (language, occasion.value) not in entered and occasion.value in standard[language]:
            yield _greeting(occasion.value, standard[language][occasion.value], language, own, None)


def _greeting(occasion: str, text: str, language: str, own: str, line: str | None) -> Greeting:
    return Greeting(occasion=Occasion(occasion), text=text, line=line, language=None if language == own else language)


def _person(person: Data, place: Place) -> Person:
    name = person["name"]
    left = place.day + timedelta(days=int(person["left"])) if "left" in person else None
    return Person(
        id=place.id(name),
        name=name,
        title=person.get("title", ""),
        say_as=person.get("say_as", ""),
        other_names=tuple(person.get("other_names", ())),
        role=person["role"],
        department=person["department"],
        responsibilities=person.get("responsibilities", ""),
        tags=_tags(person.get("responsibilities", "")),
        languages=tuple(person["languages"]),
        city=person.get("city", ""),
        zone=person.get("zone"),
        ways=tuple(_ways(person)),
        hours=read_hours(person.get("hours", "")),
        absences=tuple(_absence(absence, person.get("zone"), place) for absence in person.get("absent", ())),
        accepts=Accepts(person.get("accepts", "any")),
        left_on=left,
        left_text=person.get("left_text", ""),
        replaced_by=place.id(person["replaced_by"]) if "replaced_by" in person else None,
        deputy=place.id(person["deputy"]) if "deputy" in person else None,
    )


def _tags(responsibilities: str) -> tuple[str, ...]:
    return tuple(tag.strip() for tag in responsibilities.split(",") if tag.strip())


def _ways(person: Data) -> Iterator[Way]:
    if "phone" in person:
        yield Way(kind=WayKind.PHONE, value=person["phone"])
    if "mobile" in person:
        yield Way(kind=WayKind.MOBILE, value=person["mobile"], confirm=True, secret=True)
    yield Way(kind=WayKind.MAIL, value=person["mail"])


def _absence(absence: Data, zone: str | None, place: Place) -> Absence:
    return Absence(
        since=place.moment(absence["from"], zone),
        until=place.moment(absence["until"], zone),
        reason=absence["reason"],
        substitute=place.id(absence["substitute"]) if "substitute" in absence else None,
    )


def _reach(reach: Data, place: Place) -> Reach:
    return Reach(
        id=place.id(reach["name"]),
        kind=ReachKind(reach["kind"]),
        name=reach["name"],
        number=reach["number"],
        always=reach.get("always", False),
    )


def _duty(duty: Data, place: Place) -> Duty:
    return Duty(person=place.id(duty["person"]), since=place.moment(duty["from"]), until=place.moment(duty["until"]))


# ---- hours


def read_hours(text: str) -> tuple[Opening, ...]:
    """`mon-fri 09:00-13:00 14:30-18:30; sat 09:00-12:00` as openings, in the order of the week. Raises `ValueError`."""
    openings = (opening for part in text.split(";") if part.strip() for opening in _part(part.split()))
    return tuple(sorted(openings, key=lambda opening: (opening.weekday, opening.start)))


def _part(words: Sequence[str]) -> Iterator[Opening]:
    for weekday, hours in product(_days(words[0]), words[1:]):
        start, end = hours.split("-")
        yield Opening(weekday=weekday, start=time.fromisoformat(start), end=_end(end))


def _days(text: str) -> Iterable[int]:
    first, _, last = text.partition("-")
    return range(WEEKDAYS.index(first), WEEKDAYS.index(last or first) + 1)


def _end(text: str) -> time:
    return time(0) if text == "24:00" else time.fromisoformat(text)
