"""What a client's profile means at one moment: open or closed, whom to pass a call to and why, what to say.

Pure: everything is computed from the profile and the moment. A `line` may be given as itself or by its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from receptionist.clients.calendar import closure_at, day_name, returns_on, special, status_at
from receptionist.clients.card import Card, Sentence, TargetKind, TargetRow, Why
from receptionist.clients.greeting import (
    DAY_WORDS,
    NEUTRAL,
    DayWords,
    asks_for,
    base_language,
    choose,
    day_word,
    own_words,
    say,
)
from receptionist.clients.hours import Special, change_after, open_at, zone_of
from receptionist.clients.news import News, holding, with_news
from receptionist.clients.profile import (
    Absence,
    Accepts,
    Line,
    Occasion,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Rota,
    Status,
    Step,
    Way,
    WayKind,
)
from receptionist.clients.rota import Turn, on_call

AWAKE = (time(7), time(22))
"""Between these local hours somebody without hours of their own may be rung."""

REACH_KINDS = {
    ReachKind.HEADQUARTERS: TargetKind.HEADQUARTERS,
    ReachKind.TEAM: TargetKind.TEAM,
    ReachKind.OUTSIDE: TargetKind.OUTSIDE,
}


def line_of(profile: Profile, line: Line | str | None) -> Line | None:
    """The profile's line of that number; None when it has none."""
    if isinstance(line, str):
        return next((one for one in profile.lines if one.number == line), None)
    return line


def is_open(profile: Profile, line: Line | str | None, at: datetime) -> bool:
    """Whether the line is within its hours (its own, else the client's; always, where none were entered), and no holiday or
    closure holds."""
    here = line_of(profile, line)
    return open_at(_hours(profile, here), profile.zone, at, special(profile, here))


def next_change(profile: Profile, line: Line | str | None, at: datetime) -> datetime | None:
    """When the line closes or opens next, in the client's zone; None: not within eight days (of the end of a closure)."""
    here = line_of(profile, line)
    return change_after(_hours(profile, here), profile.zone, at, special(profile, here))


def _hours(profile: Profile, line: Line | None) -> tuple[Opening, ...]:
    return line.hours if line and line.hours else profile.hours


def instructions(profile: Profile, line: Line | str | None, at: datetime) -> tuple[str, ...]:
    """The instructions that hold for the line on that day (the client's calendar), in the order of the profile."""
    here = line_of(profile, line)
    number = here.number if here else None
    today = at.astimezone(zone_of(profile.zone)).date()
    return tuple(
        one.text
        for one in profile.instructions
        if one.line in {None, number} and _holds(one.since, one.until, today) and one.text.strip()
    )


def _holds(since: date | None, until: date | None, today: date) -> bool:
    return (since is None or since <= today) and (until is None or today <= until)


# ---- whom to pass a call to


@dataclass(frozen=True, slots=True)
class _Moment:
    """One look at one profile."""

    profile: Profile
    at: datetime
    people: Mapping[str, Person]
    special: Special
    """Closures and holidays of the client: who is not on call, and no way that is always open, is out then too."""
    on_call: Mapping[str, list[Turn]]
    """Whose turn it is, by rota."""


def targets(profile: Profile, line: Line | str | None, at: datetime) -> tuple[TargetRow, ...]:
    """Everybody a call might go to, in the order for this moment: the line's own routing, who is on call, who is in and awake,
    the rest; those who left come last. Whoever stands in for an absent one takes that one's place. Of a client that is none
    any more, nobody."""
    status = status_at(profile, at)
    if status.status == Status.ENDED:
        return ()
    here = line_of(profile, line)
    moment = _moment(profile, here, at)
    rows = {row.id: row for row in _rows(moment)}
    if not status.put_through:
        return tuple(replace(row, available=False, why=Why(status.status.value)) for row in rows.values())
    steps = _steps_that_hold(moment)
    routed = list(_routed(moment, here, rows))
    rest = (row for row in rows.values() if row.id not in {one.id for one in routed})
    order = (*routed, *sorted(rest, key=lambda row: -1 if row.id in steps else _rank(row)))
    return _each_once(_with_steps(moment, order, rows, steps))


def asked_for(profile: Profile, line: Line | str | None, at: datetime, wanted: str) -> tuple[TargetRow, ...]:
    """Whom a call for `wanted` (the id of a target) may go to: whoever stands in and the one who was asked for, of a rota its
    steps too. Nobody else is put in the place of somebody who was asked for."""
    rows = {row.id: row for row in targets(profile, line, at)}
    moment = _moment(profile, line_of(profile, line), at)
    steps = next((rota.steps for rota in profile.rotas if rota.id == wanted), ())
    chain = (wanted, *(step.target for step in steps))
    return _each_once(row for one in chain for row in _with_stand_in(moment, one, rows))


