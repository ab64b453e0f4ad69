"""Logos: read from whatever file somebody chose, drawn small, and kept by the SHA-256 of what is drawn.

Pillow reads only the kinds named here, by their content whatever the file is called; how large a picture is stands in its first
bytes and is looked at before anything is unpacked.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from receptionist.clients.model import PictureRow
from receptionist.errors import Invalid
from receptionist.files import content
from receptionist.store.engine import Store
from receptionist.store.inserts import inserts

if TYPE_CHECKING:
    from PIL.Image import Image

KINDS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
SEVERAL = "MPO"
"""Pillow's word for a JPEG of several pictures (Multi-Picture Format, CIPA DC-007): phones put small copies, depths and lights
behind the photograph, which comes first."""
SIDE = 192
"""Pixels that the longer side has at most, as it is kept: on the screen it is a fourth of that."""
MOST_BYTES = 10_000_000
MOST_PIXELS = 25_000_000


def logo_of(file: Path) -> bytes:
    """The picture in the file as a small PNG. Blocks. Raises as `receptionist.files.content`, and as `drawn`."""
    return drawn(content(file, MOST_BYTES), file.name)


def drawn(picture: bytes, name: str = "") -> bytes:
    """The picture as a small PNG, without whatever else stood in its file. Raises `Invalid` `picture.vector` (SVG),
    `picture.unreadable`, `picture.moves` (more than one picture, but for a photograph's), `picture.too_many_pixels`."""
    if b"<svg" in picture[:4096].lower():
        raise Invalid("picture.vector", field="logo", file=name)
    from PIL import Image  # here, not above: the desk stands before it is loaded

    try:
        with Image.open(BytesIO(picture), formats=KINDS) as opened:
            return _small(opened, name)
    except Invalid:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Invalid("picture.too_many_pixels", field="logo", file=name, most=MOST_PIXELS // 1_000_000) from error
    except Exception as error:  # whatever a reader of Pillow's stumbles over, the file is no picture
        raise Invalid("picture.unreadable", field="logo", file=name) from error


def _small(opened: Image, name: str) -> bytes:
    from PIL import Image, ImageOps

    if opened.width * opened.height > MOST_PIXELS:
        raise Invalid("picture.too_many_pixels", field="logo", file=name, most=MOST_PIXELS // 1_000_000)
    if getattr(opened, "n_frames", 1) > 1 and opened.format != SEVERAL:
        raise Invalid("picture.moves", field="logo", file=name)
    opened.draft("RGB", (2 * SIDE, 2 * SIDE))  # a JPEG need not be unpacked whole
    upright = ImageOps.exif_transpose(opened).convert("RGBA")
    upright.thumbnail((SIDE, SIDE))
    clean = Image.new("RGBA", upright.size)
    clean.paste(upright)
    kept = BytesIO()
    clean.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def keep_pictures(session: Session, pictures: Mapping[str, bytes]) -> None:
    """Keep them, each once, whoever has it."""
    insert = inserts(session)
    for name, picture in pictures.items():  # one that is there already may be another team's, and not to be seen
        session.execute(insert(PictureRow).values(sha256=name, content=picture).on_conflict_do_nothing())


class PictureService:
    """Logos in the office's database. Blocks: never called on a screen's own thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, picture: bytes) -> str:
        """Keep what `drawn` made; the same picture once, whoever has it. Returns what a profile calls it."""
        name = sha256(picture).hexdigest()
        with self._store.session() as session:
            keep_pictures(session, {name: picture})
        return name

    def read(self, name: str) -> bytes | None:
        """The picture of that name; None: it is not there."""
        with self._store.reading() as session:
            row = session.get(PictureRow, name)
            return bytes(row.content) if row is not None else None
