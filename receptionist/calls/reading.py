"""What an arriving call said, and how it was read: for whoever rings one of the office's own numbers to see whether it works.

Pure; the routing decides as it does for the desk, so that what is shown here is what the desk does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from receptionist.calls.events import Caller
from receptionist.calls.route import Route, Routing
from receptionist.calls.routing import read_caller
from receptionist.telephony.numbers import from_header
from receptionist.telephony.port import Arrived, Dialled


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """One place in which the dialled number may stand: `source` and `value` as they arrived, the E.164 `number` that was read
    in it (None: none), `owner` the short name of whose line that is (empty: nobody's). `believed`: it decided."""

    source: str
    value: str
    number: str | None
    owner: str
    believed: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A call as it was understood. `line` is the number that decided, None where none could be read; `name` the short name of
    the client who has it, or of the office itself, with `unknown`, where nobody does. `trunk`: by which it came, as the phone
    system names it."""

    places: tuple[PlaceRead, ...]
    line: str | None
    client: str | None
    name: str
    unknown: bool
    caller: Caller
    asserted: bool
    trunk: str | None


def read(arrived: Arrived, routing: Routing, at: datetime, country: str) -> Reading:
    """How the office with this `routing` reads the call. `country` (ISO 3166) is where national numbers are dialled from."""
    route = routing.route(arrived.dialled, at)
    decided = next((place for place in arrived.dialled if _is(place, route)), None)
    return Reading(
        places=tuple(_place(place, routing, at, country, believed=place is decided) for place in arrived.dialled),
        line=route.line,
        client=route.client,
        name=route.name,
        unknown=route.unknown,
        caller=read_caller(arrived.caller, country),
        asserted=arrived.caller.asserted,
        trunk=arrived.trunk,
    )


def _is(place: Dialled, route: Route) -> bool:
    return (place.source, place.value) == (route.dialled_in, route.dialled)


def _place(place: Dialled, routing: Routing, at: datetime, country: str, *, believed: bool) -> PlaceRead:
    alone = routing.route((place,), at)
    owner = "" if alone.unknown else alone.name
    return PlaceRead(place.source, place.value, from_header(place.value, country), owner, believed)
