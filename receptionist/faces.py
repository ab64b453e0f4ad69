"""The way from the command line to the screen, without naming it: a console is found through the entry points
`receptionist.faces`, so that the core runs on a machine that has no screen and no Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from receptionist.errors import Problem
from receptionist.loading import for_good

if TYPE_CHECKING:
    from receptionist.office import Office


@dataclass(frozen=True, slots=True)
class Opening:
    """What a console is asked to open. `where` None: the last office, else the first-start page. `seconds`: close after so
    many, having written `screenshot`."""

    where: str | None = None
    seconds: float | None = None
    screenshot: Path | None = None


class Picture(Protocol):
    """Paints the window without showing it."""

    def __call__(self, office: Office, board: bytes, assistant: str, file: Path) -> None:
        """Write what the desk of `assistant` shows for the encoded board (`Board.snapshot`) to the PNG `file`."""


def console() -> Callable[[Opening], int]:
    """The console; it returns the exit code. Raises `Problem` `face.absent` where none is installed."""
    return cast(Callable[[Opening], int], _face("console"))


def refuse_without_display() -> None:
    """Raise `Problem` `face.no_display` where no window could be seen: on Linux that takes a desktop session, whose display
    stands in the environment, unless Qt has been told to paint elsewhere."""
    where = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in where):
        raise Problem("face.no_display")


def picture() -> Picture:
    """The painter of screenshots. Raises as `console`."""
    return cast(Picture, _face("picture"))


def _face(name: str) -> object:
    found = entry_points(group="receptionist.faces", name=name)
    if not found:
        raise Problem("face.absent")
    try:
        with for_good():
            return next(iter(found)).load()
    except ImportError as error:
        raise Problem("face.broken", reason=str(error)) from error
