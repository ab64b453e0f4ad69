"""Names of companies as offices write them: `Omega Srl`, `OMEGA S.R.L.` and `Omega S.r.l. unipersonale` may be one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from receptionist.clients.profile import Profile
from receptionist.clients.texts import words_of

_FORMS = "srl spa sas snc srls sapa scarl ltd limited llc inc plc gmbh ag kg sarl sa sasu sl slu bv nv ab oy aps"
LEGAL_FORMS = frozenset(_FORMS.split())
"""What is left out of a code that is made from a legal name."""
_BESIDE_FORMS = "unipersonale uninominale socio unico a in liquidazione fallimento stp sb benefit soc coop srlu ss"
BESIDE_FORMS = LEGAL_FORMS | frozenset(_BESIDE_FORMS.split())
"""What says of a company's form as much, where nothing but such words stands behind a name."""


def telling(name: str) -> tuple[str, ...]:
    """The words of a company's name without its legal form."""
    return tuple(word for word in words_of(name) if word not in LEGAL_FORMS) or words_of(name)


def names_of(profile: Profile) -> set[tuple[str, ...]]:
    """What it is called, by what tells."""
    return {telling(name) for name in (profile.legal_name, profile.trade_name, profile.short_name) if name}


def bare(name: str) -> str:
    """In one word, without what stands behind it of the company's form: `omega` for `Omega S. r. l. a socio unico`."""
    words = [*_words(name)]
    end = len(words)
    while end > 1 and words[end - 1] in BESIDE_FORMS:
        end -= 1
    return "".join(words[:end])


def _words(name: str) -> Iterator[str]:
    """Letters that stand alone beside each other are one word: `S. r. l.` is `srl`."""
    for alone, some in groupby(words_of(name), key=lambda word: len(word) == 1):
        words = [*some]
        yield from ["".join(words)] if alone else words


class Names:
    """Clients by their bare names."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._clients: dict[str, dict[str, Profile]] = {}
        for profile in profiles:
            self.add(profile)

    def add(self, profile: Profile) -> None:
        """One more."""
        for name in (profile.legal_name, profile.trade_name, profile.short_name):
            if name:
                self._clients.setdefault(bare(name), {})[profile.id] = profile

    def like(self, profile: Profile) -> list[Profile]:
        """Others that have its legal name, in whatever form."""
        return [one for id_, one in self._clients.get(bare(profile.legal_name), {}).items() if id_ != profile.id]
