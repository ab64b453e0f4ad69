"""Phones that died in mid-call: without power or network they say no goodbye, and Asterisk goes on as if they listened.

A phone is dead when it no longer answers Asterisk's OPTIONS (RFC 3261, 11; `qualify_frequency`), and no sound came from it
between two looks. Either alone is lawful: a muted phone may send nothing, and one whose registration has lapsed may talk on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Container
from contextlib import suppress

from receptionist.telephony.asterisk import picture
from receptionist.telephony.asterisk.ari import Ari, AriRefused
from receptionist.telephony.asterisk.legs import Leg, Legs
from receptionist.telephony.asterisk.work import Work
from receptionist.telephony.port import Cause, LegId

log = logging.getLogger(__name__)


class DeadPhones:
    """Looks every `pause` seconds at the assistants' phones (`stations`: their names) that are in a call, and hangs up for
    those that are dead; `Ended` with `UNREACHABLE` follows."""

    def __init__(self, ari: Ari, legs: Legs, work: Work, stations: Container[str], pause: float) -> None:
        self._ari, self._legs, self._work, self._stations, self._pause = ari, legs, work, stations, pause
        self._heard: dict[LegId, int] = {}

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(self._pause)
            talking = {leg: known for leg, known in self._legs.known.items() if self._is_a_phone_in_a_call(known)}
            self._heard = {leg: packets for leg, packets in self._heard.items() if leg in talking}
            for leg, known in talking.items():
                with suppress(AriRefused):
                    await self._look(leg, known)

    def _is_a_phone_in_a_call(self, known: Leg) -> bool:
        return known.up and not known.arrived and known.device.partition("/")[2] in self._stations

    async def _look(self, leg: LegId, known: Leg) -> None:
        before = self._heard.pop(leg, None)
        if not await self._ari.out_of_reach(known.device):
            return
        sound = await self._ari.send("GET", f"/channels/{picture.channel_of(leg)}/rtp_statistics")
        packets = int(sound["rxcount"])
        if packets != before:
            self._heard[leg] = packets
            return
        log.info("a phone is dead in mid-call")
        self._work.queue("hang_up", leg, [leg], lambda: self._legs.end(leg, Cause.UNREACHABLE))
