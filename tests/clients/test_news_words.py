"""News takes a line only when each of its words was used or changes nothing; any other word is quoted and asked about."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.clients.news.text import Understood, understand
from receptionist.clients.news.who import AS_TEXT, Doubt
from tests.clients.test_news import BRAMBILLA, NAMES, NOW, ROME, ROSSI, STUDIO, VERDI

TELLER = "Mario Rossi"
BY_ROSSI = (
    *("sono fuori fino alle 15", "fuori domani, tutto a Verdi", "tutto a Verdi fino alle 15", "I'm out till 15"),
    *("fino alle 15 mi sostituisce Verdi", "io sono fuori fino alle 15", "le chiamate di Verdi a me"),
)
LINES = (
    *("Rossi out till 15, all to Verdi", "Rossi fuori fino alle 15:30 passare le chiamate a Verdi", "Rossi out for 2 hours"),
    *("Rossi in ferie dal 3 al 5 dicembre, lo sostituisce Verdi", "Verdi covers for Rossi till 15", "Rossi back in 20 minutes"),
    *("Rossi è tornato", "Rossi won't be in today", "Rossi non sarà in ufficio domani", "Rossi al 333 123 4567 fino alle 18"),
    *("le chiamate di Rossi a Verdi fino alle 15", "send Rossi's calls to Verdi till 15", "Rossi out till 18, ask for Verdi"),
    *("Rossi fuori domani mattina", "Rossi not back until Friday", "Rossi: ferie", "fuori fino alle 15: Rossi"),
    *("Rossi torna tra un quarto d'ora", "Rossi back in a quarter of an hour", "Rossi non disturbare fino alle 12"),
    *("Rossi esce alle 16", "Rossi di ritorno alle 15", "Rossi in conference call till 15", "Rossi torna alle tre e mezza"),
    *("Rossi fuori per un'ora e mezza", "Rossi fuori fino a fine mese", "Mr Rossi is out to lunch, please send all to Verdi"),
)


def does(found: Understood) -> bool:
    """Whether somebody is rung no longer, again, or elsewhere for it."""
    return (
        found.away or found.is_back or found.substitute is not None or (found.number is not None and found.person is not None)
    )


def is_open(found: Understood) -> bool:
    return bool(found.asked or found.unread)


def with_word(line: str, word: str, place: int) -> str:
    words = line.split(" ")
    return " ".join((*words[: place % (len(words) + 1)], word, *words[place % (len(words) + 1) :]))


# ---- nothing is guessed


@pytest.mark.parametrize("line", LINES)
def test_of_a_line_that_is_understood_nothing_is_asked(line: str) -> None:
    found = understand(line, STUDIO, NOW)
    assert does(found) and not is_open(found)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(LINES), st.text("bcdfghjkqvwxyz", min_size=5, max_size=12), st.integers(0, 20), st.booleans())
def test_a_word_that_nobody_knows_is_asked_about_wherever_it_stands(line: str, word: str, place: int, told: bool) -> None:
    found = understand(with_word(line, word, place), STUDIO, NOW, told_by=TELLER if told else "")
    assert is_open(found) or not does(found)


CHANGING = ("con", "with", "o", "or", "nor", "me", "a me", "senza", "forse", "maybe", "hardly", "except", "se", "if", "quasi")


@pytest.mark.parametrize("word", CHANGING)
@pytest.mark.parametrize("line", LINES)
def test_a_word_that_may_change_what_is_meant_is_asked_about_wherever_it_stands(line: str, word: str) -> None:
    for place in range(len(line.split(" ")) + 1):
        typed = with_word(line, word, place)
        found = understand(typed, STUDIO, NOW)
        assert is_open(found) or not does(found), typed


@pytest.mark.parametrize("beside", ["con Brambilla", "with Brambilla", "da Brambilla", "e Brambilla", "or Brambilla", "Neri"])
@pytest.mark.parametrize("line", [*LINES, *BY_ROSSI])
def test_another_name_is_asked_about_wherever_it_stands(line: str, beside: str) -> None:
    told_by = TELLER if line in BY_ROSSI else ""
    for place in range(len(line.split(" ")) + 1):
        typed = with_word(line, beside, place)
        found = understand(typed, STUDIO, NOW, told_by=told_by)
        assert is_open(found) or not does(found) or found.person == BRAMBILLA.id, typed


@pytest.mark.parametrize("no", ["non", "not", "never", "mai", "do not", "don't", "nessuno", "niente"])
@pytest.mark.parametrize(
    "line", [one for one in (*LINES, *BY_ROSSI) if understand(one, STUDIO, NOW, told_by=TELLER).substitute is not None]
)
def test_nobody_stands_in_by_a_line_in_which_that_is_denied(line: str, no: str) -> None:
    """Wherever the word for not stands; but where somebody is said not to be out, that is what it says."""
    for place in range(len(line.split(" ")) + 1):
        found = understand(with_word(line, no, place), STUDIO, NOW, told_by=TELLER if line in BY_ROSSI else "")
        assert is_open(found) or found.substitute is None, with_word(line, no, place)


# ---- what was read wrongly


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Rossi out till 23:50, do not send to Verdi", "do not send to Verdi"),
        ("Rossi fuori, non passare a Verdi", "non passare a Verdi"),
        ("Rossi fuori, non mandare niente a Verdi", "non mandare niente a Verdi"),
        ("Rossi fuori mai passare a Verdi", "mai passare a Verdi"),
        ("Rossi out, never put through to Verdi", "never put through to Verdi"),
        ("Rossi out, don't ask for Verdi", "don't ask for Verdi"),
        ("Rossi fuori, le chiamate di Verdi a Brambilla", "chiamate di Verdi a Brambilla"),
        ("Rossi fuori, tutto alla segreteria", "tutto alla segreteria"),
        ("Rossi fuori, urgenze a Brambilla", "urgenze a Brambilla"),
        ("Rossi in riunione con Verdi", "con Verdi"),
        ("Rossi fuori per 3 giorni e mezzo", "mezzo"),
        ("Rossi fuori ma non fino alle 15", "non"),
    ],
)
def test_words_that_are_not_understood_are_quoted_and_nobody_stands_in(line: str, words: str) -> None:
    found = understand(line, STUDIO, NOW)
    (asked,) = found.asked
    assert (asked.name, asked.doubt, found.person, found.substitute) == (words, Doubt.WORDS, ROSSI.id, None)
    changed_nothing = understand(line, STUDIO, NOW, {words: None})
    assert (changed_nothing.away, changed_nothing.substitute, changed_nothing.asked) == (True, None, ())
    to_know = understand(line, STUDIO, NOW, {words: AS_TEXT})
    assert (to_know.person, does(to_know), to_know.asked) == (ROSSI.id, False, ())


def test_who_is_not_replaced_is_not_out_for_that() -> None:
    found = understand("Rossi non è sostituito da Verdi", STUDIO, NOW)
    assert (found.away, found.substitute) == (False, None)


def test_of_two_who_may_stand_in_none_is_taken_in_silence() -> None:
    (asked,) = understand("Rossi fuori, tutto a Brambilla o Verdi", STUDIO, NOW).asked
    assert (asked.name, asked.doubt) == ("o Verdi", Doubt.WORDS)


@pytest.mark.parametrize(
    "line",
    [
        *("in riunione con Verdi fino alle 15", "in a meeting with Verdi till 15", "fuori con l'avv. Verdi fino alle 15"),
        *("sono da Verdi fino alle 15", "fuori con Giulia Verdi, torno alle 15"),
    ],
)
def test_somebody_who_is_with_whoever_told_it_is_not_out_in_silence(line: str) -> None:
    found = understand(line, STUDIO, NOW, told_by=TELLER)
    (asked,) = found.asked
    assert (found.person, asked.doubt) == (ROSSI.id, Doubt.WORDS)
    assert "Verdi" in asked.name


@pytest.mark.parametrize("line", ["io e Verdi fuori fino alle 15", "Verdi and I are out till 15", "Verdi e io siamo fuori"])
def test_whoever_told_it_and_somebody_else_have_a_line_each(line: str) -> None:
    (asked,) = understand(line, STUDIO, NOW, told_by=TELLER).asked
    assert (asked.doubt, asked.near) == (Doubt.EACH, (ROSSI.id, VERDI.id))
    one = understand(line, STUDIO, NOW, {asked.name: ROSSI.id}, TELLER)
    assert (one.person, one.away) == (ROSSI.id, True)
    assert is_open(understand(line, STUDIO, NOW)), "nobody knows who says so"


@pytest.mark.parametrize(
    "line", ["all to me till 23:50", "tutto a me fino alle 15", "passate tutto a me fino alle 15", "chiamare me fino alle 15"]
)
@pytest.mark.parametrize("told_by", ["", TELLER])
def test_who_asks_for_all_calls_is_not_out(line: str, told_by: str) -> None:
    found = understand(line, STUDIO, NOW, told_by=told_by)
    assert (does(found), found.asked) == (False, ())


@pytest.mark.parametrize(
    ("line", "out", "instead"),
    [
        ("tutte le chiamate di Verdi a me fino alle 15", "Verdi", "Rossi"),
        ("Verdi's calls to me till 15", "Verdi", "Rossi"),
        ("Verdi fuori fino alle 15, tutto a me", "Verdi", "Rossi"),
        ("send Verdi's calls to Brambilla till 15", "Verdi", "Brambilla"),
        ("calls for Verdi to Brambilla", "Verdi", "Brambilla"),
        ("le chiamate dell'avv. Verdi a Brambilla", "Verdi", "Brambilla"),
        ("Rossi fuori, le chiamate di Rossi a Verdi", "Rossi", "Verdi"),
    ],
)
def test_whose_calls_go_to_whom(line: str, out: str, instead: str) -> None:
    found = understand(line, STUDIO, NOW, told_by=TELLER)
    assert (NAMES.get(found.person or ""), found.away, NAMES.get(found.substitute or ""), is_open(found)) == (
        out,
        True,
        instead,
        False,
    )


def test_to_whom_calls_go_is_asked_where_nobody_knows_who_speaks() -> None:
    found = understand("Verdi fuori, tutto a me", STUDIO, NOW)
    (asked,) = found.asked
    assert (found.person, asked.doubt, set(asked.near)) == (VERDI.id, Doubt.SHARED, {ROSSI.id, BRAMBILLA.id})
    assert understand("Verdi fuori, tutto a me", STUDIO, NOW, {asked.name: ROSSI.id}).substitute == ROSSI.id


@pytest.mark.parametrize("line", ["Rossi not out till 15, all to Verdi", "Rossi al 333 123 4567, tutto a Verdi"])
def test_whoever_can_be_rung_needs_nobody_instead(line: str) -> None:
    assert understand(line, STUDIO, NOW).substitute is None


def test_where_nobody_is_there_it_is_not_whoever_told_it_alone() -> None:
    found = understand("non c'è nessuno fino alle 15", STUDIO, NOW, told_by=TELLER)
    assert (found.person, found.away) == (None, False)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        *(("for 1.5 hours", "12:12"), ("for 1,5 hours", "12:12"), ("per un'ora e mezza", "12:12"), ("2 ore e mezza", "13:12")),
        *(("for an hour and a half", "12:12"), ("for 2 and a half hours", "13:12"), ("for one and a half hours", "12:12")),
        *(
            ("per mezz'ora", "11:12"),
            ("for 0.5 hours", "11:12"),
            ("fino alle 15 e mezza", "15:30"),
            ("torna fra 1 ora e mezza", "12:12"),
        ),
    ],
)
def test_a_half_is_a_half(said: str, until: str) -> None:
    found = understand(f"Rossi fuori {said}", STUDIO, NOW)
    ends = datetime.strptime(f"2026-03-02 {until}", "%Y-%m-%d %H:%M").replace(tzinfo=ROME)
    assert (found.away, found.since, found.until, is_open(found)) == (True, None, ends, False)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Rossi domani non ci sarà",
            "Rossi non sarà in ufficio domani",
            "Rossi non sarà disponibile domani",
            "Rossi è uscito",
        ),
        *(
            "Rossi will not be in today",
            "Rossi won't be in today",
            "Rossi non viene oggi",
            "Rossi not yet in",
            "Rossi a pranzo",
        ),
        *("Rossi: ferie", "Rossi gone home", "Rossi at lunch till 14", "Rossi out to lunch", "Rossi isn't coming in today"),
        *("Rossi won't be back today", "Rossi doesn't return till Friday", "Rossi out of the office till 15"),
    ],
)
def test_who_will_not_be_there_is_out(line: str) -> None:
    found = understand(line, STUDIO, NOW)
    assert (found.person, found.away, is_open(found)) == (ROSSI.id, True, False)


def test_whoever_says_not_to_be_there_is_out() -> None:
    found = understand("non sono in ufficio fino alle 15", STUDIO, NOW, told_by=TELLER)
    assert (found.person, found.away, is_open(found)) == (ROSSI.id, True, False)


# ---- with titles

TITLED = (
    *("Avv.", "avv.", "avvocato", "Avv.ssa", "dott.", "Dott.ssa", "dott. ssa", "dottoressa", "dr.", "Dr", "sig.", "sig.ra"),
    *("Sig.na", "signora", "ing.", "geom.", "rag.", "prof.", "prof.ssa", "Prof", "Mr", "Mr.", "Mrs", "Ms", "Ms.", "Avv. Prof."),
)
OUT = ("{} fuori fino alle 15", "{} out till 15", "{} è in riunione fino alle 15", "fuori fino alle 15: {}")
INSTEAD = (
    *("tutto a {}", "tutto al {}", "tutto all'{}", "tutto alla {}", "all to {}", "passare le chiamate al {}"),
    *("chiedere di {}", "chiedere dell'{}", "chiedere della {}", "chiedere del {}", "tutte le chiamate all'{}"),
    *("risponde {}", "risponde l'{}", "chiamare {}", "chiamare la {}", "call {} instead", "call {}", "lo sostituisce l'{}"),
    *("al suo posto la {}", "sostituita dall'{}", "rivolgersi all'{}", "ask for {}", "covered by {}", "{} covers"),
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(OUT), st.sampled_from(INSTEAD), st.sampled_from(TITLED), st.sampled_from(TITLED))
def test_whatever_title_stands_before_a_name_the_same_is_meant(out: str, instead: str, whose: str, other: str) -> None:
    line = f"{out.format(f'{whose} Rossi')}, {instead.format(f'{other} Verdi')}"
    found = understand(line, STUDIO, NOW)
    assert (found.person, found.away, found.substitute, local(found.until), is_open(found)) == (
        *(ROSSI.id, True, VERDI.id, "02 15:00", False),
    ), line


def test_words_that_are_asked_about_are_quoted_with_the_points_of_a_title() -> None:
    (asked,) = understand("avv. Rossi fuori fino alle 15, salvo l'avv. Verdi", STUDIO, NOW).asked
    assert asked.name == "salvo l'avv. Verdi"


# ---- as it is typed every day

SOON = "02 10:57"
EVERY_DAY = (
    ("Rossi torna tra un quarto d'ora", "", SOON),
    ("Rossi back in a quarter of an hour", "", SOON),
    ("Rossi fuori per tre quarti d'ora", "", "02 11:27"),
    ("Rossi torna tra una decina di minuti", "", "02 10:52"),
    ("Rossi occupato per un'oretta", "", "02 11:42"),
    ("Rossi torna per le 15", "", "02 15:00"),
    ("Rossi di ritorno alle 15", "", "02 15:00"),
    ("Rossi in ritardo, arriva alle 11", "", "02 11:00"),
    ("Rossi running late, arrives at 11", "", "02 11:00"),
    ("Rossi esce alle 16", "02 16:00", "03 00:00"),
    ("Rossi leaves at 4", "02 16:00", "03 00:00"),
    ("Rossi gone for the day", "", "03 00:00"),
    ("Rossi out till 3", "", "02 15:00"),
    ("Rossi fuori fino alle tre e mezza", "", "02 15:30"),
    ("Rossi torna alle 3 e un quarto", "", "02 15:15"),
    ("Rossi back at half past three", "", "02 15:30"),
    ("Rossi back at quarter to 4", "", "02 15:45"),
    ("Rossi fuori dalle 2 alle 4", "02 14:00", "02 16:00"),
    ("Rossi out from 11 to 2", "02 11:00", "02 14:00"),
    ("Rossi fuori dalle 22 alle 6", "02 22:00", "03 06:00"),
    ("Rossi fuori fino alle 03:00", "", "03 03:00"),
    ("Rossi out till 3am", "", "03 03:00"),
    ("Rossi in volo fino alle 18", "", "02 18:00"),
    ("Rossi on a train till 18", "", "02 18:00"),
    ("Rossi in conference call till 15", "", "02 15:00"),
    ("Rossi stepped out, back at 15", "", "02 15:00"),
    ("Rossi dal notaio fino alle 13", "", "02 13:00"),
    ("Rossi ha la febbre, oggi non c'è", "", "03 00:00"),
    ("Rossi non disturbare fino alle 12", "", "02 12:00"),
    ("Rossi do not disturb till 12", "", "02 12:00"),
    ("Rossi: non passare chiamate fino alle 12", "", "02 12:00"),
)


def local(moment: datetime | None) -> str:
    return moment.astimezone(ROME).strftime("%d %H:%M") if moment else ""


@pytest.mark.parametrize(("line", "since", "until"), EVERY_DAY)
def test_what_is_typed_every_day_is_read(line: str, since: str, until: str) -> None:
    """On a Monday at 10:42: until three is this afternoon."""
    found = understand(line, STUDIO, NOW)
    assert (found.person, found.away, found.substitute, is_open(found)) == (ROSSI.id, True, None, False)
    assert (local(found.since), local(found.until)) == (since, until)


@pytest.mark.parametrize("line", ["torno tra un quarto d'ora", "no calls till 10:57", "non passatemi chiamate fino alle 10:57"])
def test_of_whoever_tells_it_too(line: str) -> None:
    found = understand(line, STUDIO, NOW, told_by=TELLER)
    assert (found.person, found.away, local(found.until), is_open(found)) == (ROSSI.id, True, SOON, False)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("urgenze a Brambilla fino alle 15", "urgenze a Brambilla"),
        ("out till 15, urgent calls to Brambilla", "urgent calls to Brambilla"),
        ("con Verdi fino alle 15", "con Verdi"),
        ("in a call with Verdi till 15", "with Verdi"),
        ("fuori fino alle 15 salvo urgenze", "salvo urgenze"),
    ],
)
def test_what_the_desk_cannot_do_is_asked_about_and_another_who_is_named_is_not_out(line: str, words: str) -> None:
    found = understand(line, STUDIO, NOW, told_by=TELLER)
    assert (found.person, found.substitute) == (ROSSI.id, None)
    assert [(one.name, one.doubt) for one in found.asked] == [(words, Doubt.WORDS)]


@pytest.mark.parametrize(
    "line",
    [
        *("Rossi non arriva alle 11", "Rossi back in 10", "Rossi uscito un attimo", "Rossi torna a momenti"),
        *(
            "Rossi out till about 3",
            "Rossi back after lunch",
            "Rossi fuori per mezza giornata",
            "Rossi fuori, no calls to Verdi",
        ),
        *("Rossi do not disturb Verdi till 15", "Rossi back any minute", "Rossi reperibile al cellulare fino alle 18"),
    ],
)
def test_what_may_be_meant_in_two_ways_is_asked(line: str) -> None:
    assert is_open(understand(line, STUDIO, NOW))


@pytest.mark.parametrize(
    "line",
    [
        *("Rossi non esce alle 16", "Rossi non passare chiamate a Verdi", "arriva un corriere alle 11"),
        "urgent calls to Brambilla till 15",
    ],
)
def test_what_says_nothing_of_it_takes_nobody_off_the_phone(line: str) -> None:
    assert not does(understand(line, STUDIO, NOW, told_by=TELLER))
