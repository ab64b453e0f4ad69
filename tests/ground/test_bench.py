"""What can be measured has a name, and groups of it too."""

from __future__ import annotations

import importlib

import pytest

from tests.bench import __main__ as bench


@pytest.mark.parametrize("name", [*bench.BENCHMARKS, "window_program"])
def test_every_benchmark_still_finds_what_it_measures(name: str) -> None:
    module = importlib.import_module(f"tests.bench.{name}")
    assert callable(getattr(module, "run", None) or module.main)


def test_a_group_names_benchmarks_that_are_there() -> None:
    assert {name for group in bench.GROUPS.values() for name in group} <= set(bench.BENCHMARKS)


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["shared", "nothing"])
    assert "nothing" in capsys.readouterr().err
