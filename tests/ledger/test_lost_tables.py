"""A table that is gone, or older than it was, is named: it is not shown as an empty table."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from contest import Contest, load
from contest.errors import LedgerError
from ingest import ensure_current
from ingest.reading import refresh
from ledger import ConcurrentLoadError, Ledger
from ledger.seals import remove_seal
from tests.builders import NOW, row, write_folder
from tests.desk import committee_view, everything, load_rows


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with two loads and a decision that a reading has applied."""
    place = tmp_path_factory.mktemp("made")
    contest, ledger = load(write_folder(place / "thu")), Ledger.at(place / "ledger")
    load_rows(contest, ledger, row(1))
    load_rows(contest, ledger, row(1), row(2, unit="Sở 2"))
    ledger.decide("alias", "sở 2", {"unit_code": "S2", "valid_from": "", "text": "Sở 2"},
                  by="ai", now=NOW)  # fmt: skip
    ensure_current(contest, ledger)
    return place / "ledger"


@pytest.fixture
def grown(made: Path, ledger: Ledger) -> Ledger:
    return Ledger.at(shutil.copytree(made, ledger.uri))


def asked(contest: Contest, place: Path) -> object:
    """Everything that is asked of a ledger, and then all of it read again."""
    ledger = Ledger.at(place)
    ledger.position(contest)
    everything(committee_view(contest, ledger))
    ensure_current(contest, ledger, rebuild=True)
    return everything(committee_view(contest, ledger))


@pytest.mark.parametrize("table", ["observations", "loads", "decisions", "lineage", "salt"])
def test_a_table_that_is_gone_is_not_an_empty_table(
    contest: Contest, grown: Ledger, tmp_path: Path, table: str
) -> None:
    copy = Path(shutil.copytree(grown.uri, tmp_path / "copy"))
    shutil.rmtree(copy / table)
    with pytest.raises(LedgerError, match=f"restore .*{table} was there and is gone"):
        asked(contest, copy)


@pytest.mark.parametrize("table", ["observations", "loads", "salt"])
def test_so_it_is_in_a_ledger_without_seals(
    contest: Contest, grown: Ledger, tmp_path: Path, table: str
) -> None:
    copy = Path(shutil.copytree(grown.uri, tmp_path / "copy"))
    for name in ("seals", table):
        shutil.rmtree(copy / name)
    with pytest.raises(LedgerError, match="restore"):
        asked(contest, copy)


@pytest.mark.parametrize("seals", [True, False])
@pytest.mark.parametrize("table", ["observations", "loads", "decisions"])
def test_a_table_that_is_older_than_it_was_is_refused(
    contest: Contest, grown: Ledger, tmp_path: Path, table: str, seals: bool
) -> None:
    old = Path(shutil.copytree(grown.uri, tmp_path / "old"))
    load_rows(contest, grown, row(1), row(2, unit="Sở 2"), row(3, unit="Sở 3"))
    grown.decide("alias", "sở 3", {"unit_code": "S2", "valid_from": "", "text": "Sở 3"},
                 by="ai", now=NOW)  # fmt: skip
    ensure_current(contest, grown)
    shutil.rmtree(Path(grown.uri, table))
    shutil.copytree(old / table, Path(grown.uri, table))
    if not seals:
        shutil.rmtree(Path(grown.uri, "seals"))
    with pytest.raises(LedgerError, match=r"[Rr]estore"):
        asked(contest, Path(grown.uri))


def test_a_process_remembers_the_ledger_that_it_has_seen(contest: Contest, grown: Ledger) -> None:
    asked(contest, Path(grown.uri))
    shutil.rmtree(grown.uri)
    with pytest.raises(LedgerError, match="was there and is gone"):
        grown.position(contest)
    with pytest.raises(LedgerError, match="was there and is gone"):
        load_rows(contest, grown, row(1))
    assert not Path(grown.uri).exists()


def test_a_reading_that_makes_no_progress_ends_with_a_sentence(
    contest: Contest, grown: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[int] = []

    def nothing(*_: object, **__: object) -> int:
        turns.append(1)
        return 0

    monkeypatch.setattr(refresh, "_interpret_behind", nothing)
    monkeypatch.setattr(Ledger, "responses", lambda *_: None)
    with pytest.raises(LedgerError, match="did not get its table responses/"):
        ensure_current(contest, grown)
    assert len(turns) == 20


@pytest.mark.parametrize("written", ["append", "upsert"])
def test_a_reading_that_another_process_always_outruns_ends_with_a_sentence(
    contest: Contest, grown: Ledger, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    def outrun(*_: object, **__: object) -> None:
        raise ConcurrentLoadError("another process wrote meanwhile")

    grown.decide("alias", "sở 2", {"unit_code": "S1", "valid_from": "", "text": "Sở 2"},
                 by="ai", now=NOW)  # fmt: skip
    monkeypatch.setattr(Ledger, written, outrun)
    with pytest.raises(LedgerError, match="did not get its table responses/"):
        ensure_current(contest, grown, rebuild=written == "append")


def test_rows_whose_load_has_no_line_are_not_left_out(contest: Contest, grown: Ledger) -> None:
    lines = grown.loads()
    rest = lines.filter(pa.compute.field("load_number") > 1)
    grown.append("loads", rest, overwrite=True)
    with pytest.raises(LedgerError, match="lacks the lines of 1 loads"):
        ensure_current(contest, grown, rebuild=True)


def test_a_first_load_that_failed_halfway_is_loaded_again(
    contest: Contest, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    append: Callable[..., None] = Ledger.append

    def full(self: Ledger, name: str, *args: object, **options: object) -> None:
        if name == "observations":
            raise LedgerError("the disk is full")
        append(self, name, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "append", full)
        with pytest.raises(LedgerError):
            load_rows(contest, ledger, row(1))
    assert ledger.loads().num_rows == 1
    assert load_rows(contest, ledger, row(1)).new == 1
    assert committee_view(contest, ledger).balance().observed == 1


@pytest.mark.parametrize("how", ["append", "upsert"])
def test_responses_that_vanish_while_some_are_read_again_are_made_whole(
    contest: Contest, grown: Ledger, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    edited = row(1) if how == "append" else row(1, answer="B")
    write: Callable[..., None] = getattr(Ledger, how)
    place = Path(grown.uri, grown.responses_name(contest))

    def remove_first(self: Ledger, name: str, *args: object, **options: object) -> None:
        if name.startswith("responses/") and place.exists() and not options.get("overwrite"):
            shutil.rmtree(place)
            remove_seal(self.uri, name)
        write(self, name, *args, **options)

    monkeypatch.setattr(Ledger, how, remove_first)
    load_rows(contest, grown, edited, row(2, unit="Sở 2"), row(3))
    assert committee_view(contest, grown).balance().observed == 3
