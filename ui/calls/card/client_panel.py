"""The middle of the desk: whose call it is, what to say, how to handle it, who rings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from receptionist.calls.board import CallView
from receptionist.clients.calendar.days import line_at
from receptionist.clients.card import Card, Sentence
from receptionist.clients.fresh import Fresh
from receptionist.clients.profile import Profile
from ui.calls.card.caller_card import CallerCard
from ui.calls.card.consultation import Consultation
from ui.calls.card.language_help import Foreign, LanguageHelp
from ui.calls.card.say import SayNow
from ui.calls.card.words import Read, read_of, said_of, standing
from ui.calls.colleagues.short_lines import ShortLines
from ui.calls.drafts import Drafts
from ui.calls.moment import CONSULTING, Moment
from ui.calls.more_below import MoreBelow
from ui.calls.words.reasons import until_words
from ui.calls.words.text import plain
from ui.keys import Keys
from ui.logos import Logo
from ui.theme import Role, Theme, space
from ui.translate import Translated
from ui.widgets import Band, Elided, EmptyState, KeyButton, Notice, Strip, label, rule
from ui.widgets.labels import dress


class ClientPanel(Translated):
    """Shows one client, with the call that the desk speaks of where there is one."""

    read = Signal(str)
    """A trouble of the call was read: its key."""
    first_client = Signal()
    """There is no client yet, and the first is to be entered."""

    def __init__(self, theme: Theme, keys: Keys, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._keys = theme, keys
        self._card: Card | None = None
        self._band = Band()
        self._band.setFixedHeight(space(0.5))
        self.logo = Logo(space(4))
        self._name, self._where, self._state, self._hint = (
            Elided("", "title"),
            Elided("", "muted"),
            Elided("", "muted"),
            label("", "warning", wrap=True),
        )
        self.say = SayNow(theme, keys)
        self.consultation = Consultation()
        self.caller = CallerCard(theme, keys, drafts)
        self.lines = ShortLines(theme)
        self.language = LanguageHelp(keys)
        self.troubles = Strip(theme, keys)
        self.troubles.read.connect(self.read)
        self._instructions = QVBoxLayout()
        self.news = KeyButton(theme, keys, "news", "megaphone", "quiet", words=lambda: self.tr("News"))
        self.sayable = KeyButton(theme, keys, "sayable", "info", "quiet")
        self._empty = EmptyState(theme, "headset")
        margins = self._empty.layout().contentsMargins()
        self._empty.layout().setContentsMargins(margins.left(), margins.top(), margins.right(), 0)
        self._ends = QWidget()
        """A shift's two ends: they have room here while nobody calls."""
        self._clients = True
        self._empty.begun.connect(self._begin)
        self._shown: tuple[Read, ...] = ()
        self._lay_out_ends()
        self._lay_out()
        self.retranslate()
        self.clear()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setBackgroundRole(QPalette.ColorRole.Base)
        self._inner = inner
        body = QVBoxLayout(inner)
        body.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        body.setSpacing(space(1.5))
        head = QHBoxLayout()
        head.addWidget(self.logo)
        head.addWidget(self._name, 1)
        head.addWidget(self._where)
        self._where.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        body.addLayout(head)
        self._beside = QHBoxLayout()
        self._beside.addWidget(self._state, 1)
        self._beside.addWidget(self.sayable)
        self._beside.addWidget(self.news)
        body.addLayout(self._beside)
        body.addWidget(self._hint)
        body.addWidget(self.troubles)
        body.addWidget(self.say)
        body.addWidget(self.language)
        body.addWidget(self.consultation)
        self._instructions.setSpacing(space(0.75))
        body.addLayout(self._instructions)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self._scroll = scroll
        self.more = MoreBelow(scroll, self._lines, lambda count: self.tr("… %n more", "", count))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._band)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._ends)
        layout.addWidget(scroll, 1)
        self._line = rule()
        layout.addWidget(self._line)
        layout.addWidget(self._caller_below())
        layout.addWidget(self.lines)

    def _lay_out_ends(self) -> None:
        self._ends.setMinimumSize(1, 1)  # no reason for a low or narrow window to stay large
        row = QHBoxLayout(self._ends)
        row.setContentsMargins(space(1), 0, space(1), space(1))
        row.addStretch(1)
        row.addWidget(KeyButton(self._theme, self._keys, "shift.since", "history", "quiet"))
        row.addWidget(KeyButton(self._theme, self._keys, "shift.end", "log-out", "quiet"))
        self.handed = KeyButton(self._theme, self._keys, "shift.handed", "users", "quiet", lambda: self.tr("Take over"))
        self.handed.hide()
        row.addWidget(self.handed)
        row.addStretch(1)

    def _caller_below(self) -> QWidget:
        """Who rings stays in sight: what there is to read above gives way and scrolls."""
        self._below = QWidget()
        around = QVBoxLayout(self._below)
        around.setContentsMargins(space(3), space(1), space(3), space(1))
        around.addWidget(self.caller)
        return self._below

    @property
    def laid_out(self) -> tuple[QWidget, ...]:
        """What has parts that come and go with the calls, from without."""
        return self, self._inner, self.say, self._below, self.caller

    def clear(self, *, clients: bool = True) -> None:
        """Nobody is shown; `clients`: there are some to choose from."""
        if clients != self._clients:
            self._clients = clients
            self.retranslate()
        self._card = None
        self._scroll.hide()
        self._line.hide()
        self._below.hide()
        self._empty.show()
        self._ends.setVisible(clients)
        self._band.show_colour("")

    def present(
        self,
        profile: Profile,
        card: Card,
        call: CallView | None,
        moment: Moment,
        sentence: Sentence | None,
        fresh: Fresh | None = None,
    ) -> None:
        """Show the client's card of this moment; `sentence` None: nothing is to be said (no call). `fresh`: what of it is new
        to her."""
        self._card = card
        self._empty.hide()
        self._ends.hide()
        self._scroll.show()
        self._band.show_colour(profile.colour or self._theme.colour(Role.EDGE).name())
        self._name.setText(plain(card.name))
        self.logo.show_logo(profile.logo)
        self._where.setText(", ".join(part for part in (plain(profile.city), card.at.strftime("%H:%M")) if part))
        self._state.setText(self._opening(profile, card))
        dress(self._state, "muted" if card.put_through else "warning")
        self.say.present(sentence, moment)
        self._list_instructions(read_of(card, moment if sentence is not None else None, fresh))
        consulting = call is not None and call.side in CONSULTING
        self.consultation.setVisible(consulting)
        if call is not None and consulting:
            row = next((row for row in card.targets if call.target and row.id == call.target.person), None)
            self.consultation.show_call(call, row, profile.country, card.at)
        self._below.setVisible(call is not None and not consulting)
        self._line.setVisible(call is not None and not consulting)
        if call is not None:
            self.caller.show_call(call, profile.country)

    def save_height(self, *, low: bool) -> None:
        """In a low window what can be done with the sentence stands beside the hours: there is more to read under it then."""
        if low:
            self._beside.insertWidget(1, self.say.tools)
        else:
            self.say.take_tools()

    def said(self) -> None:
        """She types: what stood there to be read aloud is said."""
        self.say.said()
        self.language.said()

    def hint(self, text: str) -> None:
        """A line that must be noticed: an unknown line, another client's profile during a call."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def beside(self, troubles: tuple[Notice, ...], foreign: Foreign | None) -> None:
        """What went wrong with the call, and who could go on with it in its language."""
        self.troubles.show_only(troubles)
        self.language.present(foreign)

    def _opening(self, profile: Profile, card: Card) -> str:
        line = line_at(profile, card.line, card.at) if card.line else None
        label = line.label if line is not None else ""
        until = until_words(card.changes.isoformat(), card.at) if card.changes else ""
        state = (self.tr("open {until}") if card.open else self.tr("closed {until}")).format(until=until).strip()
        why = card.closure.reason if card.closure is not None else card.day_name
        return " · ".join(part for part in (standing(card) or state, plain(why, 60), plain(label)) if part)

    def _list_instructions(self, texts: tuple[Read, ...]) -> None:
        if texts == self._shown:
            return
        self._shown = texts
        while (item := self._instructions.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for text in texts:
            line = self._bulleted(text)
            self._instructions.addWidget(line)
            line.show()  # else Qt shows it one turn later, and lays all out once more

    def _lines(self) -> list[QWidget]:
        return [self._instructions.itemAt(n).widget() for n in range(self._instructions.count())]

    def _bulleted(self, read: Read) -> QWidget:
        """An instruction; its second line begins under its first. What is new to her has a star and the word."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        sign = label("" if read.new else "•")
        if read.new:
            sign.setPixmap(self._theme.icons.icon("star", Role.ACCENT).pixmap(space(2), space(2)))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(said_of(read), "strong" if read.new else "", wrap=True), 1)
        return made

    def _begin(self) -> None:
        if self._clients:
            self._keys.trigger("palette")
        else:
            self.first_client.emit()

    def retranslate(self) -> None:
        """The empty state."""
        self.setAccessibleName(self.tr("Client"))
        if not self._clients:
            self._empty.say(
                self.tr("No client yet"),
                self.tr("Enter the first company that you answer for: its numbers, what to say, and whom to pass calls to."),
                self.tr("Enter the first client"),
            )
            return
        self._empty.say(
            self.tr("No call"),
            self.tr(
                "When a call comes in, what to say stands here, ready to be read aloud. Choose a client to ring out for it."
            ),
            self.tr("Choose a client  {key}").format(key=self._keys.shown("palette")),
        )
