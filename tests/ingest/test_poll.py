"""Live sources: what a poll costs, what it finds, and that in the end the ledger is the sheet."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cli.ingest import main
from contest import Contest
from contest.errors import SourceError
from contest.settings import Source
from ingest import LoadReport, ensure_current, load_file
from ingest.polling.poll import Watch, poll_file, poll_sheet
from ingest.sources.google.sheet import GoogleSheets
from ingest.sources.sheet import Sheet
from ledger import Ledger
from results import compute, visible
from tests.builders import COMMITTEE, HEADER, TOML, csv_text, row, write_folder
from tests.live_google import START, Live, answer
from tests.polling import COMPLETE_SECONDS

NOW = datetime(2024, 11, 21, 3, 0, tzinfo=UTC)


class Poller:
    """Polls the sheet of `live` every half minute."""

    def __init__(self, live: Live, ledger: Ledger) -> None:
        self.live, self.ledger = live, ledger
        self.sheets: GoogleSheets = live.sheets()
        self.watch, self.now = Watch(), NOW
        settings = live.contest.settings.model_copy(update={"sources": (live.source,)})
        self.contest: Contest = replace(live.contest, settings=settings)

    def __call__(self, *, complete: bool = False) -> LoadReport:
        self.now += timedelta(seconds=COMPLETE_SECONDS if complete else 30)
        return poll_sheet(
            self.contest, self.ledger, self.live.source, self.sheets, self.watch, now=self.now
        )

    def requests(self, action: Callable[[], object]) -> int:
        before = len(self.live.google.calls)
        action()
        return len(self.live.google.calls) - before

    def rows(self) -> list[tuple[object, ...]]:
        """What of the responses is in the sheet by the ledger: time, name, phone, answer."""
        ensure_current(self.contest, self.ledger)
        results = compute(self.contest, self.ledger, now=NOW)
        query = (
            "select submitted_at, full_name, phone, q1 from responses where presence = 'present'"
        )
        return sorted(map(tuple, (r.values() for r in results.rows("attempts", query).to_pylist())))


def sheet_rows(live: Live) -> list[tuple[object, ...]]:
    """What is in the sheet, by the sheet."""
    return sorted(
        (line[0].replace(microsecond=0), line[1], line[2], "ABC".index(line[4]) + 1)  # type: ignore[union-attr,arg-type]
        for line in live.tab.rows[1:]
        if any(value not in (None, "") for value in line)
    )


@pytest.fixture
def poll(live: Live, ledger: Ledger) -> Poller:
    return Poller(live, ledger)


def test_a_poll_with_nothing_new_is_one_request_and_writes_nothing(poll: Poller) -> None:
    assert poll().new == 3
    version = poll.ledger.position(poll.contest)
    assert poll.requests(poll) == 1
    assert poll.ledger.position(poll.contest) == version


def test_new_rows_cost_one_request_and_keep_their_row_numbers(poll: Poller, live: Live) -> None:
    poll()
    live.tab.extend(answer(number) for number in range(4, 104))
    assert poll.requests(lambda: poll()) == 1
    assert poll.rows() == sheet_rows(live)
    assert poll().changes == 0
    report = poll(complete=True)
    assert (report.observed, report.changes) == (103, 0)


def test_a_formula_that_is_filled_far_below_the_last_answer_hides_no_new_one(
    poll: Poller, live: Live
) -> None:
    live.tab.rows[0].append("STT")
    for number in range(1, 41):
        while len(live.tab.rows) <= number:
            live.tab.rows.append([""] * len(HEADER))
        live.tab.rows[number].append(number)
    assert poll().observed == 3
    position = poll.ledger.position(poll.contest)
    assert poll.requests(poll) == 1
    assert poll(complete=True).changes == 0
    assert poll.ledger.position(poll.contest) == position
    for place, number in enumerate((4, 5), start=4):
        live.tab.rows[place][: len(HEADER)] = answer(number)
        assert poll.requests(lambda: poll()) == 1
        assert len(poll.rows()) == number
    assert poll(complete=True).observed == 5
    assert [name for _, name, _, _ in poll.rows()] == [f"Người Số {n}" for n in range(1, 6)]


def test_an_edit_in_the_middle_is_found_by_the_next_complete_read(poll: Poller, live: Live) -> None:
    poll()
    live.tab.answer_again(2, START + timedelta(hours=1), c5="B")
    assert poll().changes == 0
    assert poll(complete=True).edited == 1
    assert poll.rows() == sheet_rows(live)


def test_who_edits_after_the_sheet_was_sorted_keeps_one_response(poll: Poller, live: Live) -> None:
    live.tab.extend(answer(number) for number in range(4, 9))
    poll()
    live.tab.sort(lambda line: str(line[2])[::-1])
    live.tab.sort(lambda line: -line[0].timestamp())  # type: ignore[union-attr]
    assert poll(complete=True).changes == 0
    live.tab.answer_again(5, START + timedelta(hours=3), c5="C", c6=7.0)
    report = poll(complete=True)
    assert (report.edited, report.new, report.missing) == (1, 0, 0)
    assert poll.rows() == sheet_rows(live)


def test_a_person_of_whom_several_rows_changed_in_a_sorted_sheet_is_not_guessed(
    poll: Poller, live: Live
) -> None:
    live.tab.append(answer(2, time="", answer="B"))
    live.tab.extend(answer(number) for number in range(4, 9))
    poll()
    live.tab.sort(lambda line: -line[0].timestamp())  # type: ignore[union-attr]
    mine = [n for n, line in enumerate(live.tab.rows) if line[2] == answer(2)[2]]
    for hours, number in enumerate(mine, start=3):
        live.tab.answer_again(number, START + timedelta(hours=hours), c5="C")
    report = poll(complete=True)
    assert (report.edited, report.new, report.missing) == (0, 2, 2)
    assert poll.rows() == sheet_rows(live)


def test_a_deleted_row_is_gone_only_after_two_complete_reads(poll: Poller, live: Live) -> None:
    poll()
    live.tab.delete(1)
    first, second = poll(), poll()  # the last row moved, so all is read
    assert (first.missing, first.gone, second.changes) == (1, 0, 0)
    assert poll.requests(poll) == 1
    assert poll(complete=True).gone == 1


def test_a_row_that_is_cut_comes_back_wherever_it_is_pasted_before_it_is_gone(
    poll: Poller, live: Live
) -> None:
    poll()
    row = live.tab.rows.pop(1)
    assert [poll().missing for _ in range(5)] == [1, 0, 0, 0, 0]
    live.tab.append(answer(9))
    assert (poll().new, poll().gone) == (1, 0), "a complete read each, too soon after the first"
    live.tab.append(row)
    report = poll()
    assert (report.back, report.new) == (1, 0)
    assert poll.rows() == sheet_rows(live)


@pytest.mark.parametrize(
    "change",
    [
        lambda tab: tab.sort(lambda line: -line[0].timestamp()),
        lambda tab: tab.insert(2, answer(50)),
        lambda tab: tab.insert(2, [], []),
        lambda tab: tab.rename("Câu trả lời mới"),
        lambda tab: tab.add_question("Câu mới"),
        lambda tab: tab.append(answer(3)),
    ],
    ids=["sorted", "inserted", "blank", "renamed", "question", "twin"],
)
def test_whatever_happens_to_the_sheet_the_ledger_follows(
    poll: Poller, live: Live, change: Callable[[object], None]
) -> None:
    poll()
    change(live.tab)
    live.tab.append(answer(60))
    poll()
    poll(complete=True)
    assert poll.rows() == sheet_rows(live)


def test_an_emptied_sheet_deletes_nothing_and_may_be_filled_again(poll: Poller, live: Live) -> None:
    poll()
    rows, before = [list(line) for line in live.tab.rows[1:]], poll.rows()
    live.tab.clear()
    for _ in range(3):
        with pytest.raises(SourceError, match="no_rows"):
            poll()
    assert poll.rows() == before
    live.tab.extend(rows)
    report = poll()
    assert (report.back, report.new) == (0, 0)
    assert poll.rows() == sheet_rows(live)


def test_a_renamed_heading_is_proposed_and_nothing_is_scored_against_another_column(
    poll: Poller, live: Live
) -> None:
    poll()
    live.tab.rows[0][4] = "Câu hỏi số một"
    live.tab.append(answer(4))
    report = poll()
    assert (report.absent, report.proposals) == ({"q1": "Câu 1"}, {"q1": "Câu hỏi số một"})
    results = visible(compute(poll.contest, poll.ledger, now=NOW), COMMITTEE)
    assert results.balance().reasons == {"R208_column_missing": 1}


def test_another_process_that_loads_meanwhile_doubles_nothing(poll: Poller, live: Live) -> None:
    other = Poller(live, poll.ledger)
    poll(), other()
    live.tab.extend(answer(number) for number in range(4, 8))
    assert (poll().new, other().new) == (4, 0)
    assert poll.rows() == sheet_rows(live)


def test_a_row_cleared_and_typed_again_at_the_end_is_one_response(poll: Poller, live: Live) -> None:
    poll()
    row = list(live.tab.rows[2])
    live.tab.rows[2] = []
    live.tab.append(row)
    poll()
    assert poll.rows() == sheet_rows(live)


def test_an_older_complete_read_does_not_undo_what_another_process_loaded(
    poll: Poller, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll()
    other, read_all = Poller(live, poll.ledger), poll.sheets.read_all
    seen: list[Sheet] = []

    def slow(contest: Contest, source: Source) -> Sheet:
        seen.append(read_all(contest, source))
        if len(seen) == 1:
            live.tab.answer_again(1, START + timedelta(hours=2), c5="C")
            assert other().edited == 1
        return seen[-1]

    monkeypatch.setattr(poll.sheets, "read_all", slow)
    assert poll(complete=True).changes == 0
    assert len(seen) == 2
    assert poll.rows() == sheet_rows(live)


def test_after_the_closing_everything_is_read_once_more(poll: Poller, live: Live) -> None:
    poll()
    live.tab.edit(1, 4, "C")
    assert poll.contest.closes_at is not None
    closed = poll.contest.closes_at.replace(tzinfo=UTC) - timedelta(hours=7)
    (end,) = poll.watch.ends.values()
    poll.watch.ends = {live.source.id: replace(end, complete_at=closed - timedelta(seconds=9))}
    poll.now = closed - timedelta(seconds=35)
    assert poll().changes == 0
    assert poll().edited == 1


def test_a_watched_folder_loads_its_newest_export_when_it_changes(
    tmp_path: Path, contest: Contest, ledger: Ledger
) -> None:
    source, watch = contest.sources[0].model_copy(update={"path": "tep"}), Watch()

    def look() -> LoadReport | None:
        return poll_file(contest, ledger, source, tmp_path, watch, now=NOW)

    with pytest.raises(SourceError, match="no export at tep"):
        look()
    (tmp_path / "tep").mkdir()
    (tmp_path / "tep" / "1.csv").write_text(csv_text([row(1)]), encoding="utf-8")
    assert [getattr(look(), "new", None), look()] == [1, None]
    (tmp_path / "tep" / "2.csv").write_text(csv_text([row(1), row(2)]), encoding="utf-8")
    assert getattr(look(), "new", None) == 1


def test_the_command_pulls_once_and_a_failing_source_does_not_stop_the_others(
    live: Live, ledger: Ledger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in live.environment.items():
        monkeypatch.setenv(name, value)
    online = f'kind = "google_sheet"\nspreadsheet_id = "{live.book.id}"\n'
    toml = TOML.replace("day_first = true", f'{online}tab = "Không có"').replace(
        "[columns]", f'[[sources]]\nid = "hai"\n{online}tab = "{live.tab.title}"\n[columns]'
    )
    folder = write_folder(live.folder, toml=toml)
    place = ["--contest", str(folder), "--data", ledger.uri, "--format", "json"]
    assert main(["pull", "--once", *place]) == 2
    said = capsys.readouterr()
    (line,) = said.out.splitlines()
    assert (json.loads(line)["source"], json.loads(line)["new"]) == ("hai", 3)
    assert "Không có" in said.err
    assert main(["pull", *place]) == 2


def test_a_contest_without_live_sources_says_what_to_declare(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_folder(tmp_path / "thu")
    assert main(["pull", "--once", "--contest", str(folder), "--data", str(tmp_path / "d")]) == 2
    assert "no source is live" in capsys.readouterr().err


def test_offline_import_of_the_same_rows_gives_the_same_people(
    poll: Poller, live: Live, tmp_path: Path
) -> None:
    poll()
    lines = [
        [line[0].strftime("%d/%m/%Y %H:%M:%S"), *line[1:-1], str(int(line[-1]))]  # type: ignore[union-attr,arg-type]
        for line in live.tab.rows[1:]
    ]
    file = tmp_path / "tai-ve.csv"
    file.write_text(csv_text(lines), encoding="utf-8")  # type: ignore[arg-type]
    report = load_file(poll.contest, poll.ledger, file, now=NOW)
    assert (report.observed, report.changes) == (3, 0)
