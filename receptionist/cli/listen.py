"""`receptionist pbx listen`: ring one of the office's numbers, and see what arrived and how it was read."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from receptionist.arguments import DAY, seconds
from receptionist.calls.reading import PlaceRead, Reading, read
from receptionist.cli.context import Context
from receptionist.errors import Problem
from receptionist.office import Office
from receptionist.telephony.asterisk.ari import AriRefused
from receptionist.telephony.asterisk.examination import why_nothing_arrived
from receptionist.telephony.asterisk.listening import Seen, Went, arrivals
from receptionist.telephony.numbers import show
from receptionist.telephony.port import Finding
from receptionist.words import _, finding, say


def add(below: Any) -> None:
    """The verb `listen`, among those of `pbx`."""
    verb = below.add_parser("listen", help=_("wait for a call to one of our numbers, and say how it was read"))
    verb.add_argument("--seconds", type=_waited, default=60, metavar="N", help=_("how long to wait (60)"))
    verb.set_defaults(run=_listen)


def _waited(typed: str) -> float:
    """Seconds, at most a day's; what is no number at all (`nan`) is none of them."""
    number = seconds(typed)
    if not 0 <= number <= DAY * 60:
        raise argparse.ArgumentTypeError(say("demo.seconds", {"most": DAY * 60}))
    return number


def _listen(args: argparse.Namespace, context: Context) -> int:
    office = context.office()
    login = _login(office, context)
    context.tell(
        _("Ring one of your numbers now, from a phone outside. It is waited for {seconds} seconds.").format(
            seconds=round(args.seconds)
        )
    )
    try:
        seen = asyncio.run(_first(office, login, args.seconds))
        if seen is not None:
            return _tell_call(office, seen, context)
        return _tell_doubts(asyncio.run(why_nothing_arrived(*login, **_known(office))), context)
    except AriRefused as refusal:
        raise Problem("pbx.refused", reason=refusal.reason) from refusal


def _login(office: Office, context: Context) -> tuple[str, str, str]:
    url, user = str(office.settings.get("pbx.url")), str(office.settings.get("pbx.user"))
    if office.settings.get("pbx.kind") != "asterisk" or not url:
        raise Problem("pbx.no_url")
    try:
        kept = office.credentials.get(f"pbx:{url}")
    except Problem as problem:
        context.tell(say(problem))
        kept = None
    return url, user, kept or context.ask_secret(_("Password of {user} at {url}").format(user=user, url=url))


def _known(office: Office) -> dict[str, Any]:
    get = office.settings.get
    named = {"application": str(get("pbx.application")), "trunk": str(get("pbx.trunk"))}
    return {**named, "lines": office.phone_system.fallback_names(), "country": office.country}


async def _first(office: Office, login: tuple[str, str, str], seconds: float) -> Seen | None:
    """The first call within so many seconds."""
    get = office.settings.get
    try:
        async with asyncio.timeout(seconds):
            async for seen in arrivals(*login, application=str(get("pbx.application")), trunk=str(get("pbx.trunk"))):
                return seen
    except TimeoutError:
        pass
    return None


def _tell_call(office: Office, seen: Seen, context: Context) -> int:
    """The call, and whether it came to the desk: 1 where it did not."""
    reading = read(seen.arrived, office.routing(), datetime.now(UTC), office.country)
    context.out(_document(reading, seen), _said(reading, seen, lambda number: show(number, office.country)))
    if seen.went is Went.DESK:
        return 0
    context.tell(_went(seen))
    return 1


def _document(reading: Reading, seen: Seen) -> dict[str, Any]:
    places = [
        {
            "header": place.source,
            "value": place.value,
            "number": place.number,
            "owner": place.owner or None,
            "decided": place.believed,
        }
        for place in reading.places
    ]
    caller = {"number": reading.caller.number, "name": reading.caller.name, "withheld": reading.caller.withheld}
    line = {"line": reading.line, "client": None if reading.unknown else reading.name, "unknown": reading.unknown}
    return {"arrived": True, "went": seen.went.value, "context": seen.context, **line, "caller": caller, "places": places}


def _said(reading: Reading, seen: Seen, written: Callable[[str], str]) -> list[str]:
    return [
        _went(seen),
        *(_place(place, written) for place in reading.places),
        _whose(reading, written),
        _who(reading, written),
    ]


def _went(seen: Seen) -> str:
    elsewhere = _("The call arrived in the context [{context}] and was not handed to the desk.")
    return {
        Went.DESK: _("The call came to the desk."),
        Went.FALLBACK: _("The call came to our dialplan, and no desk took it: the phones of the fallback ring."),
        Went.ELSEWHERE: elsewhere.format(context=seen.context),
    }[seen.went]


def _place(place: PlaceRead, written: Callable[[str], str]) -> str:
    number = written(place.number) if place.number else _("no number")
    owner = place.owner or _("nobody's line")
    row = f"  {place.source}: {place.value} = {number}, {owner}"
    decided = _("decided")
    return f"{row} <- {decided}" if place.believed else row


def _whose(reading: Reading, written: Callable[[str], str]) -> str:
    if reading.line is None:
        return _("No number could be read in it: it is answered for {office}.").format(office=reading.name)
    if reading.unknown:
        unknown = _("Nobody has the number {number}: it is answered for {office}. Give it to a client, on the page Clients.")
        return unknown.format(number=written(reading.line), office=reading.name)
    return _("It is {client}'s line {number}.").format(client=reading.name, number=written(reading.line))


def _who(reading: Reading, written: Callable[[str], str]) -> str:
    caller = reading.caller
    if caller.withheld:
        return _("The caller withholds the number.")
    number = written(caller.number) if caller.number and caller.valid else caller.number or ""
    shown = f"{caller.name}, {number}" if caller.name else number
    return _("The caller is presented as {caller}.").format(caller=shown)


def _tell_doubts(found: list[Finding], context: Context) -> int:
    """What to check, in order; nothing came, so that it was not done."""
    rows = []
    for each in found:
        what, do = finding(each.code, each.values)
        rows.append({"check": each.check, "state": each.state, "what": what, "do": do})
    lines = [f"{number}. {row['what']} {row['do']}".rstrip() for number, row in enumerate(rows, 1)]
    context.out({"arrived": False, "check": rows}, lines)
    context.tell(_("No call arrived. What to check, in this order, is listed."))
    return 1
