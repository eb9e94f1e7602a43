"""Compaction: fewer files, the same ledger."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pyarrow as pa
import pytest

from cli.ledger import main
from contest import load
from ingest import load_file
from ledger import Ledger
from ledger.contacts import Contact, contacts_of, note_contact
from ledger.log import LOG, lines_of
from ledger.petitions import Petition, keep_petition, petitions_of
from ledger.verifications import Verification, note_verification, verifications_of
from results import compute, visible
from tests.builders import COMMITTEE, NOW, csv_text, row, write_folder


def test_a_compacted_ledger_is_the_same_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, ledger = write_folder(tmp_path / "thu"), Ledger.at(tmp_path / "ledger")
    contest, file = load(folder), tmp_path / "a.csv"

    def grow(size: int) -> object:
        file.write_text(csv_text(row(n) for n in range(size)), "utf-8")
        load_file(contest, ledger, file, now=NOW)
        view = visible(compute(contest, ledger, now=NOW), COMMITTEE)
        return view.balance(), view.standings()

    for size in range(1, 9):
        before = grow(size)
    line = {"at": NOW, "who": "a", "role": "admin", "act": "export", "scope": "x.csv", "rows": 1}
    for _ in range(2):
        ledger.append("log", pa.Table.from_pylist([line], schema=LOG))
        note_contact(ledger, Contact(NOW, "a", "S1", None, "missed", None, None, ""))
        ledger.decide("reject", "nobody", by="a", now=NOW)
        keep_petition(ledger, Petition(0, NOW, "a", NOW.date(), "phone", "", "?", NOW.date()))
        note_verification(ledger, Verification(NOW, "a", "", "S1", "", "", "verified", ""))
    left = tmp_path / "ledger" / "observations" / "part-of-a-killed-writer.parquet"
    for path, age in ((left, 7200), (left.with_name("part-of-a-busy-one.parquet"), 60)):
        path.write_text("answers")
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - age))

    place = ["--contest", str(folder), "--data", ledger.uri, "--format", "json"]
    assert main(["compact", *place]) == 0
    done = json.loads(capsys.readouterr().out)

    assert {line["table"].split("/")[0] for line in done} == {
        "observations", "loads", "log", "contacts", "decisions", "petitions", "verifications",
        "responses",
    }  # fmt: skip
    assert {line["files_after"] for line in done} == {1}
    assert not left.exists()
    assert left.with_name("part-of-a-busy-one.parquet").exists()
    assert ledger.load_number("bieu-mau") == 8, "which load was the last is still known"
    assert lines_of(ledger)[0] == len(contacts_of(ledger)) == len(verifications_of(ledger)) == 2
    assert [one.number for one in petitions_of(ledger)] == [1, 2]
    assert ledger.decide("reject", "nobody", by="a", now=NOW).number == 3
    assert grow(8) == before
    assert grow(9) != before
