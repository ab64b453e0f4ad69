"""Somebody brings in a file on the screen: sees what it would do, says what is unclear, decides, corrects what was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from receptionist.clients.files.reading import read_contents
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.settings import Settings
from receptionist.store.engine import Store
from tests.clients.workbooks import Rows, xlsx
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.background import Background
from ui.clients.files.importing import ImportSheet
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Language

Show = Callable[[bytes], ImportSheet]


@pytest.fixture
def clients(local_store: Store) -> ClientService:
    clients = ClientService(local_store)
    clients.save(Profile(code="ACME", legal_name="Acme"), by="anna")
    return clients


@pytest.fixture
def sheet(
    qtbot: QtBot, theme: Theme, language: Language, local_store: Store, clients: ClientService, tmp_path: Path
) -> Iterator[ImportSheet]:
    background = Background()
    office = SimpleNamespace(clients=clients, country="IT", settings=Settings(local_store, tmp_path / "workstation.json"))
    sheet = ImportSheet(theme, background, office, "anna", Keys())
    qtbot.addWidget(sheet)
    sheet.resize(880, 624)
    sheet.show()
    yield sheet
    background.close()


@pytest.fixture
def show(qtbot: QtBot, sheet: ImportSheet, tmp_path: Path) -> Show:
    """Shows a file in the sheet, until its preview stands."""

    def show(content: bytes) -> ImportSheet:
        file = tmp_path / "clienti"
        file.write_bytes(content)
        sheet.look_at(file)
        qtbot.waitUntil(lambda: sheet._work is None)
        assert clipped(sheet) == []
        assert nameless(sheet) == []
        return sheet

    return show


def rows(sheet: ImportSheet) -> list[str]:
    model = sheet.list.model()
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def lines(*table: tuple[object, ...]) -> bytes:
    written: Rows = table  # type: ignore[assignment]
    return xlsx(written)


def test_the_preview_says_what_would_be_added_changed_and_refused(show: Show, clients: ClientService) -> None:
    sheet = show(
        lines(
            ("Codice", "Ragione sociale", "Città", "Numero", "Referente", "Cellulare"),
            ("ACME", None, "Roma", "02 5555 0101", "Anna", "333 1234567"),
            ("R", "Rossi", None, "niente", None, None),
            ("V", "Verdi", None, None, "Avv. Ugo Neri", None),
        )
    )
    assert sheet.summary.text() == "2 rows new · 0 changed · 0 unchanged · 1 refused"
    assert sheet.made.text() == "1 new client · 1 new number · 2 new people"
    assert sheet.numberless.text() == "1 new client has no number yet: Verdi"
    assert sheet.titles.text() == "1 title taken out of names: Avv. Ugo Neri"
    refused, *changed = rows(sheet)
    assert refused.startswith("Foglio1, row 3 · Number: “niente” cannot be read as a phone number")
    assert changed == [
        "ACME · Acme · 1 new number · 1 new person · City",
        "V · Verdi · new client · no number yet · 1 new person",
    ]
    assert [one.code for one in clients.profiles()] == ["ACME"]


def test_a_preview_that_a_save_has_overtaken_is_made_again_by_itself(qtbot: QtBot, show: Show, clients: ClientService) -> None:
    sheet = show(lines(("Codice", "Ragione sociale", "Città", "PEC"), ("ACME", "Acme", "Roma", "acme@pec.example")))
    assert rows(sheet) == ["ACME · Acme · City · PEC"]
    clients.save(msgspec.structs.replace(clients.load("ACME"), city="Roma"), by="bruno")
    sheet.take.click()
    qtbot.waitUntil(lambda: "Acme was saved by somebody meanwhile" in sheet.trouble.text() and sheet._work is None)
    assert rows(sheet) == ["ACME · Acme · PEC"]
    assert sheet.trouble.isVisible() and sheet.take.isEnabled() and sheet.take.hasFocus()
    sheet.take.click()
    qtbot.waitUntil(lambda: sheet.take.text() == "Imported")
    assert (clients.load("ACME").pec, sheet.trouble.isVisible()) == ("acme@pec.example", False)
    show(lines(("Ragione sociale",), ("Beta",)))
    clients.save(Profile(code="BETA", legal_name="Il Beta"), by="bruno")
    sheet.take.click()
    qtbot.waitUntil(lambda: "somebody took its names" in sheet.trouble.text() and sheet._work is None)
    assert rows(sheet)[-1].startswith("BETA-2 · Beta · new client")


def test_a_mobile_that_is_nobodys_and_lost_its_digits_is_told_at_once_in_ones_own_language(
    show: Show, language: Language
) -> None:
    language.use("it")
    sheet = show(lines(("Ragione sociale", "Referente", "Cellulare"), ("Quarta", None, "3,93E+11")))
    [row] = rows(sheet)
    assert "un valore per Cellulare" in row and "Mobile" not in row
    assert "3,93E+11" in row.partition("a cui appartenga.")[2].partition(" · ")[0]


def test_with_refused_rows_one_is_asked_and_may_take_nothing(qtbot: QtBot, show: Show, clients: ClientService) -> None:
    sheet = show(lines(("Ragione sociale", "Numero"), ("Rossi", "niente"), ("Verdi", "02 5555 0101")))
    qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    assert sheet.question.isVisible()
    assert clipped(sheet) == []
    qtbot.mouseClick(sheet.question.no, Qt.MouseButton.LeftButton)
    assert not sheet.question.isVisible()
    assert len(clients.profiles()) == 1
    qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sheet.imported):
        qtbot.mouseClick(sheet.question.yes, Qt.MouseButton.LeftButton)
    assert [one.code for one in clients.profiles()] == ["ACME", "VERDI"]


def test_what_is_refused_is_saved_to_be_corrected(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    """As they stood when one asked for them, whatever is looked at while one looks for a place."""
    sheet = show(lines(("Ragione sociale", "Numero"), ("Rossi", "niente"), ("Verdi", "02 5555 0101")))
    sheet.keep.click()
    (where,) = sheet.findChildren(QFileDialog)
    show(lines(("Ragione sociale", "Numero"), ("Neri", "nulla")))
    where.fileSelected.emit(str(tmp_path / "rifiutate.xlsx"))
    qtbot.waitUntil(lambda: "rifiutate" in sheet.told.text())
    (entry,) = read_contents((tmp_path / "rifiutate.xlsx").read_bytes()).entries
    assert (entry.client, entry.lines) == ({"legal_name": "Rossi"}, ({"line": "niente"},))


@pytest.mark.parametrize("code", ["en", "it"])
def test_what_to_do_about_a_refused_row_is_never_shortened(
    sheet: ImportSheet, show: Show, language: Language, qtbot: QtBot, code: str
) -> None:
    language.use(code)
    sheet.resize(560, 500)
    show(lines(("Ragione sociale", "Numero", "Note"), ("Rossi", "niente di niente", "x" * 300), ("Verdi", "02 5555 0101", "")))
    model, view = sheet.list.model(), sheet.list
    for place in (model.index(0, 0), model.index(1, 0)):
        shown = view.visualRect(place)
        words = QRect(0, 0, shown.width() - 16 - space(4) - view.fontMetrics().horizontalAdvance("Foglio1, row 2"), 9999)
        needed = view.fontMetrics().boundingRect(words, Qt.TextFlag.TextWordWrap, place.data(Qt.ItemDataRole.UserRole).first)
        assert shown.height() >= needed.height() + space(2)
    assert view.visualRect(model.index(0, 0)).height() > view.visualRect(model.index(1, 0)).height()


def test_a_tax_number_that_looks_wrong_is_told_before_the_import(sheet: ImportSheet, show: Show) -> None:
    show(lines(("Ragione sociale", "P.IVA"), ("Rossi", "12345")))
    row = sheet.list.model().index(0, 0).data()
    assert "VAT number: “12345”" in row and "taken as it is" in row


def test_its_buttons_have_keys_that_go_with_it(qtbot: QtBot, sheet: ImportSheet, show: Show, clients: ClientService) -> None:
    assert [button.accessibleDescription() for button in (sheet.choose, sheet.keep, sheet.take)] == [
        "Ctrl+O",
        "Ctrl+E",
        "Ctrl+S",
    ]
    assert not sheet._keys.trigger("save")
    show(lines(("Ragione sociale", "Numero"), ("Verdi", "02 5555 0101")))
    with qtbot.waitSignal(sheet.imported):
        assert sheet._keys.trigger("save")
    sheet.shut()
    assert not sheet._keys.can("import")


def test_a_file_is_looked_for_beside_the_window_which_goes_on(
    qtbot: QtBot, sheet: ImportSheet, tmp_path: Path, clients: ClientService
) -> None:
    (tmp_path / "clienti.csv").write_text("Ragione sociale\nVerdi\n", encoding="utf-8")
    sheet.choose.click()
    (dialog,) = sheet.findChildren(QFileDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    dialog.fileSelected.emit(str(tmp_path / "clienti.csv"))
    qtbot.waitUntil(sheet.take.isEnabled)
    dialog.close()


def test_unknown_headings_stand_there_whole_where_the_window_has_room(qtbot: QtBot, show: Show) -> None:
    sheet = show(lines(("Mandante", *(f"Colonna {n}" for n in range(5))), ("Rossi", *range(5))))
    assert len(sheet.headings.boxes) == 6
    qtbot.waitUntil(lambda: all(box.visibleRegion().boundingRect().height() == box.height() for box in sheet.headings.boxes))
    qtbot.waitUntil(lambda: not sheet.headings._scroll.verticalScrollBar().isVisible())


def test_a_heading_of_ones_own_is_named_once_and_remembered(qtbot: QtBot, show: Show, clients: ClientService) -> None:
    content = lines(("Mandante", "Linea"), ("Rossi", "02 5555 0101"))
    sheet = show(content)
    assert "which client it is about" in sheet.trouble.text()
    (box,) = sheet.headings.boxes
    assert box.accessibleDescription() == "Rossi", "what stands in the column says what it is"
    box.setCurrentIndex(box.findText("Legal name"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: sheet.take.isEnabled())
    assert rows(sheet) == ["ROSSI · Rossi · new client · 1 new number"]
    with qtbot.waitSignal(sheet.imported):
        qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    assert sheet._office.settings.get("import.headings") == {"mandante": "legal_name"}
    assert "1 unchanged" in show(content).summary.text() and not sheet.headings.isVisible()


def test_what_a_heading_means_can_be_corrected_until_it_is_imported(qtbot: QtBot, show: Show, language: Language) -> None:
    """A first letter chose for good, the box vanished, and the focus with it; and a second key, before the first one's preview
    stood, left a box that said *Leave out this time* of a column that was taken."""
    sheet = show(lines(("Mandante", "Linea"), ("Rossi", "02 5555 0101")))
    (box,) = sheet.headings.boxes
    sheet.activateWindow()
    box.setFocus()
    for meant in ("Legal name", "Notes", "Leave out this time", "Legal name"):
        box.setCurrentIndex(box.findText(meant))
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(lambda: sheet._work is None)
        assert sheet.headings.boxes == [box] and box.isVisible() and box.currentText() == meant
        assert sheet.window().focusWidget() is box
        assert sheet.take.isEnabled() == (meant == "Legal name")
        assert sheet._office.settings.get("import.headings") == {}
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(box, key)
    meant = box.currentText()
    assert sheet.headings.boxes == [box] and sheet.window().focusWidget() is box and meant not in ("", "Leave out this time")
    qtbot.waitUntil(lambda: sheet._work is None)
    assert sheet.headings.boxes == [box] and box.currentText() == meant and list(sheet._named.values()) == [box.currentData()]
    chosen = box.currentData()
    language.use("it")
    assert [one.currentData() for one in sheet.headings.boxes] == [chosen], "in another language as well"


def test_zeros_that_excel_ate_are_put_back_when_one_says_so(qtbot: QtBot, show: Show, clients: ClientService) -> None:
    sheet = show(lines(("Ragione sociale", "Numero"), ("Rossi", 255550101)))
    assert sheet.zeros.text() == "Put back the zeros that 1 number began with, as in 255550101: 0255550101"
    assert not sheet.take.isEnabled()
    sheet.activateWindow()
    sheet.zeros.setFocus()
    for taken in (True, False, True):  # taking it back imported
        qtbot.keyClick(sheet.window().focusWidget(), Qt.Key.Key_Space)
        assert sheet.zeros.isVisible() and sheet.window().focusWidget() is sheet.zeros
        qtbot.waitUntil(lambda: sheet._work is None)
        assert sheet.zeros.isVisible() and sheet.window().focusWidget() is sheet.zeros
        assert sheet.take.isEnabled() is sheet.zeros.isChecked() is taken and not sheet._saving
    with qtbot.waitSignal(sheet.imported):
        qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    assert clients.load("ROSSI").lines[0].number == "+390255550101"


def test_the_zeros_of_tax_numbers_and_postal_codes_are_asked_for_with_those_of_telephones(
    qtbot: QtBot, show: Show, clients: ClientService
) -> None:
    headings = ("Ragione sociale", "Numero", "P.IVA", "CAP", "Indirizzo", "Città")
    sheet = show(lines(headings, ("Zeri Srl", 255550101, 743110157, 184, "via Nazionale 1", "Roma")))
    assert sheet.zeros.text().startswith("Put back the zeros that 3 numbers began with, as in 743110157: 00743110157")
    (refused,) = rows(sheet)
    assert "VAT number: “743110157”" in refused and "Postal code: “184” has probably lost" in refused and "00184?" in refused
    sheet.zeros.click()
    qtbot.waitUntil(sheet.take.isEnabled)
    with qtbot.waitSignal(sheet.imported):
        qtbot.keyClick(sheet.take, Qt.Key.Key_Space)
    zeri = clients.load("ZERI")
    assert (zeri.vat_number, zeri.addresses[0].postal_code, zeri.lines[0].number) == ("00743110157", "00184", "+390255550101")


def test_only_what_is_shown_is_taken_for_the_client_and_of_the_file_that_stand_there(
    qtbot: QtBot, sheet: ImportSheet, show: Show, clients: ClientService, tmp_path: Path
) -> None:
    """A client's people landed at another client, and an old file under a new one's name: the preview lagged behind."""
    clients.save(Profile(code="FIORI", legal_name="Fiori"), by="anna")
    show(b"BEGIN:VCARD\nFN:Anna Prova\nTEL:333 1234567\nEND:VCARD\n")
    sheet.activateWindow()
    sheet.about.setFocus()
    for client in ("Acme", "Fiori"):
        qtbot.keyClick(sheet.about, Qt.Key.Key_Down)
        assert sheet.about.currentText() == client
        assert not sheet._keys.trigger("save") and not sheet.take.isEnabled() and rows(sheet) == []
    qtbot.waitUntil(sheet.take.isEnabled)
    assert rows(sheet) == ["FIORI · Fiori · 1 new person"] and sheet.window().focusWidget() is sheet.about

    other = tmp_path / "altro.csv"
    other.write_text("Ragione sociale;Città\nFiori;Roma\n", encoding="utf-8")
    sheet.look_at(other)
    assert not sheet._keys.trigger("save") and not sheet._keys.trigger("export") and rows(sheet) == []
    qtbot.waitUntil(sheet.take.isEnabled)
    third = tmp_path / "terzo.csv"
    third.write_text("Ragione sociale;Città\nFiori;Bari\n", encoding="utf-8")
    with qtbot.waitSignal(sheet.imported):
        assert sheet._keys.trigger("save")
        assert not sheet._keys.trigger("import") and not sheet.about.isEnabled()
        sheet.look_at(third)
    qtbot.waitUntil(sheet.take.isEnabled)
    assert rows(sheet) == ["FIORI · Fiori · City"] and str(third) in sheet._name.text()
    fiori = clients.load("FIORI")
    assert (fiori.city, fiori.people, clients.load("ACME").people) == ("Roma", (), ())


def test_an_address_book_is_about_the_client_that_one_chooses(qtbot: QtBot, show: Show, clients: ClientService) -> None:
    sheet = show(b"BEGIN:VCARD\nFN:Anna Bianchi\nTEL:02 5555 0101\nEND:VCARD\n")
    assert rows(sheet)[0].startswith("card 1 · ")
    sheet.about.setCurrentIndex(sheet.about.findText("Acme"))
    sheet.about.activated.emit(sheet.about.currentIndex())
    qtbot.waitUntil(sheet.take.isEnabled)
    assert rows(sheet) == ["ACME · Acme · 1 new person"]
    with qtbot.waitSignal(sheet.imported):
        qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    assert clients.load("ACME").people[0].name == "Anna Bianchi"


def test_a_file_of_another_kind_is_named_and_nothing_can_be_taken(show: Show) -> None:
    sheet = show(b"%PDF-1.7 clienti")
    assert "PDF" in sheet.trouble.text()
    assert not sheet.take.isEnabled()


def test_reading_can_be_stopped(qtbot: QtBot, sheet: ImportSheet, tmp_path: Path, clients: ClientService) -> None:
    file = tmp_path / "molti.csv"
    file.write_text(
        "Ragione sociale;Referente\n" + "".join(f"Cliente {n};Persona {n}\n" for n in range(3000)), encoding="utf-8"
    )
    sheet.look_at(file)
    assert sheet._work is not None
    sheet._work.cancel()
    assert sheet.trouble.text() == "Stopped. Nothing was changed."
    assert not sheet.take.isEnabled()
    sheet.look_at(file)
    qtbot.waitUntil(sheet.take.isEnabled, timeout=20_000)


def test_esc_closes_the_question_first(qtbot: QtBot, show: Show) -> None:
    sheet = show(lines(("Ragione sociale", "Numero"), ("Rossi", "niente"), ("Verdi", "02 5555 0101")))
    qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.question.isVisible()
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
