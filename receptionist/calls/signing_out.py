"""Whom nobody leaves behind: the callers that keep an assistant from signing out. Pure."""

from __future__ import annotations

from receptionist.calls.board import Board, CallView
from receptionist.calls.events import Direction
from receptionist.calls.places import Place, Side

_WAIT_FOR_HER = frozenset({Place.HELD, Place.RETURNED, Place.TRANSFERRING})


def on_hold(board: Board, assistant: str) -> list[CallView]:
    """Callers who wait for her and nobody else: on hold, come back from a transfer, or being put through by her; the longest
    first. With the phone system away nobody can be helped by her staying: then there are none."""
    if not board.phone.connected:
        return []
    hers = (call for call in board.mine(assistant) if call.place in _WAIT_FOR_HER and call.direction is not Direction.NONE)
    return sorted(hers, key=lambda call: call.place_since)


def left_behind(board: Board, assistant: str) -> list[CallView]:
    """Everybody whom she would leave: who waits for her, then in whose call she is. A note that is still being written leaves
    nobody behind."""
    waiting = on_hold(board, assistant)
    current = board.current(assistant)
    if current is None or current.side is Side.WRAP_UP or current.direction is Direction.NONE or current in waiting:
        return waiting
    return [*waiting, current] if board.phone.connected else []
