"""Somebody saved the client while it was being edited here: both are shown, and for each field one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from receptionist.clients.differences import Difference, differences
from receptionist.clients.merging import ChangedBy, changed_by, taking
from receptionist.clients.profile import Profile
from ui.clients.compare.words import DifferenceRow, rows_of
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, Elided, label

LEAST_HIGH, MOST_HIGH = space(8), space(26)
"""Logical pixels of height that the differences have, before they are scrolled through."""


class Conflict(Retranslates, QFrame):
    """Hidden until there is one. What only one of the two changed is chosen already; where both did, mine is, and that stands
    there."""

    mine_chosen = Signal()
    theirs_chosen = Signal()
    merged_chosen = Signal(object)
    """The profile as it was put together: mine, with what was chosen of theirs."""

    def __init__(self, theme: Theme, keys: Keys) -> None:
        super().__init__()
        self.setProperty("part", "warning")
        self._keys = keys
        self._name = self._who = ""
        self._both: tuple[Profile, Profile] | None = None
        self._choices: list[_Choice] = []
        self._words = label("", wrap=True)
        self._heads = (label("", "heading"), label("", "heading"))
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(0.5))
        for column, stretch in enumerate((1, 1, 1)):
            self._grid.setColumnStretch(column, stretch)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._inner)
        self._scroll.setWidgetResizable(True)
        for part in (self._scroll, self._scroll.viewport(), self._inner):
            part.setAutoFillBackground(False)
        self._scroll.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.merge = Button(theme, icon="check", kind="primary")
        self.mine, self.theirs = Button(theme), Button(theme)
        self.merge.clicked.connect(lambda: self.merged_chosen.emit(self.merged))
        self.mine.clicked.connect(self.mine_chosen)
        self.theirs.clicked.connect(self.theirs_chosen)
        self._by_key = {"save": self.merge, "saved_twice.mine": self.mine, "saved_twice.theirs": self.theirs}
        for action, button in self._by_key.items():
            keys.take(action, button.click, self.isVisible, of=self)
        keys.changed.connect(self.retranslate)
        self._lay_out()
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        heads = QHBoxLayout()
        heads.setSpacing(space(2))
        heads.addStretch(1)
        for head in self._heads:
            heads.addWidget(head, 1)
        buttons = QHBoxLayout()
        for button in (self.merge, self.mine, self.theirs):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(1), space(3), space(1.5))
        column.setSpacing(space(1))
        column.addWidget(self._words)
        column.addLayout(heads)
        column.addWidget(self._scroll)
        column.addLayout(buttons)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Its words."""
        who = self._who or self.tr("somebody else")
        said = self.tr("{client} was saved by {who} meanwhile. Nothing is lost: choose what holds.")
        self._words.setText(said.replace("{client}", self._name).replace("{who}", who))
        self._heads[0].setText(self.tr("MINE"))
        self._heads[1].setText(self.tr("THEIRS"))
        self.merge.setText(self.tr("Save what is chosen"))
        self.mine.setText(self.tr("Keep mine"))
        self.theirs.setText(self.tr("Take theirs"))
        for action, button in self._by_key.items():
            button.show_key(self._keys.shown(action))

    @property
    def merged(self) -> Profile:
        """Mine, with what is chosen of theirs."""
        if self._both is None:
            raise TypeError("two are compared before one is made of them")
        mine, _theirs = self._both
        for choice in self._choices:
            if choice.theirs.isChecked():
                mine = taking(mine, choice.difference, choice.difference.second)
        return mine

    def compare(self, base: Profile, mine: Profile, theirs: Profile, who: str = "") -> None:
        """Show both, of whom `base` is what they began with; `who` saved theirs."""
        self._name, self._who, self._both = mine.name, who, (mine, theirs)
        self.retranslate()
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        found = differences(mine, theirs, base)
        self._choices = [self._choice(base, one, row) for one, row in zip(found, rows_of(found, mine, theirs), strict=True)]
        self._lay_rows(self._choices)
        self.show()

    def _choice(self, base: Profile, one: Difference, row: DifferenceRow) -> _Choice:
        by = changed_by(base, one)
        both = self.tr("both changed it")
        where = f"{both} · {row.where}" if by is ChangedBy.BOTH else row.where
        return _Choice(one, where, (row.first, row.second), (self.tr("mine"), self.tr("theirs")), by)

    def _lay_rows(self, choices: Sequence[_Choice]) -> None:
        for row, choice in enumerate(choices):
            for column, part in enumerate((choice.where, choice.mine, choice.theirs)):
                self._grid.addWidget(part, row, column)
        wanted = sum(max(space(3), choice.mine.sizeHint().height()) + space(0.5) for choice in choices)
        self._scroll.setMaximumHeight(min(MOST_HIGH, int(wanted)))
        self._scroll.setMinimumHeight(min(LEAST_HIGH, int(wanted)))


class _Choice:
    """A difference, and which side of it holds."""

    def __init__(
        self, difference: Difference, where: str, texts: tuple[str, str], sides: tuple[str, str], by: ChangedBy
    ) -> None:
        self.difference = difference
        self.where = Elided(where, "warning" if by is ChangedBy.BOTH else "small")
        self.mine, self.theirs = (_Side(text, f"{where}, {side}: {text}") for text, side in zip(texts, sides, strict=True))
        self.group = QButtonGroup(self.where)
        for side in (self.mine, self.theirs):
            self.group.addButton(side)
        (self.theirs if by is ChangedBy.SECOND else self.mine).setChecked(True)


class _Side(QRadioButton):
    """What one of the two wrote, shortened where there is no room."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self._whole = " ".join(text.split())
        self.setAccessibleName(name)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        """It takes what room there is."""
        return QSize(space(10), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the text as fits; an ampersand is one, and no key."""
        super().resizeEvent(event)
        fits = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width() - space(3.5))
        self.setText(fits.replace("&", "&&"))
