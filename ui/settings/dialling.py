"""Which outside numbers the office calls, and whether those that are only typed confirm by key that somebody is there."""

from __future__ import annotations

from phonenumbers import SUPPORTED_REGIONS
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from ui.settings.part import Settings
from ui.theme import space
from ui.translate import Translated
from ui.widgets import Field, label

SWITCHES = ("dial.premium", "dial.shared_cost", "dial.confirm")


class Dialling(Translated):
    """`chosen` has the setting's key and its value, once what is typed can be read."""

    chosen = Signal(str, object)

    def __init__(self, settings: Settings, *, may_edit: bool) -> None:
        super().__init__()
        self._heading, self._lead = label("", "strong"), label("", "muted", wrap=True)
        self.switches = {key: QCheckBox() for key in SWITCHES}
        self._kept = list(settings.get("dial.countries"))  # type: ignore[call-overload]
        self.countries = QLineEdit(", ".join(self._kept))
        self.countries.setReadOnly(not may_edit)
        self.countries.editingFinished.connect(self._take_countries)
        self.field = Field(self.countries)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        column.addWidget(self.field)
        for key, box in self.switches.items():
            box.setChecked(bool(settings.get(key)))
            box.setEnabled(may_edit)
            box.toggled.connect(lambda on, key=key: self.chosen.emit(key, on))
            column.addWidget(box)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self._heading.setText(self.tr("Numbers that may be called"))
        never = self.tr(
            "For calls out and for putting callers through. Emergency numbers are never called under a client's number."
        )
        self._lead.setText(never)
        self.field.name(
            self.tr("Countries"), self.tr("By their two letters, as in IT, CH, GB. Leave it empty for every country.")
        )
        words = {
            "dial.premium": self.tr("Premium-rate numbers too (899, 0900)"),
            "dial.shared_cost": self.tr("Shared-cost numbers too (848, 199)"),
            "dial.confirm": self.tr("A number that is only typed confirms by key before it gets a caller unannounced"),
        }
        for key, box in self.switches.items():
            box.setText(words[key])
        if self.field.complaint:
            self._take_countries()

    def _take_countries(self) -> None:
        codes, unknown = read(self.countries.text())
        if unknown:
            self.field.complain(
                self.tr("“{text}” is no country's two letters. As in IT, CH, GB, with commas between.").format(text=unknown)
            )
            return
        self.field.complain("")
        if codes != self._kept:
            self._kept = codes
            self.chosen.emit("dial.countries", codes)


def read(text: str) -> tuple[list[str], str]:
    """Countries (ISO 3166) in their order, each once; and the first word that is none, empty where each is one."""
    words = [word.upper() for word in text.replace(",", " ").replace(";", " ").split()]
    unknown = next((word for word in words if word not in SUPPORTED_REGIONS), "")
    return list(dict.fromkeys(words)), unknown[:20]
