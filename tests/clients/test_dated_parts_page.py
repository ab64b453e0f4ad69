"""On the Clients page: closures, turns that come again, numbers that move, what may be said, and the way back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Closure, Line, Opening, Person, Profile, Shift, Status, StatusSpan
from receptionist.clients.rules import card
from receptionist.clients.service import ClientService
from receptionist.store.engine import Store
from ui.background import Background
from ui.clients.compare.words import FIELDS, rows_between
from ui.clients.form.part_rows import Rows
from ui.clients.form.parts import Parts
from ui.clients.form.section import Section
from ui.clients.page import ClientsPage, Editor
from ui.keys import Keys
from ui.theme import Theme
from ui.words import say

VERDI = Person(name="Anna Verdi")
ROSSI = Profile(code="ROSSI", legal_name="Studio Legale Rossi", city="Milano", people=(VERDI,))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, theme: Theme, keys: Keys, background: Background, local_store: Store) -> ClientsPage:
    clients = ClientService(local_store)
    clients.save(ROSSI, "setup")
    names = {"sara": "Sara", "setup": "—"}
    page = ClientsPage(
        theme, keys, background, clients, card, lambda: Editor("sara", "Sara", True), name_of=lambda login: names[login]
    )

    def close(_page: object) -> None:
        assert background.close()

    qtbot.addWidget(page, before_close_func=close)
    page.resize(1366, 720)
    page.show()
    page.reload()
    qtbot.waitUntil(lambda: page.list.list.model().rowCount() == 1)
    page.show_client(ROSSI.id)
    return page


def section(page: ClientsPage, title: str) -> Section:
    found = next(one for one in page.sections if one.title == title)
    page.tabs.setCurrentIndex(page.sections.index(found))
    return found


def rows(page: ClientsPage, title: str, name: str) -> Rows:
    part = section(page, title).part(name)
    assert isinstance(part, Rows)
    return part


def typed(qtbot: QtBot, part: Rows, number: int, name: str, text: str) -> None:
    line = part._rows[number].editors[name].line  # type: ignore[attr-defined]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def saved(page: ClientsPage, qtbot: QtBot) -> Profile:
    before = page._profiles[ROSSI.id].version
    page.save()
    qtbot.waitUntil(lambda: page._profiles[ROSSI.id].version > before)
    return page._profiles[ROSSI.id]


def test_a_closure_is_entered_once_and_the_desk_below_says_when_they_return(page: ClientsPage, qtbot: QtBot) -> None:
    part = rows(page, "Closures", "closures")
    part.adder.click()
    typed(qtbot, part, 0, "since", "08/08/2027 00:00")
    typed(qtbot, part, 0, "until", "31/08/2027 00:00")
    typed(qtbot, part, 0, "reason", "ferie")
    closure = Closure(since=datetime(2027, 8, 7, 22, tzinfo=UTC), until=datetime(2027, 8, 30, 22, tzinfo=UTC), reason="ferie")
    assert saved(page, qtbot).closures == (closure,)


def test_a_closure_that_ends_before_it_begins_is_told_beside_it_and_not_saved(page: ClientsPage, qtbot: QtBot) -> None:
    part = rows(page, "Closures", "closures")
    part.adder.click()
    typed(qtbot, part, 0, "since", "31/08/2027 00:00")
    typed(qtbot, part, 0, "until", "08/08/2027 00:00")
    page.save()
    assert "The end lies before the beginning" in part._rows[0]._error.text()
    assert page._profiles[ROSSI.id].version == 1


def test_an_end_without_its_year_is_the_first_such_day_behind_the_beginning(page: ClientsPage, qtbot: QtBot) -> None:
    part = rows(page, "Closures", "closures")
    part.adder.click()
    typed(qtbot, part, 0, "since", "24/12/2027")
    typed(qtbot, part, 0, "until", "6/1")
    part.adder.click()
    typed(qtbot, part, 1, "since", "8/8/2027")
    typed(qtbot, part, 1, "until", "31/8")
    first, second = saved(page, qtbot).closures
    assert first.until == datetime(2028, 1, 6, 22, 59, tzinfo=UTC)
    assert second.until == datetime(2027, 8, 31, 21, 59, tzinfo=UTC)
    answer = rows(page, "Closures", "answers")
    answer.adder.click()
    typed(qtbot, answer, 0, "since", "20/12/2027")
    typed(qtbot, answer, 0, "until", "10/1")
    assert saved(page, qtbot).answers[0].until == date(2028, 1, 10)


def test_a_day_with_hours_of_its_own(page: ClientsPage, qtbot: QtBot) -> None:
    part = rows(page, "Closures", "exceptions")
    part.adder.click()
    typed(qtbot, part, 0, "day", "24/12/2026")
    typed(qtbot, part, 0, "hours", "9-13")
    day = saved(page, qtbot).exceptions[0]
    assert (day.day, day.hours) == (date(2026, 12, 24), (Opening(weekday=0, start=time(9), end=time(13)),))


def test_turns_that_come_again_are_chosen_by_name(page: ClientsPage, qtbot: QtBot) -> None:
    part = section(page, "On call").part("rotas")
    assert isinstance(part, Parts)
    part.adder.click()
    name = part.form.editors["name"].line  # type: ignore[attr-defined]
    qtbot.keyClicks(name, "Notti")
    turns = part.inside["shifts"]
    turns.adder.click()
    typed(qtbot, turns, 0, "begins", "05/10/2026 18:00")
    typed(qtbot, turns, 0, "rule", "Monday to Friday")
    shift = saved(page, qtbot).rotas[0].shifts[0]
    wanted = Shift(person=VERDI.id, begins=datetime(2026, 10, 5, 18), minutes=840, rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")
    assert shift == wanted


@pytest.mark.parametrize(
    ("text", "minutes"), [("44 ore", 2640), ("44 h", 2640), ("2 giorni", 2880), ("1 h 30 min", 90), ("840", 840)]
)
def test_a_turn_is_as_long_as_one_says(page: ClientsPage, qtbot: QtBot, text: str, minutes: int) -> None:
    part = section(page, "On call").part("rotas")
    assert isinstance(part, Parts)
    part.adder.click()
    turns = part.inside["shifts"]
    turns.adder.click()
    assert turns._rows[0].editors["minutes"].line.text() == "14 h"  # type: ignore[attr-defined]
    typed(qtbot, turns, 0, "minutes", text)
    assert page.draft.profile is not None
    assert page.draft.profile.rotas[0].shifts[0].minutes == minutes
    typed(qtbot, turns, 0, "minutes", "2 lune")
    assert turns._rows[0].editors["minutes"].trouble == "lasts.form"


def test_a_repetition_that_is_none_is_told_without_the_name_of_a_standard() -> None:
    told = say("shift.rule", {"rule": "Ogni due"})
    assert "“Ogni due”" in told and "RRULE" not in told


def test_a_status_begins_on_a_day(page: ClientsPage, qtbot: QtBot) -> None:
    part = rows(page, "Company", "statuses")
    part.adder.click()
    typed(qtbot, part, 0, "since", "01/12/2026")
    span = saved(page, qtbot).statuses[0]
    assert (span.status, span.since, span.until) == (Status.SUSPENDED, date(2026, 12, 1), None)


def test_a_doubtful_tax_number_is_told_and_saved_all_the_same(page: ClientsPage, qtbot: QtBot) -> None:
    form = section(page, "Company").part("papers")
    line = form.editors["vat_number"].line  # type: ignore[union-attr]
    line.setFocus()
    qtbot.keyClicks(line, "01234567890")
    form.left.emit("vat_number")
    assert "does not look like a valid number" in form.fields["vat_number"].complaint  # type: ignore[union-attr]
    assert saved(page, qtbot).vat_number == "01234567890"


def test_who_changed_what_can_be_seen_and_taken_back(page: ClientsPage, qtbot: QtBot) -> None:
    form = page.sections[0].part("identity")
    form.edited.emit("city", "Roma")
    saved(page, qtbot)
    section(page, "Versions")
    model = page.versions.list.model()
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert model.index(0, 0).data().endswith("Sara: City")
    assert page.versions.list.currentIndex().row() == 1, "what the last save changed stands there at once"
    told = page.versions.differences.model()
    qtbot.waitUntil(lambda: told.rowCount() == 1)
    assert told.index(0, 0).data() == "City: Milano → Roma"
    assert page.versions.back._key == "Alt+Shift+Left"
    page._keys.trigger("version.back")
    assert saved(page, qtbot).city == "Milano"
    qtbot.waitUntil(lambda: model.rowCount() == 3)


def test_what_is_still_missing_is_told_and_a_copy_begins_as_the_other_is(page: ClientsPage, qtbot: QtBot) -> None:
    assert page.head.state.text().startswith("not ready yet · ") and page.ready.isVisible()
    page.copy_client()
    assert [person.name for person in page._draft.profile.people] == ["Anna Verdi"]  # type: ignore[union-attr]
    assert page._draft.profile.legal_name == ""  # type: ignore[union-attr]
    assert page.sections[0].part("identity").editors["legal_name"].line.hasFocus()  # type: ignore[union-attr]
    page.show_client(ROSSI.id)
    assert page._draft.profile.legal_name == "Studio Legale Rossi"  # type: ignore[union-attr]


def test_a_zone_that_is_half_typed_is_no_trouble_to_the_versions(page: ClientsPage, qtbot: QtBot) -> None:
    page.sections[0].part("identity").edited.emit("zone", "Europe/Roma")
    page.tabs.setCurrentIndex(page.sections.index(page.versions))
    qtbot.waitUntil(lambda: page.versions.list.model().rowCount() == 1)


def test_every_field_that_can_differ_has_a_name() -> None:
    names = set(Profile.__struct_fields__) - {"id", "version", "own"}
    assert names <= set(FIELDS), names - set(FIELDS)


def test_what_has_a_code_is_compared_by_its_name_and_numbers_as_they_are_dialled(qapp: QApplication) -> None:
    text = "Chiamare il +39 02 5555 0101"
    one = msgspec.structs.replace(ROSSI, lines=(Line(number="+390255550101", label="A"),), sdi=text)
    neri = msgspec.structs.replace(VERDI, languages=("it", "fr"), zone="America/New_York")
    two = msgspec.structs.replace(ROSSI, language="de", zone="Europe/Berlin", country="DE", people=(neri,), lines=(), sdi="")
    said = {(row.first, row.second) for row in rows_between(one, two)}
    assert {("Italian", "German"), ("Rome, Italy", "Berlin, Germany"), ("Italy", "Germany"), ("–", "Italian, French")} <= said
    assert ("–", "New York, United States") in said and (text, "–") in said
    assert any("+39 02 5555 0101" in first for first, _second in said)


def test_a_secret_is_only_said_to_be_another_one(qapp: QApplication) -> None:
    one, two = (msgspec.structs.replace(ROSSI, passphrase=text) for text in ("scrypt$1", "scrypt$2"))
    assert [(row.first, row.second) for row in rows_between(one, two)] == [("there is one", "another one")]


def test_numbers_and_languages_read_as_on_the_page_and_a_status_is_named_once(qapp: QApplication) -> None:
    one = msgspec.structs.replace(ROSSI, lines=(), statuses=(), language="it")
    two = msgspec.structs.replace(
        one,
        lines=(Line(number="+390255550177"),),
        statuses=(StatusSpan(status=Status.ENDED, since=date(2026, 2, 2)),),
        language="de",
    )
    rows = {row.where: (row.first, row.second) for row in rows_between(one, two)}
    assert rows["Language"] == ("Italian", "German")
    assert rows["Numbers"] == ("–", "02 5555 0177")
    three = msgspec.structs.replace(two, statuses=(StatusSpan(status=Status.TRIAL, since=date(2026, 2, 2)),))
    assert all(row.where.split(" · ").count("Status") == 1 for row in rows_between(two, three))


def test_a_closure_that_was_put_off_says_from_when_to_when(qapp: QApplication) -> None:
    week = Closure(since=datetime(2027, 8, 7, 22, tzinfo=UTC), until=datetime(2027, 8, 15, 9, 30, tzinfo=UTC), reason="ferie")
    later = msgspec.structs.replace(week, since=datetime(2027, 8, 14, 22, tzinfo=UTC), said="Torniamo lunedì.")
    one, two = (msgspec.structs.replace(ROSSI, closures=(closure,)) for closure in (week, later))
    assert [(row.where, row.first, row.second) for row in rows_between(one, two)] == [
        (
            "Closures · ferie",
            "8 Aug 0:00 – 15 Aug 2027 11:30 · What callers are told: –",
            "15 Aug 0:00 – 15 Aug 2027 11:30 · What callers are told: Torniamo lunedì.",
        )
    ]
