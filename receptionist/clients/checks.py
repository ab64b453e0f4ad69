"""What is wrong with a profile, place by place: for a form that says so as one types, and before anything is saved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from zoneinfo import available_timezones

from phonenumbers import SUPPORTED_REGIONS

from receptionist.clients.calendar.checks import check_calendar, check_days, check_near, check_rotas, check_span, has_turn
from receptionist.clients.calendar.days import meet
from receptionist.clients.calendar.regions import regions_of, unknown
from receptionist.clients.greeting import unfillable
from receptionist.clients.passphrase import is_hash
from receptionist.clients.profile import Line, Occasion, Opening, Person, Profile, Way, WayKind
from receptionist.clients.tax import is_tax_code, is_vat_number
from receptionist.errors import Invalid
from receptionist.telephony.numbers import is_whole, not_read

WARNINGS = frozenset({"tax.doubtful", "rota.nobody", "turn.messages_only", "status.begins"})
"""What is said, but keeps nobody from saving: the desk copes with it."""

CODE = re.compile(r"[^\W_][\w.-]{0,31}")
MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")
LANGUAGE = re.compile(r"[a-z]{2,3}")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
PICTURE = re.compile(r"[0-9a-f]{64}")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_STEP = re.compile(r"(\w+)|\[(\d+)\]")

SHORT, LONG = 200, 5000
"""How many characters a name or label, and a text, may have."""

MOST_SECONDS = 3600

Findings = Iterator[Invalid]


def check(profile: Profile) -> list[Invalid]:
    """Everything that is wrong. `field` in an error's values is the place: `code`, `lines[0].number`, `people[2].name`."""
    parts = (_head, _identity, _lines, _texts, _people, _reaches, _duty, check_calendar, check_rotas, _dated_texts)
    return [invalid for part in parts for invalid in part(profile)]


def blocking(found: list[Invalid]) -> list[Invalid]:
    """Those that keep a profile from being saved."""
    return [invalid for invalid in found if invalid.code not in WARNINGS]


def in_the_way(profile: Profile, was: Profile | None, found: list[Invalid]) -> list[Invalid]:
    """Those of `found` that keep `profile` from being saved over `was` (None, or without a version: it is new). What an
    earlier version of the program saved so, and nobody has touched since, is still wrong and in nobody's way: else no closure
    could be saved before somebody thinks of another greeting."""
    wrong = blocking(found)
    if not wrong or was is None or not was.version:
        return wrong
    stood = {_what_is_wrong(was, invalid) for invalid in blocking(check(was))}
    return [invalid for invalid in wrong if _what_is_wrong(profile, invalid) not in stood]


def _what_is_wrong(profile: Profile, invalid: Invalid) -> tuple[str, str]:
    """The code, and what it is about wherever that stands now: the innermost part around the place, else the field itself."""
    place = str(invalid.values.get("field", ""))
    around = place[: place.rfind("]") + 1] or place
    found: object = profile
    for name, number in _STEP.findall(around):
        found = found[int(number)] if number else getattr(found, name)  # type: ignore[index]
    return invalid.code, f"{around.partition('[')[0]} {found!r}"


@cache
def zones() -> frozenset[str]:
    """The IANA names that this machine knows."""
    return frozenset(available_timezones())


def _head(profile: Profile) -> Findings:
    if not CODE.fullmatch(profile.code):
        yield Invalid("client.code_form" if profile.code else "client.code_missing", field="code", code=profile.code)
    if not profile.legal_name.strip():
        yield Invalid("client.name_missing", field="legal_name")
    if profile.country not in SUPPORTED_REGIONS:
        yield Invalid("country.unknown", field="country", country=profile.country)
    if not LANGUAGE.fullmatch(profile.language):
        yield Invalid("language.unknown", field="language", language=profile.language)
    if profile.colour and not COLOUR.fullmatch(profile.colour):
        yield Invalid("colour.form", field="colour", colour=profile.colour)
    if profile.own and profile.team is not None:
        yield Invalid("client.own_team", field="team", code=profile.code)
    yield from _zone(profile.zone, "zone")
    yield from _region(profile)
    yield from _hours(profile.hours, "hours")
    for name in ("service_level", "hold_limit", "wrap_up"):
        yield from _seconds(getattr(profile, name), name)
    for name in ("legal_name", "trade_name", "short_name", "say_as", "city", "team"):
        yield from _length(getattr(profile, name) or "", name, SHORT)


