"""The cells of the unit columns lead to a unit, or to the reason why not."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from contest import load, reasons
from contest.contest import Contest
from ingest.reading.crediting import remembering, resolve, resolve_all
from tests.builders import TOML, write_folder
from tests.contest.naming.trees import tree

DAY = date(2024, 11, 20)


@pytest.mark.parametrize(
    ("cells", "name", "reason"),
    [
        (["H. Nam Sách", "x. hong phong"], "Xã Hồng Phong", None),
        (["Nam Sách", "Xã Hồng Phong"], None, reasons.UNIT_AMBIGUOUS),
        (["Huyện Nam Sách", "P. Sao Đỏ"], None, reasons.UNIT_AMBIGUOUS),
        (["Huyện Nam Sách", ""], "Huyện Nam Sách", None),
        (["Huyện Nam Sách", "Trường THCS Hồng Phong"], None, reasons.UNIT_UNKNOWN),
        (["tu ky"], None, reasons.UNIT_AMBIGUOUS),
        (["Hải Phòng"], None, reasons.UNIT_UNKNOWN),
        (["", ""], None, None),
    ],
)
def test_the_last_cell_names_the_unit_and_the_earlier_ones_must_agree(
    cells: list[str], name: str | None, reason: str | None
) -> None:
    units = tree("hai-duong")
    unit, code = resolve(units, cells, DAY)
    assert (units.units[unit].name if unit is not None else None, code) == (name, reason)


def test_each_row_is_resolved_on_its_day() -> None:
    units = tree("hai-duong")
    texts = pa.array(["x. lai vu, kim thanh"] * 2 + [None])
    when = pa.array([datetime(2024, 11, 30, 23, 59), datetime(2024, 12, 1), None])
    unit, code = resolve_all(units, [texts], when, remembering(units))
    assert [units.units[n].name if n is not None else "" for n in unit.to_pylist()] == [
        "Xã Lai Vu",
        "Xã Lai Khê",
        "",
    ]
    assert code.null_count == 3


def test_a_changed_rule_or_place_makes_the_rows_be_read_again(tmp_path: Path) -> None:
    def read(extra: str) -> Contest:
        folder = write_folder(tmp_path / str(len(extra)), toml=TOML + extra)
        return load(folder)

    rule = '[[sub_units]]\nstarts_with = "CDC"\nowner = "S1"\n'
    assert read("").reading_hash != read(rule).reading_hash
    assert read(rule).units.sub_units[0].owner == "S1"
