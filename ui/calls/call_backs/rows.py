"""Rows of the list *to call back* for Qt: whom, for which client, by when, and what was tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from receptionist.calls.call_backs import CallBack
from receptionist.clients.profile import Profile
from receptionist.telephony.numbers import show
from ui.calls.book import Book
from ui.calls.past.model import reached_words, zone_of
from ui.calls.words.days import day_there, day_words
from ui.calls.words.text import plain
from ui.theme import Role
from ui.widgets import RowPainter


@dataclass(frozen=True, slots=True)
class BackRow:
    """Somebody to call back, as the row shows it."""

    id: str
    client: str
    colour: str
    who: str
    how: str
    lost: bool
    overdue: bool
    reached: bool

    @property
    def words(self) -> str:
        """All of it, for who listens and for the tooltip."""
        marks = (overdue_words() if self.overdue else "", reached_words() if self.reached else "")
        return ", ".join(part for part in (*marks, self.client, self.who, self.how) if part)


def overdue_words() -> str:
    """A promise that was not kept yet."""
    return QCoreApplication.translate("CallBacks", "overdue")


def back_row(one: CallBack, book: Book, now: datetime) -> BackRow:
    """The row of a call-back. Times in a list of many clients are the office's own."""
    profile = book.profile(one.client) or book.own()
    local = now.astimezone(zone_of(book.own()))
    parts = (when_words(one, local, profile), by_words(one, book), tried_words(one, book, local), plain(one.note, 120))
    return BackRow(
        id=one.id,
        client=plain(profile.brief) if profile is not None else one.line or "",
        colour=profile.colour if profile is not None else "",
        who=who_words(one, profile),
        how=" · ".join(part for part in parts if part),
        lost=one.lost,
        overdue=one.overdue(now),
        reached=one.reached_since,
    )


def who_words(one: CallBack, profile: Profile | None) -> str:
    """Name and number."""
    country = profile.country if profile is not None else "IT"
    number = plain(show(one.number, country), 40) if one.number else QCoreApplication.translate("CallBacks", "no number shown")
    return " · ".join(part for part in (plain(one.name), number) if part)


def kept_words(one: CallBack, book: Book, now: datetime) -> str:
    """For the card of the call that keeps it: who promised it, by when, what about."""
    local = now.astimezone(zone_of(book.own()))
    when = when_words(one, local, book.profile(one.client))
    parts = (by_words(one, book), when, tried_words(one, book, local), plain(one.note, 200))
    said = QCoreApplication.translate("CallBacks", "Call-back: {what}")
    return said.replace("{what}", " · ".join(part for part in parts if part))


def when_words(one: CallBack, local: datetime, profile: Profile | None) -> str:
    """By when it was promised, or when the caller was lost; `local` is now, in the zone in which times are shown. The hour of
    the client (`profile`) stands beside it, where that is another: it may be the one that the caller was told."""
    when = day_there(one.due, local, profile)
    lost, by = QCoreApplication.translate("CallBacks", "lost {when}"), QCoreApplication.translate("CallBacks", "by {when}")
    return (lost if one.lost else by).format(when=when)


def by_words(one: CallBack, book: Book) -> str:
    """Who promised it."""
    if one.promised_by is None:
        return ""
    said = QCoreApplication.translate("CallBacks", "promised by {who}")
    return said.format(who=book.name_of(one.promised_by))


def tried_words(one: CallBack, book: Book, local: datetime) -> str:
    """The last attempt, and how many there were."""
    if not one.tries:
        return ""
    last = one.tries[-1]
    reached = QCoreApplication.translate("CallBacks", "reached")
    said = reached if last.reached else QCoreApplication.translate("CallBacks", "not reached")
    when = day_words(last.at.astimezone(local.tzinfo), local)
    often = QCoreApplication.translate("CallBacks", "tried {count} times").format(count=len(one.tries))
    count = often if len(one.tries) > 1 else QCoreApplication.translate("CallBacks", "tried once")
    return f"{count}, {said} {when} ({book.name_of(last.by)})"


def paint_back(row: RowPainter, value: object) -> None:
    """Band, shape, client and whom to ring; by when and what was tried under it; what is overdue at the right."""
    if not isinstance(value, BackRow):
        return
    row.band(value.colour)
    row.area = row.area.adjusted(20, 0, -16, 0)
    row.icon("phone-missed" if value.lost else "phone-outgoing", Role.DANGER if value.overdue or value.lost else Role.MUTED)
    if value.reached:
        row.right(reached_words(), Role.GOOD)
        row.icon("circle-check", Role.GOOD, right=True)
    elif value.overdue:
        row.right(overdue_words(), Role.DANGER)
        row.icon("circle-alert", Role.DANGER, right=True)
    row.lines(f"{value.client}   {value.who}", value.how)
