"""What a client's profile means at one moment: open or closed, whom to pass a call to and why, what to say.

Pure: everything is computed from the profile and the moment. A `line` may be given as itself or by its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from receptionist.clients.calendar.days import closure_at, day_name, line_at, returns_on, serves_from, special, status_at
from receptionist.clients.calendar.hours import change_after, open_at, zone_of
from receptionist.clients.card import Card, Sentence, TargetRow, Why
from receptionist.clients.greeting import (
    DAY_WORDS,
    GREETS,
    NAMELESS,
    DayWords,
    asks_for,
    choose,
    day_word,
    has_words,
    not_served,
    own_words,
    say,
)
from receptionist.clients.news import News, holding, with_news
from receptionist.clients.presence import stand_ins
from receptionist.clients.profile import (
    Line,
    Occasion,
    Opening,
    Person,
    Profile,
    Status,
    Step,
)
from receptionist.clients.target_rows import Look, look, rows_of


def line_of(profile: Profile, line: Line | str | None, at: datetime) -> Line | None:
    """The profile's line of that number as it is at `at`; None when it has none."""
    return line_at(profile, line, at) if isinstance(line, str) else line


def is_open(profile: Profile, line: Line | str | None, at: datetime) -> bool:
    """Whether the line is within its hours (its own, else the client's; always, where none were entered), and no holiday or
    closure holds."""
    here = line_of(profile, line, at)
    return open_at(_hours(profile, here), profile.zone, at, special(profile, here))


def next_change(profile: Profile, line: Line | str | None, at: datetime) -> datetime | None:
    """When the line closes or opens next, in the client's zone; None: not within eight days (of the end of a closure)."""
    here = line_of(profile, line, at)
    return change_after(_hours(profile, here), profile.zone, at, special(profile, here))


def opens_again(profile: Profile, line: Line | str | None, at: datetime, occasion: Occasion) -> datetime | None:
    """When the line opens next, in the client's zone; None: as `next_change`. At a moment at which it is open, somebody only
    looks at what would be said: a closing would be that of this evening, a holiday would last this day."""
    if not is_open(profile, line, at):
        return next_change(profile, line, at)
    local = at.astimezone(zone_of(profile.zone))
    tomorrow = datetime.combine(local.date() + timedelta(days=1), time(), local.tzinfo)
    closed = tomorrow if occasion is Occasion.HOLIDAY else next_change(profile, line, at)
    return closed if closed is None or is_open(profile, line, closed) else next_change(profile, line, closed)


def _hours(profile: Profile, line: Line | None) -> tuple[Opening, ...]:
    return line.hours if line and line.hours else profile.hours


def instructions(profile: Profile, line: Line | str | None, at: datetime) -> tuple[str, ...]:
    """The instructions that hold for the line on that day (the client's calendar), in the order of the profile."""
    here = line_of(profile, line, at)
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


def targets(profile: Profile, line: Line | str | None, at: datetime) -> tuple[TargetRow, ...]:
    """Everybody a call might go to, in the order for this moment: the line's own routing, who is on call, who is in and awake,
    the rest; those who left come last. Whoever stands in for an absent one takes that one's place. Of a client that is none
    any more, nobody."""
    status = status_at(profile, at)
    if status.status == Status.ENDED:
        return ()
    here = line_of(profile, line, at)
    moment = look(profile, here, at)
    rows = _with_substitutes(moment, {row.id: row for row in rows_of(moment)})
    if not status.put_through:
        return tuple(replace(row, available=False, why=Why(_messages_only(profile, at))) for row in rows.values())
    steps = _steps_that_hold(moment)
    routed = list(_routed(moment, here, rows))
    rest = (row for row in rows.values() if row.id not in {one.id for one in routed})
    order = (*routed, *sorted(rest, key=lambda row: -1 if row.id in steps else _rank(row)))
    return _each_once(_with_steps(moment, order, rows, steps))


def _messages_only(profile: Profile, at: datetime) -> str:
    """Why nobody of a client is rung whose calls are not put through."""
    if serves_from(profile, at) is not None:
        return "not_yet"
    return "suspended" if status_at(profile, at).status is Status.SUSPENDED else "messages_only"


def asked_for(profile: Profile, line: Line | str | None, at: datetime, wanted: str) -> tuple[TargetRow, ...]:
    """Whom a call for `wanted` (the id of a target) may go to: whoever stands in and the one who was asked for, of a rota the
    steps that follow its turn too. Nobody else is put in the place of somebody who was asked for."""
    rows = {row.id: row for row in targets(profile, line, at)}
    moment = look(profile, line_of(profile, line, at), at)
    steps = _steps_that_hold(moment).get(wanted, ())
    chain = (wanted, *(step.target for step in steps))
    return _each_once(row for one in chain for row in _with_stand_in(moment, one, rows))


def _each_once(rows: Iterable[TargetRow]) -> tuple[TargetRow, ...]:
    found: dict[str, TargetRow] = {}
    for row in rows:
        found.setdefault(row.id, row)
    return tuple(found.values())


def _rank(row: TargetRow) -> int:
    if row.why.code == "left":
        return 3
    if row.available:
        return 0 if row.why.code in {"on_call", "on_call_is", "on_call_instead"} else 1
    return 2


# ---- whom to try next


