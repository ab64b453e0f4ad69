"""What has changed since a shift, in words: a line each, in groups."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.greeting import day_word, say
from receptionist.clients.news import News
from receptionist.clients.profile import Absence, Closure, Greeting, Instruction, Person, Profile, StatusSpan
from receptionist.clients.since import Change, How, What
from receptionist.telephony.numbers import show
from ui.calls.book import Book
from ui.calls.words.reasons import begin_words, until_words
from ui.calls.words.text import plain
from ui.client_names import OCCASIONS, STATUSES
from ui.staff.list_sheet import Line

_N = QT_TRANSLATE_NOOP
GROUPS = {
    What.STATUS: (_N("since", "CONTRACTS"), "briefcase"),
    What.CLIENT: (_N("since", "NEW CLIENTS"), "building-2"),
    What.NUMBER: (_N("since", "NUMBERS"), "phone"),
    What.CLOSURE: (_N("since", "CLOSURES"), "calendar"),
    What.ABSENCE: (_N("since", "ABSENCES"), "user-x"),
    What.NEWS: (_N("since", "NEWS"), "megaphone"),
    What.GREETING: (_N("since", "GREETINGS"), "message-square"),
    What.INSTRUCTION: (_N("since", "INSTRUCTIONS"), "list"),
    What.PERSON: (_N("since", "PEOPLE"), "user"),
}
HOWS = {
    How.NEW: _N("since", "new"),
    How.BEGUN: _N("since", "has begun"),
    How.COMING: _N("since", "begins soon"),
    How.CHANGED: _N("since", "changed"),
    How.GONE: _N("since", "no longer"),
}


def lines_of(changes: tuple[Change, ...], book: Book, now: datetime) -> tuple[Line, ...]:
    """Each change as a line, in the order of the groups; where Enter leads is the client's id."""
    return tuple(_line(change, profile, book, now) for change in changes if (profile := book.profile(change.client)))


def _line(change: Change, profile: Profile, book: Book, now: datetime) -> Line:
    group, icon = GROUPS[change.what]
    first, second = _words(change, profile, book, now)
    return Line(
        group=_say(group),
        first="   ".join(part for part in (plain(profile.brief), first) if part),
        second=second,
        icon=icon,
        colour=profile.colour,
        right=_say(HOWS[change.how]) if change.what is not What.STATUS else "",
        leads_to=change.client,
    )


def _words(change: Change, profile: Profile, book: Book, now: datetime) -> tuple[str, str]:
    match change.part:
        case StatusSpan() as span:
            return QCoreApplication.translate("clients", STATUSES[span.status]), plain(span.said)
        case Closure() as closure:
            return _span(closure, profile, now), plain(closure.reason)
        case Absence() as absence:
            name = plain(change.whose.name) if change.whose is not None else ""
            why = plain(absence.reason)
            if absence.secret and why:
                why = _say(_N("since", "do not say why: {reason}")).format(reason=why)
            return f"{name} · {_span(absence, profile, now)}", why
        case News() as news:
            return plain(news.text), " · ".join(part for part in (_span(news, profile, now), plain(news.told_by)) if part)
        case Greeting() as greeting:
            return QCoreApplication.translate("clients", OCCASIONS[greeting.occasion]), plain(
                _said(greeting, profile, book, now)
            )
        case Instruction() as instruction:
            return "", plain(instruction.text)
        case Person() as person:
            return plain(person.name), plain(person.role)
    return _of_number(change, profile, book)


def _said(greeting: Greeting, profile: Profile, book: Book, now: datetime) -> str:
    """As she would say it now, to somebody of whom nothing is known; as it was typed, where it cannot be filled in."""
    language = greeting.language or profile.language
    word = day_word(language, now.astimezone(zone_of(profile.zone)))
    names = {"greeting": word, "assistant": book.assistant_name, "client": profile.name}
    return say(greeting.text, names, language).text


def _of_number(change: Change, profile: Profile, book: Book) -> tuple[str, str]:
    if change.what is What.CLIENT:
        return "", " · ".join(show(line.number, profile.country) for line in profile.lines)
    origin = book.profile(change.origin)
    number = show(change.number, profile.country)
    return number, _say(_N("since", "it was {client}'s")).format(client=origin.name) if origin is not None else ""


def _span(span: Closure | Absence | News, profile: Profile, now: datetime) -> str:
    """From when, where that is to come, and until when."""
    zone = zone_of(profile.zone)
    since = begin_words(span.since.astimezone(zone), now.astimezone(zone)) if span.since > now else ""
    return " ".join(part for part in (since, _until(span.until, profile, now)) if part)


def _until(moment: datetime, profile: Profile, now: datetime) -> str:
    zone = zone_of(profile.zone)
    return until_words(moment.astimezone(zone).isoformat(), now.astimezone(zone))


def _say(text: str) -> str:
    return QCoreApplication.translate("since", text)
