"""The demo office's day before: it opens with callers who are known, messages to pass on and lost calls to call back."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from receptionist.calls.board import CallView
from receptionist.calls.events import AnyEvent, CallEvent, Direction, Finished, MessageTaken, Offered
from receptionist.calls.places import LOST
from receptionist.clients.profile import Profile, new_id
from receptionist.demo.unattended import UnattendedDay
from receptionist.messages.service import How, Message
from receptionist.resources import resource
from receptionist.telephony.simulator.day import DAY_BEGINS, Caller

BEGAN = DAY_BEGINS - timedelta(hours=18)
"""Two in the afternoon."""
LASTED = 4.5 * 3600
"""Until half past six: then the assistant went home."""
LAST_CALLS_END = 1800.0
LEFT_OPEN = 4
"""How many messages nobody has passed on yet, and how many lost calls nobody has called back."""


@dataclass(frozen=True, slots=True)
class Yesterday:
    """What the record should hold. `called_back`: lost calls that were dealt with, oldest first."""

    events: tuple[AnyEvent, ...]
    messages: tuple[Message, ...]
    called_back: tuple[str, ...]


def yesterday(seed: int, profiles: Sequence[Profile], *, assistant: str, name: str) -> Yesterday:
    """The afternoon before the demo day, as `assistant` (an id) worked it. Only calls that ended are in it."""
    messages: list[Message] = []
    notes = _notes()

    def keeps(call: CallView, caller: Caller | None) -> str:
        message = _message(call, caller, assistant, notes, day.clock.now())
        messages.append(message)
        return message.id

    day = UnattendedDay(seed + 1, profiles, assistant=assistant, name=name, starts=BEGAN, epoch=0, keeps=keeps)
    day.run(LASTED + LAST_CALLS_END)
    events = _of_ended_calls(day.events)
    kept = {event.message for event in events if isinstance(event, MessageTaken)}
    taken = [message for message in messages if message.id in kept]
    passed = [_passed_on(message) for message in taken[:-LEFT_OPEN]]
    lost = [event.call for event in events if isinstance(event, Finished) and event.result in LOST]
    return Yesterday(tuple(events), (*passed, *taken[-LEFT_OPEN:]), tuple(lost[:-LEFT_OPEN]))


def _of_ended_calls(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    """Calls whole or not at all, and none that began after she had gone home."""
    late = BEGAN + timedelta(seconds=LASTED)
    inbound = {event.call for event in events if isinstance(event, Offered) and event.direction is Direction.INBOUND}
    early = {event.call for event in events if isinstance(event, Offered) and event.at < late} & inbound
    ended = {event.call for event in events if isinstance(event, Finished)} & early
    return [event for event in events if isinstance(event, CallEvent) and event.call in ended]


def _message(call: CallView, caller: Caller | None, assistant: str, notes: Mapping[str, str], at: datetime) -> Message:
    language = caller.language if caller else "it"
    matter = (caller.matter if caller else "") or "…"
    return Message(
        id=new_id(),
        call=call.id,
        client=call.client or "",
        recipient=(caller.wants if caller else None) or "",
        caller_name=caller.name if caller else "",
        caller_firm=caller.firm if caller else "",
        caller_number=call.caller.number or "",
        matter=matter,
        text=notes[language].format(matter=matter),
        call_back=True,
        taken_at=at,
        taken_by=assistant,
    )


def _passed_on(message: Message) -> Message:
    """Half an hour later, by mail."""
    fields = {name: getattr(message, name) for name in Message.__struct_fields__}
    fields |= {
        "passed_on_at": message.taken_at + timedelta(minutes=30),
        "passed_on_by": message.taken_by,
        "passed_on_how": How.MAIL,
        "passed_on_to": message.recipient or None,
    }
    return Message(**fields)


def _notes() -> dict[str, str]:
    data = tomllib.loads(resource("demo", "callers.toml").read_text(encoding="utf-8"))
    return {language: words["note"] for language, words in data.items() if "note" in words}
