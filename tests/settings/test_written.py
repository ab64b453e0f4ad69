"""What was written for a phone system is there on the day on which it is joined: the files have to be carried there first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receptionist.cli import main
from receptionist.clients.profile import Line, Profile
from receptionist.office import Office
from receptionist.opening import Plan, create_office, open_office
from receptionist.resources import resource
from receptionist.telephony.asterisk.writer import known_passwords
from receptionist.telephony.joining import Joining
from tests.screen.clipping import clipped
from ui.background import Background
from ui.keys import Keys
from ui.settings.page import SettingsPage
from ui.settings.phones import Phones
from ui.sounder import Sounder
from ui.theme import Theme
from ui.translate import Language

Start = Callable[[], tuple[Office, Phones]]


class Ring:
    """A keyring."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def set(self, name: str, secret: str) -> None:
        self.kept[name] = secret


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def start(
    qtbot: QtBot, theme: Theme, keys: Keys, background: Background, language: Language, ring: Ring, tmp_path: Path
) -> Iterator[Start]:
    """Opens the office and its phone settings, as a console that has just been started does."""
    where = str(tmp_path / "office.db")
    create_office(where, Plan("Uffici")).close()
    opened: list[tuple[Office, Sounder, SettingsPage]] = []

    def end() -> None:
        for office, sounder, page in opened:
            page.hide()
            sounder.close()
            office.close()
        opened.clear()

    def begin() -> tuple[Office, Phones]:
        end()
        office = open_office(where)
        office.credentials = ring  # type: ignore[assignment]
        sounder = Sounder(office.settings, resource("sounds"), tmp_path / "spoken")
        page = SettingsPage(theme, keys, background, office, sounder, language, lambda: "Europe/Rome", may_edit=True)
        opened.append((office, sounder, page))
        qtbot.addWidget(page)
        page.resize(1366, 720)
        page.show()
        page.show_part(3)
        return office, page.phones

    yield begin
    end()


def write(phones: Phones, qtbot: QtBot, folder: Path, answer: str = "freepbx") -> None:
    """Enter it as somebody does who was asked for a FreePBX at the first start, and press the button."""
    phones.begin_with(answer)
    phones.stations.setText("anna, bruno" if answer == "trunk" else "201, 202")
    phones.trunk.setText("fibra")
    phones.write.present.setText(str(folder / "nowhere"))
    phones.write.folder.setText(str(folder))
    phones.write.carrier.setText("sip.example.net")
    phones.write.carrier_user.setText("12345")
    phones.write.carrier_password.setText("hemlig")
    with qtbot.waitSignal(phones.write.written, timeout=20_000):
        phones.write.write.click()


def entered(phones: Phones) -> list[str]:
    """What stands in the fields."""
    fields = (phones.answered_by.value, phones.url.text(), phones.user.text(), phones.trunk.text(), phones.stations.text())
    return [*fields, phones.write.folder.text(), phones.write.present.text(), phones.write.steps.text.toPlainText()]


def test_what_was_written_is_there_after_a_restart(start: Start, ring: Ring, qtbot: QtBot, tmp_path: Path) -> None:
    _, phones = start()
    write(phones, qtbot, tmp_path / "pbx")
    before, password = entered(phones), phones.password.text()
    assert before[:5] == ["freepbx", "http://127.0.0.1:8088", "receptionist", "fibra", "201, 202"] and "1. " in before[-1]
    office, phones = start()
    assert entered(phones) == before and phones.write.steps.isVisible()
    assert phones.password.text() == "" and office.phone_system.password_of(phones.url.text()) == password, (
        "the keyring knows it"
    )
    assert password not in str(office.settings.get("pbx.written"))
    assert office.phone_system.joining().kind == "none", "nothing is joined by writing"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("--trunk", "sip.example.net"), ["trunk", "http://127.0.0.1:8088", "receptionist", "trunk", "anna"]),
        (("--trunk", "fibra", "--beside", "freepbx"), ["freepbx", "http://127.0.0.1:8088", "receptionist", "fibra", "anna"]),
    ],
)
def test_what_was_written_on_the_command_line_is_entered_in_settings(
    start: Start, tmp_path: Path, words: tuple[str, ...], shown: list[str]
) -> None:
    start()
    folder, nowhere = str(tmp_path / "pbx"), str(tmp_path / "nowhere")
    written = ("pbx", "write", folder, "--station", "anna", "--present", nowhere, *words)
    assert main(("--office", str(tmp_path / "office.db"), *written)) == 0
    _, phones = start()
    assert entered(phones)[:6] == [*shown, folder]
    assert phones.write.steps.isVisible() and "1. " in phones.write.steps.text.toPlainText()
    assert phones.write.carrier.text() == ("sip.example.net:5060" if shown[0] == "trunk" else "")


