"""What must be heard: a ring with the client's name while she is idle, one soft tone while she talks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from receptionist.calls.board import CallView
from receptionist.calls.events import Availability
from receptionist.calls.places import Place, Side
from receptionist.clients.profile import Profile
from ui.calls.book import Book
from ui.calls.live import LiveBoard


class Sounder(Protocol):
    """Makes the sounds, on the chosen output; never blocks."""

    def ring(self, name: str, language: str) -> None:
        """A call waits: ring, and say the client's name where that is wanted."""

    def stop_ringing(self) -> None:
        """Nobody waits any more, or she answers."""

    def tone(self) -> None:
        """One soft tone in the headset."""

    def say(self, text: str, language: str) -> None:
        """Speak this."""


class Sounding(QObject):
    """Listens to the board and tells the sounder, once for each thing that must be heard. `rang`: a call has come for her while
    she is free."""

    rang = Signal()

    def __init__(
        self, live: LiveBoard, book: Book, sounder: Sounder, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._live, self._book, self._sounder, self._now = live, book, sounder, now
        self._heard: set[str] = set()
        self._reminded: set[tuple[str, datetime]] = set()
        self._rings = False
        live.changed.connect(self._look)
        second = QTimer(self, interval=1000)
        second.timeout.connect(self._remind)
        second.start()

    def _look(self) -> None:
        board, me = self._live.board, self._live.assistant
        waits = board.to_answer(me)
        seat = board.assistants.get(me)
        here = seat is not None and seat.availability is Availability.AVAILABLE
        new = [call for call in waits if call.id not in self._heard]
        self._heard = {call.id for call in waits}
        busy = board.current(me) is not None
        if new and here and busy:
            self._sounder.tone()
        should_ring = bool(waits) and here and not busy
        if should_ring and (new or not self._rings):
            call = (new or waits)[0]
            profile = self._book.whose(call)
            self.rang.emit()
            self._sounder.ring(self._spoken(call, profile), profile.language if profile else "it")
        elif self._rings and not should_ring:
            self._sounder.stop_ringing()
        self._rings = should_ring

    def _spoken(self, call: CallView, profile: Profile | None) -> str:
        """Whose call it is, and who hands it to her."""
        client = (profile.say_as or profile.name) if profile else ""
        if call.handed_to != self._live.assistant:
            return client
        return self.tr("{client}, from {name}").format(client=client, name=self._book.name_of(call.assistant))

    def _remind(self) -> None:
        """One tone for each caller who is on hold past the client's limit."""
        now = self._now()
        for call in self._live.board.held(self._live.assistant):
            key = (call.id, call.place_since)
            past = call.hold_limit > 0 and (now - call.place_since).total_seconds() > call.hold_limit
            if past and call.place is Place.HELD and call.side is Side.ON_HOLD and key not in self._reminded:
                self._reminded.add(key)
                self._sounder.tone()
