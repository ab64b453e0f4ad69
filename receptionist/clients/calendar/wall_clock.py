"""The instant that an hour on a local clock means, on the days too on which that clock jumps."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def instant(hour: datetime, where: ZoneInfo, second_time: bool = False) -> datetime:
    """When (UTC) the clock of `where` shows `hour` (a day and a time without an offset). One that it skips is the instant of
    the jump, so that what ends then and what begins then meet, and the order of hours stays that of instants. Of one that it
    shows twice the first, or the second."""
    first = hour.replace(tzinfo=where, fold=0)
    second = hour.replace(tzinfo=where, fold=1)
    if second.utctimetuple() < first.utctimetuple():  # as Python reads a skipped hour: on either side of the jump
        return _jump(second.astimezone(UTC), first.astimezone(UTC), hour, where)
    return (second if second_time else first).astimezone(UTC)


def _jump(before: datetime, after: datetime, hour: datetime, where: ZoneInfo) -> datetime:
    """The first second between two instants (UTC) at which the clock is past `hour`."""
    seconds = range(int((after - before) / timedelta(seconds=1)))

    def is_past(passed: int) -> bool:
        return (before + timedelta(seconds=passed)).astimezone(where).replace(tzinfo=None) >= hour

    return before + timedelta(seconds=bisect_left(seconds, True, key=is_past))
