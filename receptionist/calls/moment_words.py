"""A moment in the past in sentences: for the command line, and for the page that a client is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, tzinfo

from babel.dates import format_date

from receptionist.calls.call_story import CallPast
from receptionist.calls.past_duty import Strength
from receptionist.calls.past_faults import Fault, FaultKind
from receptionist.calls.past_moment import Picture
from receptionist.calls.places import LOST, Place, Result
from receptionist.words import _, ngettext, result_word, say, spoken_language


def sentences(shown: Picture, zone: tzinfo, client: str = "") -> list[str]:
    """What is to be said of it, the most important first. `zone` is the clock by which it is told, `client` its name where the
    picture is of one alone."""
    told = [_calls(shown, zone, client)]
    if shown.by_hand:
        told.append(_("The desk was joined to no phone system: it knows the calls for which a card was opened, and no others."))
    elif shown.reached:
        told.append(_waiting(shown, zone, client))
    told += [*_fallback(shown), *_staff(shown, zone), *(fault_words(fault, zone) for fault in shown.faults)]
    return told


def day(moment: datetime, zone: tzinfo) -> str:
    """The day of it, written out in the spoken language."""
    return format_date(moment.astimezone(zone), "EEEE d MMMM y", locale=spoken_language())


def hour(moment: datetime, zone: tzinfo, *, seconds: bool = False) -> str:
    """The hour of it."""
    return moment.astimezone(zone).strftime("%H:%M:%S" if seconds else "%H:%M")


def with_day(moment: datetime | None, fault: Fault, zone: tzinfo) -> str:
    """The hour, with its day where the fault is of more than one."""
    if moment is None:
        return ""
    day_ = "" if fault.is_of_one_day(zone) else format_date(moment.astimezone(zone), "d MMM ", locale=spoken_language())
    return f"{day_}{hour(moment, zone, seconds=True)}"


def lasted(seconds: float) -> str:
    """So long, as minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def _calls(shown: Picture, zone: tzinfo, client: str) -> str:
    values = {"since": hour(shown.window.since, zone), "until": hour(shown.window.until, zone), "client": client}
    if not shown.reached and shown.by_hand:
        hers = _("No card was opened for {client} between {since} and {until}.")
        return (hers if client else _("No card was opened between {since} and {until}.")).format(**values)
    if not shown.reached and shown.is_silent:
        return _("Of the time between {since} and {until} nothing is recorded.").format(**values)
    if not shown.reached and shown.silences:
        hers = _("No call for {client} is recorded between {since} and {until}; of a part of that time nothing is.")
        return (
            hers if client else _("No call is recorded between {since} and {until}; of a part of that time nothing is.")
        ).format(**values)
    if not shown.reached:
        if client:
            return _("No call for {client} reached us between {since} and {until}.").format(**values)
        return _("No call reached us between {since} and {until}.").format(**values)
    count = len(shown.reached)
    if client:
        said = ngettext(
            "Between {since} and {until} there was {count} call for {client}: {results}.",
            "Between {since} and {until} there were {count} calls for {client}: {results}.",
            count,
        )
    else:
        said = ngettext(
            "Between {since} and {until} there was {count} call: {results}.",
            "Between {since} and {until} there were {count} calls: {results}.",
            count,
        )
    return said.format(count=count, results=_results(shown), **values)


def _results(shown: Picture) -> str:
    counted = Counter(ending(call) for call in shown.reached)
    return ", ".join(f"{how} {count}" for how, count in counted.most_common())


def ending(call: CallPast) -> str:
    """How it ended, in a word or two; of a card only that it is done is known."""
    if call.is_card and call.record.result is Result.ANSWERED:
        return _("done")
    return result_word(str(call.record.result or call.record.place))


def _waiting(shown: Picture, zone: tzinfo, client: str) -> str:
    waiting = shown.waiting
    values = {"at": _at(shown, zone), "client": client, "count": len(waiting)}
    if not waiting:
        nobody = _("At {at} no caller for {client} was waiting.") if client else _("At {at} nobody was waiting.")
        return nobody.format(**values)
    first = hour(min(call.record.started for call in waiting), zone, seconds=True)
    said = ngettext(
        "At {at} {count} caller was waiting, since {since}.",
        "At {at} {count} callers were waiting, the first since {since}.",
        len(waiting),
    )
    return said.format(since=first, **values)


def _at(shown: Picture, zone: tzinfo) -> str:
    return hour(shown.window.at, zone, seconds=bool(shown.window.at.second))


def _fallback(shown: Picture) -> Iterator[str]:
    count = len(shown.by_fallback)
    if count:
        yield ngettext("The fallback took {count} call.", "The fallback took {count} calls.", count).format(count=count)


