"""A word about what was just done, with a way back, at the foot of the page; it goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QLineEdit, QTabBar, QWidget

from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets.buttons import Button
from ui.widgets.labels import label

STAYS = 8_000
"""Milliseconds, counted while the pointer is elsewhere."""


class Toast(Retranslates, QFrame):
    """Lies over its parent, at the foot, in the middle; above `above`, where that must stay readable, and above what can be
    pressed or typed in, or has the property `aloud`. While it offers a way back, its key leads there from wherever the focus
    is."""

    def __init__(self, theme: Theme, keys: Keys, over: QWidget, above: QWidget | None = None) -> None:
        super().__init__(over)
        self._above, self._keys = above, keys
        self.setProperty("part", "raised")
        self._undo: Callable[[], object] | None = None
        self._said = ""
        self._words = label(wrap=True)
        self._button = Button(theme, kind="quiet", icon="undo-2")
        self._button.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(1), space(1), space(1))
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        keys.take("take_back", self._take_back, lambda: self.isVisible() and self._undo is not None, of=self)
        keys.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """The button's word and its key."""
        self._button.setText(self.tr("Undo"))
        self._button.show_key(self._keys.shown("take_back"))

    def tell(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say it; `undo` takes it back."""
        self._said, self._undo = words, undo
        self._button.setVisible(undo is not None)
        self._show(words)

    def add(self, words: str) -> None:
        """Say it too: the way back that is offered stays."""
        if self.isVisible() and self._undo is not None:
            self._show(f"{self._said}\n{words}")
        else:
            self.tell(words)

    def _show(self, words: str) -> None:
        undo = self._undo
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._button.accessibleDescription() if undo is not None else "")
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def enterEvent(self, event: QEvent) -> None:  # type: ignore[override]
        """Somebody reads it, or reaches for the button."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """The time runs again."""
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its place when the page changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _take_back(self) -> None:
        self.hide()
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    def _place(self) -> None:
        self._fit()
        over, foot = self.parentWidget(), self.parentWidget().height()
        if self._above is not None and self._above.isVisible():
            foot = self._above.mapTo(over, QPoint()).y() + space(3) - 2  # close upon it: buttons stand not far above
        left, lowest = (over.width() - self.width()) // 2, max(0, foot - self.height() - space(3))
        self.move(left, self._free(left, lowest))

    def _fit(self) -> None:
        """No wider than its window: what is too long for that goes on in the next line."""
        self._words.ensurePolished()
        self._words.setMinimumSize(0, 0)
        metrics, row = self._words.fontMetrics(), self.layout()
        needed = max(metrics.horizontalAdvance(line) for line in self._words.text().split("\n")) + 2
        beside = self._button.sizeHint().width() + row.spacing() if self._undo is not None else 0
        room = self.parentWidget().width() - beside - space(6)
        width = min(needed, max(room, space(10)))
        self._words.setFixedSize(width, self._words.heightForWidth(width))
        row.activate()
        self.adjustSize()

    def _free(self, left: int, lowest: int) -> int:
        """The top at which nothing that must stay free is covered: from `lowest` up, else down; `lowest`, where all is full."""
        over = self.parentWidget()
        free = [QRect(one.mapTo(over, QPoint()), one.size()) for one in self._stay_free()]
        tops = (*range(lowest, 0, -space(0.5)), *range(lowest, over.height() - self.height(), space(0.5)))
        areas = (QRect(QPoint(left, top), self.size()) for top in tops)
        return next((area.top() for area in areas if not any(area.intersects(one) for one in free)), lowest)

    def _stay_free(self) -> list[QWidget]:
        """What can be seen and pressed, typed in or read aloud."""
        over = self.parentWidget()
        used = (*over.findChildren(QAbstractButton), *over.findChildren(QLineEdit), *over.findChildren(QTabBar))
        aloud = [one for one in over.findChildren(QLabel) if one.property("aloud")]
        return [one for one in (*used, *aloud) if one.isVisible() and not self.isAncestorOf(one) and self._seen(one)]

    def _seen(self, one: QWidget) -> bool:
        """Whether nothing lies over it but this, and it is not scrolled away."""
        over = self.parentWidget()
        above = over.childAt(one.mapTo(over, one.rect().center()))
        return above is not None and any(each is above or each.isAncestorOf(above) for each in (one, self))
