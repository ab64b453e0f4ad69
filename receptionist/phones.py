"""Setting up an office's phones: writing what the phone system needs, and ringing a number of one's own to see what arrives."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from receptionist.calls.reading import Reading, read
from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.directory import Directory
from receptionist.credentials import Credentials
from receptionist.errors import Problem
from receptionist.hub import Hub
from receptionist.phone_system import OfficePhoneSystem
from receptionist.settings import Settings
from receptionist.telephony.joining import POPPED, Joining, Written
from receptionist.telephony.port import Arrived, Dialled, Finding, LegId, Presented
from receptionist.words import speak_language

if TYPE_CHECKING:
    from receptionist.telephony.asterisk.beside import Neighbours
    from receptionist.telephony.asterisk.configuration import Answers

Heard = Callable[[Arrived, str, str], None]
"""Told of a call that arrived: what the phone system said, where it went (`desk`, `fallback`, `elsewhere`), and the dialplan's
context in which it was seen then."""

POP = "pop"
"""The place of the dialled number in what `receptionist pop` brought."""
POP_DOUBTS = ("pop.doubt_trigger", "pop.doubt_program", "pop.doubt_user", "pop.doubt_placeholders")
"""Why the client of somebody else's phone system brings up no card, in the order in which one would look."""


class OpenOffice(Protocol):
    """What is needed of an office."""

    settings: Settings
    credentials: Credentials
    phone_system: OfficePhoneSystem
    hub: Hub | None

    @property
    def country(self) -> str: ...

    def directory(self) -> Directory: ...

    def now(self) -> datetime: ...


class Phones:
    """For one office. What blocks says so."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def write(self, folder: Path, wanted: Answers | Neighbours, language: str, entered: Written) -> tuple[dict[str, Any], str]:
        """Write what the phone system needs into `folder`, whole or beside what is there, with steps in `language`; the outcome
        as `pbx write` tells it, and the password of the desk. It is kept with what was `entered`, see `written`. Blocks; raises
        as the functions of `handover`."""
        from receptionist.telephony.asterisk.beside import Neighbours
        from receptionist.telephony.asterisk.handover import write_beside, write_configuration
        from receptionist.telephony.asterisk.writer import known_passwords

        def write() -> dict[str, Any]:
            speak_language(language)
            if isinstance(wanted, Neighbours):
                return write_beside(folder, wanted, self._office.credentials)
            return write_configuration(folder, wanted, self._office.credentials)

        outcome = copy_context().run(write)
        self.keep(entered, outcome)
        return outcome, known_passwords(folder).get(f"ari:{outcome['user']}", "")

    def keep(self, entered: Written, outcome: dict[str, Any]) -> None:
        """Keep what was entered for files with what writing them came to, as `pbx write` tells it, see `written`. What answers
        today is said with it, unless something else brings up the cards until it is joined. Raises as `Settings.set`."""
        told = {name: outcome[name] for name in ("url", "user", "warning")}
        settings, trunk = self._office.settings, outcome.get("trunk", "trunk")
        if "home_at" in outcome:
            settings.set("stations.home", outcome["at_home"])
            settings.set("pbx.home_at", outcome["home_at"])
        settings.set("pbx.written", msgspec.structs.replace(entered, **told, trunk=trunk, steps=tuple(outcome["steps"])))
        if self._office.phone_system.joining().kind == "none" and settings.get("pbx.answered_by") not in POPPED:
            settings.set("pbx.answered_by", entered.answered_by)

    def written(self) -> Written | None:
        """What was written for a phone system to which the office is not joined yet; None: nothing waits to be joined."""
        kept: Written = self._office.settings.get("pbx.written")
        return kept if kept.answered_by and self._office.phone_system.joining().kind == "none" else None

    def listen(self, heard: Heard) -> Callable[[], None]:
        """`heard` is called, on a thread of ours, with every call that arrives, until what this returns is called. Blocks for a
        moment; raises `pbx.password_needed`, and `pop.doubt_nothing` where nothing can arrive."""
        hub, plan = self._office.hub, self._office.phone_system.joining()
        if plan.kind == "none" and not self._popped:
            raise Problem("pop.doubt_nothing")
        stop_desk = hub.overhear(lambda arrived: heard(arrived, "desk", "")) if hub is not None else _nothing
        if plan.kind != "asterisk":
            return stop_desk
        stop_asterisk = self._listen_to(plan, heard)

        def stop() -> None:
            stop_desk()
            stop_asterisk()

        return stop

    def _listen_to(self, plan: Joining, heard: Heard) -> Callable[[], None]:
        """Calls that do not come to the desk; those that do, it tells itself."""
        from receptionist.telephony.asterisk.listening import Listening, Seen, Went

        def hear(seen: Seen) -> None:
            if seen.went is not Went.DESK:
                heard(seen.arrived, seen.went, seen.context)

        application = str(self._office.settings.get("pbx.application"))
        password = self._office.phone_system.password_of(plan.url)
        return Listening(plan.url, plan.user, password, hear, application=application, trunk=plan.trunk).stop

    @property
    def _popped(self) -> bool:
        """Whether another program brings up the cards."""
        return self._office.settings.get("pbx.answered_by") in POPPED

    def reading(self, arrived: Arrived) -> Reading:
        """How an arriving call is read here and now."""
        office = self._office
        return read(arrived, DirectoryRouting(office.directory(), office.country), office.now(), office.country)

    def why_nothing_arrived(self) -> list[Finding]:
        """What can have kept a call from us, in the order in which one would check it. Blocks; raises `pbx.password_needed`."""
        office, plan = self._office, self._office.phone_system.joining()
        if plan.kind != "asterisk":
            return [
                Finding("phone system", "warning", code) for code in (POP_DOUBTS if self._popped else ("pop.doubt_nothing",))
            ]
        from receptionist.telephony.asterisk.examination import why_nothing_arrived

        examined = why_nothing_arrived(
            plan.url,
            plan.user,
            office.phone_system.password_of(plan.url),
            application=str(office.settings.get("pbx.application")),
            trunk=plan.trunk,
            lines=office.phone_system.fallback_names(),
            country=office.country,
        )
        return asyncio.run(examined)


def popped(line: str, caller: str) -> Arrived:
    """What `receptionist pop` brought, as if it had arrived; an empty `caller` was not told."""
    return Arrived(LegId(POP), (Dialled(POP, line),), Presented(number=caller or None, withheld=not caller))


def _nothing() -> None:
    """Nobody was listened to."""
