"""Callers as carriers really send them: the dialled number anywhere, names of all kinds, headers of any length."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from receptionist.telephony.port import Arrived
from tests.pbx import odd, sipp
from tests.pbx.lab import AsteriskLab

PILOT = "+390299900100"
"""The common number of the trunk, which the request names."""


def arrives(lab: AsteriskLab, request: str = PILOT, **values: object) -> Arrived:
    """What the desk is told of an odd call."""
    lab.start()
    where = ("127.0.0.1", lab.pbx.asterisk.answers.sip_port)
    with odd.call(where, request, **values):  # type: ignore[arg-type]
        return lab.wait(Arrived)


@pytest.mark.parametrize("number", ["+390299900101", "00390299900101", "0299900101"])
@pytest.mark.parametrize(
    ("source", "header"),
    [
        ("Diversion", "Diversion: <sip:{0}@carrier>;reason=unconditional;privacy=off"),
        ("History-Info", "History-Info: <sip:{0}@carrier>;index=1, <sip:+390299900100@carrier>;index=1.1"),
        ("P-Called-Party-ID", "P-Called-Party-ID: <sip:{0}@carrier;user=phone>"),
    ],
)
def test_the_dialled_number_is_found_in_each_header(asterisk_lab: AsteriskLab, number: str, source: str, header: str) -> None:
    arrived = arrives(asterisk_lab, headers=[header.format(number)])
    assert any(place.source == source and number in place.value for place in arrived.dialled)


@pytest.mark.parametrize("number", ["+390299900101", "00390299900101", "0299900101"])
def test_the_dialled_number_is_found_in_request_and_to(asterisk_lab: AsteriskLab, tmp_path: Path, number: str) -> None:
    arrived = arrives(asterisk_lab, number, to=f'"Studio Rossi" <sip:{number}@carrier>')
    assert [place.source for place in arrived.dialled] == ["To", "request"]
    assert all(number in place.value for place in arrived.dialled)


def test_a_forwarded_number_is_believed_before_the_common_one_of_the_trunk(asterisk_lab: AsteriskLab) -> None:
    headers = [
        "Diversion: <sip:+390299900101@carrier>;reason=unconditional",
        "Diversion: <sip:+390299900199@carrier>;reason=no-answer",
        "P-Called-Party-ID: <sip:+390299900102@carrier>",
    ]
    arrived = arrives(asterisk_lab, headers=headers)
    assert [place.source for place in arrived.dialled] == ["Diversion", "Diversion", "P-Called-Party-ID", "To", "request"]
    assert "+390299900101" in arrived.dialled[0].value


def test_an_asserted_number_goes_before_the_one_in_from(asterisk_lab: AsteriskLab) -> None:
    headers = ['P-Asserted-Identity: "Mario Nèri" <sip:+390299900011@carrier>, <tel:+390299900011>']
    caller = arrives(asterisk_lab, sender='"x" <sip:12@pbx.example>', headers=headers).caller
    assert (caller.number, caller.name, caller.asserted) == ("+390299900011", "Mario Nèri", True)


@pytest.mark.parametrize(
    ("sender", "headers"),
    [
        ('"Anonymous" <sip:anonymous@anonymous.invalid>', []),
        ('"Anonymous" <sip:anonymous@carrier>', ["P-Asserted-Identity: <sip:+390299900011@carrier>"]),
        ("<sip:+390299900011@carrier>", ["Privacy: id", 'P-Asserted-Identity: "Neri" <sip:+390299900011@carrier>']),
        ("<sip:restricted@carrier>", []),
    ],
)
def test_who_withholds_the_number_is_shown_without_it(asterisk_lab: AsteriskLab, sender: str, headers: Sequence[str]) -> None:
    caller = arrives(asterisk_lab, sender=sender, headers=headers).caller
    assert (caller.number, caller.name, caller.withheld, caller.asserted) == (None, None, True, False)


@pytest.mark.parametrize("name", ["x" * 2000, "è" * 2000, "<b>Neri</b>&lt;" * 20, "王小明" * 100])
def test_a_name_of_any_length_and_kind_does_no_harm(asterisk_lab: AsteriskLab, name: str) -> None:
    caller = arrives(asterisk_lab, sender=f'"{name}" <sip:+390299900011@carrier>').caller
    assert caller.number == "+390299900011"
    assert caller.name is not None
    assert len(caller.name) <= 200
    assert name.startswith(caller.name)


def test_control_characters_in_a_name_are_gone(asterisk_lab: AsteriskLab) -> None:
    name = "Ne\x07ri\x1b[31m \u202eoiraM\u0085\t\u2028x"
    caller = arrives(asterisk_lab, sender=f'"{name}" <sip:+390299900011@carrier>').caller
    assert caller.name == "Neri[31m oiraM x"


@pytest.mark.parametrize(
    "request_", ["", "s", "h", "e", "T", "1", "*123", "#12", "_x5", ".", "-", "%C3%A8,b(c", "%E9", "x" * 200]
)
def test_whatever_the_request_asks_for_the_call_is_told_with_its_headers(asterisk_lab: AsteriskLab, request_: str) -> None:
    headers = ["Privacy: id", 'P-Asserted-Identity: "Neri" <sip:+390299900011@carrier>']
    arrived = arrives(asterisk_lab, request_, to="<sip:+390299900101@carrier>", headers=headers)
    assert "+390299900101" in arrived.dialled[0].value
    assert arrived.caller.withheld and arrived.caller.number is None
    assert arrived.trunk == "trunk"


@pytest.mark.parametrize("shown", ["Caf\udce9", "Caf\udcc3", "Mario :)", "Rossi (Milano) )(", "x" * 3000, "\udce9" * 600])
@pytest.mark.parametrize(
    ("source", "header"),
    [
        ("Diversion", 'Diversion: "{0}" <sip:+390299900101@carrier>;reason=unconditional'),
        ("P-Called-Party-ID", 'P-Called-Party-ID: "{0}" <sip:+390299900101@carrier>'),
        ("History-Info", 'History-Info: "{0}" <sip:+390299900101@carrier>;index=1'),
    ],
)
def test_no_name_costs_the_dialled_number(asterisk_lab: AsteriskLab, source: str, header: str, shown: str) -> None:
    arrived = arrives(asterisk_lab, headers=[header.format(shown)])
    assert [place.source for place in arrived.dialled] == [source, "To", "request"]
    assert "+390299900101" in arrived.dialled[0].value


@pytest.mark.parametrize(
    ("shown", "name"),
    [("Ren\udce9 M\udcfcller", "René Müller"), ("Nèri Caf\udce9", "Nèri Café"), ("Rossi (Milano) :)", "Rossi (Milano) :)")],
)
@pytest.mark.parametrize("asserted", [False, True])
def test_a_name_in_another_encoding_is_read(asterisk_lab: AsteriskLab, shown: str, name: str, asserted: bool) -> None:
    who = f'"{shown}" <sip:+390299900011@carrier>'
    headers = [f"P-Asserted-Identity: {who}"] if asserted else []
    caller = arrives(asterisk_lab, sender="<sip:12@carrier>" if asserted else who, headers=headers).caller
    assert (caller.number, caller.name, caller.asserted) == ("+390299900011", name, asserted)


def test_a_header_cannot_become_dialplan(asterisk_lab: AsteriskLab) -> None:
    sender = r'"${EXTEN}$[1+1],Hangup()|\"];${SHELL(id)}" <sip:+390299900011@carrier>'
    caller = arrives(asterisk_lab, sender=sender, headers=["Diversion: <sip:$[1/0]@c>"]).caller
    assert caller.name == '${EXTEN}$[1+1],Hangup()|"];${SHELL(id)}'


def test_many_callers_a_second_are_all_told(asterisk_lab: AsteriskLab, tmp_path: Path) -> None:
    lab = asterisk_lab
    lab.start()
    where = ("127.0.0.1", lab.pbx.asterisk.answers.sip_port)
    with sipp.calls(tmp_path, where, "+390299900101", count=30, rate=15):
        legs = {lab.wait(Arrived).leg for _ in range(30)}
        for leg in legs:
            lab.phone.let_ring(leg)
    assert len(legs) == 30
