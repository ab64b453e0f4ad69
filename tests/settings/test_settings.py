"""Settings: declared once, kept where they belong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from receptionist.errors import Invalid, NotFound, Problem
from receptionist.settings import SETTINGS, Scope, Settings
from receptionist.store.engine import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "workstation.json"


def test_every_default_is_a_value_that_the_setting_takes(store: Store, file: Path) -> None:
    settings = Settings(store, file)
    for setting in SETTINGS:
        settings.set(setting.key, setting.default)
        assert settings.get(setting.key) == setting.default


def test_what_belongs_to_the_office_is_seen_at_every_workstation_of_it(store: Store, file: Path, tmp_path: Path) -> None:
    here, there = Settings(store, file), Settings(store, tmp_path / "other.json")
    here.set("office.country", "DE")
    here.set("greeting.hours", {"it": [("04:00", "buongiorno"), ("17:00", "buonasera")]})
    here.set("ring.volume", 30)
    there.reload()
    assert (there.get("office.country"), there.get("ring.volume")) == ("DE", 80)
    assert there.get("greeting.hours") == {"it": [("04:00", "buongiorno"), ("17:00", "buonasera")]}


def test_what_belongs_to_a_person_goes_with_them(store: Store, file: Path, tmp_path: Path) -> None:
    settings = Settings(store, file)
    settings.set("clients.pinned", ["nobody's"])
    settings.sit("anna")
    settings.set("clients.pinned", ["ROSSI"])
    settings.sit("bruno")
    assert settings.get("clients.pinned") == []
    settings.sit("")
    assert settings.get("clients.pinned") == ["nobody's"]
    elsewhere = Settings(store, tmp_path / "other.json")
    elsewhere.sit("anna")
    assert elsewhere.get("clients.pinned") == ["ROSSI"]


def test_the_workstations_settings_stand_in_a_file_and_come_back(file: Path) -> None:
    Settings(None, file).set("theme", "dark")
    assert Settings(None, file).get("theme") == "dark"
    assert json.loads(file.read_text(encoding="utf-8")) == {"theme": "dark"}
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_value_that_does_not_fit_is_refused_and_nothing_is_changed(store: Store, file: Path) -> None:
    settings = Settings(store, file)
    for key, value in (("ring.volume", 101), ("ring.volume", "loud"), ("theme", "pink"), ("stations", "desk1")):
        with pytest.raises(Invalid) as told:
            settings.set(key, value)
        assert told.value.code == "settings.value"
    assert (settings.get("ring.volume"), settings.get("stations")) == (80, [])
    with pytest.raises(NotFound):
        settings.get("no.such_thing")


def test_an_office_setting_needs_an_office(file: Path) -> None:
    settings = Settings(None, file)
    assert settings.get("office.country") == "IT"
    with pytest.raises(Problem) as told:
        settings.set("office.country", "DE")
    assert told.value.code == "settings.no_office"


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"theme": 7, "unheard.of": 1, "ring.volume": 20}', "\ufffe"])
def test_a_damaged_or_foreign_file_is_no_reason_not_to_start(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    settings = Settings(None, file)
    assert settings.get("theme") == "system"
    assert settings.get("ring.volume") == (20 if "20" in content else 80)


def test_nobody_changes_a_setting_by_changing_what_was_handed_out(store: Store, file: Path) -> None:
    settings = Settings(store, file)
    settings.get("stations").append("desk1")
    assert settings.get("stations") == []


def test_a_file_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem) as told:
        Settings(None, tmp_path / "file" / "workstation.json").set("theme", "dark")
    assert told.value.code == "settings.not_written"


@pytest.mark.parametrize("junk", ["[" * 100_000, '{"person": "\\ud800", "theme": "dark"}', '"\\ud800"', "\xff\xfe", "null"])
def test_junk_in_the_file_is_passed_over_and_replaced_by_what_is_chosen_next(tmp_path: Path, junk: str) -> None:
    file = tmp_path / "workstation.json"
    file.write_text(junk, encoding="latin-1")
    settings = Settings(None, file)
    assert settings.get("person") == ""
    settings.set("theme", "light")
    assert Settings(None, file).get("theme") == "light"


def test_no_secret_has_a_setting() -> None:
    assert not [setting.key for setting in SETTINGS if "password" in setting.key or "secret" in setting.key]
    assert {setting.scope for setting in SETTINGS} == set(Scope)
