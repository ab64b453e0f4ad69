"""What each answer to *what answers your numbers today?* comes to, and when another phone system is meant."""

from __future__ import annotations

import shlex
from dataclasses import replace

import pytest

from receptionist.errors import Problem
from receptionist.telephony.joining import ANSWERED_BY, POPPED, Joining, check_address, kind_of, pop_arguments

ASTERISK = Joining("asterisk", url="http://127.0.0.1:8088", user="receptionist", stations=("anna",), trunk="carrier")


def test_what_we_speak_to_is_joined_and_of_any_other_the_client_brings_up_the_card() -> None:
    assert {one: kind_of(one) for one in ANSWERED_BY} == {
        **dict.fromkeys(("trunk", "asterisk", "freepbx"), "asterisk"),
        **dict.fromkeys(("3cx", "wildix", "cloud", "none"), "none"),
    }
    assert set(POPPED) == {one for one in ANSWERED_BY if kind_of(one) == "none"} - {"none"}


@pytest.mark.parametrize(
    ("answered_by", "line", "caller"),
    [("3cx", "%CallerDisplayName%", "%CallerNumber%"), ("wildix", "{TAGS}", "{CALLERNUM}"), ("cloud", "CALLED", "CALLING")],
)
def test_the_line_to_paste_names_the_number_that_was_called_and_the_callers(answered_by: str, line: str, caller: str) -> None:
    assert shlex.split(pop_arguments(answered_by)) == ["pop", "--line", line, "--caller", caller]


def test_calls_go_on_where_phones_are_added_and_another_trunk_is_another_connection() -> None:
    same = (replace(ASTERISK, stations=("anna", "bruno")), replace(ASTERISK, sounds="/srv/sounds"))
    other = (replace(ASTERISK, url="http://pbx"), replace(ASTERISK, user="x"), replace(ASTERISK, trunk="x"), Joining("none"))
    assert [one.connection == ASTERISK.connection for one in (*same, *other)] == [True] * 2 + [False] * 4
    assert Joining("none", url="http://pbx").connection == Joining("none").connection


@pytest.mark.parametrize("url", ["http://127.0.0.1:8088", "https://pbx.example", "http://[::1]:8088"])
def test_an_address_of_a_phone_system_is_taken(url: str) -> None:
    check_address(url)
    replace(ASTERISK, url=url).check(demo=False)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://pbx:0", "pbx.url"),
        ("http://pbx:99999", "pbx.url"),
        ("http://pbx:x", "pbx.url"),
        ("http://", "pbx.url"),
        ("pbx:8088", "pbx.url"),
        ("ftp://pbx", "pbx.url"),
        ("http://anna:secret@pbx", "pbx.password_in_url"),
    ],
)
def test_what_is_no_address_is_told_and_a_password_is_never_told_again(url: str, code: str) -> None:
    with pytest.raises(Problem) as told:
        check_address(url)
    assert told.value.code == code and "secret" not in str(told.value)


def test_the_demo_office_rings_nobody() -> None:
    for kind in ("asterisk", "none"):
        with pytest.raises(Problem, match=r"office\.demo_only_simulated"):
            replace(ASTERISK, kind=kind).check(demo=True)
    Joining("simulator").check(demo=True)
