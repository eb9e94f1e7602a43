"""units.csv drafted from the official lists: any province, on both sides of 1 July 2025."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from authoring.official import draft_units
from cli.contest import main
from contest import load
from contest.errors import Problem, UsageError
from contest.folder import check
from contest.units import COLUMNS, read_units
from tests.builders import TOML, write_folder

ROOT = Path(__file__).resolve().parents[2]
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)


def plain(name: str) -> str:
    """Without accents: the lists place some tones otherwise, and Bình Lăng is Bình Lãng there."""
    return unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode()


def every_province(day: date) -> list[str]:
    with pytest.raises(UsageError) as refusal:
        draft_units("?", day)
    return str(refusal.value).partition("expected one of: ")[2].split(", ")


@pytest.mark.parametrize(("day", "provinces", "communes"), [(LAST, 63, 10035), (FIRST, 34, 3321)])
def test_the_draft_of_every_province_is_a_correct_units_csv(
    tmp_path: Path, day: date, provinces: int, communes: int
) -> None:
    names, total = every_province(day), 0
    assert len(names) == provinces
    for name in names:
        drafted = draft_units(name, day)
        assert drafted.province == name
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        writer.writerows(drafted.rows)
        (tmp_path / "units.csv").write_text(text.getvalue(), "utf-8")
        problems: list[Problem] = []
        tree = read_units(tmp_path / "units.csv", problems)
        assert problems == []
        assert all(unit.valid_on(day) and not unit.headcount for unit in tree.units)
        tops = tree.top_of("district" if day == LAST else "commune")
        assert set(tops) == {n for n, above in enumerate(tree.parents) if above is None}
        total += len(tree.units) - (len(tops) if day == LAST else 0)
    assert total == communes


def test_before_july_2025_hai_duong_is_that_of_the_sample() -> None:
    sample = load(ROOT / "contests" / "hai-duong-2024").units
    expected = {
        (unit.code, unit.parent, plain(unit.name))
        for unit, group in zip(sample.units, sample.groups, strict=True)
        if group == "district" and unit.valid_on(LAST)
    }
    drafted = draft_units("Hải Dương", LAST)
    assert {(row["code"], row["parent"], plain(row["name"])) for row in drafted.rows} == expected
    assert not any("not of" in doubt for doubt in drafted.doubts)


def test_from_july_2025_hai_phong_has_114_communes_in_two_tiers() -> None:
    rows = draft_units("Hải Phòng", FIRST).rows
    assert Counter(row["kind"] for row in rows) == {"Phường": 45, "Xã": 67, "Đặc khu": 2}
    assert {row["group"] for row in rows} == {"commune"}
    assert {row["valid_from"] for row in rows} == {"2025-07-01"}


@pytest.mark.parametrize(
    ("written", "day", "province"),
    [
        ("Hải Dương", LAST, "Tỉnh Hải Dương"),
        ("tinh hai duong", LAST, "Tỉnh Hải Dương"),
        ("TỈNH  HẢI DƯƠNG ", LAST, "Tỉnh Hải Dương"),
        ("TP Hải Phòng", FIRST, "Thành phố Hải Phòng"),
        ("tp.haiphong", FIRST, "Thành phố Hải Phòng"),
        ("Đak Lak", FIRST, "Tỉnh Đắk Lắk"),
        ("Thừa Thiên - Huế", LAST, "Thành phố Huế"),
        ("TP. HCM", FIRST, "Thành phố Hồ Chí Minh"),
    ],
)
def test_a_province_is_known_however_it_is_written(written: str, day: date, province: str) -> None:
    assert draft_units(written, day).province == province


def test_an_unknown_province_is_answered_with_near_ones() -> None:
    with pytest.raises(UsageError, match=r"'Hải Dưng' on 2025-06-30; near are: Tỉnh Hải Dương"):
        draft_units("Hải Dưng", LAST)


def test_a_province_that_was_joined_to_another_is_answered_with_that() -> None:
    with pytest.raises(UsageError, match=r"became part of Thành phố Hải Phòng on 2025-07-01"):
        draft_units("Hải Dương", FIRST)


def test_what_is_uncertain_is_told() -> None:
    early = draft_units("Hải Dương", date(2024, 11, 20)).doubts
    assert "the list is that of 2025-06-30, not of 2024-11-20" in early[0]
    assert any("219 units" in doubt for doubt in early)  # no headcount
    assert any("Xã Hồng Phong" in doubt for doubt in early)  # in two districts
    late = draft_units("Hải Phòng", date(2026, 3, 2)).doubts
    assert any("Xã Cẩm Giang, Xã Cẩm Giàng" in doubt for doubt in late)


def test_the_command_writes_a_file_that_check_passes_and_never_overwrites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_folder(tmp_path / "contest", toml=TOML)
    file = folder / "units.csv"
    words = ["units", "--province", "Hải Phòng", "--as-of", "2026-03-02", "--out", str(file)]
    assert main(words) == 2
    assert "exists already" in capsys.readouterr().err
    file.unlink()
    assert main(words) == 0
    said = capsys.readouterr()
    assert "114 units of Thành phố Hải Phòng" in said.out
    assert "note: no headcounts are known" in said.err
    assert check(folder) == []


def test_the_command_prints_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["units", "--province", "Hải Dương", "--as-of", "2025-06-30", "--format"]
    assert main([*words, "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == 1 + 12 + 207
    assert main([*words, "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["code"] == "288"
