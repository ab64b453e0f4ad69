"""The office's own greetings of the day, as one types them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ui.settings.greeting_hours import GreetingHours, read, written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", []),
        ("4:00 buongiorno, 13 buon pomeriggio", [("04:00", "buongiorno"), ("13:00", "buon pomeriggio")]),
        ("18.30 buonasera,4 buongiorno,", [("04:00", "buongiorno"), ("18:30", "buonasera")]),
        ("buongiorno", None),
        ("25 buongiorno", None),
        ("13:00", None),
    ],
)
def test_what_is_typed_is_read(typed: str, meant: list[tuple[str, str]] | None) -> None:
    assert read(typed) == meant


WORD = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)
HOURS = st.dictionaries(st.times().map(lambda hour: hour.isoformat("minutes")[:5]), WORD, max_size=5)


@given(HOURS)
def test_what_was_written_is_read_again(words: dict[str, str]) -> None:
    hours = sorted(words.items())
    assert read(written(hours)) == hours


@given(st.text(max_size=80))
@example("2200000000")
@example("9".rjust(5000, "9"))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    words = read(text)
    assert words is None or all(word for _hour, word in words)


def test_what_cannot_be_read_is_said_beside_it_and_nothing_is_kept(qtbot: QtBot) -> None:
    part = GreetingHours({}, may_edit=True)
    qtbot.addWidget(part)
    kept: list[object] = []
    part.chosen.connect(kept.append)
    part.lines["it"].setText("buongiorno")
    part.lines["it"].editingFinished.emit()
    assert kept == [] and "4:00 buongiorno" in part.fields["it"].complaint
    part.lines["it"].setText("5 salve")
    part.lines["it"].editingFinished.emit()
    assert kept == [{"it": [("05:00", "salve")]}] and part.fields["it"].complaint == ""
