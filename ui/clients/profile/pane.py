"""The chosen client's profile: its head, what it still lacks, its parts behind tabs, and what the desk would show of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.clients.form.section import Section
from ui.clients.profile.preview import LOW
from ui.keys import Keys
from ui.theme import Size, space
from ui.translate import Translated
from ui.widgets import rule
from ui.widgets.parts import PartKeys

CLOSE = space(0.75)
"""Logical pixels around a part's name where there is little room."""


class ProfilePane(Translated):
    """Above the parts stand `above` (the head, what is lacking), between their tabs and them `between`, below them `below`."""

    turned = Signal()
    """Another part is in front."""

    def __init__(
        self, keys: Keys, sections: Sequence[Section], above: Sequence[QWidget], between: QWidget, below: QWidget
    ) -> None:
        super().__init__()
        self.sections = tuple(sections)
        self._between, self._below = between, below
        between.installEventFilter(self)
        self._wrong: Collection[str] = ()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._pages = QStackedWidget()
        for section in self.sections:
            self._pages.addWidget(section)
            self.tabs.addTab(section.title)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(space(2), 0, space(2), 0)
        tabs.addWidget(self.tabs)
        by_key = PartKeys(keys, self.tabs)
        tabs.addWidget(by_key, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in above:
            column.addWidget(part)
        column.addLayout(tabs)
        for part in (rule(), between):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        column.addWidget(rule())
        column.addWidget(below)
        self.tabs.currentChanged.connect(self._turn)
        by_key.turned.connect(self._begin)
        self.retranslate()

    def retranslate(self) -> None:
        """The names of the parts."""
        self.mark(self._wrong)
        self.tabs.setAccessibleName(self.tr("Parts of the profile"))

    def mark(self, wrong: Collection[str]) -> None:
        """These places in the profile are wrong: their parts say so."""
        self._wrong = wrong
        for place, section in enumerate(self.sections):
            sign = " ⚠" if any(section.concerns(field) for field in wrong) else ""
            self.tabs.setTabText(place, section.title + sign)

    def narrow(self, narrow: bool) -> None:
        """Where there is little room the names of the parts are smaller, and still told apart."""
        close = f"QTabBar::tab {{ font-size: {Size.SMALL}px; padding: {CLOSE}px; }}"
        close = close if narrow else ""
        if self.tabs.styleSheet() != close:
            self.tabs.setStyleSheet(close)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes between tabs and fields, or goes, changes who has the room."""
        if watched is self._between and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._share_room()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window there is no room for all."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """In a low window what has to be decided first has it alone; the fields come back after it."""
        alone = not self._between.isHidden() and self.window().height() < LOW
        self._column.setStretchFactor(self._between, 1 if alone else 0)
        self._pages.setVisible(not alone)
        self._below.setVisible(not alone)

    @property
    def front(self) -> Section:
        """The part that is seen."""
        return self.sections[self.tabs.currentIndex()]

    def place_of(self, field: str) -> int | None:
        """The number of the part where a place in the profile is entered."""
        return next((n for n, section in enumerate(self.sections) if section.concerns(field)), None)

    def is_in(self, field: str) -> bool:
        """Whether one types there."""
        editor, focus = self.front.editor_at(field), self.window().focusWidget()
        return editor is not None and focus is not None and editor.isAncestorOf(focus)

    def enter(self, field: str) -> None:
        """To where that is entered (`lines[].number`: of one more line)."""
        place = self.place_of(field)
        if place is not None:
            self.tabs.setCurrentIndex(place)
            self.sections[place].enter(field)

    def show_part(self, name: str) -> None:
        """To the parts of that name, as `closures`."""
        place = self.place_of(name)
        if place is not None:
            self.tabs.setCurrentIndex(place)
            self.sections[place].part(name).setFocus()

    def _turn(self, part: int) -> None:
        focus = self.window().focusWidget()
        types = focus is not None and self._pages.isAncestorOf(focus)
        self._pages.setCurrentIndex(part)
        self.turned.emit()
        if types:
            self.front.begin()

    def _begin(self) -> None:
        """Who turns by key goes on by key: from wherever the focus is into the part."""
        if not self._pages.isHidden() and not self._pages.isAncestorOf(self.window().focusWidget()):
            self.front.begin()
