"""A row is pointed at while somebody is on the line: what is done with that row's caller says whose it is before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.calls.floor import ACME, ROSSI, VERDI
from tests.shell.seat import Seat
from ui.calls.call_backs.sheet import CallBackSheet
from ui.calls.desk.flag_sheet import FlagSheet

SHEETS = {"Shift+F2": FlagSheet, "Shift+F7": CallBackSheet}


@pytest.fixture
def seat(qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Seat]:
    """Anna at her window, and signed in."""
    seat = Seat(qapp, tmp_path)
    seat.sits_down("anna")
    seat.settle()
    yield seat
    seat.close()


@pytest.mark.parametrize("key", SHEETS)
def test_over_a_row_pointed_at_the_sheet_says_whose_it_is_and_who_is_with_her(seat: Seat, key: str) -> None:
    seat.rings()
    seat.press("F2")
    _leg, waiting = seat.rings(ACME, VERDI, "Carla Verdi")
    seat.session.desk.choose(waiting.id)
    seat.press(key)
    about = seat.sees(SHEETS[key]).about
    assert about.isVisible()
    said, other = about.text().split("not about")
    assert "Carla Verdi" in said and "for Acme" in said
    assert "Mario Neri" in other and "for Studio Rossi" in other


@pytest.mark.parametrize("key", SHEETS)
def test_of_the_caller_on_the_line_nothing_more_is_said(seat: Seat, key: str) -> None:
    seat.rings()
    seat.press("F2")
    seat.rings(ROSSI, VERDI, "Carla Verdi")
    seat.press(key)
    assert not seat.sees(SHEETS[key]).about.isVisible()


@pytest.mark.parametrize("key", SHEETS)
def test_with_nobody_on_the_line_a_row_is_nobody_elses(seat: Seat, key: str) -> None:
    seat.rings()
    _leg, second = seat.rings(ROSSI, VERDI, "Carla Verdi")
    seat.session.desk.choose(second.id)
    seat.press(key)
    assert not seat.sees(SHEETS[key]).about.isVisible()
