"""Several parts of the profile with many fields each: their names beside the fields of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QStringListModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QListView, QVBoxLayout, QWidget

from receptionist.clients.profile import Part
from receptionist.errors import Invalid
from ui.clients.form.draft import at
from ui.clients.form.editors import Editor, Surroundings
from ui.clients.form.forms import Form, Spec, words
from ui.clients.form.part_rows import TWO_LINES, Follow, Rows, part_at
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, label

_N = QT_TRANSLATE_NOOP

BESIDE = space(88)
"""Logical pixels from which on the list stands beside the form."""


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
    follow: Follow = lambda before, after: after


class Parts(Translated):
    """Several parts with many fields: their names at the left, the chosen one's fields at the right."""

    edited = Signal(tuple, str)
    left = Signal(str)
    added = Signal(object)
    """One more was begun: where one types first."""
    complained = Signal(object)
    """Of what is typed in the rows of one something is wrong: where that is said."""

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[Spec],
        call: Callable[[Any, Surroundings], str],
        new: Callable[[Surroundings], Part],
        title: str,
        add: str,
        inside: Sequence[Inside] = (),
    ) -> None:
        """`title`: what they are all called; `add`: what the button says that adds one."""
        super().__init__()
        self._theme, self._call, self._new, self._title, self._add = theme, call, new, title, add
        self._parts: tuple[Part, ...] = ()
        self._problems: list[Invalid] = []
        self._place, self._only, self._anew = "", False, False
        self._around: Surroundings = lambda name: None
        self.form = Form(specs)
        self.inside = {
            one.name: Rows(theme, one.specs, one.new, one.add, one_line=TWO_LINES, begin=one.begin, follow=one.follow)
            for one in inside
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
        self.asks = label("", "warning", wrap=True)
        """What is said before one is removed."""
        self.asks.hide()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(space(1))
        left.addWidget(self._empty)
        self._tools = tools = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        tools.setSpacing(0)
        tools.addWidget(self.adder, alignment=Qt.AlignmentFlag.AlignLeft)
        with_chosen = QHBoxLayout()
        with_chosen.setSpacing(0)
        for button in (self._up, self._down, self._remove):
            with_chosen.addWidget(button)
        with_chosen.addStretch(1)
        tools.addLayout(with_chosen, 1)
        left.addLayout(tools)
        left.addWidget(self.asks)
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
        self._tools.setDirection(QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.list.setFixedHeight(space(12)) if narrow else self.list.setMaximumHeight(16_777_215)

    def _connect(self) -> None:
        self.adder.clicked.connect(self._append)
        self._remove.clicked.connect(lambda: self._drop())
        self._up.clicked.connect(lambda: self.move_chosen(-1))
        self._down.clicked.connect(lambda: self.move_chosen(1))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_form())
        self.form.edited.connect(self._change)
        self.form.left.connect(self.left)
        for name, rows in self.inside.items():
            rows.left.connect(self.left)
            rows.added.connect(self.added)
            rows.complained.connect(self.complained)
            rows.edited.connect(lambda parts, field, name=name: self._change(name, parts, field))

    def retranslate(self) -> None:
        """Its words."""
        self.adder.setText(words(self._add))
        self.list.setAccessibleName(words(self._title))
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
    def lacking_place(self) -> str | None:
        """Its place in the profile, as in `people[1].ways[].value`; None: nothing is lacking."""
        lacks = next((name for name, rows in self.inside.items() if rows is self.lacking), None)
        return f"{self._place}[{self.current}].{lacks}[].{self.inside[lacks].begin}" if lacks is not None else None

    @property
    def current(self) -> int:
        """The number of the chosen part; -1: none."""
        return self.list.currentIndex().row()

    def choose(self, number: int) -> None:
        """Show that one."""
        self.list.setCurrentIndex(self._names.index(number))

    def begin_anew(self) -> None:
        """The next that are shown are of another profile: the first of them is."""
        self._anew = True

    def show_parts(self, parts: tuple[Part, ...], place: str, problems: list[Invalid], around: Surroundings) -> None:
        """Show these."""
        current, self._anew = (0 if self._anew else self.current), False
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
        wrong = next((one for one in self.form.editors.values() if one.trouble), None)
        if wrong is not None and self.current >= 0:
            wrong.take_up()  # the fields are the next one's then: what is typed there and not understood would be lost
            return
        self.edited.emit((*self._parts, self._new(self._around)), "")
        self.choose(len(self._parts) - 1)
        first = next(iter(self.form.editors.values()))
        first.take_up()
        self.added.emit(first)

    def _drop(self) -> None:
        n = self.current
        if n >= 0:
            self.edited.emit((*self._parts[:n], *self._parts[n + 1 :]), "")

    def editor_at(self, field: str) -> Editor | None:
        """The editor at a place, as in `people[2].ways[0].value`: that part is shown."""
        found = part_at(field)
        if found is None or found[0] >= len(self._parts):
            return None
        self.choose(found[0])
        rows = self.inside.get(found[1].partition("[")[0])
        return rows.editor_at(found[1]) if rows is not None else self.form.editor_at(found[1])

    def show_keys(self, add: str, remove: str, up: str, down: str) -> None:
        """The keys that add one, and remove or move the chosen one, as they stand on buttons."""
        for button, key in ((self.adder, add), (self._remove, remove), (self._up, up), (self._down, down)):
            button.show_key(key)

    def remove_chosen(self) -> None:
        """The chosen one goes; the focus stays among their names, or goes to where one is added."""
        self._drop()
        (self.list if self._parts else self.adder).setFocus(Qt.FocusReason.TabFocusReason)

    def move_chosen(self, step: int) -> None:
        n, m = self.current, self.current + step
        if n >= 0 and 0 <= m < len(self._parts):
            order: list[Part] = list(self._parts)
            order[n], order[m] = order[m], order[n]
            self.edited.emit(tuple(order), "")
            self.choose(m)
