"""Which numbers the office calls is set on its page: kept at once, and a word that is no country is said so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receptionist.office import Office, Plan, create_office
from ui.background import Background
from ui.settings.dialling import read
from ui.settings.office_part import OfficePart
from ui.theme import Theme


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = create_office(str(tmp_path / "office.db"), Plan("Uffici"))
    yield office
    office.close()


def part(qtbot: QtBot, theme: Theme, background: Background, office: Office, *, may_edit: bool = True) -> OfficePart:
    made = OfficePart(theme, background, office.settings, may_edit)
    qtbot.addWidget(made)
    return made


def test_what_is_chosen_is_kept_at_once_and_stands_there_again(
    qtbot: QtBot, theme: Theme, background: Background, office: Office
) -> None:
    dialling = part(qtbot, theme, background, office).dialling
    assert {key: box.isChecked() for key, box in dialling.switches.items()} == {
        "dial.premium": False,
        "dial.shared_cost": True,
        "dial.confirm": True,
    }
    for box in dialling.switches.values():
        box.toggle()
    dialling.countries.setText("it; ch gb, it")
    dialling.countries.editingFinished.emit()
    get = office.settings.get
    qtbot.waitUntil(lambda: get("dial.countries") == ["IT", "CH", "GB"])
    qtbot.waitUntil(lambda: (get("dial.premium"), get("dial.shared_cost"), get("dial.confirm")) == (True, False, False))
    again = part(qtbot, theme, background, office).dialling
    assert again.countries.text() == "IT, CH, GB" and again.switches["dial.premium"].isChecked()


def test_a_word_that_is_no_country_is_said_and_changes_nothing(
    qtbot: QtBot, theme: Theme, background: Background, office: Office
) -> None:
    dialling = part(qtbot, theme, background, office).dialling
    dialling.countries.setText("IT, Svizzera")
    dialling.countries.editingFinished.emit()
    assert "SVIZZERA" in dialling.field.complaint and office.settings.get("dial.countries") == []
    dialling.countries.setText("")
    dialling.countries.editingFinished.emit()
    assert not dialling.field.complaint


def test_who_may_not_change_it_reads_it(qtbot: QtBot, theme: Theme, background: Background, office: Office) -> None:
    dialling = part(qtbot, theme, background, office, may_edit=False).dialling
    assert dialling.countries.isReadOnly() and not any(box.isEnabled() for box in dialling.switches.values())


def test_countries_are_read_however_they_are_parted() -> None:
    assert read("it,ch ; GB it") == (["IT", "CH", "GB"], "")
    assert read("  ") == ([], "") and read("IT XX")[1] == "XX"
