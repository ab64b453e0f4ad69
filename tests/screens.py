"""Writes every page in every language, theme and scale to `screens/`: `make screens`. To be looked at, by a person.

`python -m tests.screens [FOLDER]` starts itself once for each scale, as Qt reads it only at its start.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.sheet import Sheet
    from ui.staff.gate import Gate

SCALES = {"100": ("1", 1366, 768), "200": ("2", 960, 540)}
"""The scale in per cent: Qt's factor, and the window in logical pixels (200 % of 1920x1080)."""

LANGUAGES = ("en", "it")
LONG = "Rechtsanwaltskanzlei Schwarzenberger-Hohenlohe & Partner Partnerschaftsgesellschaft mbB"


def main(arguments: list[str]) -> int:
    """Every scale in a process of its own."""
    if arguments[:1] == ["--scale"]:
        return photograph(arguments[1], Path(arguments[2]))
    folder = Path(arguments[0] if arguments else "screens")
    folder.mkdir(parents=True, exist_ok=True)
    for scale, (factor, _, _) in SCALES.items():
        here = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor}
        done = subprocess.run([sys.executable, "-m", "tests.screens", "--scale", scale, str(folder)], env=here, check=False)
        if done.returncode:
            return done.returncode
    print(f"{len(list(folder.glob('*.png')))} screens in {folder}")
    return 0


def photograph(scale: str, folder: Path) -> int:
    """All scenes at one scale."""
    from PySide6.QtWidgets import QApplication

    from ui.theme import THEMES

    _, width, height = SCALES[scale]
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="screens-", ignore_cleanup_errors=True) as place:
        os.environ["XDG_CONFIG_HOME"] = place
        stage = Stage(app, Path(place), width, height)
        for theme in THEMES:
            stage.around.theme.use(theme)
            for language in LANGUAGES:
                stage.around.language.use(language)
                for scene in stage.scenes():
                    stage.shoot(scene, folder / f"{scene.name}-{language}-{theme}-{scale}.png")
        stage.close()
    return 0


@dataclass(frozen=True, slots=True)
class Scene:
    """A window in a state; `set_up` brings it there."""

    name: str
    window: object
    set_up: Callable[[], object] = lambda: None


