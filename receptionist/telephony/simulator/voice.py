"""The demo's callers speak: when sound is on and a caller is connected to the assistant, their sentence is heard."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import Protocol

from receptionist.errors import Problem
from receptionist.sound import Playing
from receptionist.telephony.port import LegId
from receptionist.telephony.simulator.day import Caller

log = logging.getLogger(__name__)


class Speaks(Protocol):
    """A voice (`receptionist.speech.Speech`)."""

    def spoken(self, text: str, language: str) -> Future[Path]:
        """A WAV file with the text."""


class Plays(Protocol):
    """An output (`receptionist.sound.Player`)."""

    def play(self, path: Path, output: str | None = None, volume: float = 1.0) -> Playing:
        """Play the file."""


class CallersVoice:
    """The mouth of a `Town` with sound. `chosen` gives output and volume at that moment; None: sound is off. A machine without
    voice or sound has been told so by them; here it is silence. Runs on the clock's thread and on that of the speech."""

    def __init__(self, speech: Speaks, player: Plays, chosen: Callable[[], tuple[str | None, float] | None]) -> None:
        self._speech, self._player, self._chosen = speech, player, chosen
        self._lock = threading.Lock()
        self._speaking: dict[LegId, Playing | None] = {}

    def speaks(self, leg: LegId, caller: Caller) -> None:
        """Say the caller's sentence."""
        if self._chosen() is not None:
            with self._lock:
                self._speaking[leg] = None
            self._speech.spoken(caller.sentence, caller.language).add_done_callback(lambda spoken: self._play(leg, spoken))

    def falls_silent(self, leg: LegId) -> None:
        """Say no more of it."""
        with self._lock:
            playing = self._speaking.pop(leg, None)
        if playing is not None:
            playing.stop()

    def _play(self, leg: LegId, spoken: Future[Path]) -> None:
        try:
            path = spoken.result()
        except (Problem, CancelledError) as why:
            log.info("a caller stayed silent: %s", why)
            return
        chosen = self._chosen()
        with self._lock:
            if chosen is not None and leg in self._speaking:
                self._speaking[leg] = self._player.play(path, *chosen)
