"""The folder is declared from a page: one file by one rename, under a decision with both hashes."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from authoring.amend import with_rule
from contest import load
from contest.errors import FolderError, NotAllowedError, UsageError
from results import Principal
from service import acts
from service import declare as declaring
from service.declare import declare, kept_files, note_edits
from service.what_if import file_texts, mistakes_of, supposed_folder
from tests.service.conftest import ADMIN, Room

TOML, UNITS = "contest.toml", "units.csv"


def text_of(room: Room, file: str = TOML) -> str:
    return file_texts(room.place, ADMIN)[file]


def change(room: Room, title: str, why: str = "Quyết định số 1") -> tuple[str, str]:
    """Declare another title; the texts before and after."""
    before = text_of(room)
    after = with_rule(before, "contest", "title", title)
    declare(room.place, ADMIN, TOML, after, before, why, room.moment)
    return before, after


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_a_declaration_is_a_decision_with_author_reason_file_and_both_hashes(room: Room) -> None:
    numbers = room.view.balance(), room.view.standings().to_pylist()
    before, after = change(room, "Tên mới")
    (taken,) = room.ledger.decisions()
    assert (taken.kind, taken.subject, taken.note) == ("declare", TOML, "Quyết định số 1")
    assert taken.decided_by == ADMIN.name
    assert taken.facts == {"before": digest(before), "after": digest(after)}
    assert load(room.place.folder).title == "Tên mới"
    assert (room.view.balance(), room.view.standings().to_pylist()) == numbers


def test_a_declaration_without_a_reason_or_with_mistakes_or_by_others_writes_nothing(
    room: Room,
) -> None:
    before = text_of(room)
    wrong = with_rule(before, "attempts", "counted", "x")
    right = with_rule(before, "contest", "title", "Khác")
    moment = room.moment
    with pytest.raises(UsageError, match="has a reason"):
        declare(room.place, ADMIN, TOML, right, before, "  ", moment)
    with pytest.raises(FolderError):
        declare(room.place, ADMIN, TOML, wrong, before, "vì", moment)
    with pytest.raises(UsageError, match="changed meanwhile"):
        declare(room.place, ADMIN, TOML, right, before + "# tay\n", "vì", moment)
    with pytest.raises(UsageError, match="no file to declare"):
        declare(room.place, ADMIN, "roster.csv", "", "", "vì", moment)
    for role in ("viewer", "auditor", "leader", "press", "nobody"):
        with pytest.raises(NotAllowedError):
            declare(room.place, Principal("ai", role), TOML, right, before, "vì", moment)  # type: ignore[arg-type]
    assert (text_of(room), room.ledger.decisions()) == (before, ())
    assert [m.where for m in mistakes_of(room.place, ADMIN, {TOML: wrong})] == ["attempts.counted"]


def test_a_death_between_the_decision_and_the_file_is_told_and_mended_by_declaring_again(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = text_of(room)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(declaring, "put", dies)
        with pytest.raises(KeyboardInterrupt):
            change(room, "Dở dang")
    assert text_of(room) == before
    assert {one.file: one.standing for one in kept_files(room.place, room.view)}[TOML] == (
        "not_written"
    )
    change(room, "Dở dang")
    assert {one.file: one.standing for one in kept_files(room.place, room.view)}[TOML] == "declared"


def test_an_edit_by_hand_is_told_with_the_day_on_which_it_was_first_seen(room: Room) -> None:
    change(room, "Tên mới")
    path = room.place.folder / TOML
    path.write_text(path.read_text("utf-8") + "# sửa tay\n", "utf-8")
    seen = room.moment
    note_edits(room.place, ADMIN, room.view, seen)
    note_edits(room.place, ADMIN, room.view, room.moment)  # again: the first day stays
    kept = {one.file: one for one in kept_files(room.place, room.view)}
    assert kept[TOML].standing == "by_hand"
    assert kept[TOML].first_seen == room.contest.local(seen.now)


def test_a_declaration_is_not_undone_because_the_file_would_stay(room: Room) -> None:
    change(room, "Tên mới")
    (taken,) = room.ledger.decisions()
    with pytest.raises(UsageError, match="declaration is not undone"):
        room.decide(acts.undo(taken.decision_id), who=ADMIN)


def test_a_change_of_the_reading_is_tried_as_it_will_be(room: Room) -> None:
    before = text_of(room, UNITS)
    after = before.replace("Sở Hai,", "Cơ quan hai,")
    tried = supposed_folder(room.place, ADMIN, {UNITS: after}, room.moment)
    assert room.view.balance().held == 2
    assert tried.balance().held == 1
    declare(room.place, ADMIN, UNITS, after, before, "đổi tên", room.moment)
    applied = room.view
    assert replace(applied.balance(), sources=()) == replace(tried.balance(), sources=())
    assert applied.standings().to_pylist() == tried.standings().to_pylist()


def test_a_contest_keeps_its_id_which_names_its_ledger(room: Room) -> None:
    other = with_rule(text_of(room), "contest", "id", "khac")
    with pytest.raises(UsageError, match="keeps its id"):
        supposed_folder(room.place, ADMIN, {TOML: other}, room.moment)
    with pytest.raises(UsageError, match="keeps its id"):
        declare(room.place, ADMIN, TOML, other, text_of(room), "vì", room.moment)
