"""Work that takes longer than half a second: how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from ui.background import Work
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets.buttons import Button
from ui.widgets.labels import label


class Busy(Translated):
    """Hidden until the work it follows turns out slow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._work: Work | None = None
        self._words = label()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._stop = Button(theme, kind="quiet", icon="x")
        self._stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """The words of the button."""
        self._stop.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress"))

    def follow(self, work: Work, words: str, *, can_stop: bool = True) -> None:
        """Show this work, once it is slow, until it is over. `words`: empty where they stand above it already.
        `can_stop`: False for what happens in one step, or not at all."""
        self._work = work
        self._stop.setVisible(can_stop)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._bar.setRange(0, 0)
        work.slow.connect(self.show)
        work.progressed.connect(self._progressed)
        for over in (work.done, work.failed, work.cancelled):
            over.connect(self.hide)

    def _progressed(self, so_many: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(so_many)

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()
