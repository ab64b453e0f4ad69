"""The link in one process: the console and the hub side by side, speaking through the same codec as across a network, so that
what cannot be encoded fails here too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from receptionist.calls.commands import AnyCommand, Reply
from receptionist.calls.events import AnyEvent, encode

Listener = Callable[[bytes], None]
Watcher = Callable[[AnyEvent, bytes], None]
"""Gets an event, and the same as `encode` wrote it."""

_command = msgspec.json.Decoder(AnyCommand)
_reply = msgspec.json.Decoder(Reply)


class Link(Protocol):
    """A console's way to the hub. All callbacks come on the hub's thread: a screen hands them to its own."""

    def send(self, command: AnyCommand, answer: Callable[[Reply], None]) -> None:
        """Ask the desk; `answer` gets its reply."""

    def follow(self, snapshot: Callable[[bytes], None], listener: Listener) -> None:
        """Get the board as it stands (`Board.restore` reads it), then every event after it, in order, each encoded."""

    def close(self) -> None:
        """Hear nothing more."""


class Wire:
    """The hub's end: hands encoded events to whoever follows. Used on the hub's thread only."""

    def __init__(self) -> None:
        self._watchers: dict[int, Watcher] = {}
        self._next = 0

    def tell(self, event: AnyEvent) -> None:
        """An event for everybody."""
        line = encode(event)
        for watcher in list(self._watchers.values()):
            watcher(event, line)

    def add(self, watcher: Watcher) -> int:
        """Somebody follows from now on; the number is for `remove`."""
        self._next += 1
        self._watchers[self._next] = watcher
        return self._next

    def remove(self, number: int) -> None:
        """Follows no longer."""
        self._watchers.pop(number, None)


class LocalLink:
    """A console's link to the hub in its own process. `run` runs something on the hub's thread; `ask` is the desk's door."""

    def __init__(
        self,
        assistant: str,
        run: Callable[[Callable[[], None]], None],
        ask: Callable[[str, AnyCommand], Reply],
        board: Callable[[], bytes],
        wire: Wire,
    ) -> None:
        self._assistant, self._run, self._ask, self._board, self._wire = assistant, run, ask, board, wire
        self._number: int | None = None

    def send(self, command: AnyCommand, answer: Callable[[Reply], None]) -> None:
        """See `Link.send`."""
        line = encoded(command)

        def carry_out() -> None:
            reply = self._ask(self._assistant, _command.decode(line))
            answer(_reply.decode(msgspec.json.encode(reply)))

        self._run(carry_out)

    def follow(self, snapshot: Callable[[bytes], None], listener: Listener) -> None:
        """See `Link.follow`."""

        def begin() -> None:
            self.close_now()
            self._number = self._wire.add(lambda _event, line: listener(line))
            snapshot(self._board())

        self._run(begin)

    def close(self) -> None:
        """See `Link.close`."""
        self._run(self.close_now)

    def close_now(self) -> None:
        """The same, for who is on the hub's thread already."""
        if self._number is not None:
            self._wire.remove(self._number)
            self._number = None


def encoded(command: AnyCommand) -> bytes:
    """Half a letter, as a broken paste leaves it, becomes a question mark: nothing that is written down can hold it."""
    try:
        return msgspec.json.encode(command)
    except UnicodeEncodeError:
        fields = msgspec.structs.asdict(command)
        whole = {name: text.encode(errors="replace").decode() for name, text in fields.items() if isinstance(text, str)}
        return msgspec.json.encode(msgspec.structs.replace(command, **whole))
