"""All clients as one picture in memory: whose a number is, and what somebody means who types a few letters.

A picture is made from the profiles at one moment and never changes; after a change there is a new one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from heapq import nsmallest
from itertools import accumulate, islice

from rapidfuzz import fuzz, process

from receptionist.clients.calendar.days import line_at, lines_at, owns
from receptionist.clients.known import KnownPeople, KnownPerson
from receptionist.clients.news import News, with_news
from receptionist.clients.presence import first_number
from receptionist.clients.profile import Line, Person, Profile, Reach, WayKind
from receptionist.clients.texts import words_of

MOVED_LATELY = timedelta(days=30)
"""How long a card says whose the number was before."""


class HitKind(StrEnum):
    """What was found."""

    CLIENT = "client"
    PERSON = "person"
    REACH = "reach"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: of `client` (id), whose code and name stand beside it. `id` is the client's, person's or reach's own;
    `number` the one that matched, else the first to ring (E.164); `score` from 0 to 100; `exact` false: a similar spelling.
    `line`: the client's line of that number, where it is not theirs now: it was until lately, or will be."""

    kind: HitKind
    id: str
    client: str
    code: str
    client_name: str
    name: str
    detail: str
    number: str | None
    score: float
    exact: bool = True
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """What can be found: `of` the profile, itself or part of it. `owner` is the position of the client's own entry."""

    kind: HitKind
    of: Profile | Person | Reach
    profile: Profile
    detail: str
    owner: int

    def rung(self, at: datetime) -> str | None:
        """The first number to ring at `at`."""
        if isinstance(self.of, Reach):
            return self.of.number or None
        if isinstance(self.of, Person):
            way = first_number(self.of.ways)
            return way.value if way is not None else None
        return next((line.number for line in lines_at(self.of, at)), None)


SIMILAR = 72
"""How alike two words must be (0-100, rapidfuzz's ratio) to count as one misspelt."""

MOST_ALIKE = 3_000
"""Of more numbers than these that hold the same few digits, the others are not looked at: nobody reads on so far."""

_EXACT, _PREFIX, _INSIDE, _SIMILAR = 4.0, 3.0, 2.0, 1.0
_NAME, _OTHER = 1.0, 0.6
_CLIENT_FIRST = 0.5


def _line_of(profile: Profile, number: str, at: datetime) -> Line | None:
    """The client's line of that number: as it is at `at`, else as it was until lately, or will be. None: they gave it away."""
    line = line_at(profile, number, at)
    gone = line is not None and line.until is not None and line.until + MOVED_LATELY <= at
    return None if gone else line


def _number_score(number: str, wanted: str) -> float:
    """How much of the E.164 `number` was typed, from 0 to 100."""
    near = number.endswith(wanted) or number.startswith(wanted, 1)
    return min(100.0, 100.0 * len(wanted) / (len(number) - 1) + (5.0 if near else 0.0))


class Directory:
    """The picture. `office_country`: where national numbers are dialled from; `news`: what is true or will be, by client."""

    def __init__(
        self, profiles: Iterable[Profile], office_country: str = "IT", news: Mapping[str, tuple[News, ...]] | None = None
    ) -> None:
        self.profiles = tuple(profiles)
        self.news: Mapping[str, tuple[News, ...]] = news or {}
        self.office_country = office_country
        self.by_id: Mapping[str, Profile] = {profile.id: profile for profile in self.profiles}
        self.by_code: Mapping[str, Profile] = {profile.code: profile for profile in self.profiles}
        self._folded = {profile.code.casefold(): profile for profile in self.profiles}
        self._lines: dict[str, list[tuple[Profile, Line]]] = {}
        for profile in self.profiles:
            for line in profile.lines:
                self._lines.setdefault(line.number, []).append((profile, line))
        self._known: KnownPeople | None = None
        self._index: _Index | None = None

    @property
    def own(self) -> Profile | None:
        """The office itself, which answers for numbers that nobody owns."""
        return next((profile for profile in self.profiles if profile.own), None)

    def client(self, code: str) -> Profile | None:
        """The client of that code, whatever its case."""
        return self._folded.get(code.strip().casefold())

    def line(self, number: str, at: datetime) -> tuple[Profile, Line] | None:
        """Whose line `number` (E.164) is at `at`."""
        return next((owner for owner in self._lines.get(number, ()) if owns(owner[1], at)), None)

    def as_told(self, profile: Profile, at: datetime) -> Profile:
        """One of its profiles as the news of that client makes it at `at`."""
        return with_news(profile, self.news.get(profile.id, ()), at)

    def moved_from(self, number: str, at: datetime) -> Profile | None:
        """Whose line `number` was until lately (`MOVED_LATELY` before `at`); None: nobody's but whose it is."""
        owner = self.line(number, at)
        ended = [
            (line.until, profile)
            for profile, line in self._lines.get(number, ())
            if line.until is not None
            and line.until <= at < line.until + MOVED_LATELY
            and (owner is None or profile is not owner[0])
        ]
        return max(ended, key=lambda each: each[0], default=(None, None))[1]

    def recognise(self, number: str | None, at: datetime) -> tuple[KnownPerson, ...]:
        """Who of our clients' people rings from `number` (E.164)."""
        return self.people().of(number, at)

    def people(self) -> KnownPeople:
        """All people by their numbers; made at the first look (0.1 s with 40,000 of them)."""
        if self._known is None:
            self._known = KnownPeople(self.profiles)
        return self._known

    def person(self, client: str, person: str) -> Person | None:
        """The person of that id at the client of that id."""
        profile = self.by_id.get(client)
        return next((one for one in profile.people if one.id == person), None) if profile else None

    def prepare(self) -> None:
        """Make ready for searching; the first search does it otherwise (0.3 s with 20,000 people)."""
        self.people()
        if self._index is None:
            self._index = _Index(self.profiles)

    def search(self, text: str, at: datetime, limit: int = 20) -> list[Hit]:
        """The best hits for what was typed: every word must be found, its beginning before its middle, similar spellings last;
        a person is found by the client's name beside theirs, too. Digits search in numbers: whose one is at `at` comes before
        whoever had it until lately (`MOVED_LATELY`), or will have it."""
        self.prepare()
        assert self._index is not None  # noqa: S101 - made by prepare
        return self._index.search(text, at, limit)


