"""What a viewer types is a value of a query and never a part of it, and hostile rows stay text."""

from __future__ import annotations

import pytest

from contest import load
from contest.errors import UsageError
from ledger import Ledger
from results import View
from tests.builders import row, write_folder
from tests.desk import committee_view, load_rows
from tests.hostile.values import SHAPES, hostile, marker

TYPED = (
    "' or 1=1 --", "'; drop table people; --", '"', "%' or '%'='", "\\", "a' union select 1 --",
    "$1", "?", "{0}", "%s", "\x00", "\u202e", "é" * 10_000,
)  # fmt: skip


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    """A contest whose rows hold every shape of hostile value in every field."""
    place = tmp_path_factory.mktemp("hostile")
    contest, ledger = load(write_folder(place / "thu")), Ledger.at(place / "ledger")
    rows = []
    for number, typed in enumerate(hostile(len(SHAPES))):
        text = typed.replace("\x00", "")  # a file with a zero byte is no text and is refused whole
        rows.append(row(2 * number, name=text, unit="Sở Một"))
        rows.append(row(2 * number + 1, unit=text, answer=text, prediction=text))
    load_rows(contest, ledger, *rows)
    return committee_view(contest, ledger)


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_finds_nothing_and_changes_nothing(view: View, typed: str) -> None:
    assert view.standings(search=f"zz{typed}").num_rows == 0
    assert view.standings_count(search=f"zz{typed}") == 0
    assert view.held(typed) == []
    assert view.look_up(f"zz{typed}") == []
    assert view.responses([typed]) == []
    assert view.responses_with([typed]) == []
    assert view.history(typed) == ()
    assert view.log_lines(typed).count == 0
    assert view.unit(typed) is None
    for ask in (view.standings, view.participation, view.roster):
        with pytest.raises(UsageError):
            ask(typed)


def test_each_hostile_row_is_there_once_whatever_it_holds(view: View) -> None:
    names = view.standings()["full_name"].to_pylist()
    for number in range(len(SHAPES)):
        assert len([name for name in names if marker(number) in name]) <= 1
    assert view.balance().observed == 2 * len(SHAPES)
