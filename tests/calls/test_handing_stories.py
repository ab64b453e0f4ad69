"""A call is handed to a colleague, who takes it or lets it pass; told once and run on both phone systems."""

from __future__ import annotations

import pytest

from receptionist.calls.board import ShortLine
from receptionist.calls.commands import (
    Answer,
    BackToQueue,
    Chat,
    Consult,
    GiveKind,
    GiveToClient,
    HandTo,
    Hold,
    KeepAsEvidence,
    KeepNotes,
    LetPass,
    Name,
    NoteMessage,
    Resume,
    SayWaitsFor,
    SetAvailability,
    SignIn,
)
from receptionist.calls.events import Availability, Target
from receptionist.calls.places import KindOfCall, Place, Side
from tests.calls.stage import MUSIC, QUICK, SILENCE, Stage
from tests.telephony.lab import Does


@pytest.mark.parametrize("held", [False, True])
def test_the_colleague_takes_it(stage: Stage, held: bool) -> None:
    stage.sits_down("bruno")
    call = stage.talking()
    if held:
        stage.does("anna", Hold(call=call.id))
    stage.does("anna", HandTo(call=call.id, to="bruno"))
    assert stage.now(call).handed_to == "bruno" and stage.now(call).assistant == "anna"
    assert stage.board.next_for("bruno") is stage.now(call)
    assert stage.now(call).place is (Place.HELD if held else Place.TALKING), "nothing changes until he is there"
    stage.does("bruno", Answer())
    stage.until(lambda: (stage.now(call).place, stage.now(call).assistant) == (Place.TALKING, "bruno"), "he talks")
    assert stage.hear_each_other("neri", "bruno")
    assert stage.lab.hears("anna") == SILENCE
    assert stage.now(call).taken_over_from == "anna" and stage.now(call).handed_to is None
    assert stage.board.current("anna") is None


def test_he_lets_it_pass_and_she_is_told(stage: Stage) -> None:
    stage.sits_down("bruno")
    call = stage.talking()
    stage.does("anna", HandTo(call=call.id, to="bruno"))
    stage.does("bruno", LetPass(call=call.id))
    assert stage.troubles() == ["colleague.not_taken"]
    assert stage.now(call).handed_to is None
    assert stage.hear_each_other("neri", "anna")
    assert stage.ask("bruno", Answer(call=call.id)).code == "call.taken"
    assert stage.ask("bruno", LetPass(call=call.id)).code == "call.over"


def test_he_says_nothing(stage: Stage) -> None:
    stage.sits_down("bruno")
    call = stage.talking()
    stage.does("anna", HandTo(call=call.id, to="bruno"))
    stage.until(lambda: stage.troubles() == ["colleague.not_taken"], "she is told", QUICK.returned * 10)
    assert stage.now(call).assistant == "anna" and stage.now(call).handed_to is None


def test_she_changes_her_mind(stage: Stage) -> None:
    stage.sits_down("bruno")
    call = stage.talking()
    stage.does("anna", HandTo(call=call.id, to="bruno"))
    stage.does("anna", LetPass(call=call.id))
    stage.does("anna", HandTo(call=call.id, to="bruno"))
    stage.lab.passes(QUICK.returned / 2)
    assert stage.now(call).handed_to == "bruno", "the time of the first offer is none of the second's"
    assert stage.troubles() == []


def test_his_phone_does_not_answer_and_the_caller_is_still_hers(stage: Stage) -> None:
    stage.sits_down("bruno")
    stage.lab.does("bruno", Does.REFUSE)
    call = stage.talking()
    stage.does("anna", HandTo(call=call.id, to="bruno"))
    stage.does("bruno", Answer(call=call.id))
    stage.until(lambda: "colleague.not_taken" in stage.troubles(), "she is told")
    assert (stage.now(call).place, stage.now(call).side, stage.now(call).assistant) == (Place.HELD, Side.ON_HOLD, "anna")
    assert stage.lab.hears("neri") == MUSIC
    stage.does("anna", Resume())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_he_holds_his_own_caller_for_it(stage: Stage) -> None:
    stage.sits_down("bruno")
    his, hers = stage.talking("verdi", "bruno"), stage.talking("neri", "anna")
    stage.does("anna", HandTo(call=hers.id, to="bruno"))
    stage.does("bruno", Answer(call=hers.id))
    stage.until(lambda: (stage.now(hers).place, stage.now(hers).assistant) == (Place.TALKING, "bruno"), "he talks")
    assert stage.now(his).place is Place.HELD
    assert stage.hear_each_other("neri", "bruno")
    assert stage.lab.hears("verdi") == MUSIC


def test_to_whom_a_call_cannot_be_handed(stage: Stage) -> None:
    call = stage.talking()
    assert stage.ask("anna", HandTo(call=call.id, to="bruno")).code == "colleague.not_here"
    stage.does("bruno", SignIn(name="Bruno", station=None))
    assert stage.ask("anna", HandTo(call=call.id, to="bruno")).code == "colleague.not_here", "he has no phone"
    stage.sits_down("bruno")
    stage.does("bruno", SetAvailability(availability=Availability.AWAY))
    assert stage.ask("anna", HandTo(call=call.id, to="bruno")).code == "colleague.not_here"
    assert stage.ask("anna", HandTo(call=call.id, to="anna")).code == "colleague.not_here"
    stage.sits_down("bruno")
    assert stage.ask("bruno", HandTo(call=call.id, to="anna")).code == "call.not_yours"


