"""Seals the trail as it grows, and looks at it from its beginning."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.orm import Session

from receptionist.audit.keys import SealFolder
from receptionist.audit.model import AuditChainRow, AuditRedactionRow, AuditRow, AuditSealRow, AuditValuesRow
from receptionist.audit.seals import (
    LAST,
    LATE,
    Anchor,
    Renewal,
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
from receptionist.errors import Invalid, NotFound, Problem, reason_of
from receptionist.store.engine import Store

BATCH = 1_000
CUT = "hub.seals_cut"
OWN = ("audit.key_absent", "audit.key_another", "audit.key_given_up")
HUBS = ("hub.seals_absent", "hub.seals_another", "hub.seals_given_up")


class Audit:
    """The trail of one office, and the folder of whoever seals it. All of it blocks."""

    def __init__(self, store: Store, folder: SealFolder, *, of_hub: bool = False) -> None:
        """`of_hub`: what is wrong with the key is said to who runs a hub: `HUBS` for `OWN` (values: `folder`; the `day` on
        which the key was given up)."""
        self._store, self._folder = store, folder
        self._of_hub, (self._absent, self._another, self._given_up) = of_hub, HUBS if of_hub else OWN

    @property
    def folder(self) -> Path:
        """Where the key stands."""
        return self._folder.folder

    def seal(self) -> int:
        """Every row that has no seal yet, in the order of their ids; returns how many. One process of an office does it; the
        first one makes the key. Raises `Problem` `audit.key_absent` where another folder has sealed before, `audit.key_another`
        where the key that stands here is not the one that did, and `audit.key_given_up` where it did until it was renewed."""
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
        if head is not None and all(head.mac != anchor.mac for anchor in self._noted_here()):
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
        """The key to go on with, and the newest seal that it made; None: nothing was sealed so far, or not since the key that
        did is lost."""
        key = self._folder.key()
        with self._store.reading() as session:
            seals = _last_seals(session)
            if not seals:
                return key, None
            lost = max((each.place for each in _renewals(session)), default=0)
            found = session.scalars(select(AuditRow).where(AuditRow.id.in_([each.row for each in seals])))
            last = newest(key, {row.id: _row(row) for row in found}, seals) if key is not None else None
        begun = seals[-1].place > lost
        if last is not None and (last.place > lost or not begun):
            return key, last
        if begun or (key is not None and self._noted_here()):  # a key that has sealed from here begins no second chain
            raise self._unfit(key)
        return key, None

    def _unfit(self, key: bytes | None) -> Problem:
        """Why it does not go on sealing."""
        if key is None:
            return Problem(self._absent, folder=str(self._folder.folder))
        with self._store.reading() as session:
            left = _left_behind(session, key)
        if left is None:
            return Problem(self._another, folder=str(self._folder.folder))
        if self._of_hub:
            self._look_for_cut()  # what it had sealed since then: the decision is invented
        return self._was_given_up(left)

    def _was_given_up(self, decided: Renewal) -> Problem:
        return Problem(self._given_up, folder=str(self._folder.folder), day=decided.at.date().isoformat())

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
            values = _values(session, [row.id for row in rows]) | decided(
                sealed, _decisions(session, sealed), _renewals(session)
            )
            for row in sealed:
                chain.append(seal(key, chain[-1] if chain else None, row, values.get(row.id)))
            new = chain[len(chain) - len(rows) :]
            if new:
                session.execute(insert(AuditSealRow), [_columns(each) for each in new])
        if new:
            self._note_down(new[-1])
        return len(new)

    def verify(self) -> Verdict:
        """The whole trail, from its first row on. Raises `Problem` `audit.key_absent` where it was sealed from elsewhere, and
        `audit.key_given_up` where the key that stands here is not to be asked any more, and all is whole that it had sealed."""
        key = self._key_to_verify_with()
        with self._store.reading() as session:
            rows = {row.id: _row(row) for row in session.scalars(select(AuditRow))}
            values = {row.audit: row.before for row in session.scalars(select(AuditValuesRow))}
            decisions = {row.audit: _decision(row) for row in session.scalars(select(AuditRedactionRow))}
            seals = [_seal(row) for row in session.scalars(select(AuditSealRow).order_by(AuditSealRow.place))]
            renewals = _renewals(session)
        found = verify(key, rows, values, decisions, seals, self._anchored(), renewals)
        if found.given_up is not None:
            raise self._was_given_up(found.given_up)
        return found

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

    def renew(self, decided_by: str, reason: str) -> None:
        """The key is lost: whoever seals next begins a new chain with a key of their own, by a decision that is recorded.
        Raises `Invalid` `audit.reason_missing`, and `Problem` `audit.key_there` where the key stands here, `audit.renewed`
        where that is decided already or nothing was sealed, `office.owner_only` in a shared office for whoever is not its
        owner."""
        if not reason.strip():
            raise Invalid("audit.reason_missing", field="reason")
        try:
            last = self._head()[1]
        except Problem as problem:
            if problem.code not in (self._absent, self._another, self._given_up):
                raise
        else:
            if last is not None:
                raise Problem("audit.key_there", folder=str(self._folder.folder))
            raise Problem("audit.renewed")
        with self._store.session() as session:
            place = session.scalar(select(func.max(AuditSealRow.place)))
            said = {"place": place, "at": datetime.now(UTC), "decided_by": decided_by, "reason": reason.strip()[:500]}
            try:
                session.execute(insert(AuditChainRow), [said])
            except Problem as problem:
                if problem.code == "office.not_allowed":
                    raise Problem("office.owner_only", office=self._store.where) from problem
                raise

    # ---- outside the database

    def anchor(self) -> None:
        """Note the newest seal down on another machine as well, a line a day. Raises `Problem` `hub.anchor_not_written`."""
        if self._folder.outside is None or (head := self._head()[1]) is None:
            return
        path, today = self._folder.outside / "anchors", datetime.now(UTC).date().isoformat()
        try:
            noted = _lines(path)
            if not noted or (noted[-1][1] != head.mac and noted[-1][2:] != [today]):
                with path.open("a", encoding="ascii") as written:
                    written.write(json.dumps([head.place, head.mac, today]) + "\n")
                    written.flush()
                    os.fsync(written.fileno())
        except OSError as error:
            raise Problem("hub.anchor_not_written", file=str(path), reason=reason_of(error)) from error

    def _anchored(self) -> list[Anchor]:
        """Here, and where they are noted down outside, if that can be read now."""
        outside = self._folder.outside
        return [*self._noted_here(), *(_anchors(outside / "anchors") if outside is not None else ())]

    def _noted_here(self) -> list[Anchor]:
        return _anchors(self._folder.anchors)

    def _note_down(self, last: Seal) -> None:
        """The head, a line a day and the newest: written beside and put in place, so that a cut-off line is none."""
        path = self._folder.anchors
        kept = self._noted_here()[-400:]
        beside = path.with_name(path.name + ".new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as written:
            for anchor in [*kept, Anchor(last.place, last.mac)]:
                written.write(json.dumps([anchor.place, anchor.mac]) + "\n")
        beside.replace(path)


def _lines(path: Path) -> list[list[Any]]:
    """What is noted down in a file; nothing where there is none. Raises `Problem` `hub.anchor_not_written`."""
    try:
        return [json.loads(line) for line in path.read_text(encoding="ascii").splitlines() if line]
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise Problem("hub.anchor_not_written", file=str(path), reason=_reason(error)) from error


def _reason(error: OSError | ValueError) -> str:
    return reason_of(error) if isinstance(error, OSError) else type(error).__name__


def _anchors(path: Path) -> list[Anchor]:
    return [Anchor(int(place), mac) for place, mac, *_day in _lines(path)]


def _renewals(session: Session) -> list[Renewal]:
    found = session.scalars(select(AuditChainRow).order_by(AuditChainRow.place))
    return [Renewal(row.place, row.at, row.decided_by, row.reason) for row in found]


def _without_seal(session: Session) -> Select[AuditRow]:
    highest = session.scalar(select(func.max(AuditSealRow.audit))) or 0
    sealed = select(AuditSealRow.audit).where(AuditSealRow.audit == AuditRow.id)
    return select(AuditRow).where(AuditRow.id > highest - LATE, ~sealed.exists())


def _last_seals(session: Session) -> list[Seal]:
    newest = session.scalars(select(AuditSealRow).order_by(AuditSealRow.place.desc()).limit(LAST))
    return [_seal(row) for row in reversed(newest.all())]


def _left_behind(session: Session, key: bytes) -> Renewal | None:
    """The decision that this key is lost, which made seals until then; None: there is none."""
    for renewal in reversed(_renewals(session)):
        its_last = AuditSealRow.place.between(renewal.place - LAST, renewal.place)
        seals = [_seal(row) for row in session.scalars(select(AuditSealRow).where(its_last).order_by(AuditSealRow.place))]
        found = session.scalars(select(AuditRow).where(AuditRow.id.in_([each.row for each in seals])))
        if newest(key, {row.id: _row(row) for row in found}, seals) is not None:
            return renewal
    return None


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
