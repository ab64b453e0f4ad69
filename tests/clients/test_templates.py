"""A client begins from a template of its trade; an office makes templates of its own, and none reads what it must not."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from string import Formatter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.clients.blanks import blanks_in
from receptionist.clients.checks import blocking, check
from receptionist.clients.greeting import PLACEHOLDERS, placeholders_in, trouble_in
from receptionist.clients.greeting import say as filled_in
from receptionist.clients.profile import (
    Address,
    Fact,
    FactKind,
    Greeting,
    Instruction,
    Line,
    Occasion,
    Opening,
    Permission,
    Person,
    Profile,
    Way,
    WayKind,
)
from receptionist.clients.ready import Point, lacking
from receptionist.clients.rules import card
from receptionist.clients.service import ClientService
from receptionist.clients.template_service import TemplateService, shipped
from receptionist.clients.templates import Blank, Template, begun, proposed, template_of, wordings_of
from receptionist.clients.templates import check as check_template
from receptionist.errors import Invalid, NotFound
from receptionist.store.engine import Store
from receptionist.words import say


def read_whole(profile: Profile, name: str) -> Template:
    """A template for which somebody read all that is proposed, and ticked it."""
    return template_of(profile, name, wordings_of(proposed(profile, name)))


NOW = datetime(2026, 11, 27, 9, 20, tzinfo=UTC)
NERI = Person(name="Luca Neri", ways=(Way(kind=WayKind.MOBILE, value="+393339990031"),))
STUDIO = Profile(
    code="STUDIO",
    legal_name="Studio Rossi",
    vat_number="IT01234567890",
    lines=(Line(number="+390299900020"),),
    people=(NERI,),
    hours=tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5)),
    greetings=(Greeting(occasion=Occasion.OPEN, text="Studio Rossi, {saluto}, sono {assistente}."),),
    instructions=(
        Instruction(text="Urgenze: Luca Neri, 333 999 0031 o luca@studiorossi.example. Luca Neri decide {sempre}."),
        Instruction(text="Solo su una linea", line="+390299900020"),
    ),
    facts=(
        Fact(kind=FactKind.PARKING, text="Via Dante 7, cortile"),
        Fact(kind=FactKind.WHERE_ARE_YOU, text="Rispondo per Studio Rossi."),
    ),
)


@pytest.mark.parametrize("template", shipped(), ids=lambda one: one.id)
def test_the_key_for_sales_calls_has_a_sentence_of_the_trade(template: Template) -> None:
    client = begun(template, "Studio Rossi", {}, "IT")
    said = card(client, None, NOW, assistant="Anna", occasion=Occasion.SALES).greeting.text
    assert said == next(one.text for one in template.greetings if one.occasion is Occasion.SALES)


@pytest.mark.parametrize("template", shipped(), ids=lambda one: one.id)
def test_whatever_ships_begins_a_client_that_lacks_only_what_is_its_own(template: Template) -> None:
    check_template(template)
    answers = {one.name: f"<{one.name}>" for one in template.blanks}
    profile = msgspec.structs.replace(begun(template, "Verdi Srl", answers, "IT"), code="VERDI")
    assert blocking(check(profile)) == []
    assumed = {Point.HOURS} if profile.hours else set()
    assert {item.point for item in lacking(profile, NOW)} == {Point.NUMBER, Point.TARGET, Point.NOBODY} | assumed
    assert all(trouble_in(one.text) is None for one in profile.greetings)
    said = card(profile, None, NOW, assistant="Anna").greeting
    assert said.text.startswith("Verdi Srl") and "Anna" in said.text and not said.raw
    texts = " ".join(one.text for one in (*profile.greetings, *profile.instructions, *profile.facts))
    assert all(f"<{one.name}>" in texts for one in template.blanks)


def test_five_trades_ship_in_italian_and_english() -> None:
    trades = {one.id.partition(".")[0] for one in shipped()}
    assert len(trades) == 5 and {one.id for one in shipped()} == {
        f"{trade}.{code}" for trade in trades for code in ("it", "en")
    }


def test_what_is_not_answered_stays_a_blank_that_the_profile_points_at() -> None:
    template = next(one for one in shipped() if one.id == "law-firm.it")
    profile = begun(template, "Verdi", {"materie": "diritto di famiglia"}, "IT")
    points = {item.point: item.field for item in lacking(profile, NOW)}
    assert points[Point.BLANKS] == "instructions[2].text"
    assert blanks_in(profile.instructions[2].text) == ("chi decide le urgenze",)
    assert "diritto di famiglia" in profile.instructions[4].text


HOSTILE = (
    "{client.__class__}",
    "{client.__class__.__mro__[1].__subclasses__}",
    "{assistant!r}",
    "{client:>999999999}",
    "{0}",
    "{}",
    "{a[0]}",
    "{ settings }",
    "{__import__('os')}",
    "{client",
    "}",
    "{a{b}c}",
    "{{{x}}}",
    "{%s}",
    "{​client}",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("part", ["greetings", "instructions", "facts"])
def test_a_template_that_would_read_what_it_must_not_is_refused_with_a_sentence(text: str, part: str) -> None:
    made = {
        "greetings": Greeting(occasion=Occasion.OPEN, text=text),
        "instructions": Instruction(text=text),
        "facts": Fact(kind=FactKind.OTHER, label="x", text=text),
    }[part]
    template = Template(name="Trap", language="en", **{part: (made,)})
    with pytest.raises(Invalid) as told:
        check_template(template)
    assert told.value.code == "template.placeholder"
    assert "Trap" in say(told.value)


@pytest.mark.parametrize("name", ["client", "a.b", "__class__.x", "0", "", "a" * 60, "assistente"])
def test_a_blank_is_called_by_a_plain_word_that_is_no_placeholder(name: str) -> None:
    with pytest.raises(Invalid) as told:
        check_template(Template(name="Trap", language="en", blanks=(Blank(name, "?"),)))
    assert told.value.code == "template.blank_name"


def test_a_template_is_no_place_for_heaps_or_for_fields_that_it_does_not_have() -> None:
    with pytest.raises(Invalid, match="too_large"):
        check_template(Template(name="Big", language="en", instructions=(Instruction(text="x" * 3000),)))
    with pytest.raises(msgspec.ValidationError, match="passphrase"):
        msgspec.convert({"name": "x", "language": "en", "passphrase": "y"}, Template)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.text("{}!:.[]_ clientassis0", max_size=40), st.text("{}!:.[] x", max_size=20))
def test_whatever_stands_in_a_template_is_filled_in_or_refused(text: str, answer: str) -> None:
    made = Template(
        name="Any",
        language="en",
        blanks=(Blank("who", "who"),),
        greetings=(Greeting(occasion=Occasion.OPEN, text=text + "{who}"),),
        instructions=(Instruction(text=text + "{who}"),),
    )
    try:
        profile = begun(made, "{client.__class__}", {"who": answer}, "IT")
    except Invalid as refused:
        assert refused.code == "template.placeholder"
        return
    assert trouble_in(profile.greetings[0].text) is None
    assert profile.instructions[0].text.endswith(answer.strip() or "‹who›")


def test_a_client_becomes_a_template_without_anything_of_its_own() -> None:
    template = read_whole(STUDIO, "Avvocati nostri")
    written = msgspec.json.encode(template).decode().replace(template.id, "")
    for own in ("Rossi", "Neri", "333", "example.", "luca@", "Dante", "+39", "0123"):
        assert own not in written, own
    profile = begun(template, "Verdi", {}, "IT")
    assert profile.greetings[0].text == "{client}, {saluto}, sono {assistente}."
    assert profile.instructions == (
        Instruction(text="Urgenze: ‹nome 1›, ‹numero 2› o ‹indirizzo e-mail 3›. ‹nome 1› decide {sempre}."),
    )
    assert [(one.kind, one.text) for one in profile.facts] == [
        (FactKind.PARKING, ""),
        (FactKind.WHERE_ARE_YOU, "Rispondo per Verdi."),
    ]
    assert (profile.hours, profile.people, profile.lines) == (STUDIO.hours, (), ())


MORETTI = Person(
    name="Marta De Angelis",
    other_names=("Angela",),
    extension="204",
    ways=(Way(kind=WayKind.PHONE, value="+390299900044"),),
)
CLINIC = Profile(
    code="DENTI",
    legal_name="Clinica Moretti Bruni S.r.l.",
    trade_name="Clinica Moretti",
    short_name="CliMo",
    city="Bergamo",
    vat_number="01234567890",
    sdi="M5UXCR1",
    website="https://www.climo.example/",
    people=(MORETTI,),
    addresses=(Address(street="Via Dante Alighieri 7/b", detail="citofono Arancio", postal_code="24121", city="Bergamo"),),
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Passare a De Angelis o ad ANGELA", "Passare a De ‹nome 1› o ad ‹nome 2›"),
        ("Chiamare angelis, mai Marta", "Chiamare ‹nome 1›, mai ‹nome 2›"),
        ("Urgenze: Marta de angelis int. 204", "Urgenze: ‹nome 1› int. ‹numero 2›"),
        ("Qui CliMo, la Clinica Moretti Bruni", "Qui Verdi, la Verdi"),
        ("Il dottor Moretti non c'è", "Il dottor Verdi non c'è"),
        ("Siamo in via Dante Alighieri, 7/b a Bergamo", "Siamo in ‹indirizzo 1› a ‹indirizzo 2›"),
        ("Siamo in Via Dante Alighieri 7/b, citofono arancio", "Siamo in ‹indirizzo 1›, ‹indirizzo 2›"),
        ("Prenotazioni su climo.example o https://altrove.example/x.", "Prenotazioni su ‹sito 1› o ‹sito 2›."),
        ("IBAN IT60 X054 2811 1010 0000 0123 456, SDI M5UXCR1", "IBAN ‹numero 1›, SDI ‹numero 2›"),
        ("IBAN IT60X0542811101000000123456; P.IVA IT01234567890", "IBAN ‹numero 1›; P.IVA ‹numero 2›"),
        ("CF DNGMRT80A41A794Z, allarme 4711 {sempre}", "CF ‹numero 1›, allarme ‹numero 2› {sempre}"),
    ],
)
def test_no_name_address_or_number_of_a_client_stays_in_its_template(text: str, left: str) -> None:
    template = read_whole(msgspec.structs.replace(CLINIC, instructions=(Instruction(text=text),)), "Dentisti")
    assert begun(template, "Verdi", {}, "IT").instructions[0].text == left


def test_of_what_may_never_be_said_a_template_keeps_that_it_may_not_and_no_word_of_it() -> None:
    never = Permission.NEVER
    facts = (
        Fact(kind=FactKind.OTHER, label="Codice dell'allarme", text="4711", permission=never),
        Fact(kind=FactKind.WHERE_ARE_YOU, text="Siamo a casa della dottoressa", permission=never),
        Fact(kind=FactKind.OTHER, label="Listino della Clinica Moretti", text="100 euro"),
        Fact(kind=FactKind.OTHER, label="Listino", text="100 euro", permission=Permission.ON_REQUEST),
        Fact(kind=FactKind.WHERE_ARE_YOU, text="Rispondo da Via Dante Alighieri 7/b.", spelled="Domodossola"),
    )
    template = read_whole(msgspec.structs.replace(CLINIC, facts=facts), "Dentisti")
    assert template.facts == (
        Fact(kind=FactKind.WHERE_ARE_YOU, permission=never),
        Fact(kind=FactKind.OTHER, label="Listino", permission=Permission.ON_REQUEST),
        Fact(kind=FactKind.WHERE_ARE_YOU, text="Rispondo da {blank1}."),
    )


def test_what_holds_for_a_time_only_is_no_template() -> None:
    """A fair in May is this client's, and is over before the next one begins."""
    dated = Instruction(text="Fiera: tutto allo stand", since=date(2026, 5, 1))
    assert read_whole(msgspec.structs.replace(CLINIC, instructions=(dated,)), "Dentisti").instructions == ()


