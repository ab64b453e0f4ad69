"""Writes every page in every language, theme and scale to `screens/`: `make screens`. To be looked at, by a person.

`python -m tests.screens [FOLDER] [SCENE…]` starts itself once for each scale, as Qt reads it only at its start. Each picture is
of a window made for it alone, so that no scene shows what another has left. What is translated is compiled first.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from tests.profile_scenes import PASSWORD, logo_file, profile_scenes
from tests.shared_scenes import shared_scenes
from tests.shift_scenes import shift_scenes
from tests.staff_scenes import staff_scenes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from receptionist.calls.board import Snapshot
    from ui.session import Session
    from ui.staff.gate import Gate
    from ui.staff.join_form import JoinForm

SCALES = {"100": ("1", 1366, 768), "200": ("2", 960, 540)}
"""The scale in per cent: Qt's factor, and the window in logical pixels (200 % of 1920x1080)."""

LANGUAGES = ("en", "it")
LONGEST_WAIT = 2_000
"""Looks, 10 ms apart, at whether a trial call is as far as it should be."""

OFFICE = "postgresql://rx1a2b3c_u_anna@centralino.example/office"
LONG = "Rechtsanwaltskanzlei Schwarzenberger-Hohenlohe & Partner Partnerschaftsgesellschaft mbB"
CALLER = "+393980066951"
FLAGGED = "+390200660099"
IMPORTED = """Elenco clienti 2026

Ragione sociale;Numero;Referente;Cellulare;Note
Nuova Srl;+390200660099;Anna Bianchi;333 1234567;Chiedere sempre il numero di pratica
Rossi & Figli;255550101;;;
Verdi Snc;non un numero;Ugo Verdi;;
Officine Meccaniche Brambilla di Brambilla Giancarlo e Figli S.n.c.;02 5555 0177;Luca Neri;3,93E+11;
מרפאת השרון בע״מ;02 5555 0178;محمد 🙂;;
"""
UNKNOWN_HEADINGS = """Mandante;Linea entrante;Commerciale;Fax;Sconto
Nuova Srl;+390200660099;Sara;02 1;10
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
N:Rossi;Maria;;Dott.ssa;
FN:Maria Rossi
ORG:Nuova S.r.l.
TEL;TYPE=CELL:333 1234567
TEL;TYPE=WORK:vedi segreteria
END:VCARD
BEGIN:VCARD
VERSION:3.0
TEL:02 5555 0101
END:VCARD
"""


def main(words: list[str]) -> int:
    """Every scale in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description="Write pictures of the pages.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screens"), help="where to (screens)")
    parser.add_argument("scenes", nargs="*", metavar="scene", help="only these")
    parser.add_argument("--scale", choices=tuple(SCALES), help="only this one, in per cent, in this process")
    asked = parser.parse_args(words)
    asked.folder.mkdir(parents=True, exist_ok=True)
    if asked.scale:
        return photograph(asked.scale, asked.folder, asked.scenes)
    compile_words()
    for scale, (factor, _, _) in SCALES.items():
        here = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor}
        command = [sys.executable, "-m", "tests.screens", "--scale", scale, str(asked.folder), *asked.scenes]
        done = subprocess.run(command, env=here, check=False)
        if done.returncode:
            return done.returncode
    print(f"{len(list(asked.folder.glob('*.png')))} screens in {asked.folder}")
    return 0


def compile_words() -> None:
    """Make each catalogue of the screen that is older than its source; raises where that fails."""
    for source in (Path(__file__).parents[1] / "resources" / "translations").glob("*.ts"):
        made = source.with_suffix(".qm")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            lrelease = Path(sys.executable).with_name("pyside6-lrelease")
            subprocess.run([lrelease, "-silent", "-nounfinished", source, "-qm", made], check=True)


def photograph(scale: str, folder: Path, wanted: list[str]) -> int:
    """All scenes (or those `wanted`) at one scale."""
    from PySide6.QtWidgets import QApplication

    from ui.theme import THEMES

    _, width, height = SCALES[scale]
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="screens-", ignore_cleanup_errors=True) as place:
        os.environ["XDG_CONFIG_HOME"] = place
        stage = Stage(app, Path(place), width, height)
        names = [scene.name for scene in stage.scenes()]
        if unknown := [name for name in wanted if name not in names]:
            print(f"no such scene: {', '.join(unknown)}; there are: {' '.join(names)}", file=sys.stderr)
            return 2
        for theme in THEMES:
            stage.around.theme.use(theme)
            for language in LANGUAGES:
                stage.around.language.use(language)
                for scene in stage.scenes():
                    if not wanted or scene.name in wanted:
                        file = folder / f"{scene.name}-{language}-{theme}-{scale}.png"
                        stage.show(scene, lambda seen, file=file: seen.grab().save(str(file)))
        stage.close()
    return 0


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: the desk with this board (none: the window before the desk), brought into a state by `set_up`. `part`: what of
    the window is taken, the whole of it where None."""

    name: str
    set_up: Callable[[Any], object] = lambda window: None
    board: str | None = "talking"
    size: tuple[int, int] | None = None
    part: Callable[[Any], QWidget] | None = None


