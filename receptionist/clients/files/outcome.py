"""What is wished of a file of clients, and what comes of it: a plan, and the report of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from receptionist.clients.files.entries import Entry
from receptionist.clients.files.new_teams import NewTeam
from receptionist.clients.profile import Profile
from receptionist.errors import Problem


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was left out and why; row 0: the whole file. `entry` is what stood in it, `others` what is wrong besides."""

    file: str
    row: int
    problem: Problem
    entry: Entry | None = None
    others: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong."""
        return (self.problem, *self.others)


@dataclass(frozen=True, slots=True)
class Overruled:
    """A row of the client with this code puts it into the team `told`, and went into `team`, which was asked for."""

    file: str
    team: str
    told: str
    code: str


@dataclass(slots=True)
class Report:
    """How many rows brought something new, changed something, or said what was known; and those that were refused. `ignored`
    are headings that mean nothing to us, `left_out` single values that rows were taken without, `doubtful` values that were
    taken and look wrong, `begun` the codes of clients that are new, `numberless` of those that no caller can reach yet,
    `teams` those that are new, `overruled` what rows say of teams where one was asked for, `titles` names out of which one was
    taken, as they stood."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    left_out: list[Refusal] = field(default_factory=list)
    doubtful: list[Refusal] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    numberless: list[str] = field(default_factory=list)
    teams: list[NewTeam] = field(default_factory=list)
    overruled: list[Overruled] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    @property
    def taken(self) -> int:
        """Rows that were not refused."""
        return self.added + self.changed + self.unchanged

    def add(self, other: Report) -> None:
        """Count the other one in."""
        self.added += other.added
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.refused += other.refused
        self.left_out += other.left_out
        self.doubtful += other.doubtful
        self.ignored += other.ignored
        self.begun += other.begun
        self.numberless += other.numberless
        self.teams += other.teams
        self.overruled += other.overruled
        self.titles += other.titles


@dataclass(frozen=True, slots=True)
class Zero:
    """A number that lost the zeros it began with: as it stood, and as it is taken (telephone numbers in E.164)."""

    row: int
    text: str
    taken: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The outcome: `profiles` are those to be saved, `before` what those of them were that are known, by id; `report` is what
    is said; `zeros` are those that were put back; `pictures` are new logos, by the name that profiles have for them."""

    profiles: tuple[Profile, ...]
    report: Report
    before: dict[str, Profile] = field(default_factory=dict)
    zeros: tuple[Zero, ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wish:
    """How a file is to be taken. `client`: all of it is about this one; `team`: given to every client in it; `zeros`: those
    that a spreadsheet ate are put back; `now`: when it is taken, as its days may have no year (None: at this moment)."""

    client: Profile | None = None
    team: str | None = None
    zeros: bool = False
    now: datetime | None = None
