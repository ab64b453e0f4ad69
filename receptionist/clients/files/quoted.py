"""Texts in a cell as they are, whatever stands in them.

A cell says a text plainly as long as reading gives it back. What a spreadsheet or an import would take from it (blanks around
it, marks that nobody sees, the commas of a list) stands between quotation marks, as in JSON: `"Prima riga\\nseconda riga"`.
Marks alone quote nothing: a company that is written `"Il Gufo"` is called so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from receptionist.clients.texts import UNSEEN, clean, one_line

QUOTED = r'"(?:[^"\\]|\\.){0,10000}+"'
"""A text between quotation marks, as a pattern: in none of ours is it longer."""
_LITERAL = re.compile(QUOTED, re.DOTALL)
NO_XML = re.compile("[\ufffe\uffff]")
"""What no XML can say (XML 1.0, 2.2)."""
_LOST = re.compile(rf'{UNSEEN.pattern}|{NO_XML.pattern}|[^\S ]|(?<=^") |(?<= ) | (?="$)')
"""What a cell, or a line of one, would lose."""
_ITEM = re.compile(rf"\s*(?:(?P<quoted>{QUOTED})\s*(?=[,;\n]|$)|(?P<plain>[^,;\n]*))(?:[,;\n]|$)", re.DOTALL)
_BETWEEN = re.compile(r"[,;\n]")


def quoted(text: str) -> str:
    """Between quotation marks, in one line that nothing is taken from."""
    return _LOST.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def unquoted(text: str) -> str | None:
    """What stands between quotation marks; None: they are none of ours."""
    if not _LITERAL.fullmatch(text):
        return None
    try:
        said = str(json.loads(text))
        said.encode("utf-8")
    except ValueError:  # half a letter, too
        return None
    return said


def as_cell(text: str, *, in_one_line: bool = False) -> str:
    """The text as a cell says it; `in_one_line`: where line breaks and further blanks are read as one."""
    stays = (one_line if in_one_line else clean)(text) == text and not NO_XML.search(text)
    return text if stays and meant(text) == text else quoted(text)


def meant(cell: str) -> str:
    """The text that a cell says."""
    found = unquoted(cell) if "\\" in cell else None
    return cell if found is None else found


def as_line(text: str) -> str:
    """As `as_cell`, for a text that has a line of its own in a cell."""
    return as_cell(text, in_one_line=True)


def write_list(items: Iterable[str]) -> str:
    """The items, between commas."""
    return ", ".join(_item(one) for one in items if one)


def _item(text: str) -> str:
    return quoted(text) if _BETWEEN.search(text) or text.startswith('"') else as_line(text)


def read_list(cell: str) -> tuple[str, ...]:
    """The items between commas, semicolons or line breaks, each once."""
    found = (_read_item(one) for one in _ITEM.finditer(cell))
    return tuple(dict.fromkeys(item for item in found if item))


def _read_item(found: re.Match[str]) -> str:
    text = found["quoted"]
    if text is None:
        return found["plain"].strip()
    said = unquoted(text) if "\\" in text or _BETWEEN.search(text) else None
    return text if said is None else said