def _identity(profile: Profile) -> Findings:
    """Numbers of the tax office and addresses. A number that its country's rule refuses is only warned of: the client's own
    papers are right, and a rule may be old."""
    for name, valid in (("vat_number", is_vat_number), ("tax_code", is_tax_code)):
        text = getattr(profile, name)
        yield from _length(text, name, 40)
        if text and not valid(text, profile.country):
            yield Invalid("tax.doubtful", field=name, text=text)
    yield from _length(profile.sdi, "sdi", 40)
    for name in ("mail", "pec"):
        if (text := getattr(profile, name)) and not MAIL.fullmatch(text):
            yield Invalid("mail.form", field=name, text=text[:60])
        yield from _length(getattr(profile, name), name, SHORT)
    yield from _length(profile.website, "website", SHORT)
    if profile.logo and not PICTURE.fullmatch(profile.logo):
        yield Invalid("picture.unknown", field="logo")
    if profile.passphrase and not is_hash(profile.passphrase):
        yield Invalid("passphrase.plain", field="passphrase")
    for i, address in enumerate(profile.addresses):
        if not address.street.strip():
            yield Invalid("address.street_missing", field=f"addresses[{i}].street")
        if address.country and address.country not in SUPPORTED_REGIONS:
            yield Invalid("country.unknown", field=f"addresses[{i}].country", country=address.country)
        for name in ("street", "detail", "postal_code", "city", "province"):
            yield from _length(getattr(address, name), f"addresses[{i}].{name}", SHORT)
        yield from _length(address.directions, f"addresses[{i}].directions", LONG)
    for i, fact in enumerate(profile.facts):
        yield from _length(fact.label, f"facts[{i}].label", SHORT)
        yield from _length(fact.text, f"facts[{i}].text", LONG)
        yield from _length(fact.spelled, f"facts[{i}].spelled", LONG)


def _zone(zone: str | None, field: str) -> Findings:
    if zone is not None and zone not in zones():
        yield Invalid("zone.unknown", field=field, zone=zone)


def _region(profile: Profile) -> Findings:
    """A country that is unknown itself has been complained of."""
    if not profile.region or profile.country not in SUPPORTED_REGIONS or profile.region in regions_of(profile.country):
        return
    found = unknown(profile.region, profile.country)
    yield Invalid(found.code, **found.values, field="region")


def _seconds(seconds: int, field: str) -> Findings:
    if not 0 <= seconds <= MOST_SECONDS:
        yield Invalid("seconds.range", field=field, seconds=seconds, most=MOST_SECONDS)


def _length(text: str, field: str, most: int) -> Findings:
    if len(text) > most:
        yield Invalid("text.too_long", field=field, most=most)
    if CONTROL.search(text):
        yield Invalid("text.control", field=field)


def _number(number: str, field: str) -> Findings:
    if not number:
        yield Invalid("number.missing", field=field)
    elif not is_whole(number):
        yield not_read(number, field=field)


def _hours(hours: tuple[Opening, ...], field: str) -> Findings:
    for i, opening in enumerate(hours):
        if not 0 <= opening.weekday <= 6:
            yield Invalid("hours.weekday", field=f"{field}[{i}].weekday")
        if opening.start == opening.end and opening.end.isoformat() != "00:00:00":
            yield Invalid("hours.empty", field=f"{field}[{i}].end")


def _lines(profile: Profile) -> Findings:
    known = {person.id for person in profile.people} | {reach.id for reach in profile.reaches}
    known |= {rota.id for rota in profile.rotas}
    seen: dict[str, list[Line]] = {}
    for i, line in enumerate(profile.lines):
        if any(meet(line, other) for other in seen.setdefault(line.number, [])):
            yield Invalid("line.twice", field=f"lines[{i}].number", line=line.number)
        seen[line.number].append(line)
        yield from _line(line, f"lines[{i}]", known)


def _line(line: Line, field: str, known: set[str]) -> Findings:
    yield from _number(line.number, f"{field}.number")
    yield from check_span(line.since, line.until, f"{field}.until")
    if line.fallback is not None:
        yield from _number(line.fallback, f"{field}.fallback")
        if line.fallback == line.number:
            yield Invalid("line.fallback_itself", field=f"{field}.fallback", line=line.number)
    yield from _seconds(line.patience, f"{field}.patience")
    yield from _hours(line.hours, f"{field}.hours")
    yield from _length(line.label, f"{field}.label", SHORT)
    yield from _length(line.closed_text, f"{field}.closed_text", LONG)
    yield from _length(line.busy_text, f"{field}.busy_text", LONG)
    for j, target in enumerate(line.targets):
        if target not in known:
            yield Invalid("target.unknown", field=f"{field}.targets[{j}]")


