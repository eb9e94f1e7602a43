"""The documents name everything that exists: an undocumented key, column, command or code fails."""

from __future__ import annotations

import importlib
import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from contest import exclusions, items, people, units
from contest.errors import Problem
from contest.reasons import REASONS
from contest.settings import FIELDS, Section, Settings
from ingest import LoadReport
from results import Balance, KeyCheck, SourceStatus, Suspect
from service.identity import access_toml

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
TABLES = {
    "items.csv": items.COLUMNS,
    "units.csv": units.COLUMNS,
    "exclusions.csv": exclusions.COLUMNS,
    "roster.csv": people.ROSTER,
    "contacts.csv": people.CONTACTS,
}


def sections(document: str) -> dict[str, str]:
    """Heading, without `#` and backquotes, → the text beneath it until the next heading."""
    parts = re.split(r"^#+ +(.+)$", (DOCS / document).read_text("utf-8"), flags=re.MULTILINE)
    headings = [heading.replace("`", "").strip() for heading in parts[1::2]]
    return dict(zip(headings, parts[2::2], strict=True))


def first_cells(text: str) -> set[str]:
    """What the first column of a section's tables names."""
    return set(re.findall(r"^\| `([^`]+)` \|", text, flags=re.MULTILINE))


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The models that a field's type holds: itself, or inside a tuple or a union."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """The keys of a table as contest.toml writes them; those of a table inside it with a dot."""
    for name, field in model.model_fields.items():
        if name in Section.model_fields:
            continue
        key = prefix + (field.alias or name)
        yield key
        for inner in models_in(field.annotation):
            yield from keys(inner, f"{key}.")


def declared() -> Iterator[tuple[str, str]]:
    """`(heading, key)` of everything that contest.toml and access.toml may hold."""
    for key in Section.model_fields:
        yield "Every table", key
    for name, field in Settings.model_fields.items():
        if name in Section.model_fields:
            continue
        table = field.alias or name
        is_array = str(field.annotation).startswith("tuple")
        heading = f"[[{table}]]" if is_array else f"[{table}]"
        inner = [key for model in models_in(field.annotation) for key in keys(model)]
        if table == "columns":
            inner = [*FIELDS, "unit_1"]
        yield heading, ""
        yield from ((heading, key) for key in inner)
    yield from (("[sign_in]", key) for key in access_toml.SignIn.model_fields)
    yield from (("[[people]]", key) for key in access_toml.Entry.model_fields)


def commands() -> dict[str, str]:
    """`python -m x y` → what its `--help` prints."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.glob("*/__main__.py")):
        room = path.parent.name
        if room == "tests":
            continue
        text = help_of(room)
        if text.startswith(f"usage: python -m {room} [-h] command"):
            names = re.findall(r"^ {4}([a-z][a-z-]*)(?: |$)", text, flags=re.MULTILINE)
            found |= {f"python -m {room} {name}": help_of(room, name) for name in names}
        else:
            found[f"python -m {room}"] = text
    return found


def help_of(room: str, *subcommand: str) -> str:
    """Run `main([…, "--help"])` and return what it printed."""
    out = io.StringIO()
    with redirect_stdout(out):
        try:
            status = importlib.import_module(f"{room}.__main__").main([*subcommand, "--help"])
        except SystemExit as stop:
            status = stop.code
    assert not status, f"python -m {room} {' '.join(subcommand)} --help ended with {status}"
    return out.getvalue()


@pytest.mark.parametrize(("heading", "key"), list(declared()))
def test_every_key_of_contest_toml_and_access_toml_is_documented(heading: str, key: str) -> None:
    text = sections("contest-folder.md").get(heading)

    assert text is not None, f"docs/contest-folder.md: no heading {heading}"
    assert not key or key in first_cells(text), f"docs/contest-folder.md: {heading} lacks {key}"


def test_the_reference_names_no_key_that_does_not_exist() -> None:
    known: dict[str, set[str]] = {}
    for heading, key in declared():
        known.setdefault(heading, set()).add(key)

    for heading, text in sections("contest-folder.md").items():
        if heading in known:
            assert first_cells(text) <= known[heading], heading


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_the_tables_is_documented(table: str) -> None:
    assert first_cells(sections("contest-folder.md")[table]) == set(TABLES[table])


def test_every_command_and_option_is_documented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    documented = sections("commands.md")
    found = commands()

    assert len(found) > 3, f"only {sorted(found)} were found"
    for command, text in found.items():
        heading = next((h for h in documented if f"{h} ".startswith(f"{command} ")), None)
        assert heading, f"docs/commands.md: no heading for {command}"
        options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) - {"--help"}
        for option in sorted(options):
            assert re.search(rf"{option}(?![\w-])", documented[heading]), f"{command}: {option}"


def test_no_command_is_documented_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    found = commands()

    for heading in sections("commands.md"):
        if heading.startswith("python -m"):
            assert any(f"{heading} ".startswith(f"{command} ") for command in found), heading


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("python -m contest check DIR", Problem),
        ("python -m ingest import FILE…", LoadReport),
        ("python -m ingest status", Balance),
        ("python -m ingest status", SourceStatus),
        ("python -m ingest status", KeyCheck),
        ("python -m ingest status", Suspect),
    ],
)
def test_every_json_field_is_documented(heading: str, kind: type) -> None:
    text = sections("commands.md")[heading]

    for field in fields(kind):
        assert re.search(rf"\b{field.name}\b", text), f"{heading}: {field.name}"


def test_every_reason_is_documented_as_it_is_in_the_order_of_the_tests() -> None:
    lines = (DOCS / "reasons.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    table = {row[0].strip("`"): row[1:] for row in rows if row[0].startswith("`R")}

    assert list(table) == list(REASONS)
    for code, (state, vi, en, what_to_do) in table.items():
        reason = REASONS[code]
        assert (state, vi, en) == (reason.state, reason.vi, reason.en)
        assert what_to_do


def test_links_between_the_documents_lead_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
    pictures = re.compile(r"docs/images/")
    for document in documents:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
            if "://" in target or pictures.search(target):
                continue
            assert (document.parent / target).exists(), f"{document.name}: {target}"
