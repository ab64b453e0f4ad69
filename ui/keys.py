"""Every action that has a key, declared once as data; keys work wherever the focus is, and all can be changed.

No default uses Ctrl+Alt: that is AltGr on many layouts, and types a character.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from ui.pressed import CHORDS, DECIDES, pressed, types_there

SAME_PRESS = 0.1
"""Seconds within which a second press of the same key is the first one, bouncing."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something with a key. `keys` are the defaults (Qt's portable text), the first is the one shown. `title` is English,
    translated in the context `keys`."""

    id: str
    keys: tuple[str, ...]
    title: str


def _numbered(id_: str, modifiers: str, title: str) -> tuple[Action, ...]:
    return tuple(Action(f"{id_}.{n}", (f"{modifiers}+{n}",), title) for n in range(1, 10))


ACTIONS: tuple[Action, ...] = (
    Action("call.answer", ("F2", "Ctrl+R"), QT_TRANSLATE_NOOP("keys", "Answer")),
    Action("call.hold", ("F3", "Ctrl+H"), QT_TRANSLATE_NOOP("keys", "Hold")),
    Action("call.waits_for", ("Shift+F3", "Ctrl+F3"), QT_TRANSLATE_NOOP("keys", "Hold, and say what for")),
    Action("call.consult", ("F4", "Ctrl+T"), QT_TRANSLATE_NOOP("keys", "Consult")),
    Action("call.blind", ("Shift+F4", "Ctrl+Shift+T"), QT_TRANSLATE_NOOP("keys", "Blind transfer")),
    Action("call.complete", ("F5", "Ctrl+P"), QT_TRANSLATE_NOOP("keys", "Complete")),
    Action("call.message", ("F7", "Ctrl+M"), QT_TRANSLATE_NOOP("keys", "Message")),
    Action("message.keep", ("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("keys", "Keep message")),
    Action("message.unfinished", ("Ctrl+Shift+U",), QT_TRANSLATE_NOOP("keys", "Go on with an unfinished message")),
    Action("call.hang_up", ("F8", "Ctrl+D"), QT_TRANSLATE_NOOP("keys", "Hang up")),
    Action("status", ("F9", "Ctrl+Shift+S"), QT_TRANSLATE_NOOP("keys", "My status")),
    Action("shift.since", ("Ctrl+F9",), QT_TRANSLATE_NOOP("keys", "Since your last shift")),
    Action("shift.end", ("Shift+F9", "Ctrl+Q"), QT_TRANSLATE_NOOP("keys", "Sign out")),
    Action("shift.handed", ("Ctrl+Shift+F9",), QT_TRANSLATE_NOOP("keys", "Take over what a colleague leaves")),
    Action("emergency", ("F12", "Ctrl+Shift+E"), QT_TRANSLATE_NOOP("keys", "Emergency")),
    Action("emergency.threat", ("Ctrl+F12",), QT_TRANSLATE_NOOP("keys", "It is a threat")),
    Action("emergency.medical", ("Shift+F12", "Ctrl+Shift+F12"), QT_TRANSLATE_NOOP("keys", "It is medical")),
    Action("emergency.none", ("Alt+F12",), QT_TRANSLATE_NOOP("keys", "No emergency after all")),
    Action("notice.read", ("Ctrl+Shift+F11",), QT_TRANSLATE_NOOP("keys", "The newest warning is read")),
    Action("palette", ("Ctrl+K",), QT_TRANSLATE_NOOP("keys", "Search everything")),
    Action("call.language", ("Ctrl+L",), QT_TRANSLATE_NOOP("keys", "Caller's language")),
    Action("call.hear", ("Ctrl+Shift+H",), QT_TRANSLATE_NOOP("keys", "Hear it")),
    Action("call.card", ("Ctrl+N",), QT_TRANSLATE_NOOP("keys", "New call card")),
    Action("call.hand", ("Shift+F5", "Ctrl+Shift+F5"), QT_TRANSLATE_NOOP("keys", "Hand to a colleague")),
    Action("call.pass", ("Shift+F8", "Ctrl+Shift+F8"), QT_TRANSLATE_NOOP("keys", "Let a handed call pass")),
    Action("call.chat", ("Shift+F6", "Ctrl+F1"), QT_TRANSLATE_NOOP("keys", "Short line to colleagues")),
    Action("call.lend", ("Ctrl+Shift+F10",), QT_TRANSLATE_NOOP("keys", "Lend the client of this call")),
    Action("call.give", ("Ctrl+G",), QT_TRANSLATE_NOOP("keys", "Give to another client")),
    Action("caller.flag", ("Shift+F2", "Ctrl+F11"), QT_TRANSLATE_NOOP("keys", "Flag the caller: VIP, blocked")),
    Action("caller.client", ("Ctrl+Shift+G",), QT_TRANSLATE_NOOP("keys", "Client of the caller")),
    Action("line.assign", ("Ctrl+Shift+L",), QT_TRANSLATE_NOOP("keys", "Assign this number to a client")),
    Action("kind.wrong_number", ("Ctrl+Shift+W",), QT_TRANSLATE_NOOP("keys", "Wrong number")),
    Action("kind.sales", ("Ctrl+Shift+P",), QT_TRANSLATE_NOOP("keys", "Sales call")),
    Action("kind.silent", ("Ctrl+Shift+N",), QT_TRANSLATE_NOOP("keys", "Nobody speaks")),
    Action("kind.information", ("Ctrl+Shift+I",), QT_TRANSLATE_NOOP("keys", "Asked for information")),
    Action("kind.unwanted", ("Ctrl+Shift+X",), QT_TRANSLATE_NOOP("keys", "Unwanted call")),
    Action("reach.ring", ("Return", "Enter"), QT_TRANSLATE_NOOP("keys", "Consult the marked row of Reach")),
    Action("reach.ring_blind", ("Shift+Return", "Shift+Enter"), QT_TRANSLATE_NOOP("keys", "Blind transfer to the marked row")),
    Action("reach.name", ("Tab",), QT_TRANSLATE_NOOP("keys", "Keep what is typed in Reach as the caller's name")),
    *_numbered("calls", "Ctrl", QT_TRANSLATE_NOOP("keys", "Take row {n} of Calls")),
    *_numbered("reach", "Alt", QT_TRANSLATE_NOOP("keys", "Consult row {n} of Reach")),
    *_numbered("reach_blind", "Alt+Shift", QT_TRANSLATE_NOOP("keys", "Blind transfer to row {n} of Reach")),
    *_numbered("page", "Ctrl+Shift", QT_TRANSLATE_NOOP("keys", "Page {n}")),
    Action("page.next", ("Ctrl+PgDown",), QT_TRANSLATE_NOOP("keys", "Next page")),
    Action("page.previous", ("Ctrl+PgUp",), QT_TRANSLATE_NOOP("keys", "Previous page")),
    Action("part.next", ("Ctrl+Shift+PgDown",), QT_TRANSLATE_NOOP("keys", "Next part of the page")),
    Action("part.previous", ("Ctrl+Shift+PgUp",), QT_TRANSLATE_NOOP("keys", "Previous part of the page")),
    Action("message.copy", ("Ctrl+Shift+C",), QT_TRANSLATE_NOOP("keys", "Copy message")),
    Action("message.mail", ("Ctrl+Shift+M",), QT_TRANSLATE_NOOP("keys", "Open in mail program")),
    Action("message.by_phone", ("Ctrl+Shift+F",), QT_TRANSLATE_NOOP("keys", "Passed on by phone")),
    Action("message.by_mail", ("Ctrl+Shift+J",), QT_TRANSLATE_NOOP("keys", "Passed on by mail")),
    Action("message.copied", ("Ctrl+Shift+V",), QT_TRANSLATE_NOOP("keys", "Passed on as a copy")),
    Action("message.passed_on", ("Ctrl+Shift+O",), QT_TRANSLATE_NOOP("keys", "Passed on")),
    Action("call_back.promise", ("Shift+F7", "Ctrl+Shift+Q"), QT_TRANSLATE_NOOP("keys", "Promise a call-back")),
    Action("call_back.dial", ("Ctrl+Shift+B",), QT_TRANSLATE_NOOP("keys", "Call back")),
    Action("call_back.close", ("Ctrl+Shift+K",), QT_TRANSLATE_NOOP("keys", "Dealt with")),
    Action("moment", ("Ctrl+Shift+R",), QT_TRANSLATE_NOOP("keys", "At that moment")),
    Action("moment.page", ("Ctrl+Shift+D",), QT_TRANSLATE_NOOP("keys", "Page for the client")),
    Action("take_back", ("Ctrl+F10",), QT_TRANSLATE_NOOP("keys", "Take back what was just done")),
    Action("save", ("Ctrl+S",), QT_TRANSLATE_NOOP("keys", "Save")),
    Action("discard", ("Ctrl+F4",), QT_TRANSLATE_NOOP("keys", "Discard what is typed and not saved")),
    Action("new", ("Ctrl+Shift+A",), QT_TRANSLATE_NOOP("keys", "New client")),
    Action("sayable", ("Ctrl+J",), QT_TRANSLATE_NOOP("keys", "What may be said")),
    Action("news", ("Ctrl+I",), QT_TRANSLATE_NOOP("keys", "News of the client")),
    Action("copy", ("Ctrl+B",), QT_TRANSLATE_NOOP("keys", "New client as a copy of this one")),
    Action("new.template", ("Ctrl+F8",), QT_TRANSLATE_NOOP("keys", "New client from a template")),
    Action("trial", ("Ctrl+F5",), QT_TRANSLATE_NOOP("keys", "Trial call on this line")),
    Action("preview.fold", ("Ctrl+Shift+F7",), QT_TRANSLATE_NOOP("keys", "Fold or unfold the preview")),
    Action("line.move", ("Ctrl+F6",), QT_TRANSLATE_NOOP("keys", "Give this number to another client")),
    Action("who_gets", ("Ctrl+F7",), QT_TRANSLATE_NOOP("keys", "Who gets this call, at any moment")),
    Action("part.add", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), QT_TRANSLATE_NOOP("keys", "One more of these in a profile")),
    Action("part.remove", ("Alt+Del",), QT_TRANSLATE_NOOP("keys", "Remove the one in which one is")),
    Action("part.up", ("Alt+Up",), QT_TRANSLATE_NOOP("keys", "Move the marked one up")),
    Action("part.down", ("Alt+Down",), QT_TRANSLATE_NOOP("keys", "Move the marked one down")),
    Action("ready.next", ("Ctrl+F2",), QT_TRANSLATE_NOOP("keys", "Enter what a client still lacks")),
    Action("client.back", ("Alt+Left",), QT_TRANSLATE_NOOP("keys", "Back to the profile before")),
    Action("client.forward", ("Alt+Right",), QT_TRANSLATE_NOOP("keys", "Forward again")),
    Action("client.previous", ("Alt+PgUp",), QT_TRANSLATE_NOOP("keys", "The client above")),
    Action("client.next", ("Alt+PgDown",), QT_TRANSLATE_NOOP("keys", "The client below")),
    Action("version.back", ("Alt+Shift+Left",), QT_TRANSLATE_NOOP("keys", "Go back to the chosen version")),
    Action("saved_twice.mine", ("Alt+M",), QT_TRANSLATE_NOOP("keys", "Of two saves, keep mine")),
    Action("saved_twice.theirs", ("Alt+T",), QT_TRANSLATE_NOOP("keys", "Of two saves, take the other's")),
    Action("rota.before", ("Alt+Shift+PgUp",), QT_TRANSLATE_NOOP("keys", "Two weeks before, on call")),
    Action("rota.after", ("Alt+Shift+PgDown",), QT_TRANSLATE_NOOP("keys", "Two weeks later, on call")),
    Action("rota.take", ("Alt+G",), QT_TRANSLATE_NOOP("keys", "Give the marked gap to whoever is chosen, on call")),
    Action("client.compare", ("Alt+Shift+Right",), QT_TRANSLATE_NOOP("keys", "Two profiles side by side")),
    Action("closures", ("Ctrl+Shift+Y",), QT_TRANSLATE_NOOP("keys", "Closures of all clients")),
    Action("login.reset", ("Ctrl+Shift+F2",), QT_TRANSLATE_NOOP("keys", "New one-time password")),
    Action("login.close", ("Ctrl+Shift+F4",), QT_TRANSLATE_NOOP("keys", "Close a login")),
    Action("loan.lend", ("Ctrl+Shift+F3",), QT_TRANSLATE_NOOP("keys", "Lend clients")),
    Action("loan.back", ("Ctrl+Shift+F6",), QT_TRANSLATE_NOOP("keys", "Take back what is lent")),
    Action("import", ("Ctrl+O",), QT_TRANSLATE_NOOP("keys", "Import")),
    Action("export", ("Ctrl+E",), QT_TRANSLATE_NOOP("keys", "Export")),
    Action("settings.test", ("Alt+P",), QT_TRANSLATE_NOOP("keys", "Test what is seen of Settings")),
)

FIXED = (
    (QT_TRANSLATE_NOOP("keys", "Take back what was typed, step by step"), ("Ctrl+Z",)),
    (QT_TRANSLATE_NOOP("keys", "What was taken back again, step by step"), ("Ctrl+Y", "Ctrl+Shift+Z")),
)
"""What every text field knows as well, and a profile as a whole: by keys that are the machine's, and not changed here."""


