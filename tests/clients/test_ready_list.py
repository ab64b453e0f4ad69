"""A new client: each thing that is missing stands on the page, and one key leads from one to the next until all is there."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clients.checks import blocking, check
from receptionist.clients.profile import (
    Absence,
    Accepts,
    Duty,
    Instruction,
    Line,
    Opening,
    Person,
    Profile,
    Rota,
    Shift,
    Way,
    WayKind,
)
from receptionist.clients.ready import Item, Point, State, ready
from tests.clients.test_clients_page import (
    CTRL,
    clients,
    hour,
    identity,
    office_sounds,
    page,
    saved,
    store,
    typed,
    who,
)
from tests.screen.accessible import nameless
from ui.clients.page import ClientsPage

__all__ = ["clients", "hour", "office_sounds", "page", "store", "who"]


@pytest.fixture(autouse=True)
def active(page: ClientsPage) -> None:
    page.activateWindow()
    QTest.qWaitForWindowActive(page)


def next_field(page: ClientsPage, qtbot: QtBot) -> None:
    page._keys._last = ("", float("-inf"))
    qtbot.keyClick(page.window(), Qt.Key.Key_F2, CTRL)


def types(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


def test_one_key_leads_from_what_is_missing_to_what_is_missing_until_it_is_ready(page: ClientsPage, qtbot: QtBot) -> None:
    page.new_client()
    assert page.ready.isVisible()
    types(qtbot, "Verdi Srl")
    next_field(page, qtbot)
    types(qtbot, "02 5555 0177")
    next_field(page, qtbot)
    types(qtbot, "9-13")
    next_field(page, qtbot)
    types(qtbot, "Luca Neri")
    next_field(page, qtbot)
    assert page.ready.buttons[Point.TARGET].text() == "Whom to ring: missing"
    types(qtbot, "02 5555 0178")
    assert not page.ready.lacks
    next_field(page, qtbot)  # then what is ours, and may be theirs
    types(qtbot, "{client}, buongiorno")
    next_field(page, qtbot)
    types(qtbot, "02 5555 0179")
    assert page.ready.next_field() is None
    kept = saved(page, qtbot)
    assert not page.ready.isVisible() and page.head.state.text().startswith("ready to answer")
    assert (kept.greetings[0].text, kept.lines[0].fallback) == ("{client}, buongiorno", "+390255550179")
    assert (kept.lines[0].number, kept.people[0].ways[0].value) == ("+390255550177", "+390255550178")


def test_of_one_more_person_the_key_leads_to_the_number_too(page: ClientsPage, qtbot: QtBot) -> None:
    page.new_client()
    for name, number in (("Luca Neri", "02 5555 0178"), ("Anna Verdi", "02 5555 0179")):
        page.go_to("people[].name")
        types(qtbot, name)
        next_field(page, qtbot)
        types(qtbot, number)
    assert page.draft.profile is not None
    people = page.draft.profile.people
    assert [(one.name, [way.value for way in one.ways]) for one in people] == [
        ("Luca Neri", ["+390255550178"]),
        ("Anna Verdi", ["+390255550179"]),
    ]


def test_each_point_is_a_button_that_leads_to_its_field_and_says_how_it_stands(page: ClientsPage, qtbot: QtBot) -> None:
    page.new_client()
    button = page.ready.buttons[Point.HOURS]
    assert button.text() == "Hours: missing" and nameless(page.ready) == []
    assert page.ready.buttons[Point.GREETING].text() == "Greeting: the office's own"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    types(qtbot, "9-13")
    assert button.text() == "Hours"
    assert page._draft.profile is not None and page._draft.profile.hours
    qtbot.mouseClick(page.ready.buttons[Point.GREETING], Qt.MouseButton.LeftButton)
    types(qtbot, "{client}, {operatr")
    assert "greeting.placeholder" not in [problem.code for problem in page.draft.told]
    types(qtbot, "ice}")  # it is told while one is there, and nobody says that the greeting is missing
    assert "greeting.placeholder" in [problem.code for problem in page.draft.told]
    assert page.ready.buttons[Point.GREETING].text() == "Greeting: cannot be filled in"


def test_a_number_is_there_once_it_was_entered_and_one_that_comes_says_when(page: ClientsPage, qtbot: QtBot) -> None:
    acme = next(one for one in page._profiles.values() if one.code == "ACME")
    starts = datetime(2099, 11, 30, 12, tzinfo=UTC)
    page.ready.show_items(ready(msgspec.structs.replace(acme, lines=(Line(number=""),)), starts))
    assert page.ready.buttons[Point.NUMBER].text() == "Number: missing"
    coming = msgspec.structs.replace(acme, lines=(Line(number="+390255550177", since=starts),))
    page.ready.show_items(ready(coming, starts - timedelta(days=3)))
    assert page.ready.buttons[Point.NUMBER].text().startswith("Number: theirs from ")
    assert "30" in page.ready.buttons[Point.NUMBER].text()


def test_who_has_a_turn_and_is_out_with_nobody_instead_is_told_until_somebody_stands_in(page: ClientsPage) -> None:
    acme = next(one for one in page._profiles.values() if one.code == "ACME")
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    away = Absence(since=now + timedelta(days=3), until=now + timedelta(days=9))
    ferri = Person(name="Giulia Ferri", absences=(away,))
    neri = Person(name="Luca Neri", ways=(Way(kind=WayKind.MOBILE, value="+393339990031"),))
    nights = Shift(person=ferri.id, begins=datetime(2026, 11, 2, 18), minutes=840, rule="FREQ=DAILY")
    client = msgspec.structs.replace(acme, people=(neri, ferri), rotas=(Rota(name="Notti", shifts=(nights,)),))

    def turn(profile: Profile, at: datetime = now) -> Item | None:
        return next((item for item in ready(profile, at) if item.point is Point.ON_CALL), None)

    item = turn(client)
    assert item is not None and item.state is State.MISSING and item.field == "people[1].absences[0].substitute"
    assert item.since is not None and away.since <= item.since < away.since + timedelta(days=1)
    page.ready.show_items((item,))
    assert page.ready.buttons[Point.ON_CALL].text().startswith("On call: who has the turn on ")
    stands_in = msgspec.structs.replace(ferri, absences=(msgspec.structs.replace(away, substitute=neri.id),))
    assert turn(msgspec.structs.replace(client, people=(neri, stands_in))) is None
    assert turn(client, now - timedelta(days=20)) is None, "that is far away still"
    left = msgspec.structs.replace(ferri, absences=(), left_on=now.date())
    gone = turn(msgspec.structs.replace(client, people=(neri, left)))
    assert gone is not None and gone.field == "people[1].replaced_by"
    messages = msgspec.structs.replace(ferri, absences=(), accepts=Accepts.MESSAGES)
    told = turn(msgspec.structs.replace(client, people=(neri, messages)))
    assert told is not None and told.field == "people[1].accepts"
    found = [one for one in check(msgspec.structs.replace(client, people=(neri, messages))) if one.code == "turn.messages_only"]
    assert [one.values["field"] for one in found] == ["rotas[0].shifts[0].person"] and blocking(found) == []
    once = Duty(person=ferri.id, since=now, until=now + timedelta(hours=6))
    found = check(msgspec.structs.replace(client, people=(neri, messages), rotas=(), duty=(once,)))
    assert [(one.code, one.values["field"]) for one in found] == [("turn.messages_only", "duty[0].person")]


def test_the_key_leads_to_the_blanks_before_it_leads_to_what_may_stay_as_it_is(page: ClientsPage) -> None:
    """Nobody has to enter where a call goes that nobody answers: the standard announcement is said."""
    blank = Instruction(text="Uscita: ‹costo dell'uscita›.")
    assert page.draft.profile is not None
    change = msgspec.structs.replace(page.draft.profile, instructions=(blank,))
    page.ready.show_items(ready(change, datetime(2026, 11, 23, 9, tzinfo=UTC), office_says=False))
    assert page.ready.next_field() == "instructions[0].text"
    done = msgspec.structs.replace(change, instructions=(Instruction(text="Uscita: 40 euro."),))
    page.ready.show_items(ready(done, datetime(2026, 11, 23, 9, tzinfo=UTC), office_says=False))
    assert page.ready.next_field() == "lines[0].fallback"


def test_what_is_typed_where_the_key_leads_to_a_blank_stands_in_its_place(page: ClientsPage, qtbot: QtBot) -> None:
    """It stood before the sentence: `40 euroUscita 🔧: ‹costo›.`."""
    page.begin_with(Profile(code="", legal_name="Verdi Srl", instructions=(Instruction(text="Uscita 🔧: ‹costo›."),)))
    page.go_to("instructions[0].text")
    types(qtbot, "40 euro")
    assert page.draft.profile is not None and page.draft.profile.instructions[0].text == "Uscita 🔧: 40 euro."


def test_an_assistant_sees_no_list_of_what_to_enter(page: ClientsPage, who: object) -> None:
    who.may_edit = False  # type: ignore[attr-defined]
    page.sit()
    assert not page.ready.isVisible()


def test_a_saved_client_that_lacks_something_shows_the_list(page: ClientsPage, qtbot: QtBot) -> None:
    acme = next(one for one in page._profiles.values() if one.code == "ACME")
    page.show_client(acme.id)
    assert page.ready.isVisible() and isinstance(acme, Profile)
    typed(page, qtbot, "city", "Leeds")
    assert identity(page).isVisible()


def test_one_key_adds_one_more_of_what_the_focus_is_among(page: ClientsPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(3)
    people = page.sections[3].part("people")
    page.sections[3].go_to("people[1].name")
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    types(qtbot, "Ugo Bruni")
    assert page.draft.profile is not None and page.draft.profile.people[2].name == "Ugo Bruni"
    page.sections[3].enter("people[2].ways[].value")
    types(qtbot, "02 5555 0188")
    page._keys._last = ("", float("-inf"))
    qtbot.keyClick(page.window(), Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    types(qtbot, "02 5555 0189")
    assert [way.value for way in page.draft.profile.people[2].ways] == ["+390255550188", "+390255550189"]
    assert people.current == 2  # type: ignore[union-attr]


def test_hours_of_a_template_are_confirmed_by_one_press_and_not_by_typing_one_day(page: ClientsPage, qtbot: QtBot) -> None:
    week = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
    page.begin_with(Profile(code="", legal_name="Verdi Srl", hours=week, hours_assumed=True))
    assert page.ready.buttons[Point.HOURS].text() == "Hours: to be confirmed" and page.ready.lacks
    qtbot.mouseClick(page.ready.buttons[Point.HOURS], Qt.MouseButton.LeftButton)
    assumed = page.sections[page.tabs.currentIndex()].part("own hours").fields["hours_assumed"]  # type: ignore[union-attr]
    assert assumed.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2, CTRL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.draft.profile is not None and not page.draft.profile.hours_assumed and not assumed.isVisible()
    assert page.ready.buttons[Point.HOURS].text() == "Hours"
    page.draft.undo()
    assert assumed.isVisible()
    page.sections[page.tabs.currentIndex()].go_to("hours")
    types(qtbot, "10-12")
    assert page.draft.profile.hours_assumed and page.ready.buttons[Point.HOURS].text() == "Hours: to be confirmed"
    page.sections[page.tabs.currentIndex()].go_to("hours_assumed")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not page.draft.profile.hours_assumed and page.ready.buttons[Point.HOURS].text() == "Hours"


def test_the_hours_are_typed_where_the_key_leads_to_whoever_proposed_some(page: ClientsPage, qtbot: QtBot) -> None:
    """It led to the button that confirms: the space of what was typed pressed it, and half of the text was lost."""
    week = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
    line = Line(number="+390299900020")
    page.begin_with(Profile(code="", legal_name="Verdi Srl", lines=(line,), hours=week, hours_assumed=True))
    qtbot.keyClick(page.window(), Qt.Key.Key_F2, CTRL)
    types(qtbot, "lun-gio 9-13, 14.30-18.30; ven 9-13")
    profile = page.draft.profile
    assert profile is not None and profile.hours_assumed
    spans = [(one.weekday, one.start, one.end) for one in profile.hours]
    morning, afternoon = (time(9), time(13)), (time(14, 30), time(18, 30))
    assert spans == [(day, *span) for day in range(4) for span in (morning, afternoon)] + [(4, *morning)]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2, CTRL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not page.draft.profile.hours_assumed  # type: ignore[union-attr]


def test_the_preview_is_folded_by_a_key_to_the_greeting_in_one_line(page: ClientsPage, qtbot: QtBot) -> None:
    told: list[bool] = []
    page.preview.folded.connect(told.append)
    whole = page.preview.height()
    for folded in (True, False):
        page._keys._last = ("", float("-inf"))
        qtbot.keyClick(page.window(), Qt.Key.Key_F7, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert page.preview.moment.isVisible() is not folded and page.preview._said.isVisible() is folded
        QApplication.processEvents()
        assert (page.preview.height() < whole) is folded
    assert told == [True, False] and nameless(page.preview) == []


def test_what_happens_when_nobody_answers_is_said_and_where_something_else_is_entered(page: ClientsPage) -> None:
    page._office_says = lambda _language: False
    page.begin_with(Profile(code="V", legal_name="Verdi", lines=(Line(number="+390255550177"),)))
    button = page.ready.buttons[Point.NOBODY]
    assert button.text() == "If nobody answers: only the standard announcement" and page.ready.lacks
    assert page.ready.sentence == "not ready yet"
    page.ready.hide()
    assert "If nobody answers (only the standard announcement)" in page.ready.sentence, "an assistant sees no list"
    assert "the call ends" in button.toolTip() and "Settings, Office" in button.toolTip()
    page._office_says = lambda _language: True
    page._show()
    assert button.text() == "If nobody answers: the office's announcement"
