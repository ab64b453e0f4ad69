"""The passing on of a shift between two windows on one hub: in a file that one console holds, and in a shared office."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from receptionist.calls.call_backs import CallBack
from receptionist.calls.commands import CloseCard, OpenCard
from receptionist.calls.service import CallFilter
from receptionist.clients.profile import Line, Profile
from receptionist.messages.service import Message
from receptionist.office import Office
from receptionist.opening import Plan, open_office
from receptionist.staff.rights import Role
from tests.offices import new_office
from tests.postgres import Postgres
from tests.serving.test_process import LINE, Shared
from ui.session import Session
from ui.staff.list_sheet import ListSheet
from ui.still import surroundings

Eventually = Callable[..., Any]


class Floor(ABC):
    """One hub, and whoever sits down at it."""

    def __init__(self, app: QApplication, folder: Path, eventually: Eventually) -> None:
        self.app, self.folder, self._eventually = app, folder, eventually
        self.windows: list[Window] = []

    @abstractmethod
    def opened(self, login: str) -> Office:
        """The office as `login` opens it."""

    @abstractmethod
    def restart(self) -> None:
        """Everything ends, and begins again."""

    def sits(self, login: str) -> Window:
        window = Window(self, self.opened(login), login)
        self.windows.append(window)
        self.until(lambda: login in window.session.live.board.assistants)
        return window

    def until(self, holds: Callable[[], object]) -> Any:
        return self._eventually(lambda: (QApplication.processEvents(), holds())[1], seconds=30)

    def close(self) -> None:
        for window in list(self.windows):
            window.goes()


class Local(Floor):
    """A file; the hub in the console."""

    def __init__(self, app: QApplication, folder: Path, eventually: Eventually) -> None:
        super().__init__(app, folder, eventually)
        office = new_office(str(folder / "office.db"), Plan("Uffici Centrali"))
        office.clients.save(
            Profile(code="ROSSI", legal_name="Studio Legale Rossi", short_name="Rossi", lines=(Line(number=LINE),)), by="setup"
        )
        office.staff.add("Anna", Role.ADMINISTRATOR)
        office.staff.add("Bruno")
        office.close()
        self._office: Office | None = None

    def opened(self, login: str) -> Office:
        if self._office is None:
            self._office = open_office(str(self.folder / "office.db"))
            self._office.start_hub()
        return self._office

    def restart(self) -> None:
        super().close()
        if self._office is not None:
            self._office.close()
        self._office = None

    close = restart


class Served(Floor):
    """A PostgreSQL and a hub of its own."""

    def __init__(self, app: QApplication, folder: Path, eventually: Eventually, postgres: Postgres, url: str) -> None:
        super().__init__(app, folder, eventually)
        self._shared = Shared(postgres, url, folder)
        self._offices: list[Office] = []
        self._begin()

    def _begin(self) -> None:
        hub = self._shared.hub(f"hub-{len(self._offices)}")
        self.until(lambda: hub.leads)
        self._shared.set("hubs", [f"127.0.0.1:{hub.port}"])

    def opened(self, login: str) -> Office:
        self._offices.append(open_office(self._shared.as_(login), self.folder / f"{login}.json"))
        return self._offices[-1]

    def _end(self) -> None:
        super().close()
        for office in self._offices:
            office.close()
        for hub in self._shared.hubs:
            hub.stop()
        self._shared.hubs.clear()

    def restart(self) -> None:
        self._end()
        self._begin()

    close = _end


class Window:
    """Somebody's window, and what she does at it."""

    def __init__(self, floor: Floor, office: Office, login: str) -> None:
        self._floor, self.office, self.login = floor, office, login
        self.around = surroundings(floor.app, floor.folder, language="en")
        self.session = Session(office, office.staff.load(login), "", self.around)
        self.session.shell.show()
        self.gone: list[object] = []
        self.told: list[str] = []
        self.session.signed_out.connect(self.gone.append)
        self.session.shift.told.connect(self.told.append)

    def begins_a_message(self, text: str) -> str:
        """A call that is over, and its message half typed."""
        replies: list[Any] = []
        live = self.session.live
        live.send(OpenCard(line=LINE), replies.append)
        self._floor.until(lambda: replies and replies[0].call in live.board.calls)
        call = str(replies[0].call)
        self.session.desk.drafts.keep(call, "text", text)
        self._floor.until(lambda: self.session.desk.shown is not None and self.session.desk.shown.id == call)
        live.send(CloseCard(call=call))
        self._floor.until(lambda: call in self.unfinished)
        self._floor.until(lambda: any(one.id == call and one.ended for one in self.office.history.find(CallFilter())))
        return call

    @property
    def unfinished(self) -> dict[str, str]:
        """Her half-typed messages."""
        return {one.id: self.session.desk.drafts.get(one.id, "text") for one in self.session.desk.unfinished.calls()}

    @property
    def client(self) -> str:
        return self.office.directory().by_code["ROSSI"].id

    def sheet(self) -> ListSheet:
        """The one that lies over the window."""
        return self._floor.until(lambda: next((one for one in self._sheets() if one.isVisible()), None))

    def _sheets(self) -> list[ListSheet]:
        return self.session.shell.findChildren(ListSheet)

    def presses(self, action: str) -> None:
        """The key of it, as it stands on its button."""
        chord = QKeySequence(self.session.keys.shown(action), QKeySequence.SequenceFormat.NativeText)[0]
        self.session.keys._last = ((), float("-inf"))  # not the same press again
        QTest.keyClick(self.session.shell, chord.key(), chord.keyboardModifiers())

    def signs_out(self) -> None:
        """As far as there is nothing to be asked."""
        self.presses("shift.end")

    def gives(self, name: str) -> None:
        """What the sheet lists, to a colleague: the first one that the menu has."""
        sheet = self.sheet()
        self.presses("call.hand")
        menu = self._floor.until(lambda: next((menu for menu in sheet.findChildren(QMenu) if menu.isVisible()), None))
        assert menu.activeAction().text().startswith(name)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def is_offered(self, words: str) -> ListSheet:
        """A notice says so, and a key shows what."""
        self._floor.until(lambda: self.session.shift.passing.waiting)
        (notice,) = (one for one in self.session.shell.strip.notices if one.key == "handover")
        assert notice.code == words
        self.presses("shift.handed")
        return self.sheet()

    def goes(self) -> None:
        """The window closes."""
        self._floor.windows.remove(self)
        self.session.leave()
        self._floor.until(lambda: self.around.background.idle)
        self.around.sounder.close()
        assert self.around.background.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def floor(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path, eventually: Eventually) -> Iterator[Floor]:
    if request.param == "sqlite":
        local = Local(qapp, tmp_path, eventually)
        yield local
        local.close()
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    with postgres.database() as url:
        served = Served(qapp, tmp_path, eventually, postgres, url)
        yield served
        served.close()


