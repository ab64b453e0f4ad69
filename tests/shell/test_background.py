"""Work off the GUI thread: what came of it is told once, here; slow work says so and can be cancelled."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from receptionist.errors import Problem
from tests.logfail import ExpectedLog
from ui.background import Background, OneAtATime, Progress


def test_the_result_comes_back_to_the_screens_own_thread(background: Background, qtbot: QtBot) -> None:
    where: list[object] = []
    background.run(threading.current_thread, lambda worker: where.extend([worker, threading.current_thread()]))
    qtbot.waitUntil(lambda: bool(where))
    assert where[0] is not threading.current_thread()
    assert where[1] is threading.current_thread()


def test_what_a_person_must_be_told_comes_back_as_a_problem(background: Background, qtbot: QtBot) -> None:
    told: list[Problem] = []
    background.run(_refuse, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].code == "office.locked"


def test_what_is_kept_last_stands_last(background: Background, qtbot: QtBot) -> None:
    kept: list[int] = []
    slow, told = threading.Event(), list[object]()

    def keep(value: int) -> None:
        if value == 0:
            slow.wait(5)
        kept.append(value)

    for value in range(10):
        background.in_turn(lambda value=value: keep(value), told.append)  # type: ignore[misc]
    background.in_turn(_refuse, failed=told.append)
    background.in_turn(lambda: keep(10), told.append)
    slow.set()
    qtbot.waitUntil(lambda: len(told) == 12)
    assert kept == list(range(11)), "a problem does not stop those after it"


def test_what_only_adds_to_a_picture_begins_after_it_and_never_for_who_is_gone(background: Background, qtbot: QtBot) -> None:
    begun: list[str] = []
    window = QObject()
    branch = background.branch(window)

    def begins(name: str) -> Callable[[], None]:
        return lambda: begun.append(name)

    branch.after_paint(begins("of who is gone"))
    background.after_paint(begins("beside it"))
    background.run(begins("at once"))
    qtbot.waitUntil(lambda: begun == ["at once"])
    assert not background.idle, "something is still to come"
    delete(window)
    qtbot.waitUntil(lambda: background.idle)
    assert begun == ["at once", "beside it"]
    background.after_paint(begins("when it is waited for"))
    assert background.wait(5_000) and begun[2:] == ["when it is waited for"]
    background.after_paint(begins("after the end"))
    assert background.close() and background.idle and len(begun) == 3


def test_what_is_over_can_still_be_cancelled_and_nothing_comes_of_it(background: Background, qtbot: QtBot) -> None:
    told: list[object] = []
    works = [background.run(lambda: 1, told.append), background.run(_refuse, failed=told.append)]
    qtbot.waitUntil(lambda: len(told) == 2)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for work in works:
        work.cancel()
    assert len(told) == 2


def test_what_a_worker_holds_is_nothing_of_qts(background: Background, qtbot: QtBot) -> None:
    told: list[object] = []
    window = QObject()
    branch = background.branch(window)
    works = [branch.follow(lambda progress: isinstance(progress, QObject), told.append) for _ in range(20)]
    qtbot.waitUntil(lambda: len(told) == 20)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert told == [False] * 20 and not any(isValid(work) for work in works) and background.idle


def test_a_part_that_went_before_its_window_is_told_nothing(background: Background, qtbot: QtBot) -> None:
    told: list[str] = []
    window = QObject()
    sheet = QObject(window)
    ready = threading.Event()
    of_window = background.branch(window)
    of_window.branch(sheet).run(ready.wait, lambda _ready: told.append("sheet"))
    of_window.run(ready.wait, lambda _ready: told.append("window"))
    delete(sheet)
    ready.set()
    qtbot.waitUntil(lambda: background.idle and told == ["window"])


def test_when_a_window_goes_its_parts_are_told_nothing_either(background: Background, qtbot: QtBot) -> None:
    told: list[str] = []
    window = QObject()
    ready = threading.Event()
    of_window = background.branch(window)
    of_window.branch(QObject(window)).run(ready.wait, lambda _ready: told.append("sheet"))
    of_window.hush()
    ready.set()
    background.run(lambda: None, lambda _none: told.append("others"))
    qtbot.waitUntil(lambda: background.idle and told == ["others"])


def test_thousands_that_nobody_keeps_come_back_while_windows_go(background: Background, qtbot: QtBot) -> None:
    told: list[object] = []
    for n in range(2_000):
        window = QObject()
        background.branch(window).run(lambda n=n: n, told.append)
        background.run(lambda n=n: n, told.append)
        window.deleteLater()
        if n % 100 == 0:
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: background.idle and len(told) >= 2_000, timeout=20_000)


def _refuse() -> None:
    raise Problem("office.locked", path="x")


def test_a_bug_is_logged_and_told_as_unexpected(background: Background, qtbot: QtBot, log: ExpectedLog) -> None:
    log.expect("background work failed", "ui.background")
    told: list[Problem] = []
    background.run(lambda: 1 / 0, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].code == "unexpected"


def test_slow_work_says_so_and_cancelled_work_says_nothing_more(background: Background, qtbot: QtBot) -> None:
    gate = threading.Event()
    seen: list[str] = []

    def count(progress: Progress) -> str:
        gate.wait(10)
        return "stopped" if progress.stopping else "done"

    work = background.follow(count, lambda result: seen.append(result))
    with qtbot.waitSignal(work.slow, timeout=5_000):
        pass
    with qtbot.waitSignal(work.cancelled):
        work.cancel()
    gate.set()
    background.close()
    qtbot.wait(1)
    assert seen == []


def test_progress_is_told(background: Background, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    done: list[object] = []
    go = threading.Event()

    def load(progress: Progress) -> None:
        go.wait(10)
        for n in (1, 2, 3):
            progress.report(n, 3)

    work = background.follow(load, done.append)
    work.progressed.connect(lambda so_many, of: seen.append((so_many, of)))
    go.set()
    qtbot.waitUntil(lambda: bool(done))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_what_is_asked_for_again_while_it_is_under_way_is_done_once_and_can_be_asked_for_after(
    background: Background, qtbot: QtBot
) -> None:
    keeps, done, failed = OneAtATime(background), [], []

    def kept(number: int) -> int:
        if number == 3:
            raise Problem("unexpected")
        return number

    for number in (1, 2):
        keeps.run(lambda number=number: kept(number), done.append, failed.append)
    qtbot.waitUntil(lambda: done == [1], timeout=20_000)
    keeps.run(lambda: kept(3), done.append, failed.append)
    qtbot.waitUntil(lambda: len(failed) == 1, timeout=20_000)
    keeps.run(lambda: kept(4), done.append, failed.append)
    qtbot.waitUntil(lambda: done == [1, 4], timeout=20_000)


def test_whoever_asked_is_never_let_go_of_on_a_workers_thread(background: Background, qtbot: QtBot) -> None:
    gone: list[threading.Thread] = []
    ready = threading.Event()

    class Sheet:
        def look(self) -> None:
            ready.wait(10)

    sheet = Sheet()
    weakref.finalize(sheet, lambda: gone.append(threading.current_thread()))
    background.run(sheet.look)
    del sheet
    ready.set()
    qtbot.waitUntil(lambda: bool(gone), timeout=20_000)
    assert gone == [threading.current_thread()]


def test_once_closed_nothing_is_left_in_a_workers_hands(background: Background) -> None:
    gone: list[threading.Thread] = []

    class Sheet:
        def look(self) -> None:
            """Nothing."""

    sheet = Sheet()
    weakref.finalize(sheet, lambda: gone.append(threading.current_thread()))
    background.run(sheet.look)
    del sheet
    assert background.close()
    assert gone == [threading.current_thread()]
