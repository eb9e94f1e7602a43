"""Titles in English beside the Vietnamese ones."""

from __future__ import annotations

from pathlib import Path

from contest import Contest, load
from contest.public import public
from contest.titles import InVietnamese

TOML = """
[contest]
id = "c"
title = "Cuộc thi"
{title_en}
organizer = "Ban Tổ chức"
[[groups]]
id = "so"
title = "Sở, ban, ngành"
{group_en}
[[groups]]
id = "xa"
title = "Xã"
[[prizes]]
name = "Giải Nhất"
{prize_en}
count = 1
"""
ENGLISH = {
    "title_en": 'title_en = "The contest"',
    "group_en": 'title_en = "Departments"',
    "prize_en": 'name_en = "First prize"',
}


def declared(folder: Path, english: bool = True) -> Contest:
    folder.mkdir()
    lines = ENGLISH if english else dict.fromkeys(ENGLISH, "")
    (folder / "contest.toml").write_text(TOML.format(**lines), "utf-8")
    topic = "topic,topic_en" if english else "topic"
    said = "Chuyển đổi số,Digital transformation" if english else "Chuyển đổi số"
    items = f"id,heading,options,key,{topic}\nq1,Câu 1,A|B,A,{said}\n"
    (folder / "items.csv").write_text(items, "utf-8")
    return load(folder)


def test_a_contest_in_english_has_the_declared_titles_and_else_the_vietnamese_ones(
    tmp_path: Path,
) -> None:
    shown = public(declared(tmp_path / "c")).in_language("en")
    assert shown.title == "The contest"
    assert [group.title for group in shown.groups] == ["Departments", "Xã"]
    assert shown.items[0].topic == "Digital transformation"
    assert shown.settings.prizes[0].name == "First prize"
    foreign = [isinstance(group.title, InVietnamese) for group in shown.groups]
    assert foreign == [False, True]
    assert isinstance(shown.info.organizer, InVietnamese)


def test_a_title_in_a_row_of_results_is_said_in_the_language_of_the_reader(tmp_path: Path) -> None:
    contest = declared(tmp_path / "c")
    assert contest.titled("Giải Nhất", "en") == "First prize"
    assert contest.titled("Giải Nhất", "vi") == "Giải Nhất"
    assert isinstance(contest.titled("Giải Nhì", "en"), InVietnamese)
    assert contest.titled("", "en") == ""


def test_a_contest_in_vietnamese_stays_as_it_was_declared(tmp_path: Path) -> None:
    contest = declared(tmp_path / "c")
    assert contest.in_language("vi") is contest


def test_titles_in_english_change_no_hash_of_a_result(tmp_path: Path) -> None:
    with_titles, without = declared(tmp_path / "a"), declared(tmp_path / "b", english=False)
    assert with_titles.hash == without.hash
    assert with_titles.reading_hash == without.reading_hash
    assert with_titles.titles_hash != without.titles_hash
