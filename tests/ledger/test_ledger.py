"""The ledger: atomic, safe between processes, no personal data in its log."""

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable

from contest import Contest, load
from contest.errors import LedgerError
from ingest import ensure_current, load_file
from ledger import ConcurrentLoadError, Ledger
from ledger.birth import begin
from ledger.compact import compact
from ledger.deletion import delete_rows
from ledger.state import LINEAGE, State
from results import compute, visible
from tests.builders import COMMITTEE, HEADER, NOW, csv_text, row, write_folder
from tests.desk import load_rows


def test_two_writers_at_once_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    contest, ledger = load(write_folder(tmp_path / "thu")), Ledger.at(tmp_path / "ledger")
    failures: list[Exception] = []

    def grow(writer: int) -> None:
        try:
            for size in range(1, 6):
                file = tmp_path / f"{writer}.csv"
                file.write_text(csv_text(row(n) for n in range(size * 10)), encoding="utf-8")
                load_file(contest, ledger, file, now=NOW)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=grow, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    ensure_current(contest, ledger)
    balance = visible(compute(contest, ledger, now=NOW), COMMITTEE).balance()
    # A smaller snapshot after a larger one makes rows gone; they come back as what they were.
    assert balance.observed == 50


def test_a_ledger_that_several_begin_at_once_has_one_lineage_and_its_salt(tmp_path: Path) -> None:
    for number in range(10):
        uri, together = str(tmp_path / str(number)), threading.Barrier(4)

        def begin_together(uri: str = uri, together: threading.Barrier = together) -> None:
            together.wait()
            begin(uri)

        with ThreadPoolExecutor(4) as pool:
            for done in [pool.submit(begin_together) for _ in range(4)]:
                done.result()
        (line,) = DeltaTable(f"{uri}/lineage").to_pyarrow_table().to_pylist()
        (secret,) = DeltaTable(f"{uri}/salt").to_pyarrow_table().to_pylist()
        assert secret["lineage"] == line["lineage"]


def test_a_ledger_may_lie_in_any_folder_of_a_person_s_computer(tmp_path: Path) -> None:
    home = tmp_path / "Nguyễn Văn A & B" / "Cuộc thi (2024)"
    contest, ledger = load(write_folder(home / "thư mục")), Ledger.at(home / "sổ cái")
    file = home / "bài thi.csv"
    file.write_text(csv_text([row(1)]), encoding="utf-8")
    assert load_file(contest, ledger, file, now=NOW).new == 1
    assert load_file(contest, ledger, file, now=NOW).changes == 0


def test_a_stale_writer_is_refused(tmp_path: Path) -> None:
    contest, ledger = load(write_folder(tmp_path / "thu")), Ledger.at(tmp_path / "ledger")
    file = tmp_path / "a.csv"
    file.write_text(csv_text([row(1)]), encoding="utf-8")
    load_file(contest, ledger, file, now=NOW)
    observations = ledger.table("observations")
    assert observations is not None
    with pytest.raises(ConcurrentLoadError):
        ledger.append(
            "observations", observations.to_pyarrow_table(), transactions=[("bieu-mau", 1)]
        )


def test_the_log_holds_no_name_and_no_phone(tmp_path: Path) -> None:
    contest, ledger = load(write_folder(tmp_path / "thu")), Ledger.at(tmp_path / "ledger")
    file = tmp_path / "a.csv"
    file.write_text(csv_text(row(n) for n in range(50)), encoding="utf-8")
    load_file(contest, ledger, file, now=NOW)
    logs = list((tmp_path / "ledger").rglob("*.json"))
    text = "".join(path.read_text(encoding="utf-8") for path in logs)
    assert len(logs) >= 4
    assert "Người" not in text
    assert "09000" not in text


def test_a_ledger_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    contest = load(write_folder(tmp_path / "thu"))
    (tmp_path / "file").write_text("no directory")
    file = tmp_path / "a.csv"
    file.write_text(csv_text([row(1)]), encoding="utf-8")
    with pytest.raises(LedgerError, match="Check that the disk is not full"):
        load_file(contest, Ledger.at(tmp_path / "file" / "ledger"), file, now=NOW)


def test_ids_of_people_differ_between_ledgers(tmp_path: Path) -> None:
    contest = load(write_folder(tmp_path / "thu"))
    file = tmp_path / "a.csv"
    file.write_text(csv_text([row(1)]), encoding="utf-8")
    ids = set()
    for name in ("one", "two"):
        ledger = Ledger.at(tmp_path / name)
        load_file(contest, ledger, file, now=NOW)
        view = visible(compute(contest, ledger, now=NOW), COMMITTEE)
        ids |= set(view.standings()["person_id"].to_pylist())
    assert len(ids) == 2


