"""Pages are put together ahead, while nobody calls."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.ahead import Ahead


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
