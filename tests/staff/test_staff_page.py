"""The Staff page by keyboard: in a local office, and in a shared one under an administrator's or a supervisor's own login."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.staff.loans import LoanService, Why
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant, Contract, StaffService, StaffState
from receptionist.store.engine import Store, open_store
from receptionist.store.shared.logins import Logins
from tests.postgres import Postgres
from tests.screen.accessible import nameless
from tests.store.shared_office import SharedOffice, shared_office
from tests.waiting import eventually
from ui.background import Background
from ui.keys import Keys, KeyWatch
from ui.staff.password_sheet import Invitation, PasswordSheet
from ui.staff.people_rows import PersonRow
from ui.staff.staff_page import Here, StaffPage
from ui.theme import Theme
from ui.translate import Language

ROME = ZoneInfo("Europe/Rome")
NOW = datetime.now(UTC)
"""The true hour: PostgreSQL says by its own clock what has begun."""
Open = Callable[..., StaffPage]
FINGERPRINT = ":".join(["5F"] * 32)


class Office:
    """A store, who works there, and what the page told."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.staff = StaffService(store, Logins(store) if store.shared else None)
        self.loans = LoanService(store)
        self.told: list[Invitation] = []

    def close(self) -> None:
        self.store.close()


@pytest.fixture
def local(local_store: Store) -> Office:
    office = Office(local_store)
    office.staff.add("Amelia Riva", Role.ADMINISTRATOR, login="amelia")
    office.staff.add("Bea Neri", login="bea", teams=["Nord"])
    return office


@pytest.fixture(scope="module")
def founded(postgres: Postgres) -> Iterator[SharedOffice]:
    with shared_office(postgres) as founded:
        store = open_store(founded.url)
        with store.session() as session:
            session.execute(text("DELETE FROM assistants"))  # they are hired here, by name
        staff = StaffService(store)
        for login, role, teams in (
            ("amelia", Role.ADMINISTRATOR, ()),
            ("silvia", Role.SUPERVISOR, ("Nord",)),
            ("ada", Role.ASSISTANT, ("Sud",)),
        ):
            staff.add(login.title(), role, login=login, teams=teams)
        clients = ClientService(store)
        for code, team in (("ROSSI", "Nord"), ("NERI", "Sud"), ("ACME", "Nord")):
            clients.save(Profile(code=code, legal_name=code.title(), team=team), by="setup")
        store.close()
        yield founded


@pytest.fixture
def as_(founded: SharedOffice) -> Iterator[Callable[[str], Office]]:
    """The shared office, opened with somebody's own login."""
    opened: list[Office] = []

    def open_(role: str) -> Office:
        opened.append(Office(open_store(founded.as_(role))))
        return opened[-1]

    yield open_
    for office in opened:
        office.close()


@pytest.fixture
def open_page(qtbot: QtBot, theme: Theme, keys: Keys, key_watch: KeyWatch, background: Background) -> Open:
    def open_(office: Office, login: str) -> StaffPage:
        profiles = ClientService(office.store).profiles()
        person = office.staff.load(login)
        shared, stations = office.store.shared, ["201"]
        here = Here(shared, person, lambda: stations, lambda: profiles, lambda: NOW, lambda: ROME, lambda _l: "")
        page = StaffPage(theme, keys, background, office.staff, office.loans, here, lambda: FINGERPRINT)
        page.invited.connect(office.told.append)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        page.show()
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        eventually(lambda: names(page))
        return page

    return open_


def names(page: StaffPage) -> list[str]:
    return [row.first for row in page._rows.rows if isinstance(row, PersonRow)]


def second(page: StaffPage, login: str) -> str:
    return next(row.second for row in page._rows.rows if isinstance(row, PersonRow) and row.person.login == login)


def press(page: StaffPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.focusWidget() or page, key, modifiers)


