"""What a line of news says of time: whole rows of days, ends, and what is not understood, which is asked and never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from receptionist.clients.news import News
from receptionist.clients.news.text import Understood, ended_by, understand
from receptionist.clients.profile import Person
from tests.clients.test_news import NOW, ROME, ROSSI, STUDIO, VERDI

TODAY = NOW.date()
ENGLISH = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ITALIAN = (
    *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"),
    *("luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
)


def days_of(text: str) -> tuple[date, date]:
    """The first and the last whole day of Rossi's absence."""
    found = understand(text, STUDIO, NOW)
    assert (found.person, found.away, found.unread, found.number, found.asked) == (ROSSI.id, True, "", None, ()), text
    begins = (found.since or NOW).astimezone(ROME)
    ends = found.until.astimezone(ROME)
    assert ends.time() == time(0) and (found.since is None or begins.time() == time(0)), text
    return begins.date(), ends.date() - timedelta(days=1)


@pytest.mark.parametrize(
    "said",
    [
        *("1-5 dicembre", "Dec 1-5", "1.12. - 5.12.", "1/12-5/12", "dal 1 al 5 dicembre", "from 1 to 5 December"),
        *("dall'1 al 5 dicembre", "dal primo al 5 dicembre", "December 1st to 5th", "from December 1 to 5", "1–5 Dec"),
        *("1/12/2026 - 5/12/2026", "2026-12-01 - 2026-12-05", "dal 1.12 al 5.12.", "01/12-05/12", "1 dicembre - 5 dicembre"),
    ],
)
def test_a_row_of_days_is_out_from_the_first_midnight_to_the_end_of_the_last(said: str) -> None:
    for line in (f"Rossi out {said}", f"Rossi fuori {said}, tutto a Verdi"):
        assert days_of(line) == (date(2026, 12, 1), date(2026, 12, 5))


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("la prossima settimana", (3, 9), (3, 15)),
        ("settimana prossima", (3, 9), (3, 15)),
        ("next week", (3, 9), (3, 15)),
        ("questa settimana", (3, 2), (3, 8)),
        ("all week", (3, 2), (3, 8)),
        ("3 weeks", (3, 2), (3, 22)),
        ("per due settimane", (3, 2), (3, 15)),
        ("per un mese", (3, 2), (4, 1)),
        ("for a month", (3, 2), (4, 1)),
        ("till the end of the month", (3, 2), (3, 31)),
        ("fino a fine mese", (3, 2), (3, 31)),
        ("fino alla fine della prossima settimana", (3, 2), (3, 15)),
        ("till the end of December", (3, 2), (12, 31)),
        ("next month", (4, 1), (4, 30)),
        ("in December", (12, 1), (12, 31)),
        ("dopodomani", (3, 4), (3, 4)),
        ("the day after tomorrow", (3, 4), (3, 4)),
        ("fino al 15", (3, 2), (3, 15)),
        ("il 15", (3, 15), (3, 15)),
        ("dal 3 dicembre per due settimane", (12, 3), (12, 16)),
        ("2 weeks from Monday", (3, 9), (3, 22)),
        ("lun-ven", (3, 9), (3, 13)),
        ("Monday till Friday", (3, 9), (3, 13)),
        ("da lunedì 9 a venerdì 13", (3, 9), (3, 13)),
        ("da lunedì 9 a venerdì 13 marzo", (3, 9), (3, 13)),
        ("dal lunedì 9 marzo al venerdì 13 marzo", (3, 9), (3, 13)),
        ("till 2026-12-01", (3, 2), (12, 1)),
        ("da oggi fino al 10", (3, 2), (3, 10)),
        ("3gg", (3, 2), (3, 4)),
        ("for the rest of the week", (3, 2), (3, 8)),
        ("il resto della settimana", (3, 2), (3, 8)),
    ],
)
def test_weeks_and_months_are_understood(said: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert days_of(f"Rossi out {said}") == (date(2026, *first), date(2026, *last))


@pytest.mark.parametrize(
    ("line", "unread"),
    [
        ("Rossi out till 2026-13-01", "2026-13-01"),
        ("Rossi out till monday friday", "monday friday"),
        ("Rossi fuori fino a venerdì 6", "a venerdì 6"),
        ("Rossi fuori fino a venerdì 5", "a venerdì 5"),
        ("Rossi fuori da lunedì 9 a venerdì 14", "da lunedì 9 a venerdì 14"),
        ("Rossi out from 31/12/9999 to friday", "from 31/12/9999 to friday"),
        ("Rossi out till 31/12/9999", "31/12/9999"),
        ("Rossi fuori dal 1/1/0001 al 5/1/0001", "dal 1/1/0001 al 5/1/0001"),
        ("Rossi fuori 14-16", "14-16"),
        ("Rossi out 99/99-99/99", "99/99-99/99"),
        ("Rossi out 15", "15"),
        ("Rossi fuori nei prossimi giorni", "prossimi giorni"),
        ("Rossi fuori per qualche giorno", "per qualche giorno"),
        ("Rossi out for a while", "for a while"),
        ("Rossi out last week", "last week"),
        ("Rossi fuori tutta la mattina", "mattina"),
        ("Rossi out every morning", "morning"),
        ("Rossi out every Friday afternoon", "Friday afternoon"),
        ("Rossi fuori tutti i venerdì pomeriggio", "venerdì pomeriggio"),
        ("Rossi fuori ogni giorno nel pomeriggio", "pomeriggio"),
        ("Rossi fuori mattina e pomeriggio", "mattina e pomeriggio"),
        ("Rossi fuori fino a domani pomeriggio", "a domani pomeriggio"),
        ("Rossi fuori domani pomeriggio dalle 3 alle 5", "domani pomeriggio dalle 3 alle 5"),
        ("Rossi fuori domani mattina e venerdì pomeriggio", "domani mattina e venerdì pomeriggio"),
        ("Rossi fuori da stasera", "da stasera"),
        ("Rossi out from Monday", "from Monday"),
        ("Rossi out in 3 weeks", "in 3 weeks"),
        ("Rossi fuori alle 15", "alle 15"),
        ("Rossi back soon", "soon"),
        ("Rossi fuori fino a mercoledì escluso", "a mercoledì escluso"),
        ("Rossi is back, out again", "Rossi is back, out again"),
    ],
)
def test_what_is_not_understood_is_marked_and_asked_about(line: str, unread: str) -> None:
    assert understand(line, STUDIO, NOW).unread == unread


def hours_of(found: Understood) -> tuple[datetime, datetime]:
    """From when until when, on the client's clock."""
    begins, ends = ((one or NOW).astimezone(ROME).replace(tzinfo=None) for one in (found.since, found.until))
    return begins, ends


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [
        ("oggi pomeriggio", (2, 13), (2, 19)),
        ("questo pomeriggio", (2, 13), (2, 19)),
        ("nel pomeriggio", (2, 13), (2, 19)),
        ("this afternoon", (2, 13), (2, 19)),
        ("in the afternoon", (2, 13), (2, 19)),
        ("domattina", (3, 0), (3, 13)),
        ("domani mattina", (3, 0), (3, 13)),
        ("tomorrow morning", (3, 0), (3, 13)),
        ("stasera", (2, 18), (3, 0)),
        ("in serata", (2, 18), (3, 0)),
        ("tonight", (2, 18), (3, 0)),
        ("venerdì pomeriggio", (6, 13), (6, 19)),
        ("nel pomeriggio di venerdì", (6, 13), (6, 19)),
        ("on Friday afternoon", (6, 13), (6, 19)),
        ("il 4 marzo mattina", (4, 0), (4, 13)),
        ("in the afternoon of 4 March", (4, 13), (4, 19)),
        ("domani mattina dalle 9 alle 11", (3, 9), (3, 11)),
        ("domani pomeriggio fino alle 16", (3, 13), (3, 16)),
        ("da domani pomeriggio fino a venerdì", (3, 13), (7, 0)),
    ],
)
def test_a_part_of_a_day_begins_and_ends_with_it(said: str, begins: tuple[int, int], ends: tuple[int, int]) -> None:
    """A morning begins with its day and ends at 13, an afternoon is from 13 to 19, an evening from 18 to midnight."""
    found = understand(f"Rossi fuori {said}, tutto a Verdi", STUDIO, NOW)
    assert (found.person, found.substitute, found.away, found.unread, found.asked) == (ROSSI.id, VERDI.id, True, "", ())
    assert hours_of(found) == tuple(datetime(2026, 3, *one) for one in (begins, ends))