def test_a_greeting_of_one_line_or_of_one_day_is_no_template() -> None:
    """The next client has neither that line nor that day."""
    usual = Greeting(occasion=Occasion.OPEN, text="Buongiorno, {saluto}.")
    patron = Greeting(occasion=Occasion.NAMED_DAY, text="Auguri!", day="Sant'Ambrogio")
    shop = Greeting(occasion=Occasion.OPEN, text="Negozio, {saluto}.", line=STUDIO.lines[0].number)
    template = read_whole(msgspec.structs.replace(STUDIO, greetings=(shop, usual, patron)), "Studi")
    assert [one.text for one in template.greetings] == [usual.text]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Marta De Angelis", "CLINICA MORETTI", "via dante alighieri", "www.climo.example", "il", "{x}", "}"])
    )
)
def test_in_whatever_order_they_stand_none_of_them_stays(words: list[str]) -> None:
    template = read_whole(msgspec.structs.replace(CLINIC, instructions=(Instruction(text=" ".join(["Nota", *words])),)), "D")
    said = template.instructions[0].text.casefold()
    assert not any(own in said for own in ("marta", "angelis", "moretti", "dante", "climo"))


NICKNAMES = [
    "Re",
    "Bo",
    "Fo",
    "علي",
    "李",
    "明",
    "Niccolo",
    "D’Amico",
    "mario",
    "12B",
    "gatto rosso",
    "int. 7",
    "D'Amico",
    "Qué",
]
"""What no pattern tells from other words: short names, other scripts, accents that were left out, codes, passwords."""


