"""What the calendar makes of a client on a day: status, public holidays, days with hours of their own, closures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from receptionist.clients.calendar.holidays import public_holidays
from receptionist.clients.calendar.hours import Special, zone_of
from receptionist.clients.profile import Closure, Line, Opening, Profile, Status, StatusSpan


def status_at(profile: Profile, at: datetime) -> StatusSpan:
    """The status that holds at `at`: of the spans that hold on that day the one that began last, else the profile's own; before
    the day on which it begins, a client is suspended. A suspended or ended client's calls are not put through, whatever the
    span says."""
    return _status_on(profile, at.astimezone(zone_of(profile.zone)).date())


def _status_on(profile: Profile, day: date) -> StatusSpan:
    holding = [span for span in profile.statuses if span.since <= day and (span.until is None or day <= span.until)]
    found = max(holding, key=lambda span: span.since, default=None) or _usual(profile, day)
    if found.put_through and not _serves(found):
        return StatusSpan(status=found.status, since=found.since, until=found.until, said=found.said, put_through=False)
    return found


def _usual(profile: Profile, today: date) -> StatusSpan:
    """The status of a day for which none was entered."""
    begins = begins_on(profile)
    if begins is not None and today < begins:
        eve = begins - timedelta(days=1)
        return StatusSpan(status=Status.SUSPENDED, since=date.min, until=eve, put_through=False)
    return StatusSpan(status=profile.status, since=date.min)


def begins_on(profile: Profile) -> date | None:
    """The day (client's calendar) before which the client is not yet active: the first of its dated statuses says the usual one
    once more and nothing else, or it is a trial, with which a client begins, suspended until then or not. None: it always was
    one."""
    spans = sorted(profile.statuses, key=lambda span: span.since)
    first = next((span for span in spans if span.status is not Status.SUSPENDED), None)
    if first is None or first.said or not first.put_through or not {first.status, profile.status} <= _BEGINNINGS:
        return None
    begins = first.status is Status.TRIAL or (first is spans[0] and first.status is profile.status)
    return first.since if begins else None


_BEGINNINGS = frozenset({Status.TRIAL, Status.ACTIVE})


def serves_from(profile: Profile, at: datetime) -> date | None:
    """The day (client's calendar) from which the calls of a client that is not yet active at `at` are put through for the first
    time. None: they are, or have been before (it is suspended, or has ended), or no such day was entered."""
    today = at.astimezone(zone_of(profile.zone)).date()
    if _status_on(profile, today).status is Status.ENDED:
        return None
    first = next((day for day in _turning_days(profile) if _status_on(profile, day).put_through), None)
    return first if first is not None and first > today else None


def _turning_days(profile: Profile) -> list[date]:
    """The days on which another status may hold than on the day before, in order; the first of all is the one of ever."""
    behind = (span.until + timedelta(days=1) for span in profile.statuses if span.until is not None and span.until < date.max)
    return sorted({date.min, *(span.since for span in profile.statuses), *behind})


def _serves(span: StatusSpan) -> bool:
    return span.put_through and span.status not in (Status.SUSPENDED, Status.ENDED)


def owns(line: Line, at: datetime) -> bool:
    """Whether the line is its client's at that moment."""
    return (line.since is None or line.since <= at) and (line.until is None or at < line.until)


def over(line: Line, at: datetime) -> bool:
    """Whether the line has been its client's and is no more."""
    return line.until is not None and line.until <= at


EVER, NEVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
"""Where what is open on one side begins and ends."""


class Held(Protocol):
    """A number is somebody's from `since` until `until` (UTC; None: open)."""

    @property
    def since(self) -> datetime | None:
        """Its first instant."""

    @property
    def until(self) -> datetime | None:
        """The first at which it is not."""


def meet(one: Held, other: Held) -> bool:
    """Whether there is an instant that is in both."""
    return max(one.since or EVER, other.since or EVER) < min(one.until or NEVER, other.until or NEVER)


def line_at(profile: Profile, number: str, at: datetime) -> Line | None:
    """The client's line of that number as it is at that moment; where the number is another's then, as it will be next, or was
    last. None: it has never been theirs."""
    own = [line for line in profile.lines if line.number == number]
    to_come = [line for line in own if line.until is None or at < line.until]
    last = max(own, key=lambda line: line.until or NEVER, default=None)
    return min(to_come, key=lambda line: line.since or EVER, default=last)


def line_told(profile: Profile, number: str, now: datetime, **told: datetime | None) -> Line | None:
    """The client's line of that number of which one says when it begins (`since`), ends (`until`), or both: one that begins and
    ends so, else one whose time touches that. Where one says neither, as it is `now`. None: it is not theirs in that time."""
    if not told:
        return line_at(profile, number, now)
    own = [line for line in profile.lines if line.number == number]
    exact = (line for line in own if all(getattr(line, field) == moment for field, moment in told.items()))
    said = Line(number=number, since=told.get("since"), until=told.get("until"))
    return next(exact, None) or next((line for line in own if meet(line, said)), None)


def line_keys(numbers: Iterable[str]) -> list[str]:
    """What tells the lines of one client from each other: the number, and for each further time that it is the client's, which
    one it is."""
    seen: Counter[str] = Counter()
    keys = []
    for number in numbers:
        seen[number] += 1
        keys.append(number if seen[number] == 1 else f"{number} {seen[number]}")
    return keys


def lines_at(profile: Profile, at: datetime) -> tuple[Line, ...]:
    """The numbers that are the client's at that moment."""
    return tuple(line for line in profile.lines if owns(line, at))


@dataclass(frozen=True, slots=True)
class _OwnDays:
    """`Special.day` of a line. Two that say the same are equal: what was worked out for a day is found again (`hours`)."""

    exceptions: tuple[tuple[date, Sequence[Opening]], ...]
    holidays_of: tuple[str, str] | None
    """Country and region whose public holidays close it; None: none do."""

    def __call__(self, wanted: date) -> Sequence[Opening] | None:
        for day, hours in self.exceptions:
            if day == wanted:
                return hours
        keeps = self.holidays_of is not None and wanted in public_holidays(*self.holidays_of, wanted.year)
        return () if keeps else None


def special(profile: Profile, line: Line | None) -> Special:
    """What the week does not say of this line. Public holidays close what has hours; what is always open stays so."""
    exceptions = {exception.day: exception.hours for exception in profile.exceptions}
    keeps = profile.holidays and bool(profile.hours or (line and line.hours))
    days = _OwnDays(tuple(exceptions.items()), (profile.country, profile.region) if keeps else None)
    closures = _closures(profile, line)
    return Special(days, tuple((closure.since, _over(closure, profile)) for closure in closures))


def closure_at(profile: Profile, line: Line | None, at: datetime) -> Closure | None:
    """The closure that holds at `at`; of several the one that ends last."""
    holding = [closure for closure in _closures(profile, line) if closure.since <= at < _over(closure, profile)]
    return max(holding, key=lambda closure: closure.until, default=None)


def _over(closure: Closure, profile: Profile) -> datetime:
    """When it is over. One until a day is kept as until its last minute: that day is closed whole."""
    local = closure.until.astimezone(zone_of(profile.zone))
    return closure.until + timedelta(minutes=1) if (local.hour, local.minute) == (23, 59) else closure.until


def _closures(profile: Profile, line: Line | None) -> list[Closure]:
    number = line.number if line else None
    return [closure for closure in profile.closures if closure.line in {None, number}]


def day_name(profile: Profile, at: datetime) -> str:
    """What the day is called on the client's calendar; empty for any other day."""
    today = at.astimezone(zone_of(profile.zone)).date()
    for exception in profile.exceptions:
        if exception.day == today:
            return exception.name
    return public_holidays(profile.country, profile.region, today.year).get(today, "") if profile.holidays else ""


_TODAY = {"it": "alle {}", "en": "at {}", "de": "um {} Uhr", "fr": "à {}", "es": "a las {}"}
_LATER = {
    "it": "EEEE d MMMM",
    "en": "'on' EEEE d MMMM",
    "de": "'am' EEEE, d. MMMM",
    "fr": "EEEE d MMMM",
    "es": "'el' EEEE d 'de' MMMM",
}


def prepare() -> None:
    """Load what reading a day aloud needs, in every language: for a thread of its own, before somebody waits for it."""
    for language in _LATER:
        for opens in (datetime.min, datetime.max):
            returns_on(opens, datetime.min, language)


def returns_on(opens: datetime | None, local: datetime, language: str) -> str:
    """When it opens again, to be read aloud after "we open again": today's hour, else the day; empty where nobody knows."""
    if opens is None:
        return ""
    from babel.dates import format_date, format_time  # only when something is closed

    spoken = language if language in _LATER else "en"
    if opens.date() == local.date():
        return _TODAY[spoken].format(format_time(opens.time(), "short", locale=spoken))
    return format_date(opens.date(), _LATER[spoken], locale=spoken)
