"""What is wrong with the dated parts of a profile: statuses, closures, days of their own, rotas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from receptionist.clients.calendar.days import begins_on
from receptionist.clients.calendar.rota import is_rule
from receptionist.clients.profile import Accepts, Person, Profile, Rota
from receptionist.errors import Invalid

Findings = Iterator[Invalid]

MOST_MINUTES = 31 * 24 * 60
"""The longest turn of a rota."""
YEARS = range(1900, 9000)
"""A day beyond them is no day of a client's: counted on or put into another zone it would leave the calendar."""


def check_span(since: datetime | None, until: datetime | None, field: str) -> Findings:
    """What ends must have begun."""
    yield from check_near(since, field)
    yield from check_near(until, field)
    if since is not None and until is not None and until <= since:
        yield Invalid("span.backwards", field=field)


def check_near(day: date | None, field: str) -> Findings:
    """The day, or the moment, is in our times."""
    if day is not None and day.year not in YEARS:
        yield Invalid("date.far", field=field, year=day.year)


def check_days(since: date | None, until: date | None, field: str) -> Findings:
    """The last day is not before the first."""
    yield from check_near(since, field)
    yield from check_near(until, field)
    if since is not None and until is not None and until < since:
        yield Invalid("span.backwards", field=field)


def check_calendar(profile: Profile) -> Findings:
    """Statuses, closures, answers about closures, days with hours of their own."""
    numbers = {line.number for line in profile.lines}
    begins = [span.since for span in profile.statuses]
    for i, span in enumerate(profile.statuses):
        yield from check_days(span.since, span.until, f"statuses[{i}].until")
        if begins.index(span.since) < i:
            yield Invalid("status.same_day", field=f"statuses[{i}].since")
        if span.since == begins_on(profile):
            yield Invalid("status.begins", field=f"statuses[{i}].status", day=span.since.strftime("%d/%m/%Y"))
    for i, closure in enumerate(profile.closures):
        yield from check_span(closure.since, closure.until, f"closures[{i}].until")
        if closure.line is not None and closure.line not in numbers:
            yield Invalid("line.not_ours", field=f"closures[{i}].line", line=closure.line)
    for i, answer in enumerate(profile.answers):
        yield from check_days(answer.since, answer.until, f"answers[{i}].until")
    days = [exception.day for exception in profile.exceptions]
    for i, exception in enumerate(profile.exceptions):
        if days.index(exception.day) < i:
            yield Invalid("day.twice", field=f"exceptions[{i}].day")
        yield from check_near(exception.day, f"exceptions[{i}].day")


def check_rotas(profile: Profile) -> Findings:
    """Turns of somebody who is there, by a rule that can be read, and somebody to try."""
    people = {person.id: person for person in profile.people}
    targets = set(people) | {reach.id for reach in profile.reaches}
    for i, rota in enumerate(profile.rotas):
        field = f"rotas[{i}]"
        if not rota.name.strip():
            yield Invalid("rota.name_missing", field=f"{field}.name")
        if not rota.shifts:
            yield Invalid("rota.nobody", field=f"{field}.shifts", name=rota.name)
        yield from _turns(rota, field, people)
        for j, step in enumerate(rota.steps):
            if step.target not in targets:
                yield Invalid("target.unknown", field=f"{field}.steps[{j}].target")
            if not 5 <= step.seconds <= 600:
                yield Invalid("seconds.range", field=f"{field}.steps[{j}].seconds", seconds=step.seconds, most=600)


def _turns(rota: Rota, field: str, people: Mapping[str, Person]) -> Findings:
    for j, shift in enumerate(rota.shifts):
        yield from has_turn(people.get(shift.person), f"{field}.shifts[{j}].person")
        yield from check_near(shift.begins, f"{field}.shifts[{j}].begins")
        if not 0 < shift.minutes <= MOST_MINUTES:
            yield Invalid("shift.length", field=f"{field}.shifts[{j}].minutes")
        if shift.rule and not is_rule(shift.rule):
            yield Invalid("shift.rule", field=f"{field}.shifts[{j}].rule", rule=shift.rule[:60])
    for j, swap in enumerate(rota.swaps):
        yield from has_turn(people.get(swap.person), f"{field}.swaps[{j}].person")
        yield from check_span(swap.since, swap.until, f"{field}.swaps[{j}].until")


def has_turn(person: Person | None, field: str) -> Findings:
    """Whoever is to be rung is there, and takes calls."""
    if person is None:
        yield Invalid("person.unknown", field=field)
    elif person.accepts == Accepts.MESSAGES:
        yield Invalid("turn.messages_only", field=field, name=person.name)
