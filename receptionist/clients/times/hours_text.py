"""Opening hours in one line of text, as people write them: `Mon-Fri 09:00-13:00 14:00-18:00; Sat 09:00-12:00`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from itertools import groupby
from unicodedata import combining, normalize

from receptionist.clients.profile import Opening
from receptionist.errors import Invalid

DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "it": ("lun", "mar", "mer", "gio", "ven", "sab", "dom"),
}
_NAMES = (
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ("lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"),
)
_WEEK = tuple(range(7))
_FEWEST_LETTERS = 2
_ALWAYS = re.compile(r"(?:sempre(?: apert[oiae])?|apert[oiae] sempre|always(?: open)?|open always)[.!]?")
_ONE_LETTER = re.compile(r"\bl ?[-–/] ?([vsd])\b")
"""From Monday on, as Italian offices shorten it: no other range of two letters is a week's."""
_NO_HOLIDAYS = re.compile(
    r"[-,;(]*\s*\b(?:(?:esclus[oiae]|eccetto|tranne|salvo|no|non|except)(?: i| the)? (?:giorni )?(?:festiv[oi]|holidays)"
    r"|(?:giorni )?festivi esclusi|holidays excluded)\b\)?"
)
_WITH_COMMA = re.compile(r"(\d{1,2}),([0-5]\d)")
_NOON = 12
_DAYS_CALLED = {
    **dict.fromkeys(("giorno", "giorni", "gg", "day", "days", "daily", "everyday"), _WEEK),
    **dict.fromkeys(("weekday", "weekdays"), _WEEK[:5]),
    **dict.fromkeys(("weekend", "weekends", "fine settimana"), _WEEK[5:]),
    **dict.fromkeys(("festivi", "holidays", "public holidays", "bank holidays"), ()),
}
"""Days with a name of their own. Whether it is closed on public holidays is a field of its own, so that they are none here."""

_RANGE = re.compile("a|al|alla|alle|fino|to|till|until|through|thru")
_CLOSED = re.compile("chius[oai]|closed")
_SAYS_NOTHING = re.compile(
    "da|dal|dalla|dalle|dall|from|h|ore|orario|continuato|il|la|i|gli|tutti|ogni|every|all|on|e|ed|and|poi"
    "|then|apert[oai]|open|sempre|always"
)
_MORNING, _AFTERNOON = re.compile("mattin[aoe]|mornings?"), re.compile("pomeriggi|pomeriggio|afternoons?")
_MORNINGS_END, _AFTERNOONS_BEGIN = time(14), time(12)
"""Hours that are over by the first, or begin from the second on, are those of one half of the day."""
_TOKEN = re.compile(
    r"(?P<whole>(?<![-–—/\d])(?:h ?24|24 ?/ ?7|24 ?/ ?24|24 ?h(?:/24)?|24 ore(?: su 24)?|24 su 24|24 hours)(?![a-z\d:.]))"
    r"|(?P<every>(?<![-–—/\d:.])(?:7 (?:giorni|days)(?: su 7)?|7 ?(?:/|su) ?7)(?![\d:.]))"
    r"|(?P<time>(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?: ?(?P<half>[ap])\.?m\b\.?)?h?(?!\d))"
    r"|(?P<word>(?:fine settimana|(?:public|bank) holidays|[a-z]+)['’]?)"
    r"|(?P<dash>[-–—])|(?P<slash>/)|(?P<nothing>[\s.,:;|&+()]+)"
)
_DAYS = re.compile(r"D(?:(?:-|R+|/)D)?|E")
_SPAN = re.compile(r"T(?:-|R+|/)T|W")
_SPANS = rf"(?:T/T-(?=T/T)|(?:{_SPAN.pattern})/?)+"
_GROUP = re.compile(rf"(?P<days>(?:{_DAYS.pattern})+)-?(?:(?P<spans>{_SPANS})|C)")
"""A group of days and its hours, a letter for each token: a Day, Every of some days, a Time, Range, Whole day, Closed."""
_DAYS_BEHIND = re.compile(rf"(?:(?P<spans>{_SPANS})|C)(?P<days>(?:{_DAYS.pattern})+)")
"""The hours first: `9-18 lun-ven`."""


