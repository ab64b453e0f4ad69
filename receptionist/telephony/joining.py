"""How an office is joined to its phone system: what somebody enters in Settings, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import msgspec

from receptionist.errors import Invalid, Problem

ANSWERED_BY = ("trunk", "asterisk", "freepbx", "3cx", "wildix", "cloud", "none")
"""What can answer an office's numbers today: a carrier's trunk alone, an Asterisk or a FreePBX that is there, a phone system
that we do not speak to and whose client runs `receptionist pop`, or nothing."""
POPPED = ("3cx", "wildix", "cloud")
"""Those whose own client runs `receptionist pop`."""


def kind_of(answered_by: str) -> str:
    """How the desk is joined to it: asterisk, simulator or none."""
    return {"trunk": "asterisk", "asterisk": "asterisk", "freepbx": "asterisk", "simulator": "simulator"}.get(
        answered_by, "none"
    )


PLACEHOLDERS = {
    "3cx": ("%CallerDisplayName%", "%CallerNumber%"),
    "wildix": ("{TAGS}", "{CALLERNUM}"),
    "cloud": ("CALLED", "CALLING"),
}
"""What stands for the number that was called, and for the caller's, in the line that a client runs. 3CX tells no called
number, but can put the name of the inbound rule before the caller's (3CX manual, Inbound Rules: "DID name"); in Wildix the
called number can be made the call's tag (Wildix, "Popup URL / App", supported variables)."""


def pop_arguments(answered_by: str) -> str:
    """What stands after the program's name in that line."""
    line, caller = PLACEHOLDERS[answered_by]
    return f'pop --line "{line}" --caller "{caller}"'


class Written(msgspec.Struct, frozen=True):
    """The files that were written last for a phone system: what was entered for them, and what they came to. They have to be
    carried to its machine first, so that it is joined another day. No password is in it. `answered_by` is empty before any
    were written; `carrier` and `carrier_user` are a trunk's, `present` is the configuration that was looked at; `warning` and
    `steps` are sentences in the language in which they were written."""

    answered_by: str = ""
    stations: tuple[str, ...] = ()
    folder: str = ""
    present: str = ""
    carrier: str = ""
    carrier_user: str = ""
    url: str = ""
    user: str = ""
    trunk: str = ""
    warning: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joining:
    """`kind` is none, asterisk or simulator; `url` and `user` are ARI's. `stations` are the assistants' phones and `trunk` the
    way to the public network as the phone system names them; `sounds` the folder of announcements that both see, empty where
    there is none. The password is no part of it."""

    kind: str
    url: str = ""
    user: str = ""
    stations: tuple[str, ...] = ()
    sounds: str = ""
    trunk: str = "trunk"

    @property
    def connection(self) -> tuple[str, ...]:
        """What the connection is made with: another one is another connection."""
        return (self.kind, self.url, self.user, self.trunk) if self.kind == "asterisk" else (self.kind,)

    def check(self, *, demo: bool) -> None:
        """Raise `Problem` where it cannot be meant: `office.demo_only_simulated`, `pbx.no_url`, `pbx.no_user`, and as
        `check_address`."""
        if demo and self.kind != "simulator":
            raise Problem("office.demo_only_simulated")
        if self.kind != "asterisk":
            return
        if not self.url:
            raise Invalid("pbx.no_url")
        check_address(self.url)
        if not self.user:
            raise Invalid("pbx.no_user")


def check_address(url: str) -> None:
    """Raise `Problem` unless it is `http(s)://host[:port]`: `pbx.url`, and `pbx.password_in_url` for one that names a user or a
    password, which is never shown again."""
    if "@" in url:
        raise Invalid("pbx.password_in_url")
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none
        good = False
    if not good:
        raise Invalid("pbx.url", url=url[:100])
