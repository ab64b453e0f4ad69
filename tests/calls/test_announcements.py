"""What callers hear when nobody can answer: spoken once, in the client's language, and left alone where somebody put a file."""

from __future__ import annotations

import os
import stat
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from receptionist.calls.announcements import Announcements, default_texts, needed
from receptionist.calls.routing import DirectoryRouting, sound_name
from receptionist.clients.directory import Directory
from receptionist.clients.profile import Line, Profile
from receptionist.errors import Invalid, Problem
from receptionist.speech import Speech
from receptionist.telephony.asterisk.sounds import default_sounds
from receptionist.telephony.port import Dialled
from tests.calls.floor import TUESDAY_TEN

LINE, OTHER = "+390299900101", "+493023125001"
CLIENTS = [
    Profile(code="A", legal_name="A", lines=(Line(number=LINE, closed_text="Siamo in ferie fino al due settembre."),)),
    Profile(code="B", legal_name="B", language="de", lines=(Line(number=OTHER),)),
]


@pytest.fixture
def speech(tmp_path: Path) -> Iterator[Speech]:
    """A real voice."""
    speech = Speech(tmp_path / "cache", lambda problem: None)
    yield speech
    speech.close()


@pytest.fixture
def announcements(tmp_path: Path, speech: Speech) -> Announcements:
    """An empty sounds folder."""
    return Announcements(tmp_path / "sounds", speech)


def test_each_client_is_heard_in_its_language_each_line_with_its_own_text(announcements: Announcements, tmp_path: Path) -> None:
    spoken = announcements.bring_up_to_date(needed(CLIENTS, {}, "it"))
    own = sound_name(Line(number=LINE), "closed")
    assert {own, "receptionist/closed", "receptionist/busy", "receptionist/confirm", "receptionist/closed-de"} <= set(spoken)
    with wave.open(str(tmp_path / "sounds" / f"{own}.wav")) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (8000, 1, 2)
        assert sound.getnframes() > 8000
    routing = DirectoryRouting(Directory(CLIENTS, "IT"), "IT", announcements.names())
    first, second = (routing.route([Dialled("request", number)], TUESDAY_TEN) for number in (LINE, OTHER))
    assert (first.closed_sound, first.busy_sound) == (own, "receptionist/busy-it")
    assert (second.closed_sound, second.busy_sound) == ("receptionist/closed-de", "receptionist/busy-de")


def test_what_has_not_changed_is_not_spoken_again(announcements: Announcements) -> None:
    announcements.bring_up_to_date(needed(CLIENTS, {}, "it"))
    assert announcements.bring_up_to_date(needed(CLIENTS, {}, "it")) == []
    changed = needed(CLIENTS, {"busy": {"de": "Alle Leitungen sind besetzt."}}, "it")
    assert announcements.bring_up_to_date(changed) == ["receptionist/busy-de"]


def test_a_file_of_somebodys_own_is_left_alone(announcements: Announcements, speech: Speech, tmp_path: Path) -> None:
    recorded = speech.say_to_file("Benvenuti", "it", tmp_path / "recorded.wav").result(timeout=30)
    announcements.use_file("receptionist/closed", recorded)
    kept = (tmp_path / "sounds" / "receptionist" / "closed.wav").read_bytes()
    assert "receptionist/closed" not in announcements.bring_up_to_date(needed(CLIENTS, {}, "it"))
    assert (tmp_path / "sounds" / "receptionist" / "closed.wav").read_bytes() == kept


def test_from_a_file_one_goes_back_to_the_text(announcements: Announcements, speech: Speech, tmp_path: Path) -> None:
    recorded = speech.say_to_file("Benvenuti", "it", tmp_path / "recorded.wav").result(timeout=30)
    announcements.bring_up_to_date(needed(CLIENTS, {}, "it"))
    assert announcements.files() == frozenset()
    name = sound_name(Line(number=LINE), "closed")
    announcements.use_file(name, recorded)
    assert announcements.files() == {name}
    announcements.forget_file("receptionist/busy")
    announcements.forget_file(name)
    assert announcements.files() == frozenset()
    assert announcements.bring_up_to_date(needed(CLIENTS, {}, "it")) == [name]


