"""Chance that comes out the same every time: one generator for each thing that is left to it."""

from __future__ import annotations

from random import Random


def dice(*names: object) -> Random:
    """A generator for what `names` say (the seed first): equal names, equal throws, in every process and on every machine."""
    return Random("/".join(str(name) for name in names))  # noqa: S311 - a play, not a secret
