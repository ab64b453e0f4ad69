"""The command line where the disk takes no writing: what is only read is read all the same, and what is not written is said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from receptionist.clients.profile import Profile
from receptionist.opening import open_office
from receptionist.store.engine import copies_folder
from tests.cli.test_commands import run
from tests.disks import remount, small_disk
from tests.offices import new_office

__all__ = ["run"]

pytestmark = pytest.mark.own_disk

Run = Callable[..., tuple[int, str, str]]
READS = (("clients", "list"), ("clients", "show", "ROSSI"), ("calls", "list"))
FULL, READ_ONLY = "full", "read-only"


@pytest.fixture(params=[FULL, READ_ONLY])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """An office on a disk of its own that is full, or mounted read-only; nobody has it open."""
    with small_disk(tmp_path / request.param, megabytes=3) as disk:
        place = disk / "office.db"
        made = new_office(str(place))
        made.clients.save(Profile(code="ROSSI", legal_name="Studio Rossi"), by="setup")
        made.close()
        if request.param == FULL:
            fill(disk)
        else:
            remount(disk, "ro")
        yield place


def fill(disk: Path) -> None:
    with pytest.raises(OSError, match="No space"), (disk / "fill").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def why(office: Path) -> str:
    return "the disk is full" if office.parent.name == FULL else "the disk cannot be written"


@pytest.mark.parametrize("verb", READS, ids=" ".join)
def test_what_is_only_read_is_read_all_the_same_and_it_is_said_that_no_copy_is_made(
    run: Run, office: Path, verb: tuple[str, ...]
) -> None:
    code, out, told = run("--office", office, *verb, "--json")
    assert code == 0 and json.loads(out) is not None
    assert len(told.splitlines()) == 1 and str(copies_folder(office) / "daily-") in told and f": {why(office)}. " in told


def test_an_old_state_is_never_read_where_later_changes_stand_in_the_log_only(run: Run, office: Path, tmp_path: Path) -> None:
    if office.parent.name == FULL:
        (office.parent / "fill").unlink()
    else:
        remount(office.parent, "rw")
    console = open_office(str(office))
    console.clients.save(Profile(code="LATER", legal_name="Later Srl"), by="anna")
    taken = office.with_name("taken.db")
    for ending in ("", "-wal"):
        shutil.copyfile(f"{office}{ending}", f"{taken}{ending}")
    console.close()
    remount(office.parent, "ro")
    code, out, told = run("--office", taken, "clients", "list")
    assert (code, out) == (1, "") and "cannot be written" in told


def test_the_clients_are_taken_out_to_another_disk(run: Run, office: Path, tmp_path: Path) -> None:
    code, _out, _told = run("--office", office, "clients", "export", tmp_path / "clients.csv")
    assert code == 0 and "Studio Rossi" in (tmp_path / "clients.csv").read_text(encoding="utf-8-sig")


def test_what_must_be_written_says_what_keeps_it_from_that(run: Run, office: Path, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("code,legal name\nNEW,New Srl\n")
    code, _out, told = run("--office", office, "clients", "import", tmp_path / "new.csv")
    said = "The disk is full: the office" if office.parent.name == FULL else "cannot be written. Check the rights"
    assert code == 1 and said in told.splitlines()[-1]


def test_an_office_is_written_again_once_there_is_room(run: Run, office: Path, tmp_path: Path) -> None:
    """In the same console that read it on the full disk."""
    console = open_office(str(office))
    assert console.clients.load("ROSSI").legal_name == "Studio Rossi"
    if office.parent.name == FULL:
        (office.parent / "fill").unlink()
    else:
        remount(office.parent, "rw")
    console.clients.save(Profile(code="NEW", legal_name="New Srl"), by="anna")
    assert console.clients.load("NEW").version == 1
    console.close()
