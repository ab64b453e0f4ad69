"""Editors of one value each. `value` is what was understood; what cannot be understood is kept as typed and complained of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from receptionist.clients.blanks import written_first
from receptionist.errors import Problem
from receptionist.telephony.numbers import show, to_e164
from ui.clients.form.menu import Steps, field_of, menu_of
from ui.clients.form.week import read_day, say_day
from ui.theme import space

Surroundings = Callable[[str], object]
"""What an editor must know of the profile around it, by name: `country`, `zone`, `people`, `lines`, `targets`."""


class HoldsSteps:
    """Whoever holds editors and takes back their changes step by step: undo and redo in them, by key or by a field's menu, are
    for it alone, as what a field took back by itself would be one change more. `steps`: what they are taken back in."""

    steps: Callable[[], Steps] | None = None


class Editor(QWidget):
    """Base: one value, and a signal when somebody (not `show_value`) changed it. `trouble` is a code where what was typed
    cannot be understood, `values` what its sentence names."""

    edited = Signal()
    left = Signal()
    """Somebody was in it and has gone on, or changed it without being in it."""
    trouble = ""
    values: Mapping[str, object] = MappingProxyType({})

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.inner = inner
        inner.installEventFilter(self)
        if isinstance(inner, QPlainTextEdit):
            inner.viewport().installEventFilter(self)  # which is asked for its menu
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(inner)
        self.setFocusProxy(inner)

    @property
    def half_typed(self) -> bool:
        """Whether somebody may still be in the middle of it."""
        return self.inner.hasFocus()

    def settle(self) -> None:
        """Its change was taken; who changed it without being in it has left it already."""
        if not (self.inner.hasFocus() or self.half_typed):
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The focus goes elsewhere in the window; a menu or another program only lays itself over it."""
        if isinstance(event, QContextMenuEvent):
            return self._shows_menu(watched, event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._leaves_to_holder(watched, event):
            event.ignore()
            return True
        elsewhere = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in elsewhere:
            self.left.emit()
        return False

    def _shows_menu(self, watched: QObject, event: QContextMenuEvent) -> bool:
        """A field's own menu would take back what is typed there behind the back of whoever holds it."""
        holder, field = _holder_of(self), field_of(watched)
        if field is None or holder is None or holder.steps is None or self.keeps_typed:
            return False
        menu_of(field, holder.steps()).popup(event.globalPos())
        return True

    keeps_typed = False
    """Whether what is typed here is no step of whoever holds it until it is settled: a password."""

    def _leaves_to_holder(self, field: QObject, event: QKeyEvent) -> bool:
        """Whether to take back, or not, is for whoever holds the editor."""
        if not (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)):
            return False
        return (not self.keeps_typed and _holder_of(self) is not None) or _has_nothing_to_take_back(field, event)

    def take_up(self) -> None:
        """The focus comes here, and what stands there is typed over: of a text with a blank, that alone."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        here = self.window().focusWidget()
        if here is None or not self.isAncestorOf(here):
            return
        blank = written_first(text_in(here) or "")
        if blank:
            _select(here, blank)
        elif isinstance(here, QLineEdit):
            select_from_end(here)  # it may have had the focus already

    def value(self) -> object:
        """What was understood."""
        raise TypeError("an editor says what its value is")

    def show_value(self, value: object, around: Surroundings) -> None:
        """Show it, without a signal; what says the same already is left as it was typed."""
        raise TypeError("an editor shows its value")

    def forget(self) -> None:
        """What it shows next is of somebody else: what was typed and not understood goes."""

    @property
    def unread(self) -> tuple[str, ...]:
        """What is typed here and cannot be understood, for `type_again`; empty: it is, or is kept here."""
        return ()

    def type_again(self, texts: tuple[str, ...]) -> None:
        """What was `unread` stands here again, without a signal."""
        raise TypeError("an editor whose texts are unread types them again")

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        self.inner.setEnabled(not only)

    def call(self, name: str) -> None:
        """Its name for a screen reader."""
        self.inner.setAccessibleName(name)


def select_from_end(line: QLineEdit) -> None:
    """All of it, with the cursor at its beginning: of a long text that is what is seen."""
    line.setSelection(len(line.text()), -len(line.text()))


def _select(field: QWidget, part: str) -> None:
    """The first place where that stands."""
    if isinstance(field, QLineEdit):
        before = field.text().partition(part)[0]
        field.setSelection(_signs(before), _signs(part))
    elif isinstance(field, QPlainTextEdit):
        field.setTextCursor(field.document().find(part))


def _signs(text: str) -> int:
    """As Qt counts them: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def text_in(field: QWidget | None) -> str | None:
    """What is typed where the focus is; None: nothing is typed there."""
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    if isinstance(line, QPlainTextEdit):
        return line.toPlainText()
    return line.text() if isinstance(line, QLineEdit) else None


def _holder_of(editor: QWidget) -> HoldsSteps | None:
    holder: QWidget | None = editor
    while holder is not None and not isinstance(holder, HoldsSteps):
        holder = holder.parentWidget()
    return holder


def _has_nothing_to_take_back(field: QObject, event: QKeyEvent) -> bool:
    """Whether undo or redo is pressed in a field that would swallow it and do nothing."""
    here = field if isinstance(field, QLineEdit) else field.document() if isinstance(field, QPlainTextEdit) else None
    if here is None:
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not here.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not here.isRedoAvailable()


