"""Writes docs/figures.md from what `make bench` has measured: `python -m installer.figures FILE` (make figures)."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "figures.md"

TEXT = """\
# How fast it is

`make figures` measures and writes this page; `make bench` measures the same and prints one JSON document. Each figure stands
beside what it is compared with, taken in the same run on the same machine:

- *start*: the console on the demo office, beside a PySide6 window with nothing in it.
- *pop*: 5 calls a second from sipp through a real Asterisk, with 150 clients and 300 lines, beside the same calls from sipp to
  ARI with no console; the screen's longest standstill beside that of an empty window.
- *answer*: beside what Asterisk and the phone need by themselves to ring and be answered.
- *idle*: joined to a real Asterisk while nobody rings, beside an empty window.
- *memory*: an hour of the simulated day, beside the memory at its beginning; the standstill beside the same window at rest.
- *palette*: 2,000 clients and 40,000 people, beside the search alone.
- *at that moment*: asked of ten years of events, beside the same questions asked of one week; painted, beside the answer alone.
- *profile*: from one client to the next on the Clients page, over all parts of big profiles, beside painting the page anew.
- *show --at*: a client with 2,000 versions over ten years, beside the same client as it is now.
- *year of closures*: of 150 clients, beside that of one.
- *per call*: the processor of one window for a call that rings and goes, beside the same window at rest; and until its row is
  painted, beside a window with a word in it that is painted anew.
- *shared pop*: ten real windows, each a process of its own, with hub, Asterisk and PostgreSQL on this one machine, beside the
  same calls from sipp to ARI with no console; ten consoles without a window, in one process, beside the same.
- *claim*: ten consoles without a window press Answer on one call in the same instant, beside ten who say as much to a bare
  WebSocket server, which says it back.
- *catch-up*: beside a bare WebSocket that is opened and gives as many bytes. *A client is saved*: beside a bare `NOTIFY`.
- *fan-out*: beside a bare WebSocket server that tells as many; what each further console costs is taken without what the event
  itself costs, and what one costs that comes back is beside a bare WebSocket that is opened. Consoles come by TLS here and in
  all that is shared, and so do they to the bare server.
- *search*: a year's calls, asked in five ways by an assistant who may see all of them, beside the same past row-level security,
  and that beside the bare statement.

{where}

| figure | measured | compared with | ratio | aim |
| --- | ---: | ---: | ---: | --- |
{rows}
"""


def page(figures: Iterable[Mapping[str, Any]], machine: str) -> str:
    """The page for the figures as `make bench` prints them. `machine` says where they were measured."""
    rows = list(_rows(figures))
    where = f"Measured on {machine}." if rows else "Not measured yet."
    return TEXT.format(where=where, rows="\n".join(rows)).rstrip() + "\n"


def _rows(figures: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for one in figures:
        unit, aim = one["unit"], one["aim"]
        cells = [one["name"], _amount(one["value"], unit), _amount(one["baseline"], unit), _amount(one["ratio"], "")]
        cells.append(str(aim) if isinstance(aim, str) else _amount(aim, unit))
        yield "| " + " | ".join(cells) + " |"


def _amount(value: float | None, unit: str) -> str:
    return "" if value is None else f"{value:g} {unit}".rstrip()


def this_machine() -> str:
    """Its processor, cores and versions, and how busy it has been of late: a figure of a busy machine says little."""
    busy = f", load {os.getloadavg()[1]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores ({_processor()}), Python {platform.python_version()}, {platform.system()}{busy}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    PAGE.write_text(page(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), this_machine()), encoding="utf-8")