class Stage:
    """A demo office at 09:00 of its day, and what can be seen in it."""

    def __init__(self, app: object, place: Path, width: int, height: int) -> None:
        from receptionist.calls.recorder import write
        from receptionist.demo.unattended import ASSISTANT, UnattendedDay
        from receptionist.office import Plan, create_office
        from receptionist.staff.rights import Role
        from receptionist.staff.service import Assistant
        from ui.session import Session
        from ui.still import StillLink, surroundings

        self.app, self.place, self.size = app, place, (width, height)
        self._gate: Gate | None = None
        self._over: Sheet | None = None
        self.around = surroundings(app, place)
        self.office = create_office(str(place / "demo.office"), Plan("Demo office", demo=True), place / "workstation.json")
        self._long_name()
        day = UnattendedDay(1, list(self.office.directory().by_id.values()))
        day.run(3600)
        write(self.office.store, day.events)
        self.office.at = day.clock.now()
        person = Assistant(login=ASSISTANT, name="Anna", role=Role.ADMINISTRATOR)
        boards = {"desk": day.desk.board.snapshot(), "full": self._full(day), "empty": self._empty(day)}
        self.sessions = {
            name: Session(self.office, person, "", self.around, StillLink(board)) for name, board in boards.items()
        }
        for session in self.sessions.values():
            session.shell.resize(width, height)

    def _long_name(self) -> None:
        import msgspec

        clients = self.office.clients
        german = next((p for p in clients.profiles() if p.language == "de"), clients.profiles()[1])
        clients.save(msgspec.structs.replace(german, trade_name=LONG), "setup")
        self.office.refresh()

    def _full(self, day: object) -> bytes:
        """Sixty callers wait, some of them for far too long, with names as long as they come."""
        import msgspec

        from receptionist.calls.board import CallView, Snapshot
        from receptionist.calls.events import Caller, Direction
        from receptionist.calls.places import Place

        board, now = msgspec.json.decode(day.desk.board.snapshot(), type=Snapshot), day.clock.now()  # type: ignore[attr-defined]
        clients = [profile for profile in self.office.directory().profiles if profile.lines]
        for n in range(60):
            profile = clients[(n * 7) % len(clients)]
            caller = Caller(number=f"+39020066{n:04}", name="Wolfgang Amadeus von Schwarzenberger" if n % 3 else None)
            board.calls[f"call{n}"] = CallView(
                id=f"call{n}",
                order=n,
                direction=Direction.INBOUND,
                arrived=now - timedelta(seconds=3 + 4 * n),
                caller=Caller(withheld=True) if n % 11 == 5 else caller,
                line=profile.lines[0].number,
                client=profile.id,
                place=Place.WAITING,
                place_since=now - timedelta(seconds=3 + 4 * n),
                side_since=now,
            )
        return msgspec.json.encode(board)

    def _empty(self, day: object) -> bytes:
        import msgspec

        from receptionist.calls.board import Snapshot

        board = msgspec.json.decode(day.desk.board.snapshot(), type=Snapshot)  # type: ignore[attr-defined]
        board.calls.clear()
        return msgspec.json.encode(board)

    def scenes(self) -> Iterator[Scene]:
        """Everything there is to see."""
        from ui.widgets import Notice

        yield from self._before_the_desk()
        for name, session in self.sessions.items():
            yield Scene(f"desk-{name}" if name != "desk" else "desk", session.shell, lambda s=session: self._desk(s))
        session = self.sessions["desk"]
        shell, rooms = session.shell, session.shell.show_room
        yield Scene("palette", shell, lambda: (rooms("desk"), session.palette.open("st")))
        yield Scene("messages", shell, lambda: (session.palette.shut(), rooms("messages")))
        yield Scene("history", shell, lambda: (rooms("history"), session.history.show_list(0)))
        yield Scene("call-backs", shell, lambda: (rooms("history"), session.history.show_list(1)))
        yield Scene("clients-none", shell, lambda: rooms("clients"))
        for n, part in enumerate(("company", "numbers", "say", "people", "hours")):
            yield Scene(f"clients-{part}", shell, lambda n=n: (rooms("clients"), self._client(n)))
        yield Scene("clients-error", shell, lambda: (rooms("clients"), self._client(0), self._break()))
        for n, part in enumerate(("looks", "sounds", "keys", "phones", "office", "copies")):
            yield Scene(f"settings-{part}", shell, lambda n=n: (rooms("settings"), session.settings.show_part(n)))
        yield Scene("import", shell, lambda: (rooms("clients"), self._import()))
        warnings = (Notice("phones", "phone.disconnected", (), True, True), Notice("keyring", "keyring.absent"))
        yield Scene("warnings", shell, lambda: (self._end_import(), rooms("desk"), [shell.strip.put(w) for w in warnings]))

    def _before_the_desk(self) -> Iterator[Scene]:
        from receptionist.errors import Problem
        from receptionist.staff.rights import Role
        from receptionist.staff.service import Assistant
        from ui.staff.first_start import FirstStart
        from ui.staff.gate import Gate

        place = Path("receptionist") / "office.sqlite"
        if self._gate is None:
            first = FirstStart(self.around.theme, ["DE", "FR", "IT"], place, "en")
            self._gate = Gate(self.around.theme, first)
            self._gate.resize(*self.size)
        gate, first = self._gate, self._gate.first
        people = [Assistant(login="anna", name="Anna"), Assistant(login="bruno", name="Bruno", role=Role.SUPERVISOR)]
        yield Scene("first-start", gate, lambda: (first.pages.setCurrentIndex(0), gate.show_first()))
        yield Scene("first-office", gate, lambda: (gate.show_first(), first.show_office(), first._ask()))
        yield Scene(
            "seat", gate, lambda: (gate.seat.ask(people, ["101", "102"], "anna", "101", may_give_up=False), gate.show_seat())
        )
        yield Scene("seat-first", gate, lambda: (gate.seat.ask([], [], "", "", may_give_up=False), gate.show_seat()))
        yield Scene("trouble", gate, lambda: gate.show_trouble(Problem("office.damaged_no_copy", office="office.sqlite")))
        yield Scene("password", gate, lambda: gate.ask_password(Problem("keyring.absent"), keyring=False))

    def _desk(self, session: object) -> None:
        session.shell.show_room("desk")  # type: ignore[attr-defined]
        for key in ("phones", "keyring"):
            session.shell.strip.gone(key)  # type: ignore[attr-defined]

    def _client(self, part: int) -> None:
        page = self.sessions["desk"].clients
        self._settle()
        if page.draft.dirty:
            page.draft.load(page.draft.saved)
        named = next(p for p in self.office.directory().profiles if p.people and p.lines and p.duty)
        page.show_client(named.id)
        page.tabs.setCurrentIndex(part)

    def _break(self) -> None:
        page = self.sessions["desk"].clients
        form = page.sections[0].part("identity")
        for name, wrong in (("zone", "Europe/Roma"), ("code", "a code")):
            form.edited.emit(name, wrong)  # type: ignore[union-attr]

    def _import(self) -> None:
        from ui.clients.importing import ImportSheet
        from ui.sheet import Sheet
        from ui.theme import space

        self._end_import()
        file = self.place / "clients.csv"
        file.write_text("Code;Legal name;Number;Country\nNEW;Nuova Srl;+390200660099;IT\nBAD;;non un numero;IT\n;;;XX\n")
        sheet = ImportSheet(self.around.theme, self.around.background, self.office, "anna")
        self._over = Sheet(self.sessions["desk"].shell, sheet, space(110), space(78))
        sheet.look_at(file)

    def _end_import(self) -> None:
        if self._over is not None:
            self._over.close_sheet()
            self._over = None

    def shoot(self, scene: Scene, file: Path) -> None:
        """One picture."""
        for window in (self._gate, *(session.shell for session in self.sessions.values())):
            if window is not scene.window:
                window.hide()
        scene.window.show()  # type: ignore[attr-defined]
        scene.set_up()
        self._settle()
        scene.window.grab().save(str(file))  # type: ignore[attr-defined]

    def _settle(self) -> None:
        from ui.still import settle

        settle(self.app, self.around.background)

    def close(self) -> None:
        """Leave nothing behind."""
        for session in self.sessions.values():
            session.leave()
        self.around.sounder.close()
        self.around.background.close()
        self.office.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
