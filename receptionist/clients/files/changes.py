"""What an import would do to each client, in a line: for whoever looks at it before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from receptionist.clients.calendar.days import line_keys
from receptionist.clients.files.columns import Column
from receptionist.clients.files.outcome import Plan
from receptionist.clients.files.written import OF_CLIENT, written
from receptionist.clients.profile import Line, Profile


@dataclass(frozen=True, slots=True)
class Change:
    """How many of its numbers and people are new, how many of them are changed, and which of its own columns. `new`: the client
    itself."""

    profile: Profile
    new: bool
    numbers: int
    people: int
    altered: int
    columns: tuple[Column, ...]


def changes(plan: Plan) -> list[Change]:
    """In the order in which they are saved."""
    return [_change(profile, plan.before.get(profile.id)) for profile in plan.profiles]


def _change(now: Profile, was: Profile | None) -> Change:
    if was is None:
        return Change(now, True, len(now.lines), len(now.people), 0, ())
    columns = tuple(column for column in OF_CLIENT if written(column, now) != written(column, was))
    lines = _by_key(was)
    people = {person.id: person for person in was.people}
    changed = [line for key, line in _by_key(now).items() if lines.get(key, line) != line]
    altered = [person for person in now.people if people.get(person.id, person) != person]
    return Change(
        now,
        False,
        len(_by_key(now).keys() - lines.keys()),
        len([person for person in now.people if person.id not in people]),
        len(changed) + len(altered),
        columns,
    )


def _by_key(profile: Profile) -> dict[str, Line]:
    return dict(zip(line_keys(line.number for line in profile.lines), profile.lines, strict=True))
