"""Any assistant writes news in one line: how it is understood stands there before it is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from receptionist.clients.news import News, Recognised
from receptionist.clients.news.text import understand
from receptionist.clients.profile import Person, Profile, Way, WayKind
from receptionist.clients.recognition import Heard
from receptionist.errors import Invalid
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.background import Background
from ui.calls.words.reasons import begin_words
from ui.clients.news.sheet import RECOGNISED, NewsSheet
from ui.clients.news.words import end_words
from ui.theme import Theme, space
from ui.translate import Language

NOW = datetime(2026, 3, 2, 9, 42, tzinfo=UTC)
ROSSI, VERDI = Person(name="Mario Rossi"), Person(name="Giulia Verdi", ways=(Way(kind=WayKind.PHONE, value="+390299900032"),))
STUDIO = Profile(code="R", legal_name="Studio Rossi", people=(ROSSI, VERDI), passphrase="kept as a hash")
ELSEWHERE = "Rossi at 333 123 4567 till 18"


class Newsroom:
    """Keeps news, or refuses as the service does."""

    def __init__(self) -> None:
        self.written: list[News] = []
        self.ended: list[str] = []
        self.refuses: Invalid | None = None
        self.left = 3

    def recognise(self, client: str, said: str, by: str, at: datetime) -> Heard:
        self.left -= said != "tramonto a Bergamo"
        return Heard(said == "tramonto a Bergamo", self.left)

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


def test_without_news_the_line_stands_close_below_the_title_and_each_button_says_its_key(
    sheet: NewsSheet, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: 0 < sheet.line.y() - sheet._title.geometry().bottom() <= space(2))
    assert [button.accessibleDescription() for button in (sheet.keep, sheet.close_button)] == ["Enter", "Esc"]
    qtbot.keyClicks(sheet.line, "Rossi out till 15")
    qtbot.keyClick(sheet.told_by, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sheet.line.text())
    qtbot.keyClicks(sheet.line, "Rossi out till 16")
    qtbot.keyClick(sheet.line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not sheet.line.text())


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


def test_whoever_tells_it_is_out_where_the_line_names_nobody(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    qtbot.keyClicks(sheet.line, "sono fuori fino alle 15, tutto a Verdi")
    assert sheet.meaning.text() == "Mario Rossi · out · until today 15:00 · Giulia Verdi instead"
    sheet.told_by.selectAll()
    qtbot.keyClicks(sheet.told_by, "Giulia Verdi")
    (asked,) = sheet.questions.boxes
    assert "“tutto a Verdi”: that is who is out" in asked.accessibleName()
    sheet.told_by.selectAll()
    qtbot.keyClicks(sheet.told_by, "a passer-by")
    (asked,) = sheet.questions.boxes
    assert asked.accessibleName() == "Nobody is named who is out. Who is it?"
    assert clipped(sheet) == []
    choose(qtbot, asked, "Mario Rossi")
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(newsroom.written))
    (news,) = newsroom.written
    assert (news.person, news.away, news.substitute) == (ROSSI.id, True, VERDI.id)


def choose(qtbot: QtBot, box: QComboBox, words: str) -> None:
    """As one does by the keyboard."""
    box.setFocus()
    while box.currentText() != words:
        qtbot.keyClick(box, Qt.Key.Key_Down)


def test_a_name_that_nobody_has_is_asked_about_and_nothing_is_kept_before(
    sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom
) -> None:
    qtbot.keyClicks(sheet.line, "Pippo fuori fino alle 15, tutto a Verdone")
    first, second = sheet.questions.boxes
    assert "Nobody here is called “Pippo”" in first.accessibleName()
    assert second.itemText(1) == "Giulia Verdi"
    assert not sheet.keep.isEnabled()
    assert not sheet.meaning.isVisible()
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    assert sheet.focusWidget() is first
    choose(qtbot, first, "Mario Rossi")
    choose(qtbot, second, "Giulia Verdi")
    assert sheet.meaning.text() == "Mario Rossi · out · until today 15:00 · Giulia Verdi instead"
    sheet.keep.click()
    qtbot.waitUntil(lambda: bool(newsroom.written))
    assert (newsroom.written[0].person, newsroom.written[0].substitute) == (ROSSI.id, VERDI.id)
    qtbot.waitUntil(lambda: not sheet.questions.isVisible())


def test_of_two_who_are_named_at_once_a_line_for_each_is_asked_for(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    qtbot.keyClicks(sheet.line, "Rossi e Verdi fuori fino alle 15")
    (box,) = sheet.questions.boxes
    assert box.accessibleName().startswith("Mario Rossi, Giulia Verdi: a line is about one person. Write one for each.")
    assert not sheet.keep.isEnabled()
    choose(qtbot, box, "Giulia Verdi")
    assert sheet.meaning.text() == "Giulia Verdi · out · until today 15:00 · nobody stands in"
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(newsroom.written))
    assert newsroom.written[0].person == VERDI.id


def test_words_that_are_not_understood_are_asked_about_before_it_is_kept(
    sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom
) -> None:
    qtbot.keyClicks(sheet.line, "Rossi fuori fino alle 15, non passare a Verdi")
    (box,) = sheet.questions.boxes
    assert "“non passare a Verdi” is not understood" in box.accessibleName()
    assert not sheet.keep.isEnabled()
    choose(qtbot, box, "nothing: the rest is true")
    assert sheet.meaning.text() == "Mario Rossi · out · until today 15:00 · nobody stands in"
    choose(qtbot, box, "the whole line is only to know")
    assert sheet.meaning.text() == "Mario Rossi · only to know · until today 15:00"
    sheet.keep.click()
    qtbot.waitUntil(lambda: bool(newsroom.written))
    assert (newsroom.written[0].away, newsroom.written[0].substitute) == (False, None)


def test_a_name_that_is_nobodys_is_kept_as_text_when_she_says_so(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    qtbot.keyClicks(sheet.line, "Pippo fuori fino alle 15")
    choose(qtbot, sheet.questions.boxes[0], "nobody here: keep it as text")
    assert sheet.meaning.text() == "Only to know, of the whole client: hours and closures stay as they are · until today 15:00"
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(newsroom.written))
    assert (newsroom.written[0].person, newsroom.written[0].away) == (None, False)


def test_that_the_client_is_closed_is_shown_and_kept_as_a_closure(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    """Whoever tells it stays recognised as chosen, and is not out alone."""
    qtbot.keyClicks(sheet.line, "oggi chiudiamo alle 16")
    assert sheet.meaning.text() == "The client is closed · from today 16:00 · until the end of today"
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(newsroom.written) and not sheet.line.text())
    (news,) = newsroom.written
    assert (news.closes, news.person, news.recognised) == (True, None, Recognised.KNOWN_NUMBER)
    qtbot.keyClicks(sheet.line, "aperti anche sabato 7")
    assert sheet.meaning.text().startswith("Only to know, of the whole client: hours and closures stay as they are")


def test_who_stands_in_unnamed_is_said_before_it_is_kept(qtbot: QtBot, theme: Theme, background: Background) -> None:
    rossi = msgspec.structs.replace(ROSSI, deputy=VERDI.id)
    studio = msgspec.structs.replace(STUDIO, people=(rossi, VERDI))
    sheet = NewsSheet(theme, background, Newsroom(), studio, (), lambda: NOW, "anna")
    qtbot.addWidget(sheet)
    qtbot.keyClicks(sheet.line, "Rossi out till 15")
    assert sheet.meaning.text() == "Mario Rossi · out · until today 15:00 · Giulia Verdi stands in"


def test_a_time_that_is_none_is_asked_about(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    qtbot.keyClicks(sheet.line, "Rossi out till 31/02")
    (box,) = sheet.questions.boxes
    assert "“31/02” is not understood as a time to come" in box.accessibleName()
    assert not sheet.keep.isEnabled()
    choose(qtbot, box, "the end of tomorrow")
    assert sheet.meaning.text() == "Mario Rossi · out · until the end of tomorrow · nobody stands in"
    sheet.line.selectAll()
    qtbot.keyClicks(sheet.line, "Rossi in ferie dal 3 al 5 dicembre")
    assert not sheet.questions.isVisible()
    assert sheet.meaning.text() == "Mario Rossi · out · from Thu 3 Dec · until the end of Sat 5 Dec · nobody stands in"
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(newsroom.written))
    assert newsroom.written[0].since == datetime(2026, 12, 2, 23, tzinfo=UTC)
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 1)
    assert "from Thu 3 Dec · until the end of Sat 5 Dec" in sheet.list.model().index(0, 0).data()


def test_the_days_of_a_week_are_said_before_it_is_kept(sheet: NewsSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.line, "Rossi fuori la prossima settimana")
    assert sheet.meaning.text() == "Mario Rossi · out · from Mon 9 Mar · until the end of Sun 15 Mar · nobody stands in"


def test_an_end_that_is_not_said_is_chosen_from_the_days_behind_the_beginning(
    sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom
) -> None:
    qtbot.keyClicks(sheet.line, "Rossi out from Friday")
    (box,) = sheet.questions.boxes
    assert "“from Friday” says no end" in box.accessibleName()
    choose(qtbot, box, "the end of Sat 7 Mar")
    assert sheet.meaning.text() == "Mario Rossi · out · from Fri 6 Mar · until the end of Sat 7 Mar · nobody stands in"
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(newsroom.written))
    assert newsroom.written[0].since == datetime(2026, 3, 5, 23, tzinfo=UTC)


def test_a_substitute_who_is_out_too_is_said_before_it_is_kept(sheet: NewsSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.line, "Verdi out from Thursday till Friday")
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sheet.line.text())
    for line, said in (
        ("Rossi out till tomorrow, all to Verdi", "until the end of tomorrow · Giulia Verdi instead"),
        (
            "Rossi out till Friday, all to Verdi",
            "Giulia Verdi instead, who is out from Thu 5 Mar until the end of Fri 6 Mar · nobody can be rung",
        ),
    ):
        sheet.line.selectAll()
        qtbot.keyClicks(sheet.line, line)
        assert sheet.meaning.text().endswith(said)
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sheet.line.text())  # it is kept all the same: a message can be taken for either


def test_who_is_back_is_out_no_longer(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    """Verdi stays out; a second time there is nothing to end, and it is kept as something to know."""
    for line in ("Rossi out till Friday", "Verdi out till Friday"):
        qtbot.keyClicks(sheet.line, line)
        qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not sheet.line.text())
    qtbot.keyClicks(sheet.line, "Rossi is back")
    assert sheet.meaning.text() == "Mario Rossi · not out · no longer true: “Rossi out till Friday”"
    with qtbot.waitSignal(sheet.written):
        qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    assert newsroom.ended == [newsroom.written[0].id]
    assert (sheet.line.text(), sheet.list.model().rowCount(), len(newsroom.written)) == ("", 1, 2)
    qtbot.keyClicks(sheet.line, "Rossi is back")
    assert sheet.meaning.text() == "Mario Rossi · not out · only to know · until the end of today"
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(newsroom.written) == 3)
    assert not newsroom.written[2].away


@pytest.mark.parametrize("code", ["en", "it"])
def test_what_is_said_of_a_time_reads_back_as_the_same_time(language: Language, code: str) -> None:
    language.use(code)
    zone = ZoneInfo("Europe/Rome")
    hours = st.just(time(0)) | st.builds(time, st.integers(4, 23), st.integers(0, 59))
    moments = st.builds(datetime.combine, st.dates(date(2026, 3, 3), date(2027, 2, 1)), hours)

    @settings(max_examples=300, deadline=None)
    @given(st.lists(moments, min_size=2, max_size=2, unique=True).map(sorted), st.booleans())
    def read_back(both: list[datetime], is_begun: bool) -> None:
        since, until = (one.replace(tzinfo=zone) for one in both)
        begins = "" if is_begun else begin_words(since, NOW.astimezone(zone))
        line = f"Rossi {'fuori' if code == 'it' else 'out'} {begins} {end_words(until, NOW.astimezone(zone))}"
        found = understand(line, STUDIO, NOW)
        meant = (None if is_begun else since.astimezone(UTC), until.astimezone(UTC), "")
        assert (found.since, found.until, found.unread) == meant, line

    read_back()


def test_what_is_refused_is_said_and_nothing_typed_is_lost(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    newsroom.refuses = Invalid("news.not_recognised", field="number")
    qtbot.keyClicks(sheet.line, ELSEWHERE)
    assert "rung at 333 123 4567" in sheet.meaning.text()
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.trouble.isVisible)
    assert "gave the password or was called back" in sheet.trouble.text()
    assert sheet.line.text() == ELSEWHERE


def test_what_is_no_longer_true_is_taken_back(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    qtbot.keyClicks(sheet.line, "Rossi out till 15")
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.list.model().rowCount() == 1)
    sheet.list.setCurrentIndex(sheet.list.model().index(0, 0))
    with qtbot.waitSignal(sheet.written):
        sheet.take_back.click()
    assert newsroom.ended == [newsroom.written[0].id]
    assert sheet.list.model().rowCount() == 0


def by(sheet: NewsSheet, qtbot: QtBot, how: Recognised) -> None:
    """Choose how they were recognised, by the keyboard."""
    sheet.recognised.setFocus()
    place = list(RECOGNISED).index(how)
    while sheet.recognised.currentIndex() != place:
        qtbot.keyClick(sheet.recognised, Qt.Key.Key_Down if sheet.recognised.currentIndex() < place else Qt.Key.Key_Up)


def says(sheet: NewsSheet, qtbot: QtBot, said: str) -> None:
    """While it is heard, the focus stays where it is."""
    sheet.password.line.setFocus()
    qtbot.keyClicks(sheet.password.line, said)
    qtbot.keyClick(sheet.password.line, Qt.Key.Key_Return)
    assert sheet.password.line.hasFocus() or sheet.password.right
    qtbot.waitUntil(lambda: sheet.password.right or not sheet.password.line.text())


def test_another_number_is_believed_once_the_caller_has_said_the_password(
    sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom
) -> None:
    qtbot.keyClicks(sheet.line, ELSEWHERE)
    assert not sheet.password.isVisible()
    by(sheet, qtbot, Recognised.PASSPHRASE)
    assert sheet.password.isVisible() and not sheet.keep.isEnabled()
    qtbot.keyClick(sheet.line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "Ask for it" in sheet.password.verdict.text()
    assert newsroom.written == []
    says(sheet, qtbot, "alba a Lecco")
    assert "not the password" in sheet.password.verdict.text()
    assert sheet.window().focusWidget() is sheet.password.line, "for another try"
    assert not sheet.keep.isEnabled()
    says(sheet, qtbot, "tramonto a Bergamo")
    assert sheet.password.verdict.text() == "That is the password."
    assert sheet.keep.isEnabled()
    qtbot.keyClick(sheet.keep, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(newsroom.written))
    assert (newsroom.written[0].recognised, newsroom.written[0].number) == (Recognised.PASSPHRASE, "+393331234567")


def test_wrong_three_times_only_a_call_back_counts(sheet: NewsSheet, qtbot: QtBot, newsroom: Newsroom) -> None:
    qtbot.keyClicks(sheet.line, ELSEWHERE)
    by(sheet, qtbot, Recognised.PASSPHRASE)
    for wrong in ("uno", "due", "tre"):
        says(sheet, qtbot, wrong)
    qtbot.waitUntil(sheet.trouble.isVisible)
    assert "Wrong three times" in sheet.trouble.text()
    assert sheet.by is Recognised.NOT
    assert not sheet.recognised.model().item(list(RECOGNISED).index(Recognised.PASSPHRASE)).isEnabled()
    by(sheet, qtbot, Recognised.CALL_BACK)
    sheet.keep.click()
    qtbot.waitUntil(lambda: bool(newsroom.written))
    assert newsroom.written[0].recognised is Recognised.CALL_BACK


def test_a_client_without_a_password_is_called_back(
    qtbot: QtBot, qapp: QApplication, theme: Theme, background: Background, newsroom: Newsroom
) -> None:
    mute = msgspec.structs.replace(STUDIO, passphrase="")
    sheet = NewsSheet(theme, background, newsroom, mute, (), lambda: NOW, "anna")
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.recognised.setFocus()
    qtbot.keyClick(sheet.recognised, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.recognised, Qt.Key.Key_Down)
    assert "has no password" in sheet.trouble.text()
    assert sheet.by is Recognised.NOT


def test_escape_closes_it(sheet: NewsSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


@pytest.mark.parametrize("code", ["en", "it"])
def test_it_can_be_read_whole_and_heard(sheet: NewsSheet, language: Language, qtbot: QtBot, code: str) -> None:
    language.use(code)
    qtbot.waitUntil(lambda: clipped(sheet) == [])
    assert nameless(sheet) == []
