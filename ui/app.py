"""The console: opens the office off the screen's own thread, asks who sits here, and hands over to a session."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from phonenumbers import SUPPORTED_REGIONS
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from receptionist.credentials import name_of_office
from receptionist.demo_office import make_anew
from receptionist.errors import Problem, reason_of
from receptionist.faces import Opening
from receptionist.office import Office
from receptionist.opening import Plan, create_office, language_of, open_office
from receptionist.resources import resource
from receptionist.settings import Settings, office_folder, workstation_file
from receptionist.staff.rights import Verb, may
from receptionist.staff.service import Assistant
from receptionist.store import safety
from receptionist.telephony.port import LEFT_OUT
from ui.application import application
from ui.background import Background
from ui.collecting import Collector
from ui.ending import Ending
from ui.painted import save_picture
from ui.raise_window import Door, to_front
from ui.session import Session
from ui.sheet import Sheet
from ui.sounder import Sounder
from ui.staff.first_start import FirstStart, OfficeAnswers
from ui.staff.gate import OWN_PASSWORD, Gate
from ui.staff.join_form import Joined
from ui.staff.seat import Seat, SeatPage
from ui.surroundings import Surroundings
from ui.theme import Theme, space
from ui.translate import Language, desktop_language
from ui.window_place import place_of, put_in_place

log = logging.getLogger(__name__)


class _Here:
    """This workstation's settings before an office is open, and the open office's afterwards."""

    def __init__(self) -> None:
        self.now = Settings(None, workstation_file())

    def get(self, key: str) -> object:
        return self.now.get(key)


class Console(QObject):
    """From the start to the end: one office, one person after another. `ended`: the last window has closed."""

    ready = Signal()
    """Somebody sits at the desk and it is painted."""
    _record_told = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._here = _Here()
        here = self._here
        self.background = Background(self)
        self.theme = Theme(app, resource("fonts"), resource("icons"), str(here.get("theme")))
        self.language = Language(app, resource("translations"), str(here.get("language")) or desktop_language())
        self.sounder = Sounder(here, resource("sounds"), office_folder() / "spoken", self)
        self._around = Surroundings(app, self.theme, self.language, self.background, self.sounder)
        self._door = Door(self)
        self._door.knocked.connect(self._to_front)
        self._door.popped.connect(self._pop)
        self._record_told.connect(self._show_record)
        self.gate = self._new_gate()
        self.office: Office | None = None
        self.session: Session | None = None
        self._where = ""
        self._popped: list[tuple[str, str]] = []  # before anybody sat here
        self._to_import: Path | None = None
        self._answered_by = ""
        self._closed = False
        self._unkept: Problem | None = None
        self._to_keep = ""  # the password of a shared office, once it has opened it

    # ---- the way to the desk

    def begin(self, where: str | None) -> None:
        """Open `where`, else the last office, else show the first start. Where another console has that office, it comes to
        the front, and this one ends without a window: it must run already to be ended."""
        self._where = where or str(self._here.get("office.last"))
        put_in_place(self.gate, str(self._here.get("window")))
        if self._where:
            self._open(self._where, lambda: open_office(self._where))
        else:
            self.gate.show_first()
            self.gate.show()

    def _new_gate(self) -> Gate:
        gate = Gate(self.theme, self._new_first)
        gate.tried_again.connect(lambda: self._open(self._where, lambda: open_office(self._where)))
        gate.other_office.connect(gate.show_first)
        gate.copy_wanted.connect(lambda copy: self._open(self._where, lambda: brought_back(copy, Path(self._where))))
        gate.password_given.connect(self._take_password)
        gate.without_phones.connect(self._without_phones)
        gate.seated.connect(lambda seat: self._seated(seat, gate.seat))
        return gate

    def _new_first(self) -> FirstStart:
        place = office_folder() / "office.sqlite"
        first = FirstStart(self.theme, sorted(SUPPORTED_REGIONS), place, self.language.code, self.background)
        first.demo_asked.connect(self._demo)
        first.office_asked.connect(self._create)
        first.open_asked.connect(lambda where: self._open(where, lambda: open_office(where)))
        first.joined.connect(self._have_joined)
        first.language_chosen.connect(self._choose_language)
        return first

    def _choose_language(self, code: str) -> None:
        self._note_down({"language": code})
        self.language.use(code)

    def _demo(self) -> None:
        place = office_folder() / "demo.office"
        self._open(str(place), lambda: fresh_demo(place))

    def _create(self, answers: OfficeAnswers) -> None:
        self._to_import, self._answered_by = answers.clients, answers.answered_by
        self._open(str(answers.place), lambda: new_office(answers), self._not_made)

    def _not_made(self, problem: Problem) -> None:
        """There is no office to try again with: back to where it is said what it is made of."""
        self._door.close()
        self._to_import, self._answered_by = None, ""
        self.gate.show_first()
        self.gate.first.complain_of_place(problem)

    def _have_joined(self, joined: Joined) -> None:
        if joined.not_kept is not None:
            self._not_noted(joined.not_kept)
        self._open(joined.where, lambda: open_office(joined.where, password=joined.password))

    def _open(self, where: str, open_it: Callable[[], Office], failed: Callable[[Problem], None] | None = None) -> None:
        try:
            mine = self._door.open(where)
        except Problem as problem:
            (failed or self.gate.show_trouble)(problem)
            self.gate.show()
            return
        if not mine:
            log.info("another console has this office open")
            QApplication.quit()
            return
        self._where = where
        self._popped.clear()
        self.gate.show_opening(self.background.run(open_it, self._opened, failed or self._not_opened))
        self.gate.show()

    def _not_opened(self, problem: Problem) -> None:
        self._door.close()
        self._to_keep = ""
        if problem.code in OWN_PASSWORD:
            self.gate.ask_password(problem, keyring=True)
        else:
            self.gate.show_trouble(problem)

    def _opened(self, office: Office) -> None:
        self.office = office
        office.record_told = self._record_told.emit
        self.gate.pause.hear(None)
        self._here.now = office.settings
        self._note_down({"office.last": self._where})
        if self._to_keep:
            name, password = name_of_office(self._where), self._to_keep
            self.background.run(lambda: office.credentials.set(name, password), failed=self._not_noted)
            self._to_keep = ""
        self._start_phones(None)

    # ---- this workstation's settings

    def _note_down(self, values: dict[str, str]) -> None:
        """Keep settings of this workstation for the next start; where they cannot be written, that is told, and all goes on."""
        settings = self._here.now

        def write() -> None:
            for key, value in values.items():
                settings.set(key, value)

        self.background.in_turn(write, failed=self._not_noted)

    def _not_noted(self, problem: Problem) -> None:
        log.info("the workstation's settings could not be kept: %s", problem.code)
        self._unkept = problem
        self._tell_unkept()

    def _tell_unkept(self) -> None:
        if self.session is not None and self._unkept is not None:
            self.session.tell(self._unkept)
            self._unkept = None

    # ---- phones

    def _start_phones(self, password: str | None) -> None:
        office = self.office
        assert office is not None  # noqa: S101 - opened before
        if office.store.shared:  # a hub elsewhere holds them
            self._ask_who()
            return
        mouth = self.sounder.callers_voice() if office.demo else None
        work = self.background.run(
            lambda: office.start_hub(password=password, mouth=mouth, told=self._record_told.emit),
            lambda _hub: self._ask_who(),
            self._no_phones,
        )
        self.gate.show_opening(work)

    def _no_phones(self, problem: Problem) -> None:
        if problem.code == "pbx.password_needed":
            keyring = problem.values.get("why") != "keyring.absent"
            self.gate.ask_password(problem if keyring else Problem("keyring.absent"), keyring=keyring)
        else:
            self.gate.show_trouble(problem)

    def _take_password(self, password: str, keep: bool) -> None:
        office = self.office
        if office is None:
            where = self._where
            self._to_keep = password if keep else ""
            self._open(where, lambda: open_office(where, password=password))
            return
        if keep:
            name = f"pbx:{office.settings.get('pbx.url')}"
            self.background.run(lambda: office.credentials.set(name, password))
        self._start_phones(password)

    def _without_phones(self) -> None:
        office = self.office
        if office is not None:
            self.background.run(
                lambda: office.start_hub(without_phones=LEFT_OUT, told=self._record_told.emit),
                lambda _hub: self._ask_who(),
                self._no_phones,
            )

    # ---- who sits here

    def _ask_who(self, *, always: bool = False) -> None:
        """Whoever sat here last sits here again, unless somebody is `always` to be asked."""
        office = self.office
        assert office is not None  # noqa: S101 - opened before
        if office.store.shared:
            self.background.run(office.who_is_here, lambda one: self._sit_by_login(one, always), self.gate.show_trouble)
        else:
            self.background.run(office.staff.list, lambda people: self._ask_among(people, always), self.gate.show_trouble)

    def _sit_by_login(self, person: Assistant, always: bool) -> None:
        """A shared office knows who is there: whoever it was opened as."""
        assert self.office is not None  # noqa: S101 - opened before
        settings = self.office.settings
        station = str(settings.get("station")) or person.station
        if not settings.get("hubs") and not may(person.role, Verb.EDIT_OFFICE):  # who may, adds it
            self.gate.show_trouble(Problem("hub.none_known"))
            return
        if not always:
            self._sit(person, station)
            return
        self.gate.seat.ask_again(person, list(settings.get("stations")), station, office=str(settings.get("office.name")))
        self.gate.show_seat()

    def _ask_among(self, people: list[Assistant], always: bool) -> None:
        assert self.office is not None  # noqa: S101 - opened before
        settings = self.office.settings
        login, station = str(settings.get("person")), str(settings.get("station"))
        stations = list(settings.get("stations"))
        known = [person for person in people if person.is_here(self.office.now())]
        if self.office.demo and known and not always:
            self._sit(known[0], stations[0] if stations else "")
            return
        again = next((person for person in known if person.login == login), None)
        if again is not None and not always:
            self._sit(again, station)
            return
        office = str(settings.get("office.name"))
        self.gate.seat.ask(known, stations, login, station, may_give_up=False, office=office)
        self.gate.show_seat()

    def _seated(self, seat: Seat, page: SeatPage) -> None:
        office = self.office
        if office is None:
            return
        job = (lambda: office.staff.add(seat.name, seat.role)) if not seat.login else (lambda: office.staff.load(seat.login))
        self.background.run(job, lambda person: self._remember(person, seat.station), page.complain)

    def _remember(self, person: Assistant, station: str) -> None:
        self._note_down({"person": person.login, "station": station})
        self._sit(person, station)

    def _sit(self, person: Assistant, station: str) -> None:
        assert self.office is not None  # noqa: S101 - opened before
        self.office.sit(person.login)
        before = self.session
        self.session = Session(self.office, person, station, self._around)
        self.session.switch_asked.connect(self._ask_to_switch)
        self.session.signed_out.connect(self._signed_out)
        self.session.shut_out.connect(self._shut_out)
        shell = self.session.shell
        put_in_place(shell, place_of(before.shell if before is not None else self.gate))
        shell.show()
        if before is not None:
            before.leave()
            before.deleteLater()
        self.gate.hide()
        self._begin_work(self.session)
        self._tell_unkept()
        while self._popped:
            self.session.pop(*self._popped.pop(0))
        self.ready.connect(self._prepare_the_rest, Qt.ConnectionType.SingleShotConnection)
        QTimer.singleShot(0, self.ready.emit)

    def _prepare_the_rest(self) -> None:
        """What the first search and the first card need, and the other pages, before anybody asks for them."""
        if self.office is not None and self.session is not None:
            self.background.run(self.office.prepare)
            self.session.build_ahead()

    def _begin_work(self, session: Session) -> None:
        """What was asked for when the office was made: its clients, then its phones."""
        file, answered_by = self._to_import, self._answered_by
        self._to_import, self._answered_by = None, ""

        def phones() -> None:
            if answered_by:
                session.set_up_phones(answered_by)

        if file is None:
            phones()
            return
        session.shell.show_room("clients")
        session.import_clients(file).closed.connect(phones)

    def _ask_to_switch(self) -> None:
        office = self.office
        if office is not None:
            self.background.run(office.staff.list, self._offer)

    def _offer(self, people: list[Assistant]) -> None:
        if self.session is None or self.office is None:
            return
        page = SeatPage(self.theme)
        settings = self.office.settings
        known = [person for person in people if person.is_here(self.office.now())]
        page.ask(known, settings.get("stations"), self.session.person.login, self.session.station, may_give_up=True)
        sheet = Sheet(self.session.shell, page, space(72), space(62))
        sheet.given_way.connect(page.given_up)
        page.given_up.connect(sheet.close_sheet)
        page.given_up.connect(page.deleteLater)
        page.seated.connect(lambda seat: self._switch(seat, page))

    def _switch(self, seat: Seat, page: SeatPage) -> None:
        """Somebody else sits down, or the same person at another phone; the same at the same changes nothing."""
        session, office = self.session, self.office
        if session is None or office is None:
            return
        same = seat.login == session.person.login
        if same and seat.station == session.station:
            page.given_up.emit()
        elif not same and session.unsaved:
            page.complain(Problem("profiles.unsaved", clients=session.unsaved))
        elif not same:
            session.shift.sign_out(lambda: self._seated(seat, page))
        elif session.has_calls:
            page.complain(Problem("console.still_on_call"))
        else:
            page.given_up.emit()
            self._note_down({"station": seat.station})
            session.sit_at(seat.station)

    def _signed_out(self, then: Callable[[], None] | None) -> None:
        """The shift is over: whoever was chosen sits down, else somebody is asked who does."""
        if then is not None:
            then()
            return
        self._note_down({"person": ""})
        self._window_goes()
        self.gate.show_opening()
        self.gate.show()
        self._ask_who(always=True)

    def _window_goes(self) -> None:
        """Nobody sits here any more; where the window stood the gate is to stand."""
        assert self.session is not None  # noqa: S101 - she sat here
        put_in_place(self.gate, place_of(self.session.shell))
        before, self.session = self.session, None
        before.leave()
        before.deleteLater()

    def _shut_out(self, problem: Problem) -> None:
        """Whoever sits here may see nothing of the office any more: no window has anything of it, and no memory."""
        office = self.office
        if self.session is None or office is None:
            return  # heard from the hub and from the database
        self._window_goes()
        self.office, self._here.now = None, Settings(None, workstation_file())
        self.background.run(office.close)
        self._not_opened(problem)
        self.gate.show()

    # ---- the window

    @property
    def window(self) -> QWidget:
        """The window that is shown."""
        return self.session.shell if self.session is not None else self.gate

    def _show_record(self) -> None:
        """What the office tells while it closes has no window any more."""
        if self.session is not None and not self._closed:
            self.session.frame.show_record_trouble()

    def _pop(self, line: str, caller: str) -> None:
        """Show the card, as soon as somebody sits here."""
        if self.session is None:
            self._popped.append((line, caller))
        else:
            self.session.pop(line, caller)

    def _to_front(self) -> None:
        to_front(self.window)

    def keep(self) -> None:
        """Write down at once what is half-typed."""
        if self.session is not None:
            self.session.keep()

    def close(self) -> None:
        """Leave in good order, once."""
        if self._closed:
            return
        self._closed = True
        self._door.close()
        if self.session is not None:
            with suppress(Problem):
                self._here.now.set("window", place_of(self.session.shell))
            self.session.leave()
        self.sounder.close()
        self.background.close()
        if self.office is not None:
            self.office.close()


def run(opening: Opening) -> int:
    """Open the console; returns its exit code when its last window has closed. Problems as in `save_picture`."""
    trouble: list[Problem] = []
    _take_size()
    app = application()
    app.setApplicationName("receptionist")
    app.setApplicationDisplayName("Receptionist")
    app.setDesktopFileName("receptionist")
    collector = Collector(app, lambda: console.session is None or console.session.live.at_rest)
    console = Console(app)
    ending = Ending(app, console.keep, console)
    ending.asked.connect(lambda: QApplication.exit(0))
    QTimer.singleShot(0, lambda: console.begin(opening.where))
    if opening.seconds is not None:
        after = int(opening.seconds * 1000)
        console.ready.connect(lambda: QTimer.singleShot(after, lambda: trouble.extend(_end(console, opening.screenshot))))
    try:
        code = app.exec()
    finally:
        ending.close()
        console.close()
        collector.stop()
    for problem in trouble:
        raise problem
    return code


def _take_size() -> None:
    """Everything as large as was chosen in Settings. Qt reads it once, before there is an application; who has set it for this
    start keeps what was set."""
    percent = int(Settings(None, workstation_file()).get("scale"))
    if percent != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", str(percent / 100))


def _end(console: Console, screenshot: Path | None) -> list[Problem]:
    """Close the console, with a picture of it where one is wanted; what kept the picture from being written."""
    try:
        if screenshot is not None:
            save_picture(console.window, screenshot)
    except Problem as problem:
        return [problem]
    finally:
        console.window.close()
        QApplication.quit()
    return []


def picture(office: Office, board: bytes, assistant: str, file: Path) -> None:
    """Paint what the desk of `assistant` shows for the encoded board, without showing a window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    from ui.still import paint

    paint(app, office, board, assistant, file)


def fresh_demo(place: Path) -> Office:
    """The demo office, made anew, so that its day always begins the same; nothing in it is anybody's work."""
    make_anew(place, "Demo")
    return open_office(str(place))


def new_office(answers: OfficeAnswers) -> Office:
    """An office as answered. Raises as `create_office`, and `file.not_written` where its folder cannot be made."""
    try:
        answers.place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("file.not_written", file=str(answers.place), reason=reason_of(error)) from error
    said = language_of(answers.country) or answers.language
    office = create_office(str(answers.place), Plan(answers.name, answers.country, said))
    if answers.answered_by:
        office.settings.set("pbx.answered_by", answers.answered_by)
    return office


def brought_back(copy: Path, place: Path) -> Office:
    """The office as a copy has it; what stood there before is kept beside the copies. Problems as in `safety.restore`."""
    safety.restore(copy, place)
    return open_office(str(place))
