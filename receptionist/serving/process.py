"""`receptionist hub`: holds the office's phone system while it leads, lets consoles in, and keeps the record."""

from __future__ import annotations

import logging
import os
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from receptionist.errors import Problem
from receptionist.hub import Hub
from receptionist.link.passes import Passes
from receptionist.link.porch import look_for_place
from receptionist.link.server import LinkServer
from receptionist.link.sight import Sight
from receptionist.noticing import kept_in_mind
from receptionist.office import Office
from receptionist.serving.door import OfficeDoor, sight_of, skills_of
from receptionist.serving.hold import Hold
from receptionist.serving.hubs import Hubs
from receptionist.serving.kit import Kit
from receptionist.serving.lease import ANSWERED, DatabaseLease, Fence, Leadership
from receptionist.serving.lending import Lending
from receptionist.staff.loans import LoanService
from receptionist.staff.roster import Roster
from receptionist.store.engine import HELD
from receptionist.store.migrate import refuse_misfit
from receptionist.store.shared.feed import Change, Feed
from receptionist.telephony.numbers import know_all_countries
from receptionist.telephony.port import NO_PASSWORD
from receptionist.words import say

log = logging.getLogger(__name__)

TO_LOOK_AT: Final = ("assistants", "teams", "staff_teams", "loans", "hubs")
"""By what somebody may see more, or less; and how another hub stands."""
LACKING: Final = 10.0
"""Seconds after which a hub looks again for what it lacks: the phone system's password, a table that somebody holds."""
OF_OTHERS: Final = 1.0
"""Seconds for which a hub waits for what another transaction keeps: less than `ANSWERED`, and several of them than `LEASE`."""


@dataclass(frozen=True, slots=True)
class Post:
    """Where a hub stands: `name` for people, `host` and `port` for consoles, `context` for TLS (None: loopback only), `key`
    for tokens, the same for both hubs. `phone_password`: the file that has the phone system's, as for `kept_secret`, read when
    it is needed; where there is none, the keyring has it. `key_file`: where `key` stood at the start."""

    name: str
    host: str
    port: int
    context: ssl.SSLContext | None
    key: bytes
    version: str
    phone_password: Path | None = None
    key_file: Path | None = None


