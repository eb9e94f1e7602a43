"""How a release names units."""

from __future__ import annotations

from results.released import unit_names

FOLDER = """code,name,kind,group,parent,valid_from,valid_to
H1,Huyện Một,huyện,h,,,
H2,Huyện Hai,huyện,h,,,
X1,Xã Cộng Hòa,xã,,H1,,
X2,Xã Cộng Hòa,xã,,H2,,
X3,Xã Cũ,xã,,H1,,2024-11-30
X3,Xã Mới,xã,,H1,2024-12-01,
"""
UNITS = """group,unit_code,valid_from,unit_name
h,H1,,Huyện Một
h,H2,,Huyện Hai
,X1,,Xã Cộng Hòa
,X3,,Xã Cũ
,Y1,,Xã Chỉ Có Ở Đây
"""


def test_a_name_that_repeats_stands_with_the_unit_above_and_a_used_code_means_its_day() -> None:
    files = {"contest/units.csv": FOLDER.encode(), "units.csv": UNITS.encode()}
    assert unit_names(files) == {
        "H1": "Huyện Một",
        "H2": "Huyện Hai",
        "X1": "Xã Cộng Hòa (Huyện Một)",
        "X2": "Xã Cộng Hòa (Huyện Hai)",
        "X3": "Xã Cũ",
        "Y1": "Xã Chỉ Có Ở Đây",
    }
    assert unit_names({"units.csv": UNITS.encode()})["X1"] == "Xã Cộng Hòa"
