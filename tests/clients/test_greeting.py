"""What to say, ready to be read aloud."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from receptionist.clients import rules
from receptionist.clients.greeting import DAY_WORDS, NOBODY, PLACEHOLDERS, STANDARD, called_in, choose, day_word, say
from receptionist.clients.profile import Greeting, Line, Occasion, Profile

VALUES = {"greeting": "buongiorno", "assistant": "Anna", "client": "Studio Rossi", "person": "l'avvocato", "caller": "Neri"}
ROME = ZoneInfo("Europe/Rome")


def test_a_template_is_filled_in_and_begins_a_sentence_with_a_capital() -> None:
    said = say("{greeting}, {client}. {greeting}! {client}, {greeting}: sono {assistant}", VALUES, "it")
    assert said.text == "Buongiorno, Studio Rossi. Buongiorno! Studio Rossi, buongiorno: sono Anna"
    assert not said.raw


def test_italian_names_mean_the_same_and_doubled_braces_are_braces() -> None:
    assert say("{Cliente}, {saluto} {{qui}}", VALUES, "it").text == "Studio Rossi, buongiorno {qui}"


def test_what_is_not_known_is_said_in_general_words() -> None:
    assert say("{person} / {caller}", {}, "en").text == "The person you asked for / a caller"
    assert say("Ich habe {caller}", {"caller": " "}, "de").text == "Ich habe ein Anrufer"


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ("Buongiorno {nome}", "nome"),
        ("{client.__class__}", "client.__class__"),
        ("{client[0]}", "client[0]"),
        ("{client!r}", "client"),
        ("{client:>9999999999}", "client"),
        ("{0}{}", "0"),
        ("Ciao {", "{"),
        ("Ciao }", "}"),
    ],
)
def test_a_broken_template_is_shown_as_typed_and_the_word_is_named(template: str, word: str) -> None:
    said = say(template, VALUES, "it")
    assert (said.text, said.raw, said.trouble) == (template, True, word)


@given(st.text(max_size=200), st.dictionaries(st.sampled_from(sorted(VALUES)), st.text(max_size=20)), st.text(max_size=5))
@example("{client}", {"client": ""}, "it")
@example("", {}, "")
@example("", {"client": " "}, "")
def test_whatever_was_typed_there_is_something_to_say(template: str, values: dict[str, str], language: str) -> None:
    assert say(template, values, language).text.strip()


@given(st.lists(st.sampled_from([*(f"{{{name}}}" for name in PLACEHOLDERS), "ciao ", "{{", "}}"]), min_size=1).map("".join))
def test_a_sound_template_leaves_no_brace_unfilled(template: str) -> None:
    said = say(template, VALUES, "it")
    assert not said.raw
    assert said.text.count("{") == template.count("{{")


@pytest.mark.parametrize(
    ("language", "hour", "word"),
    [
        ("it", 12, "buongiorno"),
        ("it", 13, "buon pomeriggio"),
        ("it", 18, "buonasera"),
        ("it", 2, "buonasera"),
        ("en-GB", 12, "good afternoon"),
        ("de", 10, "guten Morgen"),
        ("fr", 17, "bonjour"),
        ("es", 20, "buenas tardes"),
        ("pt", 9, "good morning"),
    ],
)
def test_the_word_for_the_hour(language: str, hour: int, word: str) -> None:
    assert day_word(language, datetime(2026, 3, 2, hour)) == word


def test_the_hours_of_the_day_can_be_set() -> None:
    words = rules.day_words_of({"it": [("15:00", "buonasera"), ("05:00", "buongiorno")], "fr": [("nonsense", "salut")]})
    assert day_word("it", datetime(2026, 3, 2, 16), words) == "buonasera"
    assert words["fr"] == DAY_WORDS["fr"]
    assert words["it"] == ((time(5), "buongiorno"), (time(15), "buonasera"))


def test_the_clients_own_hour_counts_and_the_callers_language_is_spoken() -> None:
    profile = Profile(code="N", legal_name="Nordlys", zone="America/New_York", language="en")
    at = datetime(2026, 3, 2, 16, 42, tzinfo=ROME)
    assert rules.card(profile, None, at, assistant="Anna").greeting.text.startswith("Nordlys, good morning, this is Anna")
    in_german = rules.card(profile, None, at, assistant="Anna", language="de").greeting
    assert (in_german.text[:22], in_german.language) == ("Nordlys, guten Morgen,", "de")
    assert rules.card(profile, None, at, assistant="Anna", language="xx").greeting.language == "en"


def test_the_most_specific_greeting_wins() -> None:
    here, there = "+390255550101", "+390255550102"
    greetings = (
        Greeting(occasion=Occasion.OPEN, text="client"),
        Greeting(occasion=Occasion.OPEN, text="line", line=here),
        Greeting(occasion=Occasion.OPEN, text="english", language="en"),
        Greeting(occasion=Occasion.OPEN, text="", line=there),
        Greeting(occasion=Occasion.CLOSED, text="closed"),
    )

    def said(occasion: Occasion, line: str | None, language: str = "it") -> str:
        return choose(greetings, occasion, line, language, "it")[0]

    assert said(Occasion.OPEN, None) == "client"
    assert said(Occasion.OPEN, here) == "line"
    assert said(Occasion.OPEN, there) == "client"
    assert said(Occasion.OPEN, here, "en") == "english"
    assert said(Occasion.OPEN, here, "fr") == STANDARD["fr"][Occasion.OPEN]
    assert said(Occasion.CLOSED, here) == "closed"
    assert said(Occasion.RETURNED, here) == STANDARD["it"][Occasion.RETURNED]


@pytest.mark.parametrize("language", sorted(STANDARD))
@pytest.mark.parametrize("occasion", list(Occasion))
def test_every_occasion_has_words_in_every_language(language: str, occasion: Occasion) -> None:
    profile = Profile(code="R", legal_name="Rossi", language=language, lines=(Line(number="+390255550101"),))
    card = rules.card(
        profile, "+390255550101", datetime(2026, 3, 2, 9, tzinfo=ROME), assistant="Anna", occasion=occasion, wanted="Neri"
    )
    assert not card.greeting.raw
    assert "{" not in card.greeting.text


@pytest.mark.parametrize("language", sorted(STANDARD))
def test_where_no_name_is_known_what_is_said_is_still_a_sentence(language: str) -> None:
    said = say(STANDARD[language][Occasion.OPEN], {"client": "Rossi", "greeting": "x"}, language).text
    assert NOBODY[language]["assistant"] in said
    assert "Name ist das" not in said


@pytest.mark.parametrize(
    ("language", "template", "called"),
    [
        ("it", "{client}, {Greeting}! {azienda} {nobody} {{caller}}", "{cliente}, {saluto}! {azienda} {nobody} {{caller}}"),
        ("en", "{cliente}, {time_of_day}: {riapertura}", "{client}, {time_of_day}: {returns}"),
    ],
)
def test_the_names_in_braces_are_called_in_the_screens_language(language: str, template: str, called: str) -> None:
    assert called_in(language, template) == called
