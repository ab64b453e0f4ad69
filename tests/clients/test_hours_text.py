"""Opening hours as people write them, in Italian and in English."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients.calendar.hours import ALWAYS
from receptionist.clients.profile import Opening
from receptionist.clients.times import hours_text
from receptionist.errors import Invalid

HALVES = "Mon-Fri 09:00-13:00 14:30-18:30"
DAY = "Mon-Fri 09:00-18:00"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("lun-ven 9.00-13.00 e 14.30-18.30", HALVES),
        ("lun-ven 9-13/14.30-18.30", HALVES),
        ("lun-ven: 9:00-13:00, 14:30-18:30.", HALVES),
        ("Lun. – Ven. dalle ore 9 alle ore 13 e dalle 14.30 alle 18.30", HALVES),
        ("Mon to Fri 9am-1pm and 2:30-6.30 p.m.", HALVES),
        ("dal lunedì al venerdì 9-18", DAY),
        ("da lunedi' a venerdi' dalle 9 fino alle 18", DAY),
        ("LUNEDÌ/VENERDÌ 9.00/18.00", DAY),
        ("lun/ven 9-18", DAY),
        ("lun-ven dalle 9 alle 18", DAY),
        ("lun-ven 9-18 sab chiuso", DAY),
        ("lun-ven 9-18, sabato, domenica e festivi chiuso", DAY),
        ("tutti i giorni 9-18; sab e dom chiuso", DAY),
        ("from Monday through Friday, 9 am to 6 pm; Saturday and Sunday closed", DAY),
        ("weekdays 9h00-18h00", DAY),
        ("lun, mer e ven 9-13", "Mon 09:00-13:00; Wed 09:00-13:00; Fri 09:00-13:00"),
        ("lun-ven 9-13, sab 10-12", "Mon-Fri 09:00-13:00; Sat 10:00-12:00"),
        ("ven-lun 20-2", "Mon 20:00-02:00; Fri-Sun 20:00-02:00"),
        ("Mondays 1-5pm", "Mon 13:00-17:00"),
        ("lun-ven h24", "Mon-Fri 00:00-24:00"),
        ("dom 0-24", "Sun 00:00-24:00"),
        ("h24", "Mon-Sun 00:00-24:00"),
        ("24/7", "Mon-Sun 00:00-24:00"),
        ("9-18 lun-ven", DAY),
        ("dalle 9 alle 18 dal lunedì al venerdì", DAY),
        ("8:30-12:30 14:00-18:00 lun-ven", "Mon-Fri 08:30-12:30 14:00-18:00"),
        ("9-18 lun-ven, 9-12 sab", "Mon-Fri 09:00-18:00; Sat 09:00-12:00"),
        ("9am-6pm Mon-Fri", DAY),
        ("9-18 tutti i giorni, chiuso sab e dom", DAY),
        ("chiuso domenica, 9-18 tutti i giorni", "Mon-Sat 09:00-18:00"),
        ("Chiuso la domenica; 9-18 ogni giorno", "Mon-Sat 09:00-18:00"),
        ("sab e dom chiuso, tutti i giorni 9-18", DAY),
        ("closed Wed, 9am-6pm Mon-Fri", "Mon-Tue 09:00-18:00; Thu-Fri 09:00-18:00"),
        ("h24 sab e dom", "Sat-Sun 00:00-24:00"),
        ("Lunedì-Venerdì: 9.00/13.00 - 14.30/18.30", HALVES),
        ("Lunedi-Venerdi 9.00/13.00 14.30/18.30", HALVES),
        ("sempre aperto, 24 ore su 24, 7 giorni su 7", "Mon-Sun 00:00-24:00"),
        ("open 24 hours", "Mon-Sun 00:00-24:00"),
        ("lun-ven mattina 9-13 pomeriggio 14.30-18.30, sab chiuso", HALVES),
        ("lun-ven 9-13 mattina, 14.30-18.30 pomeriggio", HALVES),
        (
            "lun-ven 8.30-12.30 14-18, venerdì pomeriggio chiuso",
            "Mon-Thu 08:30-12:30 14:00-18:00; Fri 08:30-12:30",
        ),
        ("lun-sab 9-13 16-20, lunedì mattina chiuso", "Mon 16:00-20:00; Tue-Sat 09:00-13:00 16:00-20:00"),
        ("lun-sab 9-13 16-20, domenica e lunedì mattina chiuso", "Mon 16:00-20:00; Tue-Sat 09:00-13:00 16:00-20:00"),
        (
            "chiuso il mercoledì pomeriggio e la domenica; 9-13 15-19 tutti i giorni",
            "Mon-Tue 09:00-13:00 15:00-19:00; Wed 09:00-13:00; Thu-Sat 09:00-13:00 15:00-19:00",
        ),
        ("Mon-Fri 9am-1pm 2pm-6pm, Friday afternoon closed", "Mon-Thu 09:00-13:00 14:00-18:00; Fri 09:00-13:00"),
        ("sempre", "Mon-Sun 00:00-24:00"),
        ("Sempre aperto", "Mon-Sun 00:00-24:00"),
        ("h24 7/7", "Mon-Sun 00:00-24:00"),
        ("7/7 24 su 24", "Mon-Sun 00:00-24:00"),
        ("7 su 7 9-18", "Mon-Sun 09:00-18:00"),
        ("L-V 9-18", DAY),
        ("l/v 9-18", DAY),
        ("LUN-VEN 09,00-18,00", DAY),
        ("lun.-ven. 9,00 - 13,00 / 14,30 - 18,30", HALVES),
        ("lun-ven 9-13,15-19", "Mon-Fri 09:00-13:00 15:00-19:00"),
        ("lun-ven 9-18 (festivi esclusi)", DAY),
        ("lun-ven 9-18, no festivi", DAY),
        ("lun-ven 9-18 - sab 9-12", "Mon-Fri 09:00-18:00; Sat 09:00-12:00"),
        ("9-18 lun-ven - 9-12 sab", "Mon-Fri 09:00-18:00; Sat 09:00-12:00"),
        (
            "Lun Mer Ven 9.00/13.00 - mar gio 15.00/19.30",
            "Mon 09:00-13:00; Tue 15:00-19:30; Wed 09:00-13:00; Thu 15:00-19:30; Fri 09:00-13:00",
        ),
        ("chiuso lunedì mattina; 9-13 16-20 lun-mar", "Mon 16:00-20:00; Tue 09:00-13:00 16:00-20:00"),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, meant: str) -> None:
    assert hours_text.written(hours_text.read(text)) == meant


NO_HOURS = "chiuso|sab chiuso|lun-ven|lun-ven 9|lun-ven 9-25|lun 9.75-12|marketing 9-18|l 9-18|lun-ven 9-18 su appuntamento"
UNSURE = "festivi 9-12|lun-mer-ven 9-18|lun dalle 9 al venerdì alle 18|Mon-Fri 9-5|Mon 13pm-14pm"
AGAINST_ITSELF = "lun-ven 9-18, dom 9-12, dom chiuso|dom chiuso, lun-ven 9-18, dom 9-12|chiuso lun-dom, 9-18 lun-ven"
HALF_HOLIDAYS = "lun-ven 9-18; festivi 9-12|lun-ven 9-18, 9-12 festivi|9-18 lun-ven, 9-12 festivi"
HALF_OF_WHAT = (
    "lun-ven 9-18, mercoledì pomeriggio chiuso|lun-ven 9-13 14-18, martedì e giovedì pomeriggio chiuso|"
    "lun-ven 9-13 14-18, pomeriggio chiuso|lun-ven 9-13 14-18, ven mattina e pomeriggio chiuso|"
    "lun-ven 9-13 14-18 chiuso lun mattina|lun-ven 9-13 14-18, mercoledì pomeriggio-venerdì chiuso|"
    "lun-ven 9-13 14-18, mercoledì chiuso pomeriggio|lun 9-13, lun mattina chiuso"
)
NOT_PLAIN = "feriali 9-18|m-v 9-18|lun-ven 9,00-18|lun-ven 9-18 -"
BEHIND = "9-18 lun-ven 14-18|lun 9/13-18|9-18 lun-ven sab chiuso"


REFUSED = "|".join((UNSURE, AGAINST_ITSELF, HALF_HOLIDAYS, HALF_OF_WHAT, BEHIND, NOT_PLAIN)).split("|")


@pytest.mark.parametrize("text", ["", *NO_HOURS.split("|"), *REFUSED])
def test_what_may_mean_something_else_is_not_guessed(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        hours_text.read(text)
    assert refused.value.code == "hours.unreadable"


@pytest.mark.parametrize("text", ["9-18", "9-13 e 14.30-18.30", "9.00/13.00 - 14.30/18.30", "dalle 9 alle 18"])
@pytest.mark.parametrize("behind", ["", " (sab 9-12)", "; sab 9-12"])
def test_hours_without_a_day_ask_on_which_days(text: str, behind: str) -> None:
    with pytest.raises(Invalid) as refused:
        hours_text.read(text + behind)
    assert (refused.value.code, refused.value.values["text"]) == ("hours.no_days", text)


times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weeks = st.lists(st.builds(Opening, weekday=st.integers(0, 6), start=times, end=times), min_size=1, max_size=8).map(tuple)


@given(weeks, st.sampled_from(["en", "it"]))
def test_what_it_writes_it_reads(hours: tuple[Opening, ...], language: str) -> None:
    read = hours_text.read(hours_text.written(hours, language))
    assert sorted(read, key=repr) == sorted(hours, key=repr)
    assert hours_text.read(hours_text.written(ALWAYS, language)) == ALWAYS


PIECES = "lun ven mattina pomeriggio 9 18.30 - / e a chiuso h24 24/7 dalle giorni festivi , ; pm 99 İ ' x"
pieces = st.sampled_from(PIECES.split())


@given(st.lists(pieces, max_size=12).map(" ".join) | st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        found = hours_text.read(text)
    except Invalid as refused:
        assert refused.code in {"hours.unreadable", "hours.no_days"}
    else:
        assert hours_text.read(hours_text.written(found)) == found


halves = st.sampled_from(["mattina", "pomeriggio"])
days = st.sampled_from(["lunedì", "mercoledì", "venerdì"])


@given(days, halves, st.sampled_from(["{days} {half} chiuso", "chiuso {days} {half}"]), st.booleans())
def test_of_a_day_of_which_a_half_is_closed_the_other_is_open(days: str, half: str, said: str, before: bool) -> None:
    closed = said.format(days=days, half=half)
    try:
        found = hours_text.read(f"{closed}; 9-13 14-18 lun-ven" if before else f"lun-ven 9-13 14-18, {closed}")
    except Invalid:
        return
    day = ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì"].index(days)
    assert [one.start.hour for one in found if one.weekday == day] == ([14] if half == "mattina" else [9])
    assert len(found) == 9
