"""The program is killed in the middle of an import: nothing is half saved, and the file is taken whole afterwards."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, inspect, select, table

from receptionist.clients.files.doors import import_files
from receptionist.clients.service import ClientService
from receptionist.store.engine import Store
from tests.clients.test_files import counts

ROWS = 60
PROGRAM = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from receptionist.clients.files.doors import import_files
from receptionist.clients.service import ClientService
from receptionist.store.engine import open_store

place, file, when = sys.argv[1:]
store, written = open_store(place), []

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def wrote(_connection, _cursor, statement, *_):
    if statement.lstrip().upper().startswith("INSERT"):
        written.append(statement)
        if when == "writing" and len(written) == 3:
            die()

event.listen(store.engine, "after_cursor_execute", wrote)
event.listen(store.engine, "commit", lambda _connection: die() if written and when == "committing" else None)
import_files(ClientService(store), [Path(file)], by="anna", country="IT")
"""


@pytest.mark.parametrize("when", ["writing", "committing"])
def test_killed_in_the_middle_of_an_import_nothing_is_half_saved(store: Store, place: str, tmp_path: Path, when: str) -> None:
    file = tmp_path / "clienti.csv"
    rows = (f"Cliente {n} Srl;02 5555 {n:04d};Anna {n};333 123{n:04d}" for n in range(ROWS))
    file.write_text("Ragione sociale;Numero;Referente;Cellulare\n" + "\n".join(rows), encoding="utf-8")
    before = _rows(store)
    died = subprocess.run([sys.executable, "-c", PROGRAM, place, str(file), when], check=False)
    assert died.returncode == -signal.SIGKILL
    clients = ClientService(store)
    assert (clients.profiles(), _rows(store)) == ([], before)
    for expected in ((ROWS, 0, 0), (0, 0, ROWS)):
        assert counts(import_files(clients, [file], by="anna", country="IT")) == expected
    assert len(clients.profiles()) == ROWS


def _rows(store: Store) -> dict[str, int]:
    """How many stand in each table."""
    names = inspect(store.engine).get_table_names()
    with store.reading() as session:
        return {name: session.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}
