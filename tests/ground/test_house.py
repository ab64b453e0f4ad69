"""The house is in order: what is in the tree, what ships, what the pages say."""

from __future__ import annotations

import ast
import re
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from installer import drawings
from receptionist.resources import resource

TOP = Path(__file__).resolve().parents[2]

ROOMS = {".ci", "docs", "installer", "receptionist", "resources", "tests", "ui"}

ELSEWHERE = re.compile(
    r"/work/|/tmp/v/|/var/tmp/|/opt/"
    r"|\b(?:deb|ftp|security|snapshot|archive)\.(?:\w+\.)?debian\."
    r"|\bpypi\.|pythonhosted\.|--(?:extra-)?index-url|--find-links|--trusted-host"
)
"""Paths of a developer's machine, and where it gets its packages from: whoever builds has their own."""


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=TOP, capture_output=True, text=True, check=True
    )
    return [path for name in listed.stdout.split("\0") if name and (path := TOP / name).exists()]


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in tracked():
        try:
            found.append((path.relative_to(TOP), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_the_tree_has_only_rooms_that_the_house_knows() -> None:
    assert {path.relative_to(TOP).parts[0] for path in tracked() if path.parent != TOP} <= ROOMS


def test_nothing_names_this_machine_or_a_package_server() -> None:
    here = {str(TOP), socket.gethostname()} - {"localhost", "debian", "", "/"}
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        if path != Path(__file__).relative_to(TOP)
        for number, line in enumerate(text.splitlines(), 1)
        if ELSEWHERE.search(line) or any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line) for name in here)
    ]
    assert not found


def test_no_file_is_a_bag_of_everything() -> None:
    bags = {"utils.py", "util.py", "helpers.py", "misc.py", "common.py", "manager.py", "secrets.py"}
    assert not [path for path in tracked() if path.name in bags]


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(?:TODO|FIXME|XXX)\b|raise NotImplemented")
    mine = Path(__file__).relative_to(TOP)
    assert not [str(path) for path, text in texts() if path.suffix == ".py" and path != mine and later.search(text)]


@pytest.mark.parametrize("page", drawings.pages())
def test_what_is_drawn_from_the_code_is_up_to_date(page: str) -> None:
    assert (drawings.DOCS / page).read_text(encoding="utf-8") == drawings.pages()[page], "make docs"


def test_every_page_that_a_page_points_to_is_there() -> None:
    for page in [path for path in tracked() if path.suffix == ".md"]:
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"


def test_every_make_target_says_what_it_is_for() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=TOP, capture_output=True, text=True, check=True
    ).stdout
    targets = [line.split()[0] for line in listed.splitlines()]
    assert targets[:3] == ["help", "run", "test"]
    assert all(len(line.split()) > 2 for line in listed.splitlines())


def test_a_resource_that_is_missing_is_named() -> None:
    assert resource("icons", "phone.svg").is_file()
    with pytest.raises(FileNotFoundError, match=r"icons/no\.svg is missing from this installation"):
        resource("icons", "no.svg")


def test_the_icons_are_of_one_set_and_take_any_colour() -> None:
    for icon in resource("icons").glob("*.svg"):
        drawing = icon.read_text()
        assert 'viewBox="0 0 24 24"' in drawing
        assert 'stroke="currentColor"' in drawing


def test_every_icon_that_the_screen_names_is_in_the_set() -> None:
    asked = {
        icon.value
        for path in tracked()
        if path.relative_to(TOP).parts[0] == "ui" and path.suffix == ".py"
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for icon in icons_in(call)
        if isinstance(icon, ast.Constant) and isinstance(icon.value, str) and icon.value
    }
    assert "trash-2" in asked
    assert not [name for name in sorted(asked) if not (resource("icons") / f"{name}.svg").exists()]


def icons_in(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that name an icon."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    first = call.args[:1] if name in {"icon", "show_icon"} else call.args[1:2] if name == "paint" else []
    return first + [keyword.value for keyword in call.keywords if keyword.arg == "icon"]


MARKS = {"_", "N_", "ngettext", "tr", "translate"}
"""What a text that is to be translated is given to."""


def test_no_text_to_translate_stands_inside_an_f_string() -> None:
    """Neither Babel (before Python 3.12) nor lupdate looks into one: the text is in no catalogue, and stays English."""
    unseen = {
        f"{path.relative_to(TOP)}:{call.lineno} {ast.unparse(call)}"
        for path in tracked()
        if path.suffix == ".py" and path.relative_to(TOP).parts[0] in {"receptionist", "ui"}
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call)
        if (call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")) in MARKS
    }
    assert not sorted(unseen)


def test_one_can_read_each_function_in_one_glance() -> None:
    long = [
        f"{path.relative_to(TOP)}:{node.lineno} {node.name}"
        for path in tracked()
        if path.suffix == ".py" and path.relative_to(TOP).parts[0] in {"receptionist", "ui", "installer"}
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert not long


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as it is built from what is committed or about to be."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for path in tracked():
        copy = source / path.relative_to(TOP)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (source / "resources" / "translations" / "console_it.qm").write_bytes(b"compiled")
    build = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", build, str(folder)], cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(folder / done.stdout.splitlines()[-1])


def test_the_wheel_carries_everything_the_program_reads(wheel: zipfile.ZipFile) -> None:
    shipped = set(wheel.namelist())
    ours = [
        path.relative_to(TOP).as_posix()
        for path in tracked()
        if path.relative_to(TOP).parts[0] in {"receptionist", "ui", "resources"} and path.suffix not in {".ts", ".po"}
    ]
    assert not [name for name in ours if name not in shipped]
    assert "resources/translations/console_it.qm" in shipped
    assert not [name for name in shipped if name.startswith(("tests/", "installer/"))]


def test_an_installed_wheel_finds_its_resources(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    asks = "from receptionist.resources import resource; print(resource('fonts', 'Inter-Regular.otf'))"
    done = subprocess.run([sys.executable, "-S", "-c", asks], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == tmp_path / "resources" / "fonts" / "Inter-Regular.otf"