def _moment(profile: Profile, line: Line | None, at: datetime) -> _Moment:
    turns = {rota.id: on_call(rota, profile.zone, at) for rota in profile.rotas}
    return _Moment(profile, at, {person.id: person for person in profile.people}, special(profile, line), turns)


def _each_once(rows: Iterable[TargetRow]) -> tuple[TargetRow, ...]:
    found: dict[str, TargetRow] = {}
    for row in rows:
        found.setdefault(row.id, row)
    return tuple(found.values())


def _rank(row: TargetRow) -> int:
    if row.why.code == "left":
        return 3
    if row.available:
        return 0 if row.why.code in {"on_call", "on_call_is"} else 1
    return 2


# ---- whom to try next


def _steps_that_hold(moment: _Moment) -> dict[str, tuple[Step, ...]]:
    """The steps of each rota (id) that has somebody's turn now, or, where the client is closed, a gap: nobody answers then."""
    profile = moment.profile
    closed = not open_at(profile.hours, profile.zone, moment.at, moment.special)
    return {rota.id: rota.steps for rota in profile.rotas if rota.steps and (moment.on_call[rota.id] or closed)}


def _with_steps(
    moment: _Moment, order: Iterable[TargetRow], rows: Mapping[str, TargetRow], steps: Mapping[str, tuple[Step, ...]]
) -> Iterator[TargetRow]:
    """Each rota is followed by its steps, in order: whoever does not answer is followed by the next. They are there for the
    hours in which nobody else is, so that hours do not keep anybody from being tried."""
    ringable = {row.id: replace(row, available=True) if row.why.code in _ONLY_HOURS else row for row in rows.values()}
    for row in order:
        yield row
        for step in steps.get(row.id, ()):
            for one in _with_stand_in(moment, step.target, ringable):
                why = Why("next_step", (("name", row.name),)) if one.available and one.why.code != "stands_in" else one.why
                yield replace(one, why=why, seconds=step.seconds)


_ONLY_HOURS = frozenset({"closed_until", "closed", "asleep"})
"""What keeps somebody from being rung who could be."""


def _routed(moment: _Moment, line: Line | None, rows: Mapping[str, TargetRow]) -> Iterator[TargetRow]:
    """The line's own routing, each followed through to whoever stands in for them."""
    given: set[str] = set()
    for wanted in line.targets if line else ():
        for row in _with_stand_in(moment, wanted, rows):
            if row.id not in given:
                given.add(row.id)
                yield row


def _with_stand_in(moment: _Moment, wanted: str, rows: Mapping[str, TargetRow]) -> Iterator[TargetRow]:
    row = rows.get(wanted)
    if row is None:
        return
    if not row.available and row.why.code in {"out_until", "left"}:
        other = _stand_in(moment, moment.people[wanted], rows)
        if other is not None:
            yield replace(other, why=Why("stands_in", (("person", row.name),)))
    if row.why.code != "left":
        yield row


def _stand_in(moment: _Moment, person: Person, rows: Mapping[str, TargetRow]) -> TargetRow | None:
    """The first in the chain of substitutes who can be rung now."""
    seen: set[str] = set()
    nearer: Person | None = person
    while nearer is not None and nearer.id not in seen:
        seen.add(nearer.id)
        if nearer.id != person.id and nearer.id in rows and rows[nearer.id].available:
            return rows[nearer.id]
        nearer = moment.people.get(_substitute(nearer, moment.at) or "")
    return None


def _substitute(person: Person, at: datetime) -> str | None:
    absence = absence_at(person, at)
    return person.replaced_by or (absence.substitute if absence else None) or person.deputy


def absence_at(person: Person, at: datetime) -> Absence | None:
    """The absence that holds at `at`; of several the one that ends last."""
    holding = [absence for absence in person.absences if absence.since <= at < absence.until]
    return max(holding, key=lambda absence: absence.until, default=None)


def _rows(moment: _Moment) -> Iterator[TargetRow]:
    for person in moment.profile.people:
        yield _person_row(moment, person)
    for reach in moment.profile.reaches:
        yield _reach_row(moment, reach)
    for rota in moment.profile.rotas:
        yield _rota_row(moment, rota)


def _person_row(moment: _Moment, person: Person) -> TargetRow:
    way = first_number(person.ways)
    available, why = _person_state(moment, person, way)
    return TargetRow(
        id=person.id,
        name=person.name,
        title=person.title,
        kind=TargetKind.PERSON,
        number=way.value if way else None,
        available=available,
        why=why,
        local=moment.at.astimezone(zone_of(person.zone or moment.profile.zone)),
        role=person.role,
        city=person.city,
        accepts=person.accepts,
        confirm=bool(way and way.confirm),
        say_as=person.say_as,
        extension=person.extension,
    )


