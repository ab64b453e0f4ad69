"""From what answers today to the first call, through the window: a carrier's line alone, and an Asterisk that is there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.clients.profile import Line, Profile
from receptionist.opening import open_office
from receptionist.staff.rights import Role
from receptionist.telephony.asterisk.writer import known_passwords
from tests.office.test_ring_now import decided, listens
from tests.office.workstation import ALWAYS, Workstation
from tests.pbx.asterisk import prepare
from tests.pbx.lab import Pbx
from tests.pbx.neighbour import QUEUE, fingerprints, follow, neighbour
from tests.telephony.lab import LINE
from ui.settings.phones import Phones
from ui.staff.first_start import FirstStart


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[str], tuple[Workstation, Phones]]]:
    """Sets an office up at the first start, with what answers its numbers today; returns what is then on the screen."""
    workstation = Workstation(qapp)
    where = tmp_path / "office.sqlite"

    def begin(answered_by: str) -> tuple[Workstation, Phones]:
        console = workstation.console
        console.begin(None)
        first: FirstStart = console.gate.first
        workstation.until(first.isVisible, "the first start is there")
        first.mine.button.click()
        first.name.setText("Uffici Centrali")
        first.place.setText(str(where))
        assert first.answered_by.value == "", "nothing is assumed"
        first.answered_by.choose(answered_by)
        first.create.click()
        workstation.until(lambda: console.gate.seat.isVisible(), "it asks who sits here")
        office = open_office(str(where))
        office.staff.add("Anna", Role.SUPERVISOR)
        profile = Profile(
            code="ROSSI", legal_name="Studio Legale Rossi", short_name="Studio Rossi", lines=(Line(number=LINE),), hours=ALWAYS
        )
        office.clients.save(profile, by="setup")
        office.close()
        console._remember(next(one for one in console.office.staff.list() if one.login == "anna"), "")
        workstation.until(lambda: console.session is not None, "the desk is open")
        session = console.session
        assert session is not None
        workstation.until(lambda: session.shell.shown == "settings", "it shows what there is to do")
        assert session.settings.phones.answered_by.value == answered_by
        return workstation, workstation.phones()

    yield begin
    workstation.close()


def write(workstation: Workstation, phones: Phones) -> dict[str, Any]:
    """Press the button; what `pbx write` would have printed."""
    told: list[dict[str, Any]] = []
    phones.write.written.connect(lambda outcome, _password: told.append(outcome))
    phones.write.write.click()
    workstation.until(lambda: told, "the files are written")
    assert phones.write.steps.text.toPlainText().startswith("1. ")
    return told[0]


def connect(workstation: Workstation, phones: Phones) -> None:
    """With what was written, and nothing typed besides; then sit down at a phone."""
    phones.use.click()
    workstation.until(lambda: workstation.board.phone.connected, "the phone system is there", seconds=40)
    session = workstation.console.session
    assert session is not None
    session.sit_at("anna")
    workstation.until(lambda: workstation.board.assistants["anna"].station == "anna", "she sits at her phone")


def answers_a_call(workstation: Workstation, phones: Phones, pbx: Pbx, dialled: str) -> None:
    """A number of ours is rung: it is shown how it was read, and answered, and the two hear each other."""
    listens(workstation, phones)
    pbx.parties.rings("neri", dialled)
    workstation.until(lambda: decided(phones), "what arrived is shown")
    assert decided(phones)[2:] == ["02 9990 0101", "Studio Rossi"]
    session = workstation.console.session
    assert session is not None
    session.shell.show_room("desk")
    workstation.desk.setFocus()
    workstation.until(lambda: workstation.rows(), "the row is on the desk")
    workstation.press("F2")
    workstation.until(lambda: pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")


def test_a_carriers_line_alone(desk: Callable[[str], tuple[Workstation, Phones]], session_folder: Path, tmp_path: Path) -> None:
    workstation, phones = desk("trunk")
    asterisk = prepare(session_folder / "alone", ("anna", "bruno"), [])
    here = asterisk.answers
    phones.stations.setText("anna, bruno")
    phones.write.carrier.setText(f"{here.trunk.host}:{here.trunk.port}")
    phones.write.folder.setText(str(tmp_path / "pbx"))
    write(workstation, phones)
    etc = Path(here.directories.etc)
    moved = {"0.0.0.0:5060": f"127.0.0.1:{here.sip_port}", "bindport = 8088": f"bindport = {here.ari_port}"}
    for name in ("extensions.conf", "pjsip.conf", "ari.conf", "http.conf"):
        text = (tmp_path / "pbx" / name).read_text()
        for before, after in moved.items():
            text = text.replace(before, after)
        (etc / name).write_text(text)
    asterisk.answers = replace(here, ari_password=phones.password.text())
    pbx = Pbx(session_folder / "alone", asterisk, plugged=())
    try:
        for station, secret in passwords(etc / "pjsip.conf").items():
            pbx.parties.plug(station, secret)
        phones.url.setText(asterisk.url)
        connect(workstation, phones)
        answers_a_call(workstation, phones, pbx, "0299900101")
    finally:
        pbx.close()


def passwords(file: Path) -> dict[str, str]:
    """What one would type into each phone."""
    known = known_passwords(file.parent)
    return {name: known[name] for name in ("anna", "bruno")}


def test_beside_an_asterisk_that_is_there(
    desk: Callable[[str], tuple[Workstation, Phones]], session_folder: Path, tmp_path: Path
) -> None:
    workstation, phones = desk("asterisk")
    there = neighbour(session_folder / "there", "asterisk")
    pbx = Pbx(session_folder / "there", there)
    try:
        before = fingerprints(there.etc)
        phones.trunk.setText("")
        phones.write.present.setText(str(there.etc))
        phones.write.folder.setText(str(tmp_path / "pbx"))
        phones.stations.setText("anna, dora")
        phones.write.write.click()
        workstation.until(lambda: "dora" in phones.stations_field.complaint, "what is not there is said beside its field")
        assert "bruno" in phones.stations_field.complaint and not (tmp_path / "pbx").exists()
        phones.stations.setText("anna, bruno")
        outcome = write(workstation, phones)
        assert phones.trunk.text() == "carrier" and fingerprints(there.etc) == before
        follow(there, outcome)
        connect(workstation, phones)
        answers_a_call(workstation, phones, pbx, "00390299900101")
        pbx.parties.rings("verdi", QUEUE)
        workstation.until(lambda: pbx.parties.state("bruno")["rung"], "their queue rings Bruno meanwhile")
        pbx.parties.picks_up("bruno")
        workstation.until(
            lambda: pbx.parties.hears("verdi", "bruno", "neri") == [{"bruno"}, {"verdi"}, {"anna"}], "both talk undisturbed"
        )
    finally:
        pbx.close()
        shutil.rmtree(session_folder / "there", ignore_errors=True)
