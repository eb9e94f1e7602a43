"""A rebuild reads everything again, and reads nothing twice."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contest import Contest, load, phones
from ingest import ensure_current
from ingest.reading import crediting, versions
from ingest.reading.crediting import remembering
from ledger import Ledger
from ledger.engine import connect
from ledger.unit_decisions import alias
from tests.builders import HEADER, NOW, TOML, row, write_folder
from tests.desk import load_rows

MERGER = (
    "code,name,kind,group,parent,headcount,valid_from,valid_to,successor\n"
    "H,Huyện Nhất,huyện,so,,10,,,\n"
    "A,Xã An,xã,so,H,10,,2024-11-30,C\n"
    "B,Xã Bình,xã,so,H,10,,2024-11-30,C\n"
    "C,Xã Chung,xã,so,H,20,2024-12-01,,\n"
)
TWO_COLUMNS = TOML.replace('unit = ["Đơn vị"]', 'unit_1 = ["Huyện"]\nunit_2 = ["Xã"]').replace(
    '"phone", "unit"]', '"phone", "unit_2"]'
)


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, date]]:
    """How often each writing was resolved for each span of days, named by a day of it."""
    found: Counter[tuple[str, date]] = Counter()
    settle = crediting.settle

    def counted(index: Any, text: str, day: date, within: frozenset[int]) -> Any:
        found[text, day] += 1
        return settle(index, text, day, within)

    monkeypatch.setattr(crediting, "settle", counted)
    return found


@pytest.fixture
def batches(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Two rows at most are read at once; the sizes of the batches that were read."""
    sizes: list[int] = []
    interpret = versions.interpret

    def counted(*args: Any, **rest: Any) -> Any:
        sizes.append(args[3].num_rows)
        return interpret(*args, **rest)

    monkeypatch.setattr(versions, "interpret", counted)
    monkeypatch.setattr(versions, "_ROWS", 2)
    return sizes


def responses(contest: Contest, ledger: Ledger) -> list[dict[str, Any]]:
    with connect() as con:
        ledger.scan_responses(con, contest)
        query = "select * from responses order by response_id"
        found: list[dict[str, Any]] = con.sql(query).to_arrow_table().to_pylist()
    return found


def test_each_distinct_writing_is_resolved_once_however_many_loads_and_batches_hold_it(
    contest: Contest,
    ledger: Ledger,
    resolved: Counter[tuple[str, date]],
    batches: list[int],
) -> None:
    written = ("Sở Một", "so mot", "Cơ quan khác")
    rows = [row(number, unit=written[number % 3]) for number in range(12)]
    load_rows(contest, ledger, *rows[:6])
    load_rows(contest, ledger, *rows)
    before = responses(contest, ledger)
    resolved.clear()
    batches.clear()
    assert ensure_current(contest, ledger, rebuild=True) == 12
    assert len(batches) == 6
    assert {text for text, _ in resolved} == set(written)
    assert set(resolved.values()) == {1}
    assert responses(contest, ledger) == before


def test_a_writing_is_resolved_again_where_the_tree_has_changed(
    tmp_path: Path, ledger: Ledger, resolved: Counter[tuple[str, date]], batches: list[int]
) -> None:
    contest = load(write_folder(tmp_path / "sap-nhap", units=MERGER))
    days = [f"{day}/11/2024 08:00:00" for day in (20, 21, 29, 30)]
    days += [f"{day}/12/2024 08:00:00" for day in (1, 2, 3, 12)]
    load_rows(contest, ledger, *(row(n, unit="Xã An", time=day) for n, day in enumerate(days)))
    resolved.clear()
    batches.clear()
    ensure_current(contest, ledger, rebuild=True)
    assert len(batches) == 4
    assert sorted(resolved.values()) == [1, 1]
    found = sorted(responses(contest, ledger), key=lambda line: line["submitted_at"])
    codes = [contest.units.units[line["unit"]].code for line in found]
    assert codes == ["A"] * 4 + ["C"] * 4


def test_what_stands_above_a_decided_writing_is_resolved_once_too(
    tmp_path: Path, ledger: Ledger, resolved: Counter[tuple[str, date]]
) -> None:
    contest = load(write_folder(tmp_path / "hai-cot", toml=TWO_COLUMNS, units=MERGER))
    header = (*HEADER[:3], "Huyện", "Xã", *HEADER[4:])
    rows = [(*row(n)[:3], "Huyện Nhất", "Làng Trên", *row(n)[4:]) for n in range(6)]
    load_rows(contest, ledger, *rows, header=header)
    (unit,) = contest.units.by_code["A"]
    ledger.decide("alias", *alias(contest.units, "Làng Trên", unit), by="ai", now=NOW)
    resolved.clear()
    ensure_current(contest, ledger, rebuild=True)
    above = {day: times for (text, day), times in resolved.items() if text == "Huyện Nhất"}
    # Once before the commune beneath it, and once alone.
    assert list(above.values()) == [2]
    assert {line["unit"] for line in responses(contest, ledger)} == {unit}


def test_a_writing_too_long_for_a_name_is_not_kept_in_memory(
    contest: Contest, resolved: Counter[tuple[str, date]]
) -> None:
    resolve, day = remembering(contest.units), date(2024, 11, 20)
    for text in ("Sở Một", "Sở Một" + " " * 200):
        for _ in range(3):
            assert resolve([text], day) == (0, None)
    assert list(resolved.values()) == [1, 3]


def test_each_distinct_phone_is_looked_at_once(
    contest: Contest, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = ("912 345 678", "+84 912.345.679", "không có")
    looks: Counter[str] = Counter()
    as_digits = phones.as_digits

    def counted(text: str) -> str:
        looks[text] += 1
        return as_digits(text)

    load_rows(contest, ledger, *(row(n, phone=written[n % 3]) for n in range(9)))
    monkeypatch.setattr(phones, "as_digits", counted)
    ensure_current(contest, ledger, rebuild=True)
    assert looks == dict.fromkeys(written, 1)
    found = {(line["phone"], line["phone_repaired"]) for line in responses(contest, ledger)}
    assert found == {("0912345678", True), ("0912345679", False), (None, False)}
