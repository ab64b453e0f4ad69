"""Places in layouts that are gone, and that Python still knows.

`addLayout` and `setLayout` make a Python object of each place in a layout that is already filled. Qt does not tell it when a
widget leaves that place; when another object comes to stand at the same address, taking it away ends the program (PySide6 6.11,
Shiboken's `Object::destroy`). So a layout whose widgets come and go is added to the outer one first, and filled then.
"""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path
from typing import Any

import PySide6
import shiboken6
from PySide6.QtWidgets import QBoxLayout, QFormLayout, QGridLayout, QLayout, QLayoutItem, QStackedLayout

ITEM_AT = {
    QBoxLayout: "_ZNK10QBoxLayout6itemAtEi",
    QFormLayout: "_ZNK11QFormLayout6itemAtEi",
    QGridLayout: "_ZNK11QGridLayout6itemAtEi",
    QStackedLayout: "_ZNK14QStackedLayout6itemAtEi",
}
"""Asked in C++: asked in Python, each answer would be one more such object."""


def lost_places() -> int:
    """How many places Python knows that are in no layout any more."""
    known = shiboken6.getAllValidWrappers()
    kinds = {kind for kind in set(map(type, known)) if issubclass(kind, QLayoutItem)}  # few, of thousands of objects
    items = [one for one in known if type(one) in kinds]
    places = {_address(one) for one in items if not isinstance(one, QLayout)}
    if not places:
        return 0
    return len(places - {place for layout in items if isinstance(layout, QLayout) for place in _places(layout)})


def _places(layout: QLayout) -> list[int]:
    item_at = _item_at(next(name for kind, name in ITEM_AT.items() if isinstance(layout, kind)))
    return [item_at(_address(layout), n) for n in range(layout.count())]


@cache
def _item_at(name: str) -> Any:
    item_at = ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Widgets.so.6"))[name]
    item_at.restype, item_at.argtypes = ctypes.c_void_p, (ctypes.c_void_p, ctypes.c_int)
    return item_at


def _address(thing: object) -> int:
    return shiboken6.getCppPointer(thing)[0]
