"""The form's address and the fields that it fills in: each mistake is told with its key, and the
folder loads all the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from contest import check, load
from contest.form_units import option_text
from contest.units import Unit, UnitTree
from tests.builders import TOML, write_folder

GOOD = "https://docs.google.com/forms/d/e/1FAIpQLSe-ab_9/viewform"
DAY = date(2024, 12, 2)


def folder(place: Path, url: str, prefill: str = "") -> Path:
    toml = TOML.replace("[[groups]]", f'form_url = "{url}"\n[[groups]]', 1)
    return write_folder(place, toml=f"{toml}\n[prefill]\n{prefill}")


@pytest.mark.parametrize(
    "url",
    [
        "",
        GOOD,
        f"{GOOD}?usp=sf_link",
        "https://docs.google.com/forms/d/1AbC/viewform",
        "https://docs.google.com/forms/u/0/d/e/FORM_ID/viewform",
        "https://forms.gle/AbC123",
    ],
)
def test_an_address_that_a_form_gives_is_right(tmp_path: Path, url: str) -> None:
    assert check(folder(tmp_path, url)) == []


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("http://docs.google.com/forms/d/e/A/viewform", "http://docs.google.com/"),
        ("https://docs.google.com.evil.example/forms/d/e/A/viewform", "google.com.evil.example"),
        ("https://me@docs.google.com/forms/d/e/A/viewform", "me@docs.google.com"),
        ("https://docs.google.com/forms/d/A/edit", "/forms/d/A/edit"),
        ("https://docs.google.com/spreadsheets/d/A/edit", "/spreadsheets/"),
        ("https://docs.google.com/forms/d/e//viewform", "/forms/d/e//viewform"),
        ("https://forms.gle/", "'/'"),
        ("https://[docs", "https://[docs"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_another_address_is_told_and_the_folder_loads(tmp_path: Path, url: str, found: str) -> None:
    place = folder(tmp_path, url)
    problems = check(place)
    assert problems
    assert {(one.file, one.where) for one in problems} == {("contest.toml", "contest.form_url")}
    assert found in str(problems[0])
    assert load(place).info.form_url == url


@pytest.mark.parametrize(
    ("prefill", "where", "found"),
    [
        ('name = "entry.1"', "prefill.name", "name"),
        ('unit = "1"', "prefill.unit", "'1'"),
        ('unit = "entry.1&entry.2=x"', "prefill.unit", "entry.1&entry.2=x"),
        ('unit_2 = "entry.1"', "prefill", "unit_2"),
        ('unit = "entry.1"\nunit_1 = "entry.2"', "prefill", "unit, unit_1"),
        ('unit_1 = "entry.1"\nunit_2 = "entry.1"', "prefill", "entry.1, entry.1"),
    ],
)
def test_a_field_that_the_form_cannot_fill_in_is_told(
    tmp_path: Path, prefill: str, where: str, found: str
) -> None:
    (problem,) = check(folder(tmp_path, GOOD, prefill))
    assert problem.where == where
    assert found in problem.found


def test_a_short_address_fills_nothing_in(tmp_path: Path) -> None:
    (problem,) = check(folder(tmp_path, "https://forms.gle/AbC", 'unit = "entry.1"'))
    assert (problem.where, problem.found) == ("contest.form_url", "'forms.gle'")


def test_units_that_share_a_name_are_offered_by_an_alias_of_their_own() -> None:
    ended = date(2024, 11, 30)
    units = (
        Unit("1", "Xã Lê Lợi", aliases=("UBND xã", "Xã Lê Lợi, huyện Một")),
        Unit("2", "XÃ LÊ LỢI", aliases=("UBND xã", "Xã Lê Lợi, huyện Hai")),
        Unit("3", "Xã Tên Cũ", valid_to=ended, aliases=("UBND xã Tên Cũ",)),
        Unit("4", "Xã Tên Cũ", valid_from=date(2024, 12, 1), aliases=("UBND xã Tên Cũ",)),
        Unit("5", "Xã Riêng", aliases=("Xã Riêng, huyện Một",)),
        Unit("6", "Xã Chung"),
        Unit("7", "Xã Chung"),
    )
    tree = UnitTree(units)
    assert [option_text(tree, number, [DAY]) for number in (0, 1, 3, 4, 5)] == [
        "Xã Lê Lợi, huyện Một", "Xã Lê Lợi, huyện Hai", "Xã Tên Cũ", "Xã Riêng", "Xã Chung",
    ]  # fmt: skip
