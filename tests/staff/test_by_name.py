"""What a single assistant does is shown by name only as far as the office says: off at first."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from receptionist.opening import Plan, open_office
from receptionist.settings import BY_KEY
from receptionist.staff.figures import SETTING, ByName, shown_by_name
from receptionist.staff.service import Assistant
from tests.offices import new_office
from tests.waiting import eventually

people = st.builds(
    Assistant,
    login=st.sampled_from("abc"),
    name=st.just("x"),
    teams=st.lists(st.sampled_from(["Nord", "Sud"]), unique=True).map(tuple),
)


@given(people, people)
def test_each_their_own_always_others_as_the_office_says(me: Assistant, other: Assistant) -> None:
    shown = {setting: shown_by_name(setting, me, other) for setting in ByName}
    if me.login == other.login:
        assert all(shown.values())
    else:
        assert not shown[ByName.OFF] and shown[ByName.NAMED]
        assert shown[ByName.TEAM] == bool(set(me.teams) & set(other.teams))
    assert not shown_by_name("anything", me, None) and not shown_by_name(ByName.TEAM, None, other)


def test_it_is_off_at_first_and_on_among_invented_people(tmp_path: Path) -> None:
    assert BY_KEY[SETTING].default == ByName.OFF
    demo = new_office(str(tmp_path / "demo.db"), Plan("Demo", demo=True))
    assert demo.settings.get(SETTING) == ByName.NAMED
    demo.close()


def test_another_console_hears_that_it_was_turned_off(tmp_path: Path) -> None:
    place = str(tmp_path / "office.db")
    here = new_office(place, Plan("Uffici"), tmp_path / "here.json")
    here.settings.set(SETTING, "named")
    there = open_office(place, tmp_path / "there.json")
    heard: list[str] = []
    there.follow(lambda: heard.append(there.settings.get(SETTING)))
    assert there.settings.get(SETTING) == "named"
    here.settings.set(SETTING, "off")
    eventually(lambda: heard and heard[-1] == "off")
    there.close()
    here.close()
