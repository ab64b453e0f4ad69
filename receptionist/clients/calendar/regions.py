"""The parts of a country that keep holidays of their own, by name: those that the `holidays` package knows."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from receptionist.clients.texts import normal
from receptionist.errors import Invalid

LONGEST = 12
"""Characters of the code of one, as it is kept."""


@lru_cache(maxsize=256)
def regions_of(country: str) -> Mapping[str, str]:
    """Code (as that package writes it, mostly ISO 3166-2 without the country) and name there of each, in order of name.
    None for a country (ISO 3166) that nobody knows, or that keeps the same days everywhere. The first look takes a tenth of a
    second: `prepare`."""
    import holidays

    try:
        there = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    named = {code: code for code in there.subdivisions if len(code) <= LONGEST}
    for name, code in there.subdivisions_aliases.items():
        if code in named and (named[code] == code or _says_more(name, named[code])):
            named[code] = name
    return dict(sorted(named.items(), key=lambda one: one[1].casefold()))


def _says_more(name: str, other: str) -> bool:
    """A name goes before an abbreviation, and before the same without its accents."""
    return (len(name), not name.isascii()) > (len(other), not other.isascii())


def prepare() -> None:
    """Load what the first look needs: for a thread of its own, before somebody waits for it."""
    import holidays

    holidays.country_holidays("IT")


def read_region(text: str, country: str) -> str:
    """The code of the part of `country` that is called so, or has that code, whatever its case and accents; empty: none. Raises
    `Invalid` `region.unknown` (with the `example` that comes nearest), `region.none` for a country without any."""
    wanted, there = normal(text), regions_of(country)
    if not wanted:
        return ""
    for code, name in there.items():
        if wanted in (normal(code), normal(name)):
            return code
    raise unknown(text, country)


def unknown(text: str, country: str) -> Invalid:
    """What is said of a region that `country` does not have."""
    there = regions_of(country)
    if not there:
        return Invalid("region.none", region=text[:40], country=country)
    names = {normal(name): f"{name} ({code})" for code, name in there.items()}
    near = get_close_matches(normal(text), names, 1, 0.5) or list(names)
    return Invalid("region.unknown", region=text[:40], country=country, example=names[near[0]])
