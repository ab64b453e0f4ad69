"""The sentence for a caller who cannot be put through: it is read aloud, so a day is said as one says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from receptionist.clients.card import TargetKind, TargetRow, Why
from receptionist.clients.profile import Profile
from ui.calls.apology import apology

STUDIO = Profile(code="ROSSI", legal_name="Studio Rossi", city="Milano", language="it", zone="Europe/Rome")
NOW = datetime(2026, 10, 12, 10, 0, tzinfo=ZoneInfo("Europe/Rome"))
NEW_YORK, TOKYO = ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")


def sentence(language: str, until: str) -> str:
    """What is said on 12 October, ten o'clock, of somebody who is out until then."""
    why = Why("out_until", (("back", until),))
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
    assert apology(row, language, STUDIO) == said


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
    assert apology(row, language, STUDIO) == said


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
    why = Why("out_until", (("back", until), ("substitute", "Anna Neri"), ("substitute_title", "Dott.ssa")))
    row = TargetRow("1", "Luca Verdi", "", TargetKind.PERSON, "+390299900033", False, why, NOW, instead="2")
    assert apology(row, language).startswith(said)
    assert "Anna Neri" not in apology(replace(row, instead=""), language)


def away(zone: ZoneInfo, until: str) -> TargetRow:
    """Ann is out until then, by the clock where she is; at the studio it is ten o'clock on 12 October."""
    why = Why("closed_until", (("back", until),))
    return TargetRow("1", "Ann Wheeler", "", TargetKind.PERSON, None, False, why, NOW.astimezone(zone))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("it", "Ann Wheeler non è raggiungibile fino alle 15:00, ora di Milano. Posso"),
        ("en", "Ann Wheeler cannot be reached until 15:00, Milano time. May"),
        ("de", "Ann Wheeler ist bis 15:00, Ortszeit Milano, nicht erreichbar. Darf"),
        ("fr", "Ann Wheeler n'est pas joignable avant 15:00, heure de Milano. Puis-je"),
        ("es", "Ann Wheeler no está disponible hasta las 15:00, hora de Milano. ¿Quiere"),
    ],
)
def test_an_hour_is_said_on_the_clock_of_the_client_who_was_rung(language: str, said: str) -> None:
    assert apology(away(NEW_YORK, "2026-10-12T09:00-04:00"), language, STUDIO).startswith(said)


def test_without_a_town_the_clock_is_that_of_the_town_of_the_zone() -> None:
    row = away(NEW_YORK, "2026-10-12T09:00-04:00")
    assert "until 15:00, Rome time." in apology(row, "en", replace_city(""))


def test_a_place_is_named_only_where_clocks_differ() -> None:
    assert "fino alle 14:30. " in apology(away(ZoneInfo("Europe/Berlin"), "2026-10-12T14:30+02:00"), "it", STUDIO)


def test_today_and_tomorrow_are_those_of_the_client_who_was_rung() -> None:
    late = away(TOKYO, "2026-10-13T06:00+09:00")  # tomorrow there, at 23:00 today in Milan
    assert "fino alle 23:00, ora di Milano." in apology(late, "it", STUDIO)
    night = away(NEW_YORK, "2026-10-12T20:00-04:00")  # tonight there, at two in the night in Milan
    assert "Ann Wheeler rientra domani." in apology(night, "it", STUDIO)


def test_a_name_with_braces_is_said_as_it_is() -> None:
    assert "ora di Milano." in apology(away(NEW_YORK, "2026-10-12T09:00-04:00"), "it", replace_city("{Milano}"))


def replace_city(city: str) -> Profile:
    return structs.replace(STUDIO, city=city)