def test_a_file_that_is_no_sound_is_refused_and_changes_nothing(announcements: Announcements, tmp_path: Path) -> None:
    (tmp_path / "song.wav").write_bytes(b"RIFF but not really")
    with pytest.raises(Invalid) as refused:
        announcements.use_file("receptionist/closed", tmp_path / "song.wav")
    assert refused.value.code == "sound.unreadable"
    assert announcements.names() == []


def test_a_folder_that_cannot_be_written_is_said(speech: Speech, tmp_path: Path) -> None:
    (tmp_path / "sounds").write_text("a file stands here")
    with pytest.raises(Problem) as refused:
        Announcements(tmp_path / "sounds", speech).bring_up_to_date(needed(CLIENTS, {}, "it"))
    assert refused.value.code == "announcement.not_written"


def test_every_language_has_all_texts() -> None:
    texts = default_texts()
    assert set(texts) == {"it", "en", "de", "fr", "es"}
    assert all(set(its) == {"closed", "busy", "confirm"} for its in texts.values())


def test_a_text_that_was_cleared_is_heard_no_more_and_its_file_goes(announcements: Announcements, tmp_path: Path) -> None:
    announcements.bring_up_to_date(needed(CLIENTS, {}, "it"))
    own = sound_name(Line(number=LINE), "closed")
    cleared = [Profile(code="A", legal_name="A", lines=(Line(number=LINE),)), CLIENTS[1]]
    texts = needed(cleared, {}, "it")
    assert own in announcements.names() and own not in announcements.to_be_heard(texts)
    assert announcements.bring_up_to_date(texts) == []
    assert not list((tmp_path / "sounds").rglob(f"*{LINE.lstrip('+')}*"))
    assert announcements.bring_up_to_date(needed(CLIENTS, {}, "it")) == [own]


def test_whoever_hears_the_old_announcement_hears_it_to_its_end(announcements: Announcements, tmp_path: Path) -> None:
    announcements.bring_up_to_date(needed(CLIENTS, {}, "it"))
    own = sound_name(Line(number=LINE), "closed")
    changed = [Profile(code="A", legal_name="A", lines=(Line(number=LINE, closed_text="Torniamo il nove settembre."),))]
    place = tmp_path / "sounds" / f"{own}.wav"
    before = place.read_bytes()
    with place.open("rb") as heard:
        beginning = heard.read(len(before) // 2)
        assert own in announcements.bring_up_to_date(needed([*changed, CLIENTS[1]], {}, "it"))
        assert beginning + heard.read() == before
    assert place.read_bytes() != before


def test_the_chime_of_a_new_configuration_gives_place_to_the_spoken_text(speech: Speech, tmp_path: Path) -> None:
    chimes = {name: content for name, content in default_sounds().items() if name.startswith("sounds/")}
    for name, content in chimes.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    announcements = Announcements(tmp_path / "sounds", speech, chimes.values())
    spoken = announcements.bring_up_to_date(needed(CLIENTS, {}, "it"))
    assert {"receptionist/closed", "receptionist/busy", "receptionist/confirm"} <= set(spoken)
    assert announcements.bring_up_to_date(needed(CLIENTS, {}, "it")) == []
    assert (tmp_path / "sounds/receptionist/unavailable.wav").read_bytes() in chimes.values()


def test_a_file_that_somebody_removed_is_spoken_again(announcements: Announcements, tmp_path: Path) -> None:
    announcements.bring_up_to_date(needed(CLIENTS, {}, "it"))
    (tmp_path / "sounds/receptionist/busy.wav").unlink()
    assert announcements.bring_up_to_date(needed(CLIENTS, {}, "it")) == ["receptionist/busy"]


def test_the_phone_system_which_is_another_user_can_read_what_was_spoken(
    announcements: Announcements, speech: Speech, tmp_path: Path
) -> None:
    recorded = speech.say_to_file("Benvenuti", "it", tmp_path / "recorded.wav").result(timeout=30)
    before = os.umask(0o077)
    try:
        announcements.use_file("receptionist/closed", recorded)
    finally:
        os.umask(before)
    (sound,) = (tmp_path / "sounds").rglob("*.wav")
    made_from = sound.with_suffix(".spoken")
    assert [stat.S_IMODE(each.stat().st_mode) for each in (sound, made_from)] == [0o644, 0o644]
    assert [file.name for file in sound.parent.iterdir() if "part" in file.name] == []
