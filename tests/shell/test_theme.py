"""The looks: every text can be read in every theme, and a switch reaches what is on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import THEMES, Role, Size, Theme, space
from ui.theme.tokens import contrast, pairs, readable_on
from ui.widgets.choice import ChoiceBox, Found


@pytest.mark.parametrize("name", THEMES)
def test_every_text_reads_on_every_ground_it_stands_on(name: str) -> None:
    tokens = THEMES[name]
    weak = [(text, ground, round(contrast(tokens[text], tokens[ground]), 2)) for text, ground in pairs()]
    assert [pair for pair in weak if pair[2] < 4.5] == []


def test_contrast_is_computed_as_the_rule_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_the_edge_of_a_field_can_be_seen(name: str) -> None:
    tokens = THEMES[name]
    assert contrast(tokens[Role.EDGE], tokens[Role.SURFACE]) >= 3
    assert contrast(tokens[Role.ACCENT], tokens[Role.SURFACE]) >= 3


def test_ink_on_a_clients_own_colour_can_be_read() -> None:
    for colour in ("#FFEE00", "#003366", "#7F7F7F", "#FF0000"):
        assert contrast(readable_on(colour), colour) >= 4.5


def test_an_icon_follows_the_theme_and_stays_sharp_at_every_scale(theme: Theme) -> None:
    theme.use("light")
    icon = theme.icons.icon("phone", Role.TEXT)
    light = _inks(icon)
    theme.use("contrast")
    assert light == {THEMES["light"][Role.TEXT].lower()}
    assert _inks(icon) == {THEMES["contrast"][Role.TEXT].lower()}
    assert icon.pixmap(QSize(64, 64), 2.0).size() == QSize(128, 128)


def _inks(icon: QIcon) -> set[str]:
    image = icon.pixmap(48, 48).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(p.red(), p.green(), p.blue()).name() for p in points if p.alpha() == 255}


def test_an_icon_that_the_set_does_not_have_is_told_at_once(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icons.icon("no-such-icon")


def test_one_typeface_in_four_sizes(theme: Theme) -> None:
    assert len(Size) == 4
    assert {theme.font(size).family() for size in Size} == {"Inter"}
    assert theme.font(Size.SAY).pixelSize() == 28


def test_a_switch_changes_the_palette_and_tells_painters(theme: Theme, qapp: QApplication) -> None:
    theme.use("light")
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.name))
    theme.use("dark")
    assert told == ["dark"]
    assert qapp.palette().window().color().name() == THEMES["dark"][Role.WINDOW].lower()


def test_a_box_shows_all_its_few_choices_at_once(theme: Theme, qtbot: QtBot) -> None:
    box = ChoiceBox(20)
    qtbot.addWidget(box)
    for language in ("As the desktop", "English", "Italiano"):
        box.addItem(language)
    box.show()
    box.showPopup()
    rows = [box.view().visualRect(box.model().index(row, 0)) for row in range(box.count())]
    assert box.view().viewport().rect().contains(rows[-1].adjusted(0, 0, -rows[-1].width() + 1, 0))
    assert rows[0].height() > box.fontMetrics().height() + space(1)  # as airy as every other list, and as high as it was given
    box.hidePopup()


def test_what_opens_from_a_window_wears_what_the_window_wears_now(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QComboBox(window)
    theme.dress(window)
    found = Found(box)
    qtbot.addWidget(found)
    for name in ("dark", "light"):
        theme.use(name)
        found.show()
        assert window.styleSheet() == found.styleSheet() == theme.sheet
        assert THEMES[name][Role.ACCENT] in theme.sheet
        found.hide()
