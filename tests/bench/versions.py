"""Ten years of versions of one client: what it was at a moment of the past, asked of the core and of the command line."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from sqlalchemy import update

from receptionist.clients.model import ClientRow, ClientVersionRow
from receptionist.clients.profile import Profile
from receptionist.clients.versions import keep
from receptionist.office import Office
from receptionist.opening import Plan, create_office
from tests.bench.figures import Figure, figure, median, p99
from tests.bench.offices import full_profile

VERSIONS, YEARS = 2_000, 10
STEP = timedelta(days=365 * YEARS) / VERSIONS
ASKED, STARTED = 200, 5


def run(folder: Path) -> list[Figure]:
    """Medians and a 99th percentile in ms, next to the same questions about now."""
    where, now = str(folder / "years.office"), datetime.now(UTC)
    office = create_office(where, Plan("Years"))
    client = _ten_years(office, now)
    dice = random.Random(1)
    moments = [now - STEP * dice.uniform(1, VERSIONS - 1) for _ in range(ASKED)]
    past = [_takes(lambda at=at: office.clients.at(client.id, at)) for at in moments]  # type: ignore[misc]
    today = [_takes(lambda: office.clients.load(client.code)) for _ in moments]
    office.close()
    show = ("--office", where, "clients", "show", client.code, "--json")
    then = [_takes(lambda at=at: _command(*show, "--at", at.isoformat())) for at in moments[:STARTED]]  # type: ignore[misc]
    plain = [_takes(lambda: _command(*show)) for _ in then]
    return [
        figure("show --at: profile out of ten years of versions, median", median(past), "ms", median(today), 100),
        figure("show --at: profile out of ten years of versions, 99th percentile", p99(past), "ms", p99(today)),
        figure("show --at: the command from its start, median", median(then), "ms", median(plain)),
    ]


def _ten_years(office: Office, now: datetime) -> Profile:
    """The client is changed again and again: a person here, an instruction there."""
    profile = office.clients.save(full_profile(0), "setup")
    with office.store.session() as session:
        for _ in range(VERSIONS - 2):
            after = _changed(profile)
            keep(session, {profile.id: profile}, [after], "bench", now)
            profile = after
        session.execute(update(ClientRow).values(version=profile.version))
        for version in range(1, VERSIONS):
            moved = update(ClientVersionRow).where(ClientVersionRow.version == version)
            session.execute(moved.values(at=now - STEP * (VERSIONS - version)))
    last = msgspec.structs.replace(_changed(profile), version=profile.version)
    return office.clients.save(last, "bench")


def _changed(profile: Profile) -> Profile:
    version = profile.version + 1
    if version % 2:
        people = (*profile.people[1:], msgspec.structs.replace(profile.people[0], role=f"role {version}"))
        return msgspec.structs.replace(profile, version=version, people=people)
    told = msgspec.structs.replace(profile.instructions[0], text=f"Ask for the file of {version}")
    return msgspec.structs.replace(profile, version=version, instructions=(told, *profile.instructions[1:]))


def _takes(do: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def _command(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "receptionist", *words], capture_output=True, check=True)