def test_the_caller_hangs_up_while_it_is_offered(stage: Stage) -> None:
    stage.sits_down("bruno")
    call = stage.talking()
    stage.does("anna", HandTo(call=call.id, to="bruno"))
    stage.lab.hangs_up("neri")
    stage.over(call)
    assert stage.ask("bruno", Answer(call=call.id)).code == "call.over"
    stage.lab.passes(QUICK.returned + 1)
    assert stage.troubles() == []


def test_a_short_line_on_a_call_is_seen_by_both(stage: Stage) -> None:
    stage.sits_down("bruno")
    call = stage.talking()
    stage.does("bruno", Chat(call=call.id, text="  ask for\nthe case number " + "x" * 300))
    stage.does("anna", Chat(call=call.id, text="I did"))
    stage.does("anna", Chat(call=call.id, text=" "))
    first, second = stage.now(call).chat
    assert (first.by, first.name, first.text[:23], len(first.text)) == ("bruno", "Bruno", "ask for the case number", 200)
    assert second == ShortLine("anna", "Anna", "I did")


def test_for_whom_a_short_line_is(stage: Stage) -> None:
    """Between those whose matter the call is; with nobody else there, it asks everybody."""
    for who in ("bruno", "carla"):
        stage.ask(who, SignIn(name=who.title(), station=None))
    call = stage.talking()

    def party() -> list[str]:
        return [who for who in ("anna", "bruno", "carla") if stage.now(call).party_to_chat(who)]

    assert party() == []
    stage.does("anna", Chat(call=call.id, text="does anybody know when Bianchi is back?"))
    assert party() == ["bruno", "carla"]
    stage.does("bruno", Chat(call=call.id, text="at five"))
    assert party() == ["anna"]
    stage.does("anna", Chat(call=call.id, text="thanks"))
    assert party() == ["bruno"]


def test_a_caller_on_hold_is_left_to_the_team_and_anybody_answers(stage: Stage) -> None:
    stage.sits_down("bruno")
    call = stage.talking()
    assert stage.ask("anna", BackToQueue(call=call.id)).code == "call.not_now"
    stage.does("anna", Hold(call=call.id))
    assert stage.ask("bruno", BackToQueue(call=call.id)).code == "call.not_yours"
    stage.does("anna", BackToQueue(call=call.id))
    stage.at(call, Place.WAITING)
    assert stage.lab.hears("neri") == MUSIC and stage.board.mine("anna") == []
    stage.does("bruno", Answer())
    stage.until(lambda: (stage.now(call).place, stage.now(call).assistant) == (Place.TALKING, "bruno"), "he talks")
    assert stage.hear_each_other("neri", "bruno")


def test_the_notes_of_a_colleagues_call_are_the_colleagues_until_it_is_handed_over(stage: Stage) -> None:
    stage.sits_down("bruno")
    call = stage.talking()
    stage.does("anna", KeepNotes(call=call.id, text="asks for the lease"))
    other = "0190a000-0000-7000-8000-000000000003"
    for command in (
        KeepNotes(call=call.id, text="mine now"),
        Name(call=call.id, name="Somebody"),
        GiveToClient(call=call.id, client=other),
        GiveKind(call=call.id, kind_of_call=KindOfCall.UNWANTED),
        NoteMessage(call=call.id, message="0190a000-0000-7000-8000-0000000000aa"),
        KeepAsEvidence(call=call.id, emergency="threat", note="none"),
        SayWaitsFor(call=call.id, text="nobody"),
    ):
        reply = stage.ask("bruno", command)
        assert (reply.code, reply.values) == ("call.not_yours", {"assistant": "Anna"})
    assert stage.now(call).notes == "asks for the lease" and stage.now(call).client != other
    stage.does("anna", HandTo(call=call.id, to="bruno"))
    stage.does("bruno", Name(call=call.id, name="Mario Neri"))
    stage.does("bruno", Answer(call=call.id))
    stage.at(call, Place.TALKING)
    stage.does("bruno", KeepNotes(call=call.id, text="asks for the lease\nwill write"))
    stage.does("anna", KeepNotes(call=call.id, text="asks for the lease, by mail"))


def test_who_is_asked_about_a_call_at_her_phone_may_note_it(stage: Stage) -> None:
    stage.sits_down("bruno")
    call = stage.talking()
    assert stage.ask("bruno", Name(call=call.id, name="Mario Neri")).code == "call.not_yours"
    stage.does("anna", Consult(call=call.id, target=Target(label="Bruno", number="bruno")))
    stage.does("bruno", Name(call=call.id, name="Mario Neri"))
    assert stage.now(call).name == "Mario Neri"