def first_number(ways: Iterable[Way]) -> Way | None:
    """The way by which a person is rung: the first that is a telephone."""
    return next((way for way in ways if way.kind in {WayKind.PHONE, WayKind.MOBILE}), None)


def _person_state(moment: _Moment, person: Person, way: Way | None) -> tuple[bool, Why]:
    """What keeps them from being rung, the weightiest reason first; else why they are offered."""
    local = moment.at.astimezone(zone_of(person.zone or moment.profile.zone))
    absence = absence_at(person, moment.at)
    if person.left_on is not None and person.left_on <= local.date():
        successor = _name(moment, person.replaced_by)
        return False, _why("left", on=person.left_on.isoformat(), successor=successor, said=person.left_text)
    if absence is not None:
        substitute = _name(moment, absence.substitute or person.deputy)
        return False, _why("out_until", until=_shown(absence.until, local), reason=absence.reason, substitute=substitute)
    if person.accepts == Accepts.MESSAGES:
        return False, Why("messages_only")
    if way is None:
        return False, Why("no_number")
    return _in_hours(moment, person, local)


def _in_hours(moment: _Moment, person: Person, local: datetime) -> tuple[bool, Why]:
    on_call = _on_call_until(moment, person)
    hours = person.hours or moment.profile.hours
    zone = person.zone if person.zone and person.hours else moment.profile.zone
    if on_call is not None:
        return True, _why("on_call", until=_shown(on_call, local))
    if not open_at(hours, zone, moment.at, moment.special):
        return False, _closed(moment, hours, zone, local)
    if not person.hours and not AWAKE[0] <= local.time() < AWAKE[1]:
        return False, Why("asleep")
    if person.accepts == Accepts.ANNOUNCED:
        return True, Why("announced_only")
    change = change_after(hours, zone, moment.at, moment.special)
    return True, _why("free", until=_shown(change, local)) if change else Why("free")


def _on_call_until(moment: _Moment, person: Person) -> datetime | None:
    mine = [duty.until for duty in moment.profile.duty if duty.person == person.id and duty.since <= moment.at < duty.until]
    mine += [turn.until for turns in moment.on_call.values() for turn in turns if turn.person == person.id]
    return max(mine, default=None)


def _reach_row(moment: _Moment, reach: Reach) -> TargetRow:
    zone = reach.zone or moment.profile.zone
    local = moment.at.astimezone(zone_of(zone))
    available, why = _reach_state(moment, reach, local)
    return TargetRow(
        id=reach.id,
        name=reach.name,
        title="",
        kind=REACH_KINDS[reach.kind],
        number=reach.number or None,
        available=available,
        why=why,
        local=local,
        confirm=reach.confirm,
    )


def _reach_state(moment: _Moment, reach: Reach, local: datetime) -> tuple[bool, Why]:
    hours = reach.hours or moment.profile.hours
    zone = (reach.zone if reach.hours else None) or moment.profile.zone
    if not reach.number:
        return False, Why("no_number")
    if reach.always:
        return True, Why("always")
    if not open_at(hours, zone, moment.at, moment.special):
        return False, _closed(moment, hours, zone, local)
    change = change_after(hours, zone, moment.at, moment.special)
    return True, _why("open_until", until=_shown(change, local)) if change else Why("always")


def _rota_row(moment: _Moment, rota: Rota) -> TargetRow:
    """Whoever's turn it is, and can be rung; of several the first."""
    local = moment.at.astimezone(zone_of(moment.profile.zone))
    turns = [(turn, moment.people[turn.person]) for turn in moment.on_call[rota.id] if turn.person in moment.people]
    here = [(turn, one, way) for turn, one in turns if not absence_at(one, moment.at) and (way := first_number(one.ways))]
    if not here:
        return _rota(rota, local, None, Why("no_number" if turns else "nobody_on_call"))
    turn, person, way = here[0]
    return _rota(rota, local, way, _why("on_call_is", person=person.name, until=_shown(turn.until, local)))


def _rota(rota: Rota, local: datetime, way: Way | None, why: Why) -> TargetRow:
    return TargetRow(
        id=rota.id,
        name=rota.name,
        title="",
        kind=TargetKind.ROTA,
        number=way.value if way else None,
        available=way is not None,
        why=why,
        local=local,
        confirm=bool(way and way.confirm),
    )


def _closed(moment: _Moment, hours: tuple[Opening, ...], zone: str, local: datetime) -> Why:
    opens = change_after(hours, zone, moment.at, moment.special)
    return _why("closed_until", until=_shown(opens, local)) if opens else Why("closed")


def _why(code: str, **values: str) -> Why:
    return Why(code, tuple((name, value) for name, value in values.items() if value))


