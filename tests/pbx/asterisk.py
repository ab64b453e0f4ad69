"""A real Asterisk, run in place from an unpacked folder, on loopback, with the configuration that the product writes."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from receptionist.telephony.asterisk.configuration import Answers, Directories, Phone, Trunk, files
from receptionist.telephony.asterisk.sounds import tone, wav
from receptionist.telephony.asterisk.writer import write

CARRIER = "127.0.0.2"
"""Where the public network calls from; phones register from 127.0.0.1."""

MUSIC_HZ, ANNOUNCEMENT_HZ, RINGING_HZ = 1180, 1320, 425
"""What the test's music and announcement are made of; the ringing tone is Italy's."""


_ENDS_WITH_US = ("setpriv", "--pdeathsig", "KILL") if shutil.which("setpriv") else ()
"""A test run that is killed leaves no Asterisk behind."""


def root() -> Path:
    """The unpacked Asterisk: `ASTERISK_ROOT`, else the one below `.cache/asterisk/`, fetched where there is none yet."""
    named = os.environ.get("ASTERISK_ROOT")
    if named:
        return Path(named)
    script = Path(__file__).parents[2] / "installer" / "debian" / "asterisk"
    done = subprocess.run([script], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"no Asterisk to test with: {done.stderr.strip()}")
    return Path(done.stdout.strip())


def free_port(kind: int = socket.SOCK_STREAM) -> int:
    """A port that nobody uses on loopback at this moment."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Asterisk:
    """One running Asterisk. `folder` holds its configuration, database and log."""

    folder: Path
    answers: Answers
    command: list[str]
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where ARI answers."""
        return f"http://127.0.0.1:{self.answers.ari_port}"

    @property
    def log(self) -> Path:
        """Warnings and errors of this Asterisk."""
        return self.folder / "log" / "messages"

    def start(self) -> None:
        """Start it and wait until ARI answers."""
        with (self.folder / "output").open("ab") as output:
            self._process = subprocess.Popen(
                [*_ENDS_WITH_US, *self.command, "-f"], stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )
        until = time.monotonic() + 30
        while not self._answers():
            if time.monotonic() > until or self._process.poll() is not None:
                raise RuntimeError(f"Asterisk did not start:\n{(self.folder / 'output').read_text()[-3000:]}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            reply = httpx.get(f"{self.url}/ari/asterisk/info", auth=(self.answers.ari_user, self.answers.ari_password))
        except httpx.TransportError:
            return False
        return reply.status_code == 200

    def console(self, line: str) -> str:
        """What Asterisk's own console says to `line`."""
        done = subprocess.run([*self.command, "-rx", line], capture_output=True, text=True, errors="replace", timeout=20)
        return done.stdout

    def reload(self, line: str) -> None:
        """Run `line` on the console, for its effect."""
        self.console(line)

    def stop(self) -> None:
        """End it at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def prepare(folder: Path, stations: Iterable[str], lines: Iterable[tuple[str, str]], **changes: object) -> Asterisk:
    """Write a configuration below `folder` with `pbx write`'s own function, on free ports of loopback."""
    where = directories(folder)
    sip, rtp = free_port(socket.SOCK_DGRAM), 20000 + 200 * (os.getpid() % 100)
    values: dict[str, object] = {
        "trunk": Trunk(host=CARRIER, port=free_port(socket.SOCK_DGRAM), match=(CARRIER,)),
        "phones": tuple(Phone(name, f"secret-of-{name}") for name in stations),
        "lines": tuple(lines),
        "ari_password": "for-the-test-only",
        "ari_port": free_port(),
        "sip_address": "127.0.0.1",
        "sip_port": sip,
        "rtp_from": rtp,
        "rtp_to": rtp + 400,
        "fallback_seconds": 20,
        "directories": where,
    }
    answers = Answers(**{**values, **changes})  # type: ignore[arg-type]
    write(Path(where.etc), files(answers))
    install_sounds(Path(where.etc), Path(where.var), Path(where.data))
    tones = Path(where.etc) / "indications.conf"
    tones.write_text(re.sub("^ring = .*$", f"ring = {RINGING_HZ}", tones.read_text(), flags=re.MULTILINE))
    return Asterisk(folder, answers, command(where))


def command(where: Directories) -> list[str]:
    """What starts an Asterisk with the configuration in `where`."""
    loader = next((root() / "usr/lib").glob("*/ld-linux*.so.2"))
    program = [str(loader), "--library-path", str(loader.parent), str(root() / "usr/sbin/asterisk")]
    return [*program, "-C", f"{where.etc}/asterisk.conf"]


def directories(folder: Path) -> Directories:
    """Asterisk's own modules and documentation from the unpacked folder, everything else below `folder`."""
    places = {name: folder / name for name in ("etc", "var", "data", "database", "spool", "run", "log")}
    for place in places.values():
        place.mkdir(parents=True)
    (places["var"] / "keys").mkdir()
    modules = next((root() / "usr/lib").glob("*/asterisk/modules"))
    for name in ("documentation", "rest-api"):
        (places["data"] / name).symlink_to(root() / "usr/share/asterisk" / name)
    return Directories(modules=str(modules), **{name: str(place) for name, place in places.items()})


def install_sounds(etc: Path, var: Path, data: Path) -> None:
    """Install the sounds as the instructions say, then put tones that can be recognised in their place."""
    shutil.copytree(etc / "sounds", data / "sounds")
    if (etc / "moh").exists():
        shutil.copytree(etc / "moh", var / "moh")
    for announcement in (data / "sounds/receptionist").glob("*.wav"):
        announcement.write_bytes(wav(tone((ANNOUNCEMENT_HZ,), 2.0)))
    for music in (var / "moh/receptionist").glob("*.wav"):
        music.write_bytes(wav(tone((MUSIC_HZ,), 30.0)))


def environment(asterisk: Asterisk, **more: str) -> Mapping[str, str]:
    """The environment in which the watchdog finds this Asterisk's console."""
    return {**os.environ, "ASTERISK": " ".join(asterisk.command), **more}
