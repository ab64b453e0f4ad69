"""Who installed the program without the libraries of a shared office is told so, by each command that needs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from receptionist.extras import SHARED, missing

ROOT = Path(__file__).parents[2]
OFFICE = "postgresql://anna@127.0.0.1:1/office"
COMMANDS = {
    "hub": (["--office", OFFICE, "hub", "--listen", "127.0.0.1:1"], ("jwt", "psycopg")),
    "create": (["office", "create", OFFICE], ("cryptography", "psycopg")),
    "copy": (["office", "copy", "mine.office", OFFICE], ("cryptography",)),
    "join": (["office", "join", OFFICE], ("psycopg",)),
}


def without(module: str, folder: Path) -> dict[str, str]:
    """An environment in which that library is not installed."""
    (folder / f"{module}.py").write_text(f"raise ModuleNotFoundError('No module named {module}', name='{module}')\n")
    return {**os.environ, "PYTHONPATH": str(folder), "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}


@pytest.mark.parametrize(("command", "module"), [(name, module) for name, (_, needed) in COMMANDS.items() for module in needed])
def test_a_command_of_a_shared_office_names_what_is_to_be_installed(command: str, module: str, tmp_path: Path) -> None:
    words, _ = COMMANDS[command]
    (tmp_path / "shadow").mkdir()
    said = subprocess.run(
        [sys.executable, "-P", "-m", "receptionist", *words, *(["--state", str(tmp_path)] if command == "hub" else [])],
        cwd=tmp_path,
        env=without(module, tmp_path / "shadow") | {"PYTHONPATH": f"{tmp_path / 'shadow'}{os.pathsep}{ROOT}"},
        input="a one-time password\n",
        capture_output=True,
        text=True,
    )
    assert said.returncode == 1, said.stderr
    assert SHARED[module] in said.stderr and "make compiled" in said.stderr
    assert "Traceback" not in said.stderr and "ModuleNotFoundError" not in said.stderr


def test_another_library_that_is_missing_is_a_fault_of_ours() -> None:
    assert missing(ModuleNotFoundError("No module named 'msgspec'", name="msgspec")) is None
    assert missing(ImportError("cannot import name 'x'")) is None
