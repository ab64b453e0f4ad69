"""What a hub needs in order to lead: the phone system's password, the key of the tokens, the key of the seals. What it lacks is
said in its own log, to the hub that leads, and by that one at administrators' consoles: before it is missed."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from time import monotonic
from typing import Literal

from receptionist.audit.service import CUT, HUBS
from receptionist.errors import Problem
from receptionist.link.passes import Passes
from receptionist.office import Office
from receptionist.serving.hubs import Hubs, Other
from receptionist.serving.secret_files import KEY_FILE, kept_secret, read_token_key
from receptionist.words import say

log = logging.getLogger(__name__)

Part = Literal["phones", "tokens", "seals"]
SEALS = (*HUBS, CUT)


class Kit:
    """Of one hub. `passes` have the key that stood in `key_file` at the start (None: it has no file), `phone_password` is the
    file of the phone system's password, as for `kept_secret` (None: the keyring alone). `look` and `look_for_phone_password`
    are called by whoever keeps it going; both block."""

    def __init__(self, office: Office, hubs: Hubs, passes: Passes, phone_password: Path | None, key_file: Path | None) -> None:
        self._office, self._hubs, self._passes = office, hubs, passes
        self._phone_password, self._key_file = phone_password, key_file
        self._wrong: dict[Part, Problem] = {}
        self._their_key = ""
        """The mark of the key of the hub that led while this one stood by."""
        self._led_since: float | None = None

    @property
    def lacks_phones(self) -> Problem | None:
        """What keeps this one from the phone system, as of the last look."""
        return self._wrong.get("phones")

    def begins_to_lead(self) -> None:
        """From now on it is the others that stand by."""
        self._led_since = monotonic()

    def ends_to_lead(self) -> None:
        """From now on it stands by."""
        self._led_since = None

    def look_for_phone_password(self) -> str | None:
        """The phone system's, as it stands there now; None where it has none, or where this hub lacks it."""
        try:
            password = self._password()
        except Problem as problem:
            self._note("phones", problem)
            return None
        self._note("phones", None)
        return password

    def _password(self) -> str | None:
        file, phones = self._phone_password, self._office.phone_system
        if (plan := phones.joining()).kind != "asterisk":
            return None
        if file is not None and (kept := kept_secret(file)):
            return kept
        try:
            return phones.password_of(plan.url)
        except Problem as problem:
            raise Problem("hub.phone_password", url=plan.url, file=str(file or "pbx-password")) from problem

    def look(self) -> bool:
        """At the keys and at the other hubs, and tell them how this one stands. Whether this one leads and had better let
        another one: that can hold the phones, and this one cannot."""
        self._read_key()
        self._note_seals()
        try:
            others = self._hubs.others()
            self._compare_keys(others)
            self._tell_of_standbys(others)
            self._hubs.say(_mark(self._passes.key), self.lacks_phones is None, self._files())
        except Problem as problem:
            log.info("the other hub is not asked: %s", problem.code)
            return False
        return self.lacks_phones is not None and any(other.ready for other in self._of_this_lead(others))

    def _read_key(self) -> None:
        """The file counts, whenever it is put right."""
        if self._key_file is None or not self._key_file.exists():
            return
        try:
            key = read_token_key(self._key_file)
        except Problem as problem:
            log.info("the key for tokens is as it was: %s", problem.code)
            return
        if key != self._passes.key:
            log.info("there is another key for tokens now")
            self._passes.use(key)

    def _compare_keys(self, others: list[Other]) -> None:
        """Consoles come back to either hub by a token that one signed. Who stands by compares with the one that leads, and is
        wrong until the keys are the same, or another one stands by that says so itself."""
        for other in others:
            if other.leads:
                self._their_key = other.key
        if self._of_this_lead(others):
            self._their_key = ""
        differs = self._their_key not in ("", _mark(self._passes.key))
        why = Problem("hub.tokens_another", file=str(self._key_file or KEY_FILE)) if differs else None
        self._note("tokens", why)
        self._office.has_trouble("tokens", why)

    def _note_seals(self) -> None:
        """Who stands by keeps an eye on what the other one seals; who leads is told by its own sealing."""
        wrong = None
        try:
            if self._led_since is None:
                self._office.sealed.note()
        except Problem as problem:
            log.info("the newest seal is not noted down: %s", problem.code)
            wrong = problem if problem.code in SEALS else None
        self._note("seals", wrong)

    def _tell_of_standbys(self, others: list[Other]) -> None:
        lacking = [f"{other.name}: {', '.join(other.lacks)}" for other in others if other.lacks and not other.leads]
        why = Problem("hub.standby_lacks", files="; ".join(lacking)) if lacking and self._led_since is not None else None
        self._office.has_trouble("standby", why)

    def _of_this_lead(self, others: list[Other]) -> list[Other]:
        """Those that have said something since this one leads; none while it does not."""
        if self._led_since is None:
            return []
        return [other for other in others if not other.leads and other.seconds < monotonic() - self._led_since]

    def _files(self) -> list[str]:
        wrong = list(self._wrong.values())
        return [str(why.values.get("file") or why.values.get("folder")) for why in wrong if why.code != CUT]

    def _note(self, part: Part, why: Problem | None) -> None:
        """Said once in the log."""
        before = self._wrong.get(part)
        if why is None:
            self._wrong.pop(part, None)
            return
        self._wrong[part] = why
        if before is None or before.code != why.code:
            log.warning("%s", say(why))


def _mark(key: bytes) -> str:
    return hashlib.sha256(KEY_FILE.encode() + key).hexdigest()[:16]
