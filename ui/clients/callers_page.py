"""Callers of a client whose numbers are flagged: whoever supervises takes a flag away. On the office's own page stand also the
numbers that are known to all clients."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptionist.calls.callers import CallerFlag, CallerFlags
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.profile import Profile
from receptionist.errors import Invalid
from receptionist.telephony.numbers import show
from ui.calls.row_model import RowModel
from ui.calls.words.flags import ICONS, INKS, flag_line
from ui.clients.form.editors import Surroundings
from ui.clients.form.section import Section
from ui.keys import Keys
from ui.theme import Theme, space
from ui.widgets import Button, RowList, RowPainter, label


def _paint(row: RowPainter, value: object) -> None:
    if isinstance(value, tuple):
        flag, number, detail = value
        row.area = row.area.adjusted(12, 0, -12, 0)
        row.icon(ICONS[flag.flag], INKS[flag.flag])
        row.lines(number, detail, bold=True)


class CallersPage(Section):
    """`taken_away` has the flag that is to hold no longer."""

    taken_away = Signal(object)

    def __init__(
        self,
        theme: Theme,
        keys: Keys,
        flags: Callable[[], CallerFlags],
        now: Callable[[], datetime],
        name_of: Callable[[str], str],
    ) -> None:
        super().__init__("Callers")
        self._keys, self._flags, self._now, self._name_of = keys, flags, now, name_of
        self._profile: Profile | None = None
        self._only = False
        self._hint = label("", "muted", wrap=True)
        self._rows = RowModel()
        self.list = RowList(theme, _paint, space(6))
        self.list.setModel(self._rows)
        self.take_away = Button(theme, icon="trash-2")
        self.take_away.clicked.connect(self._take_away)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_button())
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self._hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.take_away, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)
        self.column.addWidget(whole, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        self.list.setAccessibleName(self.tr("Callers that are flagged, latest first"))
        self.take_away.setText(self.tr("Take the flag away"))
        self.refresh()

    @property
    def title(self) -> str:
        """Its name in today's language."""
        return self.tr("Callers")

    def read_only(self, only: bool) -> None:
        """Whether one may only look; what is known to all clients is a supervisor's."""
        self._only = only
        self.refresh()

    def concerns(self, field: str) -> bool:
        """No field stands here."""
        return False

    def show_profile(self, profile: Profile, problems: list[Invalid], around: Surroundings) -> None:
        """The flagged callers of this client."""
        self._profile = profile
        self.refresh()

    def refresh(self) -> None:
        """As they are now."""
        found = self._found()
        rows = [(flag, *self._words(flag)) for flag in found]
        self._rows.show(rows, [f"{number}, {detail}" for _flag, number, detail in rows])
        self._hint.setText(
            self.tr("Callers of this client alone. The desk flags them; nothing of it is seen when they ring another client.")
            if found
            else self.tr("No caller is flagged. At the desk, {key} says VIP, or blocked for this client only.").replace(
                "{key}", self._keys.shown("caller.flag")
            )
        )
        self.list.setVisible(bool(found))
        self.take_away.setVisible(bool(found) and not self._only)
        self._show_button()

    def _found(self) -> list[CallerFlag]:
        if self._profile is None:
            return []
        flags = self._flags()
        of_all = flags.list(None) if self._profile.own and not self._only else []
        return [*flags.list(self._profile.id), *of_all]

    def _words(self, flag: CallerFlag) -> tuple[str, str]:
        assert self._profile is not None  # noqa: S101 - a flag is of the profile that is shown
        local = self._now().astimezone(zone_of(self._profile.zone))
        number = show(flag.number, self._profile.country)
        for_all = self.tr("for all clients") if flag.client is None else ""
        return number, " · ".join(part for part in (for_all, flag_line(flag, self._name_of, local, for_all=True)) if part)

    def _show_button(self) -> None:
        self.take_away.setEnabled(self._rows.row(self.list.currentIndex()) is not None)

    def _take_away(self) -> None:
        row = self._rows.row(self.list.currentIndex())
        if isinstance(row, tuple) and not self._only:
            self.taken_away.emit(row[0])
