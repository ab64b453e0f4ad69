"""`receptionist calls list` and `calls at`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from receptionist.arguments import code, in_zone, minutes, moment, named_file
from receptionist.calls.client_page import client_page
from receptionist.calls.events import AnyEvent
from receptionist.calls.moment_document import call_line, iso, lines, moment_document
from receptionist.calls.past_window import AROUND, window
from receptionist.calls.places import Result
from receptionist.calls.record import CallRecord
from receptionist.calls.service import CallFilter, HistoryService
from receptionist.clients.directory import Directory
from receptionist.clients.profile import Profile
from receptionist.errors import NotFound, Problem
from receptionist.files import put
from receptionist.staff.service import StaffService
from receptionist.telephony.numbers import as_kept, to_e164
from receptionist.words import _


class OpenOffice(Protocol):
    """What this verb needs of an office."""

    history: HistoryService
    staff: StaffService

    def now(self) -> datetime:
        """The office's hour in UTC."""

    @property
    def country(self) -> str:
        """In which national numbers are read."""

    def directory(self) -> Directory:
        """The clients."""


class Context(Protocol):
    """What the command line hands to a verb."""

    def office(self) -> OpenOffice:
        """The chosen office."""

    def out(self, document: Any, lines: Any = ()) -> None:
        """The outcome."""

    def out_each(self, documents: Iterable[dict[str, Any]], line: Callable[[dict[str, Any]], str]) -> None:
        """An outcome of many."""

    def tell(self, sentence: str) -> None:
        """Something beside the outcome."""


def add(verbs: Any) -> None:
    """The verbs `calls list` and `calls at`."""
    below = verbs.add_parser("calls", help=_("the record of calls")).add_subparsers(
        dest="calls_verb", required=True, metavar=_("VERB")
    )
    verb = below.add_parser("list", help=_("calls, latest first"))
    verb.add_argument("--client", type=code, metavar=_("CODE"), help=_("calls of this client"))
    verb.add_argument("--line", metavar="E.164", help=_("on this number of ours"))
    verb.add_argument("--caller", metavar=_("NUMBER"), help=_("from this number"))
    verb.add_argument("--result", choices=[str(result) for result in Result], help=_("that ended in this way"))
    verb.add_argument("--since", type=moment, metavar=_("TIME"), help=_("begun then or later; ISO 8601, in the client's zone"))
    verb.add_argument("--until", type=moment, metavar=_("TIME"), help=_("begun before"))
    verb.set_defaults(run=_list)
    _add_at(below)


def _add_at(below: Any) -> None:
    verb = below.add_parser("at", help=_("a moment in the past: who waited, who was there, what was out of order"))
    verb.add_argument("time", type=moment, metavar=_("TIME"), help=_("the moment; ISO 8601, in the client's zone"))
    verb.add_argument("--client", type=code, metavar=_("CODE"), help=_("calls of this client"))
    verb.add_argument("--minutes", type=minutes, default=AROUND, metavar=_("MINUTES"), help=_("so many before and after"))
    verb.add_argument("--page", type=named_file, metavar=_("FILE"), help=_("write the page for this client, HTML"))
    verb.add_argument("--names", action="store_true", help=_("the page names the assistants"))
    verb.set_defaults(run=_at)


def _list(args: argparse.Namespace, context: Context) -> int:
    office = context.office()
    client = _client(office, args.client)
    line = to_e164(args.line, office.country).e164 if args.line is not None else None
    zone = _zone(office, client or _whose(office, line))
    wanted = CallFilter(
        client=client.id if client else None,
        line=line,
        caller=as_kept(args.caller, office.country) if args.caller is not None else None,
        result=Result(args.result) if args.result else None,
        since=_moment(args.since, zone, context),
        until=_moment(args.until, zone, context),
    )
    codes = {profile.id: profile.code for profile in office.directory().by_id.values()}
    calls = office.history.each_with_events(wanted)
    context.out_each((document(call, events, codes, zone) for call, events in calls), call_line)
    return 0


def _at(args: argparse.Namespace, context: Context) -> int:
    office = context.office()
    client = _client(office, args.client)
    if args.page is not None and client is None:
        raise Problem("page.no_client")
    zone = _zone(office, client)
    at = _moment(args.time, zone, context) or office.now()
    shown = office.history.at_moment(window(at, args.minutes, office.now()), client.id if client else None)
    if args.page is not None and client is not None:
        own = office.directory().own
        names = {one.login: one.name for one in office.staff.list()} if args.names else None
        page = client_page(shown, client, own.name if own else "", office.now(), names)
        put(args.page, page.encode())
    codes = {profile.id: profile.code for profile in office.directory().by_id.values()}
    events = office.history.events_of([call.id for call in shown.calls])
    calls = [document(call.record, events.get(call.id, []), codes, zone) for call in shown.calls]
    context.out(moment_document(shown, calls, codes, zone), lines(shown, calls, zone, client.name if client else ""))
    return 0


def _client(office: OpenOffice, code: str | None) -> Profile | None:
    if code is None:
        return None
    found = office.directory().client(code)
    if found is None:
        raise NotFound("client.unknown", code=code)
    return found


def _whose(office: OpenOffice, line: str | None) -> Profile | None:
    """Whose the number is now; of one that is nobody's now, whose it was lately."""
    if line is None:
        return None
    directory, now = office.directory(), office.now()
    found = directory.line(line, now)
    return found[0] if found else directory.moved_from(line, now)


def _zone(office: OpenOffice, client: Profile | None) -> ZoneInfo:
    """A time without offset is in the client's zone, else in the office's own."""
    profile = client or office.directory().own
    return ZoneInfo(profile.zone if profile else "UTC")


def _moment(read: datetime | None, zone: ZoneInfo, context: Context) -> datetime | None:
    if read is None:
        return None
    meant, doubt = in_zone(read, zone)
    if doubt is not None:
        context.tell(doubt)
    return meant


def document(call: CallRecord, events: list[AnyEvent], codes: dict[str, str], zone: ZoneInfo) -> dict[str, Any]:
    """A call in the shape that scripts rely on. Times in ISO 8601 with an offset, durations in seconds."""
    times = call.times
    return {
        "id": call.id,
        "line": call.line,
        "client": codes.get(call.client or ""),
        "caller": call.caller.number,
        "direction": str(call.direction),
        "state": str(call.place),
        "result": str(call.result) if call.result else None,
        "started": iso(call.started, zone),
        "ended": iso(call.ended, zone),
        "times": {name: round(getattr(times, name), 3) for name in times.__struct_fields__},
        "events": [_event(event, zone) for event in events],
    }


def _event(event: AnyEvent, zone: ZoneInfo) -> dict[str, Any]:
    """`actor`: the assistant who did it; `source`: who or what told the desk of it (`Source`)."""
    return {"at": iso(event.at, zone), "kind": _kind(event), "actor": event.actor, "source": str(event.source)}


def _kind(event: AnyEvent) -> str:
    return str(event.__struct_config__.tag)
