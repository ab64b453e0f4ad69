"""What may be said of a client to whoever asks: address, hours, tax numbers, the answer to "where are you?"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime, time

import msgspec

from receptionist.clients.calendar.days import lines_at, status_at
from receptionist.clients.greeting import base_language
from receptionist.clients.profile import Address, AddressKind, Fact, FactKind, Opening, Permission, Profile, Status
from receptionist.clients.spelling import names_spelled, spelled
from receptionist.telephony.numbers import show

SPELLED = frozenset({FactKind.MAIL, FactKind.PEC, FactKind.WEBSITE, FactKind.VAT_NUMBER, FactKind.TAX_CODE, FactKind.SDI})
"""What is spelled sign by sign, where nobody has entered how."""
SENTENCES = frozenset({FactKind.ADDRESS, FactKind.PARKING, FactKind.HOURS, FactKind.WHERE_ARE_YOU, FactKind.OTHER})
"""What is said in words of one language; the rest is the same in any."""
USUALLY = {
    FactKind.VAT_NUMBER: Permission.ON_REQUEST,
    FactKind.TAX_CODE: Permission.ON_REQUEST,
    FactKind.SDI: Permission.ON_REQUEST,
}
"""What is said only when somebody asks for just that, unless the client wants it otherwise."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that may be said: its kind (and its name, for one that has none), the text, letter by letter or empty, and
    whether only somebody who asks for just that is told. `worded_in`: the language of the text, where it is another than the
    caller's and there is no answer in that; None: it can be read aloud as it stands. `new`: whoever answers has not known it
    so."""

    kind: FactKind
    label: str
    text: str
    spelled: str
    on_request: bool
    worded_in: str | None = None
    new: bool = False


def marked(said: Iterable[Said], known: Iterable[Said]) -> tuple[Said, ...]:
    """The same, with what stands in it that is not `known` as new."""
    before = frozenset(known)
    return tuple(replace(one, new=one not in before) for one in said)


def sayable(profile: Profile, language: str, at: datetime) -> tuple[Said, ...]:
    """All that may be said in that language, in the order of the profile, what was entered before what its fields say, and last
    what is known in the client's own language only. What may never be said is not in it, whatever the fields hold.

    Entries in the caller's language, and those for any, say themselves whether they may be said. What has none of these is kept
    as strictly as the strictest of the entries in other languages: *never* in one language is never in all the others.

    Of a client that is none any more, nothing."""
    if status_at(profile, at).status is Status.ENDED:
        return ()
    spoken = base_language(language)
    entered = [fact for fact in profile.facts if _language(fact) in {None, spoken}]
    kept = _strictest(fact for fact in profile.facts if fact not in entered) | _strictest(entered)
    silent = {fact.kind for fact in entered if fact.language and fact.permission is Permission.NEVER and not fact.text}
    may_be = [
        fact for fact in entered if fact.permission is not Permission.NEVER and (fact.language or fact.kind not in silent)
    ]
    said = [_said(profile, fact, spoken, at) for fact in may_be]
    own = {fact.kind for fact in entered}
    for kind in (one for one in FactKind if one not in own):
        permission = max(USUALLY.get(kind, Permission.SAY), kept.get((kind, ""), Permission.SAY), key=_STRICTER.index)
        if permission is not Permission.NEVER:
            said.append(_said(profile, Fact(kind=kind, permission=permission), spoken, at))
    found = [one for one in said if one.text]
    return (*found, *_untranslated(profile, {one.kind for one in found}, kept, spoken, at))


_STRICTER = (Permission.SAY, Permission.ON_REQUEST, Permission.NEVER)
_Named = tuple[FactKind, str]


def _strictest(facts: Iterable[Fact]) -> dict[_Named, Permission]:
    """Of what was entered of one thing, the strictest permission."""
    found: dict[_Named, Permission] = {}
    for fact in facts:
        found[_name(fact)] = max(found.get(_name(fact), Permission.SAY), fact.permission, key=_STRICTER.index)
    return found


def _name(fact: Fact) -> _Named:
    """What is entered in several languages: its kind, and the label of what has none."""
    return (fact.kind, (fact.label or fact.text).strip().casefold() if fact.kind is FactKind.OTHER else "")


def _language(fact: Fact) -> str | None:
    return base_language(fact.language) if fact.language is not None else None


def _untranslated(
    profile: Profile, answered: Set[FactKind], kept: Mapping[_Named, Permission], language: str, at: datetime
) -> Iterator[Said]:
    """What the client answers in its own language, and to which there is no answer in the caller's; `kept`: how strictly."""
    own = base_language(profile.language)
    for fact in profile.facts:
        theirs = _language(fact) == own != language
        unanswered = fact.kind is FactKind.OTHER or fact.kind not in answered
        permission = kept[_name(fact)]
        if theirs and unanswered and fact.text.strip() and Permission.NEVER not in {permission, fact.permission}:
            stricter = max(permission, fact.permission, key=_STRICTER.index)
            yield _said(profile, msgspec.structs.replace(fact, permission=stricter), language, at)


