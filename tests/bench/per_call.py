"""What a call costs the window of whoever is only there while it rings: it comes, is painted with its greeting, and goes; and
how much of that comes before its row is painted.

Counted is the processor's time of all threads of this process, without that of the phone system and the desk, which are played
here on a clock of their own. A machine that does other things besides changes little in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from receptionist.calls.commands import AnyCommand, Reply, SignIn
from receptionist.calls.desk import Desk
from receptionist.calls.events import AnyEvent
from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.directory import Directory
from receptionist.clients.profile import Profile
from receptionist.clock import VirtualClock
from receptionist.link.local import Wire
from receptionist.opening import Plan, create_office
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from receptionist.telephony.port import Presented
from receptionist.telephony.simulator.exchange import Exchange
from receptionist.telephony.simulator.world import DESK_PHONE
from tests.bench.figures import Figure, figure, median
from tests.bench.offices import line_number, profiles
from tests.bench.rows import Rows
from tests.bench.screen import Painted, application, empty_window, turn
from ui.session import Session
from ui.still import settle, surroundings

LOGINS = ("anna", *(f"colleague{n}" for n in range(1, 10)))
"""Who answers calls: the window is the first one's, and for whom a call is depends on what all the others do."""
CLIENTS, LINES, PEOPLE, FIRST, CALLS = 150, 300, 600, 10, 60
RINGS, RESTS = 0.25, 0.25
"""Seconds of each call in which it stands there, and in which it is gone: two calls a second."""


class Played:
    """A phone system and its desk in this process; also the window's link to it. `cost`: seconds of the processor that went
    into both, and not into the window; `told`: seconds of the processor until the
    window heard of which caller."""

    def __init__(self, clients: list[Profile]) -> None:
        self.cost = 0.0
        self.told: dict[str, float] = {}
        self._clock, self._wire = VirtualClock(datetime.now(UTC)), Wire()
        self._exchange = Exchange(self._clock)
        for login in LOGINS:
            self._exchange.set_station(login, DESK_PHONE)
        self.desk = Desk(self._exchange, DirectoryRouting(Directory(clients, "IT"), "IT"), self._clock, self._emit, epoch=1)
        self.desk.start()
        for login in LOGINS:
            self.desk.ask(login, SignIn(name=login.title(), station=login))
        self._clock.run(0.1)

    def _emit(self, event: AnyEvent) -> None:
        self._wire.tell(event)

    def comes_and_goes(self, number: int) -> None:
        """One call, while the window lives."""
        caller = Presented(number=f"+3902999{number:05d}")
        with self._counted():
            leg = self._exchange.rings(line_number(number % LINES), caller)
        self.told[str(caller.number)] = time.process_time()
        turn(RINGS)
        with self._counted():
            self._exchange.far_end_hangs_up(leg)
        turn(RESTS)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        began = time.process_time()
        yield
        self._clock.run(0.1)
        self.cost += time.process_time() - began

    def send(self, command: AnyCommand, answer: Callable[[Reply], None]) -> None:
        """See `Link.send`."""
        answer(self.desk.ask("anna", command))

    def follow(self, snapshot: Callable[[bytes], None], listener: Callable[[bytes], None]) -> None:
        """See `Link.follow`."""
        self._wire.add(lambda _event, line: listener(line))
        snapshot(self.desk.board.snapshot())

    def close(self) -> None:
        """Nothing to close."""


def run(folder: Path) -> list[Figure]:
    """Milliseconds of the processor for one call, next to those of the same window in as long a time without one."""
    app = application()
    clients = profiles(CLIENTS, LINES, PEOPLE)
    office = create_office(str(folder / "calls.office"), Plan("Uffici Centrali"))
    office.clients.save_all(clients, "setup")
    office.staff.add("Anna", Role.SUPERVISOR)
    played = Played(clients)
    around = surroundings(app, folder)
    session = Session(office, Assistant(login="anna", name="Anna"), "anna", around, played)
    session.shell.resize(1366, 768)
    session.shell.show()
    settle(app, around.background)
    rows = Rows(session.desk, lambda: session.live.board, time.process_time)
    _calls(played, range(FIRST))
    still = _used(lambda: turn(CALLS * (RINGS + RESTS)))
    before = played.cost
    used = _used(lambda: _calls(played, range(FIRST, FIRST + CALLS))) - (played.cost - before)
    painted = len(rows.painted)
    before_paint = [(at - played.told[caller]) * 1000 for caller, at in rows.painted.items()][FIRST:]
    session.leave()
    around.sounder.close()
    around.background.close()
    office.close()
    assert painted == FIRST + CALLS, f"only {painted} rows were painted"
    return [
        figure("per call: processor of one window, a call that comes and goes", _each(used), "ms", _each(still)),
        figure("per call: processor until the row is painted, median", median(before_paint), "ms", median(_bare())),
    ]


def _each(seconds: float) -> float:
    return seconds * 1000 / CALLS


def _bare() -> list[float]:
    """Milliseconds of the processor until a window with a word in it was painted anew."""
    window, taken = empty_window(), []
    paints = Painted(lambda _window: taken.append((time.process_time() - began) * 1000))
    turn(RESTS)
    paints.watch(window)
    for _ in range(CALLS // 2):
        began = time.process_time()
        window.update()
        turn(RESTS)
    window.close()
    return taken


def _calls(played: Played, numbers: range) -> None:
    for number in numbers:
        played.comes_and_goes(number)


def _used(do: Callable[[], None]) -> float:
    began = time.process_time()
    do()
    return time.process_time() - began
