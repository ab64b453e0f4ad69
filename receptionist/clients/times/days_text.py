"""Days and closures as offices write them into a cell: `31/12/2026`, `dal 24/12/2026 ore 13 al 6/1/2027 Natale; 9/8/2027 -
22/8/2027`.

A line is taken only when all of it was understood: what stands behind a day and is no end of it may be one in other words
(`fino a metà gennaio`), or may say that it is a part of that day only, or that nothing ends at all (`tacito rinnovo`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from receptionist.clients.calendar.wall_clock import instant
from receptionist.clients.texts import without_accents
from receptionist.clients.times.days_told import (
    DAY,
    LAST_OF_MONTH,
    MONTH_NUMBERS,
    WHOLE_MONTH,
    WITH_YEAR,
    DayTold,
    day_told,
    days_meant,
)
from receptionist.clients.times.words import WEEKDAYS, table
from receptionist.errors import Invalid

LONGEST = 2_000
"""Characters of a line of closures."""
_CLOCK = r"[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?![0-9:.])"
_FROM_HOUR = rf"(?:(?:(?:dalle|ore|h|at|from)\s+)*{_CLOCK}|(?:(?:dalle|ore|h|at|from)\s+)+[0-9]{{1,2}}(?![0-9:./]))"
_TO_HOUR = rf"(?:(?:(?:alle|ore|h|at)\s+)*{_CLOCK}|(?:(?:alle|ore|h|at)\s+)+[0-9]{{1,2}}(?![0-9:./]))"
_ALL_OF_IT = (
    r"(?:\s+\(?(?:compres[oi]|inclus[oi]|included|inclusive)\b\)?"
    r"(?=\s*(?:$|[,;:>–—→-]|(?:al?|all|fino|sino|to|until|till|through|ed?|and)\b)))?"
)
_BEGINS = (
    r"(?:(?:chius[oiae]|closed)\s+)?"
    r"(?:(?P<on>dal?|from)(?:\s+giorno)?\s+|(?:il|on)(?:\s+giorno)?\s+|(?P<on_>dall['’])\s*)?"
)
_PLAIN_BEGINS = re.sub(r"\?P<\w+>", "?:", _BEGINS)
_ENDS_ON = (
    r"(?:\s*(?:-+>?|[–—→>])\s*(?:(?:al?|to)\s+)?|\s*,?\s*(?:(?:e|and)\s+)?"
    r"(?:(?:fino|sino)\s+(?:a|al|alla|ad)|alla|al?|to|until|till|through)(?:\s+giorno)?\s+|\s*(?:(?:fino|sino)\s+)?all['’]\s*)"
)
_ENDS_AT = r"(?:(?(from)\s*[-–—]\s*|(?!))|(?(from)\s+(?:to\s+|(?=alle))|(?!))|\s+(?:fino|sino|until|till)\s+)"
"""An hour alone is an end where one stood before it, or where it says so."""
_SLASH = rf"\s+/\s+(?={WITH_YEAR})"
"""Between two whole days: most write the first and the last so, some two days."""
_INTERVAL = re.compile(r"\b([0-9]{4}-[0-9]{2}-[0-9]{2})/(?=[0-9]{4}-[0-9]{2}-[0-9]{2}\b)")
"""ISO 8601-1, 5.5."""
_FIRST = rf"(?:{DAY}|[0-9]{{1,2}}[°º]?(?={_ENDS_ON}(?:{LAST_OF_MONTH}|{DAY})))"
"""A day, or the number of one in the month of the last."""
_SPAN = re.compile(
    rf"{_BEGINS}(?:(?P<month>{WHOLE_MONTH})|(?P<since>{_FIRST})(?:,?\s+(?P<from>{_FROM_HOUR}))?){_ALL_OF_IT}"
    rf"(?:(?:{_ENDS_ON}|(?P<slash>{_SLASH}))(?P<until>{LAST_OF_MONTH}|{DAY})(?:,?\s+(?P<to>{_TO_HOUR}))?{_ALL_OF_IT}|{_ENDS_AT}(?P<at>{_TO_HOUR}))?",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"(?:\s*(?:[;,&+]|\b(?:ed?|and|poi|then)\b))+\s*(?={_PLAIN_BEGINS}(?:{_FIRST}|{WHOLE_MONTH}))", re.IGNORECASE
)
"""Between a closure and the next one in the same line."""

_IN_FULL = re.compile(
    r"tutto il giorno|(?:l')?intera giornata|giornata intera|all day|al pubblico|to the public|due to|fine anno"
)
"""Says nothing about how long it is closed."""
_NO_REASON_BEGINS = re.compile(r"[^\w(\"'«“‘]|sine die|(?:a|ad|al|alla|allo|ai|all|e|ed|o|and|or|to)\b")
_OF_TIME = table(
    "fino sino until till through to al dal dalle dalla dall alle from dopo prima after before ore ora h hr hrs hour hours "
    "am pm mattina mattine mattino mattinata pomeriggio pomeriggi sera serata notte morning mornings afternoon afternoons "
    "evening evenings night noon midday midnight mezzogiorno mezzanotte mezza mezzo meta half giorno giorni days giornata "
    "giornate settimana settimane week weeks weekend mese mesi month months anni years seguente seguenti successivo "
    "successivi successiva successive following next prossimo prossima poi then ogni every each tutto tutta tutte whole "
    "entire intero intera alterni"
)
_OF_PART = table(
    "escluso esclusa esclusi escluse excluding excluded except eccetto tranne salvo ma but solo soltanto solamente only "
    "parziale parzialmente partial partly compreso compresi compresa comprese incluso inclusi inclusa incluse included "
    "inclusive including sede sedi filiale filiali reparto magazzino branch branches department warehouse"
)
_OF_ANOTHER_DAY = table(
    "oltre onward onwards ss ff sabati domeniche quindicina indeterminato data riapre riapriamo riaprono riapertura reopen "
    "reopens reopening rientro rientrano ritorno back inizio inizia iniziano start starts begin begins fine end ends ultimo "
    "ultima last primo first"
)
_UNSURE = table(
    "forse maybe possibly perhaps probabile probabilmente confermare definire confirm confirmed tbc tbd tba circa about around "
    "non not no aperto aperta aperti open annullato annullata annullati annullate cancelled canceled"
)
_NOT_IN_A_REASON = _OF_TIME | _OF_PART | _OF_ANOTHER_DAY | _UNSURE
_WEEKDAYS = {name: day for day, names in enumerate(WEEKDAYS) for name in names}


class ClosedDays(NamedTuple):
    """From `since` until `until` (aware); `reason` is what else stands there. `told`: what stood there of days without a year,
    which was taken from today, or of two days with a stroke between them (`two`), which were taken as the first and the last;
    else empty."""

    since: datetime
    until: datetime
    reason: str
    told: str = ""
    two: bool = False


def read_day(text: str) -> date | None:
    """ISO 8601, or day, month and year as Italians write them (`31/12/27`, `31-12-2027`, `31 dicembre 2027`); an hour behind it
    says no other day. None: no day, none of our times, or more than a day."""
    found = re.fullmatch(rf"({DAY})(?:\s+{_CLOCK})?", text.strip(), re.IGNORECASE)
    told = day_told(found[1]) if found else None
    days = days_meant(told, told, None) if told is not None and told.year is not None else None
    return days[0] if days else None


def read_spans(line: str, zone: ZoneInfo, today: date | None = None) -> Iterator[ClosedDays]:
    """Every span of the line, on the clock of `zone`: both days included, or from and until the hours that stand there. One
    without a year is the next that is not over on `today` (`days_told`). Raises `Invalid` `days.unreadable` where anything in
    it is not understood, and for days without a year where no `today` is given."""
    line, place = _INTERVAL.sub(r"\1 - ", " ".join(line.split())), 0
    if len(line) > LONGEST:
        raise _unreadable(line)
    while place < len(line):
        found = _SPAN.match(line, place)
        if found is None:
            raise _unreadable(line)
        behind = _NEXT.search(line, found.end())
        yield _span(found, line[found.end() : behind.start() if behind else None], zone, today)
        place = behind.end() if behind else len(line)


def _span(found: re.Match[str], rest: str, zone: ZoneInfo, today: date | None) -> ClosedDays:
    first, last = _first_and_last(found)
    days = days_meant(first, last, today)
    ends = found["until"] or found["at"]
    goes_on = (found["on"] or found["on_"]) and not (found["month"] or ends)
    two = found["slash"] is not None
    if days is None or goes_on or (found["month"] and ends) or (two and first.year is None):
        raise _unreadable(found.string)
    begins_on, ends_on = days
    try:
        opens, closes = _hour(found["from"]), _hour(found["to"] or found["at"])
    except ValueError as error:
        raise _unreadable(found.string) from error
    since = instant(datetime.combine(begins_on, opens), zone)
    until = instant(
        datetime.combine(ends_on, closes) if closes != time(0) else datetime.combine(ends_on + timedelta(days=1), time(0)), zone
    )
    reason = _reason(rest, begins_on, ends_on, is_range=found["until"] is not None)
    if until <= since or reason is None:
        raise _unreadable(found.string)
    is_assumed = first.year is None and last.year is None
    return ClosedDays(since, until, reason, found[0].strip() if is_assumed or two else "", two)


def _first_and_last(found: re.Match[str]) -> tuple[DayTold, DayTold]:
    if found["month"]:
        month = day_told(found["month"])
        return replace(month, number=1), month
    return day_told(found["since"]), day_told(found["until"] or found["since"])


def _hour(text: str | None) -> time:
    """Midnight, which spreadsheets put behind whole days, is no hour. Raises `ValueError`."""
    hour, minute, *_seconds = [*map(int, re.findall("[0-9]+", text or "")), 0, 0]
    return time(hour, minute)


def _reason(text: str, first: date, last: date, *, is_range: bool) -> str | None:
    """What stands behind the days; None: it may say when it is closed, too."""
    text = text.strip(" \t,:;")
    if is_range:
        text = text.lstrip("-–— \t")
    plain = _IN_FULL.sub(" ", without_accents(text))
    if not plain.strip(" ()") or plain.strip() == ".":
        return text.strip(" .")
    if _NO_REASON_BEGINS.match(plain.strip()) or re.search(r"[?<>→]", plain):
        return None
    words = re.findall(r"[^\W_]+", plain)
    return text if all(_says_no_time(word, first, last, is_range=is_range) for word in words) else None


def _says_no_time(word: str, first: date, last: date, *, is_range: bool) -> bool:
    """A year, a month or a weekday is one that the days have themselves."""
    if any(letter.isnumeric() for letter in word):
        return word in {str(first.year), str(last.year)}
    if word in _WEEKDAYS or word in MONTH_NUMBERS:
        return _fits_month(word, first, last) if is_range else _WEEKDAYS.get(word) == first.weekday()
    return word not in _NOT_IN_A_REASON


def _fits_month(word: str, first: date, last: date) -> bool:
    months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    return word in MONTH_NUMBERS and any((month - 1) % 12 + 1 == MONTH_NUMBERS[word] for month in months)


def _unreadable(text: str) -> Invalid:
    return Invalid("days.unreadable", text=" ".join(text.split())[:60])
