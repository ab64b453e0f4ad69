"""A moment as one says it (`10:20`, `ieri 10:20`, `lunedì 9`), in one plain field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_STEPS = {
    Qt.Key.Key_PageUp: timedelta(days=-1),
    Qt.Key.Key_PageDown: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(hours=-1),
    Qt.Key.Key_Down: timedelta(hours=1),
}


class MomentField(QLineEdit):
    """`meant` when another moment may be. PgUp and PgDown move it by a day, up and down by an hour. `reads` has what a typed
    text means (aware), None if it is no moment; `zone` whose clock it is."""

    meant = Signal()

    def __init__(self, reads: Callable[[str], datetime | None], zone: Callable[[], tzinfo]) -> None:
        super().__init__(maxLength=60)
        self._reads, self._zone = reads, zone
        self._put: tuple[str, datetime | None] = ("", None)
        """What was not typed but put there, to the second."""
        self.textEdited.connect(lambda _text: self.meant.emit())

    @property
    def at(self) -> datetime | None:
        """What it means (aware); None: what stands there is no moment."""
        text = self.text().strip()
        return self._put[1] if self._put[1] is not None and text == self._put[0] else self._reads(text)

    def put(self, at: datetime) -> None:
        """Have another moment (aware) stand there; nobody is told."""
        self.setText(in_figures(at.astimezone(self._zone())))
        self._put = (self.text(), at)

    def step(self, key: int) -> bool:
        """Move it as that key does, by the clock on the wall. Whether the key does."""
        if key not in _STEPS:
            return False
        at = self.at or self._reads("")
        if at is not None:
            self.setText(in_figures(at.astimezone(self._zone()).replace(tzinfo=None) + _STEPS[Qt.Key(key)]))
            self.meant.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `QLineEdit`."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.step(event.key()):
            super().keyPressEvent(event)


def in_figures(local: datetime) -> str:
    """A moment as it is typed, by the clock on the wall."""
    return local.strftime("%d/%m/%Y %H:%M")
