"""Making an office and opening one: where it is, whether it fits, and that it is made whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from receptionist.clients.places import zone_in
from receptionist.clients.profile import Profile
from receptionist.clients.versions import BY_SETUP
from receptionist.credentials import Credentials, name_of_office
from receptionist.errors import Problem
from receptionist.office import Office
from receptionist.settings import workstation_file
from receptionist.store.addresses import refuse_unverified
from receptionist.store.engine import open_store
from receptionist.store.migrate import refuse_misfit, upgrade
from receptionist.store.servers import SILENCE

DEFAULT_SEED = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What is needed to make an office. `country` is ISO 3166, `language` ISO 639 (of the office's own greeting)."""

    name: str
    country: str = "IT"
    language: str = "it"
    demo: bool = False
    seed: int = DEFAULT_SEED


def open_office(where: str, workstation: Path | None = None, *, password: str = "") -> Office:
    """Open the office at `where` (a path or a URL): a local one upgraded after a safety copy, and with the day's copy made,
    where the disk has room; a shared one as it is, if it fits. `password`: the person's own for a shared one, where no keyring
    keeps it. Problems as in `open_store`, `upgrade`, `refuse_misfit`, `refuse_unverified` and `daily_copy`; `office.absent`
    where there is none, `office.password_needed`."""
    refuse_unverified(where)
    store = open_store(where, must_exist=True, password=lambda: password or kept_password(where), silence=SILENCE)
    try:
        refuse_misfit(store) if store.shared else upgrade(store)
        office = Office(store, workstation or workstation_file())
        office.has_trouble("copy", office.copies.make())
    except Problem:
        store.close()
        raise
    return office


def kept_password(where: str) -> str | None:
    """Of a shared office, from the keyring; None where none was kept, or there is no keyring: libpq has ways of its own."""
    try:
        return Credentials().get(name_of_office(where))
    except Problem:
        return None


def create_office(where: str, plan: Plan, workstation: Path | None = None) -> Office:
    """Make a new local office at `where`, with its own profile in it, whole or not at all. Raises `office.exists` where
    something is already, and as `open_store` and `ClientService.save`."""
    if Path(where).expanduser().exists():
        raise Problem("office.exists", office=where)
    store = open_store(where)
    try:
        upgrade(store)
        return _filled(Office(store, workstation or workstation_file()), plan)
    except BaseException:  # an interruption leaves nothing behind either
        store.close()
        if store.path is not None:
            for ending in ("", "-wal", "-shm"):
                store.path.with_name(store.path.name + ending).unlink(missing_ok=True)
        raise


def _filled(office: Office, plan: Plan) -> Office:
    office.settings.set("office.name", plan.name)
    office.settings.set("office.country", plan.country)
    if plan.demo:
        from receptionist.demo.filling import fill
        from receptionist.telephony.simulator.day import DAY_BEGINS

        fill(office, plan.seed, DAY_BEGINS.date())
    else:
        office.clients.save(own_profile(plan), by=BY_SETUP)
    return office


def language_of(country: str) -> str:
    """In which callers of an office in `country` (ISO 3166) are greeted, of the languages in which we greet (ISO 639); empty:
    in none of them more than in another."""
    return next((language for language, countries in _GREETED.items() if country in countries), "")


_GREETED = {
    "it": ("IT", "SM", "VA"),
    "de": ("DE", "AT", "LI"),
    "fr": ("FR", "MC"),
    "es": ("ES", "MX", "AR", "CL", "CO", "PE"),
    "en": ("GB", "IE", "US", "AU", "NZ"),
}


def own_profile(plan: Plan) -> Profile:
    """The office as its own client: it answers the numbers that nobody owns, and callers ring the provider too."""
    return Profile(
        code="OFFICE",
        legal_name=plan.name,
        language=plan.language,
        country=plan.country,
        zone=zone_in(plan.country),
        own=True,
    )
