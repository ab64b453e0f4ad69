"""A small office on the simulator and virtual time: the desk as the hub would run it, for stories about its rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from typing import Any

from receptionist.calls.board import Board, CallView
from receptionist.calls.callers import NO_FLAGS
from receptionist.calls.commands import Answer, AnyCommand, Reply, SignIn
from receptionist.calls.desk import Desk
from receptionist.calls.events import AnyEvent, Target
from receptionist.calls.record import CallRecord, summarise
from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.directory import Directory
from receptionist.clients.profile import Line, Opening, Profile
from receptionist.clock import Timer, VirtualClock
from receptionist.telephony.port import Cause, Ended, LegId, Listener, PhoneSystem, Presented
from receptionist.telephony.simulator.exchange import Exchange
from receptionist.telephony.simulator.world import DESK_PHONE, Does, Heard, Reaction

TUESDAY_TEN = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
"""Ten o'clock in Milan."""
ROSSI, ACME, NIGHT = "+390299900101", "+390299900102", "+390299900103"
BERLIN = "+493029990104"
"""The line of a client in Germany."""
BIANCHI, MOBILE, DEAD = "+390299900021", "+393330000022", "+390299900099"
NERI, VERDI = "+390299900011", "+390299900012"
OPEN = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))

TO_BIANCHI = Target(label="M. Bianchi", number=BIANCHI)
TO_MOBILE = Target(label="Rossi (mobile)", number=MOBILE, confirm=True)
TO_NOBODY = Target(label="nobody", number=DEAD)


def profiles(fallback: str = BIANCHI) -> list[Profile]:
    """Three clients and the office itself; Acme's callers go to `fallback` when nobody is there."""
    return [
        Profile(
            id="0190a000-0000-7000-8000-000000000001",
            code="ROSSI",
            legal_name="Studio Legale Rossi",
            short_name="Studio Rossi",
            lines=(Line(number=ROSSI, patience=30),),
            hours=OPEN,
        ),
        Profile(
            id="0190a000-0000-7000-8000-000000000002",
            code="ACME",
            legal_name="Acme Ltd",
            language="en",
            service_level=10,
            wrap_up=15,
            lines=(Line(number=ACME, patience=30, fallback=fallback),),
            hours=OPEN,
        ),
        Profile(
            id="0190a000-0000-7000-8000-000000000003",
            code="NIGHT",
            legal_name="Night Freight",
            lines=(Line(number=NIGHT, patience=10, hours=(Opening(weekday=6, start=time(1), end=time(2)),)),),
            hours=OPEN,
        ),
        Profile(
            id="0190a000-0000-7000-8000-000000000004",
            code="BERLIN",
            legal_name="Spree Logistik GmbH",
            country="DE",
            lines=(Line(number=BERLIN, patience=30),),
            hours=OPEN,
        ),
        Profile(id="0190a000-0000-7000-8000-000000000009", code="OFFICE", legal_name="Our Office", own=True, hours=OPEN),
    ]


class Lifetime:
    """The clock of one life of the desk: when that is over, nothing of it falls due any more."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock, self.over = clock, False

    def now(self) -> datetime:
        """As the clock's."""
        return self._clock.now()

    def after(self, seconds: float, action: Callable[[], None]) -> Timer:
        """As the clock's, while it lasts."""
        return self._clock.after(seconds, lambda: None if self.over else action())


class TellsNoEnd:
    """Stands between desk and phone system: that a leg has ended is never told."""

    def __init__(self, phone: Exchange, clock: VirtualClock) -> None:
        self._phone = phone

    def __getattr__(self, verb: str) -> object:
        return getattr(self._phone, verb)

    def start(self, listener: Listener) -> None:
        """As the port has it."""
        self._phone.start(lambda event: None if isinstance(event, Ended) else listener(event))


