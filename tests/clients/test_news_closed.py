"""News that the client itself is closed becomes a closure, and every door says the same of it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from receptionist.calls.routing import DirectoryRouting
from receptionist.clients import rules
from receptionist.clients.calendar.year import to_ask, year_of
from receptionist.clients.directory import Directory
from receptionist.clients.news import News
from receptionist.clients.news.service import NewsService
from receptionist.clients.news.text import ended_by, understand
from receptionist.clients.news.who import Doubt
from receptionist.clients.past import known_at
from receptionist.clients.profile import Line, Opening, Person, Profile
from receptionist.clients.service import ClientService
from receptionist.clients.who_gets import who_gets
from receptionist.store.engine import Store

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 7, 13, 9, 42, tzinfo=ROME)  # a Monday
LINE = Line(number="+390255550101")
HOURS = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
ROSSI, POGGI = Person(name="Mario Rossi"), Person(name="Ada Poggi")
STUDIO = Profile(code="R", legal_name="Studio Rossi", people=(ROSSI, POGGI), lines=(LINE,), hours=HOURS)


def told(text: str, **fields: object) -> News:
    """The line as it is kept."""
    found = understand(text, STUDIO, NOW, told_by="Mario Rossi")
    assert (found.closes, found.asked, found.unread) == (True, (), "")
    whole = {"client": STUDIO.id, "text": text, "since": found.since or NOW, "until": found.until, "away": found.away}
    return msgspec.convert(whole | {"written_by": "anna", "written_at": NOW} | fields, News)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("chiuso fino a lunedì", None, "21/07 00:00"),
        ("closed till Monday", None, "21/07 00:00"),
        ("chiusi per ferie dal 5 al 20 agosto", "05/08 00:00", "21/08 00:00"),
        ("closed from 5 to 20 August", "05/08 00:00", "21/08 00:00"),
        ("chiusi dal 5 al 20 agosto, riapriamo lunedì 24", "05/08 00:00", "24/08 00:00"),
        ("chiusi x ferie estive fino al 21 agosto compreso, torniamo lunedì 24", None, "24/08 00:00"),
        ("chiusi lunedì e martedì", "20/07 00:00", "22/07 00:00"),
        ("chiuso il 24 e il 25 agosto", "24/08 00:00", "26/08 00:00"),
        ("Studio Rossi chiuso per lutto", None, "14/07 00:00"),
        ("lo studio è chiuso domani mattina", "14/07 00:00", "14/07 13:00"),
        ("domani chiusi", "14/07 00:00", "15/07 00:00"),
        ("gli uffici saranno chiusi venerdì", "17/07 00:00", "18/07 00:00"),
        ("oggi chiudiamo alle 16", "13/07 16:00", "14/07 00:00"),
        ("today we close at 4 pm", "13/07 16:00", "14/07 00:00"),
        ("we close at 4 today", "13/07 16:00", "14/07 00:00"),
        ("domani chiudiamo alle 4 per inventario", "14/07 16:00", "15/07 00:00"),
        ("chiusura anticipata oggi alle 16", "13/07 16:00", "14/07 00:00"),
        ("il 24 dicembre chiudiamo alle 13", "24/12 13:00", "25/12 00:00"),
        ("oggi aperti fino alle 13", "13/07 13:00", "14/07 00:00"),
        ("oggi siamo aperti solo fino alle 13", "13/07 13:00", "14/07 00:00"),
        ("oggi aperti 9:00-13:00", "13/07 13:00", "14/07 00:00"),
        ("today open until 1pm only", "13/07 13:00", "14/07 00:00"),
        ("domani lo studio è aperto dalle 9 alle 13 per inventario", "14/07 13:00", "15/07 00:00"),
        ("chiudiamo alle 16 e riapriamo giovedì alle 10", "13/07 16:00", "16/07 10:00"),
        ("closed, reopens Thursday at 10", None, "16/07 10:00"),
        ("siamo in ferie fino al 20 agosto", None, "21/08 00:00"),
    ],
)
def test_a_line_that_says_that_the_client_is_closed_is_a_closure(text: str, since: str | None, until: str) -> None:
    found = understand(text, STUDIO, NOW, told_by="Mario Rossi")
    shown = [one.astimezone(ROME).strftime("%d/%m %H:%M") if one else None for one in (found.since, found.until)]
    assert (found.closes, found.person, shown, found.asked, found.unread) == (True, None, [since, until], (), "")


@pytest.mark.parametrize(
    "text",
    [
        "non siamo chiusi domani",
        "we are not closed tomorrow",
        "domani non chiudiamo",
        "aperti anche sabato 18",
        "oggi aperti fino alle 20",
        "domani aperti dalle 10 alle 13",
        "la pratica è aperta",
        "siamo aperti a proposte",
        "riaperti fino alle 18",
        "di nuovo aperti da domani",
        "la pratica è chiusa",
        "Rossi ha chiuso l'accordo",
    ],
)
def test_what_says_no_closure_leaves_the_hours_as_they_are(text: str) -> None:
    found = understand(text, STUDIO, NOW, told_by="Mario Rossi")
    assert (found.closes, found.away, found.is_back, found.asked) == (False, False, False, ())


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("magazzino chiuso fino a lunedì", "magazzino"),
        ("closed to visitors till Friday", "to visitors"),
        ("chiusi fino a lunedì, urgenze a Poggi", "urgenze a Poggi"),
        ("oggi chiudiamo prima", "prima"),
        ("sportello aperto fino alle 13", "sportello"),
        ("open until 1pm for emergencies", "for emergencies"),
    ],
)
def test_a_word_that_may_change_a_closure_is_asked_about(text: str, asked: str) -> None:
    (one,) = understand(text, STUDIO, NOW).asked
    assert (one.name, one.doubt) == (asked, Doubt.WORDS)
    assert understand(text, STUDIO, NOW, {asked: None}).closes
    assert not understand(text, STUDIO, NOW, {asked: "as text"}).closes


def test_until_when_is_asked_where_only_a_day_is_said_to_begin_it() -> None:
    assert understand("chiusi da mercoledì", STUDIO, NOW).unread == "da mercoledì"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("siamo di nuovo aperti", {"chiuso fino a lunedì", "siamo chiusi oggi per sciopero"}),
        ("non siamo più chiusi", {"chiuso fino a lunedì", "siamo chiusi oggi per sciopero"}),
        ("lo studio non è più chiuso", {"chiuso fino a lunedì", "siamo chiusi oggi per sciopero"}),
        ("we are not closed any more", {"chiuso fino a lunedì", "siamo chiusi oggi per sciopero"}),
        ("we are no longer closed", {"chiuso fino a lunedì", "siamo chiusi oggi per sciopero"}),
        ("lo studio è aperto", {"chiuso fino a lunedì", "siamo chiusi oggi per sciopero"}),
        ("alla fine oggi siamo aperti", {"siamo chiusi oggi per sciopero"}),
        ("oggi non siamo chiusi", {"siamo chiusi oggi per sciopero"}),
        ("siamo aperti martedì", set()),
        ("siamo aperti solo per le urgenze", set()),
        ("non siamo aperti", set()),
    ],
)
def test_whoever_is_open_again_is_closed_no_longer(text: str, ends: set[str]) -> None:
    """Who is open today says nothing of tomorrow."""
    closed, today = told("chiuso fino a lunedì"), told("siamo chiusi oggi per sciopero")
    coming = told("chiusi per ferie dal 5 al 20 agosto")
    assert {one.text for one in ended_by(understand(text, STUDIO, NOW), (closed, today, coming), NOW)} == ends


def test_that_it_is_open_hides_nobody_who_is_out() -> None:
    found = understand("siamo aperti ma Rossi è fuori fino alle 13", STUDIO, NOW)
    assert (found.person, found.away, found.closes) == (ROSSI.id, True, False)


def test_every_door_says_that_it_closes_at_four() -> None:
    """Rossi tells it in the morning: the desk's card, who gets it, the routing and the year's picture know."""
    news = told("oggi chiudiamo alle 16")
    directory = Directory([STUDIO], news={STUDIO.id: (news,)})
    morning, four = NOW + timedelta(minutes=1), NOW.replace(hour=16, minute=0)
    before = rules.card(STUDIO, LINE, morning, assistant="Anna", news=(news,))
    assert (before.open, before.changes, before.news, before.closure) == (True, four, (), None)
    after = rules.card(STUDIO, LINE, four, assistant="Anna", news=(news,))
    assert (after.open, after.changes, after.news) == (False, NOW.replace(day=14, hour=9, minute=0), (news,))
    assert "riaprono martedì 14 luglio" in after.greeting.text
    assert [who_gets(STUDIO, LINE, at, news=(news,)).open for at in (morning, four)] == [True, False]
    assert [one.code for one in who_gets(STUDIO, LINE, four, news=(news,)).because] == ["closure", "closed_now"]
    routing = DirectoryRouting(directory, "IT")
    assert [routing.line(LINE.number, at).open for at in (morning, four)] == [True, False]
    assert [one.reason for one in year_of(directory.as_told(STUDIO, morning), 2026).shut] == ["oggi chiudiamo alle 16"]


def test_who_told_it_in_one_line_need_not_be_asked_about_august() -> None:
    news = told("chiusi per ferie dal 5 al 20 agosto")
    august = (datetime(2026, 8, 1).date(), datetime(2026, 8, 31).date())
    directory = Directory([STUDIO], news={STUDIO.id: (news,)})
    assert to_ask([STUDIO], august, NOW) == [STUDIO]
    assert to_ask([directory.as_told(STUDIO, NOW)], august, NOW) == []


def test_a_closure_that_is_taken_back_was_true_until_then(store: Store) -> None:
    """At ten it was known that they close at four; at noon they say that they do not."""
    clients, service = ClientService(store), NewsService(store)
    clients.save(STUDIO, by="anna")
    news, noon = service.write(told("oggi chiudiamo alle 16")), NOW.replace(hour=12, minute=0)
    service.end(news.id, noon, by="bruno")
    four = NOW.replace(hour=16, minute=0)
    for at, changes in ((noon - timedelta(hours=1), four), (noon, NOW.replace(hour=18, minute=0))):
        then = known_at(clients, service, STUDIO.id, at.astimezone(UTC))
        assert rules.card(STUDIO, LINE, at, assistant="Anna", news=then.news).changes == changes
    assert service.told(STUDIO.id, four) == []
