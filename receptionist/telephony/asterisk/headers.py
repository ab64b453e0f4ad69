"""What the headers of an arriving call say: which number was dialled, and who rings. Pure; nothing in a header is trusted.

Which place of the dialled number deserves belief. The first of `dialled` that is a line of ours decides, so the order matters
only when several places name lines of ours, and then the request is the *least* telling: behind a common trunk number all
calls ask for that number, which is often the office's own line. So the order is:

1. `Diversion` (RFC 5806, the latest diversion first): a number that somebody forwarded to us; it names the client whatever
   common number it was forwarded to, and exists for no other reason.
2. `History-Info` (RFC 7044, the latest first): the same, as newer networks write it.
3. `P-Called-Party-ID` (RFC 7315): the network's own note of whom the call was for, before our registration replaced it.
4. `To` (RFC 3261): what the caller's side asked for; not rewritten on the way, where registered trunks rewrite the request.
5. the request itself.

A number in `Diversion` that is not ours (the client's own, not entered as a line) is simply passed over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import unquote, unquote_to_bytes

from receptionist.telephony.asterisk import dialplan
from receptionist.telephony.numbers import NOBODY
from receptionist.telephony.port import Dialled, Presented

LONGEST = 200
"""Characters that are kept of a name or a number."""

_NAME_ADDRESS = re.compile(r'^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*))\s*<([^>]*)>')
_URI = re.compile(r"^\s*(?:sips?:([^@;?]*)@([^;?>\s]*)|tel:([^;?>\s]*))", re.IGNORECASE)
_NAME = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)|([^<"]*))', re.DOTALL)
_NO_UTF_8 = re.compile("[\udc80-\udcff]")
_WITHHELD = frozenset({"id", "user", "full", "header", "critical"})


def clean(text: str) -> str:
    """Printable text of one line, at most `LONGEST` characters: control and direction characters are gone. Markup stays as
    it is written: whoever shows it shows plain text."""
    kept = "".join(" " if c.isspace() else c for c in text[: 20 * LONGEST] if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(kept.split())[:LONGEST].rstrip()


def whole(variables: Mapping[str, str], variable: str) -> str:
    """The header that the dialplan copied to `variable`, from its kept form (`dialplan.kept`): percent-encoded, in any
    encoding, with character 1 for closing brackets; in a long one the name was cut, and the address follows behind a space. A
    dialplan that an earlier version wrote keeps none: there the header itself is told."""
    coded = variables.get(dialplan.kept(variable), "")
    if not coded:
        return variables.get(variable, "")
    head, _, tail = coded.partition(" ")
    if not tail:
        return _text(head)
    named = _NAME.match(_text(head))
    quoted, bare = named.groups() if named else (None, "")
    name = quoted if quoted is not None else re.sub(r"([\\\"])", r"\\\1", bare.strip())
    address = _text(tail)
    return f'"{name}" <{address}' if ">" in address else f'"{name}" <{address}>'


def _text(coded: str) -> str:
    """What was encoded: UTF-8, and each byte that is none as Western Europe writes it (Windows-1252). A character that the
    end cut is gone."""
    found = unquote_to_bytes(re.sub("%[0-9A-F]?$", "", coded)).replace(b"\x01", b")")
    text = re.sub("[\udcc2-\udcf4][\udc80-\udcbf]{0,2}$", "", found.decode(errors="surrogateescape"))
    return _NO_UTF_8.sub(lambda byte: bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def dialled(variables: Mapping[str, str], request: str = "") -> tuple[Dialled, ...]:
    """The places in which the dialled number may stand, most believable first."""
    found = [
        Dialled(header, _place(value))
        for header, places in dialplan.HEADERS.items()
        for value in _values(variables, [variable for variable, _ in places], header)
    ]
    asked = whole(variables, dialplan.REQUEST) or request
    if asked:
        found.append(Dialled("request", clean(asked)))
    return tuple(place for place in found if place.value)


def _place(entry: str) -> str:
    """A header's entry, cleaned; a name that would leave no room for its address is gone."""
    named = _NAME_ADDRESS.match(entry) if len(entry) > LONGEST else None
    return clean(entry[named.start(3) - 1 :] if named else entry)


def _values(variables: Mapping[str, str], names: list[str], header: str) -> list[str]:
    """All entries of a header in order of belief; several may stand in one line, separated by commas."""
    entries = [entry for name in names for entry in split(whole(variables, name))]
    return entries[::-1] if header == "History-Info" else entries


def split(value: str) -> list[str]:
    """A header's entries: parted at commas that stand neither in quotes nor in angle brackets."""
    entries, entry, quoted, inside, escaped = [], "", False, False, False
    for c in value:
        if c == "," and not quoted and not inside:
            entries.append(entry)
            entry = ""
            continue
        entry += c
        if c == '"' and not escaped:
            quoted = not quoted
        elif not quoted and c in "<>":
            inside = c == "<"
        escaped = c == "\\" and not escaped
    return [e.strip() for e in (*entries, entry) if e.strip()]


def presented(variables: Mapping[str, str], number: str = "", name: str = "") -> Presented:
    """Who rings. `P-Asserted-Identity` (RFC 3325), which a trunk vouches for, goes before From; a caller who asked for privacy
    (RFC 3323), or is anonymous, is withheld: whatever the network told us besides is not shown. `number` and `name` are what
    the phone system understood, for calls whose headers were not copied."""
    sender = party(told) if (told := whole(variables, dialplan.FROM)) else (clean(name), clean(number))
    vouched = [party(entry) for entry in split(whole(variables, dialplan.ASSERTED))]
    privacy = {word.strip().lower() for word in re.split("[;,]", whole(variables, dialplan.PRIVACY))}
    asserted = next((number for _, number in vouched if number.lower() not in NOBODY), None)
    if privacy & _WITHHELD or sender[1].lower() == "anonymous" or (asserted is None and sender[1].lower() in NOBODY):
        return Presented(withheld=True)
    number = asserted or sender[1]
    named = next((name for name, _ in (*vouched, sender) if name and name != number), None)
    return Presented(number=number, name=named, asserted=asserted is not None)


def party(value: str) -> tuple[str, str]:
    """The display name and the number (or user) of a From, To or P-Asserted-Identity, cleaned; empty where there is none."""
    match = _NAME_ADDRESS.match(value)
    quoted, bare, address = match.groups() if match else (None, None, value)
    name = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else (bare or "")
    uri = _URI.match(address)
    if uri is None:
        return clean(name), ""
    user, host, telephone = uri.groups()
    if host and host.lower().endswith("anonymous.invalid"):
        return "", "anonymous"
    return clean(name), clean(unquote((user or telephone or "").split(";")[0].split(":")[0]))
