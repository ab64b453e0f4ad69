"""The sheet of closures: in July somebody telephones round all who have not told us yet."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import platformdirs
import pytest
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clients.calendar.answers import has_answered, keep_answer
from receptionist.clients.profile import Absence, Closure, ClosureAnswer, Person, Profile
from receptionist.errors import Problem
from tests.clients.profiles_page import Place, office
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.background import Background
from ui.clients.sheets.year_grid import NAMES, Year, YearSheet
from ui.keys import Keys
from ui.theme import THEMES, Role, Theme, space
from ui.theme.tokens import contrast
from ui.translate import Language

__all__ = ["office"]

JULY = datetime(2026, 7, 10, 8, tzinfo=UTC)
HOLIDAY = Closure(since=datetime(2026, 8, 8, tzinfo=UTC), until=datetime(2026, 8, 30, tzinfo=UTC), reason="ferie")
PROFILES = [
    Profile(code="ACME", legal_name="Acme"),
    Profile(code="ROSSI", legal_name="Rossi", closures=(HOLIDAY,), colour="#0A6A66"),
    Profile(code="VERDI", legal_name="Verdi"),
    Profile(code="OFFICE", legal_name="Office", own=True),
]


class Kept:
    """Saves, or says why not."""

    def __init__(self) -> None:
        self.profiles: list[Profile] = []
        self.refuses: Problem | None = None

    def __call__(self, profile: Profile, change: Callable[[Profile], Profile]) -> Profile:
        if self.refuses is not None:
            raise self.refuses
        self.profiles.append(msgspec.structs.replace(change(profile), version=profile.version + 1))
        return self.profiles[-1]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def sheet(qtbot: QtBot, qapp: QApplication, theme: Theme, keys: Keys, background: Background, kept: Kept) -> YearSheet:
    sheet = YearSheet(theme, keys, background, PROFILES, kept, lambda: JULY, may_edit=True)
    qtbot.addWidget(sheet)
    sheet.resize(1280, 700)
    sheet.show()
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 3)
    return sheet


def said(sheet: YearSheet) -> list[str]:
    model = sheet.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_in_july_one_is_asked_about_august_and_sees_who_has_not_told(sheet: YearSheet) -> None:
    assert sheet.asked == (date(2026, 8, 1), date(2026, 8, 31))
    assert sheet.count.text() == "2 of 3 have not told us yet"
    assert said(sheet) == [
        "Acme, not told us yet",
        "Rossi, has told us, 08/08–30/08 ferie",
        "Verdi, not told us yet",
    ]


def test_an_answer_is_kept_at_once_and_the_number_falls(sheet: YearSheet, qtbot: QtBot, kept: Kept) -> None:
    sheet.told.click()
    qtbot.waitUntil(lambda: sheet.count.text() == "1 of 3 have not told us yet")
    answer = ClosureAnswer(since=date(2026, 8, 1), until=date(2026, 8, 31), told_on=date(2026, 7, 10))
    assert [(one.code, one.answers) for one in kept.profiles] == [("ACME", (answer,))]


def test_a_slip_of_the_finger_is_taken_back_by_the_same_key(sheet: YearSheet, qtbot: QtBot, kept: Kept) -> None:
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheet.count.text() == "1 of 3 have not told us yet")
    assert sheet.told.isEnabled() and sheet.told.text() == "Has not told us after all"
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheet.count.text() == "2 of 3 have not told us yet")
    assert [(one.code, len(one.answers)) for one in kept.profiles] == [("ACME", 1), ("ACME", 0)]
    sheet.list.setCurrentIndex(sheet.list.model().index(1, 0))
    assert not sheet.told.isEnabled(), "a closure is the answer"


def test_where_the_row_is_gone_the_toast_takes_it_back(sheet: YearSheet, qtbot: QtBot, keys: Keys) -> None:
    sheet.only.click()
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 2)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 1)
    assert sheet.toast.isVisible() and "Acme" in sheet.toast.accessibleName()
    keys.trigger("take_back")
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 2)
    assert sheet.place.client == PROFILES[0].id


def test_who_telephones_round_goes_on_with_the_next_in_the_list(
    qtbot: QtBot, qapp: QApplication, theme: Theme, keys: Keys, background: Background, kept: Kept
) -> None:
    four = [Profile(code=name.upper(), legal_name=name) for name in ("Acme", "Lumen", "Rossi", "Verdi")]
    sheet = YearSheet(theme, keys, background, four, kept, lambda: JULY, may_edit=True)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.only.click()
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 4)
    sheet.list.setCurrentIndex(sheet.list.model().index(1, 0))
    for left, marked in ((3, four[2]), (2, four[3]), (1, four[0])):
        qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda left=left: sheet.list.model().rowCount() == left)
        assert sheet.place.client == marked.id
    assert [one.code for one in kept.profiles] == ["LUMEN", "ROSSI", "VERDI"]


def test_whom_somebody_saved_meanwhile_can_be_told_all_the_same(
    qtbot: QtBot, theme: Theme, keys: Keys, background: Background, office: Place
) -> None:
    [acme] = office.clients.save_all(PROFILES[:1], "setup")

    def keep(profile: Profile, change: Callable[[Profile], Profile]) -> Profile:
        return keep_answer(office.clients, profile, change, "sara")

    sheet = YearSheet(theme, keys, background, [acme], keep, lambda: JULY, may_edit=True)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 1)
    office.clients.save(msgspec.structs.replace(acme, city="Torino"), "bruno")
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheet.count.text() == "0 of 1 have not told us yet")
    now = office.clients.load("ACME")
    assert (now.city, has_answered(now, sheet.asked), sheet.trouble.isVisible()) == ("Torino", True, False)
    sheet.toast._button.click()
    qtbot.waitUntil(lambda: sheet.count.text() == "1 of 1 have not told us yet")
    assert office.clients.load("ACME").answers == ()


@pytest.mark.parametrize(("theme_name", "colour"), [("contrast", "#000000"), ("contrast", "#0A1A3A"), ("light", "#FFFFFF")])
def test_a_closure_in_a_colour_that_does_not_stand_out_has_an_edge(
    qtbot: QtBot, theme: Theme, keys: Keys, background: Background, kept: Kept, theme_name: str, colour: str
) -> None:
    closed = msgspec.structs.replace(PROFILES[1], colour=colour)
    sheet = YearSheet(theme, keys, background, [closed], kept, lambda: JULY, may_edit=True)
    qtbot.addWidget(sheet)
    sheet.resize(1280, 700)
    sheet.show()
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 1)
    theme.use(theme_name)
    row = sheet.list.visualRect(sheet.list.model().index(0, 0))
    days = Year(2026, QRect(row.left() + NAMES, row.top(), row.width() - NAMES - space(1), row.height()))
    box = days.box(HOLIDAY.since.date(), HOLIDAY.until.date(), 9)
    picture = sheet.list.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    middle = round(box.center().x() * ratio)
    heights = range(round((box.top() - 2) * ratio), round((box.bottom() + 2) * ratio))
    inks = {picture.pixelColor(middle, y).name() for y in heights}
    best = max(contrast(ink, THEMES[theme_name][Role.SURFACE]) for ink in inks)
    theme.use("light")
    assert best >= 3


def test_only_who_has_not_told_us(sheet: YearSheet, qtbot: QtBot) -> None:
    sheet.only.click()
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 2)


def test_christmas_reaches_into_the_next_year(sheet: YearSheet, qtbot: QtBot) -> None:
    sheet.period.setCurrentIndex(sheet.period.count() - 1)
    assert sheet.asked == (date(2026, 12, 24), date(2027, 1, 6))
    qtbot.waitUntil(lambda: sheet.count.text() == "3 of 3 have not told us yet")


def test_what_could_not_be_kept_is_said_and_nothing_changes(sheet: YearSheet, qtbot: QtBot, kept: Kept) -> None:
    kept.refuses = Problem("client.changed_meanwhile", client="Acme")
    sheet.told.click()
    qtbot.waitUntil(lambda: "Acme" in sheet.trouble.text())
    assert sheet.count.text() == "2 of 3 have not told us yet"


def test_enter_opens_the_client_and_escape_closes(sheet: YearSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.opened) as opened:
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert opened.args == [PROFILES[0].id]
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_space_says_that_the_marked_one_has_told_us_and_each_button_shows_its_key(
    sheet: YearSheet, qtbot: QtBot, kept: Kept
) -> None:
    keys = [button.accessibleDescription() for button in (sheet.told, sheet.open_button, sheet.close_button)]
    assert keys == ["Space", "Enter", "Esc"]
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [one.code for one in kept.profiles] == ["ACME"])


def test_whoever_comes_back_finds_the_year_as_it_was(sheet: YearSheet, qtbot: QtBot) -> None:
    sheet.period.setCurrentIndex(3)
    sheet.only.click()
    qtbot.waitUntil(lambda: sheet.count.text() == "3 of 3 have not told us yet")
    sheet.list.setCurrentIndex(sheet.list.model().index(2, 0))
    place = sheet.place
    assert place.client == PROFILES[2].id
    sheet.period.setCurrentIndex(7)
    sheet.only.click()
    qtbot.waitUntil(lambda: sheet.count.text() == "2 of 3 have not told us yet")
    sheet.go_on(place)
    qtbot.waitUntil(lambda: sheet.place == place)


def test_in_high_contrast_a_closure_of_the_marked_client_is_not_painted_on_the_marks_own_colour(
    sheet: YearSheet, theme: Theme, qtbot: QtBot
) -> None:
    theme.use("contrast")
    sheet.list.setCurrentIndex(sheet.list.model().index(1, 0))
    row = sheet.list.visualRect(sheet.list.model().index(1, 0))
    picture = sheet.list.grab().toImage()
    ratio = picture.devicePixelRatio()
    beside = picture.pixelColor(round((row.left() + NAMES + 30) * ratio), round(row.center().y() * ratio))
    theme.use("light")
    assert beside == QColor(THEMES["contrast"][Role.SURFACE])


@pytest.mark.parametrize("width", [1280, 928])
@pytest.mark.parametrize("code", ["en", "it"])
def test_it_can_be_read_whole_and_heard(sheet: YearSheet, language: Language, qtbot: QtBot, code: str, width: int) -> None:
    language.use(code)
    sheet.resize(width, 500)
    qtbot.waitUntil(lambda: clipped(sheet) == [])
    assert nameless(sheet) == []


def test_the_years_that_are_looked_at_next_are_looked_up_while_this_one_is_read(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    keys: Keys,
    background: Background,
    kept: Kept,
    eventually: Callable[..., Any],
) -> None:
    reykjavik = Profile(code="IS", legal_name="Fiskur", country="IS", zone="Atlantic/Reykjavik")
    sheet = YearSheet(theme, keys, background, [reykjavik], kept, lambda: JULY, may_edit=True)
    qtbot.addWidget(sheet)
    kept_here = Path(platformdirs.user_cache_dir("receptionist", appauthor=False)) / "holidays.json"
    wanted = {f"IS--{year}" for year in (2025, 2027, 2028)}
    eventually(lambda: kept_here.is_file() and wanted <= set(json.loads(kept_here.read_text(encoding="utf-8"))["days"]))


def test_who_is_out_is_said_of_each_although_what_is_painted_is_one_line(
    qtbot: QtBot, qapp: QApplication, theme: Theme, keys: Keys, background: Background, kept: Kept
) -> None:
    august = Absence(since=datetime(2026, 8, 3, tzinfo=UTC), until=datetime(2026, 8, 22, tzinfo=UTC))
    people = tuple(Person(name=name, absences=(august,)) for name in ("Anna Neri", "Ugo Bini"))
    sheet = YearSheet(
        theme, keys, background, [Profile(code="A", legal_name="Acme", people=people)], kept, lambda: JULY, may_edit=True
    )
    qtbot.addWidget(sheet)
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 1)
    said = sheet.list.model().index(0, 0).data()
    assert said == "Acme, not told us yet, 03/08–22/08 Anna Neri, 03/08–22/08 Ugo Bini"


def test_a_sheet_that_is_closed_while_its_year_is_put_together_hears_of_it_no_more(
    qtbot: QtBot, qapp: QApplication, theme: Theme, keys: Keys, background: Background, kept: Kept
) -> None:
    sheet = YearSheet(theme, keys, background, PROFILES, kept, lambda: JULY, may_edit=True)
    shiboken6.delete(sheet)
    qtbot.waitUntil(lambda: background.idle)
    qapp.processEvents()  # what came back meanwhile; a callback to what is gone fails the test