ANY_LETTER = st.characters(categories=["Lu", "Ll", "Lo"])


def studio_of(secrets: list[str]) -> Profile:
    """A client whose every text has a secret of its own in it."""
    one, two, three, four, five = secrets
    return Profile(
        code="",
        legal_name=f"Studio {one}",
        language="it",
        people=(Person(name=f"Anna {two}", other_names=(three,)),),
        greetings=(Greeting(occasion=Occasion.OPEN, text=f"{one}, {{saluto}}"), Greeting(occasion=Occasion.CLOSED, text=two)),
        instructions=(Instruction(text=f"Chiedere di {three}"), Instruction(text=f"Password: {four}")),
        facts=(
            Fact(kind=FactKind.PARKING, text=f"Codice cancello {five}"),
            Fact(kind=FactKind.OTHER, label=four),
            Fact(kind=FactKind.WHERE_ARE_YOU, text=f"Da {five}"),
        ),
    )


def words_in(template: Template) -> str:
    """All that somebody could read in a client that begins by it."""
    texts = [text for one in wordings_of(template) for text in (one.text, getattr(one, "label", ""))]
    return " ".join([*texts, *(f"{one.question} {one.example}" for one in template.blanks), template.about]).casefold()


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(NICKNAMES) | st.text(ANY_LETTER, min_size=2), min_size=5, max_size=5),
    st.data(),
)
def test_no_word_of_a_client_is_in_a_template_unless_a_person_ticked_the_text_in_which_it_stands(
    secrets: list[str], data: st.DataObject
) -> None:
    client = studio_of(secrets)
    texts = wordings_of(proposed(client, "Studi"))
    ticked = [one for one in texts if data.draw(st.booleans())]
    template = template_of(client, "Studi", ticked)
    assert list(wordings_of(template)) == [one for one in texts if one in ticked]
    assert all(re.fullmatch(r"(nome|numero|indirizzo|sito) \d+", one.question) for one in template.blanks)
    rest = {"id": "", "greetings": (), "instructions": (), "facts": (), "blanks": ()}
    empty = template_of(Profile(code="", legal_name="", language="it"), "Studi", ())
    assert msgspec.structs.replace(template, **rest) == msgspec.structs.replace(empty, **rest)
    nothing = template_of(client, "Studi", ())
    assert (words_in(nothing).strip(), nothing.blanks) == ("", ())


