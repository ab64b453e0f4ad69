"""A window of past time, and what the record holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import pairwise

import msgspec

from receptionist.calls.events import AnyEvent, AssistantMoved, CallEvent, PhoneMoved, StationMoved, Trouble
from receptionist.errors import Problem
from receptionist.telephony.port import NOT_JOINED

StateEvent = AssistantMoved | StationMoved | PhoneMoved | Trouble


class Window(msgspec.Struct, frozen=True):
    """The moment that is asked about, and from when until when one looks around it (aware; `until` exclusive)."""

    at: datetime
    since: datetime
    until: datetime

    @property
    def then(self) -> tuple[datetime, datetime]:
        """From when until when (exclusive) the moment itself lasts: a full minute is that minute, as whoever says *at 10:20*
        means it; any other moment is its second."""
        is_minute = self.at == self.at.replace(second=0, microsecond=0)
        return self.at, self.at + timedelta(minutes=1 if is_minute else 0, seconds=0 if is_minute else 1)


UNSEEN = timedelta(seconds=90)
"""A desk of which nothing was noted for so long was not there (`receptionist.calls.seen` notes it)."""
AROUND = 15
"""Minutes before and after the moment that are looked at, unless somebody asks for others."""


def window(at: datetime, minutes: int, now: datetime) -> Window:
    """So many minutes before and after `at`; what is still to come is left out. Raises `Problem` `moment.ahead`."""
    if at > now:
        raise Problem("moment.ahead")
    half = timedelta(minutes=minutes)
    return Window(at, at - half, max(min(at + half, now), at + timedelta(seconds=1)))


def is_by_hand(states: Iterable[StateEvent], at: datetime) -> bool:
    """Whether the desk was joined to no phone system at `at`, so that it knows the calls alone for which a card was opened.
    `states` in their order; before the first word on it, it was as that says."""
    words = [event for event in states if isinstance(event, PhoneMoved)]
    said = next((event for event in reversed(words) if event.at <= at), next(iter(words), None))
    return said is not None and is_not_joined(said)


def is_not_joined(said: PhoneMoved) -> bool:
    """Whether the phone system is not heard because there is none to hear."""
    return not said.connected and said.reason == NOT_JOINED


class Life(msgspec.Struct, frozen=True):
    """One life of the desk: from its first word to when it was last heard of. `seen`: it was noted that the desk was there, so
    that its end does not hang on its calls alone."""

    begins: datetime
    ends: datetime
    seen: bool = False


class Silence(msgspec.Struct, frozen=True):
    """From the last word of a desk until the next one is there: who was on duty then nobody knows. Not `back`: none is there
    yet, and `until` is only as far as one looks."""

    since: datetime
    until: datetime
    back: bool = True


def silences(lives: Mapping[int, Life], until: datetime) -> dict[int, Silence]:
    """By the life of the desk that they follow. `until`: as far as one looks."""
    ordered = sorted(lives.items())
    found = {epoch: Silence(min(life.ends, next_.begins), next_.begins) for (epoch, life), (_, next_) in pairwise(ordered)}
    for epoch, last in ordered[-1:]:
        if last.seen and until - last.ends > UNSEEN:
            found[epoch] = Silence(last.ends, until, back=False)
    return found


class Known(msgspec.Struct, frozen=True):
    """What the record holds of a window: of each call in it all events; the last word before it on each assistant, station and
    the phone system, and every later one; the lives of the desk that have to do with it and the next one, by epoch."""

    calls: dict[str, list[AnyEvent]] = {}
    states: list[StateEvent] = []
    lives: dict[int, Life] = {}


def of_stream(events: Iterable[AnyEvent]) -> Known:
    """A whole stream, in the order in which it was written, as `picture` takes it."""
    calls: dict[str, list[AnyEvent]] = {}
    states: list[StateEvent] = []
    lives: dict[int, Life] = {}
    for event in events:
        if isinstance(event, CallEvent):
            calls.setdefault(event.call, []).append(event)
        elif isinstance(event, AssistantMoved | StationMoved | PhoneMoved | Trouble):
            states.append(event)
            lives.setdefault(event.epoch, Life(event.at, event.at))
        if event.epoch in lives:
            life = lives[event.epoch]
            lives[event.epoch] = Life(life.begins, max(life.ends, event.at))
    return Known(calls, states, lives)
