"""The sentence for a caller who cannot be put through: it is read aloud, so a day is said as one says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from receptionist.clients.card import TargetKind, TargetRow, Why
from ui.calls.apology import apology

NOW = datetime(2026, 10, 12, 10, 0, tzinfo=ZoneInfo("Europe/Rome"))


def sentence(language: str, until: str) -> str:
    """What is said on 12 October, ten o'clock, of somebody who is out until then."""
    why = Why("out_until", (("until", until),))
    return apology(TargetRow("1", "Luca Verdi", "", TargetKind.PERSON, "+390299900033", False, why, NOW), language)


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("it", "Luca Verdi rientra giovedì 15 ottobre. Posso"),
        ("en", "Luca Verdi is back on Thursday 15 October. May"),
        ("de-CH", "Luca Verdi ist am Donnerstag, 15. Oktober wieder da. Darf"),
        ("fr", "Luca Verdi sera de retour jeudi 15 octobre. Puis-je"),
        ("es", "Luca Verdi vuelve el jueves 15 de octubre. ¿Quiere"),
        ("nl", "Luca Verdi is back on Thursday 15 October. May"),
    ],
)
def test_a_day_is_said_with_its_name_and_month(language: str, begins: str) -> None:
    assert sentence(language, "2026-10-15T09:00+02:00").startswith(begins)


@pytest.mark.parametrize(
    ("language", "said"), [("it", "rientra domani."), ("en", "is back tomorrow."), ("es", "vuelve mañana.")]
)
def test_the_next_day_is_tomorrow(language: str, said: str) -> None:
    assert said in sentence(language, "2026-10-13T09:00+02:00")


def test_today_has_the_hour_only() -> None:
    assert sentence("it", "2026-10-12T14:30+02:00").startswith("Luca Verdi non è raggiungibile fino alle 14:30. ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("it", "La pratica è passata all'avvocata Neri."),
        ("fr", "Luca Verdi ne travaille plus ici. Le suivi est assuré par Anna Neri."),
    ],
)
def test_of_who_left_the_clients_own_words_are_said_to_those_who_speak_its_language(language: str, said: str) -> None:
    why = Why("left", (("successor", "Anna Neri"), ("said", "La pratica è passata all'avvocata Neri.")))
    row = TargetRow("1", "Luca Verdi", "", TargetKind.PERSON, None, False, why, NOW)
    assert apology(row, language, "it") == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("it", "L'avvocato Luca Verdi non lavora più qui. Se ne occupa la dottoressa Anna Neri, socia."),
        ("en", "Luca Verdi no longer works here. This is now handled by Anna Neri."),
        ("de", "Luca Verdi arbeitet nicht mehr hier. Zuständig ist jetzt Anna Neri."),
    ],
)
def test_of_who_left_the_titles_are_words_and_the_successor_is_named_with_theirs(language: str, said: str) -> None:
    successor = (("successor", "Anna Neri"), ("successor_title", "Dott.ssa"), ("successor_role", "socia"))
    row = TargetRow("1", "Luca Verdi", "Avv.", TargetKind.PERSON, None, False, Why("left", successor), NOW)
    assert apology(row, language, "it") == said


@pytest.mark.parametrize(
    ("title", "language", "said"),
    [
        ("Ing.", "it", "L'ingegner Luca Verdi in questo"),
        ("Mr.", "en", "Mr Luca Verdi cannot"),
        ("Mme", "fr", "Madame Luca Verdi ne"),
        ("M.", "fr", "Monsieur Luca Verdi ne"),
        ("Sra.", "es", "La señora Luca Verdi no"),
        ("Rechtsanwältin", "de", "Rechtsanwältin Luca Verdi kann"),
        ("Dipl.-Ing. (FH)", "de", "Luca Verdi kann"),
        ("", "it", "Luca Verdi in questo"),
    ],
)
def test_a_title_is_said_in_words_of_the_sentence_or_not_at_all(title: str, language: str, said: str) -> None:
    row = TargetRow("1", "Luca Verdi", title, TargetKind.PERSON, None, False, Why("messages_only"), NOW)
    assert apology(row, language).startswith(said)


@pytest.mark.parametrize(
    ("language", "until", "said"),
    [
        (
            "it",
            "2026-10-12T15:00+02:00",
            "Luca Verdi non è raggiungibile fino alle 15:00. Al suo posto c'è la dottoressa Anna Neri: ",
        ),
        ("en", "2026-10-13T09:00+02:00", "Luca Verdi is back tomorrow. Anna Neri is standing in: may I put you through, or"),
    ],
)
def test_whoever_stands_in_is_offered_by_name(language: str, until: str, said: str) -> None:
    why = Why("out_until", (("until", until), ("substitute", "Anna Neri"), ("substitute_title", "Dott.ssa")))
    row = TargetRow("1", "Luca Verdi", "", TargetKind.PERSON, "+390299900033", False, why, NOW, instead="2")
    assert apology(row, language).startswith(said)
    assert "Anna Neri" not in apology(replace(row, instead=""), language)
