"""Who at our clients rings from a number: a known person is recognised on any line, the provider's own among them.

That a number belongs to a person of a client is that client's: on another line only name, role and client are said, so that
they can be helped; what else is known stays behind (GDPR art. 28). A shown number proves nothing: it may be made up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from receptionist.clients.calendar.days import status_at
from receptionist.clients.presence import left_by
from receptionist.clients.profile import Person, Profile, Status, WayKind


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person, and the client they belong to."""

    client: Profile
    person: Person


class KnownPeople:
    """All people by their numbers (E.164), made once from the profiles of the moment. A number mostly is one person's: so there
    is one place for each, and a list only for numbers that several share."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._people: list[tuple[Profile, Person]] = []
        self._first: dict[str, int] = {}
        self._shared: dict[str, list[int]] = {}
        for profile in profiles:
            for person in profile.people:
                self._add(profile, person)

    def _add(self, profile: Profile, person: Person) -> None:
        place = len(self._people)
        self._people.append((profile, person))
        for way in person.ways:
            if way.kind is not WayKind.MAIL and self._first.setdefault(way.value, place) != place:
                self._shared.setdefault(way.value, []).append(place)

    def of(self, number: str | None, at: datetime) -> tuple[KnownPerson, ...]:
        """Whose number it is at `at`, by client and name: nobody who has left, and nobody of a client that is none any more."""
        if number is None or number not in self._first:
            return ()
        places = {self._first[number], *self._shared.get(number, ())}
        here = [KnownPerson(*of) for of in map(self._people.__getitem__, places) if _there(of[0], of[1], at)]
        return tuple(sorted(here, key=lambda one: (one.client.name, one.person.name)))


def _there(profile: Profile, person: Person, at: datetime) -> bool:
    return not left_by(person, at, profile.zone) and status_at(profile, at).status is not Status.ENDED
