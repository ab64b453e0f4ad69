"""What was refused or went wrong stands beside the call and the target that it is about, until it is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from receptionist.calls.commands import Complete, Consult
from receptionist.calls.events import Target
from tests.calls.console import ACME, BIANCHI, BIANCHI_PERSON, Console
from tests.premises import Premises
from ui.calls.board.model import CALL_DRAGGED
from ui.theme import Theme
from ui.widgets import Button, Notice
from ui.words import say


@pytest.fixture
def talking(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path, premises=premises)
    console.rings()
    console.press("F2")
    yield console
    console.close()


def refused(console: Console, command: object) -> None:
    console.live.send(command)
    console.settle()


def test_a_refusal_stands_in_the_row_and_on_the_card_of_its_call_until_it_is_read(talking: Console) -> None:
    call = talking.board.current("anna")
    refused(talking, Complete(call=call.id))
    (row,) = talking.page.calls.with_her.model.rows
    (notice,) = talking.page.client.troubles.notices
    assert row.trouble and notice.code in ("call.move", "call.not_now", "call.side")
    assert talking.page.strip.notices == ()
    talking.rings(ACME, "+441632960001", "Ann")
    talking.press("F2")
    assert talking.page.client.troubles.notices == ()
    assert talking.page.calls.on_hold.model.rows[0].trouble
    talking.press("F3", "F3")
    button = talking.page.client.troubles.findChild(Button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    talking.settle()
    assert talking.page.client.troubles.notices == ()
    assert not any(row.trouble for section in talking.page.calls.sections for row in section.model.rows)


def test_a_refused_transfer_stands_at_its_target(talking: Console) -> None:
    call = talking.board.current("anna")
    talking.press("Alt+2")
    refused(talking, Consult(call=call.id, target=Target(label="Marco Bianchi", number=BIANCHI, person=BIANCHI_PERSON.id)))
    (notice,) = talking.page.client.troubles.notices
    model = talking.page.reach.view.model()
    said = [model.data(model.index(n), Qt.ItemDataRole.DisplayRole) for n in range(model.rowCount())]
    sentence = say(notice.code, dict(notice.values))
    assert ["Marco Bianchi" in words for words in said] == [sentence in words for words in said]


def test_a_trouble_of_a_call_that_is_gone_is_not_lost(talking: Console) -> None:
    call = talking.board.current("anna")
    refused(talking, Complete(call=call.id))
    talking.press("F8", "F8")
    talking.passes(1)
    assert talking.page.calls.calls() == set()
    assert len(talking.page.strip.notices) == 1


def test_the_row_of_a_call_can_be_put_on_a_target(talking: Console) -> None:
    model = talking.page.calls.with_her.model
    data = model.mimeData([model.index(0)])
    assert data.data(CALL_DRAGGED).toStdString() == talking.board.current("anna").id


def test_no_part_of_a_notice_flashes_up_as_a_window_of_its_own(talking: Console) -> None:
    class Windows(QObject):
        shown: list[str] = []  # noqa: RUF012 - one test

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.shown.append(type(watched).__name__)
            return False

    windows = Windows()
    QApplication.instance().installEventFilter(windows)
    talking.page.strip.show_only((Notice("one", "phone.disconnected"), Notice("two", "phone.refused", lasting=True)))
    talking.settle()
    QApplication.instance().removeEventFilter(windows)
    assert windows.shown == []
