"""A client becomes a template of the office's own. What of its texts may stand in it is decided by whoever reads them, one by
one: a nickname, a password or a name in another script looks like any other word."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import datetime
from itertools import pairwise
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from receptionist.clients.profile import Fact, Greeting, Profile
from receptionist.clients.templates import Template, Wording, begun, proposed, wordings_of
from receptionist.errors import Problem
from ui.background import Background
from ui.client_names import OCCASIONS
from ui.clients.fields.choices import FACTS
from ui.clients.form.forms import words
from ui.keys import native
from ui.languages import language_name
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, Field, label
from ui.words import say_problem

_N = QT_TRANSLATE_NOOP


class Keeps(Protocol):
    """The part of `receptionist.clients.template_service.TemplateService` that is needed. Blocks."""

    def keep(self, profile: Profile, name: str, kept: Container[Wording], by: str, at: datetime) -> Template: ...


class WordingRow(QWidget):
    """One text, whole, with what it is above it; a click anywhere in it ticks it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text, self._what = text, label("", "small")
        self.tick = QCheckBox()
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._what)
        said.addWidget(label(text, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(self.tick, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)

    def name(self, what: str) -> None:
        """What it is."""
        self._what.setText(what)
        self.tick.setAccessibleName(f"{what}: {self._text}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As if the box had been clicked."""
        self.tick.click()


class KeepSheet(Retranslates, QFrame):
    """`kept` when the template is there; `closed` when one is done. `country` and `screen` as in `TemplateSheet`."""

    kept = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        templates: Keeps,
        client: Profile,
        country: str,
        screen: str,
        now: Callable[[], datetime],
        login: str,
    ) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self._background, self._templates, self._client = background, templates, client
        self._country, self._screen, self._now, self._login = country, screen, now, login
        self._title, self._about = label("", "title", wrap=True), label("", wrap=True)
        self.name = QLineEdit(maxLength=120)
        self._name = Field(self.name)
        self.trouble = label("", "danger", wrap=True)
        self.do, self.close_button = Button(theme, icon="star", kind="primary"), Button(theme, kind="quiet")
        self._texts = QVBoxLayout()
        self.rows: dict[Wording, WordingRow] = {}
        self._lay_out()
        self._show_texts()
        self.do.clicked.connect(self.keep)
        self.close_button.clicked.connect(self.closed)
        self.setFocusProxy(self.name)
        self.retranslate()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("part", "surface")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner.setLayout(self._texts)
        self._texts.setContentsMargins(0, 0, space(1), 0)
        self._texts.setSpacing(space(1))
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        for part in (self._title, self._name, self._about):
            column.addWidget(part)
        column.addWidget(scroll, 1)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
        self.trouble.hide()

    def _show_texts(self) -> None:
        """Each as it would stand in a new client, none ticked."""
        whole = proposed(self._client, "")
        try:
            shown = begun(whole, words(_N("clients", "‹name of the client›")), {}, self._country, self._screen)
        except Problem as problem:
            self._refused(problem)
            return
        for wording, as_shown in zip(wordings_of(whole), wordings_of(shown), strict=True):
            if wording not in self.rows:
                self.rows[wording] = row = WordingRow(_read(as_shown))
                self._texts.addWidget(row)
        self._texts.addStretch(1)
        ticks = [row.tick for row in self.rows.values()]
        for before, after in pairwise((self.name, *ticks, self.do, self.close_button)):
            self.setTabOrder(before, after)

    def retranslate(self) -> None:
        """Its words."""
        client = self._client.name
        self._title.setText(self.tr("{client} as a template").replace("{client}", client))
        self._name.name(self.tr("Name of the template"))
        about = self.tr(
            "Names, numbers and addresses that are known to be {client}'s are blanks ‹…› already. Read each text, and tick what"
            " holds for other clients, too: what is not ticked stays out."
        )
        self._about.setText(about.replace("{client}", client))
        for wording, row in self.rows.items():
            row.name(_what(wording))
        self.do.setText(self.tr("Keep as a template"))
        self.do.show_key(native("Enter"))
        self.close_button.setText(self.tr("Close"))
        self.close_button.show_key(native("Esc"))

    def keep(self) -> None:
        """The template is made of what is ticked."""
        name = self.name.text().strip()
        if not name:
            self._name.complain(self.tr("Enter a name for the template here."))
            self.name.setFocus()
            return
        if not self.do.isEnabled():
            return
        self.do.setEnabled(False)
        self.trouble.hide()
        ticked = [wording for wording, row in self.rows.items() if row.tick.isChecked()]
        templates, client, login, at = self._templates, self._client, self._login, self._now()
        self._background.run(
            lambda: templates.keep(client, name, ticked, login, at), lambda _template: self._done(), self._refused
        )

    def _done(self) -> None:
        self.closed.emit()
        self.kept.emit()

    def _refused(self, problem: Problem) -> None:
        self.trouble.setText(say_problem(problem))
        self.trouble.show()
        self.do.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter keeps, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)


def _what(wording: Wording) -> str:
    if isinstance(wording, Greeting):
        language = (language_name(wording.language),) if wording.language else ()
        return " · ".join((words(_N("clients", "Greeting")), words(OCCASIONS[wording.occasion]), *language))
    if isinstance(wording, Fact):
        return words(FACTS[wording.kind])
    return words(_N("clients", "Instruction"))


def _read(wording: Wording) -> str:
    return " · ".join(part for part in (getattr(wording, "label", ""), wording.text) if part)
