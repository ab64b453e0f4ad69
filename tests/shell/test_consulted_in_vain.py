"""A consultation in vain, on the least screen: the sentence, what can be done with it, and the first instruction."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from receptionist.telephony.simulator.world import Does, Reaction
from tests.calls.console import BIANCHI
from tests.shell.seat import Seat
from ui.calls.card.client_panel import ClientPanel


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_row_under_the_sentence_and_the_first_instruction_are_whole(
    qapp: QApplication, tmp_path: Path, language: str
) -> None:
    seat = Seat(qapp, tmp_path, language)
    seat.sits_down("anna")
    seat.outside[BIANCHI] = Reaction(does=Does.NOTHING)
    leg, _call = seat.rings()  # a caller who has rung before has a line more on the card
    seat.press("F2")
    seat.hangs_up(leg)
    seat.rings()
    seat.press("F2", "F4")
    seat.passes(63)
    panel = seat.session.desk.client
    assert panel.say.large and panel.caller._past.isVisible() and panel.caller.waits_for.isVisible()
    seat.until(lambda: _whole(panel, panel.say.tools) and _whole(panel, panel._lines()[0]))
    seat.close()


def _whole(panel: ClientPanel, widget: QWidget) -> bool:
    """In sight, and neither at the foot of what scrolls nor under the word of what is more."""
    foot = widget.mapTo(panel._scroll.viewport(), QPoint()).y() + widget.height()
    covered = panel.more.isVisible() and panel.more.y() < foot
    return widget.isVisible() and foot <= panel._scroll.viewport().height() and not covered
