"""A moment in the past, put together again from event rows alone: what waited, who was on duty in which state, whose phone rang
for each call, what the fallback took, and what was out of order.

Within one life of the desk its numbering counts, not the clock. What was entered afterwards (the fallback's calls, calls that
ended while no desk was there) stands at its own time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TypeVar

import msgspec

from receptionist.calls.call_story import CallPast, story
from receptionist.calls.events import AssistantMoved, Direction
from receptionist.calls.past_duty import AssistantPast, Duty, DutySpan, Strength, assistants_in, strengths_in
from receptionist.calls.past_faults import Fault, faults_in
from receptionist.calls.past_window import Known, Silence, Window, is_by_hand, silences
from receptionist.calls.places import Place
from receptionist.staff.rights import Role, Verb, may


class Offer(msgspec.Struct, frozen=True):
    """To whom a waiting call was offered: who (logins) was free at any time while it waited, and how many at once at most."""

    assistants: tuple[str, ...] = ()
    most: int = 0


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a window. `client`: only this client's calls stand in it, None: all. `strengths` counts everybody, also
    where `assistants` does not name them all. `known`: the record says who was on duty, but for the times in which no desk was
    there (`silences`); `by_hand`: the desk was joined to no phone system then, and knows the calls alone for which a card was
    opened."""

    window: Window
    client: str | None = None
    calls: tuple[CallPast, ...] = ()
    assistants: tuple[AssistantPast, ...] = ()
    strengths: tuple[Strength, ...] = ()
    offers: dict[str, Offer] = {}
    faults: tuple[Fault, ...] = ()
    known: bool = True
    by_hand: bool = False
    silences: tuple[Silence, ...] = ()

    def is_recorded(self, moment: datetime) -> bool:
        """Whether the record says who was on duty then."""
        return self.known and not any(one.since <= moment < one.until for one in self.silences)

    @property
    def is_silent(self) -> bool:
        """Whether nothing at all is recorded of the window."""
        since, until = self.window.since, self.window.until
        return not self.known or any(one.since <= since and one.until >= until for one in self.silences)

    @property
    def waiting(self) -> list[CallPast]:
        """The calls that anybody free might have answered at the moment (`Window.then`), in answering order."""
        return self.waited_in(*self.window.then)

    def waited_in(self, since: datetime, until: datetime) -> list[CallPast]:
        """The same at any time from `since` to `until` (exclusive)."""
        return sorted((call for call in self.calls if call.waited_in(since, until)), key=lambda call: call.urgency)

    def strength(self, moment: datetime) -> Strength | None:
        """How many were there then."""
        return next((one for one in self.strengths if one.since <= moment < one.until), None)

    @property
    def strengths_then(self) -> list[tuple[datetime, Strength]]:
        """From when on how many were there within the moment (`Window.then`), the first of them at its beginning: another where
        other people came or went, or where nobody was free any more. Empty: that is not recorded."""
        begins, ends = self.window.then
        found: list[tuple[datetime, Strength]] = []
        for one in self.strengths if self.is_recorded(begins) else ():
            since = max(one.since, begins)
            if since >= min(one.until, ends) or not self.is_recorded(since):
                continue
            if not found or (found[-1][1].on_duty, found[-1][1].free > 0) != (one.on_duty, one.free > 0):
                found.append((since, one))
        return found if found and found[0][0] == begins else []

    @property
    def reached(self) -> list[CallPast]:
        """Calls that came in, on a phone or on a card made by hand."""
        return [call for call in self.calls if call.record.direction is not Direction.OUTBOUND]

    @property
    def by_fallback(self) -> list[CallPast]:
        """Calls that the phone system's fallback took, and those that went to a fallback number."""
        return [call for call in self.calls if call.by_fallback]

    def offered_to(self, call: CallPast) -> tuple[AssistantPast, ...]:
        """Who was free to answer while it waited, as far as they are named."""
        offer = self.offers.get(call.id, Offer())
        return tuple(one for one in self.assistants if one.id in offer.assistants)

    def most_free(self, call: CallPast) -> int:
        """How many at once were free to answer while it waited."""
        return self.offers.get(call.id, Offer()).most


