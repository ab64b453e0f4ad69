"""Text from outside, made fit for a screen. Whoever rings chooses what stands in a display name."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from functools import lru_cache
from html import escape

SHOWN = 120
"""Characters of a foreign text that any row can hold: more only costs time in measuring it."""


@lru_cache(maxsize=4096)
def plain(text: str | None, most: int = SHOWN) -> str:
    """`text` in one line without control, format and direction characters, cut with an ellipsis."""
    if not text:
        return ""
    kept = text[: most * 4]
    if not kept.isprintable():
        kept = "".join(" " if c.isspace() else c for c in kept if c.isspace() or unicodedata.category(c)[0] != "C")
    line = " ".join(kept.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def tip(text: str) -> str:
    """`text` for a tooltip. Qt takes a tooltip that looks like HTML for HTML; this one is what it says."""
    lines = "<br>".join(escape(line) for line in text.splitlines())
    return f"<span>{lines}</span>"


def elapsed(since: datetime, now: datetime) -> str:
    """How long ago, as `0:07` or `1:02:30`."""
    seconds = max(0, int((now - since).total_seconds()))
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
