"""Codes of the desk and of the rules in words: where a call is, why it came back, why a target is offered or greyed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QTime

from receptionist.calls.board import CallView
from receptionist.calls.events import Direction
from receptionist.calls.places import KindOfCall, Place, Result, Side
from receptionist.clients.card import TargetRow
from ui.calls.words.text import plain

_PLACES = {
    Place.OFFERED: "",
    Place.WAITING: "",
    Place.ANSWERING: QT_TRANSLATE_NOOP("reasons", "your phone rings"),
    Place.TALKING: QT_TRANSLATE_NOOP("reasons", "talking"),
    Place.HELD: QT_TRANSLATE_NOOP("reasons", "on hold"),
    Place.TRANSFERRING: QT_TRANSLATE_NOOP("reasons", "being put through"),
    Place.TRANSFERRED: QT_TRANSLATE_NOOP("reasons", "put through"),
    Place.RETURNED: QT_TRANSLATE_NOOP("reasons", "returned"),
    Place.CLOSED: QT_TRANSLATE_NOOP("reasons", "hears the announcement"),
    Place.OVERFLOWED: QT_TRANSLATE_NOOP("reasons", "at the fallback number"),
    Place.DIALLING: QT_TRANSLATE_NOOP("reasons", "your phone rings"),
    Place.RINGING: QT_TRANSLATE_NOOP("reasons", "it rings there"),
    Place.ABANDONED: QT_TRANSLATE_NOOP("reasons", "hung up"),
    Place.ENDED: QT_TRANSLATE_NOOP("reasons", "ended"),
}
_SIDES = {
    Side.CONSULT_RINGING: QT_TRANSLATE_NOOP("reasons", "calling {who}"),
    Side.CONSULTING: QT_TRANSLATE_NOOP("reasons", "you speak with {who}"),
    Side.WRAP_UP: QT_TRANSLATE_NOOP("reasons", "wrap-up"),
}
_ENDS = {
    "busy": QT_TRANSLATE_NOOP("reasons", "busy"),
    "no_answer": QT_TRANSLATE_NOOP("reasons", "no answer"),
    "refused": QT_TRANSLATE_NOOP("reasons", "refused"),
    "unreachable": QT_TRANSLATE_NOOP("reasons", "out of reach"),
    "not_confirmed": QT_TRANSLATE_NOOP("reasons", "answered but not confirmed"),
    "failed": QT_TRANSLATE_NOOP("reasons", "could not be rung"),
    "normal": QT_TRANSLATE_NOOP("reasons", "hung up"),
    "cancelled": QT_TRANSLATE_NOOP("reasons", "given up"),
}
_MOVES = {
    "station_no_answer": QT_TRANSLATE_NOOP("reasons", "the assistant's phone did not answer"),
    "station_busy": QT_TRANSLATE_NOOP("reasons", "the assistant's phone was busy"),
    "station_unreachable": QT_TRANSLATE_NOOP("reasons", "the assistant's phone is out of reach"),
    "station_refused": QT_TRANSLATE_NOOP("reasons", "the assistant's phone refused"),
    "station_failed": QT_TRANSLATE_NOOP("reasons", "the assistant's phone could not be rung"),
    "station_lost": QT_TRANSLATE_NOOP("reasons", "the assistant's phone went dead in mid-call"),
    "station_none": QT_TRANSLATE_NOOP("reasons", "no phone to answer on"),
    "phone_lost": QT_TRANSLATE_NOOP("reasons", "the assistant's phone went dead"),
    "console_lost": QT_TRANSLATE_NOOP("reasons", "the assistant's console and phone went dead"),
    "given_to_the_team": QT_TRANSLATE_NOOP("reasons", "left to the team"),
    "found_again": QT_TRANSLATE_NOOP("reasons", "found again after a restart"),
    "blocked": QT_TRANSLATE_NOOP("reasons", "number blocked for this client"),
    "taken_back": QT_TRANSLATE_NOOP("reasons", "taken back"),
}
_WHY = {
    "free": QT_TRANSLATE_NOOP("reasons", "free"),
    "on_call": QT_TRANSLATE_NOOP("reasons", "on call {until}"),
    "on_call_is": QT_TRANSLATE_NOOP("reasons", "on call: {person} {until}"),
    "on_call_instead": QT_TRANSLATE_NOOP("reasons", "on call: {person} for {instead}, {until}"),
    "on_call_out": QT_TRANSLATE_NOOP("reasons", "{person} is out and nobody stands in"),
    "on_call_messages": QT_TRANSLATE_NOOP("reasons", "{person} takes messages only and nobody stands in"),
    "nobody_on_call": QT_TRANSLATE_NOOP("reasons", "nobody is on call"),
    "out_until": QT_TRANSLATE_NOOP("reasons", "out {until}"),
    "out_instead": QT_TRANSLATE_NOOP("reasons", "out, {substitute} instead {until}"),
    "closed_until": QT_TRANSLATE_NOOP("reasons", "closed {until}"),
    "closed": QT_TRANSLATE_NOOP("reasons", "closed"),
    "open_until": QT_TRANSLATE_NOOP("reasons", "open {until}"),
    "always": QT_TRANSLATE_NOOP("reasons", "at any hour"),
    "left": QT_TRANSLATE_NOOP("reasons", "no longer there"),
    "messages_only": QT_TRANSLATE_NOOP("reasons", "takes messages only"),
    "announced_only": QT_TRANSLATE_NOOP("reasons", "announced only"),
    "no_number": QT_TRANSLATE_NOOP("reasons", "no number"),
    "asleep": QT_TRANSLATE_NOOP("reasons", "asleep there"),
    "suspended": QT_TRANSLATE_NOOP("reasons", "client suspended: messages only"),
    "not_yet": QT_TRANSLATE_NOOP("reasons", "client not active yet: messages only"),
    "stands_in": QT_TRANSLATE_NOOP("reasons", "stands in for {person}"),
    "next_step": QT_TRANSLATE_NOOP("reasons", "tried next: {name}"),
}
_KINDS = {
    KindOfCall.WRONG_NUMBER: QT_TRANSLATE_NOOP("reasons", "wrong number"),
    KindOfCall.SALES: QT_TRANSLATE_NOOP("reasons", "sales"),
    KindOfCall.SILENT: QT_TRANSLATE_NOOP("reasons", "nobody speaks"),
    KindOfCall.INFORMATION: QT_TRANSLATE_NOOP("reasons", "information"),
    KindOfCall.UNWANTED: QT_TRANSLATE_NOOP("reasons", "unwanted"),
}
_RESULTS = {
    Result.ANSWERED: QT_TRANSLATE_NOOP("reasons", "answered"),
    Result.MESSAGE: QT_TRANSLATE_NOOP("reasons", "message taken"),
    Result.TRANSFERRED: QT_TRANSLATE_NOOP("reasons", "transferred, announced"),
    Result.BLIND_TRANSFERRED: QT_TRANSLATE_NOOP("reasons", "transferred, blind"),
    Result.ABANDONED: QT_TRANSLATE_NOOP("reasons", "abandoned"),
    Result.ABANDONED_ON_HOLD: QT_TRANSLATE_NOOP("reasons", "abandoned on hold"),
    Result.VOICEMAIL: QT_TRANSLATE_NOOP("reasons", "voicemail"),
    Result.OVERFLOWED: QT_TRANSLATE_NOOP("reasons", "overflowed"),
    Result.CLOSED: QT_TRANSLATE_NOOP("reasons", "closed"),
    Result.NOBODY: QT_TRANSLATE_NOOP("reasons", "nobody could answer"),
    Result.REFUSED: QT_TRANSLATE_NOOP("reasons", "refused"),
    Result.FAILED: QT_TRANSLATE_NOOP("reasons", "failed"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("reasons", text) if text else ""


def place_words(call: CallView) -> str:
    """Where the call is; empty where its section says it."""
    if call.direction is Direction.NONE and not call.over:
        return _say(QT_TRANSLATE_NOOP("reasons", "card by hand"))
    if call.side in _SIDES:
        return _say(_SIDES[call.side]).format(who=call.target.label if call.target else "")
    if call.place is Place.TRANSFERRING and call.target is not None:
        return _say(QT_TRANSLATE_NOOP("reasons", "being put through to {who}")).format(who=call.target.label)
    return _say(_PLACES[call.place])


def why_back(call: CallView) -> str | None:
    """Why a call came back, from a transfer or from a phone that did not answer; None: it did not."""
    if call.place not in (Place.RETURNED, Place.WAITING) or call.reason is None:
        return None
    code = call.reason.removeprefix("returned_")
    if code in _MOVES:
        return _say(_MOVES[code])
    why = _say(_ENDS.get(code, "")) or _say(QT_TRANSLATE_NOOP("reasons", "not reached"))
    if call.target is None:
        return why
    return _say(QT_TRANSLATE_NOOP("reasons", "{why}: {who}")).format(who=plain(call.target.label, 40), why=why)


def move_reason(code: str | None) -> str:
    """Why a call came to its place, in the history of it."""
    if code is None:
        return ""
    bare = code.removeprefix("returned_")
    return _say(_MOVES.get(bare, "")) or _say(_ENDS.get(bare, "")) or code.replace("_", " ")


def place_name(place: Place) -> str:
    """A place of the caller by its name, for the history of a call."""
    named = {
        Place.OFFERED: QCoreApplication.translate("reasons", "arrived"),
        Place.WAITING: QCoreApplication.translate("reasons", "waiting"),
        Place.ANSWERING: QCoreApplication.translate("reasons", "claimed"),
        Place.DIALLING: QCoreApplication.translate("reasons", "the assistant's phone rings"),
    }
    return named.get(place) or _say(_PLACES[place])


def side_name(side: Side) -> str:
    """The assistant's side by its name, for the history of a call."""
    return {
        Side.NONE: QCoreApplication.translate("reasons", "the assistant has left the call"),
        Side.RINGING: QCoreApplication.translate("reasons", "the assistant's phone rings"),
        Side.TALKING: QCoreApplication.translate("reasons", "the assistant talks"),
        Side.ON_HOLD: QCoreApplication.translate("reasons", "put on hold"),
        Side.CONSULT_RINGING: QCoreApplication.translate("reasons", "the target's phone rings"),
        Side.CONSULTING: QCoreApplication.translate("reasons", "the assistant speaks with the target"),
        Side.WRAP_UP: QCoreApplication.translate("reasons", "wrap-up"),
    }[side]


