"""Which numbers outside the office may call: countries, and rates at which whoever calls pays for more than the call."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from receptionist.errors import Problem


@dataclass(frozen=True, slots=True)
class Calling:
    """What the office has set. `countries` (ISO 3166): only numbers of these, all where it is empty; `premium`: premium-rate
    numbers too; `shared_cost`: numbers at which caller and called share the cost. Which number is which, country by country, is
    libphonenumber's knowledge."""

    countries: Collection[str] = ()
    premium: bool = False
    shared_cost: bool = True

    def check(self, number: str) -> None:
        """Raise `Problem` (`dial.premium`, `dial.shared_cost`, `dial.country`) for a number (E.164) that may not be called.
        Anything else is no number of the telephone network: an extension of our own phone system."""
        parsed = _parsed(number)
        if parsed is None:
            return
        kind = phonenumbers.number_type(parsed)
        if kind == PhoneNumberType.PREMIUM_RATE and not self.premium:
            raise Problem("dial.premium", number=number)
        if kind == PhoneNumberType.SHARED_COST and not self.shared_cost:
            raise Problem("dial.shared_cost", number=number)
        if self.countries and not self._allows(parsed):
            raise Problem("dial.country", number=number)

    def _allows(self, parsed: PhoneNumber) -> bool:
        """Of several countries with one code the number says which it is of; one of none of them may be of any."""
        region = phonenumbers.region_code_for_number(parsed)
        regions = {region} if region else set(phonenumbers.region_codes_for_country_code(parsed.country_code or 0))
        return not regions.isdisjoint(self.countries)


def _parsed(number: str) -> PhoneNumber | None:
    """Without digits behind its end, which exchanges do not hear: `+39 899 123456 0` is answered as `+39 899 123456`."""
    if not number.startswith("+"):
        return None
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return None
    phonenumbers.truncate_too_long_number(parsed)
    return parsed


def calling_of(get: Callable[[str], Any]) -> Calling:
    """As it stands in the office's settings, which `get` reads by their keys."""
    return Calling(frozenset(get("dial.countries")), premium=get("dial.premium"), shared_cost=get("dial.shared_cost"))
