"""What a file of clients would change: decided on the profiles as they are, row by row, before anything is saved.

Who is who (a promise of the command line): a client by its code, without one by its exact legal name; a person by client and
UID, else by name and one equal number or mail address; a line by its number (and, where it was theirs more than once, by when),
which is refused where another client holds it in the same time.
An empty cell leaves the value. Several rows may speak of one client, one for each line or person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

import msgspec

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.elsewhere import NOTHING, Asked, Elsewhere, nothing
from receptionist.clients.files.applied import LOOSE, Applied
from receptionist.clients.files.book import Later
from receptionist.clients.files.cells import read_cell
from receptionist.clients.files.claims import RefusedClaims
from receptionist.clients.files.columns import Column, heading
from receptionist.clients.files.company_names import Names, names_of, telling
from receptionist.clients.files.entries import GROUP, Cells, Contents, Entry, without_cell
from receptionist.clients.files.last_look import at_fault, faults
from receptionist.clients.files.logos_given import LogosGiven
from receptionist.clients.files.numbers_text import Reader
from receptionist.clients.files.outcome import Overruled, Plan, Refusal, Report, Wish, Zero
from receptionist.clients.files.parts_text import read_closures
from receptionist.clients.files.quoted import meant
from receptionist.clients.files.remarks import is_remark, is_sum, marked_below
from receptionist.clients.files.settled import settled, years_taken
from receptionist.clients.people import People
from receptionist.clients.profile import Line, Profile
from receptionist.clients.texts import one_line
from receptionist.errors import Invalid, Problem

_C = Column

Follow = Callable[[int, int], None]
EVERYTHING = Wish()
NOT_THERE = LOOSE | {"line.not_ours"}
"""What refers to nobody and nothing, though all rows were taken."""
TOLD_EVERY = 200
"""Rows between two words about how far it is."""


def plan(
    contents: Contents,
    file: str,
    profiles: Iterable[Profile],
    country: str,
    wish: Wish = EVERYTHING,
    follow: Follow = lambda _done, _of: None,
    logos: LogosGiven | None = None,
    elsewhere: Asked = nothing,
) -> Plan:
    """What the file `file` would change. `country`: the office's; `logos` reads the pictures that come with it. `follow` hears
    how many rows of how many are understood, and may raise; `elsewhere` is asked about what would be saved. Raises `Problem`
    `file.no_client_column`."""
    if wish.client is None and not contents.cards and not contents.columns & {_C.CODE, _C.LEGAL_NAME}:
        raise Problem("file.no_client_column")
    profiles, refused, taken = list(profiles), dict[int, Problem](), NOTHING | elsewhere(())
    entries = [entry for _, of_one in groupby(contents.entries, lambda one: one.sheet) for entry in marked_below([*of_one])]
    while True:
        import_ = _Import(file, profiles, country, wish, logos or LogosGiven(), refused, taken)
        for i, entry in enumerate(entries):
            if not i % TOLD_EVERY:
                follow(i, len(entries))
            import_.take(entry)
        import_.settle()
        more = elsewhere(import_.changed())
        is_news, taken = not more.codes <= taken.codes, taken | more
        if is_news:  # another code is made, and rows with a given one are refused
            continue
        import_.elsewhere = taken
        found = import_.refused_at_last()
        if not found:
            import_.report.ignored += contents.unknown
            return import_.outcome()
        refused |= found  # the rows after one that is left out may mean something else: all are taken again


class _Import:
    """One file on its way. A row works on a copy of its client, which counts only when all of the row could be taken."""

    def __init__(
        self,
        file: str,
        profiles: Iterable[Profile],
        country: str,
        wish: Wish,
        logos: LogosGiven,
        refused: Mapping[int, Problem],
        elsewhere: Elsewhere,
    ) -> None:
        """`refused`: rows (by `id` of the entry) that are known to be wrong with the others; `elsewhere`: what is known to be
        taken there."""
        self.report, self.logos, self._refused, self.elsewhere = Report(), logos, refused, elsewhere
        self.refused_claims = RefusedClaims(country)
        self.team, self.zeros = wish.team, wish.zeros
        self._file, self._country, self._only = file, country, wish.client
        self._profiles = {profile.id: profile for profile in profiles}
        self._before = dict(self._profiles)
        self._codes = {profile.code.casefold(): profile.id for profile in self._profiles.values()}
        self._names: dict[str, list[str]] = {}
        for profile in self._profiles.values():
            self._names.setdefault(one_line(profile.legal_name), []).append(profile.id)
        self._alike = Names(self._profiles.values())
        self._owners: dict[str, set[str]] = {}
        for profile in self._profiles.values():
            self._claim(profile)
        self.now = wish.now or datetime.now(UTC)
        self._given: dict[tuple[str, Column], tuple[str, int]] = {}
        self._people: dict[str, People] = {}
        self._begun: set[str] = set()
        self._ids: set[str] = set()
        for one in self._profiles.values():
            self._ids |= _ids_in(one)
        self._later: list[Later] = []
        self._unsettled: dict[int, Problem] = {}
        """Rows (by `id` of the entry) in which something could not be read that waited for all rows."""
        self._taken: dict[str, list[tuple[Entry, Profile]]] = {}
        self._unchanged: set[int] = set()
        self._zeros: list[Zero] = []

    def outcome(self) -> Plan:
        """Those that are not what they were, and what is said."""
        changed = self.changed()
        new = [profile for profile in changed if profile.id not in self._before]
        self.report.begun += [profile.code for profile in new]
        self.report.numberless += [profile.code for profile in new if not profile.lines]
        before = {profile.id: self._before[profile.id] for profile in changed if profile.id in self._before}
        used = {profile.logo for profile in changed}
        pictures = {name: picture for name, picture in self.logos.taken.items() if name in used}
        return Plan(changed, self.report, before, tuple(self._zeros), pictures)

    def changed(self) -> tuple[Profile, ...]:
        """Those that would be saved."""
        return tuple(profile for id_, profile in self._profiles.items() if self._before.get(id_) != profile)

    def take(self, entry: Entry) -> None:
        """Take one row, or refuse it."""
        if not (entry.client or entry.lines or entry.people or entry.trouble):
            return
        if entry.trouble is not None and entry.trouble.code == GROUP:
            self.report.left_out.append(Refusal(self._file, entry.row, entry.trouble, entry))
            return
        if (known := self._refused.get(id(entry))) is not None:
            self._refuse(Refusal(self._file, entry.row, known, entry))
            return
        try:
            self._keep(self._applied(entry), entry)
        except Problem as problem:
            others = tuple(self._further(entry, problem))
            self._refuse(Refusal(self._file, entry.row, problem, entry, others))

    def _refuse(self, refusal: Refusal) -> None:
        self.report.refused.append(refusal)
        if refusal.entry is not None and self._only is None:
            self.refused_claims.note(refusal.entry)

    def _applied(self, entry: Entry) -> Applied:
        profile = self._known(entry) if entry.of_known else self._client(entry)
        if entry.of_known:
            _refuse_no_days(entry, profile, self.now)
        row = Applied(self, self._of_the_only(entry), profile, is_new=profile.id not in self._profiles).outcome()
        if row.later or row.profile != profile:
            for not_theirs in self.elsewhere.faults_of_right(self._before.get(profile.id), row.profile):
                raise not_theirs
        return row

    def _further(self, entry: Entry, problem: Problem) -> Iterator[Problem]:
        """What else is wrong with a refused row: found by taking it without the cells that were complained of."""
        told = [str(problem)]
        while (rest := without_cell(entry, problem)) is not None:
            entry = rest
            try:
                self._applied(entry)
                return
            except Problem as another:
                problem = another
            if str(problem) not in told:
                told.append(str(problem))
                yield problem

    def _keep(self, row: Applied, entry: Entry) -> None:
        was, now = self._profiles.get(row.profile.id), row.profile
        self._later += [replace(one, entry=entry) for one in row.later]
        if was is None or len(now.lines) + len(now.people) > len(was.lines) + len(was.people):
            self.report.added += 1
        elif was != now:
            self.report.changed += 1
        else:
            self.report.unchanged += 1
            self._unchanged.add(id(entry))
        people = self.people_of(was or msgspec.structs.replace(now, people=()))
        for place, person in row.touched.items():
            people.add(place, person)
            self._ids.add(person.id)
        self._ids |= {reach.id for reach in now.reaches}
        self._given |= row.given
        self._begun.add(now.id)
        self.report.titles += row.titles
        if row.other_team is not None:
            self.report.overruled.append(Overruled(self._file, now.team or "", row.other_team, now.code))
        self._zeros += [Zero(entry.row, text, taken) for text, taken in row.zeros]
        self.report.left_out += [Refusal(self._file, entry.row, problem, entry) for problem in row.left_out]
        doubtful = [*self._perhaps_another(now), *row.doubtful] if was is None else row.doubtful
        self.report.doubtful += [Refusal(self._file, entry.row, problem, entry) for problem in doubtful]
        self._taken.setdefault(now.id, []).append((entry, now))
        self._remember(was, now)

    def _perhaps_another(self, new: Profile) -> Iterator[Invalid]:
        """Clients that have the name of a new one, but for its form, points or case: they are told, and stay two."""
        for other in self._alike.like(new):
            told = {"name": new.legal_name, "client": other.legal_name, "code": other.code}
            yield Invalid("client.alike", **told, heading=heading(_C.LEGAL_NAME, "en"))
        self._alike.add(new)

    def refused_at_last(self) -> dict[int, Problem]:
        """Rows with which the clients, as they are when all rows are taken, could not be saved (by `id` of the entry)."""
        found = dict(self._unsettled)
        for client, taken in self._taken.items():
            was, now = self._before.get(client), self._profiles[client]
            fault = next(faults(now, was, self.claims, self.elsewhere), None) if now != was else None
            rows = at_fault(fault, taken, was, self.claims, self.elsewhere) if fault is not None else []
            found = (dict.fromkeys(map(id, rows), fault) if fault is not None else {}) | found
        return found

    def settle(self) -> None:
        """Apply what refers to lines and people, now that all are there. What still refers to nobody is left out; a row with
        what cannot be read is refused, so that somebody corrects it."""
        for later in self._later:
            profile = self._profiles[later.client]
            try:
                changed = settled(profile, later, self.is_free, self.now)
            except Invalid as invalid:
                if later.entry.card or invalid.code in NOT_THERE:
                    self.report.left_out.append(Refusal(self._file, later.entry.row, invalid, later.entry))
                else:
                    self._unsettled.setdefault(id(later.entry), invalid)
                continue
            if changed != profile:
                taken = years_taken(profile, later, self.now)
                self.report.doubtful += [Refusal(self._file, later.entry.row, told, later.entry) for told in taken]
            self._profiles[later.client] = changed
            self._ids |= {rota.id for rota in changed.rotas}
            if changed != profile and id(later.entry) in self._unchanged:
                self._unchanged.discard(id(later.entry))
                self.report.unchanged -= 1
                self.report.changed += 1

    def _remember(self, was: Profile | None, now: Profile) -> None:
        self._profiles[now.id] = now
        self._codes[now.code.casefold()] = now.id
        name = one_line(now.legal_name)
        if now.id not in self._names.setdefault(name, []):
            self._names[name].append(now.id)
        if was is None or was.lines is not now.lines:
            self._claim(now)

    def _claim(self, profile: Profile) -> None:
        for line in profile.lines:
            self._owners.setdefault(line.number, set()).add(profile.id)

    # ---- what a row asks

    def earlier(self, owner: str, column: Column, text: str) -> int | None:
        """The row that gave `owner` another value in this column; None: none did."""
        found = self._given.get((owner, column))
        return found[1] if found is not None and found[0] != text else None

    def claims(self, number: str) -> list[tuple[Profile, Line]]:
        """Whose line the number is, was, or will be."""
        owners = [self._profiles[owner] for owner in sorted(self._owners.get(number, ()))]
        return [(owner, line) for owner in owners for line in owner.lines if line.number == number]

    def people_of(self, profile: Profile) -> People:
        """Its people, to be found by name."""
        found = self._people.get(profile.id)
        if found is None:
            found = self._people[profile.id] = People(profile.people)
        return found

    def is_free(self, id_: str) -> bool:
        """Whether nobody and nothing in the office has this id."""
        return id_ not in self._ids

    def begun(self, profile: Profile) -> bool:
        """Whether an earlier row of this file is about this client."""
        return profile.id in self._begun

    # ---- whom a row is about

    def _client(self, entry: Entry) -> Profile:
        """The client that the row is about, as it stands, or a new one. Raises `Invalid`."""
        cells = entry.client
        code, legal_name = cells.get(_C.CODE), one_line(meant(cells.get(_C.LEGAL_NAME, "")))
        if self._only is not None:
            return self._the_only(self._profiles.get(self._only.id, self._only), code, legal_name)
        if code is not None:
            found = self._codes.get(code.casefold())
            return self._profiles[found] if found else self._new_client(code, legal_name, entry)
        if not legal_name:
            raise entry.trouble or Invalid("row.no_client")
        named = self._names.get(legal_name, [])
        if len(named) > 1:
            raise Invalid("client.ambiguous", name=legal_name)
        if named:
            return self._profiles[named[0]]
        self._refuse_no_name(legal_name, entry)
        return self._new_client(self._made_code(legal_name), legal_name, entry)

    def _refuse_no_name(self, legal_name: str, entry: Entry) -> None:
        """A sum or a remark is no client, and whoever is called as a client's code is that client, of another sheet."""
        if is_sum(legal_name):
            raise Invalid("row.sum", name=legal_name)
        if entry.below or is_remark(legal_name):
            raise Invalid("row.remark", name=legal_name[:60])
        owner = self._profiles.get(self._codes.get(legal_name.casefold(), ""))
        if owner is not None and owner.code == legal_name:
            raise Invalid("row.name_is_code", code=legal_name, client=owner.name)

    def _the_only(self, only: Profile, code: str | None, legal_name: str) -> Profile:
        """A file that is read for one client must not bring it the rows of another, nor the name of another."""
        if code is not None and code.casefold() != only.code.casefold():
            raise Invalid("row.other_client", code=code, client=only.code)
        if code is None and legal_name and telling(legal_name) not in names_of(only):
            raise Invalid("row.other_client", code=legal_name, client=only.code)
        return only

    def _known(self, entry: Entry) -> Profile:
        """The client whose closure the row is: by its code, its name, or what tells its name. Raises `Invalid`."""
        told = entry.client.get(_C.CODE) or one_line(meant(entry.client.get(_C.LEGAL_NAME, "")))
        if not told:
            raise entry.trouble or Invalid("row.no_client")
        named = self._names.get(told) or [one.id for one in self._profiles.values() if telling(told) in names_of(one)]
        by_code = self._codes.get(told.casefold())
        if by_code is None and len(named) != 1:
            raise Invalid("client.ambiguous", name=told) if named else Invalid("closure.no_client", name=told[:60])
        found = self._profiles[by_code or named[0]]
        if self._only is not None and found.id != self._only.id:
            raise Invalid("row.other_client", code=told, client=self._only.code)
        return found

    def _of_the_only(self, entry: Entry) -> Entry:
        """Where one client is given, or is there, its name written in another way is no new name."""
        if entry.of_known:
            return replace(entry, client={column: text for column, text in entry.client.items() if column is _C.CLOSURES})
        if self._only is None or _C.CODE in entry.client:
            return entry
        return replace(entry, client={column: text for column, text in entry.client.items() if column != _C.LEGAL_NAME})

    def _new_client(self, code: str, legal_name: str, entry: Entry) -> Profile:
        if not legal_name:
            raise Invalid("client.unknown_code", code=code)
        if self.elsewhere.has_code(code):
            raise Invalid("client.code_elsewhere", code=code, heading=heading(_C.CODE, "en"))
        cells = entry.client
        country = read_cell(_C.COUNTRY, cells[_C.COUNTRY]) if _C.COUNTRY in cells else self._country
        abroad = country != self._country
        spoken = _spoken_in(country) if abroad else None
        profile = Profile(code=code, legal_name=legal_name, country=country)
        if spoken is not None:
            profile = msgspec.structs.replace(profile, language=spoken)
        return self._in_zone(profile, entry) if abroad and _C.ZONE not in cells else profile

    def _in_zone(self, profile: Profile, entry: Entry) -> Profile:
        """A client abroad lives in the zone of its number, where that number says so."""
        text = _first_number(entry)
        zone = _zone_of_number(Reader(profile.country, self.zeros).numbers(text)[0].value) if text else None
        return msgspec.structs.replace(profile, zone=zone) if zone else profile

    def _made_code(self, legal_name: str) -> str:
        """`STUDIO-ROSSI` for `Studio Rossi S.r.l.`, with a figure behind it when that is somebody's."""
        base = "-".join(telling(legal_name)).upper()[:20].strip("-") or "CLIENT"
        code, figure = base, 2
        while code.casefold() in self._codes or self.elsewhere.has_code(code):
            code, figure = f"{base}-{figure}", figure + 1
        return code


