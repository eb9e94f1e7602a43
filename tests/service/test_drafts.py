"""Drafts in progress: kept on the disk for their author, opened apart from everything else."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from authoring.draft import Draft, survey, write_draft
from authoring.edit import window_of_file
from contest.errors import FolderError, NotAllowedError, UsageError
from results import Principal
from service import drafts
from service.drafts import Kept
from service.environment import Moment, Place
from service.opened import open_for
from service.publication import publishing
from service.unit_links import hand_out, listed, take_back
from service.wired import ledger_of

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "cau-tra-loi.csv"
NOW = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
MOMENT = Moment(NOW)
AN, BINH = Principal("an@vi-du.vn", "reviewer"), Principal("binh@vi-du.vn", "admin")
STILL = [
    Principal("an@vi-du.vn", "viewer"),
    Principal("an@vi-du.vn", "auditor"),
    Principal("an@vi-du.vn", "press"),
    Principal("an@vi-du.vn", "leader", ("1",)),
    Principal("an@vi-du.vn", "admin", only_looks=True),
    Principal("", "nobody"),
]


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTEST_DRAFTS", str(tmp_path / "drafts"))
    return tmp_path / "drafts"


def begun(who: Principal = AN, content: bytes = b"") -> Kept:
    return drafts.begin(who, "câu trả lời.csv", content or EXAMPLE.read_bytes(), NOW)


def drafted() -> Draft:
    draft, _ = survey(EXAMPLE)
    window = window_of_file(draft)
    assert window is not None
    return Draft(**{**draft.__dict__, "opens_at": window[0], "closes_at": window[1]})


def opened(kept: Kept, mark: str = "1") -> Place:
    draft = drafted()
    drafts.open_contest(AN, kept.id, lambda folder: write_draft(folder, draft), mark, MOMENT)
    place = drafts.place_of(AN, kept.id)
    assert place is not None
    return place


def test_a_draft_is_there_again_with_its_bytes_and_its_choices() -> None:
    kept = begun()
    drafts.save(AN, kept.id, "Cải cách", {"a": ["x", "y"], "b": 2.5, "c": None}, NOW)
    (found,) = drafts.unfinished(AN, NOW)
    assert (found.title, found.file) == ("Cải cách", "câu trả lời.csv")
    assert found.choices == {"a": ["x", "y"], "b": 2.5, "c": None}
    export = drafts.export_of(AN, kept.id)
    assert export.name == "câu trả lời.csv"
    with export.open() as file:
        assert file.read() == EXAMPLE.read_bytes()


def test_another_author_neither_sees_nor_opens_nor_changes_a_draft() -> None:
    kept = begun()
    opened(kept)
    assert drafts.unfinished(BINH, NOW) == []
    assert drafts.find(BINH, kept.id) is None
    assert drafts.place_of(BINH, kept.id) is None
    for act in (
        lambda: drafts.export_of(BINH, kept.id),
        lambda: drafts.save(BINH, kept.id, "x", {}, NOW),
        lambda: drafts.delete(BINH, kept.id),
        lambda: drafts.open_contest(BINH, kept.id, lambda _: None, "2", MOMENT),
    ):
        with pytest.raises(UsageError):
            act()
    assert drafts.find(AN, kept.id) is not None


@pytest.mark.parametrize("who", STILL, ids=lambda who: f"{who.role}{who.only_looks:d}")
def test_who_may_not_load_has_no_drafts_even_under_the_name_of_the_author(who: Principal) -> None:
    kept = begun()
    opened(kept)
    assert drafts.unfinished(who, NOW) == []
    assert drafts.place_of(who, kept.id) is None
    with pytest.raises(NotAllowedError):
        begun(who)
    with pytest.raises(NotAllowedError):
        drafts.export_of(who, kept.id)
    with pytest.raises(NotAllowedError):
        drafts.delete(who, kept.id)


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "é", "a" * 32])
def test_an_id_that_is_none_leads_nowhere(name: str) -> None:
    begun()
    assert drafts.find(AN, name) is None
    assert drafts.place_of(AN, name) is None


def test_only_the_program_reads_the_files_and_no_path_names_a_person(root: Path) -> None:
    opened(begun())
    for path in (root, *root.rglob("*")):
        if "opened-" not in str(path) or path.name.startswith("opened-"):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
        assert "an@" not in str(path)


def test_the_opened_draft_counts_the_file_in_a_ledger_of_its_own(root: Path) -> None:
    place = opened(begun())
    view = open_for(place, AN, MOMENT).view
    assert view.balance().observed == 40
    assert Path(place.data).is_relative_to(root)
    assert place.is_draft


def test_a_draft_reaches_nobody_outside() -> None:
    place = opened(begun())
    for act in (
        lambda: publishing.publish_now(place, BINH, MOMENT, "http://127.0.0.1:8501"),
        lambda: publishing.hold(place, BINH, MOMENT),
        lambda: publishing.release(place, BINH, MOMENT),
        lambda: hand_out(place, BINH, ["DV0001"], 3, MOMENT),
        lambda: take_back(place, BINH, "x", MOMENT),
        lambda: listed(place, BINH, MOMENT),
    ):
        with pytest.raises(NotAllowedError, match="draft"):
            act()


def test_a_contest_that_cannot_be_made_leaves_the_one_before() -> None:
    kept = begun()
    place = opened(kept)
    with pytest.raises(FolderError):
        drafts.open_contest(AN, kept.id, lambda folder: folder.mkdir(), "2", MOMENT)
    assert drafts.place_of(AN, kept.id) == place
    assert len(list(place.folder.parent.parent.glob("opened-*"))) == 1


def test_opened_anew_the_decisions_of_the_one_before_are_gone() -> None:
    kept = begun()
    before = opened(kept)
    after = opened(kept, "2")
    assert before != after
    assert not before.folder.exists()
    assert not Path(before.data).exists()
    found = drafts.find(AN, kept.id)
    assert found is not None
    assert found.opened_as == "2"


def test_a_deleted_draft_leaves_nothing(root: Path) -> None:
    kept = begun()
    place = opened(kept)
    drafts.delete(AN, kept.id)
    assert not [path for path in root.rglob("*") if path.is_file()]
    assert drafts.place_of(AN, kept.id) is None
    assert not place.folder.exists()


def test_what_nobody_touches_for_its_life_is_removed_and_nothing_before(root: Path) -> None:
    begun()
    begun(BINH, b"a,b\n1,2\n")
    drafts.save(AN, drafts.unfinished(AN, NOW)[0].id, "x", {}, NOW + timedelta(days=1))
    end = NOW + drafts.LIFE
    assert len(drafts.unfinished(BINH, end)) == 1
    assert drafts.unfinished(BINH, end + timedelta(seconds=1)) == []
    assert len(drafts.unfinished(AN, end + timedelta(seconds=1))) == 1
    assert len(list(root.rglob("export"))) == 1


def test_the_same_bytes_are_the_same_draft_and_there_is_a_limit() -> None:
    first = begun()
    assert begun().id == first.id
    for number in range(drafts.MOST - 1):
        begun(content=b"%d" % number)
    with pytest.raises(UsageError, match="in progress"):
        begun(content=b"one more")
    assert begun().id == first.id


def test_nothing_is_written_while_nothing_has_changed(root: Path) -> None:
    kept = begun()
    drafts.save(AN, kept.id, "x", {"a": 1}, NOW)
    (record,) = root.rglob("draft.json")
    before = record.stat().st_ino
    drafts.save(AN, kept.id, "x", {"a": 1}, NOW + timedelta(hours=1))
    assert record.stat().st_ino == before
    drafts.save(AN, kept.id, "x", {"a": 2}, NOW + timedelta(hours=1))
    assert record.stat().st_ino != before


def test_a_damaged_record_is_no_draft(root: Path) -> None:
    kept = begun()
    next(root.rglob("draft.json")).write_text("{", "utf-8")
    assert drafts.find(AN, kept.id) is None
    assert drafts.unfinished(AN, NOW) == []


def test_two_places_are_looked_at_apart(tmp_path: Path) -> None:
    one, two = opened(begun()), opened(begun(content=EXAMPLE.read_bytes() + b"\n"))
    assert one != two
    first, second = (open_for(place, AN, MOMENT) for place in (one, two))
    assert first.stamp != second.stamp
    assert open_for(one, AN, MOMENT).stamp == first.stamp
    assert ledger_of(one, first.view.contest).uri != ledger_of(two, second.view.contest).uri
