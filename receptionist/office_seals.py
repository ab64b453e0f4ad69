"""The seals of an office's record of changes: where their key stands, and who makes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from uuid6 import uuid7

from receptionist.audit.keys import SealFolder, is_sealed_from
from receptionist.audit.sealing import Sealing
from receptionist.audit.service import Audit
from receptionist.errors import Problem
from receptionist.settings import Settings, hub_folders, office_folder
from receptionist.store.engine import Store


class OpenOffice(Protocol):
    """What seals need of one."""

    store: Store
    settings: Settings
    seals: Path | None
    anchors: Path | None

    @property
    def demo(self) -> bool:
        """An office of invented clients: nothing of it is sealed."""


class OfficeSeals:
    """Of one office. All of it blocks, but for `start`."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self._sealing: Sealing | None = None

    def folder(self) -> Path:
        """Where this machine keeps the key: outside the database, wherever that is moved to. Where no console has sealed a
        shared office from here, that of a hub of this machine that can be looked into."""
        settings = self._office.settings
        if self._office.seals is not None:
            return self._office.seals
        if not settings.get("office.id"):
            settings.set("office.id", str(uuid7()))
        ours, *hubs = self._folders()
        return next((folder for folder in (ours, *hubs) if is_sealed_from(folder)), ours)

    def _folders(self) -> list[Path]:
        ours = office_folder() / "seals" / str(self._office.settings.get("office.id"))
        return [ours, *(folder / "seals" for folder in hub_folders() if self._office.store.shared)]

    @property
    def here(self) -> bool:
        """Whether a key is to be on this machine: for a local office that was answered for always, for a shared one only where
        there is one."""
        if not self._office.store.shared:
            return bool(self._office.settings.get("office.id")) and not self._office.demo
        return self._office.seals is not None or any(is_sealed_from(folder) for folder in self._folders())

    def look(self) -> None:
        """Before anything is to be sealed from here. Raises `Problem` as `Audit` does."""
        if self.here:
            self._audit().look_for_key()

    def note(self) -> None:
        """While the other hub seals: the newest seal is noted down here as well. Raises `Problem` as `Audit` does."""
        if self._office.seals is not None:
            self._audit().note_head()

    def start(self, told: Callable[[Problem | None], None]) -> None:
        """While calls are answered here, what is added to the record is sealed from here; `told` hears, on a thread of its own,
        what is wrong with that, and None where nothing is."""
        if not self._office.demo and (self._office.store.path is not None or self._office.seals is not None):
            self._sealing = Sealing(self._audit(), told=told)
            self._sealing.start()

    def stop(self) -> None:
        """Seal what is there, and end."""
        sealing, self._sealing = self._sealing, None
        if sealing is not None:
            sealing.stop()

    def _audit(self) -> Audit:
        return Audit(self._office.store, SealFolder(self.folder(), self._office.anchors), of_hub=self._office.seals is not None)
