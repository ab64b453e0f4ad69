"""Draws docs/call.md from the tables that the desk itself goes by: `python -m installer.drawings` (make docs)."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from receptionist.calls.places import MOVES, OVER, SIDE_MOVES, Place, Result, Side

PAGE = Path(__file__).resolve().parent.parent / "docs" / "call.md"

FRAME = """\
# A call's life

Drawn from the tables in `receptionist/calls/places.py` by `make docs`; a test fails when this page is behind them. The desk makes
no move that is not drawn here.

## Where the caller is

{places}

{place_words}

## The assistant's side of the same call

{sides}

{side_words}

## How a call ends

{results}
"""


def page() -> str:
    """The whole of docs/call.md."""
    return FRAME.format(
        places=diagram(MOVES, starts=(Place.OFFERED,), ends=OVER),
        place_words=meanings(Place),
        sides=diagram(SIDE_MOVES, starts=(Side.NONE,), ends=()),
        side_words=meanings(Side),
        results=", ".join(f"`{result}`" for result in Result) + ".",
    )


def diagram(moves: Mapping[StrEnum, frozenset[StrEnum]], starts: Iterable[StrEnum], ends: Iterable[StrEnum]) -> str:
    """The moves as a Mermaid state diagram, in the order in which the states are declared."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    [*] --> {state}" for state in starts]
    lines += [f"    {now} --> {then}" for now, following in moves.items() for then in in_order(type(now), following)]
    lines += [f"    {state} --> [*]" for state in in_order(type(next(iter(moves))), ends)]
    return "\n".join([*lines, "```"])


def in_order(states: type[StrEnum], some: Iterable[StrEnum]) -> list[StrEnum]:
    """`some` of the states, as declared: a set has no order of its own."""
    wanted = set(some)
    return [state for state in states if state in wanted]


def meanings(states: type[StrEnum]) -> str:
    """What is true in each state, from the comment beside it in the source."""
    rows = [f"| {name} | {meaning} |" for name, meaning in _comments(states)]
    return "\n".join(["| state | what is true in it |", "| --- | --- |", *rows])


def _comments(states: type[StrEnum]) -> Iterator[tuple[str, str]]:
    commented = dict(re.findall(r'^\s+\w+ = "(\w+)"  # (.+)$', inspect.getsource(states), re.MULTILINE))
    for state in states:
        yield state, commented.get(state, state.replace("_", " "))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
