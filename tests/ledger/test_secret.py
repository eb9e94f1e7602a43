"""The salt is made with the ledger and never again: another one would make known people new."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest

from contest import Contest, load
from contest.errors import LedgerError, UsageError
from ingest import ensure_current
from ledger import Ledger
from tests.builders import NOW, row, write_folder
from tests.desk import committee_view, load_rows

ANSWERS = [row(1), row(2), row(3, phone="0900000001")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two loads by three people with two phones, and a decision; and another ledger."""
    place = tmp_path_factory.mktemp("made")
    contest, ledger = load(write_folder(place / "thu")), Ledger.at(place / "ledger")
    load_rows(contest, ledger, *ANSWERS)
    load_rows(contest, ledger, *ANSWERS, row(4))
    ledger.decide("reject", "nobody", by="ai", now=NOW)
    other = Ledger.at(place / "other")
    load_rows(contest, other, row(9), row(8))
    load_rows(contest, other, row(9), row(8), row(7))
    return place


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> Ledger:
    return Ledger.at(shutil.copytree(made / "ledger", tmp_path / "ledger"))


@pytest.fixture
def other(made: Path, tmp_path: Path) -> Ledger:
    return Ledger.at(shutil.copytree(made / "other", tmp_path / "other"))


def copy_of(ledger: Ledger, name: str, *, without: tuple[str, ...] = ()) -> Ledger:
    """A copy beside the ledger, without some of its directories."""
    place = Path(ledger.uri).with_name(name)
    shutil.copytree(ledger.uri, place, ignore=lambda at, _: without if at == ledger.uri else ())
    return Ledger.at(place)


@pytest.mark.parametrize("without", [("salt",), ("salt", "seals")])
@pytest.mark.parametrize("but", ["observations", "loads", "decisions", "responses"])
def test_no_salt_is_made_beside_rows(
    contest: Contest, ledger: Ledger, without: tuple[str, ...], but: str
) -> None:
    rows = {"observations", "loads", "decisions", "responses"} - {but}
    for number, name in enumerate(((), tuple(rows))):
        copy = copy_of(ledger, f"copy {number}", without=(*without, *name))
        with pytest.raises(LedgerError, match="restore"):
            load_rows(contest, copy, *ANSWERS, row(5))
        with pytest.raises(LedgerError, match="restore"):
            ensure_current(contest, copy)
        assert not Path(copy.uri, "salt").exists()


def test_a_salt_of_another_ledger_is_refused(
    contest: Contest, ledger: Ledger, other: Ledger
) -> None:
    for without in ((), ("seals",)):
        copy = copy_of(ledger, f"copy {len(without)}", without=without)
        shutil.rmtree(Path(copy.uri, "salt"))
        shutil.copytree(Path(other.uri, "salt"), Path(copy.uri, "salt"))
        with pytest.raises(LedgerError, match="another ledger"):
            ensure_current(contest, copy)


def test_responses_with_the_ids_of_another_salt_are_not_counted(
    contest: Contest, ledger: Ledger, other: Ledger
) -> None:
    before = committee_view(contest, ledger).standings()
    for without in ((), ("seals",)):
        copy = copy_of(ledger, f"copy {len(without)}", without=(*without, "responses"))
        shutil.copytree(Path(other.uri, "responses"), Path(copy.uri, "responses"))
        assert committee_view(contest, copy).standings() == before


def test_a_long_lived_process_takes_the_salt_of_the_ledger_that_is_there_now(
    ledger: Ledger, other: Ledger
) -> None:
    salt = ledger.salt
    shutil.rmtree(ledger.uri)
    shutil.move(other.uri, ledger.uri)
    assert ledger.salt not in ("", salt)
    assert ledger.salt == Ledger.at(ledger.uri).salt


def test_a_look_at_a_ledger_that_is_not_there_makes_no_salt(
    contest: Contest, tmp_path: Path
) -> None:
    ledger = Ledger.at(tmp_path / "nothing")
    with pytest.raises(UsageError, match="there is no person"):
        committee_view(contest, ledger).persons.act("merge_people", ["a", "b"])
    assert not Path(ledger.uri).exists()


def test_a_table_that_is_new_beside_rows_brings_no_salt(ledger: Ledger) -> None:
    poor = copy_of(ledger, "poor", without=("salt", "seals"))
    line = pa.table({"at": ["now"]})
    with suppress(LedgerError):
        poor.append("log", line)
    assert not Path(poor.uri, "salt").exists()
    with pytest.raises(LedgerError, match="its salt is gone"):
        _ = poor.salt
