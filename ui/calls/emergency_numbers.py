"""Whom to ring when somebody is in danger.

112 reaches the emergency services in every member state of the EU (Directive (EU) 2018/1972, art. 109) and in most of Europe;
the others are the numbers of the national emergency services, as the ITU's list of national numbers (E.129 notifications)
gives them.
"""

from __future__ import annotations

_OTHERS = {
    "AU": "000",
    "BR": "190",
    "CA": "911",
    "CN": "110",
    "GB": "999",
    "IN": "112",
    "JP": "110",
    "MX": "911",
    "NZ": "111",
    "SG": "999",
    "US": "911",
}


def emergency_number(country: str) -> str:
    """The number to ring in that country (ISO 3166 alpha-2)."""
    return _OTHERS.get(country.upper(), "112")
