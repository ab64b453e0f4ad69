"""The console as a program: a second one on the same office, and a machine without a screen."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from receptionist.link.knock import knock
from receptionist.opening import Plan, create_office

Eventually = Callable[..., object]


@pytest.fixture
def office(tmp_path: Path) -> str:
    where = str(tmp_path / "office.db")
    create_office(where, Plan("Uffici Centrali")).close()
    return where


@contextmanager
def program(*words: str, **environment: str | None) -> Iterator[subprocess.Popen[str]]:
    """The program in a process of its own, with these changes to what surrounds it (None: not there)."""
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
    running = subprocess.Popen(
        [sys.executable, "-m", "receptionist", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={name: value for name, value in around.items() if value is not None},
        cwd=Path(__file__).parents[2],
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def test_a_second_console_brings_the_first_to_the_front_and_ends(office: str, eventually: Eventually) -> None:
    with program("--office", office) as first:
        eventually(lambda: knock(office, {"raise": True}), seconds=60)
        with program("--office", office) as second:
            out, err = second.communicate(timeout=60)
            assert (second.returncode, out, err) == (0, "", "")
        assert first.poll() is None
        first.send_signal(signal.SIGTERM)
        assert first.wait(60) == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
@pytest.mark.parametrize("display", [None, ":987"], ids=["none", "one that does not answer"])
def test_without_a_display_it_says_so_in_one_sentence(office: str, display: str | None) -> None:
    with program("--office", office, QT_QPA_PLATFORM=None, DISPLAY=display) as running:
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err.count("\n")) == (1, "", 1)
    assert "display" in err and "desktop" in err and "Qt" not in err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_doctor_does_not_promise_a_console_where_there_is_no_display(office: str) -> None:
    with program("--office", office, "doctor", "--json", QT_QPA_PLATFORM=None) as running:
        out, _ = running.communicate(timeout=100)
    screen = next(row for row in json.loads(out) if row["check"] == "screen")
    assert screen["state"] == "absent" and "display" in screen["what"] and "desktop" in screen["do"]
