"""The page that sets our cases beside those of the best suite we know names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "call-cases.md"


def test_every_test_that_the_page_of_cases_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE.read_text(encoding="utf-8")))
    there = {
        name for file in (ROOT / "tests").rglob("test_*.py") for name in re.findall(r"^def (test_\w+)", file.read_text(), re.M)
    }
    assert len(named) > 80
    assert named - there == set()


@pytest.mark.parametrize("stories", ["test_transfer_stories.py", "test_phone_stories.py", "test_slow_stories.py"])
def test_every_story_stands_on_the_page_of_cases(stories: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    told = re.findall(r"^def (test_\w+)", (Path(__file__).parent / stories).read_text(), re.M)
    assert [name for name in told if f"`{name}`" not in page] == []
