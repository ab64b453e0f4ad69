"""Search everything: clients, people, numbers and commands under one line of typing; recent and pinned ones before it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from receptionist.clients.directory import Directory, Hit
from receptionist.clients.profile import Line, Person, Profile, Status, Way, WayKind
from ui.background import Background
from ui.keys import Keys, KeyWatch
from ui.palette import Palette
from ui.places import on_clients, places
from ui.recent import Recent
from ui.sheet import Sheet
from ui.theme import Theme
from ui.translate import Language

CTRL = Qt.KeyboardModifier.ControlModifier


def client(code: str, name: str, number: str, *people: str) -> Profile:
    ways = (Way(kind=WayKind.PHONE, value="+390200661111"),)
    return Profile(
        code=code, legal_name=name, lines=(Line(number=number),), people=tuple(Person(name=p, ways=ways) for p in people)
    )


ROSSI = client("ROSSI", "Studio Legale Rossi", "+390255501", "Mario Bianchi")
ACME = client("ACME", "Acme Ltd", "+442079460001", "John Smith")
NORDLYS = client("NORD", "Nordlys AS", "+4721930001")
NOW = datetime(2026, 3, 2, 9, 42, tzinfo=UTC)


@pytest.fixture
def recent() -> Recent:
    return Recent([ACME.id], [NORDLYS.id])


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, keys: Keys, key_watch: KeyWatch) -> Iterator[QWidget]:
    window = QWidget()
    window.resize(1200, 700)
    window.note = QPlainTextEdit()  # type: ignore[attr-defined]
    QVBoxLayout(window).addWidget(window.note)  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    key_watch.watch(window)
    window.show()
    return window


@pytest.fixture
def went() -> list[object]:
    """Where the palette has led to."""
    return []


@pytest.fixture
def palette(
    window: QWidget,
    theme: Theme,
    keys: Keys,
    background: Background,
    recent: Recent,
    language: Language,
    went: list[object],
) -> Palette:
    directory = Directory([ROSSI, ACME, NORDLYS])
    everywhere = places(went.append, lambda part: went.append(("settings", part)), lambda n: went.append(("history", n)))
    everybody = language.everywhere
    palette = Palette(theme, keys, background, lambda: directory, recent, window, everywhere, everybody, now=lambda: NOW)
    keys.take("palette", palette.open)
    return palette


def titles(palette: Palette) -> list[str]:
    return [row.title for row in palette.rows if row.what not in ("command", "place")]


def search(palette: Palette, qtbot: QtBot, text: str, first: str) -> None:
    palette.open()
    qtbot.keyClicks(palette.line, text)
    qtbot.waitUntil(lambda: titles(palette)[:1] == [first])


def test_pinned_and_recent_clients_stand_there_before_anything_is_typed(palette: Palette) -> None:
    palette.open()
    assert titles(palette) == ["Nordlys AS", "Acme Ltd"]


def test_a_client_is_opened_by_its_first_letters_and_enter(palette: Palette, qtbot: QtBot, recent: Recent) -> None:
    search(palette, qtbot, "ross", "Studio Legale Rossi")
    with qtbot.waitSignal(palette.client_chosen) as chosen:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert chosen.args == [ROSSI.id]
    assert not palette.isVisible()
    assert recent.clients == (NORDLYS.id, ROSSI.id, ACME.id)


def test_who_is_no_client_any_more_is_found_and_marked_so(palette: Palette, qtbot: QtBot) -> None:
    ended = replace(ROSSI, city="Milano", status=Status.ENDED)
    palette._directory = lambda: Directory([ended, ACME])  # type: ignore[method-assign]
    search(palette, qtbot, "ross", "Studio Legale Rossi")
    assert next(row.detail for row in palette.rows) == "Milano · no longer a client"


def test_a_misspelt_person_is_found_with_the_client(palette: Palette, qtbot: QtBot) -> None:
    search(palette, qtbot, "bianki", "Mario Bianchi")
    with qtbot.waitSignal(palette.person_chosen) as chosen:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert chosen.args == [ROSSI.id, ROSSI.people[0].id]


def test_a_number_can_be_dialled_and_finds_whose_it_is(palette: Palette, qtbot: QtBot) -> None:
    search(palette, qtbot, "0255501", "Dial 0255501")
    assert "Studio Legale Rossi" in titles(palette)
    with qtbot.waitSignal(palette.number_chosen) as chosen:
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert chosen.args == ["0255501"]


def test_a_number_that_moved_stands_with_whose_it_is_and_says_whose_it_was(palette: Palette, qtbot: QtBot) -> None:
    moved = NOW - timedelta(days=7)
    lines = (Line(number="+390255550101", until=moved), Line(number="+390255550102"))
    alfa = replace(ACME, legal_name="Alfa", country="IT", lines=lines)
    beta = replace(NORDLYS, legal_name="Beta", country="IT", lines=(Line(number="+390255550101", since=moved),))
    palette._directory = lambda: Directory([alfa, beta])  # type: ignore[method-assign]
    search(palette, qtbot, "0255550101", "Dial 0255550101")
    rows = [(row.title, row.right, "no longer theirs since" in row.detail) for row in palette.rows if row.what == "client"]
    assert rows == [("Beta", "02 5555 0101", False), ("Alfa", "02 5555 0101", True)]
    palette.open()
    assert [(row.title, row.right) for row in palette.rows[:2]] == [("Beta", "02 5555 0101"), ("Alfa", "02 5555 0102")]


def test_a_command_is_found_by_its_name_and_carried_out(palette: Palette, keys: Keys, qtbot: QtBot) -> None:
    done: list[int] = []
    keys.take("emergency", lambda: done.append(1))
    palette.open()
    qtbot.keyClicks(palette.line, "emerg")
    qtbot.waitUntil(lambda: any(row.id == "emergency" for row in palette.rows))
    while palette.list.currentIndex().data(Qt.ItemDataRole.UserRole).id != "emergency":
        qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == [1]


def test_a_command_nobody_can_carry_out_now_is_not_offered(palette: Palette, keys: Keys, qtbot: QtBot) -> None:
    keys.take("emergency", lambda: None, when=lambda: False)
    palette.open()
    qtbot.keyClicks(palette.line, "emerg")
    qtbot.waitUntil(lambda: palette.rows == [])


def test_esc_gives_the_focus_back_to_the_half_typed_note(palette: Palette, window: QWidget, qtbot: QtBot) -> None:
    note = window.note  # type: ignore[attr-defined]
    note.setFocus()
    qtbot.keyClicks(note, "half")
    qtbot.keyClick(note, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(palette.line.hasFocus)
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(note.hasFocus)
    assert note.toPlainText() == "half"


def test_what_had_the_focus_may_be_gone_when_the_palette_or_a_sheet_closes(
    palette: Palette, window: QWidget, qtbot: QtBot
) -> None:
    for over in (palette, None):
        row = QLineEdit(window)
        row.show()
        row.setFocus()
        sheet = Sheet(window, QWidget(), 200, 100) if over is None else None
        palette.open()
        delete(row)  # a notice that was read, a row of a list
        if sheet is not None:
            sheet.close_sheet()
        palette.shut()
        assert not palette.isVisible()


def test_an_answer_that_comes_when_the_palette_is_gone_finds_nobody(
    palette: Palette, background: Background, qtbot: QtBot
) -> None:
    ready = threading.Event()
    searched = palette._directory()
    palette._directory = lambda: _Slow(searched, ready)  # type: ignore[method-assign,assignment]
    palette.open()
    qtbot.keyClicks(palette.line, "r")
    delete(palette)
    ready.set()
    heard: list[None] = []
    qtbot.waitUntil(lambda: background.idle)
    background.run(lambda: None, heard.append)
    qtbot.waitUntil(lambda: bool(heard))


class _Slow:
    """Finds nothing until it is told to."""

    def __init__(self, searched: Directory, ready: threading.Event) -> None:
        self._searched, self._ready = searched, ready
        self.by_id = searched.by_id

    def search(self, text: str, at: datetime, limit: int = 20) -> list[Hit]:
        self._ready.wait()
        return self._searched.search(text, at, limit)


def test_ctrl_enter_pins_and_unpins(palette: Palette, qtbot: QtBot, recent: Recent) -> None:
    search(palette, qtbot, "ross", "Studio Legale Rossi")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return, CTRL)
    assert recent.is_pinned(ROSSI.id)
    qtbot.waitUntil(lambda: palette.rows[0].pinned)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return, CTRL)
    assert not recent.is_pinned(ROSSI.id)


def test_only_the_answer_to_what_is_typed_now_is_shown(palette: Palette, qtbot: QtBot) -> None:
    palette.open()
    qtbot.keyClicks(palette.line, "acme")
    palette._found("ac", [])
    qtbot.waitUntil(lambda: titles(palette)[:1] == ["Acme Ltd"])


@pytest.mark.parametrize("code", ["en", "it"])
@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("impost", "settings"),
        ("sett", "settings"),
        ("stor", "history"),
        ("history", "history"),
        ("messag", "messages"),
        ("clienti", "clients"),
        ("impianto", ("settings", 3)),
        ("phone system", ("settings", 3)),
        ("aspetto", ("settings", 0)),
        ("to call b", ("history", 1)),
        ("da richiam", ("history", 1)),
    ],
)
def test_pages_and_their_parts_are_found_in_both_languages(
    palette: Palette, qtbot: QtBot, language: Language, went: list[object], code: str, typed: str, where: object
) -> None:
    language.use(code)
    palette.open()
    qtbot.keyClicks(palette.line, typed)
    qtbot.waitUntil(lambda: bool(palette.rows) and palette.rows[0].what == "place")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert went == [where]
    assert not palette.isVisible()


@pytest.mark.parametrize("code", ["en", "it"])
@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("importa", "import"),
        ("import", "import"),
        ("esporta", "export"),
        ("nuovo cliente", "new"),
        ("new client", "new"),
        ("modello", "new.template"),
        ("chiusure", "closures"),
    ],
)
def test_what_is_done_on_the_page_of_the_clients_is_found_on_every_page(
    palette: Palette, keys: Keys, qtbot: QtBot, language: Language, went: list[object], code: str, typed: str, action: str
) -> None:
    language.use(code)
    also = on_clients(keys, lambda wanted: went.append(("clients", wanted)), may_edit=True)
    palette._places = places(went.append, lambda part: went.append(part), lambda n: went.append(n), also)
    palette.open()
    qtbot.keyClicks(palette.line, typed)
    qtbot.waitUntil(lambda: palette._work is None and bool(palette.rows))
    row = palette.rows[0]
    assert (row.what, row.detail, row.right) == ("place", {"en": "Clients", "it": "Clienti"}[code], keys.shown(action))
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert went == [("clients", action)]


def test_on_their_own_page_they_are_commands_and_who_may_change_nothing_is_offered_none(
    palette: Palette, keys: Keys, qtbot: QtBot
) -> None:
    palette._places = places(lambda _id: None, lambda _n: None, lambda _n: None, on_clients(keys, print, may_edit=False))
    palette.open()
    qtbot.keyClicks(palette.line, "new client")
    qtbot.waitUntil(lambda: palette._work is None)
    assert palette.rows == []
    keys.take("export", lambda: None)
    palette.open("export")
    qtbot.waitUntil(lambda: palette._work is None and [row.what for row in palette.rows] == ["command"])


@pytest.mark.parametrize("code", ["en", "it"])
@pytest.mark.parametrize("typed", ["answer", "rispond"])
def test_commands_are_found_in_both_languages(
    palette: Palette, keys: Keys, qtbot: QtBot, language: Language, code: str, typed: str
) -> None:
    language.use(code)
    keys.take("call.answer", lambda: None)
    palette.open()
    qtbot.keyClicks(palette.line, typed)
    qtbot.waitUntil(lambda: [row.id for row in palette.rows[:1]] == ["call.answer"])
    assert palette.rows[0].title == {"en": "Answer", "it": "Rispondi"}[code]


def test_a_client_of_that_very_name_comes_before_the_page(palette: Palette, qtbot: QtBot) -> None:
    palette.open()
    qtbot.keyClicks(palette.line, "s")
    qtbot.waitUntil(lambda: palette._work is None and bool(palette.rows) and palette.rows[0].what == "client")


def test_a_page_shows_the_key_that_leads_there(palette: Palette) -> None:
    palette.open()
    shown = {row.title: row.right for row in palette.rows if row.what == "place"}
    assert shown == {"Desk": "Ctrl+Shift+1", "Messages": "Ctrl+Shift+2", "Clients": "Ctrl+Shift+3"} | {
        "History": "Ctrl+Shift+4",
        "Settings": "Ctrl+Shift+5",
        "Staff": "Ctrl+Shift+6",
    }