class Text(Editor):
    """One line."""

    def __init__(self, placeholder: str = "") -> None:
        self.line = QLineEdit()
        super().__init__(self.line)
        self._placeholder = placeholder
        self.line.textEdited.connect(self._typed)

    def _typed(self) -> None:
        self.edited.emit()

    def value(self) -> object:
        return self.line.text()

    def show_value(self, value: object, around: Surroundings) -> None:
        text = str(value or "")
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def read_only(self, only: bool) -> None:
        self.line.setReadOnly(only)


class Maybe(Text):
    """One line; empty: None."""

    def value(self) -> object:
        return self.line.text().strip() or None


class Understood(Text):
    """A line that means something: a number, a day, a moment."""

    longest = ""
    """What there is always room for."""

    def __init__(self) -> None:
        super().__init__()
        if self.longest:
            self.line.setMinimumWidth(self.line.fontMetrics().horizontalAdvance(self.longest) + space(3.5))
        self._around: Surroundings = lambda name: None
        self._value: object = None

    def _read(self, text: str) -> object:
        raise TypeError

    def _say(self, value: object) -> str:
        raise TypeError

    def _typed(self) -> None:
        self._understand()
        self.edited.emit()

    def _understand(self) -> None:
        try:
            self._value, self.trouble = self._read(self.line.text().strip()), ""
        except Problem as problem:
            self.trouble, self.values = problem.code, problem.values

    @property
    def unread(self) -> tuple[str, ...]:
        return (self.line.text(),) if self.trouble else ()

    def type_again(self, texts: tuple[str, ...]) -> None:
        self.line.setText(texts[0])
        self._understand()

    def forget(self) -> None:
        if self.trouble:
            self.trouble = ""
            self.line.clear()

    def value(self) -> object:
        return self._value

    def show_value(self, value: object, around: Surroundings) -> None:
        self._around = around
        if value == self._value and (self.line.text() or not value):
            return
        self._value, self.trouble = value, ""
        self.line.setText(self._say(value))
        self.line.setCursorPosition(0)


class Phone(Understood):
    """A number as dialled from the client's country; kept as E.164. What cannot be read is kept as typed: the check of the
    profile says so."""

    def __init__(self, optional: bool = False) -> None:
        super().__init__()
        self._optional = optional

    def _read(self, text: str) -> object:
        if not text:
            return None if self._optional else ""
        try:
            return to_e164(text, str(self._around("country"))).e164
        except Problem:
            return text

    def _say(self, value: object) -> str:
        return show(str(value), str(self._around("country"))) if value else ""


class DayHours(Understood):
    """The hours of one day, typed as 9-13, 14:30-18; nothing: closed."""

    def _read(self, text: str) -> object:
        return read_day(0, text)

    def _say(self, value: object) -> str:
        return say_day(0, tuple(msgspec.structs.replace(one, weekday=0) for one in value))  # type: ignore[attr-defined]


class Words(Text):
    """Several words with commas between them."""

    def value(self) -> object:
        return tuple(word for part in self.line.text().split(",") if (word := part.strip()))

    def show_value(self, value: object, around: Surroundings) -> None:
        if value != self.value():
            self.line.setText(", ".join(value))  # type: ignore[arg-type]


class _Paper(QPlainTextEdit):
    """Says when its lines may have been wrapped anew, and how high they are."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def written(self) -> int:
        block, layout, high = self.document().firstBlock(), self.document().documentLayout(), 0.0
        while block.isValid():
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        return round(high + 0.5)


class Long(Editor):
    """A few lines of text; with `most` it grows with what is typed, up to so many."""

    def __init__(self, lines: int = 3, most: int = 0) -> None:
        self.box = _Paper()
        self._lines, self._most = lines, max(lines, most)
        super().__init__(self.box)
        self.box.setTabChangesFocus(True)
        self._showing = False
        self._fit()
        self.box.resized.connect(self._fit)
        self.box.textChanged.connect(self._fit)
        self.box.textChanged.connect(self._typed)

    def _fit(self) -> None:
        """As high as what is written, between its fewest and its most lines."""
        line = self.box.fontMetrics().lineSpacing()
        written = self.box.written() if self._most > self._lines else 0
        self.box.setFixedHeight(min(max(written, line * self._lines), line * self._most) + space(2.5))

    def _typed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def value(self) -> object:
        return self.box.toPlainText()

    def show_value(self, value: object, around: Surroundings) -> None:
        if value != self.box.toPlainText():
            self._showing = True
            self.box.setPlainText(str(value or ""))
            self._showing = False

    def read_only(self, only: bool) -> None:
        self.box.setReadOnly(only)


class OneLine(Long):
    """One line, however long, shown whole: Enter begins no other, and what is pasted becomes one."""

    def __init__(self) -> None:
        super().__init__(1, 8)

    def value(self) -> object:
        return " ".join(self.box.toPlainText().splitlines())

    def show_value(self, value: object, around: Surroundings) -> None:
        if value != self.value():
            super().show_value(value, around)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter is for whoever holds the editor, as in any line."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.text() in ("\r", "\n"):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Seconds(Text):
    """A whole number; nothing typed is nought."""

    def value(self) -> object:
        text = self.line.text().strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0 if not text else -1

    def show_value(self, value: object, around: Surroundings) -> None:
        if value != self.value() or not self.line.text():
            self.line.setText(str(value))


class Flag(Editor):
    """Yes or no."""

    def __init__(self, words: str) -> None:
        self._source = words
        self.box = QCheckBox()
        super().__init__(self.box)
        self.box.clicked.connect(self.edited)
        self.call("")

    def call(self, name: str) -> None:
        self.box.setText(QCoreApplication.translate("clients", self._source))

    def value(self) -> object:
        return self.box.isChecked()

    def show_value(self, value: object, around: Surroundings) -> None:
        self.box.setChecked(bool(value))