class Stage:
    """A demo office at 09:00 of its day, and what can be seen in it."""

    def __init__(self, app: object, place: Path, width: int, height: int) -> None:
        from receptionist.calls.recorder import write
        from receptionist.demo.unattended import ASSISTANT, UnattendedDay
        from receptionist.opening import Plan, create_office
        from receptionist.staff.rights import Role
        from receptionist.staff.service import Assistant
        from ui.still import surroundings

        self.app, self.place, self.size = app, place, (width, height)
        self.around = surroundings(app, place)
        self.office = create_office(str(place / "demo.office"), Plan("Demo office", demo=True), place / "workstation.json")
        self._long_name()
        if ASSISTANT not in {one.login for one in self.office.staff.list()}:
            self.office.staff.add("Anna", Role.ADMINISTRATOR, login=ASSISTANT)
        day = UnattendedDay(1, list(self.office.directory().by_id.values()))
        day.run(3600)
        write(self.office.store, day.events)
        self.office.at = day.clock.now()
        self.office.refresh()
        self.person = Assistant(login=ASSISTANT, name="Anna", role=Role.ADMINISTRATOR)
        self._flag_some([p for p in self.office.directory().profiles if p.lines and p.people])
        self.boards = Boards(day, [p for p in self.office.directory().profiles if p.lines and p.people], ASSISTANT)

    def _flag_some(self, clients: list[Any]) -> None:
        """A caller who is a VIP for one client and known to sell by all, and one whom another client has blocked."""
        from receptionist.calls.callers import CallerFlag, Flag

        for client, number, flag, note in (
            (clients[2].id, FLAGGED, Flag.VIP, "socio di maggioranza: passare subito alla dott.ssa Venier"),
            (None, FLAGGED, Flag.SALES, "energia elettrica"),
            (clients[2].id, "+390200667788", Flag.BLOCKED, "minaccia chi risponde"),
        ):
            at = self.office.now() - timedelta(minutes=20)
            kept = CallerFlag(number=number, client=client, flag=flag, note=note, set_by="anna", set_at=at)
            self.office.callers.keep(kept)
        self.office.take_flags()

    def _long_name(self) -> None:
        import msgspec

        from receptionist.clients.pictures import drawn

        clients = self.office.clients
        german = next((p for p in clients.profiles() if p.language == "de"), clients.profiles()[1])
        clients.save(msgspec.structs.replace(german, trade_name=LONG), "setup")
        named = next(p for p in clients.profiles() if p.people and p.lines and p.duty)
        logo = self.office.pictures.keep(drawn(logo_file()))
        clients.save(msgspec.structs.replace(_in_time(named), logo=logo), "setup")
        self.office.news.write(_news_of(named, datetime(2026, 10, 13, 6, tzinfo=UTC)))
        self.office.refresh()
        self.office.refresh()

    def scenes(self) -> Iterator[Scene]:
        """Everything there is to see."""
        yield from self._before_the_desk()
        yield from self._desk()
        yield from self._pages()
        yield from profile_scenes(self)
        yield from shift_scenes(self)
        yield from staff_scenes(self)
        yield from shared_scenes(self)

    def _before_the_desk(self) -> Iterator[Scene]:
        from receptionist.errors import Problem
        from receptionist.staff.rights import Role
        from receptionist.staff.service import Assistant

        people = [Assistant(login="anna", name="Anna"), Assistant(login="bruno", name="Bruno", role=Role.SUPERVISOR)]
        copy = self.place / "before-update.sqlite"
        copy.touch()
        damaged = Problem("office.damaged", office="office.sqlite", copy=str(copy))

        def scene(name: str, set_up: Callable[[Gate], object]) -> Scene:
            return Scene(name, set_up, board=None)

        yield scene("first-start", lambda gate: gate.show_first())
        yield scene("first-join", lambda gate: (gate.show_first(), gate.first.show_join(), _half_told(gate.first.join)))
        yield scene("first-join-compare", lambda gate: (gate.show_first(), gate.first.show_join(), _seen(gate.first.join)))
        yield scene(
            "password-office", lambda gate: gate.ask_password(Problem("office.password_needed", office=OFFICE), keyring=True)
        )
        yield scene(
            "password-wrong", lambda gate: gate.ask_password(Problem("office.sign_in_refused", office=OFFICE), keyring=True)
        )
        yield scene("first-copy", lambda gate: (gate.show_first(), gate.first.show_copy(), _half_asked(gate.first.copy)))
        yield scene("first-copied", lambda gate: (gate.show_first(), gate.first.show_copy(), _copied(gate.first.copy)))
        yield scene("first-office", lambda gate: (gate.show_first(), gate.first.show_office(), gate.first._ask()))
        yield scene(
            "seat",
            lambda gate: (
                gate.seat.ask(people, ["101", "102"], "anna", "101", may_give_up=False, office="Uffici Milano"),
                gate.show_seat(),
            ),
        )
        yield scene(
            "seat-first",
            lambda gate: (gate.seat.ask([], [], "", "", may_give_up=False, office="Uffici Milano"), gate.show_seat()),
        )
        yield scene(
            "seat-again",
            lambda gate: (gate.seat.ask_again(people[0], ["101"], "101", office="Uffici Milano"), gate.show_seat()),
        )
        yield scene("trouble", lambda gate: gate.show_trouble(Problem("office.damaged_no_copy", office="office.sqlite")))
        yield scene("damaged", lambda gate: gate.show_trouble(damaged))
        yield scene("damaged-sure", lambda gate: (gate.show_trouble(damaged), gate.bring_back.click()))
        yield scene("password", lambda gate: gate.ask_password(Problem("keyring.absent"), keyring=False))

    def _desk(self) -> Iterator[Scene]:
        from ui.widgets import Notice

        for board in (
            "talking",
            "ringing",
            "held",
            "several",
            "colleagues",
            "handed",
            "around",
            "lines",
            "sales",
            "known",
            "flagged",
            "consulting",
            "returned",
            "card",
            "suspended",
            "coming",
            "ended",
            "outgoing",
            "full",
            "empty",
        ):
            yield Scene(f"desk-{board}", board=board)
        for tab in ("message", "history", "notes"):
            yield Scene(f"desk-tab-{tab}", lambda session, tab=tab: session.desk.layout_.bring(tab))
            yield Scene(f"desk-narrow-{tab}", lambda session, tab=tab: session.desk.layout_.bring(tab), size=(960, 540))
        for tab in ("calls", "client", "reach"):
            yield Scene(f"desk-narrow-{tab}", lambda session, tab=tab: session.desk.layout_.bring(tab), size=(960, 540))
        yield Scene("desk-unfinished", self._left_half_typed)
        yield Scene("desk-narrow-unfinished", self._left_half_typed, size=(960, 540))
        yield Scene("desk-looks", self._points_at_another, board="full")
        yield Scene("desk-left", self._asks_for_who_left, board="left")
        yield Scene("desk-stands-in", self._asks_for_who_is_out, board="out")
        yield Scene("emergency", lambda session: session.keys.trigger("emergency"))
        yield Scene("emergency-threat", lambda session: [session.keys.trigger(f"emergency{kind}") for kind in ("", ".threat")])
        yield Scene(
            "call-card-asked",
            lambda session: session.keys.trigger("call.card"),
            board="empty",
        )
        yield Scene(
            "small-card",
            lambda session: session.desk.small.follow(away=True),
            board="ringing",
            part=lambda session: session.desk.small,
        )
        yield Scene("desk-narrow-handed", board="handed", size=(960, 540))
        yield Scene("desk-narrow-handed-calls", lambda s: s.desk.layout_.bring("calls"), board="handed", size=(960, 540))
        yield Scene("history-handed", lambda session: session.shell.show_room("history"), board="handed")
        yield Scene(
            "small-card-handed",
            lambda session: session.desk.small.follow(away=True),
            board="handed",
            part=lambda session: session.desk.small,
        )
        yield Scene("palette", lambda session: session.palette.open("st"))
        warnings = (Notice("phones", "phone.disconnected", (), True, True), Notice("keyring", "keyring.absent"))
        yield Scene("warnings", lambda session: [session.shell.strip.put(warning) for warning in warnings])

    def _pages(self) -> Iterator[Scene]:
        def page(name: str, room: str, set_up: Callable[[Session], object] = lambda session: None) -> Scene:
            return Scene(name, lambda session: (session.shell.show_room(room), self._settle(), set_up(session)))

        yield page("messages", "messages")
        yield page("clients-in-a-call", "clients", lambda session: self._client(session, 0))
        yield page("history", "history", lambda session: session.history.show_list(0))
        yield page("history-detail", "history", self._open_longest)
        yield page("call-backs", "history", lambda session: session.history.show_list(1))
        yield page("moment", "history", self._busiest_moment)
        yield page("moment-nobody-rang", "history", self._nobody_rang)
        yield page("clients-none", "clients")
        for n, part in enumerate(
            ("company", "numbers", "say", "people", "hours", "closures", "on-call", "versions", "callers")
        ):
            yield page(f"clients-{part}", "clients", lambda session, n=n: self._client(session, n))
        yield page("clients-flagged", "clients", self._flagged_callers)
        yield Scene("flag", lambda session: session.keys.trigger("caller.flag"), board="flagged")
        for name, action in (("flag", "caller.flag"), ("call-back", "call_back.promise")):
            yield Scene(f"{name}-pointed", lambda session, action=action: self._points_and(session, action), board="flagged")
        yield Scene("desk-last-call", self._last_call)
        yield Scene("news", lambda session: (session.desk.look_at(self._told()), session.keys.trigger("news")))
        yield Scene("sayable", lambda session: (session.desk.look_at(self._told()), session.keys.trigger("sayable")))
        yield Scene("sayable-french", self._said_in_french)
        yield page("closures", "clients", lambda session: session.keys.trigger("closures"))
        yield page("clients-new", "clients", lambda session: session.keys.trigger("new"))
        yield page("clients-new-saved", "clients", lambda session: (session.keys.trigger("new"), session.keys.trigger("save")))
        yield page("clients-new-numbers", "clients", self._new_with_numbers)
        yield page("clients-template", "clients", self._template)
        yield page("clients-template-kept", "clients", self._kept_as_template)
        yield page("who-gets", "clients", self._who_gets)
        yield page("give-number", "settings", lambda session: session.ways.give("+390299900777"))
        yield page("move-line", "clients", lambda session: (self._client(session, 1), session.keys.trigger("line.move")))
        yield page("trial-rings", "clients", self._trial)
        yield page(
            "trial-talking",
            "clients",
            lambda session: (self._trial(session), session.keys.trigger("call.answer"), self._talks(session)),
        )
        yield page("clients-error", "clients", lambda session: (self._client(session, 0), self._break(session)))
        for n, part in enumerate(("looks", "sounds", "keys", "phones", "office", "copies", "import")):
            yield page(f"settings-{part}", "settings", lambda session, n=n: session.settings.show_part(n))
        yield page("settings-headings", "settings", self._remembered_headings)
        yield page("settings-dialling", "settings", self._dialling)
        for answer in ("trunk", "freepbx", "3cx", "wildix", "cloud"):
            yield page(f"phones-{answer}", "settings", lambda session, answer=answer: self._phones(session, answer))
        yield page("phones-written", "settings", self._written)
        yield page("phones-numberless", "settings", lambda session: self._written(session, numbers=0))
        yield page("ring-now-call", "settings", self._rung)
        yield page("ring-now-unknown", "settings", lambda session: self._rung(session, "+390677001122", "elsewhere"))
        yield page("ring-now-nothing", "settings", self._not_rung)
        yield page("import", "clients", self._import)
        yield page("import-headings", "clients", lambda session: self._import(session, UNKNOWN_HEADINGS))
        yield page("import-question", "clients", lambda session: self._import(session, ask=True))
        yield page("import-cards", "clients", lambda session: self._import(session, CARDS))

    # ---- what brings a page into a state

    def _said_in_french(self, session: Session) -> None:
        """A French caller asks about a client that has not been asked for its answers in French."""
        from ui.clients.sheets.sayable import show_sayable

        profile = session.book.directory.client("FERRANTE")
        session.desk.look_at(profile.id)
        show_sayable(session.shell, self.around.theme, self.around.background, profile, "fr", self.office.now())

    def _asks_for_who_left(self, session: Session) -> None:
        """Of a client that somebody has left, that person is asked for by name."""
        profile = session.book.directory.client("FERRANTE")
        gone = next(person for person in profile.people if person.left_on is not None)
        session.desk.layout_.bring("reach")
        session.desk.reach.fill(gone.name.split()[-1].lower())

    def _asks_for_who_is_out(self, session: Session) -> None:
        """Of a client of whom somebody travels, that person is asked for by name; a colleague stands in."""
        profile = session.book.directory.client("VALSESIA")
        out = next(person for person in profile.people if person.absences)
        session.desk.layout_.bring("reach")
        session.desk.reach.fill(out.name.split()[-1].lower())

    def _points_at_another(self, session: Session) -> None:
        """While she talks for one client, the row of a caller of another is pointed at."""
        own = session.desk.subject.in_hand.own
        waiting = session.live.board.waiting()
        session.desk.choose(next(call.id for call in waiting if own is None or call.client != own.client))

    def _left_half_typed(self, session: Session) -> None:
        """A message of a caller of another client who is gone, begun and not kept."""
        from receptionist.calls.service import CallFilter

        now = session.desk.shown
        calls = self.office.history.find(CallFilter())
        gone = next(call for call in calls if call.client != (now.client if now else None) and call.caller.name)
        session.desk.drafts.keep(gone.id, "text", "Richiamare per il contratto")
        session.desk.unfinished._find()
        session.desk.layout_.bring("message")

    def _open_longest(self, session: Session) -> None:
        """The call to which most has happened."""
        page = session.history
        talked = [round(call.times.talking) + 60 * bool(call.times.on_hold) for call in page.model.entries]
        page.view.setCurrentIndex(page.model.index(talked.index(max(talked))))

    def _busiest_moment(self, session: Session) -> None:
        """A moment at which somebody waited long."""
        calls = session.history.model.entries
        call = next((one for one in calls if one.times.waiting > 20), calls[0])
        session.history.show_list(2)
        session.history.moment.show_moment(call.started + timedelta(seconds=15))

    def _nobody_rang(self, session: Session) -> None:
        at = self.office.now() - timedelta(minutes=30)
        near = {call.client for call in session.history.model.entries if abs(call.started - at) < timedelta(minutes=25)}
        quiet = next(profile for profile in self.office.directory().profiles if profile.id not in near)
        session.history.show_list(2)
        session.history.moment.show_moment(at, quiet.id)

    def _new_with_numbers(self, session: Session) -> None:
        session.keys.trigger("new")
        session.clients.tabs.setCurrentIndex(1)

    def _template(self, session: Session) -> None:
        """A template in the language of the screen, half filled in."""
        from ui.clients.sheets.template import TemplateSheet

        self._client(session, 0)
        session.keys.trigger("new.template")
        self._settle()
        session.shell.findChild(TemplateSheet).name.setText("Studio Bianchi e Neri")

    def _kept_as_template(self, session: Session) -> None:
        """A client's texts are read before they become a template; two are ticked."""
        from ui.clients.sheets.template import TemplateSheet

        self._client(session, 0)
        session.keys.trigger("new.template")
        self._settle()
        asked = session.shell.findChild(TemplateSheet).keep_client()
        asked.name.setText("Studi legali")
        for row in list(asked.rows.values())[:2]:
            row.tick.setChecked(True)

    def _who_gets(self, session: Session) -> None:
        """On Sunday night, somebody's turn by a rota with steps."""
        from ui.clients.sheets.who_gets import WhoGetsSheet

        named = next(p for p in self.office.directory().profiles if any(rota.steps for rota in p.rotas))
        session.clients.show_client(named.id)
        session.keys.trigger("who_gets")
        sheet = session.shell.findChild(WhoGetsSheet)
        sheet.when.setText("18/10/2026 23:10")
        sheet.answer()

    def _trial(self, session: Session) -> None:
        """A trial call rings: on a line of its own, at the moment of the demo."""
        from PySide6.QtTest import QTest

        self._client(session, 0)
        session.setting_up._busy = lambda: False  # type: ignore[method-assign]  # the picture's board has callers
        session.keys.trigger("trial")
        for _ in range(LONGEST_WAIT):
            QTest.qWait(10)
            if session.setting_up.trial is not None and session.setting_up.trial.desk.shown is not None:
                return
        raise AssertionError("no trial call rang")

    def _talks(self, session: Session) -> None:
        from PySide6.QtTest import QTest

        for _ in range(LONGEST_WAIT):
            QTest.qWait(10)
            if session.setting_up.trial.desk.subject.in_hand.caller is not None:
                return
        raise AssertionError("the trial call was not answered")

    def _told(self) -> str:
        """A client of which there is news (id)."""
        return next(iter(self.office.directory().news))

    def _points_and(self, session: Session, action: str) -> None:
        """Something is done with the caller of a row that she points at while she talks."""
        session.desk.choose(session.live.board.waiting()[-1].id)
        session.keys.trigger(action)

    def _last_call(self, session: Session) -> None:
        """Nobody is there any more; the last caller's kind can still be given."""
        session.live.board.calls.clear()
        session.desk.refresh()

    def _flagged_callers(self, session: Session) -> None:
        page = session.clients
        page.show_client(self.boards.flagged)
        page.tabs.setCurrentIndex(page.sections.index(page.callers))

    def _remembered_headings(self, session: Session) -> None:
        named = {"mandante": "legal_name", "n virtuale 2": "line", "riservato": "", "chi risponde": "person"}
        self.office.settings.set("import.headings", named)
        session.settings.show_part(6)
        self._settle()
        self.office.settings.set("import.headings", {})

    def _dialling(self, session: Session) -> None:
        """Which numbers the office calls, with a word that is no country."""
        from ui.settings.part import bring_into_view

        dialling = session.settings.office.dialling
        session.settings.show_part(4)
        for text in ("CH", "GB", "Atlantis"):
            dialling.countries.box.line.setText(text)
            dialling.countries.box.line.editingFinished.emit()
        bring_into_view(dialling)
        self._settle()

    def _client(self, session: Session, part: int) -> None:
        named = next(p for p in self.office.directory().profiles if p.people and p.lines and p.duty)
        session.clients.show_client(named.id)
        session.clients.tabs.setCurrentIndex(part)
        self._settle()
        session.clients.versions.list.setCurrentIndex(session.clients.versions.list.model().index(1, 0))

    def _break(self, session: Session) -> None:
        form = session.clients.sections[0].part("identity")
        for name, wrong in (("zone", "Europe/Roma"), ("code", "a code")):
            form.edited.emit(name, wrong)  # type: ignore[union-attr]
        session.keys.trigger("save")

    def _phones(self, session: Session, answer: str) -> Any:
        """The phone system's part, as an office sees it that is no demo."""
        session.set_up_phones(answer)
        phones = session.settings.phones
        phones._demo.hide()
        for part in (phones.answered_by, phones.trunk, phones.write, phones.url, phones.user, phones.password, phones.stations):
            part.setEnabled(True)
        for part in (phones.sounds, phones.keep_password, phones.use, phones.test, phones.choose_sounds):
            part.setEnabled(True)
        return phones

    def _written(self, session: Session, numbers: int = 3) -> None:
        """The files beside an Asterisk are there."""
        from receptionist.telephony.asterisk.beside import Neighbours

        phones = self._phones(session, "asterisk")
        wanted = Neighbours(
            ("201", "202"), "carrier", "from-carrier", lines=self.office.phone_system.fallback_names()[:numbers]
        )
        phones.stations.setText("201, 202")
        written = phones.write._entered()
        phones.write._show(self.office.phones.write(self.place / "pbx", wanted, self.around.language.code, written))
        phones.write.folder.setText("/home/anna/receptionist-pbx")

    def _rung(self, session: Session, line: str = "", went: str = "desk") -> None:
        """A number was rung from outside."""
        from receptionist.telephony.port import Arrived, Dialled, LegId, Presented

        line = line or self.office.phone_system.fallback_names()[4][0]
        national = line.removeprefix("+39")
        dialled = (Dialled("Diversion", f"<sip:{national}@carrier.example>;reason=unconditional"),)
        dialled += (Dialled("To", "<sip:00390299900100@carrier.example>"), Dialled("request", "4711"))
        caller = Presented(number=CALLER, name="Salvatore Vitale", asserted=True)
        ring_now = self._phones(session, "trunk").ring_now
        ring_now._show(self.office.phones.reading(Arrived(LegId("1"), dialled, caller, "trunk")), went, "from-carrier")

    def _not_rung(self, session: Session) -> None:
        from receptionist.telephony.port import Finding

        found = [
            Finding("trunk", "warning", "pbx.trunk_offline", {"trunk": "carrier"}),
            Finding("way in", "failed", "pbx.way_unknown", {"context": "from-carrier", "numbers": "+390299900101"}),
            Finding("carrier", "warning", "pbx.ask_carrier", {"trunk": "carrier"}),
        ]
        self._phones(session, "asterisk").ring_now._doubt(found)

    def _import(self, session: Session, text: str = IMPORTED, *, ask: bool = False) -> None:
        from ui.clients.files.importing import ImportSheet
        from ui.sheet import Sheet
        from ui.still import settle
        from ui.theme import space

        file = self.place / "clients.csv"
        file.write_text(text, encoding="utf-8")
        sheet = ImportSheet(self.around.theme, self.around.background, self.office, "anna", session.keys)
        Sheet(session.shell, sheet, space(110), space(78))
        sheet.look_at(file)
        if ask:
            settle(self.app, self.around.background)
            sheet.take.click()

    # ---- the pictures

    def show(self, scene: Scene, look: Callable[[QWidget], object]) -> None:
        """`look` at one scene, in a window that is made for it and goes with it."""
        from PySide6.QtCore import QCoreApplication, QEvent

        from ui.session import Session
        from ui.still import StillLink

        if scene.board is None:
            gate = self._gate()
            try:
                self._look(scene, gate, gate, look)
            finally:
                gate.close()
                gate.deleteLater()
        else:
            link = StillLink(self.boards.encoded(scene.board))
            session = Session(self.office, self.person, "101", self.around, link)
            try:
                self._settle()
                session.shift.close_sheet()  # what has changed since the last picture
                session.toast.hide()
                self._look(scene, session, session.shell, look)
            finally:
                session.leave()
                session.deleteLater()
        self._settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._forget_what_was_typed()

    def _forget_what_was_typed(self) -> None:
        """What is half typed in one picture is in no other."""
        for store in (self.office.half_typed(self.person.login), self.office.history):
            for whose, fields in store.drafts().items():
                for field in fields:
                    store.keep_draft(whose, field, "")

    def _look(self, scene: Scene, subject: Any, window: QWidget, look: Callable[[QWidget], object]) -> None:
        window.resize(*(scene.size or self.size))
        window.show()
        window.activateWindow()
        self._settle()
        scene.set_up(subject)
        self._settle()
        look(scene.part(subject) if scene.part is not None else window)

    def _gate(self) -> Gate:
        from ui.staff.first_start import FirstStart
        from ui.staff.gate import Gate

        place = Path("receptionist") / "office.sqlite"
        return Gate(
            self.around.theme,
            lambda: FirstStart(self.around.theme, ["DE", "FR", "IT"], place, self.around.language.code, self.around.background),
        )

    def _settle(self) -> None:
        from ui.still import settle

        settle(self.app, self.around.background)

    def close(self) -> None:
        """Leave nothing behind."""
        self.around.sounder.close()
        self.around.background.close()
        self.office.close()


