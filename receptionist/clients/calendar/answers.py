"""What a client says of the days it was asked about: that nothing else is closed, or not after all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

import msgspec

from receptionist.clients.calendar.year import Days
from receptionist.clients.profile import ClosureAnswer, Profile
from receptionist.clients.versions import Version
from receptionist.errors import Problem


class Saves(Protocol):
    """What is needed of `receptionist.clients.service.ClientService`."""

    def save(self, profile: Profile, by: str) -> Profile: ...

    def versions_of(self, client: str) -> list[Version]: ...

    def version(self, client: str, version: int) -> Profile: ...


def has_answered(profile: Profile, days: Days) -> bool:
    """Whether it said of these very days that there is nothing else: not so where a closure is the answer."""
    return any((one.since, one.until) == days for one in profile.answers)


def answering(profile: Profile, days: Days, told_on: date | None) -> Profile:
    """It told us on that day; None: it has not told us."""
    answers = tuple(one for one in profile.answers if (one.since, one.until) != days)
    if told_on is not None:
        answers += (ClosureAnswer(since=days[0], until=days[1], told_on=told_on),)
    return msgspec.structs.replace(profile, answers=answers)


def keep_answer(clients: Saves, profile: Profile, change: Callable[[Profile], Profile], by: str) -> Profile:
    """The profile so changed, as it is saved. Where somebody saved it since it was read, it is read again: an answer takes
    nothing from what the other entered. Raises as `save`, `client.changed_meanwhile` only when there is no end to it."""
    for _attempt in range(3):
        try:
            return clients.save(change(profile), by)
        except Problem as problem:
            if problem.code != "client.changed_meanwhile":
                raise
        profile = clients.version(profile.id, clients.versions_of(profile.id)[0].version)
    return clients.save(change(profile), by)
