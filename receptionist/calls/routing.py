"""From what a carrier sends to what the desk must know: whose line it is, and who rings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import phonenumbers

from receptionist.calls.callers import NO_FLAGS, CallerFlags
from receptionist.calls.calling import Calling
from receptionist.calls.events import Caller
from receptionist.calls.route import Route
from receptionist.clients import rules
from receptionist.clients.directory import Directory
from receptionist.clients.profile import Line, Profile
from receptionist.errors import Invalid, NotFound
from receptionist.telephony.numbers import as_shown, from_header, to_e164
from receptionist.telephony.port import Dialled, Presented

EVERYWHERE = frozenset({"112", "911", "999"})
"""Emergency numbers that nobody mistakes for anything else."""
ANYWHERE = Calling()
"""What an office may call that has set nothing: everything but premium-rate numbers."""
OFFICE_NAME = "?"
"""What a handset shows for a number that nobody owns in an office that has no profile of its own."""


class DirectoryRouting:
    """Routes by the directory of profiles. `country` is the office's, for numbers in national form. `sounds` are the names of
    the lines' own announcements that have been made (`sound_name`); `flags` is what is known of callers, `calling` which
    outside numbers may be called."""

    def __init__(
        self,
        directory: Directory,
        country: str,
        sounds: Sequence[str] = (),
        flags: CallerFlags = NO_FLAGS,
        calling: Calling = ANYWHERE,
    ) -> None:
        self.calling = calling
        self._directory, self._country, self._sounds, self._flags = directory, country, frozenset(sounds), flags

    def route(self, dialled: Sequence[Dialled], at: datetime) -> Route:
        """Whose call this is; see `receptionist.calls.route.Routing`. A client's line is believed before one of the office's
        own: a client's number that is forwarded to ours names both."""
        found = [(self._owner(candidate, at), candidate) for candidate in dialled]
        owned = [(owner, candidate) for owner, candidate in found if owner is not None]
        for owner, candidate in sorted(owned, key=lambda each: each[0][0].own):
            return self._route(owner[0], owner[1], at, candidate)
        return self._unknown(dialled[0] if dialled else None)

    def _owner(self, candidate: Dialled, at: datetime) -> tuple[Profile, Line] | None:
        number = from_header(candidate.value, self._country)
        return self._directory.line(number, at) if number else None

    def line(self, number: str, at: datetime) -> Route:
        """The route of our own line; see `receptionist.calls.route.Routing`."""
        owner = self._directory.line(number, at)
        if owner is None:
            raise NotFound("line.unknown", line=number)
        return self._route(owner[0], owner[1], at, None)

    def refuses(self, route: Route, caller: Caller) -> bool:
        """Whether it is a number blocked for that client; see `receptionist.calls.route.Routing`."""
        return self._flags.refuses(route.client, caller.number)

    def language(self, route: Route, caller: Caller) -> str | None:
        """By what was chosen for earlier calls; see `receptionist.calls.route.Routing`."""
        return self._flags.language_of(route.client, caller.number) or route.language

    def given(self, route: Route, client: str) -> Route:
        """The route of a call that was given to another client; see `receptionist.calls.route.Routing`."""
        profile = self._directory.by_id.get(client)
        if profile is None:
            return route
        return replace(
            route,
            client=profile.id,
            shown=profile.shown,
            name=profile.brief,
            unknown=False,
            hold_limit=profile.hold_limit,
            wrap_up=profile.wrap_up,
            country=profile.country,
        )

    def _route(self, client: Profile, line: Line, at: datetime, found: Dialled | None) -> Route:
        return Route(
            line=line.number,
            client=client.id,
            shown=client.shown,
            name=client.brief,
            open=rules.is_open(self._directory.as_told(client, at), line, at),
            waiting=line.waiting,
            patience=line.patience,
            closed_sound=self._sound(client, line, "closed"),
            busy_sound=self._sound(client, line, "busy"),
            fallback=line.fallback,
            service_level=client.service_level,
            hold_limit=client.hold_limit,
            wrap_up=client.wrap_up,
            dialled=found.value if found else None,
            dialled_in=found.source if found else None,
            country=client.country,
            language=client.language,
            team=client.team,
        )

    def _sound(self, client: Profile, line: Line, what: str) -> str:
        """The most particular announcement that has been made: the line's own, that of the client's language, the office's."""
        for name in (sound_name(line, what), f"receptionist/{what}-{client.language}"):
            if name in self._sounds:
                return name
        return f"receptionist/{what}"

    def _unknown(self, first: Dialled | None) -> Route:
        number = from_header(first.value, self._country) if first else None
        own = next((profile for profile in self._directory.by_id.values() if profile.own), None)
        return Route(
            line=number,
            client=own.id if own else None,
            shown=own.shown if own else OFFICE_NAME,
            name=own.brief if own else OFFICE_NAME,
            unknown=True,
            dialled=first.value if first else None,
            dialled_in=first.source if first else None,
            country=self._country,
        )


def sound_name(line: Line, what: str) -> str:
    """The name, in the sounds folder, of a line's own announcement (`closed`, `busy`). Of a number that has moved it is another
    from then on: no caller hears what was spoken for the client that had it before."""
    since = f"-{line.since:%Y%m%d%H%M%S}" if line.since is not None else ""
    return f"receptionist/{what}-{line.number.lstrip('+')}{since}"


def read_caller(presented: Presented, country: str) -> Caller:
    """Who rings, as far as the network says: the number in E.164 where it can be read as dialled in `country`."""
    if presented.withheld or not presented.number:
        return Caller(name=presented.name, withheld=True)
    number = from_header(presented.number, country)
    if number is None:
        return Caller(number=as_shown(presented.number), name=presented.name, valid=False)
    return Caller(number=number, name=presented.name, valid=_is_valid(number))


def _is_valid(number: str) -> bool:
    try:
        return to_e164(number, "ZZ").valid
    except Invalid:
        return False


def is_emergency(number: str, *countries: str) -> bool:
    """Whether the number, as typed or in E.164, reaches police, fire or ambulance from one of the countries, or is meant to:
    never called under a client's number. A country's code in front of it makes no difference ("+39 112", or 118 typed where
    numbers are read as German ones), and whoever types 112, 911 or 999 means help wherever that is."""
    typed = number.removeprefix("+")
    if _calls_for_help(typed, countries):
        return True
    try:
        parsed = phonenumbers.parse(number, countries[0] if countries else None)
    except phonenumbers.NumberParseException:
        return False
    region = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
    return _calls_for_help(phonenumbers.national_significant_number(parsed), (*countries, region))


def _calls_for_help(digits: str, countries: Iterable[str]) -> bool:
    return digits in EVERYWHERE or any(phonenumbers.is_emergency_number(digits, country) for country in countries)
