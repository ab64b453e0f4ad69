"""An Asterisk that somebody else set up, with extensions and a queue of its own (`theirs/`), and somebody who follows the
instructions of `pbx write --beside` to the letter."""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from receptionist.telephony.asterisk.configuration import Answers, Directories, Phone, Trunk
from receptionist.telephony.asterisk.modules import LOADED
from receptionist.telephony.asterisk.sounds import tone, wav
from tests.pbx.asterisk import CARRIER, MUSIC_HZ, Asterisk, command, directories, free_port, install_sounds

THEIRS = Path(__file__).with_name("theirs")
MISSING = ("res_stasis_playback", "func_uri")
"""Modules of ours that this Asterisk does not load."""
QUEUE, THEIR_NUMBER = "0299900150", "+390299900177"
"""What has a queue there, and what nobody thought of: everything else rings at Bruno's."""


class Neighbour(Asterisk):
    """Theirs. Its web server is off, so that it is asked on its console whether it is there."""

    def _answers(self) -> bool:
        return "fully booted" in self.console("core waitfullybooted")

    def restart(self) -> None:
        """In good order, with its database written: run in place, it cannot start itself again."""
        self.console("core stop now")
        if self._process is not None:
            self._process.wait(20)
        self.start()

    @property
    def etc(self) -> Path:
        """Their configuration."""
        return Path(self.answers.directories.etc)


def neighbour(folder: Path, kind: str) -> Neighbour:
    """Their Asterisk, as it was before we came: written by hand (`asterisk`), or laid out as FreePBX does (`freepbx`)."""
    where = directories(folder)
    rtp = 40000 + 200 * (os.getpid() % 100)
    answers = Answers(
        trunk=Trunk(host=CARRIER, port=free_port(socket.SOCK_DGRAM), match=(CARRIER,)),
        phones=tuple(Phone(name, f"secret-of-{name}") for name in ("anna", "bruno", "carla")),
        ari_port=free_port(),
        sip_address="127.0.0.1",
        sip_port=free_port(socket.SOCK_DGRAM),
        rtp_from=rtp,
        rtp_to=rtp + 190,
        directories=where,
    )
    marks = {
        "@HTTP@": str(answers.ari_port),
        "@SIP@": str(answers.sip_port),
        "@CARRIER@": f"{CARRIER}:{answers.trunk.port}",
        "@MUSIC@": f"{where.var}/moh/theirs",
        "@RTP@": str(rtp),
        "@RTPEND@": str(rtp + 190),
    }
    for file in (*THEIRS.glob("*.conf"), *(THEIRS.glob("freepbx/*.conf") if kind == "freepbx" else ())):
        (Path(where.etc) / file.name).write_text(_filled(file.read_text(), marks))
    _finish(Path(where.etc), where)
    return Neighbour(folder, answers, command(where))


def _filled(text: str, marks: Mapping[str, str]) -> str:
    for mark in sorted(marks, key=len, reverse=True):
        text = text.replace(mark, marks[mark])
    return text


def _finish(etc: Path, where: Directories) -> None:
    """What differs from machine to machine."""
    folders = {"astetcdir": where.etc, "astmoddir": where.modules, "astvarlibdir": where.var, "astdbdir": where.database}
    folders |= {"astkeydir": where.var, "astdatadir": where.data, "astspooldir": where.spool}
    folders |= {"astrundir": where.run, "astlogdir": where.log}
    listed = "".join(f"{name} => {folder}\n" for name, folder in folders.items())
    (etc / "asterisk.conf").write_text(f"[directories]\n{listed}\n[options]\nhideconnect = yes\n")
    loaded = [name for name in (*LOADED, "app_queue", "func_global") if name not in MISSING]
    with (etc / "modules.conf").open("a") as file:
        file.writelines(f"load = {name}.so\n" for name in loaded)
    music = Path(where.var) / "moh" / "theirs"
    music.mkdir(parents=True)
    (music / "theirs.wav").write_bytes(wav(tone((MUSIC_HZ,), 30.0)))


def fingerprints(etc: Path) -> dict[str, str]:
    """Every file there, and what it holds."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(etc.iterdir())}


def follow(asterisk: Neighbour, outcome: Mapping[str, Any], *, optional: bool = False) -> None:
    """Do what the instructions say, as somebody does who knows nothing besides."""
    folder, etc = Path(outcome["folder"]), asterisk.etc
    for file in folder.glob("receptionist-*.conf"):
        assert not (etc / file.name).exists()
        shutil.copy(file, etc)
    for wanted in outcome["insert"]:
        if optional or "if you want" not in wanted["condition"]:
            insert(etc / wanted["file"], wanted["section"], [f"{row['line']}  ; {row['why']}" for row in wanted["lines"]])
    install_sounds(folder, Path(asterisk.answers.directories.var), Path(asterisk.answers.directories.data))
    for step in outcome["steps"]:
        words = shlex.split(step) if step.strip().startswith("asterisk -rx") else []
        if words and "restart" in words[2]:
            asterisk.restart()
        elif words:
            asterisk.console(words[2])
        elif step.strip() == "fwconsole reload":
            asterisk.console("core reload")


def insert(file: Path, section: str, lines: list[str]) -> None:
    """Lines below a heading, which is written where it is not there yet, or at the end."""
    rows = file.read_text().splitlines(keepends=True) if file.exists() else []
    at = next((n for n, row in enumerate(rows) if section and row.strip() == f"[{section}]"), None)
    added = [f"{line}\n" for line in lines]
    if at is not None:
        rows[at + 1 : at + 1] = added
    else:
        rows += [f"[{section}]\n" if section else "\n", *added]
    file.write_text("".join(rows))
