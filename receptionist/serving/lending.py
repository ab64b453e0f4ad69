"""What a hub lends by itself: a caller's client to whom the caller is handed across teams, and to whoever is free when nobody
of the client's own team is."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue
from typing import Final

from receptionist.calls.board import Board
from receptionist.calls.events import AnyEvent, Availability, HandedTo
from receptionist.errors import Problem
from receptionist.hub import Hub
from receptionist.staff.loans import Lent, LoanService, Why, for_a_call, new_loan
from receptionist.staff.roster import Roster

log = logging.getLogger(__name__)

OVERFLOWN: Final = timedelta(minutes=30)
LOOK_SECONDS: Final = 1.0


def sees(roster: Roster, login: str, client: str, at: datetime) -> bool:
    """Whether they may take calls of that client (id) then."""
    member = roster.member(login, at)
    if member is None:
        return False
    clients = roster.clients_of(member, at)
    return clients is None or client in clients


def for_hand_over(event: HandedTo, client: str | None, roster: Roster, at: datetime) -> Lent | None:
    """What a colleague of another team needs to take the call; None: nothing."""
    if event.to is None or client is None or roster.member(event.to, at) is None or sees(roster, event.to, client, at):
        return None
    return for_a_call(event.to, client, at, event.actor or "")


def for_overflow(board: Board, roster: Roster, at: datetime, after: timedelta) -> list[Lent]:
    """The clients of callers whom nobody of their own team takes, to everybody of another team who is free. A team of which
    somebody is there, be it that nobody sits at the console that is free, has `after` for it; one of which nobody is has lost
    no time by waiting."""
    present = [one for one in board.assistants.values() if one.availability is not Availability.AWAY]
    free = [one.id for one in present if one.availability is Availability.AVAILABLE and board.current(one.id) is None]
    lent: dict[tuple[str, str], Lent] = {}
    for call in board.waiting():
        client = call.client
        if client is None:
            continue
        has_somebody = any(sees(roster, one.id, client, at) for one in present)
        if has_somebody and at - call.arrived < after:
            continue
        for login in free:
            if roster.member(login, at) is not None and not sees(roster, login, client, at):
                lent[login, client] = new_loan(login, at, at + OVERFLOWN, client=client, why=Why.OVERFLOW)
    return list(lent.values())


class Lending:
    """While `hub` leads. `lent` is called, on a thread of its own, when something was: whoever looks at `roster` reads it
    anew. Without a database nothing can be lent; calls go on."""

    def __init__(
        self,
        hub: Hub,
        loans: LoanService,
        roster: Callable[[], Roster],
        after: Callable[[], timedelta],
        now: Callable[[], datetime],
        lent: Callable[[], None],
    ) -> None:
        self._hub, self._loans, self._roster = hub, loans, roster
        self._after, self._now, self._lent = after, now, lent
        self._wanted: SimpleQueue[Lent] = SimpleQueue()
        self._asked: dict[tuple[str, str | None], datetime] = {}
        """Until when what was asked for lasts: the roster may not have heard of it yet. On the hub's thread."""
        self._woken, self._ended = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="lending", daemon=True)
        self._number: int | None = None

    def start(self) -> None:
        """Begin."""
        self._hub.run(self._follow)
        self._thread.start()

    def stop(self) -> None:
        """Lend nothing any more; what is lent ends by itself."""
        self._ended.set()
        self._woken.set()
        self._thread.join(5)

    # ---- on the hub's thread

    def _follow(self) -> None:
        self._number = self._hub.wire.add(lambda event, _line: self._hear(event))

    def _hear(self, event: AnyEvent) -> None:
        if isinstance(event, HandedTo) and not self._ended.is_set():
            call, at = self._hub.board().calls.get(event.call), self._now()
            loan = for_hand_over(event, call.client if call is not None else None, self._roster(), at)
            self._ask([loan] if loan is not None else [], at)

    def _look(self) -> None:
        at = self._now()
        self._ask(for_overflow(self._hub.board(), self._roster(), at, self._after()), at)

    def _ask(self, loans: Iterable[Lent], at: datetime) -> None:
        self._asked = {of: until for of, until in self._asked.items() if until > at}
        for loan in loans:
            if (loan.login, loan.client) not in self._asked:
                self._asked[loan.login, loan.client] = at + timedelta(seconds=5)
                self._wanted.put(loan)
                self._woken.set()

    # ---- on its own

    def _work(self) -> None:
        while not self._ended.is_set():
            self._woken.wait(LOOK_SECONDS)
            self._woken.clear()
            if not self._ended.is_set():
                self._write_down()
                self._hub.run(self._look)

    def _write_down(self) -> None:
        wanted = list(_all(self._wanted))
        if not wanted:
            return
        try:
            self._loans.lend(*wanted)
        except Problem as problem:
            log.info("nothing could be lent: %s", problem.code)
        else:
            self._lent()


def _all(queue: SimpleQueue[Lent]) -> Iterable[Lent]:
    while True:
        try:
            yield queue.get_nowait()
        except Empty:
            return
