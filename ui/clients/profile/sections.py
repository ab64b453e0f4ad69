"""The sections of a client's profile, as data: which fields, in which order, under which names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from receptionist.clients.calendar.days import over
from receptionist.clients.greeting import placeholders_in
from receptionist.clients.profile import (
    Absence,
    Address,
    Fact,
    FactKind,
    Greeting,
    Instruction,
    Line,
    Occasion,
    Permission,
    Person,
    Reach,
    ReachKind,
    Way,
    WayKind,
)
from receptionist.clients.sayable import asked_first
from receptionist.clients.ways import following
from receptionist.telephony.numbers import show
from ui.background import Background
from ui.client_names import OCCASIONS, STATUSES
from ui.clients.fields.announcement import Announcement
from ui.clients.fields.choices import (
    ACCEPTS,
    ADDRESSES,
    FACTS,
    PERMISSIONS,
    REACHES,
    SOUNDS,
    WAYS,
    any_language,
    anybody,
    country_choices,
    languages,
    line_choices,
    of_table,
    screen_language,
    target_choices,
    tomorrow,
    zone_choices,
)
from ui.clients.fields.colour import Colour
from ui.clients.fields.greeting_text import GreetingText
from ui.clients.fields.logo import LogoField
from ui.clients.fields.password import PasswordField
from ui.clients.fields.spoken import Languages
from ui.clients.fields.team import TeamField
from ui.clients.fields.week_field import Week
from ui.clients.form.choice_editors import Choice, Search
from ui.clients.form.dated import Day, Moment
from ui.clients.form.editors import Flag, Long, OneLine, Phone, Seconds, Surroundings, Text, Words
from ui.clients.form.forms import Form, Spec, words
from ui.clients.form.order import Order
from ui.clients.form.part_rows import TWO_LINES, Also, Rows
from ui.clients.form.parts import Inside, Parts
from ui.clients.form.section import Section
from ui.clients.profile.assumed import Assumed
from ui.clients.profile.calendar_sections import DAY, MOMENT, calendar_page, status_rows
from ui.clients.profile.on_call import OnCallPage
from ui.clients.profile.people_parts import PeopleParts
from ui.keys import Keys
from ui.logos import Logos
from ui.theme import Theme, space

_N = QT_TRANSLATE_NOOP

FROM_EVER = _N("clients", "As in 31/12/2026 18:00; empty: always was")
NO_END = _N("clients", "As in 31/12/2026 18:00; empty: no end")
NO_FALLBACK = _N("clients", "Empty: after the announcement the call ends")
WEEK = _N(
    "clients", "As in 9-13, 14:30-18, or mon-fri 9-18 at once. No day filled in: the client's own; else an empty day is closed"
)

IDENTITY = (
    Spec("legal_name", _N("clients", "Legal name"), Text),
    Spec("trade_name", _N("clients", "Trade name"), Text, _N("clients", "What everybody calls it, if different")),
    Spec("code", _N("clients", "Code"), Text, _N("clients", "Short, once for all")),
    Spec("short_name", _N("clients", "On handsets"), Text, _N("clients", "At most 20 characters")),
    Spec("say_as", _N("clients", "How to say it"), Text, _N("clients", "Only where it helps")),
    Spec("team", _N("clients", "Team"), TeamField, _N("clients", "Whose people see the client; empty: everybody does")),
    Spec("status", _N("clients", "Usual status"), lambda: Choice(of_table(STATUSES))),
    Spec("city", _N("clients", "City"), Text),
    Spec("country", _N("clients", "Country"), lambda: Search(country_choices)),
    Spec("zone", _N("clients", "Time zone"), lambda: Search(zone_choices)),
    Spec("language", _N("clients", "Language"), lambda: Choice(languages)),
    Spec("colour", _N("clients", "Colour"), Colour),
    Spec("service_level", _N("clients", "Answer within (seconds)"), Seconds),
    Spec("hold_limit", _N("clients", "On hold at most (seconds)"), Seconds),
    Spec("wrap_up", _N("clients", "Time for the note (seconds)"), Seconds),
)
PAPERS = (
    Spec("vat_number", _N("clients", "VAT number"), Text),
    Spec("tax_code", _N("clients", "Tax code"), Text),
    Spec("sdi", _N("clients", "SDI code"), Text, _N("clients", "Where electronic invoices go")),
    Spec("pec", _N("clients", "Certified e-mail (PEC)"), Text),
    Spec("mail", _N("clients", "E-mail"), Text),
    Spec("website", _N("clients", "Website"), Text),
)
ADDRESS = (
    Spec("kind", _N("clients", "Kind"), lambda: Choice(of_table(ADDRESSES)), stretch=2),
    Spec("street", _N("clients", "Street and number"), Text, stretch=4),
    Spec("postal_code", _N("clients", "Postal code"), Text, stretch=1),
    Spec("city", _N("clients", "City"), Text, stretch=2),
    Spec("province", _N("clients", "Province"), Text, stretch=1),
    Spec("country", _N("clients", "Country"), lambda: Search(country_choices), _N("clients", "Empty: the client's"), stretch=2),
    Spec("detail", _N("clients", "Floor, intercom"), Text, wide=True, stretch=2),
    Spec("directions", _N("clients", "Parking, how to get here"), Text, wide=True, stretch=3),
)
FACT = (
    Spec("kind", _N("clients", "What is asked for"), lambda: Choice(of_table(FACTS)), stretch=3),
    Spec("label", _N("clients", "Called"), Text, _N("clients", "Where it is something else"), stretch=2),
    Spec("text", _N("clients", "What is said"), Text, _N("clients", "Empty: as entered under Company"), stretch=5),
    Spec("spelled", _N("clients", "Spelled"), Text, _N("clients", "Empty: letter by letter, by itself"), wide=True, stretch=3),
    Spec("language", _N("clients", "Language"), lambda: Choice(any_language), wide=True, stretch=1),
    Spec("permission", _N("clients", "May it be said?"), lambda: Choice(of_table(PERMISSIONS)), wide=True, stretch=2),
)
LINE = (
    Spec("number", _N("clients", "Number"), Phone),
    Spec("label", _N("clients", "Label"), Text),
    Spec("since", _N("clients", "The client's from"), lambda: Moment(optional=True), FROM_EVER),
    Spec("until", _N("clients", "The client's until"), lambda: Moment(optional=True), NO_END),
    Spec("waiting", _N("clients", "Waiting callers hear"), lambda: Choice(of_table(SOUNDS))),
    Spec("patience", _N("clients", "Announcement after (seconds)"), Seconds, _N("clients", "While nobody can answer")),
    Spec("fallback", _N("clients", "Then to this number"), lambda: Phone(optional=True), NO_FALLBACK),
)
LINE_HOURS = Spec("hours", _N("clients", "Hours of this number"), lambda: Week(own=True), WEEK, True)
GREETING = (
    Spec("occasion", _N("clients", "Occasion"), lambda: Choice(of_table(OCCASIONS)), stretch=4),
    Spec("language", _N("clients", "Language"), lambda: Choice(any_language), stretch=3),
    Spec("line", _N("clients", "Number"), lambda: Choice(line_choices), stretch=3),
    Spec("day", _N("clients", "Only on the day"), lambda: Day(comes=True), DAY, wide=True, stretch=3),
    Spec("text", _N("clients", "What to say"), GreetingText, wide=True, stretch=7),
)
INSTRUCTION = (
    Spec("text", _N("clients", "What to do"), OneLine, stretch=7),
    Spec("line", _N("clients", "Number"), lambda: Choice(line_choices), wide=True, stretch=3),
    Spec("since", _N("clients", "From"), Day, DAY, wide=True, stretch=2),
    Spec("until", _N("clients", "Until"), lambda: Day(ends=True), DAY, wide=True, stretch=2),
)
PERSON = (
    Spec("name", _N("clients", "Name"), Text),
    Spec("title", _N("clients", "Title"), Text, _N("clients", "As in Avv., Dott.ssa, Ing.")),
    Spec("role", _N("clients", "Role"), Text),
    Spec("department", _N("clients", "Department"), Text),
    Spec("responsibilities", _N("clients", "Responsible for"), Text, "", True),
    Spec("other_names", _N("clients", "Other names"), Words, _N("clients", "Misspellings too, with commas")),
    Spec("say_as", _N("clients", "How to say it"), Text),
    Spec("accepts", _N("clients", "Accepts"), lambda: Choice(of_table(ACCEPTS))),
    Spec("deputy", _N("clients", "Deputy"), lambda: Choice(anybody)),
    Spec("extension", _N("clients", "Extension"), Text, _N("clients", "Asked for at the client's own switchboard")),
    Spec("city", _N("clients", "City"), Text),
    Spec(
        "zone",
        _N("clients", "Time zone"),
        lambda: Search(zone_choices, optional=True),
        _N("clients", "Empty: the client's own"),
    ),
    Spec("tags", _N("clients", "Tags"), Words, _N("clients", "With commas")),
    Spec("languages", _N("clients", "Languages"), Languages, _N("clients", "As in Italian, French")),
    Spec("notes", _N("clients", "Notes"), lambda: Long(2), _N("clients", "For whoever answers: nothing for callers"), True),
    Spec("left_on", _N("clients", "Left on"), Day),
    Spec("replaced_by", _N("clients", "Replaced by"), lambda: Choice(anybody)),
    Spec("left_text", _N("clients", "What to tell of it"), Text, _N("clients", "To whoever asks for somebody who left"), True),
)
WAY = (
    Spec("kind", _N("clients", "Way"), lambda: Choice(of_table(WAYS)), stretch=2),
    Spec("value", _N("clients", "Number or address"), Phone, stretch=5),
    Spec("label", _N("clients", "Label"), Text, wide=True, stretch=2),
    Spec("confirm", _N("clients", "Confirm"), lambda: Flag(_N("clients", "Confirm by key")), stretch=0),
    Spec("secret", _N("clients", "Never give"), lambda: Flag(_N("clients", "Never give")), stretch=0),
)
ABSENCE = (
    Spec("since", _N("clients", "From"), lambda: Moment(comes=True), MOMENT, stretch=3),
    Spec("until", _N("clients", "Until"), lambda: Moment(ends=True), MOMENT, stretch=3),
    Spec("reason", _N("clients", "Reason"), Text, wide=True, stretch=3),
    Spec("secret", _N("clients", "Do not say why"), lambda: Flag(_N("clients", "Do not say why")), wide=True, stretch=0),
    Spec("substitute", _N("clients", "Substitute"), lambda: Choice(anybody), wide=True, stretch=3),
)
PERSON_HOURS = (Spec("hours", _N("clients", "Hours"), lambda: Week(own=True), WEEK, True),)
REACH = (
    Spec("name", _N("clients", "Name"), Text, stretch=3),
    Spec("kind", _N("clients", "Kind"), lambda: Choice(of_table(REACHES)), stretch=2),
    Spec("number", _N("clients", "Number"), Phone, stretch=3),
    Spec("confirm", _N("clients", "Confirm"), lambda: Flag(_N("clients", "Confirm by key")), stretch=0),
    Spec("always", _N("clients", "At any hour"), lambda: Flag(_N("clients", "At any hour")), stretch=0),
)
HOURS = Spec(
    "hours",
    _N("clients", "Hours"),
    Week,
    _N("clients", "As in 9-13, 14:30-18, or mon-fri 9-18 for five days at once; an empty day is closed"),
    True,
)
ASSUMED, WHOSE_HOURS = (
    _N("clients", "Proposed by the template"),
    _N("clients", "Are these the client's hours, on every day? Type what is different, then confirm them."),
)


def _new_way(around: Surroundings) -> Way:
    return Way(kind=WayKind.PHONE, value="")


def _new_absence(around: Surroundings) -> Absence:
    return Absence(since=tomorrow(7), until=tomorrow(16))


def _person_name(person: Person, around: Surroundings) -> str:
    return " ".join(part for part in (person.title, person.name) if part)


def _line_name(now: Callable[[], datetime], line: Line, around: Surroundings) -> str:
    number = show(line.number, str(around("country"))) if line.number else ""
    named = f"{line.label} · {number}" if line.label else number
    over_words = words(_N("clients", "no longer theirs"))
    return f"{named} · {over_words}" if over(line, now()) else named


def sections(theme: Theme, keys: Keys, background: Background, logos: Logos, now: Callable[[], datetime]) -> list[Section]:
    """All pages of a profile, in order."""
    return [
        _identity(theme, background, logos),
        _numbers(theme, now),
        _say(theme),
        _people_page(theme),
        _hours_page(theme),
        calendar_page(theme, keys),
        OnCallPage(theme, keys, now),
    ]


def _identity(theme: Theme, background: Background, logos: Logos) -> Section:
    page = Section(_N("clients", "Company"))
    page.put("identity", Form(IDENTITY))
    logo = Spec(
        "logo",
        _N("clients", "Logo"),
        lambda: LogoField(theme, logos),
        _N("clients", "A picture of at most 10 MB: choose it, or drop it here"),
        True,
    )
    page.put("pictures", Form((logo,)))
    page.column.addSpacing(space(2))
    page.head(_N("clients", "HOW WHOEVER RINGS FROM THERE IS RECOGNISED"))
    password = Spec(
        "passphrase",
        _N("clients", "Password of the client"),
        lambda: PasswordField(theme, background),
        _N("clients", "Two words or more: who says them may send callers to another number"),
        True,
    )
    page.put("recognised", Form((password,)))
    page.column.addSpacing(space(2))
    page.head(_N("clients", "STATUS FROM A DAY ON"))
    page.put("statuses", status_rows(theme))
    page.column.addSpacing(space(2))
    page.head(_N("clients", "NUMBERS AND ADDRESSES FOR PAPERS"))
    page.put("papers", Form(PAPERS))
    new = _N("clients", "Add an address")
    addresses = Rows(theme, ADDRESS, lambda _a: Address(street=""), new, one_line=TWO_LINES, begin="street")
    page.put("addresses", addresses)
    page.column.addStretch(1)
    return page


def _numbers(theme: Theme, now: Callable[[], datetime]) -> Section:
    page = Section(_N("clients", "Numbers"))
    order = Spec(
        "targets",
        _N("clients", "Calls go first to"),
        lambda: Order(theme, target_choices),
        _N("clients", "The others follow by the hour; Alt with an arrow moves, Delete removes"),
        True,
    )
    own = _N("clients", "Empty: the office's, from Settings, Office")
    closed = Spec("closed_text", _N("clients", "Said when closed"), lambda: Announcement(theme), own, True)
    busy = Spec("busy_text", _N("clients", "Said when nobody can answer"), lambda: Announcement(theme), own, True)
    specs = (*LINE, order, closed, busy, LINE_HOURS)
    new = _N("clients", "Add a number")
    page.put("lines", Parts(theme, specs, partial(_line_name, now), lambda _a: Line(number=""), _N("clients", "Numbers"), new))
    return page


def _placeholders() -> str:
    """As they are called in the language of the screen."""
    return " ".join(f"{{{name}}}" for name in placeholders_in(screen_language()))


def _greetings(theme: Theme) -> Rows:
    def of(occasion: Occasion) -> Callable[[Surroundings], Greeting]:
        return lambda _around: Greeting(occasion=occasion, text="")

    sales = Also(_N("clients", "Say something to salespeople"), of(Occasion.SALES), lambda one: one.occasion is Occasion.SALES)
    new = _N("clients", "Add a greeting")
    return Rows(theme, GREETING, of(Occasion.OPEN), new, one_line=TWO_LINES, begin="text", also=(sales,))


def _say(theme: Theme) -> Section:
    page = Section(_N("clients", "What to say"))
    page.head(_N("clients", "GREETINGS · these are filled in, in English or Italian: {names}"), names=_placeholders)
    page.put("greetings", _greetings(theme))
    page.column.addSpacing(space(2))
    page.head(_N("clients", "INSTRUCTIONS, IN THE ORDER IN WHICH THEY ARE SHOWN"))
    new = _N("clients", "Add an instruction")
    page.put("instructions", Rows(theme, INSTRUCTION, lambda _a: Instruction(text=""), new, one_line=TWO_LINES))
    page.column.addSpacing(space(2))
    page.head(_N("clients", "WHAT MAY BE SAID TO WHOEVER ASKS"))
    page.put("facts", _facts(theme))
    page.column.addStretch(1)
    return page


def _facts(theme: Theme) -> Rows:
    def never(_around: Surroundings) -> Fact:
        return Fact(kind=FactKind.OTHER, permission=Permission.NEVER)

    also = Also(_N("clients", "Add what is never said"), never, lambda _one: False, begin="label")
    new = _N("clients", "Add something that is asked for")
    return Rows(
        theme, FACT, lambda _a: Fact(kind=FactKind.WHERE_ARE_YOU), new, one_line=TWO_LINES, also=(also,), follow=asked_first
    )


def _people_page(theme: Theme) -> Section:
    page = Section(_N("clients", "People"))
    ways = _N("clients", "WAYS TO REACH, IN ORDER")
    inside = (
        Inside(
            "ways",
            ways,
            WAY,
            _new_way,
            _N("clients", "Add a number or e-mail"),
            begin="value",
            after="department",
            follow=following,
        ),
        Inside(
            "absences",
            _N("clients", "ABSENCES"),
            ABSENCE,
            _new_absence,
            _N("clients", "Add an absence"),
            after="responsibilities",
        ),
    )
    specs = (*PERSON, *PERSON_HOURS)
    new = _N("clients", "Add a person")
    people = PeopleParts(theme, specs, _person_name, lambda _a: Person(name=""), _N("clients", "People"), new, inside)
    page.put("people", people)
    return page


def _hours_page(theme: Theme) -> Section:
    page = Section(_N("clients", "Hours"))
    page.head(_N("clients", "THE CLIENT'S OWN HOURS"))
    page.put("own hours", Form((Spec("hours_assumed", ASSUMED, lambda: Assumed(theme), WHOSE_HOURS, True), HOURS)))
    page.column.addSpacing(space(2))
    page.head(_N("clients", "OTHER NUMBERS TO PUT CALLERS THROUGH TO"))
    new = _N("clients", "Add a number")
    page.put("reaches", Rows(theme, REACH, lambda _a: Reach(kind=ReachKind.HEADQUARTERS, name="", number=""), new))
    page.column.addStretch(1)
    return page
