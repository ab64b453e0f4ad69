"""A client that is set up in ten minutes is one that is answered rightly tonight."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import msgspec
import pytest

from receptionist.calls.announcements import has_own
from receptionist.clients.beginnings import copy_of
from receptionist.clients.checks import blocking, check
from receptionist.clients.code import proposed_code
from receptionist.clients.follows import followed
from receptionist.clients.passphrase import hashed
from receptionist.clients.profile import (
    Absence,
    Address,
    Closure,
    Duty,
    Greeting,
    Instruction,
    Line,
    Occasion,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Rota,
    Shift,
    Step,
    Way,
    WayKind,
)
from receptionist.clients.ready import Item, Point, State, lacking, ready
from receptionist.clients.service import ClientService
from receptionist.store.engine import Store

NOW = datetime(2026, 3, 2, 9, 42, tzinfo=UTC)
WEEK = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
NUMBER = Line(number="+390255550101", busy_text="Siamo tutti occupati.")


def changed(profile: Profile, **fields: object) -> Profile:
    return msgspec.structs.replace(profile, **fields)


def rossi() -> Profile:
    desk = Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number="+390255550199")
    neri = Person(name="Neri", ways=(Way(kind=WayKind.PHONE, value="+390255550111"),), uid="card-1")
    away = Absence(since=NOW, until=NOW + timedelta(days=1), substitute=neri.id)
    verdi = Person(name="Verdi", deputy=neri.id, absences=(away,))
    shift = Shift(person=neri.id, begins=datetime(2026, 3, 2, 18), minutes=840)
    return Profile(
        code="ROSSI",
        legal_name="Rossi",
        vat_number="IT01234567890",
        lines=(NUMBER,),
        hours=WEEK,
        people=(neri, verdi),
        reaches=(desk,),
        rotas=(Rota(name="Notti", shifts=(shift,), steps=(Step(target=desk.id),)),),
        duty=(Duty(person=neri.id, since=NOW, until=NOW + timedelta(days=1)),),
        addresses=(Address(street="Via Po 1"),),
        closures=(Closure(since=NOW, until=NOW + timedelta(days=1)),),
        greetings=(
            Greeting(occasion=Occasion.OPEN, text="{client}"),
            Greeting(occasion=Occasion.OPEN, text="x", line=NUMBER.number),
        ),
        instructions=(Instruction(text="a"), Instruction(text="b", line=NUMBER.number)),
    )


def states(profile: Profile) -> dict[Point, State]:
    return {item.point: item.state for item in ready(profile, NOW)}


def test_an_empty_profile_lacks_everything_but_a_greeting_which_is_ours() -> None:
    empty = Profile(code="X", legal_name="X")
    assert [item.point for item in lacking(empty, NOW)] == [Point.NUMBER, Point.HOURS, Point.TARGET, Point.NOBODY]
    assert states(empty)[Point.GREETING] is State.OURS
    assert Point.GREETING in {item.point for item in lacking(changed(empty, language="zh"), NOW)}


def test_a_whole_profile_is_ready_to_answer() -> None:
    assert set(states(rossi()).values()) == {State.DONE}


def test_each_thing_that_is_missing_is_named_with_where_it_is_entered() -> None:
    assert lacking(changed(rossi(), lines=()), NOW)[0] == Item(Point.NUMBER, State.MISSING, "lines[].number")
    assert lacking(changed(rossi(), people=(), reaches=()), NOW) == (Item(Point.TARGET, State.MISSING, "people[].name"),)
    assert lacking(changed(rossi(), people=(Person(name="Neri"),), reaches=()), NOW)[0].field == "people[0].ways[].value"
    assert lacking(changed(rossi(), hours=()), NOW) == (Item(Point.HOURS, State.MISSING, "hours"),)


def test_a_department_whose_number_was_not_entered_is_nobody_to_ring() -> None:
    mute = Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number="")
    nobody = changed(rossi(), people=(), reaches=(mute,))
    assert lacking(nobody, NOW) == (Item(Point.TARGET, State.MISSING, "people[].name"),)
    second = msgspec.structs.replace(mute, name="Turno", number="+390255550199")
    assert next(one for one in ready(changed(nobody, reaches=(mute, second)), NOW) if one.point is Point.TARGET) == Item(
        Point.TARGET, State.DONE, "reaches[1].number"
    )


def test_hours_that_a_template_proposed_wait_until_somebody_says_that_they_are_right() -> None:
    proposed = changed(rossi(), hours_assumed=True)
    assert lacking(proposed, NOW) == (Item(Point.HOURS, State.ASSUMED, "hours"),)
    assert lacking(changed(proposed, hours_assumed=False), NOW) == ()
    assert copy_of(rossi()).hours_assumed


def test_a_day_that_is_typed_confirms_none_of_the_others() -> None:
    proposed = changed(rossi(), hours_assumed=True)
    assert followed(proposed, changed(proposed, hours=proposed.hours[1:]), ()).hours_assumed
    assert not followed(proposed, changed(proposed, hours=()), ()).hours_assumed
    assert followed(proposed, changed(proposed, city="Roma"), ()).hours_assumed


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Studio Dentistico Brambilla", "BRAMBILLA"),
        ("Dott. Brambilla, medico dentista", "BRAMBILLA"),
        ("Brown's Dental Practice Ltd", "BROWNS"),
        ("Studio Legale", "STUDIO"),
    ],
)
def test_a_code_says_who_it_is_and_not_what_they_do(name: str, code: str) -> None:
    assert proposed_code(name) == code


def test_without_a_number_to_go_to_our_own_announcement_is_what_callers_get() -> None:
    plain = msgspec.structs.replace(NUMBER, busy_text="")
    assert states(changed(rossi(), lines=(plain,)))[Point.NOBODY] is State.OURS
    elsewhere = msgspec.structs.replace(plain, fallback="+390255550199")
    assert states(changed(rossi(), lines=(elsewhere,)))[Point.NOBODY] is State.DONE


def test_what_is_said_to_whom_nobody_answers_is_enough_and_each_number_needs_it() -> None:
    says, mute = NUMBER, Line(number="+390255550102", busy_text="  ")
    assert states(changed(rossi(), lines=(says,)))[Point.NOBODY] is State.DONE
    (item,) = (one for one in ready(changed(rossi(), lines=(says, mute)), NOW) if one.point is Point.NOBODY)
    assert (item.state, item.field) == (State.OURS, "lines[1].fallback")
    lent = (Line(number=says.number, until=NOW - timedelta(days=9)), msgspec.structs.replace(says, since=NOW))
    assert states(changed(rossi(), lines=lent))[Point.NOBODY] is State.DONE  # how it was before it was lent is over


def test_a_greeting_that_cannot_be_filled_in_is_missing_and_a_blank_is_pointed_at() -> None:
    broken = Greeting(occasion=Occasion.OPEN, text="{clinet}, buongiorno")
    assert lacking(changed(rossi(), greetings=(broken,)), NOW)[0].field == "greetings[0].text"
    blank = Instruction(text="Urgenze: ‹numero del turno›")
    assert lacking(changed(rossi(), instructions=(*rossi().instructions, blank)), NOW)[0].field == "instructions[2].text"


def test_a_line_whose_number_was_not_entered_is_no_number() -> None:
    empty = msgspec.structs.replace(NUMBER, number="")
    assert lacking(changed(rossi(), lines=(empty,)), NOW)[0] == Item(Point.NUMBER, State.MISSING, "lines[0].number")


def test_a_number_that_is_theirs_from_tomorrow_is_none_yet() -> None:
    tomorrow = msgspec.structs.replace(NUMBER, since=NOW + timedelta(days=1))
    item = lacking(changed(rossi(), lines=(tomorrow,)), NOW)[0]
    assert (item.point, item.field, item.since) == (Point.NUMBER, "lines[0].since", tomorrow.since)
    assert lacking(changed(rossi(), lines=(tomorrow,)), NOW + timedelta(days=1)) == ()


def test_a_copy_can_be_saved_beside_the_other_and_points_at_nobody_of_it(store: Store) -> None:
    clients = ClientService(store)
    other = clients.save(rossi(), by="anna")
    copy = changed(copy_of(other), code="VERDI", legal_name="Verdi")
    assert blocking(check(copy)) == []
    kept = clients.save(copy, by="anna")
    assert (kept.lines, kept.addresses, kept.closures, kept.vat_number) == ((), (), (), "")
    assert [person.name for person in kept.people] == ["Neri", "Verdi"]
    assert {part.id for part in (*kept.people, *kept.reaches, *kept.rotas)}.isdisjoint(
        {part.id for part in (*other.people, *other.reaches, *other.rotas)}
    )
    neri = kept.people[0]
    assert (kept.people[1].deputy, kept.people[1].absences[0].substitute) == (neri.id, neri.id)
    assert (kept.rotas[0].shifts[0].person, kept.rotas[0].steps[0].target) == (neri.id, kept.reaches[0].id)
    assert (kept.duty[0].person, neri.uid) == (neri.id, None)
    assert [len(kept.greetings), len(kept.instructions)] == [1, 1]
    assert clients.load("ROSSI") == other


def test_a_copy_takes_nothing_along_by_which_the_other_is_known(store: Store) -> None:
    """Whoever knows the other's password, and rings the new client, is nobody there."""
    its_own = ("trade_name", "short_name", "say_as", "vat_number", "tax_code", "sdi", "website")
    mails = {"pec": "rossi@pec.example", "mail": "info@rossi.example"}
    secret = {"passphrase": hashed("tramonto a Bergamo"), "logo": "a" * 64}
    other = changed(rossi(), own=True, **dict.fromkeys(its_own, "Rossi"), **mails, **secret)
    copy = copy_of(ClientService(store).save(other, by="anna"))
    names = ("code", "legal_name", *its_own, *mails, *secret)
    assert {name: getattr(copy, name) for name in names} == dict.fromkeys(names, "")
    assert (copy.own, copy.version) == (False, 0)


