"""What a line of news says of time, phrase by phrase: a span of days or hours, an end, a beginning, a length, a row of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto

from receptionist.clients.times.day_parts import day_part
from receptionist.clients.times.phrases import Days, Moment, Reader
from receptionist.clients.times.words import Day, Kind, Token, last_day, next_day, table

_FROM = table("dalle dall dal dalla da from between tra fra since")
_ITALIAN_DAY = table("dal dall")
_TO = table("fino sino al all alle alla a ad to till til until through and e the il giorno")
_UNTIL = table("until till til fino sino")
_NOT = frozenset({"not", "non", "t"})
_NOT_BEFORE = _UNTIL | {"before", "prima", "di"}
_BESIDE_UNTIL = table("a ad to in fra tra around circa verso")
BACK = table(
    "back return returns rientra rientro torna torno ritorna "
    "reopen reopens reopening riapre riaprono riapriamo riapriremo riaprirà riaprira riapriranno"
)
"""Who is this at some time is away, or closed, until then."""
_ARRIVES = table("arriva arrivo arrives ritorno")
"""The same, where the time stands right behind it: much else arrives."""
_LEAVES = table("esce esco leaves leaving")
_BACK_BY = frozenset({"per", "by"})
_CALLS = table("call calls ring rings calling ringing called")
_IN = table("in tra fra entro within")
_HANDS_OVER = table(
    "all everything call calls send pass put tutto tutta tutti tutte chiamate passare passa passate mandare chiedere"
)
_DASHES = frozenset("-–—")
_VAGUE = table("soon later shortly presto dopo tardi poi when quando")
_INSTEAD = frozenset({"instead", "sostituisce", "covers", "covered"})
_COVERS = frozenset({"covers", "cover", "covering"})
"""For whom somebody does so is no time."""
_NO_MONTH_ALONE = table("may march mar set")
_ALWAYS_TIME = frozenset({Kind.DATE, Kind.HOUR, Kind.WEEKDAY, Kind.DAY, Kind.ORDINAL, Kind.YEAR})
_LOOSE = table(
    "morning afternoon evening mattina mattino pomeriggio sera stamattina stamani domattina weekend pranzo lunch while lungo "
    "indefinitely escluso esclusa excluded natale christmas pasqua easter ferragosto capodanno estate summer inverno winter"
)
"""What speaks of a time that is nobody's to reckon."""
_SOME = table(
    "next coming few some several other more prossimi prossime pochi poche alcuni alcune qualche vari varie diversi altri "
    "paio couple"
)


class What(Enum):
    """What a phrase says."""

    SPAN = auto()
    UNTIL = auto()
    SINCE = auto()
    LENGTH = auto()
    DAYS = auto()
    PART = auto()
    HOUR = auto()
    UNREAD = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """It stands on the tokens from `first` to before `behind`. `begins` and `ends` are what it says of both; `days` are whole
    days, or the one of whose hours it speaks (`is_dated`: it is said); `is_back`: the end is when somebody is there again;
    `length`: how many of which unit. `told`: where it begins without a word for the end; -1: at `first`."""

    what: What
    first: int
    behind: int
    begins: Moment | None = None
    ends: Moment | None = None
    days: Days | None = None
    length: tuple[int, str] | None = None
    is_back: bool = False
    is_dated: bool = True
    told: int = -1


def phrases_of(tokens: Sequence[Token], today: date) -> tuple[Phrase, ...]:
    """All of them, in order."""
    reader = Reader(tokens, today)
    found: list[Phrase] = []
    place = 0
    while place < len(tokens):
        phrase = _phrase(reader, place)
        if phrase is not None:
            found.append(phrase)
        place = phrase.behind if phrase is not None else place + 1
    return tuple(found)


def _phrase(reader: Reader, place: int) -> Phrase | None:
    if reader.kind(place) is Kind.PHONE:
        return None
    for reading in (_part, _span, _until, _arrives, _leaves, _since, _for_the_day, _for, _days, _left_over):
        found = reading(reader, place)
        if found is not None:
            return found
    return None