def target_end(code: str) -> str:
    """Why a target was not reached."""
    return _say(_ENDS.get(code, "")) or code


def why_words(row: TargetRow) -> str:
    """Why a target is offered or greyed, in a few words."""
    values = {name: plain(value, 60) for name, value in row.why.values}
    if "until" in values:
        values["until"] = until_words(values["until"], row.local)
    code = "out_instead" if row.why.code == "out_until" and values.get("substitute") else row.why.code
    said = _say(_WHY.get(code, "")) or code.replace("_", " ")
    if values.get("successor"):
        said += _say(QT_TRANSLATE_NOOP("reasons", ", now {successor}"))
    if values.get("secret"):
        said += _say(QT_TRANSLATE_NOOP("reasons", ", do not say why: {reason}"))
    if values.get("reason") and not values.get("secret"):
        said += ", {reason}"
    return said.format_map(_Named(values))


def until_words(iso: str, local: datetime) -> str:
    """Until then, on the clock of its own place: the hour today, else the day as well; at midnight the day that ends then."""
    moment = datetime.fromisoformat(iso)
    days = (moment.date() - local.date()).days
    if moment.time() == time(0) and days > 0:
        return until_the_end_of(moment.date() - timedelta(days=1), local.date())
    locale = QLocale()
    hour = locale.toString(QTime(moment.hour, moment.minute), "H:mm")
    if days == 0:
        return _say(QT_TRANSLATE_NOOP("reasons", "until {hour}")).format(hour=hour)
    day = locale.toString(QDate(moment.year, moment.month, moment.day), "ddd" if 0 < days < 7 else "d MMM")
    return _say(QT_TRANSLATE_NOOP("reasons", "until {day}")).format(day=f"{day} {hour}")


