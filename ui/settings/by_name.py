"""Whether what a single assistant does is shown to the others by name, with the law's ground noted beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from receptionist.staff.figures import SETTING, ByName
from ui.settings.part import Settings
from ui.theme import space
from ui.translate import Translated
from ui.widgets import Field, label
from ui.widgets.choice import ChoiceBox


class ByNamePart(Translated):
    """`chosen` has the setting's key and its value."""

    chosen = Signal(str, object)

    def __init__(self, settings: Settings, *, may_edit: bool) -> None:
        super().__init__()
        self._kept = str(settings.get(SETTING))
        self._heading, self._law = label("", "strong"), label("", "muted", wrap=True)
        self.choice = ChoiceBox(20)
        self.choice.setEnabled(may_edit)
        self.choice.activated.connect(lambda _row: self.chosen.emit(SETTING, self.choice.currentData()))
        self.field = Field(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        for part in (self._heading, self._law, self.field):
            column.addWidget(part)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self._heading.setText(self.tr("What single assistants do"))
        self._law.setText(
            self.tr(
                "Who is talking, on a pause or away, and what somebody did at a moment of the past, is a person’s behaviour at "
                "work. In Italy it may be shown by name only by agreement with the unions’ representatives, or with the labour "
                "inspectorate’s permission, and once the assistants were told (L. 300/1970, art. 4). How many are free is "
                "always shown; whose a call was stands in History."
            )
        )
        self.field.name(self.tr("States and figures by name"))
        names = {
            ByName.OFF: self.tr("Of nobody: counted only"),
            ByName.TEAM: self.tr("Of the people in one’s own teams"),
            ByName.NAMED: self.tr("Of everybody"),
        }
        chosen = self.choice.currentData() or self._kept
        self.choice.clear()
        for value, words in names.items():
            self.choice.addItem(words, value.value)
        self.choice.setCurrentIndex(max(self.choice.findData(chosen), 0))