def seen_by(shown: Picture, login: str, role: Role, by_name: Callable[[str], bool] = lambda _login: True) -> Picture:
    """The picture as somebody in that role may look at it. How many were there, free and busy everybody may know; who of them
    was, with pauses to the minute, is a person's behaviour at work: only whoever answers for the shift sees it by name, and
    each their own (GDPR art. 5(1)(c); Italian law 300/1970, art. 4), and only of those of whom the office lets it be shown
    (`by_name`, of a login; `receptionist.staff.figures`). Whose a call was stands in History, for everybody."""
    answers = may(role, Verb.SEE_DUTY)

    def named(one: str | None) -> bool:
        return one is not None and (one == login or (answers and by_name(one)))

    return msgspec.structs.replace(
        shown,
        calls=tuple(_unnamed(call, named) for call in shown.calls),
        assistants=tuple(one for one in shown.assistants if named(one.id)),
        faults=tuple(
            msgspec.structs.replace(fault, assistant=fault.assistant if named(fault.assistant) else None)
            for fault in shown.faults
        ),
    )


def _unnamed(call: CallPast, named: Callable[[str | None], bool]) -> CallPast:
    rung = tuple(msgspec.structs.replace(one, assistant=one.assistant if named(one.assistant) else "") for one in call.rung)
    return msgspec.structs.replace(call, rung=rung, sides=tuple(side for side in call.sides if named(side.assistant)))


def _offer(call: CallPast, assistants: Sequence[AssistantPast], strengths: Sequence[Strength]) -> Offer:
    free = (one.id for one in assistants if any(_is_free(span) for span in _while_waiting(call, one.spans)))
    return Offer(tuple(free), max((one.free for one in _while_waiting(call, strengths)), default=0))


def _is_free(span: DutySpan) -> bool:
    return span.duty in (Duty.FREE, Duty.HOLDING) and span.station is not None


_Span = TypeVar("_Span", DutySpan, Strength)


def _while_waiting(call: CallPast, spans: Sequence[_Span]) -> Iterator[_Span]:
    """Those of `spans`, which stand one after the other, in which the call waited."""
    for waited in call.places:
        if waited.place is Place.WAITING:
            for span in islice(spans, bisect_right(spans, waited.since, key=lambda span: span.until), None):
                if waited.until is not None and span.since >= waited.until:
                    break
                yield span


def picture(known: Known, window: Window, client: str | None = None) -> Picture:
    """Put the window together. `client` is an id; a call that was given to another client is that one's."""
    begins = {epoch: life.begins for epoch, life in known.lives.items()}
    told = (story(events, begins) for events in known.calls.values())
    stories = sorted((one for one in told if one is not None), key=lambda call: call.order)
    states = sorted(known.states, key=lambda event: (event.epoch, event.sequence))
    silent = silences(known.lives, window.until)
    assistants = tuple(assistants_in(states, stories, window, silent))
    calls = tuple(
        call for call in stories if call.overlaps(window.since, window.until) and client in (None, call.record.client)
    )
    by_hand = is_by_hand(states, window.at)
    strengths = tuple(strengths_in(assistants, window, by_hand=by_hand))
    return Picture(
        window=window,
        client=client,
        calls=calls,
        assistants=assistants,
        strengths=strengths,
        offers={call.id: _offer(call, assistants, strengths) for call in calls},
        faults=tuple(faults_in(states, known.lives, window, {call.id for call in calls} if client else None)),
        known=any(isinstance(event, AssistantMoved) and event.at < window.until for event in states),
        by_hand=by_hand,
        silences=tuple(one for one in silent.values() if one.since < min(one.until, window.until) and one.until > window.since),
    )
