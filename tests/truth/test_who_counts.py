"""Exclusions, the age limit and categories, counted by hand."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from .by_hand import BY_TIME, IDENTITY, ROUNDS, Row, counted, fates, folder, row, stand
from .who_counts import has_completed

EXCLUDED, UNDER, UNKNOWN = "R104_excluded", "R105_under_age", "R212_birth_date_unknown"
HEAD = "phone,email,national_id,full_name,unit_code,reason\n"
AGE = IDENTITY + "minimum_age = 18\n"
KINDS = """
[[categories]]
id = "can-bo"
when = { column = "Ông/bà là", is = ["Cán bộ", "Giáo viên"] }
[[categories]]
id = "dan"
when = { column = "ông/bà  LÀ", is = ["Người dân", "Giáo viên"] }
"""


def fate(path: Path, exclusion: str, one: Row) -> str:
    """What becomes of one row beside one line of exclusions.csv."""
    return fates(counted(folder(path, exclusions=f"{HEAD}{exclusion}\n"), [one]))[0]


@pytest.mark.parametrize(
    ("exclusion", "cells", "expected"),
    [
        ("+84 912.345.678,,,,,BTC", {"phone": "912345678"}, EXCLUDED),
        ("0912345678,,,,,BTC", {"phone": "0084-912 345 678"}, EXCLUDED),
        ("0912345678,,,,,BTC", {"phone": "0912345679"}, "accepted"),
        ("12345,,,,,không đọc được", {"phone": "12345", "email": "a@b.vn"}, "R204_no_identity"),
        (",AN@vi-du.vn,,,,BTC", {"email": " an@VI-DU.vn"}, EXCLUDED),
        (",an@vi-du.vn,,,,BTC", {"email": "an@vi-du.vn.vn"}, "accepted"),
        (",,030 000 000 001,,,BTC", {"national_id": "030000000001"}, EXCLUDED),
        (",,030000000001,,,BTC", {"national_id": "030000000002"}, "accepted"),
        (",,,NGUYỄN  VĂN a,,BTC", {"full_name": "nguyễn văn A"}, EXCLUDED),
        (
            f",,,{unicodedata.normalize('NFD', 'Nguyễn Văn A')},,BTC",
            {"full_name": "Nguyễn\u00a0Văn A"},
            EXCLUDED,
        ),
        (",,,Nguyễn Văn,,BTC", {"full_name": "Nguyễn Văn A"}, "accepted"),
        (",,,,,chỉ có lý do", {}, "accepted"),
        # All filled fields of one line, not one of them.
        ("0912345678,an@vi-du.vn,,,,", {"phone": "0912345678"}, "accepted"),
        ("0912345678,an@vi-du.vn,,,,", {"email": "an@vi-du.vn"}, "accepted"),
        ("0912345678,a@b.vn,,,,", {"phone": "0912345678", "email": "a@b.vn"}, EXCLUDED),
        (",,,Người A,X1,", {"unit": "Xã Một"}, EXCLUDED),
        (",,,Người A,X1,", {"unit": "Xã Hai"}, "accepted"),
        ("12345,,,Người A,,", {}, "accepted"),
    ],
)
def test_a_line_excludes_who_matches_all_its_filled_fields(
    tmp_path: Path, exclusion: str, cells: dict[str, str], expected: str
) -> None:
    assert fate(tmp_path, exclusion, row("Người A", **cells)) == expected


@pytest.mark.parametrize(
    ("code", "unit", "expected"),
    [
        ("H1", "Huyện Một", EXCLUDED),
        ("H1", "xã  một", EXCLUDED),
        ("X1", "Huyện Một", "accepted"),
        ("H2", "Xã Một", "accepted"),
        ("H1", "Xã Lạ", "R206_unit_unknown"),
        ("H1", "", "accepted"),
    ],
)
def test_an_excluded_unit_is_it_with_all_beneath_where_the_unit_is_certain(
    tmp_path: Path, code: str, unit: str, expected: str
) -> None:
    assert fate(tmp_path, f",,,,{code},BTC", row("Người A", unit=unit)) == expected


def test_exclusions_are_tested_on_each_response_by_its_own_cells(tmp_path: Path) -> None:
    rows = [
        row("Người A", "29/11 09:00", email="an@vi-du.vn"),
        row("Người A", "29/11 09:01"),
        row("Người A", "29/11 09:02"),
    ]
    one = "[attempts]\nmax_per_round = 1\n"
    result = counted(folder(tmp_path, one, exclusions=f"{HEAD},an@vi-du.vn,,,,\n"), rows)
    # An excluded response takes no place among the attempts.
    assert fates(result) == [EXCLUDED, "accepted", "R106_past_attempt_limit"]


def test_exclusion_comes_after_the_times_and_before_age_and_all_that_waits(tmp_path: Path) -> None:
    lines = HEAD + "".join(f",,,Người {one},,\n" for one in "ABCDE")
    rows = [
        row("Người A", "27/11 09:00"),
        row("Người B", birth_date="1/1/2020"),
        row("Người C", birth_date="hôm nào"),
        row("Người D", phone="123", unit="Xã Lạ"),
        row("Người E", submitted_at="hôm qua"),
        row("Người F", submitted_at="hôm qua", birth_date="1/1/2020"),
        row("Người G", phone="123", birth_date="1/1/2020"),
        row("Người H", phone="123", birth_date=""),
        row("Người I", unit="Xã Lạ", birth_date="31/2/2000"),
        row("Người J", unit="Xã Lạ", birth_date="1/1/2000"),
    ]
    path = folder(tmp_path, identity=AGE, exclusions=lines)
    assert fates(counted(path, rows)) == [
        "R101_outside_window",
        *[EXCLUDED] * 4,
        *[UNDER] * 2,
        "R204_no_identity",
        UNKNOWN,
        "R206_unit_unknown",
    ]


@pytest.mark.parametrize(
    ("born", "years", "day", "completed"),
    [
        (date(2006, 11, 28), 18, date(2024, 11, 28), True),
        (date(2006, 11, 29), 18, date(2024, 11, 28), False),
        (date(2006, 12, 1), 18, date(2024, 11, 30), False),
        (date(2006, 1, 31), 18, date(2024, 11, 28), True),
        (date(2004, 2, 29), 18, date(2022, 2, 28), False),
        (date(2004, 2, 29), 18, date(2022, 3, 1), True),
        (date(2004, 2, 29), 20, date(2024, 2, 28), False),
        (date(2004, 2, 29), 20, date(2024, 2, 29), True),
        (date(2004, 2, 28), 18, date(2022, 2, 28), True),
        (date(2004, 3, 1), 18, date(2022, 2, 28), False),
        (date(1900, 3, 1), 100, date(2000, 2, 29), False),
        (date(2024, 11, 28), 0, date(2024, 11, 28), True),
    ],
)
def test_years_are_completed_on_the_birthday_and_those_of_29_february_on_1_march(
    born: date, years: int, day: date, completed: bool
) -> None:
    assert has_completed(years, born, day) is completed


def test_the_age_is_that_on_the_day_of_the_opening_not_of_the_submission(tmp_path: Path) -> None:
    births = ["28/11/2006", "29/11/2006", "2006-11-29", "", "29/02/2006", "28/11/2026"]
    rows = [
        row(f"Người {letter}", "3/12 09:00", birth_date=born)
        for letter, born in zip("ABCDEF", births, strict=True)
    ]
    result = counted(folder(tmp_path, identity=AGE), rows)
    assert fates(result) == ["accepted", UNDER, UNDER, UNKNOWN, UNKNOWN, UNDER]
    # Without an age limit nobody asks for a birth date.
    assert fates(counted(folder(tmp_path), rows)) == ["accepted"] * 6


def test_without_an_opening_nobody_is_under_age_yet(tmp_path: Path) -> None:
    rows = [row("Người A", birth_date="1/1/2020"), row("Người B")]
    result = counted(folder(tmp_path, window="", identity=AGE), rows)
    assert fates(result) == ["R209_window_undeclared"] * 2


def ranks(path: Path, rows: list[Row], round_id: str | None = None) -> list[tuple[str, int, str]]:
    """Category, rank and letter, as listed."""
    standings = counted(path, rows).standings(round_id)
    return [(s.category or "", s.rank, s.response.full_name[-1]) for s in standings]


def test_categories_are_ranked_apart_and_who_meets_none_is_not_listed(tmp_path: Path) -> None:
    kinds = ["Người dân", "Cán bộ", " Cán  bộ", "cán bộ", "Giáo viên", "", "Khác"]
    letters = "ABCDEFG"
    rows = [
        row(f"Người {letter}", f"29/11 09:0{n}", kind=kind)
        for n, (letter, kind) in enumerate(zip(letters, kinds, strict=True))
    ]
    path = folder(tmp_path, BY_TIME, KINDS)
    # D wrote another case, F and G meet no category; E meets two and stands in the first.
    assert ranks(path, rows) == [
        ("can-bo", 1, "B"),
        ("can-bo", 2, "C"),
        ("can-bo", 3, "E"),
        ("dan", 1, "A"),
    ]
    assert fates(counted(path, rows)) == ["accepted"] * 7
    assert [s.rank for s in counted(path, rows).standings(category="dan")] == [1]
    # The target of predictions counts all.
    assert counted(path, rows).target("all") == 7
    assert [one for one, *_ in ranks(folder(tmp_path, BY_TIME), rows)] == [""] * 7


def test_overall_a_person_stands_in_the_category_of_the_latest_counted_submission(
    tmp_path: Path,
) -> None:
    rows = [
        *stand("A1", kind="Cán bộ"),
        *stand("A1", "2/12", kind="Người dân"),
        *stand("B2", kind="Cán bộ"),
        *stand("B2", "2/12", kind="Khác"),
        *stand("C3", kind="Khác"),
        *stand("C3", "2/12", kind="Cán bộ"),
    ]
    path = folder(tmp_path, BY_TIME, ROUNDS, KINDS)
    assert ranks(path, rows, "r1") == [("can-bo", 1, "A"), ("can-bo", 2, "B")]
    assert ranks(path, rows, "r2") == [("can-bo", 1, "C"), ("dan", 1, "A")]
    assert ranks(path, rows) == [("can-bo", 1, "C"), ("dan", 1, "A")]
    assert {s.response.full_name: s.score for s in counted(path, rows).standings()} == {
        "Người C": 2,
        "Người A": 2,
    }
