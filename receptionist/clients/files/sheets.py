"""Spreadsheets as Excel and LibreOffice keep them (XLSX, XLS, ODS): read as values, written as text.

Formulas are never worked out and macros never run: what is read is what the spreadsheet showed when it was saved. Before
anything is opened it is measured: a small file can unpack into more than any memory holds.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from receptionist.clients.files.kinds import Kind, unzipped
from receptionist.clients.files.tables import LARGEST, MOST_ROWS, Merged, Row, Table
from receptionist.clients.texts import clean
from receptionist.errors import Problem

LARGEST_UNPACKED = 300_000_000
"""Bytes of all parts of a file together."""
MOST_CELLS = 6_000_000
"""Cells between the first and the last that is filled, whether filled or not: so many are held while a sheet is read."""
MOST_IN_CELL = 32_767
"""Characters that a cell can hold (Excel's own limit)."""
LARGEST_TEXT = 12 * MOST_IN_CELL
"""Bytes between two marks of a sheet: the longest text of a cell, each character of it written as the longest entity."""
LARGEST_STRING = 8_000_000
"""Bytes of one text among those that cells share, with its fonts and colours."""

Follow = Callable[[int, int], None]


def read_workbook(content: bytes, kind: Kind, follow: Follow = lambda _done, _of: None) -> list[Table]:
    """The visible sheets that have something on them. `follow` hears how many rows of how many are read, and may raise. Raises
    `Problem` `file.too_large`, `file.unpacks_too_large`, `file.too_many_rows`, `file.too_many_cells`, `file.text_too_long`,
    `file.locked`, `file.damaged`, `file.empty`."""
    if len(content) > LARGEST:
        raise Problem("file.too_large", megabytes=LARGEST // 1_000_000)
    merged = _measure(content, kind)
    tables = [table for table in _sheets(content, merged, follow) if table.rows]
    if not tables:
        raise Problem("file.empty")
    return tables


def _sheets(content: bytes, merged: list[tuple[Merged, ...]], follow: Follow) -> Iterator[Table]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for i, about in enumerate(workbook.sheets_metadata):
            if about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet:
                sheet = workbook.get_sheet_by_index(i)
                yield Table(tuple(_rows(sheet, follow)), about.name, _merged(sheet, merged[i] if i < len(merged) else ()))
    except PasswordError as error:
        raise Problem("file.locked") from error
    except CalamineError as error:
        raise Problem("file.damaged") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own word for a file that it cannot make sense of
            raise Problem("file.damaged") from None
        raise


def _rows(sheet: Any, follow: Follow) -> Iterator[Row]:
    if sheet.height * sheet.width > MOST_CELLS:
        raise Problem("file.too_many_cells")
    first, kept = sheet.start or (0, 0), 0
    for i, values in enumerate(sheet.iter_rows()):
        cells = tuple(map(_said, values))
        if not i % 1000:
            follow(i, sheet.height)
        if any(cells):
            kept += 1
            if kept > MOST_ROWS:
                raise Problem("file.too_many_rows", most=MOST_ROWS)
            yield first[0] + i + 1, cells


def _merged(sheet: Any, measured: tuple[Merged, ...]) -> tuple[Merged, ...]:
    """Columns are counted from the first that has something in it, as the rows' cells are."""
    left = (sheet.start or (0, 0))[1]
    ranges = sheet.merged_cell_ranges or ()
    told = tuple(Merged(top + 1, bottom + 1, first, last) for (top, first), (bottom, last) in ranges)
    return tuple(Merged(one.top, one.bottom, one.left - left, one.right - left) for one in told or measured if one.left >= left)


def _said(value: object) -> str:
    """A value as one would type it; of a number too long for its digits to be kept only what a spreadsheet shows."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return _number(float(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, (date, timedelta)):
        return str(value)
    return ""


def _number(value: float) -> str:
    shown = f"{value:.2E}"
    if abs(value) >= 1e15 or (abs(value) >= 1e11 and float(shown) == value):  # what it showed was typed over what it was
        return shown
    return str(int(value)) if value.is_integer() else repr(round(value, 10))


# ---- measuring what is not opened yet


def _measure(content: bytes, kind: Kind) -> list[tuple[Merged, ...]]:
    """Raises `Problem` for what would not fit; returns the merged cells of each sheet where the reader cannot tell (ODS)."""
    if kind == Kind.XLS:
        return []
    with unzipped(content) as packed:
        if kind == Kind.ODS:
            return _measure_ods(packed)
        _measure_xlsx(packed)
        return []


def _unpacked(packed: zipfile.ZipFile, left: list[int], part: zipfile.ZipInfo, gaps: Sequence[_Gap]) -> Iterator[bytes]:
    """A part piece by piece. How large it says it is counts for nothing."""
    part.file_size = 2 * LARGEST_UNPACKED
    with packed.open(part) as opened:
        while piece := opened.read(1 << 16):
            for gap in gaps:
                gap.follow(piece)
            left[0] -= len(piece)
            if left[0] < 0:
                raise Problem("file.unpacks_too_large", megabytes=LARGEST_UNPACKED // 1_000_000)
            yield piece


class _Gap:
    """How far one mark stands from the next, over all pieces of a part. Raises `Problem` `file.text_too_long`."""

    def __init__(self, mark: bytes, most: int) -> None:
        self._mark, self._most, self._since = mark, most, 0

    def follow(self, piece: bytes) -> None:
        """Pieces are shorter than what is allowed, so within one nothing is too long."""
        last = piece.rfind(self._mark)
        if self._since + (len(piece) if last < 0 else piece.find(self._mark)) > self._most:
            raise Problem("file.text_too_long", most=MOST_IN_CELL)
        self._since = self._since + len(piece) if last < 0 else len(piece) - last


def _shared_texts(part: zipfile.ZipInfo) -> list[_Gap]:
    """What is measured where texts stand beside the sheets that share them."""
    shared = part.filename.lower() == "xl/sharedstrings.xml"
    return [_Gap(b"<", LARGEST_TEXT), _Gap(b"si>", LARGEST_STRING)] if shared else []


_CELLS = b"sheetData"
"""What stands in a sheet, and in no other part."""


def _measure_xlsx(packed: zipfile.ZipFile) -> None:
    """The reader takes for a sheet what the package says is one, wherever it stands and however it is written."""
    left = [LARGEST_UNPACKED]
    for part in packed.infolist():
        if _has_cells(_unpacked(packed, left, part, _shared_texts(part))):
            ruler, again = _XlsxRuler(), [LARGEST_UNPACKED]
            _follow(_unpacked(packed, again, part, [_Gap(b"<", LARGEST_TEXT)]), ruler.begin)


def _has_cells(pieces: Iterable[bytes]) -> bool:
    found, tail = False, b""
    for piece in pieces:
        found = found or _CELLS in tail + piece
        tail = piece[1 - len(_CELLS) :]
    return found


Begin = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def _follow(pieces: Iterable[bytes], begin: Begin, end: End | None = None, namespace_separator: str | None = None) -> None:
    """Tells of every element of a part where it begins and ends. Raises `Problem` `file.damaged` for what is no XML."""
    reader = expat.ParserCreate(namespace_separator=namespace_separator)
    reader.StartElementHandler, reader.EndElementHandler = begin, end
    reader.StartDoctypeDeclHandler = _no_doctype
    try:
        for piece in pieces:
            reader.Parse(piece)
    except expat.ExpatError as error:
        raise Problem("file.damaged") from error


_PLACE = re.compile("([A-Za-z]{1,3})([0-9]{1,7})")
_FILLED = frozenset({"v", "is"})


class _XlsxRuler:
    """How far the cells that are filled reach. What does not say where it stands stands behind the one before."""

    def __init__(self) -> None:
        self._row = self._column = self._rows = self._columns = self._filled = 0
        self._place: str | None = None

    def begin(self, name: str, about: dict[str, str]) -> None:
        """Whatever the prefix of the elements. There are millions of them: a place is read where something stands in it."""
        kind = name[name.rfind(":") + 1 :] if ":" in name else name
        if kind == "c":
            place = about.get("r")
            if place is None:
                self._column = self._here()[1] + 1
            self._place = place
        elif kind in _FILLED:
            self._fill()
        elif kind == "row":
            said = about.get("r", "")
            self._row = int(said) if said.isdecimal() and len(said) < 9 else self._row + 1
            self._column, self._place = 0, None

    def _here(self) -> tuple[int, int]:
        found = _PLACE.fullmatch(self._place) if self._place is not None else None
        return (self._row, self._column) if found is None else (int(found[2]), _column(found[1]))

    def _fill(self) -> None:
        row, column = self._here()
        if row > self._rows or column > self._columns:
            self._rows, self._columns = max(row, self._rows), max(column, self._columns)
        self._filled += 1
        if max(self._rows * self._columns, self._filled) > MOST_CELLS:
            raise Problem("file.too_many_cells")


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _measure_ods(packed: zipfile.ZipFile) -> list[tuple[Merged, ...]]:
    left, ruler = [LARGEST_UNPACKED], _OdsRuler()
    for part in packed.infolist():
        if part.filename == "content.xml":
            pieces = _unpacked(packed, left, part, [_Gap(b"<", LARGEST_TEXT)])
            _follow(pieces, ruler.begin, ruler.end, namespace_separator=" ")
        else:
            for _piece in _unpacked(packed, left, part, ()):
                pass
    return [tuple(merged) for merged in ruler.merged]


def _no_doctype(*_about: object) -> None:
    """Spreadsheets have none; who writes one wants to define what unpacks without end."""
    raise Problem("file.damaged")


_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "


class _OdsRuler:
    """Follows the rows and columns of an ODS: which cells are one, and how far those that are filled reach."""

    def __init__(self) -> None:
        self.merged: list[list[Merged]] = []
        self._row = self._column = self._rows = self._columns = self._repeated = 0

    def begin(self, name: str, about: dict[str, str]) -> None:
        if name == f"{_TABLE}table":
            self.merged.append([])
            self._row = self._rows = self._columns = 0
        elif name == f"{_TABLE}table-row":
            self._column, self._repeated = 0, _count(about, "number-rows-repeated")
        elif name in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            self._cell(about)

    def _cell(self, about: dict[str, str]) -> None:
        wide = _count(about, "number-columns-repeated")
        if any(key.endswith(" value-type") for key in about):
            self._rows, self._columns = self._row + self._repeated, max(self._columns, self._column + wide)
            if self._rows * self._columns > MOST_CELLS:
                raise Problem("file.too_many_cells")
        down, across = _count(about, "number-rows-spanned"), _count(about, "number-columns-spanned")
        if (down > 1 or across > 1) and self.merged:
            top = self._row + 1
            self.merged[-1].append(Merged(top, top + down - 1, self._column, self._column + across - 1))
        self._column += wide

    def end(self, name: str) -> None:
        if name == f"{_TABLE}table-row":
            self._row += self._repeated


def _count(about: dict[str, str], name: str) -> int:
    text = about.get(f"{_TABLE}{name}", "1")
    return int(text) if text.isdecimal() and len(text) < 9 else 1


# ---- writing


Sheet = tuple[str, Sequence[str], Iterable[Sequence[str]]]
"""Its name, its headings and its rows."""


def write_workbook(*sheets: Sheet) -> bytes:
    """Everything as text: a zero at the beginning stays, and nothing in it is ever a formula or a link. Raises `Problem`
    `file.cell_too_long`."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        for sheet in sheets:
            _write_sheet(workbook, *sheet)
    return out.getvalue()


def _write_sheet(workbook: Any, name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    page = workbook.add_worksheet(name)
    text = workbook.add_format({"num_format": "@", "valign": "top"})
    bold = workbook.add_format({"num_format": "@", "bold": True})
    widths = [len(heading) for heading in headings]
    page.set_column(0, len(headings) - 1, None, text)
    for i, cells in enumerate([headings, *rows]):
        for j, cell in enumerate(cells):
            if len(cell) > MOST_IN_CELL:
                raise Problem("file.cell_too_long", row=i + 1, heading=headings[j], most=MOST_IN_CELL)
            if cell:
                page.write_string(i, j, cell, text if i else bold)
                widths[j] = max(widths[j], max(map(len, cell.split("\n"))))
    for j, width in enumerate(widths):
        page.set_column(j, j, min(max(width + 2, 8), 60), text)
    page.freeze_panes(1, 0)
