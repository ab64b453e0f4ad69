"""What is known of a caller from earlier calls to this same client, fetched behind the screen. Never of another client: what a
caller told one is not another's (GDPR art. 28)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import CallView
from receptionist.calls.record import CallRecord
from receptionist.calls.service import CallFilter
from receptionist.messages.service import Message
from ui.background import Background, tell

SHOWN = 30
REMEMBERED = 50
"""Calls whose past is kept in memory."""


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
    """The caller's calls and messages with one client, and the client's latest calls, the latest first."""

    calls: tuple[CallRecord, ...] = ()
    messages: tuple[Message, ...] = ()
    of_client: tuple[CallRecord, ...] = ()


NOTHING_KNOWN = CallerPast()


class Past(QObject):
    """Reads once for each call and client shown. `come` when something was read: with the call's id (or the client's)."""

    come = Signal(str)

    def __init__(self, records: Records, messages: KeptMessages, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records, self._messages, self._background = records, messages, background
        self._known: dict[tuple[str | None, str], CallerPast] = {}
        self._asked: set[tuple[str | None, str]] = set()

    def of(self, call: CallView | None, client: str) -> CallerPast:
        """What is known so far; the rest is asked for and `come`s."""
        number = call.caller.number if call is not None else None
        key = (call.id if call is not None else None, client)
        if key not in self._asked:
            self._asked.add(key)
            own = call.id if call is not None else None
            self._background.after_paint(lambda: self._read(own, client, number), lambda past: self._take(key, past))
        return self._known.get(key, NOTHING_KNOWN)

    def forget(self) -> None:
        """Something was written: read anew at the next look."""
        self._asked.clear()

    def _read(self, own: str | None, client: str, number: str | None) -> CallerPast:
        calls = self._records.earlier(client, number, SHOWN) if number else []
        messages = self._messages.find(client=client, caller=number, limit=SHOWN) if number else []
        return CallerPast(
            calls=tuple(call for call in calls if call.id != own),
            messages=tuple(m for m in messages if m.call is None or m.call != own),
            of_client=tuple(call for call in self._records.find(CallFilter(client=client, limit=SHOWN)) if call.id != own),
        )

    def _take(self, key: tuple[str | None, str], past: CallerPast) -> None:
        self._known[key] = past
        while len(self._known) > REMEMBERED:
            oldest = next(iter(self._known))
            del self._known[oldest]
            self._asked.discard(oldest)
        tell(self.come, key[0] or key[1])
