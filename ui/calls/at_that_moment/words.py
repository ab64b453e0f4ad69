"""A moment in the past in sentences, on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from receptionist.calls.call_story import CallPast, Rung
from receptionist.calls.events import Direction
from receptionist.calls.past_duty import Duty, DutySpan, Strength
from receptionist.calls.past_faults import Fault, FaultKind
from receptionist.calls.past_moment import Picture
from receptionist.staff.figures import ByName
from ui.calls.words.reasons import move_reason, place_name, result_words
from ui.words import say


def hour(moment: datetime, zone: tzinfo, *, seconds: bool = False) -> str:
    """The hour of it."""
    return moment.astimezone(zone).strftime("%H:%M:%S" if seconds else "%H:%M")


def lasted(seconds: float) -> str:
    """So long, as minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def sentences(shown: Picture, zone: tzinfo, client: str) -> list[str]:
    """What is to be said first. `client` is a name where the picture is of one client, else empty."""
    told = [_calls(shown, zone, client)]
    if shown.by_hand:
        told.append(_by_hand())
    elif shown.reached:
        told.append(_waiting(shown, zone))
    return [*told, *_fallback(shown), *_staff(shown, zone)]


def why_not_named(by_name: str) -> str:
    """Why whoever answers for the shift sees colleagues counted and not by name; `by_name` is the office's setting."""
    if by_name == ByName.TEAM:
        return QCoreApplication.translate(
            "moment",
            "Only people of your own teams are named here. An administrator can change that: Settings, Office, What single "
            "assistants do.",
        )
    return QCoreApplication.translate(
        "moment",
        "The others are counted, not named: showing by name what single assistants do is off in this office. An administrator "
        "can change that: Settings, Office, What single assistants do.",
    )


def _by_hand() -> str:
    return QCoreApplication.translate(
        "moment", "The desk was joined to no phone system: it knows the calls for which a card was opened, and no others."
    )


def _calls(shown: Picture, zone: tzinfo, client: str) -> str:
    values = {"since": hour(shown.window.since, zone), "until": hour(shown.window.until, zone), "client": client}
    if not shown.reached and shown.by_hand:
        none = QCoreApplication.translate("moment", "No card was opened between {since} and {until}.")
        hers = QCoreApplication.translate("moment", "No card was opened for {client} between {since} and {until}.")
        return (hers if client else none).format(**values)
    if not shown.reached and shown.is_silent:
        silent = QCoreApplication.translate("moment", "Of the time between {since} and {until} nothing is recorded.")
        return silent.format(**values)
    if not shown.reached and shown.silences:
        none = QCoreApplication.translate(
            "moment", "No call is recorded between {since} and {until}; of a part of that time nothing is."
        )
        hers = QCoreApplication.translate(
            "moment", "No call for {client} is recorded between {since} and {until}; of a part of that time nothing is."
        )
        return (hers if client else none).format(**values)
    if not shown.reached:
        none = QCoreApplication.translate("moment", "No call reached us between {since} and {until}.")
        hers = QCoreApplication.translate("moment", "No call for {client} reached us between {since} and {until}.")
        return (hers if client else none).format(**values)
    results = Counter(_result(call) for call in shown.reached)
    told = ", ".join(f"{result} {number}" for result, number in results.most_common())
    between = QCoreApplication.translate("moment", "Calls between {since} and {until}: {count} ({results}).")
    return between.format(count=len(shown.reached), results=told, **values)


def _result(call: CallPast) -> str:
    record = call.record
    return result_words(record.result, card=record.direction is Direction.NONE) or place_name(record.place)


def _waiting(shown: Picture, zone: tzinfo) -> str:
    waiting, at = shown.waiting, _at(shown, zone)
    if not waiting:
        return QCoreApplication.translate("moment", "At {at} nobody was waiting.").format(at=at)
    said = QCoreApplication.translate("moment", "Waiting at {at}: {count}, the first since {since}.")
    first = min(call.record.started for call in waiting)
    return said.format(at=at, count=len(waiting), since=hour(first, zone, seconds=True))


def _at(shown: Picture, zone: tzinfo) -> str:
    return hour(shown.window.at, zone, seconds=bool(shown.window.at.second))


def _fallback(shown: Picture) -> Iterator[str]:
    if shown.by_fallback:
        taken = QCoreApplication.translate("moment", "Taken by the fallback: {count}.")
        yield taken.format(count=len(shown.by_fallback))


def _staff(shown: Picture, zone: tzinfo) -> Iterator[str]:
    then = shown.strengths_then
    if not then:
        not_kept = QCoreApplication.translate("moment", "Who was on duty at {at} is not recorded.")
        yield not_kept.format(at=_at(shown, zone))
    for since, strength in then:
        at = hour(since, zone, seconds=True) if len(then) > 1 else _at(shown, zone)
        yield _on_duty(strength, at, by_hand=shown.by_hand)


