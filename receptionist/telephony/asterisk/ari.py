"""Asterisk's REST interface: commands over HTTP, events over one websocket."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any, Protocol
from urllib.parse import quote

import httpx
import websockets

from receptionist.telephony.asterisk.unreached import why_not_reached

SECONDS = 5.0
"""How long a command may take before it counts as failed."""


class AriRefused(Exception):  # noqa: N818 - the trade's word
    """Asterisk did not carry out a command: `status` is HTTP's (0: it was not reached), `reason` its own short text
    (as `why_not_reached`)."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status, self.reason = status, reason


def segment(text: str) -> str:
    """`text` as one part of a path."""
    return quote(text, safe="")


class Fence(Protocol):
    """Whether this desk is still the one that commands. Asterisk does not tell: who has lost the websocket to another can
    command the channels of the application all the same (tried)."""

    @property
    def open(self) -> bool:
        """False: nothing may be sent that changes anything."""

    def now(self) -> float:
        """A clock that does not stand still for a stopped process, in seconds."""

    def phone_confirmed(self, asked_at: float) -> None:
        """Asterisk has answered on our websocket to what was asked then."""

    def lost(self) -> None:
        """The websocket is another desk's."""


class NoFence:
    """For an office with one desk."""

    open = True

    def now(self) -> float:
        """Nobody looks at it."""
        return 0.0

    def phone_confirmed(self, asked_at: float) -> None:
        """As ever."""

    def lost(self) -> None:
        """The adapter waits until the other one is gone."""


class Ari:
    """One Asterisk, for one application. `password` is asked for each command and connection: a changed one is found."""

    def __init__(self, url: str, user: str, password: Callable[[], str], application: str, fence: Fence | None = None) -> None:
        self._url, self._user, self._password, self._application = url.rstrip("/"), user, password, application
        self.fence: Fence = fence or NoFence()
        self._http: httpx.AsyncClient | None = None

    async def send(self, method: str, path: str, **values: object) -> Any:
        """Carry out one command; returns its JSON answer, None where there is none. Raises `AriRefused`, also when the answer
        is none of Asterisk's (a proxy's, a portal's), and when this desk may not command any more."""
        if method != "GET" and not self.fence.open:
            raise AriRefused(0, "another_desk")
        try:
            login = httpx.BasicAuth(self._user, self._password())
            reply = await self._client().request(method, f"/ari{path}", json=values or None, auth=login)
        except httpx.HTTPError as error:
            raise AriRefused(0, why_not_reached(error)) from error
        if reply.status_code >= 400:
            raise AriRefused(reply.status_code, _reason(reply))
        try:
            return reply.json() if reply.content else None
        except ValueError as error:
            raise AriRefused(0, "not_asterisk") from error

    async def variable(self, name: str) -> str:
        """A global variable; empty where there is none."""
        try:
            return str((await self.send("GET", f"/asterisk/variable?variable={name}")).get("value", ""))
        except AriRefused as refusal:
            if refusal.status != 404:
                raise
            return ""

    async def out_of_reach(self, endpoint: str) -> bool:
        """Whether the phone or trunk (`PJSIP/101`) is not there, not registered, or does not answer when it is asked."""
        technology, _, resource = endpoint.partition("/")
        try:
            found = await self.send("GET", f"/endpoints/{segment(technology)}/{segment(resource.rpartition('@')[2])}")
        except AriRefused as refusal:
            return refusal.status == 404
        return bool(found["state"] != "online")

    async def subscribe(self, sources: Iterable[str]) -> None:
        """Have the events of these told to our application; what ended meanwhile is passed over."""
        for source in sources:
            with suppress(AriRefused):
                await self.send("POST", f"/applications/{segment(self._application)}/subscription", eventSource=[source])

    async def dial(self, channel: str, **values: object) -> None:
        """Dial a channel that was created: it may take a moment until it is in our application (HTTP 409)."""
        for pause in (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6):
            try:
                await self.send("POST", f"/channels/{channel}/dial", **values)
            except AriRefused as refusal:
                if refusal.status != 409:
                    raise
                await asyncio.sleep(pause)
            else:
                return
        raise AriRefused(409, "it did not come into the application")

    def _client(self) -> httpx.AsyncClient:
        if self._http is None:
            limits = httpx.Limits(max_connections=20, max_keepalive_connections=20, keepalive_expiry=10)
            self._http = httpx.AsyncClient(base_url=self._url, timeout=SECONDS, limits=limits, trust_env=False)
        return self._http

    @asynccontextmanager
    async def events(self, heartbeat: float) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
        """The events of our application, as long as the connection holds. Asterisk must answer a ping within `heartbeat`
        seconds. Raises OSError or a websockets exception when it cannot be made."""
        await self.close()
        socket_url = "ws" + self._url.removeprefix("http") + f"/ari/events?app={segment(self._application)}"
        login = base64.b64encode(f"{self._user}:{self._password()}".encode()).decode()
        async with websockets.connect(
            socket_url,
            additional_headers={"Authorization": f"Basic {login}"},
            ping_interval=heartbeat,
            ping_timeout=heartbeat,
            open_timeout=SECONDS,
            close_timeout=1,
            max_size=2**20,
            compression=None,
            proxy=None,
        ) as connection:
            confirming = asyncio.create_task(self._confirm(connection))
            try:
                yield _decoded(connection)
            finally:
                confirming.cancel()

    async def _confirm(self, connection: websockets.ClientConnection) -> None:
        """That the websocket is ours, once a second."""
        with suppress(websockets.ConnectionClosed):
            while True:
                asked_at = self.fence.now()
                await (await connection.ping())
                self.fence.phone_confirmed(asked_at)
                await asyncio.sleep(1)

    async def close(self) -> None:
        """Let go of the HTTP connections."""
        http, self._http = self._http, None  # a command that is sent meanwhile needs one that is open
        if http is not None:
            await http.aclose()


async def _decoded(connection: websockets.ClientConnection) -> AsyncIterator[dict[str, Any]]:
    async for message in connection:
        event = json.loads(message)
        if isinstance(event, dict):
            yield event


def _reason(reply: httpx.Response) -> str:
    """Asterisk's short text for a refusal."""
    try:
        said = reply.json()
    except ValueError:
        return reply.reason_phrase
    return (
        str(said.get("message") or said.get("error") or reply.reason_phrase) if isinstance(said, dict) else reply.reason_phrase
    )
