"""Countries and time zones by name: what somebody chooses from, in the language of the screen (names of the CLDR)."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from phonenumbers import SUPPORTED_REGIONS


@lru_cache(maxsize=4)
def countries(language: str) -> dict[str, str]:
    """Every country that has telephone numbers: its ISO 3166 code and its name, in the order of the names."""
    from babel import Locale  # only when somebody looks for a country

    names = Locale.parse(language).territories
    named = {code: str(names.get(code, code)) for code in SUPPORTED_REGIONS}
    return dict(sorted(named.items(), key=lambda one: one[1].casefold()))


def zones_of(country: str) -> tuple[str, ...]:
    """The IANA zones of a country, the most populous first (zone.tab of the time zone database)."""
    return _zones_by_country().get(country, ())


def zone_in(country: str) -> str:
    """The zone of an office in a country: this machine's where that is one of the country's, or of no country that is known;
    else its most populous one. UTC where neither is known."""
    here, there = _zone_here(), zones_of(country)
    return here if here in (there or all_zones()) else next(iter(there), "UTC")


def _zone_here() -> str:
    """This machine's IANA zone (tzset(3), localtime(5)); empty where it does not say."""
    name = os.environ.get("TZ", "").removeprefix(":")
    return name or Path("/etc/localtime").resolve().as_posix().partition("zoneinfo/")[2]


@lru_cache(maxsize=1024)
def zone_name(zone: str, language: str) -> str:
    """A zone by its city and country: `Rome, Italy`; one of no country as it is written."""
    country = _countries_by_zone().get(zone)
    if country is None:
        return zone
    from babel import Locale  # only when somebody looks for a zone

    city = Locale.parse(language).time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
    return f"{city}, {countries(language).get(country, country)}"


def country_of(zone: str) -> str | None:
    """The country (ISO 3166) of an IANA zone; None: it is of none."""
    return _countries_by_zone().get(zone)


@cache
def _countries_by_zone() -> dict[str, str]:
    return {zone: country for country, zones in _zones_by_country().items() for zone in zones}


@cache
def _zones_by_country() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            table[country] = (*table.get(country, ()), zone)
    return table


def all_zones() -> tuple[str, ...]:
    """The zones of all countries, each once."""
    return tuple(_countries_by_zone())
