"""Taking a message: for whom, what, and whether to call back. What is half-typed is kept for each call."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from receptionist.calls.board import CallView
from receptionist.clients.profile import Profile
from receptionist.errors import Invalid
from receptionist.messages.service import Message
from receptionist.telephony.numbers import show, to_e164
from ui.calls.drafts import Drafts
from ui.calls.foot.message_foot import MessageFoot
from ui.calls.words.caller import caller_line, caller_name
from ui.calls.words.text import plain
from ui.keys import Keys, native
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Elided, RoomyKeyButton, label

_FIELDS = ("to", "number", "text", "call_back", "urgent")


class MessageTab(Translated):
    """`kept` has a whole message that somebody must store."""

    kept = Signal(object)
    typed = Signal()
    reopened = Signal(str)
    """The half-typed message of another call is wanted (the call's id)."""
    thrown_away = Signal(str)
    told = Signal()
    """Another sentence is to be said to the caller than before."""

    def __init__(self, theme: Theme, keys: Keys, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys, self._drafts = keys, drafts
        keys.changed.connect(self.retranslate)
        self._call: CallView | None = None
        self._profile: Profile | None = None
        self._filling = False
        self.to = QComboBox(editable=True)
        self.to.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.number = QLineEdit(maxLength=60)
        self.text = QPlainTextEdit(tabChangesFocus=True)
        self.call_back, self.urgent = QCheckBox(), QCheckBox()
        self.foot = MessageFoot(theme, keys)
        self.drop, self.button = self.foot.drop, self.foot.keep
        self._proposed = ""
        """For whom the program thinks it is: nothing that she typed."""
        self._other, self._whose_other = "", ""
        self.others = RoomyKeyButton(theme, keys, "message.unfinished", "sticky-note", "quiet", lambda: self._whose_other)
        self._asked_for_whom = False
        self._caller, self._error = Elided("", "muted"), label("", "danger", wrap=True)
        self._say = label("", "title", wrap=True)
        self._lay_out()
        self._connect()
        drafts.loaded.connect(self._fill)
        self.retranslate()
        self.show_call(None, None)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(space(1))
        for widget in (self.to, self.number, self.call_back, self.urgent):
            side.addWidget(widget)
        side.addStretch(1)
        main = QVBoxLayout()
        main.setSpacing(space(0.5))
        head = QHBoxLayout()
        head.addWidget(self._caller, 1)
        head.addWidget(self.others)  # whose it is takes room: at the foot of a narrow window there is none
        main.addLayout(head)
        main.addWidget(self._say)
        main.addWidget(self.text, 1)
        main.addWidget(self._error)
        main.addWidget(self.foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        layout.setSpacing(space(2))
        layout.addLayout(side, 2)
        layout.addLayout(main, 5)

    def _connect(self) -> None:
        self.to.editTextChanged.connect(self._changed)
        self.number.textChanged.connect(self._changed)
        self.text.textChanged.connect(self._changed)
        for box in (self.call_back, self.urgent):
            box.toggled.connect(self._changed)
        self.drop.clicked.connect(self.throw_away)

    def show_call(self, call: CallView | None, profile: Profile | None, begun_by: str = "") -> None:
        """Take the message of this call; another call's own half-typed text comes back. `begun_by`: the colleagues who typed
        the first part of it."""
        other = (call.id if call else None) != (self._call.id if self._call else None)
        whose = (profile.id if profile else None) != (self._profile.id if self._profile else None)
        self._call, self._profile = call, profile
        self.setEnabled(call is not None and profile is not None)
        self._hint()
        whose_words = self._whose(call, profile) if call and profile else self.tr("No call to take a message of.")
        begun = self.tr("Begun by {name}").format(name=plain(begun_by)) if begun_by else ""
        self._caller.setText(" · ".join(part for part in (begun, whose_words) if part))
        if other or (whose and call is not None):
            self._fill()
        elif call is not None and call.over:
            self._tell("")  # nobody is there to hear it

    def _whose(self, call: CallView, profile: Profile) -> str:
        """The client and the caller whom the message is of."""
        return " · ".join(part for part in (plain(profile.brief), caller_line(call, profile.country)) if part)

    def offer(self, unfinished: list[CallView], whose: Callable[[CallView], Profile | None], *, esc_leads_back: bool) -> None:
        """Messages of callers who are gone: the latest but the one shown can be opened again, said with the client that it is
        for (`whose`); the one shown can be thrown away, by Esc too where that does not lead back to another caller."""
        shown = self._call.id if self._call is not None else None
        others = [call for call in unfinished if call.id != shown]
        self._other = others[-1].id if others else ""
        self._whose_other = self._offered(others[-1], whose(others[-1])) if others else ""
        self.others.reword()
        self.others.setVisible(self.has_other)
        self.drop.show_key("" if esc_leads_back else f"{native('Esc')} {native('Esc')}")
        self.drop.setVisible(shown in {call.id for call in unfinished})

    def _offered(self, call: CallView, profile: Profile | None) -> str:
        who, client = plain(caller_name(call)) or self.tr("a caller"), plain(profile.brief if profile else "")
        return self.tr("Unfinished: {who} for {client}").format(who=who, client=client)

    @property
    def has_other(self) -> bool:
        """There is a message of another caller, who is gone, to go on with."""
        return bool(self._other)

    def reopen(self) -> None:
        """Go on with that message."""
        self.reopened.emit(self._other)

    @property
    def begun(self) -> bool:
        """There is a message to keep, or she is about to write one."""
        focus = self.window().focusWidget()
        written = self.text.toPlainText().strip() or self.call_back.isChecked()
        return self.isEnabled() and (bool(written) or (focus is not None and self.isAncestorOf(focus)))

    def throw_away(self) -> None:
        """The half-typed message is not wanted any more."""
        if self._call is not None:
            call = self._call.id
            self.stored(call)
            self.thrown_away.emit(call)

    def write_to(self, person: str, sentence: str) -> None:
        """A message to this person, whom the caller cannot be put through to: `sentence` says so."""
        self._propose(person)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell(sentence)

    @property
    def sentence(self) -> str:
        """What to say to the caller of whoever cannot be rung; empty: nothing."""
        return self._say.text()

    def show_sentence(self, *, here: bool) -> None:
        """Whether it stands beside what is typed."""
        self._say.setVisible(here and bool(self.sentence))

    def was_said(self) -> None:
        """She goes on with the caller: it is not to be said any more."""
        self._tell("")

    def _tell(self, sentence: str) -> None:
        if sentence != self.sentence:
            self._say.setText(sentence)
            self.told.emit()

    def begin(self, person: str = "") -> None:
        """Ready to be typed in; to `person`, where somebody was meant and nobody stands there yet."""
        if person and not self.to.currentText():
            self._propose(person)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _propose(self, person: str) -> None:
        """Proposed, not typed: nothing to finish yet."""
        self._filling, self._proposed = True, person
        self.to.setEditText(person)
        self._filling = False

    def save(self) -> None:
        """Hand the message over. What says nothing is not taken."""
        if self._call is None or self._profile is None:
            return
        if not self.text.toPlainText().strip() and not self.call_back.isChecked():
            self._complain(self.tr("Write what the caller wants, or tick “call back”."))
            return
        if not self.to.currentText().strip() and not self._asked_for_whom:
            self._complain(self.tr("For whom is it? Keep it once more for nobody in particular."))
            self._asked_for_whom = True
            return
        self.kept.emit(self._message(self._call, self._profile))

    @property
    def draft(self) -> Message | None:
        """The message as it stands there, not kept yet; None: nothing is written."""
        written = self.text.toPlainText().strip() or self.call_back.isChecked()
        if not written or self._call is None or self._profile is None:
            return None
        return self._message(self._call, self._profile)

    def stored(self, call: str) -> None:
        """The message of this call is safe: its draft is done with."""
        self._drafts.forget(call, *_FIELDS)
        if self._call is not None and self._call.id == call:
            self._fill()

    def _complain(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))
        self._asked_for_whom = False

    def _message(self, call: CallView, profile: Profile) -> Message:
        to = self.to.currentText().strip()
        person = next((person for person in profile.people if person.name.casefold() == to.casefold()), None)
        return Message(
            call=call.id,
            client=profile.id,
            person=person.id if person else None,
            recipient=to[:200],
            caller_name=plain(call.name or call.caller.name, 200),
            caller_firm=plain(call.firm, 200),
            caller_number=self._number(profile),
            matter=call.matter[:500],
            text=self.text.toPlainText().strip()[:20000],
            call_back=self.call_back.isChecked(),
            urgent=self.urgent.isChecked(),
            taken_by="",
        )

    def _fill(self) -> None:
        """Put this call's draft into the fields."""
        self._filling, self._proposed = True, ""
        call, profile = self._call, self._profile
        self.to.clear()
        self.to.addItems([plain(person.name) for person in profile.people if person.left_on is None] if profile else [])
        draft = (lambda field: self._drafts.get(call.id, field)) if call else (lambda _field: "")
        self.to.setCurrentIndex(-1)
        self.to.setEditText(draft("to"))
        self.number.setText(draft("number") or self._known_number())
        self.text.setPlainText(draft("text"))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.call_back.setChecked(draft("call_back") == "1")
        self.urgent.setChecked(draft("urgent") == "1")
        self._tell("")
        self._complain("")
        self._filling = False

    def _known_number(self) -> str:
        number = self._call.caller.number if self._call else None
        return show(number, self._profile.country) if number and self._profile else ""

    def _number(self, profile: Profile) -> str:
        """In E.164 where it can be read, else as typed."""
        typed = self.number.text().strip()
        try:
            return to_e164(typed, profile.country).e164
        except Invalid:
            return typed

    def _changed(self) -> None:
        if self._filling or self._call is None:
            return
        call = self._call.id
        number = self.number.text()
        texts = {
            "number": number if number != self._known_number() else "",
            "text": self.text.toPlainText(),
            "call_back": "1" if self.call_back.isChecked() else "",
            "urgent": "1" if self.urgent.isChecked() else "",
        }
        to = self.to.currentText()
        hers = to != self._proposed or any(texts.values())
        for field, text in (("to", to if hers else ""), *texts.items()):
            self._drafts.keep(call, field, text)
        self._complain("")
        self.typed.emit()

    def _hint(self) -> None:
        leaves = self.tr("What the caller leaves: it stays here for this call until it is kept. {key} leads back to Reach.")
        here = self._call is not None
        self.text.setPlaceholderText(leaves.format(key=self._keys.shown("call.message")) if here else "")

    def retranslate(self) -> None:
        """Names of the fields."""
        self.to.lineEdit().setPlaceholderText(self.tr("for whom"))
        self.to.setAccessibleName(self.tr("Message for"))
        self.number.setPlaceholderText(self.tr("number to call back"))
        self.number.setAccessibleName(self.tr("Number to call back"))
        self._hint()
        self.text.setAccessibleName(self.tr("Message"))
        self.call_back.setText(self.tr("asks to be called back"))
        self.urgent.setText(self.tr("urgent"))
