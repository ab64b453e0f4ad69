"""The live board inside the console: events come in from the link's thread, the screen hears of them at most once a frame."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from datetime import datetime
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from receptionist.calls.board import Board, Gap
from receptionist.calls.commands import AnyCommand, Reply
from receptionist.calls.events import Trouble, decode_told
from receptionist.link.local import Link
from ui.background import tell

log = logging.getLogger(__name__)

FRAME = 1 / 60
"""Seconds: the screen is told no more often than it can paint."""
GATHER = 0.003
"""Seconds: an event seldom comes alone. The desk tells that a call is offered and where it stands in two events, a millisecond
apart; a screen that took the first at once would show the call a frame later, with the second."""

_Told = tuple[AnyCommand, Callable[[], object]]
"""What the hub is told, and what follows once it knows."""


class LiveBoard(QObject):
    """The board that this console shows, and the only way of its widgets to the desk.

    All signals come on the GUI thread. `changed` is coalesced; `happened` is not: it has every event, in order, for what must
    be sounded or told."""

    changed = Signal()
    happened = Signal(object)
    restarted = Signal()
    """The board is another one: a snapshot replaced it."""
    troubled = Signal(object)
    refused = Signal(object, object)
    """A command, and the reply that says why not."""

    _woken = Signal()
    _learned = Signal(object, object)
    _replied = Signal(object, object, object)

    def __init__(
        self, link: Link, assistant: str, parent: QObject | None = None, hour: Callable[[], datetime] | None = None
    ) -> None:
        """`hour`: the office's (UTC), by which a call is late; None: none is."""
        super().__init__(parent)
        self._link, self._hour = link, hour
        self.assistant = assistant
        self.hub_away = False
        """Whether no hub is there that would carry out a command."""
        self._show(Board())
        self._inbox: deque[tuple[Callable[[bytes], None], bytes]] = deque()
        self._awaits_snapshot = False
        self._untold: list[_Told] = []
        """What no hub was there to be told."""
        self._stopped = False
        self._told = 0.0
        self._frame = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self._tell)
        self._woken.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._replied.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._learned.connect(self._known_or_later, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to follow the desk: its board as it stands, then every event."""
        self._link.follow(self.hear_snapshot, self.hear)

    def stop(self) -> None:
        """Hear nothing more, replies neither."""
        self._stopped = True
        self._frame.stop()
        self._link.close()

    def hear(self, event: bytes) -> None:
        """Take an event, on any thread."""
        self._put(self._apply, event)

    def hear_snapshot(self, snapshot: bytes) -> None:
        """Take a whole board, on any thread."""
        self._put(self._replace, snapshot)

    def _put(self, take: Callable[[bytes], None], line: bytes) -> None:
        if not self._stopped:
            self._inbox.append((take, line))
            tell(self._woken)

    def send(self, command: AnyCommand, answer: Callable[[Reply], None] | None = None) -> None:
        """Ask the desk. What it refuses is told by `refused`; `answer` hears every reply, on the GUI thread."""
        self._link.send(command, lambda reply: self._reply(command, reply, answer))

    def let_know(self, command: AnyCommand, done: Callable[[], object] = lambda: None) -> None:
        """Tell the hub what is done already: with none there, as soon as one is. Nobody has to do anything for it, whatever a
        hub says: one that leads anew may know nothing of a call that is over. The same twice must do no harm. `done`, on the
        GUI thread, once the hub has taken it."""
        self._link.send(command, lambda reply: tell(self._learned, (command, done), reply))

    def _known_or_later(self, told: _Told, reply: Reply) -> None:
        if self._stopped:
            return
        if reply.code in ("link.away", "link.lost"):
            self._untold.append(told)
        elif reply.code is None:
            told[1]()
        else:
            log.info("what is done already was not taken: %s", reply.code)

    def _reply(self, command: AnyCommand, reply: Reply, answer: Callable[[Reply], None] | None) -> None:
        """On the hub's thread."""
        if not self._stopped:
            tell(self._replied, command, reply, answer)

    def _answer(self, command: AnyCommand, reply: Reply, answer: Callable[[Reply], None] | None) -> None:
        if self._stopped:
            return
        if reply.code is not None:
            self.refused.emit(command, reply)
        if answer is not None:
            answer(reply)

    def _take(self) -> None:
        while self._inbox and not self._stopped:
            take, line = self._inbox.popleft()
            take(line)

    def _apply(self, line: bytes) -> None:
        event = decode_told(line)
        try:
            news = self.board.apply(event)
        except Gap:
            self._begin_again()
            return
        if not news:
            return
        self.happened.emit(event)
        if isinstance(event, Trouble) and event.assistant in (None, self.assistant):
            self.troubled.emit(event)
        self._soon()

    def _begin_again(self) -> None:
        if not self._awaits_snapshot:
            self._awaits_snapshot = True
            log.info("the stream of events has a gap; asking for the board as it stands")
            self.start()

    def _show(self, board: Board) -> None:
        self.board, board.hour = board, self._hour

    def _replace(self, snapshot: bytes) -> None:
        self._awaits_snapshot = False
        self._show(Board.restore(snapshot))
        self.restarted.emit()
        untold, self._untold = self._untold, []
        for command, done in untold:
            self.let_know(command, done)
        self._soon()

    @property
    def at_rest(self) -> bool:
        """Nobody waits for her, and she speaks with nobody: what takes its time may be done."""
        return self.board.next_for(self.assistant) is None and self.board.current(self.assistant) is None

    @property
    def settled(self) -> bool:
        """Whether the widgets have been told of all that came."""
        return not self._inbox and not self._frame.isActive()

    def _soon(self) -> None:
        """Tell the widgets: as soon as what comes together is there when the last frame is past, else with the next one."""
        if not self._frame.isActive():
            rest = max(GATHER, FRAME - (monotonic() - self._told))
            self._frame.start(round(rest * 1000))

    def _tell(self) -> None:
        self._told = monotonic()
        self.changed.emit()
