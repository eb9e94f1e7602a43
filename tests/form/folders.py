"""Contest folders from which forms are made, with the days on which people fill them in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from contest import Contest, load
from sample.folder import read_units
from tests.builders import TOML, write_folder
from tests.form.made import Made

CONTESTS = Path(__file__).resolve().parents[2] / "contests"
HOSTILE = '</script><b>"\\u2028\u2028`${x}` %s'
"""Ends a script, a string or a template, where a text is not kept as data."""
DISTRICTS = TOML.replace("[[groups]]", '[[groups]]\nid = "huyen"\ntitle = "Khối huyện"\n[[groups]]')
LEVELS = DISTRICTS.replace(
    'unit = ["Đơn vị"]', 'unit_1 = ["Khối cơ quan"]\nunit_2 = ["Đơn vị"]'
).replace('"unit"]', '"unit_1"]')
PERSON = """
birth_date = ["Ngày sinh"]
email = ["Địa chỉ email"]
national_id = ["Số CCCD"]
[privacy]
purge_after_days = 90
[[categories]]
id = "can-bo"
when = { column = "Ông/bà là", is = ["Cán bộ, công chức"] }
[[categories]]
id = "nguoi-dan"
when = { column = "Ông/bà là", is = ["Người dân"] }
"""
SMALL = (
    TOML.replace('"Cuộc thi thử"', f'{json.dumps(HOSTILE)}\norganizer = "Sở \\"Nội vụ\\""')
    .replace('prediction = ["Dự đoán"]\n', PERSON)
    .replace('"phone", "unit"]', '"phone", "email", "national_id", "unit"]\nminimum_age = 18')
)
SMALL_UNITS = 'code,name,group\nS1,Sở Một,so\nS2,"Sở ""Hai"" <b>",so\nS3,Sở Ba,so\n'
SMALL_ITEMS = (
    "id,heading,kind,options,key\n"
    f'q1,"Câu 1: {HOSTILE.replace(chr(34), chr(34) * 2)}",single,"Có, và không|Không|%s",Không\n'
    'q2,Câu 2,multiple,"A|B, C|C",A|C\n'
    "q3,Câu 3,multiple_partial,X|Y|Z,X|Y\n"
)
TREE = (
    "code,name,group,parent,aliases\n"
    "H1,Huyện Một,huyen,,\nH2,Huyện Hai,huyen,,\nH3,Huyện đảo Ba,huyen,,\n"
    "X1,Xã Lê Lợi,,H1,\nX2,Xã Lê Lợi,,H2,\nX3,Xã Tân Tiến,,H2,UBND xã Tân Tiến\nS1,Sở Một,so,,\n"
)
ITEMS = "id,heading,kind,options,key\nq1,Câu 1,single,A|B|C,A\n"


def sample(place: Path) -> Path:
    return Path(shutil.copytree(CONTESTS / "hai-duong-2024", place))


def two_tiers(place: Path) -> Path:
    folder = Path(shutil.copytree(CONTESTS / "hai-phong-2026", place))
    file = folder / "contest.toml"
    text = file.read_text("utf-8").replace("day_first = true", 'day_first = true\nround = "tuan-1"')
    file.write_text(text, "utf-8")
    return folder


FOLDERS: dict[str, tuple[Any, list[str], tuple[str, ...]]] = {
    "the sample, with 28 mergers in its window": (sample, [], ("2024-11-18", "2024-12-12")),
    "two tiers and a form a round": (
        two_tiers,
        ["--round", "tuan-1"],
        ("2026-03-03", "2026-03-08"),
    ),
    "one group, hostile texts, no prediction": (
        lambda place: write_folder(place, toml=SMALL, units=SMALL_UNITS, items=SMALL_ITEMS),
        [],
        ("2024-11-19", "2024-12-12"),
    ),
    "a field a level, and a name that two units share": (
        lambda place: write_folder(place, toml=LEVELS, units=TREE, items=ITEMS),
        [],
        ("2024-11-19", "2024-12-12"),
    ),
    "one field, and a group in which only some have units beneath": (
        lambda place: write_folder(place, toml=DISTRICTS, units=TREE, items=ITEMS),
        [],
        ("2024-11-19", "2024-12-12"),
    ),
}


class Case:
    """A folder, its form, and the days on which people fill it in."""

    def __init__(
        self, folder: Path, form: Made, first: date, last: date, options: Sequence[str]
    ) -> None:
        self.folder, self.made, self.first, self.last = folder, form, first, last
        self.contest: Contest = load(folder)
        self.round = options[-1] if options else ""
        self.units = read_units(folder / "units.csv")
