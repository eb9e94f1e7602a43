"""A column that a sheet has lost is told before what its blank cells would say."""

from pathlib import Path

import pytest

from .random_units import to_csv
from .scorer import Load, count_folder
from .test_commands_equal_truth import Commands, assert_balance
from .test_scorer import HEADER, IDENTITY, WINDOW, contest, row

REQUIRED = '[identity]\nmatch_on = ["phone"]\nrequired = ["full_name", "phone", "unit"]\n'
LOST, MISSING = "R208_column_missing", "R202_field_missing"


@pytest.mark.parametrize(
    ("heading", "identity", "window", "reasons"),
    [
        ("Số điện thoại", REQUIRED, WINDOW, {LOST: 3}),
        ("Họ và tên", REQUIRED, WINDOW, {LOST: 3}),
        ("Đơn vị", REQUIRED, WINDOW, {LOST: 3}),
        ("Đơn vị", IDENTITY, WINDOW, {LOST: 3}),
        ("Dự đoán", REQUIRED, WINDOW, {MISSING: 2}),
        ("Số điện thoại", REQUIRED, "", {LOST: 3, "R209_window_undeclared": 1}),
    ],
    ids=["phone", "name", "unit", "unit-not-required", "prediction", "no-window"],
)
def test_rows_under_a_renamed_heading_wait_for_the_column_not_for_the_field(
    tmp_path: Path, heading: str, identity: str, window: str, reasons: dict[str, int]
) -> None:
    folder = contest(tmp_path, window=f'title = "Thử"\n{window}', identity=identity)
    came = [
        row("29/11 10:00:00", "Người 2", unit="Chung A"),
        row("29/11 11:00:00", " ", phone="0900000003", unit="Chung A"),
        row("29/11 12:00:00", "Người 4", phone="", unit="Chung A"),
    ]
    renamed = tuple("Tiêu đề mới" if cell == heading else cell for cell in HEADER)
    loads = [
        Load("a", HEADER, (row("29/11 09:00:00", "Người 1", unit="Chung A"),), tokens=("t1",)),
        Load("a", renamed, tuple(came), tokens=("t2", "t3", "t4")),
    ]
    truth = count_folder(folder, loads)
    assert truth.reasons() == reasons

    commands = Commands(folder, tmp_path / "ledger")
    for number, load in enumerate(loads):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(to_csv([load.header, *load.rows]).encode())
        commands.load(path, load)
    assert_balance(commands, truth)
