"""A demo day that nobody attends: exchange, desk and scripted assistant on virtual time. Same seed, same figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from receptionist.calls.commands import AnyCommand, Reply
from receptionist.calls.desk import Desk
from receptionist.calls.events import AnyEvent
from receptionist.calls.figures import Figures, figures
from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.directory import Directory
from receptionist.clients.profile import Profile
from receptionist.clock import VirtualClock
from receptionist.demo.assistant import Keeps, ScriptedAssistant, Senses, fresh_id
from receptionist.demo.choice import whom
from receptionist.demo.world import STATION, demo_town
from receptionist.telephony.simulator.day import DAY_BEGINS

ASSISTANT = "anna"
"""The scripted assistant's id: the demo office has somebody of that login."""


def forget(event: AnyEvent) -> None:
    """Keep nothing besides the figures."""


class UnattendedDay:
    """The demo office `profiles` from `starts` on (08:00 of the demo day); `keep` gets every event besides. `keeps` takes a
    message and gives its id."""

    def __init__(
        self,
        seed: int,
        profiles: Sequence[Profile],
        *,
        keep: Callable[[AnyEvent], None] = forget,
        assistant: str = ASSISTANT,
        name: str = "Anna",
        starts: datetime = DAY_BEGINS,
        epoch: int = 1,
        keeps: Keeps = fresh_id,
    ) -> None:
        self.clock = VirtualClock(starts)
        self.events: list[AnyEvent] = []
        self._keep = keep
        self._me = assistant
        self.town = demo_town(self.clock, seed)
        routing = DirectoryRouting(Directory(profiles, "IT"), "IT")
        self.desk = Desk(self.town.exchange, routing, self.clock, self._hear, epoch=epoch)
        clients = {profile.id: profile for profile in profiles}
        senses = Senses(
            hears=lambda: self.town.heard_at(STATION),
            whom=lambda call, caller: whom(clients, call, caller, self.clock.now()),
            keeps=keeps,
        )
        self._assistant = ScriptedAssistant(self.clock, seed, self._send, senses, me=assistant, name=name, station=STATION)
        self.desk.start()
        self.clock.run(0)
        self._assistant.start()
        self.town.start()

    def run(self, seconds: float) -> Figures:
        """Let `seconds` of the day pass; the figures since 08:00."""
        self.clock.run(seconds)
        return self.figures()

    def figures(self) -> Figures:
        """The figures so far. Who was offered is counted by the town: a call that the desk lost breaks the sum."""
        return replace(figures(self.events), offered=self.town.rang)

    def _hear(self, event: AnyEvent) -> None:
        self.events.append(event)
        self._keep(event)
        self.clock.after(0, lambda: self._assistant.hear(event))

    def _send(self, command: AnyCommand, answer: Callable[[Reply], None]) -> None:
        answer(self.desk.ask(self._me, command))
