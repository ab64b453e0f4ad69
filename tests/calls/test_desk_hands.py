"""What the hand and the clock do on the desk: a call put on a target, a row past what its client was promised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent

from receptionist.calls.places import Side
from tests.calls.console import ACME, Console
from tests.premises import Premises
from ui.calls.board.urgency import Urgency
from ui.theme import Theme


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path, premises=premises)
    yield console
    console.close()


def test_a_row_dropped_on_a_target_announces_its_call(console: Console) -> None:
    console.rings()
    console.press("F2")
    rows, view = console.page.calls.with_her.model, console.page.reach.view
    place = QPointF(view.visualRect(view.model().index(1, 0)).center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = rows.mimeData([rows.index(0)])
    view.dropEvent(QDropEvent(place, Qt.DropAction.MoveAction, data, left, none))
    console.passes(0.2)
    call = console.board.current("anna")
    assert (call.side, call.target.label) == (Side.CONSULT_RINGING, console.page.reach.rows[1].target.name)


def test_waiting_turns_amber_and_red_at_the_clients_own_promise(console: Console) -> None:
    console.rings(ACME, "+441632960001", "Ann")  # promised within 10 s
    console.rings()
    model = console.page.calls.waiting.model

    def urgency(client: str) -> Urgency:
        return next(model.urgency(row) for row in model.rows if row.client == client)

    assert urgency("Acme Ltd") is Urgency.CALM
    console.passes(7)
    assert (urgency("Acme Ltd"), urgency("Studio Rossi")) == (Urgency.NEAR, Urgency.CALM)
    console.passes(4)
    assert urgency("Acme Ltd") is Urgency.PAST


def test_a_caller_held_past_the_clients_limit_gives_one_soft_tone(console: Console) -> None:
    console.rings()
    console.press("F2", "F3")
    (held,) = console.board.held("anna")
    assert held.hold_limit > 0
    console.sounder.sounds.clear()
    console.page.sounding._remind()
    assert console.sounder.sounds == []
    console.passes(held.hold_limit + 1)
    console.page.sounding._remind()
    console.page.sounding._remind()
    assert console.sounder.sounds.count(("tone",)) == 1
