"""Into the message and out of it: from the desk's other parts, for whom it probably is, and with Esc."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from receptionist.calls.places import Place
from ui.calls.desk.layout import DeskLayout
from ui.calls.foot.message_tab import MessageTab
from ui.calls.hang_up import Twice
from ui.calls.hints import Hints
from ui.calls.reach.panel import ReachPanel
from ui.calls.subject import Subject
from ui.calls.unfinished import Unfinished


class ToMessage(QObject):
    """`told` has a sentence for her; `left`: back to Reach; `wanted`: the desk should be in sight; `turned`: it shows another
    call now."""

    told = Signal(str)
    left = Signal()
    wanted = Signal()
    turned = Signal()

    def __init__(
        self,
        subject: Subject,
        hints: Hints,
        reach: ReachPanel,
        message: MessageTab,
        unfinished: Unfinished,
        layout: DeskLayout,
        monotonic: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._subject, self._hints, self._reach, self._layout = subject, hints, reach, layout
        self._message, self._unfinished, self._dropped = message, unfinished, Twice(monotonic)

    def begin(self) -> None:
        """For whom was being looked for; from within the message, back to Reach."""
        if self._message.text.hasFocus():
            self.left.emit()
            return
        self.wanted.emit()
        if self._subject.in_hand.only_rings:
            self.told.emit(self._hints.first())
            return
        self._subject.turn_to_own()  # a message is of the call in hand, and of its client
        self.turned.emit()
        self.open(self._meant())
        self._reach.clear()

    def open(self, person: str = "") -> None:
        """In sight, with the hands in it."""
        self._layout.bring("message")
        self._message.begin(person)

    def write_to(self, person: str, sentence: str) -> None:
        """Somebody cannot be rung: the sentence to say, and the message to them."""
        self._layout.bring("message")
        call = self._subject.call
        if call is None or call.place is Place.WAITING:
            self.told.emit(sentence)
            return
        self._message.write_to(person, sentence)
        self._reach.clear()

    def drop(self) -> bool:
        """The half-typed message of a caller who is gone goes with the second Esc. Whether there is one."""
        gone = self._unfinished.get(self._subject.call.id if self._subject.call is not None else None)
        if gone is None:
            return False
        if self._dropped.press(gone.id):
            self._message.throw_away()
        else:
            self.told.emit(self.tr("Esc again throws this message away."))
        return True

    def _meant(self) -> str:
        """For whom a message probably is: whoever is looked for, was asked for, or stands marked."""
        row, call = self._reach.marked, self._subject.call
        marked = row.target.name if row is not None and row.target is not None else ""
        asked = call.target.label if call is not None and call.target is not None else ""
        return marked if self._reach.field.text() else asked or marked