class _Texts:
    """Many short texts as one long one, in which the machine finds a part in a thousandth of the time of asking each."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._joined = "\n".join(texts) + "\n"
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def holding(self, part: str) -> Iterator[int]:
        """The places of those that hold `part`: those that end with it first, each once, in order."""
        given: set[int] = set()
        for wanted in (part + "\n", part):
            found = self._joined.find(wanted)
            while found >= 0:
                place = bisect_right(self._starts, found) - 1
                if place not in given:
                    given.add(place)
                    yield place
                found = self._joined.find(wanted, self._starts[place + 1])


class _Index:
    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._entries: list[_Entry] = []
        self._postings: dict[str, list[tuple[int, float]]] = {}
        self._numbers: list[tuple[str, int]] = []
        for profile in profiles:
            self._add_client(profile)
        self._vocabulary = sorted(self._postings)
        self._words = _Texts(self._vocabulary)
        self._spelt = [word for word in self._vocabulary if not word.isdecimal()]
        self._digits = _Texts([number for number, _entry in self._numbers])
        self._bonus = [_CLIENT_FIRST if entry.kind == HitKind.CLIENT else 0.0 for entry in self._entries]
        self._ranks = self._ranked()

    def _ranked(self) -> list[int]:
        """Each entry's place among equals: clients first, then short names, then the alphabet."""
        names = [(entry.kind != HitKind.CLIENT, len(entry.of.name), entry.of.name) for entry in self._entries]
        ranks = [0] * len(names)
        for rank, entry in enumerate(sorted(range(len(names)), key=names.__getitem__)):
            ranks[entry] = rank
        return ranks

    def _add_client(self, profile: Profile) -> None:
        lines = tuple(line.number for line in profile.lines)
        owner = len(self._entries)
        self._entries.append(_Entry(HitKind.CLIENT, profile, profile, profile.city, owner))
        labels = " ".join(line.label for line in profile.lines)
        self._post(
            owner,
            f"{profile.trade_name} {profile.legal_name} {profile.short_name} {profile.code}",
            f"{profile.city} {labels}",
            lines,
        )
        for person in profile.people:
            self._add_person(profile, person, owner)
        for reach in profile.reaches:
            self._add_reach(profile, reach, owner)

    def _add_person(self, profile: Profile, person: Person, owner: int) -> None:
        detail = person.role or person.department
        numbers = tuple(one.value for one in person.ways if one.kind != WayKind.MAIL)
        self._entries.append(_Entry(HitKind.PERSON, person, profile, detail, owner))
        other = (person.role, person.department, person.responsibilities, person.city, *person.tags)
        self._post(len(self._entries) - 1, " ".join((person.name, *person.other_names)), " ".join(other), numbers)

    def _add_reach(self, profile: Profile, reach: Reach, owner: int) -> None:
        self._entries.append(_Entry(HitKind.REACH, reach, profile, "", owner))
        self._post(len(self._entries) - 1, reach.name, "", (reach.number,) if reach.number else ())

    def _post(self, entry: int, names: str, other: str, numbers: Iterable[str]) -> None:
        weights = dict.fromkeys(words_of(other), _OTHER) | dict.fromkeys(words_of(names), _NAME)
        for word, weight in weights.items():
            self._postings.setdefault(word, []).append((entry, weight))
        self._numbers.extend((number, entry) for number in numbers)

    # ---- searching

    def search(self, text: str, at: datetime, limit: int) -> list[Hit]:
        digits = re.sub(r"[\s+().\-/]", "", text)
        if len(digits) >= 3 and digits.isdecimal() and digits.isascii():
            return self._by_number(digits, at, limit) or self._by_words(words_of(text), at, limit)
        return self._by_words(words_of(text)[:6], at, limit)

    def _by_number(self, digits: str, at: datetime, limit: int) -> list[Hit]:
        """Numbers that hold the digits, those that begin or end with them first; as dialled at home or from abroad."""
        wanted = digits.removeprefix("00")
        national = wanted.lstrip("0")
        needle = national if len(national) >= 3 else wanted
        found: dict[int, tuple[bool, int, str]] = {}
        for place in islice(self._digits.holding(needle), MOST_ALIKE):
            number, entry = self._numbers[place]
            theirs = self._is_theirs(entry, number, at)
            if theirs is not None:
                found[entry] = min(found.get(entry, (True, len(number), number)), (not theirs, len(number), number))
        scored = ((-_number_score(number, wanted), later, entry) for entry, (later, _, number) in found.items())
        best = nsmallest(limit, ((score, later, self._ranks[entry], entry) for score, later, entry in scored))
        return [self._hit(entry, -score, at, number=found[entry][2]) for score, _, _, entry in best]

    def _is_theirs(self, entry: int, number: str, at: datetime) -> bool | None:
        """Whether the number is theirs at `at`; None: no longer. That of a person or other place always is."""
        one = self._entries[entry]
        if one.kind != HitKind.CLIENT:
            return True
        line = _line_of(one.profile, number, at)
        return owns(line, at) if line is not None else None

    def _by_words(self, words: tuple[str, ...], at: datetime, limit: int) -> list[Hit]:
        if not words:
            return []
        matches = [self._match(word) for word in words]
        scores = self._together(matches) if len(matches) > 1 else matches[0]
        ranked = ((-score - self._bonus[entry], self._ranks[entry], entry) for entry, score in scores.items())
        full = _EXACT * len(words) + _CLIENT_FIRST
        exact = all(max(match.values(), default=0.0) > _SIMILAR for match in matches)
        best = nsmallest(limit, ranked)
        return [self._hit(entry, min(100.0, -score / full * 100), at, exact=exact) for score, _, entry in best]

    def _together(self, matches: list[dict[int, float]]) -> dict[int, float]:
        """The entries for which every word is their own, or their client's, and one at least their own."""
        scores: dict[int, float] = {}
        for entry in {entry for match in matches for entry in match}:
            owner = self._entries[entry].owner
            fits = [match.get(entry) or match.get(owner, 0.0) / 2 for match in matches]
            if all(fits):
                scores[entry] = sum(fits)
        return scores

    def _match(self, word: str) -> dict[int, float]:
        """The entries that have the word, or one like it, and how well it fits."""
        found: dict[int, float] = {}
        for known, quality in self._alike(word):
            for entry, weight in self._postings[known]:
                fit = quality * weight
                if fit > found.get(entry, 0.0):
                    found[entry] = fit
        return found

    def _alike(self, word: str) -> list[tuple[str, float]]:
        """Known words: the word itself, those that begin with it or hold it; where there are none, similar ones."""
        first = bisect_left(self._vocabulary, word)
        last = bisect_left(self._vocabulary, word + "\U0010ffff")
        alike = [
            (known, _EXACT if known == word else _PREFIX + len(word) / len(known) / 2) for known in self._vocabulary[first:last]
        ]
        if len(word) >= 3:
            inside = self._words.holding(word)
            alike += [(self._vocabulary[n], _INSIDE) for n in inside if not first <= n < last]
        if alike or len(word) < 4:
            return alike
        similar = process.extract(word, self._spelt, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=12)
        return [(known, _SIMILAR * score / 100) for known, score, _ in similar]

    def _hit(self, entry: int, score: float, at: datetime, number: str | None = None, exact: bool = True) -> Hit:
        one = self._entries[entry]
        number = number or one.rung(at)
        line = _line_of(one.profile, number, at) if number and one.kind == HitKind.CLIENT else None
        return Hit(
            kind=one.kind,
            id=one.of.id,
            client=one.profile.id,
            code=one.profile.code,
            client_name=one.profile.name,
            name=one.of.name,
            detail=one.detail,
            number=number,
            score=round(score, 1),
            exact=exact,
            line=line if line is not None and not owns(line, at) else None,
        )
