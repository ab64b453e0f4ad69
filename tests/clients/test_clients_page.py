"""The Clients page: a supervisor edits a profile as the desk will show it, saves it in one step, and loses nothing."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from receptionist.calls.announcements import Announcements
from receptionist.clients.profile import Greeting, Instruction, Line, Occasion, Person, Profile, Way, WayKind
from receptionist.clients.rules import card
from receptionist.clients.service import ClientService
from receptionist.speech import Speech
from receptionist.store.engine import Store
from tests.premises import Premises
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.background import Background
from ui.clients.form.forms import Form
from ui.clients.form.order import Order
from ui.clients.form.part_rows import Rows
from ui.clients.form.parts import Parts
from ui.clients.form.week import read_day, say_day
from ui.clients.page import ClientsPage, Editor
from ui.keys import Keys, KeyWatch
from ui.theme import THEMES, Theme
from ui.translate import Language

CTRL = Qt.KeyboardModifier.ControlModifier
ROSSI = Profile(
    code="ROSSI",
    legal_name="Studio Legale Rossi",
    city="Milano",
    hours=tuple(o for day in range(5) for o in read_day(day, "9-13, 14:30-18")),
    lines=(Line(number="+390255501"), Line(number="+390255502", label="Urgenze")),
    people=(
        Person(name="Mario Bianchi", title="Avv.", ways=(Way(kind=WayKind.MOBILE, value="+393331234567"),)),
        Person(name="Anna Verdi", ways=(Way(kind=WayKind.PHONE, value="+390255503"),)),
    ),
    greetings=(Greeting(occasion=Occasion.OPEN, text="{client}, {saluto}, sono {assistant}."),),
    instructions=(Instruction(text="Ask for the case number"),),
)


@pytest.fixture
def store(premises: Premises) -> Store:
    return premises.of("sara")


@pytest.fixture
def clients(store: Store) -> ClientService:
    clients = ClientService(store)
    clients.save_all([ROSSI, Profile(code="ACME", legal_name="Acme Ltd", city="London", country="GB")], "setup")
    return clients


class Who:
    def __init__(self) -> None:
        self.may_edit = True

    def __call__(self) -> Editor:
        return Editor("sara", "Sara", self.may_edit)


@pytest.fixture
def who() -> Who:
    return Who()


class OfficeSounds:
    """The announcements of an office; a folder once it was set."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.heard = folder, [""]
        self.speech = Speech(folder / "cache", lambda problem: None)

    def announcements(self) -> Announcements | None:
        return Announcements(self.folder, self.speech)

    def set_sounds_folder(self, folder: Path) -> None:
        self.folder = folder

    def hear(self, text: str, language: str) -> None:
        self.heard.append(f"{language}: {text}")


@pytest.fixture
def office_sounds(tmp_path: Path) -> Iterator[OfficeSounds]:
    sounds = OfficeSounds(tmp_path / "sounds")
    yield sounds
    sounds.speech.close()


