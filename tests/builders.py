"""Small contests and sheets for tests, made in a line."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from results import Principal
from service import environment
from service.environment import Place

HEADER = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Đơn vị", "Câu 1", "Dự đoán")
COMMITTEE = Principal("Ban Tổ chức", "reviewer")
NOW = datetime(2025, 1, 1, tzinfo=UTC)

TOML = """
[contest]
id = "thu"
title = "Cuộc thi thử"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-12-13T16:30:00
[[groups]]
id = "so"
title = "Sở"
[[sources]]
id = "bieu-mau"
day_first = true
[columns]
submitted_at = ["Dấu thời gian"]
full_name = ["Họ và tên"]
phone = ["Số điện thoại"]
unit = ["Đơn vị"]
prediction = ["Dự đoán"]
[identity]
match_on = ["phone"]
required = ["full_name", "phone", "unit"]
"""
UNITS = "code,name,kind,group,parent,headcount\nS1,Sở Một,sở,so,,10\nS2,Sở Hai,sở,so,,\n"
ITEMS = "id,round,heading,kind,points,options,key\nq1,,Câu 1,single,1,A|B|C,A\n"


def write_folder(folder: Path, *, toml: str = TOML, units: str = UNITS, items: str = ITEMS) -> Path:
    """Write a contest folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("contest.toml", toml), ("units.csv", units), ("items.csv", items)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def here() -> Place:
    """The only place that is served."""
    (place,) = environment.places()
    return place


def row(number: int = 1, **cells: str) -> tuple[str, ...]:
    """One answer of person `number`; keywords replace cells: time, name, phone, unit, answer,
    prediction."""
    usual = {
        "time": f"20/11/2024 08:{number % 60:02}:00",
        "name": f"Người Số {number}",
        "phone": f"09000{number:05}",
        "unit": "Sở Một",
        "answer": "A",
        "prediction": str(number),
    }
    return tuple({**usual, **cells}.values())


def csv_text(
    rows: Iterable[Sequence[str]], *, header: Sequence[str] = HEADER, delimiter: str = ","
) -> str:
    """A CSV as Sheets writes it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([header, *rows])
    return text.getvalue()