def leaves_something(anna: Window) -> str:
    now = datetime.now(UTC)
    call = anna.begins_a_message("He asks for the lea")
    anna.office.messages.keep(Message(client=anna.client, recipient="Bianchi", text="Call me", taken_by="anna"))
    due = {"due": now + timedelta(minutes=1), "promised_by": "anna", "promised_at": now}
    anna.office.call_backs.promise(CallBack(client=anna.client, number="+390299900055", name="Mario Neri", **due))
    anna.session.call_backs.refresh()
    return call


def test_a_named_colleague_takes_over_what_she_leaves(floor: Floor) -> None:
    anna, bruno = floor.sits("anna"), floor.sits("bruno")
    floor.until(lambda: "bruno" in anna.session.live.board.assistants)
    call = leaves_something(anna)
    floor.until(lambda: anna.session.call_backs.waiting)
    anna.signs_out()
    floor.until(lambda: len(anna.sheet().lines) == 3)
    anna.gives("Bruno")
    sheet = bruno.is_offered("handover.yours")
    assert [line.group for line in sheet.lines] == ["HALF-TYPED", "TO CALL BACK", "MESSAGES TO PASS ON"]
    assert "Anna" in sheet.sentence.text()
    bruno.presses("shift.handed")
    floor.until(lambda: bruno.unfinished == {call: "He asks for the lea"})
    floor.until(lambda: "Bruno has taken over what you leave." in anna.told)
    assert not bruno.session.shift.passing.waiting
    if anna.office.store.shared:
        assert anna.unfinished == {}, "it is one person's"
        anna.signs_out()
        floor.until(lambda: anna.gone == [None])
        bruno.signs_out()
        floor.until(lambda: len(bruno.sheet().lines) == 3)


def test_what_a_colleague_does_not_take_is_hers_until_she_goes_and_then_the_teams(floor: Floor) -> None:
    anna, bruno = floor.sits("anna"), floor.sits("bruno")
    floor.until(lambda: "bruno" in anna.session.live.board.assistants)
    call = leaves_something(anna)
    floor.until(lambda: anna.session.call_backs.waiting)
    anna.signs_out()
    anna.gives("Bruno")
    bruno.is_offered("handover.yours")
    bruno.presses("call.pass")
    floor.until(lambda: "Bruno does not take it: it is still yours." in anna.told)
    floor.until(lambda: not bruno.session.shift.passing.waiting)
    assert call in anna.unfinished
    anna.signs_out()
    anna.sheet()
    anna.presses("shift.end")
    floor.until(lambda: anna.gone == [None])
    bruno.is_offered("handover.team")
    bruno.presses("shift.handed")
    floor.until(lambda: bruno.unfinished == {call: "He asks for the lea"})


def test_what_is_left_to_the_team_survives_a_restart(floor: Floor) -> None:
    anna = floor.sits("anna")
    call = leaves_something(anna)
    floor.until(lambda: anna.session.call_backs.waiting)
    anna.signs_out()
    assert anna.sheet().other.isHidden(), "nobody else is here"
    anna.sheet().confirm.click()
    floor.until(lambda: anna.gone == [None])
    floor.restart()
    bruno = floor.sits("bruno")
    if bruno.office.store.shared:
        assert bruno.unfinished == {}, "nobody's half-typed message is on his desk before he takes it"
    sheet = bruno.is_offered("handover.team")
    assert "Anna" in sheet.sentence.text() and len(sheet.lines) == 3
    sheet.confirm.click()
    floor.until(lambda: bruno.unfinished == {call: "He asks for the lea"})
