"""Files of rows as spreadsheets write them: whatever the separator, encoding and order of columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from receptionist.clients.texts import clean
from receptionist.errors import Problem

SEPARATORS = ";,\t"
LARGEST = 20_000_000
"""Bytes: far more than any office's clients."""
MOST_ROWS = 100_000
"""Rows with something in them: the people of any office, several times."""
_CELL = re.compile(rb"[^;,\t\r\n]+")
"""What one program has written, in one encoding."""
_UTF_8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
"""A letter of it that is none of ASCII's, or the beginning of one."""
MARKED_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

Row = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that were made one: from the first to the last row (as a spreadsheet numbers them) and column (from 0)."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Table:
    """What stood in a file or on one sheet of it. `rows` carry the number that a spreadsheet shows for them; blank rows are
    left out, cells are clean."""

    rows: tuple[Row, ...]
    sheet: str = ""
    merged: tuple[Merged, ...] = ()


def read_table(content: bytes, known: Callable[[str], bool]) -> Table:
    """Read CSV: semicolons, commas or tabs; UTF-8 (with or without mark), UTF-16 with a mark, or Windows-1252, or the two of
    them by turns, as in a file that was put together out of two. `known` says
    whether a cell is a heading that means something: titles may stand above the headings. Raises `Problem` `file.too_large`,
    `file.too_many_rows`, `file.not_text`, `file.quote_open`, `file.quote_stray`, `file.empty`."""
    if len(content) > LARGEST:
        raise Problem("file.too_large", megabytes=LARGEST // 1_000_000)
    rows = tuple(_records(_text(content), known))
    if not rows:
        raise Problem("file.empty")
    return Table(rows)


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-16" if content.startswith(MARKED_UTF_16) else "utf-8-sig")
    except UnicodeError as error:
        if content.startswith(MARKED_UTF_16):
            raise Problem("file.not_text") from error
        text = _cell_by_cell(content)
    if "\x00" in text:
        raise Problem("file.not_text")
    return text


def _cell_by_cell(content: bytes) -> str:
    """Each in the encoding in which it is text: what Windows-1252 writes is hardly ever UTF-8. Raises `file.not_text`."""
    try:
        if not _UTF_8.search(content):
            return content.decode("cp1252")
        return _CELL.sub(lambda cell: _as_utf_8(cell[0]), content).decode("utf-8-sig")
    except UnicodeError as error:
        raise Problem("file.not_text") from error


def _as_utf_8(cell: bytes) -> bytes:
    """Raises `UnicodeError`."""
    try:
        if not cell.isascii():
            cell.decode("utf-8")
    except UnicodeError:
        return cell.decode("cp1252").encode("utf-8")
    return cell


def _records(text: str, known: Callable[[str], bool]) -> Iterator[Row]:
    """Strictly by the quotation marks: one too many would silently take the rows behind it into its cell."""
    text, separator = _separator(text, known)
    number = kept = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            cells = tuple(_unguarded(clean(cell)) for cell in record)
            if any(cells):
                kept += 1
                if kept > MOST_ROWS:
                    raise Problem("file.too_many_rows", most=MOST_ROWS)
                yield number, cells
    except csv.Error as error:
        stray = "expected after" in str(error)
        raise Problem("file.quote_stray" if stray else "file.quote_open", row=number + 1) from error


LOOKED_AT = 30
"""Rows among which the headings are looked for: above them stand titles, dates and logos."""


def _separator(text: str, known: Callable[[str], bool]) -> tuple[str, str]:
    """The separator that makes the most headings of one of the first lines, or else is used most in the very first, outside of
    quotes; a first line `sep=;` (Excel's own) says it."""
    first, _, rest = text.partition("\n")
    said = first.strip()
    if said.lower().startswith("sep=") and len(said) == 5:
        return rest, said[4]
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:LOOKED_AT] or [""]
    outside = "".join(lines[0].split('"')[::2])

    def fitness(sign: str) -> tuple[int, int, int]:
        headings = max(sum(known(cell.strip(' "')) for cell in line.split(sign)) for line in lines)
        return headings, outside.count(sign), -SEPARATORS.index(sign)

    return text, max(SEPARATORS, key=fitness)


GUARD = "'"
_FORMULA = ("=", "@", "+", "-", GUARD)


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith(_FORMULA) else cell


def _guarded(cell: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe; a telephone number needs none."""
    number = cell.startswith("+") and cell[1:].isdecimal()
    return f"{GUARD}{cell}" if cell.startswith(_FORMULA) and not number else cell


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """CSV as spreadsheets open it everywhere: UTF-8 with its mark, semicolons, text that is no formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
