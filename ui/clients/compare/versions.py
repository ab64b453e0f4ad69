"""The versions of a profile: who saved it when, what changed, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.merging import elsewhere, gone_back
from receptionist.clients.profile import Profile
from receptionist.clients.versions import Version
from receptionist.errors import Invalid
from receptionist.telephony.numbers import show
from ui.background import Background
from ui.calls.row_model import RowModel
from ui.calls.words.days import day_words
from ui.clients.compare.side import Versions
from ui.clients.compare.words import DifferenceRow, field_words, rows_between
from ui.clients.form.editors import Surroundings
from ui.clients.form.section import Section
from ui.theme import Role, Theme, space
from ui.widgets import Button, Elided, RowList, RowPainter, label


@dataclass(frozen=True, slots=True)
class _Row:
    version: Version
    when: str
    who: str
    what: str


def _paint_version(row: RowPainter, value: object) -> None:
    if isinstance(value, _Row):
        row.area = row.area.adjusted(12, 0, -12, 0)
        row.lines(value.when, f"{value.who} · {value.what}", bold=True)


def _paint_difference(row: RowPainter, value: object) -> None:
    if isinstance(value, DifferenceRow):
        row.area = row.area.adjusted(12, 0, -12, 0)
        row.lines(value.where, f"{value.first}  →  {value.second}", role=Role.TEXT)


class VersionsPage(Section):
    """Versions at the left, at the right what changed between the chosen one and what stands here now. `compare_asked`: any two
    are wanted side by side, from the chosen version (None: none is) on."""

    compare_asked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        versions: Versions,
        now: Callable[[], datetime],
        name_of: Callable[[str], str],
        others: Callable[[], Iterable[Profile]] = tuple,
    ) -> None:
        """`others`: all clients as they are now."""
        super().__init__("Versions")
        self._others = others
        self._background, self._versions, self._now, self._name_of = background.branch(self), versions, now, name_of
        self._profile: Profile | None = None
        self._chosen: Profile | None = None
        self._asked: tuple[str, int] | None = None
        self._only = False
        self._rows, self._differences = RowModel(), RowModel()
        self.list = RowList(theme, _paint_version, space(6))
        self.differences = RowList(theme, _paint_difference, space(6))
        self.list.setModel(self._rows)
        self.differences.setModel(self._differences)
        self._heading, self._empty = Elided("", "heading"), label("", "muted", wrap=True)
        self._gone = label("", "warning", wrap=True)
        self.back = Button(theme, icon="undo-2")
        self.back.clicked.connect(self._go_back)
        self.compare = Button(theme, icon="arrow-left-right")
        self.compare.clicked.connect(lambda: self.compare_asked.emit(self._chosen.version if self._chosen else None))
        self.list.selectionModel().currentChanged.connect(self._choose)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.addWidget(self.compare)
        tools.addWidget(self.back)
        tools.addStretch(1)
        self.column.addLayout(tools)
        right = QVBoxLayout()
        right.setSpacing(space(1))
        right.addWidget(self._heading)
        right.addWidget(self._gone)
        right.addWidget(self._empty)
        right.addWidget(self.differences, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self.list, 2)
        row.addLayout(right, 3)
        self.column.addWidget(whole, 1)

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        self.list.setAccessibleName(self.tr("Versions, latest first"))
        self.differences.setAccessibleName(self.tr("What changed"))
        self.back.setText(self.tr("Go back to this version"))
        self.compare.setText(self.tr("Side by side"))
        self._show_differences()

    @property
    def title(self) -> str:
        """Its name in today's language."""
        return self.tr("Versions")

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        self._only = only
        self._show_differences()

    def concerns(self, field: str) -> bool:
        """No field stands here."""
        return False

    def show_profile(self, profile: Profile, problems: list[Invalid], around: Surroundings) -> None:
        """The versions of this client, read anew after a save."""
        self._profile = profile
        wanted = (profile.id, profile.version)
        if wanted != self._asked:
            self._asked, self._chosen = wanted, None
            self._background.run(lambda: self._versions.versions_of(profile.id), lambda found: self._list(wanted, found))
        self._show_differences()

    def _list(self, wanted: tuple[str, int], versions: Sequence[Version]) -> None:
        if wanted != self._asked or self._profile is None:
            return
        rows = [self._row(version, zone_of(self._profile.zone)) for version in versions]
        self._rows.show(rows, [f"{row.when}, {row.who}: {row.what}" for row in rows])
        if rows:  # what the last save changed, before anything is asked for
            self.list.setCurrentIndex(self._rows.index(min(1, len(rows) - 1)))
        self._show_differences()

    def _row(self, version: Version, zone: ZoneInfo) -> _Row:
        when = day_words(version.at.astimezone(zone), self._now().astimezone(zone))
        return _Row(version, when, self._name_of(version.by), field_words(version.fields))

    def _choose(self, index: QModelIndex) -> None:
        row, profile = self._rows.row(index), self._profile
        if not isinstance(row, _Row) or profile is None:
            return
        wanted = row.version

        def take(then: Profile) -> None:
            """The answers may come in another order than they were asked for."""
            now = self._rows.row(self.list.currentIndex())
            if self._profile is not None and isinstance(now, _Row) and now.version == wanted:
                self._chosen = then
                self._show_differences()

        self._background.run(lambda: self._versions.version(wanted.client, wanted.version), take)

    def _show_differences(self) -> None:
        then, now = self._chosen, self._profile
        rows = rows_between(then, now) if then is not None and now is not None else []
        self._differences.show(rows, [f"{row.where}: {row.first} → {row.second}" for row in rows])
        self._heading.setText(self.tr("SINCE VERSION {number}").format(number=then.version) if then is not None else "")
        self._empty.setText(
            self.tr("Choose a version: what changed since is shown here, and one button goes back to it.")
            if then is None
            else self.tr("Nothing has changed since.")
        )
        self._gone.setText("\n".join(self._elsewhere(then, now)) if then is not None and now is not None else "")
        self._gone.setVisible(bool(self._gone.text()))
        self._empty.setVisible(not rows)
        self.differences.setVisible(bool(rows))
        self.back.setEnabled(bool(rows))
        self.back.setVisible(then is not None and not self._only)

    def _elsewhere(self, then: Profile, now: Profile) -> list[str]:
        """Which numbers of that version do not come back."""
        words = self.tr("{number} belongs to {client} by now: going back brings back the rest.")
        found = elsewhere(now, then, self._others())
        return [
            words.replace("{number}", show(line.number, now.country)).replace("{client}", other.name) for line, other in found
        ]

    def _go_back(self) -> None:
        """A step like any other: it can be undone, and is saved as a new version."""
        then = self._chosen
        if then is not None and not self._only:
            others = tuple(self._others())
            self.edited.emit(lambda profile: gone_back(profile, then, others), "")
