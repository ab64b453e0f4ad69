"""Which key of the table does what on the desk, and when it can."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from receptionist.calls.board import CallView
from receptionist.calls.places import KindOfCall
from ui.calls.actions import DeskActions
from ui.calls.client_panel import ClientPanel
from ui.calls.reach_panel import ReachPanel
from ui.keys import Keys, Taker


class Page(Protocol):
    """The part of the desk that its keys need."""

    actions: DeskActions
    client: ClientPanel
    reach: ReachPanel

    @property
    def shown(self) -> CallView | None: ...
    @property
    def somebody_waits(self) -> bool: ...
    @property
    def has_held(self) -> bool: ...
    @property
    def only_rings(self) -> bool: ...
    @property
    def consults(self) -> bool: ...
    @property
    def can_hang_up(self) -> bool: ...
    @property
    def looks_elsewhere(self) -> bool: ...
    def isVisible(self) -> bool: ...
    def answer_next(self) -> None: ...
    def take_row(self, number: int) -> None: ...
    def begin_message(self) -> None: ...
    def ask_language(self) -> None: ...
    def open_card(self) -> None: ...
    def give(self) -> None: ...
    def open_emergency(self) -> None: ...


def take_keys(keys: Keys, page: Page) -> list[Taker]:
    """Keys of the call work on every page of the console; those that are about a row work while the row can be seen."""
    actions, seen = page.actions, page.isVisible
    takers: list[Taker] = []

    def do(action: str, carry_out: Callable[[], object], when: Callable[[], bool] | None = None) -> None:
        takers.append(keys.take(action, carry_out, when))

    def about_a_call() -> bool:
        return actions.subject() is not None

    do("call.answer", page.answer_next, lambda: page.somebody_waits)
    do("call.hold", actions.hold_or_resume, lambda: about_a_call() or page.has_held)
    do("call.consult", lambda: page.reach.ask_marked(blind=False), lambda: seen() and bool(page.reach.rows))
    do("call.blind", lambda: page.reach.ask_marked(blind=True), lambda: seen() and (about_a_call() or page.only_rings))
    do("call.complete", actions.complete, lambda: page.consults)
    do("call.message", page.begin_message, lambda: page.shown is not None)
    do("call.hang_up", actions.hang_up, lambda: page.can_hang_up)
    do("call.hear", page.client.say.speak, lambda: seen() and bool(page.client.say.text))
    do("call.language", page.ask_language, lambda: seen() and page.shown is not None)
    do("call.card", page.open_card)
    do("call.give", page.give, lambda: seen() and page.looks_elsewhere and about_a_call())
    do("emergency", page.open_emergency)
    for kind in KindOfCall:
        do(f"kind.{kind.value}", lambda kind=kind: actions.kind(kind), about_a_call)
    for n in range(1, 10):
        do(f"calls.{n}", lambda n=n: page.take_row(n), seen)
        do(f"reach.{n}", lambda n=n: page.reach.ask(n - 1, blind=False), seen)
        do(f"reach_blind.{n}", lambda n=n: page.reach.ask(n - 1, blind=True), seen)
    return takers
