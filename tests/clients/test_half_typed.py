"""A profile that somebody is changing outlives the program: it is there again, and she goes on with it or discards it."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from receptionist.clients.half_typed import PROFILE, HalfTyped, HalfTypedProfiles, read, written
from receptionist.clients.profile import Line, Profile
from receptionist.clients.service import ClientService
from receptionist.store.engine import Store
from tests.clients.profiles_page import OpenPage, Place, office, open_page, saved, shown
from ui.clients.page import ClientsPage

__all__ = ["office", "open_page"]

ACME, BIANCHI = (Profile(code=name.upper(), legal_name=name) for name in ("Acme", "Bianchi"))
NEW = Profile(code="", legal_name="Studio Verdi", lines=(Line(number="+390255550177"),))


def typed(page: ClientsPage, **fields: str) -> None:
    for field, value in fields.items():
        page.sections[0].part("identity").edited.emit(field, value)  # type: ignore[union-attr]


def rows(page: ClientsPage) -> list[str]:
    model = page.list.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def presses(page: ClientsPage, key: Qt.Key) -> None:
    page._keys._last = ("", float("-inf"))
    QTest.keyClick(page.window(), key, Qt.KeyboardModifier.ControlModifier)


# ---- where it is kept


def test_what_is_typed_is_kept_for_whoever_types_it_until_it_is_forgotten(store: Store) -> None:
    clients = ClientService(store)
    clients.save_all([ACME], "setup")
    acme = clients.load("ACME")
    mine, hers = HalfTypedProfiles(store, "sara"), HalfTypedProfiles(store, "anna")
    changed = msgspec.structs.replace(acme, city="Roma")
    for profile in (msgspec.structs.replace(acme, city="Ro"), changed, NEW):
        mine.keep_draft(profile.id, PROFILE, written(profile))
    hers.keep_draft(acme.id, PROFILE, written(acme))
    texts = [fields[PROFILE] for fields in HalfTypedProfiles(store, "sara").drafts().values()]
    assert read(texts, clients) == [HalfTyped(changed, acme), HalfTyped(NEW, None)]
    mine.keep_draft(acme.id, PROFILE, "")
    assert list(mine.drafts()) == [NEW.id] and list(hers.drafts()) == [acme.id]


def test_a_text_that_is_no_profile_is_left_where_it_is_and_the_others_are_read(
    store: Store, log: pytest.LogCaptureFixture
) -> None:
    log.expect("a half-typed profile cannot be read")  # type: ignore[attr-defined]
    assert read(["{", "[]", written(NEW)], ClientService(store)) == [HalfTyped(NEW, None)]


# ---- after the program was killed


@pytest.fixture
def page(open_page: OpenPage) -> ClientsPage:
    return open_page([ACME, BIANCHI])


@pytest.fixture
def killed(page: ClientsPage, office: Place, qtbot: QtBot) -> ClientsPage:
    """A page in which Acme was being changed and a client begun; the program ends without a word."""
    kept = HalfTypedProfiles(office.clients._store, "sara")
    typed(page, city="Roma")
    page.begin_with(NEW)
    qtbot.waitUntil(lambda: len(kept.drafts()) == 2)
    return page


def test_it_is_offered_again_and_one_goes_on_with_it(killed: ClientsPage, open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    qtbot.waitUntil(page.left.isVisible)
    assert sorted(page.left.clients) == ["Acme", "Studio Verdi"]
    assert [row for row in rows(page) if "not saved" in row] == [
        "Acme, Roma, Active, not saved",
        "Studio Verdi, Active, not saved",
    ]
    for _ in range(2):
        qtbot.mouseClick(page.left.going_on, Qt.MouseButton.LeftButton)
    assert not page.left.isVisible()
    page.show_client(NEW.id)
    assert shown(page).lines == NEW.lines and page.can_save
    saved(page, qtbot)
    page.show_client(ACME.id)
    assert shown(page).city == "Roma"
    page.draft.undo()
    assert shown(page).city == "" and page.unsaved == []


@pytest.mark.parametrize(("field", "value"), [("legal_name", "Acme Srl"), ("city", "Roma"), ("website", "acme.example")])
def test_one_goes_on_in_the_field_in_which_one_was(
    page: ClientsPage, open_page: OpenPage, office: Place, qtbot: QtBot, field: str, value: str
) -> None:
    kept = HalfTypedProfiles(office.clients._store, "sara")
    typed(page, **{field: value})
    qtbot.waitUntil(lambda: len(kept.drafts()) == 1)
    again = open_page()
    qtbot.waitUntil(again.left.isVisible)
    qtbot.mouseClick(again.left.going_on, Qt.MouseButton.LeftButton)
    name = "papers" if field == "website" else "identity"
    editor = again.sections[0].part(name).editors[field]  # type: ignore[union-attr]
    assert editor.isAncestorOf(again.focusWidget())


@pytest.mark.on_a_file
def test_what_cannot_be_understood_is_there_again_too(
    page: ClientsPage, open_page: OpenPage, office: Place, qtbot: QtBot
) -> None:
    """A day of which the month was still to be typed, of a client in which nothing else was changed."""
    kept = HalfTypedProfiles(office.clients._store, "sara")
    page.go_to("closures[].until")
    page.window().focusWidget().selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(page.window().focusWidget(), "24/")
    qtbot.waitUntil(lambda: any("24/" in one[PROFILE] for one in kept.drafts().values()))
    again = open_page()
    qtbot.waitUntil(again.left.isVisible)
    qtbot.mouseClick(again.left.going_on, Qt.MouseButton.LeftButton)
    (row,) = again.sections[5].part("closures")._rows  # type: ignore[union-attr]
    until = row.editors["until"].inner
    assert until.hasFocus() and until.text() == "24/" and "31/12/2026" in row._error.text() and not again.can_save
    again.draft.undo()
    assert not again.draft.dirty


@pytest.mark.on_a_file
def test_one_goes_on_with_a_new_client_where_one_was(
    killed: ClientsPage, open_page: OpenPage, office: Place, qtbot: QtBot
) -> None:
    """And not at the last of what a template brought along."""
    killed.go_to("short_name")
    qtbot.keyClicks(killed.window().focusWidget(), "Verdi")
    kept = HalfTypedProfiles(office.clients._store, "sara")
    qtbot.waitUntil(lambda: '"short_name":"Verdi"' in kept.drafts()[NEW.id]["profile"])
    again = open_page()
    qtbot.waitUntil(again.left.isVisible)
    qtbot.mouseClick(again.left.going_on, Qt.MouseButton.LeftButton)
    assert shown(again).id == NEW.id
    editor = again.sections[0].part("identity").editors["short_name"]  # type: ignore[union-attr]
    assert editor.isAncestorOf(again.window().focusWidget())


def test_it_is_discarded_and_that_can_be_taken_back(
    killed: ClientsPage, open_page: OpenPage, office: Place, qtbot: QtBot
) -> None:
    page, kept = open_page(), HalfTypedProfiles(office.clients._store, "sara")
    qtbot.waitUntil(page.left.isVisible)
    for _ in range(2):
        qtbot.mouseClick(page.left.discarding, Qt.MouseButton.LeftButton)
    assert page.unsaved == [] and not page.left.isVisible() and len(rows(page)) == 2
    qtbot.waitUntil(lambda: not kept.drafts())
    page.toast._take_back()
    assert len(page.unsaved) == 1
    qtbot.waitUntil(lambda: len(kept.drafts()) == 1)


def test_nobody_else_is_offered_it(killed: ClientsPage, open_page: OpenPage) -> None:
    assert not open_page(login="anna").left.isVisible()


def test_what_was_saved_or_undone_is_not_offered(page: ClientsPage, open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    kept = HalfTypedProfiles(office.clients._store, "sara")
    typed(page, city="Roma")
    qtbot.waitUntil(lambda: len(kept.drafts()) == 1)
    saved(page, qtbot)
    qtbot.waitUntil(lambda: not kept.drafts())
    typed(page, city="Milano")
    page.keep_half_typed()
    assert len(kept.drafts()) == 1
    page.draft.undo()
    page.keep_half_typed()
    assert not kept.drafts()


def test_what_somebody_saved_meanwhile_is_shown_beside_it(
    killed: ClientsPage, open_page: OpenPage, office: Place, qtbot: QtBot
) -> None:
    acme = office.clients.load("ACME")
    office.of("anna").save(msgspec.structs.replace(acme, website="acme.example"), "anna")
    page = open_page()
    qtbot.waitUntil(page.left.isVisible)
    page.show_client(ACME.id)
    page.save()
    qtbot.waitUntil(page.conflict.isVisible)
    assert (page.conflict.merged.city, page.conflict.merged.website) == ("Roma", "acme.example")


# ---- discarded, and begun for nothing


def test_a_client_begun_from_a_template_is_discarded_by_a_key_and_one_stands_where_one_was(
    page: ClientsPage, qtbot: QtBot
) -> None:
    page.show_client(BIANCHI.id)
    page.begin_with(NEW)
    assert not page.draft.can_undo and page.head.discard.isEnabled() and page.head.discard.isVisible()
    presses(page, Qt.Key.Key_F4)
    assert page.unsaved == [] and shown(page).code == "BIANCHI" and len(rows(page)) == 2
    page.toast._take_back()
    assert shown(page).legal_name == "Studio Verdi" and len(rows(page)) == 3


def test_what_is_typed_over_a_client_is_discarded_in_one_step(page: ClientsPage, qtbot: QtBot) -> None:
    typed(page, city="Roma", website="acme.example")
    qtbot.mouseClick(page.head.discard, Qt.MouseButton.LeftButton)
    assert (shown(page).city, shown(page).website) == ("", "") and not page.head.discard.isEnabled()
    page.toast._take_back()
    assert (shown(page).city, shown(page).website) == ("Roma", "acme.example")


def test_what_was_discarded_does_not_come_back(page: ClientsPage, office: Place, qtbot: QtBot) -> None:
    """From the closures of all: typed as they were asked for, discarded, and written down again as one went on."""
    kept, days = HalfTypedProfiles(office.clients._store, "sara"), (date(2026, 12, 24), date(2027, 1, 6))
    page.show_closures(ACME.id, days)
    asked = shown(page)
    typed(page, city="Roma")
    page.draft.change(asked, "")
    presses(page, Qt.Key.Key_F4)
    page.show_client(BIANCHI.id)
    page.keep_half_typed()
    assert kept.drafts() == {} and page.unsaved == []
    page.toast._take_back()
    page.keep_half_typed()
    assert list(kept.drafts()) == [ACME.id] and shown(page) == asked


def test_the_list_names_a_client_as_it_is_typed(page: ClientsPage) -> None:
    typed(page, legal_name="Acme & Sons", city="Roma")
    assert rows(page)[0] == "Acme & Sons, Roma, Active, not saved"
    page.draft.undo()
    page.draft.undo()
    assert rows(page)[0] == "Acme, Active"


def test_a_new_client_of_whom_nothing_was_typed_leaves_no_row(page: ClientsPage) -> None:
    page.new_client()
    assert len(rows(page)) == 3
    page.show_client(BIANCHI.id)
    assert len(rows(page)) == 2 and page.unsaved == []
    page.new_client()
    typed(page, legal_name="Nordlys AS")
    assert any(row.startswith("Nordlys AS") for row in rows(page))
