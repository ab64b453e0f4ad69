"""What an administrator has typed over people and not saved, as texts that outlive the program."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import msgspec

from receptionist.staff.service import Assistant

log = logging.getLogger(__name__)


def written(typed: Mapping[str, Assistant]) -> dict[str, str]:
    """Each as a text, by login; without one: somebody new."""
    return {login: msgspec.json.encode(one).decode() for login, one in typed.items()}


def read(texts: Mapping[str, str]) -> dict[str, Assistant]:
    """What was `written`; what another version wrote and makes no sense here is left out."""
    found: dict[str, Assistant] = {}
    for login, text in texts.items():
        try:
            found[login] = msgspec.json.decode(text, type=Assistant)
        except msgspec.MsgspecError:
            log.warning("what was typed over somebody cannot be read any more")
    return found
