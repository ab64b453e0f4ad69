"""What one typed line of news means: who is away, until when, who is instead. It is shown before anything is saved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz

from receptionist.clients.directory import words_of
from receptionist.clients.hours import zone_of
from receptionist.clients.moment_text import day_in, end_of, hour_in, moment_in
from receptionist.clients.profile import Person, Profile
from receptionist.errors import Invalid
from receptionist.telephony.numbers import to_e164

ALIKE = 84
"""How alike a typed word and a name must be (0-100, rapidfuzz's ratio)."""


@dataclass(frozen=True, slots=True)
class Understood:
    """`person` and `substitute` are ids; `until` is in UTC, by default the end of the client's day; `number` is E.164. `away`
    false: only something to know."""

    person: str | None
    away: bool
    until: datetime
    substitute: str | None = None
    number: str | None = None


_AWAY = re.compile(
    r"\b(out|away|off|absent|unavailable|sick|ill|busy|travell?ing|(?:in|on) (?:a )?(?:meeting|holiday|vacation|court|leave)"
    r"|not (?:in|available|there)|fuori|assente|via|malat[oa]|occupat[oa]|impegnat[oa]"
    r"|(?:in|al?) (?:riunione|ferie|tribunale|udienza|viaggio|permesso|malattia)"
    r"|non (?:c'?e'?|c.è|è (?:in )?(?:sede|ufficio|disponibile)))\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:all|everything|calls?|send|pass|put|tutt[oiae]|chiamate|passare|passa(?:te)?|mandare|chiedere)\b[\w\s']*?"
    r"\b(?:to|a|ad|al|alla|di)\s+(?P<who>[^,;.\d]+)"
    r"|(?P<other>[^,;.]+?)\s+(?:instead|al posto|sostituisce|fa le veci)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?P<word>until|till|til|back|returns?|fino|sino|rientra|torna|ritorna)\b"
    r"\s*(?P<when>(?:(?!\b(?:all|tutt[oiae]|send|pass|passare)\b)[^,;])*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\d:./])(\+?\d[\d\s/-]{5,}\d)")
_BACK = ("back", "return", "returns", "rientra", "torna", "ritorna")


def understand(text: str, profile: Profile, at: datetime) -> Understood:
    """What the line says, read in English or Italian, on the client's clock. Never refuses: what is not understood is only
    text."""
    where = zone_of(profile.zone)
    local = at.astimezone(where)
    rest, instead = _cut(_INSTEAD, text)
    rest, until = _cut(_UNTIL, rest)
    number = _number(rest, profile)
    person = _find(rest, profile.people) or _find(text, profile.people)
    named = (instead.group("who") or instead.group("other")) if instead else ""
    other = _find(named, [one for one in profile.people if one.id != person])
    away = person is not None and (bool(_AWAY.search(text)) or bool(until) or other is not None) and number is None
    ends = _when(until.group("when"), until.group("word").lower(), local, where) if until else None
    return Understood(person, away, (ends or end_of(local.date(), where)).astimezone(UTC), other, number)


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, re.Match[str] | None]:
    """The text without what the pattern found in it."""
    found = pattern.search(text)
    return (text[: found.start()] + " , " + text[found.end() :], found) if found else (text, None)


def _number(text: str, profile: Profile) -> str | None:
    found = _NUMBER.search(text)
    try:
        return to_e164(found.group(1), profile.country).e164 if found else None
    except Invalid:
        return None


def _find(text: str, people: Iterable[Person]) -> str | None:
    """Whose name stands in the text, the best of them; misspelt a little, too. Of several alike the first."""
    typed = [word for word in words_of(text) if len(word) > 2]
    best: tuple[float, str | None] = (0.0, None)
    for person in people:
        names = [word for name in (person.name, *person.other_names) for word in words_of(name) if len(word) > 2]
        fits = [max((fuzz.ratio(name, word) for word in typed), default=0.0) for name in names]
        score = sum(fit for fit in fits if fit >= ALIKE)
        if score > best[0]:
            best = (score, person.id)
    return best[1]


def _when(text: str, word: str, local: datetime, where: ZoneInfo) -> datetime | None:
    """The moment meant: an hour, a day, or both; the next that comes. Who is *back* on a day is there from its beginning."""
    day = day_in(text, local.date())
    if hour_in(text) is not None or day is None:
        return moment_in(text, local, where)
    return datetime.combine(day, time(0), where) if word in _BACK else end_of(day, where)
