"""The registry of tables: what each one needs is there, and is made for the same day."""

from __future__ import annotations

from datetime import date
from graphlib import TopologicalSorter

import pytest

from results.tables import TABLES, Key, needed

DAY = date(2024, 12, 1)


def test_every_needed_table_is_in_the_registry_and_none_needs_itself_by_any_way() -> None:
    order = TopologicalSorter({name: table.needs for name, table in TABLES.items()})
    assert set(order.static_order()) == set(TABLES)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_that_needs_one_of_a_day_is_itself_of_that_day(name: str) -> None:
    assert TABLES[name].by_day or not any(TABLES[n].by_day for n in TABLES[name].needs)


def test_what_depends_on_no_day_is_made_once_for_all_days() -> None:
    assert list(needed(Key("participation", DAY))) == [Key("attempts"), Key("above", DAY)]
    assert list(needed(Key("participation"))) == [Key("attempts"), Key("above")]
