"""Seals the trail as it grows, and looks at it from its beginning."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.orm import Session

from receptionist.audit.keys import SealFolder
from receptionist.audit.model import AuditRedactionRow, AuditRow, AuditSealRow, AuditValuesRow
from receptionist.audit.seals import (
    LAST,
    LATE,
    Anchor,
    Row,
    Seal,
    Verdict,
    decided,
    decision,
    newest,
    seal,
    stands,
    taken_by,
    verify,
)
from receptionist.errors import Invalid, NotFound, Problem
from receptionist.store.engine import Store

BATCH = 1_000
CUT = "hub.seals_cut"
OWN, HUBS = ("audit.key_absent", "audit.key_another"), ("hub.seals_absent", "hub.seals_another")


class Audit:
    """The trail of one office, and the folder of whoever seals it. All of it blocks."""

    def __init__(self, store: Store, folder: SealFolder, *, of_hub: bool = False) -> None:
        """`of_hub`: what is wrong with the key is said to who runs a hub: `hub.seals_absent` and `hub.seals_another` for
        `audit.key_absent` and `audit.key_another` (value: `folder`)."""
        self._store, self._folder = store, folder
        self._of_hub, (self._absent, self._another) = of_hub, HUBS if of_hub else OWN

    @property
    def folder(self) -> Path:
        """Where the key stands."""
        return self._folder.folder

    def seal(self) -> int:
        """Every row that has no seal yet, in the order of their ids; returns how many. One process of an office does it; the
        first one makes the key. Raises `Problem` `audit.key_absent` where another folder has sealed before, and
        `audit.key_another` where the key that stands here is not the one that did."""
        count = 0
        while self._unsealed() and (batch := self._seal_some(self._key_to_seal_with())):
            count += batch
        return count

    def _unsealed(self) -> bool:
        """Asked first: where nothing is to be sealed, nobody is to wait for a writer."""
        with self._store.reading() as session:
            return bool(session.scalars(_without_seal(session).limit(1)).first())

    def _key_to_seal_with(self) -> bytes:
        return self._sealed_with() or self._folder.make_key()

    def look_for_key(self) -> None:
        """Before there is anything to seal. Raises as `seal` does; for a hub `hub.seals_cut` as well, where seals that were
        noted down in its folder do not stand in the database (in a local office an older copy may have been put back)."""
        self._head()
        if self._of_hub:
            self._look_for_cut()

    def note_head(self) -> None:
        """While another one seals with the same key: the newest seal is noted down here too, so that it is missed from either
        folder if it goes. Raises as `look_for_key`."""
        _key, head = self._head()
        self._look_for_cut()
        if head is not None and all(head.mac != anchor.mac for anchor in self._anchored()):
            self._note_down(head)

    def _look_for_cut(self) -> None:
        anchors = self._anchored()
        with self._store.reading() as session:
            found = session.scalars(select(AuditSealRow).where(AuditSealRow.place.in_([each.place for each in anchors])))
            if not stands(map(_seal, found), anchors):
                raise Problem(CUT, folder=str(self._folder.folder))

    def _sealed_with(self) -> bytes | None:
        return self._head()[0]

    def _head(self) -> tuple[bytes | None, Seal | None]:
        """The key to go on with, and the newest seal that it made; None: nothing was sealed so far."""
        key = self._folder.key()
        with self._store.reading() as session:
            seals = _last_seals(session)
            if not seals:
                return key, None
            if key is None:
                raise Problem(self._absent, folder=str(self._folder.folder))
            found = session.scalars(select(AuditRow).where(AuditRow.id.in_([each.row for each in seals])))
            last = newest(key, {row.id: _row(row) for row in found}, seals)
        if last is None:
            raise Problem(self._another, folder=str(self._folder.folder))
        return key, last

    def _key_to_verify_with(self) -> bytes:
        """Any that is there: what it did not make is told by the verdict."""
        key = self._folder.key()
        return key if key is not None else self._sealed_with() or b""

    def _seal_some(self, key: bytes) -> int:
        with self._store.session() as session:
            last = session.scalar(select(AuditSealRow).order_by(AuditSealRow.place.desc()).limit(1))
            chain = [_seal(last)] if last is not None else []
            rows = session.scalars(_without_seal(session).order_by(AuditRow.id).limit(BATCH)).all()
            sealed = [_row(row) for row in rows]
            values = _values(session, [row.id for row in rows]) | decided(sealed, _decisions(session, sealed))
            for row in sealed:
                chain.append(seal(key, chain[-1] if chain else None, row, values.get(row.id)))
            new = chain[len(chain) - len(rows) :]
            if new:
                session.execute(insert(AuditSealRow), [_columns(each) for each in new])
        if new:
            self._note_down(new[-1])
        return len(new)

    def verify(self) -> Verdict:
        """The whole trail, from its first row on. Raises `Problem` `audit.key_absent` where it was sealed from elsewhere."""
        key = self._key_to_verify_with()
        with self._store.reading() as session:
            rows = {row.id: _row(row) for row in session.scalars(select(AuditRow))}
            values = {row.audit: row.before for row in session.scalars(select(AuditValuesRow))}
            decisions = {row.audit: _decision(row) for row in session.scalars(select(AuditRedactionRow))}
            seals = [_seal(row) for row in session.scalars(select(AuditSealRow).order_by(AuditSealRow.place))]
        return verify(key, rows, values, decisions, seals, self._anchored())

    def redact(self, row: int, decided_by: str, reason: str) -> None:
        """Take away what stood there before, by a decision that is recorded. Raises `NotFound` `audit.unknown`, `Invalid`
        `audit.reason_missing`."""
        if not reason.strip():
            raise Invalid("audit.reason_missing", field="reason")
        with self._store.session() as session:
            if session.get(AuditRow, row) is None:
                raise NotFound("audit.unknown", row=row)
            decision = {"audit": row, "at": datetime.now(UTC), "decided_by": decided_by, "reason": reason.strip()[:500]}
            session.execute(insert(AuditRedactionRow), [decision])
            session.execute(delete(AuditValuesRow).where(AuditValuesRow.audit == row))

    # ---- outside the database

    def _anchored(self) -> list[Anchor]:
        try:
            lines = self._folder.anchors.read_text(encoding="ascii").splitlines()
        except FileNotFoundError:
            return []
        return [Anchor(int(place), mac) for place, mac in (json.loads(line) for line in lines if line)]

    def _note_down(self, last: Seal) -> None:
        """The head, a line a day and the newest: written beside and put in place, so that a cut-off line is none."""
        kept = self._anchored()[-400:]
        path = self._folder.anchors
        beside = path.with_name(path.name + ".new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as written:
            for anchor in [*kept, Anchor(last.place, last.mac)]:
                written.write(json.dumps([anchor.place, anchor.mac]) + "\n")
        beside.replace(path)


def _without_seal(session: Session) -> Select[AuditRow]:
    highest = session.scalar(select(func.max(AuditSealRow.audit))) or 0
    sealed = select(AuditSealRow.audit).where(AuditSealRow.audit == AuditRow.id)
    return select(AuditRow).where(AuditRow.id > highest - LATE, ~sealed.exists())


def _last_seals(session: Session) -> list[Seal]:
    newest = session.scalars(select(AuditSealRow).order_by(AuditSealRow.place.desc()).limit(LAST))
    return [_seal(row) for row in reversed(newest.all())]


def _values(session: Session, rows: Sequence[int]) -> dict[int, str]:
    found: Iterable[AuditValuesRow] = session.scalars(select(AuditValuesRow).where(AuditValuesRow.audit.in_(rows)))
    return {row.audit: row.before for row in found}


def _decisions(session: Session, rows: Iterable[Row]) -> dict[int, str]:
    """Those that these rows are about."""
    wanted = [target for row in rows if (target := taken_by(row)) is not None]
    found = session.scalars(select(AuditRedactionRow).where(AuditRedactionRow.audit.in_(wanted)))
    return {row.audit: _decision(row) for row in found}


def _decision(row: AuditRedactionRow) -> str:
    return decision(row.audit, row.at, row.decided_by, row.reason)


def _row(row: AuditRow) -> Row:
    return Row(row.id, row.at, row.actor, row.source, row.what, row.verb, row.key, row.client)


def _seal(row: AuditSealRow) -> Seal:
    return Seal(row.place, row.audit, row.digest, row.mac)


def _columns(each: Seal) -> dict[str, object]:
    return {"place": each.place, "audit": each.row, "digest": each.digest, "mac": each.mac}
