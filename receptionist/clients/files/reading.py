"""A file of clients or people, whatever it is called, understood: the one door for everything that can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from receptionist.clients.files.apart import read_apart
from receptionist.clients.files.cards import read_cards
from receptionist.clients.files.columns import grouped_meaning
from receptionist.clients.files.entries import Contents, understand
from receptionist.clients.files.kinds import Kind, kind_of
from receptionist.clients.files.tables import LARGEST, read_table
from receptionist.clients.texts import normal
from receptionist.errors import Problem

Follow = Callable[[int, int], None]


def read_contents(
    content: bytes,
    named: Mapping[str, str] | None = None,
    *,
    of_one: bool = False,
    follow: Follow = lambda _done, _of: None,
) -> Contents:
    """`named`: the meanings of headings that somebody has given (see `understand`). `of_one`: all of it is about one client, so
    that the companies on cards are not clients. Raises `Problem` as `read_table`, `read_workbook`, `read_cards`, `kind_of`."""
    if len(content) > LARGEST:
        raise Problem("file.too_large", megabytes=LARGEST // 1_000_000)
    named = named or {}
    kind = kind_of(content)
    if kind == Kind.CARDS:
        return read_cards(content, of_one=of_one, follow=follow)
    if kind == Kind.TEXT:
        return understand([read_table(content, lambda cell: normal(cell) in named or bool(grouped_meaning(cell)))], named)
    return understand(read_apart(content, kind, follow), named)
