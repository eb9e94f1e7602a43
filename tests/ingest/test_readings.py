"""Reading single cells: every date form of real exports, phones and numbers."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest import phones
from contest.text import fold
from ingest.reading.interpret import chosen
from ingest.reading.vectors import folded, moments

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
EVENING = datetime(2026, 9, 16, 19, 6, 31)


def moment(text: str, *, day_first: bool = True) -> datetime | None:
    read = moments(pa.array([text]), day_first=day_first, source_zone=VIETNAM, contest_zone=VIETNAM)
    value: datetime | None = read[0].as_py()
    return value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18/11/2024 07:30:05", datetime(2024, 11, 18, 7, 30, 5)),
        ("9/08/2021 7:30:05", datetime(2021, 8, 9, 7, 30, 5)),
        ("2025/12/05 18:42:56", datetime(2025, 12, 5, 18, 42, 56)),
        ("2025-12-05T18:42:56.900", datetime(2025, 12, 5, 18, 42, 56)),
        ("21.06.2022 01:04:56", datetime(2022, 6, 21, 1, 4, 56)),
        ("2026/09/16 7:06:31 PM GMT+7", EVENING),
        ("2026/09/16 7:06:31\u202fPM GMT+7", EVENING),
        ("2026/09/16 12:06:31 PM GMT", EVENING),
        ("2026/09/16 5:36:31 PM GMT+5:30", EVENING),
        ("2026/09/16 7:06:31 AM EST", EVENING),
        ("2026/09/16 1:06:31 pm CET", EVENING),
        ("2026/09/16 7:06:31 CH", EVENING),
        ("2026/09/16 9:06:31 午後 GMT+9", EVENING),
        ("2026/09/16 2:06:31 PM MESZ", EVENING),
        ("2026/09/16 12:06:31 SA", datetime(2026, 9, 16, 0, 6, 31)),
        ("16/09/26 19.06.31", EVENING),
        ("16/9/26 19:06", datetime(2026, 9, 16, 19, 6)),
        ("31/02/2024 08:00:00", None),
        ("18/11/2024", None),
        ("18/11/2024 25:00:00", None),
        ("2026/09/16 7:06:31 PM XYZ", None),
        ("hôm qua", None),
        ("8.99968E+36", None),
    ],
)
def test_a_moment_is_read_in_every_form_of_real_exports(
    text: str, expected: datetime | None
) -> None:
    assert moment(text) == expected


def test_the_order_of_day_and_month_is_declared_never_guessed() -> None:
    assert moment("1/12/2024 08:00:00", day_first=False) == datetime(2024, 1, 12, 8)
    assert moment("13/1/2024 08:00:00", day_first=False) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0912345678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("84912345678", "0912345678"),
        ("912 345 678", "0912345678"),
        ("02203851234 ", "02203851234"),
        ("0123456789", None),
        ("841234567", "0841234567"),
        ("+0912345678", None),
        ("09123456789", None),
        ("không có", None),
    ],
)
def test_a_phone_has_one_form_or_is_unreadable(text: str, expected: str | None) -> None:
    assert phones.phone(text) == expected


def test_a_column_is_folded_as_each_of_its_cells_is() -> None:
    characters = [chr(code) for code in range(0x3100) if not 0xD800 <= code < 0xE000]
    shapes = ("{}", "a{}", "{}a", "a {} a", "a{}  a")
    cells = [shape.format(character) for character in characters for shape in shapes]
    read = folded(pa.array([*cells, None], pa.string()))
    assert read.to_pylist() == [*(fold(cell) or None for cell in cells), None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("912345678", True),
        ("841234567", True),
        ("912345678.0", True),
        ("84912345678.0", True),
        ("8.4912345678E+10", True),
        ("0912345678", False),
        ("'0912345678", False),
        ('="0912345678"', False),
        ("84912345678", False),
        ("+84 912.345.678", False),
        ("9.12346E+08", False),
    ],
)
def test_a_phone_that_a_spreadsheet_damaged_is_marked_where_it_was_read(
    text: str, expected: bool
) -> None:
    found = phones.read_phone(text)
    assert (found is not None and found.is_repaired) is expected


@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True), st.sampled_from(["+84", "84", "0084"]))
def test_every_prefix_of_a_number_gives_the_number(number: str, prefix: str) -> None:
    assert phones.phone(prefix + number[1:]) == number == phones.phone(number)


@given(st.lists(st.sampled_from(["Có", "Có, một vài lần", "Không", "a, b"]), unique=True))
def test_checkbox_answers_are_split_at_the_known_options(ticked: list[str]) -> None:
    options = ["Có", "Có, một vài lần", "Không", "a, b"]
    numbers = {option: n for n, option in enumerate(options, start=1)}
    longest = sorted(options, key=len, reverse=True)
    mask = sum(1 << (numbers[option] - 1) for option in ticked)
    assert (chosen(", ".join(ticked), longest, numbers) or 0) == mask
