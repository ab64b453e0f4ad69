"""Answer is pressed: until the caller and the assistant's phone are in one bridge."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import httpx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.ari import listening
from tests.bench.figures import Figure, figure, median, p99
from tests.bench.screen import application, turn, turn_until
from tests.office.workstation import Workstation, make_office
from tests.pbx.lab import Pbx
from tests.telephony.lab import LINE

CALLS = 20
EARS = "bench"


class _Heard:
    """What the second pair of ears heard: when a bridge had two in it, when our own leg was up."""

    def __init__(self) -> None:
        self._in: dict[str, set[str]] = defaultdict(set)
        self.bridged: float | None = None
        self.up = threading.Event()
        self.up_at = 0.0

    def take(self, at: float, event: dict[str, Any]) -> None:
        if event["type"] == "ChannelEnteredBridge":
            legs = self._in[event["bridge"]["id"]]
            legs.add(event["channel"]["id"])
            if len(legs) == 2:
                self.bridged = at
        elif event["type"] == "StasisStart" and event["application"] == EARS:
            self.up_at = at
            self.up.set()


def run(folder: Path) -> list[Figure]:
    """Median and 99th percentile in ms, next to what Asterisk and the phone need by themselves to ring and be answered."""
    pbx = Pbx(folder / "pbx")
    heard = _Heard()
    try:
        with listening(pbx.asterisk, EARS, heard.take, to_all=True):
            base = [_ring_the_phone(pbx, heard) for _ in range(CALLS)]
            samples = _press_answer(pbx, heard, folder)
    finally:
        pbx.close()
    return [
        figure("answer: F2 pressed to both legs bridged, median", median(samples), "ms", median(base)),
        figure("answer: F2 pressed to both legs bridged, 99th percentile", p99(samples), "ms", p99(base)),
    ]


def _ring_the_phone(pbx: Pbx, heard: _Heard) -> float:
    """Milliseconds until Anna's phone has answered a plain call of Asterisk's."""
    pbx.parties.does("anna", "answer")
    heard.up.clear()
    began = time.time()
    answers = pbx.asterisk.answers
    httpx.post(
        f"{pbx.asterisk.url}/ari/channels",
        params={"endpoint": "PJSIP/anna", "app": EARS},
        auth=(answers.ari_user, answers.ari_password),
    ).raise_for_status()
    assert heard.up.wait(10), "the phone answers"
    pbx.reset()
    return (heard.up_at - began) * 1000


def _press_answer(pbx: Pbx, heard: _Heard, folder: Path) -> list[float]:
    app = application()
    where = folder / "office.db"
    station = Workstation(app)
    station.opens(str(where), make_office(where, pbx))
    samples = []
    for _ in range(CALLS):
        pbx.parties.rings("neri", LINE)
        turn_until(station.rows, "the row is there")
        turn(0.5)
        heard.bridged = None
        began = time.time()
        QTest.keyClick(QApplication.focusWidget() or station.console.window, Qt.Key.Key_F2)
        turn_until(lambda: heard.bridged, "both are in one bridge")
        assert heard.bridged is not None
        samples.append((heard.bridged - began) * 1000)
        pbx.parties.hangs_up("neri")
        turn_until(lambda: not station.board.calls, "it is over")
        turn(0.5)
    station.close()
    return samples
