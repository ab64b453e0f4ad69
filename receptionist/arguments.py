"""Values as they are typed behind a verb or an option. What cannot be meant is wrong usage, told by argparse in our words."""

from __future__ import annotations

import re
import shutil
import sys
from argparse import ArgumentTypeError
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from receptionist.words import _, say

DAY = 24 * 60
"""Minutes."""
EARLIEST, LATEST = 1900, 2900
"""Years of a time that can have been meant."""


def text(typed: str) -> str:
    """Any words. Bytes that are none (PEP 383) can be a file's name only: nothing else could keep or show them."""
    if any("\ud800" <= sign <= "\udfff" for sign in typed):
        raise ArgumentTypeError(say("text.control"))
    return typed


def program() -> list[str]:
    """How this program is called from anywhere on this machine: by its name where the shell finds it, else by its path."""
    if shutil.which("receptionist"):
        return ["receptionist"]
    beside = Path(sys.executable).with_name("receptionist")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "receptionist"]


def code(typed: str) -> str:
    """A client's code. An empty one, as from a variable that is not set, names nobody."""
    if not typed.strip():
        raise ArgumentTypeError(_("the code is empty"))
    return text(typed)


def named_file(text: str) -> Path:
    """A path. An empty one, as from a variable that is not set, would mean the folder one stands in."""
    return Path(place(text)).expanduser()


def place(text: str) -> str:
    """Where an office is, or shall be: a path or a URL."""
    if not text.strip():
        raise ArgumentTypeError(_("the path is empty"))
    if "\0" in text:
        raise ArgumentTypeError(say("text.control"))
    return text


def whole_number(text: str) -> int:
    """An integer that the office's settings can hold."""
    try:
        number = int(text)
    except ValueError:
        raise ArgumentTypeError(_("“{text}” is no whole number").format(text=text[:40])) from None
    if abs(number) >= 2**63:
        raise ArgumentTypeError(_("“{text}” is too large").format(text=text[:40]))
    return number


def seconds(text: str) -> float:
    """A number of seconds."""
    try:
        return float(text)
    except ValueError:
        raise ArgumentTypeError(say("seconds.unreadable", {"text": text[:40]})) from None


def minutes(text: str) -> int:
    """A whole number of minutes, from one to a day's."""
    number = whole_number(text)
    if not 1 <= number <= DAY:
        raise ArgumentTypeError(_("choose between 1 and {most} minutes").format(most=DAY))
    return number


_DAY_FIRST = re.compile(r"^([0-9]{2})[/.]([0-9]{2})[/.]([0-9]{4})(?=$|\s)")


def moment(text: str) -> datetime:
    """An ISO 8601 time, with or without an offset, or one as the screen writes it (30/11/2026 13:30); see `in_zone`."""
    try:
        read = datetime.fromisoformat(_DAY_FIRST.sub(r"\3-\2-\1", text, count=1))
    except ValueError:
        raise ArgumentTypeError(say("time.unreadable", {"text": text[:40]})) from None
    if not EARLIEST <= read.year <= LATEST:
        raise ArgumentTypeError(say("time.unreadable", {"text": text[:40]}))
    return read


def in_zone(read: datetime, zone: ZoneInfo) -> tuple[datetime, str | None]:
    """The moment that was meant; one without an offset is on the clock of `zone`. With it goes what is to be told of an hour
    that this clock skips or shows twice: of two the first counts, as in RFC 5545 (3.3.5)."""
    if read.tzinfo is not None:
        return read, None
    aware = read.replace(tzinfo=zone, fold=0)
    real = aware.astimezone(UTC).astimezone(zone)
    if real.replace(tzinfo=None) != read.replace(fold=0):
        skipped = _("The clocks in {zone} skip {time}: {real} was taken.")
        return real, skipped.format(zone=zone.key, time=read.isoformat(), real=real.isoformat())
    if aware.utcoffset() != aware.replace(fold=1).utcoffset():
        twice = _("The clocks in {zone} show {time} twice: the first, {real}, was taken.")
        return real, twice.format(zone=zone.key, time=read.isoformat(), real=real.isoformat())
    return aware, None
