"""Which waiting call is offered to whom, in which order: by language and team, where somebody who fits better is free. Pure.

A call goes to whoever speaks its language and is in its client's team, as long as one of them is free; to everybody else it
stands behind those that they fit. Once its promised time is over, it waits for nobody in particular any more. Nobody is kept
from taking any call that they see, and where nothing is known of languages and teams the order is that of the promises alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol, TypeVar


class Needs(Protocol):
    """What a call asks for: the language (ISO 639-1) of its caller, where that is known, else of its client, and the team of
    its client; None: any."""

    @property
    def language(self) -> str | None: ...

    @property
    def team(self) -> str | None: ...


class Skilled(Protocol):
    """What an assistant speaks, and whose clients she serves; none: nobody has said."""

    @property
    def languages(self) -> tuple[str, ...]: ...

    @property
    def teams(self) -> tuple[str, ...]: ...


def misfit(call: Needs, one: Skilled) -> int:
    """How badly they go together; 0: well. A language that she does not speak is worse than a team that she is not in."""
    speaks = call.language is None or not one.languages or call.language in one.languages
    return 2 * (not speaks) + (not serves(call, one))


def serves(call: Needs, one: Skilled) -> bool:
    """Whether the client is of one of her teams, as far as anybody has said. Who serves it not may not even see the call."""
    return call.team is None or not one.teams or call.team in one.teams


Call = TypeVar("Call", bound=Needs)


def in_order_for(
    me: Skilled | None,
    free: Collection[Skilled],
    waiting: Sequence[Call],
    late: Callable[[Call], bool] = lambda _call: False,
) -> list[Call]:
    """`waiting`, in order of their promises, as they are offered to `me`; `free` are the others who could take one now, `late`
    says of which the promised time is over."""
    if me is None:
        return list(waiting)

    def behind(call: Call) -> int:
        if late(call):
            return 0
        mine = misfit(call, me)
        return mine if any(serves(call, other) and misfit(call, other) < mine for other in free) else 0

    return sorted(waiting, key=behind)  # those of one rank stay in their order
