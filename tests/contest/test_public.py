"""The public part of a contest lacks what is secret, and says the same where that is not needed."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from contest import Contest, load
from contest.items import Item
from contest.public import public
from contest.settings import Source
from tests.builders import write_folder

ITEMS = (
    Item("q1", "Câu 1", "", "multiple_partial", Fraction(1), ("A", "B", "C", "D"), ("A", "B", "C")),
    Item("q2", "Câu 2", options=("A", "B"), key=("B",)),
    Item("q3", "câu 2", options=("A", "B"), key=("A",)),
)


def whole(folder: Path) -> Contest:
    write_folder(folder)
    for name, text in {
        "roster": "unit_code,full_name,birth_date,phone\nS2,Danh Sách,,0911111111\n",
        "exclusions": "phone,email,national_id,full_name,unit_code,reason\n,,,Loại Trừ,,x\n",
        "contacts": "unit_code,name,title,phone\nS1,Đầu Mối,,0922222222\n",
    }.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    contest = replace(load(folder), items=ITEMS, unit_names={"viết tay": 0})
    source = Source(id="bm", kind="google_sheet", spreadsheet_id="BÍ-MẬT")
    return replace(contest, settings=contest.settings.model_copy(update={"sources": (source,)}))


def test_keys_people_and_addresses_of_sheets_are_gone(tmp_path: Path) -> None:
    known = public(whole(tmp_path))
    assert [item.key for item in known.items] == [(), (), ()]
    assert (known.roster, known.exclusions, known.contacts, known.unit_names) == ((), (), (), {})
    text = repr(vars(known))
    for secret in ("BÍ-MẬT", "Danh Sách", "Loại Trừ", "Đầu Mối", "0911", "0922", "viết tay"):
        assert secret not in text


def test_what_follows_from_the_secret_parts_is_that_of_the_whole_contest(tmp_path: Path) -> None:
    contest = whole(tmp_path)
    known = public(contest)
    assert known.denominator == contest.denominator == 3
    assert known.full_marks("all") == contest.full_marks("all") == 9
    assert known.twins == contest.twins == {"q2", "q3"}
    assert (known.hash, known.map_hash) == (contest.hash, contest.map_hash)
    assert known.reading_hash == contest.reading_hash
    assert known.units.units[1].listed == 1, "counted from the roster"
    assert known.sources[0].is_live
