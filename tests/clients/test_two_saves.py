"""Two windows, one client, two saves: both are shown, neither is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Absence, Closure, Instruction, Person, Profile, Status, StatusSpan
from tests.clients.profiles_page import OpenPage, Place, office, open_page, section, shown
from tests.screen.accessible import nameless
from ui.clients.form.forms import Form
from ui.clients.form.part_rows import Rows
from ui.clients.page import ClientsPage
from ui.translate import Language

__all__ = ["office", "open_page"]

CTRL = Qt.KeyboardModifier.ControlModifier
VERDI = Person(name="Anna Verdi", role="Segreteria")
ROSSI = Profile(
    code="ROSSI", legal_name="Studio Legale Rossi", city="Milano", people=(VERDI,), instructions=(Instruction(text="Pratica?"),)
)


def types(page: ClientsPage, qtbot: QtBot, field: str, text: str) -> None:
    form = section(page, "Company").part("identity")
    assert isinstance(form, Form)
    line = form.editors[field].line  # type: ignore[attr-defined]
    line.selectAll()
    qtbot.keyClicks(line, text)


def saves(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)


def in_conflict(open_page: OpenPage, qtbot: QtBot) -> ClientsPage:
    """Sara has typed a city, a name and an instruction; meanwhile Bruno saves another city and a colour."""
    sara, bruno = open_page([ROSSI], "sara"), open_page(login="bruno")
    bruno.show_client(ROSSI.id)
    types(sara, qtbot, "city", "Roma")
    types(sara, qtbot, "trade_name", "Rossi & Figli")
    instructions = section(sara, "What to say").part("instructions")
    assert isinstance(instructions, Rows)
    instructions.adder.click()
    qtbot.keyClicks(instructions._rows[1].editors["text"].inner, "Mai il cellulare")
    types(bruno, qtbot, "city", "Torino")
    types(bruno, qtbot, "say_as", "Rossi, con la o aperta")
    with qtbot.waitSignal(bruno.saved):
        saves(bruno, qtbot)
    saves(sara, qtbot)
    qtbot.waitUntil(sara.conflict.isVisible)
    return sara


def test_what_only_one_of_them_changed_is_chosen_already_and_nothing_is_lost(
    open_page: OpenPage, office: Place, qtbot: QtBot
) -> None:
    sara = in_conflict(open_page, qtbot)
    chosen = {choice.where.text(): choice.theirs.isChecked() for choice in sara.conflict._choices}
    assert chosen == {
        "Trade name": False,
        "How to say it": True,
        "both changed it · City": False,
        "Instructions": False,
    }
    assert "bruno" in sara.conflict._words.text()
    with qtbot.waitSignal(sara.saved):
        assert sara.conflict.merge._key == "Ctrl+S"
        saves(sara, qtbot)
    kept = office.clients.load("ROSSI")
    assert (kept.city, kept.say_as, kept.trade_name) == ("Roma", "Rossi, con la o aperta", "Rossi & Figli")
    assert [one.text for one in kept.instructions] == ["Pratica?", "Mai il cellulare"]
    assert office.clients.version(ROSSI.id, 2).city == "Torino"
    assert not sara.conflict.isVisible()


def test_each_field_is_chosen_by_itself_and_can_be_undone(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    sara = in_conflict(open_page, qtbot)
    city = next(choice for choice in sara.conflict._choices if choice.difference.field == "city")
    city.theirs.setFocus()
    qtbot.keyClick(city.theirs, Qt.Key.Key_Space)
    with qtbot.waitSignal(sara.saved):
        sara.conflict.merge.click()
    assert office.clients.load("ROSSI").city == "Torino"
    sara.draft.undo()
    assert (shown(sara).city, shown(sara).trade_name) == ("Roma", "Rossi & Figli")


def test_a_third_save_in_between_is_shown_again(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    sara = in_conflict(open_page, qtbot)
    latest = office.clients.load("ROSSI")
    office.of("anna").save(msgspec.structs.replace(latest, mail="a@b.example"), "anna")
    sara.conflict.merge.click()
    qtbot.waitUntil(lambda: "anna" in sara.conflict._words.text() and sara.conflict.isVisible())
    with qtbot.waitSignal(sara.saved):
        sara.conflict.merge.click()
    kept = office.clients.load("ROSSI")
    assert (kept.mail, kept.say_as, kept.city, kept.version) == ("a@b.example", "Rossi, con la o aperta", "Roma", 4)


def test_the_choice_waits_while_another_client_is_looked_at(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    sara = in_conflict(open_page, qtbot)
    acme = office.of("anna").save(Profile(code="ACME", legal_name="Acme"), "anna")
    sara.show_profiles(office.clients.profiles())
    sara.show_client(acme.id)
    assert not sara.conflict.isVisible()
    sara.show_client(ROSSI.id)
    assert shown(sara).city == "Roma"
    saves(sara, qtbot)
    qtbot.waitUntil(sara.conflict.isVisible)


def test_it_can_be_heard_and_read_in_both_languages(open_page: OpenPage, qtbot: QtBot, language: Language) -> None:
    sara = in_conflict(open_page, qtbot)
    assert nameless(sara.conflict) == []
    language.use("it")
    qtbot.waitUntil(lambda: sara.conflict.merge.text() != "Save what is chosen")


# ---- one question, two answers

AUGUST = Closure(since=datetime(2026, 7, 30, 22, tzinfo=UTC), until=datetime(2026, 8, 15, 22, tzinfo=UTC), reason="ferie")
TWENTIETH, THIRTIETH = (datetime(2026, 8, day, 22, tzinfo=UTC) for day in (20, 30))
NOTICE = StatusSpan(status=Status.NOTICE, since=date(2026, 9, 1))
ASKS = Instruction(text="Ask for the case number.")
COURT = Absence(since=AUGUST.since, until=AUGUST.until, reason="udienza")


def both_changed(open_page: OpenPage, qtbot: QtBot, before: Profile, **fields: tuple[object, object]) -> ClientsPage:
    """Of each of the `fields` the first is Sara's, the other is saved by Bruno meanwhile."""
    sara, bruno = open_page([before], "sara"), open_page(login="bruno")
    bruno.show_client(before.id)
    for page, which in ((bruno, 1), (sara, 0)):
        stands = {name: values[which] for name, values in fields.items()}
        page.draft.change(msgspec.structs.replace(shown(page), **stands), "")
    with qtbot.waitSignal(bruno.saved):
        saves(bruno, qtbot)
    saves(sara, qtbot)
    qtbot.waitUntil(sara.conflict.isVisible)
    return sara


