"""A person who is erased is nowhere, and nobody else is touched."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from contest import locks
from contest.errors import LedgerError, NotAllowedError, UsageError
from ingest import ensure_current
from ledger import Ledger
from ledger.erasures import erased_count, notes_of
from ledger.journal import add_line, read_journal
from ledger.log import LOG
from results import Principal
from service import erasure
from service.environment import Moment
from service.erasure import erase, purge
from tests.builders import NOW, csv_text
from tests.care import (
    ADMIN,
    LATER,
    NAMED,
    PHONE,
    VALUES,
    Care,
    of_the_person,
    wide,
)
from tests.desk import everything
from tests.leaks import leaks


def others(care: Care) -> list[dict[str, Any]]:
    """Everybody but the person, without what counts the person too: the rank, and how far a
    prediction of the number of participants is off."""
    lines = sorted(care.view().standings().to_pylist(), key=lambda line: line["response_id"])
    return [
        {n: value for n, value in line.items() if n not in ("rank", "prediction_distance")}
        for line in lines
        if line["full_name"] != NAMED
    ]


def test_the_person_is_in_no_file_of_the_ledger(care: Care) -> None:
    place = Path(care.ledger.uri)
    assert {text for _, text in leaks(place, VALUES)} >= {NAMED.casefold(), PHONE}, "it was there"
    assert care.erase().responses == 4, "with those of the load that was undone"
    assert leaks(place, VALUES) == []
    assert leaks(care.journal, VALUES) == []
    ensure_current(care.contest, care.ledger, rebuild=True)
    care.view()
    assert leaks(place, VALUES) == []


def test_the_person_is_in_no_file_of_a_ledger_at_a_url(care: Care, tmp_path: Path) -> None:
    """As in object storage, where no directory can be removed and nothing is beside the ledger."""
    place = Path(care.ledger.uri)
    care.ledger = Ledger.at(f"file://{place}")
    ids, book = care.ids()[:1], tmp_path / "journal"
    care.view()
    with pytest.raises(UsageError, match="--journal FILE"):
        care.erase(*ids)
    words = "erase 4 responses"
    erase(care.place, ADMIN, ids, confirm=words, journal=book, moment=Moment(NOW))
    assert leaks(place, VALUES) == []
    assert care.view().balance().observed
    count = erasure._count(care.ledger)
    words = f"purge {count} responses"
    purge(care.place, ADMIN, confirm=words, journal=book, moment=LATER)
    assert leaks(place, [*VALUES, "Người Số"]) == []


def test_nobody_else_changes(care: Care) -> None:
    before, position = others(care), care.ledger.position(care.contest)
    mine = len(care.ids())
    balance = care.view().balance()
    care.erase()
    assert others(care) == before
    assert care.ledger.position(care.contest) == position
    after = care.view().balance()
    assert after.observed == balance.observed - mine
    ensure_current(care.contest, care.ledger, rebuild=True)
    assert everything(care.view())[0] == after
    units = {unit["unit_code"]: unit for unit in care.view().participation("unit").to_pylist()}
    assert units["S1"]["headcount"] == 10


def test_what_was_decided_about_others_stays(care: Care) -> None:
    before = care.ledger.decisions()
    care.erase()
    after = care.ledger.decisions()
    assert [(one.number, one.kind, one.decided_by) for one in after] == [
        (one.number, one.kind, one.decided_by) for one in before
    ]
    left = next(one for one in after if one.kind == "leave_people")
    assert sorted((left.subject == "-", left.facts["others"] == "-")) == [False, True]
    roster = next(one for one in after if one.kind == "propose_roster")
    assert len(json.loads(roster.facts["lines"])) == 2, "the unit still expects two people"


def test_the_row_that_stands_in_the_sheet_does_not_come_back(care: Care) -> None:
    care.erase()
    assert care.load().changes == 0
    report = care.load([*care.rows, wide(60)])
    assert (report.erased, report.new, report.edited) == (2, 1, 0)
    assert leaks(Path(care.ledger.uri), VALUES) == []
    assert erased_count(care.ledger) == 4


def test_an_answer_that_was_never_erased_counts(care: Care) -> None:
    care.erase()
    report = care.load([*care.rows, of_the_person("Trịnh Văn Khác")])
    assert (report.erased, report.new) == (2, 1)


def test_a_load_that_was_planned_before_the_erasure_is_planned_again(
    care: Care, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest.loading import load as loading

    plan, done = loading.plan_load, list[Any]()

    def planned(*args: Any) -> Any:
        found = plan(*args)
        if not done:
            done.append(care.erase())
        return found

    monkeypatch.setattr(loading, "plan_load", planned)
    again = of_the_person(time="23/11/2024 10:00:00")
    report = care.load([*care.rows, again, wide(61)])
    assert (report.erased, report.new) == (3, 1)
    assert leaks(Path(care.ledger.uri), VALUES) == []


def test_an_erasure_waits_for_who_writes(care: Care, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is on the disk and not committed yet would be taken for a leftover."""
    started, asked, go = threading.Event(), threading.Event(), threading.Event()
    line = {"at": NOW, "who": "ai", "role": "admin", "act": "export", "scope": "x", "rows": 1}

    def batches() -> Iterator[pa.RecordBatch]:
        yield pa.RecordBatch.from_pylist([line], schema=LOG)
        started.set()
        go.wait(60)
        yield pa.RecordBatch.from_pylist([line], schema=LOG)

    def locked(path: Path, *, shared: bool) -> AbstractContextManager[None]:
        if not shared:
            asked.set()
        return lock_file(path, shared=shared)

    rows = pa.RecordBatchReader.from_batches(LOG, batches())
    lock_file = locks.locked
    monkeypatch.setattr("ledger.lock.locked", locked)
    writer = threading.Thread(target=care.ledger.append, args=("log", rows))
    eraser = threading.Thread(target=care.erase)
    writer.start()
    assert started.wait(60)
    lock = Path(care.ledger.uri, "write.lock")
    with pytest.raises(BlockingIOError), locks.locked(lock, waits=False):
        pass
    eraser.start()
    assert asked.wait(60)
    assert notes_of(care.ledger) == ()
    go.set()
    writer.join()
    eraser.join()
    assert [note.count for note in notes_of(care.ledger)] == [4]
    assert care.view().log_lines("export").count == 2


