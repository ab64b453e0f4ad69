"""Whoever is on call does not answer: the next step of the rota stands marked, and is rung for its own seconds. Told once and
run on both phone systems."""

from __future__ import annotations

from datetime import datetime

from receptionist.calls.board import CallView
from receptionist.calls.commands import Answer, BlindTransfer, Consult
from receptionist.calls.events import Target, TargetEnded
from receptionist.calls.places import Place, Side
from receptionist.clients.profile import Person, Profile, Rota, Shift, Step, Way, WayKind
from receptionist.clients.rules import targets
from tests.calls.stage import ALWAYS, QUICK, Stage
from tests.telephony.lab import NUMBERS
from ui.calls.reach.rows import first_to_ring, narrow


def _who(name: str) -> Person:
    return Person(name=name.title(), ways=(Way(kind=WayKind.PHONE, value=NUMBERS[name]),))


BIANCHI, ROSSI = _who("bianchi"), _who("rossi")
NIGHTS = Rota(
    name="Nights",
    shifts=(Shift(person=BIANCHI.id, begins=datetime(2026, 1, 1), minutes=1440, rule="FREQ=DAILY"),),
    steps=(Step(target=ROSSI.id, seconds=2), Step(target=BIANCHI.id, seconds=3)),
)
FIRM = Profile(code="F", legal_name="Firm", people=(BIANCHI, ROSSI), rotas=(NIGHTS,), hours=ALWAYS)


def marked(stage: Stage, *in_vain: Target) -> Target:
    """The row of Reach that Enter rings, when these were rung in vain."""
    rows = narrow(targets(FIRM, None, stage.lab.clock.now()), FIRM, "")
    target = rows[first_to_ring(rows, frozenset(one.person or "" for one in in_vain))].as_target()
    assert target is not None
    return target


def rang_for(stage: Stage) -> int:
    """For how many whole seconds the last target was rung."""
    return next(event.seconds for event in reversed(stage.written) if isinstance(event, TargetEnded))


def in_vain(stage: Stage, call: CallView, target: Target) -> None:
    """The caller is put through, nobody lifts, and she takes them back."""
    stage.does("anna", BlindTransfer(call=call.id, target=target))
    stage.at(call, Place.RETURNED)
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)


def test_who_does_not_answer_in_their_seconds_is_followed_by_the_next_step(stage: Stage) -> None:
    call = stage.talking()
    on_call = marked(stage)
    assert (on_call.label, on_call.number, on_call.seconds) == ("Nights", NUMBERS["bianchi"], None)
    in_vain(stage, call, on_call)
    assert stage.real or rang_for(stage) == QUICK.blind

    step = marked(stage, on_call)
    assert (step.label, step.number, step.seconds) == ("Rossi", NUMBERS["rossi"], 2)
    in_vain(stage, call, step)
    assert stage.real or rang_for(stage) == 2

    last = marked(stage, on_call, step)
    assert (last.label, last.seconds) == ("Bianchi", 3)
    stage.does("anna", Consult(call=call.id, target=last))
    stage.side(call, Side.CONSULT_RINGING)
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    assert stage.hear_each_other("anna", "bianchi")
