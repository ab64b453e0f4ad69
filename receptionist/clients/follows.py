"""What follows from a change of a profile where nobody has chosen otherwise. Pure."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from receptionist.clients.calendar.regions import regions_of
from receptionist.clients.code import proposed_code
from receptionist.clients.places import zones_of
from receptionist.clients.profile import Profile


def followed(before: Profile, after: Profile, taken: Collection[str]) -> Profile:
    """`after`, with a new client's code by its name (`taken`: the codes of the others), the zone by the country, and no region
    of another country. Hours that a template proposed stay proposed while a day of them is changed: the others may be as nobody
    has looked at them. Where all are gone, nothing of the template is left."""
    replace = msgspec.structs.replace
    if not after.version and after.name != before.name and before.code in ("", proposed_code(before.name, taken)):
        after = replace(after, code=proposed_code(after.name, taken))
    zones = zones_of(after.country)
    if after.country != before.country and zones and after.zone not in zones:
        after = replace(after, zone=zones[0])
    if after.country != before.country and after.region not in regions_of(after.country):
        after = replace(after, region="")
    if not after.hours:
        after = replace(after, hours_assumed=False)
    return after
