"""A WebSocket server with nothing behind it: what everything that a hub tells is compared with.

`… bare_socket CERTIFICATE KEY` prints its port. What begins with `all` is told to everybody who is there; `give N` is answered
with N bytes; everything else goes back to who said it.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from websockets.asyncio.server import ServerConnection, broadcast, serve

from receptionist.link.tls import Signed, for_server


async def _answer(connection: ServerConnection) -> None:
    async for line in connection:
        assert isinstance(line, str)
        if line.startswith("all"):
            broadcast(connection.server.connections, line)
        elif line.startswith("give "):
            await connection.send("x" * int(line.removeprefix("give ")))
        else:
            await connection.send(line)


async def main(signed: Signed) -> None:
    """Until it is killed."""
    context = for_server(signed)
    async with serve(_answer, "127.0.0.1", 0, ssl=context, compression=None, max_size=None, ping_interval=None) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()


@contextmanager
def bare_socket(signed: Signed) -> Iterator[tuple[str, psutil.Process]]:
    """Its address and its process, until the block ends."""
    program = [sys.executable, "-m", "tests.bench.bare_socket", str(signed.certificate), str(signed.key)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"wss://127.0.0.1:{process.stdout.readline().strip()}", psutil.Process(process.pid)
        finally:
            process.kill()


if __name__ == "__main__":
    asyncio.run(main(Signed(*map(Path, sys.argv[1:3]))))
