"""What can be measured has a name, and groups of it too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.bench import __main__ as bench

FOLDER = Path(bench.__file__).parent


@pytest.mark.parametrize("name", bench.BENCHMARKS)
def test_every_benchmark_is_a_module_that_runs(name: str) -> None:
    functions = [each.name for each in ast.parse((FOLDER / f"{name}.py").read_text()).body if isinstance(each, ast.FunctionDef)]
    assert "run" in functions


def test_a_group_names_benchmarks_that_are_there() -> None:
    assert {name for group in bench.GROUPS.values() for name in group} <= set(bench.BENCHMARKS)


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["shared", "nothing"])
    assert "nothing" in capsys.readouterr().err
