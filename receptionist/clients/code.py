"""A code for a new client, proposed from its name: somebody may type another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 14

LEGAL_FORMS = """srl srls spa snc sas sapa scarl ltd limited llc llp inc plc co corp gmbh ag kg ug mbb sarl sa sasu sl sau
    bv nv as ab oy aps"""
TRADES = """studio legale associato associati avvocati avv dott dottssa dottore dr prof ing arch geom rag ditta impresa
    societa gruppo azienda agenzia clinica ottica caffe dentistico dentista odontoiatrico medico medici ambulatorio
    poliambulatorio farmacia veterinario veterinaria commercialista commercialisti notaio notarile tecnico ristorante
    trattoria pizzeria albergo hotel officina idraulica idraulico termoidraulica elettricista immobiliare consulenza servizi
    law firm office offices solicitors attorneys lawyers doctor doctors dentist dental medical practice clinic surgery
    pharmacy plumbing plumbers heating electric services shop store group company partners consulting"""
SMALL_WORDS = "the and und et di de del della dei da il lo la le gli"
SAY_LITTLE = frozenset(f"{LEGAL_FORMS} {TRADES} {SMALL_WORDS}".split())
"""Words that many names have: a code of one of them would be taken soon, and says nothing."""


def proposed_code(name: str, taken: Collection[str] = ()) -> str:
    """The first telling word of a name in capitals (`Studio Legale Rossi S.r.l.`: ROSSI), with the next ones where that is
    taken, and at last with a number; empty: the name has no letters yet. `taken` in capitals."""
    words = _telling(name)
    tries = ["".join(words[: n + 1])[:LONGEST] for n in range(len(words))]
    numbered = [f"{tries[0][: LONGEST - 3]}{n}" for n in range(2, 1000)] if tries else []
    return next((code for code in (*tries, *numbered) if code not in taken), "")


def _telling(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)|['’]", "", plain))
    return [word.upper() for word in words if word not in SAY_LITTLE] or [word.upper() for word in words]
