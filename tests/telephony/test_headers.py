"""What a carrier's headers say: which number was dialled, and who rings."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.telephony.asterisk import dialplan
from receptionist.telephony.asterisk.examination import _version
from receptionist.telephony.asterisk.headers import dialled, presented, whole
from receptionist.telephony.asterisk.records import record


def test_of_a_calls_history_the_latest_entry_is_believed_first() -> None:
    one_line = {"RECEPTIONIST_HISTORY": "<sip:+390211@a>;index=1, <sip:+390222@a>;index=1.1"}
    three_lines = {
        "RECEPTIONIST_HISTORY": "<sip:+390211@a>;index=1",
        "RECEPTIONIST_HISTORY_2": "<sip:+390222@a>;index=1.1",
    }
    for variables in (one_line, three_lines):  # RFC 7044: entries stand in the order of what happened
        assert ["+390222" in place.value for place in dialled(variables)] == [True, False]


def test_of_diversions_the_first_stands_first() -> None:
    variables = {"RECEPTIONIST_DIVERSION": "<sip:+390211@a>", "RECEPTIONIST_DIVERSION_2": "<sip:+390222@a>"}
    assert ["+390211" in place.value for place in dialled(variables)] == [True, False]  # RFC 5806: the latest is on top


@pytest.mark.parametrize(
    "sender",
    [
        '"Anonymous" <sip:anonymous@anonymous.invalid>',
        "<sip:c8oqz84zk7z@anonymous.invalid>",  # RFC 3323, 4.1.1.3: only the host says so
        '"Mario Neri" <sip:+390299900011@ANONYMOUS.INVALID>',
    ],
)
def test_a_sender_at_no_place_is_withheld(sender: str) -> None:
    assert presented({dialplan.FROM: sender}).withheld


@pytest.mark.parametrize(
    ("coded", "header"),
    [
        ("%22Caf%E9%22%20%3Csip%3A%2B39@a%3E", '"Café" <sip:+39@a>'),
        ("%22M%20%28x%01%22 sip%3A%2B39%40a%3E%3Btag=1", '"M (x)" <sip:+39@a>;tag=1'),
        ("%22%C3%A8%C3 sip%3A%2B39%40a", '"è" <sip:+39@a>'),  # cut in the middle of a character
        ("%22a%5C%22b%5C sip%3A%2B39%40a%3E", '"a\\"b" <sip:+39@a>'),  # cut behind a backslash
        ("Mario%20%22x sip%3A%2B39%40a%3E", '"Mario" <sip:+39@a>'),
        ("%22Neri%22%20%3Csip%3A%2B39%40 sip%3A%2B39%40a%3E", '"Neri" <sip:+39@a>'),  # a long address
        ("sip%3A%2B39%4", "sip:+39"),
    ],
)
def test_a_kept_header_is_read_as_it_was(coded: str, header: str) -> None:
    assert whole({dialplan.kept(dialplan.FROM): coded}, dialplan.FROM) == header


@given(st.text(alphabet='%0123456789ABCDEFabc <>"\\', max_size=60))
def test_a_kept_header_is_read_whatever_stands_in_it(coded: str) -> None:
    assert presented({dialplan.kept(variable): coded for variable in (dialplan.FROM, dialplan.ASSERTED, dialplan.PRIVACY)})


@pytest.mark.parametrize(("version", "state"), [("22.5.2", "ok"), ("20.11.0", "warning"), ("2.2", "warning")])
def test_an_asterisk_that_was_never_tried_is_a_warning(version: str, state: str) -> None:
    assert _version(version).state == state


@given(st.text(max_size=200), st.text(max_size=60) | st.integers().map(str), st.text(max_size=60))
def test_a_record_of_the_fallback_is_read_or_damaged_whatever_stands_in_it(text: str, at: str, by: str) -> None:
    for written in (f"id=1&{text}", f"id=1&at={at}&by={by}", f"id=1&at=1772528400&{text}&RECEPTIONIST_FROM={by}"):
        with suppress(ValueError):
            assert record(written, "").id
