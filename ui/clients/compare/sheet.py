"""Two profiles side by side: two clients, or any two versions of one. A part of one is taken over by the other, and undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from receptionist.clients.differences import Difference, differences, everything
from receptionist.clients.merging import Kept, for_another, kept_back, taking
from receptionist.clients.profile import Closure, Profile
from receptionist.telephony.numbers import show
from ui.background import Background
from ui.calls.row_model import RowModel
from ui.clients.compare.side import ComparedSide, Versions
from ui.clients.compare.words import rows_of
from ui.clients.form.draft import Draft
from ui.keys import Keys, native
from ui.theme import Role, Size, Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, KeyButton, RowList, RowPainter, label


@dataclass(frozen=True, slots=True)
class _Row:
    difference: Difference
    where: str
    first: str
    second: str

    @property
    def same(self) -> bool:
        return bool(self.difference.first == self.difference.second)


def _paint(row: RowPainter, value: object) -> None:
    """Three columns: where it is, what it is here, what it is there."""
    if not isinstance(value, _Row):
        return
    area = row.area.adjusted(space(1.5), 0, -space(1.5), 0)
    ink, gap = Role.MUTED if value.same else Role.TEXT, space(1.5)
    third = (area.width() - 2 * gap) // 3
    for n, (text, role) in enumerate(((value.where, Role.MUTED), (value.first, ink), (value.second, ink))):
        place = QRect(area.left() + n * (third + gap), area.top(), third, area.height())
        if n and value.difference.field == "colour":
            place = row.patch(place, text)
        row.column(place, text, role, Size.BODY if n else Size.SMALL)


class CompareSheet(Retranslates, QFrame):
    """`closed` when one is done. `draft_of`: what is typed over a client (id); copying changes it and saves nothing."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        keys: Keys,
        background: Background,
        versions: Versions,
        profiles: Sequence[Profile],
        draft_of: Callable[[str], Draft | None],
        now: Callable[[], datetime],
        name_of: Callable[[str], str],
        *,
        may_edit: bool,
    ) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self._draft_of, self._may_edit = draft_of, may_edit
        self._steps: list[str] = []
        names = [(profile.id, profile.name) for profile in sorted(profiles, key=lambda one: one.name.casefold())]
        self.first, self.second = (
            ComparedSide(background, versions, names, draft_of, now, name_of) for _side in ("first", "second")
        )
        self.everything = QCheckBox()
        self._rows = RowModel()
        self.list = RowList(theme, _paint, space(5))
        self.list.setModel(self._rows)
        self._title, self._empty = label("", "title"), label("", "muted", wrap=True)
        self.why = label("", "muted", wrap=True)
        self.unsaved = label("", "warning", wrap=True)
        self.to_first = KeyButton(theme, keys, "client.back", "arrow-left", words=lambda: self.tr("Copy to the left"))
        self.to_second = KeyButton(theme, keys, "client.forward", "arrow-right", words=lambda: self.tr("Copy to the right"))
        self.undo = KeyButton(theme, keys, "take_back", "undo-2", words=lambda: self.tr("Undo"))
        self.close_button = Button(theme, kind="quiet")
        self._lay_out()
        self._connect(keys)
        self.setFocusProxy(self.second)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        column.addWidget(self._title)
        sides = QHBoxLayout()
        column.addLayout(sides)
        sides.setSpacing(space(1.5))
        sides.addWidget(self.everything, 1)
        sides.addWidget(self.first, 1)
        sides.addWidget(self.second, 1)
        buttons = QHBoxLayout()
        for part in (self.close_button, self.undo, self.to_first, self.to_second):
            buttons.addWidget(part)
        buttons.insertStretch(1, 1)
        for part in (self._empty, self.list, self.why, self.unsaved):
            column.addWidget(part, 1 if part is self.list else 0)
        column.addLayout(buttons)

    def _connect(self, keys: Keys) -> None:
        for side in (self.first, self.second):
            side.changed.connect(self._show)
        self.everything.toggled.connect(lambda _on: self._show())
        for action, button, do in (
            ("client.back", self.to_first, lambda: self.copy(to_second=False)),
            ("client.forward", self.to_second, lambda: self.copy(to_second=True)),
            ("take_back", self.undo, self.take_back),
        ):
            keys.take(action, do, lambda button=button: button.isVisible() and button.isEnabled(), of=self)
        self.close_button.clicked.connect(self.closed)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("Side by side"))
        self.everything.setText(self.tr("What is the same, too"))
        self.first.call(self.tr("At the left"))
        self.second.call(self.tr("At the right"))
        self.list.setAccessibleName(self.tr("What is here and there"))
        self.close_button.setText(self.tr("Close"))
        self.close_button.show_key(native("Esc"))
        self._show()

    def compare(self, first: tuple[str, int | None], second: tuple[str, int | None]) -> None:
        """Show these two: each a client (id) in a version, None: as it stands on its page now, typed or saved."""
        self.first.choose(*first)
        self.second.choose(*second)

    # ---- what is shown

    def _show(self) -> None:
        first, second = self.first.profile, self.second.profile
        rows: list[_Row] = []
        if first is not None and second is not None:
            found = everything(first, second) if self.everything.isChecked() else differences(first, second)
            said = rows_of(found, first, second)
            rows = [_Row(one, row.where, row.first, row.second) for one, row in zip(found, said, strict=True)]
        marked = self.list.currentIndex().row()
        self._rows.show(rows, [self._heard(row) for row in rows])
        if rows:
            self.list.setCurrentIndex(self._rows.index(max(0, min(marked, len(rows) - 1)), 0))
        self._empty.setText(self.tr("They are the same.") if first and second else self.tr("Choose what to compare."))
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._show_buttons()

    def _heard(self, row: _Row) -> str:
        if row.same:
            return f"{row.where}: {row.first}"
        return self.tr("{where}: left {first}, right {second}").format(where=row.where, first=row.first, second=row.second)

    def _show_buttons(self) -> None:
        for button, side in ((self.to_first, self.first), (self.to_second, self.second)):
            button.setVisible(self._may_edit)
            button.setEnabled(self._may_copy(side))
        self.why.setText(self._why_not())
        self.why.setVisible(bool(self.why.text()))
        self.undo.setVisible(self._may_edit)
        self.undo.setEnabled(bool(self._steps))
        changed = [draft for client in dict.fromkeys(self._steps) if (draft := self._draft_of(client)) and draft.dirty]
        names = ", ".join(draft.profile.name for draft in changed if draft.profile is not None)
        self.unsaved.setText(self.tr("Not saved yet: {clients}. Each is saved on its own page.").replace("{clients}", names))
        self.unsaved.setVisible(bool(names))

    # ---- copying

    def _may_copy(self, to: ComparedSide) -> bool:
        """Only what stands now can be changed, and no client becomes another."""
        row = self._rows.row(self.list.currentIndex())
        return isinstance(row, _Row) and not row.same and to.version is None and self._kept_back(row) is None

    def _kept_back(self, row: _Row) -> Kept | None:
        return kept_back(row.difference, same=self.first.client == self.second.client)

    def _why_not(self) -> str:
        """Why the marked row is copied to neither side; empty: it is, or may be."""
        row = self._rows.row(self.list.currentIndex())
        kept = self._kept_back(row) if self._may_edit and isinstance(row, _Row) and not row.same else None
        if kept is Kept.PASSWORD:
            return self.tr("A password is copied to nobody: it is entered anew.")
        if kept is Kept.OWN:
            return self.tr("This is each client's own, and is not copied to another.")
        if kept is Kept.ONE_NUMBER and isinstance(row, _Row) and isinstance(row.difference.part, Closure):
            words = self.tr("This closure is of the number {number} alone, which the other client has not. Enter it by hand.")
            return words.replace("{number}", show(row.difference.part.line or "", "IT"))
        return ""

    def copy(self, *, to_second: bool) -> None:
        """The marked row as it is on one side, to the other: a step over what is typed there, saved by nobody yet."""
        to = self.second if to_second else self.first
        row, profile = self._rows.row(self.list.currentIndex()), to.profile
        draft = self._draft_of(to.client)
        if not isinstance(row, _Row) or profile is None or draft is None or not self._may_copy(to):
            return
        value = row.difference.first if to_second else row.difference.second
        if self.first.client != self.second.client:
            value = for_another(value, profile)
        draft.change(taking(profile, row.difference, value), "")
        self._steps.append(to.client)
        self._look_again()

    def take_back(self) -> None:
        """Undo the last copy."""
        draft = self._draft_of(self._steps.pop()) if self._steps else None
        if draft is not None:
            draft.undo()
        self._look_again()

    def _look_again(self) -> None:
        for side in (self.first, self.second):
            side.look_again()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the sheet."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
