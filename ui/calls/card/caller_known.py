"""What is known of the caller: VIP or blocked, or of a client of ours, whom one key shows; why somebody is called back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from receptionist.calls.board import CallView
from receptionist.calls.call_backs import CallBack
from receptionist.calls.callers import CallerFlag
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.news import Recognised
from receptionist.clients.profile import Profile
from ui.calls.book import Book
from ui.calls.call_backs.rows import kept_words
from ui.calls.card.caller_card import CallerCard
from ui.calls.menus import clients_menu
from ui.calls.subject import Subject
from ui.calls.words.flags import flag_line
from ui.calls.words.recognised import on_card, others


class CallerKnown(QObject):
    """Keeps the line on the card; `wanted` has the client (id) whose profile is asked for. It is a look: the call stays where
    it is, and giving it to that client is another key."""

    wanted = Signal(str)

    def __init__(
        self,
        book: Book,
        subject: Subject,
        card: CallerCard,
        now: Callable[[], datetime],
        kept_by: Callable[[str], CallBack | None],
        parent: QObject | None = None,
    ) -> None:
        """`kept_by`: the call-back that a call (id) is about."""
        super().__init__(parent)
        self._book, self._subject, self._card, self._now, self._kept_by = book, subject, card, now, kept_by

    def refresh(self) -> None:
        """Say who rings, where the number tells."""
        call = self._subject.pinned
        known = self._book.recognised(call) if call is not None else ()
        kept = self._kept_by(call.id) if call is not None else None
        self._card.say_why(kept_words(kept, self._book, self._now()) if kept is not None else "")
        self._card.show_flags([(one.flag, self._line(call, one)) for one in self._book.flags_of(call)] if call else [])
        self._card.recognise(on_card(known, self._subject.whose), offers=bool(self.offered()))

    def _line(self, call: CallView, flag: CallerFlag) -> str:
        whose = self._book.whose(call)
        local = self._now().astimezone(zone_of(whose.zone if whose is not None else "UTC"))
        return flag_line(flag, self._book.name_of, local)

    def offered(self) -> list[Profile]:
        """The clients that the caller may be of, other than the call's own and the one that is looked at."""
        call = self._subject.call
        if call is None:
            return []
        return [one for one in others(self._book.recognised(call), self._subject.whose) if one.id != self._subject.look]

    def clients(self) -> list[Profile]:
        """Every client as whose person the caller is known."""
        call = self._subject.call
        return others(self._book.recognised(call), None) if call is not None else []

    def teller_of(self) -> Profile | None:
        """Whose news the caller of the call tells: that of the client whose person they are, whichever number they rang; of the
        one whose number it is where they are of that one too, or are nobody's; None: there is no call."""
        whose, clients = self._subject.whose, self.clients()
        own = whose is not None and any(one.id == whose.id for one in clients)
        return whose if own else next(iter(clients), whose)

    def show_client(self) -> None:
        """Show the caller's client; of several one is chosen."""
        match self.offered():
            case []:
                return
            case [client]:
                self.wanted.emit(client.id)
            case several:
                self._choose(several)

    def tells(self, client: Profile) -> tuple[str, Recognised]:
        """Who tells news of that client in the call of the moment, and how they were recognised. What was typed of a caller, or
        sent by the network, is the call's own client's only."""
        call = self._subject.call
        if call is None:
            return "", Recognised.NOT
        people = [one.person.name for one in self._book.recognised(call) if one.client.id == client.id]
        whose = self._book.whose(call)
        own = whose is not None and whose.id == client.id
        typed, asserted = (call.name, call.caller.name or "") if own else ("", "")
        name = typed or (people[0] if len(people) == 1 else asserted)
        return name, Recognised.KNOWN_NUMBER if people else Recognised.NOT

    def _choose(self, several: list[Profile]) -> None:
        menu: QMenu = clients_menu(self._card, several, self.wanted.emit)
        menu.popup(self._card.mapToGlobal(QPoint(0, 0)))
