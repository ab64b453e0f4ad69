"""The tools that the other tests rely on do what they promise."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests import disks, processes
from tests.__main__ import LONGEST, waiting
from tests.logfail import ExpectedLog
from tests.postgres import Postgres

quiet = logging.getLogger("receptionist.ground")


def read(log: ExpectedLog) -> str:
    """What the log would fail this test with; the records are taken away, so that it does not."""
    complaint = log.complaint()
    log.records.clear()
    log.expectations.clear()
    return complaint


def test_a_warning_that_nobody_expected_fails_the_test(log: ExpectedLog) -> None:
    quiet.warning("the database is away")
    assert read(log) == "unexpected WARNING from receptionist.ground: the database is away"


def test_a_warning_of_another_thread_counts_too(log: ExpectedLog) -> None:
    thread = threading.Thread(target=quiet.error, args=("lost",))
    thread.start()
    thread.join()
    assert "unexpected ERROR" in read(log)


def test_an_expected_warning_is_part_of_the_story(log: ExpectedLog) -> None:
    log.expect(r"the database is away", logger="receptionist")
    quiet.warning("the database is away")
    assert log.complaint() == ""


def test_an_expectation_that_does_not_come_true_fails_the_test(log: ExpectedLog) -> None:
    log.expect("the database is away", logger="receptionist.store")
    quiet.info("all is well")
    assert read(log) == "expected, but never logged: 'the database is away' receptionist.store"


def test_what_may_come_and_does_not_is_no_fault(log: ExpectedLog) -> None:
    log.expect("the database is away", must=False)
    assert log.complaint() == ""


def test_an_expectation_for_one_logger_does_not_excuse_another(log: ExpectedLog) -> None:
    log.expect("away", logger="receptionist.gro")
    quiet.warning("away")
    assert "unexpected WARNING" in read(log)


def test_waiting_ends_as_soon_as_the_condition_holds(eventually: Callable[..., object]) -> None:
    arrived: list[str] = []
    thread = threading.Timer(0.05, arrived.append, ["a call"])
    thread.start()
    assert eventually(lambda: arrived) == ["a call"]
    thread.join()


def test_waiting_in_vain_tells_what_was_seen_last(eventually: Callable[..., object]) -> None:
    def two_calls_wait() -> bool:
        waiting = ["a call"]
        assert len(waiting) == 2, "one call waits"
        return True

    with pytest.raises(AssertionError, match="one call waits"):
        eventually(two_calls_wait, seconds=0.05)


def test_a_program_that_outlives_its_test_is_named_and_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "SECONDS", 0)
    another = subprocess.Popen(["sleep", "600"])
    with pytest.raises(AssertionError, match=r"still running after the tests: .* sleep 600"), processes.none_left_behind():
        left = subprocess.Popen(["setsid", "sleep", "600"])
    assert left.wait(10) != 0
    assert another.poll() is None, "what others started is theirs to end"
    another.kill()
    another.wait()


def test_no_test_sees_the_home_of_the_person_who_runs_it(home: Path) -> None:
    assert Path.home() == home
    assert not list((home / "config").iterdir())
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ


def test_each_test_on_postgresql_gets_a_database_of_its_own(postgres: Postgres) -> None:
    with postgres.database() as one, postgres.database() as other:
        with psycopg.connect(one) as connection:
            connection.execute("CREATE TABLE letter (id int)")
        with psycopg.connect(other) as connection:
            assert connection.execute("SELECT to_regclass('letter')").fetchone() == (None,)


def test_the_files_that_are_to_be_begun_first_are_there() -> None:
    assert set(LONGEST) <= set(waiting())


def test_a_test_with_a_disk_of_its_own_runs_where_its_process_may_not_mount() -> None:
    """Root gives up the right to mount first. Only where no process of our own may mount either is it left out."""
    nobody = ["setpriv", "--bounding-set", "-sys_admin", "--inh-caps", "-sys_admin"] if os.geteuid() == 0 else []
    apart = not subprocess.run([*nobody, *disks.APART, "true"], capture_output=True, check=False).returncode
    test = "tests/store/test_engine.py::test_a_really_full_disk"
    command = [*nobody, sys.executable, "-m", "pytest", "-o", "addopts=", "-p", "no:cacheprovider", test]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(command, cwd=disks.ROOT, env=kept, capture_output=True, text=True, check=False)
    assert (" 1 passed" if apart else " 1 skipped") in done.stdout, done.stdout + done.stderr
