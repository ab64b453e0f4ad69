"""A desk on a stage that both phone systems can be: the simulator on virtual time, or a real Asterisk with SIP phones.

Parties are those of `tests.telephony.lab`: callers `neri`, `verdi`, `conti`; stations `anna`, `bruno`; targets `bianchi` and
`rossi`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any, cast

from receptionist.calls.board import Board, CallView
from receptionist.calls.callers import CallerFlag, CallerFlags
from receptionist.calls.commands import Answer, AnyCommand, Reply, SignIn
from receptionist.calls.desk import Desk
from receptionist.calls.events import AnyEvent, Target, Trouble
from receptionist.calls.floor import Seconds
from receptionist.calls.places import Place, Side
from receptionist.calls.record import CallRecord, summarise
from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.directory import Directory
from receptionist.clients.profile import Line, Opening, Profile, WaitingSound
from receptionist.clients.rules import card
from receptionist.telephony.port import Listener, PhoneEvent, PhoneSystem
from tests.telephony.lab import ABSENT_STATION, LINE, NUMBERS, Lab, Sound
from ui.calls.board.panel import CallsPanel
from ui.calls.book import Book
from ui.keys import Keys
from ui.theme import Theme

MUSIC_LINE, CLOSED_LINE, OVERFLOW_LINE = "+390299900102", "+390299900103", "+390299900104"
NOTED_LINE, LONG_NOTED_LINE = "+390299900105", "+390299900106"
WRAP_UP = 5
"""Seconds for her note after a call for `NOTED_LINE`; after one for `LONG_NOTED_LINE` she has an hour."""
QUICK = Seconds(station=4, blind=4, consult=8, confirm=4, returned=3)
"""The desk's times, made short: these stories may run in real time."""

MUSIC, RINGING, ANNOUNCEMENT = (frozenset({sound}) for sound in (Sound.MUSIC, Sound.RINGING, Sound.ANNOUNCEMENT))
SILENCE: frozenset[str] = frozenset()

ALWAYS = tuple(Opening(weekday=day, start=time(0), end=time(0)) for day in range(7))


def profiles(today: int) -> list[Profile]:
    """A law firm with lines of every kind, open day and night, and a firm that is never open on `today` (a weekday)."""
    return [
        Profile(
            id="0190a000-0000-7000-8000-000000000001",
            code="ROSSI",
            legal_name="Studio Legale Rossi",
            short_name="Studio Rossi",
            hours=ALWAYS,
            lines=(
                Line(number=LINE, patience=3),
                Line(number=MUSIC_LINE, waiting=WaitingSound.MUSIC, patience=3),
                Line(number=OVERFLOW_LINE, patience=1, fallback=NUMBERS["bianchi"]),
            ),
        ),
        Profile(
            id="0190a000-0000-7000-8000-000000000002",
            code="NEVER",
            legal_name="Never Open GmbH",
            lines=(Line(number=CLOSED_LINE, patience=1),),
            hours=(Opening(weekday=(today + 3) % 7, start=time(9), end=time(10)),),
        ),
        _noted("0190a000-0000-7000-8000-000000000003", "NOTES", NOTED_LINE, WRAP_UP),
        _noted("0190a000-0000-7000-8000-000000000004", "LONG", LONG_NOTED_LINE, 3600),
        Profile(id="0190a000-0000-7000-8000-000000000009", code="OFFICE", legal_name="Our Office", own=True, hours=ALWAYS),
    ]


def _noted(identity: str, code: str, line: str, wrap_up: int) -> Profile:
    """A client who wants a note of each call."""
    lines = (Line(number=line, patience=30),)
    return Profile(id=identity, code=code, legal_name=f"{code.title()} srl", hours=ALWAYS, lines=lines, wrap_up=wrap_up)


def to(party: str, *, confirm: bool = False) -> Target:
    """The target `party`, by number."""
    return Target(label=party.title(), number=NUMBERS[party], confirm=confirm)


class _Overheard:
    """The lab's phone system, for a desk: what it tells goes to the lab's own list too."""

    def __init__(self, lab: Lab) -> None:
        self._lab = lab

    def __getattr__(self, verb: str) -> Any:
        return getattr(self._lab.phone, verb)

    def start(self, listener: Listener) -> None:
        """Both hear everything."""

        def hear(event: PhoneEvent) -> None:
            self._lab.events.append(event)
            listener(event)

        self._lab.phone.start(hear)


