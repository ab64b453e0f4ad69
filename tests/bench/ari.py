"""A second pair of ears on Asterisk: everything that it tells over ARI, with the moment at which we heard it."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

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
