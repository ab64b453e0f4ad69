"""The demo office opens with a past: the afternoon before."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptionist.calls.call_back_service import CallBackService
from receptionist.calls.events import CallEvent, Finished, Offered
from receptionist.calls.recorder import write
from receptionist.calls.service import HistoryService
from receptionist.clients.demo import demo_profiles
from receptionist.clients.service import ClientService
from receptionist.demo.yesterday import LEFT_OPEN, Yesterday, yesterday
from receptionist.messages.service import MessageService
from receptionist.store.engine import open_store
from receptionist.store.migrate import upgrade
from receptionist.telephony.simulator.day import DAY_BEGINS, DEMO_DAY


@pytest.fixture(scope="module")
def past() -> Yesterday:
    return yesterday(1, demo_profiles(DEMO_DAY), assistant="anna", name="Anna")


def test_it_lies_before_the_demo_day_and_every_call_of_it_is_over(past: Yesterday) -> None:
    assert all(event.at < DAY_BEGINS for event in past.events)
    begun = {event.call for event in past.events if isinstance(event, Offered)}
    assert begun == {event.call for event in past.events if isinstance(event, Finished)}
    assert begun == {event.call for event in past.events if isinstance(event, CallEvent)}
    assert len(begun) > 60


def test_most_messages_were_passed_on_and_a_few_wait(past: Yesterday) -> None:
    assert [message.to_pass_on for message in past.messages].count(True) == LEFT_OPEN
    assert len(past.messages) > 3 * LEFT_OPEN
    assert all(message.text and "{" not in message.text for message in past.messages)
    calls = {event.call for event in past.events if isinstance(event, Offered)}
    assert {message.call for message in past.messages} <= calls


def test_an_office_that_keeps_it_has_lost_calls_to_call_back_and_messages_to_pass_on(past: Yesterday, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "office.db"))
    try:
        upgrade(store)
        ClientService(store).save_all(demo_profiles(DEMO_DAY), by="setup")
        write(store, past.events)
        messages, call_backs = MessageService(store), CallBackService(store)
        for message in past.messages:
            messages.keep(message)
        for call in past.called_back:
            call_backs.close(call, by="anna")
        assert messages.count_to_pass_on() == LEFT_OPEN
        assert 0 < len(call_backs.waiting()) <= LEFT_OPEN
        assert HistoryService(store).unfinished() == []
    finally:
        store.close()


def test_the_same_seed_has_the_same_past(past: Yesterday) -> None:
    again = yesterday(1, demo_profiles(DEMO_DAY), assistant="anna", name="Anna")
    assert [message.text for message in again.messages] == [message.text for message in past.messages]
    assert len(again.events) == len(past.events)