def _shown(moment: datetime, local: datetime) -> str:
    """ISO 8601 with the offset of the place; the edge writes it out."""
    return moment.astimezone(local.tzinfo).isoformat(timespec="minutes")


def _name(moment: _Moment, person: str | None) -> str:
    return moment.people[person].name if person is not None and person in moment.people else ""


# ---- the card


def day_words_of(setting: Mapping[str, Iterable[tuple[str, str]]]) -> dict[str, DayWords]:
    """The words for the hours of the day: ours, and in their place those of the setting `greeting.hours` (by language, from
    which hour on, which word). What cannot be read there is left out."""
    own: dict[str, DayWords] = {}
    for language, words in setting.items():
        try:
            own[language] = tuple(sorted((time.fromisoformat(hour), word) for hour, word in words if word.strip()))
        except ValueError:
            continue
    return DAY_WORDS | {language: words for language, words in own.items() if words}


def card(
    profile: Profile,
    line: Line | str | None,
    at: datetime,
    *,
    assistant: str,
    language: str | None = None,
    occasion: Occasion | None = None,
    wanted: str | None = None,
    caller: str | None = None,
    day_words: Mapping[str, DayWords] = DAY_WORDS,
    news: Iterable[News] = (),
) -> Card:
    """All that the desk shows of the client at `at`. `assistant`, `wanted` (the person called for) and `caller` are names;
    `language` None: the client's; `occasion` None: open or closed, as it is. `news`: what has been told of the client."""
    told = holding(news, at)
    profile = with_news(profile, told, at)
    here = line_of(profile, line)
    opened = is_open(profile, here, at)
    said_on = _said_on(profile, here, at, occasion, language or profile.language)
    status = status_at(profile, at)
    names = {"assistant": assistant, "person": wanted or "", "caller": caller or ""}
    return Card(
        client=profile.id,
        code=profile.code,
        name=profile.name,
        line=here.number if here else None,
        at=at.astimezone(zone_of(profile.zone)),
        open=opened,
        changes=next_change(profile, here, at),
        greeting=sentence(profile, here, at, said_on, language or profile.language, names, day_words),
        instructions=instructions(profile, here, at),
        targets=targets(profile, here, at),
        status=status.status,
        status_said=status.said,
        closure=closure_at(profile, here, at),
        day_name=day_name(profile, at),
        news=told,
    )


def _said_on(profile: Profile, line: Line | None, at: datetime, occasion: Occasion | None, language: str) -> Occasion:
    """The most specific occasion that applies. After a long wait only the greeting of an open client gives way, and one that
    the client worded itself only to another that it worded itself."""
    hour = occasion_at(profile, line, at)
    if occasion is not Occasion.QUEUE_WAS_LONG:
        return occasion or hour
    number, today = line.number if line else None, at.astimezone(zone_of(profile.zone)).date()

    def own(of: Occasion) -> bool:
        return own_words(profile.greetings, of, number, language, profile.language, today) is not None

    thanks = hour is Occasion.OPEN and (own(occasion) or not own(hour))
    return occasion if thanks else hour


def occasion_at(profile: Profile, line: Line | str | None, at: datetime) -> Occasion:
    """What the hour alone makes of a call: a day that has a greeting of its own, open, closed for holidays, or closed."""
    here = line_of(profile, line)
    today = at.astimezone(zone_of(profile.zone)).date()
    number = here.number if here else None
    if any(g.occasion == Occasion.NAMED_DAY and g.day == today and g.line in {None, number} for g in profile.greetings):
        return Occasion.NAMED_DAY
    if is_open(profile, here, at):
        return Occasion.OPEN
    holiday = closure_at(profile, here, at) is not None or (day_name(profile, at) and not special(profile, here).day(today))
    return Occasion.HOLIDAY if holiday else Occasion.CLOSED


def sentence(
    profile: Profile,
    line: Line | str | None,
    at: datetime,
    occasion: Occasion,
    language: str,
    names: Mapping[str, str],
    day_words: Mapping[str, DayWords] = DAY_WORDS,
) -> Sentence:
    """What to say on that occasion. `names`: assistant, person, caller."""
    here = line_of(profile, line)
    local = at.astimezone(zone_of(profile.zone))
    number = here.number if here else None
    template, spoken = choose(profile.greetings, occasion, number, language, profile.language, local.date())
    if status_at(profile, at).status == Status.ENDED:
        spoken = base_language(language) if base_language(language) in NEUTRAL else "en"
        template = NEUTRAL[spoken]
    word = day_word(spoken, local, day_words)
    returns = returns_on(next_change(profile, here, at), local, spoken) if asks_for(template, "returns") else ""
    return say(template, {**names, "client": profile.name, "greeting": word, "returns": returns}, spoken)
