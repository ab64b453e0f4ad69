"""The dated parts of a client's profile: statuses, holidays, closures, who is on call."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP

from receptionist.clients.profile import (
    Closure,
    ClosureAnswer,
    DayException,
    Duty,
    Person,
    Rota,
    Shift,
    Status,
    StatusSpan,
    Step,
    Swap,
)
from ui.clients.choices import REPEATS, STATUSES, line_choices, of_table, people_choices, target_choices, tomorrow
from ui.clients.editors import Begins, Choice, Choices, Day, DayHours, Flag, Moment, Search, Seconds, Surroundings, Text
from ui.clients.forms import TWO_LINES, Form, Inside, Parts, Rows, Spec, words
from ui.clients.section import Section
from ui.theme import Theme, space

_N = QT_TRANSLATE_NOOP


def _repeats(around: Surroundings) -> Choices:
    return [(rule, words(name)) for rule, name in REPEATS.items()]


STATUS = (
    Spec("status", _N("clients", "Status"), lambda: Choice(of_table(STATUSES)), stretch=2),
    Spec("since", _N("clients", "From (day)"), Day, stretch=2),
    Spec("until", _N("clients", "Until (day)"), Day, stretch=2),
    Spec("put_through", _N("clients", "Put through"), lambda: Flag(_N("clients", "Put through")), stretch=0),
    Spec("said", _N("clients", "What callers are told"), Text, wide=True, stretch=5),
)
HOLIDAYS = (
    Spec("holidays", _N("clients", "Public holidays"), lambda: Flag(_N("clients", "Closed on public holidays"))),
    Spec("region", _N("clients", "With the holidays of"), Text, _N("clients", "As in MI (Milan), RM (Rome), BY (Bavaria)")),
)
EXCEPTION = (
    Spec("day", _N("clients", "Day"), Day, stretch=2),
    Spec("name", _N("clients", "What it is called"), Text, stretch=3),
    Spec("hours", _N("clients", "Hours, as in 9-13; nothing: closed"), DayHours, stretch=3),
)
CLOSURE = (
    Spec("since", _N("clients", "From (day hour)"), Moment, stretch=3),
    Spec("until", _N("clients", "Until (day hour)"), lambda: Moment(ends=True), stretch=3),
    Spec("line", _N("clients", "Number"), lambda: Choice(line_choices), stretch=2),
    Spec("reason", _N("clients", "Reason"), Text, wide=True, stretch=3),
    Spec("said", _N("clients", "What callers are told"), Text, wide=True, stretch=4),
    Spec("mail", _N("clients", "What happens to the post"), Text, wide=True, stretch=3),
)
ANSWER = (
    Spec("since", _N("clients", "From (day)"), Day, stretch=2),
    Spec("until", _N("clients", "Until (day)"), Day, stretch=2),
    Spec("told_on", _N("clients", "Told us on"), Day, stretch=2),
    Spec("note", _N("clients", "Note"), Text, stretch=4),
)
DUTY = (
    Spec("person", _N("clients", "Person"), lambda: Choice(people_choices), stretch=3),
    Spec("since", _N("clients", "From (day hour)"), Moment, stretch=3),
    Spec("until", _N("clients", "Until (day hour)"), lambda: Moment(ends=True), stretch=3),
)
ROTA = (
    Spec("name", _N("clients", "Name"), Text, _N("clients", "As in “on call at weekends”")),
    Spec("nobody", _N("clients", "If nobody answers"), Text, _N("clients", "What to do then")),
)
SHIFT = (
    Spec("person", _N("clients", "Person"), lambda: Choice(people_choices), stretch=3),
    Spec("begins", _N("clients", "Begins (day hour)"), Begins, stretch=3),
    Spec("minutes", _N("clients", "For (minutes)"), Seconds, stretch=1),
    Spec("rule", _N("clients", "Again"), lambda: Search(_repeats), stretch=5),
)
SWAP = (
    Spec("person", _N("clients", "Person"), lambda: Choice(people_choices), stretch=3),
    Spec("since", _N("clients", "From (day hour)"), Moment, stretch=3),
    Spec("until", _N("clients", "Until (day hour)"), lambda: Moment(ends=True), stretch=3),
)
STEP = (
    Spec("target", _N("clients", "Whom to try"), lambda: Choice(target_choices), stretch=4),
    Spec("seconds", _N("clients", "For (seconds)"), Seconds, stretch=1),
)


def _first_person(around: Surroundings) -> str:
    people: tuple[Person, ...] = around("people") or ()  # type: ignore[assignment]
    return people[0].id if people else ""


def _next_monday(hour: int) -> datetime:
    today = datetime.now(UTC).date()
    return datetime.combine(today + timedelta(days=7 - today.weekday()), time(hour))


def status_rows(theme: Theme) -> Rows:
    """The statuses that begin on a day."""

    def new(_around: Surroundings) -> StatusSpan:
        return StatusSpan(status=Status.SUSPENDED, since=datetime.now(UTC).date())

    return Rows(theme, STATUS, new, _N("clients", "Add a status"), one_line=TWO_LINES)


def calendar_page(theme: Theme) -> Section:
    """When it is closed, whatever the week says."""
    page = Section(_N("clients", "Closures"))
    page.put("holidays of", Form(HOLIDAYS))
    today = datetime.now(UTC).date()
    august = (today.replace(month=8, day=1), today.replace(month=8, day=31))
    for name, head, rows in (
        (
            "closures",
            _N("clients", "CLOSURES"),
            Rows(
                theme,
                CLOSURE,
                lambda _a: Closure(since=tomorrow(7), until=tomorrow(16)),
                _N("clients", "Add a closure"),
                one_line=TWO_LINES,
            ),
        ),
        (
            "answers",
            _N("clients", "TOLD US: NO OTHER CLOSURES IN THESE DAYS"),
            Rows(
                theme,
                ANSWER,
                lambda _a: ClosureAnswer(since=august[0], until=august[1], told_on=today),
                _N("clients", "Add an answer"),
            ),
        ),
        (
            "exceptions",
            _N("clients", "DAYS WITH HOURS OF THEIR OWN"),
            Rows(theme, EXCEPTION, lambda _a: DayException(day=today), _N("clients", "Add a day")),
        ),
    ):
        page.column.addSpacing(space(2))
        page.head(head)
        page.put(name, rows)
    page.column.addStretch(1)
    return page


def on_call_page(theme: Theme) -> Section:
    """Who is on call: turns that come again, and single ones."""
    page = Section(_N("clients", "On call"))
    inside = (
        Inside(
            "shifts",
            _N("clients", "TURNS"),
            SHIFT,
            lambda a: Shift(person=_first_person(a), begins=_next_monday(18), minutes=840, rule="FREQ=WEEKLY"),
            _N("clients", "Add a turn"),
        ),
        Inside(
            "swaps",
            _N("clients", "SWAPS"),
            SWAP,
            lambda a: Swap(person=_first_person(a), since=tomorrow(16), until=tomorrow(22)),
            _N("clients", "Add a swap"),
        ),
        Inside(
            "steps",
            _N("clients", "IF NOBODY ANSWERS, TRY NEXT"),
            STEP,
            lambda a: Step(target=_first_person(a)),
            _N("clients", "Add a step"),
        ),
    )
    page.head(_N("clients", "ROTAS"))
    page.put(
        "rotas", Parts(theme, ROTA, lambda rota, _a: rota.name, lambda _a: Rota(name=""), _N("clients", "Add a rota"), inside)
    )
    page.column.addSpacing(space(2))
    page.head(_N("clients", "SINGLE TURNS"))
    page.put(
        "duty",
        Rows(
            theme,
            DUTY,
            lambda around: Duty(person=_first_person(around), since=tomorrow(16), until=tomorrow(22)),
            _N("clients", "Add a duty"),
        ),
    )
    page.column.addStretch(1)
    return page
