"""What the fallback handled while no desk was there, read in from Asterisk's database.

ARI cannot read that database (its function counts as dangerous), but the dialplan can: a local channel in the context
`receptionist-records` comes to us once for each record, with the record in a channel variable, and at last without one. It
stays there until we have told what we read; only then are the records deleted.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl
from uuid import uuid4

from receptionist.telephony.asterisk import dialplan, headers
from receptionist.telephony.asterisk.ari import Ari, AriRefused, segment
from receptionist.telephony.port import HandledElsewhere

log = logging.getLogger(__name__)

_SECONDS = 5.0
"""How long reading may take before the desk goes on without."""
_EPOCH_SECONDS = re.compile(r"[0-9]{1,11}")


def record(text: str, mark: str) -> HandledElsewhere:
    """A record as the dialplan writes it: a query string. Raises ValueError when it is damaged, or somebody else's."""
    fields = dict(parse_qsl(text, keep_blank_values=True, errors="replace"))
    coded = (row.partition("=") for row in text.split("&"))
    fields |= {name: value for name, _, value in coded if name in dialplan.KEPT}
    if not fields.get("id") or not _EPOCH_SECONDS.fullmatch(fields.get("at", "")):
        raise ValueError("a record without id or time")
    by = fields.get("by", "").split("/", 1)[-1].rsplit("-", 1)[0]
    at = datetime.fromtimestamp(int(fields["at"]), UTC)
    return HandledElsewhere(fields["id"], at, headers.dialled(fields), headers.presented(fields), by or None, mark)


class Records:
    """Reads them for one application. `takes` is shown every event first."""

    def __init__(self, ari: Ari, application: str) -> None:
        self._ari, self._application = ari, application
        self._channel = ""
        self._shown: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._reader = ""
        self._keys: list[str] = []
        self._told: set[str] = set()

    def takes(self, event: dict[str, Any]) -> bool:
        """Whether the event is about the reading itself."""
        channel = event.get("channel")
        if not isinstance(channel, dict) or not str(channel.get("name", "")).startswith(f"Local/s@{dialplan.READ_RECORDS}"):
            return False
        mine = channel["id"].startswith(self._channel) if self._channel else False
        if mine and event["type"] == "StasisStart" and "record" in event.get("args", ()):
            self._shown.put_nowait(channel)
        if mine and event["type"] == "ChannelDestroyed":
            self._shown.put_nowait(None)
        return True

    async def read(self) -> tuple[HandledElsewhere, ...]:
        """All records; they stay until `taken`. An Asterisk whose dialplan is not ours has none."""
        await self._let_go()  # of a look that came to nothing
        self._channel, self._shown, self._keys = f"records-{uuid4().hex}", asyncio.Queue(), []
        found: list[HandledElsewhere] = []
        try:
            where = {"endpoint": f"Local/s@{dialplan.READ_RECORDS}", "app": self._application, "appArgs": "records"}
            names = {"channelId": self._channel, "otherChannelId": f"{self._channel}-reader"}
            await self._ari.send("POST", "/channels/create", **where, **names)
            await self._ari.dial(self._channel)
            async with asyncio.timeout(_SECONDS):
                while (shown := await self._shown.get()) is not None and await self._read_one(shown, found):
                    pass
        except (AriRefused, TimeoutError) as error:
            log.info("what the fallback handled could not be read: %s", error or "timeout")
        return tuple(found)

    async def _read_one(self, channel: dict[str, Any], found: list[HandledElsewhere]) -> bool:
        """Keep one record and ask for the next; False after the last."""
        variables = channel.get("channelvars") or {}
        text = variables.get(dialplan.RECORD, "")
        self._reader = channel["id"]
        if not text:
            return False
        key = dict(parse_qsl(text)).get("id", "")
        self._keys.append(key)
        try:
            if key not in self._told:  # told before, but the connection broke before it could be deleted
                found.append(record(text, variables.get(dialplan.MARK, "")))
        except ValueError:
            log.warning("a record of the fallback is damaged and left out")
        await self._ari.send("POST", f"/channels/{segment(self._reader)}/continue")
        return True

    async def dismiss_others(self, channels: Iterable[str]) -> None:
        """Let go the readers of a desk that was killed while it read: nobody else will."""
        for channel in channels:
            if channel.startswith("records-") and not channel.startswith(self._channel):
                with suppress(AriRefused):
                    await self._ari.send("DELETE", f"/channels/{segment(channel)}")

    async def taken(self) -> None:
        """They were told: delete them, and let the reader go."""
        self._told.update(self._keys)
        with suppress(AriRefused):
            for key in self._keys:
                for family in (dialplan.RECORDS, dialplan.MARKS):
                    delete = {"variable": f"DB_DELETE({family}/{key})", "value": ""}
                    await self._ari.send("POST", f"/channels/{segment(self._reader)}/variable", **delete)
        await self._let_go()
        self._keys = []

    async def _let_go(self) -> None:
        """Nobody reads any more."""
        channel, self._channel = self._channel, ""
        if channel:
            with suppress(AriRefused):
                await self._ari.send("DELETE", f"/channels/{channel}")
