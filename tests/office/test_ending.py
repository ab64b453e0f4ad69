"""However the console ends, nothing half-typed is lost: neither what was typed in the last instant."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from receptionist.calls.recorder import Recorder
from receptionist.calls.service import HistoryService
from receptionist.clients.half_typed import PROFILE, HalfTypedNews, HalfTypedProfiles
from receptionist.clients.profile import Line, Profile
from receptionist.opening import Plan
from receptionist.staff.rights import Role
from receptionist.store.engine import open_store
from receptionist.store.journal import Journal
from tests.office.half_typed import CITY, NEWS, TYPED
from tests.offices import new_office

LINE = "+390299900020"


@pytest.fixture
def office(tmp_path: Path) -> str:
    """One client, one assistant, no phones."""
    where = str(tmp_path / "office.db")
    made = new_office(where, Plan("Uffici Centrali"))
    made.clients.save(Profile(code="ROSSI", legal_name="Studio Legale Rossi", lines=(Line(number=LINE),)), by="setup")
    made.staff.add("Anna", Role.SUPERVISOR)
    made.settings.set("person", "anna")
    made.close()
    return where


@pytest.mark.parametrize("end", ["close", "logout", "SIGTERM"])
def test_what_was_typed_in_the_last_instant_is_there_afterwards(office: str, end: str) -> None:
    if end == "SIGTERM" and sys.platform == "win32":
        pytest.skip("Windows has no such signal")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.office.half_typed", office, LINE, end],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "typed\n"
        if end == "SIGTERM":
            process.send_signal(signal.SIGTERM)
        assert process.wait(60) == (9 if end == "logout" else 0)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    store = open_store(office)
    Recorder(store, Journal(Path(f"{office}.journal")), lambda _part, _problem: None).catch_up()  # as the next console does
    history = HistoryService(store)
    ((call, kept),) = history.drafts().items()
    kept.setdefault("matter", history.load(call).matter)  # a closing window takes the focus, and then it is told
    (profile,) = (json.loads(fields[PROFILE]) for fields in HalfTypedProfiles(store, "anna").drafts().values())
    (news,) = (fields["news"] for fields in HalfTypedNews(store, "anna").drafts().values())
    store.close()
    assert json.loads(news)["text"] == NEWS
    assert (profile["code"], profile["city"]) == ("ROSSI", CITY)
    assert {field: kept.get(field) for field in TYPED} == TYPED
