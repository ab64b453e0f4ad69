"""Any assistant writes news in one line: how it is understood stands there before it is kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clients.news import News, Recognised
from receptionist.clients.profile import Person, Profile
from receptionist.errors import Invalid
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.background import Background
from ui.clients.news_sheet import NewsSheet
from ui.theme import Theme
from ui.translate import Language

NOW = datetime(2026, 3, 2, 9, 42, tzinfo=UTC)
ROSSI, VERDI = Person(name="Mario Rossi"), Person(name="Giulia Verdi")
STUDIO = Profile(code="R", legal_name="Studio Rossi", people=(ROSSI, VERDI))


class Newsroom:
    """Keeps news, or refuses as the service does."""

    def __init__(self) -> None:
        self.written: list[News] = []
        self.ended: list[str] = []
        self.refuses: Invalid | None = None

    def write(self, news: News) -> News:
        if self.refuses is not None:
            raise self.refuses
        self.written.append(news)
        return news

    def end(self, news: str, at: datetime, by: str) -> None:
        self.ended.append(news)


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


@pytest.fixture
def sheet(qtbot: QtBot, qapp: QApplication, theme: Theme, background: Background, newsroom: Newsroom) -> NewsSheet:
    sheet = NewsSheet(theme, background, newsroom, STUDIO, (), lambda: NOW, "anna", "Mario Rossi", Recognised.KNOWN_NUMBER)
    qtbot.addWidget(sheet)
    sheet.resize(768, 480)
    sheet.show()
    return sheet


def test_one_line_is_understood_as_it_is_typed_and_kept_with_enter(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    qtbot.keyClicks(sheet.line, "Rossi out till 15, all to Verdi")
    assert sheet.meaning.text() == "Mario Rossi · out · until today 15:00 · Giulia Verdi instead"
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(newsroom.written) and not sheet.line.text())
    (news,) = newsroom.written
    assert (news.person, news.away, news.substitute, news.told_by, news.recognised, news.written_by) == (
        ROSSI.id,
        True,
        VERDI.id,
        "Mario Rossi",
        Recognised.KNOWN_NUMBER,
        "anna",
    )
    assert sheet.list.model().rowCount() == 1


def test_what_is_refused_is_said_and_nothing_typed_is_lost(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    newsroom.refuses = Invalid("news.not_recognised", field="number")
    qtbot.keyClicks(sheet.line, "Rossi at 333 123 4567 till 18")
    assert "rung at 333 123 4567" in sheet.meaning.text()
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.trouble.isVisible)
    assert "gave the password or was called back" in sheet.trouble.text()
    assert sheet.line.text() == "Rossi at 333 123 4567 till 18"


def test_what_is_no_longer_true_is_taken_back(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    qtbot.keyClicks(sheet.line, "Rossi out till 15")
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 1)
    sheet.list.setCurrentIndex(sheet.list.model().index(0, 0))
    with qtbot.waitSignal(sheet.written):
        sheet.take_back.click()
    assert newsroom.ended == [newsroom.written[0].id]
    assert sheet.list.model().rowCount() == 0


def test_escape_closes_it(sheet: NewsSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


@pytest.mark.parametrize("code", ["en", "it"])
def test_it_can_be_read_whole_and_heard(sheet: NewsSheet, language: Language, qtbot: QtBot, code: str) -> None:
    language.use(code)
    qtbot.waitUntil(lambda: clipped(sheet) == [])
    assert nameless(sheet) == []
