"""What a day came to, counted from the stream of events alone: each inbound call once, in exactly one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from receptionist.calls.events import AnyEvent, Direction, Finished, Moved, Offered
from receptionist.calls.places import Place, Result

TAKEN = frozenset(
    {Result.ANSWERED, Result.MESSAGE, Result.TRANSFERRED, Result.BLIND_TRANSFERRED, Result.ABANDONED_ON_HOLD},
)
"""Results of a call that somebody took."""

PUT_THROUGH = frozenset({Result.TRANSFERRED, Result.BLIND_TRANSFERRED})


@dataclass(frozen=True, slots=True)
class Figures:
    """Inbound calls. `offered` is the sum of the others but `transferred`, which is a part of `answered`; `waiting` are those
    that nobody had answered when the stream ended."""

    offered: int = 0
    answered: int = 0
    transferred: int = 0
    abandoned: int = 0
    waiting: int = 0
    closed: int = 0
    overflowed: int = 0
    voicemail: int = 0
    nobody: int = 0
    refused: int = 0
    failed: int = 0

    @property
    def adds_up(self) -> bool:
        """The sum that always holds."""
        ends = (self.answered, self.abandoned, self.waiting, self.closed, self.overflowed, self.voicemail)
        return self.offered == sum(ends) + self.nobody + self.refused + self.failed

    def as_dict(self) -> dict[str, int]:
        """By name, in the order in which they are promised."""
        return asdict(self)


@dataclass(slots=True)
class _Story:
    place: Place = Place.OFFERED
    taken: bool = False
    result: Result | None = None

    def counts_as(self) -> str:
        if self.taken or self.result in TAKEN:
            return "answered"
        if self.result is not None:
            return str(self.result)
        return "overflowed" if self.place is Place.OVERFLOWED else "waiting"

    def was_put_through(self) -> bool:
        return self.result in PUT_THROUGH or (self.result is None and self.place is Place.TRANSFERRED)


def figures(events: Iterable[AnyEvent]) -> Figures:
    """Count a stream, whole or cut off anywhere. Calls out and hand-made cards are left out."""
    stories: dict[str, _Story] = {}
    for event in events:
        if isinstance(event, Offered) and event.direction is Direction.INBOUND:
            stories.setdefault(event.call, _Story())
        elif isinstance(event, Moved | Finished) and event.call in stories:
            _note(stories[event.call], event)
    counted = Counter(story.counts_as() for story in stories.values())
    through = sum(story.was_put_through() for story in stories.values())
    return Figures(offered=len(stories), transferred=through, **counted)


def _note(story: _Story, event: Moved | Finished) -> None:
    if isinstance(event, Finished):
        story.result = event.result
        return
    story.place = event.place
    story.taken = story.taken or event.place is Place.TALKING
