"""Logos: a small picture from whatever file somebody chose; what it cannot be is said, and nothing is half-saved."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from receptionist.clients.model import PictureRow
from receptionist.clients.pictures import SIDE, PictureService, drawn, logo_of
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Invalid, Problem
from receptionist.store.engine import Store
from tests.clients.profiles_page import OpenPage, Place, office, open_page, saved, section, shown
from ui.clients.fields.logo import LogoField
from ui.clients.form.forms import Form
from ui.clients.page import ClientsPage

__all__ = ["office", "open_page"]


def encoded(kind: str, size: tuple[int, int] = (300, 120), colour: str = "teal", **more: object) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, kind, **more)
    return written.getvalue()


def header_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large; its pixels would unpack from nothing much."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    parts = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def moving() -> bytes:
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    written = BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    return written.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_a_picture_of_any_usual_kind_becomes_a_small_png_of_the_same_shape(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(encoded(kind, (600, 240)))
    with Image.open(BytesIO(logo_of(file))) as small:
        assert (small.format, small.size) == ("PNG", (SIDE, round(SIDE * 0.4)))


def test_of_a_phones_picture_that_holds_several_the_first_is_taken() -> None:
    """A JPEG with a small copy or a map of its lights behind it (Multi-Picture Format, CIPA DC-007)."""
    frames = [Image.new("RGB", size, colour) for size, colour in (((600, 240), "teal"), ((60, 24), "red"))]
    written = BytesIO()
    frames[0].save(written, "MPO", save_all=True, append_images=frames[1:])
    with Image.open(BytesIO(drawn(written.getvalue(), "IMG_0815.jpg"))) as small:
        assert (small.format, small.size) == ("PNG", (SIDE, round(SIDE * 0.4)))
        red, green, blue, _ = small.convert("RGBA").getpixel((10, 10))  # type: ignore[misc]
    assert red < 20 and abs(green - 128) < 10 and abs(blue - 128) < 10


def test_nothing_else_that_stood_in_the_file_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "at home in Via Segreta"
    small = drawn(encoded("JPEG", exif=exif))
    assert b"Segreta" not in small
    with Image.open(BytesIO(small)) as opened:
        assert not opened.getexif()


BAD: dict[str, Callable[[], bytes]] = {
    "picture.unreadable": lambda: b"%PDF-1.7 invoice",
    "picture.vector": lambda: b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "picture.moves": moving,
    "picture.too_many_pixels": lambda: header_of(10_000, 5_000),
}


@pytest.mark.parametrize("code", BAD)
def test_what_it_cannot_be_is_told_by_its_name(code: str) -> None:
    with pytest.raises(Invalid) as refused:
        drawn(BAD[code](), "logo.png")
    assert (refused.value.code, refused.value.values["file"]) == (code, "logo.png")


@pytest.mark.parametrize("size", [(20_000, 20_000), (2**31 - 1, 2**31 - 1), (100_000, 1)])
def test_a_bomb_is_not_unpacked(size: tuple[int, int]) -> None:
    with pytest.raises(Invalid):
        drawn(header_of(*size), "bomb.png")


def test_a_picture_that_ends_in_the_middle_is_refused() -> None:
    whole = encoded("PNG", (300, 300))
    with pytest.raises(Invalid):
        drawn(whole[: len(whole) // 2])


@pytest.mark.parametrize("make", [lambda f: f.mkdir(), lambda f: None, lambda f: f.write_bytes(b"\0" * 10_000_001)])
def test_a_file_that_is_none_or_too_large_is_told(make: Callable[[Path], object], tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    make(file)
    with pytest.raises(Problem) as refused:
        logo_of(file)
    assert refused.value.code.startswith("file.")


_WHOLE = encoded("PNG", (30, 30)), encoded("GIF", (30, 30)), encoded("WEBP", (30, 30)), encoded("JPEG", (30, 30))


@given(st.sampled_from(_WHOLE), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=8))
def test_a_damaged_picture_is_drawn_or_refused(whole: bytes, damage: list[tuple[int, int]]) -> None:
    changed = bytearray(whole)
    for where, value in damage:
        changed[where % len(changed)] = value
    try:
        assert drawn(bytes(changed)).startswith(b"\x89PNG")
    except Invalid as refused:
        assert refused.code.startswith("picture.")


def test_the_same_picture_is_kept_once_and_an_earlier_version_finds_its_own(store: Store) -> None:
    pictures, clients = PictureService(store), ClientService(store)
    teal, red = (pictures.keep(drawn(encoded("PNG", colour=colour))) for colour in ("teal", "red"))
    assert pictures.keep(drawn(encoded("PNG"))) == teal
    first = clients.save(Profile(code="R", legal_name="Rossi", logo=teal), by="anna")
    clients.save(msgspec.structs.replace(first, logo=red), by="anna")
    assert pictures.read(clients.version(first.id, 1).logo) == drawn(encoded("PNG"))
    assert pictures.read("0" * 64) is None
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(PictureRow)) == 2


def test_a_profile_does_not_take_a_file_for_a_logo(store: Store) -> None:
    with pytest.raises(Invalid) as refused:
        ClientService(store).save(Profile(code="R", legal_name="Rossi", logo="/etc/passwd"), by="anna")
    assert refused.value.code == "picture.unknown"


# ---- on the page

ROSSI, VERDI = Profile(code="ROSSI", legal_name="Rossi"), Profile(code="VERDI", legal_name="Verdi")


def field(page: ClientsPage) -> LogoField:
    form = section(page, "Company").part("pictures")
    assert isinstance(form, Form)
    editor = form.editors["logo"]
    assert isinstance(editor, LogoField)
    return editor


def drop(editor: LogoField, file: Path) -> bool:
    """As the pointer drops a file there. Whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    actions, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), actions, data, button, keys)
    enter.setAccepted(False)
    QApplication.sendEvent(editor, enter)
    dropped = QDropEvent(QPointF(5, 5), actions, data, button, keys)
    QApplication.sendEvent(editor, dropped)
    return enter.isAccepted()


