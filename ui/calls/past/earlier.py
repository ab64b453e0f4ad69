"""What is known of a caller from earlier calls to this same client, fetched behind the screen. Never of another client: what a
caller told one is not another's (GDPR art. 28)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from receptionist.calls.board import CallView
from receptionist.calls.record import CallRecord
from receptionist.calls.service import CallFilter
from receptionist.messages.service import Message
from ui.background import Background, tell

T = TypeVar("T")

SHOWN = 30
REMEMBERED = 50
"""Calls whose past is kept in memory."""
OneLook = Callable[[], AbstractContextManager[None]]
"""Within it what is read is read in one transaction (`receptionist.store.engine.Store.one_look`)."""


class Records(Protocol):
    """The part of `HistoryService` that the desk reads. Blocks."""

    def find(self, wanted: CallFilter) -> list[CallRecord]:
        """The calls that match, latest first."""

    def load(self, call: str) -> CallRecord:
        """One call."""

    def earlier(self, client: str, caller: str, limit: int = 20) -> list[CallRecord]:
        """Earlier calls of a caller with a client."""


class KeptMessages(Protocol):
    """The part of `MessageService` that the desk reads and writes. Blocks."""

    def keep(self, message: Message) -> Message:
        """Keep it."""

    def find(
        self, *, client: str | None = None, caller: str | None = None, to_pass_on: bool | None = None, limit: int = 500
    ) -> list[Message]:
        """Messages, latest first; `caller`: left from that number."""


@dataclass(frozen=True, slots=True)
class CallerPast:
    """The caller's calls and messages with one client, the latest first."""

    calls: tuple[CallRecord, ...] = ()
    messages: tuple[Message, ...] = ()


NOTHING_KNOWN = CallerPast()


class Past(QObject):
    """Reads once for each call and client shown, what is in sight of it. `come` when something was read."""

    come = Signal()

    def __init__(
        self, records: Records, messages: KeptMessages, one_look: OneLook, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._records, self._messages, self._one_look, self._background = records, messages, one_look, background
        self._of_callers: _Read[CallerPast] = _Read(background, self.come)
        self._of_clients: _Read[tuple[CallRecord, ...]] = _Read(background, self.come)

    def of(self, call: CallView | None, client: str) -> CallerPast:
        """What is known so far of the caller; the rest is asked for and `come`s."""
        if call is None or not call.caller.number:
            return NOTHING_KNOWN
        own, number = call.id, call.caller.number
        return self._of_callers.of((own, client), lambda: self._of_caller(own, client, number)) or NOTHING_KNOWN

    def latest(self, call: CallView | None, client: str) -> tuple[CallRecord, ...] | None:
        """The client's other calls, the latest first; None: they are asked for, and `come`."""
        own = call.id if call is not None else None
        return self._of_clients.of((own, client), lambda: self._of_client(own, client))

    def forget(self) -> None:
        """Something was written: read anew at the next look."""
        self._of_callers.forget()
        self._of_clients.forget()

    def _of_caller(self, own: str, client: str, number: str) -> CallerPast:
        with self._one_look():
            calls = self._records.earlier(client, number, SHOWN)
            messages = self._messages.find(client=client, caller=number, limit=SHOWN)
        return CallerPast(
            calls=tuple(call for call in calls if call.id != own), messages=tuple(m for m in messages if m.call != own)
        )

    def _of_client(self, own: str | None, client: str) -> tuple[CallRecord, ...]:
        found = self._records.find(CallFilter(client=client, limit=SHOWN))
        return tuple(call for call in found if call.id != own)


_Key = tuple[str | None, str]
"""A call's id (None: none is shown), a client's."""


class _Read(Generic[T]):
    """What was read for each call and client, the last of them."""

    def __init__(self, background: Background, come: SignalInstance) -> None:
        self._background, self._come = background, come
        self._known: dict[_Key, T] = {}
        self._asked: set[_Key] = set()

    def of(self, key: _Key, read: Callable[[], T]) -> T | None:
        """None: nothing yet, it is being read."""
        if key not in self._asked:
            self._asked.add(key)
            self._background.after_paint(read, lambda found: self._take(key, found))
        return self._known.get(key)

    def forget(self) -> None:
        """Read anew at the next look; meanwhile it is as it was."""
        self._asked.clear()

    def _take(self, key: _Key, found: T) -> None:
        self._known[key] = found
        while len(self._known) > REMEMBERED:
            oldest = next(iter(self._known))
            del self._known[oldest]
            self._asked.discard(oldest)
        tell(self._come)
