"""The Clients page as somebody meets it who has never seen it: what is needed first is at hand, and nothing is hidden."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Instruction, Line, Opening, Person, Profile, Way, WayKind
from tests.clients.profiles_page import OpenPage, office, open_page
from ui.clients.fields.week_field import Week
from ui.clients.form.parts import Parts
from ui.clients.page import ClientsPage
from ui.clients.sheets.who_gets import listed

__all__ = ["office", "open_page"]

pytestmark = pytest.mark.on_a_file

NERI = Person(name="Luca Neri", ways=(Way(kind=WayKind.MAIL, value="luca.neri@studio-rossi.example", label="Ufficio"),))
STUDIO = Profile(
    code="STUDIO",
    legal_name="Studio Rossi",
    lines=(Line(number="+390299900020"),),
    people=(NERI,),
    hours=tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5)),
    instructions=tuple(Instruction(text=f"Cosa {n}") for n in range(1, 8)),
)


@pytest.fixture(name="page")
def _page(open_page: OpenPage) -> ClientsPage:
    page = open_page([STUDIO])
    page.resize(1366, 700)
    return page


def people(page: ClientsPage) -> Parts:
    page.tabs.setCurrentIndex(3)
    part = page.sections[3].part("people")
    assert isinstance(part, Parts)
    return part


def test_a_mail_address_and_its_label_can_be_read_whole(page: ClientsPage, qtbot: QtBot) -> None:
    row = people(page).inside["ways"]._rows[0]
    for name, text in (("value", "luca.neri@studio-rossi.example"), ("label", "Ufficio")):
        box = row.editors[name].line  # type: ignore[attr-defined]
        assert box.text() == text
        needed = QFontMetrics(box.font()).horizontalAdvance(text) + 16
        qtbot.waitUntil(lambda box=box, needed=needed: needed < box.width())


def test_a_persons_phone_is_seen_without_scrolling_and_tab_reaches_it_after_the_department(
    page: ClientsPage, qtbot: QtBot
) -> None:
    part = people(page)
    row = part.inside["ways"]._rows[0]
    for wanted in (row.editors["value"], part.adder):
        qtbot.waitUntil(lambda wanted=wanted: not wanted.visibleRegion().isEmpty())
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    part.form.editors["department"].take_up()
    reached = []
    for _ in range(5):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        reached.append(page.window().focusWidget())
    assert reached[:3] == [row.editors[name].inner for name in ("kind", "value", "label")]


def test_the_moment_of_the_preview_is_typed_as_one_says_it(page: ClientsPage, qtbot: QtBot) -> None:
    box = page.preview.moment
    box.selectAll()
    qtbot.keyClicks(box, "29/11/2026 23:10")
    assert page.preview.at().strftime("%d/%m/%Y %H:%M") == "29/11/2026 23:10"
    assert "chiusi" in page.preview.greeting.text()
    box.selectAll()
    qtbot.keyClicks(box, "zz")
    assert box.property("wrong") and "chiusi" in page.preview.greeting.text()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert page.preview.chosen_moment() is None and not box.property("wrong")
    assert "chiusi" not in page.preview.greeting.text()


def test_of_instructions_that_have_no_room_one_hears_how_many_they_are(page: ClientsPage) -> None:
    assert page.preview.instructions.text().splitlines() == ["• Cosa 1", "• Cosa 2", "• Cosa 3", "… 4 more"]
    assert "Cosa 7" in page.preview.instructions.toolTip()
    assert listed(["Cosa"], 3) == "• Cosa"


def hints(week: Week) -> set[str]:
    return {day.placeholderText() for day in week.days}


def test_an_empty_day_is_the_clients_until_another_day_is_filled(page: ClientsPage, qtbot: QtBot) -> None:
    week = people(page).form.editors["hours"]
    assert isinstance(week, Week) and hints(week) == {"the client's: 09:00-18:00", "the client's: closed"}
    qtbot.keyClicks(week.days[0], "9-13")
    assert hints(week) == {"closed"}
    page.draft.undo()
    page.tabs.setCurrentIndex(4)
    own = page.sections[4].part("own hours").editors["hours"]  # type: ignore[union-attr]
    assert isinstance(own, Week) and hints(own) == {"closed"}
    for day in own.days:
        day.clear()
    own._typed()
    assert hints(own) == {"not entered"}, "without any hours it is always open"


def own_week(page: ClientsPage) -> Week:
    page.tabs.setCurrentIndex(4)
    week = page.sections[4].part("own hours").editors["hours"]  # type: ignore[union-attr]
    assert isinstance(week, Week)
    return week


def told(page: ClientsPage) -> str:
    return page.sections[4].part("own hours").fields["hours"].complaint  # type: ignore[union-attr]


def typed(week: Week, qtbot: QtBot, day: int, text: str, then: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """All days, once the line of one was typed over and left."""
    week.days[day].setFocus()
    week.days[day].selectAll()
    qtbot.keyClicks(week.days[day], text)
    qtbot.keyClick(week.days[day], then)
    return [line.text() for line in week.days]


@pytest.mark.parametrize("said", ["lun-ven 9-13 14:30-19; sab 9-12", "9-13 14:30-19 lun-ven; 9-12 sab"])
def test_five_days_are_typed_at_once(page: ClientsPage, qtbot: QtBot, said: str) -> None:
    week = own_week(page)
    for day in week.days:
        day.clear()
    whole = [*["09:00-13:00, 14:30-19:00"] * 5, "09:00-12:00", ""]
    assert typed(week, qtbot, 0, said) == whole
    assert page.draft.profile is not None and len(page.draft.profile.hours) == 11


def test_what_is_half_typed_for_several_days_is_not_left_in_any(page: ClientsPage, qtbot: QtBot) -> None:
    """On the way back from `lun-ven 9-13` Friday was changed, `mar 10-12` closed Monday, and `sab chiuso` closed nothing."""
    week = own_week(page)
    before = page.draft.profile
    week.days[0].setFocus()
    week.days[0].selectAll()
    qtbot.keyClicks(week.days[0], "lun-ven 9-13, 15-18")
    for _ in "ven 9-13, 15-18":
        qtbot.keyClick(week.days[0], Qt.Key.Key_Backspace)
    after = [*["09:00-13:00, 15:00-18:00"] * 4, "09:00-18:00", "", ""]
    week.days[0].deselect()
    qtbot.keyClicks(week.days[0], "gio 9-13, 15-18")
    qtbot.keyClick(week.days[0], Qt.Key.Key_Tab)
    assert [day.text() for day in week.days] == after
    assert typed(week, qtbot, 0, "mar 10-12; sab 9-12", Qt.Key.Key_Return) == [
        after[0], "10:00-12:00", *after[2:5], "09:00-12:00", ""
    ]  # fmt: skip
    assert typed(week, qtbot, 0, "lun 9-13; ven e sab chiuso") == ["09:00-13:00", "10:00-12:00", *after[2:4], "", "", ""]
    assert typed(week, qtbot, 2, "chiuso") == ["09:00-13:00", "10:00-12:00", "", after[3], "", "", ""]
    assert page.draft.profile is not None and len(page.draft.profile.hours) == 4
    while page.draft.can_undo:
        page.draft.undo()
    assert page.draft.profile == before and [day.text() for day in week.days] == [*["09:00-18:00"] * 5, "", ""]


def test_in_an_empty_week_what_is_typed_for_monday_is_so_until_friday(page: ClientsPage, qtbot: QtBot) -> None:
    """By the guide's own step a client was open on Mondays alone, and ready to answer."""
    page.begin_with(Profile(code="", legal_name="Notaio Fabbri"))
    week = own_week(page)
    week.days[0].setFocus()
    qtbot.keyClicks(week.days[0], "9-13, 14-18")
    assert [day.placeholderText() for day in week.days[4:6]] == ["09:00-13:00, 14:00-18:00", "closed"]
    assert page.draft.profile is not None and len(page.draft.profile.hours) == 10, "saved where one is"
    qtbot.keyClick(week.days[0], Qt.Key.Key_Tab)
    assert [day.text() for day in week.days] == [*["09:00-13:00, 14:00-18:00"] * 5, "", ""]
    assert typed(week, qtbot, 0, "9-12")[:2] == ["9-12", "09:00-13:00, 14:00-18:00"], "the week is not empty any more"


