"""What every phone system must keep: the stories, told once for all, and which verb of the port each of them proves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from receptionist.telephony.port import PhoneSystem

Story = TypeVar("Story", bound=Callable[..., object])

VERBS = frozenset(name for name, what in vars(PhoneSystem).items() if not name.startswith("_") and callable(what))
"""Everything public that a phone system can do."""


def proves(*verbs: str) -> Callable[[Story], Story]:
    """Mark a story as the proof of these verbs of the port."""
    unknown = set(verbs) - VERBS
    if unknown:
        raise ValueError(f"the port has no {', '.join(sorted(unknown))}")

    def mark(story: Story) -> Story:
        story.proves = frozenset(verbs)  # type: ignore[attr-defined]
        return story

    return mark
