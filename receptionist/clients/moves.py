"""A number goes from one client to another from a moment on, and perhaps back again: whose it is when, after a move. Pure.

What was planned for later stays: a move holds until the next one begins. A number that is taken away and given to somebody
else, in two steps, has moved as well: calls were taken on it, and for a while the card is to say whose it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from receptionist.clients.calendar.days import EVER, meet, over, owns
from receptionist.clients.profile import Line, Profile
from receptionist.errors import Invalid


def moved(profiles: Iterable[Profile], number: str, to: Profile, since: datetime) -> list[Profile]:
    """Those that are others when from `since` (UTC) on the number is `to`'s, `to` last. It is until whoever has it then would
    have lost it, or, where nobody has it, until it is somebody's. Raises `line.moves_to_itself`."""
    held = [(one, line) for one in profiles if one.id != to.id for line in one.lines if line.number == number]
    own = [line for line in to.lines if line.number == number]
    if any(owns(line, since) for line in own):
        raise Invalid("line.moves_to_itself", line=number, client=to.name)
    holder = next(((one, line) for one, line in held if owns(line, since)), None)
    begins = [line.since for line in (*own, *(line for _one, line in held)) if line.since is not None and line.since > since]
    until = holder[1].until if holder is not None else min(begins, default=None)
    left = [] if holder is None else [ending(*holder, since)]
    return [*left, _with(to, number, since, until)]


def ending(profile: Profile, line: Line, until: datetime) -> Profile:
    """The profile, with the line its own only until then; one that had not begun by then goes, with what was said for that
    number alone."""
    if line.since is None or line.since < until:
        return _instead(profile, line, msgspec.structs.replace(line, until=until))
    kept = _instead(profile, line)
    numbers = {None, *(one.number for one in kept.lines)}
    of_number = ("greetings", "instructions", "closures")
    said = {name: tuple(one for one in getattr(kept, name) if one.line in numbers) for name in of_number}
    return msgspec.structs.replace(kept, **said)


def ended(kept: Profile, lately: Profile, wanted: Profile, at: datetime) -> Profile:
    """`wanted`, with each time with a number that it takes out of the profile as `kept`, and that was theirs `lately` already:
    it ends at `at` (UTC) instead, and one that is over stays as it is. What was theirs was theirs, however often one takes it
    away."""

    def stands_in(profile: Profile, line: Line) -> bool:
        return any(one.number == line.number and meet(one, line) for one in profile.lines)

    gone = [
        line
        for line in kept.lines
        if (owns(line, at) or over(line, at)) and stands_in(lately, line) and not stands_in(wanted, line)
    ]
    closed = (msgspec.structs.replace(line, until=at) if owns(line, at) else line for line in gone)
    return msgspec.structs.replace(wanted, lines=(*wanted.lines, *closed)) if gone else wanted


def begun(wanted: Profile, kept: Profile | None, over_at: Callable[[str], datetime | None]) -> Profile:
    """`wanted`, with each number that is new to it, and of which nothing says since when it is theirs, beginning where the time
    of whoever had it is over (`over_at`, UTC; None: nobody had it, or somebody still has it)."""
    known = {line.number for line in kept.lines} if kept is not None else set()
    lines = tuple(
        msgspec.structs.replace(line, since=over_at(line.number)) if line.since is None and line.number not in known else line
        for line in wanted.lines
    )
    return msgspec.structs.replace(wanted, lines=lines) if lines != wanted.lines else wanted


def _with(to: Profile, number: str, since: datetime, until: datetime | None) -> Profile:
    """What was to leave then stays, and what was to come at its end comes earlier. Else it is as the number was when it was
    `to`'s before: of whoever had it meanwhile, nothing is `to`'s."""
    own = [line for line in to.lines if line.number == number]
    stays = next((one for one in own if one.until == since), None)
    comes = next((one for one in own if until is not None and one.since == until), None)
    if stays is not None and comes is not None and _alike(stays, comes):
        return _instead(_instead(to, comes), stays, msgspec.structs.replace(stays, until=comes.until))
    if stays is not None:
        return _instead(to, stays, msgspec.structs.replace(stays, until=until))
    if comes is not None:
        return _instead(to, comes, msgspec.structs.replace(comes, since=since))
    before = [one for one in own if one.until is not None and one.until < since]
    known = max(before, key=lambda one: one.until or EVER, default=Line(number=number))
    return msgspec.structs.replace(to, lines=(*to.lines, msgspec.structs.replace(known, since=since, until=until)))


def _alike(one: Line, other: Line) -> bool:
    """Whether only the time is another."""
    return msgspec.structs.replace(one, since=None, until=None) == msgspec.structs.replace(other, since=None, until=None)


def _instead(profile: Profile, line: Line, *others: Line) -> Profile:
    """With `others` in the place of the line."""
    place = next(n for n, one in enumerate(profile.lines) if one is line)
    return msgspec.structs.replace(profile, lines=(*profile.lines[:place], *others, *profile.lines[place + 1 :]))
