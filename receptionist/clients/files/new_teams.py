"""Teams that an import would make: a misspelt one takes clients away from everybody who sees to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from receptionist.clients.profile import Profile
from receptionist.errors import Problem


@dataclass(frozen=True, slots=True)
class NewTeam:
    """`name` is none of the teams that are `there`; `left`: how many clients would leave which of them for it."""

    name: str
    there: tuple[str, ...]
    left: Mapping[str, int]

    @property
    def leaving(self) -> str:
        """The teams that are left, each with how many leave it."""
        return ", ".join(f"{team} ({count})" for team, count in sorted(self.left.items()))


MayLeave = Callable[[NewTeam], bool]
"""Whether clients may leave their teams for it."""


def new_teams(profiles: Iterable[Profile], before: Mapping[str, Profile], there: Collection[str]) -> list[NewTeam]:
    """Those that `profiles` would be in, when saved, and that are not `there`; `before`: as they are now, by id."""
    left: dict[str, Counter[str]] = {}
    for profile in profiles:
        if profile.team is None or profile.team in there:
            continue
        leaves = left.setdefault(profile.team, Counter())
        was = before.get(profile.id)
        if was is not None and was.team is not None:
            leaves[was.team] += 1
    return [NewTeam(name, tuple(sorted(there, key=str.casefold)), leaves) for name, leaves in left.items()]


def refuse_unless(found: Iterable[NewTeam], may_leave: MayLeave) -> None:
    """Raises `Problem` `team.new` for the first that clients would leave theirs for and may not."""
    for one in found:
        if one.left and not may_leave(one):
            raise Problem("team.new", team=one.name, teams=", ".join(one.there), leaving=one.leaving)
