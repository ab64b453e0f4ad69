"""`receptionist demo`: the office day of a seed, in a window one to one, or without one as fast as it goes."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from receptionist.arguments import named_file, seconds, whole_number
from receptionist.calls.board import Board
from receptionist.calls.events import AnyEvent, CallEvent
from receptionist.calls.record import CallRecord, summarise
from receptionist.calls.recorder import write
from receptionist.cli.context import Context
from receptionist.demo.unattended import ASSISTANT, UnattendedDay
from receptionist.demo_office import make_anew
from receptionist.errors import Invalid
from receptionist.faces import Opening, console, picture
from receptionist.files import refuse_place
from receptionist.link.knock import knock
from receptionist.office import Office
from receptionist.opening import DEFAULT_SEED, Plan, create_office
from receptionist.settings import office_folder
from receptionist.telephony.numbers import show
from receptionist.words import _, result_word

HOUR = 3600.0
DAY = 86400.0
SHOWN_CALLS = 20


def add(verbs: Any) -> None:
    """The verb `demo`."""
    verb = verbs.add_parser("demo", help=_("an office day with invented clients, on a simulated phone system"))
    same = _("which day: the same seed gives the same day")
    verb.add_argument("--seed", type=whole_number, metavar=_("N"), default=DEFAULT_SEED, help=same)
    verb.add_argument("--seconds", type=seconds, metavar=_("SECONDS"), help=_("seconds of the office day, from 08:00"))
    pictured = _("write what the desk shows at the end to a PNG file")
    verb.add_argument("--screenshot", type=named_file, metavar=_("FILE"), help=pictured)
    verb.set_defaults(run=_demo)


def _demo(args: argparse.Namespace, context: Context) -> int:
    if args.seconds is not None and not 0 <= args.seconds <= DAY:
        raise Invalid("demo.seconds", most=int(DAY))
    if args.screenshot is not None:
        refuse_place(args.screenshot)
    if context.as_json or not _has_display():
        return _unattended(args, context)
    place = office_folder() / "demo.office"
    if knock(str(place), {"raise": True}):
        return 0  # it is open already, and in front now: nothing of it is made anew under its feet
    make_anew(place, _("Demo office"), args.seed)
    return console()(Opening(where=str(place), seconds=args.seconds, screenshot=args.screenshot))


def _has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _unattended(args: argparse.Namespace, context: Context) -> int:
    with tempfile.TemporaryDirectory(prefix="receptionist-demo-") as folder:
        plan = Plan(_("Demo office"), demo=True, seed=args.seed)
        office = create_office(str(Path(folder) / "demo.office"), plan, Path(folder) / "workstation.json")
        try:
            return _run_day(args, context, office)
        finally:
            office.close()


def _run_day(args: argparse.Namespace, context: Context, office: Office) -> int:
    day = UnattendedDay(args.seed, list(office.directory().by_id.values()))
    figures = day.run(args.seconds if args.seconds is not None else HOUR)
    if args.screenshot is not None:
        write(office.store, day.events)
        office.at = day.clock.now()
        picture()(office, day.desk.board.snapshot(), ASSISTANT, args.screenshot)
    shot = str(args.screenshot) if args.screenshot is not None else None
    context.out({"seed": args.seed, **asdict(figures), "screenshot": shot}, _lines(day, office, shot))
    return 0


def _lines(day: UnattendedDay, office: Office, shot: str | None) -> Iterator[str]:
    records = list(_records(day.events))
    yield _("The demo office from 08:00 to {time}: {calls} calls. What the desk showed of the last ones:").format(
        time=day.clock.now().astimezone(ZoneInfo("Europe/Rome")).strftime("%H:%M"), calls=len(records)
    )
    for record in records[-SHOWN_CALLS:]:
        yield "  " + _line(record, office)
    yield from _still_there(day.desk.board, office)
    figures = asdict(day.figures())
    yield ", ".join(f"{result_word(name)} {count}" for name, count in figures.items() if count)
    if shot is not None:
        yield _("Screenshot: {file}").format(file=shot)


def _records(events: Iterable[AnyEvent]) -> Iterator[CallRecord]:
    calls: dict[str, list[AnyEvent]] = {}
    for event in events:
        if isinstance(event, CallEvent):
            calls.setdefault(event.call, []).append(event)
    for its_events in calls.values():
        record = summarise(its_events)
        if record is not None:
            yield record


def _line(record: CallRecord, office: Office) -> str:
    client = office.directory().by_id.get(record.client or "")
    at = record.started.astimezone(ZoneInfo("Europe/Rome")).strftime("%H:%M:%S")
    number = show(record.caller.number, office.country) if record.caller.number else _("withheld")
    who = record.name or record.caller.name or number
    result = result_word(record.result) if record.result else result_word(record.place)
    return f"{at}  {(client.shown if client else '?'):22}{who:28.28}{result}"


def _still_there(board: Board, office: Office) -> Iterator[str]:
    for call in board.calls.values():
        client = office.directory().by_id.get(call.client or "")
        yield "  " + _("now: {client}, {place}").format(client=client.shown if client else "?", place=result_word(call.place))
