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

PLAIN = Plan("Uffici")


def new_office(where: str, plan: Plan = PLAIN, workstation: Path | None = None) -> Office:
    """As `create_office` makes it, in a fifth of the time."""
    shutil.copy(Path(_made(plan).name) / "office.db", where)
    return Office(open_store(where), workstation or workstation_file())


@cache
def _made(plan: Plan) -> TemporaryDirectory[str]:
    """A folder with the office in it, which goes with the process."""
    folder = TemporaryDirectory(prefix="rcp-")
    create_office(str(Path(folder.name) / "office.db"), plan).close()
    return folder
