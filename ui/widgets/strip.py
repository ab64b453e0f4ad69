"""The strip of warnings under the tabs: each stays until it was read, or until its cause is gone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.keys import Keys
from ui.theme import Role, Theme, space
from ui.translate import Retranslates
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.words import say


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that must be noticed: a code and its values, said in today's language. `key` tells it from others: the same
    key again replaces it. `lasting`: it goes when its cause goes, not by being read. `grave`: calls are in danger."""

    key: str
    code: str
    values: tuple[tuple[str, object], ...] = ()
    lasting: bool = False
    grave: bool = False


class Strip(QWidget):
    """Shows the newest three notices, the newest last."""

    read = Signal(str)

    MOST = 3

    def __init__(self, theme: Theme, keys: Keys) -> None:
        super().__init__()
        self._theme, self._keys = theme, keys
        self._notices: dict[str, Notice] = {}
        self._rows: list[_NoticeRow] = []
        keys.take("notice.read", lambda: self._read(self._newest), lambda: self.isVisible() and bool(self._newest), of=self)
        keys.changed.connect(self._show_key)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What stands there now."""
        return tuple(self._notices.values())

    def put(self, notice: Notice) -> None:
        """Show it, or show it anew."""
        if self._notices.get(notice.key) != notice:
            self._notices[notice.key] = notice
            self._lay_out()

    def show_only(self, notices: tuple[Notice, ...]) -> None:
        """These and no others."""
        if self.notices != notices:
            self._notices = {notice.key: notice for notice in notices}
            self._lay_out()

    def gone(self, key: str) -> None:
        """Its cause is gone."""
        if self._notices.pop(key, None) is not None:
            self._lay_out()

    @property
    def _newest(self) -> str:
        """The key of the newest that can be read; empty: there is none."""
        return next((one.key for one in list(self._notices.values())[: -self.MOST - 1 : -1] if not one.lasting), "")

    def _read(self, key: str) -> None:
        self.gone(key)
        self.read.emit(key)

    def _lay_out(self) -> None:
        self._rows = []
        while self._column.count():
            row = self._column.takeAt(0).widget()
            row.hide()
            row.deleteLater()
        for notice in list(self._notices.values())[-self.MOST :]:
            row = _NoticeRow(self, self._theme, notice)
            row.closed.connect(self._read)
            self._column.addWidget(row)
            self._rows.append(row)
        self._show_key()
        self.setVisible(bool(self._notices))

    def _show_key(self) -> None:
        """On the newest that can be read."""
        for row in self._rows:
            row.show_key(self._keys.shown("notice.read") if row.key == self._newest else "")


class _NoticeRow(Retranslates, QFrame):
    closed = Signal(str)

    def __init__(self, strip: QWidget, theme: Theme, notice: Notice) -> None:
        super().__init__(strip)
        self._notice = notice
        self.setProperty("part", "danger" if notice.grave else "warning")
        self._words = label("", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setProperty("aloud", True)  # no toast lies over it
        self._close = Button(theme, kind="quiet", icon="check")
        self._close.clicked.connect(lambda: self.closed.emit(notice.key))
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(0.5), space(1), space(0.5))
        row.setSpacing(space(1))
        row.addWidget(_Sign(theme, notice.grave))
        row.addWidget(self._words, 1)
        row.addWidget(self._close)
        self._close.setVisible(not notice.lasting)  # not before it has a parent: it would flash as a window of its own
        self.retranslate()

    @property
    def key(self) -> str:
        """What tells its notice from others."""
        return self._notice.key

    def show_key(self, shown: str) -> None:
        """The key that says it is read; empty: another is read first."""
        self._close.show_key(shown)

    def retranslate(self) -> None:
        """Its sentence in today's language."""
        self._words.setText(say(self._notice.code, dict(self._notice.values)))
        self._close.setText(self.tr("Read"))
        self.setAccessibleName(self._words.text())


class _Sign(QWidget):
    def __init__(self, theme: Theme, grave: bool) -> None:
        super().__init__()
        self._theme, self._grave = theme, grave
        self.setFixedSize(space(2), space(2))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name, role = ("circle-alert", Role.DANGER) if self._grave else ("triangle-alert", Role.WARNING)
        self._theme.icons.paint(painter, name, self.rect(), role)
