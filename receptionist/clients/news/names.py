"""Names in a line of news: which words should be somebody's, whether anybody has them or not."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from receptionist.clients.profile import Person, Profile
from receptionist.clients.texts import words_of
from receptionist.clients.times.words import MONTH_OF, WEEKDAYS, table

MOST_WORDS = 3
"""Words that a name has at most."""
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’-][^\W\d_]+)*")
_ELISION = re.compile(r"\b[Ll]['’]|(?<=\bI)['’](?:m|ll|ve|d)\b")
_ALL_DAY = re.compile(r"\b(?:all day|tutt[oa] (?:il giorno|la (?:mattina|giornata|settimana)))\b", re.IGNORECASE)
_LITTLE = "il lo la i gli le l un uno una the a an our your my their nostro nostra vostro vostra del della dei"
_ADDRESSED = (
    "avv avvssa avvocato avvocata avvocatessa dott dottor dottore dottssa dottoressa dr drssa dra ing ingegner ingegnere "
    "ingegnera geom geometra rag ragionier ragioniere ragioniera arch architetto architetta notaio notaia prof professor "
    "professore profssa professoressa sig sigg signor signore signora sigra signorina signa signna sra mr mrs ms miss "
    "doctor herr frau"
)
_AROUND = (
    "è e is was are will be has have sara sarà resta rimane sta oggi ora adesso now today tomorrow domani anche also still "
    "ancora fino from dal da al allo alla a ad at on sul in per for stamattina stamani pomeriggio mattina mattino sera this "
    "morning afternoon evening tutto il giorno all day and ma but cell cellulare tel telefono mobile phone rung reachable "
    "raggiungibile chiamare call ring reperibile that not non ci c"
)
_GENERAL = (
    "tutti tutte tutto tutta nessuno nessuna everybody everyone everything all nobody noone anybody noi we us me io mi siamo "
    "sono lui lei him her them they loro ufficio uffici office offices studio azienda ditta company negozio shop sede "
    "reception segreteria secretary voicemail messaggio messaggi message messages mail email cellulare mobile numero number "
    "casa home centralino collega colleghi colleague colleagues team squadra chiamate calls qui here"
)
_SPEAKER = table("io i am mi me sono sto saro trovate trovi")
"""What says of a subject no more than that it is whoever speaks."""
_PARTICLES = table("de di da do du la le lo el al van von der den dos del della san")
_ARTICLES, TITLES = frozenset(_LITTLE.split()), frozenset(_ADDRESSED.split())
_BESIDE = frozenset(_AROUND.split())
"""What stands beside a name and is none."""
_SHORT = re.compile(
    r"\b(?:(?:avv|dott|dr|prof|sig|sign)\.\s?(?:ssa|ra|na)\b\.?|(?:" + "|".join(sorted(TITLES)) + r")\.)", re.IGNORECASE
)
"""A title with the points of what it leaves out."""
_DATES = frozenset(name for names in WEEKDAYS for name in names[:2]) | frozenset(MONTH_OF)
_NOBODY = frozenset(_GENERAL.split())
"""What is meant by no name: everybody, the company, a place for calls."""


def without_points(text: str) -> str:
    """The text with every title as one word, each letter of the rest where it stood: no sentence ends behind `avv.`."""
    return _SHORT.sub(lambda one: re.sub(r"[.\s]", "", one.group()).ljust(len(one.group())), text)


def subject_in(text: str, place: int | None, profile: Profile) -> str:
    """The name that stands before `place` in its clause, where somebody is said to be out or elsewhere. Without such a place
    only capital letters make a name. Empty: none stands there."""
    before = text if place is None else text[:place]
    clauses = [clause for clause in re.split(r"[,;]", before) if clause.strip()]
    if not clauses:
        return ""
    clause = clauses[0] if place is None else clauses[-1]
    name = name_in(clause, profile)
    return name if place is not None or _is_capital(name) else ""


def names_nobody(text: str, place: int | None) -> bool:
    """Whether the clause before `place`, else the whole text, names no subject, or only whoever speaks: `I am`, `oggi sono`."""
    before = text if place is None else re.split(r"[,;]", text[:place])[-1]
    words = [_folded(word) for word in _WORD.findall(_ELISION.sub(" ", _ALL_DAY.sub(" ", before)))]
    return all(word in _SPEAKER or (word in _BESIDE and word != "all") or word in _DATES for word in words)


def person_called(name: str, profile: Profile) -> Person | None:
    """The one person whose name this is, or a part of it, with a title or without; None: nobody's, or several people's."""
    typed = {word for word in words_of(name) if word not in TITLES}
    if not any(is_telling(word) for word in typed):
        return None
    found = [one for one in profile.people if typed <= {word for own in (one.name, *one.other_names) for word in words_of(own)}]
    return found[0] if len(found) == 1 else None


def stands_alone(person: Person, text: str, alike: int) -> bool:
    """Whether some clause of the text is this person's name and nothing else: `out till 15: Rossi`."""
    own = [word for one in (person.name, *person.other_names) for word in words_of(one)]
    clauses = ([word for word in words_of(clause) if word not in TITLES] for clause in re.split(r"[,;:]", text))
    return any(words and all(any(fit(one, word) >= alike for one in own) for word in words) for words in clauses)


