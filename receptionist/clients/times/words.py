"""The words, dates, hours and telephone numbers of a typed line, in English or Italian, one token each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from receptionist.clients.texts import words_of


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    ORDINAL = auto()
    YEAR = auto()
    DATE = auto()
    HOUR = auto()
    DAY = auto()
    WEEKDAY = auto()
    MONTH = auto()
    UNIT = auto()
    PHONE = auto()
    DASH = auto()
    BREAK = auto()


def table(words: str) -> frozenset[str]:
    """A small table of folded words."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written: `offset` days from today, a weekday (Monday 0), or its number, month and year, as far as they
    stand there."""

    number: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """`word` is folded; `value` the number, weekday, month, days from today or minutes since midnight (-1: no such hour)."""

    kind: Kind
    start: int
    end: int
    word: str
    value: int = 0
    day: Day | None = None

    @property
    def unit(self) -> str:
        """Of a unit of time, in English: `week`. Raises `KeyError` of anything else."""
        return UNIT_OF[self.word]


WEEKDAYS = (
    ("monday", "lunedi", "mon", "lun"),
    ("tuesday", "martedi", "tue", "tues"),
    ("wednesday", "mercoledi", "wed", "mer"),
    ("thursday", "giovedi", "thu", "thur", "thurs", "gio"),
    ("friday", "venerdi", "fri", "ven"),
    ("saturday", "sabato", "sat", "sab"),
    ("sunday", "domenica", "sun", "dom"),
)
MONTHS = (
    ("january", "gennaio"),
    ("february", "febbraio"),
    ("march", "marzo"),
    ("april", "aprile"),
    ("may", "maggio"),
    ("june", "giugno"),
    ("july", "luglio"),
    ("august", "agosto"),
    ("september", "settembre"),
    ("october", "ottobre"),
    ("november", "novembre"),
    ("december", "dicembre"),
)
DAYS = {
    "today": 0,
    "oggi": 0,
    "tonight": 0,
    "stasera": 0,
    "tomorrow": 1,
    "domani": 1,
    "dopodomani": 2,
    "yesterday": -1,
    "ieri": -1,
}
UNITS = {
    "minute": "m min mins minute minutes minuto minuti",
    "hour": "h hr hrs hour hours ora ore oretta",
    "day": "day days giorno giorni giornata gg",
    "week": "week weeks settimana settimane",
    "month": "month months mese mesi",
    "year": "year years anno anni",
}
HOURS = {"noon": 720, "midday": 720, "mezzogiorno": 720, "midnight": 1440, "mezzanotte": 1440}
AT = table("at alle dalle le ore h")
"""What stands before an hour."""
KEPT_YEARS = range(1900, 2201)
"""A date of any other year is a slip of the keys."""


def _by_name(rows: tuple[tuple[str, ...], ...], first: int) -> dict[str, int]:
    return {name: number for number, names in enumerate(rows, first) for name in names}


WEEKDAY_OF = _by_name(WEEKDAYS, 0)
MONTH_OF = {
    part: number
    for whole, number in _by_name(MONTHS, 1).items()
    for part in {whole, *(whole[:n] for n in range(3, len(whole)))}
} | {"sept": 9}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words.split()}

_TOKEN = re.compile(
    r"(?P<iso>(?<!\d)\d{4}(?P<point>[-/.])\d{1,2}(?P=point)\d{1,2}(?!\d))"
    r"|(?P<hour>\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|\d{1,2}[:h]\d{2}(?!\d)|\d{1,2}h(?!\w))"
    r"|(?P<date>\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)\d{2,4}(?!\d)|\d{1,2}/\d{1,2}\.?(?!\d)|\d{1,2}\.\d{1,2}(?!\d)(?:\.(?!\d))?)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th|°|º)(?!\w))"
    r"|(?P<number>\d+)(?:\.(?=\s*[-–]\s*\d|\s+[^\W\d_]{3}))?"
    r"|(?P<word>[^\W\d_]+['’]?)|(?P<dash>[-–—])|(?P<break>[,;]|\.(?=\s|$))",
    re.IGNORECASE,
)
_RUN = re.compile(r"(?<![\w+])(?:\+\s?)?\(?\d[\d\s()/.–-]{4,}\d(?![:\d]|\s?[ap]m\b)", re.IGNORECASE)
_DATE = (
    r"(?:(?:\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}"
    r"|\d{1,2}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)(?:\d{4}|\d{2})|\d{1,2}[/.]\d{1,2}|[0-3]?\d)\.?)"
)
_DATES = re.compile(rf"(?:(?:{_DATE}|(?:19|20|21)\d\d)(?:\s*[-–]\s*|\s+|$))+")
_PLAINLY_DATES = re.compile(r"(?=\S*[/.]|\d{4}-\d{1,2}-|\d{1,2}-\d{1,2}-\d{2,4})" + _DATES.pattern + r"|[-–]")
_HOUR_BEFORE = re.compile(r"\b(?:fino al|alle|dalle|ore|till|til|until)\s*$", re.IGNORECASE)
_FIRST_HOUR = re.compile(r"[0-3]?\d(?:\s+|$)")
_MONTH_BEHIND = re.compile(r"\s*([^\W\d_]{3,})")
_LAST_DAYS = re.compile(r"(?<=\s)(?:[0-3]?\d\.?\s*[-–]\s*)?[0-3]?\d$")
_DIGITS = range(7, 21)
"""As many has a telephone number, with whatever stands before it to dial it."""


def tokens_of(text: str) -> tuple[Token, ...]:
    """Its tokens in order. A telephone number is one only where it cannot be dates: these are read as dates, whatever sense
    they make."""
    found: list[Token] = []
    place = 0
    for phone in (*_phones(text), None):
        end = phone.start if phone else len(text)
        for one in _TOKEN.finditer(text, place, end):
            found.append(_token(one, found[-1].word if found else ""))
        if phone:
            found.append(phone)
            place = phone.end
    return tuple(found)


def _phones(text: str) -> list[Token]:
    found = []
    for run in _RUN.finditer(text):
        start, end = _without_times(text, run.start(), run.end())
        told = text[start:end]
        if sum(sign.isdigit() for sign in told) in _DIGITS and (told[0] == "+" or not _is_dates(told)):
            found.append(Token(Kind.PHONE, start, end, told))
    return found


def _without_times(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a run of digits is without days and hours that stand before and behind it."""
    if _HOUR_BEFORE.search(text, 0, start) and (hour := _FIRST_HOUR.match(text, start, end)):
        start = hour.end()
    month = _MONTH_BEHIND.match(text, end)
    if month and month.group(1).lower() in MONTH_OF and (days := _LAST_DAYS.search(text, start, end)):
        end = days.start()
    pieces = [(one.start(), one.end()) for one in re.compile(r"\S+").finditer(text, start, end)]
    while pieces and _PLAINLY_DATES.fullmatch(text, *pieces[0]):
        pieces.pop(0)
    while pieces and _PLAINLY_DATES.fullmatch(text, *pieces[-1]):
        pieces.pop()
    return (pieces[0][0], pieces[-1][1]) if pieces else (start, start)


