"""What offices write beside a name and is no part of it: `Sara Greco (in maternità)`, `Ugo Verdi - in ferie fino al 20`, `Anna
Bianchi (ex Rossi)`. People are found by their names, and offered as they are there. Pure.
"""

from __future__ import annotations

import re
from datetime import datetime

import msgspec

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.files.columns import Column, heading
from receptionist.clients.files.parts_text import read_absences
from receptionist.clients.files.told import with_told
from receptionist.clients.profile import Person
from receptionist.errors import Invalid

_AWAY = (
    r"(?:maternit[aà]'?|paternit[aà]'?|malattia|ferie|vacanza|congedo|aspettativa|infortunio|permesso|trasferta|"
    r"maternity|parental|sick|holiday|vacation)(?:\s+leave)?"
)
_SURELY_LEFT = (
    r"dimess[oa]|dimissionari[oa]|licenziat[oa]|in pensione|non lavora pi[uù]'?(?:\s+(?:qui|con noi))?|non c['’]è pi[uù]'?"
)
_LEFT = rf"{_SURELY_LEFT}|uscit[oa]|pensionat[oa]|cessat[oa]|decedut[oa]|left|retired|no longer here"
_SINCE = r"(?:\s*[,:]?\s*(?:dal?l?['’]?|fino|sino|al?|da|from|since|until|till|to|per|[0-9]).*)?"
_INSIDE = (
    rf"(?:(?:attualmente|ora|adesso|now)\s+)?(?:(?:in|on|assente(?:\s+per)?|away)\s+)?{_AWAY}{_SINCE}"
    rf"|assente{_SINCE}|(?:{_LEFT}){_SINCE}|ex\s+\S.*"
)
_BARE = rf"(?:in|on)\s+{_AWAY}{_SINCE}|(?:{_SURELY_LEFT}){_SINCE}"
"""Without brackets or a dash before it, where what may be a surname (`Uscito`) is one."""
_BESIDE = re.compile(
    rf"(?P<name>[^()\[\]]+?)\s*(?:[(\[]\s*(?P<inside>{_INSIDE})\s*[)\]]|(?:\s[-–—]|,|;)\s*(?P<behind>{_INSIDE})"
    rf"|\s(?P<bare>{_BARE}))\s*\.?",
    re.IGNORECASE,
)
_IS_OUT = re.compile(rf"{_AWAY}|assente|away", re.IGNORECASE)
_DAYS = re.compile(r"\b(?:dal?l?['’]?\s*[0-9]|from\s+[0-9]|[0-9]).*", re.IGNORECASE)
LONGEST = 120
"""Characters of a name with what stands beside it."""


def set_apart(name: str) -> tuple[str, str]:
    """The name, and what stands beside it; where that is nothing we know, the name as it is and an empty text."""
    found = _BESIDE.fullmatch(name) if len(name) <= LONGEST else None
    if found is None:
        return name, ""
    return found["name"].strip(), (found["inside"] or found["behind"] or found["bare"]).strip()


def taken_beside(person: Person, said: str, zone: str, now: datetime) -> tuple[Person, str, Invalid | None]:
    """Somebody with what stood beside the name: in the notes, unless it says from when until when they are out, which is the
    cell of an absence then. The last tells it, where it is new."""
    absence = _as_absence(said)
    clock = zone_of(person.zone or zone)
    values = {"text": said[:60], "person": person.name, "heading": heading(Column.PERSON, "en")}
    try:
        told = read_absences(absence, clock, now.astimezone(clock).date())
    except Invalid:
        told = ()
    if told:
        is_new = with_told(person.absences, told) != person.absences
        return person, absence, Invalid("name.absence", **values) if is_new else None
    if said in person.notes:
        return person, "", None
    notes = "\n".join(filter(None, (person.notes, said)))
    return msgspec.structs.replace(person, notes=notes), "", Invalid("name.note", **values)


def _as_absence(said: str) -> str:
    """The days first, as a cell of absences has them (`dal 1/12 al 31/5 in maternità`); empty: it names none."""
    days = _DAYS.search(said) if _IS_OUT.search(said) else None
    return f"{days[0]} {said[: days.start()].strip(' ,:')}" if days else ""
