"""What one typed line of news means: who is away, until when, who is instead. It is shown before anything is saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.news import News
from receptionist.clients.news.closed import Closing, closing_in
from receptionist.clients.news.instead import Instead, calls_speaker, instead_in, is_denied
from receptionist.clients.news.left import Place, before_number, called, changed_in, left_in
from receptionist.clients.news.names import person_called, without_points
from receptionist.clients.news.phrases import BACK
from receptionist.clients.news.span import Span, span_in
from receptionist.clients.news.state import Said, State, here_until_in, not_before, states_in
from receptionist.clients.news.who import (
    ALIKE,
    AND_SPEAKER,
    AS_TEXT,
    OF_SPEAKER,
    SPEAKER,
    Asked,
    Clause,
    Doubt,
    Found,
    Meant,
    owner_in,
    stand_in,
    who_in,
)
from receptionist.clients.profile import Person, Profile
from receptionist.clients.times.moment_text import end_of
from receptionist.clients.times.words import Kind, Token, tokens_of
from receptionist.errors import Invalid
from receptionist.telephony.numbers import to_e164


@dataclass(frozen=True, slots=True)
class Understood:
    """`person` and `substitute` are ids; `since` (None: now) and `until` are in UTC, the end by default that of the client's
    day; `number` is E.164. `away` of nobody: the whole client is closed; false: only something to know. Nothing is to be kept
    while something is `asked`: whom a name means; nor while `unread` says something that should be a time to come, and is none
    or is not understood. `is_back`: they are not out, or no longer (of nobody: the client is open again): that ends an absence
    or closure (`ended_by`), and is only something to know where there is none; `is_for_today`: what lasts longer than `until`
    is not ended."""

    person: str | None
    away: bool
    until: datetime
    substitute: str | None = None
    number: str | None = None
    since: datetime | None = None
    asked: tuple[Asked, ...] = ()
    unread: str = ""
    is_back: bool = False
    is_for_today: bool = False
    lacks_end: bool = False
    """`unread` is a beginning, which is understood, without an end."""

    @property
    def closes(self) -> bool:
        """Whether the client is closed by it."""
        return self.away and self.person is None

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names that are asked about."""
        return tuple(one.name for one in self.asked if one.doubt is not Doubt.WORDS)


def understand(text: str, profile: Profile, at: datetime, meant: Meant | None = None, told_by: str = "") -> Understood:
    """What the line says, read in English or Italian, on the client's clock. `meant` answers what was asked. A line that names
    nobody who is out is about whoever told it, where `told_by` is the name of somebody here. Never refuses: what is not
    understood is only text, or is asked about; it says nothing of anybody's calls while any word is not (`news_left`)."""
    where, answers = zone_of(profile.zone), meant or {}
    meant = {name: whom for name, whom in answers.items() if whom != AS_TEXT}
    local, teller = at.astimezone(where), person_called(without_points(told_by), profile)
    written, text = text, without_points(text)
    closing = closing_in(text, written, profile, local, where)
    if closing is not None:
        return _all_read(_of_client(closing, local, where), closing.left, answers)
    line = _line_of(text, local, where)
    who, line = _whom(line, profile, teller, meant)
    is_for_speaker = calls_speaker(text, line.instead) and not line.said and (who.is_speaker or who.person is None)
    number = _number(line.dialled, profile)
    states = {one.state for one in (*line.said, *line.here)}
    if number is not None or states == {State.IN}:
        line = replace(line, instead=None)  # who is there, or rung elsewhere, needs nobody instead
    other = Found() if is_for_speaker else stand_in(line.instead, who.person, profile, teller, meant)
    is_told = line.span.is_told and not line.is_denied and not is_for_speaker
    is_out = State.OUT in states or (State.IN not in states and (is_told or other.person is not None))
    away = is_out and who.person is not None and number is None
    until, since = line.span.until, line.span.since
    found = Understood(
        who.person,
        away,
        (until or end_of(max(local, since or local).date(), where)).astimezone(UTC),
        other.person,
        number,
        since.astimezone(UTC) if since and (away or number) else None,
        (*who.asked, *other.asked),
        written.strip() if len(states) > 1 else line.span.unread,
        states == {State.IN} and who.person is not None and since is None and not (line.span.is_told or line.span.unread),
        lacks_end=len(states) <= 1 and bool(line.span.unread) and since is not None,
    )
    if len(states) > 1:
        return found
    return _all_read(found, left_in(text, line.used(who, other, teller, profile), written), answers)


