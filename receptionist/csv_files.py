"""Tables for people's spreadsheets: CSV as it is read here, whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from receptionist.files import writing


def write_rows(path: Path, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write the rows as CSV (UTF-8 with BOM, semicolons), each as it comes. How many there were. Raises as `files.writing`."""
    count = 0
    with writing(path) as file:
        text = io.TextIOWrapper(file, "utf-8-sig", errors="replace", newline="")
        writer = csv.writer(text, delimiter=";")
        writer.writerow(heading)
        for row in rows:
            writer.writerow([_harmless(cell) for cell in row])
            count += 1
        text.detach()
    return count


def _harmless(cell: str) -> str:
    """A spreadsheet runs what begins like a formula (OWASP, CSV injection); a number in E.164 is left as it is."""
    if cell[:1] in "=@-\t\r" or (cell[:1] == "+" and not cell[1:].isdigit()):
        return "'" + cell
    return cell
