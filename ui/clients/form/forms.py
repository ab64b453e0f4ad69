"""A form made of data: the fields of a part of the profile."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from receptionist.clients.profile import Part
from receptionist.errors import Invalid
from ui.clients.form import unread
from ui.clients.form.draft import at
from ui.clients.form.editors import Editor, Surroundings
from ui.theme import space
from ui.translate import Translated
from ui.widgets import Field
from ui.widgets.fields import mark_wrong
from ui.words import say

TWO_COLUMNS = space(56)
"""Logical pixels from which on a form has two columns."""


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
            editor.edited.connect(lambda name=spec.name, editor=editor: self._typed(name, editor))
            editor.edited.connect(editor.settle)
            editor.left.connect(lambda name=spec.name: self.left.emit(self._prefix + name))
        self._prefix = ""
        self._around: Surroundings = lambda name: None
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

    def _typed(self, name: str, editor: Editor) -> None:
        unread.take(self._prefix + name, editor, self._around)
        self.edited.emit(name, editor.value())

    def show_part(self, part: Part, place: str, problems: list[Invalid], around: Surroundings) -> None:
        """Show the fields of `part`, which stands at `place` in the profile."""
        self._prefix = f"{place}." if place else ""
        self._around = around
        before, self._whose = self._whose, (around("id"), place)
        if before != self._whose:
            for editor in self.editors.values():
                editor.forget()
        for spec in self._specs:
            editor = self.editors[spec.name]
            unread.show(self._prefix + spec.name, editor, getattr(part, spec.name), around)
            wrong = at(problems, self._prefix + spec.name)
            complained = bool(self.fields[spec.name].complaint)
            self.fields[spec.name].complain(complaint(editor, wrong, complained=complained))
            mark_wrong(editor.inner, bool(self.fields[spec.name].complaint))

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        for editor in self.editors.values():
            editor.read_only(only)

    def editor_at(self, field: str) -> Editor | None:
        """The editor of a field, named as in the profile: `code`, `hours[0].end`."""
        return self.editors.get(re.split(r"[.\[]", field, maxsplit=1)[0])


def complaint(editor: Editor, wrong: list[Invalid], *, complained: bool) -> str:
    """What is wrong; what is only half typed is left alone until the field is left, unless it was complained of already."""
    if editor.trouble and (complained or not editor.half_typed):
        return say(editor.trouble, editor.values)
    return say(wrong[0].code, wrong[0].values) if wrong else ""
