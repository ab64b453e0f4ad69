"""What is wrong with clients only when all rows of a file are taken, and which rows are to be left out for it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from receptionist.clients.calendar.days import meet
from receptionist.clients.checks import check, in_the_way
from receptionist.clients.elsewhere import Elsewhere
from receptionist.clients.files.entries import Entry
from receptionist.clients.profile import Line, Profile
from receptionist.errors import Invalid

Claims = Callable[[str], Sequence[tuple[Profile, Line]]]
"""Whose line a number is, was, or will be, when all rows are taken."""
Taken = Sequence[tuple[Entry, Profile]]
"""The rows of one client in order, each with what the client was after it."""


def faults(profile: Profile, was: Profile | None, claims: Claims, elsewhere: Elsewhere) -> Iterator[Invalid]:
    """What keeps the profile from being saved. Of two clients that would have one number at once it is said of the one that
    asks for more of it than it has now."""
    yield from in_the_way(profile, was, check(profile))
    kept = was.lines if was is not None else ()
    for line in profile.lines:
        for owner, other in claims(line.number):
            if owner.id != profile.id and meet(line, other) and not any(_is_within(line, one) for one in kept):
                yield Invalid("line.taken", line=line.number, client=owner.name)
    yield from elsewhere.faults_of_lines(profile)


def _is_within(line: Line, other: Line) -> bool:
    """Whether `line` asks for no instant of the number that is not in `other`."""
    begins = other.since is None or (line.since is not None and line.since >= other.since)
    ends = other.until is None or (line.until is not None and line.until <= other.until)
    return line.number == other.number and begins and ends


def at_fault(fault: Invalid, taken: Taken, was: Profile | None, claims: Claims, elsewhere: Elsewhere) -> list[Entry]:
    """The row that brought the fault; all of the client's, where it was wrong before."""

    def is_in(profile: Profile) -> bool:
        return any((one.code, one.values) == (fault.code, fault.values) for one in faults(profile, was, claims, elsewhere))

    if was is not None and is_in(was):
        return [entry for entry, _ in taken]
    brought = taken[-1][0]
    for entry, profile in reversed(taken):
        if not is_in(profile):
            break
        brought = entry
    return [brought]
