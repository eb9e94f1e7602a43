"""What Windows has not is imported nowhere, and a console without our letters stops no command."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

from contest import load

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "contests" / "hai-duong-2024"
UNIX_ONLY = {
    "crypt", "curses", "fcntl", "grp", "nis", "posix", "pty", "pwd", "readline", "resource",
    "spwd", "syslog", "termios", "tty",
}  # fmt: skip
"""From the documentation of Python's library: "Availability: Unix"."""
SAY = """
import sys
from contest.process import begin_process

begin_process()
for stream in (sys.stdout, sys.stderr):
    print("Hội thi Tìm hiểu 70%→ 😀", file=stream)
"""
IMPORT_ALL = """
import builtins, importlib, pkgutil, sys
from pathlib import Path

root, refused, found = Path(sys.argv[1]), set(sys.argv[2].split()), builtins.__import__

def only_what_windows_has(name, names=None, *rest, **more):
    asks = Path(str((names or {}).get("__file__") or "/"))
    ours = asks.is_relative_to(root) and ".venv" not in asks.parts
    if ours and name.partition(".")[0] in refused:
        raise ImportError(f"{asks} imports {name}")
    return found(name, names, *rest, **more)

builtins.__import__ = only_what_windows_has
rooms = {one.parent.name for one in root.glob("*/__init__.py")} - {"pages", "tests"}
modules = [
    one.name for room in rooms for one in pkgutil.walk_packages([str(root / room)], room + ".")
]
for name in modules:
    importlib.import_module(name)
import dashboard, start
print(len(modules))
"""


def test_everything_is_imported_where_the_modules_of_unix_are_missing() -> None:
    command = [sys.executable, "-c", IMPORT_ALL, str(ROOT), " ".join(UNIX_ONLY)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) > 500


def test_no_page_and_no_script_names_a_module_of_unix() -> None:
    """The pages cannot be imported without a browser's session, so their text is read."""
    files = [*ROOT.glob("*.py"), *(ROOT / "pages").glob("*.py")]
    named = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                named |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                named.add(node.module.partition(".")[0])
    assert len(files) > 15
    assert named & UNIX_ONLY == set()


def test_only_one_module_knows_the_library_of_locks() -> None:
    rooms = [one.parent for one in ROOT.glob("*/__init__.py") if one.parent.name != "tests"]
    files = [file for room in rooms for file in room.rglob("*.py")]
    users = [file for file in files if "import portalocker" in file.read_text("utf-8")]
    assert users == [ROOT / "contest" / "locks.py"]


def test_a_folder_that_notepad_saved_line_by_line_is_the_same_contest(tmp_path: Path) -> None:
    folder = tmp_path / "Thư mục có dấu cách"
    shutil.copytree(SAMPLE, folder)
    changed = 0
    for file in folder.rglob("*"):
        if file.suffix in (".toml", ".csv", ".json", ".geojson", ".txt", ".md"):
            lines = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            changed += lines != file.read_bytes()
            file.write_bytes(lines)
    assert changed >= 3
    as_saved, as_before = load(folder), load(SAMPLE)
    assert as_saved.units == as_before.units
    assert as_saved.items == as_before.items
    assert as_saved.title == as_before.title


def test_a_console_of_code_page_1258_gets_readable_vietnamese_and_no_error() -> None:
    told = {}
    for code_page in ("utf-8", "cp1258", "ascii"):
        command = [sys.executable, "-c", SAY]
        environment = {**os.environ, "PYTHONIOENCODING": code_page}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr
        assert done.stdout == done.stderr
        told[code_page] = unicodedata.normalize("NFC", done.stdout.decode(code_page)).strip()
    assert told == {
        "utf-8": "Hội thi Tìm hiểu 70%→ 😀",
        "cp1258": "Hội thi Tìm hiểu 70%? ?",
        "ascii": "Hoi thi Tim hieu 70%? ?",
    }