class HubProcess:
    """One of the office's hubs, in this process. `office` is open with the hub's own login; its journal stands on this
    machine. `told` hears when it leads and when it does not any more."""

    def __init__(self, office: Office, post: Post, told: Callable[[bool], None] = lambda leads: None) -> None:
        self._office, self._post, self._told = office, post, told
        self.fence = Fence()
        name = post.name if post.name == socket.gethostname() else f"{post.name} {socket.gethostname()}"
        holder = f"{name} {os.getpid()} {os.urandom(4).hex()}"
        self._asking = office.store.apart(ANSWERED)
        for store in (office.store, self._asking):
            store.wait_for_others(OF_OTHERS)
        self._lease = DatabaseLease(self._asking, holder)
        self._leadership = Leadership(
            self._lease,
            self.fence,
            self._lead,
            self._step_down,
            office.last_epoch,
            stand_by=self._stand_by,
            ready=lambda: self._kit.lacks_phones is None,
        )
        self._passes = Passes(post.key, _now)
        self._kit = Kit(office, Hubs(office.store, holder), self._passes, post.phone_password, post.key_file)
        self._roster = Roster((), (), {})
        self._door = OfficeDoor(office.store, self._passes, lambda: self._roster, _now)
        self._server: LinkServer | None = None
        self._lending: Lending | None = None
        self.port = 0
        self._without_phones = False
        """It leads all the same: chat, messages, cards by hand, the board."""
        self._changed = threading.Event()
        self._stop_feed: Callable[[], None] = lambda: None
        self._ended = threading.Event()
        self._journal: Hold | None = None
        self._looking: threading.Thread | None = None

    @property
    def leads(self) -> bool:
        """Whether calls come to this one."""
        return self._server is not None

    def start(self) -> None:
        """Stand for the lead, and take it when nobody else has it. Problems with the database as in `open_store`, and as in
        `refuse_misfit`, `Hold` and `porches`: a hub that could not listen finds that out now."""
        self._journal = Hold(self._office.journal_folder())
        try:
            self._begin()
        except BaseException:
            self._journal.let_go()
            raise

    def _begin(self) -> None:
        look_for_place(self._post.host, self._post.port)
        refuse_misfit(self._office.store)
        know_all_countries()
        self._kit.look_for_phone_password()
        self._kit.look()
        self._read_roster()
        self._office.follow(self._changed.set)
        self._stop_feed = Feed(self._office.store).listen(self._hear_of_changes, self._hear_of_a_stall)
        self._looking = threading.Thread(target=self._look, name="roster", daemon=True)
        self._looking.start()
        self._leadership.start()

    def stop(self) -> None:
        """End in good order: the other hub may lead at once."""
        self._ended.set()
        self._changed.set()
        self._stop_feed()
        self._leadership.stop()
        if self._looking is not None:
            self._looking.join(10)
        self._asking.close()
        self._office.close()
        if self._journal is not None:
            self._journal.let_go()

    # ---- leading

    def _stand_by(self) -> None:
        if self._journal:
            self._office.bring_over()

    def _lead(self, epoch: int) -> None:
        """On the lease's thread. Raises as `porches`, before the phone system is taken from whoever has it."""
        look_for_place(self._post.host, self._post.port)
        self._read_what_others_wrote()
        password = self._kit.look_for_phone_password()
        self._without_phones = self._kit.lacks_phones is not None
        hub = self._office.start_hub(
            password=password,
            without_phones=NO_PASSWORD if self._without_phones else "",
            epoch=epoch,
            fence=self.fence,
            told=self._record_is_another,
        )
        self._office.has_trouble("phones", self._kit.lacks_phones)
        self._kit.begins_to_lead()
        server = LinkServer(hub, self._door, name=self._post.name, version=self._post.version)
        self.port = hub.carry_out(server.start(self._post.host, self._post.port, self._post.context))
        self._server = server
        self._lending = Lending(
            hub, LoanService(self._office.store), lambda: self._roster, self._overflow_after, hub.clock.now, self._changed.set
        )
        self._lending.start()
        self._record_is_another()
        self._changed.set()
        self._told(True)

    def _read_what_others_wrote(self) -> None:
        """A moment ago, too: both hubs speak to the same phone system, and let the same consoles in. What somebody holds in the
        database is taken as it was known last, and tried again: else any login could keep every hub from leading."""
        held = None
        for read in (self._office.read_settings, self._door.revocations.exchange):
            try:
                read()
            except Problem as problem:
                if problem.code != HELD:
                    raise
                held = Problem("hub.as_last_known")
        if held is not None and not self._is_held:
            log.warning("%s", say(held))
        self._office.has_trouble("held", held)

    @property
    def _is_held(self) -> bool:
        return "held" in self._office.record_trouble

    def _overflow_after(self) -> timedelta:
        return timedelta(seconds=int(self._office.settings.get("overflow.after")))

    def _record_is_another(self) -> None:
        """Journal or database fail, or are well again: said here and at every console."""
        wrong = dict(self._office.record_trouble)
        log.info("the record: %s", ", ".join(f"{part} {why.code}" for part, why in wrong.items()) or "all is kept")
        server, hub = self._server, self._office.hub
        if server is not None and hub is not None:
            hub.run(lambda: server.tell_record(wrong))

    def _step_down(self) -> None:
        """Nothing is commanded any more; callers stay where they are, for the hub that leads now. On the lease's thread."""
        server, self._server = self._server, None
        lending, self._lending = self._lending, None
        if lending is not None:
            lending.stop()
        hub = self._office.hub
        if hub is not None and server is not None:
            hub.carry_out(server.stop())
        self._office.stop_hub()
        self._kit.ends_to_lead()
        if server is not None:
            self._told(False)

    # ---- who may see what

    def _hear_of_changes(self, changes: set[Change] | None) -> None:
        """A login that was closed, another team, a loan: none of them waits for the next minute. Consoles hear that there is
        something to look at: they need not ask all the time."""
        if changes is None or any(change.what in TO_LOOK_AT for change in changes):
            self._changed.set()
        server, hub = self._server, self._office.hub
        if server is not None and hub is not None and kept_in_mind(changes):
            hub.run(server.tell_changed)

    def _hear_of_a_stall(self, why: Problem | None) -> None:
        """Nobody hears of a change while somebody's transaction goes on."""
        if why is not None:
            log.warning("%s", say(why))
        self._office.has_trouble("feed", why)

    def _look(self) -> None:
        """People, teams and loans in memory: read again when something has changed, or when a loan begins or ends."""
        while not self._ended.is_set():
            self._changed.wait(self._until_the_next_change())
            self._changed.clear()
            if self._ended.is_set():
                return
            try:
                if self._is_held:
                    self._read_what_others_wrote()
                self._read_roster()
            except Problem as problem:
                log.info("people are as they were: %s", problem.code)
            self._show_anew()
            self._follow_phone_system()
            if self._kit.look() and self._without_phones:
                self._leadership.give_way()

    def _follow_phone_system(self) -> None:
        """What was saved in Settings at a console, and the password: who leads joins it, who stands by when it leads."""
        password = self._kit.look_for_phone_password()
        lacks = self._kit.lacks_phones
        if not self.leads:
            return
        if lacks is None and self._without_phones:
            self._leadership.give_way()  # and leads again with the phones, finding cards and calls as whoever takes over
            return
        if lacks is None:
            try:
                self._office.phone_system.follow_settings(password)
            except Problem as problem:
                log.warning("the phone system stays as it was: %s", say(problem))
        self._office.has_trouble("phones", lacks)

    def _until_the_next_change(self) -> float:
        now, longest = _now(), LACKING if self._kit.lacks_phones is not None or self._is_held else 60.0
        moment = self._roster.changes_after(now)
        return min(longest, (moment - now).total_seconds()) if moment is not None else longest

    def _read_roster(self) -> None:
        office = self._office
        teams = {profile.id: profile.team for profile in office.directory().profiles}
        roster = Roster(office.staff.members(), office.staff.loans(_now()), teams)
        self._door.revocations.exchange()  # before: whoever is back comes in, what they had before does not
        self._roster = roster

    def _show_anew(self) -> None:
        server, hub, roster = self._server, self._office.hub, self._roster
        if server is not None and hub is not None:
            hub.run(lambda: server.look_again(lambda login: _sight_or_why_not(roster, login, _now())))
            hub.run(lambda: server.know(lambda login: skills_of(roster, login, _now())))


def _sight_or_why_not(roster: Roster, login: str, at: datetime) -> Sight | Problem:
    """Whose password was reset is out, too, until they come in with the new one: the old one may be why."""
    member = roster.member(login, at)
    if member is not None and member.must_change:
        return Problem("link.password_reset")
    return sight_of(roster, login, at) or Problem("link.closed")


def _now() -> datetime:
    return datetime.now(UTC)


def hub_of(office: Office) -> Hub:
    """The running one. Raises `Problem` `hub.absent`."""
    if office.hub is None:
        raise Problem("hub.absent")
    return office.hub
