"""What in a text is one client's own: names, numbers, addresses. Where another client begins with the text, each is a blank.
Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from receptionist.clients.greeting import base_language
from receptionist.clients.profile import Person, Profile

_ASKED = {
    "it": {
        "name": "nome {n}",
        "mail": "indirizzo e-mail {n}",
        "number": "numero {n}",
        "place": "indirizzo {n}",
        "site": "sito {n}",
    },
    "en": {
        "name": "name {n}",
        "mail": "e-mail address {n}",
        "number": "number {n}",
        "place": "address {n}",
        "site": "website {n}",
    },
}
"""What is asked for in the place of what was the other client's own."""

_PLACEHOLDER = r"\{[^{}]*\}"
_MAIL = r"[^\s@<>]+@[^\s@<>]+\.\w[\w-]*"
_SITE = r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)]"
_IBAN = r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b"
_CODE = r"\b(?=\w*[^\W\d_])(?=\w*\d)\w{6,}\b"
_NUMBER = r"\+?\d[\d\s/.-]{4,}\d"
_DIGITS = r"\b\d{4,}\b"
_HOUSE = r"(?:[\s,]+\d+\w?(?:\s*/\s*\w+)?(?!\w))?"
"""The number of a house, behind its street."""
_LEAST_NAME, _LEAST_SURNAME = 3, 4
"""Letters of a name that is looked for by itself."""


class ItsOwn:
    """Of one client. `asked` are the blanks that its texts needed, by name, each with its question."""

    def __init__(self, profile: Profile) -> None:
        self.asked: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._questions = _ASKED.get(base_language(profile.language), _ASKED["en"])
        kinds = list(_kinds(profile))
        whole = "|".join(f"(?P<{kind}{n}>{pattern})" for n, (kind, pattern) in enumerate(kinds))
        self._anything = re.compile(whole)
        self._but_placeholders = re.compile(f"(?P<kept>{_PLACEHOLDER})|{whole}")

    def out_of(self, text: str, *, placeholders: bool = False) -> str:
        """The text without it: the client's name is `{client}`, everything else a blank in braces. `placeholders`: what stands
        in braces already is filled in at every call, and stays."""
        pattern = self._but_placeholders if placeholders else self._anything
        return pattern.sub(self._replaced, text)

    def is_in(self, text: str) -> bool:
        """Whether there is any of it in the text."""
        return self._anything.search(text) is not None

    def _replaced(self, found: re.Match[str]) -> str:
        kind = (found.lastgroup or "").rstrip("0123456789")
        if kind == "kept":
            return found[0]
        if kind == "client":
            return "{client}"
        known = found[0].casefold()
        if known not in self._known:
            n = len(self._known) + 1
            self._known[known] = f"blank{n}"
            self.asked[f"blank{n}"] = self._questions[kind].format(n=n)
        return "{" + self._known[known] + "}"


def _kinds(profile: Profile) -> Iterator[tuple[str, str]]:
    """What is looked for, the more telling first: each kind with its pattern."""
    people, addresses = profile.people, profile.addresses
    names = (profile.trade_name, profile.legal_name, profile.short_name)
    words = _any_of((word for name in names for word in _capitals(name) if len(word) >= _LEAST_SURNAME), as_written=True)
    yield "mail", _MAIL
    yield "site", f"{_any_of((profile.website, _bare(profile.website)))}|{_SITE}"
    yield "client", _and_more(_any_of((*names, profile.say_as)), words)
    yield "name", _any_of(name for person in people for name in (person.name, person.say_as, *person.other_names))
    yield "name", _any_of(reach.name for reach in profile.reaches)
    yield "place", _any_of(_without_number(one.street) for one in addresses) + _HOUSE
    yield "place", _any_of(text for one in addresses for text in (one.detail, one.directions, one.postal_code, one.city))
    yield "place", _any_of((profile.city,))
    yield "name", _any_of(word for person in people for word in _surname(person))
    yield "name", _any_of((word for person in people for word in _capitals(person.name)), as_written=True)
    yield "client", _and_more(words, words)
    codes = (profile.vat_number, profile.tax_code, profile.sdi, profile.code, *(person.extension for person in people))
    yield "number", _any_of(code for code in codes if len(code) > 1)
    yield "number", f"{_IBAN}|{_CODE}|{_NUMBER}|{_DIGITS}"


def _any_of(texts: Iterable[str], *, as_written: bool = False) -> str:
    """A pattern for each where it stands by itself, not in the middle of another word, the longest first; for what nothing
    matches where there is none. Blanks in it are any blanks."""
    each = sorted({" ".join(text.split()) for text in texts if text.strip()}, key=lambda text: (-len(text), text))
    if not each:
        return "(?!)"
    case = "" if as_written else "i"
    found = "|".join(r"\s+".join(re.escape(word) for word in text.split()) for text in each)
    return rf"(?{case}:(?<!\w)(?:{found})(?!\w))"


def _and_more(first: str, word: str) -> str:
    """With what stands behind it of the same."""
    return rf"{first}(?:[\s.&-]{{1,3}}{word})*"


def _bare(website: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", website).rstrip("/")


def _without_number(street: str) -> str:
    return re.sub(rf"{_HOUSE}$", "", street)


def _surname(person: Person) -> Iterator[str]:
    """However it is written; a short one is a word of the language, too."""
    words = person.name.split()
    if words and len(words[-1]) >= _LEAST_SURNAME:
        yield words[-1]


def _capitals(name: str) -> Iterator[str]:
    """Its words, as they begin with a capital or are written in capitals."""
    for word in re.findall(r"[^\W\d_](?:[\w']*\w)?", name):
        if len(word) >= _LEAST_NAME and word[0].isupper():
            yield from (word, word.upper())
