"""Somebody is out and another stands in: the one who can be rung stands first, and the sentence names them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from receptionist.calls.places import Side
from receptionist.clients.profile import Absence, Accepts, Profile
from tests.calls.console import BIANCHI_PERSON, ROSSI_PERSON, Console, clients
from ui.theme import Theme

SINCE, UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)


def rossi_is_out() -> list[Profile]:
    """In court, for longer than any test; Bianchi is her deputy, and Verdi takes messages only."""
    first, *others = clients()
    out = (Absence(since=SINCE, until=UNTIL, reason="in tribunale"),)
    rossi = msgspec.structs.replace(ROSSI_PERSON, absences=out, deputy=BIANCHI_PERSON.id, accepts=Accepts.ANY)
    return [msgspec.structs.replace(first, people=(rossi, BIANCHI_PERSON, *first.people[2:])), *others]


@pytest.fixture
def console(theme: Theme, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path, rossi_is_out)
    yield console
    console.close()


def names(console: Console) -> list[str]:
    return [row.target.name for row in console.page.reach.rows if row.target is not None]


def test_who_stands_in_is_first_named_in_the_largest_text_and_rung_with_enter(console: Console) -> None:
    _leg, call = console.rings()
    console.press("F2")
    console.types("giulia")
    assert names(console) == ["Marco Bianchi", "Giulia Rossi"]
    said = console.page.client.say
    assert said.large and said.text.startswith("L'avvocato Giulia Rossi rientra ")
    assert "Al suo posto c'è l'avvocato Marco Bianchi: la metto in contatto" in said.text
    console.press("Return")
    console.passes(1)
    assert console.call(call).side is Side.CONSULT_RINGING
    assert console.call(call).target.person == BIANCHI_PERSON.id


def test_who_stands_in_is_asked_for_by_their_own_name_as_ever(console: Console) -> None:
    console.rings()
    console.press("F2")
    console.types("bianchi")
    assert names(console) == ["Marco Bianchi"]
    assert "Giulia" not in console.page.client.say.text


def test_with_a_message_for_who_is_out_the_sentence_still_offers_who_stands_in(console: Console) -> None:
    console.rings()
    console.press("F2")
    console.types("giulia")
    console.press("Down", "Return")
    assert console.page.message.to.currentText() == "Giulia Rossi"
    assert "Al suo posto c'è l'avvocato Marco Bianchi" in console.page.client.say.text
