"""The hub: it holds the phone system and the desk on one thread of its own, and tells every console what happens.

A local office runs it inside the console; the live road (phone system, desk, link) touches no database.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar, runtime_checkable

from receptionist.calls.board import Board
from receptionist.calls.commands import AnyCommand, Reply
from receptionist.calls.desk import Desk
from receptionist.calls.events import AnyEvent, Direction, Finished
from receptionist.calls.record import CallRecord
from receptionist.calls.route import Routing
from receptionist.clock import Clock, LoopClock
from receptionist.errors import NotFound
from receptionist.link.local import LocalLink, Wire
from receptionist.telephony.port import Arrived, PhoneEvent, PhoneSystem

log = logging.getLogger(__name__)

T = TypeVar("T")
PhoneMaker = Callable[[asyncio.AbstractEventLoop, Clock], PhoneSystem]


@runtime_checkable
class Lingers(Protocol):
    """A phone system whose last commands take a moment."""

    async def stopped(self) -> None:
        """Wait until they are carried out and nothing runs any more."""


def calls_in_the_way(board: Board) -> int:
    """How many calls would suffer if the phone system were exchanged now: those that it holds and tells us of, and the cards
    kept by hand. A call on a phone system that is out of our reach loses nothing."""
    return sum(board.phone.connected or call.direction is Direction.NONE for call in list(board.calls.values()))


@dataclass(frozen=True, slots=True)
class _Exchange:
    make_phone: PhoneMaker
    unfinished: Sequence[CallRecord]
    done: Callable[[], None]
    allowed: Callable[[], bool]


class Hub:
    """`make_phone` builds the phone system on the hub's loop; `keep` gets every event for the record. `starts` gives a demo its
    own hour. Everything else as in `Desk`."""

    def __init__(
        self,
        make_phone: PhoneMaker,
        routing: Routing,
        keep: Callable[[AnyEvent], None],
        *,
        epoch: int,
        country: str = "IT",
        unfinished: Sequence[CallRecord] = (),
        starts: datetime | None = None,
    ) -> None:
        self._make_phone, self._routing, self._keep = make_phone, routing, keep
        self._epoch, self._country, self._unfinished, self._starts = epoch, country, unfinished, starts
        self._loop = asyncio.new_event_loop()
        self.wire = Wire()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._work, name="hub", daemon=True)
        self._desk: Desk | None = None
        self._phone: PhoneSystem | None = None
        self._planned: _Exchange | None = None
        self._finished: deque[str] = deque(maxlen=500)  # the database may not have heard yet that these are over
        self._exchanging: asyncio.Task[None] | None = None
        self._overhearing: list[Callable[[Arrived], None]] = []
        self.clock: Clock = LoopClock(self._loop, starts)

    def start(self) -> None:
        """Begin; returns when the desk listens (not: when the phone system has answered)."""
        self._thread.start()
        self._ready.wait(10)

    def run(self, action: Callable[[], None]) -> None:
        """Do something on the hub's thread, soon. After `stop`, nothing."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(action)

    def link(self, assistant: str) -> LocalLink:
        """A console's way in, for one assistant."""
        return LocalLink(assistant, self.run, self.ask, lambda: self.board().snapshot(), self.wire)

    def carry_out(self, work: Coroutine[None, None, T]) -> T:
        """Do something that waits, on the hub's loop; blocks until it is done, so never for the hub's own thread."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def use(self, routing: Routing) -> None:
        """Profiles have changed."""

        def take() -> None:
            self._routing = routing
            self._with_desk(lambda desk: desk.use(routing))

        self.run(take)

    def overhear(self, heard: Callable[[Arrived], None]) -> Callable[[], None]:
        """`heard` is called, on the hub's thread, with every call that arrives, as the phone system told it, until what this
        returns is called."""
        self._overhearing.append(heard)
        return lambda: self._overhearing.remove(heard)

    def exchange(
        self,
        make_phone: PhoneMaker,
        unfinished: Sequence[CallRecord],
        done: Callable[[], None],
        allowed: Callable[[], bool] = lambda: True,
    ) -> None:
        """Another phone system in place of this one, as soon as no call would suffer (`calls_in_the_way`); a later plan
        replaces an earlier one. Who is signed in stays so. `done` is called on the hub's thread. `unfinished` as in `Desk`.
        `allowed`: whether this hub may speak to a phone system at that moment."""

        def plan() -> None:
            self._planned = _Exchange(make_phone, unfinished, done, allowed)
            self._exchange_if_free()

        self.run(plan)

    @property
    def connected(self) -> bool:
        """Whether the phone system is there; for any thread."""
        return self._desk is not None and self._desk.board.phone.connected

    def calls_in_the_way(self) -> int:
        """See the function; for any thread."""
        desk = self._desk
        return calls_in_the_way(desk.board) if desk is not None else 0

    def stop(self, *, in_order: bool = True) -> None:
        """End. `in_order`: callers who wait are handed to the phone system's own fallback at once; talks go on either way."""
        if not self._thread.is_alive():
            return
        self.run(lambda: self._end(in_order))
        self._thread.join(10)

    def _work(self) -> None:
        asyncio.set_event_loop(self._loop)
        desk = self._make_desk()
        self._loop.call_soon(desk.start)
        self._loop.call_soon(self._ready.set)
        try:
            self._loop.run_forever()
        finally:
            if isinstance(self._phone, Lingers):
                self._loop.run_until_complete(self._phone.stopped())
            self._loop.run_until_complete(self._cancel_all())
            self._loop.close()

    def _make_desk(self) -> Desk:
        self._phone = self._make_phone(self._loop, self.clock)
        self._desk = Desk(
            self._phone,
            self._routing,
            self.clock,
            self._tell,
            epoch=self._epoch,
            country=self._country,
            unfinished=self._unfinished,
            overheard=self._overheard,
        )
        return self._desk

    def _overheard(self, event: PhoneEvent) -> None:
        if isinstance(event, Arrived):
            for heard in list(self._overhearing):
                heard(event)

    def _exchange_if_free(self) -> None:
        if self._planned is None or self._exchanging is not None or self._desk is None:
            return
        if self._planned.allowed() and not calls_in_the_way(self._desk.board):
            plan, self._planned = self._planned, None
            self._exchanging = self._loop.create_task(self._carry_out(plan, self._desk))

    async def _carry_out(self, plan: _Exchange, before: Desk) -> None:
        """The old one is let go before the new one is spoken to: they may be the same, under another name or address."""
        before.stop()
        self._desk = None
        if isinstance(self._phone, Lingers):
            await self._phone.stopped()
        self._make_phone = plan.make_phone
        self._unfinished = [record for record in plan.unfinished if record.id not in self._finished]
        self._epoch += 1
        desk = self._make_desk()
        desk.start()
        desk.take_seats(before)
        self._exchanging = None
        plan.done()
        self._exchange_if_free()

    def _end(self, in_order: bool) -> None:
        if in_order:
            self._with_desk(lambda desk: desk.stop())
        elif self._phone is not None:
            self._phone.stop()
        self._loop.call_soon(self._loop.stop)

    async def _cancel_all(self) -> None:
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._loop.shutdown_asyncgens()

    def _tell(self, event: AnyEvent) -> None:
        self._keep(event)
        self.wire.tell(event)
        if isinstance(event, Finished):
            self._finished.append(event.call)
        if self._planned is not None:
            self._loop.call_soon(self._exchange_if_free)  # the desk has not finished with this event yet

    # ---- what the link asks, on the hub's thread

    def ask(self, assistant: str, command: AnyCommand) -> Reply:
        """The desk's reply."""
        return self._desk.ask(assistant, command) if self._desk else Reply(code="phone.disconnected")

    def board(self) -> Board:
        """As the desk has it; empty while there is none."""
        return self._desk.board if self._desk else Board()

    def line_of(self, line: str) -> str | None:
        """The client (id) that has this number now; None: nobody."""
        try:
            return self._routing.line(line, self.clock.now()).client
        except NotFound:
            return None

    def present(self, assistant: str, here: bool) -> None:
        """A console of theirs came, or the last one went without a good-bye: her calls stay hers while her phone is up."""
        log.info("%s", "a console is here" if here else "a console went")
        self._with_desk(lambda desk: desk.present(assistant, here))

    def skilled(self, assistant: str, name: str, languages: tuple[str, ...], teams: tuple[str, ...]) -> None:
        """Somebody has changed what she is called, speaks, or whom she serves; on the hub's thread."""
        self._with_desk(lambda desk: desk.skilled(assistant, name, languages, teams))

    def _with_desk(self, action: Callable[[Desk], None]) -> None:
        if self._desk is not None:
            action(self._desk)
