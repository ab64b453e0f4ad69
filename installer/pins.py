"""Writes `constraints.txt` from what is installed: `python -m installer.pins`, in an environment in which the tests pass."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

from packaging.requirements import Requirement

CONSTRAINTS = Path(__file__).with_name("constraints.txt")
PROJECT, EXTRAS = "receptionist", ("shared", "develop")
ALSO = ("setuptools",)


def closure(requirement: Requirement, found: dict[str, str]) -> dict[str, str]:
    """`found`, with what the requirement and all it requires have installed: name, version. What another system would need
    beside is not known here, and stays open."""
    name = canonical(requirement.name)
    wanted = f"{name}[{','.join(sorted(requirement.extras))}]"
    if wanted in found:
        return found
    try:
        installed = distribution(requirement.name)
    except PackageNotFoundError:
        return found
    found[wanted] = installed.version
    for text in installed.requires or ():
        needed = Requirement(text)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in ("", *requirement.extras)):
            closure(needed, found)
    return found


def canonical(name: str) -> str:
    """The name as all tools write it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins() -> list[str]:
    """One line for each library that the project, its extras and its build use."""
    found = closure(Requirement(f"{PROJECT}[{','.join(EXTRAS)}]"), {})
    versions = {name.partition("[")[0]: installed for name, installed in found.items()} | {name: version(name) for name in ALSO}
    del versions[PROJECT]
    return [f"{name}=={installed}" for name, installed in sorted(versions.items())]


if __name__ == "__main__":
    kept = [line for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    CONSTRAINTS.write_text("\n".join([*kept, *pins()]) + "\n", encoding="utf-8")
