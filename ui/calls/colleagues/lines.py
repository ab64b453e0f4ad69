"""Short lines about a call, to and fro between her and her colleagues."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from receptionist.calls.board import CallView
from receptionist.calls.commands import Chat, Reply
from receptionist.calls.events import AnyEvent, Chatted
from ui.calls.actions import DeskActions
from ui.calls.book import Book
from ui.calls.colleagues.short_lines import ShortLines
from ui.calls.colleagues.states import Doing, Other, doing, others
from ui.calls.drafts import Drafts
from ui.calls.in_hand import on_the_line
from ui.calls.live import LiveBoard
from ui.calls.menus import calls_menu
from ui.calls.subject import Subject
from ui.calls.words.text import plain
from ui.keys import Keys

DRAFT = "chat"
"""The name of the draft of a line that is not sent yet."""


class WithColleagues(QObject):
    """`told` has a line that she would not see else; `desk_wanted` when she writes one from another page; `left` when she has
    done so, and `client_wanted` when the field must come into sight."""

    told = Signal(str)
    desk_wanted = Signal()
    client_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        actions: DeskActions,
        subject: Subject,
        live: LiveBoard,
        book: Book,
        drafts: Drafts,
        keys: Keys,
        lines: ShortLines,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actions, self._subject, self._live, self._book, self._keys = actions, subject, live, book, keys
        self._drafts, self._lines, self._page = drafts, lines, parent
        self._written: CallView | None = None
        """The call that she writes about."""
        self._news: str | None = None
        """The call with the latest line that was for her."""
        self._answered = False
        """She has written something there since."""
        self._read: dict[str, int] = {}
        """Lines of each call that she put away."""
        self._sending = False
        self._shown: str | None = None
        self._busy: str | None = None
        live.happened.connect(self._heard)
        lines.written.connect(self._send)
        lines.typed.connect(self._keep)
        lines.read.connect(self._put_away)
        lines.field.editingFinished.connect(self.refresh)

    def _here(self) -> list[Other]:
        return [one for one in others(self._live.board, self._live.assistant) if one.doing is not Doing.AWAY]

    def _middle(self) -> QPoint:
        return self._page.mapToGlobal(self._page.rect().center())

    # ---- short lines

    @property
    def can_write(self) -> bool:
        """Whether there is a call and somebody else to read about it."""
        board, me = self._live.board, self._live.assistant
        about = self._about() is not None or self._of_here() is not None
        if not about and not board.calls:
            return False
        there = any(one != me and doing(one, board) is not Doing.AWAY for one in board.assistants)
        return there and (about or bool(self._theirs()))

    @property
    def writing(self) -> bool:
        """Whether the cursor is in the field for a line."""
        return self._lines.writing

    def write(self) -> None:
        """A line about the call with news for her, else the one on the desk, else one of a colleague's that she chooses."""
        call = self._about() or self._of_here()
        if call is not None:
            self._write_about(call)
            return
        theirs = [(self._words_of(one, call), call.id) for one, call in self._theirs()]
        calls_menu(self._page, theirs, self._chosen).popup(self._middle())

    def _chosen(self, call_id: str) -> None:
        call = self._live.board.calls.get(call_id)
        if call is not None:
            self._write_about(call)

    def _write_about(self, call: CallView) -> None:
        self._written = call
        self.desk_wanted.emit()
        self.client_wanted.emit()
        self._lines.write()
        self.refresh()

    def refresh(self) -> None:
        """Show what there is of the call that the lines are about."""
        self._follow()
        call, shown = self._about(), self._of_here()
        if call is None:
            self._lines.clear()
        else:
            read = self._read.get(call.id, 0)
            gone = self._sending or call.id not in self._live.board.calls
            typed = self._lines.field.text() if gone else self._drafts.get(call.id, DRAFT)
            elsewhere = shown is None or shown.id != call.id
            self._lines.present(self._client(call) if elsewhere else "", self._readers(call), call.chat[read:], typed)

    def _follow(self) -> None:
        """A talk that begins has her hands, and what was answered about another call makes room."""
        shown, line = self._of_here(), on_the_line(self._live.board, self._live.assistant)
        shown_id, busy = shown.id if shown is not None else None, line.id if line is not None else None
        if shown_id != self._shown and self._answered:
            self._news, self._answered = None, False
        begins = busy is not None and busy != self._busy
        self._shown, self._busy = shown_id, busy
        if begins and self._lines.writing:
            self.left.emit()

    def _about(self) -> CallView | None:
        """While she writes it stays the same, also when its caller has gone: what she types next must ring nobody."""
        calls = self._live.board.calls
        if self._written is not None:
            self._written = calls.get(self._written.id, self._written)
            if self._lines.writing or (self._written.id in calls and self._drafts.get(self._written.id, DRAFT)):
                return self._written
            self._written = None
        shown = self._of_here()
        lines = [call for call in (calls.get(self._news or ""), shown) if call is not None and self._unread(call)]
        half = shown if shown is not None and self._drafts.get(shown.id, DRAFT) else None
        return next(iter(lines), half)

    def _unread(self, call: CallView) -> bool:
        return len(call.chat) > self._read.get(call.id, 0)

    def _of_here(self) -> CallView | None:
        """The call on the desk, as the board has it."""
        shown = self._subject.pinned
        return self._live.board.calls.get(shown.id) if shown is not None else None

    def _theirs(self) -> list[tuple[Other, CallView]]:
        """Who is in a call, and in which."""
        board = self._live.board
        found = ((one, board.current(one.login)) for one in self._here())
        return [(one, call) for one, call in found if call is not None]

    def _words_of(self, one: Other, call: CallView) -> str:
        """Who talks stands there where what somebody does may be shown by name."""
        client = self._client(call)
        return f"{one.name} · {client}" if self._book.shows_state(one.login) else client

    def _client(self, call: CallView) -> str:
        whose = self._book.whose(call)
        return whose.shown if whose is not None else call.line or ""

    def _readers(self, call: CallView) -> str:
        """For whom the next line is; empty: everybody."""
        logins = {call.assistant, call.handed_to, *(line.by for line in call.chat)} - {None, self._live.assistant}
        there = self._live.board.assistants
        return ", ".join(sorted(there[login].name for login in logins if login in there))

    def _keep(self, text: str) -> None:
        call = self._about()
        if call is not None:
            self._drafts.keep(call.id, DRAFT, text)

    def _send(self, text: str) -> None:
        call = self._about()
        if call is None or self._sending:
            return
        if not text.strip():
            self.left.emit()
            return
        self._sending = True
        self._live.send(Chat(call=call.id, text=text), lambda reply: self._sent(call.id, reply))
        self.left.emit()

    def _sent(self, call: str, reply: Reply) -> None:
        """What was not taken stays in the field; the desk says why."""
        self._sending = False
        if reply.code is None or reply.code == "call.over":
            self._drafts.forget(call, DRAFT)
            self._written, self._answered = None, self._news == call or self._answered
        self.refresh()

    def _put_away(self) -> None:
        call = self._about()
        if call is not None:
            self._read[call.id] = len(call.chat)
            self._drafts.forget(call.id, DRAFT)
        self._written = None
        self.left.emit()
        self.refresh()

    def _heard(self, event: AnyEvent) -> None:
        if not isinstance(event, Chatted):
            return
        call = self._live.board.calls.get(event.call)
        if call is None or not call.party_to_chat(self._live.assistant):
            return
        self._news, self._answered = call.id, False
        self._read = {id_: read for id_, read in self._read.items() if id_ in self._live.board.calls}
        self.refresh()
        about = self._about()
        if about is None or about.id != call.id or not self._lines.isVisible():
            words = self.tr("{name}, about {client}: {text}  ({key} answers)")
            said = plain(event.name, 20), self._client(call), plain(event.text, 120), self._keys.shown("call.chat")
            name, client, text, key = said
            self.told.emit(words.format(name=name, client=client, text=text, key=key))
