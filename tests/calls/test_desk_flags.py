"""VIP, blocked for this client, known to all: on row and card as a shape and a word, and never on another client's call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from receptionist.calls.callers import CallerFlag, CallerService, Flag
from tests.calls.console import ACME, NERI, ROSSI, Console, clients
from tests.premises import Premises
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.calls.board.model import Row
from ui.calls.desk.flag_sheet import FlagSheet
from ui.calls.desk.flagging import Flagger, Flagging
from ui.theme import Theme
from ui.translate import Language

STUDIO = clients()[0].id


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path, premises=premises)
    yield console
    console.close()


def flag(kind: Flag, client: str | None = STUDIO, note: str = "") -> CallerFlag:
    at = datetime(2026, 3, 3, 8, 30, tzinfo=UTC)
    return CallerFlag(number=NERI, client=client, flag=kind, note=note, set_by="anna", set_at=at)


def waiting(console: Console) -> Row:
    return next(row for row in console.page.calls.waiting.model.rows if not row.gone)


def on_card(console: Console) -> list[str]:
    return console.page.client.caller._flags.texts


def test_a_vip_is_seen_on_row_and_card_and_only_for_that_client(console: Console) -> None:
    console.knows(flag(Flag.VIP, note="the founder's wife"))
    leg, _call = console.rings(ROSSI)
    row = waiting(console)
    assert row.flag is Flag.VIP and row.caller.startswith("Mario Neri") and row.caller.endswith(" · VIP")
    assert "VIP" in console.page.calls.waiting.model.index(0).data()
    assert on_card(console) == ["VIP · the founder's wife · anna, today 9:30"]
    console.hangs_up(leg)
    console.rings(ACME)
    assert waiting(console).flag is None and "VIP" not in waiting(console).caller
    assert on_card(console) == []


def test_a_known_sales_number_is_seen_on_every_line_beside_what_the_client_knows(console: Console) -> None:
    console.knows(flag(Flag.SALES, None), flag(Flag.VIP))
    leg, _call = console.rings(ROSSI)
    assert waiting(console).flag is Flag.VIP
    assert [text.partition(" · ")[0] for text in on_card(console)] == ["VIP", "known sales number"]
    console.hangs_up(leg)
    console.rings(ACME)
    assert waiting(console).flag is Flag.SALES
    assert [text.partition(" · ")[0] for text in on_card(console)] == ["known sales number"]


def test_a_blocked_number_has_no_row_and_rings_for_another_client(console: Console) -> None:
    console.knows(flag(Flag.BLOCKED))
    console.rings(ROSSI)
    assert console.rows() == [] and console.page.shown is None
    console.rings(ACME)
    assert console.rows() == ["Acme Ltd"] and waiting(console).flag is None


class Desk(Console):
    """Anna can flag callers; `for_all`: she is a supervisor."""

    def may_flag(self, *, for_all: bool = True) -> CallerService:
        """What is kept of it."""
        kept = CallerService(self.store)
        self.flagging = Flagging(
            kept,
            kept.flags,
            self.book,
            self.background,
            self.theme,
            self.page.toast,
            self.clock.now,
            Flagger("anna", for_all),
        )
        self.sheets: list[FlagSheet] = []
        self.flagging.sheet_wanted.connect(lambda sheet, _about: self.sheets.append(sheet))
        return kept

    def asked(self) -> FlagSheet:
        """The sheet about the caller of the moment."""
        self.flagging.ask(self.page.shown)
        sheet = self.sheets[-1]
        sheet.setParent(self.window)
        sheet.show()
        sheet.setFocus()
        return sheet


@pytest.fixture
def desk(theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(theme, tmp_path)
    yield desk
    desk.close()


def test_two_letters_and_enter_flag_the_caller_and_the_toast_takes_it_back(desk: Desk) -> None:
    kept = desk.may_flag()
    desk.rings(ROSSI)
    desk.press("F2")
    sheet = desk.asked()
    desk.types("v")
    sheet.own.note.setText("  the founder's wife ")
    desk.press("Return")
    desk.settle()
    (flag_,) = kept.flags().list(STUDIO)
    assert (flag_.flag, flag_.note, flag_.set_by, flag_.number) == (Flag.VIP, "the founder's wife", "anna", NERI)
    assert on_card(desk)[0].startswith("VIP · the founder's wife")
    assert desk.page.toast.isVisible()
    desk.page.toast._button.click()
    desk.settle()
    assert kept.flags().list(STUDIO) == [] and on_card(desk) == []


def test_what_is_known_already_stands_in_the_sheet_and_can_be_taken_away_there(desk: Desk) -> None:
    kept = desk.may_flag()
    kept.keep(flag(Flag.BLOCKED, note="threatens"))
    kept.keep(flag(Flag.NUISANCE, None))
    desk.book.flag(kept.flags())
    desk.rings(ROSSI)
    sheet = desk.asked()
    assert (sheet.own.flag, sheet.own.note.text(), sheet.of_all.flag) == (Flag.BLOCKED, "threatens", Flag.NUISANCE)
    assert "nobody's phone rings" in sheet.meaning.text()
    assert "anna, today 9:30" in sheet.own.said.text()
    sheet.own.box.setCurrentIndex(0)
    sheet.save()
    desk.settle()
    assert kept.flags().list(STUDIO) == [] and [one.flag for one in kept.flags().list(None)] == [Flag.NUISANCE]


def test_each_button_says_its_key_and_enter_on_the_one_that_closes_keeps_nothing(desk: Desk) -> None:
    kept = desk.may_flag()
    desk.rings(ROSSI)
    sheet = desk.asked()
    assert [one.accessibleDescription() for one in (sheet.keep, sheet.close_button)] == ["Enter", "Esc"]
    desk.types("v")
    sheet.close_button.setFocus()
    desk.press("Return")
    desk.settle()
    assert kept.flags().list(STUDIO) == []


def test_why_a_number_is_a_nuisance_to_one_client_stands_on_no_other_clients_card(desk: Desk) -> None:
    kept = desk.may_flag()
    kept.keep(flag(Flag.NUISANCE, None, note="shouted at the notary's about the Verdi estate"))
    desk.book.flag(kept.flags())
    desk.rings(ROSSI)
    (told,) = on_card(desk)
    assert told.startswith("known nuisance") and "Verdi" not in told
    assert "Verdi" not in desk.asked().of_all.said.text()


class Windows(QObject):
    """Which windows are opened: each takes the keyboard from the console's own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_a_caller_who_is_flagged_already_is_asked_about_without_another_window(desk: Desk, qapp: QApplication) -> None:
    kept = desk.may_flag()
    kept.keep(flag(Flag.VIP))
    desk.book.flag(kept.flags())
    desk.rings(ROSSI)
    windows = Windows()
    qapp.installEventFilter(windows)
    sheet = desk.asked()
    qapp.removeEventFilter(windows)
    assert windows.shown == [] and sheet.own.box.hasFocus()
    assert sheet.own.said.isVisible() and not sheet.of_all.said.isVisible()


