"""What only an office that several workstations share has: where its hubs are, and how long a caller's own team has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from receptionist.errors import Problem
from receptionist.link.addresses import hub_addresses
from receptionist.settings import BY_KEY
from ui.background import Background
from ui.settings.copied import CopiedText
from ui.settings.part import Settings, SettingsPart
from ui.staff.join_form import in_lines
from ui.theme import Theme, space
from ui.widgets import Field
from ui.words import say_problem

HUBS, AFTER = "hubs", "overflow.after"


class SharedPart(SettingsPart):
    """An administrator's to change, in the database too; everybody else reads it."""

    changed = Signal()

    def __init__(
        self, theme: Theme, background: Background, settings: Settings, may_edit: bool, fingerprint: Callable[[], str]
    ) -> None:
        super().__init__(theme, background, settings)
        self.hubs = QLineEdit(", ".join(_known(settings)))
        self.hubs.setReadOnly(not may_edit)
        self.hubs.editingFinished.connect(self._keep_hubs)
        self.after = QLineEdit(str(settings.get(AFTER)))
        self.after.setMaximumWidth(space(12))
        self.after.setReadOnly(not may_edit)
        self.after.editingFinished.connect(self._keep_after)
        self.hubs_field, self.after_field = Field(self.hubs), Field(self.after)
        for part in (self.hubs_field, self.after_field):
            self.column.addWidget(part)
        self.fingerprint = CopiedText(theme, 2)
        self.fingerprint.hide()
        self.column.addWidget(self.fingerprint)
        self.column.addStretch(1)
        self.retranslate()
        background.run(fingerprint, self._show_fingerprint)

    def retranslate(self) -> None:
        """Its words."""
        self.head(self.tr("Shared office"), self.tr("These hold at every workstation of the office."))
        self.hubs_field.name(
            self.tr("Where the hubs are"),
            self.tr("As in server.example:7443, with commas between. Consoles look there the next time they look for a hub"),
        )
        self.fingerprint.name(self.tr("Fingerprint of the office, which you tell whoever joins: they compare it sign by sign"))
        self.after_field.name(
            self.tr("Seconds until a call is offered to other teams"),
            self.tr("So long a client’s own team has for it; where nobody of the team is there, others are offered it at once"),
        )

    def _show_fingerprint(self, fingerprint: str) -> None:
        self.fingerprint.show_text(in_lines(fingerprint))
        self.fingerprint.setVisible(bool(fingerprint))

    def _keep_hubs(self) -> None:
        try:
            hubs = hub_addresses(self.hubs.text())
        except Problem as problem:
            self.hubs_field.complain(say_problem(problem))
            return
        self.hubs_field.complain("")
        if hubs != _known(self.settings):
            self.keep(HUBS, hubs, self.changed.emit)

    def _keep_after(self) -> None:
        least, most, typed = BY_KEY[AFTER].least or 0, BY_KEY[AFTER].most or 0, self.after.text().strip()
        if not (typed.isdecimal() and len(typed) < 9 and least <= int(typed) <= most):
            words = self.tr("Enter a number of seconds from {least} to {most}.")
            self.after_field.complain(words.format(least=least, most=most))
            return
        self.after_field.complain("")
        if int(typed) != self.settings.get(AFTER):
            self.keep(AFTER, int(typed), self.changed.emit)


def _known(settings: Settings) -> list[str]:
    return list(settings.get(HUBS))  # type: ignore[call-overload]
