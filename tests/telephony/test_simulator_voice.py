"""The demo's callers are heard, when sound is on, for as long as they are connected to the assistant."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from receptionist.errors import Problem
from receptionist.sound import Playing
from receptionist.telephony.port import LegId
from receptionist.telephony.simulator.day import DAY_BEGINS, Caller
from receptionist.telephony.simulator.voice import CallersVoice
from tests.telephony.test_simulator_day import day

LEG = LegId("sim-1")


class Voice:
    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.future: Future[Path] = Future()

    def spoken(self, text: str, language: str) -> Future[Path]:
        self.asked.append((text, language))
        return self.future


class Output:
    def __init__(self) -> None:
        self.played: list[tuple[Path, str | None, float]] = []
        self.playing = Playing()

    def play(self, path: Path, output: str | None = None, volume: float = 1.0) -> Playing:
        self.played.append((path, output, volume))
        return self.playing


@pytest.fixture
def caller() -> Caller:
    return replace(day(1).caller(0, DAY_BEGINS), sentence="Guten Tag", language="de")


def test_the_sentence_is_spoken_in_the_callers_language_on_the_chosen_output(caller: Caller) -> None:
    voice, output = Voice(), Output()
    CallersVoice(voice, output, lambda: ("headset", 0.5)).speaks(LEG, caller)
    assert output.played == []
    voice.future.set_result(Path("said.wav"))
    assert voice.asked == [("Guten Tag", "de")]
    assert output.played == [(Path("said.wav"), "headset", 0.5)]


def test_with_the_sound_off_nobody_is_troubled(caller: Caller) -> None:
    voice, output = Voice(), Output()
    CallersVoice(voice, output, lambda: None).speaks(LEG, caller)
    assert voice.asked == []


def test_a_caller_put_on_hold_falls_silent_in_mid_sentence(caller: Caller) -> None:
    voice, output = Voice(), Output()
    mouth = CallersVoice(voice, output, lambda: (None, 1.0))
    mouth.speaks(LEG, caller)
    voice.future.set_result(Path("said.wav"))
    mouth.falls_silent(LEG)
    assert output.playing.stopped


def test_a_caller_who_is_gone_before_the_voice_was_ready_is_not_heard(caller: Caller) -> None:
    voice, output = Voice(), Output()
    mouth = CallersVoice(voice, output, lambda: (None, 1.0))
    mouth.speaks(LEG, caller)
    mouth.falls_silent(LEG)
    voice.future.set_result(Path("said.wav"))
    assert output.played == []


def test_on_a_machine_without_a_voice_callers_are_silent_and_nothing_breaks(caller: Caller) -> None:
    voice, output = Voice(), Output()
    CallersVoice(voice, output, lambda: (None, 1.0)).speaks(LEG, caller)
    voice.future.set_exception(Problem("speech.absent"))
    assert output.played == []
