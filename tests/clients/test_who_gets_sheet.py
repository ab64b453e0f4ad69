"""Who gets a call on Sunday at ten past eleven? Typed as one says it, and answered with the reasons."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import partial

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from receptionist.clients.model import ClientVersionRow
from receptionist.clients.news import News
from receptionist.clients.news.service import NewsService
from receptionist.clients.past import known_at
from receptionist.clients.profile import (
    Absence,
    Closure,
    Instruction,
    Line,
    Opening,
    Person,
    Profile,
    Rota,
    Shift,
    Step,
    Swap,
    Way,
    WayKind,
)
from receptionist.clients.rules import card
from receptionist.clients.service import ClientService
from receptionist.clients.times.moment_text import any_moment_in, past_moment_in
from receptionist.store.engine import Store
from tests.screen.accessible import nameless
from ui.background import Background
from ui.clients.sheets.who_gets import WhoGetsSheet
from ui.theme import Theme

NOW = datetime(2026, 11, 27, 9, 20, tzinfo=UTC)
"""A Friday morning."""


def _who(name: str, last: int, **fields: object) -> Person:
    ways = (Way(kind=WayKind.PHONE, value=f"+3902999000{last}"),)
    return msgspec.structs.replace(Person(name=name, ways=ways), **fields)


NERI, VERDI, BRUNI = _who("Luca Neri", 31), _who("Anna Verdi", 32, responsibilities="contratti"), _who("Ugo Bruni", 33)
SUNDAY = datetime(2026, 11, 29, 17, tzinfo=UTC)
NIGHTS = Rota(
    name="Notti",
    shifts=(Shift(person=NERI.id, begins=datetime(2026, 11, 1, 18), minutes=840, rule="FREQ=DAILY"),),
    swaps=(Swap(person=BRUNI.id, since=SUNDAY, until=SUNDAY + timedelta(hours=14)),),
    steps=(Step(target=VERDI.id, seconds=20),),
    nobody="Avvisare il titolare",
)
STUDIO = Profile(
    code="STUDIO",
    legal_name="Studio Rossi",
    city="Milano",
    language="it",
    lines=(Line(number="+390299900020", patience=40, fallback="+390299900099"), Line(number="+390299900021", label="Urgenze")),
    people=(NERI, VERDI, BRUNI),
    hours=tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5)),
    rotas=(NIGHTS,),
    closures=(
        Closure(since=datetime(2026, 12, 20, tzinfo=UTC), until=datetime(2027, 1, 7, tzinfo=UTC), reason="Ferie di Natale"),
    ),
)


@pytest.fixture
def sheet(qtbot: QtBot, qapp: QApplication, theme: Theme, background: Background, local_store: Store) -> WhoGetsSheet:
    clients = ClientService(local_store)
    kept = clients.save(STUDIO, "setup")
    news = NewsService(local_store)
    sheet = WhoGetsSheet(theme, background, kept, None, card, partial(known_at, clients, news), lambda: NOW, "Sara")
    sheet.clients, sheet.news = clients, news  # type: ignore[attr-defined]

    def close(_sheet: object) -> None:
        assert background.close()  # each moment that was typed on the way is being read: in this store, in this folder

    qtbot.addWidget(sheet, before_close_func=close)
    sheet.resize(1000, 660)
    sheet.show()
    return sheet


def ask(sheet: WhoGetsSheet, when: str, asked: str = "") -> None:
    for field, text in ((sheet.when, when), (sheet.asked, asked)):
        field.clear()
        QTest.keyClicks(field, text)


def rung(sheet: WhoGetsSheet) -> list[str]:
    model = sheet.list.model()
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def test_a_night_says_whose_turn_it_is_by_which_swap_who_is_next_and_the_fallback(sheet: WhoGetsSheet) -> None:
    ask(sheet, "Sunday 23:10")
    assert "Sunday 29 November 2026 23:10 · Milano" in sheet.moment.text()
    assert "Closed until" in sheet.because.text()
    assert "Notti: Ugo Bruni has it by a swap until Mon 8:00, instead of Luca Neri." in sheet.because.text()
    assert rung(sheet)[0].startswith("Notti · on call: Ugo Bruni until Mon 8:00, at once · for 25 s")
    assert rung(sheet)[1].startswith("Anna Verdi · tried next: Notti, after 25 s · for 20 s")
    assert "If nobody answers there: “Avvisare il titolare”" in sheet.end.text()
    assert "within 40 s" in sheet.end.text() and "02 9990 0099" in sheet.end.text()


def test_a_closure_greets_as_a_closure_and_language_and_number_can_be_chosen(sheet: WhoGetsSheet, qtbot: QtBot) -> None:
    ask(sheet, "28/12/2026 10:00")
    assert "A closure holds until" in sheet.because.text() and "Ferie di Natale" in sheet.because.text()
    qtbot.keyClick(sheet.language, Qt.Key.Key_End)
    sheet.language.setCurrentIndex(2)
    sheet.answer()
    assert "closed" in sheet.greeting.text()
    assert [sheet.line.itemText(n) for n in range(2)][1] == "Urgenze"


def test_all_instructions_stand_there_where_there_is_room(sheet: WhoGetsSheet) -> None:
    told = tuple(Instruction(text=f"Regola {n}") for n in range(1, 6))
    sheet._profile = msgspec.structs.replace(STUDIO, instructions=told)
    ask(sheet, "Monday 10:00")
    assert rung(sheet) and "Regola 5" in sheet.instructions.text() and "more" not in sheet.instructions.text()
    sheet.resize(1000, 460)
    assert "Regola 3" in sheet.instructions.text() and "2 more" in sheet.instructions.text()
    sheet._profile = msgspec.structs.replace(STUDIO, instructions=told[:4])
    sheet.answer()
    assert "Regola 4" in sheet.instructions.text() and "more" not in sheet.instructions.text()
    sheet._profile = msgspec.structs.replace(STUDIO, instructions=told, people=(), rotas=())
    ask(sheet, "Monday 10:00")
    assert not rung(sheet) and "Regola 5" in sheet.instructions.text() and "more" not in sheet.instructions.text()
    assert sheet.end.text().startswith("Nobody can be rung then: a message is taken.")


def test_who_is_asked_for_is_found_by_name_and_matter(sheet: WhoGetsSheet) -> None:
    ask(sheet, "", "contratti")
    assert "Anna Verdi: free" in sheet.moment.text()
    assert [row.split(" · ")[0] for row in rung(sheet)] == ["Anna Verdi"]
    ask(sheet, "", "Zzz")
    assert "nobody is called so" in sheet.moment.text()


def test_a_past_moment_is_answered_by_what_was_known_then(sheet: WhoGetsSheet, qtbot: QtBot) -> None:
    clients: ClientService = sheet.clients  # type: ignore[attr-defined]
    sheet._profile = clients.save(msgspec.structs.replace(sheet._profile, people=(BRUNI,), rotas=()), "sara")
    with clients._store.session() as session:
        for version, day in ((1, 20), (2, 25)):
            at = datetime(2026, 11, day, 9, tzinfo=UTC)
            session.execute(update(ClientVersionRow).where(ClientVersionRow.version == version).values(at=at))
    ask(sheet, "22/11/2026 23:10")
    qtbot.waitUntil(lambda: "as it was kept then (version 1)" in sheet.moment.text(), timeout=20_000)
    assert rung(sheet)[0].startswith("Notti · on call: Luca Neri")
    ask(sheet, "26/11/2026 10:00")
    qtbot.waitUntil(lambda: rung(sheet)[0].startswith("Ugo Bruni · free"), timeout=20_000)
    assert "version" not in sheet.moment.text()


def test_it_goes_by_the_keyboard_day_by_day_and_hour_by_hour_and_says_what_it_does_not_understand(
    sheet: WhoGetsSheet, qtbot: QtBot
) -> None:
    qtbot.keyClick(sheet.when, Qt.Key.Key_PageDown)
    assert sheet.when.text() == "28/11/2026 10:20"
    sheet.when.setFocus()
    qtbot.keyClick(sheet.when, Qt.Key.Key_PageUp)
    ask(sheet, "whenever")
    assert sheet.moment.text().startswith("That is no moment")
    assert nameless(sheet) == []
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("23:10", datetime(2026, 11, 27, 22, 10, tzinfo=UTC)),
        ("domani", datetime(2026, 11, 28, 9, 20, tzinfo=UTC)),
        ("lunedì 8", datetime(2026, 11, 30, 7, 0, tzinfo=UTC)),
        ("15/8/2025 9:00", datetime(2025, 8, 15, 7, 0, tzinfo=UTC)),
        ("29/2/2026", None),
        ("", None),
    ],
)
def test_a_moment_is_read_as_it_is_said(typed: str, meant: datetime | None) -> None:
    assert any_moment_in(typed, NOW, "Europe/Rome") == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10:20", datetime(2026, 11, 27, 9, 20, tzinfo=UTC)),
        ("10:21", datetime(2026, 11, 26, 9, 21, tzinfo=UTC)),
        ("ieri 10:20", datetime(2026, 11, 26, 9, 20, tzinfo=UTC)),
        ("ieri 10:20:15", datetime(2026, 11, 26, 9, 20, 15, tzinfo=UTC)),
        ("yesterday 10.20", datetime(2026, 11, 26, 9, 20, tzinfo=UTC)),
        ("lunedì 10:20", datetime(2026, 11, 23, 9, 20, tzinfo=UTC)),
        ("venerdì 10", datetime(2026, 11, 27, 9, 0, tzinfo=UTC)),
        ("Friday 11", datetime(2026, 11, 20, 10, 0, tzinfo=UTC)),
        ("15/12 9:00", datetime(2025, 12, 15, 8, 0, tzinfo=UTC)),
        ("domani", datetime(2026, 11, 28, 9, 20, tzinfo=UTC)),
        ("29/2/2026", None),
        ("25:10", None),
        ("", None),
    ],
)
def test_of_what_has_been_the_last_is_meant(typed: str, meant: datetime | None) -> None:
    assert past_moment_in(typed, NOW, "Europe/Rome") == meant


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40) | st.text("0123456789/.:- lunedi gennaio am pm", max_size=25))
def test_whatever_is_typed_is_a_moment_or_none(typed: str) -> None:
    for read in (any_moment_in, past_moment_in):
        found = read(typed, NOW, "Europe/Rome")
        assert found is None or found.tzinfo is not None


def test_a_number_that_has_gone_to_another_client_is_answered_by_that_one(sheet: WhoGetsSheet) -> None:
    there = Profile(code="VERDI", legal_name="Studio Viola", people=(_who("Gino Viola", 41),), hours=STUDIO.hours)
    tomorrow = datetime(2026, 11, 27, 23, tzinfo=UTC)
    number = STUDIO.lines[0].number
    gone = msgspec.structs.replace(STUDIO.lines[0], until=tomorrow)
    sheet._profile = msgspec.structs.replace(sheet._profile, lines=(gone, STUDIO.lines[1]))
    came = msgspec.structs.replace(there, lines=(Line(number=number, since=tomorrow),))
    ask(sheet, "30/11/2026 10:00")
    assert "no other client's: nobody is rung" in sheet.because.text() and rung(sheet) == [] and sheet.greeting.text() == ""
    sheet._owner = lambda asked, at: (came, ()) if asked == number and at >= tomorrow else None
    ask(sheet, "30/11/2026 10:00")
    assert sheet.because.text().startswith("The number is Studio Viola's then: this is their answer.")
    assert [row.split(" · ")[0] for row in rung(sheet)] == ["Gino Viola"]
    assert "Studio Viola" in sheet.greeting.text() and "Studio Rossi" not in sheet.greeting.text()
    ask(sheet, "27/11/2026 11:00")
    assert rung(sheet)[0].split(" · ")[0] == "Luca Neri"


def test_who_is_out_is_named_with_whoever_stands_in(sheet: WhoGetsSheet) -> None:
    out = Absence(
        since=datetime(2026, 12, 1, tzinfo=UTC), until=datetime(2026, 12, 5, tzinfo=UTC), reason="Fiera", substitute=VERDI.id
    )
    away = msgspec.structs.replace(NERI, absences=(out,))
    sheet._profile = msgspec.structs.replace(sheet._profile, people=(away, VERDI, BRUNI), rotas=())
    ask(sheet, "2/12/2026 10:00")
    assert "Luca Neri is out, Anna Verdi instead until Sat 1:00, Fiera." in sheet.because.text()
    assert "Luca Neri" not in " ".join(row.split(" · ")[0] for row in rung(sheet))


def test_before_the_client_was_kept_here_nothing_is_known_and_nothing_is_made_up(sheet: WhoGetsSheet, qtbot: QtBot) -> None:
    clients: ClientService = sheet.clients  # type: ignore[attr-defined]
    with clients._store.session() as session:
        session.execute(update(ClientVersionRow).values(at=datetime(2026, 11, 20, 9, tzinfo=UTC)))
    ask(sheet, "15/8/2025 9:00")
    qtbot.waitUntil(lambda: "has been kept here since Friday 20 November 2026" in sheet.because.text(), timeout=20_000)
    assert rung(sheet) == [] and sheet.greeting.text() == "" and sheet.end.text() == ""
    ask(sheet, "26/11/2026 10:00")
    qtbot.waitUntil(lambda: sheet.because.text().startswith("Open until"), timeout=20_000)


def kept_since(sheet: WhoGetsSheet, day: int) -> None:
    """Everything that is kept by now was kept on that day of November."""
    with sheet.clients._store.session() as session:  # type: ignore[attr-defined]
        session.execute(update(ClientVersionRow).values(at=datetime(2026, 11, day, 9, tzinfo=UTC)))


def test_of_a_past_moment_the_news_that_held_then_count_and_none_of_today(sheet: WhoGetsSheet, qtbot: QtBot) -> None:
    kept_since(sheet, 1)
    yesterday = NOW - timedelta(days=1)
    told = News(
        client=sheet._profile.id,
        person=NERI.id,
        away=True,
        substitute=VERDI.id,
        text="Neri out till 12, all to Verdi",
        since=yesterday - timedelta(hours=1),
        until=yesterday + timedelta(hours=2),
        written_by="sara",
        written_at=yesterday - timedelta(hours=1),
    )
    news: NewsService = sheet.news  # type: ignore[attr-defined]
    news.write(told)
    ask(sheet, "26/11/2026 10:20")
    qtbot.waitUntil(lambda: "Luca Neri is out, Anna Verdi instead until 12:20" in sheet.because.text(), timeout=20_000)
    assert "Luca Neri" not in " ".join(row.split(" · ")[0] for row in rung(sheet))
    ask(sheet, "26/11/2026 13:00")
    qtbot.waitUntil(lambda: rung(sheet) and rung(sheet)[0].startswith("Luca Neri · free"), timeout=20_000)


def test_that_they_are_closed_counts_in_the_minute_in_which_it_is_told(sheet: WhoGetsSheet) -> None:
    told = News(
        client=sheet._profile.id,
        away=True,
        text="chiusi fino a domani",
        since=NOW + timedelta(seconds=20),
        until=NOW + timedelta(days=1),
        written_by="sara",
        written_at=NOW + timedelta(seconds=20),
    )
    sheet._news, sheet._now = (told,), lambda: NOW + timedelta(seconds=40)
    ask(sheet, "now")
    ask(sheet, "")
    sheet.answer()
    assert "(chiusi fino a domani)" in sheet.because.text()


def test_of_a_past_moment_another_client_is_answered_for_as_that_one_was_then(sheet: WhoGetsSheet, qtbot: QtBot) -> None:
    clients: ClientService = sheet.clients  # type: ignore[attr-defined]
    yesterday, number = NOW - timedelta(days=1), STUDIO.lines[0].number
    came = msgspec.structs.replace(STUDIO.lines[0], since=yesterday)
    sheet._profile = clients.save(msgspec.structs.replace(sheet._profile, lines=(came, STUDIO.lines[1])), "setup")
    before = Profile(code="VIOLA", legal_name="Studio Viola", people=(_who("Vecchia Segreteria", 51),))
    there = clients.save(msgspec.structs.replace(before, lines=(Line(number=number, until=yesterday),)), "setup")
    kept_since(sheet, 20)
    changed = clients.save(msgspec.structs.replace(there, people=(_who("Nuova Segreteria", 52),)), "sara")
    sheet._owner = lambda asked, at: (changed, ()) if asked == number and at < yesterday else None
    ask(sheet, "25/11/2026 10:20")
    qtbot.waitUntil(lambda: "as it was kept then (version 1)" in sheet.moment.text(), timeout=20_000)
    assert [row.split(" · ")[0] for row in rung(sheet)] == ["Vecchia Segreteria"]
    assert sheet.because.text().startswith("The number is Studio Viola's then: this is their answer.")
    ask(sheet, "19/11/2026 10:20")
    qtbot.waitUntil(lambda: "has been kept here since" in sheet.because.text(), timeout=20_000)
    assert rung(sheet) == []


def test_a_number_that_was_entered_later_was_then_whose_it_was(sheet: WhoGetsSheet, qtbot: QtBot) -> None:
    """What was kept of the client then has not that number: the answer was this client's, who never had the call."""
    clients: ClientService = sheet.clients  # type: ignore[attr-defined]
    kept_since(sheet, 20)
    came = Line(number="+390299900029", since=NOW)
    there = Profile(code="VIOLA", legal_name="Studio Viola", people=(_who("Gino Viola", 41),), hours=STUDIO.hours)
    sheet._profile = clients.save(msgspec.structs.replace(sheet._profile, lines=(came,)), "sara")
    sheet.line.setItemData(0, came.number)
    sheet._owner = lambda asked, at: (there, ()) if asked == came.number and at < NOW else None
    ask(sheet, "25/11/2026 10:20")
    qtbot.waitUntil(lambda: sheet._then is not None and None not in sheet._then[1].values(), timeout=20_000)
    assert sheet.because.text().startswith("The number is Studio Viola's then: this is their answer.")
    assert [row.split(" · ")[0] for row in rung(sheet)] == ["Gino Viola"]
    sheet._owner = lambda _asked, _at: None
    sheet.answer()
    assert "no other client's: nobody is rung" in sheet.because.text() and rung(sheet) == []
    sheet._owner = lambda _asked, _at: (sheet._profile, ())  # told late: since a day on which it was not entered yet
    sheet.answer()
    late = "02 9990 0029 had not been entered for Studio Rossi yet: what its callers heard is not known."
    assert sheet.because.text() == late
    assert rung(sheet) == [] and sheet.greeting.text() == ""
