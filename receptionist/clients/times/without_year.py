"""Which year is meant where somebody types a day without one, as 8/8. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

A_WHILE = timedelta(days=14)
"""So long what has begun is still entered as going on: “ill since Monday”."""
A_YEAR = timedelta(days=366)


def coming(day: int, month: int, today: date, stood: date | None) -> date | None:
    """Of what is entered beforehand, a closure, an absence: the next such day, or that of the last two weeks. Of what is over,
    or further off than a year (the day that `stood` there), the nearest to that is meant: it is being corrected. None: no
    calendar has it then."""
    earliest = today - A_WHILE
    if stood is not None and not earliest <= stood < earliest + A_YEAR:
        return nearest(day, month, stood)
    return min((one for one in _in_years(day, month, (earliest.year, earliest.year + 1)) if one >= earliest), default=None)


def nearest(day: int, month: int, to: date) -> date | None:
    """The such day that is nearest to `to`. None: no calendar has it then."""
    days = _in_years(day, month, range(to.year - 1, to.year + 2))
    return min(days, key=lambda one: abs(one - to), default=None)


def first_from(day: int, month: int, begins: date) -> date | None:
    """The first such day that is not before `begins`: the end of what begins then. None: no calendar has it then."""
    days = _in_years(day, month, (begins.year, begins.year + 1))
    return min((one for one in days if one >= begins), default=None)


def _in_years(day: int, month: int, years: Iterable[int]) -> Iterable[date]:
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
