"""News that the client itself is closed for a time, or open again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from receptionist.clients.calendar.days import special
from receptionist.clients.calendar.hours import stretches
from receptionist.clients.news.left import Place, changed_in, left_in
from receptionist.clients.news.names import fit, is_telling
from receptionist.clients.news.phrases import BACK
from receptionist.clients.news.span import Span, span_in
from receptionist.clients.news.state import not_before
from receptionist.clients.news.who import ALIKE
from receptionist.clients.profile import Profile
from receptionist.clients.texts import words_of
from receptionist.clients.times.moment_text import end_of
from receptionist.clients.times.words import tokens_of

_CLOSED = re.compile(
    r"\b(?:chius[oaie]|chiud(?:iamo|e|ono|eremo|er[àa]|eranno)"
    r"|(?:è |osserv\w+ )?(?:la |una )?chiusura(?: (?:estiva|invernale|natalizia|pasquale|festiva|straordinaria))?"
    r"|closed|clos(?:es|ing)|close(?= (?:at|on|early|from|till?|until|for|today|tomorrow|next)\b| *$)"
    r"|(?:will|we|they) close|shut"
    r"|(?:siamo|saremo) (?:tutti )?in ferie"
    r"|we(?: are|['’]re| will be|['’]ll be) (?:all )?on (?:holiday|vacation))(?!\w)",
    re.IGNORECASE,
)
_OPEN_AGAIN = re.compile(
    r"\b(?:ria(?:pert[oaie]|pr(?:e|ono|iamo|iremo|ir[àa]|iranno))|di nuovo apert[oaie]|re-?open(?:s|ed|ing)?"
    r"|(?:back )?open again|back open)(?!\w)",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:apert[oaie]|open)(?!\w)", re.IGNORECASE)
_OPEN_FOR_HOURS = re.compile(
    r"\b(?:apert[oaie]|open)(?:,? (?:oggi|domani|solo|soltanto|solamente|today|tomorrow|only|just))*"
    r" (?:(?:fino|sino|till?|until|dalle|from)(?!\w)|(?=\d))",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\b(?:non|not|no longer|no more|any ?more|any longer|più|alla fine|in the end|solo|soltanto|only|just)(?!\w)", re.I
)
"""What is said beside that, and says nothing else."""
_REASONS = (
    "ferie",
    "ferie (?:estive|invernali|natalizie|pasquali)",
    *("lutto", "inventario", "sciopero", "malattia", "feste", "festività", "patrono", "santo patrono", "ponte", "trasloco"),
    *("lavori", "ristrutturazione", "manutenzione", "neve", "maltempo", "allerta meteo", "guasto", "formazione", "riunione"),
    *("pausa", "pranzo", "pausa pranzo", "holidays?", "vacation", "break", "inventory", "stocktaking", "bereavement"),
    *("mourning", "funeral", "strike", "snow", "weather", "bad weather", "maintenance", "renovations?", "training"),
    *("lunch", "meeting"),
)
_REASON = re.compile(
    r"\b(?:per|x|causa|for|because of|due to)(?: (?:le|la|il|un|una|the|a|our))?"
    r"(?: (?:nostre|festa del|family|staff|summer|winter|public|bank))? "
    rf"(?:{'|'.join(sorted(_REASONS, key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
"""Why it is closed, which changes nothing: what is closed *for visitors* is not closed."""
_WHOLE = re.compile(
    r"\b(?:noi|siamo|saremo|saranno|sarà|resteremo|rest(?:a|iamo|ano)|rimaniamo|rimane|rimarr\w+|rester\w+|avremo|osserviamo|tutt[oi]|ci|si"
    r"|studio|uffici|ufficio|sede|azienda|ditta|società|agenzia|negozio"
    r"|we|they|re|stay|remain|our|all|offices?|company|firm|shop|business|studios?|be|completely)(?!\w)",
    re.IGNORECASE,
)
"""Who is closed, and how: the client as a whole."""
_EARLY = re.compile(r"\b(?:anticipat(?:amente|a)|in anticipo|prima|early)(?!\w)", re.IGNORECASE)
"""What an hour says better."""
_BACK_TOO = frozenset({"torniamo", "ritorniamo", "rientriamo", "torneremo", "ritorneremo", "rientreremo"})
"""Who is closed reopens by it; who is only said to be out may be somebody else."""
_EARLIEST = 8
"""The first hour of a day at which anybody closes."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What a line says of the client's being closed. `is_closed` false: not that it is; then `is_open_again` says that it is
    open again from now on (with an `until`: until then at least). `since` (None: now) and `until` (None: nothing is said) are
    aware; `unread` is what may say when and is not understood, `left` the words that no rule has used."""

    is_closed: bool
    is_open_again: bool = False
    since: datetime | None = None
    until: datetime | None = None
    unread: str = ""
    left: str = ""


def closing_in(text: str, written: str, profile: Profile, local: datetime, where: ZoneInfo) -> Closing | None:
    """What the line says of it, read at `local` on the clock of `where`. None: it does not speak of it, or names somebody of
    the client's people before the word that does."""
    closed = _CLOSED.search(text)
    found = closed or _OPEN_AGAIN.search(text)
    if found is None:
        return _open_in(text, written, profile, local, where)
    reasons = [one.span() for one in _REASON.finditer(text)]
    tokens = [
        replace(one, word="riapriamo") if one.word in _BACK_TOO else one
        for one in tokens_of(text)
        if not any(begin <= one.start < end for begin, end in reasons)
    ]
    span = _until_evening(span_in(text, tokens, found.start(), local, where), where)
    if _names_somebody(span.rest[: found.start()], profile):
        return None
    is_timed = bool(span.since or span.until or span.unread)
    if not_before(text, found.start()) < found.start():
        return (closed and _open_now(text, written, span, profile)) or Closing(is_closed=False, until=span.until)
    early = [_EARLY] if span.since is not None and span.since.time() != time(0) else []
    known = [one.span() for pattern in (_CLOSED, _OPEN_AGAIN, _WHOLE, *early) for one in pattern.finditer(text)]
    left = left_in(text, [*known, *reasons, *changed_in(text, span.rest), *_own_name(text, profile)], written)
    if closed is None and not (is_timed and found.group().lower() in BACK):
        return Closing(is_closed=False, is_open_again=not is_timed, until=span.until, left="" if is_timed else left)
    if left and not is_timed:
        return Closing(is_closed=False)  # something else is closed: a matter, a door
    return Closing(is_closed=True, since=span.since, until=span.until, unread=span.unread, left=left)


