"""A working day as the telephone knows it: who rings when, for whom, and what about. From a seed; no clock runs here.

The rate follows an Italian office: it rises to eleven, dips at lunch, peaks again towards half past three, and a few ring at
night. Lines are rung by their weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

from receptionist.telephony.port import Dialled, Presented
from receptionist.telephony.simulator.dice import dice

DEMO_DAY = date(2026, 10, 13)
"""A Tuesday without a holiday in any of the demo office's countries."""

ROME = ZoneInfo("Europe/Rome")
DAY_BEGINS = datetime.combine(DEMO_DAY, time(8), ROME).astimezone(UTC)
"""Eight in the morning of the demo day, in UTC."""

CALLS_AN_HOUR = (
    (0.0, 0.3),
    (6.0, 0.8),
    (7.0, 3.0),
    (8.0, 18.0),
    (9.0, 30.0),
    (10.0, 40.0),
    (10.5, 44.0),
    (11.0, 38.0),
    (12.0, 24.0),
    (13.0, 12.0),
    (13.5, 10.0),
    (14.0, 20.0),
    (15.0, 34.0),
    (15.5, 36.0),
    (16.0, 30.0),
    (17.0, 20.0),
    (18.0, 10.0),
    (19.0, 4.0),
    (20.0, 1.5),
    (22.0, 0.6),
    (24.0, 0.3),
)
"""Calls an hour by the hour in Rome, straight lines between; a tenth of it at weekends."""

BUSIEST = max(rate for _, rate in CALLS_AN_HOUR)

FIRST_CALLS = (4.0, 21.0, 52.0, 98.0)
"""Seconds after eight at which somebody rings on any day: they have waited for the office to open."""

UNKNOWN_LINE = "+390200559999"
"""A number that leads to us and that no client owns."""


class Kind(StrEnum):
    """What a call is about."""

    PERSON = "person"
    MATTER = "matter"
    INFORMATION = "information"
    SALES = "sales"
    WRONG = "wrong"
    SILENT = "silent"
    AGAIN = "again"


KINDS = {Kind.PERSON: 46, Kind.MATTER: 30, Kind.INFORMATION: 8, Kind.SALES: 7, Kind.WRONG: 4, Kind.SILENT: 3, Kind.AGAIN: 2}
"""How many of a hundred calls are of each kind."""
EARNEST = {Kind.PERSON: 70, Kind.MATTER: 30}
"""The same of the day's first calls: who has waited for the office to open wants something of it."""


REGULARS = 0.35
"""How many callers ring a line again and again."""
REGULARS_OF_A_LINE = 6


@dataclass(frozen=True, slots=True)
class RungLine:
    """A line as those who ring it know it. `weight`: how often, beside the others; `matters` in `language`."""

    number: str
    client: str
    language: str
    weight: int
    matters: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What people of one language are called and say. `matters` are what they ring about where the line's own are in another
    language. `numbers`: prefixes, and how many digits follow."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    firms: tuple[str, ...]
    matters: tuple[str, ...]
    sentences: Mapping[str, tuple[str, ...]]
    numbers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who rings. `at` is UTC; seconds: `patience` until giving up unanswered, `hold_patience` on hold, `talk` with
    whoever was asked for. `wants`: a person's name; `sentence`: the first words, in `language`, empty for a silent line."""

    at: datetime
    line: str
    client: str
    dialled: tuple[Dialled, ...]
    presented: Presented
    name: str
    firm: str
    language: str
    kind: Kind
    wants: str | None
    matter: str
    sentence: str
    patience: float
    hold_patience: float
    talk: float


def calls_an_hour(at: datetime) -> float:
    """How many ring in an hour, at that moment."""
    local = at.astimezone(ROME)
    hour = local.hour + local.minute / 60 + local.second / 3600
    rate = _between(hour)
    return rate / 10 if local.weekday() >= 5 else rate


def _between(hour: float) -> float:
    for (since, low), (until, high) in pairwise(CALLS_AN_HOUR):
        if since <= hour <= until:
            return low + (high - low) * (hour - since) / (until - since)
    return CALLS_AN_HOUR[-1][1]


