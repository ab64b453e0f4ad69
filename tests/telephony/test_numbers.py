"""Numbers as people write them and as carriers send them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.errors import Invalid
from receptionist.telephony.numbers import from_header, show, to_e164


@pytest.mark.parametrize(
    ("text", "country", "e164"),
    [
        ("02 1234 5678", "IT", "+390212345678"),
        ("+39 02 1234-5678", "DE", "+390212345678"),
        ("0039.02.12345678", "FR", "+390212345678"),
        ("tel:+39-02-12345678", "IT", "+390212345678"),
        ("333/1234567", "IT", "+393331234567"),
        ("030 23125 000", "de", "+493023125000"),
        ("+49 (0)30 23125 000", "IT", "+493023125000"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("020\u00a07946\u20110123", "GB", "+442079460123"),
        ("01 99 00 12 34", "FR", "+33199001234"),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, country: str, e164: str) -> None:
    assert to_e164(text, country).e164 == e164


def test_a_number_reserved_for_fiction_is_taken_with_a_warning() -> None:
    number = to_e164("+1 555 010 0123", "IT")
    assert (number.e164, number.valid, number.warning) == ("+15550100123", False, "number.not_valid")


@pytest.mark.parametrize(
    "text", ["", "zero due", "02 MARIO", "12", "+", "+39", "00", "1" * 500, "\x00", "+39 02 12345678901234"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as told:
        to_e164(text, "IT")
    assert told.value.code == "number.unreadable"


@pytest.mark.parametrize(
    "text", ["011 5556677 int 3", "02 1234 int. 5", "+39 011 5556677 ext 3", "011 5556677 interno 3", "011 5556677 #3"]
)
def test_an_extension_behind_a_number_is_named_as_what_is_in_the_way(text: str) -> None:
    with pytest.raises(Invalid) as told:
        to_e164(text, "IT")
    assert told.value.code == "number.with_extension"


def test_a_number_is_shown_as_one_dials_it_from_here() -> None:
    assert show("+390212345678", "IT") == "02 1234 5678"
    assert show("+390212345678", "DE") == "+39 02 1234 5678"
    assert show("not a number", "IT") == "not a number"


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("+390212345678", "+390212345678"),
        ("00390212345678", "+390212345678"),
        ("0212345678", "+390212345678"),
        ("390212345678", "+390212345678"),
        ("<sip:+390212345678@carrier.example;user=phone>", "+390212345678"),
        ('"Rossi" <sip:0212345678@10.0.0.1>;reason=unconditional', "+390212345678"),
        ('"<sip:+390299999999@evil.example>" <sip:0212345678@carrier.example>', "+390212345678"),
        ("<sip:%2B390212345678@carrier.example?Reason=SIP>;index=1", "+390212345678"),
        ("<tel:+39-02-1234-5678>", "+390212345678"),
        ("<sip:442079460123@carrier.example>;index=1.1", "+442079460123"),
        ("sip:anonymous@anonymous.invalid", None),
        ("s", None),
        ("", None),
        ("<>", None),
    ],
)
def test_a_number_is_found_in_what_a_carrier_sends(value: str, number: str | None) -> None:
    assert from_header(value, "IT") == number


@given(st.text(max_size=60), st.sampled_from(["IT", "US", "ZZ", ""]))
def test_whatever_is_sent_or_typed_is_a_number_or_is_none(text: str, country: str) -> None:
    found = from_header(text, country)
    assert found is None or (found[0] == "+" and found[1:].isdigit() and len(found) <= 16)
    try:
        read = to_e164(text, country).e164
    except Invalid:
        return
    assert to_e164(read, "ZZ").e164 == read
    assert show(read, "IT")


@given(st.sampled_from(["+3902", "+39333", "+4420", "+4930", "+1212", "+331"]), st.integers(10_000, 9_999_999))
def test_a_number_that_is_written_again_is_the_same(start: str, rest: int) -> None:
    try:
        read = to_e164(f"{start}{rest}", "IT").e164
    except Invalid:
        return
    for country in ("IT", "GB", "US"):
        assert to_e164(show(read, country), country).e164 == read
    assert from_header(f"<sip:{read}@x.example>", "IT") == read
