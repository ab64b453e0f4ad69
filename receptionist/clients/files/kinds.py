"""What a file is by what stands in it: names lie, and a spreadsheet saved as a web page is still called .xls."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from receptionist.clients.files.tables import MARKED_UTF_16
from receptionist.errors import Problem
from receptionist.files import SQLITE_HEADER


class Kind(StrEnum):
    """What can be read."""

    TEXT = "text"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CARDS = "cards"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of Office 97-2003, and encrypted ones of today, begin (MS-CFB)."""
ZIP = b"PK\x03\x04"
CARD = re.compile(r"^\s*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
CALENDAR = re.compile(
    r"\s*BEGIN[ \t]*:[ \t]*(?:VCALENDAR|VEVENT|VTODO|VJOURNAL|VFREEBUSY|VTIMEZONE|VALARM)[ \t]*$", re.IGNORECASE | re.MULTILINE
)
"""A calendar, or a part of one (RFC 5545, 3.6)."""

_BEGINNINGS = (
    (SQLITE_HEADER, "SQLite"), (b"%PDF-", "PDF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"), (b"{\\rtf", "RTF"), (b"\x1f\x8b", "GZIP"), (b"7z\xbc\xaf", "7-Zip"), (b"Rar!", "RAR"),
    (b"MZ", "Windows EXE"), (b"\x7fELF", "ELF"), (b"ID3", "MP3"), (b"OggS", "Ogg"), (b"II*\x00", "TIFF"), (b"MM\x00*", "TIFF"),
)  # fmt: skip
_MARKUP = (
    ("<!doctype html", "HTML"),
    ("<html", "HTML"),
    ("<table", "HTML"),
    ("<?xml", "XML"),
)
MOST_HEADERS = 60
"""Lines in which those of a mail are looked for."""
_FIELD = re.compile(r"[!-9;-~]+:(?:\s|$)")
_MAIL = re.compile(
    r"^(return-path|received|delivered-to|message-id|mime-version|content-type|from|to|subject|date):(?=\s)",
    re.IGNORECASE | re.MULTILINE,
)
_IN_ZIP = (
    ("xl/workbook.xml", Kind.XLSX), ("xl/workbook.bin", "XLSB"), ("word/document.xml", "Word"),
    ("ppt/presentation.xml", "PowerPoint"), ("Index/Document.iwa", "Numbers"),
)  # fmt: skip
_IN_OLE = (("WordDocument", "Word"), ("PowerPoint Document", "PowerPoint"), ("__properties_version1.0", "Outlook"))


@contextmanager
def unzipped(content: bytes) -> Iterator[zipfile.ZipFile]:
    """The parts of a packed file. Raises `Problem` `file.damaged` for whatever goes wrong with them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield packed
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError) as error:
        raise Problem("file.damaged") from error


def kind_of(content: bytes) -> Kind:
    """Raises `Problem` `file.other_kind` (`kind`: a name that people know it by), `file.damaged`."""
    found = _found(content)
    if isinstance(found, Kind):
        return found
    raise Problem("file.other_kind", kind=found)


def _found(content: bytes) -> Kind | str:
    if content.startswith(OLE):
        return next((name for stream, name in _IN_OLE if stream.encode("utf-16-le") in content), Kind.XLS)
    if content.startswith(ZIP):
        return _in_zip(content)
    for beginning, name in _BEGINNINGS:
        if content.startswith(beginning):
            return name
    text = _beginning(content)
    if CALENDAR.match(text):
        return "iCalendar"
    if CARD.search(text):
        return Kind.CARDS
    other = "EML" if _is_mail(text) else Kind.TEXT
    return next((name for mark, name in _MARKUP if text.lstrip().lower().startswith(mark)), other)


def _is_mail(text: str) -> bool:
    """It begins with the headers of a mail (RFC 5322, 2.2)."""
    lines = [line for line in text.split("\n") if line][:MOST_HEADERS]
    begins = bool(lines) and (_FIELD.match(lines[0]) is not None or lines[0].startswith("From "))
    return begins and len(set(map(str.lower, _MAIL.findall("\n".join(lines))))) > 1


def _in_zip(content: bytes) -> Kind | str:
    with unzipped(content) as packed:
        names = set(packed.namelist())
        mime = packed.open("mimetype").read(100) if "mimetype" in names else b""
    if mime.startswith(b"application/vnd.oasis.opendocument"):
        return Kind.ODS if b".spreadsheet" in mime else "OpenDocument"
    return next((kind for name, kind in _IN_ZIP if name in names), "ZIP")


def _beginning(content: bytes) -> str:
    """The first few thousand characters, in whatever alphabet they are."""
    return _decoded(content[:8000]).lstrip("\ufeff").replace("\r", "\n")


def _decoded(start: bytes) -> str:
    if start.startswith(MARKED_UTF_16):
        return start.decode("utf-16", "replace")
    if start[:2] in {b"\x00B", b"B\x00"}:  # a card in UTF-16 without its mark
        return start.decode("utf-16-be" if start[0] == 0 else "utf-16-le", "replace")
    return start.decode("utf-8", "replace")
