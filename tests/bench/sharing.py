"""A shared office of the size that is measured: a PostgreSQL, people with logins, and a hub that is a program of its own, to
which consoles come by TLS, as they do from other machines."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import psutil
import psycopg
from sqlalchemy import make_url, text

from receptionist.clients.profile import Profile
from receptionist.link.passes import Passes
from receptionist.link.tls import for_console
from receptionist.office import Office
from receptionist.opening import Plan, _filled
from receptionist.serving.certificates import Authority
from receptionist.settings import Settings
from receptionist.store.engine import open_store
from receptionist.store.shared.logins import one_time_password
from tests.bench.headless import Door
from tests.pbx.asterisk import Asterisk
from tests.postgres import Postgres, running
from tests.serving.programs import KEY, HubProgram
from tests.store.shared_office import founded
from tests.waiting import eventually

PEOPLE = ("anna", "bruno", "carla", "dario", "elena", "fabio", "gina", "hugo", "irene", "luca")
"""Who has a login and a phone."""
TEAMS = ("Nord", "Sud")
"""Everybody is in both: all see all, and only the way there is that of an office with teams."""
_FOUNDER = "founder"
_LEADS = 60
"""Seconds in which a hub leads: ten times what it takes."""


class SharedOffice:
    """With these clients, each of one of the teams. `crowd`: so many more people, whom the hub knows by their passes and the
    database by no login."""

    def __init__(
        self, postgres: Postgres, url: str, folder: Path, clients: Sequence[Profile], asterisk: Asterisk | None, crowd: int
    ) -> None:
        self._postgres, self._folder, self._asterisk = postgres, folder, asterisk
        self.database = str(make_url(url).database)
        self.certificates = folder / "certificates"
        authority = Authority.made(self.certificates, "Uffici Centrali")
        self.authority, self.signed = authority.certificate, authority.server("hub", ["127.0.0.1"])
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as superuser:
            superuser.execute(f"CREATE ROLE {_FOUNDER} LOGIN CREATEROLE")
            superuser.execute(f"ALTER DATABASE {self.database} OWNER TO {_FOUNDER}")
        self._fill(clients, crowd)
        if asterisk is not None:
            self._join(asterisk)
        self._passes = Passes(KEY, lambda: datetime.now(UTC))
        self._hub: HubProgram | None = None

    def _fill(self, clients: Sequence[Profile], crowd: int) -> None:
        store, self._roles = founded(self.as_founder())
        office = _filled(Office(store, self._folder / "setup.json"), Plan("Uffici Centrali"))
        for login in PEOPLE:
            office.staff.add(login.title(), login=login, teams=TEAMS, password=one_time_password(), station=login)
        for login in self.crowd(crowd):
            office.staff.add(login.title(), login=login, teams=TEAMS)
        of_teams = [msgspec.structs.replace(client, team=TEAMS[n % len(TEAMS)]) for n, client in enumerate(clients)]
        office.clients.save_all(of_teams, "setup")
        with store.session() as session:  # each has changed the one-time password, or no console opens
            session.execute(text("UPDATE assistants SET must_change = false"))
        office.close()

    def _join(self, asterisk: Asterisk) -> None:
        answers = asterisk.answers
        for key, value in {
            "pbx.kind": "asterisk",
            "pbx.url": asterisk.url,
            "pbx.user": answers.ari_user,
            "stations": list(PEOPLE),
        }.items():
            self.set(key, value)

    @staticmethod
    def crowd(size: int) -> list[str]:
        """Their logins."""
        return [f"colleague{number}" for number in range(size)]

    def set(self, key: str, value: object) -> None:
        """A setting of the office's."""
        store = open_store(self.as_founder())
        Settings(store, self._folder / "founder.json").set(key, value)
        store.close()

    def as_(self, login: str) -> str:
        """The address by which somebody's console opens the office; it names the authority that the hub proves itself by."""
        return f"{self._postgres.url(self.database, self._roles.login(login))}&sslrootcert={self.authority}"

    def as_founder(self) -> str:
        """The address of whoever made it."""
        return self._postgres.url(self.database, _FOUNDER)

    def past_all_policies(self) -> str:
        """The address of the server's own superuser, whom row-level security does not concern."""
        return self._postgres.url(self.database)

    def hubs_address(self) -> str:
        """The address by which a hub opens it."""
        return self._postgres.url(self.database, self._roles.hub)

    def begin(self) -> None:
        """The hub leads."""
        password = self._asterisk.answers.ari_password if self._asterisk is not None else ""
        self._hub = hub = HubProgram(self, "hub", self._folder, password, self.certificates)
        self.set("hubs", [f"127.0.0.1:{hub.port}"])
        eventually(lambda: hub.leads, seconds=_LEADS)

    def door(self, login: str) -> Door:
        """How somebody comes back to the hub: by a pass of the shift."""
        assert self._hub is not None
        return Door(f"wss://127.0.0.1:{self._hub.port}", self._passes.issue(login), for_console(self.authority))

    @property
    def hub(self) -> psutil.Process:
        """Its process."""
        assert self._hub is not None
        return psutil.Process(self._hub.pid)

    def close(self) -> None:
        """The hub goes."""
        if self._hub is not None:
            self._hub.kill()


@contextmanager
def sharing(
    folder: Path, clients: Sequence[Profile], asterisk: Asterisk | None = None, *, crowd: int = 0
) -> Iterator[SharedOffice]:
    """An office with a hub that leads, until the block ends."""
    logging.getLogger("receptionist").setLevel(logging.ERROR)
    with running(folder / "pg") as postgres, postgres.database() as url:
        office = SharedOffice(postgres, url, folder, clients, asterisk, crowd)
        try:
            office.begin()
            yield office
        finally:
            office.close()


def cpu_seconds(process: psutil.Process) -> float:
    """What it has used of the processor so far, all its threads together; the system counts in hundredths."""
    used = process.cpu_times()
    return float(used.user + used.system)
