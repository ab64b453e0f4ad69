"""What Asterisk holds of ours, read from its channels and bridges. Pure."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from typing import Any

from receptionist.telephony.asterisk import dialplan, headers
from receptionist.telephony.port import Arrived, FoundLeg, LegId, LegState

LONGEST_MARK = 2000
"""Characters of a mark that are kept."""

_OWN = ("dialled", "record", "records")
"""Arguments of the application for channels that we made ourselves."""

Channel = Mapping[str, Any]

_PLAIN = re.compile(r"(?!x-)[A-Za-z0-9._-]{1,120}")


def channel_of(leg: LegId) -> str:
    """The channel's id for a leg: the leg's own name, or, where that would not survive a URL, `x-` and its base64."""
    if _PLAIN.fullmatch(leg):
        return leg
    return "x-" + base64.urlsafe_b64encode(leg.encode()).decode().rstrip("=")


def leg_of(channel: str) -> LegId:
    """The leg that a channel's id stands for."""
    if not channel.startswith("x-"):
        return LegId(channel)
    coded = channel.removeprefix("x-")
    return LegId(base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode(errors="replace"))


def _arguments(channel: Channel) -> list[str]:
    return str(channel.get("dialplan", {}).get("app_data", "")).split(",")


def is_ours(channel: Channel, application: str) -> bool:
    """Whether the channel is a leg in our application."""
    inside = channel.get("dialplan", {}).get("app_name") == "Stasis"
    name, *arguments = _arguments(channel)
    return inside and name == application and not ({"record", "records"} & set(arguments))


def has_arrived(channel: Channel) -> bool:
    """Whether it came from outside; else it is one that we dialled."""
    return not (set(_OWN) & set(_arguments(channel)[1:])) and not str(channel["name"]).startswith("Local/")


def device_of(channel: Channel) -> str:
    """The phone or trunk that it leads to, as device states name it: `PJSIP/101`."""
    return str(channel["name"]).rpartition("-")[0]


def _variables(channel: Channel) -> dict[str, str]:
    return {name: str(value) for name, value in (channel.get("channelvars") or {}).items()}


def arrival(channel: Channel) -> Arrived:
    """The arriving call that a channel is."""
    variables = _variables(channel)
    caller = channel.get("caller", {})
    who = headers.presented(variables, str(caller.get("number", "")), str(caller.get("name", "")))
    asked = str(channel.get("dialplan", {}).get("exten", ""))
    trunk = variables.get(dialplan.TRUNK) or None
    return Arrived(leg_of(channel["id"]), headers.dialled(variables, asked), who, trunk)


def legs(channels: Iterable[Channel], bridges: Iterable[Mapping[str, Any]], application: str) -> tuple[FoundLeg, ...]:
    """Our legs, oldest first, and who is connected with whom."""
    ours = {leg_of(c["id"]): c for c in channels if is_ours(c, application)}
    talks = [{leg_of(name) for name in bridge["channels"]} & ours.keys() for bridge in bridges]
    found = []
    for leg, channel in sorted(ours.items(), key=lambda item: str(item[1].get("creationtime", ""))):
        mark = _variables(channel).get(dialplan.MARK, "")
        state = LegState.UP if channel["state"] == "Up" else LegState.RINGING
        others = frozenset().union(*(talk for talk in talks if leg in talk)) - {leg}
        arrived = arrival(channel) if not mark and has_arrived(channel) else None
        found.append(FoundLeg(leg, state, mark, others, arrived))
    return tuple(found)


def never_dialled(channels: Iterable[Channel], application: str) -> frozenset[LegId]:
    """Legs of ours that were made and never rung: whoever made them did not live to hear that they were there."""
    down = (channel for channel in channels if channel["state"] == "Down" and is_ours(channel, application))
    return frozenset(leg_of(channel["id"]) for channel in down if not has_arrived(channel))


def in_fallback(channels: Iterable[Channel]) -> list[str]:
    """Callers whom the fallback is handling at this moment, by channel."""
    return [c["id"] for c in channels if c.get("dialplan", {}).get("context") == dialplan.FALLBACK]
