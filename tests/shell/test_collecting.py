"""What is lost is collected on the screen's own thread, whoever has lost it."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from receptionist.loading import for_good
from ui.collecting import LATEST, MIDDLE_LATEST, WHOLE_ROUND, Collector, collect


class Lost:
    """Knows itself: only the collector finds it."""

    def __init__(self) -> None:
        self.me = self


def busy() -> None:
    """As many objects as would make Python collect by itself."""
    for _ in range(50):
        [Lost() for _ in range(1000)]


def test_a_workers_thread_never_collects(qapp: QApplication, eventually: Callable[..., object]) -> None:
    window = QObject()
    collector = Collector(window)
    where: list[str] = []
    lost = Lost()
    weakref.finalize(lost, lambda: where.append(threading.current_thread().name))
    del lost
    worker = threading.Thread(target=busy, name="worker")
    worker.start()
    worker.join()
    assert where == []
    eventually(lambda: where, seconds=20)
    assert where == [threading.main_thread().name]
    collector._timer.stop()


def test_young_objects_go_in_a_young_round_and_old_ones_in_time(qapp: QApplication) -> None:
    found = [Lost() for _ in range(gc.get_threshold()[0] + 1)]
    gone = weakref.ref(found[0])
    found.clear()
    collect()
    assert gone() is None


def test_all_objects_are_looked_through_when_nobody_calls_and_at_last_in_any_case(qapp: QApplication) -> None:
    calls = [True]
    gc.collect()
    old, gone = lost_of_old()
    for _ in range(WHOLE_ROUND + 1):
        gc.collect(1)
    old.clear()
    collect(lambda: not calls)
    assert gone() is not None, "a call is there: the screen must not stand still"
    calls.clear()
    collect(lambda: not calls)
    assert gone() is None

    old, gone = lost_of_old()
    for _ in range(LATEST + 1):
        gc.collect(1)
    old.clear()
    collect(lambda: False)
    assert gone() is None


def test_what_was_made_since_the_start_is_looked_through_when_nobody_calls_and_at_last_in_any_case(qapp: QApplication) -> None:
    seldom = gc.get_threshold()[1]
    for rests, rounds in ((True, seldom), (False, MIDDLE_LATEST)):
        gc.collect(1)
        made = [Lost()]
        gone = weakref.ref(made[0])
        for _ in range(seldom + 1):
            gc.collect(0)
        made.clear()
        collect(lambda: False)
        assert gone() is not None, "a call is there: the screen must not stand still"
        for _ in range(rounds - seldom):
            gc.collect(0)
        collect(lambda rests=rests: rests)  # type: ignore[misc]
        assert gone() is None


def lost_of_old() -> tuple[list[Lost], weakref.ref[Lost]]:
    """Something that has lived through younger rounds, and a way to see whether it is still there."""
    old = [Lost()]
    gc.collect(1)
    return old, weakref.ref(old[0])


def test_what_is_loaded_for_good_leaves_the_collector_as_it_was() -> None:
    assert not gc.isenabled()
    with for_good():
        assert not gc.isenabled()
    assert not gc.isenabled()
