"""A new client from a template: chosen, named, its blanks filled in. The office makes templates of its own here, too."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import datetime
from itertools import pairwise
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from receptionist.clients.profile import Occasion, Profile
from receptionist.clients.rules import card
from receptionist.clients.templates import Template, Wording, begun
from receptionist.errors import Problem
from ui.background import Background
from ui.calls.row_model import RowModel
from ui.clients.sheets.keep import KeepSheet
from ui.keys import native
from ui.sheet import lay_over
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, Field, RowList, RowPainter, label
from ui.words import say_problem


class Templates(Protocol):
    """`receptionist.clients.template_service.TemplateService`. Blocks."""

    def all(self) -> list[Template]: ...

    def keep(self, profile: Profile, name: str, kept: Container[Wording], by: str, at: datetime) -> Template: ...

    def take_away(self, template: str) -> None: ...


def _paint(row: RowPainter, value: object) -> None:
    if isinstance(value, Template):
        row.area = row.area.adjusted(space(1), 0, -space(1), 0)
        if value.own:
            row.icon("star")
        row.right(value.language.upper())
        row.lines(value.name, value.about, bold=True)


class TemplateSheet(Retranslates, QFrame):
    """`begun` has the new client, not saved yet; `closed` when one is done. `client`: the one that may become a template,
    `screen`: the screen's language, whose templates come first and in which placeholders are called, `language`: the office's,
    whose templates come next."""

    begun = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        templates: Templates,
        country: str,
        language: str,
        screen: str,
        client: Profile | None,
        now: Callable[[], datetime],
        login: str,
    ) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self._theme = theme
        self._background, self._templates, self._now, self._login = background.branch(self), templates, now, login
        self._country, self._language, self._screen, self._client = country, language, screen, client
        self._title = label("", "title")
        self._rows = RowModel()
        self.list = RowList(theme, _paint, space(6))
        self.list.setModel(self._rows)
        self.name = QLineEdit(maxLength=120)
        self._name = Field(self.name)
        self.blanks: dict[str, QLineEdit] = {}
        self._fields: list[Field] = []
        self.about, self.brings = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self.trouble = label("", "danger", wrap=True)
        self.do, self.close_button = Button(theme, icon="plus", kind="primary"), Button(theme, kind="quiet")
        self.keep, self.drop = Button(theme, icon="star", kind="quiet"), Button(theme, icon="trash-2", kind="quiet")
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_blanks())
        self.list.doubleClicked.connect(lambda _index: self.name.setFocus())
        self.name.returnPressed.connect(self.begin)
        self.name.textEdited.connect(self._named)
        self.do.clicked.connect(self.begin)
        self.keep.clicked.connect(lambda: self.keep_client())
        self.drop.clicked.connect(self.take_away)
        self.close_button.clicked.connect(self.closed)
        self.setFocusProxy(self.list)
        self.retranslate()
        self._read()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("part", "surface")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, space(1), 0)
        self._column.setSpacing(space(1))
        self._column.addWidget(self.about)
        self._column.addWidget(self._name)
        self._column.addWidget(self.brings)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        halves = QHBoxLayout()
        halves.setSpacing(space(2))
        halves.addWidget(self.list, 1)
        halves.addWidget(scroll, 1)
        buttons = QHBoxLayout()
        for part in (self.close_button, self.drop, self.keep, self.do):
            buttons.addWidget(part)
        buttons.insertStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        column.addWidget(self._title)
        column.addLayout(halves, 1)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
        self.trouble.hide()

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("New client from a template"))
        self.list.setAccessibleName(self.tr("Templates"))
        self._name.name(self.tr("Name of the client"))
        self.do.setText(self.tr("Begin"))
        self.close_button.setText(self.tr("Close"))
        self.do.show_key(native("Enter"))
        self.close_button.show_key(native("Esc"))
        self.drop.setText(self.tr("Take away"))
        who = self._client.name if self._client is not None else ""
        self.keep.setText(self.tr("Keep {client} as a template…").replace("{client}", who))
        self.keep.setVisible(self._client is not None)

    # ---- which one

    @property
    def chosen(self) -> Template | None:
        """The template that is marked."""
        found = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Template) else None

    def _read(self) -> None:
        self._background.run(self._templates.all, self._show, self._refused)

    def _show(self, templates: list[Template]) -> None:
        """Those in the language of the screen first, then in that of the office; the office's own before all."""
        self.trouble.hide()
        nearest = (self._screen, self._language)
        ordered = sorted(templates, key=lambda one: (not one.own, *(one.language != language for language in nearest)))
        self._rows.show(ordered, [f"{one.name}, {one.language.upper()}. {one.about}" for one in ordered])
        self.list.setCurrentIndex(self._rows.index(0))

    def _show_blanks(self) -> None:
        template = self.chosen
        for field in self._fields:
            self._column.removeWidget(field)
            field.deleteLater()
        self._fields, self.blanks = [], {}
        self.drop.setVisible(template is not None and template.own)
        self.about.setText(template.about if template is not None else "")
        self.about.setVisible(bool(self.about.text()))
        for one in template.blanks if template is not None else ():
            line = QLineEdit(maxLength=300)
            line.setPlaceholderText(one.example)
            line.returnPressed.connect(self.begin)
            field = Field(line, one.question[:1].upper() + one.question[1:])
            line.textEdited.connect(lambda _text: self._show_texts())
            self._column.insertWidget(self._column.count() - 2, field)
            self._fields.append(field)
            self.blanks[one.name] = line
        for before, after in pairwise((self.list, self.name, *self.blanks.values(), self.do)):
            self.setTabOrder(before, after)
        self._show_texts()

    def _named(self, name: str) -> None:
        """A name that was wanted is wanted no more."""
        if name.strip():
            self._name.complain("")
        self._show_texts()

    def _show_texts(self) -> None:
        """What it brings, as it would be for this client."""
        profile = self._profile()
        if profile is None:
            return
        said = card(profile, None, self._now(), assistant="…", occasion=Occasion.OPEN)
        texts = [f"“{said.greeting.text}”", *(f"• {one}" for one in said.instructions)]
        self.brings.setText("\n".join(texts))

    def _profile(self) -> Profile | None:
        """The client as it stands now; None where no template is chosen, or it cannot be used: why is said."""
        template, name = self.chosen, self.name.text().strip()
        if template is None:
            return None
        try:
            answers = {one: line.text() for one, line in self.blanks.items()}
            return begun(template, name or "…", answers, self._country, self._screen)
        except Problem as problem:
            self._refused(problem)
            return None

    # ---- what is done

    def begin(self) -> None:
        """The client begins as the template says. Blanks that stay empty are pointed at in its profile."""
        if not self.name.text().strip():
            self._name.complain(self.tr("Enter the client's name: it is said in the greeting."))
            self.name.setFocus()
            return
        profile = self._profile()
        if profile is None:
            return
        self.closed.emit()  # first: the focus that goes back must not choose another client
        self.begun.emit(profile)

    def keep_client(self) -> KeepSheet | None:
        """The client that is shown becomes a template: what of its texts may stand in it is read first."""
        if self._client is None:
            return None
        sheet = KeepSheet(
            self._theme, self._background, self._templates, self._client, self._country, self._screen, self._now, self._login
        )
        sheet.kept.connect(self._read)
        lay_over(self.window(), sheet, space(110), space(78), "clients")
        return sheet

    def take_away(self) -> None:
        """The office's own template that is marked goes. Clients that began by it stay as they are."""
        template = self.chosen
        if template is not None and template.own:
            self._background.run(lambda: self._templates.take_away(template.id), lambda _none: self._read(), self._refused)

    def _refused(self, problem: Problem) -> None:
        self.trouble.setText(say_problem(problem))
        self.trouble.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter in the list goes on to the name."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self.name.setFocus()
        else:
            super().keyPressEvent(event)
