"""Name, calls and notes of a caller never cross from one client to another: every page of the window, every verb, every export.

Each client is a controller of its own (GDPR art. 28): what a caller told one is not another's. Pages are taken from the window
and verbs from the command line, so that a new one is walked, or asked for here.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from receptionist.calls.service import CallFilter
from receptionist.cli import parser
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from tests.cli.test_commands import Run, one_document, run
from tests.office.crossing import CLIENTS, LINES, NERI, SECRETS, Crossing, bars, lists, named_in, read, secrets_in
from ui.calls.board.waiting_bar import WaitingBar
from ui.calls.desk.pinned_call import PinnedCall
from ui.session import Session
from ui.still import StillLink, settle, surroundings

__all__ = ["run"]

MOST_ROWS = 8
"""Rows that are tried of each list."""
SHEETS = ("news", "sayable", "caller.flag", "call_back.promise", "emergency", "palette", "call.card")
"""Actions that open something over a page."""


@pytest.fixture(params=list(SECRETS))
def code(request: pytest.FixtureRequest) -> str:
    """The client that the caller rings now."""
    return str(request.param)


@pytest.fixture
def crossing(tmp_path: Path) -> Iterator[Crossing]:
    crossing = Crossing(tmp_path / "office.db")
    yield crossing
    crossing.office.close()


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, crossing: Crossing, code: str, tmp_path: Path) -> Iterator[Session]:
    """Anna's window: she talks to the caller, for one of the two."""
    crossing.rings(code)
    around = surroundings(qapp, tmp_path, language="en")
    anna = Assistant(login="anna", name="Anna", role=Role.SUPERVISOR)
    session = Session(crossing.office, anna, "", around, StillLink(crossing.floor.board.snapshot()))
    session.shell.resize(1366, 768)
    session.shell.show()
    settle(qapp, around.background)
    yield session
    session.leave()
    around.sounder.close()
    assert around.background.close()


def walked(page: QWidget, settled: Callable[[], None], look: Callable[[], None]) -> None:
    """Look at the page as it opens, with each row chosen, and at each of its tabs then."""

    def turn() -> None:
        for bar in bars(page):
            for tab in range(bar.count()):
                bar.setCurrentIndex(tab)
                settled()
                look()

    turn()
    for view in lists(page):
        for row in range(min(view.model().rowCount(), MOST_ROWS)):
            view.setCurrentIndex(view.model().index(row, 0))
            settled()
            look()
        turn()


def test_no_page_shows_one_clients_caller_beside_anothers(session: Session, qapp: QApplication, code: str) -> None:
    seen: set[str] = set()
    complaints: list[str] = []

    # her call and who waits, each by its client's name: what is under them may be another's
    pinned = [session.shell.findChild(part) for part in (PinnedCall, WaitingBar)]

    def look(page: str) -> None:
        here = read(session.shell, but=pinned)
        complaints.extend(f"pinned: {complaint}" for part in pinned for complaint in read(part).complaints())
        complaints.extend(f"{page}: {complaint}" for complaint in here.complaints())
        seen.update(secrets_in(" ".join((*here.words, *(row for _view, row in here.rows)))))
        whose = session.desk.profile()
        if page == "desk" and whose is not None:
            aside = [row for view, row in here.rows if not session.desk.calls.isAncestorOf(view)]
            words = [*here.words, *aside]
            complaints.extend(f"desk of {whose.code}: {text}" for text in words if secrets_in(text) - {whose.code})

    def settled() -> None:
        settle(qapp, session._background)

    for room in session.shell.rooms:
        session.shell.show_room(room.id)
        settled()
        look(room.id)
        walked(room.page(), settled, lambda page=room.id: look(page))  # type: ignore[misc]
    assert complaints == []
    assert seen == set(SECRETS), "what was told of both can be seen somewhere"


def test_no_sheet_about_the_caller_knows_what_the_other_client_was_told(
    session: Session, qapp: QApplication, code: str
) -> None:
    session.shell.show_room("desk")
    for action in SHEETS:
        if not session.keys.can(action):
            continue
        session.keys._last = ("", float("-inf"))
        session.keys.trigger(action)
        settle(qapp, session._background)
        aside = [row for view, row in read(session.shell).rows if not session.desk.calls.isAncestorOf(view)]
        texts = [*read(session.shell).words, *aside]
        assert [text for text in texts if secrets_in(text) - {code}] == [], action


# ---- the command line and what is written


