"""The page of the figures is made from what the bench prints."""

from __future__ import annotations

from dataclasses import asdict

from installer.figures import page, this_machine
from tests.bench.figures import figure

MEASURED = [
    figure("start: process to a usable desk, median", 1234.56, "ms", 500, "ratio 3"),
    figure("palette: key to painted rows, median", 12, "ms", 3, 30),
    figure("answer: F2 pressed to both legs bridged, median", 41, "ms"),
]


def test_each_figure_stands_beside_what_it_is_compared_with_and_its_aim() -> None:
    written = page([asdict(one) for one in MEASURED], this_machine())
    assert "| start: process to a usable desk, median | 1235 ms | 500 ms | 2.469 | ratio 3 |" in written
    assert "| palette: key to painted rows, median | 12 ms | 3 ms | 4 | 30 ms |" in written
    assert "| answer: F2 pressed to both legs bridged, median | 41 ms |  |  |  |" in written
    assert "cores" in written and "make figures" in written


def test_where_nothing_was_measured_that_is_said() -> None:
    assert "Not measured yet." in page([], "")
