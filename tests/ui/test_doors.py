"""Nothing is shown to nobody: closed by default, and no page without the frame."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from service import opened, wired
from tests.ui.conftest import FRAME, ROOT, page_text

PAGES = sorted((ROOT / "pages").glob("*.py"))


def test_there_are_the_pages_of_this_version() -> None:
    names = [
        "access",
        "chase",
        "documents",
        "draft",
        "group",
        "intake",
        "items",
        "log",
        "lookup",
        "my_unit",
        "operations",
        "overview",
        "people",
        "petitions",
        "press",
        "prizes",
        "promotion",
        "release",
        "released",
        "review",
        "setup",
        "signs",
        "standings",
        "units",
        "what_if",
    ]
    assert [page.stem for page in PAGES] == names


@pytest.mark.parametrize("switch", [None, "", "0", "true", "yes"])
@pytest.mark.parametrize(
    "address",
    [
        "",
        "standings",
        "items",
        "intake",
        "review",
        "people",
        "units",
        "lookup",
        "draft",
        "my-unit",
        "access",
        "operations",
        "signs",
        "petitions",
        "log",
        "setup",
        "chase",
        "documents",
        "promotion",
        "press",
        "release",
        "released",
    ],
)
def test_without_the_switch_every_page_says_only_that_it_is_closed(
    monkeypatch: pytest.MonkeyPatch, switch: str | None, address: str
) -> None:
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    if switch is not None:
        monkeypatch.setenv("CONTEST_DEMO", switch)
    for room, name in (
        (wired, "load"), (wired, "ensure_current"), (opened, "compute"), (opened, "visible"),
    ):  # fmt: skip
        monkeypatch.setattr(room, name, _forbidden)
    app = AppTest.from_file(str(FRAME), default_timeout=30)
    app._page_hash = calc_hash(address)
    app.run()
    assert not app.exception
    text = page_text(app)
    assert "Bảng số liệu đang đóng" in text
    assert "CONTEST_DEMO=1" in text
    assert text.count("<p") == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_run_by_streamlit_without_the_frame_shows_nothing(
    monkeypatch: pytest.MonkeyPatch, page: Path
) -> None:
    monkeypatch.setenv("CONTEST_DEMO", "1")
    app = AppTest.from_file(str(page), default_timeout=30).run()
    assert not app.exception
    assert len(app.main) == 0
    assert len(app.sidebar) == 0


def test_no_page_prints_anything_when_python_runs_it() -> None:
    script = f"""
import runpy, sys
for page in {[str(page) for page in PAGES]!r}:
    try:
        runpy.run_path(page, run_name="__main__")
    except SystemExit as stop:
        assert not stop.code
        print("ended", file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"CONTEST_DEMO": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout == ""
    assert done.stderr.count("ended") == len(PAGES)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_enters_before_it_does_anything_else_and_knows_only_ui(page: Path) -> None:
    tree = ast.parse(page.read_text("utf-8"))
    statements = [s for s in tree.body if not isinstance(s, ast.Import | ast.ImportFrom | ast.Expr)]
    assert ast.unparse(statements[0]) == "visit = enter()"
    assert tree.body.index(statements[0]) < min(
        (n for n, s in enumerate(tree.body) if isinstance(s, ast.Expr) and n > 0), default=99
    )
    imported = {
        name
        for s in tree.body
        if isinstance(s, ast.Import | ast.ImportFrom)
        for name in ([s.module] if isinstance(s, ast.ImportFrom) else [a.name for a in s.names])
    }
    assert all(name == "streamlit" or name.split(".")[0] == "ui" for name in imported)
    assert not [s for s in ast.walk(tree) if isinstance(s, ast.Try | ast.BinOp)]


def _forbidden(*_: object, **__: object) -> None:
    raise AssertionError("data was read for nobody")
