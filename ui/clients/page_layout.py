"""How the Clients page is laid out: the list at the left, the chosen client's profile at the right, what is said above both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.clients.profile.pane import ProfilePane
from ui.theme import space

NARROW = space(140)
"""Logical pixels of width below which the list of clients is smaller."""


class PageLayout:
    """Shows the profile (`pane`), or what stands there where no client is (`empty`). `above`: from the top on."""

    def __init__(self, page: QWidget, clients: QWidget, pane: ProfilePane, empty: QWidget, above: tuple[QWidget, ...]) -> None:
        self._page, self._list, self._pane, self._empty = page, clients, pane, empty
        self._right = QStackedWidget()
        self._right.setAutoFillBackground(True)
        self._right.addWidget(empty)
        self._right.addWidget(pane)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.addWidget(clients)
        self._split.addWidget(self._right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([space(45), space(125)])
        clients.setMinimumWidth(space(30))
        clients.setMaximumWidth(space(48))
        self._split.setChildrenCollapsible(False)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in above:
            whole.addWidget(part)
        whole.addWidget(self._split, 1)

    def fit(self) -> None:
        """In a narrow window the list leaves the parts of the profile their names."""
        narrow = self._page.width() < NARROW
        self._list.setMaximumWidth(space(39 if narrow else 48))
        if narrow:
            self._split.setSizes([space(39), self._page.width() - space(39)])
        self._pane.narrow(narrow)

    def show_profile(self, *, there: bool) -> None:
        """Whether there is one to be shown."""
        self._right.setCurrentWidget(self._pane if there else self._empty)
