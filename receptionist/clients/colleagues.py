"""Who at a client stands in for whom, or has taken over from whom: what of that goes when somebody is taken out. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from receptionist.clients.profile import Person


def named_by(people: Iterable[Person], person: str) -> tuple[Person, ...]:
    """Those whose successor, deputy or substitute is this person (id)."""
    return tuple(one for one in people if one.id != person and _without(one, person) != one)


def without(people: Iterable[Person], person: str) -> tuple[Person, ...]:
    """The others, of whom nobody has this person (id) as successor, deputy or substitute any more."""
    return tuple(_without(one, person) for one in people if one.id != person)


def _without(one: Person, person: str) -> Person:
    """They themselves where nothing of theirs names that person: what is half-typed of them stays theirs."""
    absences = tuple(replace(absence, substitute=None) if absence.substitute == person else absence for absence in one.absences)
    if person not in {one.deputy, one.replaced_by} and absences == one.absences:
        return one
    deputy = None if one.deputy == person else one.deputy
    return replace(one, deputy=deputy, replaced_by=None if one.replaced_by == person else one.replaced_by, absences=absences)
