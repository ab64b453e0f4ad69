"""The desk: the page that is open all day. It puts its parts together and shows one call at a time in all of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from receptionist.calls.board import CallView
from receptionist.calls.commands import AnyCommand, KeepNotes, NoteMessage, Reply
from receptionist.calls.events import AnyEvent, Finished, Trouble, Turned
from receptionist.calls.places import Place, Side
from receptionist.clients.card import Card
from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from receptionist.messages.service import Message
from ui.background import Background
from ui.calls.actions import DeskActions
from ui.calls.book import Book
from ui.calls.call_bar import CallBar
from ui.calls.caller import caller_name
from ui.calls.calls_panel import CallsPanel
from ui.calls.client_panel import ClientPanel
from ui.calls.desk_keys import take_keys
from ui.calls.desk_layout import LOW, NARROW, DeskLayout, Part
from ui.calls.desk_menus import give_menu, language_menu
from ui.calls.drafts import Drafts, DraftStore
from ui.calls.emergency import EmergencyCard
from ui.calls.history_tab import HistoryTab
from ui.calls.kind_bar import KindBar
from ui.calls.live import LiveBoard
from ui.calls.message_tab import MessageTab
from ui.calls.moment import NOTHING, Moment, moment_of, spoken_name
from ui.calls.notes_tab import NotesTab
from ui.calls.open_card import OpenCardDialog
from ui.calls.past import KeptMessages, Past, Records
from ui.calls.past_words import past_line
from ui.calls.put_through import PutThrough
from ui.calls.reach_panel import ReachPanel
from ui.calls.reach_rows import ReachRow, split_name
from ui.calls.small_card import SmallCard
from ui.calls.sounding import Sounder, Sounding
from ui.calls.unfinished import Unfinished
from ui.keys import Keys
from ui.theme import Theme
from ui.translate import Translated
from ui.widgets import Notice, Strip, Toast

_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page is made with. `now` is the office's clock (UTC); `keeper` keeps messages and drafts off this thread."""

    live: LiveBoard
    book: Book
    records: Records
    messages: KeptMessages
    drafts: DraftStore
    sounder: Sounder
    background: Background
    theme: Theme
    keys: Keys
    now: Callable[[], datetime]
    monotonic: Callable[[], float] = time.monotonic


