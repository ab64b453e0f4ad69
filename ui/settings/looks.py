"""Looks: theme and language, at once."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from receptionist.errors import Problem
from ui.background import Background
from ui.settings.part import Settings, SettingsPart
from ui.theme import Theme
from ui.translate import LANGUAGES, Language, desktop_language
from ui.widgets import Field
from ui.widgets.choice import ChoiceBox

SCALES = (100, 110, 125, 150, 175, 200)
"""Percent of what the desktop makes of it."""


class Looks(SettingsPart):
    """Theme, language, and what happens when a call comes."""

    def __init__(self, theme: Theme, background: Background, settings: Settings, language: Language) -> None:
        super().__init__(theme, background, settings)
        self._language = language
        self.theme_box, self.language_box, self.scale_box = ChoiceBox(20), ChoiceBox(20), ChoiceBox(20)
        self.theme_field, self.language_field = Field(self.theme_box), Field(self.language_box)
        self.scale_field = Field(self.scale_box)
        self.front, self.card = QCheckBox(), QCheckBox()
        for part in (self.theme_field, self.language_field, self.scale_field, self.front, self.card):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.retranslate()
        self.theme_box.activated.connect(self._choose_theme)
        self.language_box.activated.connect(self._choose_language)
        self.scale_box.activated.connect(lambda: self.keep("scale", int(self.scale_box.currentData())))
        for box, key in ((self.front, "front"), (self.card, "card.on_top")):
            box.setChecked(bool(settings.get(key)))
            box.toggled.connect(lambda on, key=key: self.keep(key, on))

    def retranslate(self) -> None:
        """Its words."""
        self.head(self.tr("Looks"), self.tr("These belong to this workstation."))
        self.theme_field.name(self.tr("Theme"))
        self.language_field.name(
            self.tr("Language of the screen"), self.tr("Greetings are in the client's language whatever stands here")
        )
        self.scale_field.name(self.tr("Size"), self.tr("Another size counts from the next start of the console"))
        self.front.setText(self.tr("Bring the console to the front when a call comes"))
        self.card.setText(self.tr("Show a small card over other windows during a call"))
        themes = {
            "system": self.tr("As the desktop"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }
        _fill(self.theme_box, themes, str(self.settings.get("theme")))
        sizes = {str(scale): f"{scale} %" for scale in SCALES}
        _fill(self.scale_box, sizes, str(self.settings.get("scale")))
        _fill(self.language_box, {"": self.tr("As the desktop"), **LANGUAGES}, str(self.settings.get("language")))

    def _choose_theme(self) -> None:
        name = self.theme_box.currentData()
        self.theme.use(name)
        self.keep("theme", name)

    def _choose_language(self) -> None:
        code = self.language_box.currentData()
        try:
            self.settings.set("language", code)  # a small file of this machine; the widgets read it back while they change
        except Problem as problem:
            self.complain(problem)
        self._language.use(code or desktop_language())


def _fill(box: ChoiceBox, words: dict[str, str], chosen: str) -> None:
    box.clear()
    for value, word in words.items():
        box.addItem(word, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
