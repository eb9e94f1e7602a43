"""What the form asks, as a model and as text of a script; tests/acceptance runs the script."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.form_model import EMAIL, NATIONAL_ID, PHONE, PREDICTION, Form, form_of
from authoring.form_script import MARK, script_of
from cli.contest import main
from contest import load
from contest.errors import UsageError
from contest.form_units import option_text, sections, way_to, window_days
from contest.national_ids import national_id
from contest.phones import phone
from tests.builders import TOML, write_folder
from tests.live_google import SAMPLE

BEFORE, AFTER = datetime(2024, 11, 1), datetime(2024, 12, 5)
ROUNDS = """
[[rounds]]
id = "tuan-1"
title = "Tuần 1"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-25T07:30:00
[[rounds]]
id = "tuan-2"
opens_at = 2024-11-25T07:30:00
closes_at = 2024-12-02T07:30:00
"""


def form(place: Path, now: datetime = BEFORE, round_id: str = "", **files: str) -> Form:
    return form_of(load(write_folder(place / "thu", **files)), round_id, now)


@settings(max_examples=30)
@given(st.from_regex(PHONE, fullmatch=True))
def test_every_number_that_the_form_takes_is_read(text: str) -> None:
    assert phone(text)


@settings(max_examples=30)
@given(st.from_regex(r"\A(?:0[35789][0-9]{8}|02[0-9]{9})\Z"))
def test_the_form_takes_every_vietnamese_number_however_it_is_grouped(number: str) -> None:
    for text in (number, f"+84{number[1:]}", f"0084 {number[1:]}", f"{number[:4]} {number[4:]}"):
        assert re.search(PHONE, text)
    assert not re.search(PHONE, number[1:]), "a zero is never left out"


@settings(max_examples=30)
@given(st.from_regex(NATIONAL_ID, fullmatch=True))
def test_every_identity_number_that_the_form_takes_is_read(text: str) -> None:
    assert national_id(text.strip())


@pytest.mark.parametrize(
    ("pattern", "takes", "refuses"),
    [
        (PREDICTION, ["0", "12345"], ["-1", "1,5", "nghìn", ""]),
        (EMAIL, ["a@b.vn"], ["a@b", "a b@c.vn", "@b.vn"]),
        (PHONE, ["02203888999"], ["0112345678", "09123", "+84 0912345678"]),
    ],
)
def test_a_pattern_refuses_what_would_not_be_read(
    pattern: str, takes: Sequence[str], refuses: Sequence[str]
) -> None:
    assert all(re.search(pattern, text) for text in takes)
    assert not any(re.search(pattern, text) for text in refuses)


def test_a_field_is_asked_only_if_it_is_declared_and_must_be_answered_if_a_row_would_be_held(
    tmp_path: Path,
) -> None:
    asked = {q.heading: q.required for page in form(tmp_path).pages for q in page.questions}
    assert asked == dict.fromkeys(
        ("Họ và tên", "Số điện thoại", "Đơn vị", "Câu 1", "Dự đoán"), True
    )
    toml = TOML.replace("[columns]", '[columns]\nemail = ["Thư"]\nbirth_date = ["Ngày sinh"]')
    asked = {
        q.heading: q.required for page in form(tmp_path, toml=toml).pages for q in page.questions
    }
    assert (asked["Thư"], asked["Ngày sinh"]) == (False, False)


def test_rounds_with_different_questions_need_a_form_each(tmp_path: Path) -> None:
    items = "id,round,heading,options,key\nq1,tuan-1,Câu 1,A|B,A\nq2,tuan-2,Câu 2,A|B,A\n"
    files = {"toml": TOML + ROUNDS, "items": items}
    with pytest.raises(UsageError, match="expected --round with one of tuan-1, tuan-2"):
        form(tmp_path, **files)
    with pytest.raises(UsageError, match="no round 'tuan-9'; expected one of tuan-1, tuan-2"):
        form(tmp_path, round_id="tuan-9", **files)
    made = form(tmp_path, round_id="tuan-1", **files)
    assert made.title == "Cuộc thi thử – Tuần 1"
    assert [q.heading for q in made.pages[-1].questions] == ["Câu 1", "Dự đoán"]


def test_rounds_with_the_same_questions_share_a_form(tmp_path: Path) -> None:
    assert form(tmp_path, toml=TOML + ROUNDS).title == "Cuộc thi thử"


def test_units_that_no_text_tells_apart_are_refused_with_what_to_write(tmp_path: Path) -> None:
    units = "code,name,group\nS1,Sở Một,so\nS2,sở một,so\n"
    with pytest.raises(UsageError) as caught:
        form(tmp_path, units=units)
    told = str(caught.value)
    assert "units.csv: unit S1: found 'Sở Một'" in told
    assert "column aliases of S2" in told
    form(
        tmp_path, units="code,name,group,aliases\nS1,Sở Một,so,Sở Một cũ\nS2,sở một,so,Sở Một mới\n"
    )


def test_a_shared_name_is_offered_with_that_of_the_unit_above() -> None:
    contest = load(SAMPLE)
    days = window_days(contest)
    names = [unit.name for unit in contest.units.units if unit.valid_on(days[0])]
    shared = {name for name in names if names.count(name) > 1}
    texts = [option_text(contest.units, n, days) for n in range(len(contest.units.units))]
    for number, unit in enumerate(contest.units.units):
        if unit.name in shared and unit.valid_on(days[0]):
            assert texts[number] != unit.name


def test_a_form_that_is_made_again_after_a_merger_offers_the_new_units_alone(
    tmp_path: Path,
) -> None:
    units = (
        "code,name,group,valid_from,valid_to,successor\nS1,Sở Một,so,,2024-11-30,S3\n"
        "S2,Sở Hai,so,,2024-11-30,S3\nS3,Sở Ba,so,2024-12-01,,\nS9,Sở Cũ,so,,2024-06-30,\n"
    )

    def offered(now: datetime) -> tuple[str, ...]:
        return form(tmp_path, now, units=units).pages[0].questions[-1].options

    assert offered(BEFORE) == ("Sở Một", "Sở Hai", "Sở Ba")
    assert offered(AFTER) == ("Sở Ba",)
    assert offered(datetime(2026, 1, 1)) == offered(BEFORE), "a rehearsal after the closing"
    made = form(tmp_path, units=units)
    assert made.pages[0].questions[-1].help == "Chỉ chọn từ ngày 01/12/2024: Sở Ba."
    assert len(made.notes) == 1
    assert "1 units begin on 2024-12-01" in made.notes[0]


def test_the_way_to_a_unit_goes_by_its_group_and_the_unit_above() -> None:
    contest = load(SAMPLE)
    found = sections(contest, window_days(contest))
    commune = next(n for n, unit in enumerate(contest.units.units) if unit.code == "10507")
    assert way_to(found, commune) == [
        ("group", "Huyện, thị xã, thành phố"),
        ("group:district", "Thành phố Hải Dương"),
        ("unit:288", "Phường Cẩm Thượng"),
    ]
    (above,) = contest.units.by_code["288"]
    assert way_to(found, above)[-1] == ("unit:288", "Thành phố Hải Dương")


def test_a_choice_that_leads_on_never_has_the_heading_of_the_unit(tmp_path: Path) -> None:
    units = "code,name,group,parent\nS1,Sở Một,so,\nP1,Phòng Một,,S1\n"
    toml = TOML.replace('title = "Sở"', 'title = "Đơn vị"')
    lists = [q for p in form(tmp_path, toml=toml, units=units).pages for q in p.questions if q.key]
    assert [(q.heading, q.options) for q in lists] == [
        ("Đơn vị (chọn)", ("Sở Một",)),
        ("Đơn vị", ("Sở Một", "Phòng Một")),
    ]


def test_no_text_of_the_folder_can_become_program(tmp_path: Path) -> None:
    title = "</script><!--\u2028\u2029\\\"'`${x}"
    toml = TOML.replace('"Cuộc thi thử"', json.dumps(title))
    script = script_of(form(tmp_path, toml=toml))
    data = script[script.index("{") : script.index("};\n") + 1]
    assert json.loads(data)["title"] == title
    assert not re.search("[<\u2028\u2029]", data)


def test_only_a_script_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_folder(tmp_path / "thu")
    out = tmp_path / "form.gs"
    for _ in range(2):
        assert main(["form", str(folder), "--out", str(out)]) == 0
    assert out.read_text("utf-8").startswith(MARK)
    assert main(["form", str(folder), "--out", str(folder / "items.csv")]) == 2
    assert "no script of this command" in capsys.readouterr().err
    assert (folder / "items.csv").read_text("utf-8").startswith("id,")


def test_the_window_is_cut_where_a_unit_begins_or_ends() -> None:
    assert window_days(load(SAMPLE)) == (date(2024, 11, 18), date(2024, 12, 1))
