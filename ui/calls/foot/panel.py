"""The foot of the desk: message, notes, history and kind of the call, each kept where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDesktopServices

from receptionist.calls.board import CallView
from receptionist.calls.commands import KeepNotes, NoteMessage
from receptionist.calls.events import AnyEvent, Finished, Turned
from receptionist.calls.places import Place, Side
from receptionist.messages.service import Message
from ui.background import Background
from ui.calls.book import Book
from ui.calls.call_drafts import CallDrafts
from ui.calls.foot.history_tab import HistoryTab
from ui.calls.foot.kind_bar import KindBar
from ui.calls.foot.message_out import MessageOut
from ui.calls.foot.message_tab import MessageTab
from ui.calls.foot.notes_tab import NotesTab
from ui.calls.just_ended import JustEnded
from ui.calls.live import LiveBoard
from ui.calls.past.earlier import KeptMessages, OneLook, Past, Records
from ui.calls.past.words import past_line
from ui.calls.subject import Subject
from ui.calls.unfinished import Unfinished
from ui.keys import Keys
from ui.theme import Theme

_PASSING = ("filter", "name", "firm", "matter", "waits_for", "chat")
"""Drafts that mean nothing once their call is over."""


class Foot(QObject):
    """Fills the tabs under the desk. `kept`: a message was stored; `reopened`: an unfinished one is to be gone on with.
    `past_known` has what earlier calls tell of the caller."""

    kept = Signal()
    reopened = Signal()
    failed = Signal(object)
    changed = Signal()
    past_known = Signal(str)

    def __init__(
        self,
        live: LiveBoard,
        book: Book,
        subject: Subject,
        drafts: CallDrafts,
        unfinished: Unfinished,
        records: Records,
        messages: KeptMessages,
        one_look: OneLook,
        background: Background,
        theme: Theme,
        keys: Keys,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._live, self._book, self._subject, self._drafts = live, book, subject, drafts
        self._messages, self._background, self._now = messages, background, now
        self._unfinished = unfinished
        self._past = Past(records, messages, one_look, background, self)
        self.message, self.notes = MessageTab(theme, keys, drafts), NotesTab(drafts)
        self.history, self.kinds = HistoryTab(theme, keys), KindBar(theme, keys)
        self.gone = JustEnded(live, book, subject, self)
        self.gone.changed.connect(self.changed)
        self.out = MessageOut(self.message, subject, self.gone, book, keys, now, QDesktopServices.openUrl, self)
        self._past.come.connect(self._show_past)
        self.history.seen.connect(self._show_past)
        self.message.kept.connect(self._keep)
        self.message.reopened.connect(self._reopen)
        self.message.thrown_away.connect(lambda _call: self.changed.emit())
        unfinished.changed.connect(self.changed)
        live.happened.connect(self._heard)

    def refresh(self) -> None:
        """Show what belongs to the call of the moment."""
        call = self._subject.call
        mine = call if call is not None and self._may_be_written_of(call) else None
        whose = self._subject.whose
        begun_by = self._drafts.begun_by(mine.id) if mine is not None else ()
        self.message.show_call(mine, whose, ", ".join(map(self._book.name_of, begun_by)))
        leads_back = self._subject.points_away
        self.message.offer(self._unfinished.calls(), self._book.whose, esc_leads_back=leads_back)
        there = mine if mine is not None and mine.id in self._live.board.calls else None
        self.notes.show_call(there)
        self.gone.follow()
        noted = self._subject.in_hand.noted or self.gone.call
        of_own = self._book.whose(noted) if noted is not None else None
        self.kinds.present(noted, of_own.wrap_up if of_own is not None else 0, self._now(), self.gone.who)
        self._show_past()

    def _may_be_written_of(self, call: CallView) -> bool:
        """Somebody has spoken with the caller, and it was no colleague who has the call still: also not one who hands it to
        her."""
        here = self._live.board.calls.get(call.id)
        return call.place is not Place.WAITING and (here is None or here.assistant in (None, self._live.assistant))

    def _reopen(self, call: str) -> None:
        self._subject.choose(call)
        self.changed.emit()
        self.reopened.emit()

    def _show_past(self) -> None:
        profile = self._subject.profile
        if profile is None:
            return
        call = self._subject.pinned
        past = self._past.of(call, profile.id)
        local = self._now().astimezone(ZoneInfo(profile.zone))
        if self.history.isVisible():
            self.history.present(past, self._past.latest(call, profile.id), profile, local)
        self.past_known.emit(past_line(past, local) if call is not None else "")

    # ---- keeping

    def _keep(self, message: Message) -> None:
        """Store a message behind the screen; its draft goes only when it is safe."""
        signed = replace(message, taken_by=self._live.assistant, taken_at=self._now())
        self._background.run(lambda: self._messages.keep(signed), self._kept, self.failed.emit)

    def _kept(self, message: Message) -> None:
        self.out.kept(message)
        if message.call is not None:
            self.message.stored(message.call)
            self._live.let_know(NoteMessage(call=message.call, message=message.id))
        self._past.forget()
        self.kept.emit()

    def _heard(self, event: AnyEvent) -> None:
        """A call is over: its notes go into its record, and then they are no draft any more."""
        self._unfinished.hear(event)
        ends = isinstance(event, Finished) or (isinstance(event, Turned) and event.side is Side.NONE)
        call = event.call if ends else ""
        notes = self._drafts.get(call, "notes")
        if notes:
            self._live.let_know(KeepNotes(call=call, text=notes), lambda: self._notes_filed(call, notes))
        if isinstance(event, Finished):
            self._drafts.forget(event.call, *_PASSING)

    def _notes_filed(self, call: str, notes: str) -> None:
        if self._drafts.get(call, "notes") == notes and call not in self._live.board.calls:
            self._drafts.forget(call, "notes")
