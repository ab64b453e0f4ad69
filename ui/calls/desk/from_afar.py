"""The call while another page is in front: what its keys did is said there, and what they cannot do from there leads back. Who
waits is said there, too, and wherever else Calls is out of sight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import CallView
from receptionist.calls.places import Place
from receptionist.clients.profile import Profile
from ui.calls.board.waiting_bar import WaitingBar
from ui.calls.book import Book
from ui.calls.desk.layout import DeskLayout
from ui.calls.desk.pinned_call import PinnedCall
from ui.calls.live import LiveBoard
from ui.calls.subject import Subject
from ui.calls.words.caller import caller_name, caller_number
from ui.calls.words.caller_words import caller_words, handed_words
from ui.keys import Keys

_ABOUT_A_ROW = ("call.consult", "call.blind")
"""Keys that ring the marked row of Reach, which is not seen from elsewhere."""


class FromAfar(QObject):
    """`desk_wanted`: show the desk. `told` has a sentence for the page in front, `told_there` one for the desk."""

    desk_wanted = Signal()
    told = Signal(str)
    told_there = Signal(str)

    def __init__(
        self,
        pinned: PinnedCall,
        waiting: WaitingBar,
        subject: Subject,
        live: LiveBoard,
        book: Book,
        keys: Keys,
        layout: DeskLayout,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.waiting, self._layout = waiting, layout
        self.pinned, self._subject, self._live, self._book, self._keys = pinned, subject, live, book, keys
        self._before: tuple[str, Place, str] | None = None
        """Her call as it was: its id, its place, its caller in words."""
        self._away = False
        pinned.desk_wanted.connect(self.desk_wanted)
        live.changed.connect(self._follow)
        layout.turned.connect(lambda _part: self._show_waiting())
        self.takers = [keys.take(action, partial(self._lead, action), lambda: self.has_call) for action in _ABOUT_A_ROW]

    @property
    def has_call(self) -> bool:
        """Whether the desk is out of sight while she has a call."""
        return self._away and self._hers is not None

    @property
    def _hers(self) -> CallView | None:
        now = self._subject.in_hand
        call = now.own or now.held
        return call if call is not None and not call.over else None

    def page_shown(self, page: str) -> None:
        """Another page is in front."""
        self._away = page != "desk"
        self._before = self._stands()
        self.pinned.follow(away=self._away)
        self._show_waiting()

    def back(self) -> None:
        """Esc, which nothing on the page wanted."""
        if self.has_call:
            self.desk_wanted.emit()

    def refresh(self) -> None:
        """Show her call, and who waits, as it is now."""
        self._show_waiting()
        call = self._hers
        whose = self._book.whose(call) if call is not None else None
        caller = caller_words(call, whose, self._book) if call is not None else ""
        self.pinned.present(call, whose, self._subject.in_hand, caller)

    def _show_waiting(self) -> None:
        board, me = self._live.board, self._live.assistant
        waiting = board.to_answer(me)
        away = self._away or not self._seen(waiting)
        if away:  # else nobody sees it
            whose = self._book.whose(waiting[0]) if waiting else None
            self.waiting.present(waiting, whose, self._words(waiting[0], whose) if waiting else "")
            self.waiting.answer.setVisible(self._away)  # the desk has its own
        self.waiting.follow(away=away)

    def _words(self, call: CallView, whose: Profile | None) -> str:
        """Who hands it to her, and who rings."""
        parts = (handed_words(call, self._live.assistant, self._book), caller_words(call, whose, self._book))
        return " · ".join(part for part in parts if part)

    def _seen(self, waiting: list[CallView]) -> bool:
        """Whether the desk itself shows who waits: in Calls, or the only one on the card."""
        shown = self._subject.pinned
        on_card = self._layout.sees("client") and shown is not None and [one.id for one in waiting] == [shown.id]
        return on_card or self._layout.sees("calls")

    def _lead(self, action: str) -> None:
        """To the desk; the row is rung by the next press, when it is seen."""
        self.desk_wanted.emit()
        words = self.tr("{key} rings the marked row of Reach: press it again once it is the right one.")
        self.told_there.emit(words.format(key=self._keys.shown(action)))

    def _follow(self) -> None:
        """What has become of her call; the desk's own look at the same change shows where it stands."""
        before, self._before = self._before, self._stands()
        if self._away and before is not None:
            call, place, who = before
            words = self._what_became(self._live.board.calls.get(call), place)
            if words:
                self.told.emit(words.format(who=who))

    def _stands(self) -> tuple[str, Place, str] | None:
        call = self._hers
        return (call.id, call.place, self._who(call)) if call is not None else None

    def _what_became(self, call: CallView | None, before: Place) -> str:
        """What has become of her call, in words; empty: nothing that is worth them."""
        if call is None or call.over:
            return self.tr("The call with {who} is over.")
        match before, call.place:
            case Place.TALKING, Place.HELD:
                return self.tr("{who} is on hold.")
            case Place.HELD, Place.TALKING:
                return self.tr("You speak with {who} again.")
        return ""

    def _who(self, call: CallView) -> str:
        whose = self._book.whose(call)
        number = "" if call.caller.withheld else caller_number(call, whose.country if whose is not None else "IT")
        return caller_name(call) or number or self.tr("The caller")