def told(page: ClientsPage) -> list[tuple[str, str, str]]:
    return [(choice.where.text(), choice.mine.toolTip(), choice.theirs.toolTip()) for choice in page.conflict._choices]


def test_one_closure_that_both_put_off_is_one_question_with_its_days(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    mine, theirs = (msgspec.structs.replace(AUGUST, until=until) for until in (TWENTIETH, THIRTIETH))
    before = msgspec.structs.replace(ROSSI, closures=(AUGUST,))
    sara = both_changed(open_page, qtbot, before, closures=((mine,), (theirs,)))
    assert told(sara) == [
        ("both changed it · Closures · ferie", "31 Jul – 20 Aug 2026", "31 Jul – 30 Aug 2026"),
    ]
    with qtbot.waitSignal(sara.saved):
        sara.conflict.merge.click()
    assert office.clients.load("ROSSI").closures == (mine,)


def test_no_two_answers_to_one_question_are_proposed(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    statuses = tuple((msgspec.structs.replace(NOTICE, since=date(2026, month, 1)),) for month in (10, 11))
    asks = tuple((Instruction(text=text),) for text in ("Case number and year.", "Never put anybody through."))
    before = msgspec.structs.replace(ROSSI, statuses=(NOTICE,), instructions=(ASKS,))
    sara = both_changed(open_page, qtbot, before, statuses=statuses, instructions=asks)
    assert told(sara) == [
        ("both changed it · Status · Under notice", "from 1 Oct 2026", "from 1 Nov 2026"),
        ("both changed it · Instructions", "Case number and year.", "Never put anybody through."),
    ]
    for choice in sara.conflict._choices:
        choice.theirs.click()
    with qtbot.waitSignal(sara.saved):
        sara.conflict.merge.click()
    kept = office.clients.load("ROSSI")
    assert (kept.statuses, kept.instructions) == (statuses[1], asks[1])


def test_a_closure_that_one_took_out_and_the_other_put_off_was_changed_by_both(
    open_page: OpenPage, office: Place, qtbot: QtBot
) -> None:
    theirs = msgspec.structs.replace(AUGUST, until=TWENTIETH)
    before = msgspec.structs.replace(ROSSI, closures=(AUGUST,))
    sara = both_changed(open_page, qtbot, before, closures=((), (theirs,)))
    assert told(sara) == [("both changed it · Closures", "–", "ferie (31 Jul – 20 Aug 2026)")]
    sara.conflict._choices[0].theirs.click()
    with qtbot.waitSignal(sara.saved):
        sara.conflict.merge.click()
    assert office.clients.load("ROSSI").closures == (theirs,)


def test_an_absence_that_both_changed_shows_its_days(open_page: OpenPage, qtbot: QtBot) -> None:
    away = [
        (msgspec.structs.replace(VERDI, absences=(msgspec.structs.replace(COURT, until=until),)),)
        for until in (TWENTIETH, THIRTIETH)
    ]
    before = msgspec.structs.replace(ROSSI, people=(msgspec.structs.replace(VERDI, absences=(COURT,)),))
    sara = both_changed(open_page, qtbot, before, people=(away[0], away[1]))
    assert told(sara) == [
        (
            "both changed it · People · Anna Verdi · Absences",
            "udienza (31 Jul – 20 Aug 2026)",
            "udienza (31 Jul – 30 Aug 2026)",
        )
    ]


@pytest.mark.parametrize("how", ["toast", "undo"])
def test_who_took_theirs_has_the_way_back(open_page: OpenPage, office: Place, qtbot: QtBot, how: str) -> None:
    sara = in_conflict(open_page, qtbot)
    sara.conflict.theirs.click()
    assert (shown(sara).city, sara.draft.dirty) == ("Torino", False)
    if how == "toast":
        sara.toast._button.click()
    else:
        sara.draft.undo()
        assert sara.draft.dirty
        saves(sara, qtbot)
    qtbot.waitUntil(sara.conflict.isVisible)
    assert (shown(sara).city, shown(sara).trade_name) == ("Roma", "Rossi & Figli")
    with qtbot.waitSignal(sara.saved):
        sara.conflict.merge.click()
    kept = office.clients.load("ROSSI")
    assert (kept.city, kept.say_as) == ("Roma", "Rossi, con la o aperta")
