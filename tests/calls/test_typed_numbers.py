"""Numbers that are typed into Reach: what the target confirms, what is refused, and what the desk says of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from receptionist.calls.places import Place
from receptionist.telephony.simulator.world import Does, Reaction
from tests.calls.console import Console
from tests.premises import Premises
from ui.theme import Theme


@pytest.fixture
def talking(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    """Anna talks to a caller of Studio Rossi."""
    console = Console(theme, tmp_path, premises=premises)
    console.rings()
    console.press("F2")
    yield console
    console.close()


def said(console: Console) -> str:
    return " ".join(label.text() for label in console.page.findChildren(QLabel) if label.isVisible())


def test_a_typed_number_that_a_voicemail_picks_up_brings_the_caller_back(talking: Console) -> None:
    talking.outside["+393337654321"] = Reaction(does=Does.ANSWER, after=2)
    talking.types("3337654321")
    talking.press("Shift+Return")
    (call,) = talking.board.calls.values()
    assert call.target.confirm
    talking.passes(18)
    assert (call.place, call.reason) == (Place.RETURNED, "not_confirmed")


def test_a_premium_number_is_refused_beside_the_caller_with_where_to_allow_it(talking: Console) -> None:
    talking.types("899123456")
    talking.press("Shift+Return")
    (call,) = talking.board.calls.values()
    assert call.place is Place.TALKING
    assert "premium-rate" in said(talking) and "Settings, Office" in said(talking)
