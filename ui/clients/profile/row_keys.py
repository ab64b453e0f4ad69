"""The keys for the parts of a profile, each shown on the button that it would press now: one more, one less, up and down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.application import application
from ui.clients.form.part_rows import Rows
from ui.clients.form.parts import Parts
from ui.clients.profile.pane import ProfilePane
from ui.keys import Keys


class RowKeys(QObject):
    """Takes them for the part of the profile that is seen, while one `may_edit`."""

    def __init__(self, keys: Keys, pane: ProfilePane, may_edit: Callable[[], bool]) -> None:
        super().__init__(pane)
        self._keys, self._pane = keys, pane

        def can(what: Callable[[], bool]) -> Callable[[], bool]:
            return lambda: pane.isVisible() and may_edit() and what()

        keys.take("part.add", lambda: pane.front.add_more(), can(lambda: True))
        keys.take("part.remove", self._remove, can(lambda: self._number is not None or self._chosen is not None))
        for action, step in (("part.up", -1), ("part.down", 1)):
            keys.take(action, lambda step=step: self._move(step), can(lambda: self._chosen is not None))
        self._here: Rows | Parts | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        """Not in the midst of what moves the focus: that may be the end of the page."""
        self._soon.timeout.connect(self._show_here)
        application().focusChanged.connect(self._soon.start)
        pane.turned.connect(self._soon.start)
        keys.changed.connect(self._show)
        self._show()

    @property
    def _focus(self) -> QWidget | None:
        return self._pane.window().focusWidget()

    @property
    def _number(self) -> int | None:
        """That of the row in which the focus is; None: it is in none."""
        here = self._pane.front.here
        return here.holds(self._focus) if isinstance(here, Rows) else None

    @property
    def _chosen(self) -> Parts | None:
        """Those among whose names the focus is."""
        here = self._pane.front.here
        return here if isinstance(here, Parts) and here.list.hasFocus() and here.current >= 0 else None

    def _remove(self) -> None:
        here, number, chosen = self._pane.front.here, self._number, self._chosen
        if isinstance(here, Rows) and number is not None:
            here.remove(number)
        elif chosen is not None:
            chosen.remove_chosen()

    def _move(self, step: int) -> None:
        if self._chosen is not None:
            self._chosen.move_chosen(step)

    def _show(self) -> None:
        add, remove, up, down = (self._keys.shown(f"part.{one}") for one in ("add", "remove", "up", "down"))
        for part in (part for section in self._pane.sections for part in section.all_parts):
            if isinstance(part, Parts):
                part.show_keys(add, remove, up, down)
            else:
                part.show_keys(add, remove)
        self._here = None
        self._show_here()

    def _show_here(self) -> None:
        """On the rows among which one is, and no longer on those where one was."""
        here = self._pane.front.here if self._pane.isVisible() else None
        if here is self._here:
            return
        for part in (self._here, here):
            if isinstance(part, Rows):
                part.be_here(here=part is here)
        self._here = here
