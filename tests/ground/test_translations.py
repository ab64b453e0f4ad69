"""The check of both languages finds what is missing, stale, broken or against the vocabulary.

Whether the catalogues themselves are whole is asked by `.ci/run` and `make lint`.
"""

from __future__ import annotations

import gettext
import subprocess
import sys
from pathlib import Path

import pytest

from installer.translations import codes, screen, terms, words
from installer.translations.entry import Entry, faults_of

PANEL = """
from PySide6.QtWidgets import QWidget

class Panel(QWidget):
    def show_calls(self, count: int) -> None:
        self.tr("Answer {client}")
        self.tr("%n call(s) waiting", "", count)
"""

REPORT = """
from receptionist.words import _, ngettext

def report(count: int) -> str:
    return _("The office {office} is damaged.") + ngettext("{n} row refused", "{n} rows refused", count)
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small program with texts on the screen and on the command line."""
    for name, text in {"ui/panel.py": PANEL, "receptionist/report.py": REPORT}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def folder(tree: Path) -> Path:
    """Its catalogues, refreshed, not translated yet."""
    folder = tree / "translations"
    screen.refresh(folder, tree)
    words.refresh(folder, tree)
    return folder


def translate(path: Path, *texts: str) -> None:
    """Fill the unfinished entries of a .ts file in their order."""
    catalogue = path.read_text()
    for text in texts:
        form = "numerusform" if catalogue.find("<numerusform></num") >= 0 else "translation"
        catalogue = (
            catalogue.replace("<numerusform></numerusform>", f"<numerusform>{text}</numerusform>", 1)
            if form == "numerusform"
            else catalogue.replace('<translation type="unfinished"></translation>', f"<translation>{text}</translation>", 1)
        )
    path.write_text(catalogue.replace(' type="unfinished"', ""))


def test_a_text_without_italian_is_told_with_its_place(tree: Path, folder: Path) -> None:
    found = list(screen.complaints(folder, tree))
    assert "console_it.ts [Panel]: 'Answer {client}' is not translated" in found
    assert "console_en.ts [Panel]: '%n call(s) waiting' is not translated" in found
    assert len(found) == 3, "English needs only its plural forms"


def test_catalogues_that_are_whole_give_no_complaint(tree: Path, folder: Path) -> None:
    translate(screen.catalogue("en", folder), "%n call waiting", "%n calls waiting")
    translate(screen.catalogue("it", folder), "%n in coda", "%n in coda", "Rispondi a {client}")
    assert list(screen.complaints(folder, tree)) == []


def test_a_new_text_and_a_vanished_one_make_the_catalogue_stale(tree: Path, folder: Path) -> None:
    panel = tree / "ui" / "panel.py"
    panel.write_text(PANEL.replace("Answer {client}", "Take {client}"))
    found = list(screen.complaints(folder, tree))
    assert "console_it.ts [Panel]: 'Take {client}' is missing (make translations)" in found
    assert "console_it.ts [Panel]: 'Answer {client}' is in no source any more (make translations)" in found


def test_a_text_put_together_before_it_is_translated_is_refused() -> None:
    source = 'self.tr(f"Answer {client}")\ntranslate("Panel", "Answer " + client)\ntranslate("Panel", sentence)\n'
    assert [line.split(": ")[0] for line in screen.computed_texts(source, Path("ui/panel.py"))] == [
        "ui/panel.py:1",
        "ui/panel.py:2",
    ]


def test_the_command_lines_english_is_its_own_translation_and_italian_is_missed(tree: Path, folder: Path) -> None:
    found = list(words.complaints(folder, tree))
    assert found == [
        "receptionist.po (it): 'The office {office} is damaged.' is not translated",
        "receptionist.po (it): '{n} rows refused' is not translated",
    ]


def test_only_what_is_marked_by_the_programs_own_words_is_a_text(tree: Path) -> None:
    for name, source in {
        "sql": 'from sqlalchemy import text\ntext("SELECT 1")\n',
        "verb": 'from receptionist.words import text\ntext("Demo office")\n',
        "words": 'N_("Over.")\n',
    }.items():
        (tree / "receptionist" / f"{name}.py").write_text(source)
    (tree / "receptionist" / "report.py").unlink()
    assert sorted(str(message.id) for message in words.template(tree) if message.id) == ["Demo office", "Over."]


def test_refreshing_twice_changes_nothing_and_keeps_what_was_translated(tree: Path, folder: Path) -> None:
    po = words.catalogue("it", folder)
    po.write_text(po.read_text().replace('damaged."\nmsgstr ""', 'damaged."\nmsgstr "L\'archivio {office} è danneggiato."'))
    before = po.read_bytes()
    words.refresh(folder, tree)
    assert po.read_bytes() == before
    assert "è danneggiato" in po.read_text()


def test_a_compiled_catalogue_speaks_italian_with_its_plurals(tree: Path, folder: Path) -> None:
    po = words.catalogue("it", folder)
    text = po.read_text()
    text = text.replace('msgstr[0] ""', 'msgstr[0] "{n} riga rifiutata"').replace(
        'msgstr[1] ""', 'msgstr[1] "{n} righe rifiutate"'
    )
    po.write_text(text)
    compiler = Path(sys.executable).with_name("pybabel")
    subprocess.run([compiler, "--quiet", "compile", "-i", po, "-o", po.with_suffix(".mo")], check=True)
    italian = gettext.translation(words.DOMAIN, folder, ["it"])
    assert italian.ngettext("{n} row refused", "{n} rows refused", 1) == "{n} riga rifiutata"
    assert italian.ngettext("{n} row refused", "{n} rows refused", 0) == "{n} righe rifiutate"


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        ("Answer {client}", "Rispondi a {cliente}", False),
        ("Answer {client}", "Rispondi a {client}", True),
        ("{a} and {b}", "{b} e {a}", True),
        ("Row %1", "Riga", False),
    ],
)
def test_a_translation_keeps_the_placeholders(source: str, text: str, right: bool) -> None:
    assert (not list(faults_of(Entry("it", source, (text,))))) is right


