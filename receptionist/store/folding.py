"""Searching as people type: without case and accents, by one rule on both engines.

SQLite knows the case of ASCII letters alone, and PostgreSQL's accents come with an extension that not every server has.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, String, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from receptionist.store.letters import LETTERS, MARKS, PAIRS, folded


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
    text = f"lower(regexp_replace({text}, '[{MARKS[0]}-{MARKS[1]}]', '', 'g'))"
    for letter, pair in PAIRS.items():
        text = f"replace({text}, '{letter}', '{pair}')"
    return f"translate({text}, '{''.join(LETTERS)}', '{''.join(LETTERS.values())}')"


def mentions(columns: Iterable[SQLColumnExpression[Any]], words: str) -> ColumnElement[bool]:
    """Whether `words` stand in any of the columns, in part, without case and accents."""
    wanted = folded(words)
    return or_(*(Folded(column).contains(wanted, autoescape=True) for column in columns))
