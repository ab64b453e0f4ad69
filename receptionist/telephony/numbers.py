"""Telephone numbers, read generously and written down as E.164 (ITU-T E.164; the rules of libphonenumber).

A number that can exist is taken even where libphonenumber does not know it as assigned: numbers reserved for fiction, new
ranges and short company extensions would be refused otherwise. Such a number carries a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from receptionist.errors import Invalid

_E164 = re.compile(r"\+[1-9][0-9]{1,14}")
_USER = re.compile(r"(?:sips?|tel):(?:\"[^\"]*\")?(?P<user>[^@;>?]+)", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:sips?|tel):", re.IGNORECASE)
_EXTENSION = re.compile(
    r"[+(]?[0-9][0-9 ().\-/\u00a0]{4,30}[ ,;]*(?:interno|int|extension|ext|est|x|#)[.:]?\s*[0-9]{1,6}", re.IGNORECASE
)
_WITHOUT_SIGNS = re.compile(r"[\s().\-/\u00a0\u2010-\u2015]+")

NOBODY = frozenset({"", "anonymous", "restricted", "unavailable", "unknown", "private"})
"""What phone systems write in the place of a number that they do not know or may not show."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read. `valid`: libphonenumber knows it as assignable; else `warning` is a code."""

    e164: str
    valid: bool
    warning: str | None = None


def know_all_countries() -> None:
    """Read what is known of each country's numbers now, and not with the first number of each: whoever is out of descriptors
    by then could read no number."""
    phonenumbers.PhoneMetadata.load_all()


def to_e164(text: str, country: str) -> Number:
    """Read `text` as somebody in `country` (ISO 3166) would dial it: `+`, `00` or national, with any signs between.

    Raises `Invalid` as `not_read` says for what no number can be (letters, extensions, too short or too long).
    """
    parsed = _parsed(text, country)
    if parsed is None:
        raise not_read(text)
    valid = phonenumbers.is_valid_number(parsed)
    return Number(_written(parsed), valid, None if valid else "number.not_valid")


def not_read(text: str, **where: str) -> Invalid:
    """Why the text is no number: `number.with_extension` where an extension stands behind one, else `number.unreadable`;
    `where` as in `Invalid`."""
    return Invalid(
        "number.with_extension" if _EXTENSION.fullmatch(text.strip()) else "number.unreadable", text=text[:60], **where
    )


def read_typed(text: str, *countries: str) -> Number:
    """Read what was typed by hand as one would dial it in the first country, or, where that gives no valid number, in the first
    of the others in which it is valid: an assistant in Italy writes an Italian number for a British client as she dials it.

    Raises `Invalid` as `to_e164` does, when no country can read it.
    """
    readings = [to_e164(text, country) for country in countries if _parsed(text, country) is not None]
    return next((each for each in readings if each.valid), None) or next(iter(readings), None) or to_e164(text, countries[0])


def is_mobile(e164: str) -> bool | None:
    """Whether the number (E.164) is a mobile's; None: it is none, or its country does not tell them apart."""
    parsed = _parsed(e164, "") if e164.startswith("+") else None
    kind = phonenumbers.number_type(parsed) if parsed is not None else None
    if kind == phonenumbers.PhoneNumberType.MOBILE:
        return True
    return False if kind == phonenumbers.PhoneNumberType.FIXED_LINE else None


def _parsed(text: str, country: str) -> PhoneNumber | None:
    """None when the text is no number that can exist."""
    dialled = _dialled(text)
    if dialled is None or len(dialled) > 40:
        return None
    try:
        parsed = phonenumbers.parse(dialled, country.upper() or None)
    except NumberParseException:
        return None
    possible = phonenumbers.is_possible_number(parsed) and not parsed.extension
    return parsed if possible and len(_written(parsed)) <= 16 else None


def _dialled(text: str) -> str | None:
    """The keys that would be pressed. Letters are refused: `02 MARIO` is a note, not a number."""
    signs = _WITHOUT_SIGNS.sub("", text.strip().removeprefix("tel:"))
    if signs.startswith("00"):
        signs = f"+{signs[2:]}"
    if signs.startswith("+") and "(0)" in text:
        signs = _WITHOUT_SIGNS.sub("", text.strip().replace("(0)", ""))
    return signs if re.fullmatch(r"\+?[0-9]+", signs) else None


def _written(parsed: PhoneNumber) -> str:
    return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)


@lru_cache(maxsize=50_000)
def is_whole(text: str) -> bool:
    """Whether it is an E.164 number that can be rung: one that `to_e164` takes. A part of one, as it stands while somebody
    types it (`+39`, `+39333`), is none."""
    return _E164.fullmatch(text) is not None and _parsed(text, "") is not None


@lru_cache(maxsize=50_000)
def show(e164: str, country: str) -> str:
    """As it is written on the screen: the national way for a number of `country`, else the international one. A text that is
    no E.164 number is shown as it stands."""
    try:
        parsed = phonenumbers.parse(e164, None)
    except NumberParseException:
        return e164
    at_home = parsed.country_code == phonenumbers.country_code_for_region(country.upper())
    return phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL)


def shows_nobody(text: str) -> bool:
    """Whether a phone system says with it that it shows no number: one of `NOBODY`, alone or in a SIP URI (RFC 3323)."""
    user, _at, host = _SCHEME.sub("", text.strip().strip('<>"')).lower().partition("@")
    return user.strip() in NOBODY or host.endswith("anonymous.invalid")


def from_header(value: str, country: str) -> str | None:
    """The E.164 number in a SIP header's value or a request's user part (RFC 3261, RFC 3966, RFC 5806, RFC 7044): a URI with
    or without display name, `+`, `00`, national form, or bare digits with the country's code and no sign. None: no number.

    A display name is never read: anybody can write a URI into it.
    """
    address = value.rpartition("<")[2]
    found = _USER.search(address)
    user = (found["user"] if found else address).strip().strip('<>"').replace("%2B", "+").replace("%2b", "+")
    user = user.split(";")[0].split("@")[0]
    for text in (user, f"+{user}"):
        parsed = _parsed(text, country)
        if parsed is not None and (phonenumbers.is_valid_number(parsed) or text == user):
            return _written(_better(parsed, user, country))
    return None


def as_shown(text: str) -> str:
    """What is kept of a caller's number that is none (an extension, a SIP name): as it is shown, in 60 printable characters."""
    return "".join(sign for sign in text if sign.isprintable()).strip()[:60]


def as_kept(text: str, country: str) -> str:
    """A caller's number as the record keeps it: E.164 where it can be read, as typed or in a header, in `country`; else
    `as_shown`. Raises `Invalid` `number.unreadable` where nothing is shown."""
    try:
        return to_e164(text, country).e164
    except Invalid:
        kept = from_header(text, country) or as_shown(text)
        if not kept:
            raise
        return kept


def _better(parsed: PhoneNumber, user: str, country: str) -> PhoneNumber:
    """A carrier may leave the `+` away: `390212345678` is possible as a national number, but valid only as +39 02."""
    if phonenumbers.is_valid_number(parsed) or user.startswith(("+", "0")):
        return parsed
    whole = _parsed(f"+{user}", country)
    return whole if whole is not None and phonenumbers.is_valid_number(whole) else parsed
