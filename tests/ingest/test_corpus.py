"""Every real export of the corpus is drafted, loads whole, and loads once.

Collected only where there is a corpus (tests.ingest.corpus); the quirks of its files are imitated
by invented ones in test_quirks.py.
"""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from authoring.draft import propose, write_draft
from contest import Contest, load
from contest.folder import check, open_questions
from ingest import LoadReport, ensure_current, load_file
from ledger import Ledger
from results import compute, visible
from tests.builders import COMMITTEE, NOW
from tests.ingest.corpus import TABS, corpus, differences, index, plain_rows

HERE = corpus() or Path()
ROWS = index()
ROBOT = ("de_beattherobot2.xlsx", "de_beattherobot2_old.xlsx", "de_beattherobot2_old2.xlsx")
US, ISO = "%m/%d/%Y %H:%M:%S", ""
PAIRS = [
    *((one, other, ISO, ISO, ",") for one, other in permutations(ROBOT, 2)),
    ("id_datmin.xlsx", "id_datmin_semicolon.csv", ISO, US, ";"),
    ("en_math200_original.csv", "en_math200_renamed.csv", US, US, ","),
]

# Nobody's headings survived its renaming: it is let in by the words that its refusal asks for.
FOREIGN = {"en_math200_renamed.csv"}


def drafted(tmp_path: Path, file: str, *, month_first: bool = False) -> tuple[Contest, Ledger]:
    folder = tmp_path / "folder"
    write_draft(folder, propose(HERE / file, tab=TABS.get(file, "")))
    if month_first:
        text = (folder / "contest.toml").read_text(encoding="utf-8")
        declared = text.replace("day_first = true", "day_first = false")
        (folder / "contest.toml").write_text(declared, encoding="utf-8")
    return load(folder), Ledger.at(tmp_path / "ledger")


def counts(report: LoadReport) -> tuple[int, int, int]:
    return report.new, report.edited, report.gone


def confirmation(contest: Contest, ledger: Ledger, file: Path) -> str:
    """The words that let a file in which is first refused as a foreign one."""
    refused = load_file(contest, ledger, file, complete=True, now=NOW).refused
    assert refused
    assert refused.code == "foreign"
    return refused.confirm


@pytest.mark.parametrize("file", ROWS)
def test_a_real_export_is_drafted_and_loads_whole_and_once(tmp_path: Path, file: str) -> None:
    contest, ledger = drafted(tmp_path, file)
    # What is left to declare is listed, and nothing in the draft is a mistake.
    assert check(tmp_path / "folder") == open_questions(contest)
    report = load_file(contest, ledger, HERE / file, now=NOW)
    assert (report.observed, report.new) == (ROWS[file], ROWS[file])
    assert report.absent == {}
    assert load_file(contest, ledger, HERE / file, now=NOW).changes == 0
    ensure_current(contest, ledger)
    balance = visible(compute(contest, ledger, now=NOW), COMMITTEE).balance()
    assert balance.observed == ROWS[file]


@pytest.mark.parametrize(
    ("one", "other", "format_one", "format_other", "delimiter"),
    PAIRS,
    ids=[f"{one}-{other}" for one, other, *_ in PAIRS],
)
def test_a_later_export_gives_the_additions_and_edits_that_are_really_in_it(
    tmp_path: Path, one: str, other: str, format_one: str, format_other: str, delimiter: str
) -> None:
    contest, ledger = drafted(tmp_path, one, month_first=format_other == US)
    load_file(contest, ledger, HERE / one, now=NOW)
    words = confirmation(contest, ledger, HERE / other) if other in FOREIGN else ""
    report = load_file(contest, ledger, HERE / other, complete=True, confirmed=words, now=NOW)
    old = plain_rows(HERE / one, format_one)
    new = plain_rows(HERE / other, format_other, delimiter)
    assert counts(report) == differences(old, new)
    assert report.edited or report.new
    assert load_file(contest, ledger, HERE / other, now=NOW).changes == 0
