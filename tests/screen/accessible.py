"""A walk over a page as a screen reader takes it: every control that can take the focus has a name and a role."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


def walk(widget: QWidget) -> Iterator[tuple[str, QAccessible.Role, str]]:
    """(class, role, name) of everything that can take the focus in `widget`, in the order of reading."""
    root = QAccessible.queryAccessibleInterface(widget)
    yield from _walk(root, 0)


def nameless(widget: QWidget) -> list[str]:
    """The controls that a screen reader could only call by their kind."""
    return [f"{kind} ({role.name})" for kind, role, name in walk(widget) if not name.strip()]


def _walk(interface: QAccessibleInterface, depth: int) -> Iterator[tuple[str, QAccessible.Role, str]]:
    if not interface.isValid() or depth > 40:
        return
    state = interface.state()
    if _bit(state, "invisible"):
        return  # and so is all that stands in it: most of a page of many parts
    if _bit(state, "focusable") and interface.role() not in _PARTS:
        yield _kind(interface), interface.role(), interface.text(QAccessible.Text.Name)
    if _holds_rows(interface):
        return
    for place in range(min(interface.childCount(), 500)):
        child = interface.child(place)
        if child is not None:
            yield from _walk(child, depth + 1)


_PARTS = frozenset({QAccessible.Role.Window, QAccessible.Role.Client, QAccessible.Role.ListItem, QAccessible.Role.Cell})
_LISTS = frozenset({QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.ComboBox})


def _holds_rows(interface: QAccessibleInterface) -> bool:
    """Rows are the model's to name: tests of the models look at them."""
    return interface.role() in _LISTS


def _kind(interface: QAccessibleInterface) -> str:
    made = interface.object()
    return type(made).__name__ + (f" {made.objectName()}" if made is not None and made.objectName() else "")


def _bit(state: object, name: str) -> bool:
    return bool(getattr(state, name, 0))
