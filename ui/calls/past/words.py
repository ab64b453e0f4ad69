"""Earlier calls in words: one line on the caller's card, one row in a list."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from receptionist.calls.events import Direction
from receptionist.calls.record import CallRecord
from receptionist.telephony.numbers import show
from ui.calls.past.earlier import CallerPast
from ui.calls.words.days import day_words
from ui.calls.words.reasons import kind_words, result_words
from ui.calls.words.text import plain


def past_line(past: CallerPast, now: datetime) -> str:
    """How often this caller has rung this client, and how it ended last; empty for a first call."""
    if not past.calls and not past.messages:
        return ""
    nth = QCoreApplication.translate("past", "call no. {number} to this client").format(number=len(past.calls) + 1)
    return " · ".join(part for part in (nth, _last(past, now)) if part)


def _last(past: CallerPast, now: datetime) -> str:
    last_call = past.calls[0] if past.calls else None
    message = past.messages[0] if past.messages else None
    if message is not None and (last_call is None or message.taken_at >= last_call.started):
        when = day_words(message.taken_at.astimezone(now.tzinfo), now)
        last = QCoreApplication.translate("past", "last: message to {whom}, {when}")
        return last.format(whom=plain(message.recipient, 40) or "?", when=when)
    if last_call is None:
        return ""
    when = day_words(last_call.started.astimezone(now.tzinfo), now)
    result = kind_words(last_call.kind_of_call) or result_words(last_call.result, card=last_call.direction is Direction.NONE)
    result = result or QCoreApplication.translate("past", "goes on")
    return QCoreApplication.translate("past", "last: {result}, {when}").format(result=result, when=when)


def who(call: CallRecord, country: str) -> str:
    """The other party of a past call."""
    name = ", ".join(part for part in (plain(call.name or call.caller.name), plain(call.firm)) if part)
    number = show(call.caller.number, country) if call.caller.number else ""
    unknown = QCoreApplication.translate("past", "withheld number")
    return " · ".join(part for part in (name, plain(number, 40)) if part) or unknown


def call_words(call: CallRecord, zone: tzinfo | None, now: datetime) -> str:
    """When, how it ended, how long it took."""
    card = call.direction is Direction.NONE
    seconds = 0 if card else round(call.times.talking)
    talked = f"{seconds // 60}:{seconds % 60:02}" if seconds else ""
    out = QCoreApplication.translate("past", "outgoing") if call.direction is Direction.OUTBOUND else ""
    out = QCoreApplication.translate("past", "card by hand") if card else out
    result = result_words(call.result, card=card) or QCoreApplication.translate("past", "goes on")
    parts = (day_words(call.started.astimezone(zone), now), out, result, kind_words(call.kind_of_call), talked)
    return " · ".join(part for part in parts if part)
