"""The rows of a profile: each field has its name above it, days can be read whole, and what is long is shown whole."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from receptionist.clients.model import GreetingRow
from receptionist.clients.profile import (
    Absence,
    Closure,
    FactKind,
    Greeting,
    Instruction,
    Occasion,
    Permission,
    Person,
    Profile,
    Rota,
)
from tests.clients.profiles_page import OpenPage, Place, office, open_page, saved, section, shown
from tests.screen.clipping import clipped
from ui.clients.form.choice_editors import Choice
from ui.clients.form.part_rows import Rows
from ui.clients.form.parts import Parts
from ui.clients.page import ClientsPage
from ui.translate import Language

__all__ = ["office", "open_page"]

pytestmark = pytest.mark.on_a_file

AUGUST = datetime(2026, 8, 8, tzinfo=UTC)
LONG = " ".join(["Chiedere il numero di pratica, il nome di chi chiama e la ditta."] * 6)
AWAY = Absence(since=AUGUST, until=AUGUST + timedelta(days=9), reason="ferie")
STUDIO = Profile(
    code="STUDIO",
    legal_name="Studio Rossi",
    greetings=(Greeting(occasion=Occasion.OPEN, text="{client}, {saluto}."),),
    instructions=(Instruction(text=LONG, since=date(2026, 12, 1), until=date(2026, 12, 31)), Instruction(text="Altro")),
    people=(Person(name="Luca Neri", absences=(AWAY,)),),
    closures=(Closure(since=AUGUST, until=AUGUST + timedelta(days=20), reason="ferie"),),
    rotas=(Rota(name="Notti", nobody=LONG),),
)


@pytest.fixture
def page(open_page: OpenPage) -> ClientsPage:
    return open_page([STUDIO])


def rows(page: ClientsPage, title: str, name: str) -> Rows:
    part = section(page, title).part(name)
    assert isinstance(part, Rows)
    return part


def captions(part: Rows, number: int) -> list[str]:
    row = part._rows[number]
    return [cell.caption.text() for cell in row._cells.values() if not cell.caption.isHidden() and cell.caption.text().strip()]


def choose(part: Rows, number: int, name: str, value: object) -> None:
    """As by a click."""
    editor = part._rows[number].editors[name]
    assert isinstance(editor, Choice)
    place = next(n for n, (one, _) in enumerate(editor._shown) if one == value)
    editor.box.setCurrentIndex(place)
    editor.box.activated.emit(place)


@pytest.mark.parametrize("width", [1366, 960])
def test_the_fields_of_a_closure_and_of_a_greeting_have_their_names_above_them(page: ClientsPage, width: int) -> None:
    page.resize(width, 640)
    assert captions(rows(page, "Closures", "closures"), 0) == [
        "From",
        "Until",
        "Number",
        "Reason",
        "What callers are told",
        "What to do with the post",
    ]
    assert captions(rows(page, "What to say", "greetings"), 0) == [
        "Occasion",
        "Language",
        "Number",
        "Only on the day",
        "What to say",
    ]


def test_rows_of_one_line_are_named_once_above_the_first(page: ClientsPage, qtbot: QtBot) -> None:
    answers = rows(page, "Closures", "answers")
    for _ in range(2):
        answers.adder.click()
    qtbot.waitUntil(lambda: answers._rows[1].isVisible())
    assert captions(answers, 0) == ["From", "Until", "Told us on", "Note"]
    assert captions(answers, 1) == []


@pytest.mark.parametrize("width", [1366, 960])
def test_no_day_and_no_moment_is_cut(page: ClientsPage, qtbot: QtBot, width: int) -> None:
    page.resize(width, 640)
    for title, name in (("Closures", "closures"), ("What to say", "instructions")):
        for field in ("since", "until"):
            line = rows(page, title, name)._rows[0].editors[field].line  # type: ignore[attr-defined]
            assert line.text()
            qtbot.waitUntil(
                lambda line=line: line.width() - 18 >= line.fontMetrics().horizontalAdvance(line.text())  # its padding
            )


def test_a_long_instruction_and_what_to_do_if_nobody_answers_are_shown_whole(page: ClientsPage, qtbot: QtBot) -> None:
    part = rows(page, "What to say", "instructions")
    rotas = section(page, "On call").part("rotas")
    assert isinstance(rotas, Parts)
    section(page, "What to say")
    for title, box in (
        ("What to say", part._rows[0].editors["text"].box),  # type: ignore[attr-defined]
        ("On call", rotas.form.editors["nobody"].box),  # type: ignore[attr-defined]
    ):
        section(page, title)
        qtbot.waitUntil(lambda box=box: box.verticalScrollBar().maximum() == 0 and box.document().size().height() > 1)


def test_the_head_names_the_zone_by_its_city(page: ClientsPage) -> None:
    assert " · Rome, Italy" in page.head.state.text()


def test_an_instruction_stays_one_line_whatever_is_typed_or_pasted(page: ClientsPage, qtbot: QtBot) -> None:
    box = rows(page, "What to say", "instructions")._rows[1].editors["text"].inner
    qtbot.keyClicks(box, "Prima ")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    box.insertPlainText("cosa\nseconda ")
    assert shown(page).instructions[1].text == "Prima cosa seconda Altro"
    assert saved(page, qtbot).instructions[1].text == "Prima cosa seconda Altro"


def test_the_placeholders_are_called_as_the_screen_speaks(page: ClientsPage, language: Language, qtbot: QtBot) -> None:
    say = section(page, "What to say")
    assert "{greeting} {assistant} {client}" in say._headings[0][0].text()
    language.use("it")
    names = "{saluto} {assistente} {cliente} {persona} {chiamante} {riapertura}"
    qtbot.waitUntil(lambda: names in say._headings[0][0].text())


def test_something_else_that_is_asked_for_does_not_begin_as_said(page: ClientsPage, qtbot: QtBot) -> None:
    """It is often entered because it must not be told. What is never said has a button of its own."""
    facts = rows(page, "What to say", "facts")
    facts.adder.click()
    choose(facts, 0, "kind", FactKind.OTHER)
    ((_, button),) = facts.others
    assert button.text() == "Add what is never said"
    button.click()
    assert facts._rows[1].editors["label"].isAncestorOf(page.window().focusWidget())
    qtbot.keyClicks(page.window().focusWidget(), "Lavori in corso")
    facts.adder.click()
    choose(facts, 2, "kind", FactKind.PARKING)
    assert [(one.kind, one.label, one.permission) for one in shown(page).facts] == [
        (FactKind.OTHER, "", Permission.ON_REQUEST),
        (FactKind.OTHER, "Lavori in corso", Permission.NEVER),
        (FactKind.PARKING, "", Permission.SAY),
    ]
    choose(facts, 0, "permission", Permission.SAY)
    assert shown(page).facts[0].permission is Permission.SAY


def test_what_salespeople_are_told_has_a_button_of_its_own_once(page: ClientsPage, qtbot: QtBot) -> None:
    part = rows(page, "What to say", "greetings")
    ((_, button),) = part.others
    assert button.text() == "Say something to salespeople"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(part._rows[1].editors["text"].inner, "Solo per e-mail.")
    assert not button.isVisible()
    assert saved(page, qtbot).greetings[1:] == (Greeting(occasion=Occasion.SALES, text="Solo per e-mail."),)


@pytest.mark.parametrize("part", ["greetings", "instructions"])
def test_enter_on_one_more_adds_a_row_and_what_is_typed_next_is_whole(page: ClientsPage, qtbot: QtBot, part: str) -> None:
    text = "Se chiedono di Bassi, richiama."
    adder = rows(page, "What to say", part).adder
    adder.setFocus()
    qtbot.keyClick(adder, Qt.Key.Key_Return)
    focus = page.window().focusWidget()
    assert focus is not None and focus is not adder
    qtbot.keyClicks(focus, text)
    assert getattr(shown(page), part)[-1].text == text


@pytest.mark.shared_too
def test_that_a_reason_is_not_to_be_said_is_kept(page: ClientsPage, qtbot: QtBot) -> None:
    people = section(page, "People").part("people")
    assert isinstance(people, Parts)
    flag = people.inside["absences"]._rows[0].editors["secret"].box  # type: ignore[attr-defined]
    assert flag.text() == "Do not say why"
    flag.click()
    assert saved(page, qtbot).people[0].absences == (msgspec.structs.replace(AWAY, secret=True),)


def test_from_the_closures_of_all_one_comes_to_a_field_and_sees_the_way_back(page: ClientsPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.show_closures(STUDIO.id, (date(2026, 8, 1), date(2026, 8, 31)))
    closures = page.sections[5].part("closures")
    assert isinstance(closures, Rows)
    first = closures._rows[0].editors["since"].line  # type: ignore[attr-defined]
    assert page.window().focusWidget() is first and first.selectedText()
    back = next(one for one in page.sections[5].findChildren(type(page.save_button)) if one.isVisible())
    with qtbot.waitSignal(page.year_asked):
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)


@pytest.mark.shared_too
def test_of_a_client_without_closures_one_is_begun(page: ClientsPage, qtbot: QtBot) -> None:
    page.sections[5].edited.emit(lambda profile: msgspec.structs.replace(profile, closures=()), "")
    page.show_closures(STUDIO.id, (date(2026, 8, 1), date(2026, 8, 31)))
    assert len(shown(page).closures) == 1


def test_a_language_that_was_kept_as_somebody_typed_it_is_complained_of(page: ClientsPage) -> None:
    odd = msgspec.structs.replace(STUDIO.people[0], languages=("it", "dialetto"))
    page.sections[3].edited.emit(lambda profile: msgspec.structs.replace(profile, people=(odd,)), "")
    page.save()
    people = page.sections[3].part("people")
    assert isinstance(people, Parts)
    assert people.form.fields["languages"].complaint == ("There is no language dialetto. Write its name or its code, as in it.")


@pytest.mark.parametrize("code", ["en", "it"])
@pytest.mark.parametrize("width", [1366, 960])
def test_every_part_can_be_read_whole(page: ClientsPage, language: Language, qtbot: QtBot, code: str, width: int) -> None:
    language.use(code)
    page.resize(width, 640)
    for place, part in enumerate(page.sections[:7]):
        page.tabs.setCurrentIndex(place)
        qtbot.waitUntil(lambda part=part: clipped(part) == [])


# ---- one more, and taken back again


@pytest.mark.parametrize("part", [("People", "people"), ("On call", "rotas")])
def test_one_more_that_was_added_goes_with_the_key_for_undo(page: ClientsPage, qtbot: QtBot, part: tuple[str, str]) -> None:
    parts = section(page, part[0]).part(part[1])
    assert isinstance(parts, Parts)
    before = shown(page)
    parts.adder.click()
    field = page.window().focusWidget()
    assert field is not None and shown(page) != before
    qtbot.keyClicks(field, "Ugo")
    for _ in range(2):  # what was typed, then what was added
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(page) == before


def test_where_one_types_in_what_was_added_is_in_sight(page: ClientsPage, qtbot: QtBot) -> None:
    page.resize(1366, 640)
    here = section(page, "On call")
    rotas = here.part("rotas")
    assert isinstance(rotas, Parts)
    rotas.adder.click()
    field, seen = page.window().focusWidget(), here._scroll.viewport()
    assert field is not None
    qtbot.waitUntil(lambda: seen.rect().contains(field.mapTo(seen, field.rect().center())))


ROWS = [
    ("Company", "addresses", "street"),
    ("What to say", "facts", "kind"),
    ("Closures", "closures", "since"),
    ("Closures", "exceptions", "day"),
    ("On call", "duty", "person"),
]
INSIDE = [
    ("People", "people", "ways", "value"),
    ("People", "people", "absences", "since"),
    ("On call", "rotas", "shifts", "person"),
    ("On call", "rotas", "swaps", "person"),
    ("On call", "rotas", "steps", "target"),
]


def inside(page: ClientsPage, title: str, name: str, within: str) -> Rows:
    parts = section(page, title).part(name)
    assert isinstance(parts, Parts)
    return parts.inside[within]


def begun(part: Rows, first: str, page: ClientsPage, qtbot: QtBot) -> None:
    """Three more, by the keyboard: where one types is in sight each time."""
    for _ in range(3):
        part.adder.setFocus()
        qtbot.keyClick(part.adder, Qt.Key.Key_Space)
    editor, view = part._rows[-1].editors[first], page._pane.front._scroll.viewport()
    assert editor.isAncestorOf(page.window().focusWidget())
    qtbot.waitUntil(lambda: view.rect().contains(editor.mapTo(view, editor.rect().center())))


@pytest.mark.parametrize(("title", "name", "first"), ROWS)
def test_a_row_that_is_added_below_the_edge_is_in_sight(
    page: ClientsPage, qtbot: QtBot, title: str, name: str, first: str
) -> None:
    page.resize(960, 560)
    begun(rows(page, title, name), first, page, qtbot)


@pytest.mark.parametrize(("title", "name", "within", "first"), INSIDE)
def test_a_row_within_a_part_that_is_added_below_the_edge_is_in_sight(
    page: ClientsPage, qtbot: QtBot, title: str, name: str, within: str, first: str
) -> None:
    page.resize(960, 560)
    begun(inside(page, title, name, within), first, page, qtbot)


@pytest.mark.parametrize(("title", "name", "within", "first"), INSIDE)
def test_tab_leads_from_the_last_field_of_a_row_to_one_more(
    page: ClientsPage, qtbot: QtBot, title: str, name: str, within: str, first: str
) -> None:
    part = inside(page, title, name, within)
    for _ in range(2):
        part.adder.click()
    here = page.window().focusWidget()
    for _ in range(2 * len(part._rows[-1].stops)):
        if here is part.adder or here is None:
            break
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        here = page.window().focusWidget()
        assert part.isAncestorOf(here), here
    assert here is part.adder


def test_an_address_begins_with_its_street(page: ClientsPage, qtbot: QtBot) -> None:
    part = rows(page, "Company", "addresses")
    part.adder.click()
    qtbot.keyClicks(page.window().focusWidget(), "Via Roma 1")
    assert saved(page, qtbot).addresses[0].street == "Via Roma 1"


@pytest.mark.parametrize("place", ["people[].name", "people[0].ways[].value", "reaches[].name", "lines[].number"])
def test_what_leads_on_from_what_is_missing_lands_in_sight(page: ClientsPage, qtbot: QtBot, place: str) -> None:
    page.resize(960, 560)
    page.go_to(place)
    view, field = page._pane.front._scroll.viewport(), page.window().focusWidget()
    assert field is not None
    qtbot.waitUntil(lambda: view.rect().contains(field.mapTo(view, field.rect().center())))


def test_two_days_of_a_row_that_are_none_are_complained_of_once(page: ClientsPage, qtbot: QtBot) -> None:
    part = rows(page, "Closures", "answers")
    part.adder.click()
    for name in ("since", "until"):
        line = part._rows[0].editors[name].line  # type: ignore[attr-defined]
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, "31/31")
    part._rows[0].editors["note"].setFocus()
    said = part._rows[0]._error.text()
    assert said and said.count("31/12/2026") <= 1 and len(said.split(". ")) == len(set(said.split(". ")))


def test_every_2_finds_how_a_turn_comes_again(page: ClientsPage, qtbot: QtBot) -> None:
    part = inside(page, "On call", "rotas", "shifts")
    part.adder.click()
    editor = part._rows[0].editors["rule"]
    editor.line.setText("Every 2 weeks")  # type: ignore[attr-defined]
    assert editor.value() == "FREQ=WEEKLY;INTERVAL=2"


@pytest.mark.parametrize("code", ["en", "it"])
def test_import_and_export_stand_beside_each_other_only_where_there_is_room(
    page: ClientsPage, language: Language, qtbot: QtBot, code: str
) -> None:
    language.use(code)
    page.resize(800, 600)
    bring, take = page.list.bring, page.list.take
    for button in (bring, take):
        qtbot.waitUntil(
            lambda button=button: button.width() >= button.sizeHint().width() and button.geometry().right() <= page.list.width()
        )
    assert not bring.geometry().intersects(take.geometry())


def test_a_greeting_that_an_earlier_version_saved_broken_is_marked_and_what_else_is_typed_is_saved(
    page: ClientsPage, office: Place, qtbot: QtBot
) -> None:
    with office.clients._store.session() as session:
        session.execute(update(GreetingRow).values(text="Buongiorno {boh}"))
    page._draft.load(office.clients.load("STUDIO"))
    greetings = rows(page, "What to say", "greetings")
    assert "{boh}" in greetings._rows[0]._error.text()
    page.tabs.setCurrentIndex(0)
    page.sections[0].part("identity").edited.emit("city", "Roma")  # type: ignore[union-attr]
    assert page.head.trouble.text() == "" and page.tabs.tabText(2).endswith("⚠")
    assert saved(page, qtbot).city == "Roma" and "{boh}" in greetings._rows[0]._error.text()
    greetings._rows[0].edited.emit("text", "Salve {boh}")
    page.save()
    assert page.head.trouble.text().startswith("Not saved: What to say.")
