"""Issued bulletins keep their figures, and the next one names exactly what moved."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from cli.ingest import main as ingest
from cli.publish import main as publish
from contest.errors import NotAllowedError, UsageError
from ledger.bulletins import bulletins_of, keep_bulletin
from ledger.tables import ConcurrentLoadError
from publish.bulletin.bulletin import Bulletin, bulletin, is_issued, issued, moved_since
from publish.bulletin.files import files
from results import Principal
from service import acts
from service.bulletins import issue
from service.environment import Place
from tests.builders import row, write_folder
from tests.service.conftest import ADMIN, REVIEWER, UNITS, Room

FIRST, SECOND = datetime(2024, 11, 21), datetime(2024, 11, 28)
LATE = row(5, unit="Sở Hai", time="25/11/2024 08:00:00")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """Four people of one unit before the first bulletin, one of another after."""
    place = tmp_path_factory.mktemp("bulletins")
    room = Room(Place(write_folder(place / "contest", units=UNITS), str(place / "ledger")))
    room.load(*(row(n) for n in range(1, 5)), LATE)
    return room


@pytest.fixture
def sent(loaded: Room, tmp_path: Path) -> Room:
    """A copy, because loading takes longest."""
    shutil.copytree(loaded.place.data, tmp_path / "ledger")
    return Room(Place(loaded.place.folder, str(tmp_path / "ledger")), loaded.minutes)


@pytest.fixture
def usual_mask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def issue_at(room: Room, as_of: datetime, who: Principal = REVIEWER) -> Bulletin:
    return issue(room.place, who, room.moment, as_of=as_of)


def said(one: Bulletin, room: Room) -> str:
    docx = files(one, room.contest, is_draft=False)[0]
    paper = Document(io.BytesIO(docx.content))
    cells = [cell.text for table in paper.tables for line in table.rows for cell in line.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


def test_a_draft_keeps_nothing_and_an_issued_bulletin_is_kept_whole(sent: Room) -> None:
    draft = bulletin(sent.view.as_of(FIRST))
    files(draft, sent.contest, is_draft=True)
    assert bulletins_of(sent.ledger) == ()
    made = issue_at(sent, FIRST)
    assert made == draft
    (kept,) = issued(sent.view)
    assert (kept.number, kept.issued_by, kept.bulletin) == (1, REVIEWER.name, made)
    assert is_issued(issued(sent.view), made)
    content = bulletins_of(sent.ledger)[0].content
    assert "Người Số" not in content
    assert "09000" not in content


def test_the_next_bulletin_names_exactly_the_figures_of_the_earlier_time_that_moved(
    sent: Room,
) -> None:
    issue_at(sent, FIRST)
    sent.decide(acts.reject(sent.line("Người Số 2")["response_id"]))
    second = issue_at(sent, SECOND)
    assert second.earlier == FIRST
    moved = {line.name: (line.was, line.now) for line in second.moved}
    assert moved["Người dự thi"] == ("4", "3")
    assert moved["Lượt thi hợp lệ"] == ("4", "3")
    assert moved["Sở Một"] == ("40,00\xa0% (4/10)", "30,00\xa0% (3/10)")
    assert moved["Lượt thi hợp lệ: Đúng tất cả"] == ("100,00\xa0% (4/4)", "100,00\xa0% (3/3)")
    assert "Lượt thi hợp lệ: Dưới 25 %" not in moved
    assert "Sở Hai" not in moved, "its response came later and nobody decided about it"
    told = said(second, sent)
    assert "Điều chỉnh so với kỳ trước" in told
    assert "tính đến 21/11/2024 00:00" in told
    for line in second.moved:
        assert f"{line.name}\n{line.was}\n{line.now}" in told


def test_without_a_move_the_bulletin_says_so_and_adjusts_nothing(sent: Room) -> None:
    issue_at(sent, FIRST)
    told = said(issue_at(sent, SECOND), sent)
    assert "Điều chỉnh" not in told
    assert "(tính đến 21/11/2024 00:00) tính lại không thay đổi" in told


def test_what_arrives_late_moves_the_earlier_time(sent: Room) -> None:
    first = issue_at(sent, FIRST)
    sent.load(*(row(n) for n in range(1, 5)), LATE, row(7, time="20/11/2024 21:00:00"))
    moved = {line.name: (line.was, line.now) for line in moved_since(sent.view, first)}
    assert moved["Người dự thi"] == ("4", "5")


def test_the_same_bulletin_is_issued_once_and_a_corrected_one_names_the_first(sent: Room) -> None:
    made = issue_at(sent, FIRST)
    assert issue_at(sent, FIRST) == made
    assert len(bulletins_of(sent.ledger)) == 1
    sent.decide(acts.reject(sent.line("Người Số 2")["response_id"]))
    before = [file.content for file in files(made, sent.contest, is_draft=False)]
    corrected = issue_at(sent, FIRST)
    assert corrected.earlier == FIRST
    again = files(issued(sent.view)[0].bulletin, sent.contest, is_draft=False)
    assert [file.content for file in again] == before, "the first is printed as it was"
    assert corrected.moved[0].was == "4"
    assert [one.number for one in bulletins_of(sent.ledger)] == [1, 2]


def test_a_bulletin_of_an_earlier_time_is_not_compared_with_a_later_one(sent: Room) -> None:
    issue_at(sent, SECOND)
    assert issue_at(sent, FIRST).earlier is None


def test_only_who_decides_issues_and_never_for_a_time_to_come(sent: Room) -> None:
    for role in ("viewer", "auditor", "leader", "press", "nobody"):
        with pytest.raises(NotAllowedError):
            issue_at(sent, FIRST, Principal("a", role))
    with pytest.raises(UsageError, match="cannot be issued before that time"):
        issue_at(sent, datetime(2030, 1, 1))
    assert bulletins_of(sent.ledger) == ()


def test_no_number_and_no_stamp_depends_on_the_issued_bulletins(sent: Room) -> None:
    before = sent.open()
    issue(sent.place, ADMIN, sent.moment)
    after = sent.open()
    assert after.stamp == before.stamp
    assert after.view._results is before.view._results


def test_two_bulletins_never_get_one_number(sent: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_bulletin(sent.ledger, "{}", by="a", now=sent.moment.now)
    monkeypatch.setattr("ledger.bulletins.bulletins_of", lambda ledger: ())
    with pytest.raises(ConcurrentLoadError):
        keep_bulletin(sent.ledger, "{}", by="b", now=sent.moment.now)


def test_the_files_of_the_ledger_stay_private(sent: Room, usual_mask: None) -> None:
    issue_at(sent, FIRST)
    kept = Path(sent.ledger.uri, "bulletins")
    assert kept.is_dir()
    Path(sent.ledger.uri).chmod(0o755)
    for path in (kept, *kept.rglob("*")):
        path.chmod(0o755)
    os.umask(0o077)  # as every process of the program begins
    issue_at(sent, SECOND)
    assert not [path for path in (kept, *kept.rglob("*")) if path.stat().st_mode & 0o077]


def command(room: Room, *words: str) -> list[str]:
    place: Place = room.place
    return [*words, "--contest", str(place.folder), "--data", place.data, "--format", "json"]


def test_the_command_issues_a_bulletin_and_a_draft_issues_none(
    sent: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    asked = command(sent, "bulletin", "--out", str(out), "--as-of", "2024-11-21T00:00")
    assert publish([*asked, "--draft"]) == 0
    assert bulletins_of(sent.ledger) == ()
    assert publish(asked) == 0
    assert len(bulletins_of(sent.ledger)) == 1
    assert publish(asked) == 0
    printed = capsys.readouterr().out
    _, first, second = (json.loads(f"[{part}") for part in printed.split("[\n")[1:])
    assert first == second
    assert {(line["kind"], line["unit_code"]) for line in first} == {("bulletin", None)}
    assert {path.name for path in out.iterdir()} == {
        *(line["file"] for line in first), "manifest.json",
        *(f"bulletin-draft-20241121-0000.{ext}" for ext in ("docx", "pdf", "txt")),
    }  # fmt: skip
    response = sent.line("Người Số 2")["response_id"]
    assert ingest(command(sent, "reject", response)) == 0
    capsys.readouterr()
    assert publish(command(sent, "bulletin", "--out", str(out), "--as-of", "2024-11-28")) == 0
    text = (out / "bulletin-20241128-0000.txt").read_text("utf-8")
    assert "• Điều chỉnh so với kỳ trước (21/11/2024 00:00): " in text
    assert "Người dự thi 4 → 3." in text
    assert publish(command(sent, "bulletin", "--out", str(out), "--unit", "S1")) == 2
    assert "leave out --unit" in capsys.readouterr().err
