"""Announcements: texts that are spoken once, or files, in the folder that we and the phone system both see.

A name is `receptionist/<what>` for the office's own, `receptionist/<what>-<language>` for clients of another language, and
`receptionist/<what>-<digits of the line>` for a line's own, with when it began behind it where the number has moved. A file
that somebody put there by hand is left alone; what was spoken from a text goes with the text. Each file is there whole or not
at all: who hears the old one hears it to its end.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
import tomllib
import wave
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

from receptionist.calls.routing import sound_name
from receptionist.clients.profile import Profile
from receptionist.errors import Invalid, Problem, reason_of
from receptionist.resources import resource
from receptionist.sound import for_telephone
from receptionist.speech import Speech

log = logging.getLogger(__name__)

WHAT = ("closed", "busy")
SPEAKING_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text to be spoken in a language (ISO 639)."""

    text: str
    language: str

    @property
    def fingerprint(self) -> str:
        """Another one for another text or language."""
        return hashlib.sha256(f"{self.language}\0{self.text}".encode()).hexdigest()


@cache
def default_texts() -> dict[str, dict[str, str]]:
    """Language to what (`closed`, `busy`, `confirm`) to text."""
    texts: dict[str, dict[str, str]] = tomllib.loads(resource("announcements.toml").read_text(encoding="utf-8"))
    return texts


def needed(profiles: Iterable[Profile], own: Mapping[str, Mapping[str, str]], language: str) -> dict[str, Spoken]:
    """All announcements of an office, by name. `own` are the office's texts (what to language to text), `language` its own."""
    defaults = default_texts()

    def text(what: str, spoken_in: str) -> str:
        return own.get(what, {}).get(spoken_in) or defaults.get(spoken_in, defaults["en"])[what]

    wanted = {f"receptionist/{what}": Spoken(text(what, language), language) for what in (*WHAT, "confirm")}
    for profile in profiles:
        if profile.language in defaults:
            for what in WHAT:
                wanted[f"receptionist/{what}-{profile.language}"] = Spoken(text(what, profile.language), profile.language)
        for line in profile.lines:
            for what, its_own in (("closed", line.closed_text), ("busy", line.busy_text)):
                if its_own:
                    wanted[sound_name(line, what)] = Spoken(its_own, profile.language)
    return wanted


def has_own(own: Mapping[str, str], spoken_in: str, language: str) -> bool:
    """Whether an office (its texts of one announcement, `own`, and its `language`) says its own to callers of a client in
    `spoken_in`: of a language that we have no texts in, callers hear the office's."""
    return bool(own.get(spoken_in if spoken_in in default_texts() else language))


class Announcements:
    """Keeps `folder` (the sounds folder) up to date. Blocks: not for a screen's own thread. `placeholders` are sounds that
    stand where nothing has been spoken yet."""

    def __init__(self, folder: Path, speech: Speech, placeholders: Collection[bytes] = ()) -> None:
        self._folder, self._speech, self._placeholders = folder, speech, frozenset(placeholders)

    def bring_up_to_date(self, wanted: Mapping[str, Spoken]) -> list[str]:
        """Remove what was spoken from a text that is gone, and speak what is new or has changed, each whole or not at all;
        returns the names of what was spoken. Raises `Problem` where there is no voice (`speech.absent`…) or the folder cannot
        be written (`announcement.not_written`)."""
        for name in self.names():
            if self._is_outdated(name, wanted):
                self._remove(name)
        return [name for name, spoken in wanted.items() if self._is_due(name, spoken) and self._speak(name, spoken)]

    def names(self) -> list[str]:
        """The announcements that are there."""
        return [f"receptionist/{file.stem}" for file in (self._folder / "receptionist").glob("*.wav")]

    def to_be_heard(self, wanted: Mapping[str, Spoken]) -> list[str]:
        """Those that are there and that callers may hear: not what was spoken from a text that is gone."""
        return [name for name in self.names() if not self._is_outdated(name, wanted)]

    def use_file(self, name: str, file: Path) -> None:
        """An announcement from a WAV file (16 bit, any rate). Raises `sound.unreadable`, `announcement.not_written`."""
        try:
            with tempfile.TemporaryDirectory() as folder:
                self._put(name, for_telephone(file, Path(folder) / "sound.wav"), "file")
        except (EOFError, ValueError, OSError, wave.Error) as error:
            raise Invalid("sound.unreadable", file=file.name) from error

    def files(self) -> frozenset[str]:
        """The names of those that are files of somebody's own, and no text spoken once."""
        return frozenset(name for name in self.names() if self._is_somebodys_own(name))

    def forget_file(self, name: str) -> None:
        """Back to the text, which is spoken the next time that all are brought up to date. What was spoken from a text stays as
        it is. Raises `announcement.not_written`."""
        if self._place(name).exists() and self._is_somebodys_own(name):
            self._remove(name)

    def _remove(self, name: str) -> None:
        place = self._place(name)
        try:
            place.unlink(missing_ok=True)
            place.with_suffix(".spoken").unlink(missing_ok=True)
        except OSError as error:
            raise Problem("announcement.not_written", folder=str(place.parent), reason=reason_of(error)) from error

    def _made_from(self, name: str) -> str | None:
        """The fingerprint of the text that it was spoken from, `file` for somebody's own; None where nobody noted it."""
        try:
            return self._place(name).with_suffix(".spoken").read_text()
        except OSError:
            return None

    def _is_somebodys_own(self, name: str) -> bool:
        made_from = self._made_from(name)
        return not self._is_placeholder(name) if made_from is None else made_from == "file"

    def _is_placeholder(self, name: str) -> bool:
        try:
            return self._place(name).read_bytes() in self._placeholders
        except OSError:
            return False

    def _is_outdated(self, name: str, wanted: Mapping[str, Spoken]) -> bool:
        return name not in wanted and self._made_from(name) not in (None, "file")

    def _is_due(self, name: str, spoken: Spoken) -> bool:
        if not self._place(name).exists() or self._is_placeholder(name):
            return True
        return self._made_from(name) not in (None, spoken.fingerprint, "file")

    def _speak(self, name: str, spoken: Spoken) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            said = Path(folder) / "said.wav"
            self._speech.say_to_file(spoken.text, spoken.language, said).result(timeout=SPEAKING_SECONDS)
            self._put(name, for_telephone(said, Path(folder) / "sound.wav"), spoken.fingerprint)
        return True

    def _put(self, name: str, sound: Path, fingerprint: str) -> None:
        place = self._place(name)
        part = place.with_name(f".{place.stem}.{uuid4().hex}.part")  # nobody else writes into this one
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(sound, part)
            part.chmod(0o644)  # the phone system is another user
            part.replace(place)
            made_from = place.with_suffix(".spoken")
            made_from.unlink(missing_ok=True)  # a service's user may be another one at its next start, or at the other hub
            made_from.write_text(fingerprint)
            made_from.chmod(0o644)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise Problem("announcement.not_written", folder=str(place.parent), reason=reason_of(error)) from error

    def _place(self, name: str) -> Path:
        return self._folder / f"{name}.wav"
