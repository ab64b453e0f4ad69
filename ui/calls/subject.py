"""Which call, and which client, all parts of the desk speak of."""

from __future__ import annotations

from receptionist.calls.board import CallView
from receptionist.clients.profile import Profile
from ui.calls.actions import DeskActions
from ui.calls.book import Book
from ui.calls.live import LiveBoard
from ui.calls.unfinished import Unfinished


class Subject:
    """`call` is the one shown; `look` the id of another client whose profile is looked at meanwhile."""

    def __init__(self, live: LiveBoard, book: Book, actions: DeskActions, unfinished: Unfinished) -> None:
        self._live, self._book, self._actions, self._unfinished = live, book, actions, unfinished
        self.call: CallView | None = None
        self.look: str | None = None
        self._client: str | None = None
        self._on_line: str | None = None
        self._stays: str | None = None
        """The last call of hers on the desk: while its message is not finished it stays, even when its caller has gone."""

    def follow(self) -> bool:
        """See what the board has now. Whether she has turned to another call than the one she was busy with."""
        busy = self._actions.on_the_line()
        turned = busy is not None and busy.id != self._on_line
        if turned:
            self._actions.chosen = None
        self._on_line = busy.id if busy is not None else None
        self.call = self._pointed_at() or self._of_itself(busy)
        if self.call is not None and self._actions.mine(self.call.id) is not None:
            self._stays = self.call.id
        return turned

    def _pointed_at(self) -> CallView | None:
        chosen = self._actions.chosen
        return self._live.board.calls.get(chosen or "") or self._unfinished.get(chosen)

    def _of_itself(self, busy: CallView | None) -> CallView | None:
        """The one she is busy with or has in hand. Only with nobody in hand does a ring come onto the desk; with nobody there
        at all, a message that was left half-typed."""
        board, me = self._live.board, self._live.assistant
        in_hand = busy or board.current(me) or self._unfinished.get(self._stays) or self._aside()
        return in_hand or board.next_for(me) or next(iter(reversed(self._unfinished.calls())), None)

    def _aside(self) -> CallView | None:
        """A caller of hers who came back or is on hold, or a card: whoever stands on the desk stays there."""
        board, me = self._live.board, self._live.assistant
        aside = [*board.returned(me), *board.held(me), *board.cards(me)]
        shown = next((call for call in aside if call.id == self._stays), None)
        return shown or next(iter(aside), None)

    def stay(self) -> None:
        """Something is typed about the call shown: no ring takes it away."""
        if self.call is not None:
            self._stays = self.call.id

    def choose(self, call: str | None) -> None:
        """This call from now on, or none in particular; looking elsewhere ends."""
        self._actions.chosen, self.look = call, None

    def look_at(self, client: str) -> None:
        """Another client's profile; the call stays pinned."""
        self.look = self._client = client

    def look_back(self) -> bool:
        """Back to the call's own client, and from a row that was only pointed at to the caller in hand. Whether there was
        anything to come back to."""
        if self.look is not None and self.call is not None:
            self.look = None
            return True
        pointed, own = self._pointed_at(), self._of_itself(self._actions.on_the_line())
        if pointed is None or own is None or pointed.id == own.id:
            return False
        self._actions.chosen = None
        return True

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