def _half_told(form: JoinForm) -> None:
    """The name is forgotten."""
    form.server.setText("centralino.example/office")
    form.password.setText("abc-def-ghi-jkl")
    form.go_on.click()


def _half_asked(form: Any) -> None:
    """A server that nobody knows."""
    from receptionist.errors import Problem

    form.server.setText("server.example/ufficio")
    form.login.setText("setup")
    form.hosts.setText("server.example, 192.0.2.7")
    form._complain(Problem("office.unreachable", office="postgresql://setup@server.example/ufficio"))


def _copied(form: Any) -> None:
    """It is done."""
    from receptionist.serving.copying import Copied
    from receptionist.serving.site import Created
    from receptionist.store.shared.roles import Roles

    conf = ("ssl = on", "ssl_cert_file = 'server.crt'", "ssl_key_file = 'server.key'")
    hba = tuple(f"hostssl ufficio {who} samenet scram-sha-256" for who in ("rx1a2b3c_hub", "+rx1a2b3c_staff"))
    where, folder = "postgresql://setup@server.example/ufficio", Path("/srv/receptionist-certificates")
    form.show_done(Copied(Created(where, folder, ":".join(["7F"] * 32), Roles("rx1a2b3c"), conf, hba), 18_204, before=False))


def _seen(form: JoinForm) -> None:
    """The server has shown itself; the new password is too short."""
    from receptionist.joining import FirstLook

    shown = ":".join(f"{7 * pair % 256:02X}" for pair in range(32))
    form.show_seen(FirstLook("Uffici Centrali", "", shown, must_change=True))
    form.same.setChecked(True)
    form.new.setText("short")
    form.enter.click()


