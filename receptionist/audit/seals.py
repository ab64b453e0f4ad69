"""Seals: each row of the trail is bound to the one before by a key that stands outside the database, so that whoever owns the
database can spoil the trail and cannot forge it. Pure."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

DECISIONS = "audit_redactions"
"""The table whose rows say that values may be taken away."""
RENEWALS = "audit_chains"
"""The table whose rows say that a key is lost, and the next one begins a chain of its own."""
BEGINNING = "0" * 64
"""Before the first seal."""
LATE = 10_000
"""A row may be committed after rows with higher numbers: so many numbers back a row may stand that gets its seal later."""
LAST = 100
"""So many of the newest seals are asked whether a key made them: not one alone, which somebody may have spoiled."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the trail, as it stands."""

    id: int
    at: datetime
    actor: str
    source: str
    what: str
    verb: str
    key: str
    client: str | None


@dataclass(frozen=True, slots=True)
class Seal:
    """A row's, at a place in the order."""

    place: int
    row: int
    digest: str
    mac: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last seal at some moment, noted down outside the database."""

    place: int
    mac: str


@dataclass(frozen=True, slots=True)
class Renewal:
    """The key that made the seals up to `place` is lost: `by` somebody's decision, at a moment (UTC), for a reason."""

    place: int
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Lost:
    """Rows (so many, of these ids) that nobody can verify any more, as their key is lost by a recorded decision."""

    rows: int
    first: int
    last: int
    decided: Renewal


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a look at the whole trail says. `first_bad`: the id of the first row that is not what was sealed (of a seal that is
    missing: of the last good one, plus one); None: all is whole. `redacted` rows lost their values by a recorded decision, of
    which `deciding` wait for their decision's own seal. `unsealed` have no seal yet, the first of them since `unsealed_since`
    (UTC). `another_key`: no seal at all was made with the key that was asked. `lost`: what is sealed by keys that are gone, of
    which nothing is said but what was redacted. `given_up`: the decision that the key that was asked is lost, where all that it
    had sealed is whole, and `first_bad` only the first row that was sealed with the next one."""

    rows: int
    first_bad: int | None
    redacted: int
    unsealed: int
    unsealed_since: datetime | None = None
    another_key: bool = False
    deciding: int = 0
    lost: tuple[Lost, ...] = ()
    given_up: Renewal | None = None

    @property
    def intact(self) -> bool:
        """Nothing was edited, deleted, put in another order or cut off, as far as it was sealed."""
        return self.first_bad is None


def digest(values: str | None) -> str:
    """Of what stood there before; of a decision, of what it says."""
    return hashlib.sha256((values or "").encode()).hexdigest()


def seal(key: bytes, last: Seal | None, row: Row, values: str | None) -> Seal:
    """The next one."""
    place, before = (last.place + 1, last.mac) if last is not None else (1, BEGINNING)
    of = digest(values)
    return Seal(place, row.id, of, _mac(key, before, place, row, of))


def verify(
    key: bytes,
    rows: Mapping[int, Row],
    values: Mapping[int, str],
    decisions: Mapping[int, str],
    seals: Sequence[Seal],
    anchors: Iterable[Anchor],
    renewals: Iterable[Renewal] = (),
) -> Verdict:
    """`seals` in the order of their places; `decisions`: what was decided, by the row whose values were taken away. A decision,
    and a renewal, is one when its own row is sealed, with all that it says, or is about to be."""
    by_chain = {each.place: each for each in renewals}
    content = dict(values) | decided(rows.values(), decisions, by_chain.values())
    genuine = _genuine(key, rows, seals)
    lost = _lost(rows, content, by_chain, seals, genuine)
    allowed = {
        target
        for each, good in zip(seals, genuine, strict=True)
        if good and (target := taken_by(rows[each.row])) in decisions and digest(content.get(each.row)) == each.digest
    }
    sealed = {each.row for each in seals}
    soon = max(sealed, default=0) - LATE
    waiting = {taken_by(row) for row in rows.values() if row.id not in sealed and row.id > soon} & decisions.keys() - allowed
    told = {taken_by(row) for row in rows.values()} & decisions.keys()
    found_redacted, deciding, bad, given_up = 0, 0, None, None
    by_place = {}
    for expected, (each, good) in enumerate(zip(seals, genuine, strict=True), 1):
        if each.place == expected and expected in lost:
            by_place[each.place] = each
            found_redacted += each.row in told and each.row not in content
            continue
        good = good and each.place == expected
        if good and each.row in decisions:
            good = each.row in allowed or each.row in waiting
            found_redacted += good and each.row not in content
            deciding += each.row in waiting
        if good and digest(content.get(each.row)) != each.digest:
            good = (each.row in allowed or each.row in waiting) and each.row not in content
        if not good:
            bad, given_up = each.row, _given_up(rows, by_chain, genuine, expected)
            break
        by_place[each.place] = each
    if bad is None or given_up is not None:
        # what was noted down since stands too, whoever sealed it: else it was this key after all, and the decision is invented
        there = by_place if given_up is None else {each.place: each for each in seals}
        if (cut := _cut_off(there, anchors)) is not None:
            bad, given_up = cut, None
    unsealed = rows.keys() - sealed
    since = min((rows[id_].at for id_ in unsealed), default=None)
    another_key = len(lost) < len(seals) and not any(genuine)
    gone = tuple(_named(renewal, seals, lost) for renewal in sorted(set(lost.values()), key=lambda each: each.place))
    return Verdict(len(rows), bad, found_redacted, len(unsealed), since, another_key, deciding, gone, given_up)


def newest(key: bytes, rows: Mapping[int, Row], seals: Sequence[Seal]) -> Seal | None:
    """The last of these seals that was made with that key, and for its row as it stands; None: none was. They follow one
    another in the chain, and of the first of them it is not known unless it is the chain's first."""
    genuine = _genuine(key, rows, seals)
    return next((each for each, good in zip(reversed(seals), reversed(genuine), strict=True) if good), None)


