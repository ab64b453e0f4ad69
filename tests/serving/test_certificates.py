"""The office's own authority, with a real TLS connection between two ends."""

from __future__ import annotations

import socket
import ssl
import stat
import threading
from pathlib import Path

import pytest

from receptionist.errors import Problem
from receptionist.link.tls import fingerprint, for_console, for_server
from receptionist.serving.certificates import Authority


def shake_hands(server: ssl.SSLContext, console: ssl.SSLContext, name: str) -> str | None:
    """The TLS version that the two agree on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            with listening.accept()[0] as plain:
                try:
                    with server.wrap_socket(plain, server_side=True) as secure:
                        secure.recv(1)
                except OSError:
                    return

        answering = threading.Thread(target=answer)
        answering.start()
        try:
            with (
                socket.create_connection(listening.getsockname()) as plain,
                console.wrap_socket(plain, server_hostname=name) as secure,
            ):
                return secure.version()
        finally:
            answering.join(10)


def test_a_console_trusts_the_offices_hub_by_each_of_its_names(tmp_path: Path) -> None:
    authority = Authority.made(tmp_path / "certificates", "Uffici Centrali")
    hub = for_server(authority.server("hub-1", ["hub.example", "127.0.0.1"]))
    console = for_console(authority.certificate)
    assert shake_hands(hub, console, "hub.example") == "TLSv1.3"
    assert shake_hands(hub, console, "127.0.0.1") == "TLSv1.3"
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(hub, console, "elsewhere.example")


def test_another_authority_of_the_same_name_is_none_of_ours(tmp_path: Path) -> None:
    ours = Authority.made(tmp_path / "ours", "Uffici Centrali")
    theirs = Authority.made(tmp_path / "theirs", "Uffici Centrali")
    hub = for_server(theirs.server("hub-1", ["127.0.0.1"]))
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(hub, for_console(ours.certificate), "127.0.0.1")
    assert fingerprint(ours.certificate) != fingerprint(theirs.certificate)


def test_keys_are_their_owners_only_and_an_authority_is_not_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "certificates"
    folder.mkdir(mode=0o755)  # somebody made it beforehand
    authority = Authority.made(folder, "Uffici Centrali")
    signed = authority.server("hub-1", ["127.0.0.1"])
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(key.stat().st_mode) for key in (folder / "ca.key", signed.key)} == {0o600}
    before = (folder / "ca.key").read_bytes()
    with pytest.raises(Problem, match=r"certificates\.exist"):
        Authority.made(folder, "Uffici Centrali")
    assert (folder / "ca.key").read_bytes() == before
    with pytest.raises(Problem) as told:
        authority.server("hub-1", ["hub2.example"])  # consoles would find the first hub no more
    assert (told.value.code, told.value.values["hosts"]) == ("certificates.other_hosts", "127.0.0.1")
    again = Authority(folder).server("hub-1", ["127.0.0.1", "hub2.example"])
    assert shake_hands(for_server(again), for_console(authority.certificate), "127.0.0.1")


def test_the_fingerprint_is_what_openssl_prints(tmp_path: Path) -> None:
    authority = Authority.made(tmp_path, "Uffici Centrali")
    shown = fingerprint(authority.certificate)
    assert len(shown) == 95 and shown.count(":") == 31
