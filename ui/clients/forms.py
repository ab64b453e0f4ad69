"""Forms made of data: the fields of a part of the profile, one part at a time or several as rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QStringListModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QListView, QVBoxLayout, QWidget

from receptionist.clients.profile import Part
from receptionist.errors import Invalid
from ui.clients.draft import at
from ui.clients.editors import Editor, Surroundings
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, Field, label
from ui.widgets.fields import mark_wrong
from ui.words import say

_N = QT_TRANSLATE_NOOP

TWO_COLUMNS, ONE_LINE, BESIDE = space(56), space(80), space(88)
"""Logical pixels from which on a form has two columns, a row of fields one line, and a list stands beside its form."""
TWO_LINES = 16_777_215
"""For rows that are never one line: there is too much in them."""


def words(source: str) -> str:
    """A text of this page in today's language."""
    return QCoreApplication.translate("clients", source) if source else ""


@dataclass(frozen=True, slots=True)
class Spec:
    """One field: its name in the part, its label (English), how it is edited; `wide` takes the whole width, in a row of parts
    `stretch` says how much of it."""

    name: str
    label: str
    make: Callable[[], Editor]
    hint: str = ""
    wide: bool = False
    stretch: int = 2


class Form(Translated):
    """The fields of one part, in two columns."""

    edited = Signal(str, object)
    """A field's name and its new value."""
    left = Signal(str)
    """The place, in the profile, of a field that was left."""

    def __init__(self, specs: Sequence[Spec]) -> None:
        super().__init__()
        self._specs = specs
        self.fields: dict[str, Field] = {}
        self.editors: dict[str, Editor] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(1.5))
        self._columns = 0
        self._between: dict[str, QWidget] = {}
        self.setMinimumWidth(1)
        for spec in specs:
            editor = spec.make()
            field = Field(editor)
            self.fields[spec.name], self.editors[spec.name] = field, editor
            editor.edited.connect(lambda name=spec.name, editor=editor: self.edited.emit(name, editor.value()))
            editor.edited.connect(editor.settle)
            editor.left.connect(lambda name=spec.name: self.left.emit(self._prefix + name))
        self._prefix = ""
        self._whose: object = None
        self._arrange(2)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= TWO_COLUMNS else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        place = 0
        for spec in self._specs:
            span = columns if spec.wide else 1
            place += place % columns if spec.wide else 0
            row, column = divmod(place, columns)
            self._grid.addWidget(self.fields[spec.name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span
            if spec.name in self._between:
                place += -place % columns
                self._grid.addWidget(self._between[spec.name], place // columns, 0, 1, columns)
                place += columns

    def put_after(self, name: str, part: QWidget, first: QWidget) -> None:
        """Something of the whole width below the field `name`; there Tab goes on to `first`."""
        self._between[name] = part
        self._columns = 0
        self._arrange(2 if self.width() >= TWO_COLUMNS else 1)
        self.setTabOrder(self.editors[name].inner, first)

    def retranslate(self) -> None:
        """Labels and hints."""
        for spec in self._specs:
            self.fields[spec.name].name(words(spec.label), words(spec.hint))
            self.editors[spec.name].call(words(spec.label))

    def show_part(self, part: Part, place: str, problems: list[Invalid], around: Surroundings) -> None:
        """Show the fields of `part`, which stands at `place` in the profile."""
        self._prefix = f"{place}." if place else ""
        before, self._whose = self._whose, (around("id"), place)
        if before != self._whose:
            for editor in self.editors.values():
                editor.forget()
        for spec in self._specs:
            editor = self.editors[spec.name]
            editor.show_value(getattr(part, spec.name), around)
            wrong = at(problems, self._prefix + spec.name)
            complained = bool(self.fields[spec.name].complaint)
            self.fields[spec.name].complain(_complaint(editor, wrong, complained=complained))
            mark_wrong(editor.inner, bool(self.fields[spec.name].complaint))

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        for editor in self.editors.values():
            editor.read_only(only)

    def editor_at(self, field: str) -> Editor | None:
        """The editor of a field, named as in the profile: `code`, `hours[0].end`."""
        return self.editors.get(re.split(r"[.\[]", field, maxsplit=1)[0])


_PLACE = re.compile(r"\w+\[(\d+)\]\.?(.*)")


def _complaint(editor: Editor, wrong: list[Invalid], *, complained: bool) -> str:
    """What is wrong; what is only half typed is left alone until the field is left, unless it was complained of already."""
    if editor.trouble and (complained or not editor.half_typed):
        return say(editor.trouble, editor.values)
    return say(wrong[0].code, wrong[0].values) if wrong else ""


class Rows(Translated):
    """Several small parts, each a row of editors: in one line from `one_line` logical pixels on, else in two."""

    edited = Signal(tuple, str)
    """All parts as they are now, and which field it was."""
    left = Signal(str)

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[Spec],
        new: Callable[[Surroundings], Part],
        add: str,
        *,
        one_line: int = ONE_LINE,
        begin: str = "",
    ) -> None:
        """`begin`: the field of a new one in which one types first; empty: the first."""
        super().__init__()
        self._theme, self._specs, self._new, self._add, self._one_line = theme, specs, new, add, one_line
        self._begin = begin
        self._parts: tuple[Part, ...] = ()
        self._around: Surroundings = lambda name: None
        self._only = False
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(1))
        self.adder = Button(theme, icon="plus", kind="quiet")
        self.adder.clicked.connect(self._append)
        self._column.addWidget(self.adder, alignment=Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def retranslate(self) -> None:
        """The words of the button and of all rows."""
        self.adder.setText(words(self._add))
        for row in self._rows:
            row.name()

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        self._only = only
        self.adder.setVisible(not only)
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

    def _row(self, number: int) -> _Row:
        row = _Row(self._theme, self._specs, self._one_line)
        row.edited.connect(lambda name, value: self._change(number, name, value))
        row.left.connect(self.left)
        row.removed.connect(lambda: self._remove(number))
        row.read_only(self._only)
        self._column.insertWidget(number, row)
        before = self.adder.previousInFocusChain()
        for stop in row.stops:
            self.setTabOrder(before, stop)
            before = stop
        return row

    def _change(self, number: int, name: str, value: object) -> None:
        changed = msgspec.structs.replace(self._parts[number], **{name: value})
        self.edited.emit((*self._parts[:number], changed, *self._parts[number + 1 :]), f"[{number}].{name}")

    def _remove(self, number: int) -> None:
        self.edited.emit((*self._parts[:number], *self._parts[number + 1 :]), "")

    def _append(self) -> None:
        self.edited.emit((*self._parts, self._new(self._around)), "")
        if self._rows:
            row = self._rows[-1]
            row.editors.get(self._begin, next(iter(row.editors.values()))).take_up()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._parts)

    @property
    def vital(self) -> bool:
        """Whether the part around it is of no use without any: those in which one types at once."""
        return bool(self._begin)

    @property
    def ends_empty(self) -> bool:
        """Whether nothing was typed yet into the last of them."""
        return bool(self._parts) and bool(self._begin) and not getattr(self._parts[-1], self._begin)

    def drop_last(self) -> None:
        """The last one goes."""
        self._remove(len(self._parts) - 1)

    def editor_at(self, field: str) -> Editor | None:
        """The editor at a place, as in `greetings[1].text`."""
        found = _PLACE.fullmatch(field)
        row = self._rows[int(found[1])] if found and int(found[1]) < len(self._rows) else None
        return row.editors.get(re.split(r"[.\[]", found[2], maxsplit=1)[0]) if row is not None and found else None


class _Row(QWidget):
    edited = Signal(str, object)
    left = Signal(str)
    removed = Signal()

    def __init__(self, theme: Theme, specs: Sequence[Spec], one_line: int) -> None:
        super().__init__()
        self._specs, self._one_line = specs, one_line
        self.editors: dict[str, Editor] = {}
        self._error = label("", "danger", wrap=True)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._narrow: bool | None = None
        self.setMinimumWidth(1)
        for line in (self._first, self._second):
            line.setSpacing(space(1))
        for spec in specs:
            editor = spec.make()
            self.editors[spec.name] = editor
            editor.edited.connect(lambda name=spec.name, editor=editor: self.edited.emit(name, editor.value()))
            editor.edited.connect(editor.settle)
            editor.left.connect(lambda name=spec.name: self.left.emit(f"{self._place}.{name}"))
        self._place = ""
        self._remove = Button(theme, icon="trash-2", kind="quiet")
        self._remove.clicked.connect(self.removed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addLayout(self._first)
        column.addLayout(self._second)
        column.addWidget(self._error)
        self._arrange(narrow=False)
        self.setFocusProxy(next(iter(self.editors.values())))
        self.name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines where there is no room for one."""
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < self._one_line)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for spec in self._specs:
            line = self._second if narrow and (spec.wide or not spec.stretch) else self._first
            line.addWidget(self.editors[spec.name], spec.stretch)
        self._first.addWidget(self._remove)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order of the lines."""
        return [*(editor.inner for editor in self.editors.values()), self._remove]

    def name(self) -> None:
        for spec in self._specs:
            editor = self.editors[spec.name]
            editor.call(words(spec.label))
            if hasattr(editor, "line"):
                editor.line.setPlaceholderText(words(spec.label))
            editor.setToolTip(words(spec.label))
        self._remove.setToolTip(words(_N("clients", "Remove")))
        self._remove.setAccessibleName(words(_N("clients", "Remove")))

    def read_only(self, only: bool) -> None:
        self._remove.setVisible(not only)
        for editor in self.editors.values():
            editor.read_only(only)

    def show_part(self, part: Part, place: str, problems: list[Invalid], around: Surroundings) -> None:
        complaints = []
        self._place = place
        for spec in self._specs:
            editor = self.editors[spec.name]
            editor.show_value(getattr(part, spec.name), around)
            complaint = _complaint(
                editor, at(problems, f"{place}.{spec.name}"), complained=bool(editor.inner.property("wrong"))
            )
            mark_wrong(editor.inner, bool(complaint))
            complaints += [complaint] if complaint else []
        self._error.setText(" ".join(complaints))
        self._error.setVisible(bool(complaints))


@dataclass(frozen=True, slots=True)
class Inside:
    """Rows inside a part: a person's ways, absences; `after`: the field below which they stand, empty: below them all."""

    name: str
    title: str
    specs: Sequence[Spec]
    new: Callable[[Surroundings], Part]
    add: str
    begin: str = ""
    after: str = ""


class Parts(Translated):
    """Several parts with many fields: their names at the left, the chosen one's fields at the right."""

    edited = Signal(tuple, str)
    left = Signal(str)

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[Spec],
        call: Callable[[Any, Surroundings], str],
        new: Callable[[Surroundings], Part],
        add: str,
        inside: Sequence[Inside] = (),
    ) -> None:
        super().__init__()
        self._theme, self._call, self._new, self._add = theme, call, new, add
        self._parts: tuple[Part, ...] = ()
        self._problems: list[Invalid] = []
        self._place, self._only = "", False
        self._around: Surroundings = lambda name: None
        self.form = Form(specs)
        self.inside = {
            one.name: Rows(theme, one.specs, one.new, one.add, one_line=TWO_LINES, begin=one.begin) for one in inside
        }
        self._titles = {one.name: (label("", "heading"), one.title) for one in inside}
        self._after = {one.name: one.after for one in inside}
        self._names = QStringListModel()
        self.list = QListView()
        self.list.setModel(self._names)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.adder = Button(theme, icon="plus", kind="quiet")
        self._up, self._down = Button(theme, icon="chevron-up", kind="quiet"), Button(theme, icon="chevron-down", kind="quiet")
        self._remove = Button(theme, icon="trash-2", kind="quiet")
        self._empty = label("", "muted", wrap=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(space(1))
        left.addWidget(self._empty)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        for button in (self.adder, self._up, self._down, self._remove):
            tools.addWidget(button)
        tools.addStretch(1)
        left.addLayout(tools)
        left.addWidget(self.list, 1)
        left.addStretch(0)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(space(1), 0, 0, 0)
        right.setSpacing(space(1.5))
        right.addWidget(self.form)
        for name, rows in self.inside.items():
            titled = self._titled(name, rows)
            if self._after[name]:
                self.form.put_after(self._after[name], titled, rows.adder)
            else:
                right.addWidget(titled)
        right.addStretch(1)
        self.setMinimumWidth(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(1))
        self._row.addLayout(left, 2)
        self._row.addWidget(self._right, 5)

    def _titled(self, name: str, rows: Rows) -> QWidget:
        titled = QWidget()
        column = QVBoxLayout(titled)
        column.setContentsMargins(0, space(1), 0, 0)
        column.setSpacing(space(1.5))
        column.addWidget(self._titles[name][0])
        column.addWidget(rows)
        return titled

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names above the fields where there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < BESIDE
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.list.setFixedHeight(space(12)) if narrow else self.list.setMaximumHeight(16_777_215)

    def _connect(self) -> None:
        self.adder.clicked.connect(self._append)
        self._remove.clicked.connect(self._drop)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_form())
        self.form.edited.connect(self._change)
        self.form.left.connect(self.left)
        for name, rows in self.inside.items():
            rows.left.connect(self.left)
            rows.edited.connect(lambda parts, field, name=name: self._change(name, parts, field))

    def retranslate(self) -> None:
        """Its words."""
        self.adder.setText(words(self._add))
        self.list.setAccessibleName(words(self._add))
        self._empty.setText(words(_N("clients", "Nothing entered yet.")))
        for button, source in (
            (self._up, _N("clients", "Move up")),
            (self._down, _N("clients", "Move down")),
            (self._remove, _N("clients", "Remove")),
        ):
            button.setAccessibleName(words(source))
            button.setToolTip(words(source))
        for shown, source in self._titles.values():
            shown.setText(words(source))
        if self._parts:
            self._show_names()

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        self._only = only
        self.adder.setVisible(not only)
        for button in (self._up, self._down, self._remove):
            button.setVisible(bool(self._parts) and not only)
        self.form.read_only(only)
        for rows in self.inside.values():
            rows.read_only(only)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._parts)

    @property
    def lacking(self) -> Rows | None:
        """What the chosen part cannot do without, and has none of: a person's ways."""
        first = next((rows for rows in self.inside.values() if rows.vital), None)
        return first if first is not None and self.current >= 0 and not first.count else None

    @property
    def current(self) -> int:
        """The number of the chosen part; -1: none."""
        return self.list.currentIndex().row()

    def choose(self, number: int) -> None:
        """Show that one."""
        self.list.setCurrentIndex(self._names.index(number))

    def show_parts(self, parts: tuple[Part, ...], place: str, problems: list[Invalid], around: Surroundings) -> None:
        """Show these."""
        current = self.current
        self._parts, self._place, self._problems, self._around = parts, place, problems, around
        self._show_names()
        if parts:
            self.choose(max(0, min(current, len(parts) - 1)))
        self._show_form()

    def _show_names(self) -> None:
        names = [
            (self._call(part, self._around) or "…") + ("  ⚠" if at(self._problems, f"{self._place}[{i}]") else "")
            for i, part in enumerate(self._parts)
        ]
        if names != self._names.stringList():
            current = self.current
            self._names.setStringList(names)
            self.choose(min(current, len(names) - 1))

    def _show_form(self) -> None:
        chosen = 0 <= self.current < len(self._parts)
        self._right.setVisible(chosen)
        self._empty.setVisible(not self._parts)
        self.list.setVisible(bool(self._parts))
        for button in (self._up, self._down, self._remove):
            button.setVisible(bool(self._parts) and not self._only)
        if not chosen:
            return
        part, place = self._parts[self.current], f"{self._place}[{self.current}]"
        self.form.show_part(part, place, self._problems, self._around)
        for name, rows in self.inside.items():
            rows.show_parts(getattr(part, name), f"{place}.{name}", self._problems, self._around)

    def _change(self, name: str, value: object, field: str = "") -> None:
        n = self.current
        changed = msgspec.structs.replace(self._parts[n], **{name: value})
        self.edited.emit((*self._parts[:n], changed, *self._parts[n + 1 :]), f"[{n}].{name}{field}")

    def _append(self) -> None:
        self.edited.emit((*self._parts, self._new(self._around)), "")
        self.choose(len(self._parts) - 1)
        next(iter(self.form.editors.values())).take_up()

    def _drop(self) -> None:
        n = self.current
        if n >= 0:
            self.edited.emit((*self._parts[:n], *self._parts[n + 1 :]), "")

    def editor_at(self, field: str) -> Editor | None:
        """The editor at a place, as in `people[2].ways[0].value`: that part is shown."""
        found = _PLACE.fullmatch(field)
        if not found or int(found[1]) >= len(self._parts):
            return None
        self.choose(int(found[1]))
        rows = self.inside.get(found[2].partition("[")[0])
        return rows.editor_at(found[2]) if rows is not None else self.form.editor_at(found[2])

    def _move(self, step: int) -> None:
        n, m = self.current, self.current + step
        if n >= 0 and 0 <= m < len(self._parts):
            order: list[Part] = list(self._parts)
            order[n], order[m] = order[m], order[n]
            self.edited.emit(tuple(order), "")
            self.choose(m)