OVER_SHEETS = ("call.answer", "call.hold", "call.complete", "call.hang_up", "calls", "status", "shift", "emergency", "palette")
"""Actions that a sheet over the window holds back nothing of: a caller, help and her own state do not wait for it."""

BEFORE_SHEETS = (
    *(f"call.{one}" for one in ("waits_for", "consult", "blind", "message", "hear", "language", "give", "chat")),
    "kind",
    *(f"{one}.{n}" for one in ("reach", "reach_blind") for n in range(1, 10)),
)
"""Actions about the call for which a sheet is put away, with what is typed in it: what they do is seen on the desk."""


class Keys(QObject):
    """The keys in force. Whoever can carry out an action takes it with `take`; the latest taker that can do it now, does it."""

    changed = Signal()
    carried_out = Signal()
    held_back = Signal(str)
    """An action whose key was pressed, and which a sheet alone keeps from being done."""
    refused = Signal(str)
    """Why what was asked for cannot be done now."""

    def __init__(
        self,
        parent: QObject | None = None,
        actions: Iterable[Action] = ACTIONS,
        chosen: Mapping[str, tuple[str, ...]] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._actions = {action.id: action for action in actions}
        self._chosen = dict(chosen or {})
        self._takers: dict[str, list[Taker]] = {}
        self._clock = clock
        self._last: tuple[Collection[str], float] = ((), float("-inf"))
        """What was pressed without a pause of `SAME_PRESS` between, actions and keys, and when the last of it was."""
        self._by_key: dict[str, str] = {}
        self._sheet: Callable[[], QWidget | None] = lambda: None
        self._put_away: Callable[[], object] = lambda: None
        self._rests_under: Callable[[], QWidget | None] = lambda: None
        self._lets_through: Callable[[str], bool] = lambda _action: True
        self._index()

    @property
    def actions(self) -> tuple[Action, ...]:
        """All of them, in the order of the table."""
        return tuple(self._actions.values())

    def keys(self, action: str) -> tuple[str, ...]:
        """The keys of an action, in portable text."""
        return self._chosen.get(action, self._actions[action].keys)

    def shown(self, action: str) -> str:
        """Its first key as it stands on a button; empty: it has none."""
        keys = self.keys(action)
        return native(keys[0]) if keys else ""

    def title(self, action: str) -> str:
        """What it does, in the screen's language."""
        text = QCoreApplication.translate("keys", self._actions[action].title)
        return text.replace("{n}", action.rpartition(".")[2])

    def choose(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Put other keys in force; an action not named keeps its defaults."""
        self._chosen = dict(chosen)
        self._index()
        self.changed.emit()

    def conflicts(self, chosen: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, tuple[str, ...]]:
        """Keys that more than one action has, with those actions: of `chosen`, else of what is in force."""
        chosen = self._chosen if chosen is None else chosen
        users: dict[str, list[str]] = {}
        for action in self._actions.values():
            for key in chosen.get(action.id, action.keys):
                users.setdefault(portable(key), []).append(action.id)
        return {key: tuple(ids) for key, ids in users.items() if len(ids) > 1}

    def take(
        self,
        action: str,
        do: Callable[[], object],
        when: Callable[[], bool] | None = None,
        of: QObject | None = None,
        not_now: Callable[[], str] = lambda: "",
    ) -> Taker:
        """From now on `do` carries out `action` (while `when` holds). Let go of it with `Taker.release`; with its widget, `of`,
        it goes by itself: what asks a dead widget ends the console. What stands in a sheet names its widget (`lie_under`).
        `not_now` has the sentence why it cannot be done for the time being (empty: it can), said instead of doing it."""
        taker = Taker(self._actions[action].id, do, when, of, not_now)
        self._takers.setdefault(action, []).append(taker)
        taker.on_release = lambda: self._takers[action].remove(taker)
        if of is not None:
            of.destroyed.connect(lambda: taker.release())
        return taker

    def lie_under(self, sheet: Callable[[], QWidget | None], put_away: Callable[[], object]) -> None:
        """While `sheet` names a widget, it lies over the window: only what stands in it acts, `OVER_SHEETS`, and, once it is
        `put_away`, `BEFORE_SHEETS`."""
        self._sheet, self._put_away = sheet, put_away

    def rest_under(self, card: Callable[[], QWidget | None], lets_through: Callable[[str], bool]) -> None:
        """While `card` names a widget, only what stands in it acts, and whatever action it `lets_through`: what all others do
        would be hidden by it, and it goes for none of them."""
        self._rests_under, self._lets_through = card, lets_through

    def takers(self) -> dict[str, int]:
        """How many could carry out each action, now or at another moment."""
        return {action: len(takers) for action, takers in self._takers.items() if takers}

    def can(self, action: str) -> bool:
        """Whether anybody would carry it out now."""
        taker = self._taker(action)
        return taker is not None and not taker.not_now()

    def why_not(self, action: str) -> str:
        """Why it cannot be done for the time being, by whoever would; empty: nothing of that kind keeps it."""
        said = next((why for taker in reversed(self._takers.get(action, ())) if (why := taker.not_now())), "")
        taker = self._taker(action) if said else None
        return taker.not_now() if taker is not None else said

    def look_again(self) -> None:
        """What can be done now is another matter than before: buttons show it."""
        self.changed.emit()

    def trigger(self, action: str) -> bool:
        """Do it, as a press of its key or button would, or say why not. Whether anybody did."""
        taker = self._taker(action)
        if taker is None:
            return False
        if not self._again(action):
            if why := taker.not_now():
                self.refused.emit(why)
                return True
            if not _is(action, OVER_SHEETS) and not self._stands_above(taker):
                self._put_away()
            taker.do()
            self.carried_out.emit()
        return True

    def bounces(self, event: QKeyEvent, *, types: bool) -> bool:
        """Whether it is Enter, Esc or Space again (or held down) without having been let go: whatever the first one closed,
        kept or chose, it means nothing to what is beneath. Where it `types` a character, it does so each time."""
        if event.key() not in DECIDES:
            if event.text().isprintable() and event.text():
                self._last = ((), self._last[1])  # a letter in between: what comes again was let go
            return False
        if types:
            return self._recently(pressed(event))
        return self._again(pressed(event)) or event.isAutoRepeat()

    def _again(self, what: str) -> bool:
        """It is pressed. Whether that is the same press as before."""
        again, now = self._recently(what), self._clock()
        together = self._last[0] if now - self._last[1] < SAME_PRESS else ()
        self._last = ((*together, what), now)
        return again

    def _recently(self, what: str) -> bool:
        return what in self._last[0] and self._clock() - self._last[1] < SAME_PRESS

    def press(self, event: QKeyEvent) -> bool:
        """A key went down somewhere in the console. Whether it was one of ours, done or held back."""
        action = self._by_key.get(pressed(event))
        if action is None or self._taker(action) is None:
            return action is not None and self._holds_back(action, event)
        return event.isAutoRepeat() or self.trigger(action)

    def _holds_back(self, action: str, event: QKeyEvent) -> bool:
        held = self._held_back(action, event)
        if held and self._sheet() is not None and not event.isAutoRepeat():
            self.held_back.emit(action)
        return held

    def mine(self, event: QKeyEvent) -> bool:
        """Whether `press` would take it, without doing anything."""
        action = self._by_key.get(pressed(event))
        return action is not None and (self._taker(action) is not None or self._held_back(action, event))

    def _held_back(self, action: str, event: QKeyEvent) -> bool:
        """Whether only a sheet keeps it from being done: its chord means nothing else in there (Ctrl+Shift+Enter no Enter)."""
        chord = event.modifiers() & CHORDS or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
        beneath = self._takers.get(action, ())
        covered = self._sheet() is not None or self._rests_under() is not None
        return bool(chord) and covered and any(t.when is None or t.when() for t in beneath)

    def _taker(self, action: str) -> Taker | None:
        takers = [t for t in reversed(self._takers.get(action, ())) if self._awake(t)]
        if not _is(action, OVER_SHEETS):
            above = [t for t in takers if self._stands_above(t)]
            takers = above + [t for t in takers if t not in above] if _is(action, BEFORE_SHEETS) else above
        return next((t for t in takers if t.when is None or t.when()), None)

    def _awake(self, taker: Taker) -> bool:
        """Whether no card keeps it from acting."""
        card = self._rests_under()
        stands_in = isinstance(taker.of, QWidget) and card is not None and (taker.of is card or card.isAncestorOf(taker.of))
        return card is None or stands_in or self._lets_through(taker.action)

    def _stands_above(self, taker: Taker) -> bool:
        """Whether no sheet lies over it."""
        sheet = self._sheet()
        return sheet is None or (isinstance(taker.of, QWidget) and sheet.isAncestorOf(taker.of))

    def _index(self) -> None:
        self._by_key = {}
        for action in self._actions:
            for key in self.keys(action):
                self._by_key.setdefault(portable(key), action)


@cache
def _is(action: str, of: tuple[str, ...]) -> bool:
    """Whether it is one of these, or of their families."""
    return any(action == one or action.startswith(f"{one}.") for one in of)


class Taker:
    """Somebody who carries out an action."""

    def __init__(
        self,
        action: str,
        do: Callable[[], object],
        when: Callable[[], bool] | None,
        of: QObject | None,
        not_now: Callable[[], str],
    ) -> None:
        self.action, self.do, self.when, self.of, self.not_now = action, do, when, of, not_now
        self.on_release: Callable[[], None] = lambda: None

    def release(self) -> None:
        """It no longer does."""
        self.on_release()
        self.on_release = lambda: None


class KeyWatch(QObject):
    """Sees each press before the widget that has the focus: only that widget and the windows are watched, so nothing else
    is slowed down."""

    def __init__(self, app: QApplication, keys: Keys) -> None:
        super().__init__(keys)
        self._app, self._keys = app, keys
        self._watched: QWidget | None = None
        app.focusChanged.connect(self._focus_moved)
        keys.carried_out.connect(self._watch_menu)

    def watch(self, window: QWidget) -> None:
        """Keys pressed in `window` while nothing in it has the focus count too."""
        window.installEventFilter(self)

    def stop(self) -> None:
        """Watch nothing any more."""
        self._app.focusChanged.disconnect(self._focus_moved)
        self._focus_moved(None, None)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):  # Qt tells of the focus in the midst of a widget's end, too
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = new if new is not None and not new.isWindow() else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._forget)

    def _watch_menu(self) -> None:
        """A menu never has the focus: what has it keeps it, and would hear of a press that bounces."""
        menu = self._app.activePopupWidget()
        if isinstance(menu, QMenu):
            menu.installEventFilter(self)

    def _forget(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks before it delivers."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._keys.mine(event):
                event.accept()  # the widget would take it for editing (Ctrl+K deletes a line); the press comes next
                return True
            return False
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(watched, event)
        return False

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        """What had the focus hands on to its window what it has no use for: that is no press of its own."""
        if isinstance(watched, QMenu):
            return self._keys.bounces(event, types=False)
        if watched is self._watched or self._watched is None:
            return self._keys.bounces(event, types=types_there(watched, event)) or self._keys.press(event)
        return not self._keys.bounces(event, types=True) and self._keys.press(event)


def native(key: str) -> str:
    """A key as it stands on a button, in the desktop's own way. What Qt calls Return is Enter on most keyboards, and in every
    sentence of ours."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")


def portable(key: str) -> str:
    """A key in one way of writing it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