@pytest.mark.parametrize("said", ["stamattina", "this morning"])
def test_a_part_of_today_that_has_begun_is_out_from_now_and_one_that_is_over_is_asked_about(said: str) -> None:
    found = understand(f"Rossi fuori {said}", STUDIO, NOW)
    assert (found.since, hours_of(found)[1], found.unread) == (None, datetime(2026, 3, 2, 13), "")
    assert understand(f"Rossi fuori {said}", STUDIO, NOW + timedelta(hours=4)).unread == said


@pytest.mark.parametrize(
    ("line", "until"),
    [("Rossi torna domani pomeriggio", (3, 13)), ("Rossi back this afternoon", (2, 13)), ("Rossi rientra stasera", (2, 18))],
)
def test_who_is_back_in_a_part_of_a_day_is_out_until_it_begins(line: str, until: tuple[int, int]) -> None:
    found = understand(line, STUDIO, NOW)
    assert (found.away, found.unread, hours_of(found)) == (True, "", (NOW.replace(tzinfo=None), datetime(2026, 3, *until)))


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("dal 5 al 20 marzo, rientra lunedì", (23, 0)),
        ("dal 5 al 20 marzo, rientra il 30 alle 9", (30, 9)),
        ("fino a venerdì compreso, torna martedì", (10, 0)),
        ("till 15, back at 16", (2, 16)),
    ],
)
def test_who_is_back_some_time_after_an_end_is_out_until_then(said: str, until: tuple[int, int]) -> None:
    found = understand(f"Rossi fuori {said}", STUDIO, NOW)
    assert (found.away, found.unread, hours_of(found)[1]) == (True, "", datetime(2026, 3, *until))