def test_the_folder_is_the_clerks_and_its_lines_are_named(care: Care) -> None:
    (care.folder / "roster.csv").write_text(
        f"unit_code,full_name,birth_date,phone\nS1,Người Số 4,,\nS1,{NAMED},,0987 654 321\n"
        f"S1,{NAMED},,0911111111\n",
        "utf-8",
    )
    (care.folder / "exclusions.csv").write_text(f"phone\n{PHONE}\n", "utf-8")
    assert care.erase().still_in == ("roster.csv line 3", "exclusions.csv line 2")


def test_what_is_erased_is_asked_for_first(care: Care) -> None:
    ids = care.ids()
    with pytest.raises(UsageError, match='--confirm "erase 4 responses"'):
        erase(care.place, ADMIN, ids, moment=Moment(NOW))
    assert care.ids() == ids
    assert not care.journal.exists()
    with pytest.raises(UsageError, match="there is no response"):
        erase(care.place, ADMIN, ["nobody"], moment=Moment(NOW))
    with pytest.raises(NotAllowedError):
        erase(care.place, Principal("a", "reviewer"), ids, moment=Moment(NOW))


def test_the_journal_and_the_note_name_responses_only(care: Care) -> None:
    ids = care.ids()
    care.erase()
    (line,) = read_journal(care.journal)
    assert {*ids} < {one for some in line.responses.values() for one in some}
    (note,) = notes_of(care.ledger)
    assert (note.count, note.kind, note.by) == (4, "erase", ADMIN.name)
    log = care.view().log_lines("erase").lines
    assert [entry["rows"] for entry in log] == [4]
    assert care.erase(*ids).responses == 0, "a second time finds nothing to do"


