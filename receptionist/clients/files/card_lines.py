"""The lines of a vCard: 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350), as address books really write them.

Read here and not by a library: the patterns of the usual one take exponential time on a line that is made for it.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from receptionist.clients.files.tables import MARKED_UTF_16
from receptionist.errors import Problem

LONGEST_LINE = 200_000
"""Characters of one property that are kept: photographs are longer, and are not read; no logo of ours is."""
MOST_LINES = 20_000
"""Of one card: a client of ours with a thousand numbers has fewer."""
_HEAD = re.compile(r"(?:(?P<group>[A-Za-z0-9_-]+)\.)?(?P<name>[A-Za-z0-9_-]+)(?=[;:])")
_MARK = re.compile(r"\s*(?:BEGIN|END)\s*:", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Property:
    """A line of a card. `types` are its TYPE parameters in capitals, of 2.1 also those without a name."""

    name: str
    value: str
    group: str = ""
    types: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    """What our own parameter says."""


@dataclass(slots=True)
class RawCard:
    """A card as it stands. `number` counts from 1; `ended`: its END is there; `too_long`: it goes on, and is not kept whole."""

    number: int
    lines: list[str] = field(default_factory=list)
    ended: bool = False
    too_long: bool = False


def decoded(content: bytes) -> str:
    """The text: UTF-8, UTF-16, or line by line Windows-1252 where it is not UTF-8. Raises `Problem` `file.not_text`."""
    if content.startswith(MARKED_UTF_16):
        return content.decode("utf-16", "replace")
    if content[:2] in {b"\x00B", b"B\x00"}:
        return content.decode("utf-16-be" if content[0] == 0 else "utf-16-le", "replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\n".join(_line_decoded(line) for line in content.removeprefix(b"\xef\xbb\xbf").splitlines())
    if "\x00" in text:
        raise Problem("file.not_text")
    return text


def _line_decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def raw_cards(text: str) -> Iterator[RawCard]:
    """The cards with their lines unfolded. One that another begins in is not ended, unless it holds it (AGENT of 2.1)."""
    card: RawCard | None = None
    inner = number = 0
    for line in _unfolded(text):
        said = line.strip().upper().replace(" ", "")
        if said == "BEGIN:VCARD":
            if card is not None and card.lines and card.lines[-1].upper().startswith("AGENT"):
                inner += 1
                continue
            if card is not None:
                yield card
            number += 1
            card, inner = RawCard(number), 0
        elif said == "END:VCARD" and card is not None:
            if inner:
                inner -= 1
                continue
            card.ended = True
            yield card
            card = None
        elif card is not None and not inner and len(card.lines) < MOST_LINES:
            card.lines.append(line)
        elif card is not None and not inner:
            card.too_long = True
    if card is not None:
        yield card


def _unfolded(text: str) -> Iterator[str]:
    """Whole lines. A fold begins with a blank, or follows the `=` of quoted-printable; a line that is no property at all was
    broken by whoever wrote it, and belongs to the one before."""
    parts: list[str] = []
    length = 0
    soft = False
    for line in re.split(r"\r\n|\n|\r", text):
        if soft:
            parts[-1] = parts[-1][:-1]
            more = line
        elif line[:1] in {" ", "\t"} and parts and not _MARK.match(parts[0]):
            more = line[1:]
        elif parts and line.strip() and not _HEAD.match(line) and not _MARK.match(parts[0]):
            more = f"\n{line}"
        else:
            if parts:
                yield "".join(parts)
            parts, length, soft = ([line], len(line), _is_soft(line)) if line.strip() else ([], 0, False)
            continue
        if length < LONGEST_LINE:
            parts.append(more)
            length += len(more)
        soft = line.endswith("=") and _is_soft(parts[0]) and length < LONGEST_LINE
    if parts:
        yield "".join(parts)


def _is_soft(line: str) -> bool:
    return line.endswith("=") and "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def read_property(line: str) -> Property | None:
    """None: no property, or one of bytes (a photograph, a key); those of a logo stay as they are written."""
    head = _HEAD.match(line)
    if head is None:
        return None
    pieces, value = _parameters(line[head.end() :])
    types: set[str] = set()
    marks: set[str] = set()
    encoding = charset = ""
    for piece in pieces:
        key, _, said = piece.partition("=")
        key, said = (key.strip().upper(), said.strip()) if said else ("", key.strip())
        if key == "CHARSET":
            charset = said
        elif key == "ENCODING" or (not key and said.upper() in {"QUOTED-PRINTABLE", "BASE64", "B"}):
            encoding = said.upper()
        elif key in {"", "TYPE"}:
            types |= {one.strip().upper() for one in said.replace('"', "").split(",")}
        elif key == OWN_PARAMETER:
            marks |= {one.strip().lower() for one in said.replace('"', "").split(",")}
    if encoding in {"B", "BASE64"} and head["name"].upper() != "LOGO":
        return None
    value = _quoted_printable(value, charset) if encoding == "QUOTED-PRINTABLE" else value
    return Property(head["name"].upper(), value, (head["group"] or "").lower(), frozenset(types), frozenset(marks))


OWN_PARAMETER = "X-RECEPTIONIST"


def _parameters(rest: str) -> tuple[list[str], str]:
    """`;TYPE="work,voice":value`: the parameters and the value. A colon between quotation marks ends nothing."""
    pieces, begin, quoted = [], 1, False
    for place, sign in enumerate(rest):
        if sign == '"':
            quoted = not quoted
        elif sign in ";:" and not quoted:
            if place:
                pieces.append(rest[begin:place])
            begin = place + 1
            if sign == ":":
                return pieces, rest[begin:]
    value = rest.partition(":")[2]  # a quotation mark is missing
    return [], value


def _quoted_printable(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    for name in (charset, "utf-8"):
        try:
            return raw.decode(name).replace("\r\n", "\n") if name else _line_decoded(raw).replace("\r\n", "\n")
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1252", "replace").replace("\r\n", "\n")


def text_of(value: str) -> str:
    r"""The text that is meant: `\n` is a new line, another sign behind a backslash is itself."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def split(value: str, sign: str) -> list[str]:
    """The parts of a structured value; a sign behind a backslash parts nothing."""
    parts = re.findall(rf"((?:[^\\{sign}]|\\.)*)(?:{sign}|\\?$)", value, re.DOTALL)
    return [text_of(part).strip() for part in parts[: value.count(sign) + 1]]


# ---- writing


def escaped(text: str) -> str:
    """As a value says it (RFC 6350, 3.4)."""
    for sign, written in (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        text = text.replace(sign, written)
    return text


def folded(line: str) -> str:
    """At most 75 octets a line, no letter cut in two (RFC 6350, 3.2)."""
    raw, pieces = line.encode("utf-8"), []
    while len(raw) > 75:
        cut = 75
        while raw[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(raw[:cut])
        raw = b" " + raw[cut:]
    pieces.append(raw)
    return b"\r\n".join(pieces).decode("utf-8")
