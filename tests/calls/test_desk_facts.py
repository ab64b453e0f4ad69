"""What the desk says about a call is so: of earlier calls, of whom was rung in vain, of where help is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from receptionist.calls.events import TargetEnded
from receptionist.calls.places import Place, Side
from receptionist.calls.recorder import write
from receptionist.telephony.simulator.world import Does, Reaction
from tests.calls.console import ACME, BIANCHI, ROSSI, Console
from tests.premises import Premises
from tests.waiting import eventually
from ui.calls.past.event_words import event_words
from ui.theme import Theme
from ui.translate import Language


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    """Anna's console, nobody on the line."""
    console = Console(theme, tmp_path, premises=premises)
    yield console
    console.close()


def past(console: Console) -> str:
    """What the card says of earlier calls."""
    write(console.premises.hub, console.written)
    console.page.foot._past.forget()
    console.page.refresh()
    console.settle()
    return str(console.page.client.caller._past.text())


def test_a_message_of_this_very_call_is_no_earlier_one(console: Console) -> None:
    console.rings()
    console.press("F2", "F7")
    console.types("call back")
    console.press("Ctrl+Return")
    assert past(console) == ""


def test_an_earlier_call_that_still_goes_on_is_said_to(console: Console) -> None:
    console.rings(ROSSI, "+390299900011", "Mario")
    console.press("F2", "F3")
    console.rings(ROSSI, "+390299900011", "Mario")
    console.press("F2")
    assert "last: goes on, today" in past(console)


def test_the_next_best_is_marked_after_one_who_was_busy_and_the_row_says_since_when(console: Console) -> None:
    console.outside[BIANCHI] = Reaction(does=Does.BUSY, after=1)
    _leg, call = console.rings()
    console.press("F2", "Shift+Return")
    console.passes(2)
    assert console.call(call).place is Place.RETURNED
    reach, page = console.page.reach, console.page
    assert reach.marked.target.name == "Giulia Rossi"
    bianchi = next(n for n, row in enumerate(reach.rows) if row.target.name == "Marco Bianchi")
    words = str(reach._model.data(reach._model.index(bianchi)))
    assert "busy at 10:00" in words
    assert page.calls.returned.model.rows[0].state == "busy: Marco Bianchi"
    assert "not available" in page.client.say.text or "disponibile" in page.client.say.text
    console.press("F2")
    assert reach.marked.target.name == "Giulia Rossi"
    console.types("bian")
    assert reach.marked.target.name == "Marco Bianchi"


def test_a_consultation_that_came_to_nothing_says_why_and_esc_leads_back(console: Console) -> None:
    console.outside[BIANCHI] = Reaction(does=Does.BUSY, after=1)
    _leg, call = console.rings()
    console.press("F2", "Return")
    console.passes(2)
    assert console.call(call).side is Side.ON_HOLD
    hint = console.page.client._hint.text()
    assert "Marco Bianchi: busy at 10:00" in hint and "F3" in hint
    assert console.page.reach.marked.target.name == "Giulia Rossi"
    console.press("Esc")
    assert console.call(call).side is Side.TALKING


def test_the_emergency_card_names_the_country_and_history_the_kind(console: Console) -> None:
    console.rings(ACME, "+441632960001", "Ann")
    console.press("F2", "F12")
    eventually(lambda: "United Kingdom" in console.page.emergency._where.text())
    console.press("Ctrl+F12")
    console.types("gas")
    console.press("Return")
    *_chosen, kept = [event for event in console.written if type(event).__name__ == "KeptAsEvidence"]
    assert event_words(kept, "GB") == "note of the emergency · threat · gas"


ENDS = ("busy", "no_answer", "refused", "unreachable", "not_confirmed", "failed", "normal", "cancelled")


@pytest.mark.parametrize("why", ENDS)
def test_how_a_target_ended_is_said_in_italian_too(language: Language, why: str) -> None:
    ended = TargetEnded(id="1", epoch=1, sequence=1, call="1", at=datetime(2026, 3, 3, 9, tzinfo=UTC), reason=why)
    in_english = set(event_words(ended, "IT").split(" · "))
    language.use("it")
    in_italian = set(event_words(ended, "IT").split(" · "))
    assert len(in_italian) == 2 and not in_italian & {*in_english, why}
