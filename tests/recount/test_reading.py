"""The recount's own reading, against the sentences of the contract."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from contest.items import Item, Kind
from recount import reading
from recount.answers import denominator, marker
from recount.headings import Asked, Names, find
from recount.texts import fold, is_error, written
from recount.times import day, is_coarse, moment, moment_of

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0912345678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("84912345678", "0912345678"),
        ("912345678", "0912345678"),
        ("841234567", "0841234567"),  # nine digits, and no prefix
        ("912345678.0", "0912345678"),
        ("9.12345678E+08", "0912345678"),
        ("9.12346E+08", None),
        ("02203 123 4567", None),
        ("0220 3123 456", "02203123456"),
        ("+840912345678", None),
        ("01662345678", None),  # eleven digits, as before 2018
        ("0912345678 / 0987654321", None),
        ("không có", None),
    ],
)
def test_phones(text: str, read: str | None) -> None:
    assert reading.phone(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("120", 120), ("1.234", 1234), ("1 234 567", 1234567), ("0012", 12), ("1.23", None),
     ("1234.567", None), ("120.0", None), ("12,5", None), ("-1", None), ("1.234 567", None)],
)  # fmt: skip
def test_predictions(text: str, read: int | None) -> None:
    assert reading.prediction(text) == read


def test_days_and_moments() -> None:
    assert day("2024-12-01", True) == day("1.12.2024", False) == date(2024, 12, 1)
    assert day("31/2/2024", True) is None
    assert day("1/2/24", True) is None, "a birth date has four digits"

    def read(text: str, zone: str = "Asia/Ho_Chi_Minh", *, day_first: bool = True) -> str | None:
        found = moment(fold(text), day_first, HANOI, ZoneInfo(zone))
        return None if found is None else str(moment_of(found))

    assert read("20/11/2024\u00a0 8:00:05.900") == "2024-11-20 08:00:05"
    assert read("11/20/24 7:06:31 PM GMT+7", day_first=False) == "2024-11-20 19:06:31"
    assert read("2024-11-20T01:00:00Z") == "2024-11-20 08:00:00"
    assert read("20/11/2024 8:00:00 CH") == "2024-11-20 20:00:00"
    assert read("20/11/2024 08:00", "Asia/Tokyo") == "2024-11-20 06:00:00"
    assert read("20/11/2024 08:00 CET") == "2024-11-20 14:00:00"
    assert [read(text) for text in ("20/11/2024", "08:00", "20/11/2024 08:00 ABC")] == [None] * 3
    assert read("1/1/0001 00:00 GMT+14") is None, "before the calendar"
    assert [is_coarse(text) for text in ("20/11/2024 08:00", "20/11/2024 8:00:00")] == [True, False]
    assert moment_of(moment("20/11/2024 08:00", True, HANOI, HANOI) or 0) == datetime(
        2024, 11, 20, 8
    )


def test_texts_and_cells() -> None:
    assert fold("Xa\u0303  Hồng\u200b\n") == "Xã Hồng"
    assert [is_error(text) for text in ("#N/A", "#", "#name?", "#1")] == [True, True, True, False]
    assert written([None, " ", "An", "AN"], (0, 1)) == (None, True)
    assert written([None, "An", "AN"], (0, 1, 2)) == ("An", True)
    assert written(["An", "Bình"], (0, 1)) == ("An", False)
    assert written(["#REF!"], (0,)) == ("#REF!", False)


def mark(kind: Kind, answer: str | None, key: str = "a|b", options: str = "a|b|c|a, b") -> Fraction:
    item = Item("q", "Câu", kind=kind, options=tuple(options.split("|")), key=tuple(key.split("|")))
    parts = denominator([item])
    return Fraction(marker(item, parts)([answer], (0,)), parts)


def test_marks() -> None:
    assert [mark("single", text) for text in ("a", " b ", "c", "A", None, "#N/A")] == [
        1,
        1,
        0,
        0,
        0,
        0,
    ]
    plain = "a|b|c"
    texts: tuple[str, ...] = ("b, a", "a", "a, b, c", "a, b, x")
    assert [mark("multiple", text, options=plain) for text in texts] == [1, 0, 0, 0]
    half = Fraction(1, 2)
    texts = ("a", "a, b", "a, c", "a, b, c", "a, b, x, y", "a, a", "a;b;", "", "x")
    expected = [half, 1, 0, half, half, half, 1, 0, 0]
    assert [mark("multiple_partial", text, options=plain) for text in texts] == expected
    assert mark("multiple", "a, b", key="a, b") == 1, "the longest option first"
    assert mark("single", "#", key="#", options="#|x") == 1, "an option that is called so"


def test_columns() -> None:
    items = [Item("q1", "Câu"), Item("q2", "Câu"), Item("q3", "Riêng", round="r1")]
    names = Names(
        {"unit_2": ["xã"], "unit_1": ["huyện"], "phone": ["điện thoại", "sđt"]},
        [Asked(item, (item.heading.casefold(),)) for item in items],
    )
    found = find(names, ["SĐT", " Xã", "Câu", "riêng", "Câu", "Riêng", "Huyện"])
    assert found.fields["phone"] == (0,)
    assert found.units == (("unit_1", (6,)), ("unit_2", (1,)))
    assert found.items == ((2,), (4,), (3, 5)), "the n-th question reads the n-th column"
    assert find(names, ["Câu"]).absent == {"unit_1", "unit_2", "phone", "q2", "q3"}
