"""What headings in files of clients mean, as somebody said when importing: to be seen, and to be forgotten."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from receptionist.clients.files.columns import Column, heading
from ui.background import Background
from ui.settings.part import Settings, SettingsPart, row
from ui.theme import Theme, space
from ui.widgets import Button, label

NAMED = "import.headings"
"""The setting: headings (normalised) with the column that is meant; empty: it is left out."""


class ImportPart(SettingsPart):
    """A line for each heading that is remembered."""

    def __init__(self, theme: Theme, background: Background, settings: Settings, may_edit: bool) -> None:
        super().__init__(theme, background, settings)
        self._may_edit = may_edit
        self.none = label("", "muted", wrap=True)
        self.list = QListWidget()
        self.list.setMinimumHeight(space(30))
        self.forget = Button(theme, icon="trash-2")
        self.column.addWidget(self.none)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(row(self.forget))
        self.column.addStretch(0)
        self.forget.clicked.connect(self._forget)
        self.list.currentItemChanged.connect(lambda *_: self._allow())
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.head(
            self.tr("Import"),
            self.tr(
                "What the headings of your own files mean is remembered with the import. Forget one, and you are asked again."
            ),
        )
        self.none.setText(
            self.tr("Nothing is remembered: headings that are not known are asked about when a file is imported.")
        )
        self.list.setAccessibleName(self.tr("Headings that are remembered"))
        self.forget.setText(self.tr("Forget it"))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """An import may have added some."""
        super().showEvent(event)
        self._show()

    @property
    def _named(self) -> dict[str, str]:
        return cast("dict[str, str]", self.settings.get(NAMED))

    def _show(self) -> None:
        """All of them, by name; the mark stays where it was."""
        place = self.list.currentRow()
        self.list.clear()
        for name, column in sorted(self._named.items()):
            item = QListWidgetItem(f"{name}  →  {self._meaning(column)}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(place, 0), self.list.count() - 1))
        self.list.setVisible(self.list.count() > 0)
        self.none.setVisible(not self.list.count())
        self._allow()

    def _meaning(self, column: str) -> str:
        if column not in Column.__members__.values():
            return self.tr("always left out")
        return heading(Column(column), QLocale().name().split("_")[0])

    def _allow(self) -> None:
        self.forget.setVisible(self._may_edit and self.list.count() > 0)
        self.forget.setEnabled(self.list.currentItem() is not None)

    def _forget(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        name = item.data(Qt.ItemDataRole.UserRole)
        rest = {one: column for one, column in self._named.items() if one != name}
        self.keep(NAMED, rest, self._forgot)

    def _forgot(self) -> None:
        self._show()
        self.list.setFocus()
