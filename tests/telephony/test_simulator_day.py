"""The simulated working day, and the town that lives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import takewhile

from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.clock import VirtualClock
from receptionist.telephony.port import Answered, Arrived, Ended, LegId, Outside, PhoneEvent, Shown, Station
from receptionist.telephony.simulator.day import (
    DAY_BEGINS,
    FIRST_CALLS,
    ROME,
    Caller,
    Day,
    Kind,
    Phrases,
    RungLine,
    calls_an_hour,
)
from receptionist.telephony.simulator.town import Town
from receptionist.telephony.simulator.world import Heard, Hears

WORDS = ("{name} {firm} {person} {matter}",)
SENTENCES = dict.fromkeys(("person", "matter", "information", "sales", "wrong", "again"), WORDS)
PHRASES = {
    "it": Phrases(("Mario", "Lucia"), ("Neri", "Galli"), ("Edilnova",), ("una fattura",), SENTENCES, (("+39300", 7),)),
    "en": Phrases(("James", "Helen"), ("Brooks",), ("Marlow",), ("a delivery",), SENTENCES, (("+447700900", 3),)),
}
LINES = [
    RungLine("+390200550101", "Rossi", "it", 9, ("un contratto",), ("Giulia Ferrante", "Marco Bassi")),
    RungLine("+442079460101", "Thameside", "en", 1, ("an invoice",), ("Imogen Blythe",)),
]


def day(seed: int) -> Day:
    return Day(seed, LINES, PHRASES)


def until(seed: int, hours: float) -> list[Caller]:
    end = DAY_BEGINS + timedelta(hours=hours)
    return list(takewhile(lambda caller: caller.at < end, day(seed).callers()))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**31))
def test_the_same_seed_is_the_same_day_and_another_seed_another(seed: int) -> None:
    assert until(seed, 3) == until(seed, 3)
    assert until(seed, 3) != until(seed + 1, 3)


def test_the_first_calls_of_the_day_are_worth_answering() -> None:
    kinds = {caller.kind for seed in range(30) for caller in until(seed, 1)[: len(FIRST_CALLS)]}
    assert kinds == {Kind.PERSON, Kind.MATTER}


def test_another_seed_is_other_people() -> None:
    assert [day(1).caller(n, DAY_BEGINS).presented for n in range(9)] != [
        day(2).caller(n, DAY_BEGINS).presented for n in range(9)
    ]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**31))
def test_callers_come_in_order_and_can_be_drawn_one_by_one(seed: int) -> None:
    callers = until(seed, 3)
    assert [c.at for c in callers] == sorted(c.at for c in callers)
    assert {DAY_BEGINS + timedelta(seconds=seconds) for seconds in FIRST_CALLS} <= {c.at for c in callers}
    assert day(seed).caller(7, callers[7].at) == callers[7]


def test_the_day_has_the_shape_of_a_working_day() -> None:
    hours = Counter(c.at.astimezone(ROME).hour for seed in range(12) for c in until(seed, 23.9))
    morning, lunch, afternoon, night = hours[10], hours[13], hours[15], hours[2] + hours[3] + hours[23]
    assert morning > 2 * lunch
    assert afternoon > 2 * lunch
    assert morning > afternoon
    assert 0 < night < lunch


def test_there_are_few_calls_at_the_weekend() -> None:
    tuesday = datetime(2026, 10, 13, 10, 30, tzinfo=ROME)
    assert calls_an_hour(tuesday + timedelta(days=4)) * 10 == calls_an_hour(tuesday)


def test_callers_are_of_all_kinds_and_lines_are_rung_by_weight() -> None:
    callers = [caller for seed in range(12) for caller in until(seed, 12)]
    assert {caller.kind for caller in callers} == set(Kind)
    lines = Counter(caller.line for caller in callers)
    assert 5 < lines[LINES[0].number] / lines[LINES[1].number] < 15
    assert any(caller.presented.withheld for caller in callers)
    assert any(caller.language != line.language for caller in callers for line in LINES if line.number == caller.line)
    assert {place.source for caller in callers for place in caller.dialled} >= {"request", "To", "Diversion"}
    assert min(caller.patience for caller in callers) < 15
    assert max(caller.patience for caller in callers) > 120


def test_what_a_caller_says_names_whom_they_want_and_a_silent_line_says_nothing() -> None:
    callers = [caller for seed in range(5) for caller in until(seed, 12)]
    for caller in callers:
        assert ("{" not in caller.sentence) and (caller.sentence == "") == (caller.kind is Kind.SILENT)
        if caller.wants:
            assert caller.wants in caller.sentence


def test_some_are_regulars_who_ring_the_same_line_from_the_same_number_under_the_same_name() -> None:
    callers = [caller for seed in range(4) for caller in until(seed, 12) if caller.presented.number]
    numbers = Counter((caller.presented.number, caller.line, caller.name) for caller in callers)
    regulars = [key for key, times in numbers.items() if times > 3]
    assert len({number for number, _, _ in regulars}) == len(regulars) > 5
    assert len(numbers) > 0.5 * len(callers)


def test_matters_are_named_in_the_callers_own_language() -> None:
    for caller in (caller for seed in range(4) for caller in until(seed, 12)):
        known = {"it": ("un contratto", "una fattura", ""), "en": ("an invoice", "a delivery", "")}
        assert caller.matter in known[caller.language]


# ---- the town


class Mouth:
    def __init__(self) -> None:
        self.said: list[tuple[LegId, str]] = []
        self.silent: list[LegId] = []

    def speaks(self, leg: LegId, caller: Caller) -> None:
        self.said.append((leg, caller.sentence))

    def falls_silent(self, leg: LegId) -> None:
        self.silent.append(leg)


class Office:
    """A desk of the simplest kind: the test presses the keys."""

    def __init__(self, seed: int = 3) -> None:
        self.clock, self.mouth = VirtualClock(DAY_BEGINS), Mouth()
        self.town = Town(self.clock, seed, day(seed), ["anna"], mouth=self.mouth)
        self.exchange = self.town.exchange
        self.events: list[PhoneEvent] = []
        self.exchange.start(self.events.append)
        self.clock.run(0)
        self.town.start()

    def arrivals(self) -> list[Arrived]:
        return [event for event in self.events if isinstance(event, Arrived)]

    def until_a_call_about(self, *kinds: Kind) -> LegId:
        for _ in range(20_000):
            self.clock.run(1)
            for arrived in self.arrivals():
                caller = self.town.caller(arrived.leg)
                if caller and caller.kind in kinds and caller.patience > 20:
                    return arrived.leg
        raise AssertionError("nobody of that kind rang")

    def talk(self, caller: LegId) -> LegId:
        station = LegId(f"station of {caller}")
        self.exchange.dial(station, Station("anna"), Shown("Rossi"), seconds=10, auto_answer=True)
        self.clock.run(0.5)
        self.exchange.connect(caller, station)
        self.clock.run(0)
        return station

    def ended(self, leg: LegId) -> bool:
        return any(isinstance(event, Ended) and event.leg == leg for event in self.events)


def test_a_caller_whom_nobody_answers_gives_up_at_the_end_of_their_patience() -> None:
    office = Office()
    leg = office.until_a_call_about(Kind.PERSON)
    caller = office.town.caller(leg)
    assert caller is not None
    office.exchange.let_ring(leg)
    passed = (office.clock.now() - caller.at).total_seconds()
    office.clock.run(caller.patience - passed - 0.5)
    assert not office.ended(leg)
    office.clock.run(1)
    assert office.ended(leg)


def test_some_who_gave_up_ring_again_and_say_so() -> None:
    office = Office()
    again: list[Caller] = []
    planned = {caller.at for caller in until(3, 4)}

    def note(event: PhoneEvent) -> None:
        caller = office.town.caller(event.leg) if isinstance(event, Arrived) else None
        if caller and caller.at not in planned:
            again.append(caller)

    office.exchange.start(note)
    office.clock.run(4 * 3600)
    assert 5 < len(again) < len(planned)
    assert {caller.kind for caller in again} == {Kind.AGAIN}


def test_a_caller_who_is_left_in_silence_hangs_up() -> None:
    office = Office()
    leg = office.until_a_call_about(Kind.PERSON, Kind.MATTER)
    station = office.talk(leg)
    office.exchange.hang_up(station)
    office.clock.run(3)
    assert not office.ended(leg)
    office.clock.run(2)
    assert office.ended(leg)


def test_a_caller_says_the_sentence_once_and_only_to_an_assistant() -> None:
    office = Office()
    leg = office.until_a_call_about(Kind.PERSON, Kind.MATTER)
    assert office.mouth.said == []
    sentence = office.town.said(leg)
    station = office.talk(leg)
    assert office.town.heard_at("anna") == office.town.caller(leg)
    office.exchange.play_music(leg)
    office.clock.run(1)
    assert office.town.heard_at("anna") is None
    office.exchange.connect(leg, station)
    office.clock.run(1)
    assert office.mouth.said == [(leg, sentence)]
    assert leg in office.mouth.silent


def test_a_silent_line_hangs_up_by_itself() -> None:
    office = Office(seed=5)
    leg = office.until_a_call_about(Kind.SILENT)
    office.talk(leg)
    office.clock.run(10)
    assert office.ended(leg)
    assert leg not in {spoken for spoken, _ in office.mouth.said}


def test_on_hold_a_caller_waits_for_a_while_and_then_is_gone() -> None:
    office = Office()
    leg = office.until_a_call_about(Kind.PERSON)
    caller = office.town.caller(leg)
    assert caller is not None
    office.talk(leg)
    office.exchange.play_music(leg)
    office.clock.run(caller.hold_patience - 1)
    assert not office.ended(leg)
    office.clock.run(2)
    assert office.ended(leg)


def test_caller_and_target_talk_and_then_everybody_hangs_up() -> None:
    office = Office()
    leg = office.until_a_call_about(Kind.PERSON)
    caller = office.town.caller(leg)
    assert caller is not None
    station = office.talk(leg)
    target = next(target for target in map(office_dials(office), range(40)) if target)
    office.exchange.connect(leg, target)
    office.exchange.hang_up(station)
    office.clock.run(caller.talk - 1)
    assert not office.ended(leg)
    office.clock.run(2 + 10)
    assert office.ended(leg)
    assert office.ended(target)


def office_dials(office: Office) -> Callable[[int], LegId | None]:
    def dial(number: int) -> LegId | None:
        leg = LegId(f"target {number}")
        office.exchange.dial(leg, Outside(f"+39020066{number:04}"), Shown("Rossi"), seconds=14)
        office.clock.run(0)
        for _ in range(15):
            office.clock.run(1)
            if any(isinstance(event, Answered) and event.leg == leg for event in office.events):
                return leg
        return None

    return dial


def test_those_who_are_rung_answer_are_busy_or_do_not_by_seed() -> None:
    def outcomes(seed: int) -> list[str]:
        office, said = Office(seed), []
        for number in range(60):
            leg = LegId(f"target {number}")
            office.exchange.dial(leg, Outside(f"+39020066{number:04}"), Shown("Rossi"), seconds=25)
        office.clock.run(26)
        for number in range(60):
            mine = [e for e in office.events if getattr(e, "leg", None) == f"target {number}"]
            answered = any(isinstance(e, Answered) for e in mine)
            said.append("answered" if answered else next(e.cause.value for e in mine if isinstance(e, Ended)))
        return said

    assert outcomes(1) == outcomes(1)
    assert outcomes(1) != outcomes(2)
    assert {"answered", "busy", "no_answer", "refused"} <= set(outcomes(1) + outcomes(2))


def test_nobody_hangs_on_for_ever() -> None:
    """Callers whom the desk ignores, or connects and forgets, are all gone in the end."""
    office = Office(seed=8)
    office.clock.run(1800)
    for number, leg in enumerate(office.exchange.legs()):
        if number % 2:
            office.exchange.play_music(leg)
    living = office.exchange.legs()
    office.clock.run(1800)
    assert all(office.ended(leg) for leg in living)
    assert office.exchange.heard(living[0] if living else LegId("none")) in (None, Heard(Hears.SILENCE))
