"""Whatever assistants write is kept, and the same by either database."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.calls.commands import (
    AnyCommand,
    Chat,
    GiveToClient,
    KeepAsEvidence,
    KeepNotes,
    Name,
    NoteMessage,
    OpenCard,
    SayWaitsFor,
    SetAvailability,
    SetOtherPhone,
    SignIn,
)
from receptionist.calls.events import AnyEvent, Availability, encode
from receptionist.calls.model import CallEventRow
from receptionist.calls.recorder import write
from receptionist.store.engine import Store, open_store
from receptionist.store.migrate import upgrade
from tests.calls.floor import ROSSI, Office
from tests.postgres import Postgres
from tests.store.shared_office import shared_office

ODD = st.text(st.one_of(st.characters(), st.sampled_from("\0\x1b\x9f\r\n\t\ud800\udfff\u202e\u2066\u2028\\'\"{}")), max_size=60)
LONG = "\0\u202e" * 9_000 + "l" * 30_000


@pytest.fixture(scope="module")
def stores(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Store]]:
    local = open_store(str(tmp_path_factory.mktemp("office") / "office.db"))
    upgrade(local)
    with shared_office(postgres) as office:
        shared = open_store(office.as_("hub"))
        yield [local, shared]
        shared.close()
    local.close()


def says_all(office: Office, text: str) -> list[AnyEvent]:
    """Every command in which somebody writes, on a call card of hers."""
    before = len(office.written)
    office.ask("anna", SignIn(name=text, station=text, other=text, languages=(text,), teams=(text,)))
    opened = office.ask("anna", OpenCard(line=ROSSI, caller=text)).call
    assert opened is not None
    commands: list[AnyCommand] = [
        SetAvailability(availability=Availability.PAUSE, reason=text),
        SetOtherPhone(other=text),
        Name(call=opened, name=text, firm=text, matter=text),
        SayWaitsFor(call=opened, text=text),
        GiveToClient(call=opened, client=text),
        NoteMessage(call=opened, message=text),
        KeepNotes(call=opened, text=text),
        KeepAsEvidence(call=opened, emergency=text, note=text),
        Chat(call=opened, text=text),
    ]
    for command in commands:
        office.ask("anna", command)
    return office.written[before:]


def kept(store: Store, events: list[AnyEvent]) -> list[object]:
    write(store, events)
    with store.reading() as session:
        rows = [session.get(CallEventRow, event.id) for event in events]
        return [row.event if row is not None else None for row in rows]


@given(text=ODD)
def test_no_text_is_too_odd_to_be_kept_and_both_databases_keep_the_same(stores: list[Store], text: str) -> None:
    events = says_all(Office(), text)
    for store in stores:
        assert kept(store, events) == [msgspec.json.decode(encode(event)) for event in events]


def test_what_is_too_long_is_cut_and_nothing_of_it_turns_a_board_round(stores: list[Store]) -> None:
    events = says_all(Office(), LONG)
    for store in stores:
        assert None not in kept(store, events)
    lengths = {type(event).__name__: len(encode(event)) for event in events}
    assert max(lengths.values()) < 21_000 and sorted(lengths.values())[-2] < 3_000
    assert all("\\u0000" not in line and "\u202e" not in line for line in (encode(event).decode() for event in events))


def test_notes_keep_their_lines_and_a_name_has_one() -> None:
    office = Office()
    office.sits_down("anna")
    card = office.ask("anna", OpenCard(line=ROSSI)).call
    assert card is not None
    office.ask("anna", KeepNotes(call=card, text="one\r\n\ttwo\nthree\0"))
    office.ask("anna", Name(call=card, name="Mario\nNeri\0 ", firm="Neri\u202e & figli"))
    view = office.board.calls[card]
    assert (view.notes, view.name, view.firm) == ("one\n\ttwo\nthree", "Mario Neri ", "Neri & figli")