def stands(seals: Iterable[Seal], anchors: Iterable[Anchor]) -> bool:
    """Whether each of those that were noted down is among these seals."""
    return {(anchor.place, anchor.mac) for anchor in anchors} <= {(each.place, each.mac) for each in seals}


def taken_by(row: Row) -> int | None:
    """The row whose values were taken away by the decision that this row is about; None: it is about none."""
    return _about(row, DECISIONS, "audit")


def _about(row: Row, table: str, key: str) -> int | None:
    if (row.what, row.verb) != (table, "I"):
        return None
    try:
        return int(json.loads(row.key)[key])
    except (ValueError, TypeError, LookupError):  # somebody wrote over it: its seal will say so
        return None


def renewed_by(row: Row) -> int | None:
    """The place after which a new chain begins by the decision that this row is about; None: it is about none."""
    return _about(row, RENEWALS, "place")


def decided(rows: Iterable[Row], decisions: Mapping[int, str], renewals: Iterable[Renewal] = ()) -> dict[int, str]:
    """What is sealed with the rows that are about decisions: the decision itself."""
    chains = {each.place: decision(each.place, each.at, each.by, each.reason) for each in renewals}
    found = {}
    for row in rows:
        for said, target in ((decisions, taken_by(row)), (chains, renewed_by(row))):
            if target is not None and target in said:
                found[row.id] = said[target]
    return found


def decision(of: int, at: datetime, by: str, reason: str) -> str:
    """All that it says, to be sealed."""
    return json.dumps([of, at.astimezone(UTC).isoformat(), by, reason])


def _genuine(key: bytes, rows: Mapping[int, Row], seals: Sequence[Seal]) -> list[bool]:
    """Which seals were made with that key for the row as it stands, after the seal that stands before."""
    before, found = BEGINNING, []
    for each in seals:
        row = rows.get(each.row)
        found.append(row is not None and hmac.compare_digest(each.mac, _mac(key, before, each.place, row, each.digest)))
        before = each.mac
    return found


def _lost(
    rows: Mapping[int, Row],
    content: Mapping[int, str],
    renewals: Mapping[int, Renewal],
    seals: Sequence[Seal],
    genuine: Sequence[bool],
) -> dict[int, Renewal]:
    """The places of the chains of which the key made no seal, where a decision behind them says that theirs is lost."""
    places = {each.row: index for index, each in enumerate(seals)}
    about = {place: row.id for row in rows.values() if (place := renewed_by(row)) is not None}
    found: dict[int, Renewal] = {}
    for begins, ends in reversed(list(pairwise([0, *sorted(renewals)]))):
        row = about.get(ends)
        if row is None or any(genuine[begins:ends]):
            continue
        at = places.get(row)
        if at is None or at + 1 in found or (at >= ends and genuine[at] and digest(content.get(row)) == seals[at].digest):
            found |= dict.fromkeys(range(begins + 1, ends + 1), renewals[ends])
    return found


def _given_up(rows: Mapping[int, Row], renewals: Mapping[int, Renewal], genuine: Sequence[bool], place: int) -> Renewal | None:
    """The decision by which the key made no seal from `place` on, and did make some before; None: there is none."""
    found = renewals.get(place - 1)
    if found is None or not any(genuine[: place - 1]) or any(genuine[place - 1 :]):
        return None
    return found if any(renewed_by(row) == found.place for row in rows.values()) else None


def _named(renewal: Renewal, seals: Sequence[Seal], lost: Mapping[int, Renewal]) -> Lost:
    theirs = [each.row for each in seals if lost.get(each.place) is renewal]
    return Lost(len(theirs), min(theirs, default=0), max(theirs, default=0), renewal)


def _cut_off(seals: Mapping[int, Seal], anchors: Iterable[Anchor]) -> int | None:
    """What was noted down outside must still stand there."""
    for anchor in sorted(anchors, key=lambda each: each.place):
        found = seals.get(anchor.place)
        if found is None:
            return max((each.row for each in seals.values()), default=0) + 1
        if found.mac != anchor.mac:
            return found.row
    return None


def _mac(key: bytes, before: str, place: int, row: Row, of: str) -> str:
    content = [
        place,
        row.id,
        row.at.astimezone(UTC).isoformat(),
        row.actor,
        row.source,
        row.what,
        row.verb,
        row.key,
        row.client,
        of,
    ]
    written = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return hmac.new(key, f"{before}\n{written}".encode(), hashlib.sha256).hexdigest()
