"""Notes of a call, kept as they are typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from receptionist.calls.board import CallView
from ui.calls.drafts import Drafts
from ui.theme import space
from ui.translate import Translated


class NotesTab(Translated):
    """One sheet a call."""

    typed = Signal()

    def __init__(self, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._call: str | None = None
        self._filling = False
        self.text = QPlainTextEdit(tabChangesFocus=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        layout.addWidget(self.text)
        self.text.textChanged.connect(self._changed)
        drafts.loaded.connect(self._fill)
        self.retranslate()
        self._fill()

    def show_call(self, call: CallView | None) -> None:
        """The sheet of this call."""
        shown = call.id if call else None
        if shown != self._call:
            self._call = shown
            self._fill()

    def _fill(self) -> None:
        self._filling = True
        self.text.setPlainText(self._drafts.get(self._call, "notes") if self._call else "")
        self.text.setEnabled(self._call is not None)
        self._hint()
        self._filling = False

    def _changed(self) -> None:
        if not self._filling and self._call is not None:
            self._drafts.keep(self._call, "notes", self.text.toPlainText())
            self.typed.emit()

    def retranslate(self) -> None:
        """Hint and name."""
        self._hint()
        self.text.setAccessibleName(self.tr("Notes"))

    def _hint(self) -> None:
        kept = self.tr("Notes of this call. They are kept as you type.")
        self.text.setPlaceholderText(kept if self._call is not None else self.tr("No call to take notes of."))
