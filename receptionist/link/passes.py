"""The tokens by which a console comes back to either hub: signed (RFC 7519, HS256) by a key that both hubs hold, good to the
end of the shift, so that a database that is away keeps nobody from work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

import jwt
import msgspec
from uuid6 import uuid7

from receptionist.errors import Problem

SHIFT: Final = timedelta(hours=12)
"""How long a token is good: no shift is longer."""
KEY_BYTES: Final = 32
"""RFC 7518, 3.2: a key for HS256 is at least as long as its hash."""
_FOR = "receptionist"


class Pass(msgspec.Struct, frozen=True):
    """What a token says: whose it is, its own id, and the moment (UTC) until which it is good."""

    login: str
    id: str
    issued: datetime
    until: datetime


class Revoked(msgspec.Struct, frozen=True):
    """One pass (`id`), or all passes of a login that were issued until then, are worth nothing; remembered until `until`."""

    until: datetime
    id: str = ""
    login: str = ""
    issued_until: datetime | None = None

    def holds(self, of: Pass) -> bool:
        """Whether this pass is meant."""
        if self.id:
            return of.id == self.id
        return of.login == self.login and self.issued_until is not None and of.issued <= self.issued_until


class Passes:
    """Issues passes and reads them. `now` is the hub's hour in UTC. Safe from any thread."""

    def __init__(self, key: bytes, now: Callable[[], datetime]) -> None:
        self._now = now
        self._revoked: tuple[Revoked, ...] = ()
        self.use(key)

    @property
    def key(self) -> bytes:
        """The one that is used now."""
        return self._key

    def use(self, key: bytes) -> None:
        """Another key from now on: what the one before signed is none of ours any more."""
        if len(key) < KEY_BYTES:
            raise ValueError("the key is too short")
        self._key = key

    def issue(self, login: str, until: datetime | None = None, issued: datetime | None = None) -> str:
        """A token for a shift that begins now; it ends with the contract (`until`) where that is earlier. `issued`: the hour of
        the database, which takes tokens back by it; None: it is not asked."""
        now = self._now()
        ends = min(now + SHIFT, until) if until is not None else now + SHIFT
        claims = {"aud": _FOR, "sub": login, "jti": str(uuid7()), "iat": (issued or now).timestamp(), "exp": ends.timestamp()}
        return jwt.encode(claims, self._key, algorithm="HS256")

    def read(self, token: str) -> Pass:
        """Raises `Problem` `link.pass_over` (its time is over), `link.pass_revoked`, or `link.pass_unknown` for what is none of
        ours."""
        found = self._verified(token)
        if found.until <= self._now():
            raise Problem("link.pass_over")
        if any(each.holds(found) for each in self._revoked):
            raise Problem("link.pass_revoked")
        return found

    def _verified(self, token: str) -> Pass:
        # our own clock decides about the time: the library would ask the machine's
        try:
            claims = jwt.decode(
                token,
                self._key,
                algorithms=["HS256"],
                audience=_FOR,
                options={"verify_exp": False, "verify_iat": False, "require": ["aud", "sub", "jti", "iat", "exp"]},
            )
            zone = self._now().tzinfo
            issued, until = (datetime.fromtimestamp(float(claims[name]), zone) for name in ("iat", "exp"))
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError) as error:
            raise Problem("link.pass_unknown") from error
        return Pass(login=str(claims["sub"]), id=str(claims["jti"]), issued=issued, until=until)

    @property
    def revoked(self) -> tuple[Revoked, ...]:
        """What is worth nothing and could still be shown."""
        return self._revoked

    def revoke(self, *what: Revoked) -> None:
        """From now on."""
        self.know([*self._revoked, *what])

    def know(self, revoked: Iterable[Revoked]) -> None:
        """The whole list, as the office keeps it; what is past is forgotten."""
        now = self._now()
        self._revoked = tuple(each for each in revoked if each.until > now)

    def revocation_of(self, token: str) -> Revoked:
        """What makes all tokens worthless that the login of this one has until now: its shift is over. Raises as `read`."""
        found = self.read(token)
        last = max(found.issued, self._now())
        return Revoked(until=last + SHIFT, login=found.login, issued_until=last)