def _part(reader: Reader, place: int) -> Phrase | None:
    """A part of one day."""
    found = day_part(reader, place)
    if found is None:
        return None
    part, behind = found
    day = next_day(part.day, reader.today)
    if day is None:
        return Phrase(What.UNREAD, place, behind)
    begins, ends = Moment(part.day, part.begins), Moment(part.day, part.ends)
    return Phrase(What.PART, place, behind, begins, ends, Days(day, day), is_dated=part.is_dated)


# ---- spans


def _span(reader: Reader, place: int) -> Phrase | None:
    """From one moment to another; without a word for the beginning only where both are plainly times."""
    is_from = reader.word(place) in _FROM
    is_day = reader.word(place) in _ITALIAN_DAY
    begins = reader.moment(place + is_from, is_day=is_day)
    if begins is None:
        return None
    place_of_end = _behind_to(reader, begins[1])
    if place_of_end is None:
        return None
    to = reader.word(place_of_end - 1)
    ends = reader.moment(place_of_end, is_day=to == "al" or (is_day and to != "alle"))
    if ends is None or not (is_from or _is_plain(begins[0], ends[0], reader.word(begins[1]))):
        return None
    both = _alike(*_dated(begins[0], ends[0], reader.today)) if is_from or not _may_be_either(begins[0], ends[0]) else None
    return Phrase(What.SPAN if both else What.UNREAD, place, ends[1], *(both or ()))


def _behind_to(reader: Reader, place: int) -> int | None:
    if reader.kind(place) is Kind.DASH:
        return reader.behind(place + 1, _TO)
    behind = reader.behind(place, _TO)
    return behind if behind > place else None


def _is_plain(begins: Moment, ends: Moment, sign: str) -> bool:
    """Whether both are times without a word that says so: `14:00 to 16:00`, `Monday to Friday`, `1-5 December`."""
    if sign in {"and", "e"}:
        return False
    if sign in _DASHES or (begins.minutes is not None and begins.bare is None):
        return True
    if begins.day is None:
        return ends.day is not None or ends.is_half
    return ends.day is not None or (ends.bare is not None and begins.day.number is not None)


def _dated(begins: Moment, ends: Moment, today: date) -> tuple[Moment, Moment]:
    """`Monday 9 to Friday 13`: dates, where both may be."""
    told = [one for one in (begins, ends) if not (one.day is not None and one.day.month is not None and one.minutes is None)]
    if not told or not all(_is_doubtful(one, today) for one in told):
        return begins, ends
    return _as_date(begins), _as_date(ends)


def _as_date(moment: Moment) -> Moment:
    if moment.day is None or moment.bare is None:
        return moment
    return Moment(replace(moment.day, number=moment.bare))


def _alike(begins: Moment, ends: Moment) -> tuple[Moment, Moment] | None:
    """Both as days or both as hours: a mere number is what the other is. None: it may be either."""
    if any(one.bare is not None and one.day is not None and one.day.weekday is not None for one in (begins, ends)):
        return None
    if begins.bare is not None and begins.day is None and ends.day is not None and ends.minutes is None:
        return (Moment(begins.as_day()), ends) if ends.day.month is not None or ends.day.number is not None else None
    if ends.bare is not None and ends.day is None and begins.day is not None and begins.minutes is None:
        day = replace(begins.day, number=ends.bare, weekday=None)
        return (begins, Moment(day)) if begins.day.number is not None else None
    if begins.bare is not None and ends.is_half and begins.minutes is not None and ends.minutes is not None:
        later = begins.minutes + 720
        return (replace(begins, minutes=later if ends.minutes > later else begins.minutes, bare=None), ends)
    return begins, ends


def _may_be_either(begins: Moment, ends: Moment) -> bool:
    """`14-16`: hours or days."""
    return begins.bare is not None and ends.bare is not None and begins.day is None and ends.day is None


# ---- one end


def _until(reader: Reader, place: int) -> Phrase | None:
    word = reader.word(place)
    is_back = word in BACK and not (word == "back" and {reader.word(place - 1), reader.word(place - 2)} & _CALLS)
    if not is_back and word not in _UNTIL:
        return None
    at = reader.behind(place + 1, _NOT_BEFORE | _BACK_BY if is_back else _UNTIL)
    is_not = at == place + 1 and bool({reader.word(place - 1), reader.word(place - 2)} & _NOT)
    found, behind = _end(reader, at, is_back and not is_not), _end_of_clause(reader, at)
    if found is not None and not any(_is_time(reader, one) for one in range(found.behind, behind)):
        return replace(found, first=place, told=at)
    if word == "back" and not any(_is_time(reader, one) or reader.word(one) in _VAGUE for one in range(at, behind)):
        return None
    return Phrase(What.UNREAD, place, behind, told=at if behind > at else place)


