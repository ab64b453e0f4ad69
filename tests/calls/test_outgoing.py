"""A call out that comes to nothing: the desk says why and what to do, and never that it rings what it refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from receptionist.calls.commands import AnyCommand, Reply
from receptionist.link.local import LocalLink
from receptionist.telephony.simulator.world import SWITCHED_OFF, Does, Reaction
from tests.calls.console import BIANCHI, Console, clients
from tests.premises import Premises
from ui.theme import Theme


@pytest.fixture
def idle(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    """Nobody rings; Anna looks at Studio Rossi."""
    console = Console(theme, tmp_path, premises=premises)
    console.page.look_at(clients()[0].id)
    yield console
    console.close()


def said(console: Console) -> str:
    return " ".join(label.text() for label in console.page.strip.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("does", "word"), [(Does.BUSY, "is busy"), (Does.REFUSE, "refused the call"), (Does.NOTHING, "did not answer")]
)
def test_why_nobody_was_reached_stands_on_the_desk_until_it_is_read(idle: Console, does: Does, word: str) -> None:
    idle.outside[BIANCHI] = Reaction(does=does, after=2)
    idle.types("bianchi")
    idle.press("Return")
    assert "Ringing Marco Bianchi" in idle.page.toast._words.text()
    idle.passes(80)
    assert not idle.board.calls
    assert f"Marco Bianchi {word}" in said(idle) and "another number" in said(idle)
    assert not idle.page.toast.isVisible()
    idle.types("bianchi")
    idle.press("Return")
    assert not said(idle), "it rings again"


def test_with_her_own_phone_off_nothing_is_said_of_a_queue(idle: Console) -> None:
    idle.exchange.set_station("anna", SWITCHED_OFF)
    idle.types("bianchi")
    idle.press("Return")
    idle.passes(20)
    assert not idle.page.toast.isVisible()
    assert "Marco Bianchi was not rung" in said(idle) and "again" in said(idle) and "waits" not in said(idle)


def test_what_is_refused_is_never_said_to_ring_and_stays_as_typed(idle: Console) -> None:
    idle.types("112")
    idle.press("Return")
    assert "never dialled" in said(idle)
    assert not idle.page.toast.isVisible() and idle.page.reach.field.text() == "112"
    assert not idle.board.calls


class LateReplies(LocalLink):
    """Events come at once, a reply when it is let go: across a network they are two letters."""

    held: list[Callable[[], None]]

    def send(self, command: AnyCommand, answer: Callable[[Reply], None]) -> None:
        super().send(command, lambda reply: self.held.append(lambda: answer(reply)))


class FarConsole(Console):
    """Its hub is far away."""

    def _in_one_process(self) -> LocalLink:
        self.late = LateReplies("anna", lambda action: action(), self._ask, lambda: self.desk.board.snapshot(), self.wire)
        self.late.held = []
        return self.late


def test_what_has_rung_somebody_stands_there_no_more_however_late_the_reply(theme: Theme, tmp_path: Path) -> None:
    console = FarConsole(theme, tmp_path)
    console.page.look_at(clients()[0].id)
    console.outside[BIANCHI] = Reaction(does=Does.NOTHING, after=2)
    console.types("bianchi")
    console.press("Return")
    field, call = console.page.reach.field, console.page.shown
    assert call is not None and field.text() == "", "the call is there, its reply is not"
    console.types("ver")
    for answer in console.late.held:
        answer()
    console.settle()
    assert "Ringing Marco Bianchi" in console.page.toast._words.text()
    assert field.text() == "ver", "what is typed meanwhile is about the next"
    console.passes(80)
    assert not console.board.calls and field.text() == "", "what she types now is not added to what rang Bianchi"
    console.close()
