"""The demo in a hub, on real time: the same town, one second a second."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta

from receptionist.calls.commands import Answer, SignIn
from receptionist.calls.events import AnyEvent, Moved, Offered
from receptionist.calls.places import Place
from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.demo import demo_profiles
from receptionist.clients.directory import Directory
from receptionist.clock import LoopClock
from receptionist.demo.world import STATION, Mouths, demo_phone
from receptionist.hub import Hub
from receptionist.telephony.port import Answered, Arrived, Connected, LegId, PhoneEvent, Presented, Shown, Station
from receptionist.telephony.simulator.day import DAY_BEGINS, DEMO_DAY, Caller
from receptionist.telephony.simulator.exchange import Exchange
from receptionist.telephony.simulator.world import DESK_PHONE, Hears


class Caption:
    """What stands on the screen while a caller speaks."""

    def __init__(self) -> None:
        self.shown = threading.Event()
        self.text = ""

    def speaks(self, leg: LegId, caller: Caller) -> None:
        self.text = caller.sentence
        self.shown.set()

    def falls_silent(self, leg: LegId) -> None:
        """It stays until the next one speaks."""


def test_in_a_hub_callers_ring_by_themselves_and_speak_when_answered() -> None:
    events: list[AnyEvent] = []
    offered, talking, caption = threading.Event(), threading.Event(), Caption()

    def keep(event: AnyEvent) -> None:
        events.append(event)
        if isinstance(event, Moved) and event.place is Place.WAITING:
            offered.set()
        if isinstance(event, Moved) and event.place is Place.TALKING:
            talking.set()

    routing = DirectoryRouting(Directory(demo_profiles(DEMO_DAY), "IT"), "IT")
    hub = Hub(demo_phone(1, mouth=Mouths(caption)), routing, keep, epoch=1, starts=DAY_BEGINS)
    hub.start()
    try:
        link = hub.link("anna")
        link.send(SignIn(name="Anna", station=STATION), lambda reply: None)
        assert offered.wait(60)
        link.send(Answer(), lambda reply: None)
        assert talking.wait(30)
        assert caption.shown.wait(30)
        assert caption.text
    finally:
        hub.stop()
    first = next(event for event in events if isinstance(event, Offered))
    assert DAY_BEGINS < first.at < DAY_BEGINS + timedelta(minutes=1)


def test_on_the_wall_clock_the_exchange_tells_things_in_order() -> None:
    told: list[PhoneEvent] = []
    heard: list[Hears] = []

    async def talk() -> None:
        connected = asyncio.Event()
        exchange = Exchange(LoopClock(asyncio.get_running_loop(), DAY_BEGINS), stations={"anna": DESK_PHONE})

        def listen(event: PhoneEvent) -> None:
            told.append(event)
            if isinstance(event, Arrived):
                exchange.play_music(event.leg)
                exchange.dial(LegId("anna's"), Station("anna"), Shown("Rossi"), seconds=10, auto_answer=True)
            if isinstance(event, Answered):
                exchange.connect(caller, event.leg)
                now = exchange.heard(caller)
                heard.append(now.what if now else Hears.SILENCE)
                connected.set()

        exchange.start(listen)
        caller = exchange.rings("+390200550101", Presented("+393000066001"))
        await asyncio.wait_for(connected.wait(), 30)

    asyncio.run(talk())
    assert [type(event) for event in told if isinstance(event, Connected | Arrived | Answered)] == [
        Connected,
        Arrived,
        Answered,
    ]
    assert heard == [Hears.PEOPLE]
