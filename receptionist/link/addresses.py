"""Where consoles find the hubs: `HOST:PORT`, as people write it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from receptionist.errors import Invalid

_BETWEEN = re.compile(r"[,;\s]+")


def hub_addresses(text: str) -> list[str]:
    """All that stand in `text`, each once, in their order. Raises `Invalid` `hub.none_known` where none does, and
    `hub.address_form` for what is no address."""
    found = [part for part in _BETWEEN.split(text.strip()) if part]
    if not found:
        raise Invalid("hub.none_known", field="hubs")
    return list(dict.fromkeys(_checked(part) for part in found))


def _checked(address: str) -> str:
    try:
        parts = urlsplit(f"//{address}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or not port or parts.netloc != address or "@" in address:
        raise Invalid("hub.address_form", field="hubs", address=address)
    return address


def host_of(address: str) -> str:
    """Of one of `hub_addresses`: its name, or its address without brackets."""
    return urlsplit(f"//{address}").hostname or ""
