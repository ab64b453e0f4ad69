"""Which outside numbers the office calls, and whether those that are only typed confirm by key that somebody is there."""

from __future__ import annotations

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from ui.settings.country_list import CountryList
from ui.settings.part import Settings
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Field, label

SWITCHES = ("dial.premium", "dial.shared_cost", "dial.confirm")


class Dialling(Translated):
    """`chosen` has the setting's key and its value."""

    chosen = Signal(str, object)

    def __init__(self, theme: Theme, settings: Settings, *, may_edit: bool) -> None:
        super().__init__()
        self._settings = settings
        self._heading, self._lead = label("", "strong"), label("", "muted", wrap=True)
        self.switches = {key: QCheckBox() for key in SWITCHES}
        self._fields = {key: Field(box) for key, box in self.switches.items()}
        self.countries = CountryList(theme, settings.get("dial.countries"), may_edit=may_edit)  # type: ignore[arg-type]
        self.countries.chosen.connect(lambda codes: self.chosen.emit("dial.countries", codes))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        column.addWidget(self.countries)
        for key, box in self.switches.items():
            box.setChecked(bool(settings.get(key)))
            box.setEnabled(may_edit)
            box.toggled.connect(lambda on, key=key: self.chosen.emit(key, on))
            column.addWidget(self._fields[key])
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self._heading.setText(self.tr("Numbers that may be called"))
        never = self.tr(
            "For calls out and for putting callers through. Emergency numbers are never called under a client's number."
        )
        self._lead.setText(never)
        words = {
            "dial.premium": self.tr("Premium-rate numbers too"),
            "dial.shared_cost": self.tr("Shared-cost numbers too"),
            "dial.confirm": self.tr("A number that is only typed confirms by key before it gets a caller unannounced"),
        }
        for key, box in self.switches.items():
            box.setText(words[key])
        self.show_examples()

    def show_examples(self) -> None:
        """What the two kinds of numbers are, with one of the office's country."""
        premium = self.tr("Whoever calls them pays for a service, often many euros.")
        shared = self.tr("Whoever calls them pays a part of the cost, whoever is called the rest.")
        for key, said, kind in (
            ("dial.premium", premium, PhoneNumberType.PREMIUM_RATE),
            ("dial.shared_cost", shared, PhoneNumberType.SHARED_COST),
        ):
            number = example(str(self._settings.get("office.country")), kind)
            more = self.tr("For example {number}.").format(number=number) if number else ""
            self._fields[key].name("", f"{said} {more}".strip())
            self._fields[key].complain("")
            self.switches[key].setAccessibleName(self.switches[key].text())


def example(country: str, kind: int) -> str:
    """A number of the kind as it is written in the country (ISO 3166), by libphonenumber; empty where there is none."""
    number = phonenumbers.example_number_for_type(country, kind)
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL) if number is not None else ""
