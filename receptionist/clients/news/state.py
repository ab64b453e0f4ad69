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
    """What is said, and where in the line: from `start` to before `end`; a word for not before it stands from `first`."""

    state: State
    start: int
    end: int
    first: int


_NOT_YET = r"(?:\s+(?:yet|be|coming|currently|today|tomorrow|actually|going\s+to\s+be))*\s+"
_WILL_BE = r"(?:(?:è|sono|sarà|sara|sara['’]|sarò|saro|saranno|siamo)\s+)?(?:ancora\s+|più\s+|piu\s+)?"
_ENDS = r"(?=\s*(?:$|[,;.]|fino|sino|till?\b|until|oggi|today|per favore|please|for\s+(?:\d|an?\b|half)|per\s+(?:\d|un|mezz)))"
"""Nothing is said of to whom."""
_OUT = re.compile(
    r"(?:\b(?:out(?: of (?:the )?office)?|away|off|absent|unavailable|unreachable|sick|ill|busy|travell?ing"
    r"|fuori(?: (?:sede|ufficio|studio))?|assente|indisponibile|irraggiungibile|via|malat[oa]|occupat[oa]|impegnat[oa]"
    r"|(?:in|on) (?:a )?(?:meeting|holiday|vacation|court|call|(?:(?:sick|maternity|paternity|parental|annual) )?leave)"
    r"|(?:on|in) (?:an?|the) (?:flight|plane|train|conference(?: call)?|hearing)|in conference(?: call)?"
    r"|(?:stepped|popped|nipped) out|unwell|ha la febbre|has a fever"
    r"|(?:at|to|for) lunch|gone(?: home| out| away)?(?: for the day)?"
    r"|(?:in|al?) (?:riunione|tribunale|udienza|aula|volo|treno|aereo|viaggio|trasferta|permesso|malattia|pranzo|maternità"
    r"|paternità|call)"
    r"|in pausa(?: pranzo)?|(?:in |alle |le )?(?<!dalle )(?<!dalle sue )(?<!finite le )ferie"
    r"|uscit[oa]|andat[oa] (?:a casa|via|fuori)"
    r"|non ci (?:sono|siamo)(?=\s*(?:$|[,;.]|oggi|domani|stamattina|per|dalle|dal|fino|sino|venerdì))"
    r"|non ci (?:sarà|sara|sara['’]|sarò|saro|saranno)"
    r"|non (?:c'?e'?|c.è|" + _WILL_BE + r"(?:in (?:sede|ufficio|studio)|disponibil[ei]|raggiungibil[ei])|risponde(?:rà)?|lavora"
    r"|(?:vien[ei]|vengo|verrà|verra['’]?|verrò|arriva)(?: in (?:sede|ufficio|studio))?)"
    r"|(?:do not|don['’]t|non) (?:disturb(?:are|ate)?|passa(?:re|te)(?:mi|gli|le)? (?:le )?(?:chiamate|telefonate))"
    + _ENDS
    + r"|(?:no|hold (?:(?:all|my|his|her|their|the) )?)\s?calls"
    + _ENDS
    + r"|can(?:not|['’]t| not) be reached)"
    r"|(?:(?:\b(?:do|does|did)\s+)?\bnot|\bnever|\b\w*n['’]t)"
    + _NOT_YET
    + r"(?:available|reachable|there|here|coming(?: in)?|work(?:ing)?"
    r"|in(?: the office)?(?! (?:a )?(?:meeting|holiday|vacation|court|call|leave))))(?!\w)",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:(?<!call )(?<!call-)(?<!ring )\bback\b|\b(?:returned|(?:ri)?tornat[oaie]|rientrat[oaie]"
    r"|di (?:nuovo|ritorno) (?:in (?:sede|ufficio)|qui)|(?:here|available|in) again)\b)"
    r"(?:\s+(?:in (?:the office|ufficio|sede)|(?:dalle|from|from a|dalla|dal)\s+(?:sue\s+)?"
    r"(?:ferie|riunione|trasferta|viaggio|pranzo|holidays?|vacation|leave|meeting|lunch))\b)?",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:(?:(?:do|does|did)\s+)?not|non|never|mai|no longer|no more)\b|\b\w*n['’]t\b)"
    r"(?:\s+(?:è|e'|e’|is|are|was|be|been|being|sono|siamo|sta|sarà|saremo|saranno|più|piu|ora|adesso|now|currently|oggi|today|domani|tomorrow"
    r"|really|yet|ancora|going|to|in|at all))*\s*$",
    re.IGNORECASE,
)
_SAYS_NOT = re.compile(r"(?:do(?:es)?|did|not|non|never|can|\w*n['’]t)\b", re.IGNORECASE)

_HERE = re.compile(
    r"\b(?:in|in the office|at work|at (?:his|her|their) desk|available|free|reachable|work(?:s|ing)"
    r"|in (?:ufficio|sede)|al lavoro|c['’]è|c['’]e['’]|presente|disponibile|raggiungibile|liber[oa]|lavora)"
    r",?\s+(?:(?:today|oggi|only|solo)\s+)*(?:till|until|fino|sino)\b",
    re.IGNORECASE,
)


def here_until_in(text: str) -> list[Said]:
    """What it says of somebody who is there until a time (`in till 15`): IN, or OUT of who is not."""
    return [_said(State.IN, text, one) for one in _HERE.finditer(text)]


def states_in(text: str) -> list[Said]:
    """All that it says of that, in order. Who is not back is out."""
    found = [_said(State.OUT, text, one) for one in _OUT.finditer(text)]
    found += [_said(State.IN, text, one) for one in _BACK.finditer(text)]
    return sorted(found, key=lambda one: one.start)


def not_before(text: str, place: int) -> int:
    """Where a word for not begins that stands right before a place, in its clause; the place itself: none does."""
    begin = max(text.rfind(sign, 0, place) for sign in ",;") + 1
    found = _NOT.search(text, begin, place)
    return found.start() if found else place


def _said(state: State, text: str, found: re.Match[str]) -> Said:
    """What is said, or its contrary where a word for not stands before it."""
    first = not_before(text, found.start())
    if first < found.start() and _SAYS_NOT.match(found.group()):
        return Said(state, found.start(), found.end(), found.start())  # twice not: the first is not understood
    if first < found.start():
        state = State.IN if state is State.OUT else State.OUT
    return Said(state, found.start(), found.end(), first)
