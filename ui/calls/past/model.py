"""Rows of the History page for Qt: past calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from receptionist.calls.events import AnyEvent, Direction, Finished, Moved, Offered, Turned
from receptionist.calls.places import LOST, Place, Side
from receptionist.calls.record import CallRecord
from receptionist.clients.profile import Profile
from ui.calls.book import Book
from ui.calls.past.event_words import event_words
from ui.calls.past.words import call_words, who
from ui.calls.words.text import plain
from ui.theme import Role
from ui.widgets import RowPainter


@dataclass(frozen=True, slots=True)
class CallRow:
    """A past call as its row shows it."""

    call: str
    client: str
    colour: str
    who: str
    how: str
    icon: str
    lost: bool = False

    @property
    def words(self) -> str:
        """All of it, for who listens and for the tooltip."""
        return ", ".join(part for part in (self.client, self.who, self.how) if part)


def reached_words() -> str:
    """What the check mark of somebody to call back means."""
    return QCoreApplication.translate("HistoryPage", "has got through since")


def zone_of(profile: Profile | None) -> tzinfo:
    """A client's zone; UTC where the call is nobody's."""
    return ZoneInfo(profile.zone) if profile is not None else UTC


CALL_ICONS = {Direction.INBOUND: "phone-incoming", Direction.OUTBOUND: "phone-outgoing", Direction.NONE: "pencil"}


def call_row(call: CallRecord, book: Book, now: datetime) -> CallRow:
    """The row of a call. Times in a list of many clients are the office's own, so that they stand in their order."""
    profile = book.profile(call.client) or book.own()
    lost = call.result in LOST
    zone = zone_of(book.own())
    icon = "phone-missed" if lost else CALL_ICONS[call.direction]
    return CallRow(
        call=call.id,
        client=plain(profile.brief) if profile is not None else call.line or "",
        colour=profile.colour if profile is not None else "",
        who=who(call, profile.country if profile is not None else "IT"),
        how=call_words(call, zone, now.astimezone(zone)),
        icon=icon,
        lost=lost,
    )


def paint_call(row: RowPainter, value: object) -> None:
    """Band, shape, client and caller; how it went under it."""
    if not isinstance(value, CallRow):
        return
    row.band(value.colour)
    row.area = row.area.adjusted(20, 0, -16, 0)
    row.icon(value.icon, Role.DANGER if value.lost else Role.MUTED)
    row.lines(f"{value.client}   {value.who}", value.how)


def event_lines(events: list[AnyEvent], book: Book, profile: Profile | None) -> list[tuple[str, str, str]]:
    """What happened in a call of a client, each thing once: hour to the second on the office's clock, what, by whom."""
    zone, country = zone_of(book.own()), profile.country if profile is not None else "IT"
    card = any(isinstance(event, Offered) and event.direction is Direction.NONE for event in events)
    told = _of_a_card(events) if card else [event for event in events if not _said_by_another(event, events)]
    return [
        (event.at.astimezone(zone).strftime("%H:%M:%S"), event_words(event, country, card=card), book.name_of(event.actor))
        for event in told
    ]


def _of_a_card(events: list[AnyEvent]) -> list[AnyEvent]:
    """Opened once, whatever restarts there were; no phone took part, so nothing rang, talked or was held."""
    opened = [event for event in events if isinstance(event, Offered)]
    return [event for event in events if event not in opened[1:] and not isinstance(event, (Moved, Turned))]


AT_ONCE = timedelta(seconds=2)
"""Two events within it are one thing that happened."""
_SAME = {
    Side.RINGING: frozenset({Place.ANSWERING, Place.DIALLING}),
    Side.TALKING: frozenset({Place.TALKING}),
    Side.ON_HOLD: frozenset({Place.HELD}),
}


def _said_by_another(event: AnyEvent, events: list[AnyEvent]) -> bool:
    """Whether another event at that moment says the same: the caller's place and the assistant's side mostly change together,
    and the end of a call has its result."""
    near = [other for other in events if other is not event and abs(other.at - event.at) < AT_ONCE]
    over = any(isinstance(other, Finished) for other in near)
    match event:
        case Turned(side=Side.NONE) | Moved(place=Place.ENDED | Place.ABANDONED, reason=None):
            return over
        case Turned():
            return any(isinstance(other, Moved) and other.place in _SAME.get(event.side, ()) for other in near)
        case _:
            return False
