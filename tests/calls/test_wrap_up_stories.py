"""After a call there is time for its note, where the client asks for it; told once and run on both phone systems. And what each
event of a call came from."""

from __future__ import annotations

from typing import Any

import pytest

from receptionist.calls.board import CallView
from receptionist.calls.commands import Answer, Complete, Consult, DoneWrappingUp, HangUp, Hold
from receptionist.calls.events import Finished, Moved, Offered, Source, Turned
from receptionist.calls.places import Place, Result, Side
from tests.calls.stage import LONG_NOTED_LINE, NOTED_LINE, SILENCE, WRAP_UP, Stage, to


def wrapping_up(stage: Stage, line: str = LONG_NOTED_LINE) -> CallView:
    """Neri has called and put the phone down; Anna writes her note."""
    call = stage.talking("neri", line=line)
    assert stage.hear_each_other("neri", "anna")
    stage.lab.hangs_up("neri")
    stage.side(call, Side.WRAP_UP)
    return call


def test_the_note_has_its_time_and_then_she_is_free(stage: Stage) -> None:
    call = wrapping_up(stage, NOTED_LINE)
    record = stage.over(call)
    assert (record.result, record.side) == (Result.ANSWERED, Side.NONE)
    assert record.times.wrap_up > WRAP_UP - 1
    assert stage.board.current("anna") is None
    stage.talking("verdi")
    assert stage.hear_each_other("verdi", "anna")


def test_nobody_is_put_through_to_her_while_she_writes(stage: Stage) -> None:
    call = wrapping_up(stage)
    second = stage.rings("verdi")
    stage.lab.passes(1)
    assert (stage.now(second).place, stage.now(call).side) == (Place.WAITING, Side.WRAP_UP)
    assert stage.lab.hears("anna") == SILENCE
    assert not stage.lab.call("verdi").charged
    stage.does("anna", DoneWrappingUp(call=call.id))
    assert stage.over(call).result is Result.ANSWERED
    stage.does("anna", Answer(call=second.id))
    stage.at(second, Place.TALKING)
    assert stage.hear_each_other("verdi", "anna")


def test_the_next_call_ends_the_note(stage: Stage) -> None:
    call = wrapping_up(stage)
    second = stage.talking("verdi")
    assert stage.hear_each_other("verdi", "anna")
    assert stage.over(call).result is Result.ANSWERED
    assert stage.board.current("anna") is stage.now(second)


def test_her_note_after_a_transfer_while_the_two_talk(stage: Stage) -> None:
    call = stage.talking("neri", line=LONG_NOTED_LINE)
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    stage.does("anna", Complete(call=call.id))
    stage.at(call, Place.TRANSFERRED)
    assert stage.now(call).side is Side.WRAP_UP
    assert stage.hear_each_other("neri", "bianchi")
    assert stage.lab.hears("anna") == SILENCE
    stage.does("anna", DoneWrappingUp(call=call.id))
    stage.lab.hangs_up("neri")
    assert stage.over(call).result is Result.TRANSFERRED


@pytest.mark.parametrize("held", [False, True])
def test_whoever_ends_the_call_she_has_her_note(stage: Stage, held: bool) -> None:
    call = stage.talking("neri", line=LONG_NOTED_LINE)
    if held:
        stage.does("anna", Hold(call=call.id))
        stage.lab.passes(0.5)
        stage.lab.hangs_up("neri")
    else:
        stage.does("anna", HangUp(call=call.id))
    stage.side(call, Side.WRAP_UP)
    stage.nothing_left()
    stage.does("anna", DoneWrappingUp(call=call.id))
    assert stage.over(call).result is (Result.ABANDONED_ON_HOLD if held else Result.ANSWERED)


def test_a_caller_who_gave_up_leaves_no_note_to_write(stage: Stage) -> None:
    call = stage.rings("neri", NOTED_LINE)
    stage.lab.hangs_up("neri")
    assert stage.over(call).times.wrap_up == 0
    assert stage.board.current("anna") is None


# ---- what it came from


def told(stage: Stage, kind: type[Any], **values: object) -> tuple[Source, str | None]:
    """The source and the actor of the one event of this kind with these values."""
    found = [event for event in stage.written if isinstance(event, kind)]
    (event,) = (event for event in found if all(getattr(event, name) is value for name, value in values.items()))
    return event.source, event.actor


def test_every_event_says_what_it_came_from(stage: Stage) -> None:
    call = wrapping_up(stage, NOTED_LINE)
    stage.over(call)
    assert told(stage, Offered) == (Source.PHONE, None)
    assert told(stage, Turned, side=Side.RINGING) == (Source.ASSISTANT, "anna")
    assert told(stage, Moved, place=Place.TALKING) == (Source.PHONE, None)
    assert told(stage, Finished) == (Source.PHONE, None)
    assert told(stage, Turned, side=Side.NONE) == (Source.DESK, None), "the time for the note ran out"


def test_what_the_fallback_did_says_so(stage: Stage) -> None:
    call = stage.rings("neri")
    stage.desk.stop()
    stage.lab.picks_up("bruno")
    stage.lab.passes(1)
    stage.lab.hangs_up("neri")
    stage.is_out("neri")
    stage.restarts()
    stage.until(lambda: stage.records()[call.id].result is Result.OVERFLOWED, "it is read in")
    assert told(stage, Finished, result=Result.OVERFLOWED) == (Source.FALLBACK, None)