def _of_client(closing: Closing, local: datetime, where: ZoneInfo) -> Understood:
    """What is understood of the client as a whole: nobody of its people is out by it."""
    until = closing.until or end_of(max(local, closing.since or local).date(), where)
    since = closing.since.astimezone(UTC) if closing.since is not None else None
    return Understood(
        None,
        closing.is_closed,
        until.astimezone(UTC),
        since=since,
        unread=closing.unread,
        is_back=closing.is_open_again,
        is_for_today=closing.is_open_again and closing.until is not None,
        lacks_end=bool(closing.unread) and closing.since is not None,
    )


def names_somebody(text: str, profile: Profile, at: datetime) -> bool:
    """Whether whoever the line is about has the name of somebody here, or of several: it says so of this client's people."""
    found = understand(text, profile, at)
    return found.person is not None or any(one.doubt in {Doubt.SHARED, Doubt.EACH} for one in found.asked)


def _all_read(found: Understood, left: str, meant: Meant) -> Understood:
    """What was found, where each word was read. The words that were `left` are asked about where something would be done."""
    does = found.away or found.is_back or found.substitute is not None or (found.number and found.person is not None)
    if not left or not does:
        return found
    if left not in meant:
        return replace(found, asked=(*found.asked, Asked(left, (), Doubt.WORDS)))
    if meant[left] == AS_TEXT:
        return Understood(found.person, False, found.until)
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """What stands where in a line: times (`span`), what is `said` of somebody outside the words for who is `instead`, who is
    there until a time (`here`), a number to be `dialled`. `rest` has blanks for times and for who is instead. `is_denied`: a
    word for not stands before who would be instead: nobody is."""

    text: str
    span: Span
    said: tuple[Said, ...]
    here: tuple[Said, ...]
    rest: str
    dialled: str
    instead: Instead | None = None
    is_denied: bool = False

    @property
    def place(self) -> int | None:
        """Where somebody is said to be out or elsewhere."""
        if self.said:
            return self.said[0].start
        return self.rest.find(self.dialled) if self.dialled else None

    def without_instead(self) -> _Line:
        """Nobody is."""
        return replace(self, instead=None, is_denied=True)

    def used(self, who: Found, other: Found, teller: Person | None, profile: Profile) -> list[Place]:
        """Where the words stand that a rule has used."""
        people = {one.id: one for one in profile.people}
        used = changed_in(self.text, self.span.rest)
        used += [(not_before(self.text, one), one) for one, _end in used if _is_back(self.text, one)]
        used += [(one.first, one.end) for one in (*self.said, *self.here)]
        if self.dialled:
            place = self.text.find(self.dialled)
            used += [before_number(self.text, place), (place, place + len(self.dialled))]
        if who.is_speaker:
            used += [one.span() for one in SPEAKER.finditer(self.rest)]
        if teller is not None:
            used += [one.span() for one in AND_SPEAKER.finditer(self.rest)]
        begin, end = (self.instead.start, self.instead.end) if self.instead else (len(self.text), len(self.text))
        for first, behind in ((0, begin), (end, len(self.text))):
            used += called(self.text, first, behind, who.name, people.get(who.person or ""), ALIKE)
        if self.instead is not None and (other.person or other.asked or other.name):
            used += self._of_instead(self.instead, who, other, people.get(other.person or ""))
        return used

    def _of_instead(self, instead: Instead, who: Found, other: Found, person: Person | None) -> list[Place]:
        end = instead.begins + len(instead.told)
        used = [*instead.without_names(), *called(self.text, instead.begins, end, other.name, person, ALIKE)]
        owned = instead.owned + len(instead.whose)
        return [*used, *called(self.text, instead.owned, owned, who.name, None, ALIKE)] if instead.whose else used


