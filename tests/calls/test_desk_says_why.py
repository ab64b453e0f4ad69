"""A key that has nothing to act on says what it needs; what went wrong is told once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from receptionist.calls.events import Trouble
from tests.calls.console import Console
from tests.calls.floor import TUESDAY_TEN
from tests.premises import Premises
from ui.calls.troubles import Troubles
from ui.theme import Theme


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path, premises=premises)
    yield console
    console.close()


def told(console: Console, key: str) -> str:
    console.page.toast.hide()
    console.press(key)
    return console.page.toast.accessibleName() if console.page.toast.isVisible() else ""


def test_ctrl_g_with_nobody_looked_at_says_how_a_call_is_given(console: Console) -> None:
    assert "no call of yours" in told(console, "Ctrl+G")
    _leg, call = console.rings()
    console.press("F2")
    assert "(Ctrl+K); then Ctrl+G gives it the call" in told(console, "Ctrl+G")
    assert console.call(call).client is not None


@pytest.mark.parametrize("action", ["message.copy", "message.mail"])
def test_a_message_is_not_offered_where_there_is_none(console: Console, action: str) -> None:
    assert not console.keys.can(action)
    console.rings()
    console.press("F2")
    assert not console.keys.can(action)


def test_a_kind_without_a_call_is_set_in_history(console: Console) -> None:
    assert "in History (Ctrl+Shift+4)" in told(console, "Ctrl+Shift+W")
    console.rings()
    assert "Answer the call first" in told(console, "Ctrl+Shift+W")
    console.press("F2")
    assert told(console, "Ctrl+Shift+W") == ""


def trouble(call: str, station: str = "anna") -> Trouble:
    about = {"station": station}
    return Trouble(id=f"t{call}", epoch=1, sequence=1, at=TUESDAY_TEN, call=call, code="station.unreachable", values=about)


def test_a_phone_that_does_not_answer_is_told_once_and_read_once() -> None:
    troubles = Troubles()
    troubles.happened(trouble("gone"))
    troubles.happened(trouble("gone too"))
    assert len(troubles.elsewhere([])) == 1
    troubles.happened(trouble("here"))
    assert troubles.elsewhere(["here"]) == () and len(troubles.of("here")) == 1
    troubles.read(troubles.of("here")[0].key)
    assert troubles.elsewhere(["here"]) == troubles.of("here") == ()


def test_what_says_something_else_is_told_as_well() -> None:
    troubles = Troubles()
    troubles.happened(trouble("gone"))
    troubles.happened(trouble("here", station="bruno"))
    assert len(troubles.elsewhere(["here"])) == 1
