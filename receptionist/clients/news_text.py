"""What one typed line of news means: who is away, until when, who is instead. It is shown before anything is saved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto

from rapidfuzz import fuzz

from receptionist.clients.directory import words_of
from receptionist.clients.hours import zone_of
from receptionist.clients.moment_text import end_of
from receptionist.clients.news import News
from receptionist.clients.news_names import (
    all_fit,
    fit,
    is_telling,
    name_in,
    names_nobody,
    person_called,
    stands_alone,
    subject_in,
)
from receptionist.clients.news_span import span_in
from receptionist.clients.news_state import Said, State, here_until_in, states_in
from receptionist.clients.profile import Person, Profile
from receptionist.clients.time_words import Kind, Token, tokens_of
from receptionist.errors import Invalid
from receptionist.telephony.numbers import to_e164

ALIKE = 84
"""How alike a typed word and a name must be (0-100, rapidfuzz's ratio)."""
NEAR = 45
"""How alike a whole name must be to be offered for one that nobody has."""
MOST_NEAR = 4


class Doubt(Enum):
    """Why something is asked: a name is nobody's here; it is several people's; names of several stand there at once, and of
    each there is a line to be written; somebody stands in and nobody is named for whom; whoever is out is to stand in."""

    NOBODY = auto()
    SHARED = auto()
    EACH = auto()
    UNNAMED = auto()
    THEMSELVES = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """A name in the line (empty: none is) that leaves a doubt. `near` are the ids of those who may be meant, the likeliest
    first: of a name that is nobody's only some, else all."""

    name: str
    near: tuple[str, ...]
    doubt: Doubt = Doubt.NOBODY


@dataclass(frozen=True, slots=True)
class Understood:
    """`person` and `substitute` are ids; `since` (None: now) and `until` are in UTC, the end by default that of the client's
    day; `number` is E.164. `away` false: only something to know. Nothing is to be kept while something is `asked`: whom a name
    means; nor while `unread` says something that should be a time to come, and is none or is not understood. `is_back`: they
    are not out, or no longer: that ends an absence (`ended_by`), and is only something to know where there is none."""

    person: str | None
    away: bool
    until: datetime
    substitute: str | None = None
    number: str | None = None
    since: datetime | None = None
    asked: tuple[Asked, ...] = ()
    unread: str = ""
    is_back: bool = False

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names that are asked about."""
        return tuple(one.name for one in self.asked)


Meant = Mapping[str, str | None]
"""Whom a name that was asked about means (id; None: nobody at the client)."""

_INSTEAD = re.compile(
    r"\b(?:all|everything|calls?|send|pass|put|tutt[oiae]|chiamate|passare|passa(?:te)?|mandare|chiedere)\b[\w\s']*?"
    r"\b(?:to|a|ad|al|alla|di)\s+(?P<who>[^,;.\d]+)"
    r"|\s*\b(?:(?:l[oa]|li|le|mi)\s+(?:sostituisc(?:e|ono)|copr(?:e|ono))|al\s+(?:suo|loro|mio)\s+posto(?:\s+c['’]è)?"
    r"|(?:sostituit[oa]|copert[oa])\s+da(?:l|ll[ao]|ll['’])?|(?:rivolgersi|rivolgetevi|rivolgiti)\s+a(?:d|l|lla|llo|ll['’])?"
    r"|(?:ask|asking)\s+for|(?:covered|replaced)\s+by)\s+(?P<named>(?:[^,;.\d]|(?<=\w)\.(?=\s*\w))+)"
    r"|(?P<other>[^,;.]+?)\s+(?:mi\s+)?(?:instead|al (?:mio )?posto|(?<!\bl[oaei] )(?<!^mi )sostituisce|fa le veci"
    r"|(?:covers|will\s+cover|is\s+covering)(?:\s+for)?)\b",
    re.IGNORECASE,
)
_OF_SPEAKER = re.compile(r"\b(?:mi\s+(?:sostitu|copr)|al\s+mio\s+posto|(?:for|instead\s+of)\s+me\b)", re.IGNORECASE)
"""Whoever speaks says who stands in for them."""
_AND = r"(?:[/&+]|\b(?:e|ed|and)\b)"
"""What joins two names."""


def understand(text: str, profile: Profile, at: datetime, meant: Meant | None = None, told_by: str = "") -> Understood:
    """What the line says, read in English or Italian, on the client's clock. `meant` answers what was asked. A line that names
    nobody who is out is about whoever told it, where `told_by` is the name of somebody here. Never refuses: what is not
    understood is only text, or is asked about."""
    where = zone_of(profile.zone)
    local = at.astimezone(where)
    said = states_in(text)
    tokens = _since_then(tokens_of(text), said)
    phone = next((one for one in tokens if one.kind is Kind.PHONE), None)
    told = said[0].start if said else phone.start if phone else None
    span = span_in(text, tokens, told, local, where)
    rest, instead = _cut(_INSTEAD, span.rest)
    stands = said or span.is_told or _OF_SPEAKER.search(text) or (instead and span.rest[: instead.start()].strip(" ,;"))
    if instead and instead.group("named") and not stands:
        rest, instead = span.rest, None  # whom to ask for, without anybody in whose place
    dialled = phone.word if phone is not None and phone.word in rest else ""
    left = states_in(rest)
    states = {one.state for one in left} | here_until_in(text)
    place = left[0].start if left else rest.find(dialled) if dialled else None
    who = _who(_Clause(rest, place, span.is_told, instead), text, profile, person_called(told_by, profile), meant or {})
    other = _stand_in(instead, who.person, profile, meant or {})
    number = _number(dialled, profile)
    is_out = State.OUT in states or (State.IN not in states and (span.is_told or other.person is not None))
    away = is_out and who.person is not None and number is None
    until = span.until or end_of(max(local, span.since or local).date(), where)
    return Understood(
        who.person,
        away,
        until.astimezone(UTC),
        other.person,
        number,
        span.since.astimezone(UTC) if span.since and (away or number) else None,
        (*who.asked, *other.asked),
        text.strip() if len(states) > 1 else span.unread,
        states == {State.IN} and who.person is not None and span.since is None and not (span.is_told or span.unread),
    )


def names_somebody(text: str, profile: Profile, at: datetime) -> bool:
    """Whether whoever the line is about has the name of somebody here, or of several: it says so of this client's people."""
    found = understand(text, profile, at)
    return found.person is not None or any(one.doubt in {Doubt.SHARED, Doubt.EACH} for one in found.asked)


def _since_then(tokens: tuple[Token, ...], said: list[Said]) -> tuple[Token, ...]:
    """Without the day that is over on which somebody came back."""
    if not said or said[0].state is not State.IN:
        return tokens
    return tuple(one for one in tokens if one.kind is not Kind.DAY or one.value >= 0)


def ended_by(found: Understood, held: Iterable[News], at: datetime) -> tuple[News, ...]:
    """The absences that hold at `at` of somebody who is back: they end, and nothing else is kept."""
    if not found.is_back:
        return ()
    return tuple(one for one in held if one.away and one.person == found.person and one.holds(at))


@dataclass(frozen=True, slots=True)
class _Found:
    person: str | None = None
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class _Clause:
    """What a line says of somebody: that they are out or elsewhere (at `place` in `rest`), until when (`is_told`), who is
    `instead`."""

    rest: str
    place: int | None
    is_told: bool
    instead: re.Match[str] | None

    @property
    def is_of_somebody(self) -> bool:
        return self.place is not None or self.is_told or self.instead is not None

    def holds(self, person: Person) -> bool:
        """Whether their name stands in it, or alone in another: elsewhere it is somebody to call, or to write to."""
        begin, end = 0, len(self.rest)
        if self.place is not None:
            begin = max(self.rest.rfind(sign, 0, self.place) for sign in ",;") + 1
            end = min((n for sign in ",;:" if (n := self.rest.find(sign, self.place)) >= 0), default=end)
        named = _find(self.rest[begin:end], (person,), is_name=False)
        return bool(named) or stands_alone(person, self.rest, ALIKE)


def _who(said: _Clause, text: str, profile: Profile, teller: Person | None, meant: Meant) -> _Found:
    """Whom the line is about. Where it says that somebody is out, is elsewhere or is replaced, the name before that is asked
    about when nobody has it; without one it is about whoever tells it."""
    subject = subject_in(said.rest, said.place, profile) if said.is_of_somebody else ""
    found = _meant(subject, profile.people, said.rest, meant)
    if subject or found.asked:
        return found
    is_unsaid = said.is_of_somebody and names_nobody(said.rest, said.place)
    one = next((person for person in profile.people if person.id == found.person), None)
    if is_unsaid and teller is not None and (one is None or not said.holds(one)):
        return _Found(teller.id)
    if one is not None:
        return found
    if said.instead is None:
        return _meant("", profile.people, text, meant)
    return _for_whom(name_in(_named(said.instead), profile), profile, meant) if is_unsaid else found


def _for_whom(substitute: str, profile: Profile, meant: Meant) -> _Found:
    """In whose place somebody stands, of whom the line names nobody."""
    if not substitute or "" in meant:
        return _Found(meant.get(""))
    own = _find(substitute, profile.people, is_name=True)
    return _Found(asked=(Asked("", _all(one for one in profile.people if one.id not in own), Doubt.UNNAMED),))


def _stand_in(instead: re.Match[str] | None, out: str | None, profile: Profile, meant: Meant) -> _Found:
    """Who stands in for whoever is `out` (id): somebody else."""
    if instead is None:
        return _Found()
    told, phrase = _named(instead), instead.group().strip(" ,;")
    if phrase in meant:
        return _Found(meant[phrase])
    name, others = name_in(told, profile), [one for one in profile.people if one.id != out]
    found = _meant(name, others, told, meant)
    own = next((one for one in profile.people if one.id == out), None)
    is_own = own is not None and name and _find(name, (own,), is_name=True) and all_fit(name, own, ALIKE)
    is_nobody = any(one.doubt is Doubt.NOBODY for one in found.asked)
    if (found.person is not None and found.person == out) or (is_nobody and is_own):
        return _Found(asked=(Asked(phrase, _all(others), Doubt.THEMSELVES),))
    return found


def _named(instead: re.Match[str]) -> str:
    return next(filter(None, instead.groups()), "")


def _all(people: Iterable[Person]) -> tuple[str, ...]:
    """Their ids, by name."""
    return tuple(one.id for one in sorted(people, key=lambda one: one.name.casefold()))


def _meant(name: str, people: Iterable[Person], text: str, meant: Meant) -> _Found:
    """Who is called so; asked, where it is nobody or more than one. Without a name, who stands anywhere in the text."""
    people = tuple(people)
    if name and name in meant:
        return _Found(meant[name])
    found = _find(name or text, people, is_name=bool(name))
    one = next((person for person in people if person.id in found), None)
    if name and (one is None or not all_fit(name, one, ALIKE)):
        if each := _each_named(name, people, text):
            return _Found(asked=(Asked(name, each, Doubt.EACH),))
        return _Found(asked=(Asked(name, near(name, people)),))
    if len(found) > 1:
        shared = name or _word_of(text, one)
        return _Found(meant[shared]) if shared in meant else _Found(asked=(Asked(shared, found, Doubt.SHARED),))
    return _Found(found[0] if found else None)


def _each_named(name: str, people: tuple[Person, ...], text: str) -> tuple[str, ...]:
    """The ids of two who are named with an "and" between them; empty: it is one name."""
    words = name.split()
    for n in range(1, len(words)):
        both = rf"\b{re.escape(words[n - 1])}\s*{_AND}[^,;\d]{{0,20}}?\b{re.escape(words[n])}\b"
        found = [_find(" ".join(part), people, is_name=True) for part in (words[:n], words[n:])]
        if all(len(one) == 1 for one in found) and found[0] != found[1] and re.search(both, text, re.IGNORECASE):
            return found[0] + found[1]
    return ()


def _word_of(text: str, person: Person | None) -> str:
    """The word of the text that is a part of the person's name."""
    names = words_of(" ".join((person.name, *person.other_names))) if person else ()
    return next(
        (word for word in text.split() if any(fuzz.ratio(name, "".join(words_of(word))) >= ALIKE for name in names)), ""
    )


def near(name: str, people: Iterable[Person]) -> tuple[str, ...]:
    """Ids of those whose names are most like it."""
    typed = " ".join(words_of(name))
    scored = [
        (max(fuzz.WRatio(typed, " ".join(words_of(one))) for one in (person.name, *person.other_names)), person.id)
        for person in people
    ]
    return tuple(id_ for score, id_ in sorted(scored, key=lambda one: -one[0])[:MOST_NEAR] if score >= NEAR)


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, re.Match[str] | None]:
    """The text without what the pattern found in it."""
    found = pattern.search(text)
    return (text[: found.start()] + " , " + text[found.end() :], found) if found else (text, None)


def _number(dialled: str, profile: Profile) -> str | None:
    try:
        return to_e164(dialled, profile.country).e164 if dialled else None
    except Invalid:
        return None


def _find(text: str, people: Iterable[Person], *, is_name: bool) -> tuple[str, ...]:
    """Whose name stands in the text, the best of them, or several alike; misspelt a little, too. Where any words may stand
    there, one of two letters is a name only with a capital."""
    typed = [
        word
        for one in text.split()
        for word in words_of(one)
        if is_telling(word) and (len(word) > 2 or is_name or one.strip("(").istitle() or not word.isascii())
    ]
    best, found = 0.0, []
    for person in people:
        names = [word for name in (person.name, *person.other_names) for word in words_of(name)]
        names = [word for word in names if is_telling(word)] or names
        fits = [max((fit(name, word) for word in typed), default=0.0) for name in names]
        shared = sum(word in words_of(text) for word in words_of(person.name) if not is_telling(word))
        score = sum(one for one in fits if one >= ALIKE)
        score += shared if score else 0  # a particle alone names nobody
        if score > best:
            best, found = score, [person.id]
        elif score == best and score:
            found.append(person.id)
    return tuple(found)
