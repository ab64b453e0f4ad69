"""The order in which rows stand on the screen: nothing moves under a hand that is about to take a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

STILL = 2.0
"""Seconds after the last pointer move or arrow key for which the order stays as it is (`screen.md`)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A row's place on the screen. `gone`: its call left the list, the place is kept until the hand rests."""

    call: str
    gone: bool = False


class FrozenOrder:
    """The rows as they stand. While frozen, nobody changes place, newcomers join at the end, and the place of a row that went
    stays empty: a click lands on what was aimed at."""

    def __init__(self) -> None:
        self._shown: tuple[Standing, ...] = ()

    def refresh(self, by_rule: Iterable[str], *, frozen: bool) -> tuple[Standing, ...]:
        """The rows to show, when `by_rule` is their right order."""
        wanted = list(by_rule)
        self._shown = self._kept(wanted) if frozen else tuple(Standing(call) for call in wanted)
        return self._shown

    def _kept(self, wanted: list[str]) -> tuple[Standing, ...]:
        here = set(wanted)
        kept = [Standing(row.call, gone=row.call not in here) for row in self._shown]
        known = {row.call for row in kept}
        return (*kept, *(Standing(call) for call in wanted if call not in known))
