"""What is new to her is looked up while calls go on: what comes back late tells nothing that she has read meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from receptionist.calls.events import Finished, Moved, Place
from receptionist.calls.places import Result
from receptionist.clients.profile import Instruction, Profile, new_id
from ui.calls.freshness import Freshness

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
YESTERDAY = NOW - timedelta(days=1)
WAS = Profile(code="ROSSI", legal_name="Rossi")
ROSSI = replace(WAS, instructions=(Instruction(text="Never on Friday."),))
CALL = new_id()


class Around(QObject):
    """Her board, her book and her background, each as far as it is asked; what is looked up comes back when one says so."""

    happened, replaced = Signal(object), Signal()
    assistant = "anna"

    def __init__(self) -> None:
        super().__init__()
        self.board = SimpleNamespace(calls={CALL: SimpleNamespace(id=CALL, client=ROSSI.id)})
        self.directory = SimpleNamespace(by_id={ROSSI.id: ROSSI})
        self.looked_up: list[Callable[[], None]] = []

    def run(self, job: Callable[[], Any], then: Callable[[Any], None], _failed: object) -> None:
        found = job()
        self.looked_up.append(lambda: then(found))

    def comes_back(self) -> None:
        self.looked_up.pop(0)()

    def last_answered(self, _assistant: str) -> dict[str, datetime]:
        return {ROSSI.id: YESTERDAY}

    def before(self, at: object) -> dict[str, Profile | None]:
        return {ROSSI.id: WAS}

    def she_answers(self) -> None:
        """And rings off at `NOW`."""
        about: Any = {"epoch": 1, "sequence": 1, "at": NOW, "call": CALL}
        self.happened.emit(Moved(id=new_id(), place=Place.TALKING, assistant="anna", **about))
        self.happened.emit(Finished(id=new_id(), result=Result.ANSWERED, **about))


def test_what_she_reads_while_it_is_looked_up_is_not_told_again() -> None:
    around: Any = Around()
    freshness = Freshness(around, around, around, around, around, lambda: NOW)
    freshness.load()
    around.comes_back()
    around.comes_back()
    known = freshness.of(ROSSI.id)
    assert known is not None and known.instructions == {"Never on Friday."}
    around.replaced.emit()
    around.she_answers()
    around.comes_back()
    read = freshness.of(ROSSI.id)
    assert read is not None and (read.since, read.instructions) == (NOW, frozenset())


def test_a_call_that_she_ends_before_the_record_is_read_counts() -> None:
    around: Any = Around()
    freshness = Freshness(around, around, around, around, around, lambda: NOW)
    freshness.load()
    around.she_answers()
    around.comes_back()
    around.comes_back()
    read = freshness.of(ROSSI.id)
    assert read is not None and read.since == NOW
    assert freshness.of("somebody else") is None
