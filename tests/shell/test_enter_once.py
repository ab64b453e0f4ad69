"""Enter closes or keeps; pressed once by a finger and twice by the key, it does nothing to what stands beneath."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.calls.console import ACME, NERI, ROSSI
from tests.shell.seat import Seat
from ui.calls.call_backs.sheet import CallBackSheet
from ui.clients.files.importing import ImportSheet
from ui.clients.news.sheet import NewsSheet


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path, home: Path) -> Iterator[Seat]:
    """Anna's clock for keys stands still while one press lasts."""
    seat = Seat(qapp, tmp_path)
    seat.session.keys._clock = lambda: 0.0
    yield seat
    seat.close()


def bounces(seat: Seat, key: str = "Return", *, between: bool = True) -> None:
    """One press of the finger, two of the key: what the first one began has ended `between` them, or has not."""
    seat.session.keys._last = ("", float("-inf"))
    chord = QKeySequence(key)[0]
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget() or seat.session.shell, chord.key(), chord.keyboardModifiers())
        if between:
            seat.settle()
    seat.passes(1)


def places(seat: Seat) -> list[str]:
    return [call.place.value for call in seat.desk.board.mine("anna")]


@pytest.mark.parametrize(
    ("key", "typed", "place"),
    [
        ("Shift+F7", "11:30", "talking"),
        ("Shift+F3", "the office", "held"),
        ("Shift+F2", "", "talking"),
        ("Ctrl+J", "", "talking"),
        ("Ctrl+K", "acme", "talking"),
    ],
)
def test_what_enter_closes_rings_nobody_beneath(seat: Seat, key: str, typed: str, place: str) -> None:
    seat.rings(ROSSI, NERI, "Mario Neri")
    seat.press("F2", key)
    seat.types(typed)
    bounces(seat)
    assert places(seat) == [place]


def test_a_client_chosen_in_the_palette_is_looked_at_and_not_rung(seat: Seat) -> None:
    seat.press("Ctrl+K")
    seat.types("studio rossi")
    bounces(seat)
    assert places(seat) == []


def test_what_enter_chooses_in_a_menu_rings_nobody_beneath(seat: Seat) -> None:
    seat.rings(ACME, NERI, "Mario Neri")
    seat.press("F2", "Ctrl+K")
    seat.types("studio rossi")
    seat.press("Return", "Ctrl+G")
    for _ in range(2):
        over = QApplication.activePopupWidget() or QApplication.focusWidget()
        QTest.keyClick(over, Qt.Key.Key_Return)
        seat.settle()
    seat.passes(1)
    assert places(seat) == ["talking"]
    assert seat.desk.board.mine("anna")[0].given_from is not None


def test_enter_while_a_call_back_is_being_kept_keeps_one(seat: Seat) -> None:
    seat.rings(ROSSI, NERI, "Mario Neri")
    seat.press("F2", "Shift+F7")
    sheet = seat.sees(CallBackSheet)
    seat.types("11:30")
    for _ in range(3):
        sheet.when.returnPressed.emit()
    seat.settle()
    assert len(seat.office.call_backs.waiting()) == 1


def test_enter_while_news_are_being_kept_keeps_one(seat: Seat) -> None:
    seat.rings(ROSSI, NERI, "Mario Neri")
    seat.press("F2", "Ctrl+I")
    sheet = seat.sees(NewsSheet)
    seat.types("Bianchi out till 15")
    for _ in range(3):
        sheet.line.returnPressed.emit()
    seat.settle()
    assert len(sheet._held) == 1


def test_enter_on_import_does_not_answer_what_it_asks(seat: Seat, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("Ragione sociale;Numero\nNeri Srl;niente\nBianchi Srl;02 5555 0101\n", encoding="utf-8")
    seat.session.import_clients(file)
    sheet = seat.sees(ImportSheet)
    seat.until(lambda: bool(sheet.summary.text()) and sheet.take.hasFocus())
    bounces(seat)
    assert sheet.question.yes.hasFocus()
    assert "Bianchi Srl" not in {one.legal_name for one in seat.office.clients.profiles()}
