"""Settings, each declared once as data: its name, type, default and where it belongs.

Office settings stand in the office's database and go into its backup. Workstation settings stand in a JSON file of this
machine's user. Personal ones belong to whoever sits here: in the database by person, in that file while nobody is known.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import platformdirs
from sqlalchemy import String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from receptionist.errors import Invalid, NotFound, Problem, reason_of
from receptionist.store.base import Base
from receptionist.store.engine import Store
from receptionist.store.types import Json
from receptionist.telephony.joining import ANSWERED_BY, Written

log = logging.getLogger(__name__)


class Scope(StrEnum):
    """Whose a setting is."""

    OFFICE = "office"
    WORKSTATION = "workstation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Setting:
    """A declaration. `type` is a Python type that JSON can hold; `choices` the only values, where there are few; `least` and
    `most` bound a number."""

    key: str
    type: Any
    default: Any
    scope: Scope
    choices: tuple[Any, ...] = ()
    least: int | None = None
    most: int | None = None


def _here(key: str, type_: Any, default: Any, **more: Any) -> Setting:
    return Setting(key, type_, default, Scope.WORKSTATION, **more)


def _office(key: str, type_: Any, default: Any, **more: Any) -> Setting:
    return Setting(key, type_, default, Scope.OFFICE, **more)


def _own(key: str, type_: Any, default: Any, **more: Any) -> Setting:
    return Setting(key, type_, default, Scope.PERSON, **more)


SETTINGS: tuple[Setting, ...] = (
    # ---- looks; an empty language follows the machine's
    _here("language", str, "", choices=("", "en", "it")),
    _here("theme", str, "system", choices=("system", "light", "dark", "contrast")),
    _here("scale", int, 100, choices=(100, 110, 125, 150, 175, 200)),  # percent, from the next start on
    _here("window", str, ""),
    # ---- sound; an empty output is the machine's own
    _here("ring", bool, True),
    _here("ring.output", str, ""),
    _here("ring.volume", int, 80, least=0, most=100),
    _here("announce", bool, False),
    _here("announce.output", str, ""),
    _here("tones", bool, True),
    # ---- what happens when a call comes
    _here("front", bool, True),
    _here("card.on_top", bool, True),
    # ---- who and where
    _here("station", str, ""),
    _here("person", str, ""),
    _here("office.last", str, ""),
    _own("keys", dict[str, list[str]], {}),
    _own("clients.recent", list[str], []),
    _own("clients.pinned", list[str], []),
    _own("clients.preview", bool, True),
    _own(
        "staff.typed", dict[str, str], {}
    ),  # over people and not saved, by login, as `receptionist.staff.half_typed` writes it
    _own("phone.other", str, ""),  # a station or an E.164 number: for her caller, when console and phone are gone
    # ---- the office
    _office("office.id", str, ""),  # wherever its file is moved to
    _office("office.name", str, ""),
    _office("office.country", str, "IT"),
    _office("office.demo", bool, False),
    _office("office.seed", int, 1),
    _office("greeting.hours", dict[str, list[tuple[str, str]]], {}),
    _office("text.closed", dict[str, str], {}),
    _office("text.busy", dict[str, str], {}),
    _office("figures.by_name", str, "off", choices=("off", "team", "named")),  # see receptionist.staff.figures
    _office("page.names", bool, False),  # whether the page for a client names the assistants
    _office("import.headings", dict[str, str], {}),  # what headings of one's own mean in files of clients
    _office("copies.kept", int, 7, least=1, most=365),
    # ---- the phone system; its password is in the keyring
    _office("pbx.kind", str, "none", choices=("none", "asterisk", "simulator")),
    _office("pbx.answered_by", str, "", choices=("", *ANSWERED_BY)),
    _office("pbx.written", Written, Written()),  # the files that were written, until they are where they belong
    _office("pbx.url", str, ""),
    _office("pbx.user", str, "receptionist"),
    _office("pbx.application", str, "receptionist"),
    _office("pbx.trunk", str, "trunk"),
    _office("pbx.sounds", str, ""),
    _office("stations", list[str], []),
    _office("stations.home", list[str], []),  # those of them that come across networks of others, see `asterisk.home`
    _office("pbx.home_at", str, ""),  # where these reach the phone system: host:port
    # ---- a shared office
    _office("hubs", list[str], []),  # where consoles reach them: host:port, the first one first
    _office("server", str, ""),  # the name by which consoles reach the database's server
    _office("overflow.after", int, 20, least=0, most=600),  # seconds a client's own team has, before others are offered a call
    # ---- calling out; without countries every one may be called
    _office("dial.countries", list[str], []),
    _office("dial.premium", bool, False),
    _office("dial.shared_cost", bool, True),
    _office("dial.confirm", bool, True),  # whether a number that is only typed confirms by key what it is given unannounced
    # ---- emergencies
    _office("emergency.number", str, ""),  # empty: the country's
    _office("emergency.address", str, ""),
    _office("emergency.notes", dict[str, str], {}),
)

BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in SETTINGS}


class SettingRow(Base):
    """A setting that is not at its default. `person` is empty for the office's."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    person: Mapped[str] = mapped_column(String(64), primary_key=True, default="")
    value: Mapped[dict[str, Any]] = mapped_column(Json)


def workstation_file() -> Path:
    """Where this user's workstation settings stand (the XDG folders, `%APPDATA%`, Application Support)."""
    return Path(platformdirs.user_config_dir("receptionist", appauthor=False)) / "workstation.json"


