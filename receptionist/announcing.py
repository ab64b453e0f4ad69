"""Keeps the announcements of an office spoken: whatever has changed is spoken anew, and the desk then plays it."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Protocol

from receptionist.calls.announcements import Announcements, Spoken, has_own, needed
from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.directory import Directory
from receptionist.errors import Problem
from receptionist.hub import Hub
from receptionist.settings import Settings
from receptionist.speech import Speech
from receptionist.telephony.asterisk.sounds import default_sounds

log = logging.getLogger(__name__)


class OpenOffice(Protocol):
    """What is needed of an office."""

    settings: Settings
    speech: Speech
    hub: Hub | None

    def has_trouble(self, part: str, problem: Problem | None) -> None: ...

    def directory(self) -> Directory: ...

    def routing(self) -> DirectoryRouting: ...


class Announcing:
    """For one office. What blocks says so."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self._speaking = threading.Lock()
        self._over = threading.Event()

    def announcements(self) -> Announcements | None:
        """The announcements in the folder that we and the phone system both see; None where no folder is set."""
        folder = str(self._office.settings.get("pbx.sounds"))
        return Announcements(Path(folder), self._office.speech, default_sounds().values()) if folder else None

    def sounds(self) -> tuple[str, ...]:
        """The names of those that are written and stand for what they should say."""
        announcements = self.announcements()
        return tuple(announcements.to_be_heard(self._texts())) if announcements else ()

    def set_sounds_folder(self, folder: Path) -> None:
        """From now on announcements stand in `folder`, which the phone system sees too."""
        self._office.settings.set("pbx.sounds", str(folder))

    def speak(self) -> list[str]:
        """Speak the announcements that are new or have changed; the desk then plays them. Takes seconds. Problems as in
        `Announcements.bring_up_to_date`."""
        announcements = self.announcements()
        if announcements is None:
            return []
        with self._speaking:  # one after the other, each by the texts of its moment: the last change has the last word
            spoken = announcements.bring_up_to_date(self._texts())
        if spoken and self._office.hub is not None:
            self._office.hub.use(self._office.routing())
        return spoken

    def speak_soon(self) -> None:
        """The announcements of an office with a real phone system, in a thread of their own: nobody waits for them."""
        if self._office.settings.get("pbx.kind") != "asterisk" or self._over.is_set():
            return

        def try_to() -> None:
            problem: Problem | None
            try:
                self.speak()
                problem = None
            except (Problem, TimeoutError, CancelledError) as error:
                problem = error if isinstance(error, Problem) else Problem("speech.silent")
                log.info("the announcements could not be spoken: %s", problem.code)
            self._office.has_trouble("announcements", problem)

        threading.Thread(target=try_to, name="announcements", daemon=True).start()

    def close(self) -> None:
        """Speak no more."""
        self._over.set()

    def says_when_busy(self, language: str) -> bool:
        """Whether callers of a client in that language hear an announcement of the office's own when nobody can answer."""
        own = self._office.directory().own
        return has_own(self._office.settings.get("text.busy"), language, own.language if own else "it")

    def _texts(self) -> dict[str, Spoken]:
        """What is to be spoken, by name."""
        own = {what: self._office.settings.get(f"text.{what}") for what in ("closed", "busy")}
        office = self._office.directory().own
        return needed(self._office.directory().by_id.values(), own, office.language if office else "it")