_BETWEEN_GROUPS = re.compile("-(?=[DE]|T-T[DE])")
"""`lun-ven 9-18 - sab 9-12`."""

_Opened = list[tuple[list[int], list[tuple[time, time]]]]
_Closed = list[list[tuple[int, str]]]
"""Each day with the half of it that is meant, if it is one."""


@dataclass(frozen=True, slots=True)
class _Token:
    """`kind` is a letter of `_GROUP`, or H for a word for half a day; `part` is the half that stands beside some days."""

    kind: str
    days: tuple[int, ...] = ()
    at: time = time(0)
    is_bare: bool = False
    half: str = ""
    part: str = ""


def written(hours: tuple[Opening, ...], language: str = "en") -> str:
    """The hours as text; days with the same hours that follow each other are written together."""
    names = DAYS.get(language, DAYS["en"])
    spans = {day: " ".join(_span(one) for one in hours if one.weekday == day) for day in range(7)}
    groups = []
    for text, days in groupby(range(7), key=spans.__getitem__):
        run = list(days)
        if text:
            label = names[run[0]] if len(run) == 1 else f"{names[run[0]]}-{names[run[-1]]}"
            groups.append(f"{label} {text}")
    return "; ".join(groups)


def _span(opening: Opening) -> str:
    end = "24:00" if opening.end == time(0) else f"{opening.end:%H:%M}"
    return f"{opening.start:%H:%M}-{end}"


def read(text: str) -> tuple[Opening, ...]:
    """The hours that the text says, English or Italian: `lun-ven 9-13 e 14.30-18.30, sab chiuso`, `dal lunedì al venerdì
    dalle 9 alle 18`, `Mon to Fri 9am-5pm`, `9-18 lun-ven`, `24/7`. Raises `Invalid` `hours.no_days` where no day is said, else
    `hours.unreadable`, also where nothing is open, or a day both open and closed, and for `9-5`, which may end in the afternoon
    or in the morning."""
    found = tuple(opening for day in by_day(text).values() for opening in day)
    if not found:
        raise Invalid("hours.unreadable", text=text[:60])
    return found


def by_day(text: str) -> dict[int, tuple[Opening, ...]]:
    """What the text says of each day that it names (Monday 0), nothing of one that is closed: `mon-fri 9-13; sat closed`.
    Raises `Invalid` as `read` does, but takes what only closes."""
    try:
        tokens = _tokens(text)
        if re.fullmatch(_SPANS, _kinds(tokens)) and _kinds(tokens) != "W":
            raise Invalid("hours.no_days", text=text[:60])
        opened, closed = _groups(tokens)
        found = _without_closed(opened, closed)
    except ValueError as error:
        if dayless := _without_days(text):
            raise Invalid("hours.no_days", text=dayless) from error
        raise Invalid("hours.unreadable", text=text[:60]) from error
    named = {day for days, _spans in opened for day in days} | {day for days in closed for day, _part in days}
    if not named:
        raise Invalid("hours.unreadable", text=text[:60])
    return {day: tuple(one for one in found if one.weekday == day) for day in sorted(named)}


def is_closed(text: str) -> bool:
    """Whether it says that it is closed, and no more: `chiuso`."""
    return _CLOSED.fullmatch(text.strip().casefold()) is not None


def _without_days(text: str) -> str:
    """The hours that stand first and on no day, before others that have some: `9-18` of `9-18 (sab 9-12)`; else empty."""
    first, sign, _rest = re.split(r"([(;])", text, maxsplit=1) if re.search("[(;]", text) else (text, "", "")
    try:
        return first.strip()[:60] if sign and re.fullmatch(_SPANS, _kinds(_tokens(first))) else ""
    except ValueError:
        return ""