class Stage:
    """A desk over a lab's phone system, with Anna at her phone and Calls on her screen."""

    def __init__(self, lab: Lab, clock: Any, theme: Theme, *, real: bool) -> None:
        self.lab, self._clock, self.real = lab, clock, real
        self._directory = Directory(profiles(clock.now().weekday()), "IT")
        book = Book(self._directory, card, clock.now, "Anna")
        book.show_states(lambda: "named", "anna")
        self._screen = CallsPanel(book, lambda: "anna", clock.now, theme, Keys())
        self._screen.resize(320, 700)
        self.written: list[AnyEvent] = []
        self._rang: set[str] = set()
        self.epoch = 0
        self.desk = self.new_desk()
        self.sits_down("anna")

    def restarts(self) -> None:
        """The desk is killed, with its connection to the phone system, and another one begins."""
        self.lab.renew()
        self.new_desk()

    def new_desk(self) -> Desk:
        """Another life of the desk, on whatever the phone system holds now."""
        open_calls = [record for record in self.records().values() if record.ended is None]
        self.epoch += 1
        routing = DirectoryRouting(self._directory, "IT")
        phone = cast(PhoneSystem, _Overheard(self.lab))
        self.desk = Desk(
            phone, routing, self._clock, self.written.append, epoch=self.epoch, unfinished=open_calls, seconds=QUICK
        )
        self.desk.start()
        self.until(lambda: self.board.phone.connected, "the phone system answers")
        return self.desk

    @property
    def board(self) -> Board:
        """What a console would show."""
        return self.desk.board

    def knows(self, *flags: CallerFlag) -> None:
        """From now on this is known of callers."""
        self.desk.use(DirectoryRouting(self._directory, "IT", (), CallerFlags(flags)))

    def sits_down(self, who: str) -> None:
        """An assistant signs in at the station of her name."""
        assert self.ask(who, SignIn(name=who.title(), station=who)).code is None

    def ask(self, who: str, command: AnyCommand) -> Reply:
        """She presses a key."""
        return self.desk.ask(who, command)

    def does(self, who: str, command: AnyCommand) -> None:
        """She presses a key, and it is taken."""
        reply = self.ask(who, command)
        assert reply.code is None, reply

    def rings(self, party: str = "neri", line: str = LINE, **how: Any) -> CallView:
        """Somebody calls; the call as the board shows it."""
        before = set(self.board.calls)
        self._rang.add(party)
        self.lab.caller_rings(party, dialled=line, **how)
        self.until(lambda: set(self.board.calls) - before, f"{party}'s call is on the board")
        return self.board.calls[(set(self.board.calls) - before).pop()]

    def talking(self, party: str = "neri", who: str = "anna", line: str = LINE) -> CallView:
        """A call that has just been answered."""
        call = self.rings(party, line)
        self.does(who, Answer(call=call.id))
        self.at(call, Place.TALKING)
        return call

    def at(self, call: CallView, place: Place, seconds: float = 20) -> None:
        """Wait until the call is there."""
        self.until(lambda: self.now(call).place is place, f"it is {place}", seconds)

    def side(self, call: CallView, side: Side) -> None:
        """Wait until her side of the call is that."""
        self.until(lambda: self.now(call).side is side, f"her side is {side}")

    def now(self, call: CallView) -> CallView:
        """The call as it is on the board now, or as it left it."""
        return self.board.calls.get(call.id, call)

    def over(self, call: CallView) -> CallRecord:
        """Wait until the call is over; its record."""
        self.until(lambda: call.id not in self.board.calls, "the call is over")
        return self.records()[call.id]

    def until(self, holds: Callable[[], object], what: str, seconds: float = 20) -> None:
        """Let time pass until it holds."""
        passed = 0.0
        while not holds():
            assert passed < seconds, f"did not happen: {what}, but {self._now()}; told: {self.lab.events[-8:]}"
            self.lab.passes(0.05)
            passed += 0.05

    def _now(self) -> list[str]:
        return [f"{call.place} ({call.reason}), {call.side}" for call in self.board.calls.values()]

    def hear_each_other(self, one: str, other: str) -> bool:
        """Each hears the other, and nothing else."""
        return self.lab.hears(one) == {other} and self.lab.hears(other) == {one}

    def painted(self, call: CallView) -> str | None:
        """Where the call stands in Calls on Anna's screen and what its row says: `ON HOLD: busy`; None: it has no row."""
        self._screen.refresh(Board.restore(self.board.snapshot()), None)
        self._screen.grab()
        for section in self._screen.sections:
            for row in section.model.rows:
                if row.call == call.id and not row.gone:
                    return f"{section.view.accessibleName()}: {row.state}"
        return None

    def troubles(self) -> list[str]:
        """Codes of what assistants were told."""
        return [event.code for event in self.told()]

    def told(self) -> list[Trouble]:
        """What assistants were told, with its values."""
        return [event for event in self.written if isinstance(event, Trouble)]

    def records(self) -> dict[str, CallRecord]:
        """The record of each call, from the events alone."""
        calls = dict.fromkeys(event.call for event in self.written if getattr(event, "call", None))
        found = {call: summarise(e for e in self.written if getattr(e, "call", None) == call) for call in calls}
        return {call: record for call, record in found.items() if record is not None}

    def close(self) -> None:
        """Her screen goes."""
        self._screen.deleteLater()

    def nothing_left(self) -> None:
        """Wait until every caller's call is over, as she sees it herself."""
        for party in self._rang:
            self.is_out(party)

    def is_out(self, party: str) -> None:
        """Wait until the call of a caller or a target is over on her own phone."""
        self.until(lambda: self.lab.call(party).ended, f"{party} is out of the call")


__all__ = [
    "ABSENT_STATION",
    "ANNOUNCEMENT",
    "CLOSED_LINE",
    "LONG_NOTED_LINE",
    "MUSIC",
    "MUSIC_LINE",
    "NOTED_LINE",
    "OVERFLOW_LINE",
    "QUICK",
    "RINGING",
    "SILENCE",
    "WRAP_UP",
    "Stage",
    "profiles",
    "to",
]