def test_back_at_an_hour_behind_a_whole_day_is_asked_about() -> None:
    assert understand("Rossi fuori fino a venerdì, rientra alle 15", STUDIO, NOW).unread


def test_what_is_to_be_known_of_a_part_of_a_day_is_over_with_it() -> None:
    found = understand("fotocopiatrice rotta oggi pomeriggio", STUDIO, NOW)
    assert (found.person, found.away, found.unread, hours_of(found)[1]) == (None, False, "", datetime(2026, 3, 2, 19))
    habit = understand("Rossi preferisce essere chiamato nel pomeriggio", STUDIO, NOW)
    assert (habit.away, habit.unread, hours_of(habit)[1]) == (False, "", datetime(2026, 3, 3))


def test_a_mere_number_in_something_to_know_is_no_time() -> None:
    found = understand("Verdi ha cambiato stanza, ora è la 12", STUDIO, NOW)
    assert (found.person, found.away, found.unread) == (VERDI.id, False, "")


@pytest.mark.parametrize(
    "line",
    [
        *("Rossi not out", "Rossi isn't out", "Rossi non è fuori", "Rossi non è più in ferie", "Rossi no longer out"),
        *("Rossi is not in a meeting", "Rossi isn't in court", "Rossi non è in riunione"),
        *(
            "Rossi è tornato",
            "Rossi è rientrato dalle ferie",
            "Rossi is back",
            "Rossi back in the office",
            "Rossi è tornato ieri",
        ),
    ],
)
def test_who_is_back_ends_an_absence_or_is_only_something_to_know(line: str) -> None:
    found = understand(line, STUDIO, NOW)
    assert (found.person, found.away, found.is_back, found.unread) == (ROSSI.id, False, True, "")
    out = News(client=STUDIO.id, text="", since=NOW, until=NOW + timedelta(days=3), written_by="", written_at=NOW, away=True)
    held = [msgspec.structs.replace(out, person=one, id=one) for one in (ROSSI.id, VERDI.id)]
    coming = msgspec.structs.replace(held[0], id="coming", since=NOW + timedelta(days=1))
    assert [one.id for one in ended_by(found, [*held, coming], NOW)] == [ROSSI.id]


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Rossi isn't out till 15", "02/03 15:00"),
        ("Rossi non è fuori domani", "04/03 00:00"),
        ("Rossi non è fuori fino a venerdì", "07/03 00:00"),
    ],
)
def test_who_is_not_out_for_a_time_is_no_absence_and_ends_none(line: str, until: str) -> None:
    found = understand(line, STUDIO, NOW)
    assert (found.away, found.is_back, found.until.astimezone(ROME).strftime("%d/%m %H:%M")) == (False, False, until)


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Rossi not back until Friday", "06/03 00:00"),
        ("Rossi non rientra prima di lunedì", "09/03 00:00"),
        ("Rossi non torna oggi", "03/03 00:00"),
        ("Rossi not in till 15", "02/03 15:00"),
        ("Rossi isn't in", "03/03 00:00"),
        ("Rossi non c'è fino alle 15", "02/03 15:00"),
    ],
)
def test_who_is_not_back_is_out(line: str, until: str) -> None:
    found = understand(line, STUDIO, NOW)
    assert (found.away, found.unread, found.until.astimezone(ROME).strftime("%d/%m %H:%M")) == (True, "", until)


