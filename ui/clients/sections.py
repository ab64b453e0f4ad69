"""The sections of a client's profile, as data: which fields, in which order, under which names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from receptionist.clients.places import all_zones, countries, zone_name, zones_of
from receptionist.clients.profile import (
    Absence,
    Accepts,
    Duty,
    Greeting,
    Instruction,
    Line,
    Occasion,
    Person,
    Profile,
    Reach,
    ReachKind,
    Status,
    WaitingSound,
    Way,
    WayKind,
)
from receptionist.errors import Invalid
from receptionist.telephony.numbers import show
from ui.clients.announcement import Announcement
from ui.clients.editors import (
    Choice,
    Choices,
    Colour,
    Day,
    Editor,
    Flag,
    Long,
    Moment,
    Phone,
    Search,
    Seconds,
    Surroundings,
    Text,
    Week,
    Words,
)
from ui.clients.forms import Form, Inside, Parts, Rows, Spec, words
from ui.clients.order import Order
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import label

_N = QT_TRANSLATE_NOOP

STATUSES = {
    Status.TRIAL: _N("clients", "Trial"),
    Status.ACTIVE: _N("clients", "Active"),
    Status.SUSPENDED: _N("clients", "Suspended"),
    Status.NOTICE: _N("clients", "Under notice"),
    Status.ENDED: _N("clients", "Ended"),
}
OCCASIONS = {
    Occasion.OPEN: _N("clients", "Open"),
    Occasion.CLOSED: _N("clients", "Closed"),
    Occasion.BACK_FROM_HOLD: _N("clients", "Back from hold"),
    Occasion.RETURNED: _N("clients", "Transfer returned"),
    Occasion.ANNOUNCING: _N("clients", "Announcing to the target"),
    Occasion.CALLING_OUT: _N("clients", "Calling out"),
}
SOUNDS = {WaitingSound.RINGING: _N("clients", "Ringing"), WaitingSound.MUSIC: _N("clients", "Music")}
ACCEPTS = {
    Accepts.ANY: _N("clients", "Any call"),
    Accepts.ANNOUNCED: _N("clients", "Announced only"),
    Accepts.MESSAGES: _N("clients", "Messages only"),
}
WAYS = {
    WayKind.PHONE: _N("clients", "Phone"),
    WayKind.MOBILE: _N("clients", "Mobile"),
    WayKind.MAIL: _N("clients", "E-mail"),
}
REACHES = {
    ReachKind.HEADQUARTERS: _N("clients", "Headquarters"),
    ReachKind.TEAM: _N("clients", "Team"),
    ReachKind.OUTSIDE: _N("clients", "Outside number"),
}
LANGUAGES = ("it", "en", "de", "fr", "es")


def _of(table: dict[Any, str]) -> Callable[[Surroundings], Choices]:
    return lambda _around: [(value, words(word)) for value, word in table.items()]


def _languages(around: Surroundings) -> Choices:
    return [(code, code.upper()) for code in LANGUAGES]


def _any_language(around: Surroundings) -> Choices:
    return [(None, words(_N("clients", "Client's own"))), *_languages(around)]


def _countries(around: Surroundings) -> Choices:
    return list(countries(_screen_language()).items())


def _zones(around: Surroundings) -> Choices:
    """Those of the client's country first, then all others by their names."""
    language = _screen_language()
    here = zones_of(str(around("country")))
    others = sorted((zone for zone in all_zones() if zone not in here), key=lambda zone: zone_name(zone, language).casefold())
    return [(zone, zone_name(zone, language)) for zone in (*here, *others)]


def _screen_language() -> str:
    name = QLocale().name().partition("_")[0]
    return "en" if name == "C" else name


def _lines(around: Surroundings) -> Choices:
    lines: tuple[Line, ...] = around("lines") or ()  # type: ignore[assignment]
    country = str(around("country"))
    return [
        (None, words(_N("clients", "All numbers"))),
        *((line.number, line.label or show(line.number, country)) for line in lines),
    ]


def _people(around: Surroundings) -> Choices:
    people: tuple[Person, ...] = around("people") or ()  # type: ignore[assignment]
    return [(person.id, person.name) for person in people]


def _targets(around: Surroundings) -> Choices:
    reaches: tuple[Reach, ...] = around("reaches") or ()  # type: ignore[assignment]
    return [*_people(around), *((reach.id, reach.name) for reach in reaches)]


def _anybody(around: Surroundings) -> Choices:
    return [(None, words(_N("clients", "Nobody"))), *_people(around)]


