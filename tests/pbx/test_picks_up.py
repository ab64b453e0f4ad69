"""The assistant's phone is asked to pick up by itself, in both forms that phones know; a phone that only rings is not."""

from __future__ import annotations

import re

from receptionist.telephony.port import LegId, Ringing, Shown, Station
from tests.pbx.lab import AsteriskLab
from tests.telephony.test_contract import answered_station

ASKED = {"Call-Info": r"<sip:[^>]+>;\s*answer-after=0", "Alert-Info": r"<http://[^>]+>;\s*info=alert-autoanswer;\s*delay=0"}


def invited(lab: AsteriskLab, station: str) -> dict[str, list[str]]:
    """What stands in the headers of the INVITE that the phone has got."""
    invite = lab.parties.state(station)["headers"]
    assert invite.startswith("INVITE ")
    return {name: re.findall(rf"^{name}:\s*(.*?)\s*$", invite, re.MULTILINE | re.IGNORECASE) for name in ASKED}


def test_the_invite_to_the_assistants_phone_asks_it_to_pick_up(asterisk_lab: AsteriskLab) -> None:
    asterisk_lab.start()
    answered_station(asterisk_lab)
    for name, values in invited(asterisk_lab, "anna").items():
        assert [bool(re.fullmatch(ASKED[name], value)) for value in values] == [True], (name, values)


def test_a_phone_that_shall_only_ring_is_not_asked(asterisk_lab: AsteriskLab) -> None:
    asterisk_lab.start()
    asterisk_lab.phone.dial(LegId("rings"), Station("bruno"), Shown("Rossi"), seconds=10)
    asterisk_lab.wait(Ringing, LegId("rings"))
    assert invited(asterisk_lab, "bruno") == {"Call-Info": [], "Alert-Info": []}