def _tokens(text: str) -> list[_Token]:
    """Raises `ValueError` for what is none."""
    plain = _plain("".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter)).strip())
    found, position = [], 0
    while position < len(plain):
        match = _TOKEN.match(plain, position)
        if match is None:
            raise ValueError(plain[position])
        token = _token(match)
        found += [token] if token is not None else []
        position = match.end()
    return _with_halves(found)


def _plain(text: str) -> str:
    """What is written otherwise, as the tokens have it. A comma is a point where every number of the line has one:
    `9,00-13,00`, and not `9-13,15-19`."""
    if _ALWAYS.fullmatch(text):
        return "24/7"
    text = _ONE_LETTER.sub(lambda found: f"lun-{ {'v': 'ven', 's': 'sab', 'd': 'dom'}[found[1]] }", text)
    text = _NO_HOLIDAYS.sub("; festivi chiuso ", text)
    numbers = re.findall(r"\d+(?:,\d+)*", text)
    return _WITH_COMMA.sub(r"\1:\2", text) if all(map(_WITH_COMMA.fullmatch, numbers)) else text


def _with_halves(tokens: list[_Token]) -> list[_Token]:
    """A half of a day that stands behind a day is that day's; elsewhere it says no more than the hours do, but for what is
    closed. Raises `ValueError`."""
    found: list[_Token] = []
    for place, token in enumerate(tokens):
        if token.kind != "H":
            found.append(token)
        elif found and found[-1].kind in {"D", "E"}:
            found[-1] = replace(found[-1], part="both" if found[-1].part else token.part)
        elif "C" in {one.kind for one in tokens[max(place - 1, 0) : place + 2]}:
            raise ValueError("which days' half is closed")
    return found


def _token(found: re.Match[str]) -> _Token | None:
    match found.lastgroup:
        case "time":
            return _time(found["hour"], found["minute"], found["half"] or "")
        case "word":
            return _word(found["word"].rstrip("'’"))
        case "nothing":
            return None
        case "every":
            return _Token("E", _WEEK)
        case kind:
            return _Token({"whole": "W", "dash": "-", "slash": "/"}[kind or ""])


def _word(word: str) -> _Token | None:
    if _SAYS_NOTHING.fullmatch(word):
        return None
    if _RANGE.fullmatch(word):
        return _Token("R")
    if _CLOSED.fullmatch(word):
        return _Token("C")
    if _MORNING.fullmatch(word) or _AFTERNOON.fullmatch(word):
        return _Token("H", part="morning" if _MORNING.fullmatch(word) else "afternoon")
    if word in _DAYS_CALLED:
        return _Token("E", _DAYS_CALLED[word])
    return _Token("D", (_weekday(word),))


def _weekday(word: str) -> int:
    """By its name or the beginning of it. Raises `ValueError`."""
    for names in _NAMES:
        for day, name in enumerate(names):
            if len(word) >= _FEWEST_LETTERS and (name.startswith(word) or word == name + "s"):
                return day
    raise ValueError(word)


def _time(hour: str, minute: str | None, half: str) -> _Token:
    """24:00 is the end of the day, which is 00:00. Raises `ValueError`."""
    at = int(hour)
    if half and not 1 <= at <= _NOON:
        raise ValueError(hour)
    if half:
        at = at % _NOON + (_NOON if half == "p" else 0)
    if at == 24 and int(minute or 0) == 0:
        at = 0
    return _Token("T", at=time(at, int(minute or 0)), is_bare=minute is None and not hour.startswith("0"), half=half)


def _kinds(tokens: list[_Token]) -> str:
    return "".join(token.kind for token in tokens)