class Hour:
    """The office's clock."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def hour() -> Hour:
    return Hour()


@pytest.fixture
def page(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    keys: Keys,
    background: Background,
    clients: ClientService,
    who: Who,
    office_sounds: OfficeSounds,
    key_watch: KeyWatch,
    hour: Hour,
) -> ClientsPage:
    page = ClientsPage(theme, keys, background, clients, card, who, sounds=office_sounds, hear=office_sounds.hear, now=hour)
    qtbot.addWidget(page)
    key_watch.watch(page)
    page.resize(1366, 720)
    page.show()
    page.reload()
    qtbot.waitUntil(lambda: page.list.list.model().rowCount() == 2)
    page.show_client(ROSSI.id)
    return page


def identity(page: ClientsPage) -> Form:
    form = page.sections[0].part("identity")
    assert isinstance(form, Form)
    return form


def typed(page: ClientsPage, qtbot: QtBot, field: str, text: str) -> None:
    line = identity(page).editors[field].line  # type: ignore[attr-defined]
    line.selectAll()
    qtbot.keyClicks(line, text)


def saved(page: ClientsPage, qtbot: QtBot) -> Profile:
    with qtbot.waitSignal(page.saved) as told:
        qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    return told.args[0]


def test_a_change_is_saved_in_one_step_by_one_key(page: ClientsPage, clients: ClientService, qtbot: QtBot) -> None:
    typed(page, qtbot, "city", "Roma")
    typed(page, qtbot, "trade_name", "Rossi & Partner")
    assert page.draft.dirty
    saved(page, qtbot)
    kept = clients.load("ROSSI")
    assert (kept.city, kept.trade_name, kept.version) == ("Roma", "Rossi & Partner", 2)
    assert not page.draft.dirty


def test_undo_takes_back_a_whole_field_not_a_letter(page: ClientsPage, qtbot: QtBot) -> None:
    typed(page, qtbot, "city", "Roma")
    typed(page, qtbot, "trade_name", "Partner")
    qtbot.mouseClick(page.undo_button, Qt.MouseButton.LeftButton)
    assert page.draft.profile is not None
    assert (page.draft.profile.city, page.draft.profile.trade_name) == ("Roma", "")
    qtbot.mouseClick(page.undo_button, Qt.MouseButton.LeftButton)
    assert page.draft.profile.city == "Milano"
    qtbot.mouseClick(page.redo_button, Qt.MouseButton.LeftButton)
    assert page.draft.profile.city == "Roma"
    assert identity(page).editors["city"].value() == "Roma"


def test_what_is_wrong_stands_beside_the_field_as_one_types_and_cannot_be_saved(page: ClientsPage, qtbot: QtBot) -> None:
    typed(page, qtbot, "zone", "Europe/Roma")
    assert "Europe/Roma" in identity(page).fields["zone"].complaint
    assert not page.can_save
    typed(page, qtbot, "zone", "Europe/Rome")
    assert identity(page).fields["zone"].complaint == ""


def test_a_national_number_is_understood_in_the_clients_country(page: ClientsPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(1)
    lines = page.sections[1].part("lines")
    assert isinstance(lines, Parts)
    qtbot.mouseClick(lines.adder, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(lines.form.editors["number"].inner, "02 5555 0199")
    assert page.draft.profile is not None
    assert page.draft.profile.lines[-1].number == "+390255550199"
    assert lines.form.fields["number"].complaint == ""


def test_the_greeting_is_shown_filled_in_for_any_moment_with_each_letter(page: ClientsPage, qtbot: QtBot) -> None:
    page.preview.choose_moment("23/11/2026 10:00")
    assert page.preview.greeting.text() == "“Studio Legale Rossi, buongiorno, sono Sara.”"
    page.preview.choose_moment("22/11/2026 23:10")
    assert "chiusi" in page.preview.greeting.text()
    page.preview.choose_moment("23/11/2026 10:00")
    page.tabs.setCurrentIndex(2)
    greetings = page.sections[2].part("greetings")
    assert isinstance(greetings, Rows)
    box = greetings._rows[0].editors["text"].inner
    box.setPlainText("{cliente}, {salutone}!")  # type: ignore[attr-defined]
    assert "{salutone}" in page.preview.greeting.text()
    assert "salutone" in page.preview.trouble.text()


@pytest.mark.parametrize("typed", ["29/02/2027 10:00", "31/02", "tomorrow 25:00"])
def test_letters_on_the_way_to_a_moment_do_not_count_when_it_is_none(page: ClientsPage, qtbot: QtBot, typed: str) -> None:
    preview = page.preview
    for stood in ("", "22/11/2026 23:10"):
        preview.choose_moment(stood)
        before, greeting = preview.at(), preview.greeting.text()
        preview.moment.setFocus()
        preview.moment.selectAll()
        qtbot.keyClicks(preview.moment, typed)
        assert (preview.at(), preview.greeting.text()) == (before, greeting)
        assert preview.moment.property("wrong") and "no moment" in preview.trouble.text()
        page.list.setFocus()
        assert preview.moment.text() == typed
        preview.moment.selectAll()
        qtbot.keyClicks(preview.moment, "23/11/2026 10:00")
        assert "no moment" not in preview.trouble.text() and preview.at().strftime("%d/%m %H:%M") == "23/11 10:00"


@pytest.mark.parametrize("text", ["{cliente}, {salutone}!", "{cliente}, {saluto!"])
def test_a_greeting_that_cannot_be_filled_in_is_refused_at_its_field(
    page: ClientsPage, clients: ClientService, qtbot: QtBot, text: str
) -> None:
    before = clients.load("ROSSI").greetings
    page.tabs.setCurrentIndex(2)
    greetings = page.sections[2].part("greetings")
    assert isinstance(greetings, Rows)
    greetings._rows[0].editors["text"].inner.setPlainText(text)  # type: ignore[attr-defined]
    page.tabs.setCurrentIndex(0)
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    assert clients.load("ROSSI").greetings == before
    assert page.tabs.currentIndex() == 2 and "{saluto} {assistente}" in page.head.trouble.text()
    assert page.draft.dirty


def test_changed_meanwhile_shows_both_and_keeps_the_chosen(page: ClientsPage, clients: ClientService, qtbot: QtBot) -> None:
    typed(page, qtbot, "city", "Roma")
    clients.save(msgspec.structs.replace(clients.load("ROSSI"), city="Torino"), "bruno")
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(page.conflict.isVisible)
    assert clients.load("ROSSI").city == "Torino"
    with qtbot.waitSignal(page.saved):
        assert page.conflict.mine._key == "Alt+M"
        qtbot.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert clients.load("ROSSI").city == "Roma"


def test_changed_meanwhile_can_be_taken_over(page: ClientsPage, clients: ClientService, qtbot: QtBot) -> None:
    typed(page, qtbot, "city", "Roma")
    clients.save(msgspec.structs.replace(clients.load("ROSSI"), city="Torino"), "bruno")
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(page.conflict.isVisible)
    assert page.conflict.theirs._key == "Alt+T"
    qtbot.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert identity(page).editors["city"].value() == "Torino"
    assert not page.draft.dirty


def test_half_typed_changes_survive_a_look_at_another_client(page: ClientsPage, qtbot: QtBot) -> None:
    typed(page, qtbot, "city", "Roma")
    acme = next(p for p in page._profiles.values() if p.code == "ACME")
    page.show_client(acme.id)
    assert identity(page).editors["city"].value() == "London"
    page.show_client(ROSSI.id)
    assert identity(page).editors["city"].value() == "Roma"
    assert page.draft.dirty


def test_a_new_client_is_made_from_nothing(page: ClientsPage, clients: ClientService, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.list.new, Qt.MouseButton.LeftButton)
    assert not page.can_save
    typed(page, qtbot, "legal_name", "Nordlys AS")
    typed(page, qtbot, "code", "NORDLYS")
    saved(page, qtbot)
    assert clients.load("NORDLYS").legal_name == "Nordlys AS"


def begun(page: ClientsPage, qtbot: QtBot) -> Form:
    """A new client, the focus really in its first field."""
    page.activateWindow()
    qtbot.waitActive(page)
    qtbot.mouseClick(page.list.new, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: identity(page).editors["legal_name"].inner.hasFocus())
    return identity(page)


def complaints(form: Form) -> list[str]:
    return [name for name, field in form.fields.items() if field.complaint]


def test_a_new_client_is_not_complained_of_before_a_field_was_left(page: ClientsPage, qtbot: QtBot) -> None:
    form = begun(page, qtbot)
    assert complaints(form) == []
    assert not page.head.trouble.isVisible()
    form.editors["city"].setFocus()
    qtbot.waitUntil(lambda: complaints(form) == ["legal_name"])
    qtbot.keyClicks(form.editors["legal_name"].inner, "N")
    assert complaints(form) == []


def test_saving_what_is_not_whole_says_what_and_where_and_goes_there(page: ClientsPage, qtbot: QtBot) -> None:
    form = begun(page, qtbot)
    page.tabs.setCurrentIndex(3)
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    assert page.tabs.currentIndex() == 0
    assert "Company" in page.head.trouble.text() and page.head.trouble.isVisible()
    assert complaints(form) == ["legal_name", "code"]
    assert form.editors["legal_name"].inner.hasFocus()


def test_saving_goes_to_the_part_in_which_something_is_wrong(page: ClientsPage, clients: ClientService, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitActive(page)
    people = page.sections[3].part("people")
    assert isinstance(people, Parts)
    page.tabs.setCurrentIndex(3)
    people.choose(1)
    qtbot.mouseClick(people.inside["ways"].adder, Qt.MouseButton.LeftButton)
    people.choose(0)
    page.tabs.setCurrentIndex(0)
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert page.tabs.currentIndex() == 3 and people.current == 1
    assert people.inside["ways"]._rows[1].editors["value"].inner.hasFocus()
    assert clients.load("ROSSI").version == 1


def test_a_code_is_proposed_from_the_name_until_another_is_typed(page: ClientsPage, qtbot: QtBot) -> None:
    begun(page, qtbot)
    typed(page, qtbot, "legal_name", "Studio Legale Acme S.r.l.")
    assert page.draft.profile is not None and page.draft.profile.code == "ACME2"
    typed(page, qtbot, "code", "MINE")
    typed(page, qtbot, "trade_name", "Nordlys")
    assert page.draft.profile.code == "MINE"


def test_country_and_zone_are_chosen_by_their_names(page: ClientsPage, language: Language, qtbot: QtBot) -> None:
    language.use("it")
    form = identity(page)
    country, zone = (form.editors[name].line for name in ("country", "zone"))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: (country.text(), zone.text()) == ("Italia", "Roma, Italia"))
    typed(page, qtbot, "country", "Stati Uniti")
    assert page.draft.profile is not None
    assert (page.draft.profile.country, page.draft.profile.zone) == ("US", "America/New_York")
    assert zone.text() == "New York, Stati Uniti"
    typed(page, qtbot, "zone", "los angeles, stati uniti")
    assert page.draft.profile.zone == "America/Los_Angeles"
    language.use("en")
    qtbot.waitUntil(lambda: (country.text(), zone.text()) == ("United States", "Los Angeles, United States"))


def test_a_colour_is_one_click(page: ClientsPage, qtbot: QtBot) -> None:
    colour = identity(page).editors["colour"]
    qtbot.mouseClick(colour.swatches["#C0392B"], Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert page.draft.profile is not None and page.draft.profile.colour == "#C0392B"
    assert colour.value() == "#C0392B"


def test_the_preview_shows_the_offices_own_hour_and_why_somebody_is_offered(page: ClientsPage, hour: Hour) -> None:
    assert page.preview.moment.text() == "23/11/2026 10:05"
    assert "Avv. Mario Bianchi (" in page.preview.targets.text()
    hour.now = datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
    page.show_client(next(p.id for p in page._profiles.values() if p.code == "ACME"))
    assert page.preview.moment.text() == "23/11/2026 11:05"


def test_what_was_done_is_told_above_the_preview(page: ClientsPage, qtbot: QtBot) -> None:
    typed(page, qtbot, "city", "Roma")
    saved(page, qtbot)
    assert page.toast.isVisible()
    assert page.toast.geometry().bottom() < page.preview.mapTo(page, page.preview.rect().topLeft()).y()


def test_a_code_that_is_taken_is_told_beside_it(page: ClientsPage, qtbot: QtBot) -> None:
    typed(page, qtbot, "code", "acme")
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(identity(page).fields["code"].complaint))


def test_an_assistant_sees_and_does_not_edit(page: ClientsPage, who: Who, qtbot: QtBot) -> None:
    who.may_edit = False
    page.sit()
    typed(page, qtbot, "city", "Roma")
    assert page.draft.profile is not None and page.draft.profile.city == "Milano"
    assert not page.save_button.isVisible() and not page.list.new.isVisible()


def test_hours_and_absences_are_typed_as_one_says_them(page: ClientsPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(4)
    form = page.sections[4].part("own hours")
    assert isinstance(form, Form)
    saturday = form.editors["hours"].days[5]  # type: ignore[attr-defined]
    qtbot.keyClicks(saturday, "9-12.30")
    assert page.draft.profile is not None
    assert say_day(5, page.draft.profile.hours) == "09:00-12:30"
    qtbot.keyClicks(saturday, "x")
    assert form.fields["hours"].complaint
    assert not page.can_save
    page.tabs.setCurrentIndex(3)
    people = page.sections[3].part("people")
    assert isinstance(people, Parts)
    top = people.inside["absences"].mapTo(people, QPoint()).y()
    assert top < min(people.form.editors[name].mapTo(people, QPoint()).y() for name in ("accepts", "hours", "languages"))
    qtbot.mouseClick(people.inside["absences"].adder, Qt.MouseButton.LeftButton)
    until = people.inside["absences"]._rows[0].editors["until"].inner
    until.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(until, "31/12/2099 18:00")
    absence = page.draft.profile.people[0].absences[0]
    assert absence.until == datetime(2099, 12, 31, 17, 0, tzinfo=UTC)


def test_what_was_half_typed_of_one_client_or_person_stands_with_no_other(page: ClientsPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(3)
    people = page.sections[3].part("people")
    assert isinstance(people, Parts)
    left = people.form.editors["left_on"].inner
    qtbot.keyClicks(left, "31/")
    people.choose(1)
    assert left.text() == "" and people.form.fields["left_on"].complaint == ""  # type: ignore[attr-defined]
    qtbot.keyClicks(left, "31/")
    page.tabs.setCurrentIndex(0)
    page.show_client(next(one.id for one in page._profiles.values() if one.code == "ACME"))
    typed(page, qtbot, "legal_name", "Acme & Co")
    assert page.can_save
    page.tabs.setCurrentIndex(3)
    qtbot.mouseClick(people.adder, Qt.MouseButton.LeftButton)
    assert left.text() == ""  # type: ignore[attr-defined]


def test_one_more_person_is_not_begun_over_what_stands_red(page: ClientsPage, qtbot: QtBot) -> None:
    """The text was gone without a word, and the rest was saved."""
    page.tabs.setCurrentIndex(3)
    people = page.sections[3].part("people")
    assert isinstance(people, Parts)
    before, left = people.count, people.form.editors["left_on"].inner
    assert isinstance(left, QLineEdit)
    qtbot.keyClicks(left, "lun-gio 9-13")
    page.sections[3].add_more()
    assert (people.count, people.current, left.text()) == (before, 0, "lun-gio 9-13") and not page.can_save
    left.clear()
    left.textEdited.emit("")
    page.sections[3].add_more()
    assert people.count == before + 1


def test_two_spans_of_a_day_are_joined_as_one_says_it(page: ClientsPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(4)
    form = page.sections[4].part("own hours")
    assert isinstance(form, Form)
    saturday = form.editors["hours"].days[5]  # type: ignore[attr-defined]
    qtbot.keyClicks(saturday, "9:00-13:00 e 14:30-19:00")
    assert page.draft.profile is not None
    assert say_day(5, page.draft.profile.hours) == "09:00-13:00, 14:30-19:00"
    assert not form.fields["hours"].complaint
    saturday.selectAll()
    qtbot.keyClicks(saturday, "9-13 poi 15-19")
    assert "“9-13 poi 15-19”" in form.fields["hours"].complaint


def test_languages_are_typed_as_words_and_kept_as_codes(page: ClientsPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(3)
    people = page.sections[3].part("people")
    assert isinstance(people, Parts)
    line = people.form.editors["languages"].inner
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "italiano, Francese e german")
    assert page.draft.profile is not None
    assert page.draft.profile.people[0].languages == ("it", "fr", "de")
    assert not people.form.fields["languages"].complaint
    people.choose(1)
    people.choose(0)
    assert line.text() == "Italian, French, German"
    line.selectAll()
    qtbot.keyClicks(line, "klingonese")
    assert "klingonese" in people.form.fields["languages"].complaint
    assert not page.can_save


@pytest.mark.parametrize("text", ["9-13, 14:30-18", "8-24", "", "22:00-06:00"])
def test_hours_read_and_said_are_the_same(text: str) -> None:
    hours = read_day(2, text)
    assert read_day(2, say_day(2, hours)) == hours


def test_the_list_is_filtered_by_name_code_and_city(page: ClientsPage, qtbot: QtBot) -> None:
    for typed_text, found in (("lond", ["ACME"]), ("ross mil", ["ROSSI"]), ("zzz", [])):
        page.list.search.clear()
        qtbot.keyClicks(page.list.search, typed_text)
        model = page.list.list.model()
        shown = [model.index(row, 0).data(Qt.ItemDataRole.UserRole).code for row in range(model.rowCount())]
        assert shown == found


def test_a_lines_calls_go_first_to_whom_its_order_names(page: ClientsPage, clients: ClientService, qtbot: QtBot) -> None:
    page.preview.choose_moment("23/11/2026 10:00")
    page.tabs.setCurrentIndex(1)
    lines = page.sections[1].part("lines")
    assert isinstance(lines, Parts)
    lines.choose(1)
    order = lines.form.editors["targets"]
    assert isinstance(order, Order)
    names = {person.id: person.name for person in ROSSI.people}
    for name in ("Anna Verdi", "Mario Bianchi"):
        order.others.setCurrentText(name)
        qtbot.mouseClick(order.adder, Qt.MouseButton.LeftButton)
    assert page.preview.targets.text().startswith("1  Anna Verdi")
    order.list.setFocus()
    qtbot.keyClick(order.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.preview.targets.text().startswith("1  Avv. Mario Bianchi")
    order.list.model().moveRow(order.list.rootIndex(), 0, order.list.rootIndex(), 2)  # what dragging does
    saved(page, qtbot)
    assert [names[one] for one in clients.load("ROSSI").lines[1].targets] == ["Anna Verdi", "Mario Bianchi"]
    assert clients.load("ROSSI").lines[0].targets == ()
    qtbot.keyClick(order.list, Qt.Key.Key_Delete)
    assert page.draft.profile is not None and len(page.draft.profile.lines[1].targets) == 1


def test_a_person_has_an_extension_and_a_zone_of_their_own(page: ClientsPage, clients: ClientService, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(3)
    people = page.sections[3].part("people")
    assert isinstance(people, Parts)
    zone, extension = (people.form.editors[name].line for name in ("zone", "extension"))  # type: ignore[attr-defined]
    qtbot.keyClicks(zone, "America/New_Yor")
    assert "America/New_Yor" in people.form.fields["zone"].complaint
    qtbot.keyClicks(zone, "k")
    qtbot.keyClicks(extension, "214")
    saved(page, qtbot)
    person = clients.load("ROSSI").people[0]
    assert (person.zone, person.extension) == ("America/New_York", "214")
    zone.clear()  # type: ignore[attr-defined]
    qtbot.keyClicks(zone, " ")
    saved(page, qtbot)
    assert clients.load("ROSSI").people[0].zone is None


def test_an_announcement_is_a_file_or_a_text(
    page: ClientsPage, office_sounds: OfficeSounds, qtbot: QtBot, tmp_path: Path
) -> None:
    page.tabs.setCurrentIndex(1)
    closed = page.announcements.editor("closed_text")
    qtbot.keyClicks(closed.text.box, "Siamo chiusi.")
    qtbot.mouseClick(closed.hear, Qt.MouseButton.LeftButton)
    assert office_sounds.heard[-1] == "it: Siamo chiusi."
    recorded = tmp_path / "recorded.wav"
    with wave.open(str(recorded), "wb") as sound:
        sound.setparams((1, 2, 16_000, 0, "NONE", ""))
        sound.writeframes(bytes(32_000))
    with qtbot.waitSignal(page.announcements_changed):
        page.announcements.use("closed", recorded)
    assert "file" in closed.state.text() and closed.use_text.isVisible()
    assert (office_sounds.folder / "receptionist" / "closed-390255501.wav").exists()
    page.announcements._parts.choose(1)
    assert not closed.use_text.isVisible()
    page.announcements._parts.choose(0)
    with qtbot.waitSignal(page.announcements_changed):
        qtbot.mouseClick(closed.use_text, Qt.MouseButton.LeftButton)
    assert closed.state.text() == "" and not closed.use_text.isVisible()
    assert not (office_sounds.folder / "receptionist" / "closed-390255501.wav").exists()


def test_a_file_that_is_no_sound_is_refused_beside_the_text(page: ClientsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.tabs.setCurrentIndex(1)
    (tmp_path / "song.wav").write_bytes(b"RIFF but not really")
    page.announcements.use("busy", tmp_path / "song.wav")
    busy = page.announcements.editor("busy_text")
    qtbot.waitUntil(lambda: "could not be read" in busy.state.text())
    assert not busy.use_text.isVisible()


def test_a_number_that_nobody_owns_goes_to_a_new_client(page: ClientsPage, clients: ClientService, qtbot: QtBot) -> None:
    page.assign_number("+390299900999")
    typed(page, qtbot, "legal_name", "Nordlys AS")
    typed(page, qtbot, "code", "NORDLYS")
    saved(page, qtbot)
    assert [line.number for line in clients.load("NORDLYS").lines] == ["+390299900999"]


def test_a_number_that_nobody_owns_goes_to_a_client(page: ClientsPage, clients: ClientService, qtbot: QtBot) -> None:
    acme = clients.load("ACME")
    page.assign_number("+390299900999", acme)
    page.assign_number("+390299900999", acme)
    assert page.tabs.currentIndex() == 1
    saved(page, qtbot)
    assert [line.number for line in clients.load("ACME").lines] == ["+390299900999"]


@pytest.mark.on_a_file
def test_a_number_that_went_away_stays_marked_and_can_be_theirs_again(
    page: ClientsPage, clients: ClientService, qtbot: QtBot, hour: Hour
) -> None:
    """Rossi had it, then Acme; Rossi takes the row out that tells of it, which stays and says so. Nobody has it now: the desk's
    key gives it to Rossi from when Acme's time was over."""
    hour.now = datetime.now(UTC).replace(microsecond=0)
    number, week = "+390299900999", timedelta(days=7)
    rossi, acme = clients.load("ROSSI"), clients.load("ACME")
    had = Line(number=number, until=hour.now - 3 * week)
    between = Line(number=number, since=hour.now - 3 * week, until=hour.now - week)
    clients.save_all(
        [msgspec.structs.replace(rossi, lines=(*rossi.lines, had)), msgspec.structs.replace(acme, lines=(between,))],
        "sara",
        at=hour.now - 2 * timedelta(days=365),
    )
    page.reload()
    qtbot.waitUntil(lambda: len(page.draft.profile.lines) == 3)  # type: ignore[union-attr]
    page.tabs.setCurrentIndex(1)
    parts = page.sections[1].part("lines")
    assert isinstance(parts, Parts)
    parts.choose(2)
    assert parts.list.currentIndex().data() == "02 9990 0999 · no longer theirs"
    parts.remove_chosen()
    assert saved(page, qtbot).lines == (*rossi.lines, had)
    assert "its past is theirs" in page.toast._said
    page.assign_number(number, clients.load("ROSSI"))
    assert saved(page, qtbot).lines[2:] == (had, Line(number=number, since=hour.now - week))


def test_every_field_has_a_name_for_who_cannot_see_it(page: ClientsPage) -> None:
    for part in range(page.tabs.count()):
        page.tabs.setCurrentIndex(part)
        assert nameless(page) == []


def _nothing(cut: list[str]) -> bool:
    assert cut == []
    return True


@pytest.mark.on_a_file
@pytest.mark.parametrize("size", [(1366, 720), (960, 492)])
@pytest.mark.parametrize("code", ["en", "it"])
@pytest.mark.parametrize("name", THEMES)
def test_nothing_is_cut(
    page: ClientsPage,
    theme: Theme,
    language: Language,
    qtbot: QtBot,
    size: tuple[int, int],
    code: str,
    name: str,
    eventually: Callable[..., object],
) -> None:
    theme.use(name)
    language.use(code)
    page.resize(*size)
    for part in range(page.tabs.count()):
        page.tabs.setCurrentIndex(part)
        qtbot.wait(30)
        eventually(lambda: _nothing(clipped(page)), seconds=5)
