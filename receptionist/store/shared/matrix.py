"""Who may do what with which table of a shared office: the written matrix. `policies` makes grants and policies of it,
docs/rights.md shows it, and a test tries every cell of it as every role.

A cell holds verbs, S(elect), I(nsert), U(pdate), D(elete), each for the rows that its scope names. What is not written may
not be done; TRUNCATE, REFERENCES, TRIGGER and DDL are nobody's but the owner's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

ROLES: Final = ("assistant", "supervisor", "administrator", "hub", "reader")


@dataclass(frozen=True, slots=True)
class Cell:
    """Verbs, and the scope of the rows they are for: `all`, or one of the table's own."""

    verbs: str
    scope: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its scopes (SQL conditions over its columns, by name) and each role's cells."""

    scopes: Mapping[str, str]
    cells: Mapping[str, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Signature:
    """The columns that say `who` did something, and when (`at`); either may be empty (a shift is nobody else's). It stands for
    good, or where `again` until somebody does it anew or takes it back."""

    who: str
    at: str = ""
    again: bool = False


def _table(mine: str, by_role: Mapping[str, str], **scopes: str) -> Table:
    """`{"supervisor": "SIUD"}`: of mine; `{"hub": "S@all"}`: of all; several with a space between. `scopes`: more of them."""
    cells = {role: tuple(_cell(part) for part in said.split()) for role, said in by_role.items()}
    return Table({"all": "true", "mine": mine, **scopes}, cells)


def _cell(said: str) -> Cell:
    verbs, _, scope = said.partition("@")
    return Cell(verbs, scope or "mine")


OWN_TEAM: Final = "team IS NULL OR team IN (SELECT office.my_teams())"
OF_TEAM: Final = f"{OWN_TEAM} OR id IN (SELECT office.my_loans())"
TEAM: Final = "client IN (SELECT office.my_clients())"
PERSON: Final = "EXISTS (SELECT FROM people p WHERE p.id = person)"
OWN_CLIENT: Final = f"EXISTS (SELECT FROM clients c WHERE c.id = client AND ({OWN_TEAM}))"
"""Of her own teams: what was lent to her she sees, and neither changes it nor lends it further."""
OWN_PERSON: Final = f"EXISTS (SELECT FROM people p JOIN clients c ON c.id = p.client WHERE p.id = person AND ({OWN_TEAM}))"
PICTURE: Final = (
    "EXISTS (SELECT FROM clients c WHERE c.logo = sha256)"
    " OR EXISTS (SELECT FROM client_changes c WHERE c.field = 'logo' AND c.value = to_jsonb(sha256))"
)
"""The logo of a client that one may see, or an earlier one of it."""
CALL: Final = "client IS NULL OR client IN (SELECT office.my_clients()) OR id IN (SELECT office.my_calls())"
OF_CALL: Final = "EXISTS (SELECT FROM calls c WHERE c.id = call)"
MINE: Final = "login = office.me() OR login = ''"
"""One's own words, and those of a console of the version before, which wrote no name."""
GONE_ON_WITH: Final = (
    "NOT office.typed(call, field) AND EXISTS (SELECT FROM calls c WHERE c.id = call AND c.assistant = office.me())"
)
"""A colleague's, of whose the call is now: a console of the version before, which knows one text a call, writes over it."""

_PROFILE = {"assistant": "S", "supervisor": "S IUD@of_team", "administrator": "SIUD@all", "hub": "S@all"}
_HISTORY = {"assistant": "S", "supervisor": "S I@of_team", "administrator": "SI@all", "hub": "S@all"}
_FOR_GOOD = {"assistant": "S", "supervisor": "SI", "administrator": "SI@all", "hub": "S@all"}
_DESK = {"assistant": "SIU", "supervisor": "SIU", "administrator": "SIU@all", "hub": "S@all"}
_DESK_LIST = {"assistant": "SIUD", "supervisor": "SIUD", "administrator": "SIUD@all", "hub": "S@all"}
_CALLS = {"assistant": "S", "supervisor": "S", "administrator": "S@all", "reader": "S@all"}

_SEEN_BY_ALL = {"assistant": "S@all", "supervisor": "S@all", "administrator": "S@all", "hub": "S@all"}

_OF_A_CLIENT = (
    "lines",
    "greetings",
    "instructions",
    "people",
    "reaches",
    "openings",
    "duty",
    "client_statuses",
    "addresses",
    "facts",
    "closures",
    "closure_answers",
    "day_exceptions",
    "rotas",
)

MATRIX: Final[Mapping[str, Table]] = {
    "clients": _table(OF_TEAM, _PROFILE, of_team=OWN_TEAM),
    **{name: _table(TEAM, _PROFILE, of_team=OWN_CLIENT) for name in _OF_A_CLIENT},
    "ways": _table(PERSON, _PROFILE, of_team=OWN_PERSON),
    "absences": _table(PERSON, _PROFILE, of_team=OWN_PERSON),
    "pictures": _table(PICTURE, _FOR_GOOD | {"supervisor": "S I@all"}),
    "client_versions": _table(TEAM, _HISTORY, of_team=OWN_CLIENT),
    "client_changes": _table(TEAM, _HISTORY, of_team=OWN_CLIENT),
    "password_tries": _table(TEAM, _FOR_GOOD | {"assistant": "SI"}),
    "news": _table(TEAM, _DESK),
    "messages": _table(TEAM, _DESK),
    "caller_languages": _table(TEAM, _DESK_LIST),
    "callers": _table(
        f"client IS NULL OR {TEAM}",
        {"assistant": "S IU@of_client", "supervisor": "SIU", "administrator": "SIU@all", "hub": "S@all"},
        of_client=TEAM,
    ),
    "promised_call_backs": _table(TEAM, _DESK),
    "tried_call_backs": _table(
        "EXISTS (SELECT FROM promised_call_backs p WHERE p.id = call_back)", _FOR_GOOD | {"assistant": "SI"}
    ),
    "shifts": _table(
        "assistant = office.me()",
        {"assistant": "SIU", "supervisor": "SIU", "administrator": "SIU", "hub": "S@all"},
    ),
    "handovers": _table(f"client IS NULL OR {TEAM}", _DESK),
    "calls": _table(CALL, _CALLS | {"hub": "SIU@all"}),
    "call_events": _table(f"call IS NULL OR {OF_CALL}", _CALLS | {"assistant": "S@of_call", "hub": "SI@all"}, of_call=OF_CALL),
    "desk_lives": _table("true", dict.fromkeys(_CALLS, "S") | {"hub": "SIU"}),
    "call_backs": _table(OF_CALL, _DESK_LIST),
    "drafts": _table(
        OF_CALL,
        {"assistant": "SID U@own", "supervisor": "SID U@own", "administrator": "SID@all U@signed"},
        own=f"({OF_CALL}) AND ({MINE} OR ({GONE_ON_WITH}))",
        signed=f"{MINE} OR ({GONE_ON_WITH})",
    ),
    "profile_drafts": _table("login = office.me()", {"assistant": "SIUD", "supervisor": "SIUD", "administrator": "SIUD"}),
    "news_drafts": _table("login = office.me()", {"assistant": "SIUD", "supervisor": "SIUD", "administrator": "SIUD"}),
    "templates": _table("true", {"assistant": "S", "supervisor": "SIUD", "administrator": "SIUD"}),
    "assistants": _table(
        "login = office.me()",
        {"assistant": "S", "supervisor": "S@all", "administrator": "SIU@all", "hub": "S@all", "reader": "S@all"},
    ),
    "teams": _table("true", _SEEN_BY_ALL | {"administrator": "SIUD"}),
    "staff_teams": _table("login = office.me()", _SEEN_BY_ALL | {"administrator": "SID@all"}),
    "loans": _table(
        "login = office.me()",
        {
            "assistant": "S",
            "supervisor": "S@all IUD@of_team",
            "administrator": "SIUD@all",
            "hub": "SIU@all",
        },
        of_team=OWN_CLIENT,
    ),
    "settings": _table(
        "person = office.me() OR person = ''",
        {"assistant": "S IUD@own", "supervisor": "S IUD@own", "administrator": "S IUD@own IUD@office", "hub": "S@all"},
        own="person = office.me()",
        office="person = ''",
    ),
    "audit": _table("true", {"administrator": "S", "hub": "S"}),
    "audit_values": _table(
        "true",
        {"administrator": "S D@decided", "hub": "S"},
        decided="EXISTS (SELECT FROM audit_redactions r WHERE r.audit = audit_values.audit)",
    ),
    "audit_redactions": _table("true", {"administrator": "S I@reasoned", "hub": "S"}, reasoned="btrim(reason) <> ''"),
    "audit_seals": _table("true", {"administrator": "S", "hub": "SI"}),
    "audit_chains": _table("true", {"administrator": "S", "hub": "S"}),
    "alembic_version": _table("true", _SEEN_BY_ALL | {"reader": "S"}),
}

SIGNED: Final[Mapping[str, tuple[Signature, ...]]] = {
    "clients": (Signature("changed_by", "changed_at", again=True),),
    "client_versions": (Signature("by", "at"),),
    "password_tries": (Signature("by", "at"),),
    "news": (Signature("written_by", "written_at"), Signature("ended_by", "ended_at")),
    "templates": (Signature("made_by", "made_at"),),
    "messages": (Signature("taken_by", "taken_at"), Signature("passed_on_by", "passed_on_at", again=True)),
    "callers": (Signature("set_by", "set_at"), Signature("ended_by", "ended_at")),
    "call_backs": (Signature("closed_by", "closed_at"),),
    "drafts": (Signature("login", "at", again=True),),
    "promised_call_backs": (Signature("promised_by", "promised_at"), Signature("closed_by", "closed_at", again=True)),
    "tried_call_backs": (Signature("by", "at"),),
    "loans": (Signature("lent_by"),),
    "shifts": (Signature("", "began_at"), Signature("", "ended_at")),
    "handovers": (
        Signature("given_by", "given_at", again=True),
        Signature("taken_by", "taken_at"),
        Signature("refused_by", again=True),
    ),
    "audit_redactions": (Signature("decided_by", "at"),),
    "audit_chains": (Signature("decided_by", "at"),),
}
"""Columns that say who did it and when: the database writes the login of the connection and its own hour there, whatever a
console says."""

NOT_OF_TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "tickets": {},
    "lease": {},
    "hubs_said": {},
    "revocations": {},
    "certificate": {},
    "clock": {},
    "changes": {"assistant": "S", "supervisor": "S", "administrator": "S", "hub": "S"},
}
"""The schema `office`, where functions keep what they need: who may do what with it directly."""

FUNCTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "me()": ("staff", "hub", "reader", "keeper"),
    "is_a(text)": ("staff", "hub", "reader"),
    "my_clients()": ("staff", "hub", "reader"),
    "ends_at(date)": ("staff", "hub", "reader", "keeper"),
    "has_left()": ("staff", "keeper"),
    "is_in()": ("staff", "keeper"),
    "colleagues()": ("staff", "hub", "reader"),
    "my_teams()": ("staff", "hub", "reader"),
    "my_loans()": ("staff", "hub", "reader"),
    "sees_a_part()": ("owner",),
    "taken_codes(text[])": ("supervisor", "administrator"),
    "taken_lines(text[], timestamptz[], timestamptz[])": ("supervisor", "administrator"),
    "my_calls()": ("staff", "hub", "reader"),
    "typed(uuid, text)": ("staff",),
    "authority()": ("staff", "hub"),
    "oldest_program()": ("staff", "hub", "reader"),
    "buy_ticket()": ("staff",),
    "redeem(text)": ("hub",),
    "revoke(uuid, timestamptz)": ("hub",),
    "revoke_login(text, timestamptz, timestamptz)": ("hub", "keeper"),
    "revoked()": ("hub",),
    "take_lease(text, double precision, bigint)": ("hub",),
    "renew_lease(text, double precision, bigint)": ("hub",),
    "lease_holder()": ("hub",),
    "say_hub(text, text, text, boolean, text[])": ("hub",),
    "hubs()": ("hub",),
    "note_login(text)": ("keeper",),
    "note_role(text, text)": ("keeper",),
    "may_keep()": ("staff", "keeper", "owner"),
    "set_login(text, text, text, timestamptz)": ("administrator", "owner"),
    "set_role(text, text)": ("administrator", "owner", "keeper"),
    "set_end(text, timestamptz, boolean)": ("administrator", "owner"),
    "set_clock(text)": ("owner",),
    "close_login(text)": ("administrator", "owner"),
    "change_password(text)": ("staff",),
}
"""Who may call which function; `staff` is everybody who logs in. Those of triggers are nobody's."""
