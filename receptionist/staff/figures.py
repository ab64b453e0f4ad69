"""Whether what a single assistant does is shown to others by name: a setting of the office, off at first.

Where work can be watched from afar by technical means, the law asks for grounds: in Italy an agreement with the unions'
representatives in the firm, else the labour inspectorate's permission, and that assistants were told (L. 300/1970, art. 4; GDPR
art. 5(1)(c) and 13).
How many are free, and whose a call was, everybody may know.
"""

from __future__ import annotations

from enum import StrEnum

from receptionist.staff.service import Assistant

SETTING = "figures.by_name"


class ByName(StrEnum):
    """Of whom states and figures are shown by name: of nobody, of whoever is in one's teams, of everybody."""

    OFF = "off"
    TEAM = "team"
    NAMED = "named"


def shown_by_name(setting: str, me: Assistant | None, other: Assistant | None) -> bool:
    """Whether `me` is shown by name what `other` does; each their own always."""
    if me is not None and other is not None and me.login == other.login:
        return True
    if setting == ByName.TEAM:
        return me is not None and other is not None and not set(me.teams).isdisjoint(other.teams)
    return setting == ByName.NAMED
