"""The parties of a test, seen from the test: callers, stations and targets, played by the process in `phones`."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.pbx import sound

HERTZ = {"anna": 480, "bruno": 560, "neri": 640, "verdi": 720, "conti": 800, "bianchi": 880, "rossi": 960, "carla": 1040}
"""Each party's own tone."""


class House:
    """One process of phones (`tests.pbx.phones`): it has room for four calls."""

    def __init__(self, errors: Path, **cast: object) -> None:
        self._errors = errors.open("w+b")
        command = [sys.executable, "-m", "tests.pbx.phones"]
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, cwd=root, text=True
        )
        try:
            self.ask("setup", **cast)
        except BaseException:
            self.close()
            raise

    def ask(self, verb: str, **values: object) -> Any:
        """The answer to one command; fails with what the phones say."""
        process = self._process
        assert process.stdin is not None and process.stdout is not None
        with suppress(BrokenPipeError):
            process.stdin.write(json.dumps({"verb": verb, **values}) + "\n")
            process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            self._errors.seek(0)
            raise AssertionError(f"the phones are gone: {self._errors.read()[-2000:].decode(errors='replace')}")
        reply = json.loads(line)
        if "error" in reply:
            raise AssertionError(f"{verb}: {reply['error']}")
        return reply["value"]

    def signal(self, what: signal.Signals) -> None:
        """Send a signal to the process."""
        self._process.send_signal(what)

    def close(self) -> None:
        """End the process; one that has died already is no second failure."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._errors.close()


class Parties:
    """SIP phones around an Asterisk at `pbx`; `numbers` are the public ones, `carrier` is where the public network stands. The
    office's own phones live in a process of their own."""

    def __init__(
        self, pbx: tuple[str, int], carrier: tuple[str, int], numbers: Mapping[str, str], tones: Mapping[str, float]
    ) -> None:
        self._pbx, self._carrier, self._numbers, self._tones = pbx, carrier, numbers, tones
        self._folder = tempfile.TemporaryDirectory()
        self._takes = 0
        self._houses: list[House] = []
        cast = {name: [numbers.get(name), hertz] for name, hertz in HERTZ.items()}
        outside = {name: values for name, values in cast.items() if name in numbers}
        inside = {name: values for name, values in cast.items() if name not in numbers}
        try:
            for name, there, network in (("office", inside, None), ("network", outside, carrier)):
                self._houses.append(House(Path(self._folder.name) / name, cast=there, pbx=pbx, carrier=network))
        except BaseException:
            self.close()
            raise

    def _ask(self, verb: str, *, name: str, **values: object) -> Any:
        office, network = self._houses
        return (network if name in self._numbers else office).ask(verb, name=name, **values)

    def plug(self, station: str, password: str, *, encrypted: bool = False) -> None:
        """The station registers; `encrypted`: its sound may be, with keys that everybody on the way can read."""
        self._ask("plug", name=station, password=password, encrypted=encrypted)
        self.until(lambda: self.state(station)["registered"], f"{station} registers")

    def plug_at_home(self, station: str, password: str, port: int, authority: Path, *, encrypted: bool = True) -> None:
        """The station registers by TLS; `encrypted`: its sound, too."""
        values = {"password": password, "port": port, "authority": str(authority), "encrypted": encrypted}
        self._ask("plug_at_home", name=station, **values)

    def sound_of(self, station: str) -> str:
        """What the station's phone tells of the sound of its call."""
        return str(self._ask("sound_of", name=station))

    def unplug(self, station: str) -> None:
        """The station leaves."""
        self._ask("unplug", name=station)
        self.until(lambda: not self.state(station)["registered"], f"{station} leaves")

    def rings(
        self,
        party: str,
        dialled: str,
        *,
        number: str | None = None,
        name: str | None = None,
        identity: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """The party calls `dialled` (a request's user part). `identity` is a whole From, else it is made of number and name."""
        number = number or self._numbers[party]
        shown = f'"{name}" ' if name else ""
        identity = identity or f"{shown}<sip:{number}@{self._carrier[0]}>"
        to = f"sip:{dialled}@{self._pbx[0]}:{self._pbx[1]}"
        self._ask("dial", name=party, identity=identity, to=to, headers=dict(headers or {}))

    def dials(self, station: str, extension: str, *, tls: int | None = None) -> None:
        """A registered phone calls an extension of the phone system; `tls`: the port, for one at home."""
        where = f"{self._pbx[0]}:{tls};transport=tls" if tls is not None else f"{self._pbx[0]}:{self._pbx[1]}"
        self._ask("dial", name=station, identity="", to=f"sip:{extension}@{where}", headers={})

    def does(self, party: str, what: str) -> None:
        """How the party's phone reacts when it is rung: ring, answer, busy, refuse, congested, or
        speak_early: its network is heard before anybody answers (SIP 183)."""
        self._ask("set_does", name=party, what=what)

    def picks_up(self, party: str) -> None:
        """The party answers."""
        self._ask("pick_up", name=party)

    def hangs_up(self, party: str) -> None:
        """The party puts the phone down, or refuses the call that rings."""
        self._ask("hang_up", name=party)

    def presses(self, party: str, keys: str) -> None:
        """Keys, as RFC 4733 events."""
        self._ask("press", name=party, keys=keys)

    def stand_still(self) -> None:
        """No phone of the office sends or answers anything."""
        self._houses[0].signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """They take up where they stood."""
        self._houses[0].signal(signal.SIGCONT)

    def state(self, party: str) -> dict[str, Any]:
        """What can be seen of the party's phone."""
        value: dict[str, Any] = self._ask("state", name=party)
        return value

    def hears(self, *parties: str, seconds: float = 1.0) -> list[frozenset[str]]:
        """The tones that the parties hear during the next `seconds`, each. Who is in no call hears nothing. While it changes,
        it is listened to again, as a loaded machine takes its time to change it."""
        for _ in range(5):
            heard = self._listen(parties, seconds)
            if all(sound.is_steady(windows) for windows in heard):
                break
        return [sound.mostly(windows) - {party} for party, windows in zip(parties, heard, strict=True)]

    def _listen(self, parties: tuple[str, ...], seconds: float) -> list[list[frozenset[str]]]:
        files = {}
        for party in (party for party in parties if self.state(party)["in_call"]):
            self._takes += 1
            files[party] = Path(self._folder.name) / f"{self._takes}-{party}.wav"
            self._ask("record", name=party, file=str(files[party]))
        time.sleep(seconds)
        for party in files:
            self._ask("stop_recording", name=party)
        self.until(lambda: all(sound.is_whole(file) for file in files.values()), "recordings are closed")
        tones = {**HERTZ, **self._tones}
        return [sound.windows(files[party], tones) if party in files else [] for party in parties]

    def until(self, holds: Callable[[], object], what: str, seconds: float = 10) -> None:
        """Wait until it holds; fail after `seconds`."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"did not happen: {what}"
            time.sleep(0.02)

    def reset(self) -> None:
        """All calls end, to the last answer of the network: the phones of each house together have room for four."""
        for house in self._houses:
            house.ask("reset")
        self.until(lambda: not any(self.state(party)["in_call"] for party in HERTZ), "all phones are free", seconds=40)

    def close(self) -> None:
        """End the processes."""
        for house in self._houses:
            house.close()
        self._folder.cleanup()
