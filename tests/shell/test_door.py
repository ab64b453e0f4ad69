"""A second console raises the first, and `pop` brings up a card: both knock at the door."""

from __future__ import annotations

import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receptionist.cli import main
from receptionist.demo_office import make_anew
from receptionist.errors import Problem
from receptionist.link.knock import door, knock, lock
from receptionist.settings import office_folder
from ui.raise_window import Door


@pytest.fixture
def office(tmp_path: Path) -> str:
    return str(tmp_path / "office.db")


@pytest.fixture
def opened(qtbot: QtBot, office: str) -> Iterator[Door]:
    opened = Door()
    assert opened.open(office)
    yield opened
    opened.close()


def elsewhere(action: Callable[[], object]) -> threading.Thread:
    """As another process would: the console's own loop goes on meanwhile."""
    thread = threading.Thread(target=action)
    thread.start()
    return thread


def test_a_second_console_on_the_office_raises_the_first(opened: Door, office: str, qtbot: QtBot) -> None:
    heard: list[bool] = []
    with qtbot.waitSignal(opened.knocked):
        thread = elsewhere(lambda: heard.append(knock(office, {"raise": True})))
    thread.join(5)
    assert heard == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="a named pipe has no mode")
def test_nobody_else_on_this_machine_can_knock(opened: Door, office: str) -> None:
    assert stat.S_IMODE(Path(door(office)).stat().st_mode) & 0o077 == 0


def test_another_office_has_a_door_of_its_own(opened: Door, tmp_path: Path) -> None:
    assert not knock(str(tmp_path / "other.db"), {"raise": True})
    other = Door()
    assert other.open(str(tmp_path / "other.db"))
    other.close()


def test_a_second_demo_raises_the_first_and_makes_nothing_anew(
    home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("receptionist.cli.demo._has_display", lambda: True)
    place = office_folder() / "demo.office"
    make_anew(place, "Demo office")
    before, first, codes = place.stat().st_ino, Door(), list[int]()
    assert first.open(str(place))
    with qtbot.waitSignal(first.knocked):
        thread = elsewhere(lambda: codes.append(main(["demo"])))
    thread.join(10)
    assert codes == [0] and place.stat().st_ino == before
    first.close()


def test_pop_brings_a_card(opened: Door, office: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.popped) as popped:
        thread = elsewhere(lambda: knock(office, {"pop": {"line": "+390255501", "caller": None}}))
    thread.join(5)
    assert popped.args == ["+390255501", ""]


def test_nobody_at_home_is_told(office: str) -> None:
    assert not knock(office, {"raise": True})


def test_what_a_killed_console_left_behind_does_not_keep_the_next_from_opening(office: str, qtbot: QtBot) -> None:
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(door(office))
    dead.close()
    opened = Door()
    assert opened.open(office)
    with qtbot.waitSignal(opened.knocked):
        thread = elsewhere(lambda: knock(office, {"raise": True}))
    thread.join(5)
    opened.close()


@pytest.mark.parametrize("line", [b"rubbish\n", b"[1, 2]\n", b'{"pop": 7}\n', b'{"pop": {"line": 7}}\n', b"\xff\n"])
def test_rubbish_at_the_door_does_nothing_bad(opened: Door, office: str, qtbot: QtBot, line: bytes) -> None:
    popped: list[object] = []
    opened.popped.connect(lambda line, caller: popped.append((line, caller)))

    def shout() -> None:
        with socket.socket(socket.AF_UNIX) as guest:
            guest.connect(door(office))
            guest.sendall(line)
            guest.settimeout(5)
            guest.recv(16)

    thread = elsewhere(shout)
    qtbot.waitUntil(lambda: not thread.is_alive())
    assert popped == []


def test_of_two_that_start_at_once_one_gets_the_office(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second finds nobody at the door yet, and then the lock taken."""
    monkeypatch.setattr("ui.raise_window.BETWEEN_KNOCKS", 0.0)
    first, second = Door(), Door()
    assert first._take(office)
    with pytest.raises(Problem) as told:
        second.open(office)
    assert told.value.code == "console.silent"
    first.close()
    assert second.open(office)
    second.close()


def test_the_lock_of_a_console_that_was_killed_is_free(office: str) -> None:
    killed = (
        "import os, signal; from ui.raise_window import Door; import sys\n"
        "door = Door(); assert door._take(sys.argv[1]); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", killed, office], check=False)
    assert lock(office).exists()
    door = Door()
    assert door.open(office)
    door.close()
