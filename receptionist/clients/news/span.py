"""From when until when a line of news holds: `till 15`, `dal 3 al 5 dicembre`, `fuori venerdì`, `the next week`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from receptionist.clients.calendar.wall_clock import instant
from receptionist.clients.news.phrases import Phrase, What, dates_of, phrases_of
from receptionist.clients.times.moment_text import end_of
from receptionist.clients.times.phrases import Days, Moment, last_of
from receptionist.clients.times.words import Day, Kind, Token, next_day

_AND = frozenset({"and", "e", "ed", "anche", "also", ","})
_TOLD = frozenset({What.SPAN, What.UNTIL, What.LENGTH, What.UNREAD, What.SINCE})
"""What says that somebody is not there, beside their name, without any other word for it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Aware, in the zone it was read in. `since` None: from now; `until` None: nothing is said of it. `unread` is what may say
    when, and is not understood; `rest` the line with blanks where it was read; `is_told`: an end is named, whether it was read
    or not."""

    rest: str
    since: datetime | None = None
    until: datetime | None = None
    unread: str = ""
    is_told: bool = False


def span_in(text: str, tokens: Sequence[Token], out: int | None, local: datetime, where: ZoneInfo) -> Span:
    """What the line says of a beginning and an end, read at `local` on the clock of `where`. `out`: where in the text somebody
    is said to be out; the days named there are theirs, and those that stand alone between commas."""
    line = _Line(text, tuple(tokens), local, where)
    found = [one for one in phrases_of(tokens, local.date()) if line.is_meant(one, out)]
    if not found:
        return Span(text)
    if out is None and [one.what for one in found] in ([What.DAYS], [What.HOUR], [What.PART]):
        return replace(line.to_know(found[0]), rest=line.without(found))
    span = line.together(found)
    is_told = any(one.what in _TOLD and not (one.what is What.UNREAD and one.told < 0) for one in found)
    return replace(span, rest=line.without(found), is_told=is_told)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    tokens: tuple[Token, ...]
    local: datetime
    where: ZoneInfo

    # ---- which phrases are meant

    def is_meant(self, phrase: Phrase, out: int | None) -> bool:
        """An end is, wherever it stands. A day is in the clause that says who is out, and where it is a clause alone; where
        nobody is, a mere number is a number."""
        if phrase.what in {What.SPAN, What.UNTIL, What.LENGTH} or phrase.told >= 0:
            return True
        if out is None:
            if phrase.what is What.PART:
                return phrase.is_dated
            kinds = {self.tokens[one].kind for one in range(phrase.first, phrase.behind)}
            return phrase.what is not What.UNREAD or not kinds <= {Kind.NUMBER, Kind.WORD}
        first, behind = self._clause(phrase)
        is_theirs = first < behind and self.tokens[first].start <= out < self.tokens[behind - 1].end
        return is_theirs or not any(
            self.tokens[one].kind is Kind.WORD for one in range(first, behind) if not phrase.first <= one < phrase.behind
        )

    def _clause(self, phrase: Phrase) -> tuple[int, int]:
        """Its tokens: from the first to before the last."""
        first, behind = phrase.first, phrase.behind
        while first and self.tokens[first - 1].kind is not Kind.BREAK:
            first -= 1
        while behind < len(self.tokens) and self.tokens[behind].kind is not Kind.BREAK:
            behind += 1
        return first, behind

    def without(self, found: Sequence[Phrase]) -> str:
        """The line with blanks where they stand; behind an end begins something else."""
        text = self.text
        for one in found:
            start, end = self.tokens[one.first].start, self.tokens[one.behind - 1].end
            mark = " " if one.what in {What.DAYS, What.PART} else ","
            text = text[:start] + mark + " " * (end - start - 1) + text[end:]
        return text

    # ---- what they come to

    def to_know(self, phrase: Phrase) -> Span:
        """What is told of a day or a part of it, of nobody's absence: it is to be known before, and until that is over."""
        day = (phrase.begins or Moment()).day
        last = phrase.days.last if phrase.days else self._day(day) if day else self.local.date()
        until = end_of(last, self.where) if last is not None else None
        if phrase.what is What.PART:
            until = self._whole_part(phrase).until
        if until is None or until <= self.local:
            return Span(self.text, unread=self._said(phrase.first, phrase.behind))
        return Span(self.text, None, until)

    def together(self, found: list[Phrase]) -> Span:
        """What several say as one. What does not fit together is not understood."""
        first = found[0]
        span = self._single(first) if len(found) == 1 else self._pair(*found) if len(found) == 2 else self._row(found)
        if span is not None and (span.until is None or span.until > max(span.since or self.local, self.local)):
            return span if span.since is None or span.since > self.local else replace(span, since=None)
        told = first.told if first.told >= 0 and len(found) == 1 else first.first
        return Span(self.text, unread=self._said(told, found[-1].behind))

    def _said(self, first: int, behind: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[behind - 1].end].strip(" ,.")

    def _single(self, phrase: Phrase) -> Span | None:
        if phrase.what in {What.SINCE, What.HOUR}:
            begins = self._begin(phrase)
            return Span(self.text, begins, None, self._said(phrase.first, phrase.behind)) if begins else None
        if phrase.what is What.LENGTH and phrase.length is not None:
            return Span(self.text, None, self._after(phrase.length, self.local))
        if phrase.what is What.DAYS and phrase.days is not None:
            return self._whole(phrase.days)
        if phrase.what is What.PART:
            return self._whole_part(phrase)
        if phrase.what is What.UNTIL:
            return self._till(phrase, None)
        return self._between(phrase, None) if phrase.what is What.SPAN else None

    def _pair(self, one: Phrase, other: Phrase) -> Span | None:
        """A day and its hours, a beginning and an end or a length, in either order; or two days."""
        if one.what is What.DAYS and other.what is What.DAYS:
            return self._row([one, other])
        if one.what in {What.SPAN, What.UNTIL} and not one.is_back and other.what is What.UNTIL and other.is_back:
            return self._back_after(one, other)
        for day, told in ((one, other), (other, one)):
            if day.what is What.DAYS and day.days is not None and day.days.first == day.days.last:
                if told.what is What.SPAN:
                    return self._between(told, day.days.first)
                if told.what is What.UNTIL:
                    return self._till(told, day.days.first)
                if (hour := self._hour_on(told, day.days.first)) is not None:
                    return Span(self.text, hour, None, self._said(told.first, told.behind))
            if day.what is What.PART and told.what in {What.SPAN, What.UNTIL}:
                return self._within(day, told)
            begins = self._begin(day) if day.what in {What.SINCE, What.HOUR} else None
            if begins is not None and told.what is What.LENGTH and told.length is not None:
                return Span(self.text, begins, self._after(told.length, begins))
            if begins is not None and told.what is What.UNTIL:
                span = self._till(told, begins.date())
                return replace(span, since=begins) if span else None
        return None

    def _back_after(self, span: Phrase, back: Phrase) -> Span | None:
        """`dal 5 al 20, rientra lunedì`: the first that comes once the span is over."""
        away = self._between(span, None) if span.what is What.SPAN else self._till(span, None)
        if away is None or away.until is None:
            return None
        ends = back.ends
        if ends is not None and ends.day is None and away.until.time() == time(0):
            return None  # back at an hour: of that day, or of the next?
        if ends is not None and ends.day is not None and ends.day.weekday is not None and ends.bare is not None:
            back = replace(back, ends=Moment(replace(ends.day, number=ends.bare)))  # `lunedì 24`: that day, and no hour
        there = replace(self, local=away.until - timedelta(microseconds=1))._till(back, None)
        return replace(there, since=away.since) if there is not None and there.until is not None else None

    def _hour_on(self, phrase: Phrase, day: date) -> datetime | None:
        """The beginning that is an hour alone, on that day: one that is over may be meant in the afternoon. None: none is."""
        begins = phrase.begins
        if phrase.what not in {What.HOUR, What.SINCE} or begins is None or begins.day is not None or begins.minutes is None:
            return None
        hour, later = self._at(day, begins.minutes), begins.in_the_afternoon()
        return self._at(day, later) if hour is not None and hour <= self.local and later is not None else hour

    def _whole_part(self, phrase: Phrase) -> Span:
        day = phrase.days.first if phrase.days is not None else self.local.date()
        begins, ends = ((one or Moment()).minutes or 0 for one in (phrase.begins, phrase.ends))
        return Span(self.text, self._at(day, begins), self._at(day, ends))

    def _within(self, part: Phrase, told: Phrase) -> Span | None:
        """The hours that are told of a part of a day: `domani mattina dalle 9 alle 11`. None: they are of another part of it,
        as far as one can see: three in the afternoon is no 3."""
        whole, day = self._whole_part(part), part.days.first if part.days is not None else None
        span = self._between(told, day) if told.what is What.SPAN else self._till(told, day)
        if span is None or span.until is None or whole.since is None or whole.until is None:
            return None
        since = whole.since if told.what is What.UNTIL else span.since or whole.since
        return replace(span, since=since) if whole.since <= since < span.until <= whole.until else None

    def _row(self, found: list[Phrase]) -> Span | None:
        """`oggi e domani`: days that follow one another."""
        days = self._one_after_the_other(found)
        between = [self.tokens[n].word for one, later in pairwise(found) for n in range(one.behind, later.first)]
        follows = all(later.first - one.last == timedelta(days=1) for one, later in pairwise(days))
        if len(days) < len(found) or not follows or not set(between) <= _AND:
            return None
        return self._whole(Days(days[0].first, days[-1].last))

    def _one_after_the_other(self, found: Sequence[Phrase]) -> list[Days]:
        """Their days: a mere number is of the month that is said with the last, and a weekday comes behind the one before."""
        last = found[-1].begins
        month = last.day.month if last is not None and last.day is not None else None
        days: list[Days] = []
        for one in found:
            if one.what is not What.DAYS or one.days is None:
                continue
            named, told = one.begins.day if one.begins is not None else None, one.days
            if named is not None and named.number is not None and named.month is None and month is not None:
                day = next_day(replace(named, month=month), self.local.date())
                told = Days(day, day) if day is not None else told
            elif named is not None and named.weekday is not None and days and told.last < days[-1].first:
                told = Days(told.first + timedelta(days=7), told.last + timedelta(days=7))
            days.append(told)
        return days

    # ---- as moments

    def _at(self, day: date, minutes: int) -> datetime | None:
        """None: there is no such hour."""
        if minutes < 0:
            return None
        hour = datetime.combine(day, time(0)) + timedelta(minutes=minutes)
        return instant(hour, self.where).astimezone(self.where)

    def _begin_of(self, day: date) -> datetime:
        return instant(datetime.combine(day, time(0)), self.where).astimezone(self.where)

    def _whole(self, days: Days) -> Span:
        return Span(self.text, self._begin_of(days.first), end_of(days.last, self.where))

    def _after(self, length: tuple[int, str], begins: datetime) -> datetime:
        """The end of so long a time; of days their last one's, the day of the beginning being the first."""
        count, unit = length
        if unit in {"minute", "hour"}:
            return begins + timedelta(minutes=count * (60 if unit == "hour" else 1))
        return end_of(last_of(count, unit, begins.date()), self.where)

    def _begin(self, phrase: Phrase) -> datetime | None:
        """Of a phrase that says a beginning alone."""
        if phrase.length is not None:
            count, unit = phrase.length
            if unit in {"minute", "hour"}:
                return self._after(phrase.length, self.local)
            return self._begin_of(last_of(count, unit, self.local.date()) + timedelta(days=1))
        begins = phrase.begins or Moment()
        return self._moment(begins, None, is_end=False)

    def _till(self, phrase: Phrase, day: date | None) -> Span | None:
        """Until then; on `day` where an hour alone is said. Who is *back* on a day is there from its beginning."""
        since = self._begin_of(day) if day is not None else None
        if phrase.length is not None:
            if phrase.length[1] in {"minute", "hour"}:
                return Span(self.text, since, self._after(phrase.length, self.local))
            return Span(self.text, since, self._begin(phrase))
        if phrase.days is not None:
            first, last = phrase.days
            return Span(self.text, since, self._begin_of(first) if phrase.is_back else end_of(last, self.where))
        until = self._moment(phrase.ends or Moment(), day, is_end=not phrase.is_back)
        return Span(self.text, since, until) if until is not None else None

    def _moment(self, moment: Moment, day: date | None, *, is_end: bool) -> datetime | None:
        """The next that comes; a day's end or beginning where no hour is said."""
        named = self._day(moment.day) if moment.day is not None else day
        if moment.day is not None and named is None:
            return None
        if moment.minutes is None:
            return (end_of(named, self.where) if is_end else self._begin_of(named)) if named else None
        found = self._at(named or self.local.date(), moment.minutes)
        if found is not None and named in {None, self.local.date()} and found <= self.local:
            later = moment.in_the_afternoon()
            if later is not None and (this_day := self._at(self.local.date(), later)) and this_day > self.local:
                return this_day
            return self._at(self.local.date() + timedelta(days=1), moment.minutes) if named is None else found
        return found

    def _day(self, day: Day) -> date | None:
        return next_day(day, self.local.date())

    def _between(self, phrase: Phrase, day: date | None) -> Span | None:
        """From a day or an hour to another. Two hours are of the day that is named beside them, else of the next on which they
        come."""
        begins, ends = phrase.begins or Moment(), phrase.ends or Moment()
        if begins.day is None and ends.day is not None and begins.minutes is not None:
            begins = replace(begins, day=ends.day)
        if begins.day is not None and ends.day is None and ends.minutes is not None:
            day, begins = self._day(begins.day), replace(begins, day=None)
            if day is None:
                return None
        if begins.day is not None:
            return self._days(begins, ends)
        return self._hours(*(self._of_this_day(begins, ends) if day is None else (begins.minutes, ends.minutes)), day)

    def _of_this_day(self, begins: Moment, ends: Moment) -> tuple[int | None, int | None]:
        """Two hours without a day: `dalle 2 alle 4` in the morning is this afternoon, and `dalle 11 alle 2` ends then."""
        begin, end, later = begins.minutes, ends.minutes, ends.in_the_afternoon()
        both, clock = begins.in_the_afternoon(), self.local.hour * 60 + self.local.minute
        if begin is not None and both is not None and end == 1440 and begin <= clock < both:
            return both, end
        if begin is None or end is None or later is None:
            return begin, end
        if end <= begin < later:
            return begin, later
        return (both, later) if both is not None and begin < end <= clock < later else (begin, end)

    def _days(self, begins: Moment, ends: Moment) -> Span | None:
        days = dates_of(begins, ends, self.local.date())
        if days is None:
            return None
        since = self._at(days[0], 0 if begins.minutes is None else begins.minutes)
        until = self._at(days[1], 1440 if ends.minutes is None else ends.minutes)
        return Span(self.text, since, until) if since is not None and until is not None else None

    def _hours(self, begin: int | None, end: int | None, named: date | None) -> Span | None:
        if begin is None or end is None or min(begin, end) < 0:
            return None
        clock = self.local.hour * 60 + self.local.minute
        day = named or self.local.date() + timedelta(days=begin < end <= clock)
        since, until = self._at(day, begin), self._at(day + timedelta(days=end <= begin), end)
        return Span(self.text, since, until) if since is not None and until is not None else None
