"""Which key of the table does what on the desk, and when it can."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from receptionist.calls.board import CallView
from receptionist.calls.events import Direction
from receptionist.calls.places import KindOfCall
from ui.calls.actions import DeskActions
from ui.calls.card.caller_known import CallerKnown
from ui.calls.card.client_panel import ClientPanel
from ui.calls.colleagues.lines import WithColleagues
from ui.calls.desk.asks import DeskAsks
from ui.calls.desk.held_for import HeldFor
from ui.calls.desk.lending import LendsCall
from ui.calls.desk.to_message import ToMessage
from ui.calls.foot.message_out import MessageOut
from ui.calls.foot.message_tab import MessageTab
from ui.calls.just_ended import JustEnded
from ui.calls.reach.panel import ReachPanel
from ui.keys import Keys, Taker


class Page(Protocol):
    """The part of the desk that its keys need."""

    actions: DeskActions
    client: ClientPanel
    reach: ReachPanel
    message: MessageTab
    to_message: ToMessage
    out: MessageOut
    gone: JustEnded
    held_for: HeldFor
    known: CallerKnown
    asks: DeskAsks
    colleagues: WithColleagues
    lends: LendsCall

    @property
    def shown(self) -> CallView | None: ...
    @property
    def somebody_waits(self) -> bool: ...
    @property
    def looks_elsewhere(self) -> bool: ...
    @property
    def hands_free(self) -> bool: ...
    def not_now(self) -> str: ...
    def isVisible(self) -> bool: ...
    def answer_next(self) -> None: ...
    def take_row(self, number: int) -> None: ...
    def open_emergency(self) -> None: ...


def take_keys(keys: Keys, page: Page) -> list[Taker]:
    """Keys of the call work on every page of the console; those that are about a row work while the row can be seen."""
    actions, reach, seen = page.actions, page.reach, page.isVisible
    takers: list[Taker] = []

    def do(action: str, carry_out: Callable[[], object], when: Callable[[], bool] | None = None) -> None:
        takers.append(keys.take(action, carry_out, when, of=reach))

    def ask(action: str, carry_out: Callable[[], object], when: Callable[[], bool] | None = None) -> None:
        """What a hub decides."""
        takers.append(keys.take(action, carry_out, when, of=reach, not_now=page.not_now))

    def about_a_call() -> bool:
        return actions.now.own is not None

    def puts_through() -> bool:
        now = actions.now
        card = now.own is not None and now.own.direction is Direction.NONE
        return seen() and (now.caller is not None or now.only_rings or card)

    def blind() -> bool:
        return bool(reach.rows) and puts_through()

    def consults() -> bool:
        return blind() or (bool(reach.rows) and seen() and page.shown is None)

    ask("call.answer", page.answer_next, lambda: page.somebody_waits or actions.missed.call is not None)
    ask("call.hold", actions.hold_or_resume, lambda: actions.now.hold is not None)
    ask("call.waits_for", page.held_for.ask, lambda: page.held_for.can)
    ask("call.consult", lambda: reach.ask_marked(blind=False), consults)
    ask("call.blind", lambda: reach.ask_marked(blind=True), blind)
    ask("call.complete", actions.complete, lambda: actions.now.consults)
    do("call.message", page.to_message.begin, lambda: page.shown is not None)
    do("message.keep", page.message.save, lambda: seen() and page.message.begun)
    do("message.copy", page.out.copy, lambda: seen() and page.out.message is not None)
    do("message.mail", page.out.mail, lambda: seen() and page.out.message is not None)
    do("message.unfinished", page.message.reopen, lambda: seen() and page.message.has_other)
    ask("call.hang_up", actions.hang_up, lambda: actions.now.end is not None)
    do("call.hear", page.client.say.speak, lambda: seen() and bool(page.client.say.text))
    do("call.language", page.asks.language, lambda: seen() and page.shown is not None)
    ask("call.card", page.asks.card)
    ask("call.hand", page.asks.colleague, lambda: actions.to_hand() is not None)
    ask("call.chat", page.colleagues.write, lambda: page.colleagues.can_write)
    do("call.lend", page.lends.ask, lambda: page.lends.can)
    ask("call.pass", actions.let_pass, lambda: actions.offered() is not None)
    ask("call.give", page.asks.client, lambda: seen() and page.looks_elsewhere and about_a_call())
    do("caller.client", page.known.show_client, lambda: seen() and bool(page.known.offered()))
    do("emergency", page.open_emergency)
    ask("reach.ring", lambda: reach.ask_marked(blind=False), lambda: page.hands_free)
    ask("reach.ring_blind", lambda: reach.ask_marked(blind=True), lambda: page.hands_free)
    ask("reach.name", reach.keep_name, lambda: page.hands_free and reach.offers_name)
    for kind in KindOfCall:
        ask(f"kind.{kind.value}", lambda kind=kind: actions.kind(kind), lambda: actions.now.noted is not None)
        do(f"kind.{kind.value}", lambda kind=kind: page.gone.give(kind), lambda: seen() and page.gone.call is not None)
    for n in range(1, 10):
        ask(f"calls.{n}", lambda n=n: page.take_row(n), seen)
        ask(f"reach.{n}", lambda n=n: reach.ask(n - 1, blind=False), seen)
        ask(f"reach_blind.{n}", lambda n=n: reach.ask(n - 1, blind=True), seen)
    return takers
