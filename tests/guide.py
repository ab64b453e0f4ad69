"""What the guides in `docs/` tell people to type, for tests that do it as it stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

DOCS = Path(__file__).parents[1] / "docs"
_BLOCK = re.compile(r"^( *)```\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """One block. `where` is its first line, a comment: on which machine it is typed, or into which file it is written."""

    where: str
    text: str


def steps(page: str, heading: str, names: Mapping[str, str]) -> list[Step]:
    """The blocks under a heading of a page, in their order. `names`: what stands in place of the guide's example names, as a
    reader puts in their own; each of them must occur."""
    text = (DOCS / page).read_text(encoding="utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    found = [dedent(block) for _, block in _BLOCK.findall(section)]
    for example, own in names.items():
        assert any(example in block for block in found), f"nothing in {page} says {example}"
        found = [block.replace(example, own) for block in found]
    return [Step(*_parted(block)) for block in found if block.startswith("# ")]


def _parted(block: str) -> tuple[str, str]:
    where, _, text = block.partition("\n")
    return where.removeprefix("# "), text
