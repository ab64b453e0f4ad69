"""The year of closures of 150 clients: from the key until all of it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from receptionist.clients.profile import Profile
from receptionist.resources import resource
from tests.bench.figures import Figure, figure, median, p95
from tests.bench.offices import full_profile
from tests.bench.screen import Frames, application, turn_until
from ui.background import Background
from ui.clients.sheets.year_grid import YearSheet
from ui.keys import Keys
from ui.theme import Theme

CLIENTS, YEARS = 150, range(2016, 2032)


def run(folder: Path) -> list[Figure]:
    """Median and 95th percentile in ms, next to the year of one client."""
    app, background = application(), Background()
    theme = Theme(app, resource("fonts"), resource("icons"), "light")
    profiles = [full_profile(n) for n in range(CLIENTS)]
    one = _years(theme, background, profiles[:1])
    many = _years(theme, background, profiles)
    background.close()
    app.processEvents()
    return [
        figure("year of closures of 150 clients: asked to painted, median", median(many), "ms", median(one), 100),
        figure("year of closures of 150 clients: asked to painted, 95th percentile", p95(many), "ms", p95(one)),
    ]


def _years(theme: Theme, background: Background, profiles: Sequence[Profile]) -> list[float]:
    """Milliseconds for one year after the other, each asked for the first time of these clients."""
    now = datetime(2026, 7, 10, 8, tzinfo=UTC)
    sheet = YearSheet(theme, Keys(), background, profiles, lambda profile, change: change(profile), lambda: now, may_edit=True)
    theme.dress(sheet)
    sheet.resize(1280, 700)
    sheet.show()
    turn_until(lambda: sheet.list.model().rowCount() == len(profiles), "the year is there")
    frames = Frames(sheet)
    samples = [frames.after(lambda year=year: sheet.year.setValue(year), background) for year in YEARS]  # type: ignore[misc]
    sheet.close()
    return samples