class Office:
    """One desk, its phone system, and all that it ever wrote down."""

    def __init__(
        self,
        starts: datetime = TUESDAY_TEN,
        between: Callable[[Exchange, VirtualClock], Any] | None = None,
        fallback: str = BIANCHI,
    ) -> None:
        self._fallback = fallback
        self.flags = NO_FLAGS
        """What every life of the desk knows of callers from its beginning."""
        self.clock = VirtualClock(starts)
        self.outside: dict[str, Reaction] = {}
        self.exchange = Exchange(self.clock)
        self.exchange.set_outside(lambda number, leg: self.outside.get(number, Reaction(does=Does.NOTHING)))
        self.exchange.set_station("anna", DESK_PHONE)
        self.exchange.set_station("bruno", DESK_PHONE)
        self.phone: PhoneSystem = between(self.exchange, self.clock) if between else self.exchange
        self.written: list[AnyEvent] = []
        self.epoch = 1
        self.desk = self._desk([])
        self.desk.start()
        self.passes(0.1)

    def _desk(self, unfinished: list[CallRecord]) -> Desk:
        routing = DirectoryRouting(Directory(profiles(self._fallback), "IT"), "IT", (), self.flags)
        self.life = Lifetime(self.clock)
        return Desk(self.phone, routing, self.life, self.written.append, epoch=self.epoch, unfinished=unfinished)

    def restarts(self, away: float = 0.0) -> None:
        """The desk is killed, and `away` seconds later another one is there."""
        self.phone.stop()
        self.life.over = True
        open_calls = [record for record in self.records().values() if record.unfinished]
        self.passes(away)
        self.epoch += 1
        self.desk = self._desk(open_calls)
        self.desk.start()
        self.passes(0.1)

    @property
    def board(self) -> Board:
        """What a console would show."""
        return self.desk.board

    def passes(self, seconds: float) -> None:
        """Time passes."""
        self.clock.run(seconds)

    def sits_down(self, who: str, station: str | None = None) -> None:
        """An assistant signs in."""
        assert self.ask(who, SignIn(name=who.title(), station=station or who)).code is None

    def ask(self, who: str, command: AnyCommand) -> Reply:
        """An assistant presses a key."""
        return self.desk.ask(who, command)

    def rings(self, line: str = ROSSI, number: str | None = NERI, name: str | None = "Mario Neri") -> tuple[LegId, CallView]:
        """Somebody calls; the leg, and the call as the board shows it."""
        before = set(self.board.calls)
        leg = self.exchange.rings(line, Presented(number=number, name=name, withheld=number is None))
        self.passes(0.05)
        new = set(self.board.calls) - before
        return leg, self.board.calls[new.pop()]

    def talking(self, who: str = "anna", line: str = ROSSI) -> tuple[LegId, CallView]:
        """A call that `who` has just answered."""
        leg, call = self.rings(line)
        assert self.ask(who, Answer(call=call.id)).code is None
        self.passes(1)
        return leg, call

    def hangs_up(self, leg: LegId, cause: Cause = Cause.NORMAL) -> None:
        """Whoever is at the far end of the leg puts the phone down."""
        self.exchange.far_end_hangs_up(leg, cause)
        self.passes(0.05)

    def heard(self, leg: LegId) -> Heard | None:
        """What the leg hears."""
        return self.exchange.heard(leg)

    def legs_to(self, destination: object) -> list[LegId]:
        """Legs that we dialled there."""
        return [leg for leg in self.exchange.legs() if self.exchange.destination(leg) == destination]

    def records(self) -> Mapping[str, CallRecord]:
        """The record of each call, from the events alone."""
        calls = {event.call for event in self.written if getattr(event, "call", None)}
        found = {call: summarise(e for e in self.written if getattr(e, "call", None) == call) for call in calls}
        return {call: record for call, record in found.items() if record is not None}

    def record(self, call: CallView) -> CallRecord:
        """The record of one call."""
        return self.records()[call.id]