def _arrives(reader: Reader, place: int) -> Phrase | None:
    """`arriva alle 11`, `di ritorno alle 15`; whoever is not to arrive by then is not meant."""
    if reader.word(place) not in _ARRIVES or reader.word(place - 1) in _NOT:
        return None
    found = _end(reader, place + 1, is_back=True)
    if found is None or reader.kind(found.behind) not in {None, Kind.BREAK}:
        return None
    return replace(found, first=place - (reader.word(place - 1) == "di"), told=place + 1)


def _leaves(reader: Reader, place: int) -> Phrase | None:
    """`esce alle 16`: out from then on, until the day is over."""
    found = reader.moment(place + 1) if reader.word(place) in _LEAVES and reader.word(place - 1) not in _NOT else None
    if found is None or found[0].minutes is None or reader.kind(found[1]) not in {None, Kind.BREAK}:
        return None
    return Phrase(What.SPAN, place, found[1], found[0], Moment(minutes=1440))


def _end(reader: Reader, place: int, is_back: bool) -> Phrase | None:
    """What stands behind a word for an end."""
    row = reader.end_of_row(reader.behind(place, _BESIDE_UNTIL))
    if row is not None:
        return Phrase(What.UNTIL, place, row[1], days=Days(row[0], row[0]))
    if reader.word(place) in _IN and (length := reader.length(place + 1)) is not None:
        return Phrase(What.UNTIL, place, length[1], length=length[0], is_back=is_back)
    behind = reader.behind(place, _BESIDE_UNTIL | {"la", "alla", "nella"})
    part = (day_part(reader, place) or day_part(reader, behind)) if is_back else None
    if part is not None:
        return Phrase(What.UNTIL, place, part[1], ends=Moment(part[0].day, part[0].begins), is_back=True)
    period = reader.period(behind) if is_back else None
    if period is not None:
        return Phrase(What.UNTIL, place, period[1], days=period[0], is_back=True)
    moment = reader.moment(reader.behind(place, _BESIDE_UNTIL))
    if moment is not None and reader.word(place) in _IN and moment[0].bare is not None and moment[0].day is None:
        return None  # `back in 10`: of what is not said
    if moment is None or _is_doubtful(moment[0], reader.today) or _is_night(moment[0]):
        return None
    return Phrase(What.UNTIL, place, moment[1], ends=moment[0], is_back=is_back)


def _is_doubtful(moment: Moment, today: date) -> bool:
    """`Friday 13`: that Friday of the next five whose number it is, or one o'clock on the first."""
    if moment.day is None or moment.day.weekday is None or moment.bare is None:
        return False
    first = next_day(moment.day, today)
    return first is not None and any((first + timedelta(days=7 * n)).day == moment.bare for n in range(5))


def _is_night(moment: Moment) -> bool:
    """`Friday 5`: nobody is out until five in the morning."""
    return moment.day is not None and moment.day.weekday is not None and moment.bare is not None and moment.bare < 7


def _since(reader: Reader, place: int) -> Phrase | None:
    """A beginning alone: `out in 3 weeks`, `from Monday`."""
    if reader.word(place) in _IN and (length := reader.length(place + 1)) is not None:
        return Phrase(What.SINCE, place, length[1], length=length[0])
    if reader.word(place) not in _FROM:
        return None
    if (past := reader.length(place + 1)) is not None:
        return Phrase(What.UNREAD, place, past[1])
    if (part := day_part(reader, place + 1)) is not None:
        return Phrase(What.SINCE, place, part[1], begins=Moment(part[0].day, part[0].begins))
    moment = reader.moment(place + 1, is_day=reader.word(place) in _ITALIAN_DAY)
    return Phrase(What.SINCE, place, moment[1], begins=moment[0]) if moment is not None else None


