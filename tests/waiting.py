"""Waiting for what happens elsewhere, bounded, and never longer than it takes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PAUSE = 0.005
"""Seconds between two looks."""


def eventually(condition: Callable[[], T], seconds: float = 10.0) -> T:
    """Wait until `condition()` is true and return its value. Fails after `seconds`: choose ten times what it takes.

    An AssertionError inside the condition means "not yet". Where Qt is in use, its events are handled meanwhile.
    """
    until = time.monotonic() + seconds
    while True:
        value, complaint = _look(condition)
        if value:
            return value
        if time.monotonic() > until:
            raise AssertionError(f"not within {seconds:g} s: {complaint}") from complaint
        _let_qt_work()
        time.sleep(PAUSE)


def _look(condition: Callable[[], T]) -> tuple[T | None, AssertionError]:
    try:
        value = condition()
    except AssertionError as error:
        return None, error
    return value, AssertionError(f"{getattr(condition, '__qualname__', condition)} gave {value!r}")


def _let_qt_work() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and (app := core.QCoreApplication.instance()) is not None and app.thread().isCurrentThread():
        app.processEvents()
