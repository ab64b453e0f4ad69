"""Opens an office and hands out its services: the one place that wires things up.

A local office is a SQLite file on this workstation; the hub runs inside whoever opened it. Nothing here knows a screen.
A phone system is loaded by the office that has it, and the demo's invented world by a demo: nobody else waits for them.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, get_args

import platformdirs

from receptionist.announcing import Announcing
from receptionist.calls.call_back_service import CallBackService
from receptionist.calls.callers import CallerFlags, CallerService
from receptionist.calls.calling import calling_of
from receptionist.calls.half_typed import HalfTypedOfCalls
from receptionist.calls.recorder import KEPT_SECONDS, Part, Recorder
from receptionist.calls.routing import DirectoryRouting
from receptionist.calls.seen import Seen
from receptionist.calls.service import HistoryService
from receptionist.clients.calendar.holidays import prepare
from receptionist.clients.directory import Directory
from receptionist.clients.half_typed import HalfTypedNews, HalfTypedProfiles
from receptionist.clients.news.service import NewsService
from receptionist.clients.pictures import PictureService
from receptionist.clients.service import ClientService
from receptionist.clients.template_service import TemplateService
from receptionist.copies import DailyCopies
from receptionist.credentials import Credentials
from receptionist.errors import Problem
from receptionist.hub import Hub
from receptionist.link.hour import HubHour
from receptionist.link.local import Link
from receptionist.link.state import Told
from receptionist.messages.service import MessageService
from receptionist.noticing import Noticing
from receptionist.office_seals import OfficeSeals
from receptionist.phone_system import OfficePhoneSystem
from receptionist.phones import Phones
from receptionist.settings import Settings
from receptionist.speech import Speech
from receptionist.staff.handovers import HandoverService
from receptionist.staff.service import Assistant, StaffService
from receptionist.staff.shifts import ShiftService
from receptionist.store.engine import HELD, Store
from receptionist.store.journal import Journal
from receptionist.store.shared.logins import Logins

if TYPE_CHECKING:
    from receptionist.telephony.asterisk.ari import Fence
    from receptionist.telephony.simulator.town import Mouth

log = logging.getLogger(__name__)
T = TypeVar("T")


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
        self.announcing = Announcing(self)
        self.phone_system = OfficePhoneSystem(self)
        self.phones = Phones(self)
        self.journal: Path | None = None
        """Where a hub keeps its journal; None: beside the office's file."""
        self.seals: Path | None = None
        """Where a hub keeps the key of the trail's seals; None: with this user's data."""
        self.anchors: Path | None = None
        """A folder of another machine in which a hub notes the newest seal down once a day."""
        self.sealed = OfficeSeals(self)
        self.hub_hour = HubHour()
        if store.shared:
            store.now = self.now
        self.copies = DailyCopies(store.path, lambda: int(self.settings.get("copies.kept")))
        self.record_trouble: dict[str, Problem] = {}
        self._trouble_told: Callable[[], None] = lambda: None
        self.record_told: Callable[[], None] = lambda: None
        """Called on a thread of the link's or the feed's: `record_trouble` of a hub elsewhere is another, or `away` is."""
        self.away: Problem | None = None
        """What keeps the database of a shared office from answering here, as of the last look."""
        self.speech = Speech(cache_folder() / "spoken", self._heard_of_speech)
        self.hub: Hub | None = None
        self.at: datetime | None = None
        """A moment at which this office stands still: for the picture of a day that has been run through."""
        self._recorder: Recorder | None = None
        self._last_epoch = 0
        self._directory: Directory | None = None
        self._settings_are_others = False
        """Than those that the desk and whoever follows were told."""
        self._flags: CallerFlags | None = None
        self._handed: tuple[object, ...] = ()
        """What passed from shift to shift, as of the last look."""
        self._followers: list[Callable[[], None]] = []
        self._noticing: Noticing | None = None

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

    def prepare(self) -> None:
        """Make ready what the first search and the first card need, before anybody waits for it. Blocks."""
        directory = self.directory()
        directory.prepare()
        prepare(directory.profiles, self.now())

    def caller_flags(self) -> CallerFlags:
        """What is known of callers, in memory."""
        if self._flags is None:
            self._flags = _unless_held(self.callers.flags, CallerFlags())  # of another stamp: they are read again soon
        return self._flags

    def take_flags(self) -> None:
        """Somebody has flagged a caller: read again, tell the desk."""
        self._flags = self.callers.flags()
        if self.hub is not None:
            self.hub.use(self.routing())

    def refresh(self) -> None:
        """Somebody has changed a profile or a setting: read again, tell the desk, tell whoever follows."""
        self.read_settings()
        self._directory, self._flags = self._read_directory(), self.callers.flags()
        self._settings_are_others = False
        self._directory.people()  # here, and not when the next call comes
        if self.hub is not None:
            self.hub.use(self.routing())
            self.announcing.speak_soon()
        self._tell()

    def read_settings(self) -> None:
        """Again: at the next look whoever follows hears of what is another."""
        self._settings_are_others |= self.settings.reload()

    def _tell(self) -> None:
        for tell in list(self._followers):
            tell()

    def follow(self, changed: Callable[[], None]) -> Callable[[], None]:
        """`changed` is called, on a thread of the office's own, after each change by anybody, in this process or another,
        until what this returns is called."""
        self._followers.append(changed)
        if self._noticing is None:
            self._noticing = Noticing(self.store, self._look_at_changes, self._answers)
            self.directory()
            self._noticing.start()
        return lambda: self._followers.remove(changed)

    def _answers(self, away: Problem | None) -> None:
        before, self.away = self.away, away
        if self.store.shared and _code(before) != _code(away):
            self.record_told()

    def _look_at_changes(self) -> None:
        """Events and messages change the file all day: only changed profiles and news make the directory new."""
        here, versions = self.directory(), self.clients.versions()
        if self.store.shared and not versions:  # whoever is in sees the office's own profile
            raise Problem("office.sign_in_refused", office=self.where)
        same = versions == {profile.id: profile.version for profile in here.by_id.values()}
        self.read_settings()
        if self._settings_are_others or not same or self.news.current(self.now()) != here.news:
            self.refresh()
        elif self.callers.stamp() != self.caller_flags().stamp:
            self.take_flags()
            self._tell()
        if (handed := self.handovers.stamp()) != self._handed:
            self._handed = handed
            self._tell()

    def routing(self) -> DirectoryRouting:
        """Whose a number is, for the desk."""
        return DirectoryRouting(
            self.directory(), self.country, self.announcing.sounds(), self.caller_flags(), calling_of(self.settings.get)
        )

    def half_typed_of_calls(self, login: str) -> HalfTypedOfCalls:
        """What this person was typing during calls and has not kept."""
        return HalfTypedOfCalls(self.store, login)

    def half_typed(self, login: str) -> HalfTypedProfiles:
        """The profiles that this person was changing and has not saved."""
        return HalfTypedProfiles(self.store, login)

    def half_typed_news(self, login: str) -> HalfTypedNews:
        """The news that this person was typing and has not kept."""
        return HalfTypedNews(self.store, login)

    # ---- the hub

    def start_hub(
        self,
        *,
        password: str | None = None,
        mouth: Mouth | None = None,
        told: Callable[[], None] | None = None,
        without_phones: str = "",
        epoch: int = 0,
        fence: Fence | None = None,
    ) -> Hub:
        """Begin to answer calls. `password` is the phone system's, where no keyring keeps it; else `pbx.password_needed`.
        `told` is called (on any thread) when `record_trouble` changes. `without_phones`: only cards by hand, and why
        (`LEFT_OUT`, `NO_PASSWORD`). `epoch` and `fence`: of the lease, in an office with two hubs."""
        make_phone = self.phone_system.maker(password, mouth, fence, without=without_phones)
        self._trouble_told = told or (lambda: None)
        recorder = self._start_recorder()
        self.hub = Hub(
            make_phone,
            self.routing(),
            recorder.take,
            epoch=max(self.last_epoch() + 1, epoch),
            country=self.country,
            unfinished=_unless_held(self.history.unfinished, []),  # the next life of the desk finds what this one does not
            starts=_demo_begins() if self.demo else None,
        )
        self.hub.start()
        self.sealed.start(lambda why: self.has_trouble("seals", why))
        self.announcing.speak_soon()
        profiles, now = self.directory().profiles, self.now()
        threading.Thread(target=prepare, args=(profiles, now), name="holidays", daemon=True).start()
        return self.hub

    def sit(self, login: str) -> None:
        """Whoever works at this console now: their own settings, and their name in the trail."""
        self.settings.sit(login)
        self.store.actor = login

    def seal_folder(self) -> Path:
        """Where this machine keeps the key of the seals."""
        return self.sealed.folder()

    @property
    def asking(self) -> str:
        """The login that a shared office was opened with; empty: the owner's or a hub's, or it is a local one. Blocks."""
        if not self.store.shared:
            return ""
        from receptionist.shared_office import who_is_here

        try:
            return who_is_here(self.store)
        except Problem as problem:
            if problem.code == "office.not_a_login":
                return ""
            raise

    def who_is_here(self) -> Assistant:
        """Whoever a shared office was opened as. Raises `Problem` `office.not_a_login`, `office.one_time_password`,
        `staff.unknown`."""
        from receptionist.shared_office import who_is_here

        somebody = self.staff.load(who_is_here(self.store))
        if somebody.must_change:
            raise Problem("office.one_time_password")
        return somebody

    def fingerprint(self) -> str:
        """Of a shared office's authority, for who joins to compare; empty where it has none. Raises `Problem`."""
        from receptionist.shared_office import fingerprint_here

        return fingerprint_here(self.store)

    def stop_hub(self) -> None:
        """Answer no more calls here, and leave those that there are where they are: another hub has them now."""
        self.sealed.stop()
        hub, self.hub = self.hub, None
        if hub is not None:
            hub.stop(in_order=False)
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            recorder.stop()

    def last_epoch(self) -> int:
        """The number of the desk's last life, as far as it can be known now."""
        self._last_epoch = max(_unless_held(self.history.next_epoch, 0) - 1, self._last_epoch)
        return self._last_epoch

    def link(self, assistant: str, told: Told = lambda state, problem: None) -> Link:
        """A console's way to the hub: the one in this process, or those of a shared office, whose coming and going `told`
        hears, and what they say of the record `record_told`. Raises `Problem` `hub.absent` before it runs."""
        if self.hub is not None:
            return self.hub.link(assistant)
        if not self.store.shared:
            raise Problem("hub.absent")
        from receptionist.shared_office import link_to_hubs

        return link_to_hubs(
            self.store, lambda: list(self.settings.get("hubs")), told, self._hub_keeps, self.hub_hour, self._hub_tells
        )

    def _hub_keeps(self, troubles: dict[str, Problem]) -> None:
        """What the hub of a shared office says of its record."""
        self.record_trouble.clear()
        self.record_trouble.update(troubles)
        self.record_told()

    @property
    def hub_is_here(self) -> bool:
        """Whether a hub runs in this process, or this console hangs on one."""
        return self.hub is not None or (self._noticing is not None and self._noticing.hub_tells)

    def _hub_tells(self, changed: int | None) -> None:
        """See `RemoteLink`."""
        if self._noticing is not None:
            self._noticing.told(changed)

    def has_trouble(self, part: str, problem: Problem | None) -> None:
        """What a `part` of the record says of itself; whoever `start_hub` was told of hears of a change. From any thread."""
        before = self.record_trouble.get(part)
        if problem is None:
            self.record_trouble.pop(part, None)
        else:
            self.record_trouble[part] = problem
        if str(before) != str(problem):
            self._trouble_told()

    def _start_recorder(self) -> Recorder:
        def hear(part: Part, why: Problem | None) -> None:
            if self._recorder is recorder:  # one that has ended may still be waiting for a database
                self.has_trouble(part, why)

        for part in get_args(Part):
            self.record_trouble.pop(part, None)
        self._recorder = recorder = Recorder(
            self.store,
            Journal(self.journal_folder()),
            hear,
            kept=KEPT_SECONDS if self.store.shared else 0.0,
            seen=None if self.demo else Seen(self.now),
        )
        self._last_epoch = recorder.catch_up()
        recorder.start()
        self.copies.start(lambda why: self.has_trouble("copy", why))
        return recorder

    def bring_over(self) -> None:
        """While another hub leads: what an earlier life of this one left in its journal, which nobody else may be writing
        (`Hold`), goes into the database."""
        journal = Journal(self.journal_folder())
        if journal.size():
            Recorder(self.store, journal, lambda part, why: None).catch_up()

    def journal_folder(self) -> Path:
        """Where the hub of this process keeps its journal. Raises `office.shared_needs_hub` where it may not have any."""
        if self.journal is not None:
            return self.journal
        if self.store.path is None:
            raise Problem("office.shared_needs_hub")
        return self.store.path.with_name(self.store.path.name + ".journal")

    def close(self) -> None:
        """Leave in good order: waiting callers go to the fallback, the record is written to its end."""
        if self._noticing is not None:
            self._noticing.end()
        self.announcing.close()
        if self.hub is not None:
            self.hub.stop()
        if self._recorder is not None:
            self._recorder.stop()
        self.sealed.stop()
        self.copies.stop()
        if self._noticing is not None:
            self._noticing.wait(5)
        self.speech.close()
        self.store.close()


def _unless_held(ask: Callable[[], T], otherwise: T) -> T:
    """What is asked, or that where somebody keeps it to themselves: calls are answered all the same."""
    try:
        return ask()
    except Problem as problem:
        if problem.code != HELD:
            raise
        log.info("somebody holds what was to be read: it is taken as it was known last")
        return otherwise


def _code(problem: Problem | None) -> str:
    return problem.code if problem is not None else ""


def _demo_begins() -> datetime:
    from receptionist.telephony.simulator.day import DAY_BEGINS

    return DAY_BEGINS


def cache_folder() -> Path:
    """What can be made again: spoken texts."""
    return Path(platformdirs.user_cache_dir("receptionist", appauthor=False))
