"""What the command line says."""

from __future__ import annotations

import errno
import gettext
import os
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from receptionist import words
from receptionist.errors import Problem, reason_of
from receptionist.words import REASONS, REMEDIES, SENTENCES, finding, result_word, say, say_why, speak_language
from ui import machine_words
from ui import words as screen

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 3, 2, 10, 42, tzinfo=ROME)


def test_a_problem_is_said_with_its_values() -> None:
    assert say(Problem("line.taken", line="+390255550101", client="Studio Rossi")) == (
        "The number +390255550101 belongs to Studio Rossi in that time. Take it away there first, or let it begin later."
    )


def test_a_name_that_ends_with_a_full_stop_gets_no_second_one() -> None:
    told = Problem("client.ambiguous", name="Rossi S.r.l.")
    assert say(told) == screen.say_problem(told) == "Several clients are called Rossi S.r.l. Name this one by its code."


def test_the_machines_reasons_are_said_in_our_words_on_the_screen_too() -> None:
    assert machine_words.REASONS == words.MACHINE


def test_a_reason_is_said_in_our_words_whatever_language_the_machine_speaks() -> None:
    """By its number: the machine's own words are not the same before and after a window has set its language."""
    full = Problem("backup.not_written", file="x", reason=reason_of(OSError(errno.ENOSPC, "Spazio esaurito sul device")))
    assert "is full." in say(full)
    assert "is full." in screen.say_problem(full)


def test_a_reason_that_we_have_no_words_for_is_said_in_those_of_the_machine() -> None:
    busy = Problem("backup.not_written", file="x", reason=reason_of(OSError(errno.EBUSY, "")))
    assert os.strerror(errno.EBUSY) in say(busy)
    assert os.strerror(errno.EBUSY) in screen.say_problem(busy)
    assert reason_of(OSError("no number")) == "OSError"


def test_whatever_is_missing_something_is_said() -> None:
    for code in SENTENCES:
        assert say(code).strip()
        assert "{" not in say(code)
    assert say("never.heard", {"a": 1}) == "never.heard: 1"
    assert say("never.heard") == "never.heard"
    assert result_word("never_heard") == "never_heard"


def test_a_remedy_belongs_to_a_sentence() -> None:
    assert REMEDIES.keys() <= SENTENCES.keys()
    assert finding("check.no_copies", {"folder": "/x"})[1].startswith("Open the console")
    assert finding("check.links_sound", {})[1] == ""


@pytest.mark.parametrize(
    ("code", "values", "said"),
    [
        ("free", {}, "free"),
        ("free", {"until": "2026-03-02T13:00+01:00"}, "free until 13:00"),
        ("free", {"until": "2026-03-03T00:00+01:00"}, "free until the end of today"),
        ("open_until", {"until": "2026-03-08T00:00+01:00"}, "open until the end of Sat 7 Mar"),
        ("open_until", {"until": "2026-03-03T13:00+01:00"}, "open until Tue 3 Mar 13:00"),
        ("out_until", {"until": "2026-03-02T15:00+01:00", "reason": "in court"}, "out until 15:00 (in court)"),
        (
            "out_until",
            {"until": "2026-03-02T15:00+01:00", "substitute": "Bianchi"},
            "out until 15:00: Bianchi instead",
        ),
        ("left", {"on": "2026-01-31"}, "no longer there since 2026-01-31"),
        ("unheard", {}, "unheard"),
    ],
)
def test_why_somebody_is_offered_or_not(code: str, values: dict[str, str], said: str) -> None:
    assert say_why(code, values, NOW) == said


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({"LC_ALL": "it_IT.UTF-8"}, "it"),
        ({"LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_ALL": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "it:en", "LC_ALL": "en_GB.UTF-8"}, "it"),
    ],
)
def test_the_machines_language_is_spoken_where_none_is_set(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], spoken: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    try:
        assert speak_language() == spoken
        assert speak_language("it") == "it"
    finally:
        speak_language("en")


def test_a_catalogue_is_used_where_there_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Italian(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"There is no such call.": "Questa chiamata non esiste."}.get(message, message)

    monkeypatch.setattr(words.catalogues, "translation", lambda *_, **__: Italian())
    try:
        speak_language("it")
        assert say("call.unknown") == "Questa chiamata non esiste."
    finally:
        monkeypatch.undo()
        speak_language("en")


def test_a_file_or_card_of_nobody_known_says_how_to_name_the_client() -> None:
    for code in ("file.no_client_column", "row.no_client"):
        assert "--client" in say(code)
        assert "column says" not in say(code), "a card and a mail have none"


def test_every_reason_that_the_rules_give_has_words() -> None:
    source = Path(words.__file__).parent / "clients" / "rules.py"
    given = set(re.findall(r'(?:Why|_why)\(\s*"([a-z_]+)"', source.read_text(encoding="utf-8")))
    assert given
    assert given <= REASONS.keys()