def office_folder() -> Path:
    """Where a new office is proposed to be made: the user's data, outside of anything a cloud service copies about."""
    return Path(platformdirs.user_data_dir("receptionist", appauthor=False))


def hub_folder() -> Path:
    """Where a hub keeps its state that was not told where."""
    return Path(platformdirs.user_state_dir("receptionist", appauthor=False))


def hub_folders() -> tuple[Path, ...]:
    """Where the state of a hub of this machine stands as a rule: that of this user's, and that of the service."""
    return hub_folder(), Path("/var/lib/receptionist")


@dataclass(slots=True)
class _Known:
    here: dict[str, Any] = field(default_factory=dict)
    office: dict[str, Any] = field(default_factory=dict)
    own: dict[str, dict[str, Any]] = field(default_factory=dict)


class Settings:
    """Reads from memory, so that a screen may ask at any time; writes at once. `store` None: before an office is open (office
    settings are then at their defaults and cannot be set: `settings.no_office`)."""

    def __init__(self, store: Store | None, workstation_file: Path) -> None:
        self._store, self._file = store, workstation_file
        self._person = ""
        self._lock = threading.Lock()
        self._known = _Known()
        self.reload()

    def sit(self, person: str) -> None:
        """`person` (a login; empty: nobody known) is who sits here from now on."""
        self._person = person

    def reload(self) -> bool:
        """Read everything again, after somebody else has changed something; whether the office's are others than before. Values
        that make no sense any more are left out."""
        known = _Known(here=_sensible(_read_file(self._file).items()))
        for key, person, value in self._rows():
            bucket = known.own.setdefault(person, {}) if person else known.office
            bucket.update(_sensible([(key, value)]))
        before, self._known = self._known, known
        return before.office != known.office

    def get(self, key: str) -> Any:
        """The value, or the default. Raises `NotFound` `settings.unknown` for a key that was never declared."""
        setting = _declared(key)
        found = self._place(setting).get(key, setting.default)
        return msgspec.convert(msgspec.to_builtins(found), setting.type)  # a copy: nobody changes ours by accident

    def set(self, key: str, value: Any) -> None:
        """Keep the value. Raises `Invalid` `settings.value` for one that the setting does not take."""
        setting = _declared(key)
        plain = _checked(setting, value)
        with self._lock:
            if setting.scope == Scope.OFFICE or (setting.scope == Scope.PERSON and self._of_store()):
                self._write_row(setting, plain)
            else:
                _write_file(self._file, {**self._known.here, key: plain})
            self._place(setting)[key] = plain

    def _of_store(self) -> bool:
        return self._store is not None and bool(self._person)

    def _place(self, setting: Setting) -> dict[str, Any]:
        if setting.scope == Scope.OFFICE:
            return self._known.office
        if setting.scope == Scope.PERSON and self._of_store():
            return self._known.own.setdefault(self._person, {})
        return self._known.here

    def _rows(self) -> list[tuple[str, str, Any]]:
        if self._store is None:
            return []
        with self._store.reading() as session:
            rows = session.execute(select(SettingRow.key, SettingRow.person, SettingRow.value))
            return [(key, person, value.get("value")) for key, person, value in rows]

    def _write_row(self, setting: Setting, plain: Any) -> None:
        if self._store is None:
            raise Problem("settings.no_office", key=setting.key)
        person = self._person if setting.scope == Scope.PERSON else ""
        with self._store.session() as session:
            session.execute(delete(SettingRow).where(SettingRow.key == setting.key, SettingRow.person == person))
            if plain != setting.default:
                session.add(SettingRow(key=setting.key, person=person, value={"value": plain}))


def _declared(key: str) -> Setting:
    if key not in BY_KEY:
        raise NotFound("settings.unknown", key=key)
    return BY_KEY[key]


def _checked(setting: Setting, value: Any) -> Any:
    """The value as plain data."""
    try:
        plain = msgspec.to_builtins(msgspec.convert(msgspec.to_builtins(value), setting.type))
        msgspec.json.encode(plain)  # half a letter can be read, and never be written again
    except (msgspec.ValidationError, TypeError, UnicodeEncodeError) as error:
        raise Invalid("settings.value", key=setting.key, value=str(value)[:60]) from error
    outside = (setting.least is not None and plain < setting.least) or (setting.most is not None and plain > setting.most)
    if outside or (setting.choices and plain not in setting.choices):
        raise Invalid("settings.value", key=setting.key, value=str(value)[:60])
    return plain


def _sensible(values: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Those that are declared and fit. An older or newer version may have written others: they are no reason not to start."""
    kept: dict[str, Any] = {}
    for key, value in values:
        try:
            kept[key] = _checked(_declared(key), value)
        except Problem as problem:
            log.info("a setting was left out: %s", problem.code)
    return kept


def _read_file(path: Path) -> dict[str, Any]:
    """Empty when there is none that can be read: looks and volumes are no reason not to answer calls."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log.info("the workstation's settings cannot be read (%s): defaults are used", type(error).__name__)
        return {}
    return values if isinstance(values, dict) else {}


def _write_file(path: Path, values: Mapping[str, Any]) -> None:
    """Whole or not at all, readable by its owner only. Raises `settings.not_written`."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        written = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(values, file, ensure_ascii=False, indent=2, sort_keys=True)
                file.flush()
                os.fsync(file.fileno())
            written.replace(path)
        finally:
            written.unlink(missing_ok=True)
    except OSError as error:
        raise Problem("settings.not_written", file=str(path), reason=reason_of(error)) from error
