"""The rooms as a whole: what every room is held to, and that no files import each other in turn."""

from __future__ import annotations

import ast
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


# Written by hand from the plan: who may import whom.
MAY_IMPORT = {
    "contest": "",
    "i18n": "",
    "ledger": "contest",
    "scoring": "contest",
    "ingest": "contest ledger",
    "results": "contest ledger scoring",
    "publish": "contest results i18n",
    "authoring": "contest ingest",
    "service": "contest ledger ingest results publish recount",
    "ui": "contest results i18n publish authoring service",
    "pages": "ui",
    "cli": "service authoring publish i18n contest",
    "web": "service publish i18n contest",
    "recount": "contest",
    "sample": "",
}
REACH_LOWER = {"cli.pull", "cli.ledger"}
"""Commands about the ledger's own files and the polls: they may import ingest and ledger."""


def test_no_room_imports_what_the_table_does_not_name() -> None:
    assert sorted(MAY_IMPORT) == ROOMS
    wrong = []
    for module, found in imports().items():
        room = module.split(".")[0]
        if room not in MAY_IMPORT:  # a library
            continue
        may = {room, *MAY_IMPORT[room].split()}
        if module in REACH_LOWER:
            may |= {"ingest", "ledger"}
        if module.endswith(".__main__"):
            may |= {"cli"}
        wrong += [(module, one) for one in found if one.split(".")[0] in {*ROOMS} - may]
    assert wrong == []


def test_the_contracts_say_all_that_the_table_says() -> None:
    contracts = {contract["id"]: contract for contract in TOOLS["importlinter"]["contracts"]}
    for room, may in MAY_IMPORT.items():
        contract = contracts[room]
        may_lower = {"ingest", "ledger"} if room == "cli" else set()
        expected = {*ROOMS} - {room, *may.split()} - may_lower
        assert contract["source_modules"] == [room]
        assert expected <= set(contract["forbidden_modules"]), room
    ignored = {i for c in contracts.values() for i in c.get("ignore_imports", ())}
    run = ("contest", "ingest", "ledger", "publish", "scoring", "service")
    commands_ = {f"{room}.__main__ -> cli.*" for room in run}
    assert ignored == {*commands_, "web.sockets -> streamlit"}
    known = imports()
    listed = {id_: set(contracts[id_]["source_modules"]) for id_ in ("cli-lower", "plotly")}
    commands = {name for name in known if name.startswith("cli.")}
    assert listed["cli-lower"] == commands - REACH_LOWER
    parts = {".".join(name.split(".")[:2]) for name in known if name.startswith("ui.")}
    assert {name for name in listed["plotly"] if name.startswith("ui.")} == parts - {
        "ui.components"
    }
    pages = set(contracts["page-folders"]["modules"])
    shared = {"ui.components", "ui.decisions", "ui.shell", "ui.frame"}
    assert pages == parts - shared
    readers = {n for n in known if n.startswith("ingest.") and n.count(".") < 2} | {
        n for n in known if n.startswith("ingest.sources.") and n.count(".") < 3
    }
    skipped = {"ingest.sources", "ingest.sources.google", "ingest.__main__"}
    assert {
        n for n in contracts["google"]["source_modules"] if n.startswith("ingest.")
    } == readers - skipped


def test_pages_get_views_and_rows_and_make_no_results() -> None:
    makers = {"Results", "Supposed", "compute", "visible"}
    for path in [*(ROOT / "ui").rglob("*.py"), *(ROOT / "publish").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "results":
                assert not makers & {name.name for name in node.names}, path


def test_the_application_imports_the_service_the_pages_and_the_web_only() -> None:
    tree = ast.parse((ROOT / "dashboard.py").read_text("utf-8"))
    found = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert found & {*ROOMS} <= {"service", "ui", "web"}