def test_the_form_for_one_may_leave_the_number_out() -> None:
    assert not list(faults_of(Entry("it", "%n calls", ("una chiamata", "%n chiamate"), plural=True)))


def codes_in(tmp_path: Path, **files: str) -> list[str]:
    """What the check of codes says of a program made of these files, `__` in a name being a slash."""
    for name, text in files.items():
        path = tmp_path / (name.replace("__", "/") + ".py")
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text)
    return list(codes.complaints(tmp_path))


def test_a_code_without_a_sentence_is_told_where_it_is_said(tmp_path: Path) -> None:
    assert codes_in(
        tmp_path,
        receptionist__desk='raise Problem("call.over")\nReply(code="call.taken" if late else "call.gone")\n',
        receptionist__words='SENTENCES = {"call.over": "Over.", "call.taken": "Taken.", "call.gone": "Gone."}',
        ui__words='SENTENCES = {"call.over": "Over.", "call.gone": "Gone."}\n',
        ui__page='class Refused(Problem): ...\nraise Refused("page.shut")\nraise Problem(f"page.{what}")\nProblem(code)\n',
    ) == [
        "receptionist/desk.py:2: code 'call.taken' has no sentence in ui/words.py",
        "ui/page.py:3: a code put together at run time: f'page.{what}'",
        "ui/page.py:2: code 'page.shut' has no sentence in ui/words.py",
    ]


def test_a_code_that_is_kept_in_a_table_counts_and_the_key_of_a_setting_does_not(tmp_path: Path) -> None:
    assert codes_in(
        tmp_path,
        receptionist__engine='raise Problem("office.full")\nCODES = {13: "office.locked"}\nread("office.name")\n',
        receptionist__settings='Setting("office.name")\n',
        receptionist__words='SENTENCES = {"office.full": "Full."}\n',
        ui__words='SENTENCES = {"office.full": "Full.", "office.locked": "Locked."}\n',
    ) == ["receptionist/engine.py:2: code 'office.locked' has no sentence in receptionist/words.py"]


def test_what_only_the_command_line_says_needs_no_sentence_on_the_screen(tmp_path: Path) -> None:
    assert codes_in(
        tmp_path,
        receptionist__cli__demo='raise Problem("demo.seconds")\nfile = folder / "demo.office"\n',
        receptionist__words="SENTENCES = {}\n",
    ) == ["receptionist/cli/demo.py:1: code 'demo.seconds' has no sentence in receptionist/words.py"]


def test_a_code_with_a_listed_ending_needs_every_one_of_them(tmp_path: Path) -> None:
    most = ("station.busy", "station.no_answer", "station.refused", "station.failed")
    found = codes_in(
        tmp_path,
        receptionist__desk='Trouble(code=f"station.{cause}")\n',
        receptionist__words=f"SENTENCES = {dict.fromkeys(most, 'So it is.')}\n",
        ui__words=f"SENTENCES = {dict.fromkeys([*most, 'station.unreachable'], 'So it is.')}\n",
    )
    assert found == ["receptionist/desk.py:1: code 'station.unreachable' has no sentence in receptionist/words.py"]


def test_a_sentence_speaks_only_of_what_is_said_with_its_code(tmp_path: Path) -> None:
    assert codes_in(
        tmp_path,
        receptionist__desk='Problem("office.full", disk=1)\nReply(code="call.taken", values={"by": who})\n',
        receptionist__hub='Problem("office.full", **all)\nReply(code="call.taken", values=values)\n',
        receptionist__words='SENTENCES = {"office.full": _("{disk} is full."), "call.taken": _("{assistant} has it.")}\n',
        ui__words='SENTENCES = {"office.full": mark("words", "{place} is full: {disk}."), "call.taken": "{by} has it."}\n',
    ) == [
        "receptionist/desk.py:2: the sentence of 'call.taken' in receptionist/words.py wants assistant",
        "receptionist/desk.py:1: the sentence of 'office.full' in ui/words.py wants place",
    ]


def complaints_of(source: str, text: str, *, excused: bool = False) -> list[str]:
    return list(terms.read().complaints([Entry("it", source, (text,), excused=excused)]))


def test_one_word_for_one_thing_in_italian() -> None:
    assert complaints_of("Waiting:", "In attesa:") == ["it: 'Waiting:': 'waiting' is 'in coda', not 'In attesa:'"]
    assert not complaints_of("Waiting:", "In coda:")
    assert not complaints_of("Waiting for the phone system", "Aspetto il centralino telefonico")
    assert complaints_of("{n} calls on hold", "{n} chiamate in coda")
    assert not complaints_of("{n} calls on hold", "{n} chiamate in attesa")
    assert complaints_of("&Desk", "&Scrivania")
    assert not complaints_of("&Desk", "&Centralino")


def test_a_cabinet_is_not_a_gabinetto() -> None:
    assert complaints_of("The cabinet of Rossi", "Il gabinetto di Rossi")


def test_italian_has_one_kind_of_apostrophe() -> None:
    assert complaints_of("The client's hour", "L'ora del cliente")
    assert not complaints_of("The client's hour", "L’ora del cliente, come in: asterisk -rx 'dialplan reload'")


def test_a_translator_may_excuse_an_entry() -> None:
    assert not complaints_of("Park the car at the station", "Parcheggi alla stazione", excused=True)


def test_the_vocabulary_holds_every_word_of_the_trades_list() -> None:
    assert len(terms.read().terms) >= 34