def _is_dates(run: str) -> bool:
    """Whether it is dates and spans of days; numbers with mere blanks between are none, but for a day with its year."""
    signs = re.search(r"[/.–-]|\b[0-3]?\d\s+[01]?\d\s+(?:19|20|21)\d\d\b", run)
    return signs is not None and _DATES.fullmatch(run) is not None


def _token(found: re.Match[str], before: str) -> Token:
    kind, text = str(found.lastgroup), found.group(str(found.lastgroup))
    start, end = found.span()
    if kind == "word":
        return _word(text, start, end)
    if kind in {"iso", "date"}:
        return _date(text, start, end, before)
    if kind == "hour":
        return Token(Kind.HOUR, start, end, text.lower(), _minutes(text))
    if kind in {"ordinal", "number"}:
        digits = int(re.sub(r"\D", "", text)[:9])
        is_year = kind == "number" and len(text) == 4 and digits in KEPT_YEARS
        return Token(Kind.YEAR if is_year else Kind[kind.upper()], start, end, text, digits)
    return Token(Kind.DASH if kind == "dash" else Kind.BREAK, start, end, text)


def _word(text: str, start: int, end: int) -> Token:
    word = "è" if text.lower() in {"è", "e'", "e’"} else "".join(words_of(text))
    tables: tuple[tuple[Kind, dict[str, int]], ...] = (
        (Kind.DAY, DAYS),
        (Kind.MONTH, MONTH_OF),
        (Kind.WEEKDAY, WEEKDAY_OF),
        (Kind.HOUR, HOURS),
    )
    for kind, named in tables:
        if word in named:
            return Token(kind, start, end, word, named[word])
    if word in {"primo", "first"}:
        return Token(Kind.ORDINAL, start, end, word, 1)
    return Token(Kind.UNIT if word in UNIT_OF else Kind.WORD, start, end, word)


