"""Numbers of the tax office: one that cannot exist is doubted beside its field, as one types."""

from __future__ import annotations

import pytest

from receptionist.clients.checks import blocking, check
from receptionist.clients.profile import Profile


@pytest.mark.parametrize(
    ("country", "code", "doubted"),
    [
        ("IT", "RSSMRA85T10A562S", False),  # a person's
        ("IT", "00743110157", False),  # a company's: the number of its partita IVA
        ("IT", "RSSMRA85T10A562X", True),  # the last letter is another
        ("IT", "00743110158", True),
        ("IT", "RSSMRA85", True),
        ("DE", "RSSMRA85", False),  # whose rule we do not know
    ],
)
def test_a_tax_code_with_a_slip_is_doubted_and_can_be_saved(country: str, code: str, doubted: bool) -> None:
    found = check(Profile(code="R", legal_name="Rossi", country=country, tax_code=code))
    assert [(one.code, one.values["field"]) for one in found] == [("tax.doubtful", "tax_code")] * doubted
    assert blocking(found) == []
