"""Writing all of a long list into a file, behind the screen: how far it is, and its end where nobody waits any more."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import TypeVar

from receptionist.errors import Problem
from ui.background import Progress

Entry = TypeVar("Entry")
TELLS = 500
"""It is told after so many."""


def reported(entries: Iterable[Entry], of: int, progress: Progress) -> Iterator[Entry]:
    """The entries, `of` of them, as they are written. Raises `Problem` (`export.stopped`) where that was asked for."""
    try:
        for so_many, entry in enumerate(entries, 1):
            if so_many % TELLS == 0:
                progress.report(so_many, of)
            if progress.stopping:
                raise Problem("export.stopped")
            yield entry
    finally:
        if isinstance(entries, Generator):
            entries.close()  # the database is let go now, and not whenever memory is looked through
