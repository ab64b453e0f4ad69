"""How an office is joined to its phone system: which one, by what password, and what it knows of us.

A phone system is loaded by the office that has it, and the demo's invented world by a demo: nobody else waits for them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from receptionist.announcing import Announcing
from receptionist.calls.routing import DirectoryRouting
from receptionist.calls.service import HistoryService
from receptionist.clients.calendar.days import lines_at
from receptionist.clients.service import ClientService
from receptionist.clock import Clock
from receptionist.credentials import Credentials
from receptionist.errors import Problem
from receptionist.hub import Hub, PhoneMaker
from receptionist.settings import Settings
from receptionist.store.engine import Store
from receptionist.telephony.absent import AbsentPhone
from receptionist.telephony.joining import Joining
from receptionist.telephony.port import Finding, PhoneSystem

if TYPE_CHECKING:
    from receptionist.telephony.asterisk.ari import Fence
    from receptionist.telephony.simulator.town import Mouth, Town

log = logging.getLogger(__name__)


class OpenOffice(Protocol):
    """What is needed of an office."""

    store: Store
    settings: Settings
    credentials: Credentials
    clients: ClientService
    history: HistoryService
    announcing: Announcing
    hub: Hub | None

    @property
    def demo(self) -> bool: ...

    def routing(self) -> DirectoryRouting: ...


class OfficePhoneSystem:
    """The phone system of one office. What asks it blocks."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self.town: Town | None = None
        """The invented world that rings a demo office."""
        self._passwords: dict[str, str] = {}  # by address, of this run of the program: where no keyring keeps them
        self._joined: tuple[str, ...] | None = None
        self._fence: Fence | None = None

    def joining(self) -> Joining:
        """How this office is to be joined to its phone system."""
        get = self._office.settings.get
        url, user, sounds = str(get("pbx.url")), str(get("pbx.user")), str(get("pbx.sounds"))
        return Joining(str(get("pbx.kind")), url, user, tuple(get("stations")), sounds, str(get("pbx.trunk")))

    def fallback_names(self) -> tuple[tuple[str, str], ...]:
        """Every line with its client's short name: what the phone system's own fallback shows, as `pbx write` writes it."""
        now = datetime.now(UTC)
        return tuple(
            (line.number, profile.shown) for profile in self._office.clients.profiles() for line in lines_at(profile, now)
        )

    def fallback_is_current(self) -> bool:
        """Whether the phone system knows all lines and short names as they are now. Asks it, so it blocks; also True where
        there is none, or where it cannot be asked now."""
        from receptionist.telephony.asterisk.examination import names_are_current

        plan = self.joining()
        if plan.kind != "asterisk" or self._office.hub is None or not self._office.hub.connected:
            return True
        try:
            password = self.password_of(plan.url)
        except Problem:
            return True
        return asyncio.run(names_are_current(plan.url, plan.user, password, self.fallback_names()))

    def examine(self, plan: Joining, password: str = "") -> list[Finding]:
        """All findings about the phone system as in `plan`, without keeping anything. Raises `Problem` as `join` does."""
        from receptionist.telephony.asterisk.examination import examine

        plan.check(demo=self._office.demo)
        return asyncio.run(
            examine(
                plan.url,
                plan.user,
                password or self.password_of(plan.url),
                application=str(self._office.settings.get("pbx.application")),
                trunk=plan.trunk,
                lines=self.fallback_names(),
                folder=plan.sounds,
                stations=plan.stations,
            )
        )

    def calls_in_the_way(self) -> int:
        """How many live calls a change of the phone system would have to wait for."""
        return self._office.hub.calls_in_the_way() if self._office.hub is not None else 0

    def joins_anew(self, plan: Joining, password: str = "") -> bool:
        """Whether `plan` (and a password that was typed) asks for another connection than the one there is."""
        there = self._office.hub is not None and self._office.hub.connected
        return bool(password) or self._connection(plan) != self._joined or (plan.kind == "asterisk" and not there)

    def join(
        self, plan: Joining, password: str = "", *, keep: bool = False, joined: Callable[[], None] = lambda: None
    ) -> Problem | None:
        """Join the office to its phone system as in `plan`, at once, or when no call is in the way any more; `joined` is called
        when it is done, on another thread. The new phone system must answer first: else nothing has changed, and `Problem` says
        why (as in `Joining.check` and `examination.prove`; `pbx.password_needed`). In a shared office its hubs alone need to
        reach it and know its password: nothing is asked of it from here. `keep` puts a typed password into the keyring;
        returns what kept it from that."""
        from receptionist.telephony.asterisk.examination import prove  # HTTP and all: only when somebody asks

        plan.check(demo=self._office.demo)
        if plan.kind == "asterisk" and not self._office.store.shared:
            asyncio.run(prove(plan.url, plan.user, password or self.password_of(plan.url)))
        anew = self.joins_anew(plan, password)
        for key, value in {
            "pbx.kind": plan.kind,
            "pbx.url": plan.url,
            "pbx.user": plan.user,
            "pbx.sounds": plan.sounds,
            "pbx.trunk": plan.trunk,
            "stations": list(plan.stations),
        }.items():
            self._office.settings.set(key, value)
        not_kept = self._take_password(plan.url, password, keep) if password and plan.kind == "asterisk" else None
        self._office.announcing.speak_soon()
        if self._office.hub is None or not anew:
            joined()
        else:
            self._exchange(self._office.hub, plan, joined)
        return not_kept

    def follow_settings(self, password: str | None) -> None:
        """Somebody may have saved at another console how this office is joined: the hub that runs here follows, when no call is
        in the way any more; another password alone counts from the next command on. `password` as in `maker`. Raises `Problem`:
        `pbx.password_needed`, and where the database is away; then all is as it was."""
        plan, hub = self.joining(), self._office.hub
        if password is not None:
            self._passwords[plan.url] = password
        if hub is None or self._connection(plan) == self._joined:
            return
        self._exchange(hub, plan, lambda: log.info("the phone system is another now: %s", plan.kind))

    def _exchange(self, hub: Hub, plan: Joining, joined: Callable[[], None]) -> None:
        make_phone, unfinished = self._maker(plan, None, self._fence), self._office.history.unfinished()
        self._joined = self._connection(plan)
        hub.use(self._office.routing())
        fence = self._fence
        hub.exchange(make_phone, unfinished, joined, lambda: fence is None or fence.open)

    def _connection(self, plan: Joining) -> tuple[str, ...]:
        """With what the connection is made: another application is another one, too."""
        return (*plan.connection, str(self._office.settings.get("pbx.application")))

    def _take_password(self, url: str, password: str, keep: bool) -> Problem | None:
        self._passwords[url] = password
        try:
            if keep:
                self._office.credentials.set(f"pbx:{url}", password)
        except Problem as problem:
            return problem
        return None

    def maker(
        self, password: str | None = None, mouth: Mouth | None = None, fence: Fence | None = None, *, without: str = ""
    ) -> PhoneMaker:
        """What makes the way to the phone system that the settings name; remembers what is joined. `password`, `mouth`, `fence`
        and `without` (its `without_phones`) as in `Office.start_hub`. Raises `pbx.password_needed`."""
        plan = Joining("none") if without else self.joining()
        if password is not None:
            self._passwords[plan.url] = password
        self._joined, self._fence = self._connection(plan), fence
        if without and self.joining().kind != "none":
            return lambda loop, clock: AbsentPhone(without)
        return self._maker(plan, mouth, fence)

    def _maker(self, plan: Joining, mouth: Mouth | None, fence: Fence | None = None) -> PhoneMaker:
        if self._office.demo and plan.kind != "simulator":
            raise Problem("office.demo_only_simulated")
        if plan.kind == "simulator":
            return self._simulated(mouth)
        if plan.kind == "asterisk":
            return self._asterisk(plan, fence)
        return _no_phones

    def _simulated(self, mouth: Mouth | None) -> PhoneMaker:
        from receptionist.demo.world import STATION, demo_town

        def make(loop: asyncio.AbstractEventLoop, clock: Clock) -> PhoneSystem:
            stations = self._office.settings.get("stations") or [STATION]
            self.town = demo_town(clock, self._office.settings.get("office.seed"), stations, mouth)
            clock.after(0, self.town.start)
            return self.town.exchange

        return make

    def _asterisk(self, plan: Joining, fence: Fence | None) -> PhoneMaker:
        from receptionist.telephony.asterisk.adapter import AsteriskPhone

        settings, secret = self._office.settings, self.password_of(plan.url)

        def make(loop: asyncio.AbstractEventLoop, clock: Clock) -> PhoneSystem:
            return AsteriskPhone(
                loop,
                clock,
                plan.url,
                plan.user,
                lambda: self._passwords.get(plan.url, secret),
                application=str(settings.get("pbx.application")),
                trunk=f"PJSIP/{{number}}@{plan.trunk}",
                fence=fence,
            )

        return make

    def password_of(self, url: str) -> str:
        """The one that was typed since the start, else the keyring's. Raises `pbx.password_needed`."""
        if url in self._passwords:
            return self._passwords[url]
        try:
            kept = self._office.credentials.get(f"pbx:{url}")
        except Problem as problem:
            raise Problem("pbx.password_needed", url=url, why=problem.code) from problem
        if kept is None:
            raise Problem("pbx.password_needed", url=url, why="pbx.password_unknown")
        return kept


def _no_phones(loop: asyncio.AbstractEventLoop, clock: Clock) -> PhoneSystem:
    return AbsentPhone()
