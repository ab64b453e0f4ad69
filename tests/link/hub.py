"""A hub in a process of its own for races: `python -m tests.link.hub ASSISTANTS`.

It prints its port. After that each line of standard input rings once, and the call's id is printed.
"""

from __future__ import annotations

import sys
from queue import SimpleQueue

from receptionist.calls.events import AnyEvent, Offered
from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.directory import Directory
from receptionist.hub import Hub
from receptionist.link.server import LinkServer
from receptionist.telephony.port import Presented
from receptionist.telephony.simulator.exchange import Exchange
from receptionist.telephony.simulator.world import DESK_PHONE
from tests.calls.floor import ROSSI, profiles
from tests.link.test_network import Porter


def main(assistants: int) -> None:
    """Until standard input ends."""
    exchanges: list[Exchange] = []
    offered: SimpleQueue[str] = SimpleQueue()

    def make(_loop: object, clock: object) -> Exchange:
        exchanges.append(Exchange(clock))  # type: ignore[arg-type]
        for number in range(assistants):
            exchanges[-1].set_station(f"phone{number}", DESK_PHONE)
        return exchanges[-1]

    def keep(event: AnyEvent) -> None:
        if isinstance(event, Offered):
            offered.put(event.call)

    hub = Hub(make, DirectoryRouting(Directory(profiles(), "IT"), "IT"), keep, epoch=1)
    hub.start()
    server = LinkServer(hub, Porter(), name="hub-1", version="0.1.0")
    print(hub.carry_out(server.start("127.0.0.1", 0, None)), flush=True)
    for _line in sys.stdin:
        hub.run(lambda: exchanges[0].rings(ROSSI, Presented(number="+390299900011", name="Mario Neri")) and None)
        print(offered.get(timeout=30), flush=True)
    hub.carry_out(server.stop())
    hub.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]))