def test_the_other_days_are_as_monday_with_one_click(page: ClientsPage, qtbot: QtBot) -> None:
    week = own_week(page)
    assert week.alike.isHidden(), "they are already"
    week.days[0].selectAll()
    qtbot.keyClicks(week.days[0], "8-17")
    qtbot.mouseClick(week.alike, Qt.MouseButton.LeftButton)
    assert [day.text() for day in week.days] == [*["8-17"] * 5, "", ""]
    assert page.draft.profile is not None and {one.end for one in page.draft.profile.hours} == {time(17)}
    assert week.alike.isHidden()


def test_the_day_that_is_not_understood_is_marked_and_named(page: ClientsPage, qtbot: QtBot) -> None:
    week = own_week(page)
    week.days[1].setFocus()
    week.days[1].selectAll()
    qtbot.keyClicks(week.days[1], "9-boh")
    assert not week.days[1].property("wrong") and told(page) == "", "somebody is still typing"
    qtbot.keyClick(week.days[1], Qt.Key.Key_Tab)
    assert [bool(day.property("wrong")) for day in week.days] == [False, True, False, False, False, False, False]
    assert told(page).startswith("Tuesday: “9-boh” cannot be read")
    week.days[1].selectAll()
    qtbot.keyClicks(week.days[1], "9-12")
    assert not week.days[1].property("wrong") and told(page) == ""


@pytest.mark.shared_too
def test_an_empty_number_is_said_to_be_missing_and_nothing_is_called_saved(page: ClientsPage) -> None:
    page.toast.tell("Studio Rossi is saved")
    page.tabs.setCurrentIndex(1)
    lines = page.sections[1].part("lines")
    assert isinstance(lines, Parts)
    lines.adder.click()
    page.save()
    assert "A number is missing" in page.head.trouble.text()
    assert page.toast.isHidden()