def leaves(words: tuple[str, ...], of: argparse.ArgumentParser) -> Iterator[str]:
    """Every verb of the program."""
    below = [action for action in of._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield " ".join(words)
    for action in below:
        for name, verb in action.choices.items():
            yield from leaves((*words, name), verb)


NOTHING_OF_CALLERS = {
    "demo": "an invented day of its own",
    "office create": "makes an empty office",
    "office upgrade": "changes tables",
    "office check": "counts",
    "office backup": "the whole office, for its keeper",
    "office restore": "the whole office, for its keeper",
    "office copy": "the whole office, for its keeper",
    "office join": "lets a console in",
    "office certificate": "of a colleague at home",
    "hub": "serves the consoles, each what its assistant may see",
    "staff add": "people of the office",
    "staff reset": "people of the office",
    "staff close": "people of the office",
    "staff list": "people of the office",
    "audit verify": "counts and names rows of the trail",
    "audit redact": "takes values out of the trail",
    "audit renew": "a decision about the seals",
    "clients import": "takes in",
    "pop": "shows a card in the console, whose pages are walked",
    "pbx write": "lines and short names",
    "pbx test": "asks the phone system",
    "pbx listen": "one call that comes in now",
    "doctor": "this machine",
}
"""Verbs that have nothing to tell of a caller, and why."""

ABOUT_ONE = {
    "clients show": ("{code}",),
    "clients news": ("{code}", "out till 15", "--dry-run"),
    "calls list": ("--client", "{code}"),
    "calls at": ("2026-03-03T10:00", "--minutes", "30", "--client", "{code}"),
}
"""Verbs that are asked about one client."""

ABOUT_ALL = {
    "clients list": (),
    "calls list": (),
    "calls at": ("2026-03-03T10:00", "--minutes", "30"),
    "clients export": ("{folder}/all.csv",),
}


def test_every_verb_is_walked_here_or_has_nothing_to_tell_of_a_caller() -> None:
    verbs = set(leaves((), parser()))
    assert verbs - set(NOTHING_OF_CALLERS) - set(ABOUT_ONE) - set(ABOUT_ALL) == set()


@pytest.mark.parametrize("verb", ABOUT_ONE)
@pytest.mark.parametrize("as_json", [True, False])
def test_a_verb_that_is_asked_about_one_client_tells_nothing_of_the_other(
    run: Run, crossing: Crossing, code: str, verb: str, as_json: bool
) -> None:
    words = [word.replace("{code}", code) for word in ABOUT_ONE[verb]]
    status, out, err = run("--office", crossing.office.where, *verb.split(), *words, *(["--json"] if as_json else []))
    assert status == 0, err
    other = next(one for one in SECRETS if one != code)
    assert SECRETS[other] not in out.upper() and LINES[other] not in out and CLIENTS[other].legal_name not in out
    if as_json and verb == "calls list":
        assert {call["client"] for call in one_document(out)} == {code}


@pytest.mark.parametrize("verb", ABOUT_ALL)
def test_what_is_said_of_all_clients_names_whose_each_is(run: Run, crossing: Crossing, verb: str, tmp_path: Path) -> None:
    words = [word.replace("{folder}", str(tmp_path)) for word in ABOUT_ALL[verb]]
    status, out, err = run("--office", crossing.office.where, *verb.split(), *words)
    assert status == 0, err
    for line in out.splitlines():
        assert secrets_in(line) <= named_in(line) | {code for code in SECRETS if code in line}, line


def unpacked(file: Path) -> str:
    """All that a workbook is made of."""
    with ZipFile(file) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


@pytest.mark.parametrize("ending", ["xlsx", "vcf", "csv"])
def test_an_export_of_clients_has_nothing_of_their_callers(run: Run, crossing: Crossing, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"all.{ending}"
    assert run("--office", crossing.office.where, "clients", "export", str(file))[0] == 0
    text = unpacked(file) if ending == "xlsx" else file.read_text(encoding="utf-8-sig")
    assert "Rossi" in text and NERI not in text and not secrets_in(text)


def test_the_page_for_a_client_and_the_sheet_of_calls_are_one_clients(
    run: Run, crossing: Crossing, code: str, tmp_path: Path
) -> None:
    other = next(one for one in SECRETS if one != code)
    page = tmp_path / "page.html"
    at = ("calls", "at", "2026-03-03T10:00", "--minutes", "30", "--client", code, "--page", str(page), "--names")
    status, _out, err = run("--office", crossing.office.where, *at)
    assert status == 0, err
    sheet = tmp_path / "calls.csv"
    history = crossing.office.history
    client = crossing.office.directory().by_code[code].id
    history.export(history.find(CallFilter(client=client)), sheet, {one.id: one.name for one in CLIENTS.values()})
    for text in (page.read_text(encoding="utf-8"), sheet.read_text(encoding="utf-8-sig")):
        assert secrets_in(text) <= {code}
        assert LINES[other] not in text and CLIENTS[other].legal_name not in text


def test_what_is_kept_of_the_caller_is_found_for_the_client_alone(crossing: Crossing, code: str) -> None:
    office, client = crossing.office, CLIENTS[code].id
    of_caller = office.history.earlier(client, NERI)
    assert {call.client for call in of_caller} == {client} and secrets_in(repr(of_caller)) == {code}
    assert secrets_in(repr(office.messages.find(client=client))) == {code}
    assert secrets_in(repr(office.caller_flags().of(client, NERI))) == {code}
    assert secrets_in(repr(office.news.of(client))) == {code}
    assert office.caller_flags().of_all(NERI) is None