def _tomorrow(hour: int) -> datetime:
    return (datetime.now(UTC) + timedelta(days=1)).replace(hour=hour, minute=0, second=0, microsecond=0)


IDENTITY = (
    Spec("legal_name", _N("clients", "Legal name"), Text),
    Spec("trade_name", _N("clients", "Trade name"), Text, _N("clients", "What everybody calls it, if different")),
    Spec("code", _N("clients", "Code"), Text, _N("clients", "Short, once for all")),
    Spec("short_name", _N("clients", "On handsets"), Text, _N("clients", "At most 20 characters")),
    Spec("say_as", _N("clients", "How to say it"), Text, _N("clients", "Only where it helps")),
    Spec("status", _N("clients", "Status"), lambda: Choice(_of(STATUSES))),
    Spec("city", _N("clients", "City"), Text),
    Spec("country", _N("clients", "Country"), lambda: Search(_countries)),
    Spec("zone", _N("clients", "Time zone"), lambda: Search(_zones)),
    Spec("language", _N("clients", "Language"), lambda: Choice(_languages)),
    Spec("colour", _N("clients", "Colour"), Colour),
    Spec("service_level", _N("clients", "Answer within (seconds)"), Seconds),
    Spec("hold_limit", _N("clients", "On hold at most (seconds)"), Seconds),
    Spec("wrap_up", _N("clients", "Time for the note (seconds)"), Seconds),
)
LINE = (
    Spec("number", _N("clients", "Number"), Phone),
    Spec("label", _N("clients", "Label"), Text),
    Spec("waiting", _N("clients", "Waiting callers hear"), lambda: Choice(_of(SOUNDS))),
    Spec("patience", _N("clients", "Announcement after (seconds)"), Seconds, _N("clients", "While nobody can answer")),
    Spec("fallback", _N("clients", "Then to this number"), lambda: Phone(optional=True), _N("clients", "Empty: the call ends")),
)
LINE_HOURS = Spec("hours", _N("clients", "Hours of this number"), Week, _N("clients", "Empty: the client's own"), True)
GREETING = (
    Spec("occasion", _N("clients", "Occasion"), lambda: Choice(_of(OCCASIONS)), stretch=4),
    Spec("language", _N("clients", "Language"), lambda: Choice(_any_language), stretch=3),
    Spec("line", _N("clients", "Number"), lambda: Choice(_lines), stretch=3),
    Spec("text", _N("clients", "What to say"), lambda: Long(2), wide=True, stretch=8),
)
INSTRUCTION = (
    Spec("text", _N("clients", "What to do"), Text, stretch=7),
    Spec("line", _N("clients", "Number"), lambda: Choice(_lines), stretch=2),
    Spec("until", _N("clients", "Until (day)"), Day, stretch=1),
)
PERSON = (
    Spec("name", _N("clients", "Name"), Text),
    Spec("title", _N("clients", "Title"), Text, _N("clients", "As in Avv., Dott.ssa, Ing.")),
    Spec("role", _N("clients", "Role"), Text),
    Spec("department", _N("clients", "Department"), Text),
    Spec("responsibilities", _N("clients", "Responsible for"), Text, "", True),
    Spec("other_names", _N("clients", "Other names"), Words, _N("clients", "Misspellings too, with commas")),
    Spec("say_as", _N("clients", "How to say it"), Text),
    Spec("accepts", _N("clients", "Accepts"), lambda: Choice(_of(ACCEPTS))),
    Spec("deputy", _N("clients", "Deputy"), lambda: Choice(_anybody)),
    Spec("extension", _N("clients", "Extension"), Text, _N("clients", "Asked for at the client's own switchboard")),
    Spec("city", _N("clients", "City"), Text),
    Spec("zone", _N("clients", "Time zone"), lambda: Search(_zones, optional=True), _N("clients", "Empty: the client's own")),
    Spec("tags", _N("clients", "Tags"), Words, _N("clients", "With commas")),
    Spec("languages", _N("clients", "Languages"), Words, _N("clients", "As in it, en")),
    Spec("left_on", _N("clients", "Left on"), Day),
    Spec("replaced_by", _N("clients", "Replaced by"), lambda: Choice(_anybody)),
)
WAY = (
    Spec("kind", _N("clients", "Way"), lambda: Choice(_of(WAYS)), stretch=2),
    Spec("value", _N("clients", "Number or address"), Phone, stretch=3),
    Spec("label", _N("clients", "Label"), Text, stretch=2),
    Spec("confirm", _N("clients", "Confirm"), lambda: Flag(_N("clients", "Confirm by key")), stretch=0),
    Spec("secret", _N("clients", "Never give"), lambda: Flag(_N("clients", "Never give")), stretch=0),
)
ABSENCE = (
    Spec("since", _N("clients", "From (day hour)"), Moment, stretch=3),
    Spec("until", _N("clients", "Until (day hour)"), lambda: Moment(ends=True), stretch=3),
    Spec("reason", _N("clients", "Reason"), Text, wide=True, stretch=3),
    Spec("substitute", _N("clients", "Substitute"), lambda: Choice(_anybody), wide=True, stretch=3),
)
PERSON_HOURS = (Spec("hours", _N("clients", "Hours"), Week, _N("clients", "Empty: the client's own"), True),)
REACH = (
    Spec("name", _N("clients", "Name"), Text, stretch=3),
    Spec("kind", _N("clients", "Kind"), lambda: Choice(_of(REACHES)), stretch=2),
    Spec("number", _N("clients", "Number"), Phone, stretch=3),
    Spec("confirm", _N("clients", "Confirm"), lambda: Flag(_N("clients", "Confirm by key")), stretch=0),
    Spec("always", _N("clients", "At any hour"), lambda: Flag(_N("clients", "At any hour")), stretch=0),
)
DUTY = (
    Spec("person", _N("clients", "Person"), lambda: Choice(_people), stretch=3),
    Spec("since", _N("clients", "From (day hour)"), Moment, stretch=3),
    Spec("until", _N("clients", "Until (day hour)"), lambda: Moment(ends=True), stretch=3),
)
HOURS = (Spec("hours", _N("clients", "Hours"), Week, _N("clients", "As in 9-13, 14:30-18; nothing: closed that day"), True),)