def _refuse_no_days(entry: Entry, profile: Profile, now: datetime) -> None:
    """A row that says nothing but when somebody is closed is refused with it. Raises `Invalid`."""
    try:
        zone = zone_of(profile.zone)
        read_closures(entry.client.get(_C.CLOSURES, ""), zone, now.astimezone(zone).date())
    except Invalid as invalid:
        raise Invalid(invalid.code, **{**invalid.values, "heading": heading(_C.CLOSURES, "en")}) from invalid


def _ids_in(profile: Profile) -> set[str]:
    """Of its people, of its numbers of nobody's, and of its rotas."""
    return {one.id for part in (profile.people, profile.reaches, profile.rotas) for one in part}


def _first_number(entry: Entry) -> str | None:
    groups: tuple[tuple[Column, Iterable[Cells]], ...] = (
        (_C.LINE, entry.lines),
        (_C.HEADQUARTERS, (entry.client,)),
        (_C.PHONE, entry.people),
    )
    return next((cells[column] for column, some in groups for cells in some if column in cells), None)


def _spoken_in(country: str) -> str | None:
    """The first of the country's official languages (CLDR). Loaded when needed: few clients are abroad."""
    from babel.languages import get_official_languages

    spoken = get_official_languages(country, de_facto=True)
    return spoken[0] if spoken and len(spoken[0]) <= 3 else None


def _zone_of_number(number: str) -> str | None:
    """The zone in which the number rings, where there is only one (libphonenumber's table)."""
    from phonenumbers import parse
    from phonenumbers.timezone import time_zones_for_number

    found = time_zones_for_number(parse(number, None))
    return found[0] if len(found) == 1 and "/" in found[0] else None
