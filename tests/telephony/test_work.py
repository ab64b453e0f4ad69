"""What is asked of Asterisk is carried out in order; what is noted on a leg is not kept back by it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from receptionist.telephony.asterisk.ari import AriRefused
from receptionist.telephony.asterisk.work import Work
from receptionist.telephony.port import LegId, PhoneEvent, Refused

CALLER, STATION = LegId("caller"), LegId("station")


class Asterisk:
    """Carries out what it is asked when the test lets it."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.told: list[PhoneEvent] = []
        self.work = Work(asyncio.get_running_loop(), self.told.append)
        self._kept_back: dict[str, asyncio.Event] = {}

    def keeps_back(self, what: str) -> None:
        """It takes its time."""
        self._kept_back[what] = asyncio.Event()

    def goes_on(self, what: str) -> None:
        """It is carried out."""
        self._kept_back.pop(what).set()

    def does(self, what: str) -> Callable[[], Awaitable[None]]:
        """As the adapter asks for it."""

        async def carry_out() -> None:
            if what in self._kept_back:
                await self._kept_back[what].wait()
            self.done.append(what)

        return carry_out

    async def rests(self) -> None:
        """All that can be carried out has been."""
        for _ in range(20):
            await asyncio.sleep(0)


def test_a_note_is_written_while_a_talk_still_begins() -> None:
    async def story() -> None:
        asterisk = Asterisk()
        asterisk.keeps_back("talk")
        asterisk.work.queue("connect", CALLER, [CALLER, STATION], asterisk.does("talk"))
        asterisk.work.queue("play_music", CALLER, [CALLER], asterisk.does("music"))
        asterisk.work.note("mark", CALLER, asterisk.does("held"))
        await asterisk.rests()
        assert asterisk.done == ["held"]
        asterisk.goes_on("talk")
        await asterisk.rests()
        assert asterisk.done == ["held", "talk", "music"] and not asterisk.work.under_way

    asyncio.run(story())


def test_what_is_asked_after_a_note_waits_until_it_is_written() -> None:
    async def story() -> None:
        asterisk = Asterisk()
        asterisk.keeps_back("held")
        asterisk.work.note("mark", CALLER, asterisk.does("held"))
        asterisk.work.queue("play_music", CALLER, [CALLER], asterisk.does("music"))
        await asterisk.rests()
        assert asterisk.done == []
        asterisk.goes_on("held")
        await asterisk.rests()
        assert asterisk.done == ["held", "music"]

    asyncio.run(story())


def test_of_several_notes_that_wait_only_the_last_is_written() -> None:
    async def story() -> None:
        asterisk = Asterisk()
        asterisk.keeps_back("answering")
        asterisk.work.note("mark", CALLER, asterisk.does("answering"))
        await asterisk.rests()
        for what in ("talking", "held"):
            asterisk.work.note("mark", CALLER, asterisk.does(what))
        asterisk.work.note("mark", STATION, asterisk.does("hers"))
        await asterisk.rests()
        asterisk.goes_on("answering")
        await asterisk.rests()
        assert asterisk.done == ["hers", "answering", "held"]

    asyncio.run(story())


def test_a_note_waits_until_the_leg_is_made() -> None:
    async def story() -> None:
        asterisk = Asterisk()
        asterisk.keeps_back("made")
        asterisk.work.queue("dial", CALLER, [CALLER], asterisk.does("made"))
        asterisk.work.note("mark", CALLER, asterisk.does("ringing"))
        await asterisk.rests()
        assert asterisk.done == []
        asterisk.goes_on("made")
        await asterisk.rests()
        assert asterisk.done == ["made", "ringing"]

    asyncio.run(story())


@pytest.mark.parametrize(("status", "gone"), [(404, True), (0, False)])
def test_a_note_that_is_refused_is_told(status: int, gone: bool) -> None:
    async def story() -> None:
        asterisk = Asterisk()

        async def refused() -> None:
            raise AriRefused(status, "no")

        asterisk.work.note("mark", CALLER, refused)
        await asterisk.rests()
        assert asterisk.told == [Refused("mark", CALLER, "no", gone)]

    asyncio.run(story())