def _open_in(text: str, written: str, profile: Profile, local: datetime, where: ZoneInfo) -> Closing | None:
    """What a line says that speaks of nothing but that the client is open: now, or for some hours of a day, and closed for the
    rest of it. None: it says more, or something else is open."""
    found = _OPEN_FOR_HOURS.search(text) or _OPEN.search(text)
    if found is None or not_before(text, found.start()) < found.start():
        return None
    span = span_in(text, tokens_of(text), found.start(), local, where)
    if _names_somebody(span.rest[: found.start()], profile):
        return None
    if found.re is _OPEN:
        return _open_now(text, written, span, profile)
    if span.unread or span.until is None or span.until.time() == time(0):
        return None
    ends = end_of(span.until.date(), where)
    if not _is_open_beside(span, ends, profile, local):
        return Closing(is_closed=False, until=ends)
    return Closing(is_closed=True, since=span.until, until=ends, left=_left(text, written, span, profile))


def _open_now(text: str, written: str, span: Span, profile: Profile) -> Closing | None:
    """That it is open, or closed no longer, now or from now until the end of the day; None: it is said of another time, or of
    something else."""
    if span.since is not None or span.unread or _left(text, written, span, profile):
        return None
    return Closing(is_closed=False, is_open_again=True, until=span.until)


def _left(text: str, written: str, span: Span, profile: Profile) -> str:
    known = [one.span() for pattern in (_CLOSED, _OPEN, _WHOLE, _NO_MORE) for one in pattern.finditer(text)]
    reasons = [one.span() for one in _REASON.finditer(text)]
    return left_in(text, [*known, *reasons, *changed_in(text, span.rest), *_own_name(text, profile)], written)


def _is_open_beside(span: Span, ends: datetime, profile: Profile, local: datetime) -> bool:
    """Whether it would be open after these hours until the day `ends`, and not before them: only then a closure says it."""
    begins = max(local, (span.until or local).replace(hour=0, minute=0))
    open_then = stretches(profile.hours, profile.zone, local, special(profile, None))

    def is_open(since: datetime, until: datetime) -> bool:
        return any(max(begin, since) < min(end, until) for begin, end in open_then)

    return is_open(span.until or local, ends) and not is_open(begins, span.since or begins)


def _until_evening(span: Span, where: ZoneInfo) -> Span:
    """Who closes at an hour is closed for the rest of that day, and nobody closes at four in the morning."""
    if span.since is None or span.until is not None or span.since.time() == time(0):
        return span
    since = span.since + timedelta(hours=12) if span.since.hour < _EARLIEST else span.since
    return replace(span, since=since, until=end_of(since.date(), where), unread="")


def _names_somebody(text: str, profile: Profile) -> bool:
    """Whether one of the client's people is named there, beside the client itself."""
    for begin, end in _own_name(text, profile):
        text = text[:begin] + " " * (end - begin) + text[end:]
    names = {word for one in profile.people for name in (one.name, *one.other_names) for word in words_of(name)}
    return any(is_telling(word) and any(fit(name, word) >= ALIKE for name in names) for word in words_of(_WHOLE.sub(" ", text)))


def _own_name(text: str, profile: Profile) -> list[Place]:
    """Where the client is named."""
    names = {one.strip() for one in (profile.legal_name, profile.trade_name, profile.short_name) if one.strip()}
    return [one.span() for name in names for one in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)]