def _groups(tokens: list[_Token]) -> tuple[_Opened, _Closed]:
    """The days that are open together with their hours, and those that are said to be closed. Raises `ValueError`."""
    kinds = _kinds(tokens)
    opened: _Opened = []
    closed: _Closed = []
    if kinds in {"W", "WE"}:  # 24/7
        return [(list(_WEEK), [(time(0), time(0))])], closed
    position, order = 0, _DAYS_BEHIND if kinds[:1] in {"T", "W", "C"} else _GROUP
    while position < len(kinds):
        if position and _BETWEEN_GROUPS.match(kinds, position):
            position += 1
        group = order.match(kinds, position)
        if group is None:
            raise ValueError(kinds)
        named = [tokens[group.start("days") :][one.start() : one.end()] for one in _DAYS.finditer(group["days"])]
        days = [(day, some[-1].part) for some in named for day in _days(some)]
        first = group.start("spans")
        spans = [_span_of(tokens[first:][one.start() : one.end()]) for one in _SPAN.finditer(group["spans"] or "")]
        if spans and not days:
            raise ValueError(kinds)
        if spans:
            opened.append(([day for day, _part in days], spans))
        elif any(token.part for some in named for token in some[:-1]):
            raise ValueError(kinds)  # from an afternoon on
        else:
            closed.append(days)
        position = group.end()
    return opened, closed


def _without_closed(opened: _Opened, closed: _Closed) -> list[Opening]:
    """A day, or a half of it, that is said to be closed is taken out of days that are open together, before it or behind.
    Raises `ValueError`, also where the very days of some hours are said to be closed."""
    whole = {day for days in closed for day, part in days if not part}
    if any(whole.issuperset(days) for days, _spans in opened):
        raise ValueError("open and closed")
    found = [
        Opening(weekday=day, start=start, end=end)
        for days, spans in opened
        for day in days
        if day not in whole
        for start, end in spans
    ]
    open_days = {day for days, _spans in opened for day in days}
    for days in closed:
        halves = [place for place, (_day, part) in enumerate(days) if part]
        if halves and any(day in open_days for day, part in days[: halves[-1]] if not part):
            raise ValueError("a half of which days")  # martedì e giovedì pomeriggio
        for day, part in days:
            found = _without_half(found, day, part) if part else found
    return found


def _without_half(hours: list[Opening], day: int, part: str) -> list[Opening]:
    """Raises `ValueError` where the hours of the day are not those of a morning and those of an afternoon: nobody can tell when
    the half ends."""
    mine = [one for one in hours if one.weekday == day]
    mornings = [one for one in mine if one.start < _AFTERNOONS_BEGIN and one.start < one.end <= _MORNINGS_END]
    afternoons = [one for one in mine if one.start >= _AFTERNOONS_BEGIN]
    kept = {"morning": afternoons, "afternoon": mornings}.get(part)
    if not kept or len(mornings) + len(afternoons) != len(mine):
        raise ValueError("half of what")
    return [one for one in hours if one.weekday != day or one in kept]


def _days(tokens: list[_Token]) -> tuple[int, ...]:
    """Those from the first to the last, over the end of the week too."""
    if len(tokens) == 1:
        return tokens[0].days
    since, until = tokens[0].days[0], tokens[-1].days[0]
    return tuple(day % 7 for day in range(since, (until if until >= since else until + 7) + 1))


def _span_of(tokens: list[_Token]) -> tuple[time, time]:
    """Raises `ValueError` for 9-5: nobody can tell which five."""
    if len(tokens) == 1:
        return time(0), time(0)
    since, until = tokens[0], tokens[-1]
    start = since.at
    if until.half == "p" and not since.half and 0 < start.hour < until.at.hour - _NOON:  # 1-5 pm
        start = start.replace(hour=start.hour + _NOON)
    bare = since.is_bare and until.is_bare and not until.half
    if bare and time(0) < until.at < start < time(_NOON):
        raise ValueError("9-5")
    return start, until.at
