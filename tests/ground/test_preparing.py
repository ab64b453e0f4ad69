"""`make run` and `make test` on a machine that has nothing of ours: what they install, ask and refuse."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer import prepare
from installer.pins import canonical, pins

NOBODY = 65534 if os.geteuid() == 0 else None
"""A test of what happens without rights gives them up where it has them."""

ABSENT = "receptionist-no-such-package"


@pytest.fixture
def checkout() -> Iterator[Path]:
    """A copy of what `prepare.py` reads, that wants one package which no machine has."""
    with tempfile.TemporaryDirectory(prefix="rcp-") as folder:
        top = Path(folder)
        top.chmod(0o755)
        (top / "installer" / "debian").mkdir(parents=True)
        shutil.copy(prepare.__file__, top / "installer")
        shutil.copy(prepare.CONSTRAINTS, top / "installer")
        shutil.copy(prepare.TOP / "pyproject.toml", top)
        (top / "installer" / "debian" / "packages").write_text(f"console: {ABSENT}\n")
        (top / "bin").mkdir()
        for program in ("dpkg-query", "apt-get"):
            (top / "bin" / program).symlink_to(shutil.which(program) or "/bin/false")
        yield top


def command(checkout: Path) -> list[str]:
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin") or sys.executable
    return [python, str(checkout / "installer" / "prepare.py"), "run"]


def environment(checkout: Path) -> dict[str, str]:
    return {"PATH": str(checkout / "bin")}


def test_without_rights_the_one_line_to_run_is_printed_and_nothing_happens(checkout: Path) -> None:
    done = subprocess.run(
        command(checkout),
        env=environment(checkout),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        user=NOBODY,
        group=NOBODY,
    )
    assert done.returncode == 1
    assert f"\n  sudo apt-get install --yes --no-install-recommends {ABSENT}\n" in done.stderr
    assert done.stdout == ""
    assert not (checkout / ".venv").exists()


def test_at_a_terminal_somebody_is_asked_and_may_say_no(checkout: Path) -> None:
    asked_for_root = checkout / "asked"
    sudo = checkout / "bin" / "sudo"
    sudo.write_text(f"#!/bin/sh\necho > {asked_for_root}\n")
    sudo.chmod(0o755)
    (checkout / "installer").chmod(0o755)
    controller, terminal = pty.openpty()
    os.write(controller, b"n\n")
    done = subprocess.run(
        command(checkout),
        env=environment(checkout),
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        check=False,
        user=NOBODY,
        group=NOBODY,
    )
    seen = ""
    while select.select([controller], [], [], 0.5)[0]:  # what was written comes in pieces
        seen += os.read(controller, 65536).decode()
    os.close(terminal)
    os.close(controller)
    assert done.returncode == 1
    assert f"needs these Debian packages: {ABSENT}" in seen
    assert "[Y/n]" in seen
    assert "Run this, then try again" in seen
    assert not asked_for_root.exists()


def test_what_was_prepared_is_not_looked_at_again_until_a_list_changes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    packages.write_text("console: one\n")
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare, "LISTS", (packages,))
    prepare.TEST.stamp.write_text(prepare.digest_of_lists())
    monkeypatch.setenv("PATH", "")
    assert prepare.main(["test"]) == 0
    assert prepare.main(["run"]) == 0, "who is ready to test is ready to run"
    packages.write_text("console: one two\n")
    assert not prepare.is_prepared(prepare.TEST, prepare.digest_of_lists())


def test_another_word_is_wrong_usage() -> None:
    assert prepare.main(["cook"]) == 2


def test_each_feature_names_its_debian_packages_once() -> None:
    text = prepare.PACKAGES.read_text()
    features = {line.partition(":")[0] for line in text.splitlines() if line and not line.startswith("#")}
    assert features == set(prepare.TEST.features), "a feature that nothing installs, or one without packages"
    names = prepare.packages_for(prepare.TEST.features, text)
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9+.-]+", name) for name in names)
    assert "mmdebstrap" not in prepare.packages_for(prepare.RUN.features, text)


def test_the_constraints_pin_exactly_what_the_project_uses() -> None:
    lines = prepare.CONSTRAINTS.read_text().splitlines()
    pinned = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    used = dict(line.split("==") for line in pins())
    assert pinned.keys() == used.keys(), "make constraints"
    assert all(name == canonical(name) for name in pinned)


def test_an_asterisk_that_is_not_there_is_refused_with_the_reason(tmp_path: Path) -> None:
    script = prepare.TOP / "installer" / "debian" / "asterisk"
    done = subprocess.run(
        [script], env={**os.environ, "ASTERISK_ROOT": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert f"ASTERISK_ROOT is {tmp_path}, and no Asterisk runs from there." in done.stderr
