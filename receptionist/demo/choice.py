"""Whom a sensible assistant passes a caller to: by what the card shows, and what the caller said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from receptionist.calls.board import CallView
from receptionist.calls.events import Target
from receptionist.clients import rules
from receptionist.clients.card import TargetRow
from receptionist.clients.profile import Accepts, Profile
from receptionist.telephony.simulator.day import Caller


@dataclass(frozen=True, slots=True)
class Choice:
    """A target, and whether it must be asked before the caller is put through."""

    target: Target
    announced: bool


def whom(clients: Mapping[str, Profile], call: CallView, caller: Caller, at: datetime) -> Choice | None:
    """The person asked for if they can be rung; else whoever looks after the matter, else the first in order who can. None:
    nobody can, take a message. `clients` by id."""
    client = clients.get(call.client or "")
    if client is None:
        return None
    rows = rules.targets(client, call.line, at)
    asked = next((row for row in rows if row.name == caller.wants), None)
    if asked is not None and not asked.available and asked.accepts is Accepts.MESSAGES:
        return None
    free = [row for row in rows if row.available and row.number]
    matching = (row for row in free if row is asked or _looks_after(client, row, caller.matter))
    row = asked if asked in free else next(matching, free[0] if free else None)
    return _choice(row) if row is not None else None


def _looks_after(client: Profile, row: TargetRow, matter: str) -> bool:
    tags = next((person.tags for person in client.people if person.id == row.id), ())
    return any(tag.lower() in matter.lower() for tag in tags)


def _choice(row: TargetRow) -> Choice:
    name = f"{row.title} {row.name}".strip()
    target = Target(label=name, number=row.number or "", confirm=row.confirm, person=row.id)
    return Choice(target, announced=row.accepts is Accepts.ANNOUNCED or row.confirm)
