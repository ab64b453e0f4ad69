"""What of the live calls one console may see: the clients of its teams, and what was lent to it for a time.

The stream keeps its numbers for everybody: in place of an event that a console may not see it gets `Hidden`, so that a gap
still means that something was lost on the way.
"""

from __future__ import annotations

import msgspec

from receptionist.calls.board import Board, Snapshot
from receptionist.calls.events import AnyEvent, CallEvent, GivenTo, HandedTo, Hidden, Offered, Trouble, encode


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """The `clients` (ids) whose calls may be seen, None: all; and single `calls` that were lent."""

    clients: frozenset[str] | None = None
    calls: frozenset[str] = frozenset()

    def sees(self, client: str | None, call: str) -> bool:
        """A call on a line that nobody owns is everybody's."""
        return self.clients is None or client is None or client in self.clients or call in self.calls


class View:
    """The stream as one assistant may see it. Used on the hub's thread only."""

    def __init__(self, assistant: str, sight: Sight) -> None:
        self._assistant, self._sight = assistant, sight
        self._seen: set[str] = set()
        self._handed: set[str] = set()
        """Calls that a colleague has offered to her: she sees them to their end."""

    def begin(self, board: Board) -> bytes:
        """The board as it stands, without the rest."""
        whole = board.state
        calls = {id_: call for id_, call in whole.calls.items() if self._sees(call.client, id_)}
        self._seen = set(calls)
        troubles = [trouble for trouble in whole.troubles if self._is_told(trouble)]
        return msgspec.json.encode(
            Snapshot(
                epoch=whole.epoch,
                sequence=whole.sequence,
                calls=calls,
                assistants=whole.assistants,
                stations=whole.stations,
                phone=whole.phone,
                troubles=troubles,
            )
        )

    def _sees(self, client: str | None, call: str) -> bool:
        return call in self._handed or self._sight.sees(client, call)

    def look_again(self, sight: Sight) -> None:
        """Other clients from now on: the board is to be begun again."""
        self._sight = sight

    def sees(self, call: str) -> bool:
        """Whether this call is on the console's board."""
        return call in self._seen

    def sees_client(self, client: str) -> bool:
        """Whether calls may be made and taken for that client."""
        return self._sight.sees(client, "")

    def pass_on(self, event: AnyEvent, line: bytes) -> bytes | None:
        """What the console is told in place of `event` (which is `line`). None: a call came into sight or went out of it, and
        the board is to be begun again."""
        if isinstance(event, Offered) and self._sight.sees(event.client, event.call):
            self._seen.add(event.call)
        if isinstance(event, GivenTo) and self._sees(event.client, event.call) != (event.call in self._seen):
            return None
        if isinstance(event, HandedTo) and event.to == self._assistant:
            self._handed.add(event.call)
            if event.call not in self._seen:
                return None
        return line if self._is_told(event) else _hidden(event)

    def _is_told(self, event: AnyEvent) -> bool:
        if isinstance(event, Trouble):
            mine = event.assistant in (None, self._assistant)
            return mine and (event.call is None or event.call in self._seen)
        return not isinstance(event, CallEvent) or event.call in self._seen


def _hidden(event: AnyEvent) -> bytes:
    return encode(Hidden(id=event.id, epoch=event.epoch, sequence=event.sequence, at=event.at))
