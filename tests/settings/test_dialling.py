"""Which numbers the office calls is set on its page: countries by their names, kept at once as codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.office import Office
from tests.offices import new_office
from ui.background import Background
from ui.countries import country_names
from ui.settings.country_list import CountryList, found
from ui.settings.office_part import OfficePart
from ui.theme import Theme
from ui.translate import Language


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = new_office(str(tmp_path / "office.db"))
    yield office
    office.close()


def part(qtbot: QtBot, theme: Theme, background: Background, office: Office, *, may_edit: bool = True) -> OfficePart:
    made = OfficePart(theme, background, office.settings, may_edit, lambda: "Europe/Rome")
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.dialling.countries.box.count() > 0)
    return made


def types(qtbot: QtBot, countries: CountryList, text: str) -> None:
    """A name, and Enter."""
    countries.box.line.clear()
    qtbot.keyClicks(countries.box.line, text)
    qtbot.keyClick(countries.box.line, Qt.Key.Key_Return)


def shown(countries: CountryList) -> list[str]:
    return [countries.list.item(n).text() for n in range(countries.list.count())]


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
    for name in ("italy", "Switz", "GB", "Italy"):
        types(qtbot, dialling.countries, name)
    get = office.settings.get
    qtbot.waitUntil(lambda: get("dial.countries") == ["IT", "CH", "GB"])
    qtbot.waitUntil(lambda: (get("dial.premium"), get("dial.shared_cost"), get("dial.confirm")) == (True, False, False))
    again = part(qtbot, theme, background, office).dialling
    assert shown(again.countries) == ["Italy", "Switzerland", "United Kingdom"] and again.switches["dial.premium"].isChecked()


def test_a_country_found_by_a_part_of_its_name_is_chosen_and_taken_off_by_keys_alone(
    qtbot: QtBot, theme: Theme, background: Background, office: Office
) -> None:
    office.settings.set("dial.countries", ["IT", "CH"])
    made = part(qtbot, theme, background, office)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)  # a window that is not has no keys
    countries = made.dialling.countries
    row = countries.box.findText("Austria")
    countries.box.line.setText("Austria")
    countries.box.activated.emit(row)  # as the list that opens below does
    qtbot.waitUntil(lambda: office.settings.get("dial.countries") == ["IT", "CH", "AT"])
    countries.list.setFocus()
    qtbot.waitUntil(countries.list.hasFocus)
    countries.list.setCurrentRow(0)
    for left in (["CH", "AT"], ["AT"], []):
        qtbot.keyClick(countries.list, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda left=left: office.settings.get("dial.countries") == left)  # type: ignore[misc]
    assert not countries.every.isHidden() and countries.list.isHidden()


def test_the_names_follow_the_language_of_the_screen(
    qtbot: QtBot, theme: Theme, background: Background, office: Office, language: Language
) -> None:
    office.settings.set("dial.countries", ["CH"])
    made = part(qtbot, theme, background, office)
    assert shown(made.dialling.countries) == ["Switzerland"]
    language.use("it")
    qtbot.waitUntil(lambda: shown(made.dialling.countries) == ["Svizzera"])
    types(qtbot, made.dialling.countries, "stati uniti")
    qtbot.waitUntil(lambda: office.settings.get("dial.countries") == ["CH", "US"])
    assert made.country.currentText() == "Italia" and made.country.itemText(0) == "Afghanistan"


def test_a_word_that_is_no_country_is_said_and_changes_nothing(
    qtbot: QtBot, theme: Theme, background: Background, office: Office
) -> None:
    countries = part(qtbot, theme, background, office).dialling.countries
    for text in ("Atlantis", "united"):
        types(qtbot, countries, text)
        assert text in countries.field.complaint and countries.box.line.text() == text
    assert office.settings.get("dial.countries") == []
    countries.box.line.clear()
    countries.box.line.editingFinished.emit()
    assert not countries.field.complaint


def test_who_may_not_change_it_reads_it(qtbot: QtBot, theme: Theme, background: Background, office: Office) -> None:
    office.settings.set("dial.countries", ["CH"])
    dialling = part(qtbot, theme, background, office, may_edit=False).dialling
    assert dialling.countries.box.isHidden() and dialling.countries.away.isHidden()
    qtbot.keyClick(dialling.countries.list, Qt.Key.Key_Delete)
    assert shown(dialling.countries) == ["Switzerland"]
    assert not any(box.isEnabled() for box in dialling.switches.values())


def test_what_costs_more_is_explained_with_a_number_of_the_offices_country(
    qtbot: QtBot, theme: Theme, background: Background, office: Office
) -> None:
    made = part(qtbot, theme, background, office)
    said = [made.dialling.switches[key].accessibleDescription() for key in ("dial.premium", "dial.shared_cost")]
    assert "899" in said[0] and "848" in said[1]
    made.country.setCurrentIndex(made.country.findData("CH"))
    made.country.activated.emit(made.country.currentIndex())
    qtbot.waitUntil(lambda: "090" in made.dialling.switches["dial.premium"].accessibleDescription())


def test_a_country_is_found_by_name_code_or_the_only_one_that_fits() -> None:
    names = country_names("en")
    typed = ("niger", "Côte d’Ivoire", "cote d", "ch", "switz")
    assert [found(text, names) for text in typed] == ["NE", "CI", "CI", "CH", "CH"]
    assert found("united", names) == "" and found("nowhere", names) == ""