def _on_duty(strength: Strength, at: str, *, by_hand: bool) -> str:
    if not strength.on_duty:
        return QCoreApplication.translate("moment", "At {at} nobody was on duty.").format(at=at)
    if by_hand:
        return QCoreApplication.translate("moment", "On duty at {at}: {count}.").format(at=at, count=strength.on_duty)
    said = QCoreApplication.translate("moment", "On duty at {at}: {count} (free {free}, busy with a call {busy}).")
    return said.format(at=at, count=strength.on_duty, free=strength.free, busy=strength.busy)


def fault_words(fault: Fault, zone: tzinfo) -> tuple[str, str]:
    """What was out of order, and when."""
    since = hour(fault.since, zone, seconds=True)
    if fault.kind is FaultKind.TROUBLE:
        return _trouble(fault), since
    until = hour(fault.until, zone, seconds=True) if fault.until is not None else "…"
    if fault.kind is FaultKind.RESTART:
        heard = QCoreApplication.translate("moment", "last heard of at {since}, began anew at {until}")
        told = heard.format(since=_with_day(fault.since, fault, zone), until=_with_day(fault.until, fault, zone))
        return QCoreApplication.translate("moment", "The desk was away"), told
    if fault.kind is FaultKind.GONE:
        heard = QCoreApplication.translate("moment", "last heard of at {since}")
        gone = QCoreApplication.translate("moment", "No desk is there")
        return gone, heard.format(since=_with_day(fault.since, fault, zone))
    if fault.kind is FaultKind.STATION:
        gone = QCoreApplication.translate("moment", "Phone {station} out of reach").format(station=fault.station)
    else:
        gone = QCoreApplication.translate("moment", "Phone system not heard")
    return gone, QCoreApplication.translate("moment", "from {since} to {until}").format(since=since, until=until)


def _with_day(moment: datetime | None, fault: Fault, zone: tzinfo) -> str:
    """The hour, with its day where the fault is of more than one."""
    if moment is None:
        return "…"
    local = moment.astimezone(zone)
    day = "" if fault.is_of_one_day(zone) else QLocale().toString(QDate(local.year, local.month, local.day), "d MMM ")
    return f"{day}{hour(moment, zone, seconds=True)}"


def _trouble(fault: Fault) -> str:
    """What an assistant was told then, as somebody else reads it."""
    reason = move_reason(fault.code.replace(".", "_"))
    if fault.station is None or reason == fault.code.replace(".", " "):
        return say(fault.code, fault.values)
    return QCoreApplication.translate("moment", "Phone {station}: {reason}").format(station=fault.station, reason=reason)


def duty_words(span: DutySpan, *, by_hand: bool = False) -> str:
    """What an assistant was doing. `by_hand`: no phone was joined at which she might have been."""
    said = {
        Duty.FREE: QCoreApplication.translate("moment", "free"),
        Duty.RINGING: QCoreApplication.translate("moment", "her phone rings"),
        Duty.TALKING: QCoreApplication.translate("moment", "talking"),
        Duty.CONSULTING: QCoreApplication.translate("moment", "announcing a caller"),
        Duty.HOLDING: QCoreApplication.translate("moment", "free, a caller on hold"),
        Duty.WRAP_UP: QCoreApplication.translate("moment", "wrap-up"),
        Duty.PAUSE: QCoreApplication.translate("moment", "pause"),
        Duty.AWAY: QCoreApplication.translate("moment", "signed out"),
    }[span.duty]
    if by_hand and span.duty is Duty.FREE:
        return QCoreApplication.translate("moment", "at the desk")
    if span.duty is Duty.FREE and span.station is None:
        return QCoreApplication.translate("moment", "at no phone")
    return f"{said} ({span.reason})" if span.duty is Duty.PAUSE and span.reason else said


def rung_words(rung: Rung, zone: tzinfo, who: str) -> str:
    """Whose phone rang for a caller, and what came of it."""
    since = hour(rung.since, zone, seconds=True)
    seconds = lasted((rung.until - rung.since).total_seconds()) if rung.until is not None else "…"
    if rung.answered:
        said = QCoreApplication.translate("moment", "{since}: the phone of {who} rang and was answered")
    elif rung.reason is not None:
        said = QCoreApplication.translate("moment", "{since}: the phone of {who} rang for {seconds}: {reason}")
    else:
        said = QCoreApplication.translate("moment", "{since}: the phone of {who} rang for {seconds}, then the caller was gone")
    return said.format(since=since, who=who or a_colleague(), seconds=seconds, reason=move_reason(rung.reason))


def a_colleague() -> str:
    """Somebody whose name is not for whoever looks."""
    return QCoreApplication.translate("moment", "a colleague")
