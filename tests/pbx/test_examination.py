"""`pbx test` on the real thing, and on what is not there."""

from __future__ import annotations

import asyncio
import io
import json
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from receptionist.cli import main
from receptionist.telephony.asterisk.configuration import files
from receptionist.telephony.asterisk.dialplan import edition
from receptionist.telephony.asterisk.examination import examine
from receptionist.telephony.asterisk.modules import NEEDED
from tests.pbx.asterisk import free_port
from tests.pbx.lab import AsteriskLab, Pbx
from tests.telephony.lab import LINE


def codes(pbx: Pbx, password: str | None = None, url: str | None = None) -> dict[str, str]:
    """What an examination finds, by check."""
    answers = pbx.asterisk.answers
    found = asyncio.run(examine(url or pbx.asterisk.url, "receptionist", password or answers.ari_password))
    return {finding.check: finding.code for finding in found}


def test_a_good_configuration_is_found_good(pbx: Pbx) -> None:
    pbx.asterisk.console("dialplan set global RECEPTIONIST_AWAY 0")
    found = codes(pbx)
    assert found.pop("application") in ("pbx.application_free", "pbx.application_used")
    assert found.pop("trunk") in ("pbx.trunk_ok", "pbx.trunk_offline")  # the carrier is asked every minute only
    assert found == {
        "connection": "pbx.reached",
        "version": "pbx.version_tested",
        "modules": "pbx.modules_ok",
        "dialplan": "pbx.dialplan_ok",
        "watchdog": "pbx.watchdog_ok",
        "stations": "pbx.stations_offline",
        "sounds": "pbx.sounds_ok",
    }


def test_a_watchdog_that_never_spoke_is_missed(pbx: Pbx) -> None:
    pbx.asterisk.console('dialplan set global RECEPTIONIST_AWAY ""')
    assert codes(pbx)["watchdog"] == "pbx.watchdog_missing"


def test_what_keeps_us_out_is_told_apart(pbx: Pbx) -> None:
    assert codes(pbx, password="wrong") == {"connection": "pbx.login_refused"}
    assert codes(pbx, url=f"http://127.0.0.1:{free_port()}") == {"connection": "pbx.not_reached"}


def test_a_missing_module_is_named(pbx: Pbx) -> None:
    console = pbx.asterisk.console
    console("module unload res_stasis_device_state.so")
    console("module unload res_ari_device_states.so")
    console("module unload res_stasis_device_state.so")
    answers = pbx.asterisk.answers
    try:
        found = asyncio.run(examine(pbx.asterisk.url, "receptionist", answers.ari_password))
    finally:
        console("module load res_stasis_device_state.so")
        console("module load res_ari_device_states.so")
    (modules,) = [finding for finding in found if finding.check == "modules"]
    assert (modules.state, modules.code) == ("failed", "pbx.modules_missing")
    assert "res_ari_device_states" in str(modules.values["modules"])
    assert codes(pbx)["modules"] == "pbx.modules_ok"


def test_every_module_that_is_needed_is_loaded_by_our_configuration(pbx: Pbx) -> None:
    loaded = pbx.asterisk.console("module show")
    assert [name for name in NEEDED if f"{name}.so" not in loaded] == []


