"""Speech: real espeak-ng through the real child process."""

from __future__ import annotations

import os
import signal
import sys
import wave
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import numpy
import psutil
import pytest

from receptionist.errors import Problem
from receptionist.sound import for_telephone
from receptionist.speech import Speech, Voice, voice_for
from tests.logfail import ExpectedLog

SOON = 30


@pytest.fixture
def told() -> list[Problem]:
    return []


@pytest.fixture
def speech(tmp_path: Path, told: list[Problem]) -> Iterator[Speech]:
    speech = Speech(tmp_path / "cache", told.append)
    yield speech
    speech.close()


def samples(path: Path) -> tuple[int, numpy.ndarray]:
    with wave.open(str(path)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        return sound.getframerate(), numpy.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2").astype(float)


def seconds(path: Path) -> float:
    rate, sound = samples(path)
    return len(sound) / rate


def children_of(test: psutil.Process) -> list[psutil.Process]:
    return [child for child in test.children() if "receptionist.speaking" in child.cmdline()]


def test_a_greeting_is_spoken_for_as_long_as_it_takes_and_can_be_heard(speech: Speech, tmp_path: Path) -> None:
    greeting = "Studio Legale Rossi, buongiorno, sono Anna. Come posso aiutarla?"
    path = speech.say_to_file(greeting, "it", tmp_path / "greeting.wav").result(SOON)
    _, sound = samples(path)
    assert 3 < seconds(path) < 9
    assert numpy.sqrt((sound**2).mean()) > 500


def test_a_longer_text_takes_longer(speech: Speech, tmp_path: Path) -> None:
    short = speech.say_to_file("Buongiorno", "it", tmp_path / "short.wav").result(SOON)
    long = speech.say_to_file("Buongiorno, " * 8, "it", tmp_path / "long.wav").result(SOON)
    assert seconds(long) > 3 * seconds(short)


@pytest.mark.parametrize(("language", "tag"), [("it", "it"), ("en", "en-gb"), ("de-CH", "de"), ("fr", "fr-fr"), ("es", "es")])
def test_each_language_of_the_desk_has_its_own_voice(speech: Speech, language: str, tag: str) -> None:
    voice = voice_for(speech.voices().result(SOON), language)
    assert voice is not None
    assert tag in voice.languages


def test_the_same_words_sound_different_in_two_languages(speech: Speech) -> None:
    italian = speech.spoken("Giulia Ferrante", "it").result(SOON)
    german = speech.spoken("Giulia Ferrante", "de").result(SOON)
    assert italian.read_bytes() != german.read_bytes()


def test_what_was_spoken_once_is_taken_from_the_cache(speech: Speech) -> None:
    first = speech.spoken("Studio Rossi", "it").result(SOON)
    before = first.stat().st_ino
    assert speech.spoken("Studio Rossi", "it").result(SOON) == first
    assert first.stat().st_ino == before


def test_the_cache_stays_within_its_limit_and_keeps_the_newest(tmp_path: Path, told: list[Problem]) -> None:
    speech = Speech(tmp_path / "cache", told.append, cache_limit=150_000)
    try:
        for number in range(8):
            newest = speech.spoken(f"Numero {number}, buongiorno a tutti", "it").result(SOON)
        kept = list((tmp_path / "cache").glob("*.wav"))
        assert newest in kept
        assert 1 <= len(kept) < 8
        assert sum(file.stat().st_size for file in kept) <= 150_000
    finally:
        speech.close()


def test_after_the_child_was_killed_the_next_sentence_is_spoken_all_the_same(
    speech: Speech, tmp_path: Path, log: ExpectedLog
) -> None:
    log.expect("the speaking process ended by itself")
    speech.say_to_file("uno", "it", tmp_path / "one.wav").result(SOON)
    (child,) = children_of(psutil.Process())
    os.kill(child.pid, signal.SIGKILL)
    path = speech.say_to_file("due", "it", tmp_path / "two.wav").result(SOON)
    assert seconds(path) > 0.1


def test_closing_leaves_no_child_behind(tmp_path: Path, told: list[Problem]) -> None:
    speech = Speech(tmp_path / "cache", told.append)
    speech.voices().result(SOON)
    assert children_of(psutil.Process())
    speech.close()
    assert not children_of(psutil.Process())


def test_after_closing_nothing_is_spoken(tmp_path: Path, told: list[Problem]) -> None:
    speech = Speech(tmp_path / "cache", told.append)
    speech.close()
    assert speech.spoken("troppo tardi", "it").cancelled()


def test_a_language_without_a_voice_is_said_once(speech: Speech, told: list[Problem]) -> None:
    for _ in range(3):
        with pytest.raises(Problem, match=r"speech\.no_voice"):
            speech.spoken("tlhIngan maH", "tlh").result(SOON)
    assert [problem.code for problem in told] == ["speech.no_voice"]


MUTE = 'import sys\nfor line in sys.stdin: print(\'{"failed": "speech.absent"}\', flush=True)'
DIES = "import sys; sys.stdin.readline()"
HANGS = (
    "import sys, json, time\n"
    "for line in sys.stdin:\n"
    "    if json.loads(line)['do'] == 'write': time.sleep(600)\n"
    "    print(json.dumps({'voices': [{'id': 'v', 'name': 'V', 'languages': ['it']}]}), flush=True)"
)


DIES_ONCE = (
    "import sys, json, pathlib\n"
    "for line in sys.stdin:\n"
    "    mark = pathlib.Path(sys.argv[1])\n"
    "    if not mark.exists(): mark.touch(); sys.exit(1)\n"
    "    print(json.dumps({'voices': [{'id': 'v', 'name': 'V', 'languages': ['it']}]}), flush=True)"
)


def test_a_child_that_dies_over_a_question_is_asked_once_more(tmp_path: Path, told: list[Problem], log: ExpectedLog) -> None:
    log.expect("the speaking process ended by itself")
    speech = Speech(tmp_path, told.append, command=(sys.executable, "-c", DIES_ONCE, str(tmp_path / "died")))
    try:
        assert [voice.id for voice in speech.voices().result(SOON)] == ["v"]
    finally:
        speech.close()
    assert told == []


def test_a_machine_without_a_voice_says_so_once(tmp_path: Path, told: list[Problem]) -> None:
    speech = Speech(tmp_path, told.append, command=(sys.executable, "-c", MUTE))
    try:
        for text in ("uno", "due", "tre"):
            with pytest.raises(Problem, match=r"speech\.absent"):
                speech.spoken(text, "it").result(SOON)
    finally:
        speech.close()
    assert [problem.code for problem in told] == ["speech.absent"]


def test_a_speech_program_that_is_not_there_is_an_absent_voice(tmp_path: Path, told: list[Problem]) -> None:
    speech = Speech(tmp_path, told.append, command=(str(tmp_path / "nothing here"),))
    try:
        with pytest.raises(Problem, match=r"speech\.absent"):
            speech.voices().result(SOON)
    finally:
        speech.close()


def test_a_child_that_dies_of_every_question_fails_and_does_not_hang(
    tmp_path: Path, told: list[Problem], log: ExpectedLog
) -> None:
    log.expect("the speaking process ended by itself")
    speech = Speech(tmp_path, told.append, command=(sys.executable, "-c", DIES))
    try:
        with pytest.raises(Problem, match=r"speech\.failed"):
            speech.voices().result(SOON)
    finally:
        speech.close()


def test_what_is_cancelled_is_broken_off_and_the_next_is_served(tmp_path: Path, told: list[Problem]) -> None:
    speech = Speech(tmp_path, told.append, command=(sys.executable, "-c", HANGS))
    try:
        speech.voices().result(SOON)
        endless, queued = speech.spoken("senza fine", "it"), speech.spoken("dopo", "it")
        while not endless.running():
            pass
        speech.cancel()
        with pytest.raises(CancelledError):
            endless.result(SOON)
        assert queued.cancelled()
        assert speech.voices().result(SOON)
    finally:
        speech.close()
    assert told == []


def test_a_region_without_a_voice_is_spoken_by_its_tongue() -> None:
    voices = [Voice("a", "America", ("en-us",)), Voice("b", "Britain", ("en-gb",)), Voice("i", "Italia", ("it",))]
    assert voice_for(voices, "en") == voices[1]
    assert voice_for(voices, "en_US") == voices[0]
    assert voice_for(voices, "it-CH") == voices[2]
    assert voice_for(voices[:1], "en-GB") == voices[0]
    assert voice_for(voices, "ja") is None


def test_a_tone_keeps_its_pitch_and_length_on_the_telephone(tmp_path: Path) -> None:
    source = tmp_path / "tone.wav"
    t = numpy.arange(44_100) / 44_100
    stereo = numpy.stack([numpy.sin(2 * numpy.pi * 440 * t)] * 2, axis=1) * 12_000
    with wave.open(str(source), "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(44_100)
        sound.writeframes(stereo.astype("<i2").tobytes())
    rate, heard = samples(for_telephone(source, tmp_path / "out.wav"))
    assert rate == 8000
    assert len(heard) == pytest.approx(8000, abs=20)
    assert numpy.argmax(abs(numpy.fft.rfft(heard, 8000))) == pytest.approx(440, abs=2)
    assert abs(heard[1000:7000]).max() == pytest.approx(12_000, rel=0.05)