def _texts(profile: Profile) -> Findings:
    numbers = {line.number for line in profile.lines}
    for i, greeting in enumerate(profile.greetings):
        field = f"greetings[{i}]"
        yield from _text(greeting.text, f"{field}.text", "greeting.empty")
        yield from _line_of_ours(greeting.line, f"{field}.line", numbers)
        yield from check_near(greeting.day, f"{field}.day")
        if greeting.occasion == Occasion.NAMED_DAY and greeting.day is None:
            yield Invalid("greeting.no_day", field=f"{field}.day")
        if (unfilled := unfillable(greeting.text, greeting.language or profile.language)) is not None:
            yield Invalid(unfilled.code, **unfilled.values, field=f"{field}.text")
        if greeting.language is not None and not LANGUAGE.fullmatch(greeting.language):
            yield Invalid("language.unknown", field=f"{field}.language", language=greeting.language)
    for i, instruction in enumerate(profile.instructions):
        yield from _text(instruction.text, f"instructions[{i}].text", "instruction.empty")
        yield from check_days(instruction.since, instruction.until, f"instructions[{i}].until")
        yield from _line_of_ours(instruction.line, f"instructions[{i}].line", numbers)


def _text(text: str, field: str, missing: str) -> Findings:
    if not text.strip():
        yield Invalid(missing, field=field)
    yield from _length(text, field, LONG)


def _line_of_ours(line: str | None, field: str, numbers: set[str]) -> Findings:
    if line is not None and line not in numbers:
        yield Invalid("line.not_ours", field=field, line=line)


def _people(profile: Profile) -> Findings:
    ids = {person.id for person in profile.people}
    seen: set[str] = set()
    for i, person in enumerate(profile.people):
        if person.id in seen:
            yield Invalid("person.twice", field=f"people[{i}]", person=person.name)
        seen.add(person.id)
        yield from _person(person, f"people[{i}]", ids)


def _person(person: Person, field: str, ids: set[str]) -> Findings:
    if not person.name.strip():
        yield Invalid("person.name_missing", field=f"{field}.name")
    yield from _zone(person.zone, f"{field}.zone")
    yield from _hours(person.hours, f"{field}.hours")
    for name in ("name", "title", "say_as", "role", "department", "city", "extension"):
        yield from _length(getattr(person, name), f"{field}.{name}", SHORT)
    yield from check_near(person.left_on, f"{field}.left_on")
    for language in person.languages:
        if not LANGUAGE.fullmatch(language):
            yield Invalid("language.unknown", field=f"{field}.languages", language=language[:40])
    for name in ("responsibilities", "left_text", "notes"):
        yield from _length(getattr(person, name), f"{field}.{name}", LONG)
    for name in ("replaced_by", "deputy"):
        yield from _colleague(getattr(person, name), person, ids, f"{field}.{name}")
    for j, way in enumerate(person.ways):
        yield from _way(way, f"{field}.ways[{j}]")
    for j, absence in enumerate(person.absences):
        yield from check_span(absence.since, absence.until, f"{field}.absences[{j}].until")
        yield from _colleague(absence.substitute, person, ids, f"{field}.absences[{j}].substitute")
        yield from _length(absence.reason, f"{field}.absences[{j}].reason", LONG)


def _colleague(other: str | None, person: Person, ids: set[str], field: str) -> Findings:
    if other is not None and (other not in ids or other == person.id):
        yield Invalid("person.unknown", field=field)


def _way(way: Way, field: str) -> Findings:
    if way.kind != WayKind.MAIL:
        yield from _number(way.value, f"{field}.value")
    elif not MAIL.fullmatch(way.value):
        yield Invalid("mail.form", field=f"{field}.value", text=way.value[:60])
    yield from _length(way.value, f"{field}.value", SHORT)
    yield from _length(way.label, f"{field}.label", SHORT)


def _reaches(profile: Profile) -> Findings:
    for i, reach in enumerate(profile.reaches):
        if not reach.name.strip():
            yield Invalid("reach.name_missing", field=f"reaches[{i}].name")
        yield from _length(reach.name, f"reaches[{i}].name", SHORT)
        yield from _number(reach.number, f"reaches[{i}].number")
        yield from _zone(reach.zone, f"reaches[{i}].zone")
        yield from _hours(reach.hours, f"reaches[{i}].hours")


DATED: dict[str, dict[str, int]] = {
    "statuses": {"said": LONG},
    "closures": {"reason": SHORT, "said": LONG, "mail": LONG},
    "answers": {"note": LONG},
    "exceptions": {"name": SHORT},
    "rotas": {"name": SHORT, "nobody": LONG},
}
"""How many characters the texts of dated parts may have."""


def _dated_texts(profile: Profile) -> Findings:
    for name, texts in DATED.items():
        for i, part in enumerate(getattr(profile, name)):
            for text, most in texts.items():
                yield from _length(getattr(part, text), f"{name}[{i}].{text}", most)
    for i, exception in enumerate(profile.exceptions):
        yield from _hours(exception.hours, f"exceptions[{i}].hours")


def _duty(profile: Profile) -> Findings:
    people = {person.id: person for person in profile.people}
    for i, duty in enumerate(profile.duty):
        yield from has_turn(people.get(duty.person), f"duty[{i}].person")
        if duty.until <= duty.since:
            yield Invalid("span.backwards", field=f"duty[{i}].until")
