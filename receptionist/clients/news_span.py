"""From when until when a line of news holds: `till 15`, `dal 3 al 5 dicembre`, `fuori venerdì`, `for an hour`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from receptionist.clients.directory import words_of
from receptionist.clients.moment_text import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    day_in,
    end_of,
    hour_in,
    is_misdated,
    length_in,
    moment_in,
)


@dataclass(frozen=True, slots=True)
class Span:
    """Aware, in the zone it was read in. `since` None: from now; `until` None: nothing is said of it. `unread` is what should
    be a time to come and is none; `rest` the line without what was read; `is_told`: an end is named, whether it was read or
    not."""

    rest: str
    since: datetime | None = None
    until: datetime | None = None
    unread: str = ""

    @property
    def is_told(self) -> bool:
        """Whether the line speaks of an end."""
        return self.until is not None or bool(self.unread)


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(sorted({re.escape(word) for word in words}, key=len, reverse=True))


_WORD = (
    r"\d{4}|\d{1,2}(?:(?:st|nd|rd|th|°)\b|(?:[:.h]\d{2})|(?:[/.-]\d{1,2}(?:[/.-]\d{2,4})?))?|[ap]m\b|(?:alle|ore|at|the|il|of|di|on|h)\b"
    r"|(?:"
    + _any_of((*MONTH_NAMES, *WEEKDAY_NAMES))
    + r"|(?:luned|marted|mercoled|gioved|venerd)ì|today|tomorrow|oggi|domani)\b"
)
_MOMENT = rf"(?:(?:{_WORD})\s*)+"
_RANGE = re.compile(
    rf"\b(?P<from>dalle|dall['’]|dal|da|from|between|tra)\s*(?P<since>{_MOMENT})"
    rf"(?:fino\s+al?(?:le)?\b|alle\b|all['’]|al\b|a\b|to\b|till\b|until\b|and\b|e\b|-|–)\s*(?P<until>{_MOMENT})",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?P<word>until|till|til|(?<!call )back|returns?|fino|sino|rientra|torna|ritorna)\b\s*"
    r"(?P<when>(?:(?!\b(?:all|everything|calls?|send|pass|put|tutt[oiae]|chiamate|passare|passate|mandare|chiedere)\b"
    r"|\b\w+\s+(?:instead|al posto|sostituisce|fa le veci)\b)[^,;])*)",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:per|for)\s+(?P<when>\d{1,3}\s*\w+|(?:an?|un['’]?|una|half an?|mezz['’]?)\s*\w+)", re.IGNORECASE)
_DAYS = re.compile(r"(?P<number>\d{1,3}|an?|una?)\s*(?P<unit>day|giorn|week|settiman)", re.IGNORECASE)
_BACK = ("back", "return", "returns", "rientra", "torna", "ritorna")
_OVER = frozenset({"ieri", "yesterday"})
_LONE = re.compile(r"\s*(?:il|the)?\s*(\d{1,2})(?:st|nd|rd|th|°)?\s*", re.IGNORECASE)


def span_in(text: str, local: datetime, where: ZoneInfo) -> Span:
    """What the line says of a beginning and an end, read at `local` on the clock of `where`."""
    found = _RANGE.search(text)
    if found is not None:
        return _between(found, text, local, where)
    found = _UNTIL.search(text)
    if found is not None and found.group("when").strip(" .!"):
        when, word = found.group("when"), found.group("word").lower()
        until = _end(when, word in _BACK, local, where)
        return Span(_without(text, found), None, until, "" if until else when.strip())
    found = _FOR.search(text)
    until = _after(found.group("when"), local, where) if found else None
    return Span(_without(text, found), None, until) if found and until else Span(text)


def _after(length: str, local: datetime, where: ZoneInfo) -> datetime | None:
    """The end of so long a time; of days their last one's, today being the first."""
    short, days = length_in(f"in {length}"), _DAYS.match(length)
    if short is not None or days is None:
        return local + short if short is not None else None
    count = int(days.group("number")) if days.group("number").isdigit() else 1
    count *= 7 if days.group("unit").lower() in {"week", "settiman"} else 1
    return end_of(local.date() + timedelta(days=max(count - 1, 0)), where)


