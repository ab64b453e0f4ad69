"""The card of a client as `clients show` writes it: for people, and for scripts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from receptionist.clients.card import Card, TargetRow
from receptionist.clients.news import News
from receptionist.clients.profile import Profile, Status
from receptionist.telephony.numbers import show
from receptionist.words import N_, _, say_why


def as_document(card: Card) -> dict[str, Any]:
    """The card as scripts read it; moments are ISO 8601 with the client's offset."""
    return {
        "code": card.code,
        "name": card.name,
        "line": card.line,
        "at": card.at.isoformat(timespec="seconds"),
        "open": card.open,
        "changes": card.changes.isoformat(timespec="seconds") if card.changes else None,
        "greeting": card.greeting.text,
        "greeting_language": card.greeting.language,
        "greeting_broken": card.greeting.raw,
        "instructions": list(card.instructions),
        "status": card.status.value,
        "status_said": card.status_said,
        "put_through": card.put_through,
        "serves_from": card.serves_from.isoformat() if card.serves_from else None,
        "closure": _closure(card),
        "day_name": card.day_name,
        "news": [_told(one, card.at) for one in card.news],
        "targets": [_target(row) for row in card.targets],
    }


def _closure(card: Card) -> dict[str, Any] | None:
    closure, where = card.closure, card.at.tzinfo
    if closure is None:
        return None
    since, until = (moment.astimezone(where).isoformat(timespec="minutes") for moment in (closure.since, closure.until))
    return {"since": since, "until": until, "reason": closure.reason, "said": closure.said}


def _told(news: News, at: datetime) -> dict[str, Any]:
    until = news.until.astimezone(at.tzinfo).isoformat(timespec="minutes")
    return {"id": news.id, "text": news.text, "until": until, "told_by": news.told_by, "recognised": news.recognised.value}


def _target(row: TargetRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "title": row.title,
        "kind": row.kind.value,
        "number": row.number,
        "available": row.available,
        "reason": _reason(row),
        "role": row.role,
        "extension": row.extension,
        "accepts": row.accepts.value,
        "local": row.local.isoformat(timespec="minutes"),
    }


def _reason(row: TargetRow) -> str:
    return say_why(row.why.code, dict(row.why.values), row.local)


def unknown(card: Card, since: datetime | None) -> Iterator[str]:
    """That nothing is known of a moment before the client was kept here (`since`)."""
    if since is not None and card.at < since:
        said = _("{client} has been kept here since {day}: of a time before that nothing is known. It is shown as it is now.")
        yield said.format(client=card.name, day=f"{since.astimezone(card.at.tzinfo):%Y-%m-%d %H:%M}")


def card_lines(card: Card, profile: Profile) -> Iterator[str]:
    """The card as somebody at a terminal reads it."""
    line = f" · {show(card.line, profile.country)}" if card.line else ""
    state = _("open") if card.open else _("closed")
    yield f"{card.name}{line} · {card.at:%Y-%m-%d %H:%M} · {state}"
    if card.serves_from is not None:
        yield begins_words(card.serves_from)
    elif card.status in _STANDING:
        yield _(_STANDING[card.status])
    yield f"“{card.greeting.text}”"
    yield from (f"• {instruction}" for instruction in card.instructions)
    for row in card.targets:
        number = show(row.number, profile.country) if row.number else ""
        name = f"{row.title} {row.name}".strip()
        yield f"{'→' if row.available else ' '} {name:32.32} {number:20} {_reason(row)}"


_STANDING = {Status.SUSPENDED: N_("suspended: messages only"), Status.ENDED: N_("no longer a client")}
"""How a client stands whose calls are not put through."""


def begins_words(day: date) -> str:
    """That a client begins on that day."""
    return _("not yet active, from {day}").format(day=day.isoformat())
