"""What has changed is told by the names that people use: a town, a greeting as it is said, a word once."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from receptionist.clients.directory import Directory
from receptionist.clients.fresh import fresh
from receptionist.clients.news import News
from receptionist.clients.profile import Absence, Closure, Greeting, Line, Occasion, Person, Profile
from receptionist.clients.rules import card
from receptionist.clients.since import Change, How, What
from receptionist.words import say_why
from ui.calls.book import Book
from ui.calls.card.words import read_of, said_of
from ui.calls.words.reasons import until_words, why_words
from ui.clients.compare.words import rows_between
from ui.clients.form.part_days import days_of
from ui.staff.since_words import lines_of

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
STUDIO = Profile(code="STUDIO", legal_name="Studio Rossi e Associati", language="it", lines=(Line(number="+390299900020"),))


def test_a_region_is_called_as_on_the_page(qapp: QApplication) -> None:
    (row,) = rows_between(replace(STUDIO, region="MI"), replace(STUDIO, region="RM"))
    assert (row.first, row.second) == ("Milano", "Roma")


def test_another_greeting_is_told_as_it_is_said(qapp: QApplication) -> None:
    said = Greeting(occasion=Occasion.OPEN, text="{greeting}, Studio Rossi, sono {assistant}. Cerca {persona}?")
    broken = Greeting(occasion=Occasion.CLOSED, text="Siamo chiusi. {nessuno}")
    studio = replace(STUDIO, greetings=(said, broken))
    book = Book(Directory([studio], "IT"), card, lambda: NOW, "Anna")
    changes = tuple(Change(What.GREETING, How.NEW, studio.id, one) for one in studio.greetings)
    assert [line.second for line in lines_of(changes, book, NOW)] == [
        "Buongiorno, Studio Rossi, sono Anna. Cerca la persona desiderata?",
        "Siamo chiusi. {nessuno}",
    ]


def test_what_changed_and_is_asked_for_is_not_said_to_be_new_twice(qapp: QApplication) -> None:
    after = replace(STUDIO, vat_number="IT01234567890")
    shown = card(after, None, NOW, assistant="Anna")
    (line,) = (one for one in read_of(shown, None, fresh(STUDIO, after, NOW, NOW)) if one.new)
    assert said_of(line) == "Changed: VAT number"


def test_an_end_at_midnight_is_one_day_in_all_places(qapp: QApplication) -> None:
    """Out till tomorrow is not “until Wed 0:00” on the card, in Reach, to whoever comes on shift or on the command line."""
    rome = ZoneInfo("Europe/Rome")
    begun, ends = datetime(2026, 3, 2, tzinfo=rome), datetime(2026, 3, 4, tzinfo=rome)
    bianchi = Person(name="Marco Bianchi", absences=(Absence(since=begun, until=ends),))
    studio = replace(STUDIO, people=(bianchi,))
    news = News(
        client=studio.id,
        text="Bianchi fuori fino a domani",
        told_by="Rossi",
        since=begun,
        until=ends,
        written_by="anna",
        written_at=NOW,
    )
    shown = card(studio, None, NOW, assistant="Anna", news=(news,))
    (row,) = shown.targets
    told = [said_of(line) for line in read_of(shown, None, None)]
    changes = (
        Change(What.ABSENCE, How.NEW, studio.id, bianchi.absences[0], whose=bianchi),
        Change(What.NEWS, How.NEW, studio.id, news),
    )
    book = Book(Directory([studio], "IT"), card, lambda: NOW, "Anna")
    since = [f"{line.first} {line.second}" for line in lines_of(changes, book, NOW)]
    for said in (why_words(row), say_why(row.why.code, dict(row.why.values), row.local), *told, *since):
        assert "until the end of tomorrow" in said and "0:00" not in said
    closed = Change(What.CLOSURE, How.COMING, studio.id, Closure(since=datetime(2026, 3, 3, tzinfo=rome), until=ends))
    assert "from tomorrow until the end of tomorrow" in lines_of((closed,), book, NOW)[0].first
    assert days_of(Closure(since=NOW, until=ends), rome).endswith("– 3 Mar 2026 24:00")
    away = replace(studio, lines=(replace(STUDIO.lines[0], until=ends),))
    (row,) = rows_between(studio, away)
    assert row.second == "3 Mar 2026 24:00"
    assert until_words("2026-03-03T00:00+01:00", NOW.astimezone(rome)) == "until the end of today"
    assert until_words("2026-03-08T00:00+01:00", NOW.astimezone(rome)) == "until the end of Sat 7 Mar"
    assert until_words("2027-01-07T00:00+01:00", NOW.astimezone(rome)) == "until the end of Wed 6 Jan 2027"
