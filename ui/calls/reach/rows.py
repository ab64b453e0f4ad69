"""Which rows Reach shows for what was typed: pure, over the targets as the rules have ordered them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz import fuzz

from receptionist.calls.events import Target
from receptionist.calls.routing import is_emergency
from receptionist.clients.card import TargetRow, Why
from receptionist.clients.greeting import base_language
from receptionist.clients.profile import Accepts, Person, Profile
from receptionist.clients.rules import naming
from receptionist.clients.texts import without_accents
from receptionist.errors import Invalid
from receptionist.telephony.numbers import to_e164

ALIKE = 74
"""From this likeness (0 to 100) on a misspelt name is taken for the one meant."""
_SHORTEST = 3


class ReachKind(StrEnum):
    """What Enter does with a row."""

    TARGET = "target"
    DIAL = "dial"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class ReachRow:
    """A row: a target, a number to dial (`text` E.164), or the caller's name as typed (`text`). Beside a number that is one of
    somebody's ways stands that `target`; of any other, `confirm` is the office's rule (`Target`)."""

    kind: ReachKind
    target: TargetRow | None = None
    text: str = ""
    valid: bool = True
    confirm: bool = False
    speaks: str = ""
    """The caller's language (ISO 639-1), where it is not the client's and they speak it."""

    @property
    def can_ring(self) -> bool:
        """Whether it can be rung now."""
        if self.kind is ReachKind.DIAL:
            return True
        return self.target is not None and self.target.available and self.target.number is not None

    @property
    def announced_only(self) -> bool:
        """Callers must be announced."""
        return self.target is not None and self.target.accepts is Accepts.ANNOUNCED

    def as_target(self) -> Target | None:
        """What the desk is asked to ring; None: nothing can be rung."""
        if self.kind is ReachKind.DIAL and self.target is None:
            return Target(label=self.text, number=self.text, confirm=self.confirm)
        if self.target is None or self.target.number is None:
            return None
        row = self.target
        return Target(label=row.name, number=row.number, confirm=row.confirm, person=row.id, seconds=row.seconds or None)


def narrow(targets: tuple[TargetRow, ...], profile: Profile, typed: str, *, confirm: bool = True) -> list[ReachRow]:
    """The rows for `typed`: everybody when nothing is; a number to dial first when it is one; who matches, the better first,
    whoever stands in before who is out or has left; and what may be the caller's name, last. `confirm`: a number that is
    nobody's here confirms by key what it is given unannounced, for it may be a mobile, whose voicemail answers."""
    typed = typed.strip()
    if not typed:
        return [ReachRow(ReachKind.TARGET, target) for target in targets]
    if _is_number(typed):
        return _numbers(targets, profile, typed, confirm)
    people = {person.id: person for person in profile.people}
    scored = [(score(without_accents(typed), row, people.get(row.id)), n, row) for n, row in enumerate(targets)]
    best = [row for points, _n, row in sorted(scored, key=lambda one: (-one[0], one[1])) if points]
    found = _with_successors(best, {row.id: row for row in targets}, people)
    return [*(ReachRow(ReachKind.TARGET, row) for row in found), ReachRow(ReachKind.NAME, text=typed)]


def speakers_at(profile: Profile, language: str) -> frozenset[str]:
    """Who (by id) speaks the language at the client."""
    return frozenset(one.id for one in profile.people if language in map(base_language, one.languages))


def who_speak(rows: list[ReachRow], profile: Profile, language: str, *, first: bool) -> list[ReachRow]:
    """The rows, with those marked who speak the caller's language. `first`: who of them can be rung stands first."""
    those = speakers_at(profile, language)
    marked = [replace(row, speaks=language) if row.target is not None and row.target.id in those else row for row in rows]
    return sorted(marked, key=lambda row: not (row.speaks and row.can_ring)) if first else marked


def first_to_ring(rows: list[ReachRow], failed: frozenset[str] = frozenset()) -> int:
    """Where the mark stands: the first row that can be rung now and was not rung in vain just now (`failed`: persons, or
    numbers), else the first that can be rung, else the first."""
    can_ring = [n for n, row in enumerate(rows) if row.can_ring]
    fresh = (n for n in can_ring if (target := rows[n].as_target()) and (target.person or target.number) not in failed)
    return next(fresh, next(iter(can_ring), 0))


def score(typed: str, row: TargetRow, person: Person | None) -> int:
    """How well the row fits: 0 not at all, then a likeness, a word elsewhere, the beginning of a name."""
    names = without_accents(" ".join((row.name, *(person.other_names if person else ()))))
    if _begins(typed, names):
        return 3
    if _begins(typed, without_accents(_elsewhere(row, person))):
        return 2
    return int(len(typed) >= _SHORTEST and _alike(typed, names))


