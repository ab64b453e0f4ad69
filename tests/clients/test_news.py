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
from receptionist.clients.news_service import NewsService
from receptionist.clients.news_text import understand
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
        ("la fotocopiatrice è rotta", (None, False, "03/03 00:00", None)),
        ("Verdi ha cambiato stanza", ("Verdi", False, "03/03 00:00", None)),
    ],
)
def test_one_line_says_who_is_out_until_when_and_who_is_instead(
    text: str, meant: tuple[str | None, bool, str, str | None]
) -> None:
    assert told(text) == meant


def test_another_number_is_understood_as_dialled_in_the_clients_country() -> None:
    found = understand("Rossi al 333 123 4567 fino alle 18", STUDIO, NOW)
    assert (found.person, found.number, found.away) == (ROSSI.id, "+393331234567", False)


@given(st.text(max_size=80), st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))
def test_whatever_is_typed_is_understood_as_something_that_ends_later(text: str, moment: datetime) -> None:
    at = moment.replace(tzinfo=UTC)
    assert understand(text, STUDIO, at).until > at - timedelta(days=400)


@given(
    st.lists(
        st.sampled_from(["Rossi", "out", "till", "fino", "alle", "15", "31/8", "a", "Verdi", "all to", "25:99", "back", ","])
    )
)
def test_any_order_of_its_words_is_no_trouble(words: list[str]) -> None:
    found = understand(" ".join(words), STUDIO, NOW)
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
    ],
)
def test_news_that_says_nothing_or_never_ends_is_refused(service: NewsService, fields: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        service.write(news(**fields))
    assert refused.value.code == code
