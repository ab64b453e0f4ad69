"""A window's calls as bars along the hours, drawn as SVG: for a page that is read anywhere, also on paper."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from receptionist.calls.call_story import CallPast
from receptionist.calls.past_moment import Picture
from receptionist.calls.past_window import Window
from receptionist.calls.places import LOST, Place

WIDTH, ROW, TOP, LEFT = 760, 22, 26, 64
"""Units of the drawing: its width, a call's row, the hours above, the arrival beside."""

INKS = {
    Place.OFFERED: "#d39a2d",
    Place.WAITING: "#d39a2d",
    Place.ANSWERING: "#d39a2d",
    Place.CLOSED: "#8a8d91",
    Place.TALKING: "#256b3c",
    Place.HELD: "#9cc4a8",
    Place.TRANSFERRING: "#9cc4a8",
    Place.TRANSFERRED: "#0a6a66",
    Place.RETURNED: "#d39a2d",
    Place.OVERFLOWED: "#5b6fb0",
    Place.DIALLING: "#8a8d91",
    Place.RINGING: "#8a8d91",
}
"""Colours of the places that a caller was in."""
LOST_INK, INK, LINE = "#b0241c", "#5a626b", "#e2e0da"


def picture_of(shown: Picture, zone: tzinfo) -> str:
    """The drawing as a data URI (RFC 2397), so that the page has no second file."""
    height = TOP + ROW * len(shown.calls) + 6
    parts = [*_hours(shown.window, zone, height)]
    for n, call in enumerate(shown.calls):
        parts += _bars(call, shown.window, zone, TOP + ROW * n)
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">'
    style = '<g font-family="Helvetica, Arial, sans-serif" font-size="11">'
    drawn = f"{opening}{style}{''.join(parts)}</g></svg>"
    return "data:image/svg+xml;base64," + b64encode(drawn.encode()).decode()


def ticks(window: Window) -> list[datetime]:
    """The whole minutes at which an hour is written: four to ten of them."""
    lasts = window.until - window.since
    steps = (timedelta(minutes=n) for n in (1, 2, 5, 10, 15, 30, 60, 120, 240, 480))
    step = next((one for one in steps if lasts <= one * 8), timedelta(days=1))
    first = window.since - (window.since - datetime.min.replace(tzinfo=window.since.tzinfo)) % step
    count = int((window.until - first) / step) + 1
    return [tick for n in range(count) if window.since <= (tick := first + step * n) < window.until]


def _x(moment: datetime, window: Window) -> float:
    part = (moment - window.since) / (window.until - window.since)
    return round(LEFT + (WIDTH - LEFT - 8) * min(max(part, 0.0), 1.0), 1)


def _hours(window: Window, zone: tzinfo, height: int) -> Iterator[str]:
    for tick in ticks(window):
        x = _x(tick, window)
        yield f'<line x1="{x}" y1="{TOP - 8}" x2="{x}" y2="{height}" stroke="{LINE}"/>'
        yield f'<text x="{x}" y="12" text-anchor="middle" fill="{INK}">{tick.astimezone(zone):%H:%M}</text>'
    x = _x(window.at, window)
    yield f'<line x1="{x}" y1="{TOP - 8}" x2="{x}" y2="{height}" stroke="#0a6a66" stroke-width="1.5"/>'


def _bars(call: CallPast, window: Window, zone: tzinfo, y: int) -> Iterator[str]:
    yield f'<text x="0" y="{y + 14}" fill="{INK}">{call.record.started.astimezone(zone):%H:%M:%S}</text>'
    for span in call.places:
        if span.place in INKS and not call.is_card:
            x, end = _x(span.since, window), _x(span.until or window.until, window)
            if end > x:
                yield f'<rect x="{x}" y="{y + 4}" width="{round(end - x, 1)}" height="12" fill="{INKS[span.place]}"/>'
    last = call.places[-1].since
    if call.record.ended is not None and window.since <= last < window.until:
        ink = LOST_INK if call.record.result in LOST else INK
        yield f'<rect x="{_x(last, window) - 1}" y="{y + 1}" width="3" height="18" fill="{ink}"/>'