def _first_person(around: Surroundings) -> str:
    people: tuple[Person, ...] = around("people") or ()  # type: ignore[assignment]
    return people[0].id if people else ""


def _new_way(around: Surroundings) -> Way:
    return Way(kind=WayKind.PHONE, value="")


def _new_absence(around: Surroundings) -> Absence:
    return Absence(since=_tomorrow(7), until=_tomorrow(16))


def _person_name(person: Person, around: Surroundings) -> str:
    return " ".join(part for part in (person.title, person.name) if part)


def _line_name(line: Line, around: Surroundings) -> str:
    number = show(line.number, str(around("country"))) if line.number else ""
    return f"{line.label} · {number}" if line.label else number


class Section(Translated):
    """A page of the profile: shows it, and says what was changed."""

    edited = Signal(object, str)
    """A function from the profile to the changed profile, and the field it is about."""
    left = Signal(str)
    """The place, in the profile, of a field that was left."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.inner = QWidget()
        self.inner.setMinimumWidth(1)  # its forms arrange themselves in whatever width there is
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(space(3), space(2), space(3), space(3))
        self.column.setSpacing(space(1.5))
        self._headings: list[tuple[Any, str]] = []
        self._parts: dict[str, Form | Rows | Parts] = {}
        self._scroll = scroll = QScrollArea()
        scroll.setWidget(self.inner)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    @property
    def title(self) -> str:
        """Its name in today's language."""
        return words(self._title)

    def retranslate(self) -> None:
        """Its headings; the forms say their own words."""
        for shown, source in self._headings:
            shown.setText(words(source))

    def head(self, source: str) -> None:
        """A heading above what comes next."""
        shown = label(words(source), "heading")
        self._headings.append((shown, source))
        self.column.addWidget(shown)

    def put(self, name: str, part: Form | Rows | Parts) -> None:
        """Fields of the profile itself (a `Form`, whatever its name), or the parts called `name`."""
        self._parts[name] = part
        self.column.addWidget(part)
        part.left.connect(self.left)
        if isinstance(part, Form):
            part.edited.connect(lambda field, value: self.edited.emit(_replacer(field, value), field))
        else:
            part.edited.connect(
                lambda parts, field, name=name: self.edited.emit(_replacer(name, parts), field and name + field)
            )

    def part(self, name: str) -> Form | Rows | Parts:
        """The form or the parts of that name."""
        return self._parts[name]

    def show_profile(self, profile: Profile, problems: list[Invalid], around: Surroundings) -> None:
        """Show it."""
        for name, part in self._parts.items():
            if isinstance(part, Form):
                part.show_part(profile, "", problems, around)
            else:
                part.show_parts(getattr(profile, name), name, problems, around)

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        for part in self._parts.values():
            part.read_only(only)

    @property
    def troubled(self) -> bool:
        """Whether something was typed here that cannot be understood."""
        return any(editor.trouble for editor in self.inner.findChildren(Editor))

    def go_to(self, field: str) -> None:
        """Put the focus on the place `field`, as in `people[2].ways[0].value`; without one, on what cannot be understood."""
        name = field.partition("[")[0].partition(".")[0]
        part = self._parts.get(name) or next(
            (p for p in self._parts.values() if isinstance(p, Form) and name in p.fields), None
        )
        troubled = (editor for editor in self.inner.findChildren(Editor) if editor.trouble)
        editor = part.editor_at(field) if part is not None else next(troubled, None)
        if editor is not None:
            editor.setFocus()
            self._scroll.ensureWidgetVisible(editor)

    def concerns(self, field: str) -> bool:
        """Whether the place `field` is on this page."""
        name = field.partition("[")[0].partition(".")[0]
        return name in self._parts or any(isinstance(p, Form) and name in p.fields for p in self._parts.values())


