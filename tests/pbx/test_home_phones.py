"""An assistant's phone at home: SIP over TLS and SRTP between a real Asterisk and a real phone (PJSIP)."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from receptionist.serving.certificates import Authority
from receptionist.telephony.asterisk.configuration import Phone
from receptionist.telephony.asterisk.home import CERTIFICATE, KEY, Home
from receptionist.telephony.port import Answered, Ended, LegId, Shown, Station
from tests.pbx.asterisk import free_port, prepare
from tests.pbx.lab import SHOWN, AsteriskLab, Pbx
from tests.telephony.lab import LINE

SECRET = "secret-of-anna"
PHONES = (Phone("anna", SECRET, at_home=True), Phone("bruno", "secret-of-bruno"))


class OnlyThisTest(Pbx):
    """Nobody uses it afterwards."""

    def reset(self) -> None:
        """Not needed."""


@dataclass
class House:
    """An office whose Anna works at home."""

    pbx: Pbx
    home: Home
    authority: Path
    """What her phone believes."""

    def registers(self, *, encrypted: bool = True) -> None:
        """Her phone is switched on."""
        parties = self.pbx.parties
        parties.plug_at_home("anna", SECRET, self.home.port, self.authority, encrypted=encrypted)
        parties.until(lambda: parties.state("anna")["registered"], "anna registers", seconds=30)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.made(tmp_path_factory.mktemp("authority"), "Uffici Centrali")


@pytest.fixture
def house(office: Authority, session_folder: Path) -> Iterator[House]:
    home = Home("127.0.0.1", free_port())
    folder = session_folder / f"house-{home.port}"
    asterisk = prepare(folder, (), [(LINE, SHOWN)], phones=PHONES, home=home)
    signed, etc = office.server("phones", ["127.0.0.1"]), Path(asterisk.answers.directories.etc)
    shutil.copy(signed.certificate, etc / CERTIFICATE)  # as the instructions say
    shutil.copy(signed.key, etc / KEY)
    pbx = OnlyThisTest(folder, asterisk, ())
    yield House(pbx, home, office.certificate)
    pbx.close()


@pytest.fixture
def lab(house: House) -> Iterator[AsteriskLab]:
    lab = AsteriskLab(house.pbx)
    yield lab
    lab.close()


def ring_her(lab: AsteriskLab) -> tuple[LegId, LegId]:
    """A caller, and her phone that the desk rings."""
    lab.start()
    caller, leg = lab.caller_rings("neri").leg, LegId("station-anna")
    lab.phone.dial(leg, Station("anna"), Shown("Rossi"), seconds=30, auto_answer=True)
    return caller, leg


def test_she_is_rung_and_talks_encrypted_from_end_to_end_of_her_line(house: House, lab: AsteriskLab) -> None:
    house.registers()
    caller, leg = ring_her(lab)
    lab.wait(Answered, leg)
    lab.phone.connect(caller, leg)
    assert lab.hear("neri", "anna") == [{"anna"}, {"neri"}]
    invite = lab.parties.state("anna")["headers"]
    assert re.search(r"^Via: SIP/2\.0/TLS", invite, re.MULTILINE)
    assert re.search(r"^m=audio \d+ RTP/SAVP ", invite, re.MULTILINE) and "a=crypto:1 AES_CM_128_HMAC_SHA1_80" in invite
    assert "RTP/AVP" not in invite
    sound = lab.parties.sound_of("anna")
    assert "SRTP status: Active" in sound and "AES_CM_128_HMAC_SHA1_80" in sound
    secure = {
        what: lab.pbx.ari("GET", f"/channels/{leg}/variable?variable=CHANNEL({what})").json().get("value")
        for what in ("pjsip,secure", "rtp,secure,audio")
    }
    assert secure == {"pjsip,secure": "1", "rtp,secure,audio": "1"}
    assert "SRTP status: Not" in lab.parties.sound_of("neri"), "a carrier's line knows no encryption"


def test_a_phone_that_offers_its_sound_in_the_clear_has_no_call(house: House, lab: AsteriskLab) -> None:
    house.registers(encrypted=False)
    _caller, leg = ring_her(lab)
    assert lab.wait(Ended, leg)
    assert not lab.parties.state("anna")["charged"]
    lab.parties.dials("anna", "100", tls=house.home.port)
    lab.until(lambda: lab.parties.state("anna")["code"] == 488, "her own call is refused")


def test_who_comes_by_udp_is_not_rung_although_name_and_password_are_right(house: House, lab: AsteriskLab) -> None:
    lab.parties.plug("anna", SECRET, encrypted=True)
    _caller, leg = ring_her(lab)
    assert lab.wait(Ended, leg)
    assert not lab.parties.state("anna")["rung"]


def test_a_server_that_another_authority_speaks_for_is_told_no_password(house: House, tmp_path: Path) -> None:
    other = Authority.made(tmp_path / "other", "Uffici Centrali").certificate
    parties = house.pbx.parties
    parties.plug_at_home("anna", SECRET, house.home.port, other)
    parties.until(lambda: parties.state("anna")["refused"], "her phone goes no further")
    assert not parties.state("anna")["registered"]
