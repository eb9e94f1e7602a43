"""The order in which a ceremony reveals the places of a release: the last one first."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest

from contest import Contest, load
from i18n.format import Format
from i18n.words import Words
from publish.release.ceremony import places
from results import Release, Released, UnitWinner, Winner
from tests.builders import TOML, write_folder

VI, EN = (Words("vi"), Format("vi")), (Words("en"), Format("en"))
MORE = """
[[rounds]]
id = "mot"
title = "Đợt Một"
title_en = "Round One"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-21T00:00:00
[[rounds]]
id = "hai"
title = "Đợt Hai"
opens_at = 2024-11-21T00:00:00
closes_at = 2024-12-13T16:30:00
[[unit_prizes]]
name = "Cờ"
name_en = "Banner"
group = "so"
count = 2
[[unit_prizes]]
name = "Bằng khen"
group = "xa"
[[groups]]
id = "xa"
title = "Xã"
"""
RELEASE = Release(
    3, "m", "official", datetime(2025, 1, 1, tzinfo=UTC), "an", "s", "p", "x", False, None, None, ""
)


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> Contest:
    return load(
        write_folder(
            tmp_path_factory.mktemp("ceremony") / "c",
            toml=TOML.replace('title = "Sở"', 'title = "Sở"\ntitle_en = "Departments"') + MORE,
        )
    )


def won(prize: str, rank: int, round: str = "", **more: object) -> Winner:
    values = {
        "row": rank, "round": round, "category": "", "prize": prize, "rank": rank,
        "response_id": f"r{round}{rank}", "name": f"Người {round}{rank}", "unit_code": "S1",
        "unit": "Sở Một", "score": "1", "prediction_distance": "", "submitted_at": None,
        "state": "expected",
    }  # fmt: skip
    return Winner(**{**values, **more})  # type: ignore[arg-type]


def unit(prize: str, code: str, people: int = 57) -> UnitWinner:
    return UnitWinner(prize, code, f"Đơn vị {code}", people, 70, f"{people}/70", "expected")


def released(contest: Contest, *winners: Winner, units: tuple[UnitWinner, ...] = ()) -> Released:
    lines = tuple(
        {"unit_code": code, "group": group}
        for code, group in (("S1", "so"), ("S2", "so"), ("X", "xa"))
    )
    return Released(RELEASE, datetime(2025, 1, 1), (), True, 9, 0, winners, units, lines,
                    contest)  # fmt: skip


def test_each_list_goes_from_its_last_rank_to_its_first_in_the_declared_order(
    contest: Contest,
) -> None:
    one = released(
        contest,
        won("Nhất", 1, "mot"), won("Nhì", 2, "mot"), won("Nhì", 3, "mot"),
        won("Nhất", 1, "hai"), won("Ba", 7, "hai"), won("Nhất", 1),
    )  # fmt: skip
    assert [(p.list.split(" – ")[1], p.note) for p in places(one, *VI)] == [
        ("Đợt Một", "Hạng 3"), ("Đợt Một", "Hạng 2"), ("Đợt Một", "Hạng 1"),
        ("Đợt Hai", "Hạng 7"), ("Đợt Hai", "Hạng 1"), ("Toàn cuộc thi", "Hạng 1"),
    ]  # fmt: skip


def test_every_winner_and_unit_is_revealed_once_and_the_first_of_a_list_last(
    contest: Contest,
) -> None:
    draw = Random(17)
    for _ in range(50):
        count = draw.randint(0, 9)
        ranks = sorted(draw.choices(range(1, 6), k=count))
        winners = [won("Giải", rank, row=n, name=f"P{n}") for n, rank in enumerate(ranks)]
        found = places(released(contest, *winners), *VI)
        assert sorted(p.name for p in found) == sorted(w.name or "" for w in winners)
        shown = [int(p.note.split()[1]) for p in found]
        assert shown == sorted(ranks, reverse=True)


def test_who_waits_for_a_draw_stands_at_the_rank_and_says_so(contest: Contest) -> None:
    one = released(
        contest, won("Nhất", 1), won("Ba", 4), won("Nhì | Ba", 2, state="waits_for_draw")
    )
    found = places(one, *VI)
    assert [p.prize for p in found] == ["Ba", "Nhì | Ba (chờ bốc thăm)", "Nhất"]


def test_units_follow_the_persons_each_group_from_the_last_to_the_first(contest: Contest) -> None:
    units = (
        unit("Cờ", "S1"),
        unit("Cờ", "S2", 60),
        unit("Bằng khen", "X"),
    )
    found = places(released(contest, won("Nhất", 1), units=units), *VI)
    assert [(p.list, p.prize, p.name) for p in found[1:]] == [
        ("Giải tập thể – Sở", "Cờ", "Đơn vị S2"), ("Giải tập thể – Sở", "Cờ", "Đơn vị S1"),
        ("Giải tập thể – Xã", "Bằng khen", "Đơn vị X"),
    ]  # fmt: skip
    assert found[1].note.replace("\xa0", " ") == "85,7 % (60/70)"
    assert found[1].unit == ""


def test_an_erased_person_has_a_place_without_a_name_and_hostile_text_stays_on_one_line(
    contest: Contest,
) -> None:
    one = released(contest, won("Nhất", 1, name=None), won("Nhì", 2, name="<b>\u202e\nx</b>"))
    assert [p.name for p in places(one, *VI)] == ["<b> x</b>", "(đã xóa theo yêu cầu)"]
    assert places(one, *EN)[1].name == "(erased on request)"


def test_an_english_page_has_the_declared_english_titles(contest: Contest) -> None:
    units = (unit("Cờ", "S1"),)
    first, second = places(released(contest, won("Giải", 1, "mot"), units=units), *EN)
    assert first.list == "Prizes of persons – Round One"
    assert (second.list, second.prize) == ("Prizes of units – Departments", "Banner")
