"""She looks for a file, a folder or a colour: the window goes on, a call is seen and answered, and nothing stands before it."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from receptionist.calls.places import Place
from receptionist.errors import Problem
from tests.calls.floor import ACME, NERI, ROSSI
from tests.shell.seat import Seat
from ui.background import Background
from ui.clients.fields.colour import Colour
from ui.clients.fields.logo import LogoField
from ui.settings.part import SettingsPart
from ui.staff.first_start import FirstStart
from ui.staff.gate import Gate
from ui.theme import Theme


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(qapp, tmp_path)
    seat.sits_down("anna")
    seat.office.announcing.set_sounds_folder(tmp_path)
    seat.settle()
    yield seat
    seat.close()


def client(seat: Seat, code: str) -> str:
    return next(one.id for one in seat.profiles if one.code == code)


def at_clients(seat: Seat, code: str = "ROSSI") -> None:
    seat.session.shell.show_room("clients")
    seat.settle()
    seat.session.clients.show_client(client(seat, code))
    seat.settle()


def at_settings(seat: Seat, part: SettingsPart) -> None:
    settings = seat.session.settings
    seat.session.shell.show_room("settings")
    settings.show_part(settings._parts.index(part))
    seat.settle()


def exports_calls(seat: Seat) -> None:
    seat.session.shell.show_room("history")
    seat.settle()
    seat.session.keys.trigger("export")


def writes_the_page_of_a_moment(seat: Seat) -> None:
    leg, _call = seat.rings(ROSSI, NERI, "Mario Neri")
    seat.press("F2")
    seat.hangs_up(leg)
    seat.passes(30)
    seat.session.shell.show_room("history")
    seat.settle()
    seat.session.keys.trigger("moment")
    seat.settle()
    seat.session.history.moment.show_moment(seat.clock.now(), client(seat, "ROSSI"))
    seat.settle()
    seat.session.keys.trigger("moment.page")


def exports_clients(seat: Seat) -> None:
    at_clients(seat)
    seat.session.keys.trigger("export")


def imports_clients(seat: Seat) -> None:
    at_clients(seat)
    seat.session.keys.trigger("import")


def chooses_a_logo(seat: Seat) -> None:
    at_clients(seat)
    seat.session.clients.findChildren(LogoField)[0].choose.click()


def picks_a_colour(seat: Seat) -> None:
    at_clients(seat)
    seat.session.clients.findChildren(Colour)[0].pick.click()


def chooses_an_announcement(seat: Seat) -> None:
    at_clients(seat)
    seat.session.clients.tabs.setCurrentIndex(1)
    seat.settle()
    announcements = seat.session.clients.announcements
    announcements._parts.choose(0)
    announcements.look()
    seat.settle()
    announcements.editor("closed_text").use_file.click()


def chooses_the_folder_for_announcements(seat: Seat) -> None:
    seat.office.settings.set("pbx.sounds", "")
    chooses_an_announcement(seat)


def backs_up(seat: Seat) -> None:
    at_settings(seat, seat.session.settings.copies)
    seat.session.settings.copies.backup.click()


def chooses_the_sounds_of_the_phones(seat: Seat) -> None:
    at_settings(seat, seat.session.settings.phones)
    seat.session.settings.phones.choose_sounds.click()


def chooses_where_the_configuration_goes(seat: Seat) -> None:
    at_settings(seat, seat.session.settings.phones)
    seat.session.settings.phones.write.choose.click()


PLACES = [
    exports_calls,
    writes_the_page_of_a_moment,
    exports_clients,
    imports_clients,
    chooses_a_logo,
    picks_a_colour,
    chooses_an_announcement,
    chooses_the_folder_for_announcements,
    backs_up,
    chooses_the_sounds_of_the_phones,
    chooses_where_the_configuration_goes,
]


def asked(seat: Seat) -> QDialog:
    """The one dialog that can be seen."""
    (dialog,) = (*seat.all(QFileDialog), *seat.all(QColorDialog))
    return dialog


@pytest.mark.parametrize("asks", PLACES)
def test_a_caller_is_seen_and_answered_meanwhile_and_the_dialog_goes(seat: Seat, asks: Callable[[Seat], None]) -> None:
    asks(seat)
    dialog = asked(seat)
    assert not dialog.isModal()
    seat.rings(ACME, NERI, "Mario Neri")
    desk = seat.session.desk
    assert dialog.isVisible() and desk.afar.waiting.isVisible()
    seat.press("F2")
    assert not seat.all(QFileDialog) and not seat.all(QColorDialog)
    assert seat.session.shell.shown == "desk" and desk.shown is not None and desk.shown.place is Place.TALKING


def test_who_asks_twice_has_one_dialog(seat: Seat) -> None:
    exports_clients(seat)
    seat.session.keys.trigger("export")
    seat.settle()
    asked(seat).reject()


def test_a_colour_is_of_the_client_for_whom_it_was_asked(seat: Seat) -> None:
    picks_a_colour(seat)
    dialog, field = asked(seat), seat.session.clients.findChildren(Colour)[0]
    at_clients(seat, "ACME")
    before = field.value()
    dialog.colorSelected.emit(QColor("#123456"))
    assert field.value() == before
    at_clients(seat)
    dialog.colorSelected.emit(QColor("#123456"))
    assert field.value() == "#123456"
    dialog.reject()
    seat.session.clients.discard()


def test_an_announcement_is_of_the_line_for_which_it_was_asked(seat: Seat, tmp_path: Path) -> None:
    chooses_an_announcement(seat)
    dialog = asked(seat)
    at_clients(seat, "ACME")
    with wave.open(str(tmp_path / "closed.wav"), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(16_000))
    dialog.fileSelected.emit(str(tmp_path / "closed.wav"))
    seat.settle()
    announcements = seat.office.announcing.announcements()
    assert announcements is not None
    assert [name for name in announcements.files() if ROSSI.strip("+") in name] == list(announcements.files()) != []
    dialog.reject()


def test_the_calls_are_exported_that_were_shown_when_it_was_asked(seat: Seat, tmp_path: Path) -> None:
    leg, _call = seat.rings(ROSSI, NERI, "Mario Neri")
    seat.press("F2")
    seat.hangs_up(leg)
    seat.passes(30)
    exports_calls(seat)
    dialog = asked(seat)
    seat.session.history.filters.search.setText("nobody of that name")
    seat.passes(1)
    dialog.fileSelected.emit(str(tmp_path / "calls.csv"))
    seat.settle()
    assert len((tmp_path / "calls.csv").read_text(encoding="utf-8-sig").splitlines()) == 2
    dialog.reject()


def test_before_an_office_stands_one_looks_beside_the_window_too(
    qtbot: QtBot, theme: Theme, tmp_path: Path, background: Background
) -> None:
    first = FirstStart(theme, ["IT"], tmp_path / "office.sqlite", "en", background)
    theme.dress(first)
    qtbot.addWidget(first)
    first.show()
    first.bring.click()
    (dialog,) = first.findChildren(QFileDialog)
    assert dialog.isVisible() and not dialog.isModal()
    dialog.fileSelected.emit(str(tmp_path / "clients.xlsx"))
    assert first._clients == tmp_path / "clients.xlsx"
    dialog.reject()
    assert first._clients is None, "whoever looks again and chooses none brings none"
    with qtbot.waitSignal(first.open_asked) as opened:
        first.known.click()
        asked_now = next(one for one in first.findChildren(QFileDialog) if one.isVisible())
        asked_now.fileSelected.emit(str(tmp_path / "office.sqlite"))
    assert opened.args == [str(tmp_path / "office.sqlite")]


def test_a_backup_is_looked_for_beside_the_gate_and_put_back_once_that_was_said_again(
    qtbot: QtBot, theme: Theme, tmp_path: Path, background: Background
) -> None:
    gate = Gate(theme, lambda: FirstStart(theme, ["IT"], tmp_path / "office.sqlite", "en", background))
    qtbot.addWidget(gate)
    gate.show_trouble(Problem("office.damaged_no_copy", office="office.sqlite"))
    gate.show()
    gate.bring_back.click()
    (dialog,) = gate.findChildren(QFileDialog)
    assert dialog.isVisible() and not dialog.isModal()
    (tmp_path / "copy.sqlite").write_bytes(b"")
    dialog.fileSelected.emit(str(tmp_path / "copy.sqlite"))
    assert gate.bring_back.text() == "Yes, bring it back"
    with qtbot.waitSignal(gate.copy_wanted) as wanted:
        gate.bring_back.click()
    assert wanted.args == [tmp_path / "copy.sqlite"]