def test_who_is_no_supervisor_says_nothing_for_all_clients(desk: Desk) -> None:
    kept = desk.may_flag(for_all=False)
    desk.rings(ROSSI)
    sheet = desk.asked()
    assert not sheet.of_all.box.isVisible() and not sheet.of_all.note.isVisible()
    sheet.own.box.setCurrentIndex(2)
    sheet.of_all.box.setCurrentIndex(1)
    sheet.save()
    desk.settle()
    assert [one.flag for one in kept.flags().list(STUDIO)] == [Flag.BLOCKED] and kept.flags().list(None) == []


def test_a_caller_without_a_number_cannot_be_flagged_and_that_is_said(desk: Desk) -> None:
    desk.may_flag()
    desk.rings(ROSSI, None, None)
    desk.flagging.ask(desk.page.shown)
    assert desk.sheets == [] and desk.page.toast.isVisible()


@pytest.mark.parametrize("code", ["en", "it"])
def test_the_sheet_can_be_read_whole_and_heard(desk: Desk, language: Language, code: str) -> None:
    desk.may_flag()
    desk.rings(ROSSI)
    sheet = desk.asked()
    sheet.resize(672, 520)
    language.use(code)
    desk.settle()
    assert nameless(sheet) == [] and clipped(sheet) == []