def _date(text: str, start: int, end: int, before: str) -> Token:
    """Two numbers with a point between are an hour behind a word for one, or where there is no such month."""
    parts = [part for part in re.split(r"[/.-]", text) if part]
    numbers = [int(part) for part in parts]
    is_pair = len(numbers) == 2 and "/" not in text and not text.endswith(".")
    if is_pair and (before in AT or not 1 <= numbers[1] <= 12):
        return Token(Kind.HOUR, start, end, text, _minutes(text))
    if len(parts[0]) == 4:
        day = Day(numbers[2], numbers[1], numbers[0])
    else:
        year = numbers[2] if len(numbers) > 2 else None
        day = Day(numbers[0], numbers[1], 2000 + year if year is not None and len(parts[2]) == 2 else year)
    return Token(Kind.DATE, start, end, text, 0, day)


def _minutes(text: str) -> int:
    hour, minute = ([int(part) for part in re.findall(r"\d+", text)] + [0])[:2]
    half = text.lower().replace(".", "")[-2:]
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return -1
        hour = hour % 12 + 12 * (half == "pm")
    return hour * 60 + minute if minute < 60 and hour * 60 + minute <= 1440 else -1


def next_day(day: Day, today: date) -> date | None:
    """The next such day that comes, today included; of a weekday one behind today. None: no calendar has it."""
    if day.offset is not None:
        return today + timedelta(days=day.offset)
    if day.number is None:
        return today + timedelta(days=((day.weekday or 0) - today.weekday() - 1) % 7 + 1)
    if day.month is None:
        return _in_order(day, (today + timedelta(days=n) for n in range(62)))
    years = (day.year,) if day.year is not None else (today.year, today.year + 1)
    dates = [one for one in (_of(year, day.month, day.number) for year in years) if one is not None]
    comes = next((one for one in dates if day.year is not None or one >= today), None)
    return comes if comes is None or day.weekday in {None, comes.weekday()} else None


def last_day(day: Day, end: date) -> date | None:
    """The last such day that is not behind `end`."""
    if day.year is not None or day.number is None:
        return next_day(day, end)
    if day.month is None:
        return _in_order(day, (end - timedelta(days=n) for n in range(62)))
    dates = [one for one in (_of(year, day.month, day.number) for year in (end.year, end.year - 1)) if one is not None]
    return next((one for one in dates if one <= end and day.weekday in {None, one.weekday()}), None)


def _in_order(day: Day, days: Iterable[date]) -> date | None:
    """The first of them with its number, and on its weekday."""
    return next((one for one in days if one.day == day.number and day.weekday in {None, one.weekday()}), None)


def _of(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if year in KEPT_YEARS else None
    except ValueError:
        return None
