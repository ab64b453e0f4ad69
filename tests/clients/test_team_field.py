"""A client's team on the page of its company: an administrator says it, others read it."""

from __future__ import annotations

from PySide6.QtTest import QTest

from receptionist.clients.profile import Profile
from tests.clients.profiles_page import OpenPage, Place, office, open_page, section
from tests.waiting import eventually
from ui.clients.fields.team import TeamField, see_to_teams
from ui.clients.page import ClientsPage

__all__ = ["office", "open_page"]


def field(page: ClientsPage) -> TeamField:
    editor = section(page, "Company").editor_at("team")
    assert isinstance(editor, TeamField)
    return editor


def test_an_administrator_puts_a_client_into_a_team_and_takes_it_out(open_page: OpenPage, office: Place) -> None:
    page, clients = open_page([Profile(code="ROSSI", legal_name="Rossi")], "amelia"), office.of("amelia")
    see_to_teams(page.sections, lambda: ["Nord", "Sud"], may_change=True)
    page.show_client(clients.load("ROSSI").id)
    team = field(page)
    QTest.keyClicks(team.line, "Nord")
    page.save()
    eventually(lambda: clients.load("ROSSI").team == "Nord")
    eventually(lambda: not page.draft.dirty)
    team.line.clear()
    team.line.textEdited.emit("")
    page.save()
    eventually(lambda: clients.load("ROSSI").team is None)


def test_who_is_no_administrator_only_reads_it(open_page: OpenPage) -> None:
    page = open_page([Profile(code="ROSSI", legal_name="Rossi", team="Nord")], "amelia")
    see_to_teams(page.sections, lambda: ["Nord"], may_change=False)
    page.sit()
    assert field(page).line.text() == "Nord" and not field(page).inner.isEnabled()
    city = section(page, "Company").editor_at("city")
    assert city is not None and city.inner.isEnabled()
