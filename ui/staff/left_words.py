"""What an assistant leaves when she signs out, in words: callers, drafts, messages, call-backs, news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from receptionist.calls.board import CallView
from receptionist.calls.call_backs import CallBack
from receptionist.calls.events import Direction
from receptionist.calls.places import Place
from receptionist.clients.news import News
from receptionist.clients.profile import Profile
from receptionist.messages.service import Message
from ui.calls.book import Book
from ui.calls.call_backs.rows import back_row, overdue_words
from ui.calls.past.model import zone_of
from ui.calls.words.caller import caller_line
from ui.calls.words.days import day_there
from ui.calls.words.text import plain
from ui.messages.message_words import row_of
from ui.staff.list_sheet import Line

_N = QT_TRANSLATE_NOOP


class To(StrEnum):
    """Where a line leads."""

    CALL = "call"
    DRAFT = "draft"
    MESSAGES = "messages"
    CALL_BACKS = "call_backs"
    CLIENT = "client"
    PROFILE = "profile"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Left:
    """All that is left: `callers` keep her here; `unsaved` the profiles that are half-typed, as they are typed;
    `people` those of the staff, by login and name."""

    callers: tuple[CallView, ...] = ()
    drafts: tuple[CallView, ...] = ()
    unsaved: tuple[Profile, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    messages: tuple[Message, ...] = ()
    call_backs: tuple[CallBack, ...] = ()
    news: tuple[News, ...] = ()

    def __bool__(self) -> bool:
        return any((self.callers, self.drafts, self.unsaved, self.people, self.messages, self.call_backs, self.news))


def lines_of(left: Left, book: Book, now: datetime) -> tuple[Line, ...]:
    """Each as a line, in groups; what cannot wait first."""
    calls = (*_calls(left.callers, book, To.CALL), *_calls(left.drafts, book, To.DRAFT))
    return (
        *calls,
        *_unsaved(left.unsaved, book),
        *_people(left.people),
        *_call_backs(left.call_backs, book, now),
        *_messages(left.messages, book, now),
        *_news(left.news, book, now),
    )


def _calls(calls: Sequence[CallView], book: Book, to: To) -> Iterator[Line]:
    callers, drafts, card = _say(_N("left", "CALLERS")), _say(_N("left", "HALF-TYPED")), _say(_N("left", "card"))
    for call in calls:
        profile = book.whose(call)
        held = call.place in (Place.HELD, Place.RETURNED, Place.TRANSFERRING)
        waits = _say(_N("left", "on hold: {what}")).format(what=plain(call.waits_for)) if call.waits_for and held else ""
        state = waits or (_say(_N("left", "on hold")) if held else _say(_N("left", "on the line")))
        country = profile.country if profile is not None else "IT"
        yield Line(
            group=callers if to is To.CALL else drafts,
            first=plain(profile.brief) if profile is not None else call.line or "",
            second=caller_line(call, country),
            icon="pause" if to is To.CALL else "sticky-note",
            colour=profile.colour if profile is not None else "",
            right=state if to is To.CALL else card if call.direction is Direction.NONE else _say(_N("left", "message")),
            grave=to is To.CALL,
            leads_to=(to, call.id),
        )


def name_of(half_typed: Profile, book: Book) -> str:
    """The client's name as everybody knows it: what is typed over it may be half a word."""
    return (book.profile(half_typed.id) or half_typed).name


def _unsaved(half_typed: Sequence[Profile], book: Book) -> Iterator[Line]:
    for profile in half_typed:
        yield Line(
            _say(_N("left", "HALF-TYPED")),
            name_of(profile, book),
            _say(_N("left", "not saved")),
            "pencil",
            profile.colour,
            right=_say(_N("left", "profile")),
            leads_to=(To.PROFILE, profile.id),
        )


def _people(half_typed: Sequence[tuple[str, str]]) -> Iterator[Line]:
    for login, name in half_typed:
        group, state, what = _say(_N("left", "HALF-TYPED")), _say(_N("left", "not saved")), _say(_N("left", "colleague"))
        yield Line(group, name, state, "pencil", right=what, leads_to=(To.PERSON, login))


def _call_backs(call_backs: Sequence[CallBack], book: Book, now: datetime) -> Iterator[Line]:
    for one in call_backs:
        row = back_row(one, book, now)
        late = overdue_words() if row.overdue else ""
        first = f"{row.client}   {row.who}"
        to = (To.CALL_BACKS, one.id)
        yield Line(_say(_N("left", "TO CALL BACK")), first, row.how, "phone-outgoing", row.colour, late, row.overdue, to)


def _messages(messages: Sequence[Message], book: Book, now: datetime) -> Iterator[Line]:
    local = now.astimezone(zone_of(book.own()))
    for message in messages:
        row = row_of(message, book.profile(message.client), local)
        urgent = _say(_N("left", "urgent")) if message.urgent else ""
        to = (To.MESSAGES, message.id)
        yield Line(
            _say(_N("left", "MESSAGES TO PASS ON")),
            row.first,
            row.second,
            "message-square",
            row.colour,
            urgent,
            message.urgent,
            to,
        )


def _news(news: Sequence[News], book: Book, now: datetime) -> Iterator[Line]:
    for one in news:
        profile = book.profile(one.client)
        if profile is not None:
            here = now.astimezone(zone_of(book.own()))
            when = _say(_N("left", "until {when}")).format(when=day_there(one.until, here, profile))
            if one.since > now:
                since = day_there(one.since, here, profile)
                when = QCoreApplication.translate("news", "from {when}").format(when=since) + " " + when
            first = f"{plain(profile.brief)}   {plain(one.text)}"
            to = (To.CLIENT, profile.id)
            yield Line(_say(_N("left", "TODAY'S NEWS")), first, when, "megaphone", profile.colour, leads_to=to)


def _say(text: str) -> str:
    return QCoreApplication.translate("left", text)