def day_of(clause: str, local: datetime, where: ZoneInfo) -> Span:
    """The days that are named where somebody is said to be out: they are out all day long; from now where it is today."""
    today, words = local.date(), words_of(clause)
    day, days = day_in(clause, today), [word for word in words if word in WEEKDAY_NAMES]
    if is_misdated(clause, today) or len(set(days)) > 1 or (day is not None and day < today):
        return Span(clause, unread=clause.strip(" ,"))
    if day is None:
        return Span(clause)
    begins_today = day == today or bool({"today", "oggi"} & set(words))
    return Span(clause, None if begins_today else datetime.combine(day, time(0), where), end_of(day, where))


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " , " + text[found.end() :]


def _end(text: str, is_back: bool, local: datetime, where: ZoneInfo) -> datetime | None:
    """The moment meant: in so long, an hour, a day, or both; the next that comes. Who is *back* on a day is there from its
    beginning. None: no such moment comes."""
    today = local.date()
    if _OVER & set(words_of(text)) or is_misdated(text, today):
        return None
    length, day = length_in(text), day_in(text, today)
    if length is not None:
        return local + length
    if hour_in(text) is not None:
        return moment_in(text, local, where)
    if day is None:
        return None
    end = datetime.combine(day, time(0), where) if is_back else end_of(day, where)
    return end if end > local else None


def _between(found: re.Match[str], text: str, local: datetime, where: ZoneInfo) -> Span:
    """From a day or an hour to another. One that has begun holds from now."""
    rest = _without(text, found)
    since, until = _days(found, local.date(), where) or _hours(found, rest, local, where) or (local, local)
    if until <= max(since, local):
        return Span(rest, unread=found.group(0).strip())
    return Span(rest, since if since > local else None, until)


Moments = tuple[datetime, datetime]


def _days(found: re.Match[str], today: date, where: ZoneInfo) -> Moments | None:
    """Both days, with the hours beside them. The first may have begun, and may leave out its month: `dal 3 al 5 dicembre`."""
    first, last = found.group("since"), found.group("until")
    lone, end_lone = _LONE.fullmatch(first), _LONE.fullmatch(last)
    end = day_in(last, today)
    if end_lone and lone and found.group("from").lower() in {"dal", "dall'", "dall’"}:
        end = _day_of_month(int(end_lone.group(1)), today)
    if end is None or is_misdated(first, today) or is_misdated(last, today):
        return None
    begin = _day_before(int(lone.group(1)), end) if lone else day_in(first, today)
    if begin is None:
        return None
    if begin > end and set(words_of(last)) & set(WEEKDAY_NAMES):
        end = day_in(last, begin) or end
    begin = _begun(begin, end)
    start, stop = (None if lone else hour_in(first)), (None if end_lone else hour_in(last))
    since = datetime.combine(begin, start or time(0), where)
    return since, datetime.combine(end, stop, where) if stop is not None else end_of(end, where)


def _begun(begin: date, end: date) -> date:
    """Without a year it may be a day of this or of the last one."""
    years = (begin.year, end.year, end.year - 1)
    found = (_in_year(begin, year) for year in years if year > 0)
    return next((day for day in found if day <= end), begin)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28)) if day.month == 2 else day.replace(year=year)


def _day_of_month(number: int, today: date) -> date | None:
    """The next day with that number."""
    return next((day for n in range(62) if (day := today + timedelta(days=n)).day == number), None)


def _day_before(number: int, end: date) -> date | None:
    """The last day with that number that is not behind `end`."""
    return next((day for n in range(62) if (day := end - timedelta(days=n)).day == number), None)


def _hours(found: re.Match[str], rest: str, local: datetime, where: ZoneInfo) -> Moments | None:
    """Two hours of the day that is named beside them, else of the next on which they come."""
    begin, end = hour_in(found.group("since")), hour_in(found.group("until"))
    if begin is None or end is None or is_misdated(found.group(0), local.date()):
        return None
    named = day_in(rest, local.date()) or day_in(found.group("since"), local.date())
    day = named or local.date() + timedelta(days=begin < end <= local.time())
    since = datetime.combine(day, begin, where)
    return since, datetime.combine(day + timedelta(days=end <= begin), end, where)
