"""Assistants' phones at home, across networks of others: SIP over TLS, and sound that nobody on the way can hear (SRTP with AES
and HMAC, RFC 3711), whose keys are agreed inside that TLS (SDES, RFC 4568).

Such a phone has no call in the clear: one that offers it is refused (488), and one that came by UDP is not rung.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

PORT: Final = 5061
CERTIFICATE, KEY = "phones.crt", "phones.key"
"""Beside Asterisk's configuration. The certificate (its chain after it) is for `Home.host`."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where phones at home reach the phone system: a name or an address from outside. Its router passes `port` (TCP) and the
    ports for sound (UDP) on, and nothing else."""

    host: str
    port: int = PORT


ENDPOINT: Final[Mapping[str, str]] = {"transport": "tls", "media_encryption": "sdes", "media_encryption_optimistic": "no"}
"""In place of what other phones have."""


def transport(home: Home, address: str, folder: str) -> dict[str, object]:
    """The values of the transport `tls`, on the interface `address`. Who comes this way is outside, and is told `host`."""
    return {
        "type": "transport",
        "protocol": "tls",
        "bind": f"{address}:{home.port}",
        "cert_file": f"{folder}/{CERTIFICATE}",
        "priv_key_file": f"{folder}/{KEY}",
        "method": "tlsv1_2",
        "external_signaling_address": home.host,
        "external_signaling_port": home.port,
        "external_media_address": home.host,
    }
