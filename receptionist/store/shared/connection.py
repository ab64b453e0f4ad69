"""Connections to PostgreSQL: they give a server up which says nothing any more, and knock less often where they are refused.

A server that stands still (its machine is suspended, its disk hangs) breaks no connection: its kernel goes on to answer for it,
so that neither keepalives nor `tcp_user_timeout` notice, and a time limit of the server's own (`statement_timeout`) stands
still with it. Only who waits can count.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import psycopg

from receptionist.errors import Problem
from receptionist.store.shared.kept_out import KEPT_OUT, why_kept_out
from receptionist.store.shared.refusals import pause_after

T = TypeVar("T")

_IN_HASTE: ContextVar[float] = ContextVar("in_haste", default=math.inf)


@contextmanager
def in_haste(seconds: float) -> Iterator[None]:
    """Within it this thread waits no longer than that for a server that says nothing, whatever its connections allow: for
    questions that are answered at once or not at all."""
    before = _IN_HASTE.set(seconds)
    try:
        yield
    finally:
        _IN_HASTE.reset(before)


class Silent(psycopg.OperationalError):
    """The server has said nothing for too long; what was asked may have been done."""


def silent_after(seconds: float) -> type[psycopg.Connection[Any]]:
    """Connections that are closed, with `Silent`, once the server has owed an answer for so long without sending anything."""

    class Bounded(psycopg.Connection[Any]):
        def wait(self, gen: Generator[Any, Any, T], *args: Any, **more: Any) -> T:
            """See `psycopg.Connection.wait`, through which everything goes that is asked."""
            try:
                return super().wait(listening(gen, min(seconds, _IN_HASTE.get())), *args, **more)
            except Silent:
                self.pgconn.finish()  # whatever it says from now on answers nothing
                raise

    return Bounded


def listening(waiting: Generator[Any, Any, T], seconds: float) -> Generator[Any, Any, T]:
    """As `waiting`, which is woken several times a second with nothing (0) where nothing has come; but not for longer than
    `seconds`."""
    heard = time.monotonic()
    try:
        wanted = next(waiting)
        while True:
            ready = yield wanted
            now = time.monotonic()
            if ready:
                heard = now
            elif now - heard > seconds:
                raise Silent("the server says nothing")
            wanted = waiting.send(ready)
    except StopIteration as end:
        result: T = end.value
        return result


class Entrance:
    """How connections to one office are made. `password` is asked at each; `silence` as in `open_store`. Whoever is not let in
    knocks again only after a pause that grows: a console asks for a connection every second, and a wrong password does not
    become right by being said again. Safe from any thread."""

    def __init__(
        self,
        office: str,
        password: Callable[[], str | None] | None,
        silence: float | None,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._office, self._password, self._steady = office, password, steady
        self._class: type[psycopg.Connection[Any]] = psycopg.Connection if silence is None else silent_after(silence)
        self._refused, self._until = 0, float("-inf")
        self._why: Problem | None = None

    def connect(
        self, _dialect: object, _record: object, args: tuple[Any, ...], parameters: dict[str, Any]
    ) -> psycopg.Connection[Any]:
        """See SQLAlchemy's event `do_connect`. Raises `Problem` as the last time (`KEPT_OUT`) where the pause is not over."""
        if self._why is not None and self._steady() < self._until:
            raise Problem(self._why.code, **self._why.values)
        secret = self._password() if self._password is not None else None
        if secret:
            parameters["password"] = secret
        try:
            connection = self._class.connect(*args, **parameters)
        except psycopg.OperationalError as error:
            why = why_kept_out(error, self._office)
            if why.code in KEPT_OUT:
                self._why = why
                self._refused += 1
                self._until = self._steady() + pause_after(self._refused)
            raise
        self._refused = 0
        return connection
