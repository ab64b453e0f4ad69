"""Pages are put together ahead, while nobody calls."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from receptionist.errors import Problem
from ui.ahead import Ahead, aside
from ui.background import Background


def test_the_steps_are_taken_in_turn_and_then_it_rests(qtbot: QtBot) -> None:
    taken: list[str] = []
    ahead = Ahead([lambda: taken.append("load"), lambda: taken.append("build")], lambda: True)
    ahead.start()
    qtbot.waitUntil(lambda: not ahead.under_way)
    assert taken == ["load", "build"]


def test_nothing_is_built_while_somebody_calls(qtbot: QtBot) -> None:
    looks, taken = [], []

    def free() -> bool:
        looks.append(None)
        return len(looks) > 2

    ahead = Ahead([lambda: taken.append(len(looks))], free)
    ahead.start()
    qtbot.waitUntil(lambda: not ahead.under_way)
    assert taken == [3]


def test_whoever_leaves_has_nothing_more_built(qtbot: QtBot) -> None:
    taken: list[str] = []
    ahead = Ahead([lambda: (taken.append("one"), ahead.stop()), lambda: taken.append("two")], lambda: True)
    ahead.start()
    qtbot.waitUntil(lambda: bool(taken))
    ahead.start()  # what was asked for before she left may come after
    assert not ahead.under_way
    assert taken == ["one"]


def _well(done: list[object]) -> None:
    done.append(threading.current_thread())


def _ill(done: list[object]) -> None:
    done.append(threading.current_thread())
    raise Problem("backup.not_written")


@pytest.mark.parametrize("work", [_well, _ill])
def test_what_takes_long_is_loaded_aside_and_the_next_step_comes_after_it(
    qtbot: QtBot, background: Background, work: Callable[[list[object]], None]
) -> None:
    done: list[object] = []

    def steps() -> Iterator[Callable[[], object]]:
        yield from aside(background, lambda: work(done))
        yield lambda: done.append("built")

    ahead = Ahead(steps(), lambda: True)
    ahead.start()
    qtbot.waitUntil(lambda: not ahead.under_way)
    assert [str(one) for one in done[1:]] == ["built"]
    assert done[0] is not threading.main_thread()
