"""What stands where a client's name would, and is none: sums, legends and remarks below the table. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from receptionist.clients.files.columns import Column
from receptionist.clients.files.entries import Entry
from receptionist.clients.texts import normal

_SUMS = "totale totali tot somma subtotale subtot total totals subtotal sum"
SUMS = frozenset(_SUMS.split())
_KINDS = "clienti attivi attive sospesi cessati generale generali complessivo complessivi parziale righe voci"
_ENGLISH = "clients active suspended grand overall rows entries"
COUNTED = frozenset(f"n nr num numero number of no di dei delle gli i the {_KINDS} {_ENGLISH}".split())
"""What a sum is of: whoever has another word in the name may be called so (`Total Energies`, `Somma S.r.l.`)."""
_LEGENDS = "legenda legend nota note notes nb ps avvertenza avvertenze remark remarks"
LEGENDS = frozenset(_LEGENDS.split())
_COUNT = re.compile(r"[:=]\s*[0-9][0-9.,]*\s*$")


def is_sum(name: str) -> bool:
    """`TOTALE CLIENTI`, `Tot.`, `Totale Milano: 45`, `N. clienti 130`."""
    words = normal(name).split()
    if not words:
        return False
    if words[0] in SUMS and _COUNT.search(name):
        return True
    named = {word for word in words if not word.isdecimal()}
    counts = bool(named & SUMS) or (len(named) > 1 or len(named) < len(words))  # `Clienti` alone says no number
    return named <= SUMS | COUNTED and bool(named) and counts


def is_remark(name: str) -> bool:
    """`Legenda: giallo = moroso`, `* da richiamare`."""
    first, colon, _rest = name.partition(":")
    return name.startswith("*") or (normal(first) in LEGENDS and (bool(colon) or normal(first).startswith("legend")))


def marked_below(entries: Sequence[Entry]) -> list[Entry]:
    """The rows of a sheet, those marked that say a name alone behind a blank row below all that say more. Where no row says
    more it is a list of names."""
    last = max((n for n, entry in enumerate(entries) if not _is_name(entry)), default=None)
    if last is None:
        return list(entries)
    blank = next((n for n in range(last + 1, len(entries)) if entries[n].row > entries[n - 1].row + 1), len(entries))
    return [*entries[:blank], *(replace(entry, below=True) for entry in entries[blank:])]


def _is_name(entry: Entry) -> bool:
    return entry.client.keys() == {Column.LEGAL_NAME} and not (entry.lines or entry.people)
