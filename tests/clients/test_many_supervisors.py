"""Generated concurrent histories: several supervisors save clients and move numbers, each by what they read themselves, all in
the same instant, on the real engines. Whatever the order in which the database takes them: no number is two clients' at one
instant, no save is lost, and who was refused is told a reason that they know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import integers, lists, sampled_from, tuples
from sqlalchemy import text

from receptionist.clients.calendar.days import meet
from receptionist.clients.profile import Line, Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Problem
from receptionist.store.engine import Store
from tests.at_once import at_once

BEGINS = datetime(2026, 12, 1, tzinfo=UTC)
NUMBERS = ("+390255550101", "+390255550102")
CODES = ("ACME", "ROSSI", "VERDI")
REFUSALS = {
    "line.taken",
    "line.twice",
    "line.not_ours",
    "line.moves_to_itself",
    "line.taken_meanwhile",
    "client.changed_meanwhile",
}

steps = tuples(sampled_from(["moves", "takes", "gives up", "writes"]), integers(0, 2), integers(0, 1), integers(0, 9))
histories = lists(lists(steps, min_size=1, max_size=4), min_size=2, max_size=4)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories=histories)
def test_whatever_they_do_at_once_no_number_has_two_owners_and_no_save_is_lost(
    store: Store, histories: list[list[tuple[str, int, int, int]]]
) -> None:
    with store.session() as session:
        session.execute(text("DELETE FROM clients"))
    clients = ClientService(store)
    for code in CODES:
        clients.save(Profile(code=code, legal_name=code), by="setup")
    hands = [Supervisor(clients, f"supervisor{number}") for number in range(len(histories))]
    jobs = [lambda hand=hand, steps=steps: hand.does(steps) for hand, steps in zip(hands, histories, strict=True)]
    assert at_once(*jobs) == [None] * len(jobs), "each came to the end"
    assert_no_save_is_lost(clients, hands)


def assert_no_save_is_lost(clients: ClientService, hands: list[Supervisor]) -> None:
    """And no number has two owners at one instant; whoever was refused was told a reason that they know."""
    assert {code for hand in hands for code in hand.refused} <= REFUSALS
    found = clients.profiles()
    saved = [profile for hand in hands for profile in hand.saved]
    assert Counter(profile.id for profile in saved) == Counter({one.id: one.version - 1 for one in found if one.version > 1})
    for profile in saved:
        assert clients.version(profile.id, profile.version) == profile, "as it was saved it stands among the versions"
    for one in found:
        assert clients.version(one.id, one.version) == one
    held = [(one.id, line) for one in found for line in one.lines]
    for place, (owner, line) in enumerate(held):
        for other, another in held[:place]:
            assert line.number != another.number or not meet(line, another), (owner, other)


class Supervisor:
    """One at their desk: reads, and then does something with what they read."""

    def __init__(self, clients: ClientService, login: str) -> None:
        self._clients, self._login = clients, login
        self.saved: list[Profile] = []
        self.refused: list[str] = []

    def does(self, steps: list[tuple[str, int, int, int]]) -> None:
        for what, which, number, day in steps:
            read = self._clients.load(CODES[which])
            since = BEGINS + timedelta(days=day)
            if what == "moves":
                self._tries(lambda read=read, number=number, since=since: self._moves(read, number, since))  # type: ignore[misc]
            elif what == "takes":
                line = Line(number=NUMBERS[number], since=since, until=since + timedelta(days=2))
                self._saves(read, lines=(*(each for each in read.lines if each.number != line.number), line))
            elif what == "gives up":
                self._saves(read, lines=())
            else:
                self._saves(read, city=f"{self._login} {len(self.saved)}")

    def _moves(self, to: Profile, number: int, since: datetime) -> list[Profile]:
        return self._clients.move_line(NUMBERS[number], to, since, by=self._login)

    def _saves(self, read: Profile, **other: object) -> None:
        self._tries(lambda: [self._clients.save(msgspec.structs.replace(read, **other), by=self._login)])

    def _tries(self, do: Callable[[], list[Profile]]) -> None:
        try:
            self.saved += do()
        except Problem as problem:
            self.refused.append(problem.code)
