"""The door of a hub on the network."""

from __future__ import annotations

import asyncio
import socket

from receptionist.link.porch import porches


def test_what_a_hub_says_leaves_at_once() -> None:
    """The second of two short messages would wait for the first one's receipt, some 40 ms: the answer to a command after its
    event, and each event of a busy board."""

    async def waits() -> int:
        (porch,) = porches("127.0.0.1", 0)
        came: asyncio.Future[asyncio.StreamWriter] = asyncio.get_running_loop().create_future()
        server = await asyncio.start_server(lambda _, writer: came.set_result(writer), sock=porch)
        async with server:
            _, console = await asyncio.open_connection(*porch.getsockname())
            guest = await came
            connection: socket.socket = guest.get_extra_info("socket")
            at_once = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            for writer in (console, guest):
                writer.close()
                await writer.wait_closed()
        return at_once

    assert asyncio.run(waits()) != 0