def test_a_blank_is_asked_for_where_a_kept_text_needs_it_and_nowhere_else() -> None:
    two = (Instruction(text="Urgenze: 333 999 0031"), Instruction(text="Fax: 02 9990 0044"))
    client = msgspec.structs.replace(STUDIO, greetings=(), instructions=two, facts=())
    kept = wordings_of(proposed(client, "Studi"))[1]
    assert [one.question for one in template_of(client, "Studi", [kept]).blanks] == ["numero 2"]


def test_a_template_of_the_offices_own_is_kept_found_and_taken_away(store: Store) -> None:
    ClientService(store).save(STUDIO, by="anna")
    templates = TemplateService(store)
    kept = templates.keep(STUDIO, "Avvocati nostri", wordings_of(proposed(STUDIO, "")), "anna", NOW)
    assert templates.all()[0] == kept and kept.own
    with pytest.raises(Invalid) as told:
        templates.keep(STUDIO, "avvocati NOSTRI", (), "anna", NOW)
    assert told.value.code == "template.name_taken"
    templates.take_away(kept.id)
    assert [one for one in templates.all() if one.own] == []
    with pytest.raises(NotFound):
        templates.take_away(shipped()[0].id)


def test_a_client_whose_greeting_cannot_be_filled_in_becomes_no_template() -> None:
    broken = msgspec.structs.replace(STUDIO, greetings=(Greeting(occasion=Occasion.OPEN, text="{clinet}"),))
    with pytest.raises(Invalid) as told:
        read_whole(broken, "Rotto")
    assert told.value.code == "template.placeholder"


@pytest.mark.parametrize("template", shipped(), ids=lambda one: one.id)
@pytest.mark.parametrize("language", ["en", "it"])
def test_placeholders_are_called_as_the_screen_does_and_mean_the_same(template: Template, language: str) -> None:
    answers = {one.name: "x" for one in template.blanks}
    profile, as_written = begun(template, "Verdi", answers, "IT", language), begun(template, "Verdi", answers, "IT")
    found = {name for one in profile.greetings for _text, name, *_ in Formatter().parse(one.text) if name}
    assert found and found <= set(placeholders_in(language))
    values = {meaning: f"<{meaning}>" for meaning in PLACEHOLDERS.values()}
    assert [filled_in(one.text, values, "it") for one in profile.greetings] == [
        filled_in(one.text, values, "it") for one in as_written.greetings
    ]
