"""The catalogues of the command line and of what goes out: gettext, through Babel."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from installer.translations.entry import CATALOGUES, LANGUAGES, TOP, Entry, faults_of

DOMAIN = "receptionist"
WORDS = "receptionist.words"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "text": None, "texts": (1, 2), "ngettext": (1, 2)}
"""What marks a text for translation, in the files that import it from `receptionist.words` (other modules call other things
`text`), and in that file itself; of two arguments the first is for one, the second for many."""


def catalogue(language: str, folder: Path = CATALOGUES) -> Path:
    """Where the catalogue of a language stands."""
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def template(top: Path = TOP) -> Catalog:
    """The texts that the sources hold today."""
    found = Catalog(project=DOMAIN, charset="utf-8", fuzzy=False)
    for path in sorted((top / "receptionist").rglob("*.py")):
        source = path.read_bytes()
        for _, message, comments, context in extract("python", BytesIO(source), _keywords(path, source)):
            found.add(message, auto_comments=comments, context=context)
    return found


def _keywords(path: Path, source: bytes) -> dict[str, tuple[int, ...] | None]:
    if path.name == "words.py":
        return KEYWORDS
    imported = {
        name.asname or name.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module == WORDS
        for name in node.names
    }
    return {name: places for name, places in KEYWORDS.items() if name in imported}


def read(language: str, folder: Path = CATALOGUES) -> Catalog:
    """The catalogue of a language, empty where there is none yet."""
    path = catalogue(language, folder)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN, project=DOMAIN, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def refresh(folder: Path = CATALOGUES, top: Path = TOP) -> None:
    """Bring the catalogues in `folder` up to date with the sources. English texts are their own translation."""
    wanted = template(top)
    for language in LANGUAGES:
        kept = read(language, folder)
        kept.update(wanted, no_fuzzy_matching=True)
        kept.obsolete.clear()
        if language == "en":
            _fill_in(kept)
        path = catalogue(language, folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(_header(kept))
            write_po(file, kept, omit_header=True, no_location=True, sort_output=True, width=120)


def _fill_in(english: Catalog) -> None:
    for message in english:
        if message.id and not any(_texts(message)):
            message.string = message.id if isinstance(message.id, tuple) else str(message.id)


def _header(catalog: Catalog) -> bytes:
    """Only what gettext needs: dates and tools' names would change when nothing has."""
    lines = [
        f"Language: {catalog.locale_identifier}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalog.plural_forms}",
    ]
    return ('msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n").encode()


def entries(language: str, folder: Path = CATALOGUES) -> list[Entry]:
    """The entries of a catalogue."""
    name = f"{DOMAIN}.po ({language})"
    return [_entry(name, message) for message in read(language, folder) if message.id]


def _entry(name: str, message: Message) -> Entry:
    source = str(message.id[1]) if isinstance(message.id, tuple) else str(message.id)
    return Entry(
        catalogue=name,
        source=source,
        texts=_texts(message),
        comment=message.context or "",
        plural=isinstance(message.id, tuple),
        unfinished=message.fuzzy,
        excused=bool(message.user_comments),
    )


def _texts(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def complaints(folder: Path = CATALOGUES, top: Path = TOP) -> Iterator[str]:
    """Everything that is wrong with the gettext catalogues."""
    wanted = {_entry("", message).key for message in template(top) if message.id}
    for language in LANGUAGES:
        present = {entry.key: entry for entry in entries(language, folder)}
        for key in sorted(wanted - present.keys()):
            yield f"{DOMAIN}.po ({language}): {key[1]!r} is missing (make translations)"
        for key, entry in present.items():
            if key in wanted:
                yield from faults_of(entry)
            else:
                yield f"{entry} is in no source any more (make translations)"
