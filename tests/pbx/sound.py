"""Which tones a recording holds."""

from __future__ import annotations

import math
import wave
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

WINDOW = 0.2
"""Seconds that are looked at together."""

LOUD_ENOUGH = 0.02
"""The least part of full scale that counts as hearing a tone: 34 dB below it, far above the noise of A-law."""


def level(samples: array[int], rate: int, hertz: float) -> float:
    """The amplitude of one tone in the samples, as a part of full scale (Goertzel's algorithm)."""
    if not samples:
        return 0.0
    turn = 2 * math.cos(2 * math.pi * hertz / rate)
    before = last = 0.0
    for sample in samples:
        before, last = last, sample + turn * last - before
    power = before * before + last * last - turn * before * last
    return 2 * math.sqrt(max(power, 0.0)) / len(samples) / 32768


def is_whole(file: Path) -> bool:
    """Whether the recording was closed: PJSIP writes the head of the file last, a little later than asked."""
    try:
        with wave.open(str(file)) as recording:
            return recording.getframerate() > 0
    except (wave.Error, EOFError):
        return False


def windows(file: Path, known: Mapping[str, float]) -> list[frozenset[str]]:
    """The tones of `known` (name -> Hz) that are heard in each window of a WAV; its first and last window do not count."""
    with wave.open(str(file)) as recording:
        rate = recording.getframerate()
        samples = array("h", recording.readframes(recording.getnframes()))
    size = int(rate * WINDOW)
    parts = [samples[at : at + size] for at in range(0, len(samples) - size + 1, size)][1:-1]
    return [frozenset(name for name, hertz in known.items() if level(part, rate, hertz) > LOUD_ENOUGH) for part in parts]


def mostly(heard: Sequence[frozenset[str]]) -> frozenset[str]:
    """The tones that are in most windows."""
    times = Counter(name for tones in heard for name in tones)
    return frozenset(name for name, count in times.items() if count * 2 > len(heard))


def is_steady(heard: Sequence[frozenset[str]]) -> bool:
    """Whether all windows hold the same."""
    return len(set(heard)) < 2
