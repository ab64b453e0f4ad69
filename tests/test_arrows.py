"""No module of the screen needs another that needs it."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest


def test_the_screens_modules_import_each_other_one_way_only() -> None:
    graph = grimp.build_graph("ui", cache_dir=None)
    below = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        TopologicalSorter(below).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))