def _said(profile: Profile, fact: Fact, language: str, at: datetime) -> Said:
    text = fact.text.strip() or _of_field(profile, fact.kind, language, at)
    letters = fact.spelled.strip() or (_letters(profile, fact, text, language) if text else "")
    request = fact.permission is Permission.ON_REQUEST
    return Said(fact.kind, fact.label, text, letters, request, _worded_in(profile, fact, language))


def _worded_in(profile: Profile, fact: Fact, language: str) -> str | None:
    """A text without a language of its own is in the client's. What the fields say of address and hours anybody can read."""
    of_field = fact.kind is not FactKind.PARKING and not fact.text.strip()
    worded = base_language(fact.language or profile.language)
    return None if fact.kind not in SENTENCES or of_field or worded == language else worded


def _letters(profile: Profile, fact: Fact, text: str, language: str) -> str:
    """By rule. Of an address the names of street and town; of one that somebody has worded, of what stands before the comma."""
    if fact.kind is not FactKind.ADDRESS:
        return spelled(text, language) if fact.kind in SPELLED else ""
    address = _first_address(profile)
    if fact.text.strip() or address is None:
        return names_spelled(text.partition(",")[0], language)
    return names_spelled(f"{address.street} {address.city or profile.city}", language)


def asked_first(before: Fact, after: Fact) -> Fact:
    """The fact as it was changed: something else, which is often entered because it is not to be told, is told on request
    alone until somebody says that it may be said."""
    begins = after.kind is FactKind.OTHER is not before.kind and before.permission is after.permission is Permission.SAY
    return msgspec.structs.replace(after, permission=Permission.ON_REQUEST) if begins else after


def _of_field(profile: Profile, kind: FactKind, language: str, at: datetime) -> str:
    """What the profile's own fields say of it."""
    match kind:
        case FactKind.ADDRESS:
            address = _first_address(profile)
            return written(address, profile) if address is not None else ""
        case FactKind.PARKING:
            found = _first_address(profile)
            return found.directions if found else ""
        case FactKind.HOURS:
            return hours_aloud(profile.hours, language)
        case FactKind.PHONE:
            line = next(iter(lines_at(profile, at)), None)
            at_home = base_language(profile.language) == language
            return show(line.number, profile.country if at_home else "") if line else ""
        case FactKind.MAIL | FactKind.PEC | FactKind.WEBSITE | FactKind.VAT_NUMBER | FactKind.TAX_CODE | FactKind.SDI:
            return str(getattr(profile, kind.value))
    return ""


def premises(profile: Profile) -> tuple[Address, ...]:
    """Where the client's people are, and callers would go: offices before the registered one, each in the profile's order.
    Where invoices and post go to is none of them."""
    order = (AddressKind.OFFICE, AddressKind.REGISTERED)
    return tuple(one for kind in order for one in profile.addresses if one.kind is kind)


def _first_address(profile: Profile) -> Address | None:
    return next(iter(premises(profile)), None)


def written(address: Address, profile: Profile) -> str:
    """In one line: street, floor and intercom, town; the client's own town where the address names none."""
    town = " ".join(part for part in (address.postal_code, address.city or profile.city) if part)
    town += f" ({address.province})" if address.province else ""
    return ", ".join(part for part in (address.street, address.detail, town) if part)


def hours_aloud(hours: tuple[Opening, ...], language: str) -> str:
    """The week as one says it: `lunedì–venerdì 9:00–13:00, 14:30–18:00; sabato 24 ore su 24`."""
    if not hours:
        return ""
    from babel.dates import get_day_names  # only when somebody asks

    spoken = language if language in _ALL_DAY else "en"
    names = get_day_names("wide", locale=spoken)
    return "; ".join(f"{_days(first, last, names)} {said}" for first, last, said in _alike(hours, _ALL_DAY[spoken]))


_ALL_DAY = {
    "it": "24 ore su 24",
    "en": "round the clock",
    "de": "rund um die Uhr",
    "fr": "24 heures sur 24",
    "es": "las 24 horas",
}


def _days(first: int, last: int, names: object) -> str:
    return names[first] if first == last else f"{names[first]}–{names[last]}"  # type: ignore[index]


def _alike(hours: tuple[Opening, ...], all_day: str) -> Iterator[tuple[int, int, str]]:
    """Days in a row with the same hours, together."""
    ordered = sorted(hours, key=lambda one: one.start)
    week = [", ".join(_span(one, all_day) for one in ordered if one.weekday == day) for day in range(7)]
    first = 0
    for day in range(1, 8):
        if day == 7 or week[day] != week[first]:
            if week[first]:
                yield first, day - 1, week[first]
            first = day


def _span(opening: Opening, all_day: str) -> str:
    if opening.start == opening.end == time(0):
        return all_day
    ends = "24:00" if opening.end == time(0) else f"{opening.end.hour}:{opening.end.minute:02d}"
    return f"{opening.start.hour}:{opening.start.minute:02d}–{ends}"
