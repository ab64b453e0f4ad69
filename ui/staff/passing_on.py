"""What is left at the end of a shift passes on: given to a colleague or to the team, and taken over by whoever comes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import Board, CallView
from receptionist.calls.call_backs import CallBack
from receptionist.calls.events import Availability
from receptionist.calls.record import CallRecord
from receptionist.clients.news import News
from receptionist.errors import Problem
from receptionist.messages.service import Message
from receptionist.staff.handovers import Handover, Kind, Thing
from ui.calls.call_backs.due import CallBacks
from ui.calls.colleagues.states import Doing, Other, others
from ui.calls.desk.page import DeskPage
from ui.calls.live import LiveBoard
from ui.calls.unfinished import as_view
from ui.desk_sheets import Around
from ui.keys import Keys
from ui.staff.left_words import Left, lines_of
from ui.staff.list_sheet import ListSheet, Said
from ui.widgets import Notice

log = logging.getLogger(__name__)

MOST = 500
"""Messages to pass on that are looked through."""


@dataclass(frozen=True, slots=True)
class Owned:
    """Whose the things are that passed on before: who took each last, and to whom something is offered now."""

    owners: Mapping[Thing, str] = field(default_factory=dict)
    offered: Mapping[Thing, str] = field(default_factory=dict)

    def hers(self, thing: Thing, me: str, made_by: str | None) -> bool:
        """Whether it is `me` who answers for it: she took it over, or began it and nobody did."""
        return self.owners.get(thing, made_by) == me


@dataclass(frozen=True, slots=True)
class Waiting:
    """A handover that she may take, with what there still is of it to do."""

    handover: Handover
    left: Left


NOBODYS = Owned()
"""Nothing has passed on yet."""


def thing_of(what: CallView | Message | CallBack | News) -> Thing:
    """As it passes on: a call stands for its half-typed message."""
    kinds = {CallView: Kind.DRAFT, Message: Kind.MESSAGE, CallBack: Kind.CALL_BACK, News: Kind.NEWS}
    return Thing(kinds[type(what)], what.id, what.client)


def things_of(left: Left) -> Iterator[Thing]:
    """What can be passed on. Callers are handed over live, and a half-typed profile is kept by whoever types it."""
    return (thing_of(one) for one in (*left.drafts, *left.messages, *left.call_backs, *left.news))


def is_here(board: Board, login: str) -> bool:
    """Whether somebody sits at a console now."""
    view = board.assistants.get(login)
    return view is not None and view.availability is not Availability.AWAY


class PassingOn(QObject):
    """`told` has a sentence that asks for nothing; `passed` when what she has to do may be something else now."""

    told = Signal(str)
    failed = Signal(object)
    passed = Signal()

    def __init__(
        self,
        around: Around,
        live: LiveBoard,
        desk: DeskPage,
        call_backs: CallBacks,
        keys: Keys,
        lay: Callable[[ListSheet], None],
        put_away: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._around, self._live, self._desk, self._call_backs, self._keys = around, live, desk, call_backs, keys
        self._lay, self._put_away = lay, put_away
        self.waiting: tuple[Waiting, ...] = ()
        """What she may take over, hers first."""
        self._drafts: dict[str, str] = {}
        """Who took which half-typed message (its call) over."""
        self._offered: dict[Thing, str] = {}
        desk.unfinished.hers = self.hers
        keys.take("shift.handed", self.show, lambda: bool(self.waiting))

    # ---- giving

    def colleagues(self) -> list[Other]:
        """Who is here to be given something."""
        return [one for one in others(self._live.board, self._around.login) if one.doing is not Doing.AWAY]

    def give(self, things: Sequence[Thing], to: str | None, then: Callable[[], object]) -> None:
        """To a colleague, None: to the team. `then` also where it could not be written down: what is left stays where it is."""
        office, me = self._around.office, self._around.login
        self._desk.drafts.write()

        def kept_from(problem: Problem) -> None:
            self.failed.emit(problem)
            then()

        if not things:
            then()
            return
        self._around.background.run(lambda: office.handovers.give(me, to, things, office.now()), lambda _n: then(), kept_from)

    def owned(self, things: Iterable[Thing]) -> Owned:
        """Blocks."""
        handovers = self._around.office.handovers
        return Owned(handovers.owners(tuple(things)), handovers.offered(self._around.login))

    def goes(self) -> None:
        """She signs out: what was offered to her and she did not take is the team's. Blocks for a moment."""
        try:
            self._around.office.handovers.go(self._around.login)
        except Problem as problem:
            log.warning("what was offered to who went stays offered to them: %s", problem.code)

    # ---- taking

    def look(self) -> None:
        """See what there is to be taken over, and what became of what she gave."""
        office, me, now = self._around.office, self._around.login, self._around.office.now()

        def find() -> tuple[list[tuple[Handover, dict[str, CallRecord], list[Message]]], dict[str, str], dict[Thing, str]]:
            found = office.handovers.open(me, now)
            messages = office.messages.find(to_pass_on=True, limit=MOST) if found else []
            drafts = office.history.drafts() if found else {}
            each = [(one, self._records(one, drafts), messages) for one in found]
            return each, office.handovers.draft_owners(), office.handovers.offered(me)

        self._call_backs.refresh()
        self._around.background.run(find, lambda all_: self._found(*all_), self.failed.emit)

    def _records(self, handover: Handover, drafts: Mapping[str, object]) -> dict[str, CallRecord]:
        """Blocks. The calls of the half-typed messages that there still are."""
        calls = [thing.id for thing in handover.things if thing.kind is Kind.DRAFT and thing.id in drafts]
        return {call: self._around.office.history.load(call) for call in calls}

    def _found(
        self,
        found: list[tuple[Handover, dict[str, CallRecord], list[Message]]],
        drafts: dict[str, str],
        offered: dict[Thing, str],
    ) -> None:
        every = (Waiting(one, self._left(one, records, messages)) for one, records, messages in found)
        self.waiting = tuple(one for one in every if one.left)
        self._tell_of_waiting()
        self._tell_of_taken(offered)
        if drafts != self._drafts:
            self._drafts = drafts
            self._desk.unfinished.look_again()
            self._desk.drafts.go_on_with([call for call, who in drafts.items() if who == self._around.login])
        self.passed.emit()

    def _left(self, handover: Handover, records: Mapping[str, CallRecord], messages: list[Message]) -> Left:
        wanted = {(thing.kind, thing.id) for thing in handover.things}
        news = [one for some in self._around.book.directory.news.values() for one in some]
        return Left(
            drafts=tuple(as_view(record) for record in records.values()),
            messages=tuple(one for one in messages if (Kind.MESSAGE, one.id) in wanted),
            call_backs=tuple(one for one in self._call_backs.waiting if (Kind.CALL_BACK, one.id) in wanted),
            news=tuple(one for one in news if (Kind.NEWS, one.id) in wanted),
        )

    def hers(self, call: str) -> bool:
        """Whether what she typed of a call is hers to finish still, as nobody took it over: in an office of one workstation it
        is whoever's sits there."""
        me = self._around.login
        return not self._around.office.store.shared or self._drafts.get(call, me) == me

    def _tell_of_waiting(self) -> None:
        strip = self._around.shell.strip
        self._desk.client.handed.setVisible(bool(self.waiting))
        if not self.waiting:
            strip.gone("handover")
            return
        first = self.waiting[0].handover
        code = "handover.yours" if first.given_to == self._around.login else "handover.team"
        values = (("name", self._name(first.given_by)), ("key", self._keys.shown("shift.handed")))
        strip.put(Notice("handover", code, values, lasting=True))

    def _tell_of_taken(self, offered: dict[Thing, str]) -> None:
        """What she gave a colleague is with them now, or is hers again."""
        for login in sorted(set(self._offered.values()) - set(offered.values())):
            gone = tuple(thing for thing, to in self._offered.items() if to == login)
            self._around.background.run(
                lambda gone=gone: self._around.office.handovers.owners(gone),
                lambda owners, gone=gone, login=login: self._tell_whose(login, gone, owners),
                self.failed.emit,
            )
        self._offered = offered

    def _tell_whose(self, login: str, gone: tuple[Thing, ...], owners: Mapping[Thing, str]) -> None:
        taken = any(owners.get(thing) == login for thing in gone)
        said = (
            self.tr("{name} has taken over what you leave.")
            if taken
            else self.tr("{name} does not take it: it is still yours.")
        )
        self.told.emit(said.format(name=self._name(login)))

    def _name(self, login: str) -> str:
        view = self._live.board.assistants.get(login)
        return view.name if view is not None else self._around.book.name_of(login)

    def show(self) -> None:
        """The first of what she may take over."""
        if not self.waiting:
            return
        waiting = self.waiting[0]
        sheet = ListSheet(self._around.theme, lambda: self._say(waiting), self._keys, confirm="shift.handed", other="call.pass")
        sheet.confirm.show_icon("users")
        sheet.confirmed.connect(lambda: self._take(waiting))
        sheet.other_asked.connect(lambda: self._refuse(waiting))
        self._lay(sheet)

    def _say(self, waiting: Waiting) -> Said:
        mine = waiting.handover.given_to == self._around.login
        name = self._name(waiting.handover.given_by)
        sentence = (
            self.tr("{name} gives you this. It is yours once you take it over.")
            if mine
            else self.tr("{name} left this for the team. It is yours once you take it over, and nobody else's.")
        )
        return Said(
            self.tr("To take over"),
            sentence.format(name=name),
            lines_of(waiting.left, self._around.book, self._around.office.now()),
            confirm=self.tr("Take over"),
            close=self.tr("Later"),
            other=self.tr("I do not take it") if mine else "",
        )

    def _take(self, waiting: Waiting) -> None:
        office, me = self._around.office, self._around.login
        self._put_away()
        self._around.background.run(
            lambda: office.handovers.take(waiting.handover.id, me, office.now()),
            lambda _things: self._taken(waiting),
            lambda problem: (self.failed.emit(problem), self.look()),
        )

    def _taken(self, waiting: Waiting) -> None:
        self.told.emit(self.tr("It is yours now. Half-typed messages stand on the desk."))
        self.look()

    def _refuse(self, waiting: Waiting) -> None:
        office, me, giver = self._around.office, self._around.login, waiting.handover.given_by
        here = is_here(self._live.board, giver)
        self._put_away()
        self._around.background.run(
            lambda: office.handovers.refuse(waiting.handover.id, me, giver_is_here=here),
            lambda _n: self.look(),
            self.failed.emit,
        )
