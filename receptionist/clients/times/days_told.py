"""The days of a span as a cell says them, with a year or without (`24/12`, `24 dicembre`, `the end of August`), and which are
meant. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from receptionist.clients.calendar.checks import YEARS
from receptionist.clients.texts import without_accents
from receptionist.clients.times.words import MONTHS

MONTH_NUMBERS = {name: month for month, names in enumerate(MONTHS, 1) for one in names for name in (one, one[:3])}
MONTH_NUMBERS |= {"sett": 9, "sept": 9}
"""The months by their names and first letters, folded."""
_MONTH = rf"(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:,?\s+(?:del\s+)?[0-9]{4}(?![0-9/.]))?"
_NUMBER = r"[0-9]{1,2}(?:°|º|st|nd|rd|th)?"
WITH_YEAR = (
    r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{2}(?:[0-9]{2})?|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4})"
    r"(?![\w/]|\.[0-9])"
)
"""A year of two digits is of this century: what begins or ends in a file of today is nobody's birth."""
_OF_MONTH = rf"{_NUMBER}\s*(?:(?:di|of)\s+)?{_MONTH}{_YEAR}"
_MONTH_FIRST = rf"{_MONTH}\s+{_NUMBER}(?![0-9/.:]){_YEAR}"
DAY = rf"(?:{WITH_YEAR}|[0-9]{{1,2}}/[0-9]{{1,2}}(?![\w/.])|{_OF_MONTH}|{_MONTH_FIRST})"
"""A day, with its month."""
LAST_OF_MONTH = rf"(?:(?:the\s+)?end(?:\s+of)?|fine(?:\s+(?:di|del\s+mese\s+di))?)\s+{_MONTH}{_YEAR}"
"""A month by its last day."""
WHOLE_MONTH = rf"(?:tutto(?:\s+il\s+mese\s+di)?|(?:all|the\s+whole)(?:\s+of)?)\s+{_MONTH}{_YEAR}"

HALF_A_YEAR = timedelta(days=183)
"""What would be longer is of another year than one thinks."""


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day as far as it is said. `number` 0: the last of its month."""

    number: int
    month: int | None = None
    year: int | None = None


def day_told(text: str) -> DayTold:
    """What one of the patterns, or a number alone, says."""
    plain = without_accents(text)
    if re.fullmatch(WITH_YEAR, plain):
        parts = re.split(r"[/.-]", plain)
        number, month, year = reversed(parts) if len(parts[0]) == 4 else parts
        return DayTold(int(number), int(month), int(year) if len(year) == 4 else 2000 + int(year))
    numbers = [int(one) for one in re.findall(r"[0-9]+", plain)]
    if "/" in plain:
        return DayTold(numbers[0], numbers[1])
    named = re.search(rf"\b{_MONTH}|(?<=[0-9]){_MONTH}", plain)
    told_year = next((one for one in numbers if one > 999), None)
    number = next((one for one in numbers if one <= 99), 0)
    return DayTold(number, MONTH_NUMBERS[named[0].rstrip(".")] if named else None, told_year)


def days_meant(first: DayTold, last: DayTold, today: date | None) -> tuple[date, date] | None:
    """From which day until which. A beginning without a month has that of the end. What has no year begins and ends next to
    what has one; where neither has, it is the next such span that is not over on `today`. None: nobody can tell."""
    if first.month is None:
        if first.number > (last.number or 31) or last.month is None:
            return None
        first = replace(first, month=last.month, year=last.year)
    if first.year is not None and last.year is not None:
        return _span(first, first.year, last, last.year)
    if first.year is None and last.year is None:
        found = _next(first, last, today) if today is not None else None
    elif first.year is not None:
        found = _nearest(first, last, [(first.year, first.year), (first.year, first.year + 1)])
    else:
        found = _nearest(first, last, [(last.year or 0, last.year or 0), ((last.year or 0) - 1, last.year or 0)])
    return found if found is not None and found[1] - found[0] <= HALF_A_YEAR else None


def _next(first: DayTold, last: DayTold, today: date) -> tuple[date, date] | None:
    for year in range(today.year - 1, today.year + 2):
        found = _nearest(first, last, [(year, year), (year, year + 1)])
        if found is not None and found[1] >= today:
            return found
    return None


def _nearest(first: DayTold, last: DayTold, years: list[tuple[int, int]]) -> tuple[date, date] | None:
    spans = (_span(first, begins, last, ends) for begins, ends in years)
    return next((span for span in spans if span is not None and span[0] <= span[1]), None)


def _span(first: DayTold, begins: int, last: DayTold, ends: int) -> tuple[date, date] | None:
    since, until = _day(first, begins), _day(last, ends)
    return (since, until) if since is not None and until is not None else None


def _day(told: DayTold, year: int) -> date | None:
    if year not in YEARS:
        return None
    try:
        month = told.month or 0
        return date(year, month, told.number or monthrange(year, month)[1])
    except ValueError:
        return None
