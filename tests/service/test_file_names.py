"""The program's own files have names that Windows keeps as well."""

from __future__ import annotations

import re
from pathlib import Path, PureWindowsPath

from publish.made import safe
from service.publication.public_folder import put
from tests.care import Care

_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[. ]$')


def refused(name: str) -> bool:
    """Whether Windows keeps no file of this name; the list is that of Microsoft's documentation."""
    device = re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)
    return bool(_REFUSED.search(name) or device)


def test_the_examples_are_refused() -> None:
    assert [one for one in ("con", "a:b", "aux.txt", "a.", "con-1", "congo") if refused(one)] == [
        "con", "a:b", "aux.txt", "a."
    ]  # fmt: skip


def test_a_ledger_its_journal_and_the_public_files_have_names_that_windows_keeps(
    care: Care, tmp_path: Path
) -> None:
    care.erase()
    put(tmp_path / "public", "thu", {"turnout-20241202-2000.csv": b"1"})
    made = [*Path(care.ledger.uri).parent.rglob("*"), *(tmp_path / "public").rglob("*")]
    assert len(made) > 50
    assert [str(one) for one in made if refused(one.name)] == []


def test_a_unit_of_any_code_gives_a_part_of_a_name_that_windows_keeps() -> None:
    for code in ("S:1", "a/b", "Sở Nội vụ", "x.", "?", 'a"b', "..\\..\\c"):
        name = f"qr-{safe(code)}-20241202-2000.png"
        assert not refused(name)
        assert PureWindowsPath(f"C:\\Cuộc thi {name}").name == f"Cuộc thi {name}"
