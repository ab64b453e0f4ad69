"""Logos on the screen: read once behind it, then painted from memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel

from receptionist.clients.pictures import logo_of
from receptionist.errors import Problem
from ui.background import Background


class Pictures(Protocol):
    """The part of `PictureService` that is needed here. Blocks."""

    def keep(self, picture: bytes) -> str: ...

    def read(self, name: str) -> bytes | None: ...


class NoPictures:
    """An office that keeps none."""

    def keep(self, picture: bytes) -> str:
        """Nobody would find it again."""
        raise Problem("picture.not_kept")

    def read(self, name: str) -> bytes | None:
        """There is none."""
        return None


class Logos(QObject):
    """Pictures by the name that a profile has for them. `came` tells of one that was read."""

    came = Signal(str)

    def __init__(self, pictures: Pictures, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures, self._background = pictures, background
        self._known: dict[str, QImage] = {}

    def image(self, name: str) -> QImage:
        """The picture as far as it is known; one that is asked for the first time comes later, or never."""
        if name and name not in self._known:
            self._known[name] = QImage()
            self._background.run(lambda: _decoded(self._pictures.read(name)), lambda image: self._take(name, image))
        return self._known.get(name, QImage())

    def choose(self, file: Path, done: Callable[[str], object], failed: Callable[[Problem], object]) -> None:
        """Keep the picture in that file; `done` hears its name, `failed` why there is none."""
        self._background.run(lambda: self._kept(file), lambda kept: self._chosen(*kept, done), failed)

    def _kept(self, file: Path) -> tuple[str, QImage]:
        picture = logo_of(file)
        return self._pictures.keep(picture), _decoded(picture)

    def _chosen(self, name: str, image: QImage, done: Callable[[str], object]) -> None:
        self._take(name, image)
        done(name)

    def _take(self, name: str, image: QImage) -> None:
        self._known[name] = image
        self.came.emit(name)


def _decoded(picture: bytes | None) -> QImage:
    return QImage.fromData(picture, "PNG") if picture else QImage()


class Logo(QLabel):
    """A client's logo, `side` logical pixels at most; not there where there is none."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._side, self._name = side, ""
        self._logos: Logos | None = None
        self.hide()

    def follow(self, logos: Logos) -> None:
        """Where pictures come from."""
        self._logos = logos
        logos.came.connect(lambda _name: self._paint())

    def show_logo(self, name: str) -> None:
        """Another one; empty: none."""
        if name != self._name:
            self._name = name
            self._paint()

    def _paint(self) -> None:
        image = self._logos.image(self._name) if self._logos is not None else QImage()
        self.setVisible(not image.isNull())
        if not image.isNull():
            ratio = self.devicePixelRatioF()
            size = QSize(self._side, self._side) * ratio
            smooth = Qt.TransformationMode.SmoothTransformation
            shown = QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth))
            shown.setDevicePixelRatio(ratio)
            self.setPixmap(shown)
