"""Whatever supervisors do to clients, one after another or at once: what was refused changed nothing, each version is as it was
saved, and no number is two clients' at one instant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from receptionist.clients.calendar.days import meet, owns
from receptionist.clients.merging import gone_back
from receptionist.clients.profile import Closure, Greeting, Line, Occasion, Opening, Person, Profile, Rota, Shift, Way, WayKind
from receptionist.clients.service import ClientService
from receptionist.errors import Problem
from receptionist.store.engine import Store

DAY = timedelta(days=1)
BEGINS = datetime(2026, 12, 1, tzinfo=UTC)
NUMBERS = ("+390255550101", "+390255550102")
WEEK = tuple(
    Opening(weekday=day, start=datetime(2026, 1, 1, 9).time(), end=datetime(2026, 1, 1, 18).time()) for day in range(5)
)
EXPECTED = {
    "line.taken",
    "line.twice",
    "line.not_ours",
    "line.moves_to_itself",
    "client.changed_meanwhile",
    "client.code_taken",
}

days = st.integers(0, 12).map(lambda day: BEGINS + day * DAY)
spans = st.tuples(st.none() | days, st.none() | days).filter(lambda span: None in span or span[0] < span[1])
lines = st.builds(
    lambda number, span, hours, patience: Line(number=number, since=span[0], until=span[1], hours=hours, patience=patience),
    st.sampled_from(NUMBERS),
    spans,
    st.sampled_from([(), WEEK, WEEK[:1]]),
    st.integers(0, 60),
)
people = st.builds(
    lambda name, ways: Person(name=name, ways=ways),
    st.sampled_from(["Neri", "Verdi", "Ó Briain"]),
    st.lists(st.builds(Way, kind=st.just(WayKind.PHONE), value=st.sampled_from(NUMBERS)), max_size=2).map(tuple),
)


def with_turns(profile: Profile) -> Profile:
    shifts = tuple(Shift(person=one.id, begins=datetime(2026, 12, 1, 8), minutes=60) for one in profile.people)
    return msgspec.structs.replace(profile, rotas=(Rota(name="R", shifts=shifts),))


changes: st.SearchStrategy[Callable[[Profile], Profile]] = st.one_of(
    st.lists(lines, max_size=3).map(lambda some: lambda p: msgspec.structs.replace(p, lines=tuple(some))),
    st.lists(people, max_size=3).map(lambda some: lambda p: msgspec.structs.replace(p, people=tuple(some), rotas=())),
    st.just(with_turns),
    st.sampled_from(["A", "b", "C"]).map(lambda code: lambda p: msgspec.structs.replace(p, code=code)),
    st.sampled_from(["Roma", "Torino"]).map(lambda city: lambda p: msgspec.structs.replace(p, city=city)),
    st.sampled_from([None, *NUMBERS]).map(
        lambda line: (
            lambda p: msgspec.structs.replace(
                p,
                greetings=(Greeting(occasion=Occasion.OPEN, text="Salve", line=line),),
                closures=(Closure(since=BEGINS, until=BEGINS + DAY, line=line),),
            )
        )
    ),
)


class Supervisors(RuleBasedStateMachine):
    """Several at their desks, each with profiles that they read some time ago."""

    read = Bundle("read")

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store, self.clients = store, ClientService(store)
        with store.session() as session:
            session.execute(text("DELETE FROM clients"))
        self.kept: dict[str, list[Profile]] = {}
        """All versions of each client (id)."""
        self.moved: list[list[Profile]] = []

    def tries(self, do: Callable[[], list[Profile]]) -> list[Profile]:
        try:
            saved = do()
        except Problem as problem:
            assert problem.code in EXPECTED, problem
            return []
        for one in saved:
            self.kept.setdefault(one.id, []).append(one)
            assert one.version == len(self.kept[one.id])
        return saved

    @rule(target=read, code=st.sampled_from(["A", "B", "C", "D"]), change=changes)
    def begins(self, code: str, change: Callable[[Profile], Profile]) -> Profile:
        return change(Profile(code=code, legal_name=code))

    @rule(target=read, one=read, change=changes)
    def edits(self, one: Profile, change: Callable[[Profile], Profile]) -> Profile:
        return change(one)

    @rule(target=read, one=read)
    def reads_again(self, one: Profile) -> Profile:
        return self.kept[one.id][-1] if one.id in self.kept else one

    @rule(one=read)
    def saves(self, one: Profile) -> None:
        self.tries(lambda: [self.clients.save(one, by="anna")])

    @rule(one=read, other=read)
    def saves_two(self, one: Profile, other: Profile) -> None:
        self.tries(lambda: self.clients.save_all([one, other], by="bruno"))

    @rule(one=read, number=st.sampled_from(NUMBERS), since=days)
    def moves(self, one: Profile, number: str, since: datetime) -> None:
        if one.id not in self.kept:
            return
        now = self.kept[one.id][-1]
        owned = any(owns(line, since) for line in now.lines if line.number == number)
        saved = self.tries(lambda: self.clients.move_line(number, now, since, by="anna"))
        assert bool(saved) is not owned  # a move is refused for nothing else
        self.moved += [saved] if saved else []

    @rule(n=st.integers(0, 5))
    def takes_back(self, n: int) -> None:
        if n < len(self.moved):
            self.tries(lambda: self.clients.take_back_move(self.moved[n], by="anna"))

    @rule(one=read, n=st.integers(0, 8))
    def goes_back(self, one: Profile, n: int) -> None:
        versions = self.kept.get(one.id, [])
        if n < len(versions):
            self.tries(
                lambda: [
                    self.clients.save(
                        gone_back(versions[-1], self.clients.version(one.id, n + 1), self.clients.profiles()), by="anna"
                    )
                ]
            )

    @invariant()
    def everybody_finds_what_was_saved_last(self) -> None:
        found = {one.id: one for one in self.clients.profiles()}
        assert found == {client: versions[-1] for client, versions in self.kept.items()}
        held = [(line.number, line) for one in found.values() for line in one.lines]
        assert not any(
            number == other and meet(line, another) for n, (number, line) in enumerate(held) for other, another in held[:n]
        )

    def teardown(self) -> None:
        for client, versions in self.kept.items():
            assert [self.clients.version(client, n + 1) for n in range(len(versions))] == versions
            assert [one.version for one in self.clients.versions_of(client)] == list(range(len(versions), 0, -1))


def test_whatever_supervisors_do_every_version_stands_and_no_number_has_two_owners(store: Store) -> None:
    many: Any = settings(max_examples=10, stateful_step_count=20, deadline=None)
    run_state_machine_as_test(lambda: Supervisors(store), settings=many)
