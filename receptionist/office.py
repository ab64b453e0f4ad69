"""Opens an office and hands out its services: the one place that wires things up.

A local office is a SQLite file on this workstation; the hub runs inside whoever opened it. Nothing here knows a screen.
A phone system is loaded by the office that has it, and the demo's invented world by a demo: nobody else waits for them.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from uuid6 import uuid7

from receptionist.audit.keys import SealFolder
from receptionist.audit.sealing import Sealing
from receptionist.audit.service import Audit
from receptionist.calls.announcements import Announcements, Spoken, has_own, needed
from receptionist.calls.call_back_service import CallBackService
from receptionist.calls.callers import CallerFlags, CallerService
from receptionist.calls.calling import calling_of
from receptionist.calls.recorder import KEPT_SECONDS, Recorder
from receptionist.calls.routing import DirectoryRouting
from receptionist.calls.service import HistoryService
from receptionist.clients.calendar import lines_at
from receptionist.clients.directory import Directory
from receptionist.clients.half_typed import HalfTypedProfiles
from receptionist.clients.holidays import prepare
from receptionist.clients.news_service import NewsService
from receptionist.clients.pictures import PictureService
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.clients.template_service import TemplateService
from receptionist.clients.versions import BY_SETUP
from receptionist.clock import Clock
from receptionist.copies import DailyCopies
from receptionist.credentials import Credentials, name_of_office
from receptionist.errors import Problem
from receptionist.hub import Hub, PhoneMaker
from receptionist.link.hour import HubHour
from receptionist.link.local import Link
from receptionist.link.state import Told
from receptionist.messages.service import MessageService
from receptionist.phones import Phones
from receptionist.settings import Settings, office_folder, workstation_file
from receptionist.speech import Speech
from receptionist.staff.handovers import HandoverService
from receptionist.staff.service import Assistant, StaffService
from receptionist.staff.shifts import ShiftService
from receptionist.store.engine import Store, open_store, refuse_unverified
from receptionist.store.journal import Journal
from receptionist.store.migrate import refuse_misfit, upgrade
from receptionist.store.shared.founding import found
from receptionist.store.shared.logins import Logins
from receptionist.telephony.absent import AbsentPhone
from receptionist.telephony.asterisk.sounds import default_sounds
from receptionist.telephony.joining import Joining
from receptionist.telephony.port import Finding, PhoneSystem

if TYPE_CHECKING:
    from receptionist.telephony.asterisk.ari import Fence
    from receptionist.telephony.simulator.town import Mouth, Town

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
"""How often an open office looks whether somebody else has changed it."""
DEFAULT_SEED = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What is needed to make an office. `country` is ISO 3166, `language` ISO 639 (of the office's own greeting)."""

    name: str
    country: str = "IT"
    language: str = "it"
    demo: bool = False
    seed: int = DEFAULT_SEED


