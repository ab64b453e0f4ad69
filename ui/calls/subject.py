"""Which call, and which client, all parts of the desk speak of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from receptionist.calls.board import CallView
from receptionist.calls.places import Place
from receptionist.clients.profile import Profile
from ui.calls.book import Book
from ui.calls.in_hand import InHand, a_colleagues, in_hand, on_the_desk, on_the_line
from ui.calls.live import LiveBoard
from ui.calls.unfinished import Unfinished


class Subject:
    """`call` is the one shown, as of the last look at the board; `look` the id of another client whose profile is looked at
    meanwhile."""

    def __init__(self, live: LiveBoard, book: Book, unfinished: Unfinished) -> None:
        self._live, self._book, self._unfinished = live, book, unfinished
        self.chosen: str | None = None
        """The call whose row she pointed at; None: none in particular."""
        self.lost: CallView | None = None
        """The call that she pointed at until now, and that a colleague has: it is left, and somebody has to tell her."""
        self.call: CallView | None = None
        self.look: str | None = None
        self._client: str | None = None
        self._on_line: str | None = None
        self._stays: str | None = None
        """The last call of hers on the desk: while its message is not finished it stays, even when its caller has gone."""
        self._seen: tuple[tuple[object, ...], InHand] | None = None
        """What `in_hand` was decided from, and the outcome: it is asked for again and again while nothing happens."""
        self._held: InHand | None = None

    def follow(self) -> None:
        """See what the board has now."""
        self._held = None
        busy = on_the_line(self._live.board, self._live.assistant)
        if busy is not None and busy.id != self._on_line:
            self.chosen = None  # she turned to another call than the one she was busy with
        self._on_line = busy.id if busy is not None else None
        pointed = self._live.board.calls.get(self.chosen or "")
        self.lost = pointed if a_colleagues(pointed, self._live.assistant) else None
        if self.lost is not None:
            self.chosen = None  # before she types: her words would be about a caller who is not hers
        self.call = self._shown()
        own = self.in_hand.own
        if self.call is not None and own is not None:
            self._stays = own.id
        if self.look is not None and self.call is not None and self.whose is self._book.profile(self.look):
            self.look = None  # the call's own client is no other one

    @property
    def in_hand(self) -> InHand:
        """What the keys are about, as the board stands at this instant."""
        if self._held is not None:
            return self._held
        here = self._decided_from()
        if self._seen is None or self._seen[0] != here:
            self._seen = here, self._in_hand()
        return self._seen[1]

    @contextmanager
    def at_one_instant(self) -> Iterator[None]:
        """What is asked meanwhile is about this instant: showing it the desk asks dozens of times. `follow` ends it, too."""
        self._held = self.in_hand
        try:
            yield
        finally:
            self._held = None

    def _decided_from(self) -> tuple[object, ...]:
        board, unfinished, stays = self._live.board, self._unfinished, self._stays
        pointed = self.chosen, self.look, stays
        typed = unfinished.typed(stays) if stays is not None else False
        half = *unfinished.calls(), unfinished.get(stays), unfinished.get(self.chosen)
        return (
            board,
            board.position,
            board.next_for(self._live.assistant),
            pointed,
            typed,
            half,
        )  # who is next hangs on the hour, too

    def _in_hand(self) -> InHand:
        shown, stays = self._shown(), self._stays
        people = self.look if self.look is not None or shown is None else shown.client
        written_about = stays if stays is not None and self._unfinished.typed(stays) else None
        return in_hand(self._live.board, self._live.assistant, shown, self.chosen, people, written_about)

    @property
    def several_on_hold(self) -> bool:
        """Whether more than one caller is on hold with her."""
        return len(self._live.board.held(self._live.assistant)) > 1

    def _shown(self) -> CallView | None:
        return self._pointed_at() or self._of_itself()

    def _pointed_at(self) -> CallView | None:
        call = self._live.board.calls.get(self.chosen or "") or self._unfinished.get(self.chosen)
        return call if on_the_desk(call) else None

    def _of_itself(self) -> CallView | None:
        """The one she is busy with or has in hand. Only with nobody in hand does a ring come onto the desk; with nobody there
        at all, a message that was left half-typed, then whom she is putting through."""
        board, me = self._live.board, self._live.assistant
        busy = on_the_line(board, me) or board.current(me)
        in_hand = busy or self._unfinished.get(self._stays) or self._aside()
        return in_hand or board.next_for(me) or next(iter(reversed(self._unfinished.calls())), None) or self._under_way()

    def _aside(self) -> CallView | None:
        """A caller of hers who came back or is on hold, or a card: whoever stands on the desk stays there, also the one just
        put on hold, until she takes another. With nobody there it is the one held longest."""
        board, me = self._live.board, self._live.assistant
        aside = [*board.returned(me), *board.held(me), *board.cards(me)]
        stays = next((call for call in aside if call.id == self._stays), None)
        return stays or next(iter(aside), None)

    def _under_way(self) -> CallView | None:
        board, me = self._live.board, self._live.assistant
        return next((call for call in reversed(board.mine(me)) if call.place is Place.TRANSFERRING), None)

    def stay(self) -> None:
        """Something is typed about the call shown: no ring takes it away."""
        if self.call is not None:
            self._stays = self.call.id

    def choose(self, call: str | None) -> None:
        """This call from now on, or none in particular; looking elsewhere ends."""
        self.chosen, self.look = call, None

    def turn_to_own(self) -> None:
        """Whatever is looked at: the call that the keys are about is on the desk again, with its own client."""
        own = self.in_hand.own
        if self.call is not None:
            self.look = None
        if own is not None and self.call is not None and own.id != self.call.id:
            self.chosen = None

    def sets_aside(self, call: str) -> None:
        """This caller goes on hold, and stays before her: what she types next is about them."""
        self.chosen, self._stays = None, call

    def look_at(self, client: str) -> None:
        """Another client's profile; the call stays pinned."""
        self.look = self._client = client

    def look_back(self) -> bool:
        """Back to the call's own client, and from a row that was only pointed at to the caller in hand. Whether there was
        anything to come back to."""
        if self.look is not None and self.call is not None:
            self.look = None
            return True
        if self.points_away:
            self.chosen = None
            return True
        return False

    @property
    def points_away(self) -> bool:
        """Whether the call shown was only pointed at, while another is the one in hand."""
        pointed, own = self._pointed_at(), self._of_itself()
        return pointed is not None and own is not None and pointed.id != own.id

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
