"""Tokens of shifts that are over: what one hub has taken back is worth nothing at the other either."""

from __future__ import annotations

import logging
import threading
from datetime import datetime

from sqlalchemy import text

from receptionist.errors import Problem
from receptionist.link.passes import Passes, Revoked
from receptionist.store.engine import Store

log = logging.getLogger(__name__)


class Revocations:
    """Those of the office, in its database and in the `passes` of this hub. Safe from any thread."""

    def __init__(self, store: Store, passes: Passes) -> None:
        self._store, self._passes = store, passes
        self._untold: list[Revoked] = []
        self._telling = threading.Lock()

    def add(self, revoked: Revoked) -> None:
        """From now on here, and at the other hub as soon as the database can be told."""
        self._passes.revoke(revoked)
        with self._telling:
            self._untold.append(revoked)
        try:
            self.exchange()
        except Problem as problem:
            log.info("a shift that is over is told to the other hub later: %s", problem.code)

    def exchange(self) -> None:
        """Tell what has not been told yet, and learn what the other hub has. Raises `Problem` while the database is away."""
        with self._telling, self._store.session() as session:
            for each in self._untold:
                told = {"login": each.login, "issued_until": each.issued_until, "until": each.until}
                session.execute(text("SELECT office.revoke_login(:login, :issued_until, :until)"), told)
            found = session.execute(text("SELECT token, until, login, issued_until FROM office.revoked()")).all()
            session.commit()
            self._untold.clear()
            self._passes.know({*self._passes.revoked, *(_revoked(*row) for row in found)})


def _revoked(token: object, until: datetime, login: str | None, issued_until: datetime | None) -> Revoked:
    if login is None:  # one that a hub of the version before has taken back
        return Revoked(until=until, id=str(token))
    return Revoked(until=until, login=login, issued_until=issued_until)
