"""Which tones a recording holds."""

from __future__ import annotations

import math
import wave
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
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


def tones(file: Path, known: Mapping[str, float]) -> frozenset[str]:
    """The tones of `known` (name -> Hz) that are heard in most windows of a WAV; its first and last window do not count."""
    with wave.open(str(file)) as recording:
        rate = recording.getframerate()
        samples = array("h", recording.readframes(recording.getnframes()))
    size = int(rate * WINDOW)
    windows = [samples[at : at + size] for at in range(0, len(samples) - size + 1, size)][1:-1]
    heard = Counter(name for window in windows for name, hertz in known.items() if level(window, rate, hertz) > LOUD_ENOUGH)
    return frozenset(_mostly(heard, len(windows)))


def _mostly(heard: Mapping[str, int], windows: int) -> Iterable[str]:
    return (name for name, times in heard.items() if windows and times * 2 > windows)
