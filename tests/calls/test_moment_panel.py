"""*At that moment* on the History page: from a call to its moment and back, and out to a page for the client."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from receptionist.calls.commands import Answer, SetAvailability
from receptionist.calls.events import Availability
from receptionist.calls.past_moment import Picture
from receptionist.calls.recorder import write
from receptionist.errors import Problem
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from tests.calls.floor import ACME, NERI, ROSSI, VERDI, Office, profiles
from tests.calls.test_history_page import Archive
from tests.premises import Premises, local
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.calls.at_that_moment.lane import Ink, Lane
from ui.calls.at_that_moment.panel import MomentPanel
from ui.calls.history.page import ALL, MOMENT
from ui.keys import Keys
from ui.theme import Theme
from ui.widgets import Notice

ROSSI_ID, ACME_ID = profiles()[0].id, profiles()[1].id


class LookBack(Archive):
    """History over a quarter of an hour: two assistants, one on a pause; Rossi's caller waits and gives up, Acme's is answered,
    and the phone system is away for half a minute."""

    def __init__(self, theme: Theme, keys: Keys, premises: Premises, folder: Path) -> None:
        super().__init__(theme, keys, premises, folder)
        own = msgspec.structs.replace(profiles()[-1], zone="Europe/Rome")
        self.profiles = [*profiles()[:-1], own]
        office = Office()
        for who in ("anna", "bruno"):
            office.sits_down(who)
        office.ask("bruno", SetAvailability(availability=Availability.PAUSE, reason="lunch"))
        _, answered = office.rings(ACME, VERDI, "Gino Paoli")
        office.passes(3)
        office.ask("anna", Answer(call=answered.id))
        office.passes(20)
        leg, lost = office.rings(ROSSI, NERI, "Ornella Vanoni")
        office.passes(25)
        self.waited = office.clock.now()
        office.passes(25)
        office.hangs_up(leg)
        office.passes(30)
        office.exchange.cut()
        office.passes(30)
        office.exchange.restore()
        office.passes(300)
        write(self.store, office.written)
        self.now = office.clock.now()
        self.lost, self.answered = lost.id, answered.id

    def looks(self) -> MomentPanel:
        """The page, open at the moment."""
        page = self.opens()
        page.show_list(MOMENT)
        page.moment.show_moment(self.waited)
        self.settle()
        return page.moment


@pytest.fixture
def back(theme: Theme, keys: Keys, shape_on_sqlite: Path, tmp_path: Path) -> Iterator[LookBack]:
    with local(shape_on_sqlite, tmp_path) as premises:
        back = LookBack(theme, keys, premises, tmp_path)
        yield back
        back.close()


def inks(lane: Lane) -> set[Ink]:
    return {bar.ink for bar in lane.bars}


def test_who_waited_is_marked_and_chosen_and_its_story_stands_beside(back: LookBack) -> None:
    panel = back.looks()
    lane = panel.calls.lane
    assert lane is not None and lane.call == back.lost and lane.marked and lane.alarm
    assert "Ornella Vanoni" in lane.first and "waited 0:50" in lane.second
    assert inks(lane) == {Ink.WAITING, Ink.LOST}
    assert "While it waited nobody was free." in panel.about.text()
    assert any("waiting" in row.what for row in panel.detail.model.rows)  # type: ignore[attr-defined]
    assert "Waiting at 10:00:48: 1" in panel.said.text()
    assert "On duty at 10:00:48: 2 (free 0, busy with a call 1)" in panel.said.text()


def test_in_a_low_window_no_line_about_the_call_is_sliced(back: LookBack) -> None:
    """At 200 % what there is no room for scrolls."""
    panel = back.looks()
    panel.window().resize(960, 440)
    back.settle()
    assert clipped(panel) == []
    first = panel.calls.indexAt(QPoint(20, 0))
    assert panel.calls.visualRect(first).top() == 0


def test_what_was_out_of_order_stands_first_and_who_was_there_below(back: LookBack) -> None:
    panel = back.looks()
    assert panel.calls.lanes[0].alarm and inks(panel.calls.lanes[0]) == {Ink.FAULT}
    assert "Phone system not heard" in panel.calls.lanes[0].words
    count, anna, bruno = panel.staff.lanes
    assert count.first == "On duty 2" and (anna.first, bruno.first) == ("Anna", "Bruno")
    assert Ink.TALKING in inks(anna) and bruno.second.startswith("pause (lunch)") and inks(bruno) == {Ink.PAUSE}
    assert "pause (lunch)" in bruno.words and "talking" in anna.words


def test_an_assistant_sees_how_many_were_there_and_only_herself_by_name(back: LookBack) -> None:
    back.person = Assistant(login="anna", name="Anna", role=Role.ASSISTANT)
    panel = back.looks()
    assert [lane.first for lane in panel.staff.lanes] == ["On duty 2", "Anna"]
    assert not [lane for lane in (*panel.calls.lanes, *panel.staff.lanes) if "Bruno" in lane.words or "lunch" in lane.words]
    assert not panel.page_button.isVisible() and not panel.may_write
    assert not back.keys.trigger("moment.page")


@pytest.mark.parametrize(
    ("setting", "role", "said"),
    [
        ("off", Role.SUPERVISOR, "counted, not named"),
        ("team", Role.SUPERVISOR, "Only people of your own teams"),
        ("named", Role.SUPERVISOR, ""),
        ("off", Role.ASSISTANT, ""),
    ],
)
def test_whoever_answers_for_the_shift_is_told_why_colleagues_are_not_named(
    back: LookBack, setting: str, role: Role, said: str
) -> None:
    """In a local office as in a shared one: after an upgrade they are off. An assistant sees nobody either way."""
    back.person = Assistant(login="anna", name="Anna", role=role)
    panel = back.looks()
    assert not panel.unnamed.isVisible() or role is Role.ASSISTANT
    back.settings.set("figures.by_name", setting)
    panel.look()
    back.settle()
    assert (said in panel.unnamed.text()) if said else panel.unnamed.isHidden()
    assert panel.unnamed.isVisible() == bool(said)
    named = [lane.first for lane in panel.staff.lanes[1:]]
    assert ("Bruno" in named) == (setting == "named" and role is Role.SUPERVISOR)


@pytest.mark.parametrize("by_button", [False, True])
def test_from_a_call_to_its_moment_and_back(back: LookBack, qtbot: QtBot, by_button: bool) -> None:
    page = back.opens()
    page.filters.since.setDate(QDate(2026, 3, 1))
    page.filters.until.setDate(QDate(2026, 3, 4))
    page.refresh()
    back.settle()
    row = next(n for n, row in enumerate(page.model.rows) if row.call == back.lost)  # type: ignore[attr-defined]
    page.view.setCurrentIndex(page.model.index(row))
    page.view.setFocus()
    assert back.keys.trigger("moment")
    back.settle()
    assert page.lists.currentIndex() == MOMENT and page.moment.isVisible() and not page.view.isVisible()
    assert page.moment.client.currentData() == ROSSI_ID
    assert [lane.call for lane in page.moment.calls.lanes if lane.call] == [back.lost]
    if by_button:
        page.moment.open.click()
    else:
        qtbot.keyClick(page.moment.calls, Qt.Key.Key_Return)
    back.settle()
    assert page.lists.currentIndex() == ALL
    assert page.model.entry(page.view.currentIndex()).id == back.lost
    assert "Ornella Vanoni" in page.detail._who.text()


def test_when_no_call_of_a_client_reached_us_it_is_said(back: LookBack) -> None:
    panel = back.looks()
    panel.show_moment(back.waited, profiles()[3].id)
    back.settle()
    assert panel.said.text().startswith("No call for Spree Logistik GmbH reached us between 09:45 and 10:0")
    assert [lane.call for lane in panel.calls.lanes if lane.call] == [] and panel.staff.lanes


def test_a_moment_is_typed_as_one_says_it_on_the_offices_clock(back: LookBack, qtbot: QtBot) -> None:
    """“Nobody answered me at ten past ten.” The key leads into the field, whatever is chosen among the calls."""
    page, panel = back.opens(), back.page.moment
    assert back.keys.trigger("moment")
    back.settle()
    assert panel.when.hasFocus() and panel.client.currentData() is None
    qtbot.keyClicks(panel.when, "ieri 9:40")
    back.settle_soon(panel)
    assert "between 09:25 and 09:55" in panel.said.text() and "is not recorded" in panel.said.text()
    assert panel.day.text() == "Monday 2 March 2026 9:40"
    qtbot.keyClicks(panel.when, ":25")
    assert panel.day.text() == "Monday 2 March 2026 9:40:25"
    panel.around.setCurrentIndex(panel.around.findData(60))
    back.settle_soon(panel)
    assert "between 08:40 and 10:40" in panel.said.text()
    assert back.keys.trigger("moment") and panel.when.hasFocus()
    qtbot.keyClicks(panel.when, "quando")
    assert panel.when.property("wrong") and "no moment" in panel.day.text() and "08:40" in panel.said.text()
    assert back.keys.trigger("moment")
    qtbot.keyClicks(panel.when, "10:00")
    qtbot.keyClick(panel.when, Qt.Key.Key_Return)
    back.settle()
    assert "Calls between 09:00 and 10:0" in panel.said.text() and panel.calls.hasFocus() and not panel.when.property("wrong")
    assert page.lists.currentIndex() == MOMENT


def test_a_moment_to_come_is_refused_in_words(back: LookBack) -> None:
    panel = back.looks()
    panel.show_moment(datetime.now(UTC) + timedelta(days=400))
    back.settle()
    assert [notice.code for notice in back.page.strip.notices] == ["moment.ahead"]
    assert isinstance(back.page.strip.notices[0], Notice)


@pytest.mark.parametrize("name", ["page.html", "page.pdf"])
def test_the_page_for_the_client_is_written_and_shown(back: LookBack, tmp_path: Path, name: str) -> None:
    panel = back.looks()
    back.page.activateWindow()
    assert back.keys.trigger("moment.page")
    assert [notice.code for notice in back.page.strip.notices] == ["page.no_client"], "and nothing was said"
    assert back.page.window().focusWidget() is panel.client
    panel.show_moment(back.waited, ROSSI_ID)
    back.settle()
    assert panel._may_write_now()
    panel.write(tmp_path / name)
    back.settle()
    written = (tmp_path / name).read_bytes()
    if name.endswith("html"):
        text = written.decode()
        assert "Ornella Vanoni" in text and "Gino Paoli" not in text and "Anna" not in text
    else:
        assert written.startswith(b"%PDF") and len(written) > 2000
    assert [url.toLocalFile() for url in back.opened] == [str(tmp_path / name)]


@pytest.mark.parametrize("asks", ["another client", "another moment", "another width"])
def test_the_page_is_of_what_is_asked_and_never_of_what_was_shown_before(
    back: LookBack, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asks: str
) -> None:
    """It is asked for while the record is still being read: it waits, and has nobody else's calls."""
    panel, read, may_read = back.looks(), back.service.at_moment, threading.Event()
    panel.show_moment(back.waited, ROSSI_ID)
    back.settle()

    def held_back(*asked: object) -> Picture:
        assert may_read.wait(20)
        return read(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(back.service, "at_moment", held_back)
    if asks == "another client":
        qtbot.keyClicks(panel.client, "Acme")
    elif asks == "another moment":
        panel.when.selectAll()
        qtbot.keyClicks(panel.when, "09:00")
        qtbot.keyClick(panel.when, Qt.Key.Key_Return)
    else:
        qtbot.keyClick(panel.around, Qt.Key.Key_Up)
    assert back.keys.trigger("moment.page")
    QApplication.processEvents()
    assert panel.findChildren(QFileDialog) == []
    may_read.set()
    back.settle()
    (dialog,) = panel.findChildren(QFileDialog)
    (proposed,) = (Path(name).name for name in dialog.selectedFiles())
    of = {"another client": "ACME 2026-03-03 10.00", "another moment": "ROSSI 2026-03-03 09.00"}
    assert proposed.startswith(of.get(asks, "ROSSI 2026-03-03 10.00"))
    dialog.fileSelected.emit(str(tmp_path / "page.html"))
    back.settle()
    text = (tmp_path / "page.html").read_text()
    assert ("Gino Paoli" in text, "Ornella Vanoni" in text) == (asks == "another client", asks == "another width")
    assert ("09:55" if asks == "another width" else "08:45" if asks == "another moment" else "09:45") in text


def test_a_page_that_cannot_be_read_or_is_no_longer_wanted_is_not_asked_for_later(
    back: LookBack, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, read = back.looks(), back.service.at_moment
    panel.show_moment(back.waited, ROSSI_ID)
    back.settle()

    def away(*_asked: object) -> Picture:
        raise Problem("office.unreachable")

    monkeypatch.setattr(back.service, "at_moment", away)
    qtbot.keyClicks(panel.client, "Acme")
    assert back.keys.trigger("moment.page")
    back.settle()
    monkeypatch.setattr(back.service, "at_moment", read)
    panel.look()
    back.settle()
    assert panel.findChildren(QFileDialog) == [] and panel.client.currentData() == ACME_ID
    panel.when.selectAll()
    qtbot.keyClicks(panel.when, "quando")
    assert not back.keys.trigger("moment.page")  # there is no such moment


def test_whether_the_page_names_assistants_is_the_offices_choice_and_is_kept(back: LookBack, tmp_path: Path) -> None:
    panel = back.looks()
    panel.show_moment(back.waited, ACME_ID)
    back.settle()
    back.book.know([Assistant(login="anna", name="Anna Bruni")])
    back.settle()
    panel.write(tmp_path / "page.html")
    back.settle()
    assert "Anna Bruni" not in (tmp_path / "page.html").read_text()
    panel.names.click()
    back.settle()
    panel.write(tmp_path / "page.html")
    back.settle()
    assert "Anna Bruni" in (tmp_path / "page.html").read_text() and back.settings.get("page.names") is True


def test_a_place_where_nothing_can_be_written_is_said(back: LookBack, tmp_path: Path) -> None:
    panel = back.looks()
    panel.show_moment(back.waited, ROSSI_ID)
    back.settle()
    panel.write(tmp_path / "absent" / "page.html")
    back.settle()
    assert [notice.code for notice in back.page.strip.notices] == ["office.no_folder"] and back.opened == []


def test_every_control_of_it_has_a_name_and_can_be_reached_by_tab(back: LookBack, qtbot: QtBot) -> None:
    panel = back.looks()
    assert nameless(back.page) == []
    panel.when.setFocus()
    reached = []
    for _ in range(14):
        widget = panel.window().focusWidget()
        reached.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert {panel.around, panel.client, panel.calls, panel.staff} <= set(reached)
