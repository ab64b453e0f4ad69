"""Ten consoles press Answer on one call in the same instant: a hub of its own process, real WebSockets, one winner."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from receptionist.calls.commands import Answer, HangUp, Reply, SetAvailability, SignIn
from receptionist.calls.events import Availability
from receptionist.calls.places import Place
from tests.link.test_network import Console

Eventually = Callable[..., Any]
CONSOLES = 10
ROUNDS = int(os.environ.get("RECEPTIONIST_RACES", "100"))
"""How often they race; a thousand times by hand."""


class Race:
    """The hub, and those who run."""

    def __init__(self) -> None:
        self._hub = subprocess.Popen(
            [sys.executable, "-m", "tests.link.hub", str(CONSOLES)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        address = f"ws://127.0.0.1:{self._line()}"
        self.consoles = {f"assistant{number}": Console(f"assistant{number}", address) for number in range(CONSOLES)}

    def _line(self) -> str:
        assert self._hub.stdout is not None
        return self._hub.stdout.readline().strip()

    def rings(self) -> str:
        """Somebody calls; the call's id."""
        assert self._hub.stdin is not None
        self._hub.stdin.write("rings\n")
        self._hub.stdin.flush()
        return self._line()

    def all_press(self, call: str) -> dict[str, Reply]:
        """Each on a thread of its own, let go together."""
        replies: queue.SimpleQueue[tuple[str, Reply]] = queue.SimpleQueue()
        gate = threading.Barrier(CONSOLES)

        def press(who: str, console: Console) -> None:
            gate.wait(30)
            console.link.send(Answer(call=call), lambda reply: replies.put((who, reply)))

        fingers = [threading.Thread(target=press, args=each) for each in self.consoles.items()]
        for finger in fingers:
            finger.start()
        for finger in fingers:
            finger.join(30)
        return dict(replies.get(timeout=30) for _ in fingers)

    def close(self) -> None:
        for console in self.consoles.values():
            console.link.close()
        self._hub.communicate(timeout=30)


@pytest.fixture
def race() -> Iterator[Race]:
    race = Race()
    yield race
    race.close()


def test_one_wins_and_the_others_are_told_who_has_it(race: Race, eventually: Eventually) -> None:
    consoles = race.consoles
    eventually(lambda: all(console.there for console in consoles.values()), seconds=60)
    for number, console in enumerate(consoles.values()):
        assert console.ask(SignIn(name="", station=f"phone{number}")).code is None
        assert console.ask(SetAvailability(availability=Availability.AVAILABLE)).code is None
    winners = {one_round(race, eventually) for _ in range(ROUNDS)}
    assert len(winners) > 1 or ROUNDS < 10, "it was no race"


def one_round(race: Race, eventually: Eventually) -> str:
    """Somebody rings, all press, one talks and hangs up; who."""
    consoles, call = race.consoles, race.rings()
    eventually(lambda: all(call in console.board.calls for console in consoles.values()), seconds=30)
    replies = race.all_press(call)
    (winner,) = [who for who, reply in replies.items() if reply.code is None]
    losers = [reply for who, reply in replies.items() if who != winner]
    assert {(reply.code, reply.values["assistant"]) for reply in losers} == {("call.taken", winner.title())}
    eventually(lambda: all(shows(console, call) == (Place.TALKING, winner) for console in consoles.values()), seconds=30)
    assert consoles[winner].ask(HangUp(call=call)).code is None
    eventually(lambda: not any(call in console.board.calls for console in consoles.values()), seconds=30)
    return winner


def shows(console: Console, call: str) -> tuple[Place, str | None]:
    """Where a console sees the call, and whose it is."""
    view = console.board.calls[call]
    return view.place, view.assistant
