"""Who stands in for somebody, in a line of news: `all to Verdi`, `lo sostituisce Verdi`, `Rossi's calls to Verdi`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from receptionist.clients.texts import words_of

_TO = r"(?:to|ad|alla|allo|al|all['’]|a)"
_CALLS = r"(?:calls?|chiamate|telefonate)"
_NO_NAME = (
    r"(?!\s*(?:al?|all[ao]?|all['’]|da|dal|dalla|in|il|solo|only|to|at|on|with|con|per|for|back|dopo|after|later|più|piu|again"
    r"|when|quando|se|if|tra|fra|entro|e|ed|and|o|or|non|not|prima|before|until|till|fino|sino)\b)"
)
"""What stands behind `risponde`, `call` where it says when or where, and not who."""
_INSTEAD = re.compile(
    r"\b(?:(?:send|pass|put|forward|passare|passate|passa|mandare|mandate|manda|all|tutte|tutti|le|the|through)\s+)*"
    rf"(?:(?P<owner>[^\W\d_]+(?:\s+[^\W\d_]+)?)['’]s\s+calls?"
    rf"|{_CALLS}\s+(?:(?:di|del|della|per|of|for)\s+|(?:dell|per\s+l)['’])(?P<whose>(?:[^,;.\d]|(?<=\w)\.(?=\s*\w))+?))"
    rf"\s+(?:(?:vanno|go|through)\s+)?{_TO}\s*(?<=[\s'’])(?P<taker>[^,;.\d]+)"
    r"|\b(?:all|everything|calls?|send|pass|put|tutt[oiae]|chiamate|passare|passa(?:te)?|mandare|chiedere)\b"
    r"(?:\s+(?:all|everything|everybody|the|his|her|their|callers?|calls?|through|le|sue|chiamate|telefonate|tutto|tutte)\b)*"
    r"(?P<between>[\w\s']*?)"
    rf"\b(?:{_TO}|di)\s*(?<=[\s'’])(?P<who>[^,;.\d]+)"
    r"|\s*\b(?:(?:l[oa]|li|le|mi)\s+(?:sostituisc(?:e|ono)|copr(?:e|ono))|al\s+(?:suo|loro|mio)\s+posto(?:\s+c['’]è)?"
    r"|(?:sostituit[oa]|copert[oa])\s+da(?:l|ll[ao]|ll['’])?|(?:rivolgersi|rivolgetevi|rivolgiti)\s+a(?:d|l|lla|llo|ll['’])?"
    r"|chiedere\s+del(?:l[ao]|l['’])?|(?:ask|asking)\s+for|(?:covered|replaced)\s+by"
    r"|(?:(?<!non )risponde(?:rà)?"
    rf"|\b(?<!\ba )(?<!\bin )(?<!conference )(?:chiamare|chiamate|chiama|call|ring))(?=\s){_NO_NAME})"
    r"\s*(?<=[\s'’])(?P<named>(?:[^,;.\d]|(?<=\w)\.(?=\s*\w))+?)(?:\s+instead\b|(?=[,;\d]|\.(?!\s*\w)|$))"
    r"|(?P<other>[^,;.]+?)\s+(?:mi\s+)?(?:instead|al (?:mio )?posto|(?<!\bl[oaei] )(?<!^mi )sostituisce|fa le veci"
    r"|(?:covers|will\s+cover|is\s+covering)(?:\s+for)?)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:not|non|never|mai|neither|nor|né|ne['’]|neanche|nemmeno|no|none|nothing|nulla|niente|nessun[oa]?|nobody|without|senza|don['’]?t)\b"
    r"|n['’]t\b|\b(?:urgent[ei]?|urgenz[ae]|emergenc(?:y|ies)|emergenz[ae])\b",
    re.IGNORECASE,
)
"""Words for not, and for calls of one kind alone: who takes the urgent ones stands in for nobody."""
_CALL_ME = re.compile(r"\b(?:chiam(?:are|ate)|call|ring|cercate|cercare)\s+me\b", re.IGNORECASE)
_ME = frozenset({"me", "mi", "myself"})
_NAMES = ("taker", "who", "named", "other")


@dataclass(frozen=True, slots=True)
class Instead:
    """What says it, from `start` to before `end` of the line: `told` are the words for who stands in, from `begins`; `between`
    stands inside and is neither; `whose` calls they are, where that is said, from `owned`. `is_asked_for`: it may be no more
    than whom to ask for."""

    phrase: str
    start: int
    end: int
    told: str
    begins: int
    between: tuple[int, int] = (0, 0)
    whose: str = ""
    owned: int = 0
    is_asked_for: bool = False

    @property
    def is_speaker(self) -> bool:
        """Whoever speaks takes the calls."""
        words = words_of(self.told)
        return bool(words) and words[0] in _ME and len(words) == 1

    def without_names(self) -> tuple[tuple[int, int], ...]:
        """Where it stands but for what it calls anybody."""
        names = [(self.begins, self.begins + len(self.told)), self.between]
        if self.whose:
            names.append((self.owned, self.owned + len(self.whose)))
        found, at = [], self.start
        for begin, end in sorted(one for one in names if one[1] > one[0]):
            found.append((at, begin))
            at = end
        return (*found, (at, self.end))


def instead_in(text: str) -> Instead | None:
    """The first that a line says of it."""
    found = _INSTEAD.search(text)
    if found is None:
        return None
    name = next(one for one in _NAMES if found.group(one))
    owner = next((one for one in ("owner", "whose") if found.group(one)), "")
    return Instead(
        found.group().strip(" ,;"),
        found.start(),
        found.end(),
        found.group(name),
        found.start(name),
        found.span("between") if found.group("between") else (0, 0),
        found.group(owner) if owner else "",
        found.start(owner) if owner else 0,
        name == "named",
    )


def is_denied(text: str, instead: Instead) -> bool:
    """Whether a word for not stands in its clause: nobody stands in then. What says that somebody is out is no longer in the
    text."""
    begin = max(text.rfind(sign, 0, instead.start + 1) for sign in ",;:") + 1
    return _NO.search(text, min(begin, instead.start), instead.end) is not None


def calls_speaker(text: str, instead: Instead | None) -> bool:
    """Whether whoever speaks asks for calls to come to them: `tutto a me`, `call me`."""
    return (instead is not None and instead.is_speaker) or _CALL_ME.search(text) is not None
