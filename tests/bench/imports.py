"""20,000 people of 2,000 clients come in from a spreadsheet, and once more: how many a second, and what it takes of memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from receptionist.clients.files.doors import export_to, import_files
from receptionist.clients.files.outcome import Report
from receptionist.opening import Plan, create_office
from tests.bench.figures import Figure, figure
from tests.bench.offices import profiles

CLIENTS, PEOPLE = 2_000, 20_000
LOOK = 0.05
"""Seconds between two looks at the memory."""


def run(folder: Path) -> list[Figure]:
    """People a second (against reading and comparing alone, when all are known), and the most MiB beside what was there."""
    export_to(folder / "people.xlsx", profiles(CLIENTS, CLIENTS, PEOPLE))
    office = create_office(str(folder / "empty.office"), Plan("Empty"))
    clients = office.clients

    def take() -> Report:
        return import_files(clients, [folder / "people.xlsx"], by="bench", country="IT")

    with memory() as used:
        first, report = timed(take)
    again, same = timed(take)
    office.close()
    if report.refused or same.changed or same.added:
        raise RuntimeError(f"not taken as it is: {report.refused[:3]}, {same.changed}")
    size = (folder / "people.xlsx").stat().st_size / 2**20
    return [
        figure("import of 20,000 people from XLSX: rate", PEOPLE / first, "people/s", PEOPLE / again),
        figure("import of 20,000 people from XLSX: memory", max(used), "MiB", size),
    ]


def timed(do: Callable[[], Report]) -> tuple[float, Report]:
    """Seconds, and what came of it."""
    began = time.perf_counter()
    report = do()
    return time.perf_counter() - began, report


@contextmanager
def memory() -> Iterator[list[float]]:
    """MiB of this process and those it began, beyond what they took at the start, again and again."""
    me, over, samples = psutil.Process(), threading.Event(), [0.0]
    before = _resident(me)

    def look() -> None:
        while not over.wait(LOOK):
            samples.append(_resident(me) - before)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield samples
    finally:
        over.set()
        thread.join()


def _resident(process: psutil.Process) -> float:
    total = 0
    for one in (process, *process.children(recursive=True)):
        try:
            total += one.memory_info().rss
        except psutil.Error:
            continue  # it has just ended
    return total / 2**20
