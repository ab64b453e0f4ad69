"""Blanks: what a template leaves to be filled in, as in ‹number for emergencies›. They stand between ‹ and ›, signs that no
keyboard types by accident, in greetings, instructions and what may be said. Pure."""

from __future__ import annotations

import re

from receptionist.clients.profile import Profile

_BLANK = re.compile(r"‹([^‹›]*)›")


def blank(name: str) -> str:
    """How it stands in a text until somebody fills it in."""
    return f"‹{name}›"


def blanks_in(text: str) -> tuple[str, ...]:
    """What is still to be filled in, in order."""
    return tuple(found[1].strip() for found in _BLANK.finditer(text))


def written_first(text: str) -> str:
    """The first one with its signs, as it stands there; empty: there is none."""
    found = _BLANK.search(text)
    return found[0] if found is not None else ""


def first_blank(profile: Profile) -> str | None:
    """The place, in the profile, of the first text with a blank; None: everything is filled in."""
    texts = (
        *((f"greetings[{n}].text", one.text) for n, one in enumerate(profile.greetings)),
        *((f"instructions[{n}].text", one.text) for n, one in enumerate(profile.instructions)),
        *((f"facts[{n}].text", one.text) for n, one in enumerate(profile.facts)),
    )
    return next((place for place, text in texts if blanks_in(text)), None)
