"""Of every field of a client it is known whose it is: whether another client may begin with it, and who is told of it."""

from __future__ import annotations

import msgspec

from receptionist.clients import fresh
from receptionist.clients.beginnings import HANDED_ON, ITS_OWN, copy_of
from receptionist.clients.its_own import ItsOwn
from receptionist.clients.profile import Line, Profile
from receptionist.clients.versions import FIELDS
from tests.clients.test_every_field import BROKEN
from ui.clients.compare import words as difference_words

KNOWN_IN_TEXTS = {
    "legal_name": "Studio Notarile Bassi",
    "trade_name": "Bassi e Conti",
    "short_name": "Bassi",
    "say_as": "Bàssi",
    "code": "BASSI77",
    "vat_number": "IT01234567890",
    "tax_code": "RSSMRA80A01H501U",
    "sdi": "M5UXCR1",
    "pec": "bassi@pec.example",
    "mail": "info@bassi.example",
    "website": "www.bassi.example",
}
"""What tells who a client is, wherever it stands in a text."""
NEVER_IN_TEXTS = {
    "id", "version", "own", "logo", "passphrase", "lines", "statuses", "addresses", "closures", "answers", "facts",
}  # fmt: skip
"""Its own too, but not written into texts: marks of ours, and parts that `its_own` looks into by themselves."""
TOLD_OTHERWISE = {
    "greetings", "instructions", "people", "reaches", "closures", "exceptions", "answers", "statuses", "status", "duty",
    "rotas",
}  # fmt: skip
"""New on the card by rules of their own."""
NOT_TOLD = {
    "own", "code", "legal_name", "trade_name", "short_name", "say_as", "language", "zone", "country", "region", "city", "team",
    "colour", "logo", "passphrase", "holidays", "service_level", "hold_limit", "wrap_up", "hours_assumed",
}  # fmt: skip
"""Seen on the card as it is, or nothing that an assistant knows by heart."""
SAY = "A field is new: say in {where} whose it is (CONTRIBUTING, “a field of a client”)."


def test_of_every_field_it_is_said_whether_another_client_may_begin_with_it() -> None:
    assert set(Profile.__struct_fields__) == ITS_OWN | HANDED_ON, SAY.format(where="receptionist/clients/beginnings.py")
    assert not ITS_OWN & HANDED_ON


def test_a_copy_has_nothing_that_is_one_clients_own() -> None:
    whole = msgspec.structs.replace(BROKEN, own=True, version=7, lines=(Line(number="+390299900101"),))
    plain = Profile(code="", legal_name="")
    filled = {name for name in ITS_OWN if getattr(whole, name) != getattr(plain, name)}
    assert filled == ITS_OWN - {"legal_name"}, SAY.format(where="BROKEN of tests/clients/test_every_field.py")
    copy = copy_of(msgspec.structs.replace(whole, legal_name="Rossi"))
    assert {name for name in ITS_OWN - {"id"} if getattr(copy, name) != getattr(plain, name)} == set()
    assert copy.id != whole.id


def test_what_tells_who_a_client_is_is_known_in_the_texts_of_a_template_too() -> None:
    assert KNOWN_IN_TEXTS.keys() | NEVER_IN_TEXTS == ITS_OWN, SAY.format(where="this test and receptionist/clients/its_own.py")
    known = ItsOwn(Profile(**KNOWN_IN_TEXTS))
    assert [name for name, value in KNOWN_IN_TEXTS.items() if not known.is_in(f"Scrivere a {value}, grazie")] == []


def test_of_every_field_it_is_said_whether_it_is_new_to_an_assistant() -> None:
    told = {*fresh.FIELDS, *TOLD_OTHERWISE}
    assert told | NOT_TOLD == set(FIELDS), SAY.format(where="receptionist/clients/fresh.py or in this test")
    assert not told & NOT_TOLD


def test_every_field_has_a_name_in_versions_and_side_by_side() -> None:
    assert [name for name in FIELDS if name not in difference_words.FIELDS] == [], SAY.format(
        where="ui/clients/compare/words.py"
    )
