"""Keys: each action has one on every layout, they work whatever has the focus, and a bounced press counts once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.keys import ACTIONS, Keys, KeyWatch
from ui.pressed import DIGIT_ROWS, pressed

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
DEFAULTS = [(action.id, key) for action in ACTIONS for key in action.keys]

TYPED_WITH_ALTGR = {"us": "", "it": "@#[]{}€", "de": "@{[]}\\~|€µ", "fr": "~#{[|`\\^@]}€"}
"""What AltGr (which is Ctrl+Alt on Windows) types there: any Ctrl+Alt chord would take one of these away."""


@pytest.mark.parametrize("layout", DIGIT_ROWS)
def test_no_default_takes_a_character_away_on_any_layout(layout: str) -> None:
    chords = [key for _, key in DEFAULTS if "Ctrl" in key and "Alt" in key]
    assert not (TYPED_WITH_ALTGR[layout] and chords)
    assert chords == []
    bare = [key for _, key in DEFAULTS if "Ctrl" not in key and "Alt" not in key]
    bare = [key for key in bare if key.removeprefix("Shift+") not in ("Return", "Enter", "Tab")]  # no characters
    assert all(key.removeprefix("Shift+").startswith("F") and len(key) > 1 for key in bare)


@pytest.mark.parametrize("layout", DIGIT_ROWS)
@pytest.mark.parametrize(
    ("modifiers", "name"), [(CTRL, "Ctrl"), (ALT, "Alt"), (ALT | SHIFT, "Alt+Shift"), (CTRL | SHIFT, "Ctrl+Shift")]
)
def test_the_row_of_digits_means_digits_whatever_it_types(layout: str, modifiers: Qt.KeyboardModifier, name: str) -> None:
    alone, shifted = DIGIT_ROWS[layout]
    for place, digit in enumerate("1234567890"):
        typed = (shifted if modifiers & SHIFT else alone)[place]
        event = QKeyEvent(QEvent.Type.KeyPress, ord(typed.upper()), modifiers, 10 + place, 0, 0, typed)
        assert pressed(event, "linux").split("+")[-1] == digit
        assert set(pressed(event, "linux").split("+")[:-1]) == set(name.split("+"))


def test_defaults_do_not_collide() -> None:
    assert Keys().conflicts() == {}


def test_every_function_key_has_a_ctrl_alternative() -> None:
    for action in ACTIONS:
        if action.keys[0].removeprefix("Shift+").startswith("F"):
            assert any(key.startswith("Ctrl+") for key in action.keys[1:]), action.id


class Moment:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Desk(QWidget):
    """A window with the two kinds of fields that eat keys."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.note = QLineEdit(), QPlainTextEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.note)


@pytest.fixture
def moment() -> Moment:
    return Moment()


@pytest.fixture
def keys(moment: Moment) -> Keys:
    return Keys(clock=moment)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, keys: Keys) -> Iterator[Desk]:
    desk = Desk()
    qtbot.addWidget(desk)
    watch = KeyWatch(qapp, keys)
    watch.watch(desk)
    desk.show()
    qtbot.waitExposed(desk)
    yield desk
    watch.stop()


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_R, CTRL)])
def test_answering_works_in_the_middle_of_a_half_typed_note(
    desk: Desk, keys: Keys, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    answered: list[int] = []
    keys.take("call.answer", lambda: answered.append(1))
    desk.note.setFocus()
    qtbot.keyClicks(desk.note, "half a no")
    qtbot.keyClick(desk.note, key, modifiers)
    assert answered == [1]
    assert desk.note.toPlainText() == "half a no"


def test_the_palette_opens_from_a_field_where_ctrl_k_would_delete(desk: Desk, keys: Keys, qtbot: QtBot) -> None:
    opened: list[int] = []
    keys.take("palette", lambda: opened.append(1))
    desk.line.setFocus()
    desk.line.setText("Rossi")
    desk.line.setCursorPosition(0)
    qtbot.keyClick(desk.line, Qt.Key.Key_K, CTRL)
    assert opened == [1]
    assert desk.line.text() == "Rossi"


def test_a_press_within_a_tenth_of_a_second_is_the_same_press(desk: Desk, keys: Keys, qtbot: QtBot, moment: Moment) -> None:
    answered: list[float] = []
    keys.take("call.answer", lambda: answered.append(moment.now))
    for at in (0.0, 0.05, 0.149, 0.4):
        moment.now = at
        qtbot.keyClick(desk, Qt.Key.Key_F2)
    assert answered == [0.0, 0.4]


def test_a_key_held_down_counts_once(desk: Desk, keys: Keys, qapp: QApplication, moment: Moment) -> None:
    ended: list[int] = []
    keys.take("call.hang_up", lambda: ended.append(1))
    none = Qt.KeyboardModifier.NoModifier
    qapp.sendEvent(desk, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F8, none))
    moment.now = 1.0
    qapp.sendEvent(desk, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F8, none, "", True))
    assert ended == [1]


