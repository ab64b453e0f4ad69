"""What to say now: the largest text on the screen until it is said, then one line."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receptionist.clients.card import Sentence
from ui.calls.moment import FAREWELLS, NOTHING, Moment
from ui.keys import Keys
from ui.theme import Role, Size, Theme, space
from ui.translate import Translated
from ui.widgets import Elided, KeyButton, Measured, label

SAID = 6.0
"""Seconds after which a sentence counts as said (`screen.md`)."""
_LINES = 4
"""A sentence of more lines than this in the largest type is set one size smaller."""


class SayNow(Translated):
    """Shows a sentence for a moment of a call. `hear` asks for it to be spoken in the headset."""

    hear = Signal(str, str)
    turned = Signal()
    """There is something else to say than before, now or next, or in another language."""
    came = Signal()
    """The moment is of another call, or another one of it."""
    begun = Signal()
    """The caller is on the line to whom the sentence stood ready: a moment after her key."""

    def __init__(self, theme: Theme, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sentence: Sentence | None = None
        self._moment = NOTHING
        self._handed_by = ""
        self._large = True
        self._first: Sentence | None = None
        """What is said before anything else of this moment; while `_stays`, until it is taken away."""
        self._wanted: tuple[Sentence | None, bool] = (None, False)
        self._stays = False
        self._first_large = False
        self._fitted: tuple[str, int, bool] | None = None
        """The text that has its size, and the room that it was given it for."""
        self._text = Measured()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setProperty("aloud", True)
        self._line = Elided("", "muted")
        self._lead = label("", "muted", wrap=True)
        self._warning = label("", wrap=True)
        self._warned = _warning_strip(theme, self._warning)
        self.button = KeyButton(theme, keys, "call.hear", "volume-2", "quiet")
        self.language = KeyButton(theme, keys, "call.language", "languages", "quiet", self._language_word)
        self.hang_up = KeyButton(theme, keys, "call.hang_up", "phone-off")
        self._timer = QTimer(self, singleShot=True, interval=round(SAID * 1000))
        self._timer.timeout.connect(self.said)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self.tools = QWidget()
        """What can be done with the sentence: below it, or where whoever shows it has room."""
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.addWidget(self.button)
        tools.addWidget(self.language)
        tools.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1))
        self._before = QHBoxLayout()
        layout.addLayout(self._before)
        self._before.addWidget(self._lead, 1)
        for widget in (self._text, self._line, self._warned):
            layout.addWidget(widget)
        self._below = QHBoxLayout()
        layout.addLayout(self._below)
        self._below.addWidget(self.hang_up)
        self._below.addStretch(1)
        self.take_tools()

    def take_tools(self) -> None:
        """They stand below the sentence; where words stand before it, beside these: there is more to read below it then."""
        (self._before if self._leads() else self._below).insertWidget(1, self.tools)

    def _leads(self) -> bool:
        """Whether the sentence only stands ready, for when she speaks with the caller again or takes them over."""
        ready = self._moment.again or bool(self._handed_by)
        return self._first is None and ready and not self._moment.said_now

    @property
    def large(self) -> bool:
        """Whether it stands there to be read aloud."""
        return self._first_large if self._first is not None else self._large

    @property
    def shown(self) -> Sentence | None:
        """The sentence that stands there; None: there is nobody to say anything to."""
        return self._first or self._sentence if self._sentence is not None else None

    @property
    def text(self) -> str:
        """The sentence."""
        return self.shown.text if self.shown is not None else ""

    def present(self, sentence: Sentence | None, moment: Moment) -> None:
        """Show the sentence of this moment. The same moment again changes words only: what was said stays small."""
        new = (moment.call, moment.occasion) != (self._moment.call, self._moment.occasion)
        begins = moment.said_now and (new or not self._moment.said_now)
        is_answered = begins and not new and not self._moment.again
        ready = moment.again and self._moment.said_now and not moment.said_now  # it is to be said once more
        before = self._sentence
        self._sentence, self._moment = sentence, moment
        if new or begins or ready:
            self._large = True
        if new:
            self._first = None
            self.came.emit()
        if begins:
            self._timer.start()
        elif not moment.said_now:
            self._timer.stop()
        self._show()
        otherwise = before is not None and sentence is not None and before.language != sentence.language
        if sentence is not None and (begins or ready or otherwise):
            (self.begun if is_answered else self.turned).emit()

    def first(self, sentence: Sentence | None, *, stays: bool = False) -> None:
        """What must be said before the sentence of the moment, of somebody who cannot be reached; None: nothing. `stays`: until
        it is taken away, whatever she types."""
        if (sentence, stays) == self._wanted:
            return
        self._wanted = (sentence, stays)
        self._first, self._stays, self._first_large = sentence, stays, True
        if sentence is not None and not stays:
            self._timer.start()
        self._show()

    def said(self) -> None:
        """She has said it (or types already): make room. A sentence that only stands ready stays large."""
        if self._first is not None and not self._stays:
            self._first_large = False
            self._show()
        if self._moment.said_now and self._large:
            self._timer.stop()
            self._large = False
            self._show()

    def speak(self) -> None:
        """Have it spoken, to hear how it sounds."""
        if self.shown is not None:
            self.hear.emit(self.shown.text, self.shown.language)

    def retranslate(self) -> None:
        """The warning's words."""
        self.setAccessibleName(self.tr("What to say now"))
        self._show()

    def handed_by(self, colleague: str) -> None:
        """Who (by name) hands her the call that is shown; empty: nobody does."""
        if colleague != self._handed_by:
            self._handed_by = colleague
            self._show()

    def _lead_words(self) -> str:
        if self._handed_by:
            return self.tr("{name} hands you this call. Once you have taken it:").format(name=self._handed_by)
        return self.tr("Once you speak with the caller again:")

    def _show(self) -> None:
        sentence = self.shown
        self.setVisible(sentence is not None)
        self.tools.setVisible(sentence is not None and self.large)
        if sentence is None:
            return
        self._text.setText(sentence.text)
        self._text.setAccessibleName(self.tr("Say: {sentence}").format(sentence=sentence.text))
        self._line.setText(self.tr("said: {sentence}").format(sentence=sentence.text))
        self.language.reword()
        self._text.setVisible(self.large)
        self._line.setVisible(not self.large)
        self._lead.setText(self._lead_words())
        self._lead.setVisible(self._leads())
        if self.tools.parentWidget() is self:
            self.take_tools()
        self._warned.setVisible(sentence.raw)
        self.hang_up.setVisible(self._moment.occasion in FAREWELLS.values())
        if sentence.raw:
            self._warning.setText(self._trouble(sentence))
        self._fit()

    def _language_word(self) -> str:
        return self.shown.language.upper() if self.shown is not None else ""

    def _trouble(self, sentence: Sentence) -> str:
        if not sentence.trouble:
            return self.tr("This greeting is empty. A supervisor mends it under Clients.")
        cannot = self.tr("This greeting cannot be filled in because of “{word}”: it stands here as it was typed.")
        mend = self.tr("A supervisor mends it under Clients.")
        return f"{cannot.format(word=sentence.trouble)} {mend}"

    def _fit(self) -> None:
        room = QRect(0, 0, max(self._text.width(), space(20)), 10_000)
        fitted = self._text.text(), room.width(), self.height() > 0
        if fitted == self._fitted:
            return
        self._fitted = fitted
        largest = self._theme.font(Size.SAY)
        metrics = QFontMetrics(largest)
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._text.text()).height()
        fits = needed <= _LINES * metrics.lineSpacing() and self.height() > 0
        self._text.setFont(largest if fits else self._theme.font(Size.TITLE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need the smaller type."""
        super().resizeEvent(event)
        if self.large and self.shown is not None:
            self._fit()


def _warning_strip(theme: Theme, words: QLabel) -> QFrame:
    strip = QFrame()
    strip.setProperty("part", "warning")
    icon = QLabel()
    icon.setPixmap(theme.icons.icon("triangle-alert", Role.WARNING).pixmap(16, 16))
    layout = QHBoxLayout(strip)
    layout.setContentsMargins(space(1), space(0.5), space(1), space(0.5))
    layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    return strip
