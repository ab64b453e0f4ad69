"""A message is kept, found, and its state is never nothing: to pass on, or passed on."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from uuid6 import uuid7

from receptionist.errors import Invalid, NotFound
from receptionist.messages.service import How, Message, MessageService
from receptionist.store.engine import Store

ROSSI, ACME = str(uuid7()), str(uuid7())
NERI = "+390612345678"
AT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
def messages(store: Store) -> MessageService:
    """No messages yet."""
    return MessageService(store)


def left(client: str = ROSSI, **more: object) -> Message:
    """What Mario Neri left."""
    fields = {"recipient": "M. Bianchi", "caller_name": "Mario Neri", "text": "Please call back about the lease."}
    return Message(client=client, taken_by="anna", **{**fields, **more})  # type: ignore[arg-type]


def test_a_message_waits_until_it_is_passed_on(messages: MessageService) -> None:
    kept = messages.keep(left())
    assert kept.to_pass_on and messages.count_to_pass_on() == 1
    passed = messages.passed_on(kept.id, How.MAIL, "bianchi@example.com", by="anna")
    assert not passed.to_pass_on
    assert (passed.passed_on_how, passed.passed_on_to, passed.passed_on_by) == (How.MAIL, "bianchi@example.com", "anna")
    assert messages.count_to_pass_on() == 0
    assert messages.find(to_pass_on=False) == [passed]
    assert messages.find(to_pass_on=True) == []


def test_passing_on_can_be_taken_back(messages: MessageService) -> None:
    kept = messages.keep(left())
    messages.passed_on(kept.id, How.PHONE, "M. Bianchi", by="anna")
    assert messages.not_passed_on(kept.id) == kept
    assert messages.count_to_pass_on() == 1


def test_a_correction_replaces_what_was_kept(messages: MessageService) -> None:
    kept = messages.keep(left())
    messages.keep(Message(**{**{f: getattr(kept, f) for f in kept.__struct_fields__}, "text": "Never mind."}))
    (found,) = messages.find()
    assert found.text == "Never mind."


def test_messages_are_found_by_words_by_client_and_by_caller_alone(messages: MessageService) -> None:
    mine = messages.keep(left(caller_number=NERI))
    messages.keep(left(client=ACME, text="Another 100% matter", caller_name="Somebody"))
    assert messages.find(client=ROSSI) == [mine]
    assert [m.client for m in messages.find(words="100%")] == [ACME]
    assert messages.find(words="NERI", client=ACME) == []
    messages.keep(left(caller_number=NERI + "9"))
    assert messages.find(client=ROSSI, caller=NERI, limit=1) == [mine], "however much others have left since"
    assert messages.find(client=ACME, caller=NERI) == []


def test_a_message_that_says_nothing_is_refused(messages: MessageService) -> None:
    with pytest.raises(Invalid) as nothing:
        messages.keep(left(text="  "))
    assert (nothing.value.code, nothing.value.values["field"]) == ("message.empty", "text")
    assert messages.keep(left(text="", call_back=True)).call_back


def test_a_message_that_is_not_there(messages: MessageService) -> None:
    with pytest.raises(NotFound):
        messages.passed_on(str(uuid7()), How.PHONE, "x", by="anna")


@pytest.mark.parametrize("typed", ["müller", "muller", "LOCAZIÒNE", "locazione"])
def test_words_are_found_whatever_the_case_of_their_letters_and_with_accents_or_without(
    messages: MessageService, typed: str
) -> None:
    mine = messages.keep(left(caller_name="JÜRGEN MÜLLER", text="la locaziòne"))
    messages.keep(left())
    assert messages.find(words=typed) == [mine]


def test_a_long_list_is_read_part_by_part_and_misses_and_doubles_nobody(messages: MessageService) -> None:
    morning = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    kept = [messages.keep(left(taken_at=morning + timedelta(minutes=n // 3))) for n in range(20)]
    found: list[Message] = []
    while part := messages.find(limit=6, after=found[-1] if found else None):
        found += part
        messages.passed_on(part[0].id, How.PHONE, "M. Bianchi", by="anna")
    latest_first = sorted(kept, key=lambda one: (one.taken_at, one.id), reverse=True)
    assert [message.id for message in found] == [message.id for message in latest_first]
    assert (messages.count(), messages.count(to_pass_on=False), messages.count(words="nobody said this")) == (20, 4, 0)


def test_all_that_are_found_are_written_as_a_spreadsheet_that_runs_nothing(messages: MessageService, tmp_path: Path) -> None:
    for n in range(1203):
        messages.keep(left(text=f"number {n}", matter="the lease", taken_at=AT + timedelta(seconds=n)))
    passed = messages.keep(left(text="=HYPERLINK(1)\nof two lines; and a sign", urgent=True, taken_at=AT - timedelta(days=1)))
    messages.passed_on(passed.id, How.MAIL, "bianchi@example.com", by="anna")
    found = messages.each(to_pass_on=True, words="lease")
    first = next(found)
    messages.keep(left(text="later", matter="the lease", taken_at=AT))
    assert [first.text, *(one.text for one in found)] == [f"number {n}" for n in reversed(range(1203))]
    file = tmp_path / "messages.csv"
    assert messages.export(messages.each(to_pass_on=False), file, {ROSSI: "Studio Rossi"}) == 1
    with file.open(encoding="utf-8-sig", newline="") as written:
        (row,) = csv.DictReader(written, delimiter=";")
    assert (row["client"], row["for"], row["caller"]) == ("Studio Rossi", "M. Bianchi", "Mario Neri")
    assert row["text"] == "'=HYPERLINK(1)\nof two lines; and a sign"
    assert (row["urgent"], row["call_back"], row["how"], row["to"]) == ("yes", "no", "mail", "bianchi@example.com")
    assert row["passed_on"] and datetime.fromisoformat(row["taken"]) == AT - timedelta(days=1)