@pytest.mark.parametrize(
    "last", ["mark_rows", "_rewrite_decisions", "_rewrite", "remove_readings", "delete_rows",
             "_clean_all", "write_note"]
)  # fmt: skip
def test_an_erasure_that_was_interrupted_is_finished(
    care: Care, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    from ledger import erase as work

    ids = care.ids()
    original = getattr(work, last)

    def stop(*args: Any, **options: Any) -> None:
        original(*args, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(work, last, stop)
    with pytest.raises(KeyboardInterrupt):
        care.erase()
    monkeypatch.undo()
    care.erase(*ids)
    assert leaks(Path(care.ledger.uri), VALUES) == []
    assert [note.count for note in notes_of(care.ledger)] == [4]
    assert care.load().changes == 0


def test_a_line_that_was_cut_off_in_the_journal_is_no_line(care: Care) -> None:
    care.erase()
    with care.journal.open("ab") as stream:
        stream.write(b'{"id": "half')
    (line,) = read_journal(care.journal)
    add_line(care.journal, line)
    assert len(read_journal(care.journal)) == 2


def test_a_purge_waits_for_the_end_of_the_term(care: Care) -> None:
    early = Moment(datetime(2025, 1, 12, 9, 29, tzinfo=UTC))  # the term ends at 16:30 in Vietnam
    with pytest.raises(UsageError, match="2025-01-12"):
        purge(care.place, ADMIN, confirm="purge 13 responses", moment=early)
    with pytest.raises(UsageError, match=r'--confirm "purge \d+ responses"'):
        purge(care.place, ADMIN, moment=LATER)


def test_a_purge_leaves_nobody_and_keeps_the_totals(care: Care) -> None:
    everybody = [cell for cells in care.rows for cell in (cells[1], cells[2], cells[6], cells[8])]
    observed = care.view().balance()
    count = erasure._count(care.ledger)
    note = purge(care.place, ADMIN, confirm=f"purge {count} responses", moment=LATER)
    assert leaks(Path(care.ledger.uri), [*VALUES, *everybody]) == []
    assert sum(note.totals.values()) == observed.observed
    assert care.view().balance().observed == 0
    with pytest.raises(LedgerError, match="was purged on 2025-06-01"):
        care.load([*care.rows, wide(70)])
    assert leaks(Path(care.ledger.uri), [*VALUES, *everybody]) == []
    assert purge(care.place, ADMIN, moment=LATER) == note, "a second time does nothing"


def test_names_of_releases_go_and_their_files_stay(care: Care) -> None:
    ids = care.ids()
    names = [
        {
            "number": 1,
            "row": n,
            "response_id": one,
            "name": NAMED,
            "unit_code": "S1",
            "secret": "ab",
        }
        for n, one in enumerate([*ids, "f" * 32], 1)
    ]
    names[-1]["name"] = "Người Số 4"
    care.ledger.append("release_names", pa.Table.from_pylist(names))
    text = f"unit_code,full_name,birth_date,phone\nS1,Người Số 4,,\nS1,{NAMED},,{PHONE}\n"
    (care.folder / "roster.csv").write_text(text, "utf-8")
    salts = [{"number": 1, "file": "roster.csv", "row": n, "salt": f"{n:02}" * 32} for n in (1, 2)]
    care.ledger.append("release_salts", pa.Table.from_pylist(salts))
    from service.persons import _keyed

    committed = [("file", "row", "commitment")] + [
        ("roster.csv", str(n), _keyed(f"{n:02}" * 32, line))
        for n, line in enumerate(text.splitlines()[1:], 1)
    ]
    content = csv_text(committed[1:], header=committed[0]).encode()
    files = pa.table({"number": [1], "file": ["contest/private.csv"],
                      "content": pa.array([content], pa.binary())})  # fmt: skip
    care.ledger.append("release_files", files)
    care.erase()
    assert _rows(care.ledger, "release_names") == names[-1:]
    assert _rows(care.ledger, "release_salts") == salts[:1]
    assert _rows(care.ledger, "release_files")[0]["content"] == content


def _rows(ledger: Ledger, name: str) -> list[dict[str, Any]]:
    table = ledger.table(name)
    assert table is not None
    rows: list[dict[str, Any]] = table.to_pyarrow_table().to_pylist()
    return rows
