"""The client of one call, lent to a colleague of another team: by whoever may lend, from the desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from receptionist.staff.loans import FOR_A_CALL
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from ui.calls.colleagues import Doing, others
from ui.calls.desk_menus import lend_menu
from ui.calls.desk_parts import Desk
from ui.calls.subject import Subject
from ui.calls.text import plain
from ui.words import say_problem


class LendsCall(QObject):
    """`told` has a sentence: that it is done, or what kept it."""

    told = Signal(str)

    def __init__(self, desk: Desk, subject: Subject, card: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._subject, self._card, self._page = desk, subject, card, parent

    @property
    def can(self) -> bool:
        """Whether the call on the desk has a client that not everybody sees, and she may lend."""
        return self._desk.lend is not None and self._client() is not None

    def _client(self) -> Profile | None:
        call = self._subject.pinned
        if call is None or call.over:
            return None
        whose = self._desk.book.whose(call)
        return whose if whose is not None and whose.team else None

    def ask(self) -> None:
        """To whom: whoever is here and does not see the client by their own team."""
        client = self._client()
        if client is not None:
            menu = lend_menu(self._page, self._colleagues(client), lambda to: self._lend(client, to))
            menu.popup(self._card.mapToGlobal(QPoint(self._card.rect().center())))

    def _colleagues(self, client: Profile) -> Sequence[Assistant]:
        live = self._desk.live
        here = {one.login for one in others(live.board, live.assistant) if one.doing is not Doing.AWAY}
        staff = (one for one in self._desk.book.staff if one.login in here)
        return [one for one in staff if client.team not in one.teams and one.role is not Role.ADMINISTRATOR]

    def _lend(self, client: Profile, to: Assistant) -> None:
        lend = self._desk.lend
        if lend is None:
            return
        words = self.tr("{name} sees {client} for %n hour(s), and can take this call.", "", FOR_A_CALL.seconds // 3600)
        done = words.format(name=plain(to.name, 40), client=plain(client.name, 60))

        def failed(problem: Problem) -> None:
            self.told.emit(say_problem(problem))

        self._desk.background.run(lambda: lend(client.id, to.login), lambda _none: self.told.emit(done), failed)