def test_somebody_new_is_entered_by_keyboard_alone(local: Office, open_page: Open) -> None:
    page = open_page(local, "amelia")
    page.list.setFocus()
    press(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert page.form.name.hasFocus()
    QTest.keyClicks(page.form.name, "Carlo Sala")
    page.form.teams.setFocus()
    QTest.keyClicks(page.form.teams, "Nord, Sud")
    press(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    eventually(lambda: "carlo.sala" in {one.login for one in local.staff.list()})
    assert local.staff.load("carlo.sala").teams == ("Nord", "Sud")
    eventually(lambda: names(page) == ["Amelia Riva", "Bea Neri", "Carlo Sala"])
    assert page._shown is not None and page._shown.login == "carlo.sala" and not page.unsaved
    assert not local.told, "an office on one machine has no passwords"


def test_what_is_typed_about_somebody_waits_for_them_while_one_looks_at_another(local: Office, open_page: Open) -> None:
    page = open_page(local, "amelia")
    page.show_login("bea")
    QTest.keyClicks(page.form.name, " Verdi")
    page.show_login("amelia")
    assert page.form.name.text() == "Amelia Riva" and page.unsaved
    page.show_login("bea")
    assert page.form.name.text() == "Bea Neri Verdi"
    page.save_now()
    eventually(lambda: local.staff.load("bea").name == "Bea Neri Verdi")
    page.form.ends_on.line.setFocus()
    QTest.keyClicks(page.form.ends_on.line, "31/13/2026")
    press(page, Qt.Key.Key_Return)
    assert page.form.fields["ends_on"].complaint and local.staff.load("bea").ends_on is None
    page.discard_typed()
    assert not page.unsaved and not page.form.ends_on.line.text()


def test_a_last_day_that_is_none_stands_there_again_and_the_letters_on_the_way_to_it_do_not_count(
    local: Office, open_page: Open
) -> None:
    last = date(2037, 3, 31)
    local.staff.change(msgspec.structs.replace(local.staff.load("bea"), ends_on=last))
    page = open_page(local, "amelia")
    page.show_login("bea")
    line = page.form.ends_on.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "31/13/2037")
    QTest.keyClicks(page.form.name, " Verdi")
    page.show_login("amelia")
    assert line.text() == "" and not page.form.fields["ends_on"].complaint
    page.show_login("bea")
    assert line.text() == "31/13/2037" and page.form.fields["ends_on"].complaint
    page.save_now()
    assert local.staff.load("bea").ends_on == last and page.unsaved
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, "31/12/2037")
    page.save_now()
    eventually(lambda: page._shown is not None and page._shown.ends_on == date(2037, 12, 31))
    assert local.staff.load("bea").ends_on == date(2037, 12, 31)
    eventually(lambda: local.staff.load("bea") in page._known.people)
    page.show_login("amelia")
    page.show_login("bea")
    assert line.text() == "31/12/2037" and not page.form.fields["ends_on"].complaint


def test_the_last_administrator_stays_one_and_the_page_says_why(local: Office, open_page: Open, keys: Keys) -> None:
    page = open_page(local, "amelia")

    def leave() -> None:
        keys._last = ((), float("-inf"))  # nobody presses as fast as this
        page.leave.click()

    page.show_login("amelia")
    page.form.role.setCurrentIndex(page.form.role.findData(Role.ASSISTANT))
    page.form.role.activated.emit(0)
    page.save_now()
    eventually(lambda: "last administrator" in page.trouble.text())
    assert local.staff.load("amelia").role is Role.ADMINISTRATOR
    leave()
    press(page, Qt.Key.Key_Escape)
    assert "leaves now" not in page.leave.text()
    page.show_login("bea")
    leave()
    assert "Bea Neri" in page.leave.text() and local.staff.load("bea").state is StaffState.OPEN
    leave()
    eventually(lambda: local.staff.load("bea").state is StaffState.CLOSED)
    eventually(lambda: second(page, "bea").endswith("left"))
    leave()
    eventually(lambda: local.staff.load("bea").state is StaffState.OPEN)


def test_a_local_office_says_what_only_a_shared_one_has(local: Office, open_page: Open, language: Language) -> None:
    page = open_page(local, "amelia")
    assert "one machine" in page._plain.text()
    assert not page.reset.isVisible() and not page.loans.isVisible()
    assert nameless(page) == []
    language.use("it")
    eventually(lambda: "su un solo computer" in page._plain.text())


def test_an_administrator_makes_a_login_that_works_and_the_password_is_shown_once(
    as_: Callable[[str], Office], founded: SharedOffice, open_page: Open, theme: Theme, qtbot: QtBot, keys: Keys
) -> None:
    office = as_("administrator")
    page = open_page(office, "amelia")
    page.show_login("amelia")
    assert not page.reset.isVisible() and not page.leave.isVisible(), "the database lets nobody close a login of their own"
    page.begin_new()
    QTest.keyClicks(page.form.name, "Dora Costa")
    page.form.contract.setCurrentIndex(page.form.contract.findData(Contract.CONTRACTOR))
    last = (datetime.now(UTC) + timedelta(days=60)).date()
    QTest.keyClicks(page.form.ends_on.line, last.strftime("%d/%m/%Y"))
    press(page, Qt.Key.Key_Return)
    eventually(lambda: office.told)
    dora = office.staff.load("dora.costa")
    assert (dora.contract, dora.ends_on, dora.must_change) == (Contract.CONTRACTOR, last, True)
    told = office.told[0]
    assert told.address.split("@")[0].endswith("_u_dora.costa")
    sheet = PasswordSheet(theme, keys, told)
    qtbot.addWidget(sheet)
    sheet.show()
    office_of_all = told.address.partition("://")[2].replace("_u_dora.costa@", "@")
    assert (sheet.address.text(), sheet.login.text(), sheet.password.text()) == (office_of_all, "dora.costa", told.password)
    for key, copied in zip("1234", (office_of_all, "dora.costa", told.password, FINGERPRINT), strict=True):
        QTest.keyClick(sheet, key)
        assert QGuiApplication.clipboard().text() == copied
    assert nameless(sheet) == [] and sheet.done.accessibleDescription() == "Ctrl+S"
    with qtbot.waitSignal(sheet.closed):
        keys.trigger("save")
    sheet.hide()
    with psycopg.connect(founded.postgres.url(founded.database, founded.roles.login("dora.costa"))) as hers:
        assert hers.execute("SELECT office.me()").fetchone() == ("dora.costa",)
    eventually(lambda: page._shown is not None and page._shown.login == "dora.costa")
    assert page.reset.accessibleDescription() and eventually(lambda: keys.trigger("login.reset"))
    eventually(lambda: len(office.told) == 2)
    assert office.told[1].password != told.password
    eventually(lambda: page._shown is not None and page._shown.must_change)
    for _press in range(2):
        keys._last = ((), float("-inf"))
        assert page.leave.accessibleDescription() and keys.trigger("login.close")
    eventually(lambda: office.staff.load("dora.costa").state is StaffState.CLOSED)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(founded.postgres.url(founded.database, founded.roles.login("dora.costa")))
    eventually(lambda: page._shown is not None and page._shown.state is StaffState.CLOSED)
    assert eventually(lambda: keys.trigger("login.reset"))
    eventually(lambda: len(office.told) == 3)
    assert [one.reopened for one in office.told] == [False, False, True]
    again = PasswordSheet(theme, keys, office.told[2])
    qtbot.addWidget(again)
    assert again._lead.text().startswith("The login of Dora Costa was closed, and is open again.")


