"""Units are ordered by exact rate; equal rates share a rank; unknown headcounts have none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from contest import load
from ingest import load_file
from ledger import Ledger
from results import compute, visible
from results.league import League, league, ranked
from tests.builders import COMMITTEE, NOW, csv_text, row, write_folder


def unit(name: str, people: int, headcount: int | None, *, valid: bool = True) -> dict[str, Any]:
    return {
        "unit_code": name,
        "unit_name": name,
        "people": people,
        "headcount": headcount,
        "valid": valid,
    }


def table(*rows: dict[str, Any]) -> League:
    return league(ranked(rows))


def ranks(*rows: dict[str, Any]) -> list[tuple[str, int | None]]:
    return [(line["unit_code"], line["rank"]) for line in table(*rows).rows]


def test_equal_rates_share_a_rank_and_the_next_one_is_skipped() -> None:
    assert ranks(unit("a", 1, 3), unit("b", 10, 30), unit("c", 9, 10), unit("d", 1, 10)) == [
        ("c", 1),
        ("b", 2),
        ("a", 2),
        ("d", 4),
    ]


def test_nobody_is_first_while_nobody_takes_part() -> None:
    assert ranks(unit("a", 0, 10), unit("b", 0, 20)) == [("a", None), ("b", None)]


def test_an_unknown_headcount_comes_last_and_has_no_rank() -> None:
    assert ranks(unit("a", 500, None), unit("b", 0, 10), unit("c", 7, None)) == [
        ("b", 1),
        ("a", None),
        ("c", None),
    ]


def test_a_unit_that_has_ended_is_not_ranked_but_kept_if_it_has_people() -> None:
    found = table(unit("a", 5, 10, valid=False), unit("b", 0, 10, valid=False), unit("c", 1, 9))
    assert [line["unit_code"] for line in found.rows] == ["c"]
    assert [line["unit_code"] for line in found.ended] == ["a"]


def test_silent_started_and_unknown_are_counted() -> None:
    found = table(unit("a", 0, 10), unit("b", 3, None), unit("c", 4, 5))
    assert (len(found.silent), found.started, found.without_headcount, found.ranked) == (1, 2, 1, 2)
    assert (found.rank_of("c"), found.rank_of("b"), found.rank_of("x")) == (1, None, None)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.none() | st.integers(1, 50)), max_size=12),
    st.randoms(),
)
def test_the_order_of_the_rows_decides_nothing(
    pairs: list[tuple[int, int | None]], random: Any
) -> None:
    rows = [unit(str(n), people, heads) for n, (people, heads) in enumerate(pairs)]
    shuffled = rows[:]
    random.shuffle(shuffled)
    assert ranks(*rows) == ranks(*shuffled)


UNITS = """code,name,group,parent,headcount
H1,Huyện Một,huyen,,10
X1,Xã Một,,H1,4
X2,Xã Hai,,H1,2
H2,Huyện Hai,huyen,,4
X3,Xã Ba,,H2,1
"""


def test_a_view_ranks_units_among_those_they_compete_with(tmp_path: Path) -> None:
    contest = load(write_folder(tmp_path / "contest", units=UNITS))
    ledger = Ledger.at(tmp_path / "ledger")
    file = tmp_path / "a.csv"
    units = ("Xã Một", "Xã Hai", "Xã Hai", "Xã Ba")
    file.write_text(csv_text(row(n, unit=name) for n, name in enumerate(units)), "utf-8")
    load_file(contest, ledger, file, now=NOW)
    view = visible(compute(contest, ledger, now=NOW), COMMITTEE)

    def found(by: str | None = None, under: str | None = None) -> dict[str, int | None]:
        rows = view.participation(by, under=under).to_pylist()
        return {line["unit_code"]: line["rank"] for line in rows}

    assert found("huyen") == {"H1": 1, "H2": 2}
    assert found(under="H1") == {"X1": 2, "X2": 1}
    assert found("unit") == {"H1": 1, "X1": 2, "X2": 1, "H2": 2, "X3": 1}
    assert [line["unit_code"] for line in view.league(under="H1").rows] == ["X2", "X1"]
    assert view.league("huyen").rate == 4 / 14
