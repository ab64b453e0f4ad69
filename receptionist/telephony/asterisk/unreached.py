"""Why an address was not reached, for a person: by the name that `receptionist.words.MACHINE` knows a reason by."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator

import httpx

from receptionist.errors import reason_named, reason_of


def why_not_reached(error: httpx.HTTPError) -> str:
    """`no_such_host`, `no_tls`, `not_asterisk` (something answered, and not in HTTP), else the operating system's reason
    (`ECONNREFUSED`)."""
    if isinstance(error, httpx.TimeoutException):
        return reason_named(errno.ETIMEDOUT)
    for cause in _causes(error):
        if isinstance(cause, socket.gaierror):
            return "no_such_host"
        if isinstance(cause, ssl.SSLError):
            return "no_tls"
        if isinstance(cause, OSError) and cause.errno:
            return reason_of(cause)
    return "not_asterisk"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """What it came from, and what that came from; of several that happened at once, each."""
    if error is None:
        return
    yield error
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _causes(each)
    yield from _causes(error.__cause__ or error.__context__)