def test_the_examination_does_not_throw_out_the_desk(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    answers = lab.pbx.asterisk.answers
    lab.run(examine(lab.pbx.asterisk.url, "receptionist", answers.ari_password))
    assert lab.caller_rings("neri").leg


def test_pbx_test_prints_one_json_document_and_asks_for_the_password(
    pbx: Pbx, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(pbx.asterisk.answers.ari_password + "\n"))
    assert main(["pbx", "test", "--url", pbx.asterisk.url, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["check"]: row["state"] for row in rows}["connection"] == "ok"
    assert all(row["what"] and not row["what"].startswith("pbx.") for row in rows)


def test_pbx_test_fails_in_one_line_when_nobody_is_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x\n"))
    assert main(["pbx", "test", "--url", f"http://127.0.0.1:{free_port()}"]) == 1
    assert capsys.readouterr().out.count("\n") == 1


def test_an_address_with_a_password_is_wrong_usage_and_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pbx", "test", "--url", "http://anna:s3cret@127.0.0.1:1"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "s3cret" not in said.err and "password" in said.err


def test_an_address_that_is_none_is_told_before_anything_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    for url in ("foo", "ftp://127.0.0.1", "http://127.0.0.1:99999", "http://"):
        assert main(["pbx", "test", "--url", url]) == 2
        said = capsys.readouterr()
        assert said.out == "" and "is no address" in said.err and "Password of" not in said.err


@pytest.fixture
def strange() -> Iterator[str]:
    """Where something listens that is no Asterisk, nor any web server."""
    door = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        with suppress(OSError):
            while True:
                guest, _ = door.accept()
                with guest:
                    guest.recv(10_000)
                    guest.sendall(b"220 mail.example.org\r\n\r\n")

    thread = threading.Thread(target=talk)
    thread.start()
    yield f"127.0.0.1:{door.getsockname()[1]}"
    door.shutdown(socket.SHUT_RDWR)
    door.close()
    thread.join(5)


def test_why_nobody_answers_is_told_in_words_for_people(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    strange: str,
    eventually: Callable[..., object],
) -> None:
    def told(url: str) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("x\n"))
        assert main(["pbx", "test", "--url", url]) == 1
        return capsys.readouterr().err

    assert "nobody listens there" in told(f"http://127.0.0.1:{free_port()}")
    for url, reason in (
        ("http://nowhere.invalid:8088", "no such host is known"),
        (f"http://{strange}", "what answers there is no Asterisk"),
        (f"https://{strange}", "no TLS could be agreed on"),
    ):
        eventually(lambda url=url, reason=reason: reason in told(url), seconds=60)  # with no time left they all time out


def test_lines_and_names_that_have_changed_since_the_configuration_was_written_are_noticed(pbx: Pbx) -> None:
    answers = pbx.asterisk.answers
    etc = Path(answers.directories.etc) / "extensions.conf"
    before = etc.read_bytes()
    pbx.asterisk.console("dialplan set global RECEPTIONIST_AWAY 0")
    renamed = ((LINE, "Rossi & Verdi"), ("+390299900777", "Nuova"))

    def found(lines: Iterable[tuple[str, str]]) -> dict[str, str]:
        rows = asyncio.run(examine(pbx.asterisk.url, "receptionist", str(answers.ari_password), lines=lines))
        return {finding.check: finding.code for finding in rows}

    assert found(answers.lines)["names"] == "pbx.names_current"
    assert found(renamed)["names"] == "pbx.names_changed"
    try:
        etc.write_bytes(files(replace(answers, lines=renamed))["extensions.conf"])
        pbx.asterisk.console("dialplan reload")
        after = found(tuple(reversed(renamed)))
        assert (after["names"], after["watchdog"], after["dialplan"]) == (
            "pbx.names_current",
            "pbx.watchdog_ok",
            "pbx.dialplan_ok",
        )
        assert "Rossi & Verdi" in pbx.asterisk.console(f"dialplan show n{LINE}@receptionist-names")
    finally:
        etc.write_bytes(before)
        pbx.asterisk.console("dialplan reload")
    assert found(answers.lines)["names"] == "pbx.names_current"


def test_a_dialplan_that_another_version_wrote_is_noticed(pbx: Pbx) -> None:
    def found() -> str:
        rows = asyncio.run(examine(pbx.asterisk.url, "receptionist", str(pbx.asterisk.answers.ari_password)))
        return next(finding.code for finding in rows if finding.check == "dialplan")

    assert found() == "pbx.dialplan_ok"
    try:
        pbx.asterisk.console("dialplan set global RECEPTIONIST_EDITION 0123456789abcdef")
        assert found() == "pbx.dialplan_older"
    finally:
        pbx.asterisk.console(f"dialplan set global RECEPTIONIST_EDITION {edition()}")
    assert found() == "pbx.dialplan_ok"
