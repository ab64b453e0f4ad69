"""Makes this checkout ready to run: what Debian lacks, `.venv`, and the pinned libraries in it.

    python3 installer/prepare.py run     what the program needs
    python3 installer/prepare.py test    that, and what its tests and checks need

Runs on a bare Debian 12 with python3-venv, without anything of ours installed, and does nothing the second time until one of
the lists has changed. Packages are installed with apt as root or through sudo, after asking where somebody sits at a terminal;
where that cannot be done, the one line to run is printed and nothing else happens (exit 1).
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
VENV = TOP / ".venv"
PACKAGES = TOP / "installer" / "debian" / "packages"
CONSTRAINTS = TOP / "installer" / "constraints.txt"
LISTS = (PACKAGES, CONSTRAINTS, TOP / "pyproject.toml", Path(__file__))


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a checkout is made ready for: the features of `installer/debian/packages`, the extras of `pyproject.toml`."""

    name: str
    features: tuple[str, ...]
    extras: tuple[str, ...] = ()

    @property
    def stamp(self) -> Path:
        """Holds the digest of the lists that were installed last for this purpose."""
        return VENV / f"prepared-for-{self.name}"


RUN = Purpose("run", ("console", "speech", "sound"), ("shared",))
TEST = Purpose("test", (*RUN.features, "tests"), (*RUN.extras, "develop"))
PURPOSES = {purpose.name: purpose for purpose in (RUN, TEST)}


def main(arguments: Sequence[str]) -> int:
    """Exit 0: ready. 1: not, and why was said. 2: wrong usage."""
    purpose = PURPOSES.get(arguments[0]) if len(arguments) == 1 else None
    if purpose is None:
        print(f"usage: prepare.py {'|'.join(PURPOSES)}", file=sys.stderr)
        return 2
    digest = digest_of_lists()
    if is_prepared(purpose, digest):
        return 0
    try:
        install_debian_packages(purpose.features)
        install_libraries(purpose.extras)
    except (subprocess.CalledProcessError, StoppedError) as reason:
        print(f"Not ready: {reason}", file=sys.stderr)
        return 1
    purpose.stamp.write_text(digest, encoding="ascii")
    return 0


class StoppedError(Exception):
    """Nothing more can be done here without the person; the text says what they can do."""


def digest_of_lists() -> str:
    """Another one whenever one of the lists, or the Python, is another one."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {sys.base_prefix}".encode())
    for path in LISTS:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_prepared(purpose: Purpose, digest: str) -> bool:
    """Who is ready to test is ready to run."""
    stamps = [one.stamp for one in (purpose, TEST)]
    return any(stamp.exists() and stamp.read_text(encoding="ascii") == digest for stamp in stamps)


# ---- Debian's packages


def packages_for(features: Sequence[str], text: str) -> list[str]:
    """The packages that the list `text` names for these features, in its order."""
    found: list[str] = []
    for line in text.splitlines():
        feature, _, names = line.partition("#")[0].partition(":")
        if feature.strip() in features:
            found += names.split()
    return found


def missing_packages(wanted: Sequence[str]) -> list[str]:
    """Those that dpkg does not have installed."""
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n", *wanted],
        capture_output=True,
        text=True,
        check=False,
    )
    installed = {name for name, _, status in map(_parted, asked.stdout.splitlines()) if status == "installed"}
    return [name for name in wanted if name not in installed]


def _parted(line: str) -> tuple[str, str, str]:
    return line.partition(" ")


def install_debian_packages(features: Sequence[str]) -> None:
    """Install what is missing. On a system without dpkg, say what it should have, and go on."""
    wanted = packages_for(features, PACKAGES.read_text(encoding="utf-8"))
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        say("This is not Debian. Its packages are named here, and your system needs their like: " + " ".join(wanted))
        return
    missing = missing_packages(wanted)
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    before = _become_root(missing, install)
    say(f"Installing {len(missing)} Debian packages: {' '.join(missing)}")
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    _run(*before, *quiet, "apt-get", "--quiet=2", "update")
    _run(*before, *quiet, *install, "--quiet=2", "--option=Dpkg::Use-Pty=0")


def _become_root(missing: Sequence[str], install: Sequence[str]) -> list[str]:
    """What to write before a command so that it may install. Raises `StoppedError` where nobody may."""
    terminal = sys.stdin.isatty() and sys.stderr.isatty()
    by_hand = f"these Debian packages are missing. Run this, then try again:\n  sudo {shlex.join(install)}"
    root = os.geteuid() == 0
    sudo = shutil.which("sudo")
    if terminal and (root or sudo) and not _agrees(missing):
        raise StoppedError(by_hand)
    if root:
        return []
    if sudo and (terminal or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0):
        return [sudo]
    raise StoppedError(by_hand)


def _agrees(missing: Sequence[str]) -> bool:
    print("The program needs these Debian packages:", " ".join(missing), file=sys.stderr)
    return input("Install them now? [Y/n] ").strip().lower() in {"", "y", "yes", "s", "si", "sì"}


# ---- Python's libraries


def install_libraries(extras: Sequence[str]) -> None:
    """`.venv` with the project itself, as it stands here, and everything it needs in the versions of the constraints."""
    python = VENV / "bin" / "python"
    if not _works(python):
        say("Making .venv")
        _run(sys.executable, "-m", "venv", "--clear", str(VENV))
    say("Installing the pinned libraries into .venv (the first time takes a few minutes)")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    _run(*pip, "--constraint", str(CONSTRAINTS), "setuptools")
    wanted = f"{TOP}[{','.join(extras)}]" if extras else str(TOP)
    _run(*pip, "--constraint", str(CONSTRAINTS), "--no-build-isolation", "--editable", wanted)


def _works(python: Path) -> bool:
    return python.exists() and subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0


def _run(*command: str) -> None:
    """Run it; what it says goes to stderr, so that stdout stays the program's own."""
    subprocess.run(command, check=True, stdout=sys.stderr, cwd=TOP)


def say(text: str) -> None:
    """Tell whoever watches what is going on."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
