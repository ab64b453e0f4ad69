"""Sound on a chosen output: a ring, a tone, a spoken name. Each sound plays in a thread of its own and never blocks anybody.

The audio library (PortAudio through `sounddevice`) is loaded where it is first needed; a machine without it, or without the
chosen output, says so once.
"""

from __future__ import annotations

import logging
import threading
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from receptionist.errors import Problem

log = logging.getLogger(__name__)

BLOCK = 1024
"""Frames written at a time: how soon a sound stops, at most (23 ms at 44.1 kHz)."""
TELEPHONE_RATE = 8000

Tells = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Output:
    """A place where sound comes out; `name` is what is kept in the settings."""

    name: str
    default: bool = False


class Stream(Protocol):
    """An open output, for 16-bit samples. `write` blocks for as long as they take."""

    def write(self, data: bytes) -> object:
        """Play these frames."""

    def close(self) -> None:
        """Let the output go."""


class Outputs(Protocol):
    """What can play. Both raise `Problem`: `sound.absent`, `sound.no_output`."""

    def list(self) -> tuple[Output, ...]:
        """The outputs of this machine."""

    def open(self, output: str | None, rate: int, channels: int) -> Stream:
        """An open stream on the output of that name (None: the default one)."""


class PortAudioOutputs:
    """The machine's own outputs."""

    def list(self) -> tuple[Output, ...]:
        audio = _portaudio()
        chosen = audio.default.device[1]
        devices = enumerate(audio.query_devices())
        return tuple(Output(d["name"], number == chosen) for number, d in devices if d["max_output_channels"] > 0)

    def open(self, output: str | None, rate: int, channels: int) -> Stream:
        audio = _portaudio()
        try:
            stream = audio.RawOutputStream(samplerate=rate, channels=channels, dtype="int16", device=output, latency="low")
            stream.start()
        except (audio.PortAudioError, ValueError) as error:
            raise Problem("sound.no_output", output=output or "") from error
        return _PortAudioStream(stream)


class _PortAudioStream:
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, data: bytes) -> object:
        return self._stream.write(data)

    def close(self) -> None:
        self._stream.stop()
        self._stream.close()


def _portaudio() -> Any:
    try:
        import sounddevice
    except (ImportError, OSError) as error:
        raise Problem("sound.absent") from error
    return sounddevice


class Playing:
    """A sound that plays. `done` is set when it has ended, by itself or not."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self._stop = threading.Event()

    def stop(self) -> None:
        """End it within a block."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Somebody asked for its end."""
        return self._stop.is_set()


class Player:
    """Plays WAV files (16 bit). `tells` hears what a person must know, once each, on the playing thread."""

    def __init__(self, tells: Tells, outputs: Outputs | None = None) -> None:
        self._tells, self._outputs = tells, outputs or PortAudioOutputs()
        self._said: set[str] = set()
        self._lock = threading.Lock()
        self._playing: set[Playing] = set()

    def outputs(self) -> tuple[Output, ...]:
        """The outputs to choose from; none where there is no sound at all. May take a moment: not on a screen's thread."""
        try:
            return self._outputs.list()
        except Problem as problem:
            self._tell_once(problem)
            return ()

    def play(self, path: Path, output: str | None = None, volume: float = 1.0, *, loop: bool = False) -> Playing:
        """Play the file on `output` (None: the default) at `volume` (0 to 1); `loop`: again and again until stopped."""
        playing = Playing()
        with self._lock:
            self._playing.add(playing)
        arguments = (playing, path, output, min(max(volume, 0.0), 1.0), loop)
        threading.Thread(target=self._work, args=arguments, name="sound", daemon=True).start()
        return playing

    def stop(self) -> None:
        """End every sound."""
        with self._lock:
            for playing in self._playing:
                playing.stop()

    def _work(self, playing: Playing, path: Path, output: str | None, volume: float, loop: bool) -> None:
        try:
            self._through(playing, path, output, volume, loop)
        except Problem as problem:
            self._tell_once(problem)
        except (OSError, EOFError, wave.Error):
            self._tell_once(Problem("sound.unreadable", file=path.name))
        finally:
            with self._lock:
                self._playing.discard(playing)
            playing.done.set()

    def _through(self, playing: Playing, path: Path, output: str | None, volume: float, loop: bool) -> None:
        with wave.open(str(path), "rb") as sound:
            if sound.getsampwidth() != 2:
                raise Problem("sound.unreadable", file=path.name)
            stream = self._outputs.open(output, sound.getframerate(), sound.getnchannels())
            try:
                for block in _blocks(sound, loop):
                    if playing.stopped:
                        break
                    stream.write(_softer(block, volume))
            finally:
                stream.close()

    def _tell_once(self, problem: Problem) -> None:
        with self._lock:
            known = str(problem) in self._said
            self._said.add(str(problem))
        if not known:
            log.info("no sound: %s", problem.code)
            self._tells(problem)


def _blocks(sound: wave.Wave_read, loop: bool) -> Iterator[bytes]:
    while True:
        sound.rewind()
        while block := sound.readframes(BLOCK):
            yield block
        if not loop or not sound.getnframes():
            return


def _softer(block: bytes, volume: float) -> bytes:
    """Half the slider is about half as loud to the ear: the factor is squared."""
    import numpy  # with the first sound, not with the start

    samples = numpy.frombuffer(block, dtype="<i2")
    return (samples * (volume * volume)).astype("<i2").tobytes()


def for_telephone(source: Path, target: Path) -> Path:
    """Write `source` (16-bit WAV, any rate) as phone systems want it: 8 kHz, mono, 16 bit. Returns `target`."""
    import numpy
    import soxr

    with wave.open(str(source), "rb") as sound:
        rate, channels = sound.getframerate(), sound.getnchannels()
        samples = numpy.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2").reshape(-1, channels)
    mono = samples.mean(axis=1) / 32768
    resampled = numpy.clip(soxr.resample(mono, rate, TELEPHONE_RATE), -1, 1)
    unfinished = target.with_suffix(".part")
    target.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(unfinished), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(TELEPHONE_RATE)
        sound.writeframes((resampled * 32767).astype("<i2").tobytes())
    return unfinished.replace(target)
