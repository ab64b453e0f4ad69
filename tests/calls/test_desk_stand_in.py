"""Somebody is out and another stands in: the one who can be rung stands first, and the sentence names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from receptionist.calls.places import Side
from receptionist.clients.profile import Absence, Accepts, Opening, Profile
from tests.calls.console import BIANCHI_PERSON, ROSSI_PERSON, Console, clients
from tests.premises import Premises
from ui.theme import Theme

SINCE, UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)


def rossi_is_out() -> list[Profile]:
    """In court, for longer than any test; Bianchi is her deputy, and Verdi takes messages only."""
    first, *others = clients()
    out = (Absence(since=SINCE, until=UNTIL, reason="in tribunale"),)
    rossi = msgspec.structs.replace(ROSSI_PERSON, absences=out, deputy=BIANCHI_PERSON.id, accepts=Accepts.ANY)
    return [msgspec.structs.replace(first, people=(rossi, BIANCHI_PERSON, *first.people[2:])), *others]


def verdi_has_left() -> list[Profile]:
    """Rossi has taken over from Verdi, and is out."""
    first, *others = rossi_is_out()
    rossi, bianchi, verdi, *rest = first.people
    verdi = msgspec.structs.replace(verdi, left_on=date(2025, 12, 31), replaced_by=rossi.id)
    return [msgspec.structs.replace(first, people=(rossi, bianchi, verdi, *rest)), *others]


def rossi_takes_messages() -> list[Profile]:
    """She has taken over from Verdi, and is not rung; Bianchi is her deputy."""
    first, *others = verdi_has_left()
    rossi, *rest = first.people
    rossi = msgspec.structs.replace(rossi, absences=(), accepts=Accepts.MESSAGES)
    return [msgspec.structs.replace(first, people=(rossi, *rest)), *others]


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path, rossi_is_out, premises=premises)
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


@pytest.mark.parametrize(
    ("made", "why", "said"),
    [
        (verdi_has_left, "out_until", "L'avvocato Giulia Rossi rientra "),
        (rossi_takes_messages, "messages_only", "L'avvocato Giulia Rossi in questo momento non può rispondere. "),
    ],
)
def test_of_a_successor_who_cannot_be_rung_row_and_sentence_say_so_and_who_stands_in_for_them(
    theme: Theme, tmp_path: Path, made: Callable[[], list[Profile]], why: str, said: str
) -> None:
    console = Console(theme, tmp_path, made)
    try:
        _leg, call = console.rings()
        console.press("F2")
        console.types("verdi")
        assert names(console) == ["Marco Bianchi", "Giulia Rossi", "Luca Verdi"]
        rows = [row.target.why for row in console.page.reach.rows if row.target is not None]
        assert rows[0].values == (("person", "Giulia Rossi"),) and [one.code for one in rows] == ["stands_in", why, "left"]
        sentence = console.page.client.say.text
        assert "Se ne occupa l'avvocato Giulia Rossi" in sentence and said in sentence
        assert sentence.count("Al suo posto c'è l'avvocato Marco Bianchi") == 1
        console.press("Return")
        console.passes(1)
        assert console.call(call).target.person == BIANCHI_PERSON.id
    finally:
        console.close()


def away_until(until: datetime, hours: tuple[Opening, ...]) -> Callable[[], list[Profile]]:
    """Rossi is out until then, by the clock in Milan, and nobody stands in. Her client is there Monday to Friday from 9 to 18;
    she as well, where she has no `hours` of her own."""

    def made() -> list[Profile]:
        first, *others = clients()
        out = (Absence(since=SINCE, until=until.replace(tzinfo=ZoneInfo("Europe/Rome")).astimezone(UTC)),)
        rossi = msgspec.structs.replace(ROSSI_PERSON, absences=out, hours=hours)
        return [msgspec.structs.replace(first, people=(rossi, *first.people[2:])), *others]

    return made


AFTERNOONS = tuple(Opening(weekday=day, start=time(14), end=time(18)) for day in range(5))


@pytest.mark.parametrize(
    ("until", "hours", "said"),
    [
        (datetime(2026, 3, 7), (), "rientra lunedì 9 marzo."),
        (datetime(2026, 4, 4), (), "rientra martedì 7 aprile."),
        (datetime(2026, 3, 3, 18), (), "rientra domani."),
        (datetime(2026, 3, 3, 11), AFTERNOONS, "non è raggiungibile fino alle 14:00."),
        (datetime(2026, 3, 3, 15, 30), (), "non è raggiungibile fino alle 15:30."),
    ],
    ids=["a weekend", "a weekend and Easter Monday", "until the client closes", "until before her hours", "within them"],
)
def test_who_is_out_is_promised_for_the_first_moment_at_which_she_can_be_reached(
    theme: Theme, tmp_path: Path, until: datetime, hours: tuple[Opening, ...], said: str
) -> None:
    console = Console(theme, tmp_path, away_until(until, hours))
    try:
        console.rings()
        console.press("F2")
        console.types("giulia")
        console.press("Return")
        assert f"L'avvocato Giulia Rossi {said} Posso prendere un messaggio?" in console.page.client.say.text
    finally:
        console.close()
