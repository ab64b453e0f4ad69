"""A name is found however its case and accents are typed, by one rule on both engines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import literal, select

from receptionist.store.engine import Store
from receptionist.store.folding import Folded
from receptionist.store.letters import folded

LATIN = st.text(st.characters(max_codepoint=0x24F, exclude_characters="\0", exclude_categories=("Cs",)))


def test_one_rule_on_both_engines(store: Store) -> None:
    names = ("NICCOLÒ NÈRI", "Jürgen Müller", "STRASSE straße STRAẞE", "Łódź Ærø Đà Œuvre Þór Iğdır İZMİR", "e\u0301 ﬁ ²", "")
    with store.reading() as session:
        for name in names:
            assert session.scalar(select(Folded(literal(name)))) == folded(name)
        assert session.scalar(select(Folded(literal(None)))) is None


def test_case_and_accents_are_gone() -> None:
    assert folded("Niccolò MÜLLER, Straße") == "niccolo muller, strasse"
    assert folded("ŁUKASZ Øster œuvre") == "lukasz oster oeuvre"


@given(LATIN)
def test_what_is_folded_stays_as_it_is_and_case_makes_no_difference(text: str) -> None:
    assert folded(folded(text)) == folded(text) == folded(text.upper().lower())


def test_every_latin_letter_is_folded_alike_by_the_engines(store: Store) -> None:
    letters = [chr(code) for code in range(0x20, 0x250) if chr(code).isprintable()]
    with store.reading() as session:
        found = session.execute(select(*(Folded(literal(letter)) for letter in letters))).one()
    told = {letter: (there, folded(letter)) for letter, there in zip(letters, found, strict=True)}
    assert {letter: both for letter, both in told.items() if both[0] != both[1]} == {}