def _for_the_day(reader: Reader, place: int) -> Phrase | None:
    """`gone for the day`: what is left of it."""
    if [reader.word(place + n) for n in range(3)] != ["for", "the", "day"]:
        return None
    return Phrase(What.DAYS, place, place + 3, days=Days(reader.today, reader.today))


def _for(reader: Reader, place: int) -> Phrase | None:
    at = reader.behind(
        place, {"per", "for", "the", "le", "i", "gli", "next", "prossime", "prossimi", "altre", "altri", "another"}
    )
    length = reader.length(at)
    if length is None and reader.word(place - 1) in _COVERS:
        return None
    if length is not None:
        return Phrase(What.LENGTH, place, length[1], length=length[0])
    if reader.word(place) not in {"per", "for"} or reader.period(place) or reader.moment(place + 1):
        return None
    if day_part(reader, place + 1) is not None:
        return None
    behind = _end_of_clause(reader, place)
    is_time = any(_is_time(reader, one) or reader.kind(one) is Kind.UNIT for one in range(place + 1, min(behind, place + 4)))
    return Phrase(What.UNREAD, place, behind) if is_time else None


# ---- days


def _days(reader: Reader, place: int) -> Phrase | None:
    """Whole days, or one with an hour."""
    period = reader.period(place)
    if period is not None:
        return Phrase(What.DAYS, place, period[1], days=period[0])
    moment = reader.moment(place)
    if moment is None or (moment[0].bare is not None and moment[0].day is None):
        return None
    found, behind = moment
    if found.minutes is not None:
        return Phrase(What.HOUR, place, behind, begins=found)
    day = next_day(found.day, reader.today) if found.day is not None else None
    return Phrase(What.DAYS if day else What.UNREAD, place, behind, begins=found, days=Days(day, day) if day else None)


def _left_over(reader: Reader, place: int) -> Phrase | None:
    """A word of time that says nothing where it stands."""
    if not _is_time(reader, place):
        return None
    first = place
    while reader.word(first - 1) in _SOME:
        first -= 1
    return Phrase(What.UNREAD, first, place + 1)


def _is_time(reader: Reader, place: int) -> bool:
    """Whether it can hardly be anything else than a part of a time."""
    kind, word = reader.kind(place), reader.word(place)
    if kind is Kind.NUMBER:
        return reader.kind(place + 1) is not Kind.WORD and reader.tokens[place].value <= 31
    if kind is Kind.UNIT:
        return reader.tokens[place].unit in {"week", "month", "year"} or bool(
            {reader.word(place - 1), reader.word(place - 2)} & _SOME
        )
    if kind is Kind.MONTH:
        return word not in _NO_MONTH_ALONE
    return kind in _ALWAYS_TIME or word in _LOOSE or (word == "po" and reader.word(place - 1) == "un")


def _end_of_clause(reader: Reader, place: int) -> int:
    """Up to a comma, or to where somebody else is named instead."""
    while reader.kind(place) not in {None, Kind.BREAK} and reader.word(place) not in _HANDS_OVER:
        if reader.word(place + 1) in _INSTEAD or reader.word(place) in _INSTEAD:
            return place
        place += 1
    return place


# ---- as dates


def dates_of(begins: Moment, ends: Moment, today: date) -> tuple[date, date] | None:
    """Both days of a span. The first may have begun, and each may leave out what the other says. None: no calendar has them
    so."""
    first, last = begins.day, ends.day
    if first is None or last is None:
        return None
    if first.month is None and first.number is not None and last.number is not None:
        end = next_day(last, today)
        begin = last_day(first, end) if end else None
    elif first.month is None or last.month is None or (first.year is not None and last.year is None):
        begin, end = _in_order(first, last, today)
    else:
        end = next_day(last, today)
        begin = last_day(first, end) if end else None
    return (begin, end) if begin is not None and end is not None and begin <= end else None


def _in_order(first: Day, last: Day, today: date) -> tuple[date | None, date | None]:
    """The beginning first, then the end behind it."""
    begin = next_day(first, today)
    if begin is None or last.offset is not None:
        return begin, next_day(last, today)
    if first.month is not None and first.year is None and (began := last_day(first, today)) and (today - began).days <= 31:
        begin = began
    return begin, next_day(last, max(begin, today) if last.number is None else begin)