def _staff(shown: Picture, zone: tzinfo) -> Iterator[str]:
    then = shown.strengths_then
    if not then:
        yield _("Who was on duty at {at} is not recorded.").format(at=_at(shown, zone))
    for since, strength in then:
        at = hour(since, zone, seconds=True) if len(then) > 1 else _at(shown, zone)
        yield _on_duty(strength, at, by_hand=shown.by_hand)


def _on_duty(strength: Strength, at: str, *, by_hand: bool) -> str:
    if not strength.on_duty:
        return _("At {at} nobody was on duty.").format(at=at)
    if by_hand:
        said = ngettext("At {at} {count} assistant was on duty.", "At {at} {count} assistants were on duty.", strength.on_duty)
        return said.format(at=at, count=strength.on_duty)
    said = ngettext(
        "At {at} {count} assistant was on duty: free {free}, busy with a call {busy}.",
        "At {at} {count} assistants were on duty: free {free}, busy with a call {busy}.",
        strength.on_duty,
    )
    return said.format(at=at, count=strength.on_duty, free=strength.free, busy=strength.busy)


def fault_words(fault: Fault, zone: tzinfo) -> str:
    """What was out of order, and when."""
    since = hour(fault.since, zone, seconds=True)
    until = hour(fault.until, zone, seconds=True) if fault.until is not None else ""
    values = {"since": since, "until": until, "to": to_words(fault, zone), "station": fault.station or ""}
    match fault.kind:
        case FaultKind.PHONE:
            return _("From {since} {to} the phone system was not heard: its fallback took the calls.").format(**values)
        case FaultKind.STATION:
            return _("From {since} {to} the phone {station} was out of reach.").format(**values)
        case FaultKind.RESTART:
            said = _("The desk began anew at {until}; before, it was last heard of at {since}.")
            return said.format(since=with_day(fault.since, fault, zone), until=with_day(fault.until, fault, zone))
        case FaultKind.GONE:
            said = _("The desk was last heard of at {since}; what was after that is not recorded yet.")
            return said.format(since=with_day(fault.since, fault, zone))
        case FaultKind.TROUBLE:
            return f"{since}  {say(fault.code, fault.values)}"


def to_words(fault: Fault, zone: tzinfo) -> str:
    """Until when, as it follows a beginning."""
    if fault.until is None:
        return _("to the end of this time")
    return _("to {hour}").format(hour=hour(fault.until, zone, seconds=True))


def steps(call: CallPast, zone: tzinfo, names: dict[str, str] | None = None) -> list[str]:
    """What happened to a call, a line for each step. `names` of assistants by login; None: they are not named."""
    dated = [*_of_places(call, names), *_of_phones(call, names), *_of_targets(call)]
    told = [f"{hour(at, zone, seconds=True)}  {said}" for at, said in sorted(dated, key=lambda one: one[0])]
    return [line for n, line in enumerate(told) if n == 0 or told[n - 1] != line]


def _of_places(call: CallPast, names: dict[str, str] | None) -> Iterator[tuple[datetime, str]]:
    said = {
        Place.WAITING: _("waiting"),
        Place.HELD: _("on hold"),
        Place.CLOSED: _("hears the announcement"),
        Place.OVERFLOWED: _("at the fallback number"),
        Place.TRANSFERRED: _("put through"),
    }
    if call.is_card:
        yield call.record.started, _("a card is opened by hand")
    answered = next((span for span in call.places if span.place is Place.TALKING), None)
    for span in call.places:
        if span.place is Place.TALKING:
            talks = _("answered, talking with {who}") if span is answered else _("talking with {who}")
            yield span.since, talks.format(who=_who(span.assistant, names))
        elif span.place in said:
            yield span.since, said[span.place]
    if call.record.ended is not None:
        yield call.record.ended, _end(call)


def _end(call: CallPast) -> str:
    """Its last step; that it was answered is not what happened then."""
    if call.is_card:
        return _("the card is closed")
    if call.record.result is Result.ANSWERED:
        return _("the call ends")
    return ending(call) if call.record.result in LOST else _("the call ends: {how}").format(how=ending(call))


def _of_phones(call: CallPast, names: dict[str, str] | None) -> Iterator[tuple[datetime, str]]:
    for rung in call.rung:
        yield rung.since, _("the phone of {who} rings").format(who=_who(rung.assistant, names))
        if not rung.answered and rung.reason is not None and rung.until is not None:
            yield rung.until, _("it was not picked up")


def _of_targets(call: CallPast) -> Iterator[tuple[datetime, str]]:
    for tried in call.tried:
        if tried.own:
            said = _("{target} is rung") if not tried.answered else _("{target} is rung, and answers")
            yield tried.at, said.format(target=tried.target.label)


def _who(login: str | None, names: dict[str, str] | None) -> str:
    return (names or {}).get(login or "") or _("an assistant")
