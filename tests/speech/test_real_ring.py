"""The ring, through the real audio library: two outputs of this machine are pipes, and what comes out of them is the ring.

ALSA knows outputs that are files; a pipe takes no more than somebody listens to, as a loudspeaker does.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy
import pytest

from receptionist.resources import resource
from receptionist.sound import _softer
from tests.speech.test_sound import contents

ROOT = Path(__file__).parents[2]
OUTPUTS = ("default", "headset", "speaker")
PATIENCE = 60
"""Seconds after which a sound that has not come is not coming."""

_OUTPUT = """
pcm.!{name} {{
    type plug
    slave.pcm {{ type file slave.pcm {{ type null }} file "{pipe}" format "raw" }}
}}
"""


class Desk:
    """A console that rings, and ears at every output of its machine."""

    def __init__(self, folder: Path, settings: Mapping[str, object]) -> None:
        self.heard = {name: bytearray() for name in OUTPUTS}
        self._ears: dict[int, str] = {}
        for name in OUTPUTS:
            pipe = folder / f"{name}.pipe"
            os.mkfifo(pipe)
            self._ears[os.open(pipe, os.O_RDWR | os.O_NONBLOCK)] = name
        outputs = "".join(_OUTPUT.format(name=name, pipe=folder / f"{name}.pipe") for name in OUTPUTS)
        machine = folder / "machine.conf"
        machine.write_text(f"</usr/share/alsa/alsa.conf>\n{outputs}")
        command = [sys.executable, "-m", "tests.speech.ring_program", str(folder), json.dumps(settings)]
        surroundings = os.environ | {"ALSA_CONFIG_PATH": str(machine)}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings, cwd=ROOT
        )
        assert self._process.stdout is not None
        self._said = self._process.stdout.fileno()
        self.said = bytearray()

    def listens(self, output: str, count: int) -> numpy.ndarray:
        """The first `count` samples that are heard at an output, from the first that is not silent."""
        end = time.monotonic() + PATIENCE
        while len(found := self.sound(output)) < count:
            assert time.monotonic() < end, f"not heard there, but {[(name, len(self.heard[name])) for name in OUTPUTS]}"
            self._listen()
        return found[:count]

    def sound(self, output: str) -> numpy.ndarray:
        """What was heard so far, from the first sample that is not silent."""
        whole = self.heard[output]
        samples = numpy.frombuffer(bytes(whole[: len(whole) // 2 * 2]), dtype="<i2")
        return samples[int((samples != 0).argmax()) :] if samples.any() else samples[:0]

    def is_still(self) -> None:
        """The ring is stopped, and the console says so."""
        self._press()
        while b"still" not in self.said:
            self._listen()

    def ends(self) -> None:
        """The console ends, and nothing more comes."""
        self._press()
        while self._process.poll() is None:
            self._listen(0.05)

    def _press(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()

    def _listen(self, seconds: float = PATIENCE) -> None:
        ready = select.select([*self._ears, self._said], [], [], seconds)[0]
        assert ready or seconds < PATIENCE, f"nothing came; the console said {self.said.decode()}"
        for which in ready:
            (self.heard[self._ears[which]] if which in self._ears else self.said).extend(os.read(which, 65536))
        assert self._process.poll() is None or seconds < PATIENCE, "the console is gone"

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()
        for ear in self._ears:
            os.close(ear)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[list[Desk]]:
    made: list[Desk] = []
    yield made
    for desk in made:
        desk.close()


def desk(desks: list[Desk], tmp_path: Path, **settings: object) -> Desk:
    """It rings at half the volume, and speaks no names, if nothing else is set."""
    usual = {"ring": True, "ring.output": "", "ring.volume": 50, "announce": False, "announce.output": "", "tones": True}
    desks.append(Desk(tmp_path, usual | {name.replace("_", "."): value for name, value in settings.items()}))
    return desks[-1]


def the_ring(times: int) -> numpy.ndarray:
    """The ring as it is at half the volume, without the silence before it."""
    whole = numpy.tile(contents(resource("sounds", "ring.wav")), times)
    softer = numpy.frombuffer(_softer(whole.tobytes(), 0.5), dtype="<i2")
    return softer[int((softer != 0).argmax()) :]


@pytest.mark.parametrize("output", ["speaker", "headset", "default"])
def test_the_ring_comes_out_of_the_chosen_output_alone_again_and_again(desks: list[Desk], tmp_path: Path, output: str) -> None:
    made = desk(desks, tmp_path, ring_output="" if output == "default" else output)
    twice = the_ring(2)
    assert numpy.array_equal(made.listens(output, len(twice)), twice)
    made.is_still()
    made.ends()
    assert [name for name in OUTPUTS if len(made.sound(name))] == [output] and not made.said.replace(b"still\n", b"")


def test_the_name_is_spoken_into_the_headset_while_the_ring_comes_out_of_the_loudspeaker(
    desks: list[Desk], tmp_path: Path
) -> None:
    made = desk(desks, tmp_path, ring_output="speaker", announce=True, announce_output="headset")
    once = the_ring(1)
    assert numpy.array_equal(made.listens("speaker", len(once)), once)
    spoken = made.listens("headset", 8_000)
    assert not numpy.array_equal(spoken, once[: len(spoken)])
    made.is_still()
    made.ends()
    assert not len(made.sound("default"))


def test_a_console_that_shall_not_ring_is_silent(desks: list[Desk], tmp_path: Path) -> None:
    made = desk(desks, tmp_path, ring=False)
    made.is_still()
    made.ends()
    assert not any(len(made.sound(name)) for name in OUTPUTS)
