"""Who rings: number, name, earlier calls with this client, and what we noted of the caller, typed once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from receptionist.calls.board import CallView
from receptionist.calls.callers import Flag
from receptionist.calls.events import Direction
from receptionist.calls.places import Place
from ui.calls.card.flag_lines import FlagLines
from ui.calls.drafts import Drafts
from ui.calls.words.caller import caller_number
from ui.calls.words.text import plain
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Elided, KeyButton, label

_FIELDS = ("name", "firm", "matter")
_WAIT = "waits_for"
"""Names of the drafts of what is half-typed here."""


class CallerCard(Translated):
    """`named` when the assistant noted name, firm or matter: once, for card, row, message and consultation."""

    named = Signal(str, str, str, str)
    """The call, and the caller's name, firm and matter."""
    waits = Signal(str, str)
    """The call, and what its caller on hold waits for."""
    typed = Signal()
    done = Signal()
    """What the caller waits for has been typed."""

    def __init__(self, theme: Theme, keys: Keys, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self.hold = KeyButton(theme, keys, "call.waits_for", "pause", "quiet", lambda: self.tr("Hold, for…"))
        self.hold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._call: str | None = None
        self._heading = Elided("", "heading")
        self._number, self._past = Elided("", "strong"), label("", "muted", wrap=True)
        self.name, self.firm, self.matter = (QLineEdit(maxLength=200) for _ in range(3))
        self.waits_for = QLineEdit(maxLength=60)
        self.waits_for.editingFinished.connect(self._tell_wait)
        self.waits_for.returnPressed.connect(self.done)
        self.flag = KeyButton(theme, keys, "caller.flag", "star", "quiet", lambda: self.tr("Flag"))
        self.flag.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._why = label("", "strong", wrap=True)
        self._why.hide()
        self._flags = FlagLines(theme)
        self._person = label("", "strong", wrap=True)
        self._person.hide()
        self.client = KeyButton(theme, keys, "caller.client", "building-2", "quiet", lambda: self.tr("Show this client"))
        self.client.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.client.hide()
        self._lay_out()
        for key, field in zip(_FIELDS, self.fields, strict=True):
            field.editingFinished.connect(self._tell)
            field.textEdited.connect(self.typed)
            field.textEdited.connect(lambda text, key=key: self._keep(key, text))
        self.waits_for.textEdited.connect(lambda text: self._keep(_WAIT, text))
        self._known = ("", "", "")
        self._outgoing = False
        self._waited = ""
        self._asks: str | None = None
        """The call of which she types already what its caller waits for, while it is not on hold."""
        self._goes_on_hold = False
        self.retranslate()

    @property
    def fields(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        """What can be typed: name, firm, matter."""
        return self.name, self.firm, self.matter

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(0.5))
        for field in self.fields:
            row.addWidget(field, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(0.75))
        head = QHBoxLayout()
        layout.addLayout(head)
        head.setSpacing(space(2))
        head.addWidget(self._heading)
        self._heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        head.addWidget(self._number, 1)
        layout.addWidget(self._why)
        layout.addWidget(self._flags)
        known = QHBoxLayout()
        known.addWidget(self._person, 1)
        known.addWidget(self.client)
        layout.addLayout(known)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(0)
        tools.addWidget(self.flag)
        tools.addWidget(self.hold)
        self._head, self._below = head, QHBoxLayout()
        layout.addLayout(self._below)  # before it is filled, as the tools come and go in it: tests/screen/layout_items.py
        self._below.addWidget(self._past, 1)
        self._below.addWidget(self._tools)
        row.addWidget(self.waits_for, 1)
        layout.addLayout(row)

    def show_call(self, call: CallView, country: str) -> None:
        """Show the caller of this call. What is being typed is left alone."""
        asserted = plain(call.caller.name)
        number = caller_number(call, country)
        doubt = "" if call.caller.valid or not call.caller.number else self.tr("no such number")
        self._number.setText(" · ".join(part for part in (number, asserted, doubt) if part))
        other = call.id != self._call
        if other:  # another call comes under her hands in mid-word: what is typed is the former caller's
            self._tell()
            self._tell_wait()
        self._forget_what_is_known(call)
        if other or call.place is Place.HELD or not (self._goes_on_hold or self.waits_for.hasFocus()):
            self._asks, self._goes_on_hold = None, False
        self.waits_for.setVisible(call.place is Place.HELD or self._asks is not None)
        self.hold.setVisible(call.place is Place.TALKING and call.direction is not Direction.NONE)
        if other or not self.waits_for.hasFocus():
            self.waits_for.setText(self._drafts.get(call.id, _WAIT) or call.waits_for)
        self._outgoing = call.direction is Direction.OUTBOUND
        self._say_head()
        self._place_tools()
        self._waited = call.waits_for
        self._call = call.id
        self._known = (call.name, call.firm, call.matter)
        for key, field, known in zip(_FIELDS, self.fields, self._known, strict=True):
            text = self._drafts.get(call.id, key) or known
            if (other or not field.hasFocus()) and field.text() != text:
                field.setText(text)

    def ask_wait(self, *, goes_on_hold: bool = False) -> None:
        """Let her type what the caller waits for, over what stood there before. `goes_on_hold`: the desk is still asked to hold
        them."""
        if goes_on_hold:
            self._asks, self._goes_on_hold = self._call, True
        self.waits_for.show()
        self.waits_for.setFocus()
        self.waits_for.selectAll()

    def is_not_held(self, call: str) -> None:
        """The desk could not hold them; what she types stays until she is done with it, and stands there the next time."""
        if call == self._asks:
            self._goes_on_hold = False

    def recognise(self, person: str, *, offers: bool) -> None:
        """Whose number it is, where it is a known person's; `offers`: their client can be shown."""
        self._person.setText(person)
        self._person.setVisible(bool(person))
        self.client.setVisible(offers)

    def say_why(self, words: str) -> None:
        """Why they are called; empty: they ring, or nobody was promised it."""
        self._why.setText(words)
        self._why.setVisible(bool(words))

    def show_flags(self, flags: Sequence[tuple[Flag, str]]) -> None:
        """What is known of the number, each with its words."""
        self._flags.present(flags)

    def show_past(self, text: str) -> None:
        """What is known from earlier calls to this client."""
        self._past.setText(text)
        self._place_tools()

    def _place_tools(self) -> None:
        """Beside who rings, where that can be read whole there; else beside what is known of earlier calls."""
        head = (self._heading.sizeHint().width(), self._number.sizeHint().width(), self._tools.sizeHint().width())
        fits = sum(head) + 2 * self._head.spacing() <= self.width()
        beside = not self._past.text() and fits
        self._past.setVisible(not beside)
        row = self._head if beside else self._below
        if row.indexOf(self._tools) < 0:  # put where it stands already, it would have the whole window laid out anew
            row.addWidget(self._tools)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other room."""
        super().resizeEvent(event)
        self._place_tools()

    def retranslate(self) -> None:
        """Heading and hints."""
        self._say_head()
        self.waits_for.setPlaceholderText(self.tr("waits for"))
        self.waits_for.setToolTip(self.tr("A few words for the row of Calls"))
        self.waits_for.setAccessibleName(self.tr("What the caller waits for"))
        hints = (self.tr("name"), self.tr("firm"), self.tr("matter"))
        names = (self.tr("Caller's name"), self.tr("Caller's firm"), self.tr("Caller's matter"))
        for field, hint, name in zip(self.fields, hints, names, strict=True):
            field.setPlaceholderText(hint)
            field.setAccessibleName(name)

    def _say_head(self) -> None:
        """Of a call that she made, this is who was called."""
        self._heading.setText(self.tr("PERSON CALLED") if self._outgoing else self.tr("CALLER"))

    def _forget_what_is_known(self, call: CallView) -> None:
        """What the desk has heard is no draft any more; what it was only told may still be lost."""
        known = dict(zip((*_FIELDS, _WAIT), (call.name, call.firm, call.matter, call.waits_for), strict=True))
        heard = [key for key, text in known.items() if text and self._drafts.get(call.id, key).strip() == text]
        self._drafts.forget(call.id, *heard)

    def _keep(self, key: str, text: str) -> None:
        """Half-typed: nobody is told of it before the field is left, and a crash must not take it."""
        if self._call is not None:
            self._drafts.keep(self._call, key, text)

    def _tell_wait(self) -> None:
        text = self.waits_for.text().strip()
        if text != self._waited and self._call is not None:
            self._waited = text
            self.waits.emit(self._call, text)

    def _tell(self) -> None:
        now = tuple(field.text().strip() for field in self.fields)
        if now != self._known and self._call is not None:
            self._known = now
            self.named.emit(self._call, *now)
