"""What of each client's card is new to the assistant who sits here: looked up ahead, so that a card pops as fast as ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from receptionist.calls.events import AnyEvent, Finished, Moved
from receptionist.calls.places import Place
from receptionist.clients.fresh import Fresh, fresh
from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from ui.background import Background
from ui.calls.book import Book
from ui.calls.live import LiveBoard


class Calls(Protocol):
    """Whom she has answered for, and when. Blocks."""

    def last_answered(self, assistant: str) -> dict[str, datetime]:
        """By client (id)."""


class Profiles(Protocol):
    """What clients were. Blocks."""

    def before(self, at: Mapping[str, datetime]) -> dict[str, Profile | None]:
        """Of each client that was saved since its moment, the profile as it was then."""


class Freshness(QObject):
    """`changed` when something is new that was not, or is no longer. A mark stays through the call in which she reads it."""

    changed = Signal()

    def __init__(
        self,
        calls: Calls,
        profiles: Profiles,
        live: LiveBoard,
        book: Book,
        background: Background,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._calls, self._profiles, self._live, self._book = calls, profiles, live, book
        self._background, self._now = background, now
        self._answered: dict[str, datetime] = {}
        self._fresh: dict[str, Fresh] = {}
        self._hers: dict[str, str] = {}
        """The calls in which she speaks, with whose they are."""
        live.happened.connect(self._heard)

    def load(self) -> None:
        """Find out when she last answered for whom, and what has changed since."""
        me = self._live.assistant
        self._background.run(lambda: self._calls.last_answered(me), self._know, self._unknown)

    def _know(self, answered: dict[str, datetime]) -> None:
        self._answered = answered | self._answered
        self._book.replaced.connect(self.look)
        self.look()

    def look(self) -> None:
        """Compare the clients as they are with what she knew of them."""
        answered, directory, now = dict(self._answered), self._book.directory, self._now()

        def compare() -> dict[str, Fresh]:
            before = self._profiles.before(answered)
            known = {client: was for client, was in before.items() if was is not None and client in directory.by_id}
            return {client: fresh(was, directory.by_id[client], answered[client], now) for client, was in known.items()}

        self._background.run(compare, self._take, self._unknown)

    def _take(self, found: dict[str, Fresh]) -> None:
        """Whoever was answered for meanwhile is not told again."""
        self._fresh = {client: one for client, one in found.items() if one.since == self._answered.get(client)}
        self.changed.emit()

    def _unknown(self, _problem: Problem) -> None:
        """Nothing is marked: a mark is a help, and what is told of the database is told elsewhere."""

    def of(self, client: str) -> Fresh | None:
        """What is new to her of that client (id); None: she has never answered for them, and so all of it is."""
        since = self._answered.get(client)
        return self._fresh.get(client) or Fresh(since) if since is not None else None

    def _heard(self, event: AnyEvent) -> None:
        if isinstance(event, Moved) and event.place is Place.TALKING and event.assistant == self._live.assistant:
            call = self._live.board.calls.get(event.call)
            if call is not None and call.client is not None:
                self._hers[call.id] = call.client
        elif isinstance(event, Finished) and event.call in self._hers:
            client = self._hers.pop(event.call)
            self._answered[client] = event.at
            self._fresh.pop(client, None)
            self.changed.emit()