def _elsewhere(row: TargetRow, person: Person | None) -> str:
    known = (row.title, row.role, row.city)
    if person is None:
        return " ".join(known)
    return " ".join((*known, person.department, person.responsibilities, *person.tags, *person.languages))


def _begins(typed: str, text: str) -> bool:
    """Each word typed begins a word of the text."""
    words = _words(text)
    return all(any(word.startswith(part) for word in words) for part in _words(typed))


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()


def _alike(typed: str, names: str) -> bool:
    words = _words(names)
    return all(any(_like_word(part, word) for word in words) for part in _words(typed))


def _like_word(part: str, word: str) -> bool:
    """A half-typed word is compared with as much of the name as was typed."""
    if len(part) < _SHORTEST:
        return word.startswith(part)
    return max(fuzz.ratio(part, word), fuzz.ratio(part, word[: len(part)]), fuzz.ratio(part, word[: len(part) + 1])) >= ALIKE


def _with_successors(rows: list[TargetRow], by_id: dict[str, TargetRow], people: dict[str, Person]) -> list[TargetRow]:
    """Whoever takes the place of one who is out or has left stands before them; a successor who cannot be rung stands between,
    with why, and is the one in whose place the other is."""
    ordered: dict[str, TargetRow] = {}
    for row in rows:
        person = people.get(row.id)
        left_to = by_id.get(person.replaced_by or "") if person is not None and row.why.code == "left" else None
        other, wanted = by_id.get(row.instead) or left_to, row
        if other is not None and left_to is not None and other.id != left_to.id:
            wanted = replace(left_to, instead=other.id, why=naming(left_to.why, other))
        if other is not None:
            stands_in = Why("stands_in", (("person", wanted.name),))
            ordered.setdefault(other.id, replace(other, why=stands_in) if other.available else other)
        ordered.setdefault(wanted.id, wanted)
        ordered.setdefault(row.id, row)
    return list(ordered.values())


def successor_out(rows: list[ReachRow], left: TargetRow) -> TargetRow | None:
    """Whoever has taken over from one who left, where they cannot be rung now; None: they can, or nobody has."""
    name = dict(left.why.values).get("successor") if left.why.code == "left" else None
    found = (row.target for row in rows if row.target is not None and row.target.name == name and not row.can_ring)
    return next(found, None)


def asked_for(rows: list[ReachRow]) -> TargetRow | None:
    """Whoever the best match is called like, where they have left or another stands in for them now; None: nobody such."""
    best = [row.target for row in rows[:2] if row.target is not None]
    third = rows[2].target if len(rows) > 2 else None
    if third is not None and third.instead == best[0].id and dict(third.why.values).get("successor") == best[-1].name:
        return third
    left = next((row for row in best if row.why.code == "left"), None)
    if left is not None or not best:
        return left
    stands_in = best[0].why == Why("stands_in", (("person", best[-1].name),))
    return best[-1] if stands_in and best[-1].instead == best[0].id else None


def _is_number(typed: str) -> bool:
    return any(c.isdigit() for c in typed) and all(c.isdigit() or c in "+ ()-./" for c in typed)


def _numbers(targets: tuple[TargetRow, ...], profile: Profile, typed: str, confirm: bool) -> list[ReachRow]:
    digits = "".join(c for c in typed if c.isdigit())
    having = [ReachRow(ReachKind.TARGET, row) for row in targets if row.number and digits.lstrip("0") in row.number]
    if is_emergency(digits, profile.country):
        return [ReachRow(ReachKind.DIAL, text=digits, valid=False), *having]
    try:
        number = to_e164(typed, profile.country)
    except Invalid:
        return [ReachRow(ReachKind.DIAL, text=digits, valid=False), *having]
    whose = _whose(number.e164, targets, profile)
    return [ReachRow(ReachKind.DIAL, whose, number.e164, number.valid, confirm), *having]


def _whose(number: str, targets: tuple[TargetRow, ...], profile: Profile) -> TargetRow | None:
    """Whose number it is, with what is entered for this very number: it need not be the first of theirs."""
    first = next((row for row in targets if row.number == number), None)
    if first is not None:
        return first
    rows = {row.id: row for row in targets}
    ways = ((rows.get(person.id), way) for person in profile.people for way in person.ways)
    return next((replace(row, number=number, confirm=way.confirm) for row, way in ways if row and way.value == number), None)


def split_name(typed: str) -> tuple[str, str, str]:
    """Name, firm and matter from one typed line, with commas between them."""
    name, firm, matter = (*(part.strip() for part in typed.split(",", 2)), "", "")[:3]
    return name, firm, matter
