"""The screen's catalogues: Qt's .ts files, written by lupdate."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from installer.translations.entry import CATALOGUES, LANGUAGES, TOP, Entry, faults_of

ONLY_PLURALS = "en"
"""The sources are English already; only what is counted needs its forms."""

MARK = "_N"
"""What a file with many texts calls `QT_TRANSLATE_NOOP`."""


def catalogue(language: str, folder: Path = CATALOGUES) -> Path:
    """Where the catalogue of a language stands."""
    return folder / f"console_{language}.ts"


def sources(top: Path = TOP) -> list[Path]:
    """Every file with texts of the screen."""
    return sorted((top / "ui").rglob("*.py"))


def refresh(folder: Path = CATALOGUES, top: Path = TOP) -> None:
    """Bring the catalogues in `folder` up to date with the sources."""
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        only = ["-pluralonly"] if language == ONLY_PLURALS else []
        options = [
            *only,
            "-silent",
            "-no-obsolete",
            "-locations",
            "none",
            "-tr-function-alias",
            f"QT_TRANSLATE_NOOP+={MARK}",
            "-source-language",
            "en",
            "-target-language",
            language,
        ]
        files = [str(path) for path in sources(top)]
        subprocess.run([lupdate, *options, *files, "-ts", str(catalogue(language, folder))], check=True, stdout=sys.stderr)


def read(path: Path) -> list[Entry]:
    """The entries of a catalogue."""
    tree = ElementTree.parse(path)
    return [
        _entry(path.name, context.findtext("name", ""), message)
        for context in tree.iter("context")
        for message in context.iter("message")
    ]


def _entry(name: str, context: str, message: ElementTree.Element) -> Entry:
    translation = message.find("translation")
    if translation is None:
        raise ValueError(f"{name} is no catalogue that lupdate wrote")
    plural = message.get("numerus") == "yes"
    texts = [form.text or "" for form in translation.iter("numerusform")] if plural else [translation.text or ""]
    return Entry(
        catalogue=name,
        source=message.findtext("source", ""),
        texts=tuple(texts),
        context=context,
        comment=message.findtext("comment", ""),
        plural=plural,
        unfinished=translation.get("type") == "unfinished",
        excused=bool(message.findtext("translatorcomment")),
    )


def complaints(folder: Path = CATALOGUES, top: Path = TOP) -> Iterator[str]:
    """Everything that is wrong with the screen's catalogues, and the texts that no catalogue can hold."""
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch)
        for language in LANGUAGES:
            if catalogue(language, folder).exists():
                shutil.copy(catalogue(language, folder), fresh)
        refresh(fresh, top)
        for language in LANGUAGES:
            yield from _against(catalogue(language, folder), read(catalogue(language, fresh)))
    for path in sources(top):
        yield from computed_texts(path.read_text(encoding="utf-8"), path.relative_to(top))


def _against(path: Path, wanted: list[Entry]) -> Iterator[str]:
    """Holds a catalogue against what the sources want."""
    present = {entry.key: entry for entry in read(path)} if path.exists() else {}
    for entry in wanted:
        if entry.key in present:
            yield from faults_of(present.pop(entry.key))
        else:
            yield f"{entry} is missing (make translations)"
    for entry in present.values():
        yield f"{entry} is in no source any more (make translations)"


def computed_texts(source: str, where: Path) -> Iterator[str]:
    """Calls of `tr` and `translate` on a text put together at run time: lupdate cannot see it, nobody can translate it."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        argument = node.args[-1 if name == "translate" and len(node.args) == 2 else 0]
        if name in {"tr", "translate"} and isinstance(argument, ast.JoinedStr | ast.BinOp):
            yield f"{where}:{node.lineno}: a text put together before it is translated; use {{placeholders}}"
