"""The office: its name and country, what it says when it is closed or busy, what it calls, where help is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from phonenumbers import SUPPORTED_REGIONS
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from receptionist.store.letters import folded
from ui.background import Background
from ui.countries import country_names
from ui.settings.by_name import ByNamePart
from ui.settings.dialling import Dialling
from ui.settings.greeting_hours import GreetingHours
from ui.settings.part import Settings, SettingsPart
from ui.settings.zone_line import ZoneLine
from ui.theme import Theme, space
from ui.widgets import Field
from ui.widgets.choice import ChoiceBox

TEXTS = (("text.closed", "it"), ("text.closed", "en"), ("text.busy", "it"), ("text.busy", "en"))


TYPED = 1_500
"""Milliseconds without a keystroke after which a text counts as finished."""


class OfficePart(SettingsPart):
    """What concerns the whole office."""

    changed = Signal()
    """Something was changed and is kept, and whoever changed it types no more."""

    def __init__(
        self, theme: Theme, background: Background, settings: Settings, may_edit: bool, zone: Callable[[], str]
    ) -> None:
        super().__init__(theme, background, settings)
        self._settled = QTimer(self, singleShot=True, interval=TYPED)
        self._settled.timeout.connect(self.changed)
        self.lines: dict[str, QLineEdit] = {}
        self._fields: dict[str, Field] = {}
        self.country = ChoiceBox(20)
        for key in ("office.name", "emergency.number", "emergency.address"):
            line = QLineEdit(str(settings.get(key)))
            line.setReadOnly(not may_edit)
            line.editingFinished.connect(lambda key=key, line=line: self._keep_line(key, line))
            self.lines[key], self._fields[key] = line, Field(line)
            self.column.addWidget(self._fields[key])
        self._fields["office.country"] = Field(self.country)
        self.column.insertWidget(self.column.indexOf(self._fields["emergency.number"]), self._fields["office.country"])
        self._list_countries(may_edit)
        self.zone = ZoneLine(theme, background, zone)
        self.column.insertWidget(self.column.indexOf(self._fields["emergency.number"]), self.zone)
        self.texts: dict[tuple[str, str], QPlainTextEdit] = {}
        self._text_fields: dict[tuple[str, str], Field] = {}
        for key, code in TEXTS:
            box = QPlainTextEdit(dict(settings.get(key)).get(code, ""))  # type: ignore[call-overload]
            box.setReadOnly(not may_edit)
            box.setTabChangesFocus(True)
            box.setFixedHeight(space(7))
            box.textChanged.connect(lambda key=key: self._keep_texts(key))
            self.texts[key, code], self._text_fields[key, code] = box, Field(box)
            self.column.addWidget(self._text_fields[key, code])
        self.hours = GreetingHours(settings.get("greeting.hours"), may_edit=may_edit)  # type: ignore[arg-type]
        self.hours.chosen.connect(lambda hours: self.keep("greeting.hours", hours, self._settled.start))
        self.column.addWidget(self.hours)
        self.dialling = Dialling(theme, settings, may_edit=may_edit)
        self.dialling.chosen.connect(lambda key, value: self.keep(key, value, self._settled.start))
        self.column.addWidget(self.dialling)
        self.by_name = ByNamePart(settings, may_edit=may_edit)
        self.by_name.chosen.connect(lambda key, value: self.keep(key, value, self._settled.start))
        self.column.addWidget(self.by_name)
        self.column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.head(self.tr("Office"), self.tr("These belong to the whole office and go into its backup."))
        self._fields["office.name"].name(self.tr("Name of the office"), self.tr("Callers of unknown numbers hear it"))
        self._fields["office.country"].name(self.tr("Country"), self.tr("National numbers are read as dialled from here"))
        self.background.run(country_names, self._name_countries)
        self._fields["emergency.number"].name(
            self.tr("Emergency number"), self.tr("Shown on the emergency card; leave it empty for the country's own")
        )
        self._fields["emergency.address"].name(self.tr("Our address, for the rescuers"))
        languages = {"it": self.tr("in Italian"), "en": self.tr("in English")}
        said = {"text.closed": self.tr("Said when closed"), "text.busy": self.tr("Said when nobody can answer")}
        for key, code in TEXTS:
            self._text_fields[key, code].name(f"{said[key]}, {languages[code]}")

    def _list_countries(self, may_edit: bool) -> None:
        for code in sorted(SUPPORTED_REGIONS):
            self.country.addItem(code, code)
        self.country.setCurrentIndex(self.country.findData(str(self.settings.get("office.country"))))
        self.country.setEnabled(may_edit)
        self.country.activated.connect(lambda _row: self.keep("office.country", self.country.currentData(), self._moved))

    def _moved(self) -> None:
        self.dialling.show_examples()
        self._settled.start()

    def _name_countries(self, names: Mapping[str, str]) -> None:
        """By name, so that its first letters find a country."""
        named = {code: names.get(code, code) for code in SUPPORTED_REGIONS}
        code = self.country.currentData()
        self.country.clear()
        for known in sorted(named, key=lambda known: folded(named[known])):
            self.country.addItem(named[known], known)
        self.country.setCurrentIndex(self.country.findData(code))
        self.dialling.countries.name(names)

    def _keep_line(self, key: str, line: QLineEdit) -> None:
        text = line.text().strip()
        if text != str(self.settings.get(key)):
            self.keep(key, text, self._settled.start)

    def _keep_texts(self, key: str) -> None:
        texts = {code: box.toPlainText().strip() for (its, code), box in self.texts.items() if its == key}
        self.keep(key, {code: text for code, text in texts.items() if text}, self._settled.start)