def test_a_carriers_server_and_user_are_there_again_and_its_password_is_not(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    _, phones = start()
    write(phones, qtbot, tmp_path / "pbx", "trunk")
    office, phones = start()
    write_part = phones.write
    fields = (write_part.carrier, write_part.carrier_user, write_part.carrier_password)
    assert [field.text() for field in fields] == ["sip.example.net", "12345", ""]
    assert phones.answered_by.value == "trunk" and "hemlig" not in str(office.settings.get("pbx.written"))


def test_the_carriers_password_stays_where_the_files_are_written_again_and_is_asked_for_where_there_is_none(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    _, phones = start()
    write(phones, qtbot, tmp_path / "pbx", "trunk")
    _, phones = start()
    part = phones.write
    assert part.carrier_password.text() == ""
    with qtbot.waitSignal(part.written, timeout=20_000):
        part.write.click()
    assert known_passwords(tmp_path / "pbx")["trunk:12345"] == "hemlig"
    part.carrier_user.setText("67890")
    part.write.click()
    qtbot.waitUntil(lambda: bool(part.carrier_password_field.complaint))
    assert known_passwords(tmp_path / "pbx").get("trunk:67890") is None, "nothing was written without it"


def test_phones_at_home_are_entered_once_and_an_address_that_is_none_is_refused_beside_it(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    _, phones = start()
    phones.begin_with("trunk")
    part = phones.write
    part.home.setText("anna")
    for typed in ("", "pbx.example.net/x", "[::1]"):
        part.home_at.setText(typed)
        phones.stations.setText("anna, bruno")
        part.carrier.setText("sip.example.net")
        part.folder.setText(str(tmp_path / "pbx"))
        part.write.click()
        qtbot.waitUntil(part.write.isEnabled)
        assert part.home_at_field.complaint and not (tmp_path / "pbx").exists()
    part.home_at.setText("pbx.example.net")
    write(phones, qtbot, tmp_path / "pbx", "trunk")
    assert "media_encryption = sdes" in (tmp_path / "pbx" / "pjsip.conf").read_text()
    qtbot.waitUntil(lambda: clipped(phones) == [])
    _, phones = start()
    assert (phones.write.home.text(), phones.write.home_at.text()) == ("anna", "pbx.example.net:5061")
    phones.begin_with("freepbx")
    assert not phones.write.home_field.isVisible()


def test_what_is_joined_stays_entered_when_files_for_another_are_written(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    office, phones = start()
    joined = Joining("asterisk", "http://192.0.2.1:8088", "desk", ("anna",), trunk="carrier")
    for key in ("kind", "url", "user", "trunk"):
        office.settings.set(f"pbx.{key}", getattr(joined, key))
    office.settings.set("stations", ["anna"])
    write(phones, qtbot, tmp_path / "pbx")
    office, phones = start()
    assert (
        entered(phones)[:5] == ["asterisk", joined.url, "desk", "carrier", "anna"] and office.phone_system.joining() == joined
    )
    assert not phones.write.steps.isVisible()


def test_whose_cards_come_up_by_pop_still_have_them_until_the_phone_system_is_joined(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    office, phones = start()
    office.settings.set("pbx.answered_by", "3cx")
    write(phones, qtbot, tmp_path / "pbx")
    _, phones = start()
    assert phones.answered_by.value == "3cx" and not phones.write.isVisible()
    phones.begin_with("freepbx")
    assert phones.stations.text() == "201, 202" and phones.write.steps.isVisible()
    phones.begin_with("asterisk")
    assert not phones.write.steps.isVisible(), "those steps are a FreePBX's"


def test_the_phone_of_whoever_set_the_office_up_is_proposed_as_a_station(start: Start) -> None:
    office, phones = start()
    office.settings.set("station", "201")
    phones.begin_with("3cx")
    assert phones.stations.text() == ""
    phones.begin_with("freepbx")
    assert phones.stations.text() == "201"


@pytest.mark.parametrize("answer", ["trunk", "freepbx"])
def test_files_that_were_written_before_any_number_say_so(start: Start, answer: str, qtbot: QtBot, tmp_path: Path) -> None:
    office, phones = start()
    write(phones, qtbot, tmp_path / "pbx", answer)
    warning, readme = phones.write.warning, tmp_path / "pbx" / "README.txt"
    assert warning.isVisible() and "No client has a number yet" in warning.text()
    assert readme.read_text().splitlines()[1] == warning.text()
    qtbot.waitUntil(lambda: clipped(phones) == [])
    _, phones = start()
    assert phones.write.warning.isVisible(), "it is still so"
    office, phones = start()
    office.clients.save(Profile(code="ROSSI", legal_name="Rossi", lines=(Line(number="+390299900101"),)), by="setup")
    write(phones, qtbot, tmp_path / "pbx", answer)
    assert not phones.write.warning.isVisible() and "No client" not in readme.read_text()
    assert known_passwords(tmp_path / "pbx"), "the second writing keeps the passwords of the first"
