"""What has changed is told by the names that people use: a town, a greeting as it is said, a word once."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from receptionist.clients.directory import Directory
from receptionist.clients.fresh import fresh
from receptionist.clients.profile import Greeting, Line, Occasion, Profile
from receptionist.clients.rules import card
from receptionist.clients.since import Change, How, What
from ui.calls.book import Book
from ui.calls.card_words import read_of, said_of
from ui.clients.difference_words import rows_between
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
