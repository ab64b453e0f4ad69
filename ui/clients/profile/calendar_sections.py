"""The dated parts of a client's profile: statuses, holidays, closures, who is on call."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt

from receptionist.clients.profile import (
    Closure,
    ClosureAnswer,
    DayException,
    Status,
    StatusSpan,
)
from receptionist.clients.times.without_year import first_from
from ui.client_names import STATUSES
from ui.clients.fields.choices import line_choices, of_table, region_choices, tomorrow
from ui.clients.form.choice_editors import Choice, Search
from ui.clients.form.dated import Day, Moment, today_there
from ui.clients.form.editors import DayHours, Flag, Surroundings, Text
from ui.clients.form.forms import Form, Spec
from ui.clients.form.part_rows import TWO_LINES, Rows
from ui.clients.form.section import Section
from ui.keys import Keys
from ui.theme import Theme, space
from ui.widgets import KeyButton

_N = QT_TRANSLATE_NOOP


DAY, MOMENT = _N("clients", "As in 31/12/2026"), _N("clients", "As in 31/12/2026 18:00")

STATUS = (
    Spec("status", _N("clients", "Status"), lambda: Choice(of_table(STATUSES)), stretch=2),
    Spec("since", _N("clients", "From"), Day, DAY, stretch=2),
    Spec("until", _N("clients", "Until"), lambda: Day(ends=True), DAY, stretch=2),
    Spec("put_through", _N("clients", "Put through"), lambda: Flag(_N("clients", "Put through")), stretch=0),
    Spec("said", _N("clients", "What callers are told"), Text, wide=True, stretch=5),
)
HOLIDAYS = (
    Spec("holidays", _N("clients", "Public holidays"), lambda: Flag(_N("clients", "Closed on public holidays"))),
    Spec(
        "region",
        _N("clients", "With the holidays of"),
        lambda: Search(region_choices),
        _N("clients", "The town or region by its name there, as in Milano; empty: of the country alone"),
    ),
)
EXCEPTION = (
    Spec("day", _N("clients", "Day"), lambda: Day(comes=True), DAY, stretch=2),
    Spec("name", _N("clients", "What it is called"), Text, stretch=3),
    Spec("hours", _N("clients", "Hours"), DayHours, _N("clients", "As in 9-13; empty: closed"), stretch=3),
)
CLOSURE = (
    Spec("since", _N("clients", "From"), lambda: Moment(comes=True), MOMENT, stretch=3),
    Spec("until", _N("clients", "Until"), lambda: Moment(ends=True), MOMENT, stretch=3),
    Spec("line", _N("clients", "Number"), lambda: Choice(line_choices), stretch=2),
    Spec("reason", _N("clients", "Reason"), Text, wide=True, stretch=3),
    Spec("said", _N("clients", "What callers are told"), Text, wide=True, stretch=4),
    Spec("mail", _N("clients", "What to do with the post"), Text, wide=True, stretch=3),
)
ANSWER = (
    Spec("since", _N("clients", "From"), lambda: Day(comes=True), DAY, stretch=2),
    Spec("until", _N("clients", "Until"), lambda: Day(ends=True), DAY, stretch=2),
    Spec("told_on", _N("clients", "Told us on"), Day, DAY, stretch=2),
    Spec("note", _N("clients", "Note"), Text, stretch=4),
)


def status_rows(theme: Theme) -> Rows:
    """The statuses that begin on a day."""

    def new(around: Surroundings) -> StatusSpan:
        return StatusSpan(status=Status.SUSPENDED, since=today_there(around))

    return Rows(theme, STATUS, new, _N("clients", "Add a status"), one_line=TWO_LINES)


def _answer(around: Surroundings) -> ClosureAnswer:
    """Of the August that comes, of which most are asked."""
    today = today_there(around)
    end = first_from(31, 8, today) or today
    return ClosureAnswer(since=end.replace(day=1), until=end, told_on=today)


def calendar_page(theme: Theme, keys: Keys) -> Section:
    """When it is closed, whatever the week says; and the way to the closures of all."""
    page = Section(_N("clients", "Closures"))
    page.column.addWidget(KeyButton(theme, keys, "closures", "calendar", "quiet"), alignment=Qt.AlignmentFlag.AlignLeft)
    page.put("holidays of", Form(HOLIDAYS))
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
                _answer,
                _N("clients", "Add an answer"),
            ),
        ),
        (
            "exceptions",
            _N("clients", "DAYS WITH HOURS OF THEIR OWN"),
            Rows(theme, EXCEPTION, lambda around: DayException(day=today_there(around)), _N("clients", "Add a day")),
        ),
    ):
        page.column.addSpacing(space(2))
        page.head(head)
        page.put(name, rows)
    page.column.addStretch(1)
    return page
