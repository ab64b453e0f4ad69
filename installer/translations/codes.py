"""Every code that a person may be told has its sentence, on the screen and on the command line.

A code is a text such as `office.locked`, handed to what carries codes (`SAYERS`). The core also keeps codes in tables and hands
them on, so there every text that looks like one, of a family that is said somewhere, counts: `office` is such a family.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from installer.translations.entry import TOP
from receptionist.telephony.port import Cause

SAYERS = {"Problem": 0, "NotAllowed": 0, "NotFound": 0, "Invalid": 0, "Trouble": None, "Reply": None, "Finding": 2}
"""What carries a code, and which of its arguments that is (None: only by name)."""

CORE, SCREEN = "receptionist", "ui"
SENTENCES = {CORE: ("receptionist/words.py", "ui/words.py"), SCREEN: ("ui/words.py",)}
"""Where the codes of a package need a sentence. The screen's own are never said on the command line."""

COMMAND_LINE = re.compile(r"receptionist/(?:cli/.*|.*/verbs\.py)")
"""What only the command line says needs no sentence on the screen."""

NOT_SAID_IN = ("receptionist/words.py", "receptionist/settings.py", "receptionist/store/migrations/")
"""The sentences themselves; the keys of settings and the columns of tables look like codes."""

COMPLETED = {"station.": tuple(cause for cause in Cause if cause is not Cause.NORMAL)}
"""Codes that are put together at run time: how they begin, and every way in which they may go on."""

CODE = re.compile(r"([a-z_]+)\.[a-z_]+")


@dataclass(frozen=True, slots=True)
class Said:
    """A code, where it is said, and the names of the values said with it (None: they cannot be seen there). `known` is false
    for a code that is put together at run time in a way nobody listed."""

    where: str
    code: str
    values: frozenset[str] | None = None
    known: bool = True


def complaints(top: Path = TOP) -> Iterator[str]:
    """Codes without a sentence (each told once), and sentences that speak of a value which is not said with their code."""
    for package, places in SENTENCES.items():
        said = sorted(said_in(package, top), key=lambda one: _place(one.where))
        yield from (f"{one.where}: a code put together at run time: {one.code}" for one in said if not one.known)
        for place in places:
            heard = [one for one in said if one.known and (place.startswith(package) or not COMMAND_LINE.match(one.where))]
            told = sentences(parse(top / place))
            first = {one.code: one for one in reversed(heard)}
            for code in sorted(first.keys() - told.keys()):
                yield f"{first[code].where}: code {code!r} has no sentence in {place}"
            for one in heard:
                missing = set(re.findall(r"\{(\w+)", told.get(one.code, ""))) - (one.values or set())
                if one.values is not None and missing:
                    yield f"{one.where}: the sentence of {one.code!r} in {place} wants {', '.join(sorted(missing))}"


def _place(where: str) -> tuple[str, int]:
    path, _, line = where.rpartition(":")
    return path, int(line)


def sentences(tree: ast.Module) -> dict[str, str]:
    """The sentences in a table of them, by code; a sentence may stand inside a call that marks it for translation."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    found[key.value] = " ".join(texts(value))
    return found


def said_in(package: str, top: Path) -> set[Said]:
    """Every code that the package says."""
    trees = {path.relative_to(top).as_posix(): parse(path) for path in (top / package).rglob("*.py")}
    said = {one for where, tree in trees.items() for one in _handed_over(where, tree)}
    if package == CORE:
        families = {one.code.partition(".")[0] for one in said if one.known}
        settings = texts(trees.get(NOT_SAID_IN[1], ast.Module([], [])))
        said_at = {(one.where, one.code) for one in said}
        for where, tree in trees.items():
            if not where.startswith(NOT_SAID_IN):
                written = _written_down(where, tree, families, settings)
                said |= {one for one in written if (one.where, one.code) not in said_at}
    return said


def _handed_over(where: str, tree: ast.Module) -> Iterator[Said]:
    """Codes in calls of what carries them. A name is somebody else's code: it counts where it is written."""
    sayers = SAYERS | dict.fromkeys(_own_errors(tree), 0)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        position = sayers.get(name)
        arguments = [keyword.value for keyword in node.keywords if keyword.arg == "code" and name in sayers]
        if position is not None and len(node.args) > position:
            arguments.append(node.args[position])
        for argument in arguments:
            yield from _said(f"{where}:{argument.lineno}", argument, _values(node, by_keyword=position == 0))


def _values(call: ast.Call, *, by_keyword: bool) -> frozenset[str] | None:
    """The names of the values that are handed over with a code: as keywords, or in one table called `values`."""
    if by_keyword:
        names = [keyword.arg for keyword in call.keywords]
        return None if None in names else frozenset(name for name in names if name)
    tables = [keyword.value for keyword in call.keywords if keyword.arg in {"values", None}]
    if not tables and len(call.args) < 4:
        return frozenset()
    if len(tables) == 1 and isinstance(tables[0], ast.Dict) and None not in tables[0].keys:
        return frozenset(key.value for key in tables[0].keys if isinstance(key, ast.Constant) and isinstance(key.value, str))
    return None


def _own_errors(tree: ast.Module) -> Iterator[str]:
    """Classes of this file that inherit from one of ours and keep its constructor."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(isinstance(base, ast.Name) and base.id in SAYERS for base in node.bases):
            yield node.name


def _said(where: str, argument: ast.expr, values: frozenset[str] | None = None) -> Iterator[Said]:
    match argument:
        case ast.Constant(value=str(text)):
            yield Said(where, text, values)
        case ast.IfExp(body=body, orelse=other):
            yield from _said(where, body, values)
            yield from _said(where, other, values)
        case ast.BoolOp(values=choices):
            for choice in choices:
                yield from _said(where, choice, values)
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) if start in COMPLETED:
            for end in COMPLETED[start]:
                yield Said(where, start + end, values)
        case ast.JoinedStr():
            yield Said(where, ast.unparse(argument), known=False)


def _written_down(where: str, tree: ast.Module, families: set[str], settings: set[str]) -> Iterator[Said]:
    """Texts that look like a code of one of these families, wherever they stand; names of files and of settings are none."""
    paths = {id(side) for node in ast.walk(tree) if _is_path(node) for side in (node.left, node.right)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if (found := CODE.fullmatch(text)) and found[1] in families:
                if text not in settings and id(node) not in paths:
                    yield Said(f"{where}:{node.lineno}", text)
            case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) if start.removesuffix(".") in families:
                if not any(key.startswith(start) for key in settings):
                    yield from _said(f"{where}:{node.lineno}", node)


def _is_path(node: ast.AST) -> TypeGuard[ast.BinOp]:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)


def parse(path: Path) -> ast.Module:
    """The file's tree, an empty one where there is no such file."""
    return ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])


def texts(tree: ast.AST) -> set[str]:
    """The texts that stand in a piece of source."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
