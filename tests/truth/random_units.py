"""Hypothesis strategies for small unit trees: depth, colliding names, mergers by date.

All names are invented.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import strategies as st

MIDNIGHTS = [datetime(2024, 12, 1), datetime(2024, 12, 2)]
TOP_NAMES = ["Huyện Mây Trắng", "Huyện Suối Vàng", "Thành phố Trăng Non"]
LOW_NAMES = [
    ["Xã Hoà Mơ", "Xã Hoa Mận", "Phường Nắng Sớm", "Xã Đồi Thông", "Thị trấn Lá"],
    ["Thôn Gốc Đa", "Thôn Bến Đò", "Tổ dân phố Một", "Thôn Cầu Tre", "Ấp Sen"],
]
LOW_ALIASES = ["Nắng Sớm", "UBND xã Hoà Mơ", "Cộng Đồng"]
HEADCOUNTS = ["", "", "0", "1", "2", "3", "10", "50"]
UNIT_COLUMNS = [
    "code",
    "name",
    "kind",
    "group",
    "parent",
    "headcount",
    "headcount_source",
    "aliases",
    "valid_from",
    "valid_to",
    "successor",
]


@dataclass
class UnitPlan:
    """One line of units.csv."""

    code: str
    name: str
    level: int
    parent: str = ""
    group: str = ""
    headcount: str = ""
    aliases: list[str] = field(default_factory=list)
    valid_from: str = ""
    valid_to: str = ""
    successor: str = ""


def to_csv(rows: Iterable[Sequence[str]]) -> str:
    """CSV as Sheets writes it: quoted where needed, CRLF."""
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


def variants(text: str) -> list[str]:
    """One text as different people's devices write it; compared without case all are equal."""
    decomposed = unicodedata.normalize("NFD", text)
    unseen = f"\ufeff{text[:2]}\u200b{text[2:]}\u00ad"
    return [text, text, text.upper(), decomposed, " " + text.replace(" ", "\u00a0 "), unseen]


def loose_variants(text: str) -> list[str]:
    """A unit's name with something that says nothing about it."""
    return [f"{text}.", f"UBND {text}", f"ubnd  {text} ,"]


@st.composite
def unit_trees(draw: st.DrawFn, several_columns: bool) -> list[UnitPlan]:
    """One to three tops, one to three levels, names and aliases that collide, and a merger."""
    units: list[UnitPlan] = []
    depth = draw(st.sampled_from([1, 2, 2, 2, 3, 3, 1, 2, 0]))
    tops = draw(st.integers(1, len(TOP_NAMES))) if depth else 0
    for number, name in enumerate(TOP_NAMES[:tops]):
        group = draw(st.sampled_from(["khoi-a", "khoi-b"]))
        unit = UnitPlan(f"H{number}", name, 1, group=group, aliases=[f"H{number} viết tắt"])
        units.append(unit)
    for level in range(2, depth + 1):
        for parent in [unit for unit in units if unit.level == level - 1]:
            for number in range(draw(st.integers(0, 2 if level == 3 else 3))):
                unit = draw(lower_units(parent, number, several_columns))
                units.append(unit)
    for unit in units:
        unit.headcount = draw(st.sampled_from(HEADCOUNTS))
    is_merged = draw(st.booleans())
    return [*units, *draw(mergers(units))] if units and is_merged else units


@st.composite
def lower_units(draw: st.DrawFn, parent: UnitPlan, number: int, several_columns: bool) -> UnitPlan:
    """A unit under another; its name may be borne elsewhere, an alias even by a top unit.

    With several unit columns names collide within one level only.
    """
    level = parent.level + 1
    anywhere = [*LOW_ALIASES, TOP_NAMES[0]]
    choice = LOW_ALIASES[level - 2 : level - 1] if several_columns else anywhere
    return UnitPlan(
        code=f"{parent.code}{number}",
        name=draw(st.sampled_from(LOW_NAMES[level - 2])),
        level=level,
        parent=parent.code,
        group=draw(st.sampled_from(["", "", "", "", "", "khoi-b"])),
        aliases=draw(st.sampled_from([[], [], [], *([alias] for alias in choice)])),
    )


@st.composite
def mergers(draw: st.DrawFn, units: list[UnitPlan]) -> list[UnitPlan]:
    """Ends one or two lowest units at a midnight inside the window; returns their successors.

    The names that end are borne by no other unit that ends.
    """
    parents = {unit.parent for unit in units}
    ends = [unit for unit in units if unit.code not in parents]
    old = draw(st.sampled_from(ends))
    midnight = draw(st.sampled_from(MIDNIGHTS))
    last_day, first_day = (midnight - timedelta(days=1)).date(), midnight.date()
    old.valid_to = last_day.isoformat()
    others = [unit for unit in ends if unit is not old and unit.level == old.level]
    way = draw(st.sampled_from(["absorb", "merge", "merge", "split"] if others else ["split"]))
    if way == "absorb":
        old.successor = draw(st.sampled_from(others)).code
        return []
    code = draw(st.sampled_from([old.code, "M1"]))
    name = draw(st.sampled_from([old.name, "Đơn vị Mới"]))
    heirs = [UnitPlan(code, name, old.level, old.parent, old.group)]
    if way == "split":
        heirs.append(UnitPlan("M2", "Đơn vị Mới Hai", old.level, old.parent, old.group))
    else:
        other = draw(st.sampled_from(others))
        other.name, other.aliases = f"{other.name} Cũ", []
        other.valid_to, other.successor = old.valid_to, code
    old.successor = "|".join(heir.code for heir in heirs)
    for heir in heirs:
        heir.valid_from = first_day.isoformat()
        heir.headcount = draw(st.sampled_from(HEADCOUNTS))
    return heirs


def units_csv(units: Sequence[UnitPlan]) -> str:
    """The text of units.csv."""
    names = [*UNIT_COLUMNS]
    rows = [
        {
            **{name: getattr(unit, name, "") for name in names},
            "kind": ["huyện", "xã", "thôn"][unit.level - 1],
            "aliases": "|".join(unit.aliases),
        }
        for unit in units
    ]
    return to_csv([names, *([row[name] for name in names] for row in rows)])
