"""The picture of a rota: gaps in words, another fortnight, and a swap that fills a gap."""

from __future__ import annotations

from datetime import datetime, time

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Opening, Person, Profile, Rota, Shift
from tests.clients.profiles_page import OpenPage, office, open_page, saved, section, shown
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.clients.page import ClientsPage
from ui.clients.profile.on_call import OnCallPage
from ui.clients.profile.rota_picture import BAR, HEAD
from ui.theme import Role, Theme
from ui.translate import Language
from ui.widgets.legend import FOOT

__all__ = ["office", "open_page"]

pytestmark = pytest.mark.on_a_file

NERI, VERDI = Person(name="Carlo Neri"), Person(name="Giulia Verdi")
NIGHTS = Shift(person=NERI.id, begins=datetime(2026, 10, 5, 18), minutes=840, rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH")
WEEKENDS = Shift(person=NERI.id, begins=datetime(2026, 10, 9, 18), minutes=60 * 62, rule="FREQ=WEEKLY")
HOURS = tuple(Opening(weekday=day, start=time(8), end=time(18)) for day in range(5))
STUDIO = Profile(
    code="R",
    legal_name="Rossi",
    people=(NERI, VERDI),
    hours=HOURS,
    rotas=(Rota(name="Notti", shifts=(NIGHTS,)), Rota(name="Sempre", shifts=(NIGHTS, WEEKENDS))),
)


@pytest.fixture
def page(open_page: OpenPage) -> ClientsPage:
    return open_page([STUDIO])


def on_call(page: ClientsPage) -> OnCallPage:
    found = section(page, "On call")
    assert isinstance(found, OnCallPage)
    return found


def gaps(part: OnCallPage) -> list[str]:
    model = part.picture.list.model()
    return [model.index(n, 0).data() for n in range(model.rowCount())]


def test_the_gaps_of_the_chosen_rota_stand_in_words_and_beside_its_name(page: ClientsPage) -> None:
    part = on_call(page)
    assert gaps(part) == [
        "nobody from Mon 23 Nov 0:00 to Mon 23 Nov 8:00",
        "nobody from Fri 27 Nov 18:00 to Mon 30 Nov 8:00",
        "nobody from Fri 4 Dec 18:00 to Sun 6 Dec 24:00",
    ]
    names = part.rotas.list.model()
    assert names.index(0, 0).data().startswith("Notti · gaps: ")
    assert names.index(1, 0).data() == "Sempre"
    part.rotas.choose(1)
    assert gaps(part) == []
    assert "No gaps" in part.picture.state.text()
    assert "No gaps" in part.picture.strip.accessibleDescription()


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_a_swap_is_told_from_a_turn_without_its_colour(page: ClientsPage, theme: Theme, qtbot: QtBot, look: str) -> None:
    """In high contrast the two have one colour."""
    theme.use(look)
    part = on_call(page)
    part.picture.list.setCurrentIndex(part.picture.list.model().index(1, 0))
    part.picture.who.setCurrentText("Giulia Verdi")
    qtbot.mouseClick(part.picture.take, Qt.MouseButton.LeftButton)
    strip = part.picture.strip
    painted, ratio = strip.grab().toImage(), strip.grab().devicePixelRatio()
    day = strip.width() / 7
    foot, above = (round((HEAD + BAR - up) * ratio) for up in (2, FOOT + 2))

    def alike(column: float) -> bool:
        """Whether some pixels of that day, at noon, look at the foot as above it."""
        left = round(column * day * ratio)
        across = range(left, left + round(12 * ratio))
        return all(painted.pixelColor(x, foot) == painted.pixelColor(x, above) for x in across)

    saturday, tuesday_night = 5.4, 1.9
    assert alike(tuesday_night) and not alike(saturday)


@pytest.mark.shared_too
def test_somebody_takes_a_gap_and_it_is_undone_or_saved(page: ClientsPage, qtbot: QtBot) -> None:
    part = on_call(page)
    before = gaps(part)
    part.picture.list.setCurrentIndex(part.picture.list.model().index(1, 0))
    part.picture.who.setCurrentText("Giulia Verdi")
    assert part.picture.take._key == "Alt+G"
    page._keys.trigger("rota.take")
    assert gaps(part) == [before[0], before[2]]
    (swap,) = shown(page).rotas[0].swaps
    assert swap.person == VERDI.id
    page.draft.undo()
    assert gaps(part) == before
    page.draft.redo()
    assert saved(page, qtbot).rotas[0].swaps == (swap,)


def test_another_fortnight_is_one_key_away(page: ClientsPage) -> None:
    part = on_call(page)
    here = gaps(part)
    assert (part.picture.before._key, part.picture.after._key) == ("Alt+Shift+PgUp", "Alt+Shift+PgDown")
    page._keys.trigger("rota.after")
    assert not set(gaps(part)) & set(here)
    page._keys.trigger("rota.before")
    assert gaps(part) == here


def test_what_is_half_typed_is_painted_as_far_as_it_is_understood(page: ClientsPage) -> None:
    broken = (msgspec.structs.replace(NIGHTS, minutes=-1, rule="FREQ=WEE"), msgspec.structs.replace(NIGHTS, minutes=0))
    part = on_call(page)
    part.edited.emit(lambda p: msgspec.structs.replace(p, zone="Europe/Roma", rotas=(Rota(name="", shifts=broken),)), "")
    part.picture.strip.grab()
    assert gaps(part)


def test_it_stands_before_the_turns_with_the_hours_below_its_days_and_what_its_colours_mean(
    page: ClientsPage, qtbot: QtBot
) -> None:
    part = on_call(page)
    qtbot.waitUntil(lambda: 0 < part.picture.y() + part.picture.strip.geometry().bottom() < part.rotas.y())
    assert [words.text() for words in part.picture.legend._words] == [
        "on call",
        "swapped",
        "nobody",
        "the client is open and answers itself",
    ]
    strip = part.picture.strip
    day = strip.width() // 7
    below = HEAD + BAR + 2
    edge = page._theme.colour(Role.EDGE)
    painted = strip.grab().toImage()
    ratio = painted.devicePixelRatio()
    strokes = {round(x / day * 24) for x in range(day) if painted.pixelColor(round(x * ratio), round(below * ratio)) == edge}
    assert strokes == {6, 12, 18}


@pytest.mark.parametrize("code", ["en", "it"])
def test_it_can_be_read_whole_and_heard(page: ClientsPage, language: Language, qtbot: QtBot, code: str) -> None:
    part = on_call(page)
    language.use(code)
    qtbot.waitUntil(lambda: clipped(part.picture) == [])
    assert nameless(part.picture) == []
