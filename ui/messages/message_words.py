"""A message in words: one row, one text to be pasted, one mail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication

from receptionist.clients.profile import Profile, WayKind
from receptionist.messages.service import How, Message
from receptionist.telephony.numbers import show
from ui.calls.words.days import day_words
from ui.calls.words.text import plain

MAIL_ADDRESS_LIMIT = 1800
"""Characters of a mailto address that mail programs take (Windows cuts at about 2,000)."""


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message as its row shows it."""

    message: str
    colour: str
    first: str
    second: str
    when: str
    urgent: bool
    passed_on: bool


def caller_of(message: Message, country: str) -> str:
    """Who left it."""
    name = ", ".join(part for part in (plain(message.caller_name), plain(message.caller_firm)) if part)
    number = show(message.caller_number, country) if message.caller_number else ""
    return " · ".join(part for part in (name, plain(number, 40)) if part)


def how_words(how: How | None) -> str:
    """How it was passed on."""
    words = {
        How.PHONE: QCoreApplication.translate("messages", "by phone"),
        How.MAIL: QCoreApplication.translate("messages", "by mail"),
        How.COPIED: QCoreApplication.translate("messages", "copied"),
        How.OTHER: QCoreApplication.translate("messages", "otherwise"),
    }
    return words[how] if how is not None else ""


def state_words(message: Message, now: datetime, name_of: Callable[[str], str]) -> str:
    """Its state, never nothing: to pass on, or passed on how, to whom, when, by whom (`name_of` a login)."""
    if message.passed_on_at is None:
        return QCoreApplication.translate("messages", "to pass on")
    when = day_words(message.passed_on_at.astimezone(now.tzinfo), now)
    by = plain(name_of(message.passed_on_by or ""), 60)
    parts = (how_words(message.passed_on_how), plain(message.passed_on_to, 60), when, by)
    said = QCoreApplication.translate("messages", "passed on")
    return " · ".join(part for part in (said, *parts) if part)


def row_of(message: Message, profile: Profile | None, now: datetime) -> MessageRow:
    """The row; `now` aware, in the zone shown."""
    country = profile.country if profile else "IT"
    whom = plain(message.recipient) or QCoreApplication.translate("messages", "anybody")
    client = plain(profile.brief) if profile else ""
    asks = QCoreApplication.translate("messages", "call back") if message.call_back else ""
    text = plain(message.text) or plain(message.matter)
    return MessageRow(
        message=message.id,
        colour=profile.colour if profile else "",
        first=f"{client}   {whom}",
        second=" · ".join(part for part in (caller_of(message, country), asks, text) if part),
        when=day_words(message.taken_at.astimezone(now.tzinfo), now),
        urgent=message.urgent,
        passed_on=message.passed_on_at is not None,
    )


def as_text(message: Message, profile: Profile | None, now: datetime) -> str:
    """The whole message, as it is pasted into a chat or a mail; in the screen's language."""
    when = day_words(message.taken_at.astimezone(now.tzinfo), now)
    lines = [
        QCoreApplication.translate("messages", "Message for {whom}").format(whom=message.recipient or "-"),
        QCoreApplication.translate("messages", "From: {who}").format(
            who=caller_of(message, profile.country if profile else "IT") or "-"
        ),
        QCoreApplication.translate("messages", "Taken: {when}").format(when=when),
    ]
    if message.matter:
        lines.append(QCoreApplication.translate("messages", "Matter: {matter}").format(matter=plain(message.matter, 500)))
    if message.urgent:
        lines.append(QCoreApplication.translate("messages", "Urgent."))
    if message.call_back:
        lines.append(QCoreApplication.translate("messages", "Asks to be called back."))
    return "\n".join([*lines, "", message.text]).strip()


def mail_address(message: Message, profile: Profile | None) -> str:
    """The recipient's mail address; empty where none is known."""
    people = profile.people if profile else ()
    person = next((one for one in people if one.id == message.person), None)
    return next((way.value for way in person.ways if way.kind is WayKind.MAIL), "") if person else ""


def mail_link(message: Message, profile: Profile | None, now: datetime) -> str:
    """A `mailto:` address (RFC 6068) with subject and text; a text too long for it is cut with an ellipsis."""
    caller = plain(message.caller_name or message.caller_number, 80)
    subject = quote(QCoreApplication.translate("messages", "Message from {who}").format(who=caller or "-"))
    text = as_text(message, profile, now)
    start = f"mailto:{quote(mail_address(message, profile), safe='@')}?subject={subject}&body="
    body = quote(text.replace("\n", "\r\n"))
    while len(start) + len(body) > MAIL_ADDRESS_LIMIT and text:
        text = text[: len(text) * 9 // 10].rstrip()
        body = quote(f"{text}…".replace("\n", "\r\n"))
    return start + body