LI_WU, FO, RE, DI_MAIO, DE_LUCA = (
    Person(name=name) for name in ("Li Wu", "Ugo Fo", "Anna Re", "Luca Di Maio", "Marco De Luca")
)
SHORT = msgspec.structs.replace(STUDIO, people=(*STUDIO.people, LI_WU, FO, RE, DI_MAIO, DE_LUCA))


@pytest.mark.parametrize(
    ("line", "person", "substitute"),
    [
        ("Li Wu out till 15", LI_WU, None),
        ("li wu out till 15", LI_WU, None),
        ("Wu fuori fino alle 15, tutto a Re", LI_WU, RE),
        ("Fo fuori, chiedere di Li Wu", FO, LI_WU),
        ("Di Maio fuori", DI_MAIO, None),
        ("De Luca fuori", DE_LUCA, None),
        ("Rossi fuori, lo sostituisce Li Wu", ROSSI, LI_WU),
    ],
)
def test_people_with_names_of_two_letters_are_found(line: str, person: Person, substitute: Person | None) -> None:
    found = understand(line, SHORT, NOW)
    assert (found.person, found.away, found.asked) == (person.id, True, ())
    assert found.substitute == (substitute.id if substitute else None)


def test_a_short_name_that_is_another_is_asked_about() -> None:
    assert understand("Li Po out till 15", SHORT, NOW).unknown == ("Li Po",)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Rossi al 333 123 4567 dal 1/12 al 5/12", "+393331234567"),
        ("Rossi at +39 333 1234567 1-5 dicembre", "+393331234567"),
        ("Rossi al 333 1234567 5 dicembre", "+393331234567"),
        ("Rossi fino alle 15 333 1234567", "+393331234567"),
        ("Rossi al 02/55.55.01.01", "+390255550101"),
        ("Rossi al 02-5555-0101 fino al 5/12", "+390255550101"),
    ],
)
def test_a_number_stands_beside_days_and_hours(line: str, number: str) -> None:
    assert understand(line, STUDIO, NOW).number == number