def until_the_end_of(day: date, today: date) -> str:
    """The whole of that day still: one says it otherwise than that it is over at midnight."""
    return _say(QT_TRANSLATE_NOOP("reasons", "until the end of {day}")).format(day=named_day(day, today))


def named_day(day: date, today: date) -> str:
    """`today`, `tomorrow`, `Tue 1 Dec`, `Tue 1 Dec 2027`."""
    if day == today:
        return _say(QT_TRANSLATE_NOOP("reasons", "today"))
    if day == today + timedelta(days=1):
        return _say(QT_TRANSLATE_NOOP("reasons", "tomorrow"))
    written = "ddd d MMM" if day.year == today.year else "ddd d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), written)


def day_words(day: date, today: date) -> str:
    """A day to come, with its weekday; with its year, where that is another one."""
    written = "ddd d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), written)


def kind_words(kind: KindOfCall | None) -> str:
    """What kind of call it was."""
    return _say(_KINDS[kind]) if kind is not None else ""


def result_words(result: Result | None, *, card: bool = False) -> str:
    """How a call ended. `card`: one made by hand, of which only that it is done is known."""
    if card and result is Result.ANSWERED:
        return _say(QT_TRANSLATE_NOOP("reasons", "done"))
    return _say(_RESULTS[result]) if result is not None else ""


class _Named(dict[str, str]):
    """Values by name; one that is missing leaves nothing rather than an error on the screen."""

    def __missing__(self, key: str) -> str:
        return ""


def begin_words(moment: datetime, now: datetime) -> str:
    """`from tomorrow`, `from Tue 1 Dec 14:00`: both in the zone in which they are shown; a whole day has no hour."""
    said = QCoreApplication.translate("news", "from {when}")
    if moment.time() == time(0):
        return said.format(when=named_day(moment.date(), now.date()))
    return said.format(when=with_hour(moment, now))


def with_hour(moment: datetime, now: datetime) -> str:
    """`tomorrow 14:00`: both in the zone in which they are shown."""
    return f"{named_day(moment.date(), now.date())} {QLocale().toString(QTime(moment.hour, moment.minute), 'H:mm')}"
