"""Ranks by duration: in a round, and overall."""

from pathlib import Path

from contest import Contest, load
from ingest import ensure_current, load_file
from ledger import Ledger
from results import View, compute, visible
from tests.builders import COMMITTEE, HEADER, NOW, TOML, csv_text, row, write_folder

ROUNDS = """
[[rounds]]
id = "tuan-1"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-25T07:30:00
[[rounds]]
id = "tuan-2"
opens_at = 2024-11-25T07:30:00
closes_at = 2024-12-02T07:30:00
[ranking]
order = ["score", "duration"]
"""
WEEK_1, WEEK_2 = "20/11/2024", "27/11/2024"


def answer(number: int, day: str, began: str, ended: str) -> tuple[str, ...]:
    return (*row(number, time=f"{day} {ended}"), f"{day} {began}" if began else "")


def view(folder: Path, rows: list[tuple[str, ...]]) -> View:
    toml = TOML.replace("[columns]", '[columns]\nstarted_at = ["Bắt đầu"]') + ROUNDS
    contest: Contest = load(write_folder(folder / "thu", toml=toml))
    file, ledger = folder / "a.csv", Ledger.at(folder / "ledger")
    file.write_text(csv_text(rows, header=(*HEADER, "Bắt đầu")), encoding="utf-8")
    load_file(contest, ledger, file, now=NOW)
    ensure_current(contest, ledger)
    return visible(compute(contest, ledger, now=NOW), COMMITTEE)


def ranks(found: View, round_id: str | None = None) -> dict[str, int]:
    lines = found.standings(round_id) if round_id else found.standings()
    return {line["full_name"][-1]: line["rank"] for line in lines.to_pylist()}


def test_the_shorter_is_before_and_without_a_duration_one_stands_last(tmp_path: Path) -> None:
    found = view(
        tmp_path,
        [
            answer(1, WEEK_1, "08:00:00", "08:05:00"),
            answer(2, WEEK_1, "07:56:01", "08:01:00"),
            answer(3, WEEK_1, "08:10:00", "08:09:00"),  # began after it ended: unknown
            answer(4, WEEK_1, "", "08:04:00"),
            answer(5, WEEK_1, "09:00:00", "09:05:00"),
            answer(6, WEEK_1, "08:00:00", "08:00:00"),
        ],
    )
    assert ranks(found, "tuan-1") == {"6": 1, "2": 2, "1": 3, "5": 3, "3": 5, "4": 5}


def test_overall_is_the_sum_over_the_rounds_and_unknown_where_one_is(tmp_path: Path) -> None:
    found = view(
        tmp_path,
        [
            *(answer(n, WEEK_1, "08:00:00", f"08:0{n}:00") for n in (1, 2, 3)),
            answer(1, WEEK_2, "08:00:00", "08:09:00"),  # 1 + 9 minutes
            answer(2, WEEK_2, "08:00:00", "08:07:00"),  # 2 + 7
            answer(3, WEEK_2, "", "08:01:00"),  # 3 + unknown
        ],
    )
    assert ranks(found) == {"2": 1, "1": 2, "3": 3}
