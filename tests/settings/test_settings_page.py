"""Settings: kept at once, tried at once; keys can all be changed; secrets go to the keyring and nowhere else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from receptionist.errors import Problem
from receptionist.office import Office
from receptionist.opening import Plan
from receptionist.resources import resource
from receptionist.settings import workstation_file
from receptionist.telephony.joining import ANSWERED_BY
from receptionist.telephony.port import Finding
from tests.offices import new_office
from tests.pbx.lab import Pbx
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.background import Background
from ui.keys import Keys
from ui.settings.page import SettingsPage
from ui.sounder import Sounder
from ui.theme import THEMES, Theme
from ui.translate import Language
from ui.widgets import AtWork, Mark

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = new_office(str(tmp_path / "office.db"))
    yield office
    office.close()


@pytest.fixture
def sounder(office: Office, tmp_path: Path) -> Iterator[Sounder]:
    sounder = Sounder(office.settings, resource("sounds"), tmp_path / "spoken")
    yield sounder
    sounder.close()


@pytest.fixture
def page(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    keys: Keys,
    background: Background,
    office: Office,
    sounder: Sounder,
    language: Language,
) -> SettingsPage:
    page = SettingsPage(theme, keys, background, office, sounder, language, lambda: "Europe/Rome", may_edit=True)
    page.keys_chosen.connect(keys.choose)
    qtbot.addWidget(page)
    page.resize(1366, 720)
    page.show()
    return page


def test_a_theme_is_shown_at_once_and_kept(page: SettingsPage, theme: Theme, office: Office, qtbot: QtBot) -> None:
    box = page.looks.theme_box
    box.setCurrentIndex(box.findData("contrast"))
    box.activated.emit(box.currentIndex())
    assert theme.name == "contrast"
    qtbot.waitUntil(lambda: office.settings.get("theme") == "contrast")
    assert json.loads(workstation_file().read_text())["theme"] == "contrast"


def test_another_size_counts_from_the_next_start(page: SettingsPage, office: Office, qtbot: QtBot) -> None:
    box = page.looks.scale_box
    assert [box.itemText(row) for row in range(box.count())][:3] == ["100 %", "110 %", "125 %"]
    box.setCurrentIndex(box.findData("150"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: office.settings.get("scale") == 150)
    started = (
        "import os; from ui.app import _take_size; _take_size(); "
        "from PySide6.QtWidgets import QApplication; app = QApplication([]); "
        "print(app.primaryScreen().devicePixelRatio())"
    )
    done = subprocess.run([sys.executable, "-c", started], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1.5"


def test_the_language_changes_while_the_page_is_open(
    page: SettingsPage, language: Language, office: Office, qtbot: QtBot
) -> None:
    box = page.looks.language_box
    box.setCurrentIndex(box.findData("it"))
    box.activated.emit(box.currentIndex())
    assert language.code == "it"
    assert office.settings.get("language") == "it"
    assert box.currentData() == "it"
    qtbot.waitUntil(lambda: [page.names.item(row).text() for row in (0, 1)] == ["Aspetto", "Suoni"])


def test_a_key_is_changed_by_pressing_it(page: SettingsPage, keys: Keys, office: Office, qtbot: QtBot) -> None:
    page.show_part(2)
    qtbot.keyClick(page.keys.fields["call.answer"][0], Qt.Key.Key_F11)
    assert keys.shown("call.answer") == "F11"
    qtbot.waitUntil(lambda: office.settings.get("keys") == {"call.answer": ["F11", "Ctrl+R"]})
    assert "Ctrl+Z" in [told.text() for told in page.keys.findChildren(QLabel)], "what cannot be changed stands there too"


def test_a_key_two_actions_would_have_is_told_beside_both_and_not_put_in_force(
    page: SettingsPage, keys: Keys, qtbot: QtBot
) -> None:
    page.show_part(2)
    qtbot.keyClick(page.keys.fields["call.answer"][0], Qt.Key.Key_F3)
    assert keys.shown("call.answer") == "F2"
    assert "Hold" in page.keys._wrongs["call.answer"].text()
    assert "Answer" in page.keys._wrongs["call.hold"].text()
    qtbot.keyClick(page.keys.fields["call.hold"][0], Qt.Key.Key_Delete)
    assert keys.shown("call.answer") == "F3"
    assert keys.shown("call.hold") == "Ctrl+H"


def test_all_keys_can_be_as_they_were(page: SettingsPage, keys: Keys, qtbot: QtBot) -> None:
    page.show_part(2)
    qtbot.keyClick(page.keys.fields["call.answer"][0], Qt.Key.Key_F11)
    page.keys.reset.click()
    assert keys.shown("call.answer") == "F2"


def test_what_the_phone_test_found_is_said_in_words_with_its_shape(page: SettingsPage) -> None:
    page.show_part(3)
    page.phones.show_findings(
        [Finding("ari", "failed", "office.cannot_open", {"office": "x"}), Finding("version", "ok", "doctor.simulator")]
    )
    assert page.phones._found.count() == 2


class Windows(QObject):
    """Notes down what shows itself as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_what_was_found_stands_in_the_page_and_never_in_a_window_of_its_own(
    page: SettingsPage, qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    page.show_part(3)
    page.phones.begin_with("freepbx")
    windows = Windows()
    qapp.installEventFilter(windows)
    try:
        page.phones.show_findings([Finding("version", "ok", "doctor.simulator")])
        (mark,) = page.phones.findings.findChildren(Mark)
        late = Mark(theme, "circle", "")
        late.show_state("circle", "Later", "muted")
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == []
    qtbot.waitUntil(mark.isVisible)
    page.phones._found.addWidget(late)
    qtbot.waitUntil(late.isVisible)  # what it got before it had a place is seen there
    late.show_state("circle", "", "muted")
    assert not late.isVisible()


def test_a_phone_system_that_is_not_there_is_told_with_what_to_do(page: SettingsPage, keys: Keys, qtbot: QtBot) -> None:
    page.show_part(3)
    phones = page.phones
    phones.answered_by.setCurrentIndex(phones.answered_by.findData("asterisk"))
    phones._show_kind()
    phones.url.setText("http://127.0.0.1:9")
    phones.password.setText("x")
    assert (phones.test._key, phones.use._key, page.copies.check._key) == ("Alt+P", "Ctrl+S", "Alt+P")
    keys.trigger("settings.test")
    qtbot.waitUntil(lambda: phones._found.count() > 0, timeout=30_000)
    assert phones.test.isEnabled()


class NoKeyring:
    def get(self, name: str) -> str | None:
        raise Problem("keyring.absent")

    def set(self, name: str, secret: str) -> None:
        raise Problem("keyring.absent")


def enter(page: SettingsPage, url: str, password: str, user: str = "receptionist") -> None:
    """Type a phone system into the page."""
    page.show_part(3)
    phones = page.phones
    phones.answered_by.setCurrentIndex(phones.answered_by.findData("asterisk"))
    phones.answered_by.activated.emit(phones.answered_by.currentIndex())
    phones.url.setText(url)
    phones.user.setText(user)
    phones.password.setText(password)
    phones.stations.setText("anna, bruno")


def test_each_answer_has_what_belongs_to_it_and_is_kept(page: SettingsPage, office: Office, qtbot: QtBot) -> None:
    page.show_part(3)
    phones = page.phones
    seen = {}
    for answer in ANSWERED_BY:
        phones.begin_with(answer)
        parts = (phones.write, phones.pop, phones.trunk_field, phones.url_field, phones.ring_now)
        seen[answer] = [part.isVisible() for part in parts]
    assert seen["trunk"] == [True, False, False, True, True]
    assert seen["asterisk"] == seen["freepbx"] == [True, False, True, True, True]
    assert seen["3cx"] == seen["wildix"] == seen["cloud"] == [False, True, False, False, True]
    assert seen["none"] == [False] * 5
    phones.begin_with("wildix")
    assert '--line "{TAGS}" --caller "{CALLERNUM}"' in phones.pop.arguments.text.toPlainText()
    phones.use.click()
    qtbot.waitUntil(lambda: office.settings.get("pbx.answered_by") == "wildix")
    assert office.settings.get("pbx.kind") == "none"


def test_enter_presses_the_button_that_has_the_focus(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_part(3)
    page.phones.begin_with("freepbx")
    write = page.phones.write
    write.folder.setText("")
    write.write.setFocus()
    qtbot.keyClick(write.write, Qt.Key.Key_Return)
    assert write.folder_field.complaint == "Choose a folder first."


def test_no_call_is_waited_for_where_none_can_arrive(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_part(3)
    page.phones.begin_with("freepbx")
    ring_now = page.phones.ring_now
    ring_now.begin.setFocus()
    qtbot.keyClick(ring_now.begin, Qt.Key.Key_Space)
    qtbot.waitUntil(ring_now.trouble.isVisible)
    assert "No phone system is set up here" in ring_now.trouble.text() and "Say above what" in ring_now.trouble.text()
    assert not ring_now.waiting and ring_now.begin.isEnabled()
    assert page.window().focusWidget() is ring_now.begin


def test_the_focus_stays_where_a_call_is_waited_for(page: SettingsPage, office: Office, qtbot: QtBot) -> None:
    office.settings.set("pbx.answered_by", "3cx")
    page.show_part(3)
    page.phones.begin_with("3cx")
    ring_now = page.phones.ring_now
    ring_now.begin.setFocus()
    qtbot.keyClick(ring_now.begin, Qt.Key.Key_Space)
    assert page.window().focusWidget() is ring_now.end
    qtbot.keyClick(ring_now.end, Qt.Key.Key_Space)
    assert page.window().focusWidget() is ring_now.begin
    qtbot.keyClick(ring_now.begin, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ring_now.waiting)
    qtbot.keyClick(ring_now.end, Qt.Key.Key_Return)
    assert not ring_now.waiting and page.window().focusWidget() is ring_now.begin


def test_what_cannot_be_written_is_said_beside_its_field(page: SettingsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_part(3)
    phones, write = page.phones, page.phones.write
    phones.begin_with("trunk")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "pjsip.conf").write_text("[theirs]\n")
    for stations, carrier, folder, field in (
        ("anna", "", "new", write.carrier_field),
        ("anna", "sip.example.net:99999", "new", write.carrier_field),
        ("", "sip.example.net", "new", phones.stations_field),
        ("an na", "sip.example.net", "new", phones.stations_field),
        ("anna", "sip.example.net", "full", write.folder_field),
    ):
        phones.stations.setText(stations)
        write.carrier.setText(carrier)
        write.folder.setText(str(tmp_path / folder))
        field.complain("")
        write.write.click()
        qtbot.waitUntil(lambda field=field: bool(field.complaint), timeout=20_000)  # type: ignore[misc]
        assert not (tmp_path / "new").exists()
    phones.begin_with("freepbx")
    phones.trunk.setText("")
    write.present.setText(str(tmp_path / "nowhere"))
    write.write.click()
    qtbot.waitUntil(lambda: bool(phones.trunk_field.complaint), timeout=20_000)
    assert phones.trunk_field.complaint.endswith("calls arrive."), "nothing was found there"
    assert [file.name for file in (tmp_path / "full").iterdir()] == ["pjsip.conf"]


def test_the_button_that_writes_has_the_focus_again_when_that_is_done(page: SettingsPage, qtbot: QtBot, tmp_path: Path) -> None:
    """It went to whatever stood next, and Enter pressed that."""
    page.show_part(3)
    page.phones.begin_with("trunk")
    write, folder = page.phones.write, tmp_path / "new"
    page.phones.stations.setText("anna")
    write.carrier.setText("sip.example.net")
    write.folder.setText(str(folder))
    write.write.setFocus()
    qtbot.keyClick(write.write, Qt.Key.Key_Return)
    assert not write.write.isEnabled() and not isinstance(page.window().focusWidget(), (QLineEdit, QPushButton))
    qtbot.waitUntil(write.write.isEnabled, timeout=20_000)
    assert folder.exists() and page.window().focusWidget() is write.write


def test_whoever_went_elsewhere_meanwhile_stays_there(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_part(3)
    page.phones.begin_with("freepbx")
    button, field = page.phones.test, page.phones.url
    work = AtWork(button)
    button.setFocus()
    work.begin()
    field.setFocus()
    work.over()
    assert page.window().focusWidget() is field and button.isEnabled()


def test_without_a_keyring_the_password_is_kept_nowhere_and_that_is_said(
    page: SettingsPage, office: Office, pbx: Pbx, qtbot: QtBot, tmp_path: Path
) -> None:
    office.credentials = NoKeyring()  # type: ignore[assignment]
    page.resize(960, 400)
    secret = str(pbx.asterisk.answers.ari_password)
    enter(page, pbx.asterisk.url, secret)
    with qtbot.waitSignal(page.phones_joined, timeout=20_000):
        page.phones.use.click()
    qtbot.waitUntil(lambda: "no keyring" in page.phones.trouble.text())
    for said in (page.phones.done, page.phones.trouble):
        qtbot.waitUntil(lambda said=said: not said.visibleRegion().isEmpty())
    assert not page.phones.keep_password.isChecked(), "it is not kept, and does not say so"
    assert page.phones.password.text() == ""
    assert office.settings.get("pbx.kind") == "asterisk"
    files = [file for folder in (tmp_path, workstation_file().parent) for file in folder.rglob("*") if file.is_file()]
    assert files and not any(secret.encode() in file.read_bytes() for file in files)


def test_the_password_that_was_typed_is_asked_for_no_second_time_while_the_program_runs(
    page: SettingsPage, office: Office, pbx: Pbx, qtbot: QtBot
) -> None:
    enter(page, pbx.asterisk.url, str(pbx.asterisk.answers.ari_password))
    with qtbot.waitSignal(page.phones_joined, timeout=20_000):
        page.phones.use.click()
    qtbot.waitUntil(page.phones.use.isEnabled)
    page.phones.stations.setText("anna")
    with qtbot.waitSignal(page.phones_joined, timeout=20_000):
        page.phones.use.click()
    assert office.settings.get("stations") == ["anna"]


@pytest.mark.parametrize(
    ("url", "password", "user", "field"),
    [
        ("", "x", "receptionist", "url_field"),
        ("127.0.0.1", "x", "receptionist", "url_field"),
        ("http://127.0.0.1:9", "x", "receptionist", "url_field"),
        ("http://127.0.0.1:9", "", "receptionist", "password_field"),
        ("http://127.0.0.1:9", "x", "", "user_field"),
        ("PBX", "wrong", "receptionist", "password_field"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_kept(
    page: SettingsPage, office: Office, pbx: Pbx, qtbot: QtBot, url: str, password: str, user: str, field: str
) -> None:
    enter(page, pbx.asterisk.url if url == "PBX" else url, password, user)
    page.phones.use.click()
    wrong = getattr(page.phones, field)
    qtbot.waitUntil(lambda: bool(wrong.complaint), timeout=20_000)
    assert wrong.complaint.startswith(wrong.complaint[0].upper()) and " " in wrong.complaint
    assert page.phones.use.isEnabled()
    assert office.settings.get("pbx.kind") == "none" and office.settings.get("pbx.url") == ""
    qtbot.waitUntil(lambda: clipped(page) == [])


def test_what_is_wrong_with_a_field_is_scrolled_to(page: SettingsPage, qtbot: QtBot) -> None:
    page.resize(960, 300)
    enter(page, "", "x")
    area = next(area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page.phones))
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert page.phones.url.visibleRegion().isEmpty()
    page.phones.use.click()
    qtbot.waitUntil(lambda: not page.phones.url.visibleRegion().isEmpty(), timeout=20_000)


def test_the_folder_of_ours_stands_for_the_one_around_it(page: SettingsPage, tmp_path: Path) -> None:
    page.phones.sounds.setText(str(tmp_path / "sounds" / "receptionist"))
    assert page.phones.plan().sounds == str(tmp_path / "sounds")


def test_the_test_tells_whether_announcements_reach_the_phone_system(
    page: SettingsPage, pbx: Pbx, qtbot: QtBot, tmp_path: Path
) -> None:
    enter(page, pbx.asterisk.url, str(pbx.asterisk.answers.ari_password))
    found: list[str] = []
    show = page.phones.show_findings
    page.phones.show_findings = lambda findings: (found.extend(f.code for f in findings), show(findings))  # type: ignore[assignment]
    for folder, code in (
        ("", "pbx.folder_unset"),
        (str(tmp_path / "nowhere"), "announcement.not_written"),
        (str(tmp_path), "pbx.folder_elsewhere"),
        (f"{pbx.asterisk.answers.directories.data}/sounds", "pbx.folder_ok"),
    ):
        found.clear()
        page.phones.sounds.setText(folder)
        page.phones.test.click()
        qtbot.waitUntil(lambda: bool(found), timeout=20_000)
        assert found[-1] == code
        qtbot.waitUntil(lambda: clipped(page) == [])


def test_a_backup_is_a_whole_office(page: SettingsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_part(5)
    page.copies.back_up(tmp_path / "copy.sqlite")
    qtbot.waitUntil(lambda: bool(page.copies._done.text()))
    assert (tmp_path / "copy.sqlite").read_bytes().startswith(b"SQLite format 3")
    page.copies.back_up(tmp_path / "copy.sqlite")
    qtbot.waitUntil(page.copies.trouble.isVisible)


def test_who_is_shown_by_name_is_chosen_beside_the_law_it_rests_on(page: SettingsPage, office: Office, qtbot: QtBot) -> None:
    part = page.office.by_name
    assert "300/1970" in part._law.text() and part.choice.currentData() == "off"
    part.choice.setCurrentIndex(part.choice.findData("team"))
    part.choice.activated.emit(part.choice.currentIndex())
    qtbot.waitUntil(lambda: office.settings.get("figures.by_name") == "team")


def test_the_offices_texts_are_kept(page: SettingsPage, office: Office, qtbot: QtBot) -> None:
    page.show_part(4)
    line = page.office.lines["emergency.address"]
    qtbot.keyClicks(line, "Via Roma 1")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.settings.get("emergency.address") == "Via Roma 1")
    assert office.settings.get("emergency.number") == ""
    page.office.texts["text.closed", "it"].setPlainText("Siamo chiusi.")
    with qtbot.waitSignal(page.office_changed):
        qtbot.waitUntil(lambda: office.settings.get("text.closed") == {"it": "Siamo chiusi."})


def test_what_was_said_of_headings_when_importing_is_seen_and_can_be_forgotten(
    page: SettingsPage, office: Office, qtbot: QtBot, language: Language
) -> None:
    """It held for good, and was shown nowhere: only another name in the file helped."""
    page.show_part(6)
    part = page.imports
    assert part.none.isVisible() and part.list.isHidden() and part.forget.isHidden()
    page.show_part(0)
    office.settings.set("import.headings", {"mandante": "legal_name", "riservato": ""})
    page.show_part(6)
    assert [part.list.item(n).text() for n in range(part.list.count())] == [
        "mandante  →  Legal name",
        "riservato  →  always left out",
    ]
    part.list.setCurrentRow(0)
    qtbot.mouseClick(part.forget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: office.settings.get("import.headings") == {"riservato": ""})
    qtbot.waitUntil(lambda: part.list.count() == 1 and part.list.currentRow() == 0)
    language.use("it")
    qtbot.waitUntil(lambda: part.list.item(0).text() == "riservato  →  sempre escluso")


def test_a_demo_office_offers_no_real_phone(
    qtbot: QtBot,
    theme: Theme,
    keys: Keys,
    background: Background,
    sounder: Sounder,
    language: Language,
    tmp_path: Path,
) -> None:
    office = new_office(str(tmp_path / "demo.db"), Plan("Demo", demo=True))
    page = SettingsPage(theme, keys, background, office, sounder, language, lambda: "Europe/Rome", may_edit=True)
    qtbot.addWidget(page)
    assert not page.phones.answered_by.isEnabled() and not page.phones.use.isEnabled()
    background.close()
    office.close()


@pytest.mark.parametrize("size", [(1366, 720), (960, 492)])
@pytest.mark.parametrize("name", THEMES)
def test_nothing_is_cut_and_everything_has_a_name(
    page: SettingsPage, theme: Theme, qtbot: QtBot, size: tuple[int, int], name: str
) -> None:
    theme.use(name)
    page.resize(*size)
    for part in range(7):
        page.show_part(part)
        qtbot.wait(1)
        assert clipped(page) == []
        assert nameless(page) == []
    for answer in ANSWERED_BY:
        page.show_part(3)
        page.phones.begin_with(answer)
        qtbot.wait(1)
        assert (clipped(page), nameless(page)) == ([], []), answer
