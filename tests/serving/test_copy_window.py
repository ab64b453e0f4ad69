"""A local office becomes a shared one from the very first page of a console."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.serving.certificates import Authority
from receptionist.settings import Settings, workstation_file
from tests.postgres import debians
from tests.screen.accessible import nameless
from tests.serving.server import Server
from tests.serving.test_copying import Move, counts, move
from ui.app import Console
from ui.staff import copy_form
from ui.staff.copy_form import CopyForm

__all__ = ["move"]

Eventually = Callable[..., Any]


@pytest.fixture
def form(qapp: QApplication, move: Move) -> Iterator[CopyForm]:
    """The form, as somebody opens it who has just started a console, with what the story's office is called typed in."""
    Settings(None, workstation_file()).set("language", "en")
    console = Console(qapp)
    console.begin(None)
    first = console.gate.first
    QTest.mouseClick(first.share, Qt.MouseButton.LeftButton)
    form = first.copy
    assert form.server.isVisible()
    for editor, text in (
        (form.local, str(move.local)),
        (form.server, move.where),
        (form.hosts, "127.0.0.1, localhost"),
        (form.certificates, str(move.site.folder)),
    ):
        editor.setText(text)
    yield form
    console.close()
    console.gate.close()


def test_everything_goes_over_and_what_the_server_needs_is_shown(form: CopyForm, move: Move, eventually: Eventually) -> None:
    assert not nameless(form)
    QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)
    eventually(form.close_button.isVisible, seconds=60)
    assert counts(move.asked) == counts(move.of_file)
    copied = form._copied
    assert copied is not None and not copied.before
    assert f"{copied.rows} rows stand there" in form._done_lead.text()
    assert copied.created.fingerprint in form._done_lead.text()
    assert form.conf.text.toPlainText().splitlines() == list(copied.created.postgresql_conf)
    assert form.hba.text.toPlainText().splitlines() == list(copied.created.pg_hba_conf)
    assert (move.site.folder / "server.crt").exists()
    QTest.mouseClick(form.close_button, Qt.MouseButton.LeftButton)
    assert not form.isVisible()


def test_stopped_on_the_way_nothing_is_there_and_it_begins_again(
    form: CopyForm, move: Move, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_way, go_on = threading.Event(), threading.Event()
    hear = copy_form._Heard.__call__

    def halt(heard: copy_form._Heard, table: str, rows: int) -> None:
        if table == "calls":
            on_the_way.set()
            go_on.wait(30)
        hear(heard, table, rows)

    monkeypatch.setattr(copy_form._Heard, "__call__", halt)
    QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)
    eventually(lambda: on_the_way.is_set() and form.busy.isVisible(), seconds=60)
    eventually(lambda: form.busy._bar.maximum() > 0)
    assert not form.server.isEnabled()
    QTest.mouseClick(form.busy._stop, Qt.MouseButton.LeftButton)
    assert not form.server.isEnabled(), "not before it has really ended"
    go_on.set()
    eventually(form.server.isEnabled, seconds=60)
    assert "begun again" in form.trouble.text()
    assert set(counts(move.asked).values()) == {0}
    monkeypatch.undo()
    QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)
    eventually(form.close_button.isVisible, seconds=60)
    assert counts(move.asked) == counts(move.of_file)


def test_what_is_wrong_is_said_at_its_place_and_what_was_typed_stands_there_still(
    form: CopyForm, move: Move, eventually: Eventually
) -> None:
    local, server, login = form._fields[:3]
    form.local.setText(str(move.local) + "x")
    QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)
    assert local.complaint
    form.local.setText(str(move.local))
    form.server.setText("nowhere")
    QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)
    assert server.complaint and not local.complaint
    form.server.setText("server.example/office")
    QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)
    assert login.complaint and form.server.text() == "server.example/office"
    form.server.setText("postgresql://somebody@127.0.0.1:1/office")
    QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)
    eventually(form.trouble.isVisible, seconds=60)
    assert form.server.isEnabled() and counts(move.of_file)["clients"]


def test_to_a_server_elsewhere_nothing_goes_without_proof_that_it_is_the_right_one(
    form: CopyForm, move: Move, eventually: Eventually, tmp_path: Path
) -> None:
    authority = Authority.made(tmp_path / "its own", "Somebody’s")
    authority.server("server", ["server.example"])
    with debians() as postgres:
        server = Server(postgres)
        ssl = [f"ssl_{key}_file = 'server.{end}'" for key, end in (("cert", "crt"), ("key", "key"))]
        access = ["hostssl office setup 127.0.0.1/32 trust"]
        server.configure({"postgresql.conf": ["ssl = on", *ssl], "pg_hba.conf": access}, authority.certificate.parent)
        form.server.setText(f"postgresql://setup@server.example:{postgres.port}/office?hostaddr=127.0.0.1")
        unproved = form._fields[-1]
        QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)
        eventually(lambda: "without proof that it is the right server" in unproved.complaint, seconds=60)
        form.authority.setText(str(tmp_path / "nothing.crt"))
        QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)
        assert "There is no file" in unproved.complaint
        form.authority.setText(str(authority.certificate))
        QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)
        eventually(form.close_button.isVisible, seconds=60)
        with psycopg.connect(postgres.url("office")) as superuser:
            assert superuser.execute("SELECT count(*) FROM clients").fetchone() == (counts(move.of_file)["clients"],)
