"""How an office is joined to its phone system: what somebody enters in Settings, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from receptionist.errors import Invalid, Problem


@dataclass(frozen=True, slots=True)
class Joining:
    """`kind` is none, asterisk or simulator; `url` and `user` are ARI's. `stations` are the assistants' phones as the phone
    system names them; `sounds` the folder of announcements that both see, empty where there is none. The password is no part
    of it."""

    kind: str
    url: str = ""
    user: str = ""
    stations: tuple[str, ...] = ()
    sounds: str = ""

    @property
    def connection(self) -> tuple[str, str, str]:
        """What the connection is made with: another one is another connection."""
        return (self.kind, self.url, self.user) if self.kind == "asterisk" else (self.kind, "", "")

    def check(self, *, demo: bool) -> None:
        """Raise `Problem` where it cannot be meant: `office.demo_only_simulated`, `pbx.no_url`, `pbx.url`, `pbx.no_user`."""
        if demo and self.kind != "simulator":
            raise Problem("office.demo_only_simulated")
        if self.kind != "asterisk":
            return
        if not self.url:
            raise Invalid("pbx.no_url")
        if not _is_address(self.url):
            raise Invalid("pbx.url", url=self.url[:100])
        if not self.user:
            raise Invalid("pbx.no_user")


def _is_address(url: str) -> bool:
    """`http(s)://host[:port]`, and no password in it."""
    try:
        parts = urlsplit(url)
        _port = parts.port  # raises where it is none
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
