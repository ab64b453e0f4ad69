"""What administrators and scripts see of clients: the shapes are a promise."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from receptionist.clients import verbs
from receptionist.clients.news.service import NewsService
from receptionist.clients.passphrase import hashed
from receptionist.clients.pictures import PictureService
from receptionist.clients.profile import (
    Absence,
    Greeting,
    Instruction,
    Line,
    Occasion,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Status,
    StatusSpan,
    Way,
    WayKind,
)
from receptionist.clients.service import ClientService
from receptionist.errors import NotFound, Problem
from receptionist.files import SQLITE_HEADER
from receptionist.settings import Settings
from receptionist.staff.service import StaffService
from receptionist.store.engine import Store
from receptionist.words import say, speak_language

WEEK = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))


class Office:
    """As much of an office as these verbs use."""

    country, asking = "IT", ""

    def __init__(self, store: Store, folder: Path) -> None:
        self.clients = ClientService(store)
        self.news = NewsService(store)
        self.pictures = PictureService(store)
        self.settings = Settings(store, folder / "workstation.json")
        self.staff = StaffService(store)


@dataclass
class Run:
    """One run of the command line, as the shell sees it."""

    open: Office
    document: Any = None
    lines: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    progress: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=lambda: ["tramonto a Bergamo"])

    def office(self) -> Office:
        return self.open

    def out(self, document: Any, lines: Iterable[str] = ()) -> None:
        assert self.document is None, "exactly one document"
        self.document = json.loads(json.dumps(document))
        self.lines = list(lines)

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def hurry(self, sentence: str) -> None:
        self.progress.append(sentence)

    at_terminal = False

    def ask_whether(self, question: str) -> bool:
        raise AssertionError("nobody is there")

    def ask_secret(self, question: str) -> str:
        return self.secrets.pop(0)


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Office:
    office = Office(store, tmp_path)
    office.staff.add("Anna Conti")
    return office


@pytest.fixture
def receptionist(office: Office) -> Callable[..., tuple[int, Run]]:
    """Runs `receptionist clients …`."""
    parser = argparse.ArgumentParser()
    verbs.add(parser.add_subparsers())

    def receptionist(*words: str) -> tuple[int, Run]:
        args = parser.parse_args(["clients", *words])
        run = Run(office)
        return args.run(args, run), run

    return receptionist


def rossi() -> Profile:
    bianchi = Person(name="Marco Bianchi", title="Avv.", ways=(Way(kind=WayKind.PHONE, value="+390255550111"),))
    verdi = Person(
        name="Giulia Verdi",
        ways=(Way(kind=WayKind.PHONE, value="+390255550112"),),
        absences=(
            Absence(
                since=datetime(2026, 3, 2, tzinfo=UTC),
                until=datetime(2026, 3, 2, 14, tzinfo=UTC),
                reason="in udienza",
                substitute=bianchi.id,
            ),
        ),
    )
    return Profile(
        code="ROSSI",
        legal_name="Studio Legale Rossi",
        team="legale",
        lines=(Line(number="+390255550101", targets=(verdi.id,)), Line(number="+390255550102")),
        greetings=(
            Greeting(occasion=Occasion.OPEN, text="{client}, {greeting}, sono {assistant}."),
            Greeting(occasion=Occasion.OPEN, text="Rossi {cliente}", line="+390255550102"),
        ),
        instructions=(Instruction(text="Chiedere la pratica"), Instruction(text="Scaduta", until=date(2026, 2, 28))),
        people=(bianchi, verdi),
        reaches=(Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number="+390255550199"),),
        hours=WEEK,
    )


def test_the_list(office: Office, receptionist: Callable[..., tuple[int, Run]]) -> None:
    office.clients.save(rossi(), by="anna")
    code, run = receptionist("list")
    assert (code, run.document) == (
        0,
        [
            {
                "code": "ROSSI",
                "name": "Studio Legale Rossi",
                "status": "active",
                "serves_from": None,
                "team": "legale",
                "language": "it",
                "zone": "Europe/Rome",
                "lines": ["+390255550101", "+390255550102"],
            }
        ],
    )


def test_a_client_that_begins_later_says_from_when(office: Office, receptionist: Callable[..., tuple[int, Run]]) -> None:
    begins = StatusSpan(status=Status.ACTIVE, since=date(2999, 4, 1))
    office.clients.save(Profile(code="CASA", legal_name="Casa", statuses=(begins,)), by="anna")
    _, listed = receptionist("list")
    assert (listed.document[0]["status"], listed.document[0]["serves_from"]) == ("suspended", "2999-04-01")
    _, shown = receptionist("show", "CASA")
    for run in (listed, shown):
        assert any("not yet active, from 2999-04-01" in line for line in run.lines)


def test_a_moment_before_the_client_was_kept_here_is_told_as_such(
    office: Office, receptionist: Callable[..., tuple[int, Run]]
) -> None:
    office.clients.save(rossi(), by="anna")
    told = "Studio Legale Rossi has been kept here since {day}: of a time before that nothing is known."
    _, run = receptionist("show", "ROSSI", "--at", "2020-03-02T10:42")
    day = datetime.fromisoformat(run.document["known_since"]).astimezone(ZoneInfo("Europe/Rome")).strftime("%Y-%m-%d %H:%M")
    assert run.lines[0] == told.format(day=day) + " It is shown as it is now."
    _, now = receptionist("show", "ROSSI")
    assert not any("has been kept here" in line for line in now.lines)


def test_what_the_desk_shows_at_a_moment_in_the_clients_own_zone(
    office: Office, receptionist: Callable[..., tuple[int, Run]]
) -> None:
    office.clients.save(rossi(), by="anna")
    _, as_on_the_screen = receptionist("show", "rossi", "--line", "02 5555 0101", "--at", "02/03/2026 10:42")
    code, run = receptionist("show", "rossi", "--line", "02 5555 0101", "--at", "2026-03-02T10:42")
    assert as_on_the_screen == run
    assert code == 0
    shown = run.document
    assert (shown["code"], shown["line"], shown["open"]) == ("ROSSI", "+390255550101", True)
    assert shown["greeting"] == "Studio Legale Rossi, buongiorno, sono Anna Conti."
    assert shown["instructions"] == ["Chiedere la pratica"]
    assert [(row["name"], row["kind"], row["number"], row["available"], row["reason"]) for row in shown["targets"]] == [
        ("Marco Bianchi", "person", "+390255550111", True, "stands in for Giulia Verdi"),
        ("Giulia Verdi", "person", "+390255550112", False, "out until 15:00: Marco Bianchi instead (in udienza)"),
        ("Sede", "headquarters", "+390255550199", True, "open until 18:00"),
    ]
    assert any("buongiorno" in line for line in run.lines)


def test_a_moment_that_is_past_shows_what_was_known_then(office: Office, receptionist: Callable[..., tuple[int, Run]]) -> None:
    now = datetime.now(UTC)
    then, meanwhile = now - timedelta(days=30), (now - timedelta(days=10)).isoformat()
    (first,) = office.clients.save_all([rossi()], by="anna", at=then)
    moved = msgspec.structs.replace(first, trade_name="Rossi e Neri", instructions=(Instruction(text="Passare a Neri"),))
    office.clients.save(moved, by="anna")
    past, today = (receptionist("show", "ROSSI", *at)[1].document for at in (("--at", meanwhile), ()))
    assert (past["name"], today["name"]) == ("Studio Legale Rossi", "Rossi e Neri")
    assert (past["instructions"], today["instructions"]) == (["Chiedere la pratica"], ["Passare a Neri"])
    tomorrow = (now + timedelta(days=1)).isoformat()
    assert receptionist("show", "ROSSI", "--at", tomorrow)[1].document["name"] == "Rossi e Neri"


def test_closed_on_sunday_in_another_language(office: Office, receptionist: Callable[..., tuple[int, Run]]) -> None:
    office.clients.save(rossi(), by="anna")
    _, run = receptionist("show", "ROSSI", "--at", "2026-03-01T23:10:00+01:00", "--language", "de")
    assert run.document["open"] is False
    assert run.document["line"] is None
    assert run.document["greeting"].startswith("Studio Legale Rossi, guten Abend. Unsere Büros")
    assert {row["reason"] for row in run.document["targets"]} >= {"closed until Mon 2 Mar 09:00"}


def test_a_broken_greeting_is_shown_as_typed_with_a_warning(
    office: Office, receptionist: Callable[..., tuple[int, Run]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was saved by a release that took one."""
    own, broken = rossi().greetings
    was = msgspec.structs.replace(rossi(), greetings=(own, msgspec.structs.replace(broken, text="Rossi {oops}")))
    with monkeypatch.context() as then:
        then.setattr("receptionist.clients.service.check", lambda _profile: [])
        office.clients.save(was, by="anna")
    code, run = receptionist("show", "ROSSI", "--line", "+390255550102", "--at", "2026-03-02T10:42")
    assert (code, run.document["greeting"]) == (0, "Rossi {oops}")
    assert "oops" in run.told[0]


