"""Where the credit of a unit stands in the state of another day, and that codes never mix units."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from contest import load
from contest.mergers import changes, numbers_on, standing_for, tree_on
from contest.units import Unit, UnitTree

SAMPLE = load(Path(__file__).resolve().parents[2] / "contests" / "hai-duong-2024")
BEFORE, AFTER = date(2024, 11, 30), date(2024, 12, 1)


def names(tree: UnitTree, day: date) -> list[str | None]:
    """Of each unit the name (code, first day) of the unit that its credit stands with."""
    return [
        None
        if at is None
        else f"{tree.units[at].code}{'' if tree.units[at].valid_from is None else '*'}"
        for at in standing_for(tree, day)
    ]


def test_a_reused_code_means_another_unit_on_each_side_of_the_merger() -> None:
    tree = SAMPLE.units
    old_thanh_quang, new_quoc_tuan = tree.by_code["10621"]
    (old_quoc_tuan,) = tree.by_code["10624"]
    nam_sach = tree.by_code["291"][0]
    before, after = standing_for(tree, BEFORE), standing_for(tree, AFTER)
    assert after[old_thanh_quang] == after[old_quoc_tuan] == after[new_quoc_tuan] == new_quoc_tuan
    assert before[old_thanh_quang] == old_thanh_quang
    assert before[old_quoc_tuan] == old_quoc_tuan
    assert before[new_quoc_tuan] == nam_sach


def test_in_every_state_of_the_sample_a_unit_stands_in_its_own_district() -> None:
    tree = SAMPLE.units
    for day, communes in ((BEFORE, 235), (AFTER, 207)):
        standing = standing_for(tree, day)
        assert None not in standing
        for number, at in enumerate(standing):
            assert at is not None
            assert tree.paths[at][-1] == tree.paths[number][-1]
            assert tree.units[at].valid_on(day)
        beneath = [n for n in numbers_on(tree, day) if tree.parents[n] is not None]
        assert len(beneath) == communes


def test_the_sample_changes_once_inside_its_window() -> None:
    found = changes(SAMPLE.units.units, SAMPLE.opens_at, SAMPLE.closes_at)
    assert found == (AFTER,)
    midnight = datetime(2024, 12, 1)
    assert changes(SAMPLE.units.units, midnight, SAMPLE.closes_at) == ()
    assert changes(SAMPLE.units.units, SAMPLE.opens_at, midnight) == ()
    assert changes(SAMPLE.units.units, None, SAMPLE.closes_at) == ()


def test_a_divided_unit_stands_with_what_contains_all_its_parts() -> None:
    tree = UnitTree(
        (
            Unit("T", "Tỉnh"),
            Unit("H1", "Huyện Một", parent="T"),
            Unit("H2", "Huyện Hai", parent="T"),
            Unit("X", "Xã Chia", parent="H1", valid_to=BEFORE, successors=("A", "B")),
            Unit("Y", "Xã Tách", parent="H1", valid_to=BEFORE, successors=("A", "C")),
            Unit("A", "Xã A", parent="H1", valid_from=AFTER),
            Unit("B", "Xã B", parent="H1", valid_from=AFTER),
            Unit("C", "Xã C", parent="H2", valid_from=AFTER),
        )
    )
    assert names(tree, AFTER) == ["T", "H1", "H2", "H1", "T", "A*", "B*", "C*"]
    assert names(tree, BEFORE) == ["T", "H1", "H2", "X", "Y", "H1", "H1", "T"]


def test_without_a_unit_above_credit_is_not_guessed() -> None:
    tree = UnitTree(
        (
            Unit("X", "Xã Chia", valid_to=BEFORE, successors=("A", "B")),
            Unit("A", "Xã A", valid_from=AFTER),
            Unit("B", "Xã B", valid_from=AFTER),
        )
    )
    assert names(tree, AFTER) == [None, "A*", "B*"]
    assert names(tree, BEFORE) == ["X", None, None]


def test_a_unit_is_beneath_the_one_that_has_its_parents_code_that_day() -> None:
    tree = UnitTree(
        (
            Unit("H", "Huyện Cũ", group="h", headcount=9, valid_to=BEFORE, successors=("H",)),
            Unit("H", "Thị xã Mới", group="h", valid_from=AFTER),
            Unit("X", "Xã", parent="H", headcount=4),
        )
    )
    assert names(tree, AFTER) == ["H*", "H*", "X"]
    for day, top in ((BEFORE, "Huyện Cũ"), (AFTER, "Thị xã Mới")):
        state = tree_on(tree, day)
        assert [unit.name for unit in state.units] == [top, "Xã"]
        assert state.parents == (None, 0)
    assert tree_on(tree, AFTER).headcounts_on(AFTER)[0][:2] == (4, True)


def test_a_name_does_not_go_on_to_a_later_unit_that_got_the_code_again() -> None:
    july = date(2025, 7, 1)
    tree = UnitTree(
        (
            Unit("1", "Xã Một", valid_to=BEFORE, successors=("2",)),
            Unit("2", "Xã Hai", valid_from=AFTER, valid_to=date(2025, 6, 30)),
            Unit("2", "Phường Khác", valid_from=july),
        )
    )
    assert tree.named("Xã Một", AFTER) == {1}
    assert tree.named("Xã Một", july) == frozenset()
    assert standing_for(tree, july) == (None, None, 2)


@dataclass
class History:
    """Communes of two districts through some years of mergers, as somebody remembers them."""

    units: list[Unit]
    now: dict[str, list[int]]
    became: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def end(self, number: int, last: date, heirs: tuple[int, ...]) -> None:
        codes = tuple(self.units[heir].code for heir in heirs)
        self.units[number] = replace(self.units[number], valid_to=last, successors=codes)
        self.became[number] = heirs

    def expected(self, number: int, day: date) -> int:
        """Itself, its one heir in the end, or its district."""
        unit = self.units[number]
        district = 0 if unit.parent == "H1" else 1
        if unit.parent == "" or unit.valid_on(day):
            return number
        heirs = {number}
        while any(not self.units[n].valid_on(day) for n in heirs):
            ended = next(n for n in heirs if not self.units[n].valid_on(day))
            if (self.units[ended].valid_from or date.min) > day:
                return district
            heirs = heirs - {ended} | set(self.became[ended])
        return heirs.pop() if len(heirs) == 1 else district


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Merged, absorbed, renamed, divided; a new unit may bear a code that has become free."""
    units = [Unit("H1", "Huyện Một"), Unit("H2", "Huyện Hai")]
    past = History(units, {"H1": [], "H2": []})
    for district in ("H1", "H2"):
        for _ in range(draw(st.integers(1, 4))):
            past.now[district].append(len(units))
            units.append(Unit(str(len(units)), f"Xã {len(units)}", parent=district))
    for year in range(2021, 2021 + draw(st.integers(0, 4))):
        first = date(year, 12, 1)
        for district, living in past.now.items():
            count = draw(st.integers(0, len(living)))
            ending, living[:] = living[:count], living[count:]
            if not ending:
                continue
            if living and draw(st.booleans()):
                heirs = (draw(st.sampled_from(living)),)
            else:
                used = {units[n].code for numbers in past.now.values() for n in numbers}
                known = {unit.code for unit in units if unit.parent}
                new = draw(st.integers(1, 2))
                free = sorted((known | {f"N{len(units)}", f"M{len(units)}"}) - used)
                chosen = draw(st.permutations(free))[:new]
                heirs = tuple(range(len(units), len(units) + new))
                units += [Unit(c, f"Xã {c}", parent=district, valid_from=first) for c in chosen]
                living += heirs
            for number in ending:
                past.end(number, first - timedelta(days=1), heirs)
    return past


@given(histories(), st.sampled_from([date(y, m, 1) for y in range(2021, 2026) for m in (6, 12)]))
def test_any_history_of_mergers_is_followed_as_it_was(past: History, day: date) -> None:
    tree = UnitTree(tuple(past.units))
    assert standing_for(tree, day) == tuple(
        past.expected(number, day) for number in range(len(past.units))
    )
