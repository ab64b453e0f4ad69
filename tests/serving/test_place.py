"""Where a hub listens, and with what certificate: what is wrong with it is said at its start, not when it is to lead."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from receptionist.serving.certificates import Authority
from tests.postgres import Postgres
from tests.serving.programs import HubProgram
from tests.serving.test_process import Shared

Eventually = Callable[..., Any]
LONG = 60
ITALIAN = "it_IT.UTF-8"


class Office:
    """Hubs are started in it, and are gone at the end."""

    def __init__(self, shared: Shared, folder: Path) -> None:
        self._shared, self._folder = shared, folder
        self.hubs: list[HubProgram] = []

    def hub(self, name: str, *, listen: str = "", certificates: Path | None = None) -> HubProgram:
        self.hubs.append(HubProgram(self._shared, name, self._folder, "", certificates, listen=listen))
        return self.hubs[-1]


@pytest.fixture
def office(postgres: Postgres, tmp_path: Path) -> Iterator[Office]:
    with postgres.database() as url:
        office = Office(Shared(postgres, url, tmp_path), tmp_path)
        yield office
        for hub in office.hubs:
            hub.kill()


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which another program listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield int(other.getsockname()[1])


@pytest.fixture
def hubs(office: Office, eventually: Eventually) -> HubProgram:
    """One leads already: the other would find out at the takeover."""
    one = office.hub("hub-1")
    eventually(lambda: one.leads, seconds=LONG)
    return one


def test_a_hub_whose_port_is_taken_ends_at_once(office: Office, hubs: HubProgram, taken: int) -> None:
    two = office.hub("hub-2", listen=f"127.0.0.1:{taken}")
    assert two.wait() == 1
    assert two.said == (f"Another program listens at 127.0.0.1:{taken} already. End it, or name another port with --listen.\n")


@pytest.mark.parametrize("host", ["192.0.2.1", "nobody.invalid"])
def test_so_does_one_that_is_to_listen_on_another_machine(
    office: Office, hubs: HubProgram, tmp_path: Path, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", ITALIAN)
    signed = Authority.made(tmp_path / "authority", "Uffici Centrali").server("hub", ["127.0.0.1"])
    two = office.hub("hub-2", listen=f"{host}:7443", certificates=signed.key.parent)
    assert two.wait() == 1
    assert two.said.splitlines() == [
        f"{host} non è un nome né un indirizzo di questa macchina. Indica con --listen uno dei suoi, o 0.0.0.0 per tutti."
    ]


@pytest.mark.parametrize("absent", ["hub.crt", "hub.key"])
def test_so_does_one_without_its_certificate_or_its_key(office: Office, hubs: HubProgram, tmp_path: Path, absent: str) -> None:
    folder = tmp_path / "authority"
    Authority.made(folder, "Uffici Centrali").server("hub", ["127.0.0.1"])
    (folder / absent).unlink()
    two = office.hub("hub-2", certificates=folder)
    assert two.wait() == 1
    (said,) = two.said.splitlines()
    assert str(folder / absent) in said and "--certificates" in said


def test_so_does_one_whose_certificate_is_none(office: Office, hubs: HubProgram, tmp_path: Path) -> None:
    folder = tmp_path / "authority"
    Authority.made(folder, "Uffici Centrali").server("hub", ["127.0.0.1"])
    (folder / "hub.crt").write_text("nothing\n")
    two = office.hub("hub-2", certificates=folder)
    assert two.wait() == 1
    (said,) = two.said.splitlines()
    assert str(folder / "hub.crt") in said


def test_a_hub_whose_port_is_taken_meanwhile_says_so_once_and_leads_when_it_is_free(
    office: Office, hubs: HubProgram, eventually: Eventually
) -> None:
    two = office.hub("hub-2")
    eventually(lambda: "stands by" in two.said, seconds=LONG)
    with socket.create_server(("127.0.0.1", two.port)):
        hubs.kill()
        eventually(lambda: "cannot lead" in two.said, seconds=LONG)
        three = office.hub("hub-3")
        eventually(lambda: three.leads, seconds=LONG)
        assert two.said.count("cannot lead") == 1 and "Traceback" not in two.said and not two.leads, two.said
    three.kill()
    eventually(lambda: two.leads, seconds=LONG)