def test_what_is_not_there_is_said(office: Office, receptionist: Callable[..., tuple[int, Run]]) -> None:
    office.clients.save(rossi(), by="anna")
    for words, problem in (
        (("show", "NOBODY"), "client.unknown"),
        (("show", "ROSSI", "--line", "+390255550999"), "line.not_ours"),
    ):
        with pytest.raises(NotFound) as told:
            receptionist(*words)
        assert told.value.code == problem


def test_of_a_number_that_is_anothers_then_it_is_said_whose(
    office: Office, receptionist: Callable[..., tuple[int, Run]]
) -> None:
    """Whether it never was this client's, or has moved since."""
    at = datetime(2026, 3, 2, tzinfo=UTC)
    moved = Line(number="+390255550777", since=at)
    office.clients.save(rossi(), by="anna")
    office.clients.save(Profile(code="VERDI", legal_name="Verdi Srl", lines=(moved,)), by="anna")
    with pytest.raises(NotFound):
        receptionist("show", "ROSSI", "--line", moved.number)
    before = Line(number=moved.number, until=at)
    kept = office.clients.load("ROSSI")
    office.clients.save(msgspec.structs.replace(kept, lines=(*kept.lines, before)), by="anna")
    code, run = receptionist("show", "ROSSI", "--line", moved.number, "--at", "2026-03-01T10:00")
    assert (code, run.document["line"]) == (0, moved.number)
    with pytest.raises(NotFound) as told:
        receptionist("show", "ROSSI", "--line", moved.number)
    assert say(told.value.code, told.value.values) == (
        "The number +390255550777 is not one of this client's then: it is that of Verdi Srl (VERDI)."
    )


