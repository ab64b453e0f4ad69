"""What a hub lacks is said before it is missed: in its own log, and at the consoles of who can mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.errors import DeadlockDetected

from receptionist.calls.commands import OpenCard, SignIn
from receptionist.serving.hubs import Hubs as Told
from receptionist.store.engine import open_store
from tests.pbx.asterisk import free_port
from tests.postgres import Postgres
from tests.serving.programs import HubProgram
from tests.serving.test_process import LINE, Shared

Eventually = Callable[..., Any]
SECONDS = 60


class Hubs:
    def __init__(self, shared: Shared, folder: Path) -> None:
        self.shared, self.folder = shared, folder
        self.running: list[HubProgram] = []

    def begins(self, name: str, password: str) -> HubProgram:
        self.running.append(HubProgram(self.shared, name, self.folder, password))
        return self.running[-1]


@pytest.fixture
def hubs(postgres: Postgres, tmp_path: Path) -> Iterator[Hubs]:
    with postgres.database() as url:
        hubs = Hubs(Shared(postgres, url, tmp_path), tmp_path)
        yield hubs
        for link in hubs.shared.links:
            link.close()
        for hub in hubs.running:
            hub.kill()


def hold(by: psycopg.Connection[Any], tables: str) -> None:
    """Until its transaction ends. Who reads several of them in that moment may have the one and wait for the other."""
    for _ in range(10):
        with suppress(DeadlockDetected):
            by.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")
            return
        by.rollback()
    raise AssertionError(f"nobody gets all of {tables}")


def test_a_hub_says_what_it_lacks_and_goes_on_once_it_is_there(hubs: Hubs, eventually: Eventually) -> None:
    sounds = hubs.folder / "sounds"
    sounds.touch()  # no folder: not even root writes into it
    url = f"http://127.0.0.1:{free_port()}"
    for key, value in {"pbx.kind": "asterisk", "pbx.url": url, "pbx.user": "desk", "pbx.sounds": str(sounds)}.items():
        hubs.shared.set(key, value)
    forgotten = psycopg.connect(hubs.shared.url)  # goes on beside all that follows
    forgotten.execute("UPDATE settings SET key = key")
    hub = hubs.begins("hub-1", "")
    secret = hub.state / "pbx-password"
    told = f"This hub lacks the password of the phone system at {url}. Write it into {secret}"
    eventually(lambda: told in hub.said and "stands by" in hub.said, seconds=SECONDS)
    assert hub.said.index(told) < hub.said.index("stands by"), "at its start, and not when it is to take over"
    assert "Start the console" not in hub.said
    eventually(lambda: hub.leads, seconds=SECONDS)
    console = hubs.shared.console_of("anna", hub.port)
    eventually(lambda: console.wrong.get("phones") == "hub.phone_password", seconds=SECONDS)
    assert console.board.phone.reason == "no_password"
    assert console.ask(SignIn(name="", station=None)).code is None
    card = console.ask(OpenCard(line=LINE)).call
    assert card in console.board.calls, "it leads without phones: cards by hand, chat and messages need none"
    eventually(lambda: console.wrong.get("announcements") == "announcement.not_written", seconds=SECONDS)
    eventually(lambda: console.wrong.get("feed") == "feed.stalled", seconds=SECONDS)
    assert console.wrong.keys() == {"announcements", "feed", "phones"}
    assert f"(process {forgotten.info.backend_pid} of" in hub.said
    forgotten.close()
    eventually(lambda: "feed" not in console.wrong, seconds=SECONDS)

    two = hubs.begins("hub-2", "of the desk")
    (two.state / "token.key").write_bytes(b"j" * 32)  # before it has opened the database
    eventually(lambda: f"to {two.state / 'token.key'}; it is looked at" in two.said, seconds=SECONDS)
    eventually(lambda: two.leads and not hub.leads, seconds=SECONDS)
    bruno = hubs.shared.console_of("bruno", two.port)
    eventually(lambda: card in bruno.board.calls and bruno.board.phone.reason != "no_password", seconds=SECONDS)
    files = f"{secret}, {hub.state / 'token.key'}"
    eventually(lambda: any(files in str(why.values) for why in bruno.troubles.values()), seconds=SECONDS)
    assert "phones" not in bruno.wrong and "tokens" not in bruno.wrong, "of two that differ the other one is to be mended"

    with psycopg.connect(hubs.shared.as_("anna")) as anybody, psycopg.connect(hubs.shared.url) as upgrade:
        hold(anybody, "settings, callers, news, messages")
        hold(upgrade, "calls, call_events, office.revocations")
        two.kill()
        eventually(lambda: hub.leads, seconds=SECONDS)
        eventually(lambda: console.wrong.keys() >= {"phones", "tokens"}, seconds=SECONDS)
        assert console.wrong.get("held") == "hub.as_last_known", "whoever holds a table keeps no hub from leading"
    (hub.state / "token.key").write_bytes(b"j" * 32)
    secret.write_text("of the desk\n")
    eventually(lambda: console.there and not console.wrong.keys() & {"phones", "tokens", "held", "database"}, seconds=SECONDS)
    eventually(lambda: console.board.phone.reason != "no_password", seconds=SECONDS)
    assert "cannot lead" not in hub.said, "nor was one of the two started again"


def test_two_hubs_that_are_called_the_same_are_two(hubs: Hubs) -> None:
    """Each told the other that something is new, without an end."""
    store = open_store(hubs.shared.hubs_address())
    one, two = (Told(store, f"hub server {process} {process:08x}") for process in (4711, 4712))
    for _ in range(3):
        one.say("a", ready=True, lacks=())
        two.say("b", ready=False, lacks=["pbx-password"])
    ((two_said,), (one_said,)) = one.others(), two.others()
    assert (one_said.name, one_said.key, two_said.name, two_said.key) == ("hub server", "a", "hub server", "b")
    store.close()
    with psycopg.connect(hubs.shared.url) as owner:
        assert owner.execute("SELECT count(*) FROM office.changes WHERE what = 'hubs'").fetchone() == (2,), "what is new"
