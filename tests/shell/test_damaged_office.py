"""A damaged office is brought back from its newest copy with two presses, and the damaged file is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Profile
from receptionist.opening import Plan, create_office
from receptionist.settings import Settings, workstation_file
from receptionist.store import safety
from receptionist.store.engine import copies_folder
from ui.app import Console
from ui.theme import Theme


@pytest.fixture
def console(qapp: QApplication, qtbot: QtBot, theme: Theme, home: Path) -> Iterator[Console]:
    Settings(None, workstation_file()).set("language", "en")
    console = Console(qapp)
    yield console
    console.close()
    console.gate.close()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """An office with a client, a copy of it, and rubbish where it was."""
    place = tmp_path / "office.db"
    office = create_office(str(place), Plan("Uffici"))
    office.clients.save_all([Profile(code="ACME", legal_name="Acme Ltd")], "setup")
    office.close()
    safety.safety_copy(place, "test")
    for beside in (*place.parent.glob("office.db-wal"), *place.parent.glob("office.db-shm")):
        beside.unlink()
    place.write_bytes(b"SQLite format 3\x00" + b"rubbish" * 1000)
    return place


def test_a_damaged_office_is_brought_back_once_that_was_said_twice(console: Console, qtbot: QtBot, damaged: Path) -> None:
    console.begin(str(damaged))
    gate = console.gate
    qtbot.waitUntil(gate.bring_back.isVisible, timeout=20_000)
    qtbot.mouseClick(gate.bring_back, Qt.MouseButton.LeftButton)
    assert "kept beside the copies" in gate._why.text()
    assert damaged.read_bytes().endswith(b"rubbish")
    qtbot.mouseClick(gate.bring_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(gate.seat.isVisible, timeout=20_000)
    assert console.office is not None
    assert [profile.code for profile in console.office.clients.profiles() if not profile.own] == ["ACME"]
    assert any(copy.read_bytes().endswith(b"rubbish") for copy in copies_folder(damaged).iterdir() if copy.is_file())


def test_without_a_copy_a_backup_is_asked_for(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "office.db"
    broken.write_bytes(b"SQLite format 3\x00" + b"rubbish" * 1000)
    console.begin(str(broken))
    qtbot.waitUntil(console.gate.bring_back.isVisible, timeout=20_000)
    assert console.gate.bring_back.text() == "Bring back a backup…"
