"""The office's time zone, which is its own profile's: shown, with the way to where it is changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from receptionist.clients.places import zone_name
from ui.background import Background
from ui.clients.fields.choices import screen_language
from ui.theme import Theme
from ui.translate import Translated
from ui.widgets import Field
from ui.widgets.buttons import Button


class ZoneLine(Translated):
    """`zone` gives its IANA name, from memory; empty: the office has no profile. It is asked each time the line is seen."""

    change_asked = Signal()

    def __init__(self, theme: Theme, background: Background, zone: Callable[[], str]) -> None:
        super().__init__()
        self._background, self._zone = background, zone
        self.name = QLineEdit()
        self.name.setReadOnly(True)
        self.field = Field(self.name)
        self.change = Button(theme)
        self.change.clicked.connect(self.change_asked)
        below = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addLayout(below)
        below.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.field.name(
            self.tr("Time zone"),
            self.tr(
                "As in the office’s own profile. At its midnight the last day of a login ends, and a day of the history begins"
            ),
        )
        self.change.setText(self.tr("Change it in the profile…"))
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody may have changed it meanwhile."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        zone, language = self._zone(), screen_language()
        self.change.setEnabled(bool(zone))
        self._background.run(lambda: zone_name(zone, language) if zone else "", self.name.setText)
