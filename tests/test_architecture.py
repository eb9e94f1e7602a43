"""The rooms as a whole: what every room is held to, and that no files import each other in turn."""

from __future__ import annotations

import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = sorted(
    folder.name
    for folder in ROOT.iterdir()
    if folder.name.isidentifier() and folder.name != "tests" and any(folder.glob("*.py"))
)
APPLICATION = [path.name for path in ROOT.glob("*.py")]
TOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]


def imports() -> dict[str, set[str]]:
    """Module → the modules of ours that it imports, also inside a function or for types only."""
    graph = grimp.build_graph(*ROOMS, include_external_packages=True, cache_dir=None)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_no_circle_of_files() -> None:
    imported = imports()
    # The graph leaves out a folder without __init__.py inside a room, and says nothing.
    files = {module_of(path) for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    assert files <= set(imported), "a folder inside a room lacks its __init__.py"

    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        circle = " imports ".join(reversed(error.args[1]))
        pytest.fail(f"{circle}; move what two of them need into a file that imports neither")


def test_nothing_imports_the_application() -> None:
    application = {Path(name).stem for name in APPLICATION}
    assert {module for module, found in imports().items() if found & application} == set()


def test_types_are_checked_in_every_room() -> None:
    assert sorted(TOOLS["mypy"]["files"]) == sorted([*ROOMS, *APPLICATION])


def test_the_rules_of_imports_know_every_room() -> None:
    assert sorted(TOOLS["importlinter"]["root_packages"]) == ROOMS
