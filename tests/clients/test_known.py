"""A person's number tells who rings, on whatever line; not who has left, and not a client that is none any more."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients.directory import Directory
from receptionist.clients.profile import Person, Profile, Status, StatusSpan, Way, WayKind

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
SWITCHBOARD, MOBILE = "+390299900021", "+393330000022"


def person(name: str, *numbers: str, **more: object) -> Person:
    return Person(name=name, ways=tuple(Way(kind=WayKind.PHONE, value=number) for number in numbers), **more)  # type: ignore[arg-type]


BIANCHI, VERDI = person("Marco Bianchi", SWITCHBOARD, MOBILE, SWITCHBOARD), person("Luca Verdi", SWITCHBOARD)
LEFT = person("Anna Neri", MOBILE, left_on=date(2026, 3, 3))
STUDIO = Profile(code="R", legal_name="Studio Rossi", people=(BIANCHI, VERDI, LEFT))


def names(directory: Directory, number: str | None) -> list[tuple[str, str]]:
    return [(one.client.name, one.person.name) for one in directory.recognise(number, NOW)]


def test_a_number_that_several_share_is_all_theirs_each_once_and_who_left_is_nobody() -> None:
    directory = Directory([STUDIO])
    assert names(directory, SWITCHBOARD) == [("Studio Rossi", "Luca Verdi"), ("Studio Rossi", "Marco Bianchi")]
    assert names(directory, MOBILE) == [("Studio Rossi", "Marco Bianchi")]
    assert names(directory, None) == names(directory, "+390299900099") == []


def test_somebody_of_two_clients_is_known_to_both_and_of_one_that_ended_to_nobody() -> None:
    acme = Profile(code="A", legal_name="Acme", people=(person("M. Bianchi", MOBILE),))
    gone = Profile(
        code="G",
        legal_name="Gone",
        people=(person("M. Bianchi", MOBILE),),
        statuses=(StatusSpan(status=Status.ENDED, since=date(2026, 3, 1)),),
    )
    assert names(Directory([STUDIO, gone, acme]), MOBILE) == [("Acme", "M. Bianchi"), ("Studio Rossi", "Marco Bianchi")]


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=4), max_size=6))
def test_whoever_has_the_number_is_found_and_nobody_else(numbers: list[list[str]]) -> None:
    people = [person(f"P{n}", *theirs) for n, theirs in enumerate(numbers)]
    directory = Directory([Profile(code=str(n), legal_name="X", people=(one,)) for n, one in enumerate(people)])
    for number in "abcd":
        found = sorted(one.person.name for one in directory.recognise(number, NOW))
        assert found == sorted(one.name for one, theirs in zip(people, numbers, strict=True) if number in theirs)
