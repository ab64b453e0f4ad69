"""Telephone numbers and mail addresses as people write them into one cell: several, with words beside them.

`02 5555 0101 / 333 1234567 (casa)`, `uff. 02 5555 0101; cell. 333 1234567`, one below the other. What Excel has done to a
number is not mended in silence: a zero that it ate is proposed, digits that it dropped are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from receptionist.clients.checks import MAIL
from receptionist.clients.files.quoted import QUOTED, as_line, quoted, unquoted
from receptionist.clients.profile import Way, WayKind
from receptionist.clients.texts import one_line
from receptionist.errors import Invalid
from receptionist.telephony.numbers import Number, to_e164

_SHORTENED = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_DIGITS = re.compile(r"[(]?[1-9][0-9 ().\-/]*")
_CERTAIN = re.compile(r"[;|\n]+")
_POSSIBLE = re.compile(r"[,/]+|\s+-+\s+|\s+(?:e|o|oppure|and|or|und|et|y)\s+", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?P<before>[^\W\d_]{1,30}(?: [^\W\d_]{1,30})?[.:]{0,2})?\s*(?P<number>\+?\(?[0-9][0-9 ().\-/]*)"
    r"(?P<inside>(?:interno|int|extension|ext|est|x|#)\.? ?[0-9]{1,6})?"
    r"\s*(?:\((?P<label>[^()]*)\))?\s*(?P<marks>\[[a-z ,]*\])?",
    re.IGNORECASE,
)
MOST_WAYS = 500
"""Numbers and addresses of one person: whoever has more is nobody."""
LONGEST = 120
"""Characters of a number with its words."""
_KINDS = "t tel telefono phone cell cel cellulare mob mobile fisso uff ufficio office work centralino m n num"
_PLAIN = frozenset(_KINDS.split())
"""Words before a number that say no more than its column does."""
_QUOTED_LABEL = re.compile(rf"(?<=\()(?P<said>{QUOTED})(?=\))", re.DOTALL)
_PLAIN_LABEL = re.compile(r"(?=.*[^\W\d_])[^()\[\];|\n,/\"\\]{1,60}")
_PLACES = "casa home abitazione segreteria diretto direct privato private lavoro"
_WORDS = _PLAIN | frozenset(_PLACES.split())


@dataclass(frozen=True, slots=True)
class Written:
    """One number or address of a cell. `secret` and `confirm` as in a `Way`; None: the cell does not say."""

    value: str
    label: str = ""
    secret: bool | None = None
    confirm: bool | None = None
    zero: bool = False
    """Its zero was put back."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How numbers are read. `zeros`: a zero that was eaten is put back instead of proposed; `proposes`: the file is a
    spreadsheet, which eats them."""

    country: str
    zeros: bool = False
    proposes: bool = True

    def number(self, text: str) -> Written:
        """One number alone. Raises `Invalid` `number.shortened`, `number.zero_lost` (`proposed`: with its zero),
        `number.unreadable`."""
        if _SHORTENED.fullmatch(text):
            raise Invalid("number.shortened", text=text)
        found = to_e164_or_none(text, self.country)
        if found is None or not found.valid:
            proposed = _with_zero(text) if self.proposes else text
            whole = to_e164_or_none(proposed, self.country)
            if proposed != text and whole is not None and whole.valid:
                if not self.zeros:
                    raise Invalid("number.zero_lost", text=text, proposed=proposed)
                return Written(whole.e164, zero=True)
        return Written((found or to_e164(text, self.country)).e164)

    def numbers(self, text: str) -> tuple[Written, ...]:
        """Every number in the cell, each once. Raises as `number`, and `ways.too_many`."""
        _refuse_more(text)
        found: dict[str, Written] = {}
        text, labels = _labels_out(text)
        for piece in _CERTAIN.split(text):
            for one in self._pieces(piece):
                found.setdefault(one.value, one)
        if not found:
            raise Invalid("number.unreadable", text=text[:60])
        return tuple(_labelled(one, labels) for one in found.values())

    def _pieces(self, piece: str) -> list[Written]:
        """`02/5555 0101` is one number, `02 5555 0101 / 0102 555` are two: what can be read whole is whole."""
        piece = one_line(piece)
        if not piece:
            return []
        try:
            return [self._one(piece)]
        except Invalid as invalid:
            if invalid.code != "number.unreadable":
                raise
            parts = [part for part in _POSSIBLE.split(piece) if part.strip()]
            if len(parts) < 2:
                raise
            return [self._one(one_line(part)) for part in parts]

    def _one(self, text: str) -> Written:
        beside = _BESIDE.fullmatch(text) if len(text) <= LONGEST else None
        before = (beside["before"] or "").rstrip(".: ") if beside else ""
        if beside is None or (before and not beside["before"].endswith(":") and before.casefold() not in _WORDS):
            return self.number(text)
        label = beside["label"] or beside["inside"] or ("" if before.casefold() in _PLAIN else before)
        marks = _marks(beside["marks"])
        confirm = True if marks & KEY else False if marks & NO_KEY else None
        found = self.number(beside["number"].strip())
        return replace(found, label=one_line(label), secret=True if marks & SECRET else None, confirm=confirm)


def _with_zero(text: str) -> str:
    """The number with a zero before its first digit, between whatever signs its digits stand; one that begins with a zero or a
    plus has lost none."""
    return re.sub(r"^([(]?)(?=[1-9])", r"\g<1>0", text) if _DIGITS.fullmatch(text) else text


SECRET, KEY, NO_KEY = frozenset({"secret", "riservato"}), frozenset({"key", "tasto"}), frozenset({"direct", "diretto"})


def _marks(text: str | None) -> set[str]:
    return set(re.findall("[a-z]+", (text or "").lower()))


def to_e164_or_none(text: str, country: str) -> Number | None:
    """None: it cannot be read."""
    try:
        return to_e164(text, country)
    except Invalid:
        return None


def _refuse_more(text: str) -> None:
    """Before any of them is read."""
    if len(text) > MOST_WAYS and sum(map(text.count, ";|\n,/")) >= MOST_WAYS:
        raise Invalid("ways.too_many", most=MOST_WAYS)


def mails(text: str) -> tuple[Written, ...]:
    """Every address in the cell. Raises `Invalid` `mail.form`, `ways.too_many`."""
    _refuse_more(text)
    found: dict[str, Written] = {}
    text, labels = _labels_out(text)
    for piece in re.split(r"[;,\n|]+|\s+/\s+|\s+(?:e|o|and|or)\s+", text):
        address, _, rest = one_line(piece).partition(" ")
        label = re.fullmatch(r"(?:\((?P<label>[^()]*)\))?\s*(?P<marks>\[[a-z ,]*\])?", rest)
        address = address.removeprefix("mailto:")
        if not address:
            continue
        if label is None or not MAIL.fullmatch(address):
            raise Invalid("mail.form", text=one_line(piece)[:60])
        secret = True if _marks(label["marks"]) & SECRET else None
        found.setdefault(address, Written(address, one_line(label["label"] or ""), secret))
    if not found:
        raise Invalid("mail.form", text=text[:60])
    return tuple(_labelled(one, labels) for one in found.values())


def _labels_out(text: str) -> tuple[str, list[str]]:
    """The text with a number in the place of each label between quotation marks, in which anything may stand."""
    labels: list[str] = []

    def out(found: re.Match[str]) -> str:
        said = unquoted(found["said"])
        if said is None:
            return found["said"]
        labels.append(said)
        return f'"{len(labels) - 1}"'

    return (_QUOTED_LABEL.sub(out, text) if '("' in text else text), labels


def _labelled(one: Written, labels: list[str]) -> Written:
    place = one.label.strip('"') if labels and one.label.startswith('"') else ""
    return replace(one, label=labels[int(place)]) if place.isdecimal() and int(place) < len(labels) else one


def beside(value: str, label: str, marks: Sequence[str]) -> str:
    """A number or address as `Reader.numbers` and `mails` read it, with its label and what else is to know of it."""
    plain = _PLAIN_LABEL.fullmatch(label) and as_line(label) == label and not _POSSIBLE.search(f" {label} ")
    shown = label if plain or not label else quoted(label)
    return " ".join([value, *([f"({shown})"] if label else []), *([f"[{', '.join(marks)}]"] if marks else [])])


def write_way(way: Way) -> str:
    """The way as `Reader.numbers` and `mails` read it."""
    usual = way.kind == WayKind.MOBILE
    marks = ["secret"] * way.secret + (
        [] if way.confirm == usual or way.kind == WayKind.MAIL else ["key" if way.confirm else "direct"]
    )
    return beside(way.value, way.label, marks)