def _line_of(text: str, local: datetime, where: ZoneInfo) -> _Line:
    said = states_in(text)
    tokens = _of_time(tokens_of(text), said)
    phone = next((one for one in tokens if one.kind is Kind.PHONE), None)
    told = said[0].start if said else phone.start if phone else None
    span = span_in(text, tokens, told, local, where)
    instead = instead_in(span.rest)
    stands = said or span.is_told or OF_SPEAKER.search(text) or (instead and span.rest[: instead.start].strip(" ,;"))
    if instead is not None and instead.is_asked_for and not stands:
        instead = None  # whom to ask for, without anybody in whose place
    rest = _blank(span.rest, [(instead.start, instead.end)]) if instead else span.rest
    denied = instead is not None and is_denied(_blank(span.rest, _nots(text, span, said)), instead)
    dialled = phone.word if phone is not None and phone.word in rest else ""
    here = tuple(here_until_in(text))
    return _Line(text, span, tuple(states_in(rest)), here, rest, dialled, None if denied else instead, denied)


def _nots(text: str, span: Span, said: Sequence[Said]) -> list[Place]:
    """Where words for not stand that are of somebody's being out or back."""
    back = [one for one, _end in changed_in(text, span.rest) if _is_back(text, one)]
    return [*((one.first, one.end) for one in said), *((not_before(text, one), one) for one in back)]


def _is_back(text: str, place: int) -> bool:
    return next((one.word in BACK for one in tokens_of(text[place:])), False)


def _blank(text: str, places: Sequence[Place]) -> str:
    """The text with a comma and blanks in these places."""
    for begin, end in places:
        text = text[:begin] + ("," + " " * (end - begin - 1) if end > begin else "") + text[end:]
    return text


def _whom(line: _Line, profile: Profile, teller: Person | None, meant: Meant) -> tuple[Found, _Line]:
    """Whom the line is about. Whose calls are given to somebody is out; of somebody else no line says that at once."""
    who = who_in(Clause(line.rest, line.place, line.span.is_told, line.instead), line.text, profile, teller, meant)
    if line.instead is None:
        return who, line
    if OF_SPEAKER.search(line.instead.phrase) and not (who.is_speaker or (teller and who.person == teller.id)):
        return who, line.without_instead()
    if not line.instead.whose:
        return who, line
    owner = owner_in(line.instead, profile, meant)
    if not (line.said or line.dialled or who.name) and (owner.person or owner.asked):
        return owner, line
    if owner.person is not None and owner.person == who.person:
        return replace(who, name=f"{who.name} {owner.name}"), line
    return who, line.without_instead()


def _of_time(tokens: tuple[Token, ...], said: Sequence[Said]) -> tuple[Token, ...]:
    """Without a meal at which somebody is, and without the day that is over on which somebody came back."""
    out = [one for one in said if one.state is State.OUT]
    tokens = tuple(
        one
        for one in tokens
        if one.word not in {"lunch", "pranzo"} or not any(state.start < one.start < state.end for state in out)
    )
    if not said or said[0].state is not State.IN:
        return tokens
    return tuple(one for one in tokens if one.kind is not Kind.DAY or one.value >= 0)


def ended_by(found: Understood, held: Iterable[News], at: datetime) -> tuple[News, ...]:
    """The absences that hold at `at` of somebody who is back, or the closures of a client that is open again: they end, and
    nothing else is kept."""
    if not found.is_back:
        return ()
    theirs = (one for one in held if one.away and one.person == found.person and one.holds(at))
    return tuple(one for one in theirs if not found.is_for_today or one.until <= found.until)


def _number(dialled: str, profile: Profile) -> str | None:
    try:
        return to_e164(dialled, profile.country).e164 if dialled else None
    except Invalid:
        return None
