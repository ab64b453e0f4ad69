"""A form of address that stands inside a name (`Avv. Paolo Conti`, `Ferri Dott.ssa Elena`): people are found by their names,
and it is said before them. Pure."""

from __future__ import annotations

import re

from receptionist.clients.news.names import TITLES
from receptionist.clients.texts import words_of

_NO_NAMES = "studio ufficio office segreteria segretaria assistente assistant secretary reception centralino team e ed and und"
NO_NAMES = frozenset(_NO_NAMES.split())
"""Beside these the title is another's (`Studio Avv. Conti`), or there are two people."""
LEAST_SPELT = 5
"""Letters of a title that is spelt out; a shorter one without its point may be a name (`Ing Wei`)."""
_STUCK = re.compile(r"(?<=[^\W\d_]\.)(?=[A-ZÀ-Þ][^\W\d_])")


def apart(name: str) -> tuple[str, str]:
    """The title and the name without it; where there is none, or nothing else, an empty title and the name as it is."""
    words = [piece for word in name.split() for piece in ([word] if _named(word) else _STUCK.split(word))]
    there = [n for n, word in enumerate(words) if _is_title(word, first=all(map(_named, words[:n])), alone=len(words) < 3)]
    rest = [word for n, word in enumerate(words) if n not in there]
    together = there == list(range(there[0], there[-1] + 1)) if there else False  # else they are of several people
    if not rest or not together or any(_bare(word) in NO_NAMES for word in rest):
        return "", name
    return " ".join(words[n] for n in there), " ".join(rest)


def _is_title(word: str, *, first: bool, alone: bool) -> bool:
    """`first`: nothing but titles stands before it; `alone`: one word stands beside it."""
    return _named(word) and ("." in word or (first and (len(word) >= LEAST_SPELT or not alone)))


def _named(word: str) -> bool:
    return _bare(word) in TITLES


def _bare(word: str) -> str:
    return "".join(words_of(word))
