"""Who is on call: rotas that come again, as lists and as a picture, and single turns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP

from receptionist.clients.profile import Duty, Person, Profile, Rota, Shift, Step, Swap
from receptionist.errors import Invalid
from ui.clients.fields.choices import REPEATS, people_choices, target_choices, tomorrow
from ui.clients.fields.lasts import Lasts
from ui.clients.form.choice_editors import Choice, Choices, Search
from ui.clients.form.dated import Begins, Moment
from ui.clients.form.editors import OneLine, Seconds, Surroundings, Text
from ui.clients.form.forms import Spec, words
from ui.clients.form.part_rows import Rows
from ui.clients.form.parts import Inside, Parts
from ui.clients.form.section import Section
from ui.clients.profile.calendar_sections import MOMENT
from ui.clients.profile.rota_picture import RotaPicture, gap_count
from ui.keys import Keys
from ui.theme import Theme, space

_N = QT_TRANSLATE_NOOP


def _repeats(around: Surroundings) -> Choices:
    return [(rule, words(name)) for rule, name in REPEATS.items()]


DUTY = (
    Spec("person", _N("clients", "Person"), lambda: Choice(people_choices), stretch=3),
    Spec("since", _N("clients", "From"), lambda: Moment(comes=True), MOMENT, stretch=3),
    Spec("until", _N("clients", "Until"), lambda: Moment(ends=True), MOMENT, stretch=3),
)
ROTA = (
    Spec("name", _N("clients", "Name"), Text, _N("clients", "As in “on call at weekends”")),
    Spec("nobody", _N("clients", "If nobody answers"), OneLine, _N("clients", "What to do then"), True),
)
SHIFT = (
    Spec("person", _N("clients", "Person"), lambda: Choice(people_choices), stretch=3),
    Spec("begins", _N("clients", "Begins"), Begins, MOMENT, stretch=3),
    Spec("minutes", _N("clients", "For"), Lasts, _N("clients", "As in 14 h, 2 days"), stretch=1),
    Spec("rule", _N("clients", "Again"), lambda: Search(_repeats), wide=True, stretch=5),
)
SWAP = (
    Spec("person", _N("clients", "Person"), lambda: Choice(people_choices), stretch=3),
    Spec("since", _N("clients", "From"), lambda: Moment(comes=True), MOMENT, stretch=3),
    Spec("until", _N("clients", "Until"), lambda: Moment(ends=True), MOMENT, stretch=3),
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


class OnCallPage(Section):
    """The rotas, the picture of the chosen one, and single turns."""

    def __init__(self, theme: Theme, keys: Keys, now: Callable[[], datetime]) -> None:
        super().__init__(_N("clients", "On call"))
        self._profile: Profile | None = None
        self._now = now
        self.head(_N("clients", "ROTAS"))
        title, new = _N("clients", "Rotas"), _N("clients", "Add a rota")
        self.rotas = Parts(theme, ROTA, lambda rota, _a: self._called(rota), lambda _a: Rota(name=""), title, new, _inside())
        self.picture = RotaPicture(theme, keys, now)
        self.column.addWidget(self.picture)
        self.put("rotas", self.rotas)
        self.column.addSpacing(space(2))
        self.head(_N("clients", "SINGLE TURNS"))
        self.put("duty", _single_turns(theme))
        self.column.addStretch(1)
        self.rotas.list.selectionModel().currentChanged.connect(lambda *_: self._show_picture())
        self.picture.swap_wanted.connect(self._add_swap)

    def show_profile(self, profile: Profile, problems: list[Invalid], around: Surroundings) -> None:
        """Show it, and the picture of the rota that is chosen."""
        self._profile = profile
        super().show_profile(profile, problems, around)
        self._show_picture()

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        super().read_only(only)
        self.picture.read_only(only)

    def _called(self, rota: Rota) -> str:
        """Its name, with the gaps of the two weeks to come."""
        count = gap_count(self._profile, rota, self._now()) if self._profile is not None else 0
        gaps = words(_N("clients", "gaps: {count}")).format(count=count) if count else ""
        return " · ".join(part for part in (rota.name or "…", gaps) if part)

    def _show_picture(self) -> None:
        if self._profile is not None:
            rotas, chosen = self._profile.rotas, self.rotas.current
            self.picture.show_rota(self._profile, rotas[chosen] if 0 <= chosen < len(rotas) else None)

    def _add_swap(self, swap: Swap) -> None:
        """A step like any other: it stands among the swaps, and can be undone."""
        chosen = self.rotas.current

        def with_swap(profile: Profile) -> Profile:
            rotas = list(profile.rotas)
            rotas[chosen] = msgspec.structs.replace(rotas[chosen], swaps=(*rotas[chosen].swaps, swap))
            return msgspec.structs.replace(profile, rotas=tuple(rotas))

        self.edited.emit(with_swap, "")


def _inside() -> tuple[Inside, ...]:
    return (
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


def _single_turns(theme: Theme) -> Rows:
    return Rows(
        theme,
        DUTY,
        lambda around: Duty(person=_first_person(around), since=tomorrow(16), until=tomorrow(22)),
        _N("clients", "Add a single turn"),
    )
