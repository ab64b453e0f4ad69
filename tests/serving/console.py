"""A console without a window, in a process of its own: `python -m tests.serving.console DATABASE HUB…`.

Each line of standard input is a number and a command; the reply is printed with its number, and after each event the board.
"""

from __future__ import annotations

import json
import sys
import threading

import msgspec
import psycopg

from receptionist.calls.board import Board
from receptionist.calls.commands import AnyCommand, Reply
from receptionist.calls.events import decode
from receptionist.errors import Problem
from receptionist.link.remote import RemoteLink
from receptionist.link.state import State

_command = msgspec.json.Decoder(AnyCommand)


class Console:
    """Its board, and its words."""

    def __init__(self, database: str, hubs: list[str]) -> None:
        self._database, self._board, self._lock = database, Board(), threading.Lock()
        self._link = RemoteLink(hubs, self._ticket, version="0.1.0", told=lambda _state, _problem: self._show())
        self._link.follow(self._begin, self._hear)

    def _ticket(self) -> str:
        try:
            with psycopg.connect(self._database, autocommit=True) as connection:
                found = connection.execute("SELECT office.buy_ticket()").fetchone()
        except psycopg.OperationalError as error:
            raise Problem("office.unreachable", office="the database") from error
        assert found is not None
        return str(found[0])

    def _begin(self, snapshot: bytes) -> None:
        self._board = Board.restore(snapshot)
        self._show()

    def _hear(self, line: bytes) -> None:
        self._board.apply(decode(line))
        self._show()

    def _show(self) -> None:
        if not hasattr(self, "_link"):
            return
        calls = {c.id: {"place": c.place, "side": c.side, "assistant": c.assistant} for c in self._board.calls.values()}
        who = {a.id: {"availability": a.availability, "reason": a.reason} for a in self._board.assistants.values()}
        self._say({"there": self._link.state is State.THERE, "calls": calls, "assistants": who})

    def ask(self, line: str) -> None:
        """One line of standard input."""
        number, _, command = line.partition(" ")
        self._link.send(_command.decode(command), lambda reply: self._answer(int(number), reply))

    def _answer(self, number: int, reply: Reply) -> None:
        self._say({"number": number, "reply": msgspec.to_builtins(reply)})

    def _say(self, said: object) -> None:
        with self._lock:
            print(json.dumps(said), flush=True)


if __name__ == "__main__":
    console = Console(sys.argv[1], sys.argv[2:])
    for asked in sys.stdin:
        console.ask(asked)
