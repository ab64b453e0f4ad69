"""What stands under the greeting, to be read before one speaks: status, closure, news, instructions, and what of it is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from receptionist.clients.card import Card
from receptionist.clients.fresh import Fresh
from receptionist.clients.news import News
from receptionist.clients.profile import Occasion, Status
from ui.calls.moment import Moment
from ui.calls.words.reasons import day_words, until_words
from ui.calls.words.text import plain
from ui.client_names import STATUSES


@dataclass(frozen=True, slots=True)
class Read:
    """A line to be read; `new`: it was not so when she last answered for this client."""

    text: str
    new: bool = False
    says_so: bool = False
    """Its own words say that it is new."""


def said_of(read: Read) -> str:
    """The line as it stands there: of what is new to her, that it is."""
    if not read.new or read.says_so:
        return read.text
    return QCoreApplication.translate("ClientPanel", "new: {text}").replace("{text}", read.text)


def read_of(card: Card, said: Moment | None, fresh: Fresh | None) -> tuple[Read, ...]:
    """The lines of a card, in order. `said`: the moment of the sentence that stands above (None: none does); `fresh`: what is
    new to her."""
    return (
        *_greeting(card, said, fresh),
        *_status(card, said, fresh),
        *_closure(card, fresh),
        *_told(card, fresh),
        *_known_by_heart(fresh),
    )


def _known_by_heart(fresh: Fresh | None) -> Iterator[Read]:
    """What may be said, hours and numbers are asked for and not read: that they are others stands here."""
    if fresh is not None and fresh.fields:
        names = ", ".join(QCoreApplication.translate("clients", _FIELDS[field]) for field in fresh.fields)
        words = QCoreApplication.translate("ClientPanel", "Changed: {what}").replace("{what}", names)
        yield Read(words, new=True, says_so=True)


_FIELDS = {
    "hours": QT_TRANSLATE_NOOP("clients", "Hours"),
    "lines": QT_TRANSLATE_NOOP("clients", "Numbers"),
    "addresses": QT_TRANSLATE_NOOP("clients", "Addresses"),
    "vat_number": QT_TRANSLATE_NOOP("clients", "VAT number"),
    "tax_code": QT_TRANSLATE_NOOP("clients", "Tax code"),
    "sdi": QT_TRANSLATE_NOOP("clients", "SDI code"),
    "pec": QT_TRANSLATE_NOOP("clients", "Certified e-mail (PEC)"),
    "mail": QT_TRANSLATE_NOOP("clients", "E-mail"),
    "website": QT_TRANSLATE_NOOP("clients", "Website"),
    "facts": QT_TRANSLATE_NOOP("clients", "What may be said"),
}


def standing(card: Card) -> str:
    """How a client stands whose calls are not put through; empty: they are."""
    if card.put_through:
        return ""
    if card.status is Status.ENDED:
        return QCoreApplication.translate("ClientPanel", "no longer a client")
    if card.serves_from is not None:
        begins = QCoreApplication.translate("ClientPanel", "not yet active, from {day}")
        return begins.format(day=day_words(card.serves_from, card.at.date()))
    if card.status is Status.SUSPENDED:
        return QCoreApplication.translate("ClientPanel", "suspended")
    return QCoreApplication.translate("ClientPanel", "messages only")


def _instead(card: Card, told: str) -> str:
    """What is done instead of putting through."""
    if told:
        return told
    if card.status is Status.ENDED:
        return QCoreApplication.translate("ClientPanel", "nobody is put through")
    return QCoreApplication.translate("ClientPanel", "take a message")


def _greeting(card: Card, said: Moment | None, fresh: Fresh | None) -> Iterator[Read]:
    """Another greeting than she is used to must not be said from memory."""
    if fresh is None or said is None:
        return
    if said.occasion is not None:
        changed = said.occasion in fresh.greetings
    else:
        hours = {Occasion.OPEN} if card.open else {Occasion.CLOSED, Occasion.HOLIDAY}
        changed = bool(fresh.greetings & {*hours, Occasion.NAMED_DAY})
    if changed:
        yield Read(QCoreApplication.translate("ClientPanel", "the greeting: say it as it stands above"), new=True)


def _status(card: Card, said: Moment | None, fresh: Fresh | None) -> Iterator[Read]:
    """What is done with the calls of a client that are not put through, and what is told where no sentence above says it;
    another status than she knew, whatever it is."""
    new = fresh is not None and fresh.status
    if not card.put_through:
        state = standing(card)
        yield Read(
            f"{state[:1].upper()}{state[1:]}: {_instead(card, '' if said is not None else plain(card.status_said))}", new
        )
    elif new:
        yield Read(
            " · ".join(
                part for part in (QCoreApplication.translate("clients", STATUSES[card.status]), plain(card.status_said)) if part
            ),
            new,
        )


def _closure(card: Card, fresh: Fresh | None) -> Iterator[Read]:
    """A closure stands beside the hours; one that she did not know of stands here too."""
    if card.closure is not None and fresh is not None and card.closure in fresh.closures:
        until = until_words(card.closure.until.astimezone(card.at.tzinfo).isoformat(), card.at)
        reason = plain(card.closure.reason, 60)
        said = QCoreApplication.translate("ClientPanel", "closed {until}").format(until=until)
        yield Read(" · ".join(part for part in (said, reason) if part), new=True)


def _told(card: Card, fresh: Fresh | None) -> Iterator[Read]:
    for news in card.news:
        new = fresh is not None and fresh.told(news)
        yield Read(_news_words(news, card.at, new=new), new)
    for text in card.instructions:
        yield Read(text, fresh is not None and text in fresh.instructions)


def _news_words(news: News, at: datetime, *, new: bool) -> str:
    """What is true until when, and who said so. That it is news need not be said of what is marked as new."""
    until = until_words(news.until.astimezone(at.tzinfo).isoformat(), at)
    said = ", ".join(part for part in (until, plain(news.told_by, 40)) if part)
    words = "{text} ({said})" if new else QCoreApplication.translate("ClientPanel", "News: {text} ({said})")
    return words.format(text=plain(news.text), said=said)