class Office:
    """An open office. Services block; the hub's live road never does. Close it when done."""

    def __init__(self, store: Store, workstation: Path) -> None:
        self.store = store
        self.settings = Settings(store, workstation)
        self.staff = StaffService(store, Logins(store) if store.shared else None)
        self.shifts = ShiftService(store)
        self.handovers = HandoverService(store)
        self.clients = ClientService(store)
        self.news = NewsService(store)
        self.templates = TemplateService(store)
        self.pictures = PictureService(store)
        self.history = HistoryService(store)
        self.call_backs = CallBackService(store)
        self.callers = CallerService(store)
        self.messages = MessageService(store)
        self.credentials = Credentials()
        self.phones = Phones(self)
        self.journal: Path | None = None
        """Where a hub keeps its journal; None: beside the office's file."""
        self.seals: Path | None = None
        """Where a hub keeps the key of the trail's seals; None: with this user's data."""
        self.hub_hour = HubHour()
        if store.shared:
            store.now = self.now
        self.copies = DailyCopies(store.path, lambda: int(self.settings.get("copies.kept")))
        self.record_trouble: dict[str, Problem] = {}
        self.record_told: Callable[[], None] = lambda: None
        """Called on a thread of the link's when a hub elsewhere has said that `record_trouble` is another."""
        self.speech = Speech(cache_folder() / "spoken", self._heard_of_speech)
        self.hub: Hub | None = None
        self.town: Town | None = None
        self.at: datetime | None = None
        """A moment at which this office stands still: for the picture of a day that has been run through."""
        self._speaking = threading.Lock()
        self._passwords: dict[str, str] = {}  # by address, of this run of the program: where no keyring keeps them
        self._joined: tuple[str, ...] | None = None
        self._recorder: Recorder | None = None
        self._sealing: Sealing | None = None
        self._last_epoch = 0
        self._directory: Directory | None = None
        self._flags: CallerFlags | None = None
        self._handed: tuple[object, ...] = ()
        """What passed from shift to shift, as of the last look."""
        self._followers: list[Callable[[], None]] = []
        self._watching: threading.Thread | None = None
        self._closing = threading.Event()

    @property
    def where(self) -> str:
        """The file, or the URL without a password."""
        return self.store.where

    @property
    def demo(self) -> bool:
        """An office of invented clients, which only the simulator may ring."""
        return bool(self.settings.get("office.demo"))

    @property
    def country(self) -> str:
        """The country in which national numbers are read."""
        return str(self.settings.get("office.country"))

    def now(self) -> datetime:
        """The office's hour in UTC: the wall clock's (of the hub's machine, once it has been met), or the demo day's."""
        if self.at is not None:
            return self.at
        return self.hub.clock.now() if self.hub is not None else self.hub_hour.now()

    def _heard_of_speech(self, problem: Problem) -> None:
        self.record_trouble["speech"] = problem

    # ---- clients in memory

    def directory(self) -> Directory:
        """All clients, in memory; loaded once, and again after a change."""
        if self._directory is None:
            self._directory = self._read_directory()
        return self._directory

    def _read_directory(self) -> Directory:
        return Directory(self.clients.profiles(), self.country, self.news.current(self.now()))

    def caller_flags(self) -> CallerFlags:
        """What is known of callers, in memory."""
        if self._flags is None:
            self._flags = self.callers.flags()
        return self._flags

    def take_flags(self) -> None:
        """Somebody has flagged a caller: read again, tell the desk."""
        self._flags = self.callers.flags()
        if self.hub is not None:
            self.hub.use(self.routing())

    def refresh(self) -> None:
        """Somebody has changed a profile or a setting: read again, tell the desk, tell whoever follows."""
        self.settings.reload()
        self._directory, self._flags = self._read_directory(), self.callers.flags()
        self._directory.people()  # here, and not when the next call comes
        if self.hub is not None:
            self.hub.use(self.routing())
            self._speak_soon()
        self._tell()

    def _tell(self) -> None:
        for tell in list(self._followers):
            tell()

    def follow(self, changed: Callable[[], None]) -> Callable[[], None]:
        """`changed` is called, on a thread of the office's own, after each change by anybody, in this process or another,
        until what this returns is called."""
        self._followers.append(changed)
        if self._watching is None:
            seen = self.store.changed()
            self.directory()
            self._watching = threading.Thread(target=self._watch, args=(seen,), name="feed", daemon=True)
            self._watching.start()
        return lambda: self._followers.remove(changed)

    def _watch(self, seen: int) -> None:
        while not self._closing.wait(LOOK_SECONDS):
            try:
                now = self.store.changed()
                if now != seen:
                    seen = now
                    self._look_at_changes()
            except Problem as problem:
                log.info("the office could not be looked at: %s", problem.code)
            except Exception:  # the next change must be noticed all the same
                log.exception("what has changed could not be taken over")

    def _look_at_changes(self) -> None:
        """Events and messages change the file all day: only changed profiles and news make the directory new."""
        here = self.directory()
        same = self.clients.versions() == {profile.id: profile.version for profile in here.by_id.values()}
        if self.settings.reload() or not same or self.news.current(self.now()) != here.news:
            self.refresh()
        elif self.callers.stamp() != self.caller_flags().stamp:
            self.take_flags()
            self._tell()
        if (handed := self.handovers.stamp()) != self._handed:
            self._handed = handed
            self._tell()

    def routing(self) -> DirectoryRouting:
        """Whose a number is, for the desk."""
        announcements = self.announcements()
        sounds = announcements.to_be_heard(self._texts()) if announcements else ()
        return DirectoryRouting(self.directory(), self.country, sounds, self.caller_flags(), calling_of(self.settings.get))

    def announcements(self) -> Announcements | None:
        """The announcements in the folder that we and the phone system both see; None where no folder is set."""
        folder = str(self.settings.get("pbx.sounds"))
        return Announcements(Path(folder), self.speech, default_sounds().values()) if folder else None

    def set_sounds_folder(self, folder: Path) -> None:
        """From now on announcements stand in `folder`, which the phone system sees too."""
        self.settings.set("pbx.sounds", str(folder))

    def speak_announcements(self) -> list[str]:
        """Speak the announcements that are new or have changed; the desk then plays them. Takes seconds. Problems as in
        `Announcements.bring_up_to_date`."""
        announcements = self.announcements()
        if announcements is None:
            return []
        with self._speaking:  # one after the other, each by the texts of its moment: the last change has the last word
            spoken = announcements.bring_up_to_date(self._texts())
        if spoken and self.hub is not None:
            self.hub.use(self.routing())
        return spoken

    def says_when_busy(self, language: str) -> bool:
        """Whether callers of a client in that language hear an announcement of the office's own when nobody can answer."""
        own = self.directory().own
        return has_own(self.settings.get("text.busy"), language, own.language if own else "it")

    def _texts(self) -> dict[str, Spoken]:
        """What is to be spoken, by name."""
        own = {what: self.settings.get(f"text.{what}") for what in ("closed", "busy")}
        office = self.directory().own
        return needed(self.directory().by_id.values(), own, office.language if office else "it")

    def half_typed(self, login: str) -> HalfTypedProfiles:
        """The profiles that this person was changing and has not saved."""
        return HalfTypedProfiles(self.store, login)

    # ---- the hub

    def start_hub(
        self,
        *,
        password: str | None = None,
        mouth: Mouth | None = None,
        told: Callable[[], None] | None = None,
        without_phones: bool = False,
        epoch: int = 0,
        fence: Fence | None = None,
    ) -> Hub:
        """Begin to answer calls. `password` is the phone system's, where no keyring keeps it; else `pbx.password_needed`.
        `told` is called (on a thread of the recorder's) when `record_trouble` changes. `without_phones`: only cards by hand.
        `epoch` and `fence`: of the lease, in an office with two hubs."""
        plan = Joining("none") if without_phones else self.joining()
        if password is not None:
            self._passwords[plan.url] = password
        make_phone = _left_out if without_phones and self.joining().kind != "none" else self._phone_maker(plan, mouth, fence)
        self._joined = plan.connection
        recorder = self._start_recorder(told)
        self.hub = Hub(
            make_phone,
            self.routing(),
            recorder.take,
            epoch=max(self.last_epoch() + 1, epoch),
            country=self.country,
            unfinished=self.history.unfinished(),
            starts=_demo_begins() if self.demo else None,
        )
        self.hub.start()
        self._keep_sealed()
        self._speak_soon()
        profiles, now = self.directory().profiles, self.now()
        threading.Thread(target=prepare, args=(profiles, now), name="holidays", daemon=True).start()
        return self.hub

    def sit(self, login: str) -> None:
        """Whoever works at this console now: their own settings, and their name in the trail."""
        self.settings.sit(login)
        self.store.actor = login

    def seal_folder(self) -> Path:
        """Where this machine keeps the key of this office's seals: outside its database, wherever that is moved to."""
        if self.seals is not None:
            return self.seals
        if not self.settings.get("office.id"):
            self.settings.set("office.id", str(uuid7()))
        return office_folder() / "seals" / str(self.settings.get("office.id"))

    def _keep_sealed(self) -> None:
        """While calls are answered here, what is added to the trail is sealed from here."""
        if not self.demo and (self.store.path is not None or self.seals is not None):
            self._sealing = Sealing(Audit(self.store, SealFolder(self.seal_folder())))
            self._sealing.start()

    def _stop_sealing(self) -> None:
        sealing, self._sealing = self._sealing, None
        if sealing is not None:
            sealing.stop()

    def who_is_here(self) -> Assistant:
        """Whoever a shared office was opened as. Raises `Problem` `office.not_a_login`, `staff.unknown`."""
        from receptionist.shared_office import who_is_here

        return self.staff.load(who_is_here(self.store))

    def stop_hub(self) -> None:
        """Answer no more calls here, and leave those that there are where they are: another hub has them now."""
        self._stop_sealing()
        hub, self.hub = self.hub, None
        if hub is not None:
            hub.stop(in_order=False)
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            recorder.stop()

    def last_epoch(self) -> int:
        """The number of the desk's last life."""
        return max(self.history.next_epoch() - 1, self._last_epoch)

    def _speak_soon(self) -> None:
        """The announcements of an office with a real phone system, in a thread of their own: nobody waits for them."""
        if self.settings.get("pbx.kind") != "asterisk" or self._closing.is_set():
            return

        def speak() -> None:
            try:
                self.speak_announcements()
                self.record_trouble.pop("announcements", None)
            except (Problem, TimeoutError, CancelledError) as error:
                problem = error if isinstance(error, Problem) else Problem("speech.silent")
                log.info("the announcements could not be spoken: %s", problem.code)
                self.record_trouble["announcements"] = problem

        threading.Thread(target=speak, name="announcements", daemon=True).start()

    def link(self, assistant: str, told: Told = lambda state, problem: None) -> Link:
        """A console's way to the hub: the one in this process, or those of a shared office, whose coming and going `told`
        hears, and what they say of the record `record_told`. Raises `Problem` `hub.absent` before it runs, `hub.none_known`."""
        if self.hub is not None:
            return self.hub.link(assistant)
        if not self.store.shared:
            raise Problem("hub.absent")
        from receptionist.shared_office import link_to_hubs

        return link_to_hubs(self.store, self.settings.get("hubs"), told, self._hub_keeps, self.hub_hour)

    def _hub_keeps(self, troubles: dict[str, Problem]) -> None:
        """What the hub of a shared office says of its record."""
        self.record_trouble.clear()
        self.record_trouble.update(troubles)
        self.record_told()

    def _has_trouble(self, part: str, problem: Problem | None, told: Callable[[], None] | None = None) -> None:
        """What a `part` of the record says of itself; `told` hears of a change."""
        before = self.record_trouble.get(part)
        if problem is None:
            self.record_trouble.pop(part, None)
        else:
            self.record_trouble[part] = problem
        if told is not None and (before is not None or problem is not None):
            told()

    def _start_recorder(self, told: Callable[[], None] | None) -> Recorder:
        recorder = Recorder(
            self.store,
            Journal(self._journal_folder()),
            lambda part, why: self._has_trouble(part, why, told),
            kept=KEPT_SECONDS if self.store.shared else 0.0,
        )
        self._last_epoch = recorder.catch_up()
        recorder.start()
        self.copies.start(lambda why: self._has_trouble("copy", why, told))
        self._recorder = recorder
        return recorder

    def bring_over(self) -> None:
        """While another hub leads: what an earlier life of this one left in its journal goes into the database."""
        journal = Journal(self._journal_folder())
        if journal.size():
            Recorder(self.store, journal, self._has_trouble).catch_up()

    def _journal_folder(self) -> Path:
        if self.journal is not None:
            return self.journal
        if self.store.path is None:
            raise Problem("office.shared_needs_hub")
        return self.store.path.with_name(self.store.path.name + ".journal")

    # ---- the phone system

    def joining(self) -> Joining:
        """How this office is to be joined to its phone system."""
        get = self.settings.get
        url, user, sounds = str(get("pbx.url")), str(get("pbx.user")), str(get("pbx.sounds"))
        return Joining(str(get("pbx.kind")), url, user, tuple(get("stations")), sounds, str(get("pbx.trunk")))

    def fallback_names(self) -> tuple[tuple[str, str], ...]:
        """Every line with its client's short name: what the phone system's own fallback shows, as `pbx write` writes it."""
        now = datetime.now(UTC)
        return tuple((line.number, profile.shown) for profile in self.clients.profiles() for line in lines_at(profile, now))

    def fallback_is_current(self) -> bool:
        """Whether the phone system knows all lines and short names as they are now. Asks it, so it blocks; also True where
        there is none, or where it cannot be asked now."""
        from receptionist.telephony.asterisk.examination import names_are_current

        plan = self.joining()
        if plan.kind != "asterisk" or self.hub is None or not self.hub.connected:
            return True
        try:
            password = self.password_of(plan.url)
        except Problem:
            return True
        return asyncio.run(names_are_current(plan.url, plan.user, password, self.fallback_names()))

    def examine_phones(self, plan: Joining, password: str = "") -> list[Finding]:
        """All findings about the phone system as in `plan`, without keeping anything. Raises `Problem` as `join` does."""
        from receptionist.telephony.asterisk.examination import examine

        plan.check(demo=self.demo)
        return asyncio.run(
            examine(
                plan.url,
                plan.user,
                password or self.password_of(plan.url),
                application=str(self.settings.get("pbx.application")),
                trunk=plan.trunk,
                lines=self.fallback_names(),
                folder=plan.sounds,
                stations=plan.stations,
            )
        )

    def calls_in_the_way(self) -> int:
        """How many live calls a change of the phone system would have to wait for."""
        return self.hub.calls_in_the_way() if self.hub is not None else 0

    def joins_anew(self, plan: Joining, password: str = "") -> bool:
        """Whether `plan` (and a password that was typed) asks for another connection than the one there is."""
        there = self.hub is not None and self.hub.connected
        return bool(password) or plan.connection != self._joined or (plan.kind == "asterisk" and not there)

    def join(
        self, plan: Joining, password: str = "", *, keep: bool = False, joined: Callable[[], None] = lambda: None
    ) -> Problem | None:
        """Join the office to its phone system as in `plan`, at once, or when no call is in the way any more; `joined` is called
        when it is done, on another thread. The new phone system must answer first: else nothing has changed, and `Problem` says
        why (as in `Joining.check` and `examination.prove`; `pbx.password_needed`). `keep` puts a typed password into the
        keyring; returns what kept it from that."""
        from receptionist.telephony.asterisk.examination import prove  # HTTP and all: only when somebody asks

        plan.check(demo=self.demo)
        if plan.kind == "asterisk":
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
            self.settings.set(key, value)
        not_kept = self._take_password(plan.url, password, keep) if password and plan.kind == "asterisk" else None
        self._speak_soon()
        if self.hub is None or not anew:
            joined()
        else:
            self._exchange(self.hub, plan, joined)
        return not_kept

    def _exchange(self, hub: Hub, plan: Joining, joined: Callable[[], None]) -> None:
        self._joined = plan.connection
        hub.use(self.routing())
        hub.exchange(self._phone_maker(plan, None), self.history.unfinished(), joined)

    def _take_password(self, url: str, password: str, keep: bool) -> Problem | None:
        self._passwords[url] = password
        try:
            if keep:
                self.credentials.set(f"pbx:{url}", password)
        except Problem as problem:
            return problem
        return None

    def _phone_maker(self, plan: Joining, mouth: Mouth | None, fence: Fence | None = None) -> PhoneMaker:
        if self.demo and plan.kind != "simulator":
            raise Problem("office.demo_only_simulated")
        if plan.kind == "simulator":
            return self._simulated(mouth)
        if plan.kind == "asterisk":
            return self._asterisk(plan, fence)
        return _no_phones

    def _simulated(self, mouth: Mouth | None) -> PhoneMaker:
        from receptionist.demo.world import STATION, demo_town

        def make(loop: asyncio.AbstractEventLoop, clock: Clock) -> PhoneSystem:
            stations = self.settings.get("stations") or [STATION]
            self.town = demo_town(clock, self.settings.get("office.seed") or DEFAULT_SEED, stations, mouth)
            clock.after(0, self.town.start)
            return self.town.exchange

        return make

    def _asterisk(self, plan: Joining, fence: Fence | None) -> PhoneMaker:
        from receptionist.telephony.asterisk.adapter import AsteriskPhone

        settings, secret = self.settings, self.password_of(plan.url)

        def make(loop: asyncio.AbstractEventLoop, clock: Clock) -> PhoneSystem:
            return AsteriskPhone(
                loop,
                clock,
                plan.url,
                plan.user,
                lambda: secret,
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
            kept = self.credentials.get(f"pbx:{url}")
        except Problem as problem:
            raise Problem("pbx.password_needed", url=url, why=problem.code) from problem
        if kept is None:
            raise Problem("pbx.password_needed", url=url, why="pbx.password_unknown")
        return kept

    def close(self) -> None:
        """Leave in good order: waiting callers go to the fallback, the record is written to its end."""
        self._closing.set()
        if self.hub is not None:
            self.hub.stop()
        if self._recorder is not None:
            self._recorder.stop()
        self._stop_sealing()
        self.copies.stop()
        if self._watching is not None:
            self._watching.join(5)
        self.speech.close()
        self.store.close()


def _left_out(loop: asyncio.AbstractEventLoop, clock: Clock) -> PhoneSystem:
    """There is a phone system, and it was begun without."""
    return AbsentPhone("left_out")


def _no_phones(loop: asyncio.AbstractEventLoop, clock: Clock) -> PhoneSystem:
    return AbsentPhone()


def _demo_begins() -> datetime:
    from receptionist.telephony.simulator.day import DAY_BEGINS

    return DAY_BEGINS


def cache_folder() -> Path:
    """What can be made again: spoken texts."""
    return Path(platformdirs.user_cache_dir("receptionist", appauthor=False))


def open_office(where: str, workstation: Path | None = None, *, password: str = "") -> Office:
    """Open the office at `where` (a path or a URL): a local one upgraded after a safety copy, and with the day's copy made,
    where the disk has room; a shared one as it is, if it fits. `password`: the person's own for a shared one, where no keyring
    keeps it. Problems as in `open_store`, `upgrade`, `refuse_misfit`, `refuse_unverified` and `daily_copy`; `office.absent`
    where there is none, `office.password_needed`."""
    refuse_unverified(where)
    store = open_store(where, must_exist=True, password=lambda: password or kept_password(where))
    try:
        refuse_misfit(store) if store.shared else upgrade(store)
        office = Office(store, workstation or workstation_file())
        office._has_trouble("copy", office.copies.make())
    except Problem:
        store.close()
        raise
    return office


def kept_password(where: str) -> str | None:
    """Of a shared office, from the keyring; None where none was kept, or there is no keyring: libpq has ways of its own."""
    try:
        return Credentials().get(name_of_office(where))
    except Problem:
        return None


def create_office(where: str, plan: Plan, workstation: Path | None = None) -> Office:
    """Make a new office at `where`, with its own profile in it, whole or not at all. Raises `office.exists` where something is
    already, and as `open_store` and `ClientService.save`."""
    if "://" not in where and Path(where).expanduser().exists():
        raise Problem("office.exists", office=where)
    store = open_store(where)
    try:
        if store.shared:
            with store.engine.begin() as connection:
                found(connection, store.where)
        upgrade(store)
        return _filled(Office(store, workstation or workstation_file()), plan)
    except BaseException:  # an interruption leaves nothing behind either
        store.close()
        if store.path is not None:
            for ending in ("", "-wal", "-shm"):
                store.path.with_name(store.path.name + ending).unlink(missing_ok=True)
        raise


def _filled(office: Office, plan: Plan) -> Office:
    office.settings.set("office.name", plan.name)
    office.settings.set("office.country", plan.country)
    if plan.demo:
        from receptionist.demo.filling import fill

        fill(office, plan.seed, _demo_begins().date())
    else:
        office.clients.save(own_profile(plan), by=BY_SETUP)
    return office


def own_profile(plan: Plan) -> Profile:
    """The office as its own client: it answers the numbers that nobody owns, and callers ring the provider too."""
    zones = {"IT": "Europe/Rome", "DE": "Europe/Berlin", "FR": "Europe/Paris", "ES": "Europe/Madrid", "GB": "Europe/London"}
    return Profile(
        code="OFFICE",
        legal_name=plan.name,
        language=plan.language,
        country=plan.country,
        zone=zones.get(plan.country, "UTC"),
        own=True,
    )
