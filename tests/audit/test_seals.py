"""Whoever owns the database can spoil the trail, and cannot do it unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis.strategies import composite, integers, lists, sampled_from, text

from receptionist.audit.seals import DECISIONS, LATE, Anchor, Row, Seal, decision, seal, verify

KEY = b"k" * 32


@composite
def trails(draw):  # type: ignore[no-untyped-def]
    count = draw(integers(1, 12))
    begin = datetime(2026, 11, 25, tzinfo=UTC)
    rows = {
        n: Row(
            n,
            begin + timedelta(seconds=n),
            draw(sampled_from(["anna", "bruno"])),
            "127.0.0.1",
            draw(sampled_from(["clients", "settings"])),
            draw(sampled_from("IUD")),
            draw(text(max_size=5)),
            None,
        )
        for n in range(1, count + 1)
    }
    values = {n: draw(text(min_size=1, max_size=5)) for n in rows if draw(integers(0, 1))}
    seals: list[Seal] = []
    for n in draw(lists(sampled_from(sorted(rows)), unique=True, min_size=1)):
        seals.append(seal(KEY, seals[-1] if seals else None, rows[n], values.get(n)))
    return rows, values, seals


@given(trails())
def test_what_nobody_touched_is_intact(trail) -> None:  # type: ignore[no-untyped-def]
    rows, values, seals = trail
    anchor = Anchor(seals[-1].place, seals[-1].mac)
    verdict = verify(KEY, rows, values, {}, seals, [anchor])
    assert verdict.intact and verdict.unsealed == len(rows) - len(seals) and not verdict.redacted


@given(trails(), integers(0, 100), sampled_from(["edit", "delete", "values", "order", "tail", "seal", "key", "actor"]))
def test_every_way_to_spoil_it_is_seen_at_its_first_row(trail, which, how) -> None:  # type: ignore[no-untyped-def]
    rows, values, seals = trail
    rows, values, seals = dict(rows), dict(values), list(seals)
    anchor = Anchor(seals[-1].place, seals[-1].mac)
    at = which % len(seals)
    victim, key, expected = seals[at].row, KEY, seals[at].row
    if how == "edit":
        rows[victim] = replace(rows[victim], at=rows[victim].at + timedelta(seconds=1))
    elif how == "actor":
        rows[victim] = replace(rows[victim], actor="nobody")
    elif how == "delete":
        del rows[victim]
    elif how == "values":
        values[victim] = values.get(victim, "") + "x"
    elif how == "order":
        if len(seals) < 2:
            return
        at = min(at, len(seals) - 2)
        one, two = seals[at], seals[at + 1]
        seals[at], seals[at + 1] = replace(two, place=one.place), replace(one, place=two.place)
        expected = seals[at].row
    elif how == "tail":
        cut = seals[at:]
        seals = seals[:at]
        for each in cut:
            del rows[each.row]
            values.pop(each.row, None)
        expected = max((each.row for each in seals), default=0) + 1
    elif how == "seal":
        seals[at] = replace(seals[at], mac="f" * 64)
    else:
        key, expected = b"x" * 32, seals[0].row
    verdict = verify(key, rows, values, {}, seals, [anchor])
    assert not verdict.intact and verdict.first_bad == expected


def decided(trail, victim):  # type: ignore[no-untyped-def]
    """The same trail with a decision about a row at its end, sealed: rows, values without those, decisions, seals."""
    rows, values, seals = trail
    said, last = decision(victim, rows[victim].at, "anna", "art. 17"), max(rows) + 1
    about = replace(rows[victim], id=last, what=DECISIONS, verb="I", key=f'{{"audit": {victim}}}')
    without = {row: value for row, value in values.items() if row != victim}
    return {**rows, last: about}, without, {victim: said}, [*seals, seal(KEY, seals[-1], about, said)]


@given(trails())
def test_a_recorded_decision_takes_values_away_and_nothing_else(trail) -> None:  # type: ignore[no-untyped-def]
    sealed = [each.row for each in trail[2] if each.row in trail[1]]
    if not sealed:
        return
    victim = sealed[0]
    rows, without, decisions, seals = decided(trail, victim)
    found = verify(KEY, rows, without, decisions, seals, ())
    assert found.intact and found.redacted == 1
    assert verify(KEY, rows, without, {}, seals, ()).first_bad == victim, "nobody decided that"
    other = without | {victim: "something else"}
    assert verify(KEY, rows, other, decisions, seals, ()).first_bad == victim, "taken away is not written over"


@given(trails())
def test_a_decision_that_waits_for_its_seal_is_told_as_waiting_and_never_as_broken(trail) -> None:  # type: ignore[no-untyped-def]
    victim = trail[2][0].row
    rows, without, decisions, _seals = decided(trail, victim)
    found = verify(KEY, rows, without, decisions, trail[2], ())
    assert (found.first_bad, found.redacted, found.deciding) == (None, 1, 1) and found.unsealed == len(rows) - len(trail[2])
    assert verify(KEY, rows, without | {victim: "something else"}, decisions, trail[2], ()).first_bad == victim
    far = {id_ + LATE: row for id_, row in rows.items()}
    last = replace(far[max(far)], id=1)
    about_the_first = {1: last, **{id_: replace(row, id=id_) for id_, row in far.items() if id_ != max(far)}}
    seals: list[Seal] = []
    for each in trail[2]:
        row = about_the_first[each.row + LATE]
        seals.append(seal(KEY, seals[-1] if seals else None, row, trail[1].get(each.row)))
    moved = {id_ + LATE: value for id_, value in without.items()}
    gone = {1: replace(last, key=f'{{"audit": {victim + LATE}}}')}
    found = verify(KEY, about_the_first | gone, moved, {victim + LATE: decisions[victim]}, seals, ())
    assert found.first_bad == victim + LATE, "so far back nothing is sealed any more"


@given(trails(), sampled_from(["unaudited", "another reason", "sealed by somebody else", "about another"]))
def test_a_decision_that_was_not_sealed_as_it_stands_is_none(trail, how: str) -> None:  # type: ignore[no-untyped-def]
    victim = trail[2][0].row
    rows, without, decisions, seals = decided(trail, victim)
    if how == "unaudited":
        rows, seals = trail[0], trail[2]
    elif how == "another reason":
        decisions = {victim: decision(victim, rows[victim].at, "anna", "because")}
    elif how == "sealed by somebody else":
        seals = [*seals[:-1], seal(b"x" * 32, seals[-2], rows[max(rows)], decisions[victim])]
    else:
        rows = {**rows, max(rows): replace(rows[max(rows)], key='{"audit": 99}')}
    assert verify(KEY, rows, without, decisions, seals, ()).first_bad == victim


@given(trails())
def test_what_was_taken_away_before_it_was_sealed_is_told_as_taken_away(trail) -> None:  # type: ignore[no-untyped-def]
    rows, values, seals = trail
    victim = seals[0].row
    values = {row: value for row, value in values.items() if row != victim}
    again: list[Seal] = []
    for each in seals:
        again.append(seal(KEY, again[-1] if again else None, rows[each.row], values.get(each.row)))
    found = verify(KEY, *decided((rows, values, again), victim), ())
    assert found.intact and found.redacted == 1