def test_a_position_names_what_was_loaded_and_decided_in_this_ledger(
    contest: Contest, ledger: Ledger
) -> None:
    positions = [ledger.position(contest)]

    def changed(what: str) -> None:
        positions.append(Ledger.at(ledger.uri).position(contest))
        assert len(set(positions)) == len(positions), what

    def same(what: str) -> None:
        assert ledger.position(contest) == positions[-1], what

    load_rows(contest, ledger, row(1))
    changed("first load")
    load_rows(contest, ledger, row(1), row(2))
    changed("second load")
    decision = ledger.decide("reject", "nobody", by="ai", now=NOW)
    changed("decision")
    ledger.decide("undo", decision.decision_id, by="ai", now=NOW)
    changed("its undoing")
    load_rows(contest, ledger, row(1), row(2))
    same("a load without anything new")
    ensure_current(contest, ledger)
    same("reading")
    files = ledger.responses_files(contest)
    ensure_current(contest, ledger, rebuild=True)
    same("reading all of it again")
    assert ledger.responses_files(contest) != files
    compact(ledger, contest)
    same("compaction")
    other = Ledger.at(Path(ledger.uri).with_name("other"))
    load_rows(contest, other, row(1), row(2), row(3))
    shutil.rmtree(ledger.uri)
    shutil.move(other.uri, ledger.uri)
    changed("another ledger at the same place")


def test_the_lineage_is_kept_by_compaction_and_by_a_copy_and_ended_by_a_restore(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    assert ledger.lineage == ""
    ledger.decide("reject", "nobody", by="ai", now=NOW)
    born = ledger.lineage
    assert born
    for size in range(1, 4):
        load_rows(contest, ledger, *(row(n) for n in range(size)), header=(*HEADER, *"abc"[:size]))
        assert ledger.lineage == born, "also where a sheet grows wider"
    observations = ledger.table("observations")
    assert observations is not None
    assert born != observations.metadata().id, "it can be written down elsewhere"
    compact(ledger, contest)
    assert Ledger.at(ledger.uri).lineage == born
    copy = Ledger.at(shutil.copytree(ledger.uri, tmp_path / "copy"))
    assert copy.lineage == born
    line = {"lineage": "restored", "parent": born, "cut": "a state"}
    copy.append("lineage", pa.Table.from_pylist([line], schema=LINEAGE))
    load_rows(contest, copy, row(1))
    assert (copy.lineage, ledger.lineage) == ("restored", born)


def test_a_ledger_from_before_lineages_is_named_by_its_observations(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1))
    old = Ledger.at(shutil.copytree(ledger.uri, Path(ledger.uri).with_name("old")))
    for later in ("lineage", "seals"):
        shutil.rmtree(Path(old.uri) / later)
    load_rows(contest, old, row(1), row(2))
    old.decide("reject", "nobody", by="ai", now=NOW)
    ensure_current(contest, old)
    observations = old.table("observations")
    assert observations is not None
    assert old.lineage == observations.metadata().id
    assert old.table("lineage") is None, "it keeps the name that it has"


def test_results_are_named_by_the_state_that_their_responses_have(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1))
    load_rows(contest, ledger, row(1), row(2))
    ledger.decide("reject", "nobody", by="ai", now=NOW)
    results = compute(contest, ledger, now=NOW)
    state = results.state
    assert visible(results, COMMITTEE).state == state
    assert state == State(
        ledger.lineage, (("bieu-mau", 2),), 1, contest.hash, datetime(2024, 12, 13, 16, 30)
    )
    observations = ledger.table("observations")
    assert observations is not None
    # Another process has loaded, and nobody has read it yet.
    ledger.append(
        "observations", observations.to_pyarrow_table()[:0], transactions=[("bieu-mau", 3)]
    )
    assert ledger.load_number("bieu-mau") == 3
    assert compute(contest, ledger, now=NOW).state == state
    compact(ledger, contest)
    assert compute(contest, ledger, now=NOW).state == state
    for other in (
        replace(state, lineage="x"), replace(state, loads=(("bieu-mau", 3),)),
        replace(state, decision=2), replace(state, contest="x"), replace(state, boundary=NOW),
    ):  # fmt: skip
        assert other.name != state.name


def test_readers_share_an_opened_table_until_its_log_changes(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    """Also a log that another process changes, and another ledger in the same place."""
    load_rows(contest, ledger, row(1))
    seen = ledger.table("observations")
    assert seen is not None
    assert ledger.table("observations") is seen
    rows, version = seen.to_pyarrow_table().num_rows, seen.version()
    load_rows(contest, ledger, row(1), row(2))
    assert (seen.to_pyarrow_table().num_rows, seen.version()) == (rows, version), "as it was read"
    newer = ledger.table("observations")
    assert newer is not None
    assert newer.version() > version
    DeltaTable(f"{ledger.uri}/observations").create_checkpoint()
    assert ledger.table("observations") is not newer
    other = Ledger.at(tmp_path / "other")
    load_rows(contest, other, row(1), row(2), row(3))
    shutil.rmtree(ledger.uri)
    shutil.copytree(other.uri, ledger.uri)
    there = ledger.table("observations")
    assert there is not None
    assert there.metadata().id != seen.metadata().id
    compact(ledger, contest)
    delete_rows(ledger.uri, "observations", "row_number = 1")
    assert there.to_pyarrow_table().num_rows == 3, "a writer has an object of its own"