def name_in(text: str, profile: Profile) -> str:
    """The words of the text that should be a name: those with capitals, else all, if they are few. Empty: none are."""
    words = [word.strip(".'’-") for word in _WORD.findall(_ELISION.sub(" ", text))]
    kept = [word for word in words if not _is_beside(word)]
    if not kept or any(_folded(word) in _NOBODY for word in kept) or _is_ours(kept, profile):
        return ""
    is_thing = _folded(kept[0]) in _ARTICLES and not any(_folded(word) in TITLES for word in words)
    kept = [word for word in kept if _folded(word) not in _ARTICLES]
    capitals = _first_capitals(kept)
    if capitals or is_thing or len(kept) > MOST_WORDS:
        return " ".join(capitals[:MOST_WORDS])
    return " ".join(kept)


def all_fit(name: str, person: Person, alike: int) -> bool:
    """Whether each word of a name of several is one of this person's."""
    words, own = words_of(name), [word for one in (person.name, *person.other_names, person.title) for word in words_of(one)]
    return len(words) < 2 or all(any(fit(one, word) >= alike for one in own) for word in words if is_telling(word))


def is_telling(word: str) -> bool:
    """Whether a folded word of a name tells people apart: no initial, and no particle, which many names share."""
    return word not in _PARTICLES and (len(word) > 1 or not word.isascii())


def fit(name: str, word: str) -> float:
    """How alike they are (0-100); a name of two letters is itself or another."""
    return fuzz.ratio(name, word) if min(len(name), len(word)) > 2 else 100.0 * (name == word)


def _folded(word: str) -> str:
    return "".join(words_of(word))


def _is_beside(word: str) -> bool:
    folded = _folded(word)
    return folded in _BESIDE or word.lower() in _BESIDE or folded in TITLES or folded in _DATES


def _is_capital(name: str) -> bool:
    return bool(name) and all(word[:1].isupper() for word in name.split())


def _first_capitals(words: list[str]) -> list[str]:
    """The first run of words with a capital."""
    found: list[str] = []
    for word in words:
        if word[:1].isupper():
            found.append(word)
        elif found:
            break
    return found


def _is_ours(words: list[str], profile: Profile) -> bool:
    """Whether the client itself is named, or a number of it that is nobody's."""
    typed = {_folded(word) for word in words} - _ARTICLES
    departments = (one.department for one in profile.people)
    if any(typed <= set(words_of(name)) for name in (*(reach.name for reach in profile.reaches), *departments)):
        return True
    return any(typed == set(words_of(name)) for name in (profile.legal_name, profile.trade_name, profile.short_name))
