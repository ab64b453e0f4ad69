"""A second pair of ears on Asterisk: everything that it tells over ARI, with the moment at which we heard it."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from receptionist.telephony.asterisk.dialplan import APPLICATION
from tests.bench.crowd import crowd
from tests.pbx.asterisk import Asterisk

Heard = Callable[[float, dict[str, Any]], None]
"""The wall clock in seconds, and the event. Called on the listener's thread."""


@contextmanager
def listening(asterisk: Asterisk, application: str, heard: Heard, *, to_all: bool = False) -> Iterator[None]:
    """Listen as `application`; `to_all`: to what happens to others' channels, too."""
    answers = asterisk.answers
    login = base64.b64encode(f"{answers.ari_user}:{answers.ari_password}".encode()).decode()
    where = f"ws{asterisk.url.removeprefix('http')}/ari/events?app={application}&subscribeAll={str(to_all).lower()}"
    with connect(where, additional_headers={"Authorization": f"Basic {login}"}, compression=None, proxy=None) as socket:

        def listen() -> None:
            try:
                for message in socket:
                    heard(time.time(), json.loads(message))
            except ConnectionClosed:
                return

        thread = threading.Thread(target=listen, name="ears", daemon=True)
        thread.start()
        try:
            yield
        finally:
            socket.close()
            thread.join(5)


def without_console(asterisk: Asterisk, folder: Path, calls: Sequence[tuple[str, str]], rate: int) -> dict[str, float]:
    """Milliseconds from each INVITE to its StasisStart, by caller, when nobody but us listens."""
    came: dict[str, float] = {}
    answers = asterisk.answers

    with httpx.Client(base_url=f"{asterisk.url}/ari", auth=(answers.ari_user, answers.ari_password)) as client:

        def heard(at: float, event: dict[str, Any]) -> None:
            if event["type"] == "StasisStart":
                came.setdefault(event["channel"]["caller"]["number"], at)
                ring = f"/channels/{event['channel']['id']}/ring"
                threading.Thread(target=client.post, args=(ring,), daemon=True).start()

        with (
            listening(asterisk, APPLICATION, heard),
            crowd(folder / "raw", ("127.0.0.1", answers.sip_port), calls, rate) as run,
        ):
            while not run.over:
                time.sleep(0.1)
            return since(run.left(), came)


def since(left: Mapping[str, float], came: Mapping[str, float]) -> dict[str, float]:
    """Milliseconds from when each caller's INVITE left until it came, of those that came."""
    return {caller: (came[caller] - at) * 1000 for caller, at in left.items() if caller in came}
