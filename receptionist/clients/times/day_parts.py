"""Parts of a day in a row of tokens: `domattina`, `this afternoon`, `venerdì pomeriggio`, `in serata`."""

from __future__ import annotations

from typing import NamedTuple

from receptionist.clients.times.phrases import Reader
from receptionist.clients.times.words import Day, table

HOURS_OF = {"morning": (0, 13 * 60), "afternoon": (13 * 60, 19 * 60), "evening": (18 * 60, 24 * 60)}
"""From when until when somebody is out who is out then, in minutes since midnight: a morning begins with the day."""
_NAMED = {
    word: part
    for part, words in (
        ("morning", "morning mattina mattino mattinata"),
        ("afternoon", "afternoon pomeriggio"),
        ("evening", "evening sera serata"),
    )
    for word in words.split()
}
_WITH_DAY = {
    "stamattina": (0, "morning"),
    "stamani": (0, "morning"),
    "stamane": (0, "morning"),
    "domattina": (1, "morning"),
    "stasera": (0, "evening"),
    "tonight": (0, "evening"),
}
_THIS = table("this questo questa")
_IN = table("in nel nella")
_BESIDE = table("in nel nella di al alla the la il")
_OF = table("of di del dell")
_EVERY = table("every each ogni tutti tutte all tutta tutto whole")


class DayPart(NamedTuple):
    """From minute `begins` to minute `ends` of `day`; `is_dated`: the line says of which day, else it is today."""

    day: Day
    begins: int
    ends: int
    is_dated: bool


def day_part(reader: Reader, place: int) -> tuple[DayPart, int] | None:
    """The part of a day that stands at a place, and the place behind it."""
    if {reader.word(place - 1), reader.word(place - 2)} & _EVERY:
        return None
    if reader.word(place) in _WITH_DAY:
        return _of_one_word(reader, place)
    if reader.word(place) in _THIS:
        return _found(reader, place + 1, Day(offset=0))
    if reader.word(place) in _IN:
        return _in(reader, place)
    day = reader.day(place)
    return _found(reader, reader.behind(day[1], _BESIDE), day[0]) if day is not None else None


def _of_one_word(reader: Reader, place: int) -> tuple[DayPart, int] | None:
    """With an hour behind it, as in `stasera alle 20`, it is that hour."""
    moment = reader.moment(place)
    if moment is not None and moment[0].minutes is not None:
        return None
    offset, part = _WITH_DAY[reader.word(place)]
    return DayPart(Day(offset=offset), *HOURS_OF[part], is_dated=True), place + 1


def _in(reader: Reader, place: int) -> tuple[DayPart, int] | None:
    """`nel pomeriggio`, `in the morning of 4 December`."""
    found = _found(reader, reader.behind(place + 1, _BESIDE), Day(offset=0), is_dated=False)
    if found is None or reader.word(found[1]) not in _OF:
        return found
    day = reader.day(reader.behind(found[1], _OF))
    return (found[0]._replace(day=day[0], is_dated=True), day[1]) if day is not None else found


def _found(reader: Reader, place: int, day: Day, *, is_dated: bool = True) -> tuple[DayPart, int] | None:
    part = _NAMED.get(reader.word(place))
    return (DayPart(day, *HOURS_OF[part], is_dated=is_dated), place + 1) if part is not None else None
