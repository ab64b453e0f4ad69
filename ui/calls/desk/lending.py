"""The client of one call, lent to a colleague of another team: by whoever may lend, from the desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from receptionist.calls.places import Place
from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from receptionist.staff.loans import FOR_A_CALL, LENGTHS_FOR_A_CALL
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from ui.calls.colleagues.states import Doing, others
from ui.calls.desk.parts import Desk
from ui.calls.menus import lend_menu
from ui.calls.subject import Subject
from ui.calls.words.text import plain
from ui.words import say_problem


class LendsCall(QObject):
    """`told` has a sentence: that it is done, or what kept it."""

    told = Signal(str)

    def __init__(self, desk: Desk, subject: Subject, card: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._subject, self._card, self._page = desk, subject, card, parent

    @property
    def can(self) -> bool:
        """Whether the call on the desk is one that a colleague could take, has a client that not everybody sees, and she may
        lend. Her own caller she hands over, which lends by itself."""
        return self._desk.lend is not None and self._client() is not None

    def _client(self) -> Profile | None:
        call = self._subject.pinned
        if call is None or call.over:
            return None
        if call.assistant == self._desk.live.assistant and call.place not in (Place.WAITING, Place.RETURNED):
            return None
        whose = self._desk.book.whose(call)
        return whose if whose is not None and whose.team else None

    def ask(self, length: timedelta = FOR_A_CALL) -> None:
        """To whom: whoever is here and does not see the client by their own team; and for how long."""
        client = self._client()
        if client is None:
            return
        others = {self._words(one): partial(self.ask, one) for one in LENGTHS_FOR_A_CALL if one != length}
        colleagues, lend = self._colleagues(client), partial(self._lend, client, length)
        menu = lend_menu(self._page, colleagues, self._words(length), lend, others)
        menu.popup(self._card.mapToGlobal(QPoint(self._card.rect().center())))

    def _words(self, length: timedelta) -> str:
        hours, minutes = divmod(length.seconds // 60, 60)
        return self.tr("%n minute(s)", "", minutes) if minutes else self.tr("%n hour(s)", "", hours)

    def _colleagues(self, client: Profile) -> Sequence[Assistant]:
        live = self._desk.live
        here = {one.login for one in others(live.board, live.assistant) if one.doing is not Doing.AWAY}
        staff = (one for one in self._desk.book.staff if one.login in here)
        return [one for one in staff if client.team not in one.teams and one.role is not Role.ADMINISTRATOR]

    def _lend(self, client: Profile, length: timedelta, to: Assistant) -> None:
        lend = self._desk.lend
        if lend is None:
            return
        words = self.tr("{name} sees {client} for {length}, and can take this call.")
        done = words.format(name=plain(to.name, 40), client=plain(client.name, 60), length=self._words(length))

        def failed(problem: Problem) -> None:
            self.told.emit(say_problem(problem))

        self._desk.background.run(lambda: lend(client.id, to.login, length), lambda _none: self.told.emit(done), failed)
