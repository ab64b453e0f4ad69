"""What of a client's card is new to the assistant who answers: what changed since she last answered for that client. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from receptionist.clients.calendar import status_at
from receptionist.clients.news import News
from receptionist.clients.profile import Closure, Occasion, Profile
from receptionist.clients.since import people_changed


@dataclass(frozen=True, slots=True)
class Fresh:
    """New since `since` (UTC): greetings by their occasion, instructions by their text, people by id."""

    since: datetime
    greetings: frozenset[Occasion] = frozenset()
    instructions: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    closures: tuple[Closure, ...] = ()
    status: bool = False

    def told(self, news: News) -> bool:
        """Whether the news is new to her."""
        return news.written_at > self.since


def fresh(before: Profile, after: Profile, since: datetime, now: datetime) -> Fresh:
    """What is new in `after` to whoever knew `before`, and was there `since` last."""
    absent = {person.id: person.absences for person in before.people}
    away = {person.id for person in after.people if set(person.absences) - set(absent.get(person.id, ()))}
    changed = {person.id for person, _how in people_changed(before.people, after.people)}
    return Fresh(
        since=since,
        greetings=frozenset(one.occasion for one in after.greetings if one not in before.greetings),
        instructions=frozenset(one.text for one in after.instructions if one not in before.instructions),
        people=frozenset(changed | away),
        closures=tuple(one for one in after.closures if one not in before.closures),
        status=status_at(before, since).status != status_at(after, now).status,
    )
