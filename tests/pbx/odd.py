"""Requests that no phone would send, written by hand."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

from tests.pbx.asterisk import CARRIER

_OFFER = "v=0\r\no=- 1 1 IN IP4 {0}\r\ns=-\r\nc=IN IP4 {0}\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n"


@contextmanager
def call(
    pbx: tuple[str, int],
    request: str,
    *,
    sender: str = "<sip:+390299900011@carrier>",
    to: str | None = None,
    headers: Sequence[str] = (),
) -> Iterator[None]:
    """One INVITE from the carrier for `request` (empty: for nobody); nobody minds what becomes of it. A byte that is no
    UTF-8 is written as Python escapes it (`\\udce9`)."""
    user = f"{request}@" if request else ""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        wire.bind((CARRIER, 0))
        here, offer = f"{CARRIER}:{wire.getsockname()[1]}", _OFFER.format(CARRIER)
        lines = [
            f"INVITE sip:{user}{pbx[0]}:{pbx[1]} SIP/2.0",
            f"Via: SIP/2.0/UDP {here};branch=z9hG4bK{uuid4().hex}",
            f"From: {sender};tag={uuid4().hex}",
            f"To: {to or f'<sip:{user}carrier>'}",
            f"Call-ID: {uuid4().hex}",
            "CSeq: 1 INVITE",
            f"Contact: <sip:carrier@{here}>",
            "Max-Forwards: 70",
            *headers,
            "Content-Type: application/sdp",
            f"Content-Length: {len(offer)}",
        ]
        wire.sendto(("\r\n".join(lines) + "\r\n\r\n" + offer).encode(errors="surrogateescape"), pbx)
        yield
