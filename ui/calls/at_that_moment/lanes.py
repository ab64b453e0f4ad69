"""The rows of a moment in the past: what was out of order, the calls, and who was there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from receptionist.calls.call_story import CallPast
from receptionist.calls.events import Direction
from receptionist.calls.past_duty import AssistantPast, Duty, DutySpan
from receptionist.calls.past_faults import Fault
from receptionist.calls.past_moment import Picture
from receptionist.calls.places import LOST, OVER, Place
from ui.calls.at_that_moment.lane import Bar, Ink, Lane
from ui.calls.at_that_moment.words import duty_words, fault_words, hour, lasted, rung_words
from ui.calls.book import Book
from ui.calls.past.model import CALL_ICONS
from ui.calls.past.words import who
from ui.calls.words.reasons import place_name, result_words
from ui.calls.words.text import plain

_PLACES = {
    Place.OFFERED: Ink.WAITING,
    Place.WAITING: Ink.WAITING,
    Place.RETURNED: Ink.WAITING,
    Place.ANSWERING: Ink.RINGING,
    Place.DIALLING: Ink.RINGING,
    Place.RINGING: Ink.RINGING,
    Place.TALKING: Ink.TALKING,
    Place.HELD: Ink.HOLDING,
    Place.TRANSFERRING: Ink.HOLDING,
    Place.TRANSFERRED: Ink.THROUGH,
    Place.CLOSED: Ink.ELSEWHERE,
    Place.OVERFLOWED: Ink.ELSEWHERE,
}
_DUTIES = {
    Duty.FREE: Ink.FREE,
    Duty.RINGING: Ink.RINGING,
    Duty.TALKING: Ink.TALKING,
    Duty.CONSULTING: Ink.TALKING,
    Duty.HOLDING: Ink.HOLDING,
    Duty.WRAP_UP: Ink.ELSEWHERE,
    Duty.PAUSE: Ink.PAUSE,
}


def faults(shown: Picture, zone: tzinfo) -> list[Lane]:
    """What was out of order, on the clock of `zone`."""
    return [_fault(fault, shown, zone) for fault in shown.faults]


def calls(shown: Picture, book: Book, zone: tzinfo) -> list[Lane]:
    """The calls."""
    return [_call(call, shown, book, zone) for call in shown.calls]


def staff(shown: Picture, zone: tzinfo) -> list[Lane]:
    """How many were there, and who of them is named."""
    return [*_strength(shown), *(_assistant(one, shown, zone) for one in shown.assistants)]


def legend() -> tuple[tuple[Ink, str], ...]:
    """What the bars stand for."""
    return (
        (Ink.WAITING, QCoreApplication.translate("moment", "waiting")),
        (Ink.RINGING, QCoreApplication.translate("moment", "a phone of ours rings")),
        (Ink.TALKING, QCoreApplication.translate("moment", "talking")),
        (Ink.HOLDING, QCoreApplication.translate("moment", "on hold")),
        (Ink.FREE, QCoreApplication.translate("moment", "free")),
        (Ink.PAUSE, QCoreApplication.translate("moment", "pause")),
        (Ink.FAULT, QCoreApplication.translate("moment", "out of order")),
        (Ink.THROUGH, QCoreApplication.translate("moment", "put through")),
        (Ink.ELSEWHERE, QCoreApplication.translate("moment", "announcement, fallback, wrap-up")),
    )


def _lane(icon: str, first: str, second: str, bars: Iterator[Bar], shown: Picture, **more: object) -> Lane:
    told = more.get("told", ())
    words = ", ".join(text for text in (first, second, *told) if text)  # type: ignore[misc]
    return Lane(icon, first, second, tuple(bars), shown.window, words, **more)  # type: ignore[arg-type]


# ---- out of order


def _fault(fault: Fault, shown: Picture, zone: tzinfo) -> Lane:
    first, second = fault_words(fault, zone)
    until = shown.window.until if fault.until is None else fault.until
    lasts = until > fault.since
    bar = Bar(Ink.FAULT if lasts else Ink.LOST, fault.since, until)
    return _lane("triangle-alert", first, second, iter((bar,)), shown, alarm=True, call=fault.call, told=(first,))


# ---- calls


def _call(call: CallPast, shown: Picture, book: Book, zone: tzinfo) -> Lane:
    record = call.record
    profile = book.profile(record.client) or book.own()
    caller = who(record, profile.country if profile is not None else "IT")
    client = "" if shown.client is not None or profile is None else plain(profile.brief)
    lost = record.result in LOST
    return _lane(
        "phone-missed" if lost else CALL_ICONS[record.direction],
        "   ".join(part for part in (client, caller) if part),
        _how(call, shown, zone),
        _call_bars(call, shown),
        shown,
        colour=profile.colour if profile is not None else "",
        alarm=lost,
        marked=call.waited_in(*shown.window.then),
        call=call.id,
        told=tuple(_told(call, shown, book, zone)),
    )


def _how(call: CallPast, shown: Picture, zone: tzinfo) -> str:
    record, then = call.record, call.place_in(*shown.window.then)
    waited = record.times.waiting + record.times.ringing
    parts = [hour(record.started, zone, seconds=True)]
    if then is not None and then.place is not Place.OFFERED:
        parts.append(QCoreApplication.translate("moment", "then: {place}").format(place=place_name(then.place)))
    if round(waited) and record.direction is Direction.INBOUND:
        parts.append(QCoreApplication.translate("moment", "waited {time}").format(time=lasted(waited)))
    parts.append(result_words(record.result, card=record.direction is Direction.NONE))
    return " · ".join(part for part in parts if part)


def _call_bars(call: CallPast, shown: Picture) -> Iterator[Bar]:
    for span in call.places:
        if span.place in _PLACES and call.record.direction is not Direction.NONE:
            yield Bar(_PLACES[span.place], span.since, span.until or shown.window.until)
    last = call.places[-1]
    if last.place in OVER and last.since < shown.window.until:
        yield Bar(Ink.LOST if call.record.result in LOST else Ink.DONE, last.since, last.since)


def _told(call: CallPast, shown: Picture, book: Book, zone: tzinfo) -> Iterator[str]:
    """To whom it was offered, and whose phone rang."""
    if call.record.direction is Direction.INBOUND and shown.known:
        yield _offered(call, shown)
    for rung in call.rung:
        yield rung_words(rung, zone, book.name_of(rung.assistant))
    if call.by_fallback:
        yield QCoreApplication.translate("moment", "The fallback took it.")


def _offered(call: CallPast, shown: Picture) -> str:
    free = shown.most_free(call)
    named = ", ".join(one.name for one in shown.offered_to(call))
    if not free:
        return QCoreApplication.translate("moment", "While it waited nobody was free.")
    if len(shown.assistants) < free or not named:
        return QCoreApplication.translate("moment", "While it waited, free to answer: {count}.").format(count=free)
    return QCoreApplication.translate("moment", "While it waited, offered to: {names}").format(names=named)


# ---- who was there


def _strength(shown: Picture) -> Iterator[Lane]:
    """How many were free, over the time; everybody may see it."""
    then = shown.strength(shown.window.at)
    if not shown.known or then is None:
        return
    recorded = shown.is_recorded(shown.window.at)
    first = QCoreApplication.translate("moment", "On duty {count}").format(count=then.on_duty if recorded else "?")
    second = (
        "" if shown.by_hand or not recorded else QCoreApplication.translate("moment", "free {free} · busy with a call {busy}")
    )
    bars = (Bar(Ink.FREE, one.since, one.until) for one in shown.strengths if one.free)
    yield _lane("headset", first, second.format(free=then.free, busy=then.busy), bars, shown)


def _assistant(one: AssistantPast, shown: Picture, zone: tzinfo) -> Lane:
    then = one.at(shown.window.at)
    second = ""
    if then is not None:
        since = hour(max(then.since, shown.window.since), zone)
        second = QCoreApplication.translate("moment", "{what} since {since}").format(
            what=duty_words(then, by_hand=shown.by_hand), since=since
        )
    bars = (Bar(_ink(span, shown.by_hand), span.since, span.until) for span in one.spans if span.duty in _DUTIES)
    told = tuple(f"{hour(span.since, zone, seconds=True)}  {duty_words(span, by_hand=shown.by_hand)}" for span in one.spans)
    return _lane("circle-user", one.name, second, bars, shown, told=told)


def _ink(span: DutySpan, by_hand: bool) -> Ink:
    at_no_phone = span.duty is Duty.FREE and span.station is None and not by_hand
    return Ink.PAUSE if at_no_phone else _DUTIES[span.duty]


def moment_of_call(started: datetime) -> datetime:
    """The first whole second at which a call that began then was there."""
    return started.replace(microsecond=0) + timedelta(seconds=1)
