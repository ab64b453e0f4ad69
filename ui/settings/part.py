"""What all parts of the Settings page have: a title, a column of fields, and keeping a value off the screen's own thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from receptionist.errors import Problem
from ui.background import Background
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import label
from ui.words import say_problem


class Settings(Protocol):
    """What a part needs of `receptionist.settings.Settings`."""

    def get(self, key: str) -> object: ...

    def set(self, key: str, value: object) -> None: ...


class SettingsPart(Translated):
    """One part of the page. Subclasses fill `column` and call `retranslate` last."""

    def __init__(self, theme: Theme, background: Background, settings: Settings) -> None:
        super().__init__()
        self.theme, self.background, self.settings = theme, background, settings
        self._heading, self._lead = label("", "title"), label("", "muted", wrap=True)
        self.trouble = label("", "danger", wrap=True)
        self.trouble.hide()
        inner = QWidget()
        inner.setMaximumWidth(space(90))
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(2))
        for part in (self._heading, self._lead, self.trouble):
            self.column.addWidget(part)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(space(4), space(3), space(4), space(4))
        whole.addWidget(inner, 100)
        whole.addStretch(1)

    @property
    def title(self) -> str:
        """Its name in the list."""
        return self._heading.text()

    def head(self, title: str, lead: str) -> None:
        """Its title, and what it is for."""
        self._heading.setText(title)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))

    def keep(self, key: str, value: object, done: Callable[[], None] | None = None) -> None:
        """Keep a value; what keeps it from being kept is said at the top until it works."""
        self.background.in_turn(
            lambda: self.settings.set(key, value), lambda _none: self._kept(done), lambda problem: self.complain(problem)
        )

    def complain(self, problem: Problem | None) -> None:
        """Say what is wrong; None: nothing is."""
        self.trouble.setText(say_problem(problem) if problem else "")
        self.trouble.setVisible(problem is not None)

    def _kept(self, done: Callable[[], None] | None) -> None:
        self.complain(None)
        if done is not None:
            done()


def bring_into_view(widget: QWidget) -> None:
    """Scroll to it as soon as it has its place."""

    def scroll() -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # wrapped words have found their height
        around = widget.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(widget)

    QTimer.singleShot(0, widget, scroll)


def row(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side, from the left."""
    made = QHBoxLayout()
    made.setSpacing(space(2))
    for widget in widgets:
        made.addWidget(widget)
    made.addStretch(1)
    return made
