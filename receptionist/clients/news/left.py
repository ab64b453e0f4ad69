"""The words of a line of news that no rule has used. A line takes somebody off the phone, or sends their calls elsewhere, only
when each of its words was used by a rule or is one that changes nothing: of any other nobody knows what it would change, so it
is quoted and asked about, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from receptionist.clients.news.names import TITLES, fit
from receptionist.clients.profile import Person
from receptionist.clients.texts import words_of
from receptionist.clients.times.words import table

Place = tuple[int, int]
"""From where to before where in the line."""

_PIECE = re.compile(r"[^\W_]+")
_HARMLESS = TITLES | table(
    "il lo la l gli le un una uno the an our nostro nostra s è e is are be been am will ll m has have sara sarà sono resta "
    "rimane sta e ed and ma but ora adesso attualmente now currently oggi today anche also still ancora he she lui lei per "
    "favore please grazie thanks thank you cortesemente gentilmente kindly ciao hello buongiorno salve purtroppo unfortunately "
    "circa about around"
)
_CHANGES_NOTHING = re.compile(
    r"\b(?:all day(?: long)?|for the day|tutto il giorno|(?:per )?tutta la giornata|l['’]intera giornata|per oggi"
    r"|(?:poi|then|dopo)\s+(?:(?:è|is|di nuovo|back|sarà)\s+)*(?:in (?:sede|ufficio|the office)|qui|here|disponibile|available)"
    r"|(?:per|for|on|di|causa)\s+(?:malattia|ferie|lavoro|permesso|business|work|holidays?|vacation|sick leave|leave)"
    r"|(?:dal|at the|to the)\s+(?:dentista|medico|dottore|dentist|doctor)|per (?:una )?riunione|(?:for|in) a meeting"
    r"|(?:dal|dalla|in)\s+(?:notaio|commercialista|banca)"
    r"|(?:compres|inclus)[oaie]|inclusive|included"
    r"|in ritardo|(?:(?:is|am|i['’]m)\s+)?running (?:a bit )?late"
    r"|(?:da|con) (?:un|il) cliente|dal cliente|with (?:a|the) client|al telefono|on the phone|di nuovo|again)\b",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(
    r"(?:\b(?:tutt[oaei]|all|everything|le|sue|chiamate|telefonate|calls|passare|passate|passa|mandare|mandate|manda|send|put|pass"
    r"|forward|through|to|al?|at|on|sul|allo|il|suo|numero|number|cell|cellulare|cel|mobile|tel|telefono|phone|his|her|the|chiamare|chiamarlo"
    r"|chiamarla|call|ring|reachable|raggiungibile|reperibile|risponde|home|casa)\b[\s.:,]*)+$",
    re.IGNORECASE,
)


def left_in(text: str, used: Iterable[Place], written: str) -> str:
    """The words of the text that change something and stand in no place that is `used`, as they were `written`; empty: none."""
    mask = bytearray(len(text))
    for begin, end in (*used, *(one.span() for one in _CHANGES_NOTHING.finditer(text))):
        mask[begin:end] = b"\1" * (end - begin)
    pieces = [one for one in _PIECE.finditer(text) if not all(mask[one.start() : one.end()])]
    runs: list[Place] = []
    for one in (one for one in pieces if not _is_harmless(text, one)):
        if runs and _is_one(text, mask, runs[-1][1], one.start()):
            runs[-1] = (runs[-1][0], one.end())
        else:
            runs.append(one.span())
    return " … ".join(written[begin:end] for begin, end in runs)


def _is_harmless(text: str, piece: re.Match[str]) -> bool:
    """`I` is no article, and `s` no word, but behind an apostrophe."""
    folded = "".join(words_of(piece.group()))
    if len(folded) == 1 and folded.isascii() and folded not in {"e"}:
        beside = text[piece.end() : piece.end() + 1] if folded == "l" else text[max(piece.start() - 1, 0) : piece.start()]
        return folded in _HARMLESS and beside in {"'", "’"}
    return folded in _HARMLESS or piece.group().lower() in _HARMLESS


def _is_one(text: str, mask: bytearray, end: int, begin: int) -> bool:
    """Whether two words are quoted in one: nothing that is used, and no comma, stands between."""
    between = any(mask[one.start()] for one in _PIECE.finditer(text, end, begin))
    return not between and not any(sign in ",;" for sign in text[end:begin])


def changed_in(text: str, rest: str) -> list[Place]:
    """Where two lines of one length differ: what was read there."""
    differ = [n for n, (one, other) in enumerate(zip(text, rest, strict=True)) if one != other]
    ends = [0, *(n for n, (one, later) in enumerate(pairwise(differ), 1) if later > one + 1), len(differ)]
    return [(differ[begin], differ[end - 1] + 1) for begin, end in pairwise(ends) if end > begin]


def before_number(text: str, place: int) -> Place:
    """The words before a telephone number that say no more than that it is one."""
    found = _BEFORE_NUMBER.search(text, 0, place)
    return found.span() if found else (place, place)


def called(text: str, begin: int, end: int, name: str, person: Person | None, alike: int) -> list[Place]:
    """Where the words of a name stand in a part of the text; without it, those that fit the person's."""
    typed = set(words_of(name))
    own = [word for one in (person.name, *person.other_names) for word in words_of(one)] if person and not typed else []
    return [
        piece.span()
        for piece in _PIECE.finditer(text, begin, end)
        for word in ["".join(words_of(piece.group()))]
        if word in typed or any(fit(one, word) >= alike for one in own)
    ]
