"""Who waits for her, wherever Calls is out of sight: how many, the first one's client and caller, since when, and the key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from receptionist.calls.board import CallView
from receptionist.calls.places import Place
from receptionist.clients.profile import Profile
from ui.calls.board.urgency import Urgency, urgency_of
from ui.calls.while_away import WhileAway
from ui.calls.words.text import elapsed, plain
from ui.keys import Keys
from ui.theme import Role, Theme, space
from ui.widgets import Elided, KeyButton
from ui.widgets.labels import dress


class WaitingBar(WhileAway):
    """Shown while somebody waits. It stands where the window pins it; until then `parent` holds it."""

    def __init__(self, theme: Theme, keys: Keys, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "warning")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._now = theme, now
        self._waiting: list[CallView] = []
        self._urgency = Urgency.CALM
        self._icon, self._count = QLabel(), Elided("", "strong")
        self._client, self._caller, self._since = Elided("", "strong"), Elided(), Elided("", "strong")
        self.answer = KeyButton(theme, keys, "call.answer", "phone-incoming", "primary")
        self.answer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        theme.changed.connect(self._show_icon)
        self.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(space(1.5), space(0.5), space(1), space(0.5))
        row.setSpacing(space(1.5))
        for part in (self._count, self._client, self._since):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(self._icon)
        row.addWidget(self._count)
        row.addWidget(self._client)
        row.addWidget(self._caller, 1)
        row.addWidget(self._since)
        row.addWidget(self.answer)
        self._show_icon()

    def present(self, waiting: list[CallView], profile: Profile | None, caller: str) -> None:
        """Those who wait, the next to be answered first; of that one the client, and the caller in words."""
        self._waiting = waiting
        self._client.setText(plain(profile.name, 60) if profile is not None else "")
        self._caller.setText(caller)
        self.answer.setEnabled(bool(waiting))
        self.retranslate()
        self._turn()

    def retranslate(self) -> None:
        """How many there are, in words: for who sees it, and for who listens."""
        self._count.setText(self.tr("%n caller(s) waiting", "", len(self._waiting)))
        said = (self._count.text(), self._client.text(), self._caller.text())
        self.setAccessibleName(", ".join(part for part in said if part))

    def _has_something(self) -> bool:
        return bool(self._waiting)

    def _tick(self) -> None:
        if not self._waiting:
            return
        first, now = self._waiting[0], self._now()
        urgency = urgency_of(first.arrived, first.service_level if first.place is Place.WAITING else 0, now)
        waited, late = elapsed(first.arrived, now), self.tr("past the promised time")
        self._since.setText(f"{waited} · {late}" if urgency is Urgency.PAST else waited)
        dress(self._since, _PARTS[urgency])
        if urgency is not self._urgency:
            self._urgency = urgency
            self._show_icon()

    def _show_icon(self) -> None:
        """The shape that the row of Calls has, and its colour."""
        name, role = _ICONS[self._urgency]
        self._icon.setPixmap(self._theme.icons.icon(name, role).pixmap(16, 16))


_PARTS = {Urgency.CALM: "strong", Urgency.NEAR: "warning", Urgency.PAST: "danger"}
_ICONS = {
    Urgency.CALM: ("phone-incoming", Role.WARNING),
    Urgency.NEAR: ("clock", Role.WARNING),
    Urgency.PAST: ("triangle-alert", Role.DANGER),
}
