"""The simulated town around the demo office: its lines are rung, by people who speak its clients' languages."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from receptionist.clients.demo import demo_lines
from receptionist.clock import Clock
from receptionist.resources import resource
from receptionist.telephony.port import LegId, PhoneSystem
from receptionist.telephony.simulator.day import Caller, Day, Phrases, RungLine
from receptionist.telephony.simulator.town import Mouth, Town

STATION = "desk"
"""The station of the demo office's only workstation."""

LANGUAGES = ("it", "en", "de", "fr", "es")
SENTENCES = ("person", "matter", "information", "sales", "wrong", "again")


def demo_day(seed: int) -> Day:
    """The day of `seed` on the demo office's lines."""
    lines = [RungLine(line.number, line.client, line.language, line.weight, line.matters, line.people) for line in demo_lines()]
    return Day(seed, lines, read_phrases())


def demo_town(clock: Clock, seed: int, stations: Iterable[str] = (STATION,), mouth: Mouth | None = None) -> Town:
    """The town of `seed` on `clock`; `town.exchange` is its phone system, `town.start()` lets the day begin."""
    return Town(clock, seed, demo_day(seed), stations, mouth=mouth)


def demo_phone(
    seed: int, *, mouth: Mouth | None = None, made: Callable[[Town], None] = lambda town: None
) -> Callable[[asyncio.AbstractEventLoop, Clock], PhoneSystem]:
    """For a `Hub`: the phone system of the demo, whose day begins as soon as the hub runs. `made` gets the town, on the hub's
    thread, where alone it may be asked anything."""

    def make(loop: asyncio.AbstractEventLoop, clock: Clock) -> PhoneSystem:
        town = demo_town(clock, seed, mouth=mouth)
        clock.after(0, town.start)
        made(town)
        return town.exchange

    return make


class Mouths:
    """Several at once: a voice, and a caption on the screen."""

    def __init__(self, *mouths: Mouth) -> None:
        self._mouths = mouths

    def speaks(self, leg: LegId, caller: Caller) -> None:
        """Each says it in its own way."""
        for mouth in self._mouths:
            mouth.speaks(leg, caller)

    def falls_silent(self, leg: LegId) -> None:
        """Each in its own way."""
        for mouth in self._mouths:
            mouth.falls_silent(leg)


def read_phrases() -> dict[str, Phrases]:
    """Names and sentences of those who ring, by language."""
    data = tomllib.loads(resource("demo", "callers.toml").read_text(encoding="utf-8"))
    return {language: _phrases(language, data) for language in LANGUAGES}


def _phrases(language: str, data: Mapping[str, Any]) -> Phrases:
    words = data[language]
    return Phrases(
        first=tuple(words["first"]),
        last=tuple(words["last"]),
        firms=tuple(words["firms"]),
        matters=tuple(words["matters"]),
        sentences={kind: tuple(words[kind]) for kind in SENTENCES},
        numbers=tuple(zip(data["numbers"][language], data["digits"][language], strict=True)),
    )
