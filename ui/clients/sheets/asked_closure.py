"""The closure that somebody is asked for by telephone: begun for the days that were asked about."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.profile import Closure, Profile
from ui.clients.form.draft import Draft

Days = tuple[date, date]
"""The first and the last."""


def closure_in(profile: Profile, days: Days) -> int | None:
    """The number of the whole client's closure that holds on some of these days (its own calendar); None: there is none."""
    begin, end = _span(profile, days)
    told = (
        number
        for number, one in enumerate(profile.closures)
        if one.line is None and one.since <= end and (one.until is None or one.until > begin)
    )
    return next(told, None)


class AskedClosure:
    """A suggestion: as long as nobody changes anything of it, it can go without a word."""

    def __init__(self) -> None:
        self._draft: Draft | None = None
        self._begun: Profile | None = None

    def begin(self, draft: Draft, days: Days) -> None:
        """A closure of all these days, to be corrected."""
        profile = draft.profile
        if profile is None:
            return
        since, until = _span(profile, days)
        asked = Closure(since=since, until=until)
        draft.change(msgspec.structs.replace(profile, closures=(*profile.closures, asked)), "")
        self._draft, self._begun = draft, draft.profile

    def leave(self, draft: Draft) -> None:
        """All that is typed there was discarded, as it stands."""
        if self._draft is draft:
            self._draft = None

    def take_back(self) -> None:
        """Somebody goes on to something else: what was not touched goes."""
        draft, begun, self._draft = self._draft, self._begun, None
        if draft is not None and draft.profile == begun and draft.saved != begun and not draft.unread.by_place:
            draft.drop()


def _span(profile: Profile, days: Days) -> tuple[datetime, datetime]:
    """From the first minute of the first day to the end of the last, on the client's clock; UTC."""
    zone = zone_of(profile.zone)
    first, last = (datetime.combine(day, hour, zone) for day, hour in zip(days, (time(0), time(23, 59)), strict=True))
    return first.astimezone(UTC), last.astimezone(UTC)
