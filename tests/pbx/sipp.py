"""Crowds of callers, played by sipp from the carrier's address."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.pbx.asterisk import CARRIER

_SCENARIO = """<?xml version="1.0" encoding="UTF-8"?>
<scenario name="crowd">
<send retrans="500"><![CDATA[
INVITE sip:{request}@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]
From: <sip:{sender}@carrier>;tag=[call_number]
To: <sip:{request}@[remote_ip]>
Call-ID: [call_id]
CSeq: 1 INVITE
Contact: <sip:carrier@[local_ip]:[local_port]>
Max-Forwards: 70
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
<recv response="180" optional="true"></recv>
<recv response="183" optional="true"></recv>
<recv response="200"></recv>
<send><![CDATA[
ACK sip:{request}@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]
From: <sip:{sender}@carrier>;tag=[call_number]
To: <sip:{request}@[remote_ip]>[peer_tag_param]
Call-ID: [call_id]
CSeq: 1 ACK
Max-Forwards: 70
Content-Length: 0

]]></send>
<recv request="BYE"></recv>
<send><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

]]></send>
</scenario>
"""


@contextmanager
def calls(
    folder: Path,
    pbx: tuple[str, int],
    request: str,
    *,
    count: int,
    rate: int,
    sender: str = "+390299900011",
    seconds: int = 60,
) -> Iterator[subprocess.Popen[bytes]]:
    """`count` calls to `request`, `rate` a second, that ring until they are answered and go on until they are hung up, the
    block ends, or `seconds` are over. In `sender` `[call_number]` stands for a call's place among them. What is given is sipp:
    it ends with its last call."""
    scenario = folder / "crowd.xml"
    scenario.write_text(_SCENARIO.format(request=request, sender=sender))
    options = ["-m", str(count), "-r", str(rate), "-i", CARRIER, "-mi", CARRIER, "-nostdin", "-timeout", str(seconds)]
    command = ["sipp", "-sf", str(scenario), *options, f"{pbx[0]}:{pbx[1]}"]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
