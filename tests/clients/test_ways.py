"""A number or an address says itself what it is, until somebody says otherwise."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Person, Profile, Way, WayKind
from receptionist.clients.ways import following, kind_of
from tests.clients.profiles_page import OpenPage, office, open_page, saved, section
from ui.clients.form.parts import Parts

__all__ = ["office", "open_page"]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("+393331234567", WayKind.MOBILE),
        ("+390288456789", WayKind.PHONE),
        ("+4915123456789", WayKind.MOBILE),
        ("+12125550101", None),
        ("neri@rossi.example", WayKind.MAIL),
        ("neri@", WayKind.MAIL),
        ("vedi segreteria", None),
        ("", None),
    ],
)
def test_what_it_is_by_itself(value: str, kind: WayKind | None) -> None:
    assert kind_of(value) is kind


def typed(way: Way, value: str) -> Way:
    return following(way, msgspec.structs.replace(way, value=value))


def test_the_kind_follows_what_is_typed_until_somebody_chooses_one() -> None:
    way = typed(Way(kind=WayKind.PHONE, value=""), "+393331234567")
    assert way.kind is WayKind.MOBILE
    assert typed(way, "neri@rossi.example").kind is WayKind.MAIL
    chosen = following(way, msgspec.structs.replace(way, kind=WayKind.PHONE))
    assert chosen.kind is WayKind.PHONE
    assert typed(chosen, "+393331234568").kind is WayKind.PHONE


@given(st.sampled_from(WayKind), st.text(max_size=20), st.text(max_size=20))
def test_nothing_but_the_kind_and_the_key_ever_follows(kind: WayKind, before: str, after: str) -> None:
    way = Way(kind=kind, value=before, label="x", secret=True)
    now = typed(way, after)
    assert msgspec.structs.replace(now, kind=kind, confirm=way.confirm) == msgspec.structs.replace(way, value=after)


def test_a_mobile_that_is_typed_confirms_by_key_as_one_that_is_imported_until_somebody_chooses() -> None:
    way = typed(Way(kind=WayKind.PHONE, value=""), "+393331234567")
    assert way.confirm and not typed(way, "+390288456789").confirm
    assert following(way, msgspec.structs.replace(way, kind=WayKind.PHONE)).confirm, "its voicemail answers all the same"
    direct = following(way, msgspec.structs.replace(way, confirm=False))
    assert not direct.confirm and not typed(direct, "+393331234568").confirm
    abroad = Way(kind=WayKind.PHONE, value="+12125550101")  # the number does not say
    assert following(abroad, msgspec.structs.replace(abroad, kind=WayKind.MOBILE)).confirm


def test_on_the_page_a_mobile_is_one_at_once_and_an_address_is_e_mail(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([Profile(code="R", legal_name="Rossi", people=(Person(name="Luca Neri"),))])
    people = section(page, "People").part("people")
    assert isinstance(people, Parts)
    ways = people.inside["ways"]
    for text in ("333 1234567", "02 8845 6789", "neri@rossi.example"):
        ways.adder.click()
        qtbot.keyClicks(ways._rows[-1].editors["value"].line, text)  # type: ignore[attr-defined]
    kept = saved(page, qtbot).people[0].ways
    assert [(way.kind, way.value) for way in kept] == [
        (WayKind.MOBILE, "+393331234567"),
        (WayKind.PHONE, "+390288456789"),
        (WayKind.MAIL, "neri@rossi.example"),
    ]
