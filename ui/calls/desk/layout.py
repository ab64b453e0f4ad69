"""Where the desk's parts stand: three columns over a foot, or in a narrow window one column with tabs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.keys import Keys
from ui.theme import space
from ui.translate import Translated
from ui.widgets import rule
from ui.widgets.parts import PartKeys

NARROW = 1180
LOW = 620
"""Logical pixels under which the desk is one column."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the desk: its tab's words, and whether it stands above the foot when there is room."""

    id: str
    widget: QWidget
    title: Callable[[], str]
    above: bool = False
    beside: bool = False
    """In the foot, always in sight."""


class DeskLayout(Translated):
    """Moves the parts between the two arrangements; nothing in them is made anew, so nothing typed is lost."""

    turned = Signal(str)
    """Another part came to the front."""

    def __init__(self, parts: tuple[Part, ...], bar: QWidget, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts, self._bar = parts, bar
        self._narrow: bool | None = None
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.currentChanged.connect(self._turn)
        self._part_keys = PartKeys(keys, self.tabs)
        self._stack = QStackedWidget()
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setHandleWidth(1)
        self._columns.setChildrenCollapsible(False)
        self._upper = QSplitter(Qt.Orientation.Vertical)
        self._upper.setHandleWidth(1)
        self._upper.setChildrenCollapsible(False)
        self._foot = QWidget()
        self._tab_row = QWidget()
        self._lay_out()
        self.arrange(narrow=False)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._tab_row)
        row.setContentsMargins(space(1), 0, space(1), 0)
        row.addWidget(self.tabs)
        row.addWidget(self._part_keys, 1)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        for part in (rule(), self._bar, rule(), self._tab_row):
            foot.addWidget(part)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self._stack, 1)
        foot.addLayout(self._beside, 1)
        self._upper.addWidget(self._columns)
        self._upper.addWidget(self._foot)
        self._upper.setStretchFactor(0, 1)
        self._upper.setStretchFactor(1, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._upper)

    @property
    def narrow(self) -> bool:
        """Whether it is one column."""
        return bool(self._narrow)

    def arrange(self, *, narrow: bool) -> None:
        """Take one of the two arrangements."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        shown = self.shown
        in_tabs = [part for part in self._parts if narrow or not (part.above or part.beside)]
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for part in self._parts:
            if part in in_tabs:
                self._stack.insertWidget(in_tabs.index(part), part.widget)
                self.tabs.addTab(part.title())
            elif part.beside:
                self._beside.addWidget(part.widget)
                part.widget.show()
            else:
                self._columns.addWidget(part.widget)
                part.widget.show()
        self.tabs.blockSignals(False)
        self._in_tabs = in_tabs
        self._columns.setVisible(not narrow)
        if not narrow:
            self._columns.setStretchFactor(0, 0)
            self._columns.setStretchFactor(1, 1)
            self._columns.setStretchFactor(2, 0)
            self._columns.setSizes([space(38), space(85), space(46)])
            self._upper.setSizes([space(56), space(34)])
        self.bring("client" if narrow else shown if any(part.id == shown for part in in_tabs) else "message")
        self.turned.emit(self.shown)

    _in_tabs: list[Part] = []  # noqa: RUF012 - replaced at once by `arrange`

    @property
    def shown(self) -> str:
        """The part whose tab is in front."""
        place = self.tabs.currentIndex()
        return self._in_tabs[place].id if 0 <= place < len(self._in_tabs) else ""

    def sees(self, part: str) -> bool:
        """Whether a part is in sight: in a column of its own, or as the tab in front."""
        return part == self.shown or all(one.id != part for one in self._in_tabs)

    def bring(self, part: str) -> None:
        """Bring a part to the front, where it has a tab."""
        place = next((n for n, one in enumerate(self._in_tabs) if one.id == part), None)
        if place is not None:
            self.tabs.setCurrentIndex(place)
            self._stack.setCurrentWidget(self._in_tabs[place].widget)

    def _turn(self, place: int) -> None:
        if 0 <= place < len(self._in_tabs):
            self._stack.setCurrentWidget(self._in_tabs[place].widget)
            self.turned.emit(self._in_tabs[place].id)

    def retitle(self) -> None:
        """Counts in the tabs' words changed."""
        for n, part in enumerate(self._in_tabs):
            if self.tabs.tabText(n) != part.title():
                self.tabs.setTabText(n, part.title())

    def retranslate(self) -> None:
        """The tabs."""
        self.tabs.setAccessibleName(self.tr("Parts of the desk"))
        self.retitle()
