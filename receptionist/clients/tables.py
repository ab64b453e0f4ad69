"""Files of rows as spreadsheets write them: whatever the separator, encoding and order of columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from receptionist.errors import Problem

SEPARATORS = ";,\t"
LARGEST = 20_000_000
"""Bytes: far more than any office's clients."""


@dataclass(frozen=True, slots=True)
class Table:
    """What stood in a file. `rows` carry the number that a spreadsheet shows for them (the heading is 1); blank rows are left
    out, cells are without blanks around them."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_table(content: bytes) -> Table:
    """Read CSV: semicolons, commas or tabs; UTF-8 (with or without mark), UTF-16 with a mark, or Windows-1252. Raises `Problem`
    `file.too_large`, `file.not_text`, `file.quote_open`, `file.quote_stray`, `file.empty`."""
    if len(content) > LARGEST:
        raise Problem("file.too_large", megabytes=LARGEST // 1_000_000)
    records = list(_records(_text(content)))
    if not records:
        raise Problem("file.empty")
    (_, headings), *rows = records
    return Table(headings, tuple(rows))


def _text(content: bytes) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if marked else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in text:
            return text
    raise Problem("file.not_text")


def _records(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Strictly by the quotation marks: one too many would silently take the rows behind it into its cell."""
    text, separator = _separator(text)
    number = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            cells = tuple(_unguarded(cell.strip()) for cell in record)
            if any(cells):
                yield number, cells
    except csv.Error as error:
        stray = "expected after" in str(error)
        raise Problem("file.quote_stray" if stray else "file.quote_open", row=number + 1) from error


def _separator(text: str) -> tuple[str, str]:
    """The separator that the heading uses most, outside of quotes; a first line `sep=;` (Excel's own) says it."""
    first, _, rest = text.partition("\n")
    said = first.strip()
    if said.lower().startswith("sep=") and len(said) == 5:
        return rest, said[4]
    heading = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(heading.split('"')[::2])
    return text, max(SEPARATORS, key=lambda sign: (outside.count(sign), -SEPARATORS.index(sign)))


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
