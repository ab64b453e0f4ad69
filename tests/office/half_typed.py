"""A console in a process of its own (`python -m tests.office.half_typed OFFICE LINE END`): a client's city is changed and not
saved, a card is opened by hand, words are typed into all of its fields, and in the same instant the console ends: by `close` of
its window, by `logout` of the session, or by a signal from whoever reads `typed` on its output.
"""

from __future__ import annotations

import gc
import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.faces import Opening
from ui.app import run
from ui.calls.desk.page import DeskPage
from ui.clients.news.sheet import NewsSheet
from ui.clients.page import ClientsPage
from ui.desk_sheets import DeskSheets
from ui.ending import Ending

TYPED = {"text": "call him", "notes": "an old file", "filter": "bian", "matter": "lease"}


def type_into(desk: DeskPage) -> None:
    """Into message, notes, the filter and, last, the caller's matter: it is told to nobody before the field is left."""
    fields = {
        "text": ("message", desk.message.text),
        "notes": ("notes", desk.notes.text),
        "filter": ("reach", desk.reach.field),
        "matter": ("client", desk.client.caller.matter),
    }
    for name, (part, field) in fields.items():
        desk.layout_.bring(part)
        field.setFocus()
        QTest.keyClicks(field, TYPED[name])


CITY, NEWS = "Pavia", "Verdi out till 15"


def type_news(desk: DeskPage) -> None:
    """Of the client that is shown; the sheet goes, and the line is not kept."""
    (sheets,) = (one for one in gc.get_objects() if isinstance(one, DeskSheets))
    sheets.write_news()
    (sheet,) = desk.window().findChildren(NewsSheet)
    QTest.keyClicks(sheet.line, NEWS)
    sheet.closed.emit()


def change_a_client(desk: DeskPage) -> None:
    """The first client's city, and then back to the desk."""
    shell = desk.window()
    shell.show_room("clients")  # type: ignore[attr-defined]
    (page,) = shell.findChildren(ClientsPage)
    page.show_profiles(page._clients.profiles())
    page.show_client(next(one.id for one in page._profiles.values() if not one.own))
    city = page.sections[0].part("identity").editors["city"]  # type: ignore[union-attr]
    city.setFocus()
    QTest.keyClicks(city.inner, CITY)
    shell.show_room("desk")  # type: ignore[attr-defined]


def main(office: str, line: str, end: str) -> int:
    """The console, with hands."""
    app = QApplication.instance() or QApplication([])
    hands = QTimer(interval=50)

    def work() -> None:
        desk = next((one for window in app.topLevelWidgets() for one in window.findChildren(DeskPage)), None)
        if desk is None:
            return
        if desk.shown is None:
            if desk._live.assistant in desk._live.board.assistants:
                desk.pop(line, "+390299900011")
            return
        hands.stop()
        change_a_client(desk)
        type_news(desk)
        type_into(desk)
        print("typed", flush=True)
        if end == "close":
            desk.window().close()
            desk.window().close()
        elif end == "logout":
            next(one for one in gc.get_objects() if isinstance(one, Ending))._log_out(None)
            sys.stdout.flush()
            os._exit(9)  # what a system does that waits for nobody

    hands.timeout.connect(work)
    hands.start()
    return run(Opening(where=office))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