class Day:
    """The day of `seed` on `lines`, without an end: the next days follow it. `phrases` by language; `it` must be there."""

    def __init__(self, seed: int, lines: Sequence[RungLine], phrases: Mapping[str, Phrases]) -> None:
        self._seed, self._lines, self._phrases = seed, tuple(lines), phrases
        self._weights = [line.weight for line in self._lines]

    def callers(self, starts: datetime = DAY_BEGINS) -> Iterator[Caller]:
        """Everybody who rings from `starts` on, in order of time."""
        for number, at in enumerate(self._moments(starts)):
            yield self.caller(number, at)

    def caller(self, number: int, at: datetime) -> Caller:
        """The day's caller of that number, ringing at `at`."""
        chance = dice(self._seed, "caller", number)
        kinds = EARNEST if number < len(FIRST_CALLS) else KINDS
        kind = chance.choices(list(kinds), list(kinds.values()))[0]
        line = chance.choices(self._lines, self._weights)[0]
        return _caller(chance, at, kind, line, self._spoken(chance, line))

    def again(self, caller: Caller, at: datetime) -> Caller | None:
        """The same caller, trying once more after having given up; None: not this one."""
        chance = dice(self._seed, "again", caller.name, caller.at.isoformat())
        if caller.kind in (Kind.AGAIN, Kind.WRONG, Kind.SILENT, Kind.SALES) or chance.random() < 0.5:
            return None
        wants = caller.wants or next((line.people[0] for line in self._lines if line.number == caller.line), None)
        words = self._phrases.get(caller.language, self._phrases["it"]).sentences["again"]
        sentence = chance.choice(words).format(name=caller.name, person=wants or "", matter=caller.matter, firm=caller.firm)
        return replace(caller, at=at, kind=Kind.AGAIN, wants=wants, sentence=sentence, patience=caller.patience * 1.5)

    def _moments(self, starts: datetime) -> Iterator[datetime]:
        """Arrivals at the rate of the hour (by thinning a steady stream), and the first calls of the day."""
        chance = dice(self._seed, "arrivals")
        first = [starts + timedelta(seconds=seconds) for seconds in FIRST_CALLS]
        at = starts
        while True:
            at += timedelta(seconds=round(chance.expovariate(BUSIEST / 3600), 3))
            if chance.random() * BUSIEST > calls_an_hour(at):
                continue
            while first and first[0] <= at:
                yield first.pop(0)
            yield at

    def _spoken(self, chance: Random, line: RungLine) -> tuple[str, Phrases]:
        """The caller's language (nearly always the line's own) and its words."""
        language = line.language if chance.random() < 0.92 else chance.choice(sorted(self._phrases))
        language = language if language in self._phrases else "it"
        return language, self._phrases[language]


def _caller(chance: Random, at: datetime, kind: Kind, line: RungLine, spoken: tuple[str, Phrases]) -> Caller:
    language, phrases = spoken
    identity = _identity(chance, line, language)
    name = f"{identity.choice(phrases.first)} {identity.choice(phrases.last)}"
    firm, number = identity.choice(phrases.firms), _number(identity, phrases)
    matter = chance.choice(line.matters if language == line.language else phrases.matters)
    person = chance.choice(line.people)
    wants = person if kind in (Kind.PERSON, Kind.AGAIN) else None
    sentence = ""
    if kind is not Kind.SILENT:
        words = chance.choice(phrases.sentences[kind.value])
        sentence = words.format(name=name, firm=firm, person=person, matter=matter)
    return Caller(
        at=at,
        line=line.number,
        client=line.client,
        dialled=_dialled(chance, line.number),
        presented=_presented(chance, name, number, kind),
        name=name,
        firm=firm if firm in sentence else "",
        language=language,
        kind=kind,
        wants=wants,
        matter=matter if matter in sentence or wants else "",
        sentence=sentence,
        patience=round(chance.lognormvariate(4.1, 0.6), 1),
        hold_patience=round(40 + chance.expovariate(1 / 80), 1),
        talk=round(20 + chance.expovariate(1 / 100), 1),
    )


def _dialled(chance: Random, number: str) -> tuple[Dialled, ...]:
    """The number as carriers write it: mostly plain, sometimes national, with `00`, or forwarded from the client's own."""
    form = chance.random()
    if form < 0.01:
        return (Dialled("request", UNKNOWN_LINE),)
    if form < 0.70:
        return (Dialled("request", number),)
    if form < 0.80:
        return (Dialled("request", number.replace("+", "00", 1)),)
    if form < 0.90 and number.startswith("+39"):
        return (Dialled("request", number[3:]),)
    if form < 0.95:
        return (Dialled("request", "s"), Dialled("To", f"<sip:{number}@trunk.example>"))
    return (Dialled("Diversion", f"<sip:{number}@carrier.example>;reason=unconditional"), Dialled("request", "4711"))


def _identity(chance: Random, line: RungLine, language: str) -> Random:
    """One of the line's regulars, who are the same people every day, or somebody new."""
    if chance.random() < REGULARS:
        return dice("regular", line.number, language, chance.randrange(REGULARS_OF_A_LINE))
    return chance


def _number(identity: Random, phrases: Phrases) -> str:
    prefix, digits = identity.choice(phrases.numbers)
    return prefix + "".join(str(identity.randrange(10)) for _ in range(digits))


def _presented(chance: Random, name: str, number: str, kind: Kind) -> Presented:
    withheld = chance.random() < (0.5 if kind is Kind.SILENT else 0.08)
    shown, asserted = chance.random() < 0.3, chance.random() < 0.6
    if withheld:
        return Presented(withheld=True)
    return Presented(number=number, name=name if shown else None, asserted=asserted)
