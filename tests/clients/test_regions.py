"""The parts of a country that keep holidays of their own are chosen by name; none is refused, with what comes nearest."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.clients.calendar.holidays import public_holidays
from receptionist.clients.calendar.regions import read_region, regions_of
from receptionist.clients.checks import check
from receptionist.clients.files.doors import import_files
from receptionist.clients.profile import Profile
from receptionist.errors import Invalid
from receptionist.words import say
from tests.clients.profiles_page import OpenPage, Place, office, open_page, saved, section, shown
from ui.clients.form.forms import Form

__all__ = ["office", "open_page"]

ROSSI = Profile(code="ROSSI", legal_name="Studio Rossi")


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [("Torino", "IT", "TO"), ("to", "IT", "TO"), ("forli", "IT", "Forli"), ("Bayern", "DE", "BY"), ("", "IT", "")],
)
def test_a_part_of_a_country_is_known_by_its_name_and_by_its_code(text: str, country: str, code: str) -> None:
    assert read_region(text, country) == code


@given(st.sampled_from(["IT", "DE", "AT", "CH", "FR", "ES", "GB", "US"]), st.data())
def test_every_one_that_is_offered_is_kept_and_read_back(country: str, data: st.DataObject) -> None:
    code, name = data.draw(st.sampled_from(sorted(regions_of(country).items())))
    assert read_region(name, country) == read_region(code, country) == code
    profile = Profile(code="A", legal_name="A", country=country, region=code)
    assert "region" not in [found.values.get("field") for found in check(profile)]


@given(st.text(), st.sampled_from(["IT", "MC", "ZZ", ""]))
def test_whatever_is_typed_is_one_of_them_or_refused(text: str, country: str) -> None:
    try:
        assert read_region(text, country) in {"", *regions_of(country)}
    except Invalid as refused:
        assert refused.code in {"region.unknown", "region.none"}


def test_what_comes_nearest_is_named() -> None:
    with pytest.raises(Invalid) as refused:
        read_region("Milan", "IT")
    assert refused.value.values["example"] == "Milano (MI)"
    assert "as in Milano (MI)" in say(refused.value.code, refused.value.values)


def test_a_country_that_keeps_the_same_days_everywhere_says_so() -> None:
    (found,) = check(Profile(code="A", legal_name="A", country="MC", region="MI"))
    assert (found.code, found.values["field"]) == ("region.none", "region")


def test_an_import_reads_names_and_refuses_what_is_no_region(office: Place, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("Code,Company,Holiday region\nA,Alfa,Torino\nB,Beta,mi\nC,Gamma,Turin\n", encoding="utf-8")
    report = import_files(office.clients, [file], by="sara", country="IT")
    assert {profile.code: profile.region for profile in office.clients.profiles()} == {"A": "TO", "B": "MI"}
    assert [(one.row, one.problem.code) for one in report.refused] == [(4, "region.unknown")]


def test_the_town_that_is_typed_brings_its_own_holiday(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([ROSSI])
    form = section(page, "Closures").part("holidays of")
    assert isinstance(form, Form)
    line = form.editors["region"].line  # type: ignore[attr-defined]
    line.setFocus()
    qtbot.keyClicks(line, "Torino")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert form.fields["region"].complaint == ""
    assert saved(page, qtbot).region == "TO"
    assert "San Giovanni Battista" in public_holidays("IT", "TO", 2026).values()


def test_a_town_that_there_is_not_is_complained_of_beside_the_field(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([ROSSI])
    form = section(page, "Closures").part("holidays of")
    assert isinstance(form, Form)
    editor = form.editors["region"]
    editor.setFocus()
    qtbot.keyClicks(editor.line, "Torinno")  # type: ignore[attr-defined]
    page.save()
    assert form.fields["region"].complaint == (
        "No part of IT with holidays of its own is called Torinno. Choose it by its name there, as in Torino (TO)."
    )
    assert page.draft.dirty


def test_another_country_leaves_the_region_of_the_first_behind(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([Profile(code="ROSSI", legal_name="Studio Rossi", region="MI")])
    form = section(page, "Company").part("identity")
    assert isinstance(form, Form)
    form.edited.emit("country", "DE")
    assert shown(page).region == ""
