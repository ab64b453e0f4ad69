"""Spreadsheets as the programs of an office write them, made for tests."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Collection, Sequence
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

Cell = str | float | int | bool | None
Rows = Sequence[Sequence[Cell]]


def xlsx(rows: Rows, merged: Sequence[tuple[int, int, int, int]] = (), hidden: Collection[str] = (), **more: Any) -> bytes:
    """One sheet, and further ones by name, those of `hidden` out of sight; `merged` are ranges (first row, first column, last
    row, last column, from 0)."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        for name, each in {"Foglio1": rows, **more}.items():
            sheet = workbook.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for i, row in enumerate(each):
                for j, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(i, j, cell)
            if name == "Foglio1":
                for top, left, bottom, right in merged:
                    sheet.merge_range(top, left, bottom, right, rows[top][left])
    return out.getvalue()


def repacked(workbook: bytes, **parts: bytes) -> bytes:
    """The file with some of its parts replaced or added (`__` in a name is `/`, `_xml` is `.xml`)."""
    new = {name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): part for name, part in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in {*old.namelist(), *new}:
            packed.writestr(name, new.get(name) if name in new else old.read(name))
    return out.getvalue()


_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def with_cells(cells: str) -> bytes:
    """An XLSX whose one sheet holds these rows of XML."""
    return repacked(xlsx([["x"]]), xl__worksheets__sheet1_xml=_SHEET.format(cells).encode())


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)
_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def ods(body: str | Rows) -> bytes:
    """LibreOffice's; `body` is the XML of its tables, or the rows of one."""
    if not isinstance(body, str):
        body = f'<table:table table:name="S">{"".join(map(_ods_row, body))}</table:table>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", _MANIFEST)
        packed.writestr("content.xml", _ODS.format(body))
    return out.getvalue()


def _ods_row(row: Sequence[Cell]) -> str:
    return f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>"


def ods_cell(cell: Cell, spanned: int = 1, repeated: int = 1) -> str:
    """A cell over so many rows, or so many columns of the same."""
    about = f'table:number-rows-spanned="{spanned}" table:number-columns-repeated="{repeated}"'
    if cell is None:
        return f"<table:table-cell {about}/>"
    if isinstance(cell, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
        return f'<table:table-cell office:value-type="string" {about}>{lines}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{cell}" {about}/>'


def xls(rows: Rows) -> bytes:
    """Excel 97's: BIFF8 records (MS-XLS) in one stream of a compound file (MS-CFB)."""
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            if isinstance(cell, str):
                text = cell.encode("utf-16-le")
                sheet += _record(0x0204, struct.pack("<HHHHB", i, j, 0, len(text) // 2, 1) + text)
            elif cell is not None:
                sheet += _record(0x0203, struct.pack("<HHHd", i, j, 0, float(cell)))
    sheet += _record(0x000A, b"")
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    end = _record(0x000A, b"")
    name = b"Foglio1"
    at = len(begin) + 4 + 8 + len(name) + len(end)
    bound = _record(0x0085, struct.pack("<IBBBB", at, 0, 0, len(name), 0) + name)
    return _compound("Workbook", begin + bound + end + sheet)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound(name: str, stream: bytes) -> bytes:
    """Sector 0 is the table of sectors, 1 the directory, the stream follows."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    assert len(chain) <= 128, "one sector of the table is enough here"
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack(
        "<109I", 0, *[0xFFFFFFFF] * 108
    )
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + _entry(name, 2, 2, len(stream), 0xFFFFFFFF)
    return head + table + directory.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw), kind, 1, none, none, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
