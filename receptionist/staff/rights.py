"""Who may do what.

In a local office everybody at the workstation can choose to be anybody, without a password: there these rights keep a person
from changing things by accident and protect nothing. The screen says so where a person is chosen.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody is in the office; each may do what the one before may."""

    ASSISTANT = "assistant"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class Verb(StrEnum):
    """What rights are asked for. Everything else anybody may do."""

    EDIT_CLIENTS = "edit_clients"
    IMPORT_CLIENTS = "import_clients"
    EXPORT_CLIENTS = "export_clients"
    EXPORT_HISTORY = "export_history"
    SEE_DUTY = "see_duty"  # what colleagues, by name, did at any moment in the past
    FLAG_FOR_ALL = "flag_for_all"  # a caller's number as a nuisance, or as somebody who sells, for all clients
    UNFLAG_CALLERS = "unflag_callers"  # on a client's page, whoever set it
    SEE_STAFF = "see_staff"  # the page of the people, and lend clients of one's teams for a day
    EDIT_STAFF = "edit_staff"
    EDIT_OFFICE = "edit_office"


LEAST: dict[Verb, Role] = {
    Verb.EDIT_CLIENTS: Role.SUPERVISOR,
    Verb.IMPORT_CLIENTS: Role.SUPERVISOR,
    Verb.EXPORT_CLIENTS: Role.SUPERVISOR,
    Verb.EXPORT_HISTORY: Role.SUPERVISOR,
    Verb.SEE_DUTY: Role.SUPERVISOR,
    Verb.FLAG_FOR_ALL: Role.SUPERVISOR,
    Verb.UNFLAG_CALLERS: Role.SUPERVISOR,
    Verb.SEE_STAFF: Role.SUPERVISOR,
    Verb.EDIT_STAFF: Role.ADMINISTRATOR,
    Verb.EDIT_OFFICE: Role.ADMINISTRATOR,
}
"""The least role that may."""


def may(role: Role | str, verb: Verb | str) -> bool:
    """Whether somebody in that role may do that."""
    order = list(Role)
    return order.index(Role(role)) >= order.index(LEAST[Verb(verb)])