def test_an_enter_that_bounces_means_nothing_to_what_has_the_focus_by_then(
    desk: Desk, keys: Keys, qtbot: QtBot, moment: Moment
) -> None:
    """The first one closed a field; the second, a few milliseconds later, rang whoever was marked beneath."""
    rung: list[float] = []
    keys.take("reach.ring", lambda: rung.append(moment.now), lambda: not desk.line.hasFocus())
    below = QWidget(desk)
    below.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    below.show()
    desk.line.returnPressed.connect(below.setFocus)
    desk.activateWindow()
    desk.line.setFocus()
    qtbot.waitUntil(desk.line.hasFocus)
    for at in (0.0, 0.04, 0.12, 0.4):
        moment.now = at
        qtbot.keyClick(desk.focusWidget(), Qt.Key.Key_Return)
    assert rung == [0.4]


def test_enter_held_down_decides_once_but_goes_on_in_a_text(desk: Desk, keys: Keys, qtbot: QtBot) -> None:
    kept: list[int] = []
    desk.line.returnPressed.connect(lambda: kept.append(1))
    desk.activateWindow()
    for field in (desk.line, desk.note):
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        for repeats in (False, True, True):
            QTest.simulateEvent(field, True, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeats)
        keys._last = ("", float("-inf"))
    assert kept == [1]
    assert desk.note.toPlainText() == "\n\n\n"


def test_a_key_nobody_can_use_now_goes_to_the_field(desk: Desk, keys: Keys, qtbot: QtBot) -> None:
    keys.take("call.message", lambda: None, when=lambda: False)
    desk.note.setFocus()
    qtbot.keyClicks(desk.note, "x")
    qtbot.keyClick(desk.note, Qt.Key.Key_M, CTRL)
    assert not keys.can("call.message")


def test_the_latest_taker_has_it_until_it_lets_go(keys: Keys) -> None:
    done: list[str] = []
    keys.take("save", lambda: done.append("page"))
    sheet = keys.take("save", lambda: done.append("sheet"))
    keys.trigger("save")
    sheet.release()
    keys.choose({})
    keys._last = ("", float("-inf"))
    keys.trigger("save")
    assert done == ["sheet", "page"]


def test_a_changed_key_works_and_stands_on_buttons_and_a_conflict_is_told(desk: Desk, keys: Keys, qtbot: QtBot) -> None:
    done: list[int] = []
    keys.take("call.answer", lambda: done.append(1))
    keys.choose({"call.answer": ("F6",)})
    qtbot.keyClick(desk, Qt.Key.Key_F2)
    qtbot.keyClick(desk, Qt.Key.Key_F6)
    assert done == [1]
    assert keys.shown("call.answer") == "F6"
    assert keys.conflicts({"call.answer": ("F3",)}) == {"F3": ("call.answer", "call.hold")}


def test_a_space_after_other_letters_is_none_that_bounces(desk: Desk, keys: Keys, qtbot: QtBot, moment: Moment) -> None:
    """A space pressed a button that begins a row; what was typed into the row at once had lost its spaces."""
    below = QWidget(desk)
    below.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    below.show()
    desk.activateWindow()
    below.setFocus()
    qtbot.waitUntil(below.hasFocus)
    moment.now = 1.0
    qtbot.keyClick(below, Qt.Key.Key_Space)
    desk.line.setFocus()
    qtbot.keyClicks(desk.line, "via Torino 12")
    assert desk.line.text() == "via Torino 12"