def _in_time(profile: Any) -> Any:
    """The client with something in every dated part."""
    import msgspec

    from receptionist.clients import profile as parts
    from receptionist.clients.passphrase import hashed

    neri, verdi = profile.people[0].id, profile.people[1].id
    swapped = (datetime(2026, 10, 13, 18, tzinfo=UTC), datetime(2026, 10, 13, 22, tzinfo=UTC))
    nights = parts.Shift(person=neri, begins=datetime(2026, 10, 5, 18), minutes=840, rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")
    weekends = parts.Shift(person=verdi, begins=datetime(2026, 10, 10), minutes=2880, rule="FREQ=WEEKLY;INTERVAL=2")
    rota = parts.Rota(
        name="Notti",
        shifts=(nights, weekends),
        swaps=(parts.Swap(person=verdi, since=swapped[0], until=swapped[1]),),
        steps=(parts.Step(target=verdi),),
        nobody="Prendere un messaggio e mandarlo via e-mail",
    )
    morning = (parts.Opening(weekday=0, start=time(9), end=time(13)),)
    return msgspec.structs.replace(
        profile,
        region="MI",
        passphrase=hashed(PASSWORD),
        vat_number="IT01234567890",
        pec="studio@pec.example",
        sdi="ABC1234",
        addresses=(parts.Address(street="Via Dante 7", city="Milano", postal_code="20121", province="MI"),),
        facts=(
            parts.Fact(kind=parts.FactKind.ADDRESS),
            parts.Fact(kind=parts.FactKind.VAT_NUMBER, permission=parts.Permission.ON_REQUEST),
        ),
        statuses=(parts.StatusSpan(status=parts.Status.NOTICE, since=date(2026, 12, 1)),),
        closures=(
            parts.Closure(
                since=datetime(2026, 8, 8, tzinfo=UTC),
                until=datetime(2026, 8, 30, tzinfo=UTC),
                reason="ferie",
                mail="Tenere da parte",
            ),
        ),
        answers=(parts.ClosureAnswer(since=date(2026, 12, 24), until=date(2027, 1, 6), told_on=date(2026, 10, 1)),),
        exceptions=(parts.DayException(day=date(2026, 12, 24), hours=morning, name="Vigilia"),),
        rotas=(rota,),
    )


def _news_of(profile: Any, now: datetime) -> Any:
    """Somebody is out, and who is instead."""
    from receptionist.clients.news import News, Recognised

    away, instead = profile.people[0], profile.people[1]
    return News(
        client=profile.id,
        text=f"{away.name} fuori fino alle 15, tutto a {instead.name}",
        since=now,
        until=now + timedelta(hours=7),
        person=away.id,
        away=True,
        substitute=instead.id,
        told_by=away.name,
        recognised=Recognised.KNOWN_NUMBER,
        written_by="anna",
        written_at=now,
    )


class Boards:
    """What the desk may show, each as a board of its own: Anna at her phone, and some of the demo's clients called."""

    def __init__(self, day: Any, clients: list[Any], assistant: str) -> None:
        self._snapshot, self._now = day.desk.board.snapshot(), day.clock.now()
        self._clients, self._me = clients, assistant
        self.flagged = clients[2].id

    def encoded(self, name: str) -> bytes:
        """The board of that name."""
        import msgspec

        from receptionist.calls.board import Snapshot
        from receptionist.calls.events import Availability

        board = msgspec.json.decode(self._snapshot, type=Snapshot)
        board.calls.clear()
        for one in board.assistants.values():
            one.availability = Availability.AVAILABLE
        self._name = name
        getattr(self, f"_{name}")(board)
        return msgspec.json.encode(board)

    def _call(self, board: Snapshot, client: int, seconds: int, **more: Any) -> None:
        from receptionist.calls.board import CallView
        from receptionist.calls.events import Caller, Direction
        from receptionist.calls.places import Place

        order, profile = len(board.calls), self._clients[client % len(self._clients)]
        since = self._now - timedelta(seconds=seconds)
        known = {
            "direction": Direction.INBOUND,
            "caller": Caller(number=CALLER, name="Salvatore Vitale"),
            "arrived": since,
            "line": profile.lines[0].number,
            "client": profile.id,
            "place": Place.WAITING,
            "place_since": since,
            "side_since": since,
        }
        id_ = str(uuid5(NAMESPACE_URL, f"{self._name}/{order}"))  # what is typed in one picture is in no other
        board.calls[id_] = CallView(id=id_, order=order, **(known | more))

    def _mine(self, board: Snapshot, client: int, place: str, side: str, **more: Any) -> None:
        from receptionist.calls.places import Place, Side

        answered = self._now - timedelta(seconds=95)
        known = {"assistant": self._me, "answered": answered, "place": Place(place), "side": Side(side)}
        self._call(board, client, 100, **(known | {"name": "Salvatore Vitale", "firm": "Vitale Marmi"} | more))

    def _ringing(self, board: Snapshot) -> None:
        from receptionist.calls.events import Caller

        self._call(board, 3, 9)
        self._call(board, 4, 4, caller=Caller(withheld=True))

    def _talking(self, board: Snapshot) -> None:
        self._mine(board, 2, "talking", "talking", matter="preventivo per il bagno")
        self._ringing(board)

    def _held(self, board: Snapshot) -> None:
        self._mine(board, 5, "held", "on_hold", waits_for="Bianchi")
        self._talking(board)

    def _several(self, board: Snapshot) -> None:
        self._mine(board, 5, "held", "on_hold", waits_for="Bianchi")
        self._mine(board, 2, "held", "on_hold")
        self._ringing(board)

    def _colleagues(self, board: Snapshot) -> None:
        """An office of ten on a busy morning."""
        from receptionist.calls.board import AssistantView
        from receptionist.calls.events import Availability

        self._several(board)
        states = [("available", None)] * 3 + [("pause", "lunch"), ("pause", "dal dentista"), ("away", None)]
        names = ("Bruno", "Carla Bianchi", "Dario", "Elena", "Federica Montanari-Castelbarco", "Gino")
        for name, (state, reason) in zip(names, states, strict=True):
            login = name.split()[0].lower()
            board.assistants[login] = AssistantView(
                id=login, name=name, availability=Availability(state), since=self._now, reason=reason
            )
        self._mine(board, 3, "talking", "talking", assistant="carla")

    def _handed(self, board: Snapshot) -> None:
        """A colleague hands her a caller whom he has on hold, with what he heard."""
        self._around(board)
        self._mine(board, 2, "held", "on_hold", assistant="bruno", talked_with="bruno", handed_to=self._me, matter="preventivo")
        self._ringing(board)

    def _around(self, board: Snapshot) -> None:
        """Nobody calls, and colleagues are here."""
        self._colleagues(board)
        board.calls.clear()

    def _lines(self, board: Snapshot) -> None:
        """A colleague has asked something about her call, and she has answered."""
        from receptionist.calls.board import ShortLine

        self._colleagues(board)
        asked = "È la signora che ha già chiamato stamattina per la pratica di Bianchi: vuole solo lui"
        lines = [ShortLine("bruno", "Bruno", asked), ShortLine(self._me, "Anna", "sì, è lei")]
        self._mine(board, 4, "talking", "talking", chat=lines)

    def _sales(self, board: Snapshot) -> None:
        from receptionist.calls.places import KindOfCall

        self._mine(board, 2, "talking", "talking", kind_of_call=KindOfCall.SALES)
        self._ringing(board)

    def _flagged(self, board: Snapshot) -> None:
        """Whom the office has flagged rings two clients."""
        from receptionist.calls.events import Caller

        caller = Caller(number=FLAGGED, name="Salvatore Vitale")
        self._mine(board, 2, "talking", "talking", caller=caller, name="", firm="")
        self._call(board, 2, 9, caller=caller)
        self._call(board, 4, 4, caller=caller)

    def _known(self, board: Snapshot) -> None:
        """Somebody of another client of ours is on the line."""
        from receptionist.calls.events import Caller

        number = next(way.value for one in self._clients[4].people for way in one.ways if way.value.startswith("+"))
        known = Caller(number=number, name="M. R.")
        self._mine(board, 2, "talking", "talking", caller=known, name="", firm="")
        self._call(board, 4, 4, caller=known)
        self._call(board, 3, 9, caller=known)

    def _target(self, client: int) -> Any:
        from receptionist.calls.events import Target

        person = self._clients[client % len(self._clients)].people[0]
        return Target(label=person.name, number="+390200660021", person=person.id)

    def _consulting(self, board: Snapshot) -> None:
        from receptionist.calls.events import Manner

        self._mine(board, 2, "held", "consulting", target=self._target(2), target_up=True, manner=Manner.CONSULT)
        self._ringing(board)

    def _returned(self, board: Snapshot) -> None:
        from receptionist.calls.events import Manner

        back = {"target": self._target(2), "manner": Manner.BLIND, "reason": "returned_no_answer", "target_reason": "no_answer"}
        self._mine(board, 2, "returned", "none", **back)
        self._ringing(board)

    def _suspended(self, board: Snapshot) -> None:
        self._called(board, "PONTEGGI")

    def _coming(self, board: Snapshot) -> None:
        self._called(board, "LUMEN")

    def _left(self, board: Snapshot) -> None:
        """For a client whom somebody has left."""
        self._called(board, "FERRANTE")

    def _out(self, board: Snapshot) -> None:
        """For a client of whom somebody travels."""
        self._called(board, "VALSESIA")

    def _ended(self, board: Snapshot) -> None:
        self._called(board, "DONADONI")

    def _called(self, board: Snapshot, code: str) -> None:
        """Somebody is on the line for that client."""
        self._mine(board, next(n for n, one in enumerate(self._clients) if one.code == code), "talking", "talking")

    def _card(self, board: Snapshot) -> None:
        from receptionist.calls.events import Direction

        self._mine(board, 2, "talking", "talking", direction=Direction.NONE)

    def _outgoing(self, board: Snapshot) -> None:
        from receptionist.calls.events import Direction

        self._mine(board, 2, "ringing", "talking", direction=Direction.OUTBOUND, answered=None)

    def _full(self, board: Snapshot) -> None:
        """Sixty callers wait, some of them for far too long, with names as long as they come."""
        from receptionist.calls.events import Caller

        self._talking(board)
        for n in range(60):
            named = Caller(number=f"+39020066{n:04}", name="Wolfgang Amadeus von Schwarzenberger" if n % 3 else None)
            self._call(board, n * 7, 3 + 4 * n, caller=Caller(withheld=True) if n % 11 == 5 else named)

    def _empty(self, board: Snapshot) -> None:
        """Nobody calls."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
