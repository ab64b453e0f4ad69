"""The desk: the page that is open all day. It puts its parts together and shows one call at a time in all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from receptionist.calls.board import Board, CallView
from receptionist.calls.events import Direction
from receptionist.clients.card import Card
from receptionist.clients.profile import Profile
from ui.calls.actions import DeskActions
from ui.calls.board.panel import CallsPanel
from ui.calls.board.waiting_bar import WaitingBar
from ui.calls.call_drafts import CallDrafts
from ui.calls.card.caller_known import CallerKnown
from ui.calls.card.client_panel import ClientPanel
from ui.calls.card.language_help import foreign
from ui.calls.colleagues.lines import WithColleagues
from ui.calls.colleagues.strip import ColleaguesLine
from ui.calls.desk.ask_again import AskAgain
from ui.calls.desk.asks import DeskAsks
from ui.calls.desk.call_bar import CallBar
from ui.calls.desk.emergency import EmergencyCard
from ui.calls.desk.from_afar import FromAfar
from ui.calls.desk.held_for import HeldFor
from ui.calls.desk.keys import take_keys
from ui.calls.desk.layout import LOW, NARROW, DeskLayout, Part
from ui.calls.desk.lending import LendsCall
from ui.calls.desk.parts import Desk
from ui.calls.desk.pinned_call import PinnedCall
from ui.calls.desk.pointed import lost_words
from ui.calls.desk.put_through import PutThrough
from ui.calls.desk.say_first import SayFirst
from ui.calls.desk.says_why import SaysWhy
from ui.calls.desk.small_card import SmallCard
from ui.calls.desk.sounding import Sounding
from ui.calls.desk.to_message import ToMessage
from ui.calls.foot.panel import Foot
from ui.calls.hints import Hints
from ui.calls.in_hand import spoken_to
from ui.calls.languages import Languages
from ui.calls.moment import NOTHING, Moment, moment_of, spoken_name
from ui.calls.reach.kept_filter import KeptFilter
from ui.calls.reach.panel import ReachPanel
from ui.calls.reach.rows import ReachRow, split_name
from ui.calls.subject import Subject
from ui.calls.tried import Tried
from ui.calls.troubles import Troubles
from ui.calls.unfinished import Unfinished
from ui.calls.words.caller_words import caller_words, handed_words
from ui.countries import country_names
from ui.translate import Translated
from ui.widgets import OnePass, Strip, Toast
from ui.words import say

_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractButton)
"""What has a use of its own for Enter and Tab."""

_TYPED_IN = (QLineEdit, QPlainTextEdit, QComboBox)


class DeskPage(Translated):
    """`message_kept` when a message was stored; `front_wanted` when the console should come to the front."""

    message_kept = Signal()
    front_wanted = Signal()
    desk_wanted = Signal()
    """A key of the call was pressed on another page: the desk should be shown."""
    looked_at = Signal(str)
    """A client came onto the desk (its id): for the recent ones."""
    first_client_wanted = Signal()
    """The office has no client yet: the first one is to be entered."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._live, self._book, self._keys, self._now = desk, desk.live, desk.book, desk.keys, desk.now
        self.drafts = CallDrafts(desk.drafts, desk.background, self)
        self.unfinished = Unfinished(self.drafts, desk.records, desk.background, self)
        self.subject = Subject(desk.live, desk.book, self.unfinished)
        self.actions = DeskActions(desk.live, self.subject, desk.monotonic, self)
        self.hints = Hints(self.subject, desk.book, desk.keys, Tried(desk.live, self))
        self.put_through = PutThrough(self.actions, self.subject, self.hints, desk.book, desk.keys, self)
        self.ask_again = AskAgain(desk.live, desk.keys, self)
        self.languages = Languages(desk.records, desk.book, desk.background, self)
        self.troubles = Troubles(self)
        self._build(desk)
        self._connect()
        self.asks = DeskAsks(desk, self, self.client, self.subject, self.actions, self.languages)
        self.lends = LendsCall(desk, self.subject, self.client, self)
        self.lends.told.connect(self._tell)
        why = SaysWhy(self.subject, desk.keys, self.isVisible, self.reach)
        why.told.connect(self.toast.tell)
        self._takers = [*take_keys(desk.keys, self), *why.takers]
        desk.keys.changed.connect(self.refresh)
        self._minute = QTimer(self, interval=5_000)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.reach.field)
        self.retranslate()
        self.drafts.load()

    # ---- its parts

    def _build(self, desk: Desk) -> None:
        theme, keys = desk.theme, desk.keys
        self.calls = CallsPanel(desk.book, lambda: desk.live.assistant, desk.now, theme, keys, self.languages.of)
        self.client = ClientPanel(theme, keys, self.drafts)
        self.reach = ReachPanel(theme, keys, confirms=desk.confirms)
        self._filter = KeptFilter(self.reach, self.drafts, self)
        self.foot = Foot(
            desk.live,
            desk.book,
            self.subject,
            self.drafts,
            self.unfinished,
            desk.records,
            desk.messages,
            desk.one_look,
            desk.background,
            theme,
            keys,
            desk.now,
            self,
        )
        self.message, self.notes = self.foot.message, self.foot.notes
        self.history, self.kinds = self.foot.history, self.foot.kinds
        self.gone, self.out = self.foot.gone, self.foot.out
        self.bar = CallBar(theme, keys)
        self.strip, self.toast = Strip(theme, keys), Toast(theme, keys, self, above=self.message)
        self.colleagues = WithColleagues(
            self.actions, self.subject, desk.live, desk.book, self.drafts, keys, self.client.lines, self
        )
        self.sounding = Sounding(desk.live, desk.book, desk.sounder, desk.now, self)
        for panel in (self.calls, self.client, self.reach):
            panel.setBackgroundRole(QPalette.ColorRole.Base)
            panel.setAutoFillBackground(True)
        parts = (
            Part("calls", self.calls, self._calls_title, above=True),
            Part("client", self.client, lambda: self.tr("Call"), above=True),
            Part("reach", self.reach, lambda: self.tr("Reach"), above=True),
            Part("message", self.message, lambda: self.tr("Message")),
            Part("history", self.history, lambda: self.tr("History")),
            Part("notes", self.notes, lambda: self.tr("Notes")),
            Part("kind", self.kinds, lambda: self.tr("Kind of call"), beside=True),
        )
        self.layout_ = DeskLayout(parts, self.bar, keys)
        self.to_message = ToMessage(
            self.subject, self.hints, self.reach, self.message, self.unfinished, self.layout_, desk.monotonic, self
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.layout_, 1)
        self.line = ColleaguesLine(theme, keys)
        layout.addWidget(self.line)
        self.say_first = SayFirst(self.client.say, self.reach, self.message, self.layout_, self)
        self.emergency = EmergencyCard(theme, keys, desk.now, self)
        self.small = SmallCard(theme, keys, desk.now, desk.small_card, self)
        bars = PinnedCall(theme, keys, desk.now, self), WaitingBar(theme, keys, desk.now, self)
        self._one_pass = OnePass(*self.calls.laid_out, *self.client.laid_out)
        self.afar = FromAfar(*bars, self.subject, desk.live, desk.book, keys, self.layout_, self)

    def _connect(self) -> None:
        self._follow_the_desk()
        self._follow_hands()
        self.emergency.noted.connect(self.actions.evidence)
        self.emergency.closed.connect(self.setFocus)
        self.small.wanted_back.connect(self.front_wanted)
        for beside in (self.afar, self.colleagues):
            beside.desk_wanted.connect(self.desk_wanted)
        self.colleagues.told.connect(self._tell)
        self.colleagues.left.connect(self.setFocus)
        self.colleagues.client_wanted.connect(lambda: self.layout_.bring("client"))
        self.afar.told_there.connect(self.toast.tell)
        self.sounding.rang.connect(self._call_comes)
        QGuiApplication.instance().applicationStateChanged.connect(self._application_turned)

    def _follow_the_desk(self) -> None:
        live, troubles = self._live, self.troubles
        live.refused.connect(troubles.refused)
        live.troubled.connect(troubles.happened)
        live.troubled.connect(lambda trouble: self.toast.hide() if trouble.code.startswith("out.") else None)
        self.drafts.failed.connect(troubles.not_kept)
        for failed in (self.foot.failed, self.languages.failed):
            failed.connect(troubles.not_done)
        for read in (self.strip.read, self.client.read):
            read.connect(troubles.read)
        for changed in (live.changed, self._book.changed, self.foot.changed, self.languages.changed, troubles.changed):
            changed.connect(self.refresh)
        self.drafts.loaded.connect(self.refresh)
        self.drafts.kept.connect(troubles.kept)
        self.foot.kept.connect(troubles.answers_again)
        self.foot.kept.connect(self._message_is_kept)
        for told in (self.gone.told, self.out.told):
            told.connect(self.toast.tell)
        self.message.typed.connect(self.subject.stay)
        self.foot.past_known.connect(self.client.caller.show_past)
        self.actions.asks_again.connect(self.bar.arm)
        self.actions.asks_again.connect(self.ask_again.ask)
        self.ask_again.asked.connect(self._tell)
        self.ask_again.settled.connect(self.toast.hide)
        self.actions.turned.connect(self.refresh)
        self._away = False
        self.layout_.turned.connect(lambda _part: self._show_colleagues(self._live.board))

    def _follow_hands(self) -> None:
        self.calls.chosen.connect(self.choose)
        self.client.first_client.connect(self.first_client_wanted)
        self.calls.taken.connect(self._take)
        self.client.say.hear.connect(self._desk.sounder.say)
        self.client.caller.named.connect(self.actions.name)
        self.client.caller.waits.connect(self.actions.waits_for)
        self.client.caller.done.connect(self.setFocus)
        self.held_for = HeldFor(self.actions, self._live, self.client.caller, self._bring_caller, self)
        self.known = CallerKnown(self._book, self.subject, self.client.caller, self._now, self._desk.kept_by, self)
        self.known.wanted.connect(self.look_at)
        put = self.put_through
        self.reach.wanted.connect(self._reach)
        self.reach.given.connect(lambda row, call, blind: put.drop(row, call, blind=blind))
        self.reach.named.connect(self._name_typed)
        self.reach.nobody.connect(lambda typed: self.toast.tell(self.hints.nobody(typed, self.subject.profile)))
        put.told.connect(self.toast.tell)
        put.asked.connect(self._asked)
        put.rung_out.connect(self._rung_out)
        put.rings_anew.connect(self.troubles.rings_out)
        self._follow_the_message()
        for typing in (self.reach.typed, self.message.typed, self.notes.typed, self.client.caller.typed):
            typing.connect(self.client.said)

    def _follow_the_message(self) -> None:
        to = self.to_message
        self.foot.reopened.connect(to.open)
        self.put_through.message_wanted.connect(to.write_to)
        to.told.connect(self.toast.tell)
        to.left.connect(self._to_reach)
        to.wanted.connect(self._come_forward)
        to.turned.connect(self.refresh)

    # ---- which call, which client

    @property
    def shown(self) -> CallView | None:
        """The call that all parts speak of."""
        return self.subject.call

    def choose(self, call: str) -> None:
        """A row was pointed at: show it, answered or not."""
        self.subject.choose(call)
        self.refresh()

    def look_at(self, client: str) -> None:
        """Show another client's profile. A call that is open stays pinned: Esc leads back to it."""
        self.subject.look_at(client)
        self.looked_at.emit(client)
        if self.layout_.narrow:
            self.layout_.bring("client")
        self.refresh()
        self.setFocus()

    def reach_person(self, client: str, name: str) -> None:
        """Show a client with one of its people marked."""
        self.look_at(client)
        self.reach.field.clear()
        self._type(name)

    def dial_number(self, number: str) -> None:
        """A number was chosen elsewhere: it stands in Reach, ready for Enter."""
        self.reach.field.clear()
        self._type(number)

    def pop(self, line: str, caller: str | None) -> None:
        """Somebody's own phone system says that a call came in: open its card."""
        self.actions.open_card(line, caller)
        self.front_wanted.emit()

    @property
    def looks_elsewhere(self) -> bool:
        """Whether another client's profile is looked at."""
        return self.subject.look is not None

    @property
    def looked_at_now(self) -> str | None:
        """The id of the other client whose profile is looked at; None: the call's own is shown."""
        return self.subject.look

    @property
    def somebody_waits(self) -> bool:
        """Whether there is anybody to answer."""
        return self._live.board.next_for(self._live.assistant) is not None

    def not_now(self) -> str:
        """Why nothing can be done with a call for the time being; empty: it can."""
        if not self._live.hub_away:
            return ""
        return self.tr("A hub decides this, and none can be reached now. Once one is back, it works again by itself.")

    @property
    def hands_free(self) -> bool:
        """Enter and Tab are about Reach, which is in sight: it has the focus, or nothing that takes them for itself has."""
        focus = self.window().focusWidget()
        if not self.isVisible() or self.emergency.isVisible() or not self.layout_.sees("reach"):
            return False
        return focus is None or focus is self.reach.field or (self.isAncestorOf(focus) and not isinstance(focus, _FIELDS))

    def profile(self) -> Profile | None:
        """The client that the desk shows now."""
        return self.subject.profile

    # ---- showing

    def refresh(self) -> None:
        """Show the board, the client and the hour as they are now."""
        board, before = self._live.board, self.subject.call
        self.unfinished.follow(board, self._live.assistant)
        self.troubles.follow(board, self._live.assistant)
        self.subject.follow()
        with self.subject.at_one_instant(), self._one_pass:
            self._show(board, before)
        if self.subject.lost is not None:
            self._tell(lost_words(self.subject.lost, self._book), too=True)

    def _show(self, board: Board, before: CallView | None) -> None:
        """All parts, where `before` was shown until now."""
        self.ask_again.follow(self.subject.in_hand)
        self.emergency.follow(board.calls, self.subject.in_hand.line)
        call = self.subject.call
        if call is not None and (before is None or before.id != call.id):
            self._turn_to_another()
        self.calls.trouble({about: say(one.code, dict(one.values)) for about, one in self.troubles.by_call().items()})
        self._show_colleagues(board)
        taken = () if self._live.hub_away else (board.next_for(self._live.assistant), self.subject.in_hand.resumed)
        self.calls.refresh(board, *taken)
        self.calls.point_at(call.id if call is not None else None)
        self.strip.show_only(self.troubles.elsewhere(self.calls.calls()))
        self._show_client()
        self.colleagues.refresh()
        self.known.refresh()
        self.foot.refresh()
        self._show_bar()
        whose = self.subject.whose
        caller = caller_words(call, whose, self._book) if call is not None else ""
        handed = handed_words(call, self._live.assistant, self._book) if call is not None else ""
        self.small.present(call, whose, self.subject.in_hand, caller, handed)
        self.afar.refresh()
        self.layout_.retitle()
        self._keep_focus()

    def _show_colleagues(self, board: Board) -> None:
        for there in (self.calls.colleagues, self.line):
            hand, offered, lends = self.actions.to_hand(), self.actions.offered(), self.lends.can
            there.offer(hand, offered, writes=self.colleagues.can_write, lends=lends)
        if self.layout_.narrow:
            self.line.show_all(board, self._live.assistant, self._book.shows_state)
        self.line.want(self.layout_.narrow and not self._live.hub_away and self.layout_.shown != "calls")

    def _turn_to_another(self) -> None:
        """The card of another call comes: what is typed next is no more of the last one's message."""
        if self.layout_.narrow:
            self.layout_.bring("client")
        if self._types_elsewhere() and not self.emergency.isVisible() and not self.colleagues.writing:
            self.setFocus()

    def _types_elsewhere(self) -> bool:
        """Whether the focus is in a field of the desk other than Reach."""
        focus = self.window().focusWidget()
        return isinstance(focus, _TYPED_IN) and focus is not self.reach.field and self.isAncestorOf(focus)

    def _to_reach(self) -> None:
        """The hands go back to Reach; what was typed elsewhere stays."""
        self.layout_.bring("reach")
        self.reach.field.setFocus()

    def _keep_focus(self) -> None:
        """A field that had the focus may have gone with its call: what is typed next must not fall into nothing."""
        focus = self.window().focusWidget()
        if self.isVisible() and (focus is None or not focus.isEnabled()):
            (self.emergency.note if self.emergency.isVisible() else self).setFocus()

    def _show_client(self) -> None:
        profile, call = self.subject.profile, self.subject.pinned
        card, speech = None, None
        if profile is None:
            self.client.clear(clients=any(not one.own for one in self._book.directory.profiles))
        else:
            moment = moment_of(call, self._live.assistant, self._now()) if call is not None else NOTHING
            card = self._card(profile, call, moment)
            handed = call is not None and call.handed_to == self._live.assistant
            self.client.say.handed_by(self._book.name_of(call.assistant) if call is not None and handed else "")
            sentence = card.greeting if call is not None and not call.over else None
            self.client.present(profile, card, call, moment, sentence, self._desk.fresh(profile.id))
            self.client.hint(self.hints.line(profile))
            speech = foreign(call, profile, card, self.languages, self._book, self._live)
            self.client.beside(self.troubles.of(call.id if call is not None else None), speech)
        failed = self.hints.failed(call, profile.zone) if call is not None and profile is not None else {}
        about = self.troubles.by_target(call.id) if call is not None else {}
        self.reach.trouble(failed | {target: say(one.code, dict(one.values)) for target, one in about.items()})
        seen = self._desk.fresh(profile.id) if profile is not None else None
        self.reach.mark(seen.people if seen is not None else frozenset())
        shown = profile.id if profile is not None else None
        looks = self.hints.whose_people()
        named = spoken_to(self.subject.pinned) and not looks
        speaks = speech.language if speech is not None else ""
        self._filter.around(call, shown, lambda: self.reach.present(profile, card, caller=named, speaks=speaks))
        self.reach.only_look(looks)

    def _card(self, profile: Profile, call: CallView | None, moment: Moment) -> Card:
        if call is None:
            return self._book.card(profile, None)
        return self._book.card(
            profile,
            call.line,
            occasion=moment.occasion,
            language=self.languages.spoken(call, profile),
            wanted=call.target.label if call.target is not None else None,
            caller=spoken_name(call),
        )

    def _calls_title(self) -> str:
        waiting = len(self._live.board.to_answer(self._live.assistant))
        return self.tr("Calls {count}").format(count=waiting) if waiting else self.tr("Calls")

    # ---- doing

    def answer_next(self) -> None:
        """The next by rule; looking elsewhere ends."""
        self.subject.choose(None)
        self._come_forward()
        self.actions.answer_next()

    def _take(self, call: str) -> None:
        """Have it on the line. A card has none: it is shown, with or without a hub."""
        view = self._live.board.calls.get(call)
        if view is not None and view.direction is Direction.NONE:
            self.choose(call)
            return
        if why := self.not_now():
            self.toast.tell(why)
            return
        self.subject.choose(None)
        self.actions.take(call)

    def take_row(self, number: int) -> None:
        """The call in a row of Calls, counted from the top."""
        call = self.calls.numbered(number)
        if call is not None:
            self._take(call)

    def _reach(self, row: ReachRow, blind: bool) -> None:
        call, profile = self.subject.call, self.subject.profile
        language = (self.languages.of(call) if call else None) or (profile.language if profile else "en")
        self.put_through.reach(row, blind=blind, profile=profile, language=language)

    def _asked(self) -> None:
        """Somebody's phone rings: whose, and what to say to them, is in sight."""
        self.message.was_said()
        if self.subject.in_hand.line is not None:
            self.subject.chosen = None  # who was only pointed at makes room for whom she announces
        self._filter.rings()
        if self.layout_.narrow:
            self.layout_.bring("client")
            self.setFocus()  # the field that had it is behind

    def _rung_out(self) -> None:
        self.subject.look = None

    def _come_forward(self) -> None:
        if not self.isVisible():
            self.desk_wanted.emit()

    def _bring_caller(self, call: str) -> None:
        """What is typed about the caller of this call can be seen."""
        self._come_forward()
        self.choose(call)
        self.layout_.bring("client")

    def _name_typed(self, typed: str) -> None:
        own = self.subject.in_hand.own
        if own is not None:
            self.actions.name(own.id, *split_name(typed))

    def _message_is_kept(self) -> None:
        self.toast.tell(self.tr("Message kept: it is to be passed on."))
        self.message_kept.emit()
        self.refresh()
        self.setFocus()

    def open_emergency(self) -> None:
        """What to do when somebody is in danger."""
        self.desk_wanted.emit()  # whatever lies over the window goes, too
        now = self.subject.in_hand
        call = now.own or self.subject.call
        self.emergency.setGeometry(self.rect())
        self._desk.background.run(country_names, self.emergency.know)
        self.emergency.open_for(call, self._book.whose(call) if call is not None else self.profile(), now.line)

    # ---- being told

    def _tell(self, words: str, *, too: bool = False) -> None:
        """Where she can see it. `too`: what she has done meanwhile can still be taken back."""
        if self.isVisible():
            (self.toast.add if too else self.toast.tell)(words)
        else:
            self.afar.told.emit(words)

    def _call_comes(self) -> None:
        """She is free, and may be working in another window."""
        if self._away and self._desk.comes_forward():
            self.front_wanted.emit()

    def _application_turned(self, state: Qt.ApplicationState) -> None:
        self._away = state is not Qt.ApplicationState.ApplicationActive
        self.small.follow(away=self._away)

    # ---- keys and size

    def back(self) -> bool:
        """Esc: what is on top closes; a filter goes; a look ends; a consultation goes back to the caller; a field is left. The
        caller's own leg is never ended by it. Whether there was anything to do."""
        if self.emergency.isVisible():
            self.emergency.close_card()
            return True
        if self.reach.clear():
            return True
        if self.subject.look_back():
            self.refresh()
            return True
        if self.actions.go_back() or self.to_message.drop():
            return True
        typed = self._types_elsewhere()
        if typed:
            self._to_reach()
        return typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no widget wanted: Esc leads back; what can be read goes to Reach."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.back():
                super().keyPressEvent(event)  # whoever shows the desk may have a use for it
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # a field's own Enter, or one with Ctrl or Alt: it must never ring anybody
        elif _types(event):
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def _type(self, text: str) -> None:
        if self.layout_.narrow:
            self.layout_.bring("reach")
        self.reach.put(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Some keys of the call work while the page is seen: their buttons say so when it comes to the front."""
        super().showEvent(event)
        self._show_bar()

    def _show_bar(self) -> None:
        self.bar.refresh(self.subject.in_hand, self.hints.not_yet())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for three columns, or for one."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW or self.height() < LOW - 60
        self.layout_.arrange(narrow=narrow)
        self.client.save_height(low=self.height() < LOW)
        self._show_colleagues(self._live.board)
        self.say_first.refresh()
        self.setFocusProxy(None if narrow else self.reach.field)
        self.bar.spread(4 if self.width() < NARROW else 8)
        self.emergency.setGeometry(self.rect())

    def close_down(self) -> None:
        """The console closes: what is half-typed is written down."""
        self.drafts.write_now()
        self.small.close()
        for taker in (*self._takers, *self.afar.takers):
            taker.release()
        self._takers.clear()

    def retranslate(self) -> None:
        """The page's name, and all that is worded anew with each refresh."""
        self.setAccessibleName(self.tr("Desk"))
        self.refresh()


def _types(event: QKeyEvent) -> bool:
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(event.text()) and event.text().isprintable() and not held
