"""Logos that come and go with a file of clients: in a card as bytes (LOGO: RFC 2426, 3.5.3; RFC 6350, 6.6.3), with a
spreadsheet in a folder beside it, of which a cell names the file."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from receptionist.clients.pictures import MOST_BYTES, drawn
from receptionist.clients.profile import Profile
from receptionist.errors import Invalid, Problem, reason_of
from receptionist.files import content, put

Read = Callable[[str], bytes | None]
"""The picture that a profile has a name for; None: it is not there."""
FOLDERS = {"en": "logos", "it": "loghi"}


def no_logo(_name: str) -> bytes | None:
    """Where pictures are not asked for."""
    return None


class LogosGiven:
    """The pictures of one file. `folder`: where it lies; None: it names none."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self.taken: dict[str, bytes] = {}
        """By the name that a profile has for each."""

    def name_of(self, text: str, known: str, *, card: bool) -> str:
        """The name of the picture that the cell gives; `known` where it is that one. Raises `Problem` for none that can be
        read, or one that lies elsewhere: a file of clients fetches nothing from the machine."""
        raw = _decoded(text) if card else self._beside(text)
        if sha256(raw).hexdigest() == known:
            return known
        picture = drawn(raw, "LOGO" if card else text)
        name = sha256(picture).hexdigest()
        self.taken[name] = picture
        return name

    def _beside(self, text: str) -> bytes:
        folder = self._folder.resolve() if self._folder is not None else None
        file = (folder / text).resolve() if folder is not None else None
        if folder is None or file is None or not file.is_relative_to(folder):
            raise Invalid("picture.elsewhere", file=text[:60])
        return content(file, MOST_BYTES)


def _decoded(text: str) -> bytes:
    try:
        return b64decode("".join(text.split()), validate=True)
    except (NotBase64, ValueError) as error:
        raise Invalid("picture.unreadable", field="logo", file="LOGO") from error


def encoded(picture: bytes) -> str:
    """As a card says it."""
    return b64encode(picture).decode("ascii")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Problem("file.not_written", file=str(folder), reason=reason_of(error)) from error


def write_beside(file: Path, profiles: Iterable[Profile], read: Read, language: str) -> dict[str, str]:
    """Write the logos into a folder beside the spreadsheet `file`: what each client's cell says, by its id. No folder where
    nobody has one. Raises as `put`."""
    cells: dict[str, str] = {}
    folder = file.with_name(f"{file.stem} {FOLDERS.get(language, FOLDERS['en'])}")
    for client in profiles:
        picture = read(client.logo) if client.logo else None
        if picture is not None:
            _make(folder)
            put(folder / f"{client.code}.png", picture)
            cells[client.id] = f"{folder.name}/{client.code}.png"
    return cells
