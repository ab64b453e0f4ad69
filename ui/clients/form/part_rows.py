"""Several small parts of the profile, each a row of editors."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptionist.clients.profile import Part
from receptionist.errors import Invalid
from ui.clients.form import unread
from ui.clients.form.choice_editors import Search
from ui.clients.form.dated import BEGINNING
from ui.clients.form.draft import at
from ui.clients.form.editors import Editor, Flag, Surroundings, Text
from ui.clients.form.forms import Spec, complaint, words
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, Elided, label
from ui.widgets.fields import mark_wrong

_N = QT_TRANSLATE_NOOP

ONE_LINE = space(80)
"""Logical pixels from which on a row of fields is one line."""
TWO_LINES = 16_777_215
"""For rows that are never one line: there is too much in them."""

_PLACE = re.compile(r"\w+\[(\d+)\]\.?(.*)")


def part_at(field: str) -> tuple[int, str] | None:
    """The number of the part and the field in it, as in `people[2].ways[0].value`: 2, `ways[0].value`."""
    found = _PLACE.fullmatch(field)
    return (int(found[1]), found[2]) if found else None


Follow = Callable[[Any, Any], Any]
"""From a part as it was and as somebody has changed it, the part as it is to be."""


@dataclass(frozen=True, slots=True)
class Also:
    """One more way to begin a part: its button goes once there `is_one` of them. `begin` as in `Rows`; empty: as there."""

    add: str
    new: Callable[[Surroundings], Part]
    is_one: Callable[[Any], bool]
    begin: str = ""


class Rows(Translated):
    """Several small parts, each a row of editors: in one line from `one_line` logical pixels on, else in two."""

    edited = Signal(tuple, str)
    """All parts as they are now, and which field it was."""
    left = Signal(str)
    added = Signal(object)
    """One more was begun: where one types first."""
    complained = Signal(object)
    """Of what is typed something is wrong: where that is said."""

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[Spec],
        new: Callable[[Surroundings], Part],
        add: str,
        *,
        one_line: int = ONE_LINE,
        begin: str = "",
        also: Sequence[Also] = (),
        follow: Follow = lambda before, after: after,
    ) -> None:
        """`begin`: the field of a new one in which one types first; empty: the first. `also`: other ways to begin one.
        `follow`: what follows from a change to a part."""
        super().__init__()
        self._theme, self._specs, self._new, self._add, self._one_line = theme, specs, new, add, one_line
        self.begin, self._follow = begin, follow
        self._parts: tuple[Part, ...] = ()
        self._around: Surroundings = lambda name: None
        self._only = False
        self._rows: list[_Row] = []
        self._adds = self._removes = ""
        self._here = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(1))
        self.adder = Button(theme, icon="plus", kind="quiet")
        self.adder.clicked.connect(lambda: self._append(self._new))
        self.others = [(one, Button(theme, icon="plus", kind="quiet")) for one in also]
        adders = QHBoxLayout()
        adders.setSpacing(0)
        adders.addWidget(self.adder)
        for one, button in self.others:
            button.clicked.connect(lambda _checked=False, one=one: self._append(one.new, one.begin))
            adders.addWidget(button)
        self._hint = Elided("", "small")
        adders.addWidget(self._hint, 1)
        self._column.addLayout(adders)
        self.retranslate()

    def retranslate(self) -> None:
        """The words of the button and of all rows."""
        self.adder.setText(words(self._add))
        for one, button in self.others:
            button.setText(words(one.add))
        for row in self._rows:
            row.name()
        self._show_keys()

    def show_keys(self, add: str, remove: str) -> None:
        """The keys that add one more and remove the one in which one types, as they stand on buttons."""
        self._adds, self._removes = add, remove
        for row in self._rows:
            row.show_key(remove)
        self._show_keys()

    def be_here(self, *, here: bool) -> None:
        """Whether the keys are for these now: only then are they shown."""
        self._here = here
        self._show_keys()

    def _show_keys(self) -> None:
        self.adder.show_key(self._adds if self._here else "")
        shown = self._here and self._removes and self._parts and not self._only
        hint = words(_N("clients", "{key}: removes the one in which you are")).replace("{key}", self._removes)
        self._hint.setText(hint if shown else "")

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        self._only = only
        self.adder.setVisible(not only)
        self._show_others()
        for row in self._rows:
            row.read_only(only)

    def show_parts(self, parts: tuple[Part, ...], place: str, problems: list[Invalid], around: Surroundings) -> None:
        """Show these."""
        self._parts, self._around = parts, around
        while len(self._rows) > len(parts):
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(parts):
            self._rows.append(self._row(len(self._rows)))
        for i, (row, part) in enumerate(zip(self._rows, parts, strict=True)):
            row.show_part(part, f"{place}[{i}]", problems, around)
        self._show_others()

    def _show_others(self) -> None:
        for one, button in self.others:
            button.setVisible(not self._only and not any(one.is_one(part) for part in self._parts))
        if self._here:
            self._show_keys()

    def _row(self, number: int) -> _Row:
        row = _Row(self._theme, self._specs, self._one_line, first=number == 0)
        row.show_key(self._removes)
        row.edited.connect(lambda name, value: self._change(number, name, value))
        row.left.connect(self.left)
        row.complained.connect(self.complained)
        row.removed.connect(lambda: self._remove(number))
        row.read_only(self._only)
        self._column.insertWidget(number, row)
        before = _stop_before(self.adder)
        for stop in row.stops:
            self.setTabOrder(before, stop)
            before = stop
        return row

    def _change(self, number: int, name: str, value: object) -> None:
        before = self._parts[number]
        changed = self._follow(before, msgspec.structs.replace(before, **{name: value}))
        self.edited.emit((*self._parts[:number], changed, *self._parts[number + 1 :]), f"[{number}].{name}")

    def _remove(self, number: int) -> None:
        self.edited.emit((*self._parts[:number], *self._parts[number + 1 :]), "")

    def holds(self, focus: QWidget | None) -> int | None:
        """The number of the one in which the focus is; None: in none of them."""
        return next((n for n, row in enumerate(self._rows) if focus is not None and row.isAncestorOf(focus)), None)

    def remove(self, number: int) -> None:
        """That one goes; the focus to the next, else to where one more is added."""
        self._remove(number)
        left = self._rows[min(number, len(self._rows) - 1)] if self._rows else self.adder
        left.setFocus(Qt.FocusReason.TabFocusReason)

    def _append(self, new: Callable[[Surroundings], Part], begin: str = "") -> None:
        self.edited.emit((*self._parts, new(self._around)), "")
        if self._rows:
            row = self._rows[-1]
            first = row.editors.get(begin or self.begin, next(iter(row.editors.values())))
            first.take_up()
            self.added.emit(first)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._parts)

    @property
    def vital(self) -> bool:
        """Whether the part around it is of no use without any: those in which one types at once."""
        return bool(self.begin)

    @property
    def ends_empty(self) -> bool:
        """Whether nothing was typed yet into the last of them."""
        return bool(self._parts) and bool(self.begin) and not getattr(self._parts[-1], self.begin)

    def drop_last(self) -> None:
        """The last one goes."""
        self._remove(len(self._parts) - 1)

    def editor_at(self, field: str) -> Editor | None:
        """The editor at a place, as in `greetings[1].text`."""
        found = part_at(field)
        if found is None or found[0] >= len(self._rows):
            return None
        return self._rows[found[0]].editors.get(re.split(r"[.\[]", found[1], maxsplit=1)[0])


def _stop_before(widget: QWidget) -> QWidget:
    """The last one before it that takes the focus: after one that takes none, Qt puts nothing in order."""
    before = widget.previousInFocusChain()
    while before.focusPolicy() is Qt.FocusPolicy.NoFocus and before is not widget:
        before = before.previousInFocusChain()
    return before


class _Row(QWidget):
    edited = Signal(str, object)
    left = Signal(str)
    complained = Signal(object)
    removed = Signal()

    def __init__(self, theme: Theme, specs: Sequence[Spec], one_line: int, *, first: bool) -> None:
        """The names of the fields stand above them; in rows of one line, above the `first` of them."""
        super().__init__()
        self._specs, self._one_line, self._heads = specs, one_line, first
        self._removes = ""
        self.editors: dict[str, Editor] = {}
        self._cells: dict[str, _Cell] = {}
        self._error = label("", "danger", wrap=True)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._narrow: bool | None = None
        self.setMinimumWidth(1)
        for line in (self._first, self._second):
            line.setSpacing(space(1))
        for spec in specs:
            editor = spec.make()
            self.editors[spec.name] = editor
            self._cells[spec.name] = _Cell(editor, named=not isinstance(editor, Flag))
            editor.edited.connect(lambda name=spec.name, editor=editor: self._typed(name, editor))
            editor.edited.connect(editor.settle)
            editor.left.connect(lambda name=spec.name: self.left.emit(f"{self._place}.{name}"))
        self._place = ""
        self._around: Surroundings = lambda name: None
        self._remove = Button(theme, icon="trash-2", kind="quiet")
        self._remove.clicked.connect(self.removed)
        self._cells[""] = _Cell(self._remove, named=False)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addLayout(self._first)
        column.addLayout(self._second)
        column.addWidget(self._error)
        self._arrange(narrow=False)
        self.setFocusProxy(next(iter(self.editors.values())))
        self.name()

    def _typed(self, name: str, editor: Editor) -> None:
        unread.take(f"{self._place}.{name}", editor, self._around)
        self.edited.emit(name, editor.value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines where there is no room for one."""
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < self._one_line)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for spec in self._specs:
            line = self._second if narrow and _is_below(spec) else self._first
            line.addWidget(self._cells[spec.name], spec.stretch)
        self._first.addWidget(self._cells[""])
        for cell in self._cells.values():
            cell.caption.setVisible(self._captioned)
        self.name()

    @property
    def _captioned(self) -> bool:
        return bool(self._narrow) or self._heads

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order of the lines."""
        return [*(editor.inner for editor in self.editors.values()), self._remove]

    def show_key(self, removes: str) -> None:
        if removes != self._removes:
            self._removes = removes
            self.name()

    def name(self) -> None:
        for spec in self._specs:
            editor = self.editors[spec.name]
            editor.call(words(spec.label))
            self._cells[spec.name].name(words(spec.label))
            if isinstance(editor, Text | Search):
                editor.line.setPlaceholderText(words(spec.hint if self._captioned else spec.label))
            editor.setToolTip(words(spec.label))
        self._remove.setToolTip(words(_N("clients", "Remove")) + (f" ({self._removes})" if self._removes else ""))
        self._remove.setAccessibleName(words(_N("clients", "Remove")))

    def read_only(self, only: bool) -> None:
        self._remove.setVisible(not only)
        for editor in self.editors.values():
            editor.read_only(only)

    def show_part(self, part: Part, place: str, problems: list[Invalid], around: Surroundings) -> None:
        complaints: dict[Spec, str] = {}
        self._place, self._around = place, around

        def beside(name: str) -> object:
            return getattr(part, "since", None) if name == BEGINNING else around(name)

        for spec in self._specs:
            editor = self.editors[spec.name]
            unread.show(f"{place}.{spec.name}", editor, getattr(part, spec.name), beside)
            wrong = complaint(editor, at(problems, f"{place}.{spec.name}"), complained=bool(editor.inner.property("wrong")))
            mark_wrong(editor.inner, bool(wrong))
            complaints |= {spec: wrong} if wrong else {}
        self._complain(complaints)

    def _complain(self, complaints: Mapping[Spec, str]) -> None:
        """Below the line with the first field that is wrong: in a low window what stands below the next one is not seen."""
        before = self._error.text()
        said = " ".join(dict.fromkeys(complaints.values()))  # of two days that are none it is said once
        above = bool(self._narrow) and bool(complaints) and not _is_below(next(iter(complaints)))
        if (place := 1 if above else 2) != self._column.indexOf(self._error):
            self._column.insertWidget(place, self._error)
        self._error.setText(said)
        self._error.setVisible(bool(said))
        focus = self.window().focusWidget()
        if said and said != before and focus is not None and self.isAncestorOf(focus):
            self.complained.emit(self._error)


def _is_below(spec: Spec) -> bool:
    """Whether it stands in the second line, where there is no room for all in one."""
    return spec.wide or not spec.stretch


class _Cell(QWidget):
    """What one types in, with its name above it; where it says its name itself, a gap as high as a name."""

    def __init__(self, editor: QWidget, *, named: bool) -> None:
        super().__init__()
        self._named = named
        self.caption = Elided(" ", "small")
        self.caption.setBuddy(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.caption)
        column.addWidget(editor)
        column.addStretch(1)

    def name(self, name: str) -> None:
        self.caption.setText(name if self._named else " ")
