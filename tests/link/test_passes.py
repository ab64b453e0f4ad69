"""Tokens: what opens the door, and what somebody has made up."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis.strategies import binary, integers, sampled_from, text

from receptionist.errors import Problem
from receptionist.link.passes import SHIFT, Passes, Revoked

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
KEY = b"k" * 32


def passes(now: datetime = NOW, key: bytes = KEY) -> Passes:
    return Passes(key, lambda: now)


def claims(**other: Any) -> dict[str, Any]:
    """What a good token says, and what is otherwise."""
    good = {"aud": "receptionist", "sub": "anna", "jti": "x", "iat": NOW.timestamp(), "exp": (NOW + SHIFT).timestamp()}
    return {name: value for name, value in (good | other).items() if value is not None}


def test_a_token_is_good_for_a_shift_and_no_longer() -> None:
    token = passes().issue("anna")
    assert passes(NOW + timedelta(hours=12, seconds=-1)).read(token).login == "anna"
    with pytest.raises(Problem, match=r"link\.pass_over"):
        passes(NOW + timedelta(hours=12)).read(token)
    short = passes().issue("anna", NOW + timedelta(hours=1))
    with pytest.raises(Problem, match=r"link\.pass_over"):
        passes(NOW + timedelta(hours=1)).read(short)


def test_a_token_is_taken_back_by_the_hour_of_the_database_whatever_the_hubs_clock_says() -> None:
    ahead = passes(NOW + timedelta(minutes=10))
    token = ahead.issue("anna", issued=NOW)
    ahead.revoke(Revoked(until=NOW + SHIFT, login="anna", issued_until=NOW + timedelta(minutes=1)))
    with pytest.raises(Problem, match=r"link\.pass_revoked"):
        ahead.read(token)


@pytest.mark.parametrize(
    "forged",
    {
        "with a key of their own": jwt.encode(claims(), b"x" * 32, algorithm="HS256"),
        "with another algorithm": jwt.encode(claims(), b"k" * 64, algorithm="HS512"),
        "with no signature": jwt.encode(claims(), None, algorithm="none"),
        "for somebody else's doors": jwt.encode(claims(aud="others"), KEY, algorithm="HS256"),
        "for nobody's doors": jwt.encode(claims(aud=None), KEY, algorithm="HS256"),
        "without an end": jwt.encode(claims(exp=None), KEY, algorithm="HS256"),
        "with an end beyond all years": jwt.encode(claims(exp=1e300), KEY, algorithm="HS256"),
        "of nobody": jwt.encode(claims(sub=None), KEY, algorithm="HS256"),
    }.items(),
    ids=lambda each: each[0],
)
def test_a_forged_token_opens_nothing(forged: tuple[str, str]) -> None:
    with pytest.raises(Problem, match=r"link\.pass_unknown"):
        passes().read(forged[1])


def test_another_name_in_a_good_token_opens_nothing() -> None:
    head, body, seal = passes().issue("anna").split(".")
    said = json.loads(base64.urlsafe_b64decode(body + "=="))
    other = base64.urlsafe_b64encode(json.dumps(said | {"sub": "amelia"}).encode()).rstrip(b"=").decode()
    with pytest.raises(Problem, match=r"link\.pass_unknown"):
        passes().read(f"{head}.{other}.{seal}")


@given(where=integers(0, 400), what=sampled_from("ab.-_9A "))
def test_a_token_with_one_sign_changed_opens_nothing(where: int, what: str) -> None:
    token = passes().issue("anna")
    at = where % len(token)
    # the last sign of a part holds bits that no byte has: another that differs in those alone is the same token
    if token[at] != what and not (at + 1 == len(token) or token[at + 1] == "."):
        with pytest.raises(Problem, match=r"link\.pass_unknown"):
            passes().read(token[:at] + what + token[at + 1 :])


@given(text() | binary().map(lambda made_up: made_up.decode("latin-1")))
def test_whatever_comes_for_a_token_is_a_problem_and_no_more(made_up: str) -> None:
    with pytest.raises(Problem, match=r"link\.pass_unknown"):
        passes().read(made_up)
