"""What of a client's card is new to the assistant who answers: what changed since she last answered for that client. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from receptionist.clients.calendar.days import lines_at, status_at
from receptionist.clients.news import News
from receptionist.clients.profile import Closure, Occasion, Profile
from receptionist.clients.since import people_changed


@dataclass(frozen=True, slots=True)
class Fresh:
    """New since `since` (UTC): greetings by their occasion, instructions by their text, people and other places to ring by id;
    and `fields` of the profile (`FIELDS`) in which something else stands. `before`: what the client was then, where it is
    another now."""

    since: datetime
    greetings: frozenset[Occasion] = frozenset()
    instructions: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    closures: tuple[Closure, ...] = ()
    status: bool = False
    fields: tuple[str, ...] = ()
    before: Profile | None = None

    def told(self, news: News) -> bool:
        """Whether the news is new to her."""
        return news.written_at > self.since


FIELDS = ("hours", "lines", "addresses", "vat_number", "tax_code", "sdi", "pec", "mail", "website", "facts")
"""What an assistant knows of a client by heart, besides what she reads out, in the order in which it is told."""


def fresh(before: Profile, after: Profile, since: datetime, now: datetime) -> Fresh:
    """What is new in `after` to whoever knew `before`, and was there `since` last."""
    absent = {person.id: person.absences for person in before.people}
    away = {person.id for person in after.people if set(person.absences) - set(absent.get(person.id, ()))}
    changed = {person.id for person, _how in people_changed(before.people, after.people)}
    return Fresh(
        since=since,
        greetings=frozenset(one.occasion for one in after.greetings if one not in before.greetings),
        instructions=frozenset(one.text for one in after.instructions if one not in before.instructions),
        people=frozenset(changed | away | {one.id for one in after.reaches if one not in before.reaches}),
        closures=tuple(one for one in after.closures if one not in before.closures),
        status=status_at(before, since).status != status_at(after, now).status,
        fields=tuple(field for field in FIELDS if _of(field, before, since) != _of(field, after, now)),
        before=before,
    )


def _of(field: str, profile: Profile, at: datetime) -> object:
    """Of the numbers which are theirs then, and how each is answered."""
    if field != "lines":
        return getattr(profile, field)
    return {msgspec.structs.replace(line, since=None, until=None) for line in lines_at(profile, at)}