def test_a_time_that_is_none_is_wrong_usage(
    receptionist: Callable[..., tuple[int, Run]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        receptionist("show", "ROSSI", "--at", "tomorrow")
    assert left.value.code == 2
    assert "tomorrow" in capsys.readouterr().err


def test_an_import_says_what_it_did_and_what_it_left_out(receptionist: Callable[..., tuple[int, Run]], tmp_path: Path) -> None:
    part, none = tmp_path / "part.csv", tmp_path / "none.csv"
    part.write_text("Ragione sociale;Numero;Fax\nAcme;02 5555 0101;\nBeta;zero due;\n", encoding="utf-8")
    none.write_text("Ragione sociale;Numero\nGamma;zero due\n", encoding="utf-8")
    code, run = receptionist("import", str(part))
    assert code == 3
    assert run.document == {
        "added": 1,
        "changed": 0,
        "unchanged": 0,
        "refused": [
            {
                "file": str(part),
                "row": 3,
                "reason": "Number: “zero due” cannot be read as a phone number. "
                "Write it with its country, as in +39 02 1234567.",
            }
        ],
    }
    assert "Fax" in run.told[0]
    assert run.told[1] == "1 row was refused and left out."
    assert receptionist("import", str(none))[0] == 1
    assert receptionist("import", str(part), "--dry-run")[1].document["unchanged"] == 1


def test_an_import_tells_of_a_tax_number_that_looks_wrong_and_of_every_fault_of_a_row(
    receptionist: Callable[..., tuple[int, Run]], tmp_path: Path
) -> None:
    file = tmp_path / "some.csv"
    file.write_text("Ragione sociale;P.IVA;Numero;PEC\nAcme;12345;;\nBeta;;zero due;senza\n", encoding="utf-8")
    _code, run = receptionist("import", str(file))
    assert [(one["row"], one["reason"][:19]) for one in run.document["doubtful"]] == [(2, "VAT number: “12345”")]
    assert "some.csv:2: taken as it is. VAT number" in run.told[0]
    (refused,) = run.document["refused"]
    assert "zero due" in refused["reason"] and "senza" in refused["reason"]


def test_a_strict_import_says_which_file_was_refused_whole(
    receptionist: Callable[..., tuple[int, Run]], tmp_path: Path
) -> None:
    bad, good = tmp_path / "bad.csv", tmp_path / "good.csv"
    bad.write_text("Ragione sociale;Numero\nAcme;02 5555 0101\nBeta;zero due\n", encoding="utf-8")
    good.write_text("Ragione sociale;Numero\nGamma;02 5555 0102\n", encoding="utf-8")
    code, run = receptionist("import", str(bad), str(good), "--strict")
    assert (code, run.document["added"], [row["row"] for row in run.document["refused"]]) == (3, 1, [3])
    assert run.told == [f"{bad} was refused whole, for its 1 refused row (--strict). Mend it, or leave out --strict."]


def test_an_export_imported_again_is_unchanged_alone(
    office: Office, receptionist: Callable[..., tuple[int, Run]], tmp_path: Path
) -> None:
    office.clients.save(rossi(), by="anna")
    file = str(tmp_path / "out.csv")
    assert receptionist("export", file)[0] == 0
    code, run = receptionist("import", file)
    assert (code, run.document) == (0, {"added": 0, "changed": 0, "unchanged": 2, "refused": []})


def test_refused_rows_go_into_a_spreadsheet_with_their_reasons(
    receptionist: Callable[..., tuple[int, Run]], tmp_path: Path
) -> None:
    file, refused = tmp_path / "in.csv", tmp_path / "refused.xlsx"
    file.write_text("Ragione sociale;Numero\nAcme;255550101\nBeta;02 5555 0102\n", encoding="utf-8")
    assert receptionist("import", str(file), "--refused", str(refused))[0] == 3
    code, run = receptionist("import", str(refused), "--zeros")
    assert (code, run.document) == (0, {"added": 1, "changed": 0, "unchanged": 0, "refused": []})


def test_a_place_for_refused_rows_is_looked_at_before_anything_is_imported(
    office: Office, receptionist: Callable[..., tuple[int, Run]], tmp_path: Path
) -> None:
    source, linked, other = tmp_path / "in.xlsx", tmp_path / "link.xlsx", tmp_path / "office.xlsx"
    text = "Ragione sociale;Numero\nAcme;02 5555 0101\nBeta;zero\n"
    source.write_text(text, encoding="utf-8")
    linked.symlink_to(source)
    other.write_bytes(SQLITE_HEADER + b"...")
    for place, why in (
        (source, "file.is_source"),
        (linked, "file.is_source"),
        (other, "file.is_office"),
        (tmp_path / "out.csv", "file.refused_name"),
        (tmp_path / "missing" / "out.xlsx", "office.no_folder"),
        (tmp_path / "a.xlsx", "file.not_a_file"),
    ):
        (tmp_path / "a.xlsx").mkdir(exist_ok=True)
        with pytest.raises(Problem) as told:
            receptionist("import", str(source), "--refused", str(place))
        assert told.value.code == why
        assert "{" not in say(told.value)
    assert office.clients.profiles() == []
    assert source.read_text(encoding="utf-8") == text


def test_an_import_names_the_clients_that_it_made(receptionist: Callable[..., tuple[int, Run]], tmp_path: Path) -> None:
    file = tmp_path / "rubrica.vcf"
    file.write_text("BEGIN:VCARD\nFN:Anna\nORG:Acme S.r.l.\nTEL:02 5555 0101\nEND:VCARD\n", encoding="utf-8")
    assert "  1 new client: ACME" in receptionist("import", str(file), "--dry-run")[1].lines
    assert "  1 new client: ACME" in receptionist("import", str(file))[1].lines
    assert not [line for line in receptionist("import", str(file))[1].lines if "new client" in line]


def test_an_import_names_the_new_clients_that_no_caller_can_reach_yet(
    receptionist: Callable[..., tuple[int, Run]], tmp_path: Path
) -> None:
    file = tmp_path / "clienti.csv"
    file.write_text("Ragione sociale;Numero\nAcme;02 5555 0101\nBeta;\nGamma;\n", encoding="utf-8")
    for options in (["--dry-run"], []):
        _code, run = receptionist("import", str(file), *options)
        assert "  2 new clients have no number yet: BETA, GAMMA" in run.lines
        assert run.document["without_number"] == ["BETA", "GAMMA"]
    assert "without_number" not in receptionist("import", str(file))[1].document


def test_an_address_book_says_what_it_left_out_of_its_cards(
    office: Office, receptionist: Callable[..., tuple[int, Run]], tmp_path: Path
) -> None:
    office.clients.save(rossi(), by="anna")
    file = tmp_path / "rubrica.vcf"
    file.write_text("BEGIN:VCARD\nFN:Anna\nTEL:chiedere\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n", encoding="utf-8")
    code, run = receptionist("import", str(file), "--client", "rossi")
    assert (code, run.document["added"]) == (3, 1)
    assert [(one["row"], one["reason"][:16]) for one in run.document["left_out"]] == [(1, "Phone: “chiedere")]
    assert [one["row"] for one in run.document["refused"]] == [2]
    assert any(sentence.startswith(f"{file}:1: taken without this.") for sentence in run.told)


@pytest.mark.parametrize("name", ["out.xlsx", "out.vcf"])
def test_other_exports_imported_again_are_unchanged_alone(
    office: Office, receptionist: Callable[..., tuple[int, Run]], tmp_path: Path, name: str
) -> None:
    office.clients.save(rossi(), by="anna")
    file = str(tmp_path / name)
    assert receptionist("export", file)[0] == 0
    code, run = receptionist("import", file)
    rows = {"out.xlsx": 2, "out.vcf": 3}[name]
    assert (code, run.document) == (0, {"added": 0, "changed": 0, "unchanged": rows, "refused": []})


def test_a_long_import_says_how_far_it_has_come(receptionist: Callable[..., tuple[int, Run]], tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("Code;Legal name\nACME;Acme\nBETA;Beta\n", encoding="utf-8")
    code, run = receptionist("import", str(file))
    assert (code, run.progress) == (0, [f"{file} is being read…", f"{file}: 2 clients are being saved…", ""])


def test_an_export_that_cannot_be_written_leaves_nothing_behind(
    office: Office, receptionist: Callable[..., tuple[int, Run]], tmp_path: Path
) -> None:
    office_file = tmp_path / "other.office"
    office_file.write_bytes(SQLITE_HEADER + b"...")
    for file, code in (
        (tmp_path / "missing" / "out.csv", "office.no_folder"),
        (tmp_path, "file.not_a_file"),
        (Path("/dev/null"), "file.not_a_file"),
        (office_file, "file.is_office"),
        (tmp_path / ("x" * 251), "file.not_written"),
    ):
        with pytest.raises(Problem) as told:
            receptionist("export", str(file))
        assert told.value.code == code
    assert Path("/dev/null").is_char_device()
    assert office_file.read_bytes().startswith(SQLITE_HEADER)
    assert list(tmp_path.glob("**/*.part")) == []


def test_it_speaks_english_where_nothing_else_is_known() -> None:
    assert speak_language("xx") == "en"


# ---- news


def test_one_line_of_news_changes_whom_the_desk_offers(office: Office, receptionist: Callable[..., tuple[int, Run]]) -> None:
    office.clients.save(rossi(), by="anna")
    line = "Bianchi fuori fino a domani, tutto a Verdi"
    code, run = receptionist("news", "ROSSI", line, "--told-by", "Bianchi", "--dry-run")
    assert (code, run.document["person"], run.document["away"], run.document["substitute"]) == (
        0,
        "Marco Bianchi",
        True,
        "Giulia Verdi",
    )
    assert receptionist("show", "ROSSI")[1].document["news"] == []
    receptionist("news", "ROSSI", line, "--told-by", "Bianchi")
    shown = receptionist("show", "ROSSI")[1].document
    assert [(one["text"], one["told_by"]) for one in shown["news"]] == [(line, "Bianchi")]
    reasons = {row["name"]: row["reason"] for row in shown["targets"]}
    assert "out until" in reasons["Marco Bianchi"]


def test_a_client_that_is_closed_by_news_is_closed_at_any_moment_of_it(
    office: Office, receptionist: Callable[..., tuple[int, Run]]
) -> None:
    office.clients.save(rossi(), by="anna")
    run = receptionist("news", "ROSSI", "chiusi per ferie dal 5 al 20 agosto", "--told-by", "Marco Bianchi")[1]
    assert (run.document["person"], run.document["closed"], run.document["since"][5:10]) == (None, True, "08-05")
    for day, closed in (("04", False), ("05", True), ("20", True), ("21", False)):
        shown = receptionist("show", "ROSSI", "--at", f"{run.document['since'][:4]}-08-{day}T11:00")[1].document
        assert ("chiusi per ferie" in str(shown["closure"])) is closed


def test_news_that_names_nobody_is_about_whoever_told_it(office: Office, receptionist: Callable[..., tuple[int, Run]]) -> None:
    office.clients.save(rossi(), by="anna")
    for told in (("--told-by", "Marco Bianchi"), ("--as-text",)):
        run = receptionist("news", "ROSSI", "sono fuori fino a domani, tutto a Verdi", *told, "--dry-run")[1]
        assert (run.document["person"], run.document["away"]) == (
            ("Marco Bianchi", True) if "--told-by" in told else (None, False)
        )


def test_words_of_news_that_are_not_understood_are_kept_as_text_where_one_says_so(
    office: Office, receptionist: Callable[..., tuple[int, Run]]
) -> None:
    office.clients.save(rossi(), by="anna")
    line = "Bianchi fuori fino a domani, non passare a Verdi"
    document = receptionist("news", "ROSSI", line, "--as-text", "--dry-run")[1].document
    assert (document["person"], document["away"], document["substitute"]) == ("Marco Bianchi", True, None)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("  ",), "news.empty"),
        (("a" * 501,), "text.too_long"),
        (("Bianchi fuori fino a ieri",), "news.when"),
        (("Bianchi fuori till 31/02",), "news.when"),
        (("Bianchi out till 2026-13-01",), "news.when"),
        (("Bianchi out from 31/12/9999 to friday",), "news.when"),
        (("Bianchi fuori 14-16",), "news.when"),
        (("da domani Bianchi è in malattia",), "news.no_end"),
        (("Bianchi fuori", "--until", "2020-01-01"), "span.backwards"),
        (("Bianchi fuori", "--until", "2190-01-01"), "news.too_long"),
        (("Bianchi al 333 123 4567 fino alle 18",), "news.not_recognised"),
        (("Bianchi fuori fino alle 18, tutto al 333 123 4567",), "news.not_recognised"),
        (("Pippo fuori fino alle 15",), "news.nobody"),
        (("Bianca fuori fino alle 15",), "news.nobody_near"),
        (("Bianchi e Verdi fuori fino alle 15",), "news.each"),
        (("Bianchi fuori fino alle 15, non passare a Verdi",), "news.words"),
        (("fuori fino alle 15, tutto a Verdi",), "news.unnamed"),
        (("fuori fino alle 15, tutto a Verdi", "--told-by", "Giulia Verdi"), "news.themselves"),
        (("Bianchi fuori", "--recognised", "passphrase"), "passphrase.none"),
    ],
)
def test_trying_news_refuses_what_writing_it_refuses(
    office: Office, receptionist: Callable[..., tuple[int, Run]], words: tuple[str, ...], why: str
) -> None:
    kept = office.clients.save(rossi(), by="anna")
    for how in ((), ("--dry-run",)):
        with pytest.raises(Problem) as refused:
            receptionist("news", "ROSSI", *words, *how)
        assert refused.value.code == why
        assert "{" not in say(refused.value)
    assert office.news.of(kept.id) == []


