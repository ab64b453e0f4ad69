"""Makes the sounds beside it: `python resources/sounds/make.py`. They are ours, under the licence of the project.

ring.wav    two soft notes like a small bell, then a pause: played again and again while a call waits
tone.wav    one soft note: something needs attention while she talks
"""

from __future__ import annotations

import wave
from pathlib import Path

import numpy

RATE = 22_050
A4 = 440.0


def note(semitones: int, seconds: float, rate: int, loudness: float) -> numpy.ndarray:
    """A bell-like note, `semitones` above A4: a few partials that fade at their own speed, with a soft start."""
    t = numpy.arange(int(seconds * rate)) / rate
    pitch = A4 * 2 ** (semitones / 12)
    partials = ((1.0, 1.0, 3.0), (2.0, 0.35, 5.0), (3.01, 0.12, 8.0), (4.2, 0.05, 12.0))
    sound = sum(share * numpy.sin(2 * numpy.pi * pitch * ratio * t) * numpy.exp(-decay * t) for ratio, share, decay in partials)
    soft_start = numpy.minimum(t / 0.008, 1.0)
    soft_end = numpy.minimum((seconds - t) / 0.02, 1.0)
    return loudness * sound * soft_start * soft_end


def together(pieces: list[tuple[float, numpy.ndarray]], seconds: float, rate: int) -> numpy.ndarray:
    """The pieces, each from its own second on."""
    mixed = numpy.zeros(int(seconds * rate))
    for since, piece in pieces:
        start = int(since * rate)
        end = min(start + len(piece), len(mixed))
        mixed[start:end] += piece[: end - start]
    return mixed


def ring() -> numpy.ndarray:
    """E and the A below it, twice, then silence: three seconds in all."""
    pieces = [(since, note(pitch, 0.9, RATE, 0.3)) for since, pitch in ((0.0, 7), (0.16, 0), (0.62, 7), (0.78, 0))]
    return together(pieces, 3.0, RATE)


def tone() -> numpy.ndarray:
    """A single C."""
    return note(3, 0.45, RATE, 0.25)


def write(name: str, sound: numpy.ndarray, rate: int) -> None:
    """16-bit mono beside this file."""
    with wave.open(str(Path(__file__).with_name(name)), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((numpy.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


if __name__ == "__main__":
    write("ring.wav", ring(), RATE)
    write("tone.wav", tone(), RATE)
