"""Countries, chosen one by one by their names on this screen; what is kept are their codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from phonenumbers import SUPPORTED_REGIONS
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from receptionist.store.letters import folded
from ui.settings.part import row
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, Field, label
from ui.widgets.choice import SearchBox

MOST_SHOWN = 6
"""So many lines, then the list scrolls."""


class CountryList(Translated):
    """`chosen` has the codes (ISO 3166) in the order in which they were added."""

    chosen = Signal(list)

    def __init__(self, theme: Theme, codes: Sequence[str], *, may_edit: bool) -> None:
        super().__init__()
        self.codes, self._may_edit = list(codes), may_edit
        self._names: Mapping[str, str] = {}
        self.box = SearchBox()
        self.field = Field(self.box)
        self.every = label("", "muted", wrap=True)
        self.list = QListWidget()
        self.away = Button(theme, icon="trash-2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        for part in (self.field, self.every, self.list):
            column.addWidget(part)
        column.addLayout(row(self.away))
        self.box.setVisible(may_edit)
        self.box.activated.connect(lambda _row: self._take())
        self.box.line.editingFinished.connect(self._take)
        self.away.clicked.connect(self._take_away)
        QShortcut(Qt.Key.Key_Delete, self.list, self._take_away, context=Qt.ShortcutContext.WidgetShortcut)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        hint = self.tr("Type a part of the name and press Enter. Countries that are not on the list are not called.")
        self.field.name(self.tr("Countries"), hint if self._may_edit else "")
        self.every.setText(self.tr("No country is on the list: every country may be called."))
        self.list.setAccessibleName(self.tr("Countries that may be called"))
        self.away.setText(self.tr("Take off the list"))
        self.away.setToolTip(self.tr("Del, in the list"))
        self.box.line.setAccessibleName(self.tr("Countries"))
        if self.field.complaint:
            self._take()

    def name(self, names: Mapping[str, str]) -> None:
        """What countries are called, by code."""
        self._names = {code: names.get(code, code) for code in SUPPORTED_REGIONS}
        typed = self.box.line.text()
        self.box.clear()
        for code, name in sorted(self._names.items(), key=lambda pair: folded(pair[1])):
            self.box.addItem(name, code)
        self.box.line.setText(typed)
        self._show()
        if self.field.complaint:
            self._take()

    def _take(self) -> None:
        typed = self.box.line.text().strip()
        code = found(typed, self._names) if typed else ""
        if typed and not code:
            sentence = self.tr("No country, or more than one, is called “{text}”. Type more of its name.")
            self.field.complain(sentence.format(text=typed[:40]))
            return
        self.field.complain("")
        self.box.line.clear()
        if code and code not in self.codes:
            self._change([*self.codes, code], len(self.codes))

    def _take_away(self) -> None:
        place = self.list.currentRow()
        if self._may_edit and place >= 0:
            self._change([code for n, code in enumerate(self.codes) if n != place], place)
            (self.list if self.codes else self.box).setFocus()

    def _change(self, codes: list[str], place: int) -> None:
        self.codes = codes
        self._show(place)
        self.chosen.emit(codes)

    def _show(self, place: int = 0) -> None:
        self.list.clear()
        for code in self.codes:
            self.list.addItem(QListWidgetItem(self._names.get(code, code)))
        self.list.setCurrentRow(min(place, len(self.codes) - 1))
        lines = min(len(self.codes), MOST_SHOWN)
        self.list.setFixedHeight(lines * max(self.list.sizeHintForRow(0), 1) + 2 * self.list.frameWidth() + space(1))
        self.list.setVisible(bool(self.codes))
        self.every.setVisible(not self.codes)
        self.away.setVisible(self._may_edit and bool(self.codes))


def found(typed: str, names: Mapping[str, str]) -> str:
    """The code of the country that is called so, or has this code, or the only one whose name begins with it or contains it,
    whatever the case and accents; empty where none is, or more than one."""
    text = folded(typed)
    exact = [code for code, name in names.items() if text in (folded(name), folded(code))]
    begins = [code for code, name in names.items() if folded(name).startswith(text)]
    contains = [code for code, name in names.items() if text in folded(name)]
    return next((codes[0] for codes in (exact, begins, contains) if len(codes) == 1), "")
