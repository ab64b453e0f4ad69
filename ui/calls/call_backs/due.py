"""The call-backs of this console: who is due, ringing them for the right client, and what came of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from receptionist.calls.call_backs import REACHED, CallBack, Try, line_for, to_remind
from receptionist.calls.commands import Dial, Name, Reply
from receptionist.calls.events import AnyEvent, Availability, Finished, Target
from receptionist.errors import Problem
from ui.background import Background
from ui.calls.book import Book
from ui.calls.live import LiveBoard
from ui.widgets import Notice

DUE = "call_back.due"
"""The notice of what is due: its key and its code."""
MATTER_KEPT = 200
"""Letters of a matter: so many has its field on the card."""


class Service(Protocol):
    """The part of `CallBackService` that this needs. Blocks."""

    def waiting(self) -> list[CallBack]:
        """All that nobody has dealt with, in order."""

    def promise(self, call_back: CallBack) -> CallBack:
        """Keep what was promised."""

    def tried(self, call_back: str, tried: Try) -> None:
        """Somebody rang."""

    def close(self, call_back: str, by: str, note: str = "", by_call: str | None = None) -> None:
        """It is dealt with."""

    def reopen(self, call_back: str) -> None:
        """Undo of `close`."""


class CallBacks(QObject):
    """`changed` when the list was read anew, or something on it has become due; `rung` when somebody is called back now; `out`
    when the call to them has begun, and what it is about is known (`kept_by`);
    `settled` a `CallBack` that was reached and is off the list (undo: `reopen`); `failed` a problem."""

    changed = Signal()
    rung = Signal()
    out = Signal()
    settled = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        service: Service,
        live: LiveBoard,
        book: Book,
        background: Background,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service, self._live, self._book, self._background, self._now = service, live, book, background, now
        self.waiting: list[CallBack] = []
        self._under_way: dict[str, CallBack] = {}
        self._over: deque[Finished] = deque(maxlen=20)
        """The calls that ended last: one may be over before the desk's reply says that it is the one that was asked for."""
        self._read: frozenset[str] = frozenset()
        self._minute = QTimer(self, interval=20_000)
        self._minute.timeout.connect(self.changed)
        self._minute.start()
        live.happened.connect(self._heard)

    def stop(self) -> None:
        """Tell of nothing any more: a list that is being read behind the screen comes when the window is gone."""
        self._minute.stop()
        self.blockSignals(True)

    def refresh(self) -> None:
        """Read the list anew, behind the screen."""
        self._background.run(self._service.waiting, self._take, self.failed.emit)

    def _take(self, waiting: list[CallBack]) -> None:
        self.waiting = waiting
        self.changed.emit()

    # ---- what is due

    def due(self) -> list[CallBack]:
        """What this assistant is to be reminded of now."""
        board = self._live.board
        here = {one.id for one in board.assistants.values() if one.availability is not Availability.AWAY}
        return to_remind(self.waiting, self._now(), self._live.assistant, here | {self._live.assistant})

    def notice(self, key: str) -> Notice | None:
        """What must be noticed of it, until it was read or is done; `key` leads to the list."""
        due = self.due()
        if not {one.id for one in due} - self._read:
            return None
        profile = self._book.profile(due[0].client)
        values = (
            ("who", due[0].name or due[0].number),
            ("client", profile.name if profile is not None else ""),
            ("more", len(due) - 1),
            ("key", key),
        )
        return Notice(DUE, DUE if len(due) == 1 else "call_back.more_due", values)

    def was_read(self) -> None:
        """She has read what is due now: only what becomes due later is told again."""
        self._read |= {one.id for one in self.due()}

    # ---- ringing back

    def ring(self, one: CallBack) -> None:
        """Ring them for their client, under the number they know."""
        profile = self._book.profile(one.client) or self._book.own()
        line = line_for(profile, one.line, self._now()) if profile is not None else one.line
        if line is None and profile is not None and profile.own:
            line = one.line  # a number that nobody owns: the office answers it, and rings back under it
        if line is None:
            self.failed.emit(Problem("call_back.no_line", client=profile.name if profile is not None else ""))
            return
        target = Target(label=one.name, number=one.number)
        self._live.send(Dial(line=line, target=target), lambda reply: self._is_rung(one, reply))
        self.rung.emit()

    def _is_rung(self, one: CallBack, reply: Reply) -> None:
        if reply.call is None or reply.code is not None:
            return
        self._under_way[reply.call] = one
        self._propose_matter(reply.call, one)
        for event in [over for over in self._over if over.call == reply.call]:
            self._settle(event)
        self.out.emit()

    def kept_by(self, call: str) -> CallBack | None:
        """What is kept by this call (id), while it is out; None: it calls nobody back."""
        return self._under_way.get(call)

    def _propose_matter(self, call: str, one: CallBack) -> None:
        """Why they are called back is what the call is about, unless somebody has noted something else."""
        view = self._live.board.calls.get(call)
        if one.note and (view is None or not view.matter):
            name, firm = (view.name, view.firm) if view is not None else ("", "")
            self._live.send(Name(call=call, name=name, firm=firm, matter=one.note[:MATTER_KEPT]))

    def _heard(self, event: AnyEvent) -> None:
        if isinstance(event, Finished):
            self._over.append(event)
            if event.call in self._under_way:
                self._settle(event)

    def _settle(self, event: Finished) -> None:
        """The call that was to call somebody back is over: whether they were reached is kept, and then it is dealt with."""
        one, reached, me = self._under_way.pop(event.call), event.result in REACHED, self._live.assistant
        tried = Try(at=event.at, by=me, reached=reached, call=event.call)

        def keep() -> None:
            self._service.tried(one.id, tried)
            if reached:
                self._service.close(one.id, me, by_call=event.call)

        self._background.run(keep, lambda _none: self._kept(one, reached=reached), self.failed.emit)

    def _kept(self, one: CallBack, *, reached: bool) -> None:
        if reached:
            self.settled.emit(one)
        self.refresh()

    def reopen(self, one: CallBack) -> None:
        """It stands on the list again."""
        self._background.run(lambda: self._service.reopen(one.id), lambda _none: self.refresh(), self.failed.emit)
