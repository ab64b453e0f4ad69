"""A picture of the past in words and lanes: of a day they are too many to be made on the screen's own thread."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from receptionist.calls.past_moment import Picture, seen_by
from receptionist.staff.rights import Verb, may
from receptionist.staff.service import Assistant
from ui.calls.at_that_moment.lane import Lane
from ui.calls.at_that_moment.lanes import calls, faults, staff
from ui.calls.at_that_moment.words import sentences, why_not_named
from ui.calls.book import Book
from ui.calls.words.days import hour_there


@dataclass(frozen=True, slots=True)
class Drawn:
    """In words and lanes."""

    shown: Picture
    said: str
    calls: list[Lane]
    staff: list[Lane]
    why_not_named: str

    @staticmethod
    def of(whole: Picture, person: Assistant, by_name: str, book: Book, zone: ZoneInfo) -> Drawn:
        """As `person` may see it (`by_name`: the office's setting), on the clock of `zone`."""
        shown = seen_by(whole, person.login, person.role, book.shows_state)
        hidden = len(whole.assistants) > len(shown.assistants) and may(person.role, Verb.SEE_DUTY)
        profile = book.profile(shown.client)
        told = " ".join(sentences(shown, zone, profile.name if profile else ""))
        there = hour_there(shown.window.at, zone, profile)
        rows = [*faults(shown, zone), *calls(shown, book, zone)]
        said = f"{told} ({there})" if there else told
        return Drawn(shown, said, rows, staff(shown, zone), why_not_named(by_name) if hidden else "")
