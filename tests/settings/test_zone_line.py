"""The office's time zone, shown among the settings and changed in the office's own profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.shell.seat import Seat


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(qapp, tmp_path)
    seat.sits_down("anna")
    yield seat
    seat.close()


def test_the_zone_is_shown_and_leads_to_where_it_is_changed(seat: Seat) -> None:
    settings, shell = seat.session.settings, seat.session.shell
    shell.show_room("settings")
    settings.show_part(settings._parts.index(settings.office))
    seat.settle()
    line = settings.office.zone
    own = seat.office.directory().own
    assert own is not None
    seat.until(lambda: line.name.text() == "Rome, Italy")
    line.change.setFocus()
    QTest.keyClick(line.change, Qt.Key.Key_Return)
    seat.settle()
    assert shell.shown == "clients" and seat.session.clients._draft.profile == own
    focus = shell.focusWidget()
    assert focus is not None and focus.accessibleName() == "Time zone"
    seat.session.clients._edited(lambda one: msgspec.structs.replace(one, zone="Europe/Zurich"), "zone")
    seat.session.clients.save()
    seat.settle()
    shell.show_room("settings")
    seat.settle()
    seat.until(lambda: line.name.text() == "Zurich, Switzerland")
