"""What `pbx write` writes. That it works is proved by every other test here: they all run on it."""

from __future__ import annotations

import io
import json
import os
import pty
import stat
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from receptionist.cli import main
from receptionist.errors import Problem
from receptionist.telephony.asterisk.configuration import Answers, Phone, Trunk, files
from receptionist.telephony.asterisk.dialplan import written_as
from receptionist.telephony.asterisk.handover import write_configuration
from receptionist.telephony.asterisk.home import Home
from receptionist.telephony.asterisk.watchdog import SCRIPT
from receptionist.telephony.asterisk.writer import known_passwords
from tests.offices import new_office

ANSWERS = Answers(Trunk("192.0.2.1"), (Phone("anna"), Phone("bruno")), lines=(("+390299900101", "Studio Rossi"),))


class Keyring:
    """Where a test's passwords are kept."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def set(self, name: str, secret: str) -> None:
        self.kept[name] = secret


def password_in(folder: Path) -> str:
    """The password of the desk, as Asterisk reads it."""
    return known_passwords(folder)["ari:receptionist"]


def test_passwords_are_made_kept_in_the_keyring_and_readable_by_their_owner_alone(tmp_path: Path) -> None:
    keyring = Keyring()
    outcome = write_configuration(tmp_path, ANSWERS, keyring)
    assert keyring.kept == {"pbx:http://127.0.0.1:8088": password_in(tmp_path)}
    assert len(set(known_passwords(tmp_path).values())) == 3
    assert not any(secret in json.dumps(outcome) for secret in known_passwords(tmp_path).values())
    for name in ("ari.conf", "pjsip.conf"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_without_a_keyring_the_password_stands_in_ari_conf_alone(tmp_path: Path) -> None:
    class Absent(Keyring):
        def set(self, name: str, secret: str) -> None:
            raise Problem("keyring.absent")

    assert write_configuration(tmp_path, ANSWERS, Absent())["password_kept"] is False
    assert password_in(tmp_path)


def test_writing_again_keeps_the_passwords_so_that_no_phone_must_be_set_up_anew(tmp_path: Path) -> None:
    write_configuration(tmp_path, ANSWERS, None)
    before = known_passwords(tmp_path)
    more = Answers(Trunk("192.0.2.9"), (*ANSWERS.phones, Phone("carla")))
    write_configuration(tmp_path, more, None)
    after = known_passwords(tmp_path)
    assert {name: after[name] for name in before} == before
    assert "carla" in after
    assert b"192.0.2.9" in (tmp_path / "pjsip.conf").read_bytes()


@pytest.mark.parametrize("name", ["extensions.conf", "receptionist-watchdog", "README.txt", "moh/receptionist/quiet.wav"])
def test_a_file_that_somebody_changed_is_not_overwritten_silently(tmp_path: Path, name: str) -> None:
    write_configuration(tmp_path, ANSWERS, None)
    theirs = (tmp_path / name).read_bytes() + b"; mine\n"
    (tmp_path / name).write_bytes(theirs)
    with pytest.raises(Problem) as refusal:
        write_configuration(tmp_path, ANSWERS, None)
    assert (refusal.value.code, refusal.value.values["files"]) == ("pbx.file_foreign", name)
    assert (tmp_path / name).read_bytes() == theirs
    write_configuration(tmp_path, ANSWERS, None, replace=True)
    assert (tmp_path / f"{name}.before").read_bytes() == theirs
    assert (tmp_path / name).read_bytes() != theirs


def test_a_folder_with_somebody_elses_configuration_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "pjsip.conf").write_text("[theirs]\n")
    with pytest.raises(Problem):
        write_configuration(tmp_path, ANSWERS, None)
    assert [path.name for path in tmp_path.iterdir()] == ["pjsip.conf"]


def test_a_folder_that_is_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem) as refusal:
        write_configuration(tmp_path / "file" / "below", ANSWERS, None)
    assert refusal.value.code == "pbx.folder_unwritable"


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (Answers(Trunk("192.0.2.1\n[evil]"), (Phone("anna"),)), "pbx.answer_unwritable"),
        (Answers(Trunk("192.0.2.1", user="u", password="x;y"), (Phone("anna"),)), "pbx.answer_unwritable"),
        (Answers(Trunk("192.0.2.1"), (Phone("an na"),)), "pbx.station_name"),
        (Answers(Trunk("192.0.2.1"), (Phone("trunk"),)), "pbx.station_name"),
        (Answers(Trunk("192.0.2.1"), ()), "pbx.no_stations"),
        (Answers(Trunk("192.0.2.1"), (Phone("anna"), Phone("bruno"), Phone("anna"))), "pbx.station_twice"),
        (Answers(Trunk("192.0.2.1"), (Phone("anna"),), country="ZZ"), "pbx.country"),
        (Answers(Trunk("192.0.2.1", 0), (Phone("anna"),)), "pbx.port"),
        (Answers(Trunk("192.0.2.1"), (Phone("anna"),), ari_port=99999), "pbx.port"),
        (Answers(Trunk("192.0.2.1"), (Phone("anna"),), sip_port=70000), "pbx.port"),
        (Answers(Trunk("192.0.2.1"), (Phone("anna"),), ari_address="::1"), "pbx.address"),
        (Answers(Trunk("192.0.2.1"), (Phone("anna"),), ari_address="foo"), "pbx.address"),
        (Answers(Trunk("192.0.2.1"), (Phone("anna"),), sip_address="nonsense"), "pbx.address"),
        (Answers(Trunk("sip.example.org/x"), (Phone("anna"),)), "pbx.address"),
        (Answers(Trunk("192.0.2.1"), (Phone("anna", at_home=True),)), "pbx.home_nowhere"),
        (Answers(Trunk("192.0.2.1"), (Phone("anna"),), home=Home("pbx.example\n[evil]")), "pbx.home_address"),
        (Answers(Trunk("192.0.2.1"), (Phone("anna"),), home=Home("pbx.example", 0)), "pbx.home_address"),
    ],
)
def test_an_answer_that_would_break_a_file_is_refused(answers: Answers, code: str) -> None:
    with pytest.raises(Problem) as refusal:
        files(answers)
    assert refusal.value.code == code


def test_a_clients_name_cannot_become_dialplan() -> None:
    answers = Answers(Trunk("192.0.2.1"), (Phone("anna"),), lines=(("+390299900101", "A,B;${SHELL(x)}\n[evil]\nè"),))
    rows = files(answers)["extensions.conf"].decode().split("[receptionist-names]")[1]
    assert "Set(RECEPTIONIST_SHOWN=ABSHELLxevilè)" in rows
    assert "${" not in rows
    assert "[" not in rows


def test_a_number_is_known_in_every_form_in_which_it_may_arrive() -> None:
    assert written_as("+390299900101", "IT") == ("+390299900101", "390299900101", "00390299900101", "0299900101")
    assert written_as("+442079460018", "GB") == ("+442079460018", "442079460018", "00442079460018", "02079460018")
    assert "02079460018" not in written_as("+442079460018", "IT")


def test_a_trunk_with_a_login_registers() -> None:
    trunk = Trunk("sip.example.org", user="office", password="secret")
    written = files(Answers(trunk, (Phone("anna"),)))["pjsip.conf"].decode()
    assert "client_uri = sip:office@sip.example.org:5060" in written
    assert "type = registration" in written


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_writing_again_keeps_the_carriers_password_unless_another_is_said(
    receptionist: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(said: str, user: str = "12345", folder: str = "etc", *, terminal: bool = False) -> int:
        monkeypatch.setattr("sys.stdin", (Terminal if terminal else io.StringIO)(said))
        monkeypatch.setattr("getpass.getpass", lambda _question: said.strip())
        words = ("--trunk", "sip.example.net", "--trunk-user", user, "--station", "anna")
        return receptionist("pbx", "write", str(tmp_path / folder), *words)[0]

    assert write("secret\n") == 0
    written = (tmp_path / "etc/pjsip.conf").read_text()
    assert "password = secret" in written
    for nothing, terminal in product(("", "\n"), (False, True)):
        assert write(nothing, terminal=terminal) == 0
        assert (tmp_path / "etc/pjsip.conf").read_text() == written
    assert write("", "another") == 1 and write("", folder="fresh", terminal=True) == 1, "whom nobody knows must say one"
    assert (tmp_path / "etc/pjsip.conf").read_text() == written and not (tmp_path / "fresh").exists()
    assert write("new\n") == 0 and "password = new" in (tmp_path / "etc/pjsip.conf").read_text()


def test_without_phones_at_home_nothing_listens_for_them(tmp_path: Path) -> None:
    written = files(ANSWERS)["pjsip.conf"].decode()
    assert "tls" not in written and "media_encryption" not in written


def test_only_a_phone_at_home_speaks_tls(receptionist: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    words = ("--station", "anna", "--station", "bruno", "--home", "anna", "--home", "carla", "--home-at", "pbx.example.net")
    code, out, _ = receptionist("pbx", "write", str(tmp_path), "--trunk", "192.0.2.1", *words)
    assert code == 0
    conf = (tmp_path / "pjsip.conf").read_text()
    endpoints = {part.partition("]")[0]: part for part in conf.split("\n[") if "type = endpoint" in part}
    assert {name for name, part in endpoints.items() if "transport = tls" in part and "media_encryption = sdes" in part} == {
        "anna",
        "carla",
    }
    assert "transport = udp" in endpoints["bruno"] and "transport = udp" in endpoints["trunk"]
    assert "bind = 0.0.0.0:5061" in conf and "external_media_address = pbx.example.net" in conf
    for said in ("anna, carla", "pbx.example.net:5061", "/etc/asterisk/phones.crt", "TCP 5061", "never UDP 5060"):
        assert said in out
    again = next(line for line in out.splitlines() if "pbx write" in line)
    assert "--home anna --home carla --home-at pbx.example.net:5061" in again


def test_an_office_that_has_phones_at_home_need_not_say_so_again(
    receptionist: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    office = new_office(str(tmp_path / "office.db"))
    for key, value in {"stations": ["anna"], "stations.home": ["anna"], "pbx.home_at": "pbx.example.net:7061"}.items():
        office.settings.set(key, value)
    office.close()
    words = ("--office", str(tmp_path / "office.db"), "pbx", "write", str(tmp_path / "etc"), "--trunk", "192.0.2.1")
    assert receptionist(*words)[0] == 0
    assert "bind = 0.0.0.0:7061" in (tmp_path / "etc/pjsip.conf").read_text()


def test_the_watchdog_waits_fifteen_seconds_unless_told_otherwise() -> None:
    (line,) = (line for line in SCRIPT.splitlines() if line.startswith("GRACE="))
    waits = [
        subprocess.run(["sh", "-c", f"{line}; echo $GRACE"], env=env, capture_output=True, check=True, text=True).stdout.strip()
        for env in ({}, {"GRACE": "2"})
    ]
    assert waits == ["15", "2"]


def test_the_watchdog_is_a_shell_script_that_any_shell_reads() -> None:
    subprocess.run(["sh", "-n"], input=SCRIPT.encode(), check=True)


# ---- the command line


@pytest.fixture
def receptionist(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs one command; returns exit code, output, and what was told beside it."""

    def run(*words: str) -> tuple[int, str, str]:
        code = main(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_pbx_write_says_what_it_wrote_and_what_to_do(receptionist: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    code, out, _ = receptionist("pbx", "write", str(tmp_path / "etc"), "--trunk", "192.0.2.1", "--station", "anna")
    assert code == 0
    assert "systemctl" in out
    assert password_in(tmp_path / "etc") not in out
    assert "systemctl" in (tmp_path / "etc/README.txt").read_text()
    code, out, _ = receptionist("--json", "pbx", "write", str(tmp_path / "etc"), "--trunk", "192.0.2.1", "--station", "anna")
    assert json.loads(out)["stations"] == ["anna"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--ari", "127.0.0.1:99999"), "99999"),
        (("--sip", "0.0.0.0:0"), "65535"),
        (("--country", "ZZ"), "ZZ"),
        (("--station", "anna"), "anna"),
        (("--trunk", "[2001:db8::1]:5060"), "2001:db8::1"),
    ],
)
def test_answers_that_cannot_work_are_refused_in_a_sentence_and_nothing_is_written(
    receptionist: Callable[..., tuple[int, str, str]], tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    folder = tmp_path / "etc"
    code, out, told = receptionist("pbx", "write", str(folder), "--trunk", "192.0.2.1", "--station", "anna", *words)
    assert (code, out, told.count("\n")) == (1, "", 1)
    assert said in told and not folder.exists()


def test_a_country_may_be_written_small(receptionist: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    assert receptionist("pbx", "write", str(tmp_path), "--trunk", "192.0.2.1", "--station", "anna", "--country", "de")[0] == 0
    assert "country = de" in (tmp_path / "indications.conf").read_text()


def test_who_changed_a_file_is_told_how_to_write_all_the_same(
    receptionist: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    words = ("pbx", "write", str(tmp_path), "--trunk", "192.0.2.1", "--station", "anna")
    assert receptionist(*words)[0] == 0
    (tmp_path / "http.conf").write_text("mine")
    code, _, told = receptionist(*words)
    assert code == 1 and "http.conf" in told and "--replace" in told
    assert receptionist(*words, "--replace")[0] == 0
    assert (tmp_path / "http.conf.before").read_text() == "mine"


def test_the_commands_in_the_readme_can_be_run_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")  # `receptionist` is not there: it lies in the checkout's .venv
    program = Path(sys.executable).with_name("receptionist")
    done = subprocess.run(
        [program, "pbx", "write", "etc", "--trunk", "192.0.2.1", "--station", "anna"], cwd=tmp_path, check=True
    )
    assert done.returncode == 0
    readme = (tmp_path / "etc" / "README.txt").read_text()
    again = next(line.partition("run: ")[2] for line in readme.splitlines() if "pbx write /" in line)
    (tmp_path / "etc" / "http.conf").unlink()
    subprocess.run(again, shell=True, cwd="/", check=True, capture_output=True)
    assert (tmp_path / "etc" / "http.conf").exists()
    assert f"{program} pbx test" in readme


def test_at_a_terminal_everything_that_a_carrier_wants_is_asked_for(tmp_path: Path) -> None:
    """A carrier at which one registers: its name, the user, and the password, which is not shown."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "receptionist", "pbx", "write", str(tmp_path / "etc")],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
        cwd=Path(__file__).parents[2],
    )
    os.close(theirs)
    shown = b""
    try:
        for question, answer in (
            (b"phones", b"anna bruno"),
            (b"server", b"sip.example.org"),
            (b"user", b"office"),
            (b"office", b"s3cret"),
        ):
            at = len(shown)
            while question not in shown[at:] or not shown.rstrip(b" ").endswith(b":"):
                shown += os.read(ours, 1000)
            os.write(ours, answer + b"\n")
        assert running.wait(60) == 0
    finally:
        running.kill()
        running.communicate()
        os.close(ours)
    written = (tmp_path / "etc" / "pjsip.conf").read_text()
    assert "client_uri = sip:office@sip.example.org:5060" in written and "password = s3cret" in written
    assert b"s3cret" not in shown


def test_pbx_write_without_answers_and_nobody_to_ask_says_which_is_missing(
    receptionist: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    code, _, told = receptionist("pbx", "write", str(tmp_path / "etc"), "--station", "anna")
    assert code == 1
    assert told.count("\n") == 1
    assert not (tmp_path / "etc").exists()
