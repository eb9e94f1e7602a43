"""The browser tests wait for what is to come, not for a fixed time: that is too short on a machine
with other work, and too long on every other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

FIXED = {"sleep", "wait_for_timeout"}
FILES = sorted(Path(__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_only_the_repeated_question_pauses(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    allowed = [
        call
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and function.name == "until"
        for call in ast.walk(function)
    ]
    lines = [
        call.lineno
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and call not in allowed
        if getattr(call.func, "attr", getattr(call.func, "id", "")) in FIXED
    ]
    assert lines == [], f"{file.name} waits for a fixed time; wait for a condition: expect, until"