def _replacer(name: str, value: object) -> Callable[[Profile], Profile]:
    return lambda profile: msgspec.structs.replace(profile, **{name: value})


def sections(theme: Theme) -> list[Section]:
    """All pages of a profile, in order."""
    return [_identity(), _numbers(theme), _say(theme), _people_page(theme), _hours_page(theme)]


def _identity() -> Section:
    page = Section(_N("clients", "Company"))
    page.put("identity", Form(IDENTITY))
    page.column.addStretch(1)
    return page


def _numbers(theme: Theme) -> Section:
    page = Section(_N("clients", "Numbers"))
    order = Spec(
        "targets",
        _N("clients", "Calls go first to"),
        lambda: Order(theme, _targets),
        _N("clients", "The others follow by the hour; Alt with an arrow moves, Delete removes"),
        True,
    )
    own = _N("clients", "Empty: the office's own")
    closed = Spec("closed_text", _N("clients", "Said when closed"), lambda: Announcement(theme), own, True)
    busy = Spec("busy_text", _N("clients", "Said when nobody can answer"), lambda: Announcement(theme), own, True)
    specs = (*LINE, order, closed, busy, LINE_HOURS)
    page.put("lines", Parts(theme, specs, _line_name, lambda _around: Line(number=""), _N("clients", "Add a number")))
    return page


def _say(theme: Theme) -> Section:
    page = Section(_N("clients", "What to say"))
    page.head(_N("clients", "GREETINGS · {greeting} {assistant} {client} {person} {caller} are filled in"))
    new = _N("clients", "Add a greeting")
    page.put("greetings", Rows(theme, GREETING, lambda _a: Greeting(occasion=Occasion.OPEN, text=""), new))
    page.column.addSpacing(space(2))
    page.head(_N("clients", "INSTRUCTIONS, IN THE ORDER IN WHICH THEY ARE SHOWN"))
    new = _N("clients", "Add an instruction")
    page.put("instructions", Rows(theme, INSTRUCTION, lambda _a: Instruction(text=""), new))
    page.column.addStretch(1)
    return page


def _people_page(theme: Theme) -> Section:
    page = Section(_N("clients", "People"))
    inside = (
        Inside("ways", _N("clients", "WAYS TO REACH, IN ORDER"), WAY, _new_way, _N("clients", "Add a way")),
        Inside("absences", _N("clients", "ABSENCES"), ABSENCE, _new_absence, _N("clients", "Add an absence")),
    )
    specs = (*PERSON, *PERSON_HOURS)
    new = _N("clients", "Add a person")
    page.put("people", Parts(theme, specs, _person_name, lambda _a: Person(name=""), new, inside))
    return page


def _hours_page(theme: Theme) -> Section:
    page = Section(_N("clients", "Hours and duty"))
    page.head(_N("clients", "THE CLIENT'S OWN HOURS"))
    page.put("own hours", Form(HOURS))
    page.column.addSpacing(space(2))
    page.head(_N("clients", "ON CALL"))
    page.put(
        "duty",
        Rows(
            theme,
            DUTY,
            lambda around: Duty(person=_first_person(around), since=_tomorrow(16), until=_tomorrow(22)),
            _N("clients", "Add a duty"),
        ),
    )
    page.column.addSpacing(space(2))
    page.head(_N("clients", "OTHER NUMBERS TO PUT CALLERS THROUGH TO"))
    new = _N("clients", "Add a number")
    page.put("reaches", Rows(theme, REACH, lambda _a: Reach(kind=ReachKind.HEADQUARTERS, name="", number=""), new))
    page.column.addStretch(1)
    return page
