"""What a shared office has in Settings: where its hubs are, and how long a caller's own team has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from receptionist.errors import Invalid
from receptionist.link.addresses import hub_addresses
from receptionist.office import Office
from tests.offices import new_office
from tests.screen.accessible import nameless
from tests.waiting import eventually
from ui.background import Background
from ui.settings.shared_part import SharedPart
from ui.theme import Theme

hosts = st.from_regex(r"[a-z][a-z0-9-]{0,8}(\.[a-z]{2,6})?", fullmatch=True) | st.just("127.0.0.1") | st.just("[::1]")
addresses = st.builds(lambda host, port: f"{host}:{port}", hosts, st.integers(1, 65535))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = new_office(str(tmp_path / "office.db"))
    office.settings.set("hubs", ["one:7443"])
    yield office
    office.close()


def part(office: Office, theme: Theme, background: Background, qtbot: QtBot, may_edit: bool = True) -> SharedPart:
    part = SharedPart(theme, background, office.settings, may_edit, lambda: "AB:CD")
    qtbot.addWidget(part)
    part.show()
    return part


def test_hubs_and_the_time_of_the_own_team_are_kept_at_once(
    office: Office, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    shown = part(office, theme, background, qtbot)
    told: list[None] = []
    shown.changed.connect(lambda: told.append(None))
    assert (shown.hubs.text(), shown.after.text()) == ("one:7443", "20")
    assert nameless(shown) == []
    shown.hubs.setText("two.example:7443, one:7443;two.example:7443")
    shown.hubs.editingFinished.emit()
    eventually(lambda: office.settings.get("hubs") == ["two.example:7443", "one:7443"])
    shown.after.setText(" 45 ")
    shown.after.editingFinished.emit()
    eventually(lambda: office.settings.get("overflow.after") == 45)
    eventually(lambda: len(told) == 2)
    shown.after.editingFinished.emit()
    shown.hubs.editingFinished.emit()
    background.wait(2000)
    assert len(told) == 2, "what is as it was is not written again"


@pytest.mark.parametrize("typed", ["", "one", "one:", "one:0", "one:70000", "wss://one:7443", "anna@one:7443", "one:7443/x"])
def test_what_is_no_address_is_said_beside_it_and_nothing_is_kept(
    office: Office, theme: Theme, background: Background, qtbot: QtBot, typed: str
) -> None:
    shown = part(office, theme, background, qtbot)
    shown.hubs.setText(typed)
    shown.hubs.editingFinished.emit()
    assert shown.hubs_field.complaint and office.settings.get("hubs") == ["one:7443"]
    assert shown.hubs.text() == typed, "what was typed stands there still"


@pytest.mark.parametrize("typed", ["", "soon", "-1", "601", "1" * 30, "1.5"])
def test_what_is_no_number_of_seconds_is_said_beside_it(
    office: Office, theme: Theme, background: Background, qtbot: QtBot, typed: str
) -> None:
    shown = part(office, theme, background, qtbot)
    shown.after.setText(typed)
    shown.after.editingFinished.emit()
    assert "from 0 to 600" in shown.after_field.complaint and office.settings.get("overflow.after") == 20
    shown.after.setText("0")
    shown.after.editingFinished.emit()
    assert not shown.after_field.complaint
    eventually(lambda: office.settings.get("overflow.after") == 0)


def test_whoever_may_not_change_them_reads_them(office: Office, theme: Theme, background: Background, qtbot: QtBot) -> None:
    shown = part(office, theme, background, qtbot, may_edit=False)
    assert shown.hubs.isReadOnly() and shown.after.isReadOnly() and shown.hubs.text() == "one:7443"


@given(st.lists(addresses, min_size=1, max_size=4), st.sampled_from([",", ", ", " ", ";", "\n"]))
def test_addresses_are_read_as_they_were_written(written: list[str], between: str) -> None:
    assert hub_addresses(between.join(written)) == list(dict.fromkeys(written))


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        found = hub_addresses(typed)
    except Invalid as problem:
        assert problem.code in ("hub.none_known", "hub.address_form")
    else:
        assert found and hub_addresses(" ".join(found)) == found
