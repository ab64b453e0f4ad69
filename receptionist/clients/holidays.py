"""Public holidays by country and region, from the `holidays` package: national law, kept up to date there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache


@lru_cache(maxsize=256)
def public_holidays(country: str, region: str, year: int) -> Mapping[date, str]:
    """The days of that year that the country (ISO 3166) keeps, with those of its region (ISO 3166-2 without the country; empty:
    none's), each with its name there. None for a country that nobody knows; an unknown region has no days of its own."""
    import holidays  # loads slowly: not before somebody's hours are asked for

    for subdivision in dict.fromkeys((region or None, None)):
        try:
            found = holidays.country_holidays(country, subdiv=subdivision, years=year)
            return dict(holidays.country_holidays(country, subdiv=subdivision, years=year, language=found.default_language))
        except NotImplementedError:
            continue
    return {}


@lru_cache(maxsize=64)
def regions(country: str) -> tuple[str, ...]:
    """The regions of the country that keep holidays of their own, as they are written in a profile."""
    import holidays

    return tuple(holidays.list_supported_countries(include_aliases=False).get(country, ()))
