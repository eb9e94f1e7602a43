"""Every command of the page for inspectors is run word by word, on a contest with a release."""

from __future__ import annotations

from pathlib import Path

from tests.inspector import blocks, handed_over, run


def test_every_command_for_inspectors_does_what_the_page_says(
    tmp_path: Path,
) -> None:
    place = handed_over(tmp_path)
    said = []
    for command in blocks("inspection.md"):
        done = run(command, place)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        said.append(done.stdout)
    text = "\n".join(said)
    for expected in (
        "standings.csv: OK", "the printed seal", "5 names open their rows; 0 rows",
        "7 observed = 5 accepted + 1 held + 1 rejected", "Giải Nhất – rank 1 – Người Số 5",
        "2 private rows are those that were sealed", "files are those of the ledger",
        "reject", "Kiến nghị số 3", "the same standings",
    ):  # fmt: skip
        assert expected in text, expected
