"""Public holidays by country and region, from the `holidays` package: national law, kept up to date there.

That package takes a quarter of a second to load and to compute: what it said is kept in a file of this machine's user, and
asked for anew only after the package has changed.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from receptionist.files import put

log = logging.getLogger(__name__)

Named = dict[str, str]
"""Day (ISO 8601) to name."""


@lru_cache(maxsize=1024)
def public_holidays(country: str, region: str, year: int) -> Mapping[date, str]:
    """The days of that year that the country (ISO 3166) keeps, with those of its region (ISO 3166-2 without the country; empty:
    none's), each with its name there. None for a country that nobody knows; an unknown region has no days of its own."""
    key, known = f"{country}-{region}-{year}", _known()
    if key not in known:
        known[key] = _ask(country, region, year)
        _keep(known)
    return {date.fromisoformat(day): name for day, name in known[key].items()}


def prepare(profiles: Iterable[Profile], at: datetime) -> None:
    """Look up what these clients will need at `at`, and for those who come back next year: for a thread of its own, before
    somebody waits for it."""
    for profile in profiles:
        today = at.astimezone(zone_of(profile.zone)).date()
        look_up([profile], {today.year, today.year + 1})


def look_up(profiles: Iterable[Profile], years: Iterable[int]) -> None:
    """What these clients keep in those years: nobody waits for it then. For a thread of its own, as `prepare`."""
    places = {(profile.country, profile.region) for profile in profiles if profile.holidays}
    for year in years:
        for country, region in sorted(places):
            public_holidays(country, region, year)


def _ask(country: str, region: str, year: int) -> Named:
    import holidays

    for subdivision in dict.fromkeys((region or None, None)):
        try:
            found = holidays.country_holidays(country, subdiv=subdivision, years=year)
            there = holidays.country_holidays(country, subdiv=subdivision, years=year, language=found.default_language)
            return {day.isoformat(): name for day, name in there.items()}
        except NotImplementedError:
            continue
    return {}


@cache
def _known() -> dict[str, Named]:
    """What was asked for before, by this package."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
        found = kept["days"] if kept["package"] == _package() else {}
        return {key: {str(date.fromisoformat(day)): str(name) for day, name in days.items()} for key, days in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _keep(known: dict[str, Named]) -> None:
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        put(_file(), json.dumps({"package": _package(), "days": dict(known)}).encode())
    except (OSError, Problem) as error:
        log.info("the public holidays are looked up again next time: %s", type(error).__name__)


def _file() -> Path:
    return Path(platformdirs.user_cache_dir("receptionist", appauthor=False)) / "holidays.json"


@cache
def _package() -> str:
    """Another text after the package was changed."""
    found = find_spec("holidays")
    where = Path(found.origin) if found is not None and found.origin else Path()
    return f"{where} {where.stat().st_mtime_ns}" if where.is_file() else ""
