"""Whether a line of news says that somebody is out, or that they are not, or are back."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple


class State(Enum):
    """What is said of somebody; IN: they are not out."""

    OUT = auto()
    IN = auto()


class Said(NamedTuple):
    """What is said, and where in the line."""

    state: State
    start: int


_OUT = re.compile(
    r"(?:\b(?:out|away|off|absent|unavailable|unreachable|sick|ill|busy|travell?ing|fuori|assente|indisponibile|irraggiungibile|via|malat[oa]|occupat[oa]|impegnat[oa]"
    r"|(?:in|on) (?:a )?(?:meeting|holiday|vacation|court|leave)"
    r"|(?:in|al?) (?:riunione|ferie|tribunale|udienza|viaggio|trasferta|permesso|malattia)"
    r"|non ci sono(?=\s*(?:$|[,;.]|oggi|domani|stamattina|per|dalle|dal))"
    r"|non (?:c'?e'?|c.è|(?:è )?(?:(?:in )?(?:sede|ufficio)|disponibile|raggiungibile)|risponde|lavora)"
    r"|can(?:not|['’]t| not) be reached)"
    r"|(?:\bnot|n['’]t) (?:available|reachable|there|here|in(?! (?:a )?(?:meeting|holiday|vacation|court))))\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?<!call )(?<!call-)(?<!ring )\bback\b|\b(?:returned|(?:ri)?tornat[oaie]|rientrat[oaie]"
    r"|di (?:nuovo|ritorno) (?:in (?:sede|ufficio)|qui)|(?:here|available|in) again)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:not|non|never|mai|no longer|no more)\b|n['’]t\b)"
    r"(?:\s+(?:è|e'|e’|is|are|was|be|been|being|sono|sta|sarà|più|piu|ora|adesso|now|currently|oggi|today|domani|tomorrow"
    r"|really|yet|ancora|going|to|in|at all))*\s*$",
    re.IGNORECASE,
)


_HERE = re.compile(
    r"\b(?:in|in the office|at work|at (?:his|her|their) desk|available|free|reachable|work(?:s|ing)"
    r"|in (?:ufficio|sede)|al lavoro|c['’]è|c['’]e['’]|presente|disponibile|raggiungibile|liber[oa]|lavora)"
    r",?\s+(?:(?:today|oggi|only|solo)\s+)*(?:till|until|fino|sino)\b",
    re.IGNORECASE,
)


def here_until_in(text: str) -> set[State]:
    """What it says of somebody who is there until a time (`in till 15`): IN, or OUT of who is not."""
    return {_of(State.IN, text, one) for one in _HERE.finditer(text)}


def states_in(text: str) -> list[Said]:
    """All that it says of that, in order. Who is not back is out."""
    found = [Said(_of(State.OUT, text, one), one.start()) for one in _OUT.finditer(text)]
    found += [Said(_of(State.IN, text, one), one.start()) for one in _BACK.finditer(text)]
    return sorted(found, key=lambda one: one.start)


def _of(state: State, text: str, found: re.Match[str]) -> State:
    """What is said, or its contrary where a word for not stands before it."""
    before = re.split(r"[,;]", text[: found.start()])[-1]
    if not _NOT.search(before):
        return state
    return State.IN if state is State.OUT else State.OUT
