"""Days, hours, lengths and weeks in a row of tokens: each reading begins at a place and says where it ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from receptionist.clients.times.words import AT, Day, Kind, Token, next_day, table

ARTICLES = table("il the al dal dall all del dell nel on")
"""A number behind one of these is a day of the month."""
_BESIDE_DAY = ARTICLES | table("lo la l of di giorno nella this next questo prossimo questa prossima coming")
_COUNTED = (
    "half mezz mezza",
    "a an un una uno one",
    "two due",
    "three tre",
    "four quattro",
    "five cinque",
    "six sei",
    "seven sette",
    "eight otto",
    "nine nove",
    "ten dieci",
)
_COUNTS = {word: count for count, words in enumerate(_COUNTED) for word in words.split()}
"""Nought is half of one."""
_NEXT = table("next prossima prossimo coming following")
_THIS = table("rest resto this questa questo whole all tutta tutto entire")
_LAST = table("last scorsa scorso past")
_BESIDE_PERIOD = table("the la il l in nel nella for per della del of di dell")
_MONTH_BY = table("in a ad tutto all whole per for during entire")
_END = frozenset({"end", "fine"})
_BESIDE_END = table("the la il l of di del della dell alla a at")
_MORE = {("e", "mezza"): 30, ("e", "mezzo"): 30, ("e", "un", "quarto"): 15, ("e", "tre", "quarti"): 45}
"""Minutes behind a whole hour."""
_PAST = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
_BEFORE_WORDS = table("at alle dalle")
_QUARTERS = table("quarto quarti quarter quarters")
_TENS = {"decina": 10, "ventina": 20}
MOST = 999
"""No length is longer, whatever its unit."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, an hour (minutes since midnight) or both, as they are written. `bare`: the hour is a mere number, and may be
    meant as a day; `is_half`: it says which half of the day; `is_loose`: it is written as one says of either half (`3`)."""

    day: Day | None = None
    minutes: int | None = None
    bare: int | None = None
    is_half: bool = False
    is_loose: bool = False

    def in_the_afternoon(self) -> int | None:
        """Its minutes twelve hours later, where it may be meant so: nobody is out until three at night. None: it is not."""
        early = self.is_loose and self.minutes is not None and 60 <= self.minutes < 480
        return self.minutes + 720 if early and self.minutes is not None else None

    def as_day(self) -> Day | None:
        """The mere number taken as a day of the month."""
        return Day(self.bare) if self.bare is not None and self.day is None else self.day


class Days(NamedTuple):
    """The first and the last of a row of days."""

    first: date
    last: date


class Reader:
    """The tokens of a line that is read on the day `today`. A reading gives what it found and the place behind it; None: it
    does not stand there."""

    def __init__(self, tokens: Sequence[Token], today: date) -> None:
        self.tokens, self.today = tuple(tokens), today

    def kind(self, place: int) -> Kind | None:
        """None: the line is over."""
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else None

    def word(self, place: int) -> str:
        """Empty where the line is over."""
        return self.tokens[place].word if 0 <= place < len(self.tokens) else ""

    def behind(self, place: int, words: Collection[str]) -> int:
        """The place behind such words."""
        while self.word(place) in words:
            place += 1
        return place

    # ---- moments

    def moment(self, place: int, *, is_day: bool = False) -> tuple[Moment, int] | None:
        """A day and an hour, in either order, or one of them. `is_day`: a mere number is a day of the month."""
        found = Moment()
        while True:
            day = self.day(place, is_day=is_day) if found.day is None else None
            if day is not None:
                found, place = replace(found, day=day[0]), day[1]
            elif found.minutes is None and (hour := self.hour(place)) is not None:
                found, place = hour[0] if found.day is None else replace(hour[0], day=found.day), hour[1]
            else:
                return (found, place) if found != Moment() else None

    def hour(self, place: int) -> tuple[Moment, int] | None:
        """`15`, `alle 15:30`, `3 pm`, `alle tre`, `half past 3`."""
        first = self.behind(place, AT)
        if (spoken := self._spoken_hour(first)) is not None:
            return spoken
        if self.kind(first) is Kind.HOUR:
            token = self.tokens[first]
            is_half = token.word.replace(".", "")[-2:] in {"am", "pm"}
            is_loose = not is_half and not token.word.startswith("0")
            return self._and_half(Moment(minutes=token.value, is_half=is_half, is_loose=is_loose), first + 1)
        if self.kind(first) is Kind.NUMBER and self.kind(first + 1) not in {Kind.MONTH, Kind.UNIT}:
            number = self.tokens[first].value
            minutes = number * 60 if number <= 24 else -1
            is_loose = not self.word(first).startswith("0")
            bare = number if first == place else None
            return self._and_half(Moment(minutes=minutes, bare=bare, is_loose=is_loose), first + 1)
        return None

    def _spoken_hour(self, place: int) -> tuple[Moment, int] | None:
        """Behind a word for an hour: in words (`tre`), or as the English say it (`half past 3`, `quarter to three`)."""
        past = _PAST.get((self.word(place), self.word(place + 1)))
        told = place + 2 if past is not None else place
        count = self._count(told)
        in_words = self.kind(told) is Kind.WORD and self.word(place - 1) in _BEFORE_WORDS
        if count is None or not 2 - (past is not None) <= count <= 12 or not (past is not None or in_words):
            return None
        if self.kind(told + 1) is Kind.UNIT:
            return None
        return self._and_half(Moment(minutes=count * 60 + (past or 0), is_loose=True), told + 1)

    def _and_half(self, hour: Moment, place: int) -> tuple[Moment, int]:
        """`alle 15 e mezza`, `e un quarto`: a whole hour and thirty or fifteen minutes."""
        is_whole = hour.minutes is not None and 0 <= hour.minutes < 1440 and hour.minutes % 60 == 0
        told = {tuple(self.word(place + n) for n in range(count)): count for count in (2, 3)}
        more = next(((_MORE[words], count) for words, count in told.items() if words in _MORE), None)
        if not is_whole or hour.minutes is None or more is None:
            return hour, place
        return replace(hour, minutes=hour.minutes + more[0], bare=None), place + more[1]

    def day(self, place: int, *, is_day: bool = False) -> tuple[Day, int] | None:
        """`tomorrow`, `venerdì`, `il 15`, `4 dicembre 2026`, `Fri 4 Dec`, `2/9`."""
        if [self.word(place + n) for n in range(3)] == ["day", "after", "tomorrow"]:
            return Day(offset=2), place + 3
        first = self.behind(place, _BESIDE_DAY)
        is_day = is_day or (first > place and self.word(first - 1) in ARTICLES)
        if self.kind(first) is Kind.DAY:
            return Day(offset=self.tokens[first].value), first + 1
        if self.kind(first) is Kind.WEEKDAY:
            return self._weekday(first, self.tokens[first].value)
        if self.word(first) == "mar" and self.kind(first + 2) is Kind.MONTH:  # martedì 3 dicembre, no month
            return self._weekday(first, 1)
        dated = self._dated(first)
        if dated is not None:
            return dated
        if self.kind(first) is Kind.ORDINAL or (is_day and self.kind(first) is Kind.NUMBER and self._stands_alone(first)):
            return Day(self.tokens[first].value), first + 1
        return None

    def _stands_alone(self, place: int) -> bool:
        return self.kind(place + 1) is not Kind.UNIT

    def _weekday(self, place: int, weekday: int) -> tuple[Day, int]:
        """With the date that stands beside it."""
        dated = self._dated(self.behind(place + 1, _BESIDE_DAY))
        if dated is not None:
            return replace(dated[0], weekday=weekday), dated[1]
        return Day(weekday=weekday), place + 1

    def _dated(self, place: int) -> tuple[Day, int] | None:
        token = self.tokens[place] if place < len(self.tokens) else None
        if token is not None and token.kind is Kind.DATE:
            return token.day or Day(), place + 1
        numbers = {Kind.NUMBER, Kind.ORDINAL}
        if self.kind(place) in numbers:
            month = self.behind(place + 1, {"of", "di"})
            if self.kind(month) is Kind.MONTH:
                return self._with_year(place, month, month + 1)
        if self.kind(place) is Kind.MONTH and self.kind(number := self.behind(place + 1, {"the"})) in numbers:
            return self._with_year(number, place, number + 1)
        return None

    def _with_year(self, number: int, month: int, place: int) -> tuple[Day, int]:
        at = place + 1 if self.word(place) in {",", ".", "of", "del"} else place
        year = self.tokens[at].value if self.kind(at) is Kind.YEAR else None
        return Day(self.tokens[number].value, self.tokens[month].value, year), at + 1 if year else place

    # ---- lengths and rows of days

    def length(self, place: int) -> tuple[tuple[int, str], int] | None:
        """`3 weeks`, `un'ora`, `half an hour`: how many of which unit; half an hour is thirty minutes."""
        for reading in (self._length_with_half, self._quarters, self._tens):
            if (found := reading(place)) is not None:
                return found
        count = self._count(place)
        if count is None or count > MOST:
            return None
        unit = self.behind(place + 1, {"a", "an", "un"} if count == 0 else ())
        if self.kind(unit) is not Kind.UNIT:
            return None
        named = self.tokens[unit].unit
        if _COUNTS.get(self.word(place)) == 0:
            return ((30, "minute"), unit + 1) if named == "hour" else None
        return ((count, named), unit + 1) if named != "year" else None

    def _count(self, place: int) -> int | None:
        return self.tokens[place].value if self.kind(place) is Kind.NUMBER else _COUNTS.get(self.word(place))

    def _length_with_half(self, place: int) -> tuple[tuple[int, str], int] | None:
        """Hours with a half, in minutes: `un'ora e mezza`, `an hour and a half`, `2 and a half hours`, `1.5 hours`."""
        count, unit = self._count(place), place + 1
        behind = self._behind_half(unit)
        decimal = self._with_decimal(place)
        if decimal is not None:
            (count, unit), behind = decimal, decimal[1]
        elif behind is not None:
            unit = behind
        elif self.kind(unit) is Kind.UNIT:
            behind = self._behind_half(unit + 1)
        if count is None or not 1 - (decimal is not None) <= count <= MOST or behind is None:
            return None
        if self.kind(unit) is not Kind.UNIT or self.tokens[unit].unit != "hour":
            return None
        return (count * 60 + 30, "minute"), max(behind, unit + 1)

    def _quarters(self, place: int) -> tuple[tuple[int, str], int] | None:
        """`un quarto d'ora`, `three quarters of an hour`."""
        first = place if self.word(place) in _QUARTERS else place + 1
        count = self._count(place) if first > place else 1
        unit = self.behind(first + 1, {"d", "di", "of", "an"})
        if self.word(first) not in _QUARTERS or count not in {1, 2, 3} or self.kind(unit) is not Kind.UNIT:
            return None
        return ((15 * count, "minute"), unit + 1) if self.tokens[unit].unit == "hour" else None

    def _tens(self, place: int) -> tuple[tuple[int, str], int] | None:
        """`una decina di minuti`."""
        count, unit = _TENS.get(self.word(place + 1)), self.behind(place + 2, {"di"})
        if self.word(place) != "una" or count is None or self.kind(unit) is not Kind.UNIT:
            return None
        return (count, self.tokens[unit].unit), unit + 1

    def _behind_half(self, place: int) -> int | None:
        """Behind `and a half`, `e mezza`."""
        if self.word(place) not in {"and", "e"}:
            return None
        half = self.behind(place + 1, {"a"})
        return half + 1 if _COUNTS.get(self.word(half)) == 0 else None

    def _with_decimal(self, place: int) -> tuple[int, int] | None:
        """The whole of `1.5` or `1,5`, and the place behind it."""
        whole, decimal = re.fullmatch(r"(\d{1,2})\.50?", self.word(place)), [self.word(place + n) for n in (1, 2)]
        if whole is not None:
            return int(whole.group(1)), place + 1
        if self.kind(place) is Kind.NUMBER and decimal in ([",", "5"], [",", "50"]):
            return self.tokens[place].value, place + 3
        return None

    def period(self, place: int) -> tuple[Days, int] | None:
        """`la prossima settimana`, `this week`, `next month`, `a dicembre`: those of its days that come."""
        first = self.behind(place, _BESIDE_PERIOD)
        said = self.behind(first, _NEXT | _THIS | _LAST | _BESIDE_PERIOD)
        words = {self.word(one) for one in range(first, said)}
        if self.kind(said) is Kind.UNIT and self.tokens[said].unit in {"week", "month"}:
            end = self.behind(said + 1, _NEXT | _LAST)
            words |= {self.word(one) for one in range(said + 1, end)}
            ahead = 1 if words & _NEXT else -1 if words & _LAST else 0 if words & _THIS else None
            return (self._row(self.tokens[said].unit, ahead), end) if ahead is not None else None
        return self._month(place)

    def _month(self, place: int) -> tuple[Days, int] | None:
        month = self.behind(place, _MONTH_BY)
        if month == place or self.kind(month) is not Kind.MONTH or self.kind(month + 1) in {Kind.NUMBER, Kind.ORDINAL}:
            return None
        year = self.tokens[month + 1].value if self.kind(month + 1) is Kind.YEAR else None
        number = self.tokens[month].value
        end = month + 1 + (year is not None)
        whole = month_of(year or self.today.year + (number < self.today.month), number)
        return Days(max(whole.first, self.today), whole.last) if whole.last >= self.today else whole, end

    def _row(self, unit: str, ahead: int) -> Days:
        if unit == "week":
            monday = self.today + timedelta(days=7 * ahead - self.today.weekday())
            whole = Days(monday, monday + timedelta(days=6))
        else:
            months = self.today.year * 12 + self.today.month - 1 + ahead
            whole = month_of(months // 12, months % 12 + 1)
        return Days(max(whole.first, self.today), whole.last) if ahead >= 0 else whole

    def end_of_row(self, place: int) -> tuple[date, int] | None:
        """`the end of the month`, `fine settimana`, `end of December`, `the end of 4 December`: the last day."""
        first = self.behind(place, _BESIDE_END)
        if self.word(first) not in _END:
            return None
        unit = self.behind(first + 1, _BESIDE_END)
        row = self.period(unit)
        if row is not None:
            return row[0].last, row[1]
        if self.kind(unit) is Kind.UNIT and self.tokens[unit].unit in {"day", "week", "month", "year"}:
            return self._end_of(self.tokens[unit].unit), unit + 1
        if self.kind(unit) is Kind.MONTH and self._dated(unit) is None:
            return month_of(
                self.today.year + (self.tokens[unit].value < self.today.month), self.tokens[unit].value
            ).last, unit + 1
        day = self.day(unit)
        last = next_day(day[0], self.today) if day else None
        return (last, day[1]) if day and last else None

    def _end_of(self, unit: str) -> date:
        if unit == "year":
            return date(self.today.year, 12, 31)
        return self.today if unit == "day" else self._row(unit, 0).last


def month_of(year: int, month: int) -> Days:
    """All its days."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return Days(date(year, month, 1), following - timedelta(days=1))


def last_of(count: int, unit: str, first: date) -> date:
    """The last day of so many days, weeks or months that begin with `first`."""
    if unit == "month":
        months = first.year * 12 + first.month - 1 + count
        whole = month_of(months // 12, months % 12 + 1)
        return min(whole.first + timedelta(days=first.day - 1), whole.last + timedelta(days=1)) - timedelta(days=1)
    return first + timedelta(days=max(count * (7 if unit == "week" else 1) - 1, 0))
