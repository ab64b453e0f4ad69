"""The sounds of the console, as the settings say: the ring, one soft tone, a spoken name. Nothing here blocks."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from receptionist.errors import Problem
from receptionist.sound import Player, Playing
from receptionist.speech import Speech
from receptionist.telephony.simulator.voice import CallersVoice


class Values(Protocol):
    """What it needs of the settings."""

    def get(self, key: str) -> object:
        """The value of a setting."""


class Sounder(QObject):
    """`troubled` tells once what a machine cannot do (no voice, no output); everything else goes on without it."""

    troubled = Signal(Problem)
    _spoken = Signal(object, str, int)

    def __init__(self, settings: Values, sounds: Path, spoken: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._sounds = settings, sounds
        self.player = Player(self.troubled.emit)
        self._speech_folder = spoken
        self._speech: Speech | None = None
        self._ringing: Playing | None = None
        self._spoken.connect(self._play_spoken, Qt.ConnectionType.QueuedConnection)

    def ring(self, name: str, language: str) -> None:
        """Ring until `stop_ringing`; the client's name is spoken first where that is wanted."""
        self.stop_ringing()
        if self._settings.get("ring"):
            self._ringing = self.player.play(self._sounds / "ring.wav", self._output("ring.output"), self._volume, loop=True)
        if self._settings.get("announce") and name:
            self._speak(name, language, "announce.output")

    def stop_ringing(self) -> None:
        """Silence."""
        if self._ringing is not None:
            self._ringing.stop()
            self._ringing = None

    def tone(self) -> None:
        """One soft tone in the headset."""
        if self._settings.get("tones"):
            self.player.play(self._sounds / "tone.wav", self._output("announce.output"), self._volume / 2)

    def say(self, text: str, language: str) -> None:
        """Speak this now."""
        self._speak(text, language, "announce.output")

    def callers_voice(self) -> CallersVoice:
        """Lets the demo's callers speak while sound is on (the setting of the ring)."""
        return CallersVoice(self.speech, self.player, self._for_callers)

    def _for_callers(self) -> tuple[str | None, float] | None:
        """On another thread: the settings are read from memory."""
        return (self._output("announce.output"), self._volume) if self._settings.get("ring") else None

    def try_ring(self, output: str, volume: int) -> None:
        """Let the ring be heard once, as it would be with these settings."""
        self.player.play(self._sounds / "ring.wav", output or None, volume / 100)

    def close(self) -> None:
        """End every sound."""
        self.player.stop()
        if self._speech is not None:
            self._speech.close()

    @property
    def speech(self) -> Speech:
        """The voice, started where it is first needed."""
        if self._speech is None:
            self._speech = Speech(self._speech_folder, self.troubled.emit)
        return self._speech

    def _speak(self, text: str, language: str, output: str) -> None:
        future = self.speech.spoken(text, language)
        future.add_done_callback(lambda done: self._hand_over(done, output))

    def _hand_over(self, done: Future[Path], output: str) -> None:
        """On the speaking thread."""
        try:
            self._spoken.emit(done.result(), output, 100)
        except (Problem, CancelledError, RuntimeError):
            return  # told by `troubled`, or the console is closing

    def _play_spoken(self, path: Path, output: str, volume: int) -> None:
        self.player.play(path, self._output(output), volume / 100)

    @property
    def _volume(self) -> float:
        return int(str(self._settings.get("ring.volume"))) / 100

    def _output(self, key: str) -> str | None:
        return str(self._settings.get(key)) or None
