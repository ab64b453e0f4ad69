"""The command line that scripts rely on: its shapes, its exit codes, and one sentence where something is not done."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from receptionist.calls.recorder import write
from receptionist.cli import main
from receptionist.clients.files.kinds import Kind
from receptionist.clients.files.sheets import read_workbook
from receptionist.opening import open_office
from receptionist.settings import Settings, workstation_file
from tests.calls.floor import Office as Floor
from tests.calls.floor import profiles
from tests.offices import new_office

Run = Callable[..., tuple[int, str, str]]

FIGURES = ("answered", "abandoned", "waiting", "closed", "overflowed", "voicemail", "nobody", "refused", "failed")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program with these words: exit code, stdout, stderr."""

    def carry_out(*words: object) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return carry_out


@pytest.fixture
def where(tmp_path: Path) -> str:
    """An office with a few clients and the calls of a morning."""
    place = str(tmp_path / "office.db")
    office = new_office(place)
    office.clients.save_all([profile for profile in profiles() if not profile.own], by="setup")
    floor = Floor()
    floor.sits_down("anna")
    leg, _ = floor.talking()
    floor.passes(20)
    floor.hangs_up(leg)
    leg, _ = floor.rings()
    floor.passes(5)
    floor.hangs_up(leg)
    write(office.store, floor.written)
    office.close()
    return place


def one_document(out: str) -> Any:
    """Exactly one JSON document."""
    document, end = json.JSONDecoder().raw_decode(out)
    assert out[end:].strip() == ""
    return document


def test_an_office_is_made_once(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "new.db"
    code, out, err = run("office", "create", place, "--demo", "--json")
    assert (code, err) == (0, "")
    assert one_document(out) == {"office": str(place), "demo": True, "clients": 25}
    code, out, err = run("office", "create", place, "--json")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1 and str(place) in err


def test_which_office_is_meant(run: Run, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run("clients", "list", "--json")
    assert (code, out) == (1, "") and err.count("\n") == 1
    assert run("clients", "list", "--json", "--office", where)[0] == 0
    assert run("--office", where, "clients", "list", "--json")[0] == 0
    monkeypatch.setenv("RECEPTIONIST_OFFICE", where)
    assert len(one_document(run("clients", "list", "--json")[1])) == len(profiles())  # the office itself among them
    assert run("--office", where + ".not", "clients", "list")[0] == 1  # the option comes first
    monkeypatch.delenv("RECEPTIONIST_OFFICE")
    Settings(None, workstation_file()).set("office.last", where)
    assert run("clients", "list", "--json")[::2] == (0, "")


def test_what_changes_an_office_that_nobody_named_says_which_it_was(run: Run, where: str, tmp_path: Path) -> None:
    """The last one used may be another than one thinks."""
    file = tmp_path / "new.csv"
    file.write_text("Ragione sociale;Numero\nNuova;02 9990 0777\n", encoding="utf-8")
    assert run("--office", where, "clients", "import", file, "--dry-run")[::2] == (0, "")
    told = f"Office: {where} (the last one used; another one with --office)\n"
    assert run("clients", "import", file)[::2] == (0, told)
    assert run("staff", "add", "zoe", "--name", "Zoe", "--role", "assistant", "--json")[::2] == (0, told)
    code, _out, said = run("clients", "news", "NOBODY", "Rossi out")
    assert code == 1 and said.count("\n") == 1


def test_a_url_with_a_password_is_wrong_usage(run: Run) -> None:
    for words in (
        ("--office", "postgresql://anna:secret@db/office", "clients", "list"),
        ("office", "create", "postgresql://anna:secret@db/office"),
        ("office", "check", "postgresql://anna:secret@db/office"),
    ):
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert "secret" not in err


def test_wrong_words_are_wrong_usage(run: Run) -> None:
    assert run("clients")[0] == 2
    assert run("calls", "list", "--result", "lost")[0] == 2
    assert run("no-such-verb")[0] == 2
    for seconds in ("nan", "inf", "1e400", "-5", "86401", "soon"):
        code, out, said = run("--office", "nowhere", "pbx", "listen", "--seconds", seconds)
        assert (code, out) == (2, "") and "seconds" in said


def test_calls_are_listed_in_the_shape_that_was_promised(run: Run, where: str) -> None:
    code, out, err = run("--office", where, "calls", "list", "--json")
    calls = one_document(out)
    assert (code, err, len(calls)) == (0, "", 2)
    lost, talked = calls
    assert (talked["client"], talked["line"], talked["caller"]) == ("ROSSI", "+390299900101", "+390299900011")
    assert (talked["state"], talked["result"], lost["state"], lost["result"]) == ("ended", "answered", "abandoned", "abandoned")
    assert set(talked["times"]) == {"announcement", "waiting", "ringing", "talking", "on_hold", "consulting", "wrap_up"}
    assert talked["times"]["talking"] > 19
    assert talked["started"].endswith("+01:00")
    assert {"at", "kind", "actor", "source"} == set(talked["events"][0])
    assert [event["kind"] for event in talked["events"]][:2] == ["offered", "moved"]
    assert "anna" in {event["actor"] for event in talked["events"]}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--client", "ROSSI"), 2),
        (("--client", "ACME"), 0),
        (("--result", "abandoned"), 1),
        (("--caller", "02 9990 0011"), 2),
        (("--line", "+390299900101"), 2),
        (("--since", "2026-03-03T10:00"), 2),  # ten in the client's zone
        (("--since", "2026-03-03T10:00:10"), 1),
        (("--since", "2026-03-03T10:00:00+00:00"), 0),
        (("--until", "2026-03-03T10:00:10"), 1),
    ],
)
def test_calls_are_found(run: Run, where: str, words: tuple[str, ...], found: int) -> None:
    code, out, _ = run("--office", where, "calls", "list", "--json", *words)
    assert (code, len(one_document(out))) == (0, found)


