"""The Settings page: its parts at the left, one of them at the right. Each part keeps what is changed at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QStackedWidget, QWidget

from receptionist.office import Office
from ui.background import Background
from ui.keys import Keys
from ui.settings.copies import Copies
from ui.settings.import_part import ImportPart
from ui.settings.keys_part import KeysPart
from ui.settings.looks import Looks
from ui.settings.office_part import OfficePart
from ui.settings.part import SettingsPart
from ui.settings.phones import Phones
from ui.settings.shared_part import SharedPart
from ui.settings.sounds import Sounds
from ui.sounder import Sounder
from ui.theme import Theme, space
from ui.translate import Language, Translated
from ui.widgets.buttons import press_by_key, press_focused


class SettingsPage(Translated):
    """`may_edit`: may whoever sits here change what concerns the whole office? `administers`: and how its parts find one
    another, in a shared one? `zone`: the office's time zone (IANA), from memory."""

    keys_chosen = Signal(dict)
    office_changed = Signal()
    phones_wait = Signal()
    """Another phone system has been chosen: it is joined when the last call has ended."""
    phones_joined = Signal()
    """The phone system's settings have changed, and are in force."""

    assign_asked = Signal(str)
    """Give this number, which was rung and which nobody has, to a client."""

    zone_asked = Signal()
    """The office's time zone is to be changed, where it stands."""

    def __init__(
        self,
        theme: Theme,
        keys: Keys,
        background: Background,
        office: Office,
        sounder: Sounder,
        language: Language,
        zone: Callable[[], str],
        may_edit: bool,
        administers: bool = True,
    ) -> None:
        super().__init__()
        settings = office.settings
        self.looks = Looks(theme, background, settings, language)
        self.sounds = Sounds(theme, background, settings, sounder)
        self.keys = KeysPart(theme, background, settings, keys)
        self.phones = Phones(theme, background, office, lambda: language.code, may_edit)
        self.office = OfficePart(theme, background, settings, may_edit, zone)
        self.copies = Copies(theme, background, office)
        self.imports = ImportPart(theme, background, settings, may_edit)
        self.shared = SharedPart(theme, background, settings, administers, office.fingerprint) if office.store.shared else None
        always = (self.looks, self.sounds, self.keys, self.phones, self.office, self.copies, self.imports)
        self._parts: tuple[SettingsPart, ...] = always if self.shared is None else (*always, self.shared)
        self.names = QListWidget()
        self.names.setFixedWidth(space(26))
        self.names.ensurePolished()  # its rows are as high as the theme has them from the first one on
        self._pages = QStackedWidget()
        for part in self._parts:
            self.names.addItem("")
            self._pages.addWidget(_scrolled(part))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.names)
        row.addWidget(self._pages, 1)
        self.names.setViewportMargins(space(1), space(1), space(1), space(1))
        self.names.currentRowChanged.connect(self._pages.setCurrentIndex)
        self.keys.chosen.connect(self.keys_chosen)
        self.office.changed.connect(self.office_changed)
        self.office.zone.change_asked.connect(self.zone_asked)
        if self.shared is not None:
            self.shared.changed.connect(self.office_changed)
        self.phones.waits.connect(self.phones_wait)
        self.phones.joined.connect(self.phones_joined)
        self.phones.assign_asked.connect(self.assign_asked)
        self._take_keys(keys)
        self.setFocusProxy(self.names)
        self.names.setCurrentRow(0)
        self.retranslate()

    def _take_keys(self, keys: Keys) -> None:
        """What is done in the part that is seen, by the keys of the whole program."""
        by_key = (
            ("settings.test", self.sounds.hear_voice),
            ("call.hear", self.sounds.hear_ring),
            ("save", self.phones.use),
            ("settings.test", self.phones.test),
            ("export", self.phones.write.write),
            ("export", self.copies.backup),
            ("settings.test", self.copies.check),
            ("part.remove", self.imports.forget),
        )
        for action, button in by_key:
            press_by_key(keys, action, button, self)
        keys.changed.connect(lambda: [button.show_key(keys.shown(action)) for action, button in by_key])

    def retranslate(self) -> None:
        """The names of the parts."""
        self.names.setAccessibleName(self.tr("Parts of the settings"))
        for row, part in enumerate(self._parts):
            part.retranslate()  # Qt tells a page of a new language before its parts
            self.names.item(row).setText(part.title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, which no field wanted, presses the button that has the focus."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not press_focused(self):
            super().keyPressEvent(event)

    def show_part(self, number: int) -> None:
        """Bring one part to the front."""
        self.names.setCurrentRow(number)


def _scrolled(part: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(part)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
