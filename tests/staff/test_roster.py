"""Who may come in at the hub, and see what, by time alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from receptionist.staff.rights import Role
from receptionist.staff.roster import Loan, Member, Roster, ends_at

LAST_DAY = date(2026, 11, 27)
OVER = ends_at(LAST_DAY, "Europe/Rome")
MOMENT = timedelta(microseconds=1)


def member(login: str, **more: object) -> Member:
    return Member(login=login, name=login.title(), role=Role.ASSISTANT, **more)  # type: ignore[arg-type]


def test_the_hub_lets_nobody_in_whose_contract_is_over_and_knows_that_moment_before() -> None:
    roster = Roster((member("anna", ends=OVER), member("bruno"), member("carla", open=False)), (), {})
    assert roster.member("anna", OVER - MOMENT) is not None
    assert [roster.member(login, OVER) for login in ("anna", "carla", "nobody")] == [None] * 3
    assert roster.member("bruno", OVER + timedelta(days=900)) is not None
    assert roster.changes_after(OVER - timedelta(days=9)) == OVER and roster.changes_after(OVER) is None


def test_what_is_lent_is_seen_from_its_beginning_until_its_end_and_both_moments_are_known_before() -> None:
    begins = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    ends = begins + timedelta(hours=2)
    lent = Loan(login="anna", since=begins, until=ends, client="north"), Loan(login="anna", since=begins, until=ends, call="c")
    anna = member("anna")
    roster = Roster((anna,), lent, {"north": "Nord", "all": None})

    def seen(at: datetime) -> tuple[object, object]:
        return roster.clients_of(anna, at), roster.calls_of(anna, at)

    assert seen(begins) == seen(ends - MOMENT) == ({"all", "north"}, {"c"})
    assert seen(begins - MOMENT) == seen(ends) == ({"all"}, set())
    assert [roster.changes_after(at) for at in (begins - MOMENT, begins, ends)] == [begins, ends, None]
