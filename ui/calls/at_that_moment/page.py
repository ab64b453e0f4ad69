"""Writes the page for a client: as HTML, or printed to PDF."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from receptionist.calls.client_page import client_page
from receptionist.calls.past_moment import Picture
from receptionist.clients.profile import Profile
from receptionist.files import put

MARGIN = 18
"""Millimetres around what is printed."""


def write_page(
    file: Path, shown: Picture, profile: Profile, office: str, made: datetime, names: Mapping[str, str] | None
) -> None:
    """Write it, whole or not at all; a name that ends in .pdf is a PDF. Blocks. Raises as `receptionist.files.put`."""
    page = client_page(shown, profile, office, made, names)
    put(file, printed(page) if file.suffix.lower() == ".pdf" else page.encode())


def printed(page: str) -> bytes:
    """The page as PDF, A4."""
    content = QByteArray()
    device = QBuffer(content)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    paper = QPdfWriter(device)
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paper.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setHtml(page)
    document.print_(paper)
    device.close()
    return bytes(content.data())