def test_a_logo_is_dropped_undone_saved_and_stands_in_the_head(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    page = open_page([ROSSI, VERDI])
    file = office.folder / "logo.jpg"
    file.write_bytes(encoded("JPEG"))
    assert drop(field(page), file)
    qtbot.waitUntil(lambda: bool(shown(page).logo))
    qtbot.waitUntil(page.head.logo.isVisible)
    page.draft.undo()
    assert not page.head.logo.isVisible()
    page.draft.redo()
    assert PictureService(office.clients._store).read(saved(page, qtbot).logo) == drawn(encoded("JPEG"))
    page.show_client(VERDI.id)
    assert not page.head.logo.isVisible()
    page.show_client(ROSSI.id)
    field(page).remove.click()
    assert saved(page, qtbot).logo == ""


@pytest.mark.parametrize(("code", "words"), [("picture.moves", "moves"), ("picture.vector", "SVG")])
def test_what_cannot_be_a_logo_is_told_beside_it_and_nothing_changes(
    open_page: OpenPage, office: Place, qtbot: QtBot, code: str, words: str
) -> None:
    page = open_page([ROSSI])
    file = office.folder / "logo.png"
    file.write_bytes(BAD[code]())
    drop(field(page), file)
    form = section(page, "Company").part("pictures")
    assert isinstance(form, Form)
    qtbot.waitUntil(lambda: words in form.fields["logo"].complaint)
    assert not page.draft.dirty
    with office.clients._store.reading() as session:
        assert session.scalar(select(func.count()).select_from(PictureRow)) == 0
    file.write_bytes(encoded("PNG"))
    drop(field(page), file)
    qtbot.waitUntil(lambda: form.fields["logo"].complaint == "" and bool(shown(page).logo))
