"""She works in another window when a call comes: the console comes to the front, or the small card shows it, as she set it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from receptionist.calls.commands import Answer, HandTo, LetPass
from receptionist.calls.places import Place
from tests.calls.console import ACME, Console
from tests.premises import Premises
from tests.screen.clipping import clipped
from ui.theme import Theme
from ui.translate import Language


@dataclass
class Wishes:
    """Her settings."""

    front: bool = True
    card: bool = True


class Away(Console):
    """Anna's console while she may be in another window."""

    wishes: Wishes
    asked: int = 0

    def goes_away(self) -> None:
        """Another program's window has the keyboard."""
        self.page.front_wanted.connect(self._front_asked)
        QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)

    def comes_back(self) -> None:
        """She clicked on the console."""
        QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)

    def _front_asked(self) -> None:
        self.asked += 1

    def settings(self) -> dict[str, Callable[[], bool]]:
        return {"comes_forward": lambda: self.wishes.front, "small_card": lambda: self.wishes.card}


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Away]:
    Away.wishes = Wishes()
    console = Away(theme, tmp_path, premises=premises)
    yield console
    console.close()


def test_a_call_that_comes_while_she_is_away_stands_on_the_small_card(console: Away) -> None:
    console.goes_away()
    assert not console.page.small.isVisible()
    console.rings()
    assert console.page.small.isVisible() and "Studio Legale Rossi" in console.page.small._client.text()
    console.press("F2")
    assert console.page.small.isVisible()
    console.comes_back()
    assert not console.page.small.isVisible()


def test_a_call_that_is_handed_to_her_rings_and_says_by_whom(console: Away) -> None:
    console.sits_down("bruno")
    _leg, call = console.rings()
    console.ask("bruno", Answer(call=call.id))
    console.passes(1)
    console.goes_away()
    console.sounder.sounds.clear()
    console.ask("bruno", HandTo(call=call.id, to="anna"))
    console.settle()
    assert console.sounder.sounds[-1] == ("ring", "Studio Legale Rossi, from bruno", "it")
    small = console.page.small
    assert small.isVisible() and small._state.text().startswith("bruno hands you this call")
    bar = console.page.afar.waiting
    for key in ("F7", "F4", "Ctrl+Shift+W"):
        console.page.toast.hide()
        console.press(key)
        assert console.page.toast.accessibleName().startswith("Answer") and console.page.toast.isVisible(), key
    console.page.afar.page_shown("history")
    assert bar._caller.text().startswith("bruno hands you this call · ")
    console.ask("bruno", LetPass(call=call.id))
    console.settle()
    assert console.sounder.sounds[-1] == ("quiet",) and not small.isVisible()


def test_the_console_comes_to_the_front_once_for_a_call_and_not_while_she_talks(console: Away) -> None:
    console.rings()
    console.press("F2")
    console.goes_away()
    console.rings(ACME, "+441632960001", "Ann")
    assert console.asked == 0
    console.press("F8", "F8")
    console.passes(1)
    assert console.asked == 1
    console.passes(5)
    assert console.asked == 1


def test_a_row_is_not_taken_by_the_mouse_while_no_hub_decides(console: Away) -> None:
    _leg, call = console.rings()
    console.page._live.hub_away = True
    view = console.page.calls.waiting.view
    view.doubleClicked.emit(view.model().index(0, 0))
    console.passes(1)
    assert "none can be reached now" in console.page.toast.accessibleName()
    assert console.call(call).place is Place.WAITING


def test_neither_happens_where_she_does_not_want_it(console: Away) -> None:
    console.wishes.front = console.wishes.card = False
    console.goes_away()
    _leg, call = console.rings()
    assert console.call(call).place is Place.WAITING
    assert not console.page.small.isVisible() and console.asked == 0


@pytest.mark.parametrize("language_code", ["en", "it"])
def test_the_small_card_is_read_whole(console: Away, language: Language, language_code: str) -> None:
    language.use(language_code)
    console.goes_away()
    console.rings()
    small = console.page.small
    for keys in ((), ("F2",), ("F3",), ("Return",)):
        console.press(*keys)
        assert clipped(small) == []
