"""The secrets of a service that has no keyring."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from string import Template

import pytest

from receptionist.errors import Problem
from receptionist.serving.secret_files import kept_secret, read_token_key, token_key
from tests.guide import steps
from tests.pbx.asterisk import free_port
from tests.serving.server import running_office


def test_a_file_of_its_own_is_read_and_one_that_others_can_read_is_refused(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "pbx-password") is None
    path = tmp_path / "pbx-password"
    path.touch(mode=0o600)
    path.write_text("of the desk\n")
    assert kept_secret(tmp_path / "pbx-password") == "of the desk"
    path.chmod(0o640)
    with pytest.raises(Problem) as refused:
        kept_secret(tmp_path / "pbx-password")
    assert (refused.value.code, refused.value.values) == ("hub.secret_open", {"file": str(path)})


def test_the_key_of_the_tokens_is_whole_and_this_users_alone_or_no_hub_starts(tmp_path: Path) -> None:
    key, path = token_key(tmp_path / "state"), tmp_path / "state" / "token.key"
    assert (token_key(tmp_path / "state"), path.stat().st_mode & 0o777) == (key, 0o600)
    assert list(path.parent.iterdir()) == [path]
    path.chmod(0o644)
    for code, content in (("hub.secret_open", key), ("hub.token_key_damaged", b""), ("hub.token_key_damaged", key[:31])):
        path.write_bytes(content)
        with pytest.raises(Problem) as refused:
            token_key(path.parent)
        assert (refused.value.code, refused.value.values) == (code, {"file": str(path)})
        path.chmod(0o600)
    path.unlink()
    with pytest.raises(Problem, match=r"hub\.secret_unreadable"):
        read_token_key(path)  # it is just being put there anew
    path.mkdir(mode=0o700)  # as what may not be read, which a test that runs as root may
    with pytest.raises(Problem, match=r"hub\.secret_unreadable"):
        token_key(path.parent)


def test_systemds_credential_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = tmp_path / "credentials"
    given.mkdir()
    (given / "pbx-password").write_text("of the unit")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(given))
    assert kept_secret(tmp_path / "pbx-password") == "of the unit"


UNIT = Path(__file__).parents[2] / "installer" / "debian" / "receptionist-hub.service"


def values_of(name: str) -> list[str]:
    """Of the unit that `docs/server.md` shows."""
    return [line.partition("=")[2] for line in UNIT.read_text(encoding="utf-8").splitlines() if line.startswith(f"{name}=")]


def test_a_hub_starts_as_its_unit_and_the_guide_say_with_all_secrets_from_systemd(tmp_path: Path) -> None:
    etc, given, state = tmp_path / "etc", tmp_path / "credentials", tmp_path / "state"
    given.mkdir()
    state.mkdir()
    with running_office(tmp_path) as office:
        names = {"receptionist-certificates": str(office.made.folder), "/etc/receptionist": str(etc)}
        (step,) = steps("server.md", "Start a hub as a service", names)
        subprocess.run(["sh", "-ec", step.text], check=True)
        assert {file.name for file in etc.iterdir() if file.stat().st_mode & 0o077} == {"ca.crt"}
        assert etc.stat().st_mode & 0o777 == 0o755  # the service's own user reads `ca.crt` there
        for credential in values_of("LoadCredential"):
            name, _, source = credential.partition(":")
            (given / name).write_bytes((etc / Path(source).name).read_bytes())
            (given / name).chmod(0o400)
        (unit,) = values_of("ExecStart")
        environment = {"CREDENTIALS_DIRECTORY": str(given), "STATE_DIRECTORY": str(state)}
        _program, *words = [Template(word).substitute(environment) for word in unit.split()]
        where = f"postgresql://{office.made.roles.hub}@127.0.0.1:{office.server.postgres.port}/office?sslmode=verify-full"
        listening = words.index("--listen") + 1
        words[listening] = f"127.0.0.1:{free_port()}"

        def start(authority: Path) -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                [sys.executable, "-m", "receptionist", *words, "--seconds", "1"],
                env={**os.environ, **environment, "RECEPTIONIST_OFFICE": f"{where}&sslrootcert={authority}"},
                capture_output=True,
                text=True,
                timeout=60,
                cwd=UNIT.parents[2],
            )

        done = start(etc / "ca.crt")
        assert done.returncode == 0 and "stands by" in done.stderr, done.stderr
        secret = (given / "hub.pgpass").read_text().strip().rpartition(":")[2]
        assert secret not in done.stderr + done.stdout
        lost = start(etc / "no" / "ca.crt")
        assert lost.returncode == 1 and "sslrootcert=" in lost.stderr, lost.stderr