def test_what_is_not_there_is_one_sentence(run: Run, where: str) -> None:
    for words in (
        ("calls", "list", "--client", "NOBODY"),
        ("clients", "show", "NOBODY", "--json"),
        ("pop", "--line", "+390299900101"),
        ("office", "restore", "nothing.db", "somewhere.db"),
    ):
        code, out, err = run("--office", where, *words)
        assert (code, out) == (1, ""), words
        assert err.strip() and "Traceback" not in err and err.count("\n") == 1


def test_an_office_that_was_used_is_the_last_one(run: Run, where: str) -> None:
    assert run("clients", "list")[0] == 1
    assert run("--office", where, "clients", "list")[0] == 0
    assert run("clients", "list")[0] == 0


def test_times_and_seconds_that_cannot_be_meant_are_wrong_usage(run: Run, where: str) -> None:
    for words in (
        ("calls", "list", "--since", "garbage"),
        ("calls", "list", "--since", "0001-01-01"),
        ("calls", "list", "--until", "9999-12-31T23:59:59-12:00"),
        ("calls", "list", "--since", ""),
        ("clients", "show", "ROSSI", "--at", "9999-12-31T23:59:59"),
        ("demo", "--seconds", "-1"),
    ):
        code, out, err = run("--office", where, *words)
        assert (code, out) == (2, ""), words
        assert err.strip() and "Traceback" not in err and "OverflowError" not in err


def test_an_empty_number_finds_nothing_rather_than_everything(run: Run, where: str) -> None:
    code, out, _ = run("--office", where, "calls", "list", "--caller", "", "--json")
    assert (code, out) == (1, "")


