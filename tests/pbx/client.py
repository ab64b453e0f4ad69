"""A desk in a process of its own, to be killed: `python -m tests.pbx.client URL talk|wait`, the password on standard input.

`talk`: the caller is connected with anna. `wait`: the caller hears music. It prints a line when that is done.
"""

from __future__ import annotations

import asyncio
import sys

from receptionist.clock import LoopClock
from receptionist.telephony.asterisk.adapter import AsteriskPhone
from receptionist.telephony.port import Answered, Arrived, Connected, LegId, PhoneEvent, Shown, Station


class Desk:
    """The simplest desk there can be."""

    def __init__(self, phone: AsteriskPhone, what: str) -> None:
        self.phone, self.what, self.caller = phone, what, LegId("")

    def hear(self, event: PhoneEvent) -> None:
        match event:
            case Connected():
                print("connected", flush=True)
            case Arrived(leg) if self.what == "talk":
                self.caller = leg
                self.phone.mark(leg, "call 1")
                self.phone.dial(
                    LegId("station-1"), Station("anna"), Shown("Rossi"), seconds=10, auto_answer=True, mark="anna 1"
                )
            case Arrived(leg):
                self.phone.mark(leg, "call 1")
                self.phone.play_music(leg)
                self.say_soon("waiting")
            case Answered(leg):
                self.phone.connect(self.caller, leg)
                self.say_soon("talking")

    def say_soon(self, line: str) -> None:
        """Say it when sound can be expected to flow."""
        asyncio.get_running_loop().call_later(0.5, lambda: print(line, flush=True))


async def main(url: str, what: str, password: str) -> None:
    loop = asyncio.get_running_loop()
    phone = AsteriskPhone(loop, LoopClock(loop), url, "receptionist", lambda: password, heartbeat=1.0)
    phone.start(Desk(phone, what).hear)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], sys.stdin.readline().strip()))
