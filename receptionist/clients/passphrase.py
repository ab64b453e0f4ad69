"""The client's password: what somebody there says to be recognised. It is kept as a salted hash, and never as it is said.

scrypt (RFC 7914) with the least cost that OWASP's Password Storage Cheat Sheet accepts for it. Its numbers stand in the hash,
so that they may grow. A check takes a good part of a second: never on a screen's own thread.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

from receptionist.clients.texts import normal
from receptionist.errors import Invalid

FEWEST = 6
"""Letters and digits that a password has at least."""
LONGEST = 100
"""Characters that are heard out."""

_COST, _BLOCK, _LANES = 14, 8, 5
_MOST_COST, _MOST_BLOCK, _MOST_LANES = 17, 16, 16
_SALT, _KEY = 16, 32
_HASH = re.compile(r"scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([0-9a-f]{32})\$([0-9a-f]{64})")


def hashed(said: str) -> str:
    """What is kept of a password, another one each time. Raises `Invalid` `passphrase.short`, `passphrase.long`."""
    if len(said) > LONGEST:
        raise Invalid("passphrase.long", field="passphrase", most=LONGEST)
    if len(normal(said).replace(" ", "")) < FEWEST:
        raise Invalid("passphrase.short", field="passphrase", fewest=FEWEST)
    salt = secrets.token_bytes(_SALT)
    return f"scrypt${_COST}${_BLOCK}${_LANES}${salt.hex()}${_key(said, salt, _COST, _BLOCK, _LANES).hex()}"


def matches(kept: str, said: str) -> bool:
    """Whether that is what was said: by its words, whatever their case, accents and signs, for it is spoken."""
    found = _read(kept)
    if found is None or len(said) > LONGEST:
        return False
    cost, block, lanes, salt, key = found
    return hmac.compare_digest(_key(said, salt, cost, block, lanes), key)


def is_hash(kept: str) -> bool:
    """Whether it is what `hashed` makes, and not a password as somebody says it."""
    return _read(kept) is not None


def _read(kept: str) -> tuple[int, int, int, bytes, bytes] | None:
    """Its cost, salt and key; None for what is no hash, or one that would keep us busy for minutes."""
    found = _HASH.fullmatch(kept)
    if found is None:
        return None
    cost, block, lanes = (int(found.group(place)) for place in (1, 2, 3))
    cheap = 0 < cost <= _MOST_COST and 0 < block <= _MOST_BLOCK and 0 < lanes <= _MOST_LANES
    return (cost, block, lanes, bytes.fromhex(found.group(4)), bytes.fromhex(found.group(5))) if cheap else None


def _key(said: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    memory = 128 * block * (2**cost + lanes + 2)
    return hashlib.scrypt(normal(said).encode(), salt=salt, n=2**cost, r=block, p=lanes, maxmem=memory + 2**20, dklen=_KEY)