def test_a_copy_is_never_restored_to_a_url_or_a_folder(run: Run, where: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    run("--office", where, "office", "backup", copy)
    assert run("office", "restore", copy, "postgresql://db/office")[0] == 1
    assert run("office", "restore", copy, "postgresql://anna:secret@db/office")[0] == 2
    assert run("office", "restore", copy, tmp_path)[0] == 1
    assert not Path("postgresql:").exists()


def test_a_file_read_for_one_client_brings_it_no_row_of_another(run: Run, where: str, tmp_path: Path) -> None:
    everything = tmp_path / "all.csv"
    assert run("--office", where, "clients", "export", everything)[0] == 0
    code, out, _ = run("--office", where, "clients", "import", everything, "--client", "ROSSI", "--json")
    report = one_document(out)
    assert (code, report["added"], report["changed"]) == (3, 0, 0)
    assert {"ACME", "NIGHT"} <= {word.strip(",.") for row in report["refused"] for word in row["reason"].split()}


def test_a_code_that_is_empty_is_wrong_usage(run: Run, where: str) -> None:
    for words in (
        ("clients", "show", ""),
        ("clients", "import", "x.csv", "--client", " "),
        ("calls", "list", "--client", ""),
        ("calls", "at", "2026-03-03T10:00", "--client", ""),
    ):
        code, out, err = run("--office", where, *words)
        assert (code, out) == (2, "") and "the code is empty" in err, words


def test_code_and_number_of_a_call_stand_apart_however_long_the_code(run: Run, where: str) -> None:
    office = open_office(where)
    rossi = next(profile for profile in office.clients.profiles() if profile.code == "ROSSI")
    office.clients.save(msgspec.structs.replace(rossi, code="STUDIO-LEGALE-ROSSI-E-ASSOCIATI"), by="setup")
    office.close()
    _, out, _ = run("--office", where, "calls", "list")
    assert all(line.split()[1:3] == ["STUDIO-LEGALE-ROSSI-E-ASSOCIATI", "+390299900011"] for line in out.splitlines())


def test_an_empty_file_is_no_office_unless_one_is_made_there(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    for words in (
        ("clients", "list"),
        ("calls", "list"),
        ("office", "upgrade"),
        ("office", "backup", tmp_path / "copy.db"),
        ("office", "check"),
        ("office", "create", empty),
    ):
        code, _, err = run("--office", empty, *words)
        assert code == 1 and str(empty) in err and err.count("\n") == 1, words
    assert empty.stat().st_size == 0 and list(tmp_path.iterdir()) == [empty]


def test_a_shared_office_without_its_library_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)  # as after `make run`
    for words in (("clients", "list"), ("office", "check")):
        code, out, err = run("--office", "postgresql://127.0.0.1:1/office", *words)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert "psycopg" in err and "shared" in err and "Error" not in err


def test_backup_and_the_way_back(run: Run, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, place = tmp_path / "copy.db", tmp_path / "back.db"
    assert run("--office", where, "office", "backup", copy)[0] == 0
    assert run("--office", where, "office", "backup", copy)[0] == 1  # never over another
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("office", "restore", "copy.db", "back.db", "--json")
    assert code == 0 and one_document(out)["office"] == str(place)
    code, out, _ = run("--office", place, "calls", "list", "--json")
    assert (code, len(one_document(out))) == (0, 2)


def test_check_and_upgrade_say_how_it_stands(run: Run, where: str, tmp_path: Path) -> None:
    code, out, _ = run("office", "check", where, "--json")
    rows = one_document(out)
    assert code == 0 and {"check", "state", "what", "do"} == set(rows[0])
    code, out, _ = run("office", "upgrade", where, "--json")
    assert code == 0 and one_document(out)["copy"] is None
    broken = tmp_path / "broken.db"
    broken.write_bytes(Path(where).read_bytes()[:5000] + b"\xff" * 4000)
    code, out, err = run("office", "check", broken, "--json")
    assert code == 1 and "Traceback" not in err


def test_doctor_without_an_office_says_once_what_to_do(run: Run) -> None:
    _, out, _ = run("doctor", "--json")
    office = next(row for row in one_document(out) if row["check"] == "office")
    assert office["what"] == "No office is chosen."
    assert office["do"].count("office create") == 1


def test_doctor_says_what_works_and_what_to_do(run: Run, where: str) -> None:
    code, out, _ = run("--office", where, "doctor", "--json")
    rows = one_document(out)
    states = {row["check"]: row["state"] for row in rows}
    assert code == 0
    assert states["office"] == "ok" and states["keyring"] == "absent" and states["speech"] == "ok"
    assert all(set(row) == {"check", "state", "what", "do"} and row["what"] for row in rows)


@pytest.mark.parametrize("seed", [1, 7, 2026])
def test_the_demo_day_adds_up_and_is_the_same_again(run: Run, seed: int) -> None:
    words = ("demo", "--seed", seed, "--seconds", 7200, "--json")
    code, out, err = run(*words)
    figures = one_document(out)
    assert (code, err, figures["seed"], figures["screenshot"]) == (0, "", seed, None)
    assert figures["offered"] == sum(figures[name] for name in FIGURES) > 0
    assert figures["transferred"] <= figures["answered"]
    assert one_document(run(*words)[1]) == figures


def program(*words: object, **environment: str) -> subprocess.Popen[str]:
    """The program in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "receptionist", *[str(word) for word in words]],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        cwd=Path(__file__).parents[2],
    )


def test_an_examination_that_fails_says_why_beside_its_document(run: Run, tmp_path: Path) -> None:
    for place in (tmp_path / "nothing.db", tmp_path):
        code, out, err = run("office", "check", place, "--json")
        failed = [row for row in one_document(out) if row["state"] == "failed"]
        assert code == 1 and failed and all(row["what"] and row["do"] for row in failed)
        assert str(place) in err and err.count("\n") == 1


def test_an_import_in_part_is_exit_3_and_every_refused_row_comes_back_in_a_file(run: Run, where: str, tmp_path: Path) -> None:
    """Also the one with more text than any cell of that file can hold."""
    source, left = tmp_path / "in.csv", tmp_path / "refused.xlsx"
    source.write_text(
        f"code;legal name;city\nNUOVA;Nuova Srl;Roma\nLUNGA;Lunga Srl;{'x' * 33_000}\nSENZA;;Pisa\n", encoding="utf-8"
    )
    code, out, err = run("--office", where, "clients", "import", source, "--refused", left, "--json")
    report = one_document(out)
    assert (code, report["added"]) == (3, 1)
    assert [(row["file"], row["row"]) for row in report["refused"]] == [(str(source), 3), (str(source), 4)]
    assert err.splitlines()[-1] == "2 rows were refused and left out."
    (table,) = read_workbook(left.read_bytes(), Kind.XLSX)
    (_, headings), (_, long), (_, nameless) = table.rows
    assert headings[0] == "Reason" and "Shortened here" in long[0] and nameless[0]
    assert (long[headings.index("Code")], max(map(len, long))) == ("LUNGA", 32_767) and "SENZA" in nameless
    again, out, _err = run("--office", where, "clients", "import", left, "--json")
    assert (again, one_document(out)["added"], len(one_document(out)["refused"])) == (1, 0, 2)
    assert any(row["code"] == "NUOVA" for row in one_document(run("--office", where, "clients", "list", "--json")[1]))


def test_a_file_that_cannot_be_read_is_named_with_the_reason(run: Run, where: str) -> None:
    code, out, err = run("--office", where, "clients", "import", "nothing.csv", "--json")
    assert code == 1 and one_document(out)["refused"][0]["row"] == 0
    assert err == "nothing.csv cannot be read: there is nothing there. Check the path.\n"


def test_a_path_that_is_empty_is_wrong_usage(run: Run, where: str) -> None:
    for words in (
        ("office", "create", ""),
        ("office", "check", ""),
        ("office", "backup", ""),
        ("--office", "", "clients", "list"),
        ("clients", "import", ""),
        ("clients", "export", ""),
        ("demo", "--screenshot", ""),
    ):
        code, out, err = run(*words) if "--office" in words else run("--office", where, *words)
        assert (code, out) == (2, ""), words
        assert "the path is empty" in err


def test_nothing_is_written_into_a_folder_that_is_not_there(run: Run, where: str, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    copy = tmp_path / "copy.db"
    assert run("--office", where, "office", "backup", copy)[0] == 0
    for words in (
        ("office", "create", missing / "new.db"),
        ("office", "backup", missing / "copy.db"),
        ("office", "restore", copy, missing / "back.db"),
        ("clients", "export", missing / "out.csv"),
        ("demo", "--seconds", 10, "--screenshot", missing / "shot.png", "--json"),
    ):
        code, out, err = run("--office", where, *words)
        assert (code, out) == (1, ""), words
        assert str(missing) in err and err.count("\n") == 1
    assert not missing.exists()


def test_an_export_never_takes_the_place_of_an_office(run: Run, where: str) -> None:
    before = Path(where).read_bytes()
    for words in (("clients", "export", where), ("demo", "--seconds", 10, "--screenshot", where)):
        code, _, err = run("--office", where, *words)
        assert code == 1 and "is an office" in err
    assert Path(where).read_bytes()[:100] == before[:100]


def test_who_calls_is_read_in_the_offices_country(run: Run, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, Any]] = []
    monkeypatch.setattr("receptionist.cli.pop.knock", lambda _office, message: told.append(message["pop"]) or True)
    for caller, known in (("02 9990 0011", "+390299900011"), ("+41 44 668 18 00", "+41446681800")):
        assert run("--office", where, "pop", "--line", "+390299900101", "--caller", caller)[0] == 0
        assert told.pop() == {"line": "+390299900101", "caller": known}


@pytest.mark.parametrize(
    ("caller", "shown"),
    [
        ("101", "101"),
        (" mario ", "mario"),
        ("sip:mario@pbx.local", "sip:mario@pbx.local"),
        ("<sip:+390299900011@pbx>", "+390299900011"),
        ("12345678901234567", "12345678901234567"),
        ("x\x1b[31m" + "y" * 3000, "x[31m" + "y" * 55),
    ],
)
def test_a_caller_whose_number_cannot_be_read_is_shown_as_the_phone_system_shows_it(
    run: Run, where: str, monkeypatch: pytest.MonkeyPatch, caller: str, shown: str
) -> None:
    told: list[dict[str, Any]] = []
    monkeypatch.setattr("receptionist.cli.pop.knock", lambda _office, message: told.append(message["pop"]) or True)
    code, out, err = run("--office", where, "pop", "--line", "+390299900101", "--caller", caller, "--json")
    assert (code, err, one_document(out)) == (0, "", {"line": "+390299900101", "caller": shown})
    assert told == [{"line": "+390299900101", "caller": shown}]


@pytest.mark.parametrize(
    "caller",
    ["", " ", "anonymous", "Anonymous", "restricted", "unavailable", "unknown", "private", "sip:anonymous@anonymous.invalid"],
)
def test_a_caller_whose_number_the_phone_system_does_not_show_is_withheld(
    run: Run, where: str, monkeypatch: pytest.MonkeyPatch, caller: str
) -> None:
    told: list[dict[str, Any]] = []
    monkeypatch.setattr("receptionist.cli.pop.knock", lambda _office, message: told.append(message["pop"]) or True)
    assert run("--office", where, "pop", "--line", "+390299900101", "--caller", caller)[0] == 0
    assert told == [{"line": "+390299900101", "caller": None}]


def test_what_a_phone_clients_program_is_handed_is_read_as_a_number(
    run: Run, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[dict[str, Any]] = []
    monkeypatch.setattr("receptionist.cli.pop.knock", lambda _office, message: told.append(message["pop"]) or True)
    for line in ("0299900101:Mario Rossi", "+39 02 9990 0101 Mario", "[00390299900101] Mario", "sip:+390299900101@pbx"):
        assert run("--office", where, "pop", "--line", line, "--caller", "Anonymous")[0] == 0, line
        assert told.pop() == {"line": "+390299900101", "caller": None}
    code, _, err = run("--office", where, "pop", "--line", "Mario Rossi 12")
    assert (code, told) == (1, []) and "Mario" in err


def test_an_hour_that_the_clock_skips_or_shows_twice_is_told(run: Run, where: str) -> None:
    for verb in (("clients", "show", "ROSSI", "--at"), ("calls", "list", "--since"), ("calls", "list", "--until")):
        for time, said in (
            ("2026-03-29T02:30", "skip"),
            ("2026-10-25T02:30", "twice"),
            ("2026-10-25T02:30+02:00", ""),
            ("2026-10-25T03:30", ""),
        ):
            code, out, err = run("--office", where, *verb, time, "--json")
            assert code == 0 and (said in err if said else err == ""), (verb, time)
            one_document(out)


def test_a_language_that_is_none_or_that_a_client_does_not_speak_is_told(run: Run, where: str) -> None:
    show = ("--office", where, "clients", "show", "ROSSI", "--json", "--language")
    code, out, err = run(*show, "xx")
    assert (code, out) == (2, "") and "xx" in err
    code, out, err = run(*show, "fi")
    assert code == 0 and one_document(out)["greeting_language"] != "fi" and "fi" in err
    assert run(*show, "it")[2] == ""


def test_an_office_is_made_in_a_country_and_language_that_exist(run: Run, tmp_path: Path) -> None:
    for words in (("--country", "Atlantis"), ("--language", "nowhere"), ("--seed", "one"), ("--seed", 10**30)):
        code, out, _ = run("office", "create", tmp_path / "new.db", *words)
        assert (code, out) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_an_office_that_could_not_be_made_whole_leaves_nothing(run: Run, tmp_path: Path) -> None:
    for name in ("x" * 100_000, "bell\a"):
        code, out, err = run("office", "create", tmp_path / "new.db", "--name", name)
        assert (code, out) == (1, "") and err.count("\n") == 1 and "went wrong" not in err
        assert list(tmp_path.iterdir()) == []


def test_a_value_that_is_no_text_is_wrong_usage(run: Run, where: str) -> None:
    noise = os.fsdecode(b"\xff")
    for words in (
        ("office", "create", where + "2", "--name", noise),
        ("clients", "show", noise),
        ("clients", "import", "x.csv", "--team", noise),
        ("calls", "list", "--client", noise),
        ("pop", "--line", noise),
    ):
        code, out, err = run("--office", where, *words)
        assert (code, out) == (2, "") and "Type it anew" in err, words


def test_a_shared_office_that_cannot_be_reached_is_named_as_it_was_typed(run: Run) -> None:
    code, _, err = run("--office", "postgresql://127.0.0.1:1/office", "clients", "list")
    assert code == 1 and "postgresql://127.0.0.1:1/office" in err


def test_nothing_is_said_to_be_done_where_nothing_was(run: Run, where: str, tmp_path: Path) -> None:
    missing = tmp_path / "missing.csv"
    code, out, err = run("--office", where, "clients", "import", missing)
    assert code == 1 and "Done" not in out and "0 rows" not in out and str(missing) in err
    code, out, err = run("--office", where, "clients", "import", missing, "--dry-run")
    assert code == 1 and "Would be done" not in out


def test_a_short_name_that_is_too_long_is_told_why(run: Run, where: str) -> None:
    code, _, err = run("--office", where, "staff", "add", "a" * 78, "--name", "A", "--role", "assistant")
    assert code == 1 and "up to 32" in err


def test_a_name_that_is_no_text_is_told_all_the_same(run: Run, where: str, tmp_path: Path) -> None:
    strange = tmp_path / os.fsdecode(b"\xff.csv")
    code, out, err = run("--office", where, "clients", "export", strange, "--json")
    assert (code, err, one_document(out)["file"]) == (0, "", str(strange))
    assert run("--office", where, "clients", "export", strange)[0] == 0
    code, out, err = run("--office", where, "clients", "import", tmp_path / os.fsdecode(b"\xfe"))
    assert code == 1 and "Traceback" not in err


@pytest.mark.parametrize(
    "words", [("clients", "list"), ("clients", "list", "--json"), ("--help",), ("clients", "import", "--help")]
)
def test_who_stops_reading_early_hears_no_complaint(where: str, words: tuple[str, ...]) -> None:
    running = program(*words, RECEPTIONIST_OFFICE=where)
    assert running.stdout is not None
    running.stdout.close()
    running.stdout = None
    _, err = running.communicate(timeout=60)
    assert err == ""


@pytest.mark.parametrize("words", [("clients", "list"), ("clients", "list", "--json"), ("--help",)])
def test_an_outcome_that_cannot_be_written_is_told(where: str, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "receptionist", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "RECEPTIONIST_OFFICE": where},
            cwd=Path(__file__).parents[2],
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr == "The outcome could not be written: the disk is full. Make room, or write it to another place.\n"


def test_ctrl_c_ends_it_without_a_trace(where: str) -> None:
    """A password is waited for: there it stands still until it is interrupted."""
    reading, writing = os.pipe()
    running = subprocess.Popen(
        [sys.executable, "-m", "receptionist", "pbx", "test", "--url", "http://127.0.0.1:1", "--office", where],
        stdin=reading,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
        cwd=Path(__file__).parents[2],
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # a run in the background ignores it
    )
    try:
        assert running.stderr is not None
        assert "keyring" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    finally:
        running.kill()
        running.wait()
        os.close(reading)
        os.close(writing)
    assert (running.returncode, out, err) == (130, "", "")


def test_the_demo_leaves_a_screenshot(tmp_path: Path) -> None:
    shot = tmp_path / "demo.png"
    done = subprocess.run(
        [sys.executable, "-m", "receptionist", "demo", "--seconds", "600", "--screenshot", str(shot), "--json"],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    assert one_document(done.stdout)["screenshot"] == str(shot)
    assert shot.read_bytes().startswith(b"\x89PNG")


def test_italian_where_the_machine_speaks_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "it_IT.UTF-8")
    _, _, err = run("--office", "/nowhere/at/all", "clients", "list")
    assert "ufficio" in err.lower()


ENGLISH = (
    "usage",
    "options",
    "arguments",
    "required",
    "invalid",
    "choose",
    "show this",
    " error:",
    "unrecognized",
    "expected",
    "FOLDER",
)


def test_usage_is_italian_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "it")
    verbs = {"office": ("create", "upgrade", "check", "backup", "restore"), "clients": ("list", "show", "import", "export")}
    verbs |= {"calls": ("list", "at"), "pbx": ("write", "test", "listen"), "demo": (), "pop": (), "doctor": ()}
    texts = [
        run("--help")[1],
        run("--no-such")[2],
        run("calls", "list", "--result", "lost")[2],
        run("clients", "show", "A", "--at")[2],
    ]
    for verb, below in verbs.items():
        texts += [run(verb, "--help")[1], *[run(verb, one, "--help")[1] for one in below]]
    texts += [run("office", "create")[2], run("demo", "--seed", "x")[2], run("demo", "--seconds", "x")[2], run("clients")[2]]
    for text in texts:
        told = re.sub(r"\{.*?\}|--[a-z-]+", "", text, flags=re.DOTALL)
        assert told and not [word for word in ENGLISH if word in told], text
    assert run("--help")[1].startswith("uso: ")
    monkeypatch.setenv("LANGUAGE", "en")
    assert run("--help")[1].startswith("usage: ")


def test_an_office_made_by_the_command_line_opens_again(run: Run, tmp_path: Path) -> None:
    place = str(tmp_path / "mine.db")
    assert run("office", "create", place, "--name", "Uffici Centrali", "--country", "de", "--language", "de")[0] == 0
    office = open_office(place)
    own = office.directory().own
    assert own is not None
    assert (own.name, own.country, own.zone, own.language) == ("Uffici Centrali", "DE", "Europe/Berlin", "de")
    office.close()
