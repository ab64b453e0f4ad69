"""Local offices for tests that need one, and not its making: each of a kind is made once, and copied."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from receptionist.office import Office
from receptionist.opening import Plan, create_office
from receptionist.settings import workstation_file
from receptionist.store.engine import open_store
from receptionist.store.migrate import upgrade

PLAIN = Plan("Uffici")


def empty_office(where: Path) -> None:
    """A file of today's shape with nothing in it, not even a name."""
    shutil.copy(Path(_shaped().name) / "office.db", where)


def new_office(where: str, plan: Plan = PLAIN, workstation: Path | None = None) -> Office:
    """As `create_office` makes it, in a fifth of the time."""
    shutil.copy(Path(_made(plan).name) / "office.db", where)
    return Office(open_store(where), workstation or workstation_file())


@cache
def _shaped() -> TemporaryDirectory[str]:
    """A folder with a file that every step of the migrations has made."""
    folder = TemporaryDirectory(prefix="rcp-")
    store = open_store(str(Path(folder.name) / "office.db"))
    upgrade(store)
    store.close()
    return folder


@cache
def _made(plan: Plan) -> TemporaryDirectory[str]:
    """A folder with the office in it, which goes with the process."""
    folder = TemporaryDirectory(prefix="rcp-")
    create_office(str(Path(folder.name) / "office.db"), plan).close()
    return folder
