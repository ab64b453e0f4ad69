"""One key shows what may be said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import FactKind
from receptionist.clients.sayable import Said, marked
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.clients.sheets.sayable import SayableSheet
from ui.theme import Theme
from ui.translate import Language

SAID = (
    Said(FactKind.ADDRESS, "", "Via Dante 7, Milano", "", False),
    Said(FactKind.VAT_NUMBER, "", "IT01234567890", "Imola · Torino · 012 345 678 90", True),
)


def sheet(qtbot: QtBot, theme: Theme, said: tuple[Said, ...], *, ended: bool = False) -> SayableSheet:
    made = SayableSheet(theme, "Studio Rossi", said, ended=ended)
    qtbot.addWidget(made)
    made.resize(768, 480)
    made.show()
    return made


def test_what_is_said_and_how_it_is_spelled(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    made = sheet(qtbot, theme, SAID)
    model = made.list.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "Address, Via Dante 7, Milano",
        "VAT number, IT01234567890, Imola · Torino · 012 345 678 90, only on request",
    ]


def test_what_is_not_as_she_knew_it_is_marked_new(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    moved = replace(SAID[0], text="Via Verdi 1, Milano")
    said = marked((moved, SAID[1]), SAID)
    made = sheet(qtbot, theme, said)
    model = made.list.model()
    assert [model.index(row, 0).data().startswith("new, ") for row in range(2)] == [True, False]
    assert picture(qtbot, theme, SAID[1], moved) != picture(qtbot, theme, SAID[1], said[0])


def test_what_is_worded_in_another_language_than_the_callers_says_so(
    qtbot: QtBot, qapp: QApplication, theme: Theme, language: Language
) -> None:
    worded = Said(FactKind.WHERE_ARE_YOU, "", "Siamo in via Dante.", "", False)
    in_italian = replace(worded, worded_in="it")
    assert "In Italian only" in sheet(qtbot, theme, (in_italian,)).list.model().index(0, 0).data()
    assert picture(qtbot, theme, SAID[0], worded) != picture(qtbot, theme, SAID[0], in_italian)
    language.use("it")  # where languages are written small within a sentence
    assert "Solo in italiano:" in sheet(qtbot, theme, (in_italian,)).list.model().index(0, 0).data()


def picture(qtbot: QtBot, theme: Theme, *said: Said) -> QImage:
    made = sheet(qtbot, theme, said)
    made.list.setFocus()
    qtbot.waitUntil(lambda: made.list.visualRect(made.list.model().index(len(said) - 1, 0)).height() > 0)
    return made.list.grab().toImage()


@pytest.mark.parametrize("letters", [24, 100])
def test_of_what_is_spelled_the_last_letter_is_painted_too(
    qtbot: QtBot, qapp: QApplication, theme: Theme, letters: int
) -> None:
    spelled = ["Xilofono"] * letters
    one, other = (Said(FactKind.PEC, "", "x@pec.example", " · ".join([*spelled, last]), False) for last in ("Roma", "Como"))
    assert picture(qtbot, theme, SAID[0], one) == picture(qtbot, theme, SAID[0], one)
    assert picture(qtbot, theme, SAID[0], one) != picture(qtbot, theme, SAID[0], other)


def test_escape_closes_it(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    made = sheet(qtbot, theme, SAID)
    with qtbot.waitSignal(made.closed):
        qtbot.keyClick(made, Qt.Key.Key_Escape)


@pytest.mark.parametrize(("said", "ended"), [(SAID, False), ((), False), ((), True)])
@pytest.mark.parametrize("code", ["en", "it"])
def test_it_can_be_read_whole_and_heard(
    qtbot: QtBot, qapp: QApplication, theme: Theme, language: Language, code: str, said: tuple[Said, ...], ended: bool
) -> None:
    made = sheet(qtbot, theme, said, ended=ended)
    language.use(code)
    qtbot.waitUntil(lambda: clipped(made) == [])
    assert nameless(made) == []
    assert not ended or made._hint.text().startswith(("No longer a client", "Non è più cliente"))