def test_an_assistant_is_shown_her_colleagues_and_nobody_elses_contract(as_: Callable[[str], Office], open_page: Open) -> None:
    page = open_page(as_("assistant"), "ada")
    assert {"Ada", "Amelia", "Silvia"} <= set(names(page))
    contract = [page.form.fields[name] for name in ("contract", "ends_on", "station")]
    page.show_login("amelia")
    assert not any(field.isVisible() for field in contract)
    assert page.form.name.text() == "Amelia" and second(page, "amelia").startswith("Administrator")
    page.show_login("ada")
    assert all(field.isVisible() for field in contract)


def test_a_supervisor_lends_the_clients_of_her_team_for_a_day_and_no_others(
    as_: Callable[[str], Office], founded: SharedOffice, open_page: Open
) -> None:
    office = as_("supervisor")
    page = open_page(office, "silvia")
    assert not page.new.isVisible() and page.form.name.isReadOnly()
    page.show_login("ada")
    ada = as_("assistant")
    assert [one.code for one in ClientService(ada.store).profiles()] == ["NERI"]

    def focus() -> object:
        return page.window().focusWidget()

    page.loans.until.setText("some day")
    page.loans.until.setFocus()
    page.loans.lend.click()
    assert focus() is page.loans.client.box, "what she types next stands in the field that lacks"
    page.loans.client.line.setText("All of Nord")
    page.loans.lend.click()
    assert focus() is page.loans.until and not office.loans.current(NOW)
    QTest.keyClicks(page.loans.until, "tomorrow 14")
    press_in = page.loans.until
    QTest.keyClick(press_in, Qt.Key.Key_Return)
    eventually(lambda: len(office.loans.current(NOW)) == 2)
    assert sorted(one.code for one in ClientService(ada.store).profiles()) == ["ACME", "NERI", "ROSSI"]
    lent = office.loans.current(NOW)
    assert {(one.login, one.by, one.why) for one in lent} == {("ada", "silvia", Why.COVER)}
    eventually(lambda: len(page.loans._rows.rows) == 2)
    assert "Silvia" in page.loans._rows.rows[0].second  # type: ignore[attr-defined]
    page.loans.list.setCurrentIndex(page.loans._rows.index(0))
    page.loans.back.click()
    eventually(lambda: len(page.loans._rows.rows) == 1)
    assert len(list(ClientService(ada.store).profiles())) == 2
    neri = ClientService(as_("administrator").store).load("NERI")
    page._lend((neri.id,), NOW + timedelta(hours=20))
    eventually(lambda: page.loans.until_field.complaint)
    assert len(office.loans.current(NOW)) == 1
    page.loans.list.setCurrentIndex(page.loans._rows.index(0))
    page.loans.back.click()
    eventually(lambda: not office.loans.current(NOW))


def test_nobody_there_yet_is_told_what_the_page_is_for(
    local_store: Store, theme: Theme, keys: Keys, background: Background, qtbot: QtBot
) -> None:
    carla = Assistant(login="carla", name="Carla", role=Role.ADMINISTRATOR)
    here = Here(False, carla, list, tuple, lambda: NOW, lambda: ROME, lambda _l: "")
    page = StaffPage(theme, keys, background, StaffService(local_store), LoanService(local_store), here)
    qtbot.addWidget(page)
    page.show()
    eventually(lambda: background.idle)
    assert page.empty.isVisible()
    page.empty.begun.emit()
    assert page.form.isVisible() and not page.empty.isVisible()