@pytest.mark.parametrize("said", ["20 12 2026 1 1 2027", "10-12 14-12", "2026 - 2027", "10-12 al 14-12"])
def test_what_may_be_dates_is_no_number(said: str) -> None:
    assert understand(f"Rossi {said}", STUDIO, NOW).number is None


def test_no_length_is_beyond_the_calendar() -> None:
    assert understand("Rossi out 99999 months", STUDIO, NOW).unread == "months"


# ---- of any day


def written(day: date) -> st.SearchStrategy[str]:
    month = st.sampled_from((ENGLISH[day.month - 1], ITALIAN[day.month - 1], ITALIAN[day.month - 1][:3]))
    signs = st.sampled_from(
        (
            f"{day:%d/%m}",
            f"{day.day}/{day.month}",
            f"{day.day}.{day.month}.",
            f"{day:%d/%m/%Y}",
            f"{day:%Y-%m-%d}",
            f"{day:%d.%m.%Y}",
        )
    )
    return signs | month.map(lambda name: f"{day.day} {name}") | month.map(lambda name: f"{day.day} {name} {day.year}")


@st.composite
def rows_of_days(draw: st.DrawFn) -> tuple[date, date, str]:
    first = TODAY + timedelta(days=draw(st.integers(1, 300)))
    last = first + timedelta(days=draw(st.integers(1, 60)))
    form = draw(
        st.sampled_from(("{}-{}", "{} - {}", "dal {} al {}", "da {} a {}", "from {} to {}", "between {} and {}", "{} to {}"))
    )
    if first.month == last.month and draw(st.booleans()):
        name = draw(st.sampled_from((ENGLISH, ITALIAN)))[first.month - 1]
        return first, last, form.format(first.day, f"{last.day} {name}")
    return first, last, form.format(draw(written(first)), draw(written(last)))


@settings(max_examples=400, deadline=None)
@given(rows_of_days())
@example((date(2026, 12, 28), date(2027, 1, 3), "28/12-3/1"))
def test_a_row_of_days_is_read_as_it_is_written(row: tuple[date, date, str]) -> None:
    first, last, said = row
    assert days_of(f"Rossi out {said}") == (first, last)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)).flatmap(written), min_size=1, max_size=4),
    st.sampled_from((" ", " - ", "-", ", ", " al ", " to ")),
)
def test_dates_alone_are_never_a_number(dates: list[str], sign: str) -> None:
    found = understand(f"Rossi {sign.join(dates)}", STUDIO, NOW)
    assert found.number is None


TIMES = (
    *(
        "Rossi",
        "out",
        "not",
        "non è",
        "fuori",
        "back",
        "tornato",
        "till",
        "fino a",
        "from",
        "dal",
        "al",
        "-",
        ",",
        "to",
        "for",
        "per",
    ),
    *(
        "15",
        "9999",
        "0001",
        "31/12/9999",
        "1/1/0001",
        "29/2",
        "30 febbraio",
        "99 months",
        "999 weeks",
        "mese",
        "settimana",
        "next",
    ),
    *(
        "prossima",
        "fine",
        "end of",
        "Monday",
        "venerdì",
        "mar",
        "25:99",
        "24:00",
        "3pm",
        "13pm",
        "in",
        "un'",
        "ora",
        "half",
        "1-5",
    ),
    *("dicembre", "333 1234567", "+39", "a", "Verdi", "instead", "ieri", "999999999999", "year", "the", "4th", "."),
)


@settings(max_examples=600, deadline=None)
@given(
    st.lists(st.sampled_from(TIMES), max_size=12).map(" ".join)
    | st.text(max_size=60)
    | st.text("0123456789/.:-+ dalpmè'", max_size=30),
    st.sampled_from(("Europe/Rome", "Pacific/Kiritimati", "America/New_York", "Africa/Cairo")),
)
def test_any_line_is_news_that_ends_later_or_is_asked_about(line: str, zone: str) -> None:
    found = understand(line, msgspec.structs.replace(STUDIO, zone=zone), NOW)
    assert found.until > (found.since or NOW)
    assert found.until.tzinfo is UTC
