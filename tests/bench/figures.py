"""What a benchmark returns, and how a crowd of samples becomes a figure."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` and `baseline` in `unit`; `ratio` is the one by the other (None: nothing worth dividing by). `aim`: the most that
    `value` may be, in words where it is meant for the ratio; None: stated only."""

    name: str
    value: float
    unit: str
    baseline: float | None
    ratio: float | None
    aim: float | str | None


def figure(name: str, value: float, unit: str, baseline: float | None = None, aim: float | str | None = None) -> Figure:
    """A figure with its ratio, each to four digits."""
    ratio = _to_four_digits(value / baseline) if baseline else None
    return Figure(name, _to_four_digits(value), unit, None if baseline is None else _to_four_digits(baseline), ratio, aim)


def _to_four_digits(value: float) -> float:
    return float(f"{value:.4g}")


def median(samples: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(samples)


def p95(samples: Sequence[float]) -> float:
    """The one that 95 of 100 do not exceed (nearest rank)."""
    return _percentile(samples, 95)


def p99(samples: Sequence[float]) -> float:
    """The one that 99 of 100 do not exceed (nearest rank)."""
    return _percentile(samples, 99)


def _percentile(samples: Sequence[float], hundredths: int) -> float:
    ordered = sorted(samples)
    return ordered[max(0, -(-hundredths * len(ordered) // 100) - 1)]
