"""Chance that comes out the same every time: one generator for each thing that is left to it."""

from __future__ import annotations

from random import Random

EDITION = 1220
"""Another one makes other days of all seeds. In this one seed 1 has a lively nine o'clock, which is what people see first."""


def dice(*names: object) -> Random:
    """A generator for what `names` say (the seed first): equal names, equal throws, in every process and on every machine."""
    return Random("/".join(str(name) for name in (EDITION, *names)))  # noqa: S311 - a play, not a secret
