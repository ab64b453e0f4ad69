"""Two hubs, as programs of their own, that seal the trail of one office: whichever leads."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from receptionist.staff.service import StaffService
from receptionist.store.engine import open_store
from tests.postgres import Postgres
from tests.serving.programs import ROOT, HubProgram
from tests.serving.test_process import Shared

Eventually = Callable[..., Any]
SECONDS = 60


class Hubs:
    def __init__(self, shared: Shared, folder: Path) -> None:
        self.shared, self.folder, self.elsewhere = shared, folder, folder / "elsewhere"
        self.elsewhere.mkdir()
        self.running: list[HubProgram] = []

    def begins(self, name: str) -> HubProgram:
        self.running.append(HubProgram(self.shared, name, self.folder, "none", anchors=self.elsewhere))
        return self.running[-1]

    def ends(self, hub: HubProgram) -> None:
        os.kill(hub.pid, signal.SIGTERM)
        hub.wait()

    def unsealed(self) -> int:
        with psycopg.connect(self.shared.url) as owner:
            found = owner.execute("SELECT count(*) FROM audit WHERE id NOT IN (SELECT audit FROM audit_seals)").fetchone()
        assert found is not None
        return int(found[0])

    def hires(self, name: str) -> None:
        store = open_store(self.shared.url)
        StaffService(store).add(name)
        store.close()

    def verified(self, *options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "receptionist", "--office", self.shared.url, "audit", "verify", *options]
        homes = {"XDG_DATA_HOME": str(self.folder / "data"), "XDG_STATE_HOME": str(self.folder / "state"), "LC_ALL": "C.UTF-8"}
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, **homes}, check=False)


@pytest.fixture
def hubs(postgres: Postgres, tmp_path: Path) -> Iterator[Hubs]:
    with postgres.database() as url:
        hubs = Hubs(Shared(postgres, url, tmp_path), tmp_path)
        yield hubs
        for link in hubs.shared.links:
            link.close()
        for hub in hubs.running:
            hub.kill()


def test_after_a_takeover_the_other_hub_seals_with_the_same_key(hubs: Hubs, eventually: Eventually) -> None:
    one = hubs.begins("hub-1")
    eventually(lambda: one.leads and hubs.unsealed() == 0, seconds=SECONDS)
    two = hubs.begins("hub-2")
    (two.state / "seals").mkdir(0o700)  # before it has opened the database
    shutil.copy2(one.state / "seals" / "seal.key", two.state / "seals")
    eventually(lambda: "stands by" in two.said, seconds=SECONDS)
    hubs.hires("Carla")
    eventually((two.state / "seals" / "anchors").exists, seconds=SECONDS)
    assert hubs.unsealed() > 0 and not two.leads
    hubs.ends(one)
    eventually(lambda: two.leads and hubs.unsealed() == 0, seconds=SECONDS)
    assert "cannot seal" not in two.said
    told = hubs.verified("--seals", str(two.state / "seals"), "--anchors", str(hubs.elsewhere))
    assert told.returncode == 0, told.stderr
    (noted,) = (hubs.elsewhere / "anchors").read_text().splitlines()
    assert int(noted[1:].partition(",")[0]) > 0, "once a day, whichever leads"


def test_a_hub_that_lacks_the_key_says_so_and_administrators_consoles_hear_it(hubs: Hubs, eventually: Eventually) -> None:
    one = hubs.begins("hub-1")
    eventually(lambda: one.leads and hubs.unsealed() == 0, seconds=SECONDS)
    two, three = hubs.begins("hub-2"), hubs.begins("hub-3")
    (three.state / "seals").mkdir()  # before it has opened the database
    (three.state / "seals" / "seal.key").write_bytes(b"x" * 32)
    told = "This hub cannot seal the record of changes: the key is with another hub. Copy the folder seals"
    eventually(lambda: told in two.said, seconds=SECONDS)
    another = f"its key in {three.state / 'seals'} is not the one that sealed it so far"
    eventually(lambda: another in three.said, seconds=SECONDS)
    assert not two.leads and not three.leads, "at its start, not in the first minute of its lead"
    three.kill()
    hubs.ends(one)
    hubs.hires("Carla")
    eventually(lambda: two.leads, seconds=SECONDS)
    eventually(lambda: "seals hub.seals_absent" in two.said, seconds=SECONDS)
    assert hubs.unsealed() > 0 and "audit.key_absent" not in two.said
    console = hubs.shared.console_of("anna", two.port)
    eventually(lambda: console.there and console.wrong.get("seals") == "hub.seals_absent", seconds=SECONDS)
    shutil.copytree(one.state / "seals", two.state / "seals")
    hubs.ends(two)
    assert hubs.unsealed() == 0


def test_verify_finds_the_key_of_this_machines_hub_and_says_since_when_nothing_is_sealed(
    hubs: Hubs, eventually: Eventually
) -> None:
    one = hubs.begins("hub-1")
    eventually(lambda: one.leads and hubs.unsealed() == 0, seconds=SECONDS)
    hubs.ends(one)
    absent = hubs.verified()
    assert absent.returncode == 1 and "in the folder seals of its --state" in absent.stderr
    shutil.copytree(one.state / "seals", hubs.folder / "state" / "receptionist" / "seals")
    hubs.hires("Carla")
    with psycopg.connect(hubs.shared.url) as owner:
        first = owner.execute("SELECT min(at) FROM audit WHERE id NOT IN (SELECT audit FROM audit_seals)").fetchone()
    assert first is not None
    found = hubs.verified()
    assert found.returncode == 0, found.stderr
    assert f"the first of them from {first[0].astimezone().isoformat(sep=' ', timespec='minutes')}" in found.stdout
