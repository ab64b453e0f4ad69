"""What assistants write, as the desk takes it in: one way for all commands, so that boards, journal and either database hold
the same. Without control characters (PostgreSQL keeps no NUL), halves of characters, and marks that turn the direction of what
stands beside them on a board; of a bounded length. Pure."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from receptionist.calls.commands import AnyCommand, Chat, KeepAsEvidence, KeepNotes

LONGEST: Final = 200
"""Characters of a field that stands in one line."""
SEVERAL_LINES: Final[dict[type, dict[str, int]]] = {
    KeepNotes: {"text": 20_000},
    KeepAsEvidence: {"note": 2_000},
    Chat: {"text": 2_000},
}
"""Fields with lines of their own, and their longest."""

_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("\r\n|[\r\n\t\u2028\u2029]")


def cleaned(command: AnyCommand) -> AnyCommand:
    """The same command, fit to be kept."""
    changed: AnyCommand = _cleaned(command)
    return changed


def _cleaned(part: Any, longest: int | None = None) -> Any:
    if type(part) is str:
        return one_line(part) if longest is None else _NEVER.sub("", part.replace("\r\n", "\n"))[:longest].replace("\r", "\n")
    if isinstance(part, tuple):
        return tuple(_cleaned(each) for each in part)
    if isinstance(part, msgspec.Struct):
        several = SEVERAL_LINES.get(type(part), {})
        before = {name: getattr(part, name) for name in part.__struct_fields__}
        after = {name: _cleaned(value, several.get(name)) for name, value in before.items()}
        return part if after == before else msgspec.structs.replace(part, **after)
    return part


def one_line(text: str) -> str:
    """Fit for a line of a board, at most `LONGEST` characters."""
    return _NEVER.sub("", _BREAKS.sub(" ", text))[:LONGEST]
