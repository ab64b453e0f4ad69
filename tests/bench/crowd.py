"""Callers by the hundred: sipp plays them, each with a number of its own, each to another line; it writes down when."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tests.pbx.asterisk import CARRIER

GIVES_UP_MS = 110
"""How long a caller waits once it rings: gone before the next one comes, so that each is the one whose greeting is shown."""

_HEAD = """Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]
From: <sip:[field0]@carrier>;tag=[call_number]
To: <sip:[field1]@[remote_ip]>{to}
Call-ID: [call_id]
CSeq: 1 {method}
Max-Forwards: 70
"""
_SCENARIO = f"""<?xml version="1.0" encoding="UTF-8"?>
<scenario name="impatient">
<send retrans="500"><![CDATA[
INVITE sip:[field1]@[remote_ip]:[remote_port] SIP/2.0
{_HEAD.format(method="INVITE", to="")}Contact: <sip:carrier@[local_ip]:[local_port]>
Content-Type: application/sdp
Content-Length: [len]

v=0
o=- 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 8
a=rtpmap:8 PCMA/8000
]]></send>
<recv response="100" optional="true"></recv>
<recv response="183" optional="true"></recv>
<recv response="180"></recv>
<pause/>
<send retrans="500"><![CDATA[
CANCEL sip:[field1]@[remote_ip]:[remote_port] SIP/2.0
{_HEAD.format(method="CANCEL", to="").replace("[branch]", "[branch-5]")}Content-Length: 0

]]></send>
<recv response="200"></recv>
<recv response="487"></recv>
<send><![CDATA[
ACK sip:[field1]@[remote_ip]:[remote_port] SIP/2.0
{_HEAD.format(method="ACK", to="[peer_tag_param]").replace("[branch]", "[branch-8]")}Content-Length: 0

]]></send>
</scenario>
"""
_SENT = re.compile(r"^-+ (\S+ \S+)\nUDP message sent.*\n\nINVITE .*\n(?:.+\n)*?From: <sip:([^@]+)@", re.MULTILINE)


class Crowd:
    """One run of sipp; `left` is known once it is over."""

    def __init__(self, process: subprocess.Popen[bytes], messages: Path) -> None:
        self._process, self._messages = process, messages

    @property
    def over(self) -> bool:
        """Whether the last one has rung."""
        return self._process.poll() is not None

    def left(self) -> dict[str, float]:
        """When each caller's INVITE left sipp (first sending), in seconds of the wall clock."""
        times: dict[str, float] = {}
        for when, caller in _SENT.findall(self._messages.read_text().replace("\r", "")):
            times.setdefault(caller, datetime.fromisoformat(when).timestamp())  # sipp writes local time
        return times


@contextmanager
def crowd(
    folder: Path, pbx: tuple[str, int], calls: Sequence[tuple[str, str]], rate: int, *, waits_ms: int = GIVES_UP_MS
) -> Iterator[Crowd]:
    """`calls` (caller, line dialled), `rate` a second; each gives up `waits_ms` after it began to ring."""
    folder.mkdir()
    (folder / "scenario.xml").write_text(_SCENARIO)
    (folder / "calls.csv").write_text("SEQUENTIAL\n" + "".join(f"{caller};{line}\n" for caller, line in calls))
    options = ["-m", str(len(calls)), "-r", str(rate), "-d", str(waits_ms), "-i", CARRIER, "-mi", CARRIER, "-nostdin"]
    written = ["-inf", "calls.csv", "-trace_msg", "-message_file", "messages", "-timeout", str(len(calls) // rate + 30)]
    process = subprocess.Popen(
        ["sipp", "-sf", "scenario.xml", *written, *options, f"{pbx[0]}:{pbx[1]}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        yield Crowd(process, folder / "messages")
    finally:
        process.kill()
        process.wait()
