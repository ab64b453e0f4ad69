"""Whatever can be wrong with a profile is told beside the field that it is about, and whatever is typed can be undone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec
import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from receptionist.clients.checks import check
from receptionist.clients.profile import (
    Absence,
    Address,
    Closure,
    ClosureAnswer,
    DayException,
    Duty,
    Fact,
    FactKind,
    Greeting,
    Instruction,
    Line,
    Occasion,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Rota,
    Shift,
    Status,
    StatusSpan,
    Step,
    Swap,
    Way,
    WayKind,
)
from tests.clients.profiles_page import OpenPage, office, open_page, shown
from ui.clients.form.forms import Form
from ui.clients.form.part_rows import Rows
from ui.clients.form.parts import Parts
from ui.clients.form.section import Section
from ui.clients.page import ClientsPage

__all__ = ["office", "open_page"]

pytestmark = pytest.mark.on_a_file

LATER, EARLIER = datetime(2026, 12, 2, 8, tzinfo=UTC), datetime(2026, 12, 1, 8, tzinfo=UTC)
TOO_LONG, BAD_HOUR = "x" * 5001, (Opening(weekday=9, start=time(9), end=time(9)),)
NEVER = date(2026, 1, 1)
BROKEN = Profile(
    code="a code",
    legal_name="",
    trade_name=TOO_LONG,
    short_name=TOO_LONG,
    say_as="\x07",
    language="Italiano",
    zone="Europe/Roma",
    country="ZZ",
    region=TOO_LONG,
    city=TOO_LONG,
    colour="reddish",
    logo="logo.png",
    vat_number="1",
    tax_code="1",
    sdi=TOO_LONG,
    pec="nobody",
    mail="nobody",
    website=TOO_LONG,
    passphrase="as it is said",
    service_level=-1,
    hold_limit=-1,
    wrap_up=9999,
    statuses=(StatusSpan(status=Status.NOTICE, since=date(2026, 2, 2), until=NEVER, said=TOO_LONG),) * 2,
    addresses=(Address(street="", detail=TOO_LONG, city=TOO_LONG, country="ZZ", directions=TOO_LONG),),
    facts=(Fact(kind=FactKind.OTHER, label=TOO_LONG, text=TOO_LONG, spelled=TOO_LONG),),
    lines=(Line(number="none", since=LATER, until=EARLIER, label=TOO_LONG, patience=-1, fallback="x", closed_text=TOO_LONG),)
    * 2,
    greetings=(Greeting(occasion=Occasion.NAMED_DAY, text="", line="+39", language="Italiano"),),
    instructions=(Instruction(text="", line="+39", since=date(2026, 2, 2), until=NEVER),),
    people=(
        Person(
            name="",
            title=TOO_LONG,
            zone="Mars",
            deputy="x",
            replaced_by="x",
            left_text=TOO_LONG,
            left_on=date(1800, 1, 1),
            notes=TOO_LONG,
            responsibilities=TOO_LONG,
            ways=(Way(kind=WayKind.PHONE, value="no"), Way(kind=WayKind.MAIL, value="no", label=TOO_LONG)),
            absences=(Absence(since=LATER, until=EARLIER, reason=TOO_LONG, substitute="x"),),
            hours=BAD_HOUR,
        ),
    ),
    reaches=(Reach(kind=ReachKind.TEAM, name="", number="no"),),
    hours=BAD_HOUR,
    exceptions=(DayException(day=NEVER, name=TOO_LONG, hours=BAD_HOUR),) * 2,
    closures=(Closure(since=LATER, until=EARLIER, line="+39", reason=TOO_LONG, said=TOO_LONG, mail=TOO_LONG),),
    answers=(ClosureAnswer(since=date(2026, 2, 2), until=NEVER, told_on=NEVER, note=TOO_LONG),),
    duty=(Duty(person="x", since=LATER, until=EARLIER),),
    rotas=(
        Rota(
            name="",
            shifts=(Shift(person="x", begins=datetime(2026, 1, 1), minutes=0, rule="FREQ=NEVER"),),
            swaps=(Swap(person="x", since=LATER, until=EARLIER),),
            steps=(Step(target="x", seconds=1),),
            nobody=TOO_LONG,
        ),
        Rota(name="Notti"),
    ),
)


@pytest.fixture
def page(open_page: OpenPage) -> ClientsPage:
    return open_page([Profile(code="ROSSI", legal_name="Rossi")])


def broken(page: ClientsPage) -> Profile:
    """The page's client, as wrong as can be."""
    found = shown(page)
    page.draft.change(msgspec.structs.replace(BROKEN, id=found.id, version=found.version), "")
    page.draft.tell_all()
    return shown(page)


def has_a_field(section: Section, place: str) -> bool:
    """Whether an editor of the section is about that place: its complaints stand beside it."""
    name = place.partition("[")[0].partition(".")[0]
    forms = (part for part in section._parts.values() if isinstance(part, Form) and name in part.fields)
    part = section._parts.get(name) or next(forms)
    return part.editor_at(place) is not None


def test_every_complaint_has_a_field_on_the_page_that_it_stands_beside(page: ClientsPage) -> None:
    places = sorted({str(one.values["field"]) for one in check(broken(page))})
    assert len(places) > 80
    for place in places:
        number = next(n for n, one in enumerate(page.sections) if one.concerns(place))
        page.tabs.setCurrentIndex(number)
        missing_turns = place.endswith(".shifts")  # of a rota without any: its picture says so
        assert missing_turns or has_a_field(page.sections[number], place), place


def _never_shown(box: QWidget) -> bool:
    """A password is no step until it is set."""
    return isinstance(box, QLineEdit) and box.echoMode() is QLineEdit.EchoMode.Password


def test_what_is_typed_into_any_line_is_undone_step_by_step(page: ClientsPage, qtbot: QtBot) -> None:
    for section in page.sections:
        for part in section._parts.values():
            if isinstance(part, (Rows, Parts)):
                part.adder.click()
    begun = shown(page)
    for number, section in enumerate(page.sections[:7]):
        page.tabs.setCurrentIndex(number)
        for box in (*section.findChildren(QLineEdit), *section.findChildren(QPlainTextEdit)):
            if not box.isVisible() or _never_shown(box):
                continue
            box.setFocus()
            qtbot.keyClicks(box, "7")
    assert shown(page) != begun
    while shown(page) != begun and page.draft.can_undo:
        page.draft.undo()
    assert shown(page) == begun
