"""The message of the moment goes out of the desk with the keys that it has on its own page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.shell.seat import Seat


@pytest.fixture
def seat(qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Seat]:
    """Anna at her window, and signed in."""
    seat = Seat(qapp, tmp_path)
    seat.sits_down("anna")
    seat.settle()
    QGuiApplication.clipboard().clear()
    yield seat
    seat.close()


def told(seat: Seat) -> str:
    toast = seat.session.desk.toast
    return toast.accessibleName() if toast.isVisible() else ""


def writes(seat: Seat, text: str) -> None:
    """A message for Luca Verdi, of the caller who was just answered."""
    seat.press("F7")
    seat.types(text)
    seat.session.desk.message.to.setEditText("Luca Verdi")


def test_what_is_being_written_is_copied_and_said_to_be_kept_yet(seat: Seat) -> None:
    seat.rings()
    seat.press("F2")
    writes(seat, "about the lease")
    seat.press("Ctrl+Shift+C")
    copied = QGuiApplication.clipboard().text()
    assert "Luca Verdi" in copied and "Mario Neri" in copied and copied.endswith("about the lease")
    assert told(seat).startswith("Copied: message for Luca Verdi, from Mario Neri")
    assert told(seat).endswith("It is not kept yet: Ctrl+Enter.")
    assert seat.session.desk.message.text.toPlainText() == "about the lease"


def test_what_was_kept_of_the_caller_who_has_just_gone_is_copied_and_mailed(seat: Seat) -> None:
    leg, _call = seat.rings()
    seat.press("F2")
    writes(seat, "about the lease")
    seat.press("Ctrl+Return")
    seat.hangs_up(leg)
    seat.passes(1)
    seat.press("Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text().endswith("about the lease")
    assert told(seat).endswith("Once it is sent, say on Messages that it was passed on.")
    opened: list[QUrl] = []
    seat.session.desk.out.open_link = opened.append
    seat.press("Ctrl+Shift+M")
    assert opened[0].scheme() == "mailto" and "about the lease" in unquote(opened[0].toString())


def test_with_another_caller_there_nothing_of_the_last_one_goes_out(seat: Seat) -> None:
    leg, _call = seat.rings()
    seat.press("F2")
    writes(seat, "about the lease")
    seat.press("Ctrl+Return")
    seat.hangs_up(leg)
    seat.passes(1)
    seat.rings()
    seat.press("F2")
    seat.press("Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text() == "" and not seat.session.keys.can("message.copy")
