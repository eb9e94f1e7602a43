"""The pages for inspectors: what can be checked without the program finds what was altered.

`tests/acceptance/test_inspection_commands.py` runs every command of the page.
"""

from __future__ import annotations

from pathlib import Path

from tests.inspector import PAGES, blocks, handed_over, run


def test_the_commands_without_the_program_find_what_was_altered(
    tmp_path: Path,
) -> None:
    whole, seal, by_hand, names, numbers, prizes = blocks("inspection.md")[:6]
    place = handed_over(tmp_path)
    assert run(whole, place).returncode == 0
    folder = place / "ket-qua-1"
    for name, old, new, checks in (
        ("standings.csv", "\n1,", "\n1,x", (whole.splitlines()[1],)),
        ("SHA256SUMS", "  units.csv", "  units.txt", (seal,)),
        ("names.csv", "\n1,Người Số 5", "\n1,Người Số 9", (by_hand, names)),
        ("balance.csv", "state,held,1", "state,held,2", (numbers,)),
        ("prizes.csv", ",Giải Nhất,1,", ",Giải Nhất,3,", (prizes,)),
    ):
        before = (folder / name).read_text("utf-8")
        assert old in before, name
        (folder / name).write_text(before.replace(old, new, 1), "utf-8")
        for check in checks:
            assert run(check, place).returncode != 0, f"{name}: {check}"
        (folder / name).write_text(before, "utf-8")


def test_the_pages_in_both_languages_have_the_same_commands() -> None:
    english, vietnamese = map(blocks, PAGES)
    assert len(english) > 10
    assert english == vietnamese
