"""Whom a line of news is about, and who stands in: found among the client's people, or asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from rapidfuzz import fuzz

from receptionist.clients.news.instead import Instead
from receptionist.clients.news.names import (
    TITLES,
    all_fit,
    fit,
    is_telling,
    name_in,
    names_nobody,
    stands_alone,
    subject_in,
)
from receptionist.clients.profile import Person, Profile
from receptionist.clients.texts import words_of

ALIKE = 84
"""How alike a typed word and a name must be (0-100, rapidfuzz's ratio)."""
NEAR = 45
"""How alike a whole name must be to be offered for one that nobody has."""
MOST_NEAR = 4


class Doubt(Enum):
    """Why something is asked: a name is nobody's here; it is several people's; names of several stand there at once, and of
    each there is a line to be written; somebody stands in and nobody is named for whom; whoever is out is to stand in; words
    that may change something were not understood."""

    NOBODY = auto()
    SHARED = auto()
    EACH = auto()
    UNNAMED = auto()
    THEMSELVES = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """A name in the line (empty: none is) that leaves a doubt. `near` are the ids of those who may be meant, the likeliest
    first: of a name that is nobody's only some, else all."""

    name: str
    near: tuple[str, ...]
    doubt: Doubt = Doubt.NOBODY


Meant = Mapping[str, str | None]
"""Whom a name that was asked about means (id; None: nobody here); of words, that they change nothing (None), or `AS_TEXT`."""

AS_TEXT = "as text"
"""The answer that the whole line is only something to know."""

OF_SPEAKER = re.compile(r"\b(?:mi\s+(?:sostitu|copr)|al\s+mio\s+posto|(?:for|instead\s+of)\s+me\b)", re.IGNORECASE)
"""Whoever speaks says who stands in for them."""
_AND = r"(?:[/&+]|\b(?:e|ed|and)\b)"
"""What joins two names."""
_EVERYBODY = re.compile(r"\b(?:nessun[oa]|nobody|no one|none|tutti|tutte|everybody|everyone)\b", re.IGNORECASE)
AND_SPEAKER = re.compile(rf"\b(?:io|(?-i:I)|me)\s*{_AND}|{_AND}\s+(?:io|(?-i:I)|me)\b", re.IGNORECASE)
SPEAKER = re.compile(r"\b(?:io|(?-i:I)(?:['’](?:m|ll|ve|d))?|mi|sto|trovate|trovi)\b", re.IGNORECASE)
"""What says that whoever speaks is meant."""
_NAME = (
    rf"(?:(?:il|lo|la|the|l['’])\s*)?(?:(?:{'|'.join(sorted(TITLES))})\b\.?\s+)?"
    r"[^\W\d_][^\s,;:]*(?:\s+(?-i:[^\W\d_a-zà-ÿ])[^\s,;:]*)*"
)
_URGENT = (
    r"(?:urgenz[ae]|emergenz[ae]|emergenc(?:y|ies)|(?:urgent|emergency)(?:\s+(?:calls?|matters?))?)"
    r"\s+(?:(?:solo|only)\s+)?(?:ad?|al|alla|to)\s+"
)
"""Somebody who stands in for one kind of call alone."""
_BESIDE_THEM = re.compile(
    rf"\b(?:(?:con|with|da|dal|dalla|presso|from|without|senza)\s+|dall['’]|{_URGENT}){_NAME}", re.IGNORECASE
)
"""Somebody who is named there, and of whom the line is not."""


@dataclass(frozen=True, slots=True)
class Found:
    """`person` (id) by the `name` that stands there (empty: none does), or asked. `is_speaker`: whoever speaks is meant."""

    person: str | None = None
    asked: tuple[Asked, ...] = ()
    name: str = ""
    is_speaker: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """What a line says of somebody: that they are out or elsewhere (at `place` in `rest`), until when (`is_told`), who is
    `instead`."""

    rest: str
    place: int | None
    is_told: bool
    instead: Instead | None

    @property
    def is_of_somebody(self) -> bool:
        """Whether it says any of that."""
        return self.place is not None or self.is_told or self.instead is not None

    def holds(self, person: Person) -> bool:
        """Whether their name stands in it, or alone in another: elsewhere it is somebody to call, or to write to."""
        begin, end = 0, len(self.rest)
        if self.place is not None:
            begin = max(self.rest.rfind(sign, 0, self.place) for sign in ",;") + 1
            end = min((n for sign in ",;:" if (n := self.rest.find(sign, self.place)) >= 0), default=end)
        named = _find(self.rest[begin:end], (person,), is_name=False)
        return bool(named) or stands_alone(person, self.rest, ALIKE)


def who_in(said: Clause, text: str, profile: Profile, teller: Person | None, meant: Meant) -> Found:
    """Whom the line is about. Where it says that somebody is out, is elsewhere or is replaced, the name before that is asked
    about when nobody has it; without one it is about whoever tells it. Whoever is with them is not meant."""
    if said.is_of_somebody:
        text, said = _alone(text), replace(said, rest=_alone(said.rest))
    subject = subject_in(said.rest, said.place, profile) if said.is_of_somebody else ""
    found = _meant(subject, profile.people, said.rest, meant)
    if teller is not None and found.person not in {None, teller.id} and _with_speaker(said):
        return _both(teller, found, subject, said, profile, meant)
    if subject or found.asked:
        return replace(found, name=subject)
    is_unsaid = said.is_of_somebody and names_nobody(said.rest, said.place) and not _EVERYBODY.search(said.rest)
    one = next((person for person in profile.people if person.id == found.person), None)
    if is_unsaid and teller is not None and (one is None or not said.holds(one)):
        return Found(teller.id, is_speaker=True)
    if one is not None:
        return found
    if said.instead is None:
        return _meant("", profile.people, text, meant)
    return _for_whom(name_in(said.instead.told, profile), profile, meant) if is_unsaid else found


def _alone(text: str) -> str:
    """Without those who are only named beside somebody: `in a meeting with Verdi`."""
    return _BESIDE_THEM.sub(lambda one: " " * len(one.group()), text)


def _with_speaker(said: Clause) -> bool:
    """`io e Verdi`, where somebody is said to be out."""
    return AND_SPEAKER.search(said.rest[: said.place]) is not None


def _both(teller: Person, found: Found, subject: str, said: Clause, profile: Profile, meant: Meant) -> Found:
    """Whoever speaks, and somebody with them: of each there is a line to be written."""
    other = next(one for one in profile.people if one.id == found.person)
    name = subject or _word_of(said.rest, other)
    if name in meant:
        return Found(meant[name], name=name)
    return Found(asked=(Asked(name, (teller.id, other.id), Doubt.EACH),), name=name)


def _for_whom(substitute: str, profile: Profile, meant: Meant) -> Found:
    """In whose place somebody stands, of whom the line names nobody."""
    if not substitute or "" in meant:
        return Found(meant.get(""), is_speaker=True)
    own = _find(substitute, profile.people, is_name=True)
    return Found(asked=(Asked("", _all(one for one in profile.people if one.id not in own), Doubt.UNNAMED),), is_speaker=True)


def owner_in(instead: Instead, profile: Profile, meant: Meant) -> Found:
    """Whose calls go to somebody else, where that is said: `Rossi's calls to Verdi`."""
    name = name_in(instead.whose, profile)
    return replace(_meant(name, profile.people, instead.whose, meant), name=name) if name else Found()


def stand_in(instead: Instead | None, out: str | None, profile: Profile, teller: Person | None, meant: Meant) -> Found:
    """Who stands in for whoever is `out` (id): somebody else."""
    if instead is None:
        return Found()
    if instead.phrase in meant:
        return Found(meant[instead.phrase], name=instead.told)
    own = next((one for one in profile.people if one.id == out), None)
    others = [one for one in profile.people if one.id != out]
    name = instead.told.strip() if instead.is_speaker else name_in(instead.told, profile)
    if instead.is_speaker and teller is None:
        return Found(asked=(Asked(instead.phrase, _all(others), Doubt.SHARED),), name=name) if own else Found()
    found = Found(teller.id) if instead.is_speaker and teller else _meant(name, others, instead.told, meant)
    is_own = own is not None and name and _find(name, (own,), is_name=True) and all_fit(name, own, ALIKE)
    is_nobody = any(one.doubt is Doubt.NOBODY for one in found.asked)
    if (found.person is not None and found.person == out) or (is_nobody and is_own):
        return Found(asked=(Asked(instead.phrase, _all(others), Doubt.THEMSELVES),), name=name)
    return replace(found, name=name)


def _all(people: Iterable[Person]) -> tuple[str, ...]:
    """Their ids, by name."""
    return tuple(one.id for one in sorted(people, key=lambda one: one.name.casefold()))


def _meant(name: str, people: Iterable[Person], text: str, meant: Meant) -> Found:
    """Who is called so; asked, where it is nobody or more than one. Without a name, who stands anywhere in the text."""
    people = tuple(people)
    if name and name in meant:
        return Found(meant[name])
    found = _find(name or text, people, is_name=bool(name))
    one = next((person for person in people if person.id in found), None)
    if name and (one is None or not all_fit(name, one, ALIKE)):
        if each := _each_named(name, people, text):
            return Found(asked=(Asked(name, each, Doubt.EACH),))
        return Found(asked=(Asked(name, near(name, people)),))
    if len(found) > 1:
        shared = name or _word_of(text, one)
        return Found(meant[shared]) if shared in meant else Found(asked=(Asked(shared, found, Doubt.SHARED),))
    return Found(found[0] if found else None)


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
