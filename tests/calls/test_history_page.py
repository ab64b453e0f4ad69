"""History by keyboard: a call is found and read; who was lost is rung back or taken off the list."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from PySide6.QtCore import QDate, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from receptionist.calls.call_back_service import CallBackService
from receptionist.calls.call_backs import CallBack, Try
from receptionist.calls.events import Caller, Direction, Finished, Moved, Offered, Turned
from receptionist.calls.places import Place, Result, Side
from receptionist.calls.record import CallRecord
from receptionist.calls.recorder import write
from receptionist.calls.service import CallFilter, HistoryService
from receptionist.clients.directory import Directory
from receptionist.clients.profile import new_id
from receptionist.clients.rules import card
from receptionist.errors import Problem
from receptionist.settings import Settings
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from tests.calls.console import ROSSI, Counted, clients
from tests.premises import Premises
from tests.screen.accessible import nameless
from tests.waiting import eventually
from ui.calls.at_that_moment.panel import Looker, MomentPanel
from ui.calls.book import Book
from ui.calls.call_backs.panel import CallBackPanel
from ui.calls.history.page import HistoryPage
from ui.keys import Keys
from ui.theme import Theme

CLIENT = clients()[0]


class Archive:
    """The page with its store behind it."""

    def __init__(self, theme: Theme, keys: Keys, premises: Premises, folder: Path) -> None:
        self._premises, self._folder = premises, folder
        self.store, self._hub = premises.of("anna"), premises.hub
        premises.keep(clients())
        self.service = HistoryService(self.store)
        self.background, self.keys, self._theme = Counted(), keys, theme
        self.now = datetime.now(UTC)
        self.call_backs = CallBackService(self.store)
        self.rung: list[CallBack] = []
        self.asked: list[CallRecord] = []
        self.counts: list[int] = []
        self.profiles = clients()
        self.person = Assistant(login="anna", name="Anna", role=Role.SUPERVISOR)
        self.settings = Settings(self.store, folder / "workstation.json")
        self.opened: list[QUrl] = []
        self._sequence = 0

    def has(self, name: str, number: str, *, answered: bool, ago: timedelta = timedelta(minutes=30)) -> str:
        """A call that came and went."""
        began = self.now - ago
        call = f"0190c000-0000-7000-8000-{self._sequence:012}"
        caller = Caller(number, name)
        offered = Offered(
            call=call, direction=Direction.INBOUND, caller=caller, line=ROSSI, client=CLIENT.id, **self._at(began)
        )
        place = Moved(call=call, place=Place.TALKING, assistant="anna", **self._at(began + timedelta(seconds=5)))
        result = Result.ANSWERED if answered else Result.ABANDONED
        events = [
            offered,
            *(
                [place, Turned(call=call, side=Side.TALKING, assistant="anna", **self._at(began + timedelta(seconds=5)))]
                if answered
                else []
            ),
            Moved(call=call, place=Place.ENDED if answered else Place.ABANDONED, **self._at(began + timedelta(seconds=65))),
            Finished(call=call, result=result, **self._at(began + timedelta(seconds=65))),
        ]
        write(self._hub, events)
        return call

    def has_many(self, count: int) -> None:
        """So many calls that came this morning, a second apart, the latest last."""
        moments = [self.now - timedelta(seconds=count - n) for n in range(count)]
        callers = [Caller("+390299900011", f"caller {n}") for n in range(count)]
        calls = zip(callers, moments, strict=True)
        write(
            self._hub,
            [
                Offered(call=new_id(), direction=Direction.INBOUND, caller=caller, line=ROSSI, client=CLIENT.id, **self._at(at))
                for caller, at in calls
            ],
        )

    def _at(self, moment: datetime) -> dict[str, object]:
        self._sequence += 1
        return {"id": f"0190d000-0000-7000-8000-{self._sequence:012}", "epoch": 1, "sequence": self._sequence, "at": moment}

    def opens(self) -> HistoryPage:
        """The page, open."""
        self.book = book = Book(Directory(self.profiles, "IT"), card, lambda: self.now, "Anna")
        book.show_states(lambda: str(self.settings.get("figures.by_name")), "anna")
        Settings(self._premises.of("amelia"), self._folder / "workstation.json").set("figures.by_name", "named")
        self.settings.reload()
        looker = Looker(lambda: self.person, self.settings, self.opened.append)
        here = (book, self.background, self._theme, self.keys, lambda: self.now)
        back = CallBackPanel(self.call_backs, self.service, *here, lambda: "anna")
        page = HistoryPage(self.service, *here, looker, back)
        back.ring.connect(self.rung.append)
        back.counted.connect(self.counts.append)
        page.call_back_wanted.connect(self.asked.append)
        self._theme.dress(page)
        page.resize(1200, 600)
        page.show()
        self.page = page
        self.settle()
        return page

    def settle(self) -> None:
        """Until nothing is read or written behind the screen."""

        def quiet() -> bool:
            QApplication.processEvents()
            return not self.background.under_way

        eventually(quiet)
        QApplication.processEvents()

    def settle_soon(self, panel: MomentPanel) -> None:
        """Until what was typed has been looked for."""
        eventually(lambda: (QApplication.processEvents(), not panel._soon.isActive())[1])
        self.settle()

    def close(self) -> None:
        """The console goes."""
        self.settle()
        self.page.close()
        assert self.background.close()


@pytest.fixture
def archive(theme: Theme, keys: Keys, premises: Premises, tmp_path: Path) -> Iterator[Archive]:
    archive = Archive(theme, keys, premises, tmp_path)
    yield archive
    archive.close()


def digits(words: QLabel) -> str:
    """The number in it, in whatever language."""
    return "".join(sign for sign in words.text() if sign.isdigit())


def found(archive: Archive) -> list[str]:
    return [row.who for row in archive.page.model.rows]


def test_a_call_is_found_by_a_part_of_its_number_however_it_is_written(archive: Archive) -> None:
    archive.has("Mario Neri", "+390299900011", answered=True)
    archive.has("Ann Smith", "+441632960001", answered=True)
    page = archive.opens()
    for typed in ("02 9990 0011", "99900011", "+39 0299900011"):
        page.filters.search.setText(typed)
        page.refresh()
        archive.settle()
        assert len(found(archive)) == 1 and "Mario Neri" in found(archive)[0]


def test_while_nobody_looks_the_list_of_call_backs_is_not_read_after_each_call(archive: Archive) -> None:
    page = archive.opens()
    page.hide()
    archive.counts.clear()
    page.refresh_call_backs()
    archive.settle()
    assert archive.counts == []
    archive.has("Mario Neri", "+390299900011", answered=False)
    page.show()
    archive.settle()
    assert archive.counts[-1] == 1, "whoever looks finds it"
    archive.has("Ann Smith", "+441632960001", answered=False)
    page.refresh_call_backs()
    archive.settle()
    assert archive.counts[-1] == 2


def test_a_call_is_found_by_name_client_result_and_day(archive: Archive) -> None:
    archive.has("Mario Neri", "+390299900011", answered=True)
    archive.has("Mario Verdi", "+390299900012", answered=False)
    archive.has("Mario Old", "+390299900013", answered=True, ago=timedelta(days=60))
    page = archive.opens()
    page.filters.search.setText("mario")
    page.filters.result.setCurrentIndex(page.filters.result.findData(Result.ABANDONED))
    page.filters.client.setCurrentIndex(page.filters.client.findData(CLIENT.id))
    page.refresh()
    archive.settle()
    assert len(found(archive)) == 1 and "Verdi" in found(archive)[0]


def test_this_mornings_call_is_open_after_six_strokes(archive: Archive, qtbot: QtBot) -> None:
    archive.has("Mario Neri", "+390299900011", answered=True)
    archive.has("Ann Smith", "+441632960001", answered=True)
    page = archive.opens()
    strokes = 1  # the page's own chord: tests of the frame press it
    page.setFocus()
    for letter in "neri":
        qtbot.keyClick(page.filters.search, letter)
        strokes += 1
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    strokes += 1
    archive.settle()
    assert strokes == 6
    assert len(found(archive)) == 1 and "Mario Neri" in page.detail._who.text()
    assert page.view.hasFocus() or not page.isActiveWindow()


def test_a_call_shows_what_happened_in_it_with_times(archive: Archive) -> None:
    archive.has("Mario Neri", "+390299900011", answered=True)
    page = archive.opens()
    words = [row.what for row in page.detail.model.rows]
    assert "02 9990 0101" in "\n".join(words) and ROSSI not in "\n".join(words)
    assert any("Mario Neri" in line for line in words) and any("answered" in line for line in words)
    assert "talking 60 s" in page.detail._times.text()


def test_each_thing_that_happened_is_one_row(archive: Archive) -> None:
    archive.has("Mario Neri", "+390299900011", answered=True)
    page = archive.opens()
    assert [row.what.partition(" · ")[0] for row in page.detail.model.rows] == ["arrived", "talking", "over"]


def test_list_and_detail_show_the_offices_hour_and_the_clients_own_where_it_differs(archive: Archive) -> None:
    own = msgspec.structs.replace(clients()[0], id=str(uuid4()), code="OWN", lines=(), zone="Europe/Rome", own=True)
    archive.profiles = [msgspec.structs.replace(CLIENT, zone="Asia/Tokyo", city="Tokyo"), own]
    archive.now = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    archive.has("Mario Neri", "+390299900011", answered=True)
    page = archive.opens()
    page.filters.since.setDate(QDate(2026, 3, 1))
    page.filters.until.setDate(QDate(2026, 3, 4))
    page.refresh()
    archive.settle()
    assert "9:30" in page.model.rows[0].how
    assert "9:30" in page.detail._how.text() and "17:30 in Tokyo" in page.detail._how.text()
    assert page.detail.model.rows[0].hour == "09:30:00"


def test_who_did_it_is_called_by_name_as_soon_as_names_are_known(archive: Archive) -> None:
    archive.has("Mario Neri", "+390299900011", answered=True)
    page = archive.opens()
    archive.book.know([Assistant(login="anna", name="Anna Bruni")])
    archive.settle()
    assert {row.actor for row in page.detail.model.rows} <= {"Anna Bruni", ""}


def to_call_back(archive: Archive) -> CallBackPanel:
    """The page, open at the list to call back."""
    page = archive.opens()
    page.show_list(1)
    archive.settle()
    return page.back


@pytest.mark.parametrize("key", ["Ctrl+Shift+B", "Return"])
def test_a_lost_caller_is_rung_back_with_one_key_under_the_clients_line(archive: Archive, qtbot: QtBot, key: str) -> None:
    archive.has("Mario Neri", "+390299900011", answered=False)
    back = to_call_back(archive)
    assert archive.counts[-1] == 1
    if key == "Return":
        qtbot.keyClick(back.view, Qt.Key.Key_Return)
    else:
        assert archive.keys.trigger("call_back.dial")
    assert [(one.line, one.number, one.name, one.client) for one in archive.rung] == [
        (ROSSI, "+390299900011", "Mario Neri", CLIENT.id)
    ]


def test_a_lost_caller_is_taken_off_the_list_with_a_note_and_put_back(archive: Archive) -> None:
    archive.has("Mario Neri", "+390299900011", answered=False)
    back = to_call_back(archive)
    back.note.setText("rang, will call tomorrow")
    archive.keys.trigger("call_back.close")
    archive.settle()
    assert back.model.rowCount() == 0 and archive.counts[-1] == 0
    archive.page.toast._take_back()
    archive.settle()
    assert back.model.rowCount() == 1


def test_who_reached_the_client_since_is_marked(archive: Archive) -> None:
    archive.has("Mario Neri", "+390299900011", answered=False)
    archive.has("Mario Neri", "+390299900011", answered=True, ago=timedelta(minutes=5))
    back = to_call_back(archive)
    assert back.model.rows[0].reached
    assert "has got through since" in back.model.index(0, 0).data()
    assert "has got through since" in back.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def promises(archive: Archive, name: str, minutes: int, call: str | None = None) -> CallBack:
    """Anna promised, an hour ago, to ring within so many minutes."""
    since = archive.now - timedelta(hours=1)
    due = since + timedelta(minutes=minutes)
    return archive.call_backs.promise(
        CallBack(client=CLIENT.id, number="+390299900012", name=name, due=due, call=call, promised_by="anna", promised_at=since)
    )


def test_promised_and_lost_stand_in_one_list_and_what_is_overdue_says_so(archive: Archive) -> None:
    archive.has("Mario Neri", "+390299900011", answered=False, ago=timedelta(minutes=30))
    promises(archive, "Ann Late", 20)
    promises(archive, "Bea Soon", 75)
    back = to_call_back(archive)
    rows = back.model.rows
    assert [row.who.partition(" · ")[0] for row in rows] == ["Ann Late", "Mario Neri", "Bea Soon"]
    assert [(row.overdue, row.lost) for row in rows] == [(True, False), (False, True), (False, False)]
    words = [back.model.index(n, 0).data() for n in range(3)]
    assert "overdue" in words[0] and "promised by anna" in words[0] and "lost" in words[1] and "overdue" not in words[2]


def test_a_promise_is_not_dealt_with_without_a_word_unless_she_says_so_twice(archive: Archive) -> None:
    promises(archive, "Ann", 20)
    promises(archive, "Bea", 75)
    back = to_call_back(archive)
    archive.keys.trigger("call_back.close")
    archive.settle()
    assert back.model.rowCount() == 2 and back.note.hasFocus()
    assert back.asks.isVisible() and back.asks.text().startswith("How did it come out?")
    back.note.setText("reached, wants the offer again")
    QTest.keyClick(back.note, Qt.Key.Key_Return)
    archive.settle()
    assert back.model.rowCount() == 1 and not back.asks.isVisible()
    for _press in range(2):
        archive.keys._last = ("", float("-inf"))
        archive.keys.trigger("call_back.close")
    archive.settle()
    assert back.model.rowCount() == 0


def test_the_key_that_turns_the_lists_leaves_the_hands_in_the_list(archive: Archive) -> None:
    promises(archive, "Ann", 20)
    promises(archive, "Bea", 75)
    page = archive.opens()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.setFocus()
    archive.settle()
    assert page.filters.search.hasFocus()
    archive.keys.trigger("part.next")
    archive.settle()
    assert page.back.view.hasFocus()
    QTest.keyClick(page.back.view, Qt.Key.Key_Down)
    assert page.back.view.currentIndex().row() == 1


def test_what_was_promised_stands_above_the_call_in_which_it_was(archive: Archive) -> None:
    call = archive.has("Mario Neri", "+390299900011", answered=True)
    kept = promises(archive, "Mario Neri", 90, call)
    archive.call_backs.tried(kept.id, Try(at=archive.now, by="bruno", reached=False))
    back = to_call_back(archive)
    assert "Mario Neri" in back.who.text() and "tried once, not reached" in back.about.text()
    assert any("answered" in row.what for row in back.detail.model.rows)


def test_a_call_back_is_asked_for_from_any_past_call(archive: Archive) -> None:
    call = archive.has("Mario Neri", "+390299900011", answered=True)
    archive.opens()
    assert archive.keys.trigger("call_back.promise")
    assert [one.id for one in archive.asked] == [call]


def test_with_nobody_to_call_back_the_list_says_what_it_is_for(archive: Archive) -> None:
    back = to_call_back(archive)
    assert back.empty.isVisible() and back.chosen is None
    assert not archive.keys.can("call_back.dial") and not archive.keys.can("call_back.close")


def test_what_is_shown_is_exported(archive: Archive, tmp_path: Path) -> None:
    archive.has("=cmd()", "+390299900011", answered=True)
    page = archive.opens()
    page.export_to(tmp_path / "calls.csv")
    archive.settle()
    written = (tmp_path / "calls.csv").read_text(encoding="utf-8-sig")
    assert "+390299900011" in written and "Studio Legale Rossi" in written and "'=cmd()" in written


@pytest.fixture
def long_month(archive: Archive) -> HistoryPage:
    """The page, open, over 1200 calls."""
    archive.has_many(1200)
    return archive.opens()


def test_a_long_list_says_how_many_and_goes_on_as_one_scrolls(archive: Archive, long_month: HistoryPage) -> None:
    assert long_month.model.rowCount() == 500
    assert long_month.how_many.isVisible() and digits(long_month.how_many) == "1200"
    for there in (1000, 1200, 1200):
        long_month.view.scrollToBottom()
        archive.settle()
        assert long_month.model.rowCount() == there
    assert len({call.id for call in long_month.model.entries}) == 1200


def test_the_last_of_many_calls_is_reached_by_keyboard_and_stays_chosen(
    archive: Archive, long_month: HistoryPage, qtbot: QtBot
) -> None:
    for _part in range(3):
        qtbot.keyClick(long_month.view, Qt.Key.Key_End)
        archive.settle()
    assert long_month.view.currentIndex().row() == 1199
    long_month.hide()
    archive.has("Mario Neri", "+390299900011", answered=True)
    long_month.show()
    archive.settle()
    assert "caller 0 " in long_month.detail._who.text() + " " and digits(long_month.how_many) == "1201"


def test_all_that_was_asked_for_is_exported_and_not_what_was_scrolled_to(
    archive: Archive, long_month: HistoryPage, tmp_path: Path
) -> None:
    long_month.filters.search.setText("caller 1")
    long_month.refresh()
    archive.settle()
    assert long_month.model.rowCount() == 311
    long_month.filters.search.clear()
    long_month.refresh()
    archive.settle()
    long_month.export_to(tmp_path / "calls.csv")
    archive.settle()
    assert len((tmp_path / "calls.csv").read_text(encoding="utf-8-sig").splitlines()) == 1 + 1200


def test_an_export_tells_how_far_it_is_and_can_be_stopped(
    archive: Archive, long_month: HistoryPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    each, seen = archive.service.each, threading.Event()

    def slowly(wanted: CallFilter) -> Iterator[CallRecord]:
        for n, call in enumerate(each(wanted)):
            if n == 600:
                seen.wait()
            yield call

    monkeypatch.setattr(archive.service, "each", slowly)
    long_month.export_to(tmp_path / "calls.csv")
    bar = long_month.busy._bar
    eventually(lambda: (QApplication.processEvents(), (bar.value(), bar.maximum()) == (500, 1200))[1])
    long_month.busy._cancel()
    seen.set()
    archive.settle()
    eventually(lambda: archive.background.idle)
    assert list(tmp_path.glob("*.csv")) == [] and not long_month.strip.notices


def test_a_next_part_that_cannot_be_read_is_said_and_asked_for_again(
    archive: Archive, long_month: HistoryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = archive.service.find

    def locked(*_what: object) -> list[CallRecord]:
        raise Problem("office.locked", office="here")

    monkeypatch.setattr(archive.service, "find", locked)
    long_month.view.scrollToBottom()
    archive.settle()
    assert [notice.code for notice in long_month.strip.notices] == ["office.locked"]
    monkeypatch.setattr(archive.service, "find", find)

    def asked_again() -> bool:
        """The strip that goes moves the list under the wheel: then one turns it once more."""
        long_month.view.scrollToTop()
        long_month.view.scrollToBottom()
        archive.settle()
        return long_month.model.rowCount() == 1000

    eventually(asked_again)


def test_a_folder_that_is_not_there_is_said_and_nothing_else_happens(archive: Archive, tmp_path: Path) -> None:
    archive.has("Mario", "+390299900011", answered=True)
    page = archive.opens()
    page.export_to(tmp_path / "absent" / "calls.csv")
    archive.settle()
    assert [notice.code for notice in page.strip.notices] == ["office.no_folder"]


def test_an_empty_archive_teaches(archive: Archive) -> None:
    assert archive.opens().empty.isVisible()


def test_every_control_has_a_name(archive: Archive) -> None:
    archive.has("Mario", "+390299900011", answered=True)
    assert nameless(archive.opens()) == []


def test_the_days_move_on_with_the_day_and_one_that_she_chose_stays(archive: Archive) -> None:
    page = archive.opens()
    before, chosen = page.filters.until.date(), page.filters.since.date().addDays(3)
    page.filters.since.setDate(chosen)
    archive.now += timedelta(days=1)
    page.refresh()
    archive.settle()
    assert (page.filters.until.date(), page.filters.since.date()) == (before.addDays(1), chosen)
