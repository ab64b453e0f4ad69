"""Every code that a person may be told has its sentence, on the screen and on the command line."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from installer.translations.entry import TOP

SAYERS = {"Problem": 0, "NotAllowed": 0, "NotFound": 0, "Invalid": 0, "Trouble": None, "Reply": None, "Finding": 2}
"""What carries a code, and which of its arguments that is (None: only by name)."""

SENTENCES = {"receptionist": ("receptionist/words.py", "ui/words.py"), "ui": ("ui/words.py",)}
"""Where the codes of a package need a sentence. The screen's own are never said on the command line."""


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """A code, and where it is said. `code` None: it is put together at run time, and nobody can check it."""

    where: str
    code: str | None


def complaints(top: Path = TOP) -> Iterator[str]:
    """Codes without a sentence."""
    for package, places in SENTENCES.items():
        said = sorted(said_in(top / package, top), key=lambda one: one.where)
        known = {place: constants(top / place) for place in places}
        for one in said:
            if one.code is None:
                yield f"{one.where}: a code put together at run time"
                continue
            for place in places:
                if one.code not in known[place]:
                    yield f"{one.where}: code {one.code!r} has no sentence in {place}"


def said_in(folder: Path, top: Path) -> Iterator[Said]:
    """Every code that the package says."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        sayers = SAYERS | dict.fromkeys(_own_errors(tree), 0)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for code in _codes(node, sayers):
                    yield Said(f"{path.relative_to(top).as_posix()}:{node.lineno}", code)


def _own_errors(tree: ast.Module) -> Iterator[str]:
    """Classes of this file that inherit from one of ours and keep its constructor."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(isinstance(base, ast.Name) and base.id in SAYERS for base in node.bases):
            yield node.name


def _codes(call: ast.Call, sayers: dict[str, int | None]) -> Iterator[str | None]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in sayers:
        return
    position = sayers[name]
    arguments = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    if position is not None and len(call.args) > position:
        arguments.append(call.args[position])
    for argument in arguments:
        yield from _texts(argument)


def _texts(argument: ast.expr) -> Iterator[str | None]:
    """The texts that the expression may be; a name or a call is somebody else's code, checked where it is said first."""
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _texts(body)
            yield from _texts(other)
        case ast.BoolOp(values=values):
            for value in values:
                yield from _texts(value)
        case ast.JoinedStr():
            yield None


def constants(path: Path) -> set[str]:
    """The texts that stand in the file; none where there is no such file."""
    if not path.exists():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
