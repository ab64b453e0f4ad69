"""Searching as people type: without case and accents, by one rule on both engines.

SQLite knows the case of ASCII letters alone, and PostgreSQL's accents come with an extension that not every server has.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, String, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

_MARKS = ("\u0300", "\u036f")
"""The first and the last of Unicode's combining diacritical marks."""
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ς": "σ"}
_PAIRS = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
"""Letters that Unicode takes apart for nobody, and how they are typed on another keyboard."""
PLAIN = str.maketrans(_LETTERS | _PAIRS)
"""The same for `str.translate`, of small letters."""


def folded(text: str) -> str:
    """Without case and accents: `Niccolò MÜLLER, Straße` is `niccolo muller, strasse`."""
    if text.isascii():
        return text.lower()
    first, last = _MARKS
    letters = (sign for sign in unicodedata.normalize("NFKD", text) if not first <= sign <= last)
    return "".join(letters).casefold().translate(PLAIN)


def teach(connection: sqlite3.Connection) -> None:
    """Let SQLite fold too."""
    connection.create_function("folded", 1, lambda text: None if text is None else folded(text), deterministic=True)


class Folded(FunctionElement[str]):
    """A column's text, folded by the engine."""

    inherit_cache = True
    type = String()


@compiles(Folded, "sqlite")
def _on_sqlite(element: Folded, compiler: SQLCompiler, **how: Any) -> str:
    return f"folded({compiler.process(element.clauses, **how)})"


@compiles(Folded, "postgresql")
def _on_postgresql(element: Folded, compiler: SQLCompiler, **how: Any) -> str:
    """`lower` is the database's own: in one of locale C it knows the letters that are left after the accents are gone."""
    text = f"normalize({compiler.process(element.clauses, **how)}, NFKD)"
    text = f"lower(regexp_replace({text}, '[{_MARKS[0]}-{_MARKS[1]}]', '', 'g'))"
    for letter, pair in _PAIRS.items():
        text = f"replace({text}, '{letter}', '{pair}')"
    return f"translate({text}, '{''.join(_LETTERS)}', '{''.join(_LETTERS.values())}')"


def mentions(columns: Iterable[SQLColumnExpression[Any]], words: str) -> ColumnElement[bool]:
    """Whether `words` stand in any of the columns, in part, without case and accents."""
    wanted = folded(words)
    return or_(*(Folded(column).contains(wanted, autoescape=True) for column in columns))
