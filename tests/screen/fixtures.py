"""Fixtures of tests that open widgets; a `conftest.py` imports them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.screen.layout_items import lost_places
from ui.background import Background
from ui.collecting import collect
from ui.keys import Keys, KeyWatch
from ui.theme import Theme
from ui.translate import Language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_sessionstart() -> None:
    """What Qt uses is collected between two tests, in the tests' own thread: never in a worker's (`ui.collecting`)."""
    gc.disable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """No widget left a place in a layout that Python still knows."""
    outcome = yield
    assert lost_places() == 0
    return outcome


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Windows go with their test, what was to be deleted later is deleted now: no loop of events runs between two tests, and
    each that stayed would be dressed anew at every change of looks. Then what Python holds, as often as a console collects."""
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect()


OFFICES = ("premises", "store", "local_store")
"""What has an office open for a test."""
RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def _themes(qapp: QApplication) -> Theme:
    return Theme(qapp, RESOURCES / "fonts", RESOURCES / "icons")


@pytest.fixture
def theme(_themes: Theme) -> Theme:
    """The looks, light at the start of each test."""
    _themes.use("light")
    return _themes


class Wardrobe(QtBot):
    """Dresses each window that it is given, as the console does its own. The application as a whole wears nothing here either:
    pages were built in twice the time (`Theme.dress`)."""

    theme: Theme | None = None

    def addWidget(self, widget: QWidget, *, before_close_func: Callable[[QWidget], None] | None = None) -> None:  # noqa: N802 - QtBot names it
        """See `QtBot`."""
        if self.theme is not None and widget.parent() is None:
            self.theme.dress(widget)
        super().addWidget(widget, before_close_func=before_close_func)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> Wardrobe:
    """As pytest-qt has it, and what it is given wears the looks of this test."""
    bot = Wardrobe(request)
    if "theme" in request.fixturenames:
        bot.theme = request.getfixturevalue("theme")
    return bot


@pytest.fixture
def keys() -> Keys:
    """The default keys; each press counts, as tests are faster than fingers."""
    ticks = iter(range(1_000_000))
    return Keys(clock=lambda: float(next(ticks)))


@pytest.fixture
def key_watch(qapp: QApplication, keys: Keys) -> Iterator[KeyWatch]:
    """What sees each press first; after the test it sees none any more."""
    watch = KeyWatch(qapp, keys)
    yield watch
    watch.stop()


@pytest.fixture
def background(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Background]:
    """Threads for slow work, gone at the end of the test: as in a console, before the office in which they still read closes.
    A connection that one of them had in hand then was closed by nobody, and the next test was told of it."""
    for office in OFFICES:
        if office in request.fixturenames:
            request.getfixturevalue(office)
    background = Background()
    yield background
    assert background.close()


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    """The language of the screen, English again after the test."""
    language = Language(qapp, RESOURCES / "translations")
    yield language
    language.use("en")
