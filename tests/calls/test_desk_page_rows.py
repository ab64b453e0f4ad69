"""Rows of the desk, without a window: the order that rests under a hand, and who is meant by a few letters."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.calls.events import Target
from receptionist.clients.profile import Person, Way, WayKind
from receptionist.clients.rules import card
from tests.calls.console import clients, phone
from ui.calls.board.order import FrozenOrder
from ui.calls.reach.model import words_of
from ui.calls.reach.rows import ReachKind, first_to_ring, narrow, split_name
from ui.calls.words.text import elapsed, plain, tip

TUESDAY_TEN = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
MOBILE_TYPED = "+393331234567"
CALLS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(CALLS, st.lists(CALLS, min_size=1))
def test_while_the_hand_is_there_no_row_changes_its_place(first: list[str], later: list[list[str]]) -> None:
    order = FrozenOrder()
    before = order.refresh(first, frozen=False)
    for by_rule in later:
        after = order.refresh(by_rule, frozen=True)
        assert [row.call for row in after[: len(before)]] == [row.call for row in before]
        assert {row.call for row in after if not row.gone} == set(by_rule)
        before = after
    assert [row.call for row in order.refresh(later[-1], frozen=False)] == later[-1]


def rows(typed: str):
    rossi = clients()[0]
    return narrow(card(rossi, rossi.lines[0].number, TUESDAY_TEN, assistant="Anna").targets, rossi, typed)


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("bianchi", "Marco Bianchi"),
        ("bian", "Marco Bianchi"),
        ("bianci", "Marco Bianchi"),
        ("BIÀNCHI", "Marco Bianchi"),
        ("rosso", "Giulia Rossi"),
        ("trainee", "Luca Verdi"),
        ("new york", "Ann Wheeler"),
        ("contracts", "Marco Bianchi"),
    ],
)
def test_who_is_meant(typed: str, who: str) -> None:
    found = rows(typed)[0]
    assert found.target is not None and found.target.name == who


def test_nobody_is_meant_by_a_strangers_name_and_it_is_offered_as_the_callers() -> None:
    (only,) = rows("zanzibar")
    assert (only.kind, only.text) == (ReachKind.NAME, "zanzibar")


def test_a_number_is_dialled_first_and_one_that_cannot_be_is_marked() -> None:
    first, *_rest = rows("02 9990 0021")
    assert (first.kind, first.text) == (ReachKind.DIAL, "+390299900021")
    assert not rows("12")[0].valid


def of_mobile(**known: object):
    mario = Person(
        id="m", name="Mario Neri", ways=(*phone("+390299900055"), Way(kind=WayKind.MOBILE, value=MOBILE_TYPED, **known))
    )
    return msgspec.structs.replace(clients()[0], people=(mario,))


@pytest.mark.parametrize("typed", ["kjaer", "lod"])
def test_a_letter_that_this_keyboard_has_not_is_found_as_search_and_history_find_it(typed: str) -> None:
    rossi = of_mobile()
    there = msgspec.structs.replace(rossi, people=(msgspec.structs.replace(rossi.people[0], name="Łód Kjær"),))
    found = narrow(card(there, there.lines[0].number, TUESDAY_TEN, assistant="Anna").targets, there, typed)[0]
    assert found.target is not None and found.target.name == "Łód Kjær"


@pytest.mark.parametrize("confirm", [True, False])
def test_digits_that_are_a_known_persons_are_that_persons_way_to_be_reached(confirm: bool) -> None:
    rossi = of_mobile(confirm=confirm)
    known = card(rossi, rossi.lines[0].number, TUESDAY_TEN, assistant="Anna").targets
    target = narrow(known, rossi, "333 1234567", confirm=not confirm)[0].as_target()
    assert target == Target(label="Mario Neri", number=MOBILE_TYPED, confirm=confirm, person="m")
    assert words_of(narrow(known, rossi, "333 1234567")[0], "IT") == ("333 123 4567", "dial this number · Mario Neri")


def test_a_number_that_is_nobodys_confirms_by_key_as_the_office_has_it() -> None:
    assert rows("333 7654321")[0].as_target() == Target(label="+393337654321", number="+393337654321", confirm=True)
    rossi = clients()[0]
    assert not narrow((), rossi, "333 7654321", confirm=False)[0].as_target().confirm


@pytest.mark.parametrize("typed", ["112", "110"])
def test_an_emergency_number_stays_as_it_was_typed(typed: str) -> None:
    rossi = msgspec.structs.replace(clients()[0], country="DE")
    (only,) = narrow((), rossi, typed)  # and not +49112: the desk says no to what was typed
    assert (only.kind, only.text, only.valid) == (ReachKind.DIAL, typed, False)


def test_the_mark_passes_over_who_cannot_be_rung() -> None:
    shown = rows("")
    assert shown[first_to_ring(shown)].can_ring
    assert first_to_ring([row for row in shown if not row.can_ring]) == 0


@given(st.text(max_size=3000))
def test_no_name_breaks_out_of_its_row(name: str) -> None:
    shown = plain(name)
    assert len(shown) <= 120 and "\n" not in shown and "\u202e" not in shown
    assert "<" not in tip(shown).removeprefix("<span>").removesuffix("</span>").replace("<br>", "")


def test_a_typed_line_is_name_firm_and_matter() -> None:
    assert split_name("Mario Neri, Neri Spa, the lease, part 2") == ("Mario Neri", "Neri Spa", "the lease, part 2")
    assert split_name("Mario") == ("Mario", "", "")


def test_time_counts_up_and_never_down() -> None:
    assert elapsed(TUESDAY_TEN, TUESDAY_TEN.replace(minute=1, second=7)) == "1:07"
    assert elapsed(TUESDAY_TEN.replace(minute=1), TUESDAY_TEN) == "0:00"
