"""Where somebody stands among the people of a client, by name and by UID."""

from __future__ import annotations

from collections.abc import Iterable

from receptionist.clients.profile import Person
from receptionist.clients.texts import one_line


class People:
    """Where in a profile somebody stands, by name and by UID; nobody ever moves in a file."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._named: dict[str, list[int]] = {}
        self._by_uid: dict[str, int] = {}
        for place, person in enumerate(people):
            self.add(place, person)

    def add(self, place: int, person: Person) -> None:
        """Somebody new, or somebody's new name."""
        places = self._named.setdefault(name_key(person.name), [])
        if place not in places:
            places.append(place)
        for uid in {person.uid, person.id} - {None}:
            self._by_uid.setdefault(str(uid), place)

    def named(self, name: str) -> list[int]:
        """The places of all who are or were called so."""
        return self._named.get(name_key(name), [])

    def of_uid(self, uid: str) -> int | None:
        """The place of the one."""
        return self._by_uid.get(uid)


def name_key(name: str) -> str:
    """Names are the same whatever their case and blanks."""
    return one_line(name).casefold()
