"""Whom to ring when somebody is in danger.

Which numbers reach the emergency services of a country is taken from the short numbers of `phonenumbers` (libphonenumber, from
the ITU's list of national numbers). They do not say which of them is for what: where one number reaches all services it
comes first, and where police and ambulance have their own, those stand in the table below.
"""

from __future__ import annotations

from functools import cache

import phonenumbers

MEDICAL = "medical"
GSM = "112"
"""Every mobile phone takes it for an emergency, wherever it is (3GPP TS 22.101, 10.1.1)."""

_FOR_ALL = ("112", "911", "999")
_ORDINARY: dict[str, str] = {
    "AU": "000",
    "BN": "993",
    "CC": "000",
    "CI": "111",
    "CM": "117",
    "CO": "123",
    "CR": "911",
    "CX": "000",
    "CW": "911",
    "BQ": "911",
    "DO": "911",
    "EC": "911",
    "FJ": "911",
    "GA": "1730",
    "GB": "999",
    "GG": "999",
    "HK": "999",
    "IM": "999",
    "JE": "999",
    "JO": "911",
    "KE": "999",
    "LR": "911",
    "MX": "911",
    "MY": "999",
    "NA": "10111",
    "NZ": "111",
    "OM": "9999",
    "PH": "911",
    "VE": "911",
    "ZW": "999",
}
"""One number for all, where it is another than the rule's, or where 112 is for mobile phones only."""

_POLICE_AND_AMBULANCE: dict[str, tuple[str, str]] = {
    "AE": ("999", "998"),
    "AF": ("119", "102"),
    "AM": ("102", "103"),
    "AO": ("113", "112"),
    "AR": ("911", "107"),
    "AZ": ("102", "103"),
    "BA": ("122", "124"),
    "BB": ("211", "511"),
    "BI": ("117", "112"),
    "BJ": ("117", "112"),
    "BO": ("110", "118"),
    "BR": ("190", "192"),
    "BT": ("113", "112"),
    "BW": ("999", "997"),
    "BY": ("102", "103"),
    "CL": ("133", "131"),
    "CN": ("110", "120"),
    "CU": ("106", "104"),
    "CV": ("132", "130"),
    "DZ": ("17", "14"),
    "EG": ("122", "123"),
    "EH": ("19", "15"),
    "GH": ("191", "193"),
    "GM": ("117", "116"),
    "IL": ("100", "101"),
    "IQ": ("104", "122"),
    "IR": ("110", "115"),
    "JM": ("119", "110"),
    "JP": ("110", "119"),
    "KG": ("102", "103"),
    "KH": ("117", "119"),
    "KR": ("112", "119"),
    "LA": ("191", "195"),
    "LK": ("119", "110"),
    "MA": ("19", "15"),
    "MN": ("102", "103"),
    "MU": ("999", "114"),
    "MV": ("119", "102"),
    "MW": ("997", "998"),
    "MZ": ("119", "117"),
    "NI": ("118", "128"),
    "NP": ("100", "102"),
    "NR": ("110", "111"),
    "PK": ("15", "1122"),
    "PS": ("100", "101"),
    "SA": ("999", "997"),
    "SG": ("999", "995"),
    "SM": ("113", "118"),
    "SY": ("112", "110"),
    "TH": ("191", "1669"),
    "TJ": ("102", "103"),
    "TM": ("02", "03"),
    "TN": ("197", "190"),
    "TW": ("110", "119"),
    "UZ": ("02", "03"),
    "VN": ("113", "115"),
    "YE": ("199", "191"),
    "ZA": ("10111", "10177"),
    "ZM": ("999", "991"),
    **dict.fromkeys(("GF", "GP", "MF", "ML", "MQ", "NC", "NE", "PF", "PM", "RE", "WF"), ("17", "15")),
}


def emergency_number(country: str, kind: str = "") -> str:
    """The number to ring in that country (ISO 3166 alpha-2) for this kind of emergency (`threat`, `medical`)."""
    code = country.upper()
    if code in _POLICE_AND_AMBULANCE:
        police, ambulance = _POLICE_AND_AMBULANCE[code]
        return _valid(ambulance if kind == MEDICAL else police, code)
    if code in _ORDINARY:
        return _valid(_ORDINARY[code], code)
    order = ("911", *_FOR_ALL) if phonenumbers.country_code_for_region(code) == 1 else _FOR_ALL
    known = emergency_numbers(code)
    return next((number for number in order if number in known), next(iter(known), GSM))


@cache
def emergency_numbers(country: str) -> tuple[str, ...]:
    """All numbers of at most three digits that reach an emergency service there, and those of the table above."""
    code = country.upper()
    short = (f"{number:0{digits}}" for digits in (3, 2) for number in range(10**digits))
    found = [number for number in short if phonenumbers.is_emergency_number(number, code)]
    own = [number for number in _POLICE_AND_AMBULANCE.get(code, ()) if phonenumbers.is_emergency_number(number, code)]
    return tuple(dict.fromkeys([*found, *own]))


def _valid(number: str, country: str) -> str:
    """The table is believed as long as the library knows the number, too; else its own first one."""
    if phonenumbers.is_emergency_number(number, country):
        return number
    return next(iter(emergency_numbers(country)), GSM)