def test_who_is_back_is_out_no_longer_and_nothing_else_is_kept(
    office: Office, receptionist: Callable[..., tuple[int, Run]]
) -> None:
    kept = office.clients.save(rossi(), by="anna")
    receptionist("news", "ROSSI", "Bianchi fuori per due settimane")
    receptionist("news", "ROSSI", "Verdi fuori per due settimane")
    tried = receptionist("news", "ROSSI", "Bianchi è tornato", "--dry-run")[1].document
    assert all(one.ended_at is None for one in office.news.of(kept.id))
    done = receptionist("news", "ROSSI", "Bianchi è tornato")[1].document
    assert tried == done == {"client": "ROSSI", "text": "Bianchi è tornato", "ended": ["Bianchi fuori per due settimane"]}
    assert {one.text: one.ended_at is None for one in office.news.of(kept.id)} == {
        "Bianchi fuori per due settimane": False,
        "Verdi fuori per due settimane": True,
    }
    noted = receptionist("news", "ROSSI", "Bianchi è tornato")[1].document
    assert (noted["person"], noted["away"]) == ("Marco Bianchi", False)


def test_news_of_a_name_that_nobody_has_is_kept_as_text_when_one_says_so(
    office: Office, receptionist: Callable[..., tuple[int, Run]]
) -> None:
    office.clients.save(rossi(), by="anna")
    line = ("news", "ROSSI", "Pippo fuori dal 3 al 5 dicembre, tutto a Pluto", "--as-text")
    tried, done = receptionist(*line, "--dry-run")[1].document, receptionist(*line)[1].document
    assert tried == done
    assert (done["person"], done["away"], done["substitute"]) == (None, False, None)
    assert done["until"][5:10] == "12-06"


def test_callers_are_not_sent_to_a_number_that_nobody_vouched_for(
    office: Office, receptionist: Callable[..., tuple[int, Run]]
) -> None:
    kept = office.clients.save(msgspec.structs.replace(rossi(), passphrase=hashed("alba a Lecco")), by="anna")
    line = "Bianchi al 333 123 4567 fino alle 18"
    for how, why in (((), "news.not_recognised"), (("--recognised", "passphrase"), "passphrase.wrong")):
        with pytest.raises(Problem) as refused:
            receptionist("news", "ROSSI", line, *how)
        assert refused.value.code == why
    office.clients.save(msgspec.structs.replace(kept, passphrase=hashed("Tramonto a Bergamo!")), by="anna")
    assert receptionist("news", "ROSSI", line, "--recognised", "passphrase")[0] == 0
