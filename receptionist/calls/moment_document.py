"""A moment in the past in the shape that scripts rely on, and in lines for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import Any

from receptionist.calls.call_story import CallPast
from receptionist.calls.moment_words import day, sentences
from receptionist.calls.past_duty import AssistantPast
from receptionist.calls.past_faults import Fault
from receptionist.calls.past_moment import Picture
from receptionist.words import _, result_word


def iso(moment: datetime | None, zone: tzinfo) -> str | None:
    """ISO 8601 with an offset, to the millisecond."""
    return moment.astimezone(zone).isoformat(timespec="milliseconds") if moment else None


def moment_document(shown: Picture, calls: Sequence[dict[str, Any]], codes: dict[str, str], zone: tzinfo) -> dict[str, Any]:
    """`calls` are the picture's, as `calls list` gives them; here each also says whose phones rang and who was free."""
    window = shown.window
    return {
        "at": iso(window.at, zone),
        "since": iso(window.since, zone),
        "until": iso(window.until, zone),
        "client": codes.get(shown.client or ""),
        "sentences": sentences(shown, zone, codes.get(shown.client or "", "")),
        "waiting": [call.id for call in shown.waiting],
        "calls": [{**told, **_told(call, shown, zone)} for told, call in zip(calls, shown.calls, strict=True)],
        "known": shown.is_recorded(window.at),
        "silences": [{"since": iso(one.since, zone), "until": iso(one.until, zone)} for one in shown.silences],
        "on_duty": [_duty(one, zone) for one in shown.assistants],
        "fallback": [call.id for call in shown.by_fallback],
        "faults": [_fault(fault, zone) for fault in shown.faults],
    }


def _told(call: CallPast, shown: Picture, zone: tzinfo) -> dict[str, Any]:
    place = call.place_in(*shown.window.then)
    return {
        "state_then": str(place.place) if place else None,
        "offered_to": [one.id for one in shown.offered_to(call)],
        "rang": [
            {
                "assistant": rung.assistant,
                "since": iso(rung.since, zone),
                "until": iso(rung.until, zone),
                "answered": rung.answered,
                "reason": rung.reason,
            }
            for rung in call.rung
        ],
    }


def _duty(one: AssistantPast, zone: tzinfo) -> dict[str, Any]:
    states = [
        {
            "state": str(span.duty),
            "since": iso(span.since, zone),
            "until": iso(span.until, zone),
            "call": span.call,
            "reason": span.reason,
            "station": span.station,
        }
        for span in one.spans
    ]
    return {"assistant": one.id, "name": one.name, "states": states}


def _fault(fault: Fault, zone: tzinfo) -> dict[str, Any]:
    return {
        "kind": str(fault.kind),
        "since": iso(fault.since, zone),
        "until": iso(fault.until, zone),
        "station": fault.station,
        "code": fault.code or None,
        "call": fault.call,
        "assistant": fault.assistant,
    }


def lines(shown: Picture, calls: Sequence[dict[str, Any]], zone: tzinfo, client: str) -> Iterator[str]:
    """The day, what is to be said, and each call."""
    yield day(shown.window.at, zone)
    yield from sentences(shown, zone, client)
    yield from (call_line(call) for call in calls)


def call_line(call: dict[str, Any]) -> str:
    """A call of `calls list` in a line."""
    caller = call["caller"] or _("withheld")
    return f"{call['started'][:19]}  {call['client'] or '-':20}  {caller:16}  {result_word(call['result'] or call['state'])}"
