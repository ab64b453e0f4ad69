"""Whether every word on a page can be read whole at the size it has."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QRadioButton, QScrollArea, QWidget


def clipped(page: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit, or that stick out of what holds them. What says it shortens its words
    (property `elides`) is let alone."""
    found = []
    for widget in page.findChildren(QLabel) + page.findChildren(QAbstractButton):
        if widget.isVisible() and widget.text() and not widget.property("elides") and _cut(widget, page):
            found.append(f"{type(widget).__name__}: {widget.text()[:60]}")
    return found


def _cut(widget: QWidget, page: QWidget) -> bool:
    return _too_small(widget) or _sticks_out(widget, page)


def _too_small(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = widget.fontMetrics().boundingRect(QRect(0, 0, widget.contentsRect().width(), 100_000), flags, widget.text())
        return needed.height() > widget.contentsRect().height() + 1 or needed.width() > widget.contentsRect().width() + 1
    if isinstance(widget, (QLabel, QCheckBox | QRadioButton)):
        return widget.width() + 1 < widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
    return widget.width() + 1 < widget.minimumSizeHint().width()


def _sticks_out(widget: QWidget, page: QWidget) -> bool:
    """It lies outside of the page, or of what is scrolled up and down only, to a side that no scrolling leads to."""
    above = widget.parentWidget()
    while above is not None and above is not page:
        if isinstance(above, QScrollArea):
            sideways = above.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            left = widget.mapTo(above, QPoint(0, 0)).x()
            return not sideways and not (left >= -1 and left + widget.width() <= above.width() + 1)
        above = above.parentWidget()
    corner = widget.mapTo(page, QPoint(0, 0))
    return not page.rect().adjusted(-1, -1, 1, 1).contains(QRect(corner, widget.size()))
