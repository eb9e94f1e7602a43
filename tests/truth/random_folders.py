"""Hypothesis strategies for contest folders: every rule in all its variants, small and dense.

A drawn `Folder` knows the texts of its files and what rows need: moments around every boundary,
column pools, unit texts. Names, phones and places are invented.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from .random_awards import AwardPlan, award_plans
from .random_people import BIRTH_DATES, MORE_PHONES, PHONES
from .random_private import AgePlan, age_plans, exclusions, rosters
from .random_rules import ORDERS, TIED, rule_tables, toml
from .random_units import UnitPlan, to_csv, unit_trees, units_csv

OPENS, CLOSES = datetime(2024, 11, 29, 7, 30), datetime(2024, 12, 3, 16, 30)
CUTS = [
    OPENS,
    datetime(2024, 11, 30, 12),
    datetime(2024, 12, 1),
    datetime(2024, 12, 1, 8),
    datetime(2024, 12, 2, 7, 30),
    CLOSES,
]
QUIET = [
    datetime(2024, 11, 29, 9),
    datetime(2024, 11, 30, 14, 5, 7),
    datetime(2024, 12, 1, 9, 15),
    datetime(2024, 12, 2, 20),
]
VOIDS = [
    (datetime(2024, 11, 29, 8, 30), datetime(2024, 11, 29, 9)),
    (datetime(2024, 11, 30, 23, 59, 30), datetime(2024, 12, 1, 0, 0, 30)),
    (datetime(2024, 12, 1, 8), datetime(2024, 12, 1, 8, 0, 1)),
    (datetime(2024, 12, 2, 7), datetime(2024, 12, 2, 7, 30)),
]
HEADINGS = {
    "submitted_at": ["Dấu thời gian", "Timestamp"],
    "full_name": ["Họ và tên"],
    "phone": ["Số điện thoại", "Điện thoại"],
    "email": ["Địa chỉ email"],
    "birth_date": ["Ngày sinh"],
    "national_id": ["Số CCCD"],
    "unit": ["Đơn vị công tác"],
    "unit_1": ["Huyện, thành phố"],
    "unit_2": ["Xã, phường"],
    "prediction": ["Dự đoán số người trả lời đúng"],
}
MATCH_ON = [
    ["phone"],
    ["phone", "email"],
    ["email", "phone"],
    ["national_id", "phone"],
    ["full_name+birth_date"],
    ["full_name+birth_date", "phone"],
    ["phone", "full_name+birth_date"],
]
REQUIRED = [
    ["full_name", "phone", "unit"],
    ["full_name", "phone"],
    ["unit", "full_name"],
    ["phone"],
    ["full_name", "birth_date"],
    ["full_name", "email"],
    [],
]
GROUPS = ("khoi-a", "khoi-b")
OPTIONS = [
    ["Đúng", "Sai"],
    ["A", "B", "C", "D"],
    ["Một cửa", "Một cửa, liên thông", "Nộp hồ sơ, trả kết quả tại nhà", "Trực tuyến"],
]
OTHER_ANSWERS = ["Ai cũng được", "Đúng một nửa", "theo tôi, cách khác"]


@dataclass(frozen=True)
class SourcePlan:
    """One source; `day_first` None is absent."""

    id: str
    day_first: bool | None
    round: str | None


@dataclass(frozen=True)
class ItemPlan:
    """One line of items.csv; `round` "" is every round."""

    id: str
    round: str
    heading: str
    kind: str
    points: str
    options: tuple[str, ...]
    key: tuple[str, ...]


@dataclass(frozen=True)
class Folder:
    """A drawn contest folder. `defect`: none, no_window, no_key or no_column. `births`, `phones`:
    those of its people. `kinds`: the headings that categories ask. `calm`: cells are mostly whole
    and times inside, so that many people compete."""

    files: dict[str, str]
    rounds: tuple[str, ...]
    groups: tuple[str, ...]
    sources: tuple[SourcePlan, ...]
    fields: tuple[str, ...]
    items: tuple[ItemPlan, ...]
    units: tuple[UnitPlan, ...]
    boundaries: tuple[datetime, ...]
    defect: str
    births: tuple[date, ...]
    phones: tuple[str, ...]
    kinds: tuple[str, ...]
    calm: bool


@st.composite
def round_periods(draw: st.DrawFn, calm: bool) -> list[tuple[str, datetime, datetime]]:
    """No rounds, or one to three, mostly filling the window, some with a gap before the next."""
    wanted = draw(st.sampled_from([0, 0, 1, 2, 2, 3] if not calm else [2, 2, 3, 0]))
    if not wanted:
        return []
    loose = draw(st.integers(0, 4)) == 4
    choice, size = (CUTS, wanted + 1) if loose else (CUTS[1:-1], wanted - 1)
    inner = draw(st.lists(st.sampled_from(choice), min_size=size, max_size=size, unique=True))
    cuts = sorted(inner if loose else [OPENS, *inner, CLOSES])
    gaps = [draw(st.sampled_from([0, 0, 0, 1])) for _ in range(wanted)]
    return [
        (f"vong-{n}", opens, closes - timedelta(hours=gap))
        for n, ((opens, closes), gap) in enumerate(zip(pairwise(cuts), gaps, strict=True), 1)
    ]


@st.composite
def item_lists(draw: st.DrawFn, rounds: Sequence[str]) -> list[ItemPlan]:
    """Up to four items of all kinds, some bound to a round, some with equal headings.

    An item of every round does not share a heading with an item of a single round, because nothing
    tells whether the sheet would then have two columns in every round or only one.
    """
    items: list[ItemPlan] = []
    for number in range(1, draw(st.sampled_from([1, 2, 2, 3, 4, 0])) + 1):
        options = draw(st.sampled_from(OPTIONS))
        kind = draw(st.sampled_from(["single", "multiple", "multiple_partial"]))
        most = 2 if kind == "single" else len(options)
        key = draw(st.lists(st.sampled_from(options), min_size=1, max_size=most, unique=True))
        of_round = draw(st.sampled_from(["", "", *rounds]))
        heading = draw(st.sampled_from([f"Câu {number}", f"Câu {number}", "Câu 1"]))
        alike = [item.round for item in items if item.heading == heading]
        items.append(
            ItemPlan(
                id=f"c{number}",
                round=of_round,
                heading=f"Câu {number}"
                if any(bool(r) != bool(of_round) for r in alike)
                else heading,
                kind=kind,
                points=draw(st.sampled_from(["1", "0.5", "2", "0.25", "1.5"])),
                options=tuple(options),
                key=tuple(sorted(key)),
            )
        )
    return items


@st.composite
def source_lists(draw: st.DrawFn, rounds: Sequence[str]) -> list[SourcePlan]:
    """One or two sources, some bound to a round, some with the month first."""
    return [
        SourcePlan(
            id=name,
            day_first=draw(st.sampled_from([None, None, True, False])),
            round=draw(st.sampled_from([None] * 8 + list(rounds))),
        )
        for name in ["b-mot", "a-hai"][: draw(st.integers(1, 2))]
    ]


@st.composite
def folders(draw: st.DrawFn, whole: bool) -> Folder:
    """A contest folder; only a `whole` one has the rules about who may take part and who is given
    a prize, and a roster."""
    defect = draw(st.sampled_from(["none"] * 17 + ["no_window", "no_key", "no_column"]))
    calm = whole and draw(st.booleans())
    periods = draw(round_periods(calm)) if defect != "no_window" else []
    rounds = [name for name, _, _ in periods]
    voids = draw(st.lists(st.sampled_from(VOIDS), max_size=2, unique=True))
    voids = sorted(voids) if defect != "no_window" else []
    items = draw(item_lists(rounds))
    if defect == "no_key" and items:
        items[-1] = ItemPlan(**{**vars(items[-1]), "key": ()})
    match_on, required = draw(st.sampled_from(MATCH_ON)), draw(st.sampled_from(REQUIRED))
    several = draw(st.sampled_from([False, False, True]))
    units = draw(unit_trees(several))
    sources = draw(source_lists(rounds))
    age = draw(age_plans()) if whole else AgePlan()
    awards = draw(award_plans(rounds, GROUPS)) if whole else AwardPlan()
    asked = [*required, *(["birth_date"] if age.minimum_age else [])]
    fields = _fields(match_on, asked, several, draw(st.integers(0, 9)) > 0)
    opens = age.opens_at or OPENS
    hold = "full_name" in required and draw(st.booleans())
    lines = [
        *_contest_table(opens if defect != "no_window" else None),
        *(line for name, *ends in periods for line in _period_table("rounds", name, *ends)),
        *(line for ends in voids for line in _period_table("voids", "", *ends)),
        *(line for source in sources for line in _source_table(source)),
        "[columns]",
        *(f"{name} = {toml(HEADINGS[name])}" for name in ["submitted_at", *fields]),
        "[identity]",
        f"match_on = {toml(match_on)}",
        f"required = {toml(required)}",
        *(['same_key_other_name = "hold"'] if hold else []),
        *([f"minimum_age = {age.minimum_age}"] if age.minimum_age else []),
        *draw(rule_tables(ORDERS if not whole else [*ORDERS, *TIED * 10])),
        *awards.tables,
    ]
    files = {
        "contest.toml": "\n".join(lines) + "\n",
        "units.csv": units_csv(units),
        "items.csv": _items_csv(items),
    }
    if whole:
        files["exclusions.csv"] = draw(exclusions(fields, units))
        files["roster.csv"] = draw(rosters(units))
    edges = [moment for _, *ends in periods for moment in ends] + [m for v in voids for m in v]
    days = {unit.valid_from for unit in units if unit.valid_from}
    edges += [datetime.fromisoformat(day) for day in days]
    return Folder(
        files=files,
        rounds=tuple(rounds),
        groups=GROUPS,
        sources=tuple(sources),
        fields=tuple(fields),
        items=tuple(items),
        units=tuple(units),
        boundaries=tuple(sorted({opens, OPENS, CLOSES, *edges})),
        defect=defect,
        births=age.births or tuple(BIRTH_DATES),
        phones=(*PHONES, *MORE_PHONES) if whole else tuple(PHONES),
        kinds=awards.headings,
        calm=calm,
    )


def _fields(
    match_on: Sequence[str], required: Sequence[str], several: bool, prediction: bool
) -> list[str]:
    used = {name for entry in [*match_on, *required] for name in entry.split("+")}
    fields = ["full_name", "phone"]
    fields += [name for name in ("email", "birth_date", "national_id") if name in used]
    fields += ["unit_1", "unit_2"] if several else ["unit"]
    return fields + (["prediction"] if prediction else [])


def _contest_table(opens: datetime | None) -> list[str]:
    lines = [
        "[contest]",
        'id = "cuoc-thi-thu"',
        'title = "Cuộc thi thử"',
        'organizer = "Ban Tổ chức"',
        'parent_body = "UBND tỉnh"',
        'place = "Nơi thử"',
        'contact = "Văn phòng"',
        'timezone = "Asia/Ho_Chi_Minh"',
    ]
    if opens:
        lines += [f"opens_at = {opens.isoformat()}", f"closes_at = {CLOSES.isoformat()}"]
    for group in GROUPS:
        lines += ["[[groups]]", f'id = "{group}"', f'title = "Khối {group[-1].upper()}"']
    return lines


def _period_table(table: str, name: str, opens: datetime, closes: datetime) -> list[str]:
    naming = [f'id = "{name}"', f'title = "Vòng {name}"'] if name else ['reason = "Lỗi"']
    ends = [f"opens_at = {opens.isoformat()}", f"closes_at = {closes.isoformat()}"]
    return [f"[[{table}]]", *naming, *ends]


def _source_table(source: SourcePlan) -> list[str]:
    lines = ["[[sources]]", f'id = "{source.id}"', 'kind = "file"']
    lines += [f"day_first = {toml(source.day_first)}"] if source.day_first is not None else []
    return lines + ([f'round = "{source.round}"'] if source.round else [])


def _items_csv(items: Sequence[ItemPlan]) -> str:
    names = ["id", "round", "heading", "kind", "points", "options", "key"]
    rows = [{**vars(i), "options": "|".join(i.options), "key": "|".join(i.key)} for i in items]
    return to_csv([names, *([row[name] for name in names] for row in rows)])
