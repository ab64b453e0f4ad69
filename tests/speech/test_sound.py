"""Sound: what a player writes to an output, and what it says when there is none."""

from __future__ import annotations

import threading
import wave
from pathlib import Path

import numpy
import pytest

from receptionist.errors import Problem
from receptionist.resources import resource
from receptionist.sound import Output, Player, Stream

SOON = 30


class Loudspeaker:
    """An output that remembers what was played on it. `room`: it takes so many blocks, then waits for the test."""

    def __init__(self, room: int | None = None) -> None:
        self.played: dict[str | None, bytearray] = {}
        self.opened: list[tuple[str | None, int, int]] = []
        self.closed = 0
        self.full = threading.Event()
        self.go_on = threading.Event()
        self._room = room

    def list(self) -> tuple[Output, ...]:
        return (Output("headset", default=True), Output("speaker"))

    def open(self, output: str | None, rate: int, channels: int) -> Stream:
        if output == "unplugged":
            raise Problem("sound.no_output", output=output)
        self.opened.append((output, rate, channels))
        return _Played(self, self.played.setdefault(output, bytearray()), self._room)


class _Played:
    def __init__(self, speaker: Loudspeaker, kept: bytearray, room: int | None) -> None:
        self._speaker, self._kept, self._room = speaker, kept, room

    def write(self, data: bytes) -> None:
        self._kept += data
        if self._room is not None:
            self._room -= 1
            if self._room == 0:
                self._speaker.full.set()
                self._speaker.go_on.wait(SOON)

    def close(self) -> None:
        self._speaker.closed += 1


@pytest.fixture
def told() -> list[Problem]:
    return []


def contents(path: Path) -> numpy.ndarray:
    with wave.open(str(path)) as sound:
        return numpy.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2")


def heard(speaker: Loudspeaker, output: str | None = None) -> numpy.ndarray:
    return numpy.frombuffer(bytes(speaker.played[output]), dtype="<i2")


def test_the_ring_is_played_whole_on_the_chosen_output(told: list[Problem]) -> None:
    speaker, ring = Loudspeaker(), resource("sounds", "ring.wav")
    playing = Player(told.append, speaker).play(ring, "headset")
    assert playing.done.wait(SOON)
    assert numpy.array_equal(heard(speaker, "headset"), contents(ring))
    assert speaker.opened == [("headset", 22_050, 1)]
    assert speaker.closed == 1


def test_half_volume_is_softer_and_none_is_silent(told: list[Problem]) -> None:
    tone = resource("sounds", "tone.wav")
    loudest = {}
    for volume in (1.0, 0.5, 0.0):
        speaker = Loudspeaker()
        assert Player(told.append, speaker).play(tone, volume=volume).done.wait(SOON)
        loudest[volume] = int(abs(heard(speaker).astype(int)).max())
    assert loudest[1.0] > loudest[0.5] > loudest[0.0] == 0


def test_a_ring_goes_on_until_the_call_is_answered(told: list[Problem]) -> None:
    ring = resource("sounds", "ring.wav")
    once = -(-len(contents(ring)) // 1024)
    speaker = Loudspeaker(room=once * 2 + 3)
    playing = Player(told.append, speaker).play(ring, loop=True)
    assert speaker.full.wait(SOON)
    playing.stop()
    speaker.go_on.set()
    assert playing.done.wait(SOON)
    assert 2 * len(contents(ring)) < len(heard(speaker)) < 3 * len(contents(ring))


def test_two_sounds_play_beside_each_other_and_all_stop_together(told: list[Problem]) -> None:
    speaker = Loudspeaker(room=5)
    player = Player(told.append, speaker)
    both = [player.play(resource("sounds", "ring.wav"), output, loop=True) for output in ("headset", "speaker")]
    assert speaker.full.wait(SOON)
    player.stop()
    speaker.go_on.set()
    assert all(playing.done.wait(SOON) for playing in both)
    assert speaker.closed == 2


def test_an_output_that_was_unplugged_is_said_once(told: list[Problem]) -> None:
    player = Player(told.append, Loudspeaker())
    for _ in range(3):
        assert player.play(resource("sounds", "tone.wav"), "unplugged").done.wait(SOON)
    assert [problem.code for problem in told] == ["sound.no_output"]


def test_a_file_that_is_no_sound_is_said_and_does_no_harm(told: list[Problem], tmp_path: Path) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"not a sound at all")
    assert Player(told.append, Loudspeaker()).play(broken).done.wait(SOON)
    assert [problem.code for problem in told] == ["sound.unreadable"]


def test_on_this_machine_sound_plays_or_its_absence_is_said_once(told: list[Problem]) -> None:
    player = Player(told.append)
    before = len(player.outputs())
    for _ in range(2):
        assert player.play(resource("sounds", "tone.wav"), volume=0).done.wait(SOON)
    assert len(told) == len({str(problem) for problem in told})
    assert before or told


def test_the_ring_is_pleasant_to_have_around(told: list[Problem]) -> None:
    """Neither clipped nor harsh: no sample at the limit, most of the energy below 2 kHz, and a pause to breathe in."""
    ring = contents(resource("sounds", "ring.wav")).astype(float)
    spectrum = abs(numpy.fft.rfft(ring)) ** 2
    frequencies = numpy.fft.rfftfreq(len(ring), 1 / 22_050)
    assert abs(ring).max() < 32_000
    assert spectrum[frequencies < 2000].sum() > 0.9 * spectrum.sum()
    assert abs(ring[-22_050:]).max() < 700
