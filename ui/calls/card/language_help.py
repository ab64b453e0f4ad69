"""Beside the sentence of a call in another language: why it is, who speaks it, and what to read to the caller meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from receptionist.calls.board import CallView
from receptionist.clients.card import Card, TargetRow
from receptionist.clients.profile import Profile
from ui.calls.book import Book
from ui.calls.colleagues.states import Colleague, Reachable, meanwhile, speakers
from ui.calls.languages import Languages
from ui.calls.live import LiveBoard
from ui.calls.moment import is_new
from ui.calls.reach.rows import speakers_at
from ui.calls.words.reasons import why_words
from ui.calls.words.text import plain
from ui.keys import Keys
from ui.languages import language_name
from ui.theme import space
from ui.translate import Retranslates
from ui.widgets import label


@dataclass(frozen=True, slots=True)
class Foreign:
    """A `call` (id) in a language that is not the client's. `remembered`: from an earlier call of this caller. `theirs` speak
    it at the client, who can be rung first. `sentence` is what to read meanwhile, empty when she speaks the language herself or
    the call went on."""

    call: str
    language: str
    remembered: bool
    theirs: tuple[TargetRow, ...]
    colleagues: tuple[Colleague, ...]
    sentence: str


def foreign(
    call: CallView | None, profile: Profile, card: Card, languages: Languages, book: Book, live: LiveBoard
) -> Foreign | None:
    """What helps with a call in another language than the client's. `card`: the client's of this moment."""
    language = languages.of(call) if call is not None else None
    if call is None or language is None or (language == profile.language and languages.remembered(call) is None):
        return None
    me = live.assistant
    colleagues = speakers(book.staff, language, live.board, me, book.shows_state)
    understood = language in (*book.speaks(me), profile.language)
    those = speakers_at(profile, language)
    theirs = sorted((row for row in card.targets if row.id in those), key=lambda row: not (row.available and row.number))
    sentence = meanwhile(language, colleagues, theirs) if is_new(call) and not understood else ""
    remembered = languages.remembered(call) is not None
    return Foreign(call.id, language, remembered, tuple(theirs), tuple(colleagues), sentence)


class LanguageHelp(Retranslates, QFrame):
    """Gone while the call goes on in the client's language."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._shown: Foreign | None = None
        self._said: tuple[str, str] | None = None
        """The call and the sentence that she has read to the caller."""
        self.why, self.who = label("", "muted", wrap=True), label("", wrap=True)
        self.sentence = label("", "strong", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(0.5))
        for words in (self.sentence, self.who, self.why):
            layout.addWidget(words)
        self.retranslate()

    def present(self, foreign: Foreign | None) -> None:
        """Show it, or nothing."""
        self._shown = foreign
        self.retranslate()

    def said(self) -> None:
        """She types, and has read the sentence: it makes room."""
        if self._shown is not None and self._shown.sentence:
            self._said = (self._shown.call, self._shown.sentence)
            self.retranslate()

    def retranslate(self) -> None:
        """All its words."""
        self.setAccessibleName(self.tr("The caller's language"))
        shown = self._shown
        self.setVisible(shown is not None)
        if shown is None:
            return
        self.sentence.setText(f"“{shown.sentence}”")
        self.sentence.setVisible(bool(shown.sentence) and self._said != (shown.call, shown.sentence))
        self.who.setText(self._who(shown))
        why = self.tr("{language}, as in an earlier call from this number. {key} changes it.")
        self.why.setText(why.format(language=language_name(shown.language), key=self._keys.shown("call.language")))
        self.why.setVisible(shown.remembered)

    def _who(self, shown: Foreign) -> str:
        language = language_name(shown.language)
        if shown.theirs:
            named = " · ".join(f"{plain(row.name, 40)} ({why_words(row)})" for row in shown.theirs)
            here = self.tr("{language} is spoken at the client by: {people}").format(language=language, people=named)
            if not shown.colleagues:
                return here
            ours = " · ".join(self._named(one) for one in shown.colleagues)
            return here + "\n" + self.tr("Among colleagues: {colleagues}").format(colleagues=ours)
        if not shown.colleagues:
            return self.tr("{language}: no colleague is known to speak it.").format(language=language)
        named = " · ".join(self._named(one) for one in shown.colleagues)
        return self.tr("{language} is spoken by: {colleagues}").format(language=language, colleagues=named)

    def _named(self, one: Colleague) -> str:
        return f"{plain(one.name, 40)} {self._state(one.state)}" if one.by_name else plain(one.name, 40)

    def _state(self, state: Reachable) -> str:
        words = {
            Reachable.FREE: self.tr("(free)"),
            Reachable.IN_A_CALL: self.tr("(in a call)"),
            Reachable.PAUSE: self.tr("(pause)"),
            Reachable.NOT_HERE: self.tr("(not here)"),
        }
        return words[state]
