"""The menu of a field whose steps are taken back by whoever holds it: undo and redo in it are the page's."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit


class Steps(Protocol):
    """What is taken back, and done again, step by step."""

    @property
    def can_undo(self) -> bool: ...

    @property
    def can_redo(self) -> bool: ...

    def undo(self) -> None: ...

    def redo(self) -> None: ...


Field = QLineEdit | QPlainTextEdit


def field_of(watched: QObject) -> Field | None:
    """The field that is asked for its menu, itself or by the part of it in which one types; None: nothing is typed there."""
    field = watched if isinstance(watched, Field) else watched.parent()
    return field if isinstance(field, Field) and not field.isReadOnly() else None


def menu_of(field: Field, steps: Steps) -> QMenu:
    """The field's own, but for its first two entries."""
    menu = field.createStandardContextMenu()
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    own = menu.actions()[:2]
    for before, can, do in zip(own, (steps.can_undo, steps.can_redo), (steps.undo, steps.redo), strict=True):
        action = QAction(before.icon(), before.text(), menu, enabled=can)
        action.triggered.connect(do)
        menu.insertAction(before, action)
        menu.removeAction(before)
    return menu