def test_where_the_office_says_nothing_of_its_own_either_that_is_lacking() -> None:
    plain = changed(rossi(), lines=(msgspec.structs.replace(NUMBER, busy_text=""),))
    assert lacking(plain, NOW) == ()
    assert lacking(plain, NOW, office_says=False) == (Item(Point.NOBODY, State.STANDARD, "lines[0].fallback"),)


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Prendere un messaggio se nessuno risponde", True),
        ("If nobody answers: take a message.", True),
        ("Prendete sempre un messaggio", True),
        ("Venditori: prendere un messaggio", False),
        ("Se nessuno risponde chiamare il cellulare", False),
    ],
)
def test_a_message_that_an_instruction_has_taken_is_an_answer_to_nobody_answers(text: str, done: bool) -> None:
    plain = changed(rossi(), lines=(changed(NUMBER, busy_text=""),))
    told = changed(plain, instructions=(Instruction(text="Altro"), Instruction(text=text)))
    (item,) = (one for one in ready(told, NOW, office_says=False) if one.point is Point.NOBODY)
    assert (item.state is State.MESSAGE, item in lacking(told, NOW, office_says=False)) == (done, not done)
    assert item.field == ("instructions[1].text" if done else "lines[0].fallback")
    ended = changed(told, instructions=(Instruction(text=text, until=NOW.date() - timedelta(days=1)),))
    assert lacking(ended, NOW, office_says=False) == lacking(plain, NOW, office_says=False)
    assert lacking(rossi(), NOW, office_says=False) == ()  # the client has its own


def test_the_office_says_its_own_in_the_languages_in_which_it_was_entered() -> None:
    own = {"it": "Richiamiamo noi."}
    assert [has_own(own, language, "it") for language in ("it", "en", "zh")] == [True, False, True]
