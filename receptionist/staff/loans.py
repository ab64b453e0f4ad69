"""Clients and single calls that somebody sees for a time: cover for a day, overflow, a call handed over across teams.

A loan ends by itself. Who may lend what is decided by the database of a shared office (`receptionist.store.shared.matrix`),
which writes each one into the trail; what it opens is decided there too (`office.my_clients`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import msgspec
from sqlalchemy import select
from uuid6 import uuid7

from receptionist.errors import Invalid, NotFound, Problem
from receptionist.staff.model import AssistantRow, LoanRow
from receptionist.store.engine import Store

LONGEST: Final = timedelta(days=92)
"""What is lent for longer belongs to a team."""


FOR_A_CALL: Final = timedelta(hours=2)
"""For one call, and for what is written down after it."""
LENGTHS_FOR_A_CALL: Final = (timedelta(minutes=30), FOR_A_CALL, timedelta(hours=8))
"""What whoever lends it by hand chooses from."""


class Why(StrEnum):
    """What a loan is for."""

    COVER = "cover"
    OVERFLOW = "overflow"
    HAND_OVER = "hand_over"


class Lent(msgspec.Struct, frozen=True, kw_only=True):
    """`login` sees the client (id), or the one call, from `since` until `until` (UTC). `by` (a login) lent it; empty: the
    hub."""

    id: str
    login: str
    since: datetime
    until: datetime
    why: Why = Why.COVER
    client: str | None = None
    call: str | None = None
    by: str = ""


def new_loan(
    login: str,
    since: datetime,
    until: datetime,
    *,
    client: str | None = None,
    call: str | None = None,
    why: Why = Why.COVER,
    by: str = "",
) -> Lent:
    """Raises `Invalid` `loan.span` where it ends before it begins, `loan.too_long` (`LONGEST`)."""
    if until <= since:
        raise Invalid("loan.span", field="until")
    if until - since > LONGEST:
        raise Invalid("loan.too_long", field="until", days=LONGEST.days)
    return Lent(id=str(uuid7()), login=login, since=since, until=until, why=why, client=client, call=call, by=by)


def for_a_call(login: str, client: str, at: datetime, by: str, length: timedelta = FOR_A_CALL) -> Lent:
    """The client (id) of a call that somebody of another team is to take."""
    return new_loan(login, at, at + length, client=client, why=Why.HAND_OVER, by=by)


class LoanService:
    """Loans in the office's database. Blocks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def lend(self, *loans: Lent) -> None:
        """All of them or none. Raises `NotFound` `staff.unknown`, `Problem` `loan.not_yours` for a client of another team."""
        try:
            with self._store.session() as session:
                for each in loans:
                    if session.scalar(select(AssistantRow.id).where(AssistantRow.login == each.login)) is None:
                        raise NotFound("staff.unknown", login=each.login)
                    session.add(_row(each))
        except Problem as problem:
            raise _explained(problem) from problem

    def current(self, at: datetime) -> Sequence[Lent]:
        """What is lent at that moment, or will be, the first to end first."""
        with self._store.reading() as session:
            rows = session.scalars(select(LoanRow).where(LoanRow.until > at).order_by(LoanRow.until, LoanRow.id))
            return [_lent(row) for row in rows]

    def take_back(self, loan: str, at: datetime) -> None:
        """It ends now; one that had not begun never was. One that has ended stays as it was. Raises as `lend`."""
        try:
            with self._store.session() as session:
                row = session.get(LoanRow, loan)
                if row is None or row.until <= at:
                    return
                if row.since >= at:
                    session.delete(row)
                else:
                    row.until = at
        except Problem as problem:
            raise _explained(problem) from problem


def _explained(problem: Problem) -> Problem:
    return Problem("loan.not_yours") if problem.code == "office.not_allowed" else problem


def _row(loan: Lent) -> LoanRow:
    return LoanRow(
        id=loan.id,
        login=loan.login,
        client=loan.client,
        call=loan.call,
        since=loan.since,
        until=loan.until,
        why=loan.why.value,
        lent_by=loan.by or None,
    )


def _lent(row: LoanRow) -> Lent:
    return Lent(
        id=row.id,
        login=row.login,
        client=row.client,
        call=row.call,
        since=row.since,
        until=row.until,
        why=Why(row.why),
        by=row.lent_by or "",
    )