class DeskPage(Translated):
    """`message_kept` when a message was stored; `front_wanted` when the console should come to the front."""

    message_kept = Signal()
    front_wanted = Signal()
    desk_wanted = Signal()
    """A key of the call was pressed on another page: the desk should be shown."""
    looked_at = Signal(str)
    """A client came onto the desk (its id): for the recent ones."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._live, self._book, self._keys, self._now = desk, desk.live, desk.book, desk.keys, desk.now
        self.actions = DeskActions(desk.live, desk.monotonic, self)
        self.put_through = PutThrough(self.actions, desk.book, desk.keys, self)
        self.drafts = Drafts(desk.drafts, desk.background, self)
        self.unfinished = Unfinished(self.drafts, desk.records, desk.background, self)
        self._reopened: str | None = None
        self._past = Past(desk.records, desk.messages, desk.background, self)
        self._look: str | None = None
        self._client: str | None = None
        self._languages: dict[str, str] = {}
        self._shown: CallView | None = None
        self._on_line: str | None = None
        self._build(desk)
        self._connect()
        self._takers = take_keys(desk.keys, self)
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
        self.calls = CallsPanel(desk.book, lambda: desk.live.assistant, desk.now, theme, keys)
        self.client = ClientPanel(theme, keys)
        self.reach = ReachPanel(theme, keys)
        self.message, self.notes = MessageTab(theme, self.drafts), NotesTab(self.drafts)
        self.history = HistoryTab(theme)
        self.bar, self.kinds = CallBar(theme, keys), KindBar(theme, keys)
        self.strip, self.toast = Strip(theme), Toast(theme, self)
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
        self.layout_ = DeskLayout(parts, self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.layout_, 1)
        self.emergency = EmergencyCard(theme, desk.now, self)
        self.small = SmallCard(theme, keys, desk.now, self)

    def _connect(self) -> None:
        live, sounder = self._live, self._desk.sounder
        live.changed.connect(self.refresh)
        live.happened.connect(self._file_notes)
        live.refused.connect(self._refused)
        live.troubled.connect(self._troubled)
        self._book.changed.connect(self.refresh)
        self._past.come.connect(self._past_came)
        self.actions.asks_again.connect(self._ask_again)
        self.calls.chosen.connect(self.choose)
        self.calls.taken.connect(self._take)
        self.client.say.hear.connect(sounder.say)
        self.client.caller.named.connect(self.actions.name)
        self.client.caller.waits.connect(self._note_wait)
        self.reach.wanted.connect(self._reach)
        put = self.put_through
        self.reach.given.connect(lambda row, call, blind: put.drop(row, call, blind=blind))
        put.told.connect(self.toast.tell)
        put.asked.connect(self.reach.clear)
        put.rung_out.connect(self._rung_out)
        put.message_wanted.connect(self._message_to)
        self.reach.named.connect(self._name_typed)
        for typing in (self.reach.typed, self.message.typed, self.notes.typed, self.client.caller.typed):
            typing.connect(self.client.say.said)
        self.message.kept.connect(self._keep)
        self.message.reopened.connect(self._reopen)
        self.message.thrown_away.connect(lambda _call: self.refresh())
        self.unfinished.changed.connect(self.refresh)
        self.drafts.failed.connect(self._not_kept)
        self.emergency.noted.connect(self.actions.evidence)
        self.emergency.closed.connect(self.reach.field.setFocus)
        self.small.wanted_back.connect(self.front_wanted)
        QGuiApplication.instance().applicationStateChanged.connect(self._application_turned)

    # ---- which call, which client

    @property
    def shown(self) -> CallView | None:
        """The call that all parts speak of."""
        return self._shown

    def _call_now(self) -> CallView | None:
        """The one she is busy with; else the one she pointed at, the one that came back or waits first, or is on hold."""
        board, me = self._live.board, self._live.assistant
        busy = self.actions.on_the_line()
        chosen = board.calls.get(self.actions.chosen or "")
        if busy is not None and busy.id != self._on_line:
            self.actions.chosen = self._reopened = None
            chosen = None
        self._on_line = busy.id if busy is not None else None
        return chosen or busy or board.current(me) or board.next_for(me) or next(iter(board.held(me)), None)

    def choose(self, call: str) -> None:
        """A row was pointed at: show it, answered or not."""
        self.actions.chosen = call
        self._look = None
        self.refresh()

    def look_at(self, client: str) -> None:
        """Show another client's profile. A call that is open stays pinned: Esc leads back to it."""
        self._look = self._client = client
        self.looked_at.emit(client)
        if self.layout_.narrow:
            self.layout_.bring("client")
        self.refresh()
        self.reach.field.setFocus()

    def reach_person(self, client: str, name: str) -> None:
        """Show a client with one of its people marked."""
        self.look_at(client)
        self.reach.field.clear()
        self.reach.put(name)

    def dial_number(self, number: str) -> None:
        """A number was chosen elsewhere: it stands in Reach, ready for Enter."""
        self.reach.field.clear()
        self.reach.put(number)

    def pop(self, line: str, caller: str | None) -> None:
        """Somebody's own phone system says that a call came in: open its card."""
        self.actions.open_card(line, caller)
        self.front_wanted.emit()

    @property
    def looks_elsewhere(self) -> bool:
        """Whether another client's profile is looked at."""
        return self._look is not None

    @property
    def looked_at_now(self) -> str | None:
        """The id of the other client whose profile is looked at; None: the call's own is shown."""
        return self._look

    @property
    def somebody_waits(self) -> bool:
        """Whether there is anybody to answer."""
        return self._live.board.next_for(self._live.assistant) is not None

    @property
    def consults(self) -> bool:
        """She is in a consultation, or its target's phone rings."""
        call = self.actions.on_the_line()
        return call is not None and call.side in (Side.CONSULT_RINGING, Side.CONSULTING)

    @property
    def has_held(self) -> bool:
        """Somebody is on hold with her."""
        return bool(self._live.board.held(self._live.assistant))

    @property
    def can_hang_up(self) -> bool:
        """There is something to end."""
        return self.actions.on_the_line() is not None or self.actions.subject() is not None

    def profile(self) -> Profile | None:
        """The client that the desk shows now."""
        if self._look is not None:
            return self._book.profile(self._look)
        return self._book.whose(self._shown) if self._shown is not None else self._book.profile(self._client)

    # ---- showing

    def refresh(self) -> None:
        """Show the board, the client and the hour as they are now."""
        board = self._live.board
        before, self._shown = self._shown, self._call_now()
        if self.layout_.narrow and self._shown is not None and (before is None or before.id != self._shown.id):
            self.layout_.bring("client")
        self.unfinished.follow(board, self._live.assistant)
        nxt = board.next_for(self._live.assistant)
        self.calls.refresh(board, nxt.id if nxt is not None else None)
        self.calls.point_at(self._shown.id if self._shown is not None else None)
        self._show_client()
        self._show_foot()
        self.bar.refresh(self.actions.on_the_line() or self.actions.subject())
        self.small.present(self._shown, self._book.whose(self._shown) if self._shown else None)
        self.layout_.retitle()

    def _show_client(self) -> None:
        profile, call = self.profile(), self._shown
        if profile is None:
            self.client.clear()
            self.reach.present(None, None)
            return
        pinned = call is not None and self._look is None
        moment = moment_of(call) if call is not None and pinned else NOTHING
        card = self._card(profile, call if pinned else None, moment)
        sentence = card.greeting if call is not None and pinned and not call.over else None
        self.client.present(profile, card, call if pinned else None, moment, sentence)
        self.client.hint(self._hint(profile))
        self.reach.present(profile, card)

    def _card(self, profile: Profile, call: CallView | None, moment: Moment) -> Card:
        if call is None:
            return self._book.card(profile, None)
        return self._book.card(
            profile,
            call.line,
            occasion=moment.occasion,
            language=self._languages.get(call.id),
            wanted=call.target.label if call.target is not None else None,
            caller=spoken_name(call),
        )

    def _hint(self, profile: Profile) -> str:
        call = self._shown
        if self._look is not None and call is not None:
            whose = self._book.whose(call)
            back = self.tr(
                "You only look here: your call is for {client}. Esc leads back, {key} gives the call to this client."
            )
            return back.format(client=whose.name if whose else "?", key=self._keys.shown("call.give"))
        if self._look is None and call is not None and call.unknown_line:
            unknown = self.tr(
                "Unknown line {number}: nobody owns it. Choose the client with {search}, then give it the call with {give}."
            )
            return unknown.format(
                number=call.line or call.dialled or "?", search=self._keys.shown("palette"), give=self._keys.shown("call.give")
            )
        if call is None and (line := self._book.first_line(profile)) is not None:
            return self.tr("Enter rings out under {line}.").format(line=line.number)
        return ""

    def _show_foot(self) -> None:
        call = self._shown
        mine = call if call is not None and call.place is not Place.WAITING else None
        whose = self._book.whose(call) if call is not None else None
        self._show_message(mine, whose)
        self.notes.show_call(mine)
        self.kinds.present(mine, whose.wrap_up if whose else 0, self._now())
        self._show_past()

    def _show_message(self, mine: CallView | None, whose: Profile | None) -> None:
        """The message of the call; without one, what was half-typed when its caller went."""
        left = self.unfinished.calls()
        again = self.unfinished.get(self._reopened) or (left[-1] if left and mine is None else None)
        if again is not None:
            mine, whose = again, self._book.whose(again)
        self.message.show_call(mine, whose)
        self.message.offer(left)

    def _reopen(self, call: str) -> None:
        self._reopened = call
        self.refresh()

    def _show_past(self) -> None:
        profile = self.profile()
        if profile is None:
            return
        call = self._shown if self._look is None else None
        past = self._past.of(call, profile.id)
        local = self._now().astimezone(ZoneInfo(profile.zone))
        self.history.present(past, profile, local)
        self.client.caller.show_past(past_line(past, local) if call is not None else "")

    def _past_came(self, _of: str) -> None:
        self._show_past()

    def _calls_title(self) -> str:
        waiting = len(self._live.board.waiting())
        return self.tr("Calls {count}").format(count=waiting) if waiting else self.tr("Calls")

    # ---- doing

    def answer_next(self) -> None:
        """The next by rule; looking elsewhere ends."""
        self.actions.chosen = self._look = None
        self._come_forward()
        self.actions.answer_next()

    def _take(self, call: str) -> None:
        self.actions.chosen = None
        self._look = None
        self.actions.take(call)

    def take_row(self, number: int) -> None:
        """The call in a row of Calls, counted from the top."""
        call = self.calls.numbered(number)
        if call is not None:
            self._take(call)

    def _reach(self, row: ReachRow, blind: bool) -> None:
        call, profile = self._shown, self.profile()
        language = (self._languages.get(call.id) if call else None) or (profile.language if profile else "en")
        pinned = call if self._look is None else None
        self.put_through.reach(row, blind=blind, shown=pinned, profile=profile, language=language)

    def _rung_out(self) -> None:
        self._look = None

    def _message_to(self, person: str, sentence: str) -> None:
        """Somebody cannot be rung: the sentence to say, and the message to them."""
        self.layout_.bring("message")
        if self._shown is None or self._shown.place is Place.WAITING:
            self.toast.tell(sentence)
            return
        self.message.write_to(person, sentence)
        self.reach.clear()

    def _note_wait(self, text: str) -> None:
        if self._shown is not None:
            self.actions.waits_for(self._shown.id, text)

    def _come_forward(self) -> None:
        if not self.isVisible():
            self.desk_wanted.emit()

    def begin_message(self) -> None:
        """To the message, for whom was being looked for."""
        self._come_forward()
        marked = self.reach.marked.target if self.reach.marked is not None and self.reach.field.text() else None
        self.layout_.bring("message")
        self.message.begin(marked.name if marked is not None else "")
        self.reach.clear()

    def _name_typed(self, typed: str) -> None:
        self.actions.name(*split_name(typed))

    def _keep(self, message: Message) -> None:
        """Store a message behind the screen; its draft goes only when it is safe."""
        signed = replace(message, taken_by=self._live.assistant, taken_at=self._now())
        self._desk.background.run(lambda: self._desk.messages.keep(signed), self._kept, self._not_kept)

    def _file_notes(self, event: AnyEvent) -> None:
        """A call is over: its notes go into its record, and then they are no draft any more."""
        ends = isinstance(event, Finished) or (isinstance(event, Turned) and event.side is Side.NONE)
        call = event.call if ends else ""
        notes = self.drafts.get(call, "notes")
        if notes:
            self._live.send(KeepNotes(call=call, text=notes), lambda reply: self._notes_filed(call, notes, reply))

    def _notes_filed(self, call: str, notes: str, reply: Reply) -> None:
        if reply.code is None and self.drafts.get(call, "notes") == notes and call not in self._live.board.calls:
            self.drafts.forget(call, "notes")

    def _kept(self, message: Message) -> None:
        if message.call is not None:
            self.message.stored(message.call)
            self._live.send(NoteMessage(call=message.call, message=message.id))
        self._past.forget()
        self.toast.tell(self.tr("Message kept: it is to be passed on."))
        self.message_kept.emit()
        self.refresh()
        self.reach.field.setFocus()

    def _not_kept(self, problem: Problem) -> None:
        self._put_notice(Notice(f"draft:{problem.code}", problem.code, tuple(problem.values.items())))

    def give(self) -> None:
        """The caller meant the client that is looked at: asked once more."""
        profile = self._book.profile(self._look)
        if profile is not None:
            give_menu(self, profile, lambda: self._given(profile.id)).popup(self._middle())

    def _given(self, client: str) -> None:
        self._look = None
        self.actions.give(client)

    def ask_language(self) -> None:
        """A letter says in which language this call goes on."""
        language_menu(self, self._speak).popup(self._middle())

    def _speak(self, language: str) -> None:
        if self._shown is not None:
            self._languages[self._shown.id] = language
            self.refresh()

    def _middle(self) -> QPoint:
        return self.client.mapToGlobal(self.client.rect().center())

    def open_card(self) -> None:
        """A call card by hand."""
        dialog = OpenCardDialog(self._desk.theme, self._book, self.profile(), self)
        dialog.wanted.connect(self.actions.open_card)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_emergency(self) -> None:
        """What to do when somebody is in danger."""
        self._come_forward()
        call = self.actions.subject() or self._shown
        self.emergency.setGeometry(self.rect())
        self.emergency.open_for(call, self._book.whose(call) if call is not None else self.profile())

    # ---- being told

    def _ask_again(self, call: str) -> None:
        view = self._live.board.calls.get(call)
        self.bar.arm()
        who = caller_name(view) if view is not None else ""
        key = self._keys.shown("call.hang_up")
        self.toast.tell(
            self.tr("{who} would be cut off. Press {key} again to hang up.").format(who=who or self.tr("The caller"), key=key)
        )

    def _refused(self, _command: AnyCommand, reply: Reply) -> None:
        self._put_notice(Notice(f"refused:{reply.code}", reply.code or "", tuple(reply.values.items())))

    def _troubled(self, trouble: Trouble) -> None:
        self._put_notice(Notice(f"{trouble.code}:{trouble.call}", trouble.code, tuple(trouble.values.items())))

    def _put_notice(self, notice: Notice) -> None:
        self.strip.put(notice)

    def _application_turned(self, state: Qt.ApplicationState) -> None:
        self.small.follow(away=state is not Qt.ApplicationState.ApplicationActive)

    # ---- keys and size

    def back(self) -> bool:
        """Esc: what is on top closes; a filter goes; a look ends; a consultation goes back to the caller. The caller's own
        leg is never ended by it. Whether there was anything to do."""
        if self.emergency.isVisible():
            self.emergency.close_card()
            return True
        if self.reach.clear():
            return True
        if self._look is not None and self._shown is not None:
            self._look = None
            self.refresh()
            return True
        return self.actions.go_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no widget wanted: Esc leads back; Enter rings; what can be read goes to Reach."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(QApplication.focusWidget(), _FIELDS):
                return  # a field's own Enter: it must never ring anybody
            self.reach.ask_marked(blind=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif _types(event):
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def _type(self, text: str) -> None:
        if self.layout_.narrow:
            self.layout_.bring("reach")
        self.reach.put(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for three columns, or for one."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW or self.height() < LOW - 60
        self.layout_.arrange(narrow=narrow)
        self.setFocusProxy(None if narrow else self.reach.field)
        self.bar.spread(4 if self.width() < NARROW else 8)
        self.emergency.setGeometry(self.rect())

    def close_down(self) -> None:
        """The console closes: what is half-typed is written down."""
        self.drafts.write()
        self.small.close()
        for taker in self._takers:
            taker.release()
        self._takers.clear()

    def retranslate(self) -> None:
        """The page's name, and all that is worded anew with each refresh."""
        self.setAccessibleName(self.tr("Desk"))
        self.refresh()


def _types(event: QKeyEvent) -> bool:
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(event.text()) and event.text().isprintable() and not held
