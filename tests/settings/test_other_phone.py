"""Her other phone is hers: read as it is dialled, kept by person, and with the hub at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.calls.other_phone import other_phone
from receptionist.errors import Invalid
from tests.shell.seat import Seat
from ui.places import PHONES
from ui.settings.other_phone import OtherPhone


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(qapp, tmp_path)
    seat.office.sit("anna")
    yield seat
    seat.close()


def other(seat: Seat) -> OtherPhone:
    """The field, in sight."""
    seat.session.shell.show_room("settings")
    seat.session.settings.show_part(PHONES)
    seat.settle()
    return seat.sees(OtherPhone)


def types(seat: Seat, text: str) -> OtherPhone:
    field = other(seat)
    field.editor.selectAll()
    QTest.keyClicks(field.editor, text)
    field.editor.editingFinished.emit()
    seat.settle()
    return field


def test_a_number_is_read_kept_for_her_alone_and_told_to_the_hub(seat: Seat) -> None:
    types(seat, "347 123 4567")
    assert seat.office.settings.get("phone.other") == "+393471234567"
    assert seat.desk._floor.seats["anna"].other == "+393471234567"
    seat.office.sit("bruno")
    assert seat.office.settings.get("phone.other") == ""


def test_what_is_no_phone_is_said_beside_it_and_the_one_before_stays(seat: Seat) -> None:
    types(seat, "347 123 4567")
    field = types(seat, "my mobile")
    assert "my mobile" in field.field.complaint
    assert seat.office.settings.get("phone.other") == "+393471234567"


def test_none_is_none_again(seat: Seat) -> None:
    types(seat, "347 123 4567")
    field = other(seat)
    field.editor.clear()
    field.editor.editingFinished.emit()
    seat.settle()
    assert seat.office.settings.get("phone.other") == "" and seat.desk._floor.seats["anna"].other is None


def test_a_station_is_known_by_its_name_and_her_own_is_no_other() -> None:
    assert other_phone(" HOME-anna ", ["anna", "home-anna"], "IT", "anna") == "home-anna"
    with pytest.raises(Invalid) as refused:
        other_phone("anna", ["anna", "home-anna"], "IT", "anna")
    assert refused.value.code == "phone.other_same"
