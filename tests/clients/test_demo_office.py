"""The demo office: what people see first, so every name, number and sentence in it must hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from receptionist.clients import rules
from receptionist.clients.calendar.days import closure_at, lines_at, status_at
from receptionist.clients.calendar.rota import gaps, turns
from receptionist.clients.calendar.year import to_ask
from receptionist.clients.demo import demo_lines, demo_news, demo_past, demo_profiles, read_hours
from receptionist.clients.directory import Directory
from receptionist.clients.greeting import trouble_in
from receptionist.clients.profile import Accepts, Occasion, Profile, Status, WayKind
from receptionist.clients.sayable import sayable
from receptionist.clients.service import ClientService
from receptionist.clients.tax import is_vat_number
from receptionist.demo.world import read_phrases
from receptionist.resources import resource
from receptionist.store.engine import open_store
from receptionist.store.migrate import upgrade
from receptionist.telephony.numbers import to_e164
from receptionist.telephony.simulator.day import DAY_BEGINS, DEMO_DAY

MORNING = datetime(2026, 10, 13, 8, 30, tzinfo=UTC)  # 10:30 in Rome


@pytest.fixture(scope="module")
def office() -> list[Profile]:
    return demo_profiles(DEMO_DAY)


def by_code(office: list[Profile], code: str) -> Profile:
    return next(profile for profile in office if profile.code == code)


def numbers(office: list[Profile]) -> Iterator[tuple[Profile, str]]:
    for profile in office:
        yield from ((profile, line.number) for line in profile.lines)
        yield from ((profile, line.fallback) for line in profile.lines if line.fallback)
        yield from ((profile, reach.number) for reach in profile.reaches)
        ways = (way for person in profile.people for way in person.ways)
        yield from ((profile, way.value) for way in ways if way.kind is not WayKind.MAIL)


def test_it_is_as_large_as_promised(office: list[Profile]) -> None:
    assert len(office) == 25
    assert len({line.number for profile in office for line in profile.lines}) == 40
    assert sum(len(profile.people) for profile in office) == 150


def test_the_office_itself_is_the_first_and_the_only_one_of_its_kind(office: list[Profile]) -> None:
    assert [profile.code for profile in office if profile.own] == [office[0].code]


def test_it_lies_in_italy_and_abroad_and_speaks_five_languages(office: list[Profile]) -> None:
    assert {"Milano", "Roma", "Torino", "Bologna", "Napoli", "Trieste"} <= {profile.city for profile in office}
    assert {"London", "Berlin", "Paris", "Madrid", "New York", "Oslo", "Tokyo"} <= {profile.city for profile in office}
    assert {profile.language for profile in office} == {"it", "en", "de", "fr", "es"}
    assert {Status.ACTIVE, Status.TRIAL, Status.NOTICE} <= {profile.status for profile in office}
    assert max(len(profile.name) for profile in office) > 60
    assert all(len(profile.shown) <= 20 for profile in office)


def test_every_number_can_exist_and_is_written_as_e164(office: list[Profile]) -> None:
    for profile, number in numbers(office):
        assert to_e164(number, profile.country).e164 == number


def test_no_number_reaches_anybody(office: list[Profile]) -> None:
    """Ranges kept for fiction, or digits that no operator has."""
    fiction = ("+442079460", "+441314960", "+447700900", "+1212555", "+1917555", "+493023125", "+49176040690", "+3319900")
    unassigned = ("+39398", "+34910000", "+34700000", "+4720000", "+8130000", "+81900000", "+33639980")
    for _, number in numbers(office):
        italian_landline = number.startswith("+390") and "0055" in number
        assert italian_landline or number.startswith((*fiction, *unassigned)), number


def test_no_two_have_the_same_id_or_number(office: list[Profile]) -> None:
    ids = [profile.id for profile in office]
    ids += [person.id for profile in office for person in profile.people]
    ids += [reach.id for profile in office for reach in profile.reaches]
    assert max(Counter(ids).values()) == 1
    times = Counter(number for _, number in numbers(office))
    assert {number for number, held in times.items() if held > 1} == {"+390200550124", "+3904000550102"}  # these move
    assert max(Counter(profile.code for profile in office).values()) == 1


def test_it_is_the_same_office_wherever_it_is_set_up(office: list[Profile]) -> None:
    assert demo_profiles(DEMO_DAY) == office


def test_whatever_refers_to_somebody_refers_to_somebody_who_is_there(office: list[Profile]) -> None:
    for profile in office:
        people = {person.id for person in profile.people}
        lines = {line.number for line in profile.lines}
        for person in profile.people:
            referred = {person.replaced_by, person.deputy} | {absence.substitute for absence in person.absences}
            assert referred - {None} <= people - {person.id}, person.name
        assert {duty.person for duty in profile.duty} <= people
        assert {target for line in profile.lines for target in line.targets} <= people
        assert {one.line for one in (*profile.greetings, *profile.instructions)} - {None} <= lines


def test_every_company_has_words_of_its_own_for_the_moments_of_a_call(office: list[Profile]) -> None:
    usual = {Occasion.OPEN, Occasion.CLOSED, Occasion.BACK_FROM_HOLD, Occasion.RETURNED, Occasion.ANNOUNCING}
    for profile in office:
        assert usual <= {greeting.occasion for greeting in profile.greetings if greeting.language is None}


@pytest.mark.parametrize("occasion", list(Occasion))
def test_there_are_words_for_each_occasion_and_every_placeholder_is_filled(office: list[Profile], occasion: Occasion) -> None:
    for profile in office:
        for language in {greeting.language for greeting in profile.greetings}:
            card = rules.card(
                profile,
                profile.lines[0],
                MORNING,
                assistant="Anna",
                language=language,
                occasion=occasion,
                wanted="Giulia Ferrante",
                caller="Mario Neri",
            )
            assert not card.greeting.raw, (profile.code, card.greeting.trouble)
            assert "{" not in card.greeting.text
            assert card.greeting.text[0].isupper()


def test_no_greeting_is_broken(office: list[Profile]) -> None:
    assert [g.text for profile in office for g in profile.greetings if trouble_in(g.text) is not None] == []


def test_every_client_has_instructions_hours_and_people_with_a_role(office: list[Profile]) -> None:
    for profile in office:
        assert len(profile.instructions) >= 2, profile.code
        assert profile.hours
        assert profile.colour.startswith("#")
        for person in profile.people:
            assert person.role
            assert person.department
            assert person.languages
            assert any(way.kind is WayKind.MAIL and way.value.endswith(".example") for way in person.ways)


def test_at_half_past_ten_the_desk_has_something_to_tell_of_everybody(office: list[Profile]) -> None:
    reasons = Counter(row.why.code for profile in office for row in rules.targets(profile, profile.lines[0], MORNING))
    assert {"free", "out_until", "left", "announced_only", "messages_only", "closed_until", "on_call"} <= set(reasons)
    assert reasons["free"] > 60


def test_new_york_sleeps_while_milan_works_and_only_who_is_on_call_is_offered(office: list[Profile]) -> None:
    client = by_code(office, "HUDSONPIKE")
    card = rules.card(client, client.lines[0], MORNING, assistant="Anna")
    assert not card.open
    assert "closed" in card.greeting.text
    assert {row.name for row in card.targets if row.available} == {"Caroline Tsai", "Giovanni Brusaferro"}
    assert card.targets[0].name == "Caroline Tsai"


def test_who_is_in_court_is_stood_in_for(office: list[Profile]) -> None:
    client = by_code(office, "FERRANTE")
    rows = {row.name: row for row in rules.targets(client, client.lines[0], MORNING)}
    assert rows["Giulia Ferrante"].why.code == "out_until"
    assert ("reason", "in tribunale") in rows["Giulia Ferrante"].why.values
    assert rows["Ludovico Arrighi"].why.code == "left"
    assert rows["Silvia Corti"].available


def test_absences_and_duty_follow_the_day() -> None:
    for shift in (0, 7, 100):
        day = DEMO_DAY + timedelta(days=shift)
        client = by_code(demo_profiles(day), "FERRANTE")
        absence = next(person for person in client.people if person.name == "Giulia Ferrante").absences[0]
        local = absence.since.astimezone(ZoneInfo("Europe/Rome"))
        assert (local.date(), local.hour) == (day, 9)
    assert demo_profiles(DEMO_DAY)[0].id == demo_profiles(date(2030, 1, 1))[0].id


def test_mobiles_must_be_confirmed_and_are_never_given_out(office: list[Profile]) -> None:
    mobiles = [way for p in office for person in p.people for way in person.ways if way.kind is WayKind.MOBILE]
    assert len(mobiles) > 40
    assert all(way.confirm and way.secret for way in mobiles)


def test_some_take_announced_calls_only_and_some_messages_only(office: list[Profile]) -> None:
    accepts = Counter(person.accepts for profile in office for person in profile.people)
    assert accepts[Accepts.ANNOUNCED] > 10
    assert accepts[Accepts.MESSAGES] > 5


def test_every_line_of_the_directory_leads_to_its_client(office: list[Profile]) -> None:
    directory = Directory(office, "IT")
    for profile in office:
        for line in lines_at(profile, MORNING):
            found = directory.line(line.number, MORNING)
            assert found is not None
            assert found[0].code == profile.code


def test_the_whole_office_can_be_kept_and_read_back(office: list[Profile], tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "office.db"))
    try:
        upgrade(store)
        service = ClientService(store)
        wrong = {found.code for profile in office for found in service.check(profile)}
        assert wrong <= {"status.begins"}  # a word of warning: one client begins in spring
        service.save_all(office, by="demo")
        kept = {profile.code: profile for profile in service.profiles()}
        assert len(kept) == 25
        assert kept["FERRANTE"].people == by_code(office, "FERRANTE").people
    finally:
        store.close()


def test_closures_are_under_way_and_coming_and_some_have_not_told_us_about_christmas(office: list[Profile]) -> None:
    shut = [profile.code for profile in office if closure_at(profile, None, MORNING)]
    assert shut == ["ILFARO"]
    assert "riapre giovedì" in closure_at(by_code(office, "ILFARO"), None, MORNING).said  # type: ignore[union-attr]
    coming = {profile.code for profile in office if any(closure.since > MORNING for closure in profile.closures)}
    assert {"FERRANTE", "VALSESIA", "TREVALLI", "THAMESIDE"} <= coming
    christmas = (date(2026, 12, 24), date(2027, 1, 6))
    silent = {profile.code for profile in to_ask(office, christmas, MORNING)}
    assert len(silent) > 15 and not silent & {"FERRANTE", "RIVA", "VALSESIA"}


def test_one_is_suspended_one_has_ended_one_has_not_begun(office: list[Profile]) -> None:
    statuses = {code: status_at(by_code(office, code), MORNING) for code in ("PONTEGGI", "DONADONI", "LUMEN")}
    assert [one.status for one in statuses.values()] == [Status.SUSPENDED, Status.ENDED, Status.SUSPENDED]
    assert "comincia lunedì" in statuses["LUMEN"].said
    assert status_at(by_code(office, "LUMEN"), MORNING + timedelta(days=6)).status is Status.TRIAL


def test_one_number_moved_a_week_ago_and_one_moves_tonight(office: list[Profile]) -> None:
    directory, tomorrow = Directory(office, "IT"), MORNING + timedelta(days=1)
    assert directory.moved_from("+390200550124", MORNING) == by_code(office, "THAMESIDE")
    whose = [directory.line("+3904000550102", at)[0].code for at in (MORNING, tomorrow)]  # type: ignore[index]
    assert whose == ["TREVISAN", "TREVALLI"]


def test_tax_numbers_can_exist_and_are_plainly_nobodys(office: list[Profile]) -> None:
    known = [profile for profile in office if profile.vat_number]
    assert len(known) >= 3
    for profile in known:
        assert is_vat_number(profile.vat_number, profile.country)
        assert profile.vat_number.startswith("00000")


def test_what_may_be_said_is_there_and_what_may_never_be_said_is_not(office: list[Profile]) -> None:
    said = sayable(by_code(office, "FERRANTE"), "it", MORNING)
    assert any("terzo piano, citofono Ferrante" in one.text for one in said)
    assert any(one.spelled and one.on_request for one in said)
    assert not any("398" in one.text or "mai confermare" in one.text for one in said)


def test_the_vets_are_on_call_by_turns_with_a_swap_and_one_gap(office: list[Profile]) -> None:
    client, monday = by_code(office, "SANROCCO"), datetime(2026, 10, 12, 17, 30, tzinfo=UTC)
    rota, week = client.rotas[0], (monday, monday + timedelta(days=7))
    swapped = [turn for turn in turns(rota, client.zone, *week) if turn.swapped]
    assert [next(one.name for one in client.people if one.id == turn.person) for turn in swapped] == ["Agnese Rampazzo"]
    saturday = (datetime(2026, 10, 17, 7, tzinfo=UTC), datetime(2026, 10, 18, 7, tzinfo=UTC))
    assert saturday in gaps(rota, client.zone, *week)


def test_news_of_today_takes_somebody_out_and_names_who_is_instead(office: list[Profile]) -> None:
    client = by_code(office, "FERRANTE")
    told = [one for one in demo_news(DEMO_DAY) if one.client == client.id]
    card = rules.card(client, client.lines[0], MORNING, assistant="Anna", news=told)
    zanetti = next(row for row in card.targets if row.name == "Pietro Zanetti")
    assert not zanetti.available and ("substitute", "Marco Bassi") in zanetti.why.values


def test_profiles_have_a_past_that_ends_as_they_are_today(office: list[Profile]) -> None:
    past = demo_past(DEMO_DAY)
    latest = {save.profile.code: save.profile for together in past for save in together}
    assert latest == {profile.code: profile for profile in office}
    ferrante = [save for together in past for save in together if save.profile.code == "FERRANTE"]
    assert [len(save.profile.instructions) for save in ferrante] == [3, 5, 5]
    assert all(together[0].at < MORNING for together in past)


def test_every_line_is_rung_for_something_and_by_people_of_a_language_that_we_have(office: list[Profile]) -> None:
    lines, phrases = demo_lines(), read_phrases()
    assert {line.number for line in lines} == {line.number for profile in office for line in profile.lines}
    assert max(Counter(line.number for line in lines).values()) == 1
    for line in lines:
        assert line.language in phrases
        assert line.weight > 0
        assert len(line.matters) >= 2
        assert line.people


def test_what_callers_say_can_always_be_said() -> None:
    for language, phrases in read_phrases().items():
        for kind, sentences in phrases.sentences.items():
            for sentence in sentences:
                assert phrases.matters
                said = sentence.format(name="N", firm="F", person="P", matter="M")
                assert "{" not in said, (language, kind)
        for prefix, digits in phrases.numbers:
            assert to_e164(prefix + "1" * digits, "IT").e164 == prefix + "1" * digits


def test_the_demo_day_is_a_tuesday_at_eight_in_rome() -> None:
    local = DAY_BEGINS.astimezone(ZoneInfo("Europe/Rome"))
    assert (local.date(), local.weekday(), local.hour, local.minute) == (DEMO_DAY, 1, 8, 0)


def test_hours_are_read_as_they_are_written() -> None:
    hours = [
        (o.weekday, f"{o.start:%H:%M}-{o.end:%H:%M}") for o in read_hours("mon-tue 09:00-13:00 14:30-18:00; sun 00:00-24:00")
    ]
    assert hours == [(0, "09:00-13:00"), (0, "14:30-18:00"), (1, "09:00-13:00"), (1, "14:30-18:00"), (6, "00:00-00:00")]
    assert read_hours("") == ()


def test_its_files_are_said_to_be_what_they_are() -> None:
    assert "nobody here exists" in resource("demo", "README.md").read_text(encoding="utf-8")
