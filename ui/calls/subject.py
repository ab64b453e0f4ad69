"""Which call, and which client, all parts of the desk speak of."""

from __future__ import annotations

from receptionist.calls.board import CallView
from receptionist.clients.profile import Profile
from ui.calls.actions import DeskActions
from ui.calls.book import Book
from ui.calls.live import LiveBoard


class Subject:
    """`call` is the one shown; `look` the id of another client whose profile is looked at meanwhile."""

    def __init__(self, live: LiveBoard, book: Book, actions: DeskActions) -> None:
        self._live, self._book, self._actions = live, book, actions
        self.call: CallView | None = None
        self.look: str | None = None
        self._client: str | None = None
        self._on_line: str | None = None

    def follow(self) -> bool:
        """See what the board has now. Whether she has turned to another call than the one she was busy with."""
        busy = self._actions.on_the_line()
        turned = busy is not None and busy.id != self._on_line
        if turned:
            self._actions.chosen = None
        self._on_line = busy.id if busy is not None else None
        self.call = self._call_now(busy)
        return turned

    def _call_now(self, busy: CallView | None) -> CallView | None:
        """The one she pointed at; else the one she is busy with, the one that came back or waits first, or is on hold."""
        board, me = self._live.board, self._live.assistant
        chosen = board.calls.get(self._actions.chosen or "")
        return chosen or busy or board.current(me) or board.next_for(me) or next(iter(board.held(me)), None)

    def choose(self, call: str | None) -> None:
        """This call from now on, or none in particular; looking elsewhere ends."""
        self._actions.chosen, self.look = call, None

    def look_at(self, client: str) -> None:
        """Another client's profile; the call stays pinned."""
        self.look = self._client = client

    def look_back(self) -> bool:
        """Back to the call's own client. Whether there was anything to come back to."""
        was = self.look is not None and self.call is not None
        if was:
            self.look = None
        return was

    @property
    def pinned(self) -> CallView | None:
        """The call, unless another client is looked at."""
        return self.call if self.look is None else None

    @property
    def profile(self) -> Profile | None:
        """The client that the desk shows now."""
        if self.look is not None:
            return self._book.profile(self.look)
        return self._book.whose(self.call) if self.call is not None else self._book.profile(self._client)

    @property
    def whose(self) -> Profile | None:
        """The client of the call."""
        return self._book.whose(self.call) if self.call is not None else None
