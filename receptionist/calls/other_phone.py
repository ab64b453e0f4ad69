"""The other phone of somebody who answers calls: it rings for her caller when her console and her phone are gone."""

from __future__ import annotations

from collections.abc import Iterable

from receptionist.errors import Invalid
from receptionist.telephony.numbers import to_e164


def other_phone(typed: str, stations: Iterable[str], country: str, own: str) -> str:
    """What was typed as the hub has it: a station of the office's, or a number in E.164, read in `country` (ISO 3166); empty:
    none. `own` is the station at which she sits. Raises `Invalid` `phone.other_same`, and as `to_e164`."""
    text = typed.strip()
    known = {station.casefold(): station for station in stations}
    found = known.get(text.casefold()) or (to_e164(text, country).e164 if text else "")
    if found and found == own:
        raise Invalid("phone.other_same", field="other", station=own)
    return found
