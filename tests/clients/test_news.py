"""News from the desk: one typed line becomes an absence, an end and a substitute, and ends by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients import rules
from receptionist.clients.news import News, Recognised, with_news
from receptionist.clients.news.service import NewsService
from receptionist.clients.news.text import understand
from receptionist.clients.news.who import Doubt
from receptionist.clients.profile import Line, Person, Profile, Way, WayKind, new_id
from receptionist.clients.service import ClientService
from receptionist.errors import Invalid, NotFound
from receptionist.store.engine import Store

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 3, 2, 10, 42, tzinfo=ROME)  # a Monday


def person(name: str, last: int) -> Person:
    return Person(name=name, ways=(Way(kind=WayKind.PHONE, value=f"+3902555501{last:02d}"),))


ROSSI, VERDI, BRAMBILLA = person("Mario Rossi", 11), person("Giulia Verdi", 12), person("Carlo Brambilla", 13)
STUDIO = Profile(code="R", legal_name="Studio", people=(ROSSI, VERDI, BRAMBILLA), lines=(Line(number="+390255550101"),))
NAMES = {one.id: one.name.split()[1] for one in STUDIO.people}


def told(text: str, at: datetime = NOW) -> tuple[str | None, bool, str, str | None]:
    found = understand(text, STUDIO, at)
    until = found.until.astimezone(ROME).strftime("%d/%m %H:%M")
    return NAMES.get(found.person or ""), found.away, until, NAMES.get(found.substitute or "")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Rossi out till 15, all to Verdi", ("Rossi", True, "02/03 15:00", "Verdi")),
        ("Rossi fuori fino alle 15, tutto a Verdi", ("Rossi", True, "02/03 15:00", "Verdi")),
        ("Rossi fuori fino alle 15:30 passare le chiamate a Verdi", ("Rossi", True, "02/03 15:30", "Verdi")),
        ("Brambila in ferie fino a venerdì", ("Brambilla", True, "07/03 00:00", None)),
        ("Brambilla on holiday, back on Friday", ("Brambilla", True, "06/03 00:00", None)),
        ("Verdi rientra domani alle 9", ("Verdi", True, "03/03 09:00", None)),
        ("Verdi è in riunione", ("Verdi", True, "03/03 00:00", None)),
        ("Rossi away until 3pm", ("Rossi", True, "02/03 15:00", None)),
        ("Rossi out till 9", ("Rossi", True, "03/03 09:00", None)),
        ("Rossi in ferie fino al 31/8, chiedere di Brambilla", ("Rossi", True, "01/09 00:00", "Brambilla")),
        ("Rossi on holiday until 14 August", ("Rossi", True, "15/08 00:00", None)),
        ("Rossi back 3 Jan", ("Rossi", True, "03/01 00:00", None)),
        ("Rossi è in ferie dal 21 al 31 dicembre, lo sostituisce Verdi", ("Rossi", True, "01/01 00:00", "Verdi")),
        ("Rossi fuori fino alle 18, al suo posto Verdi", ("Rossi", True, "02/03 18:00", "Verdi")),
        ("Rossi fuori fino alle 18, al suo posto c'è la dott.ssa Verdi", ("Rossi", True, "02/03 18:00", "Verdi")),
        ("Rossi fuori fino alle 18, rivolgersi a Verdi", ("Rossi", True, "02/03 18:00", "Verdi")),
        ("Rossi fuori, rivolgersi a Verdi fino a venerdì", ("Rossi", True, "07/03 00:00", "Verdi")),
        ("Rossi fuori fino alle 18, sostituito da Verdi", ("Rossi", True, "02/03 18:00", "Verdi")),
        ("Rossi out till 18, Verdi covers", ("Rossi", True, "02/03 18:00", "Verdi")),
        ("Rossi out till 18, Verdi is covering for him", ("Rossi", True, "02/03 18:00", "Verdi")),
        ("Rossi out till 18, ask for Verdi", ("Rossi", True, "02/03 18:00", "Verdi")),
        ("Verdi covers for Rossi till 15", ("Rossi", True, "02/03 15:00", "Verdi")),
        ("Rossi out till 18, covered by Verdi", ("Rossi", True, "02/03 18:00", "Verdi")),
        ("rivolgersi a Verdi per le fatture", ("Verdi", False, "03/03 00:00", None)),
        ("ask for Verdi", ("Verdi", False, "03/03 00:00", None)),
        ("la fotocopiatrice è rotta", (None, False, "03/03 00:00", None)),
        ("Verdi ha cambiato stanza", ("Verdi", False, "03/03 00:00", None)),
    ],
)
def test_one_line_says_who_is_out_until_when_and_who_is_instead(
    text: str, meant: tuple[str | None, bool, str, str | None]
) -> None:
    assert told(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        *(f"Rossi {there} fino alle 18" for there in ("in ufficio", "c'è", "c’è", "presente", "disponibile", "raggiungibile")),
        *(f"Rossi {there} fino alle 18" for there in ("libero", "in sede", "al lavoro", "è in ufficio oggi")),
        *(f"Rossi {there} till 15" for there in ("is in the office", "in", "available", "free", "reachable")),
    ],
)
def test_who_is_there_until_a_time_is_not_out(text: str) -> None:
    found = understand(text, STUDIO, NOW)
    assert (found.person, found.away, found.unread, found.asked) == (ROSSI.id, False, "", ())


@pytest.mark.parametrize("until", ["", " fino alle 18", " till 15"])
@pytest.mark.parametrize(
    "text",
    [
        *("non disponibile", "indisponibile", "non raggiungibile", "non è raggiungibile", "non in sede", "oggi non lavora"),
        *("in trasferta", "not reachable", "unreachable", "cannot be reached", "can't be reached", "non risponde"),
        "not in",
    ],
)
def test_who_cannot_be_reached_is_out(text: str, until: str) -> None:
    found = understand(f"Rossi {text}{until}", STUDIO, NOW)
    assert (found.person, found.away, found.unread, found.asked) == (ROSSI.id, True, "", ())


def test_another_number_is_understood_as_dialled_in_the_clients_country() -> None:
    found = understand("Rossi al 333 123 4567 fino alle 18", STUDIO, NOW)
    assert (found.person, found.number, found.away) == (ROSSI.id, "+393331234567", False)


@pytest.mark.parametrize(
    "where",
    ["tutto al 333 9998887", "tutte le chiamate al 333 9998887", "all calls to 333 9998887", "send everything to 333 9998887"],
)
def test_all_calls_to_another_number_leave_no_word_that_is_not_understood(where: str) -> None:
    """`tutto` was, and that such a number needs the password or a call-back was not said."""
    found = understand(f"Rossi fuori fino alle 18, {where}", STUDIO, NOW)
    assert (found.person, found.number, found.away, found.asked) == (ROSSI.id, "+393339998887", False, ())
    assert understand(f"Rossi fuori fino alle 18, non {where}", STUDIO, NOW).asked


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Pippo fuori fino alle 15, tutto a Pluto", ("Pippo", "Pluto")),
        ("pippo fuori fino alle 15, tutto a pluto", ("pippo", "pluto")),
        ("Pippo fuori fino alle 15, tutto a Verdi", ("Pippo",)),
        ("Rossi fuori fino alle 15, lo sostituisce Pluto", ("Pluto",)),
        ("Rossi out till 15, ask for Pluto", ("Pluto",)),
        ("ask for Verdi", ()),
        ("rivolgersi a Verdi per le fatture", ()),
        ("Rossi fuori fino alle 15, tutto a Pluto", ("Pluto",)),
        ("Bianchi al 333 123 4567 fino alle 18", ("Bianchi",)),
        ("l'avv. Neri è in udienza", ("Neri",)),
        ("Il dott. neri rientra alle 15", ()),
        ("Neri rientra alle 15", ("Neri",)),
        ("Mr Black is on holiday till Friday", ("Black",)),
        ("Luca Rossi fuori fino alle 15", ("Luca Rossi",)),
        ("Mario Rossi fuori fino alle 15", ()),
        ("la fotocopiatrice è rotta", ()),
        ("la fotocopiatrice è fuori servizio fino alle 15", ()),
        ("ufficio chiuso fino a lunedì", ()),
        ("siamo tutti in riunione fino alle 15", ()),
        ("Rossi out till 15, all to Verdi", ()),
        ("Rossi fuori, tutto alla segreteria", ()),
        ("Tutti fuori fino alle 15", ()),
        ("Tutti fuori fino a domani", ()),
    ],
)
def test_a_name_that_nobody_has_is_asked_about(text: str, unknown: tuple[str, ...]) -> None:
    found = understand(text, STUDIO, NOW)
    assert found.unknown == unknown
    assert not (found.unknown and found.person in {VERDI.id} and "Verdi" in text)


def test_the_names_that_are_most_like_it_are_offered() -> None:
    (asked,) = understand("Bramilli fuori fino alle 15", STUDIO, NOW).asked
    assert asked.near[0] == BRAMBILLA.id
    assert asked.doubt is Doubt.NOBODY


def test_what_was_asked_is_answered() -> None:
    text = "Pippo fuori fino alle 15, tutto a Pluto"
    found = understand(text, STUDIO, NOW, {"Pippo": ROSSI.id, "Pluto": None})
    assert (found.person, found.away, found.substitute, found.asked) == (ROSSI.id, True, None, ())
    nobody = understand(text, STUDIO, NOW, {"Pippo": None, "Pluto": VERDI.id})
    assert (nobody.person, nobody.away, nobody.asked) == (None, False, ())


@pytest.mark.parametrize(
    "text",
    [
        "Rossi e Verdi fuori fino alle 15",
        "Rossi and Verdi out till 15, all to Brambilla",
        "Mario Rossi e l'avv. Verdi in ferie",
        "Rossi & Giulia Verdi out till 15",
        "rossi e verdi fuori fino alle 15",
    ],
)
def test_of_two_who_are_named_at_once_each_is_asked_about_and_nobody_is_said_to_be_called_so(text: str) -> None:
    found = understand(text, STUDIO, NOW)
    (asked,) = found.asked
    assert (asked.doubt, asked.near, found.person) == (Doubt.EACH, (ROSSI.id, VERDI.id), None)
    one = understand(text, STUDIO, NOW, {asked.name: VERDI.id})
    assert (one.person, one.away, one.asked) == (VERDI.id, True, ())


def test_a_first_name_with_another_ones_surname_is_nobodys() -> None:
    (asked,) = understand("Mario Verdi fuori fino alle 15", STUDIO, NOW).asked
    assert asked.doubt is Doubt.NOBODY


def test_a_name_that_two_people_have_is_asked_about() -> None:
    son = person("Luca Rossi", 14)
    family = msgspec.structs.replace(STUDIO, people=(ROSSI, son))
    (asked,) = understand("Rossi fuori fino alle 15", family, NOW).asked
    assert (asked.name, asked.doubt, set(asked.near)) == ("Rossi", Doubt.SHARED, {ROSSI.id, son.id})
    assert understand("Luca Rossi fuori fino alle 15", family, NOW).person == son.id
    assert understand("Rossi fuori fino alle 15", family, NOW, {"Rossi": son.id}).person == son.id


@pytest.mark.parametrize(
    ("text", "substitute"),
    [
        ("sono fuori fino alle 15", None),
        ("I am out till 15", None),
        ("I'm out till 15", None),
        ("I'll be back at 15", None),
        ("fuori fino alle 15", None),
        ("oggi non ci sono fino alle 15", None),
        ("torno alle 15", None),
        ("fuori fino alle 15, tutto a Brambilla", BRAMBILLA.id),
        ("tutto a Brambilla fino alle 15", BRAMBILLA.id),
        ("fino alle 15 mi sostituisce Brambilla", BRAMBILLA.id),
        ("Brambilla mi sostituisce fino alle 15", BRAMBILLA.id),
    ],
)
@pytest.mark.parametrize("told_by", ["Mario Rossi", "avv. Rossi", "rossi"])
def test_a_line_that_names_nobody_is_about_whoever_told_it(text: str, substitute: str | None, told_by: str) -> None:
    found = understand(text, STUDIO, NOW, told_by=told_by)
    assert (found.person, found.away, found.substitute, found.asked, found.unread) == (ROSSI.id, True, substitute, (), "")
    assert found.until.astimezone(ROME).hour == 15


@pytest.mark.parametrize("text", ["sono rientrato", "I'm back"])
def test_whoever_says_to_be_back_is_back(text: str) -> None:
    found = understand(text, STUDIO, NOW, told_by="Mario Rossi")
    assert (found.person, found.is_back) == (ROSSI.id, True)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Verdi fuori fino alle 15", VERDI.id),
        ("fuori fino alle 15: Verdi", VERDI.id),
        ("non c'è Verdi", VERDI.id),
        ("siamo fuori fino alle 15", None),
        ("all out till 15", None),
        ("tutti fuori fino alle 15", None),
        ("studio chiuso fino alle 15", None),
        ("la fotocopiatrice è fuori servizio fino alle 15", None),
        ("l'avvocato è fuori fino alle 15", None),
        ("they are out till 15", None),
        ("non ci sono posti", None),
    ],
)
def test_a_line_that_says_of_whom_it_is_is_not_about_whoever_told_it(text: str, person: str | None) -> None:
    assert understand(text, STUDIO, NOW, told_by="Mario Rossi").person == person


@pytest.mark.parametrize("told_by", ["", "la moglie di Rossi", "Mario Verdi", "de", "Neri"])
def test_who_told_it_is_somebody_here_or_nobody(told_by: str) -> None:
    assert understand("fuori fino alle 15", STUDIO, NOW, told_by=told_by).person is None


@pytest.mark.parametrize("text", ["tutto a Verdi fino alle 15", "fuori fino alle 15, tutto a Verdi", "mi sostituisce Verdi"])
def test_where_somebody_stands_in_and_nobody_is_named_for_whom_that_is_asked(text: str) -> None:
    found = understand(text, STUDIO, NOW)
    (asked,) = found.asked
    assert (asked.doubt, found.person, found.substitute) == (Doubt.UNNAMED, None, VERDI.id)
    answered = understand(text, STUDIO, NOW, {asked.name: ROSSI.id})
    assert (answered.person, answered.away, answered.substitute, answered.asked) == (ROSSI.id, True, VERDI.id, ())
    nobody = understand(text, STUDIO, NOW, {asked.name: None})
    assert (nobody.person, nobody.away, nobody.asked) == (None, False, ())


def test_nobody_stands_in_for_themselves_and_nobody_is_said_to_be_called_so() -> None:
    for text, told_by in (
        ("Rossi fuori fino alle 15, tutto a Rossi", ""),
        ("fuori fino alle 15, tutto a Rossi", "Mario Rossi"),
    ):
        found = understand(text, STUDIO, NOW, told_by=told_by)
        (asked,) = found.asked
        assert (asked.doubt, asked.name, found.person) == (Doubt.THEMSELVES, "tutto a Rossi", ROSSI.id)
        assert set(asked.near) == {VERDI.id, BRAMBILLA.id}
        answered = understand(text, STUDIO, NOW, {asked.name: VERDI.id}, told_by)
        assert (answered.person, answered.substitute, answered.asked) == (ROSSI.id, VERDI.id, ())


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Rossi in ferie dal 3 al 5 dicembre", "03/12 00:00", "06/12 00:00"),
        ("Rossi in ferie dal 3/12 al 5/12, tutto a Verdi", "03/12 00:00", "06/12 00:00"),
        ("Rossi on holiday from 3 to 5 December", "03/12 00:00", "06/12 00:00"),
        ("Rossi on holiday from 28 December to 3 January", "28/12 00:00", "04/01 00:00"),
        ("Rossi fuori dalle 14 alle 16", "02/03 14:00", "02/03 16:00"),
        ("Rossi fuori domani dalle 9 alle 11:30", "03/03 09:00", "03/03 11:30"),
        ("Rossi fuori da mercoledì a venerdì", "04/03 00:00", "07/03 00:00"),
        ("Rossi fuori dal 28 febbraio al 5 marzo", None, "06/03 00:00"),
        ("Rossi fuori dal 3 al 5", "03/03 00:00", "06/03 00:00"),
        ("Rossi fuori domani", "03/03 00:00", "04/03 00:00"),
        ("Rossi out on Friday", "06/03 00:00", "07/03 00:00"),
        ("Rossi fuori oggi e domani", None, "04/03 00:00"),
        ("Rossi fuori, richiamare domani", None, "03/03 00:00"),
        ("Rossi back in 20 minutes", None, "02/03 11:02"),
        ("Rossi fuori per un'ora", None, "02/03 11:42"),
        ("Rossi fuori per 3 giorni", None, "05/03 00:00"),
        ("Rossi fuori fino alle 15 poi in sede", None, "02/03 15:00"),
    ],
)
def test_from_when_until_when(text: str, since: str | None, until: str) -> None:
    found = understand(text, STUDIO, NOW)
    begin = found.since.astimezone(ROME).strftime("%d/%m %H:%M") if found.since else None
    assert (found.person, found.away, begin, found.until.astimezone(ROME).strftime("%d/%m %H:%M"), found.unread) == (
        ROSSI.id,
        True,
        since,
        until,
        "",
    )


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Rossi out till 31/02", "31/02"),
        ("Rossi fuori fino al 31/02 alle 15", "al 31/02 alle 15"),
        ("Rossi fuori fino a ieri", "a ieri"),
        ("Rossi fuori fino al 3/1/2020", "al 3/1/2020"),
        ("Rossi fuori fino a nuovo avviso", "a nuovo avviso"),
        ("Rossi fuori fino alle 25:99", "alle 25:99"),
        ("Rossi fuori fino al 3/13", "al 3/13"),
        ("Rossi fuori dal 30 al 31/02", "dal 30 al 31/02"),
        ("Rossi fuori il 31/02", "il 31/02"),
        ("Rossi fuori lunedì e venerdì", "lunedì e venerdì"),
    ],
)
def test_a_time_that_is_none_is_asked_about_and_is_never_tonight_in_silence(text: str, unread: str) -> None:
    assert understand(text, STUDIO, NOW).unread == unread


@given(st.text(max_size=80), st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))
def test_whatever_is_typed_is_understood_as_something_that_ends_later(text: str, moment: datetime) -> None:
    at = moment.replace(tzinfo=UTC)
    assert understand(text, STUDIO, at).until > at - timedelta(days=400)


WORDS = (
    *("Rossi", "out", "till", "fino", "alle", "15", "31/8", "a", "Verdi", "all to", "25:99", "back", ",", "dal", "al", "Pippo"),
    *("29/2", "dicembre", "venerdì", "per", "3 giorni", "ieri", "from", "to", "333 123 4567", "instead"),
)


@given(st.lists(st.sampled_from(WORDS)))
def test_any_order_of_its_words_is_no_trouble(words: list[str]) -> None:
    found = understand(" ".join(words), STUDIO, NOW, told_by="Verdi")
    assert found.substitute is None or found.substitute != found.person


def news(**fields: object) -> News:
    whole = {"client": STUDIO.id, "text": "Rossi fuori", "since": NOW, "until": NOW + timedelta(hours=4)}
    return msgspec.convert({"written_by": "anna", "written_at": NOW, **whole, **fields}, News)


def rows(profile: Profile, at: datetime) -> dict[str, tuple[bool, str]]:
    return {row.name: (row.available, row.why.code) for row in rules.targets(profile, None, at)}


def test_who_is_out_is_out_until_then_and_is_back_by_itself() -> None:
    out = [news(person=ROSSI.id, away=True, substitute=VERDI.id)]
    now, later = (rows(with_news(STUDIO, out, at), at) for at in (NOW, NOW + timedelta(hours=4)))
    assert (now["Mario Rossi"], later["Mario Rossi"]) == ((False, "out_until"), (True, "free"))


def test_who_was_out_is_in_again_once_the_news_is_taken_back() -> None:
    """At noon Rossi is back although it was said till two: from then on he is rung; what was true at eleven stays true."""
    noon = NOW + timedelta(hours=1, minutes=18)
    out = [news(person=ROSSI.id, away=True, substitute=VERDI.id, ended_at=noon, ended_by="bruno")]
    moments = (NOW, noon - timedelta(minutes=1), noon)
    assert [rows(with_news(STUDIO, out, at), at)["Mario Rossi"] for at in moments] == [
        (False, "out_until"),
        (False, "out_until"),
        (True, "free"),
    ]


@pytest.mark.parametrize("recognised", [Recognised.NOT, Recognised.KNOWN_NUMBER])
def test_nobody_is_rung_where_just_anybody_said_they_are(recognised: Recognised) -> None:
    """However it came into the record, as from an older console."""
    elsewhere = [news(person=ROSSI.id, number="+393331234567", recognised=recognised)]
    assert with_news(STUDIO, elsewhere, NOW).people[0].ways == ROSSI.ways


def test_of_two_numbers_the_one_that_was_said_last_is_rung_first() -> None:
    heard = [
        news(person=ROSSI.id, number=number, recognised=Recognised.CALL_BACK, written_at=NOW + timedelta(minutes=minute))
        for minute, number in enumerate(("+393331234567", "+393337654321"))
    ]
    for order in (heard, heard[::-1]):
        rung = [way.value for way in with_news(STUDIO, order, NOW + timedelta(hours=1)).people[0].ways]
        assert rung == ["+393337654321", "+393331234567", ROSSI.ways[0].value]


def test_who_is_elsewhere_is_rung_there_first_and_confirms_by_a_key() -> None:
    elsewhere = [news(person=ROSSI.id, number="+393331234567", recognised=Recognised.PASSPHRASE)]
    (row,) = (row for row in rules.targets(with_news(STUDIO, elsewhere, NOW), None, NOW) if row.id == ROSSI.id)
    assert (row.number, row.confirm) == ("+393331234567", True)


# ---- kept


@pytest.fixture
def service(store: Store) -> NewsService:
    ClientService(store).save(STUDIO, by="anna")
    return NewsService(store)


def test_news_is_read_back_as_it_was_written(service: NewsService) -> None:
    written = service.write(news(person=ROSSI.id, away=True, substitute=VERDI.id, told_by="Rossi"))
    assert service.current(NOW) == {STUDIO.id: (written,)}
    assert service.current(NOW + timedelta(hours=5)) == {}
    assert service.of(STUDIO.id) == [written]


def test_what_holds_is_true_whatever_was_written_later(service: NewsService) -> None:
    """Rossi is out till Friday; two hundred short ones follow on Tuesday, one of them taken back."""
    away = service.write(news(person=ROSSI.id, away=True, until=NOW + timedelta(days=4)))
    tuesday = NOW + timedelta(days=1)
    noon = tuesday + timedelta(hours=2)
    short = [
        service.write(news(text=str(n), since=tuesday, until=noon, written_at=tuesday + timedelta(seconds=n)))
        for n in range(200)
    ]
    service.end(short[7].id, tuesday + timedelta(hours=1), by="bruno")
    assert service.told(STUDIO.id, NOW + timedelta(days=3)) == [away]
    assert [one.id for one in service.told(STUDIO.id, tuesday)] == [*(one.id for one in reversed(short)), away.id]
    assert len(service.told(STUDIO.id, tuesday + timedelta(hours=1))) == 200


def test_news_is_taken_back_once_and_stays_in_the_record(service: NewsService) -> None:
    written = service.write(news())
    service.end(written.id, NOW + timedelta(hours=1), by="bruno")
    service.end(written.id, NOW + timedelta(hours=2), by="carla")
    assert service.current(NOW) == {}
    (kept,) = service.of(STUDIO.id)
    assert (kept.ended_by, kept.ended_at) == ("bruno", NOW + timedelta(hours=1))
    with pytest.raises(NotFound):
        service.end(new_id(), NOW, by="bruno")


@pytest.mark.parametrize("recognised", [Recognised.NOT, Recognised.KNOWN_NUMBER])
def test_callers_are_not_sent_to_a_number_that_just_anybody_says(service: NewsService, recognised: Recognised) -> None:
    with pytest.raises(Invalid) as refused:
        service.write(news(person=ROSSI.id, number="+393331234567", recognised=recognised))
    assert refused.value.code == "news.not_recognised"
    assert service.of(STUDIO.id) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": "  "}, "news.empty"),
        ({"until": NOW}, "span.backwards"),
        ({"until": NOW + timedelta(days=400)}, "news.too_long"),
        ({"since": NOW - timedelta(days=2), "until": NOW - timedelta(days=1)}, "news.over"),
        ({"text": "a" * 501}, "text.too_long"),
        ({"told_by": "a" * 201}, "text.too_long"),
    ],
)
def test_news_that_says_nothing_or_never_ends_is_refused(service: NewsService, fields: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        service.write(news(**fields))
    assert refused.value.code == code
