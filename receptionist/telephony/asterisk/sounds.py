"""Sounds that every new configuration has: a quiet music for waiting and a chime where an announcement is not recorded yet.

Made from sine waves here, so that they belong to nobody. The office puts its own in their place: the desk writes spoken
announcements into `sounds/receptionist/`, and any music may stand in `moh/receptionist/`.
"""

from __future__ import annotations

import array
import io
import math
import wave
from collections.abc import Sequence
from functools import cache

RATE = 8000
SORRY = "receptionist/unavailable"
ANNOUNCEMENTS = ("receptionist/closed", "receptionist/busy", "receptionist/confirm", SORRY)

_CHORDS = ((261.6, 329.6, 392.0), (220.0, 261.6, 329.6), (174.6, 220.0, 261.6), (196.0, 246.9, 293.7))


def tone(frequencies: Sequence[float], seconds: float, level: float = 0.25) -> list[int]:
    """Samples of these sines together, fading in and out within 20 ms so that nothing clicks."""
    count, fade = int(seconds * RATE), int(0.02 * RATE)
    peak = level * 32767 / max(len(frequencies), 1)
    steps = [2 * math.pi * f / RATE for f in frequencies]
    return [int(peak * min(1, i / fade, (count - i) / fade) * sum(math.sin(s * i) for s in steps)) for i in range(count)]


def wav(samples: Sequence[int]) -> bytes:
    """A WAV of one channel, 16 bit, 8 kHz: what every Asterisk plays."""
    into = io.BytesIO()
    with wave.open(into, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(array.array("h", samples).tobytes())
    return into.getvalue()


@cache
def default_sounds() -> dict[str, bytes]:
    """The sounds by their path in the folder."""
    music: list[int] = []
    for chord in _CHORDS:
        for note in (*chord, chord[1]):
            music += tone((note, note * 2), 0.75, 0.12)
    chime = wav(tone((659.3,), 0.4) + tone((523.3,), 0.6) + [0] * (RATE // 2))
    return {f"sounds/{name}.wav": chime for name in ANNOUNCEMENTS} | {"moh/receptionist/quiet.wav": wav(music)}
