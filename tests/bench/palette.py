"""A key is pressed in the palette: until the rows for what stands there now are painted."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from receptionist.clients.directory import Directory
from receptionist.resources import resource
from tests.bench.figures import Figure, figure, median, p95, p99
from tests.bench.offices import profiles
from tests.bench.screen import Painted, application, turn, turn_until
from tests.screen.watchdog import watching
from ui.background import Background
from ui.keys import Keys
from ui.palette import MOST_ROWS, Palette
from ui.recent import Recent
from ui.theme import Theme

CLIENTS, PEOPLE = 2_000, 40_000
STILL = 3.0
"""Seconds for which the same window is watched while nobody types."""
TYPED = ("rossi 0420", "officine ru", "muller", "bianki", "giulia ferr", "02 77000", "lombardi 1111", "clinica", "smyth")


def run(folder: Path) -> list[Figure]:
    """Median, 95th and 99th percentile in ms, next to the search alone."""
    app = application()
    directory = Directory(profiles(CLIENTS, CLIENTS, PEOPLE))
    directory.prepare()
    background, window = Background(), QWidget()
    window.resize(1366, 768)
    theme = Theme(app, resource("fonts"), resource("icons"), "light")
    theme.dress(window)
    palette = Palette(
        theme,
        Keys(),
        background,
        lambda: directory,
        Recent([], []),
        window,
        now=lambda: datetime.now(UTC),
    )
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    texts = [text[: n + 1] for text in TYPED for n in range(len(text)) if text[: n + 1].strip()]
    alone = [_search(directory, text) for text in texts]
    with watching() as still:
        turn(STILL)
    with watching() as dog:
        samples = [sample for text in TYPED for sample in _type(palette, text)]
    window.close()
    background.close()
    return [
        figure("palette: key to painted rows, median", median(samples), "ms", median(alone), 30),
        figure("palette: key to painted rows, 95th percentile", p95(samples), "ms", p95(alone), 30),
        figure("palette: key to painted rows, 99th percentile", p99(samples), "ms", p99(alone)),
        figure("palette: longest time the GUI thread was blocked", dog.worst * 1000, "ms", still.worst * 1000, 50),
    ]


def _search(directory: Directory, text: str) -> float:
    began = time.perf_counter()
    directory.search(text, datetime.now(UTC), MOST_ROWS)
    return (time.perf_counter() - began) * 1000


def _type(palette: Palette, text: str) -> list[float]:
    """Milliseconds for each letter of `text` that changes what is found, typed at the pace of a fast hand."""
    palette.open()
    turn(0.2)
    answered: list[str] = []
    painted: list[float] = []
    palette.list.model().modelReset.connect(lambda: answered.append(palette.line.text()))
    paints = Painted(lambda _list: painted.append(time.perf_counter()) if answered else None)
    paints.watch(palette.list.viewport())
    samples = []
    for letter in text:
        answered.clear()
        painted.clear()
        began = time.perf_counter()
        QTest.keyClicks(palette.line, letter)
        turn_until(lambda: painted or not (answered or palette.searching), f"the rows for {text}")
        samples += [(at - began) * 1000 for at in painted[:1]]
        turn(0.08)
    palette.list.viewport().removeEventFilter(paints)
    palette.shut()
    return samples
