"""A hand-over that is meant for one colleague is taken by nobody else: by no program."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from tests.store.shared_office import SharedOffice, psql

TOOLS = Path("/usr/lib/postgresql/15/bin")
REFUSED = ("42501", 0)
MEANT = """
INSERT INTO handovers (id, batch, kind, "of", given_by, given_to, given_at)
VALUES (gen_random_uuid(), gen_random_uuid(), 'draft', gen_random_uuid(), {}, {}, now() - interval '{} hours')
"""
TAKE = "UPDATE handovers SET taken_by = office.me(), taken_at = now() WHERE taken_by IS NULL"


def given(office: SharedOffice, by: str, to: str | None, hours: int = 1) -> None:
    """One hand-over, so long ago, and no other."""
    with psycopg.connect(office.url) as founder:
        founder.execute("DELETE FROM handovers")
        said = MEANT.format(f"'{by}'", f"'{to}'" if to is not None else "NULL", hours)
        founder.execute(said.encode())


def tries(office: SharedOffice, role: str, **statements: str) -> dict[str, tuple[str, int]]:
    return psql(office.as_(role), statements, TOOLS)


WAYS_ROUND = {
    "taken": TAKE,
    "as somebody else": "UPDATE handovers SET taken_by = 'amelia'",
    "turned first": "UPDATE handovers SET given_to = office.me()",
    "to the team": "UPDATE handovers SET given_to = NULL",
    "both at once": "UPDATE handovers SET given_to = NULL, taken_by = office.me()",
    "long ago": "UPDATE handovers SET given_at = now() - interval '2 days', taken_by = office.me()",
    "offered and taken": "UPDATE handovers SET given_by = office.me(), given_to = NULL, taken_by = office.me()",
    "offered to an accomplice": "UPDATE handovers SET given_by = office.me(), given_to = 'bruno', given_at = now()",
    "made her own": "UPDATE handovers SET given_by = office.me()",
    "given anew": "UPDATE handovers SET given_at = now()",
}


@pytest.mark.parametrize("role", ["assistant", "administrator"])
def test_what_is_meant_for_one_colleague_is_taken_by_nobody_else(office: SharedOffice, role: str) -> None:
    somebody = {"assistant": "amelia", "administrator": "ada"}[role]
    given(office, somebody, "silvia")
    told = tries(office, role, **{name.replace(" ", "_"): said for name, said in WAYS_ROUND.items()})
    assert set(told.values()) == {REFUSED}, told


def test_who_offers_it_anew_does_not_take_it(office: SharedOffice) -> None:
    """A message of the team's that two of them list when they go: the second gives what the first gave to the team."""
    given(office, "amelia", None)
    with psycopg.connect(office.as_("assistant"), autocommit=True) as ada:
        anew = "UPDATE handovers SET given_by = 'ada', given_to = 'silvia', given_at = now() WHERE taken_by IS NULL"
        assert ada.execute(anew).rowcount == 1
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ada.execute(TAKE)
    assert tries(office, "supervisor", taken=TAKE) == {"taken": ("00000", 1)}


def test_it_is_taken_by_who_may(office: SharedOffice) -> None:
    for by, to, hours in (("amelia", "ada", 1), ("amelia", None, 1), ("amelia", "silvia", 13)):
        given(office, by, to, hours)
        assert tries(office, "assistant", taken=TAKE) == {"taken": ("00000", 1)}, (to, hours)
    given(office, "silvia", "silvia", 13)
    assert tries(office, "assistant", taken=TAKE) == {"taken": REFUSED}, "refused, and kept by her who gave it"
    given(office, "amelia", "ada")
    refused = "UPDATE handovers SET given_to = given_by, refused_by = 'ada'"
    assert tries(office, "assistant", refused=refused, went="UPDATE handovers SET given_to = NULL") == {
        "refused": ("00000", 1),
        "went": ("00000", 1),
    }
