"""Short lines on a call: what colleagues write each other about it, and the field for one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from receptionist.calls.board import ShortLine
from receptionist.calls.handing import LINE_KEPT
from ui.calls.words.text import plain
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, Elided, label

SEEN = 3
"""Lines in sight; the record of the call has all of them."""


class ShortLines(Translated):
    """Stands under the caller and is about one call, which it names where it is not the one on the desk. Gone while there is
    nothing to read or to write; what arrives never takes the focus."""

    written = Signal(str)
    """A line is finished."""
    typed = Signal(str)
    left = Signal()
    """She is done here: the hands go back."""
    read = Signal()
    """What stands here is read, and goes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about, self._to, self._lines = "", "", ()
        self._heading = Elided("", "heading")
        self.close_button = Button(theme, kind="quiet", icon="x")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.read)
        self.lines = label("", "strong", wrap=True)
        self.field = QLineEdit(maxLength=LINE_KEPT)
        self.field.textEdited.connect(self.typed)
        self.field.returnPressed.connect(lambda: self.written.emit(self.field.text()))
        read = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), 0, space(3), space(1))
        layout.setSpacing(space(0.5))
        layout.addWidget(self._heading)
        layout.addLayout(read)
        read.addWidget(self.lines, 1)
        read.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.field)
        self.field.hide()
        self.hide()
        self.retranslate()

    def present(self, about: str, to: str, lines: Sequence[ShortLine], typed: str) -> None:
        """`about`: the client of the call, empty where it is the one on the desk; `to`: who will read the next line, empty: all
        colleagues; `typed`: what is half typed and not sent."""
        self._about, self._to, self._lines = about, to, tuple(lines[-SEEN:])
        if typed != self.field.text():
            self.field.setText(typed)
        self.field.setVisible(self.writing or bool(typed))
        self.setVisible(bool(lines) or not self.field.isHidden())
        self.retranslate()

    @property
    def writing(self) -> bool:
        """Whether the cursor is in the field."""
        return self.field.hasFocus()

    def write(self) -> None:
        """The cursor goes into the field."""
        self.show()
        self.field.show()
        self.field.setFocus()

    def clear(self) -> None:
        """There is no call to write about."""
        self._lines = ()
        self.field.clear()
        self.field.hide()
        self.hide()

    def retranslate(self) -> None:
        """All its words."""
        self.setAccessibleName(self.tr("Short lines"))
        self.close_button.setAccessibleName(self.tr("Read"))
        self.close_button.setToolTip(self.tr("Read: the lines stay with the call, in History"))
        self._heading.setVisible(bool(self._about))
        self._heading.setText(self.tr("COLLEAGUES, ABOUT {client}").format(client=plain(self._about, 40)))
        self.lines.setText("\n".join(f"{plain(line.name, 20)}: {plain(line.text, LINE_KEPT)}" for line in self._lines))
        for widget in (self.lines, self.close_button):
            widget.setVisible(bool(self._lines))
        self.field.setAccessibleName(self.tr("Short line to colleagues"))
        to = self.tr("To {names}: a short line. Enter sends it.").format(names=plain(self._to, 60))
        self.field.setPlaceholderText(to if self._to else self.tr("To all colleagues: a short line. Enter sends it."))