def _steps_that_hold(moment: Look) -> dict[str, tuple[Step, ...]]:
    """The steps of each rota (id) in which somebody has the turn now, though nobody stands in for them: they follow a turn."""
    return {rota.id: rota.steps for rota in moment.profile.rotas if rota.steps and moment.on_call[rota.id]}


def _with_steps(
    moment: Look, order: Iterable[TargetRow], rows: Mapping[str, TargetRow], steps: Mapping[str, tuple[Step, ...]]
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


def _routed(moment: Look, line: Line | None, rows: Mapping[str, TargetRow]) -> Iterator[TargetRow]:
    """The line's own routing, each followed through to whoever stands in for them."""
    given: set[str] = set()
    for wanted in line.targets if line else ():
        for row in _with_stand_in(moment, wanted, rows):
            if row.id not in given:
                given.add(row.id)
                yield row


def _with_substitutes(moment: Look, rows: Mapping[str, TargetRow]) -> dict[str, TargetRow]:
    """Of whoever is out or has left, who can be rung instead; that is who is named, rather than a substitute who is out too."""
    found = dict(rows)
    for row in rows.values():
        other = _stand_in(moment, moment.people[row.id], rows) if row.why.code in _AWAY else None
        if other is not None:
            found[row.id] = replace(row, instead=other.id, why=naming(row.why, other))
    return found


def naming(why: Why, other: TargetRow) -> Why:
    """Who stands in, and how to name that person aloud; of who has left the successor is named already."""
    if why.code == "left":
        return why
    said = {"substitute": other.name, "substitute_title": other.title, "substitute_say_as": other.say_as}
    return Why(why.code, tuple({**dict(why.values), **{name: value for name, value in said.items() if value}}.items()))


_AWAY = frozenset({"out_until", "left"})
"""Why somebody cannot be rung for whom another stands in."""


def _with_stand_in(moment: Look, wanted: str, rows: Mapping[str, TargetRow]) -> Iterator[TargetRow]:
    row = rows.get(wanted)
    if row is None:
        return
    if row.why.code in _AWAY:
        other = _stand_in(moment, moment.people[wanted], rows)
        if other is not None:
            yield replace(other, why=Why("stands_in", (("person", row.name),)))
    if row.why.code != "left":
        yield row


def _stand_in(moment: Look, person: Person, rows: Mapping[str, TargetRow]) -> TargetRow | None:
    """The first of those who might be there instead who can be rung now."""
    others = stand_ins(person, moment.people, moment.at, moment.profile.zone)
    return next((rows[one.id] for one in others if one.id in rows and rows[one.id].available), None)


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
    news = tuple(news)
    told = holding(news, at)
    profile = with_news(profile, news, at)
    here = line_of(profile, line, at)
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
        put_through=status.put_through,
        serves_from=serves_from(profile, at),
        closure=closure_at(profile, here, at),
        day_name=day_name(profile, at),
        news=told,
    )


def _said_on(profile: Profile, line: Line | None, at: datetime, occasion: Occasion | None, language: str) -> Occasion:
    """The most specific occasion that applies. After a long wait only the greeting of an open client gives way, and one that
    the client worded itself only to another that it worded itself."""
    number, today = line.number if line else None, at.astimezone(zone_of(profile.zone)).date()

    def own(of: Occasion, spoken: str = language) -> bool:
        return own_words(profile.greetings, of, number, spoken, profile.language, today) is not None

    hour = occasion_at(profile, line, at)
    if hour is Occasion.NAMED_DAY and not own(hour, language if has_words(language) else profile.language):
        hour = _hour_of(profile, line, at)  # ours for a day that we know nothing of would say that it is open
    if occasion is not Occasion.QUEUE_WAS_LONG:
        return occasion or hour
    thanks = hour is Occasion.OPEN and (own(occasion) or not own(hour))
    return occasion if thanks else hour


def occasion_at(profile: Profile, line: Line | str | None, at: datetime) -> Occasion:
    """What the hour alone makes of a call: a day that has a greeting of its own, open, closed for holidays, or closed."""
    here = line_of(profile, line, at)
    today = at.astimezone(zone_of(profile.zone)).date()
    number = here.number if here else None
    if any(g.occasion == Occasion.NAMED_DAY and g.day == today and g.line in {None, number} for g in profile.greetings):
        return Occasion.NAMED_DAY
    return _hour_of(profile, here, at)


def _hour_of(profile: Profile, here: Line | None, at: datetime) -> Occasion:
    today = at.astimezone(zone_of(profile.zone)).date()
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
    here = line_of(profile, line, at)
    local = at.astimezone(zone_of(profile.zone))
    number = here.number if here else None
    status = status_at(profile, at)
    ended = status.status is Status.ENDED
    if ended and occasion in NAMELESS:
        template, spoken = choose((), occasion, None, language, profile.language)
    elif ended or (not status.put_through and occasion in GREETS):
        template, spoken = not_served(status.said, language, profile.language, ended=ended)
    else:
        template, spoken = choose(profile.greetings, occasion, number, language, profile.language, local.date())
    word = day_word(spoken, local, day_words)
    returns = returns_on(opens_again(profile, here, at, occasion), local, spoken) if asks_for(template, "returns") else ""
    return say(template, {**names, "client": profile.name, "greeting": word, "returns": returns}, spoken)
