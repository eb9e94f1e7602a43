"""What is public says the same everywhere, names nobody, and runs nothing of other people."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from contest import Contest
from i18n.format import Format
from i18n.words import Words
from publish.made import Made
from publish.press import pictures
from publish.press.corrections import Correction
from publish.press.files import badge_files, public_files
from publish.press.kit import press_kit
from publish.press.pages import Edition, press_page
from publish.press.table import turnout_json, workbook
from publish.press.text import press_text
from publish.press.turnout import PublicTurnout, PublicUnit, public_turnout
from tests.builders import COMMITTEE
from tests.publish.press import (
    ADDRESS,
    AS_OF,
    FIRST,
    FORM,
    NOT_NAMED,
    OFFICE,
    PEOPLE,
    TITLE,
    Read,
    press_view,
    unpacked,
)

PUBLISHED = datetime(2024, 12, 2, 20, 5)
BEFORE = datetime(2024, 12, 1, 15, 30)
CORRECTIONS = [
    Correction(BEFORE, datetime(2024, 12, 2, 8), FIRST, "headcount", None, 20),
    Correction(BEFORE, datetime(2024, 12, 2, 9), "", "people", 52, 50),
]
NUMBER, NAME = (int,), (str,)
MAYBE_NUMBER, RATE = (int, type(None)), (float, type(None))
COUNTS = {"people": NUMBER, "headcount": MAYBE_NUMBER, "participation_rate": RATE}
FIELDS: dict[str, Any] = {
    "contest": NAME,
    "title": NAME,
    "as_of": NAME,
    "attempts": NUMBER,
    "counted_people": NUMBER,
    **COUNTS,
    "groups": {"id": NAME, "title": NAME, "counted_people": NUMBER, **COUNTS},
    "units": {"code": NAME, "name": NAME, "group": NAME, "parent": (str, type(None)), **COUNTS},
    "days": {"date": NAME, "people": NUMBER, "attempts": NUMBER},
    "corrected_at": (str, type(None)),
    "corrections": {
        "name": NAME, "measure": NAME, "as_of": NAME, "corrected_at": NAME,
        "before": (int, type(None)), "after": (int, type(None)),
    },
}  # fmt: skip
"""`turnout.json`, from docs/commands.md by hand."""


@dataclass(frozen=True)
class Public:
    turnout: PublicTurnout
    contest: Contest
    files: Mapping[str, bytes]
    kit: list[Made]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("press")


@pytest.fixture(scope="module")
def public(place: Path) -> Public:
    view = press_view(place)
    turnout, contest = public_turnout(view), view.contest
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "SIZES", ((1200, 800),))  # the other two cost time and tell no more
        files = public_files(
            turnout, contest, published_at=PUBLISHED, corrections=CORRECTIONS, address=ADDRESS
        )
        return Public(turnout, contest, files, press_kit(turnout, contest, CORRECTIONS))


def page(public: Public, name: str = "index.html") -> Read:
    return Read(public.files[name])


def pages(public: Public) -> list[str]:
    return [name for name in public.files if name.endswith(".html")]


def follows(value: Any, rule: Any) -> bool:
    """Whether a part of the JSON has exactly the fields of a rule, with these types."""
    if isinstance(rule, dict):
        return all(
            part.keys() == rule.keys() and all(follows(part[key], rule[key]) for key in rule)
            for part in (value if isinstance(value, list) else [value])
        )
    return type(value) in rule


def test_turnout_json_has_the_fields_of_the_contract(public: Public) -> None:
    said = json.loads(public.files["turnout.json"])
    assert follows(said, FIELDS)
    assert said["as_of"] == "2024-12-02T20:00:00"
    assert said["corrected_at"] == "2024-12-02T09:00:00"


def test_turnout_json_says_what_the_hand_count_and_the_committee_s_view_say(
    public: Public, place: Path
) -> None:
    said = json.loads(public.files["turnout.json"])
    assert (said["people"], said["attempts"]) == (50, 51)
    assert (said["counted_people"], said["headcount"]) == (46, 80)
    groups = [(one["people"], one["counted_people"], one["headcount"]) for one in said["groups"]]
    assert groups == [(37, 37, 70), (13, 9, 10)]
    units = [(one["code"], one["people"], one["headcount"]) for one in said["units"]]
    assert units == [("S/1", 9, 10), ("H1", 31, 40), ("X1", 18, 20)]
    view = press_view(place, role=COMMITTEE)
    headline, leagues = view.headline(), [view.league(one) for one in ("huyen", "so")]
    assert said["participation_rate"] == round(headline.participation_rate or 0, 6)
    assert [one["participation_rate"] for one in said["groups"]] == [
        round(league.rate or 0, 6) for league in leagues
    ]
    assert (said["people"], said["attempts"]) == (headline.people, headline.attempts)


def test_page_board_tables_and_kit_give_the_same_numbers(public: Public) -> None:
    kit = {one.kind + "." + one.ext: one.content for one in public.kit}
    numbers = ["50", "51", "57,5 %", "46/80", "52,9 %", "37/70", "90,0 %", "9/10", "18/20"]
    release = kit["press-release-vi.txt"].decode().replace("\u00a0", " ")
    shown = page(public).text.replace("\u00a0", " ")
    for number in numbers[:-1]:
        assert number in shown, number
        assert number in release, number
    board = page(public, "board.html").text.replace("\u00a0", " ")
    assert all(number in board for number in ("50", "57,5 %", "46/80", "37/70", "9/10"))
    english = page(public, "en.html").text
    assert all(number in english for number in ("57.5%", "52.9%", "46/80", "20:00, 2 Dec 2024"))

    said = json.loads(public.files["turnout.json"])
    wanted = [
        (part["people"], part["headcount"], part["participation_rate"])
        for part in (said, *said["groups"], *said["units"])
    ]
    lines = list(csv.reader(io.StringIO(public.files["turnout.csv"].decode("utf-8-sig"))))[1:]
    assert [(int(n), int(of), float(rate)) for *_, n, _, of, rate, _, _ in lines] == wanted
    sheet = load_workbook(io.BytesIO(public.files["turnout.xlsx"])).worksheets[0]
    cells = [tuple(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert [(row[5], row[7], row[8]) for row in cells] == wanted
    assert {cell.number_format for cell in sheet["I"][1:]} == {'0.0"\u00a0"%'}, (
        "× 100 by the office"
    )
    assert {row[10] for row in cells} == {AS_OF}
    assert kit["press-turnout.json"] == public.files["turnout.json"]
    assert kit["press-turnout.xlsx"] == public.files["turnout.xlsx"]


def test_the_workbook_never_writes_a_rate_below_one_as_all(public: Public) -> None:
    nearly = replace(public.turnout, rate=9996 / 10000)
    sheet = load_workbook(io.BytesIO(workbook(nearly))).worksheets[0]
    assert (sheet["I2"].value, sheet["I2"].number_format) == (0.9996, '"99,9\u00a0%"')


def everything(public: Public) -> dict[str, bytes]:
    return unpacked({**public.files, **{one.name: one.content for one in public.kit}})


def test_no_public_byte_tells_of_a_person(public: Public) -> None:
    parts = everything(public)
    assert any("word/document.xml" in name for name in parts), "nothing inside was looked at"
    together = b"\n".join(parts.values())
    for number in range(1, sum(PEOPLE.values()) + 1):
        assert f"Người Số {number}".encode() not in together
        assert f"09000{number:05}".encode() not in together


def test_units_below_the_target_and_small_ones_are_named_nowhere(public: Public) -> None:
    for name, content in everything(public).items():
        assert [unit for unit in NOT_NAMED if unit.encode() in content] == [], name
    assert set(public.files) >= {"huy-hieu/S-1.svg", "huy-hieu/H1.svg", "huy-hieu/X1.svg"}
    assert len([name for name in public.files if name.startswith("huy-hieu/")]) == 3


def test_with_name_low_units_all_but_the_small_ones_are_named(place: Path) -> None:
    units = {unit.code for unit in public_turnout(press_view(place, low=True)).units}
    assert units == {"H1", "X1", "H2", "S/1", "S2"}


def test_hostile_names_stay_text(public: Public) -> None:
    for name in pages(public):
        read = page(public, name)
        tags = [tag for tag, _ in read.tags]
        assert (tags.count("script"), tags.count("i")) == (1, 0)
        assert TITLE in read.text
        assert not [key for _, attrs in read.tags for key in attrs if key.startswith("on")]
    assert FIRST in page(public).text, "the badge and the correction name it"
    assert f"'{OFFICE}" in public.files["turnout.csv"].decode()
    sheet = load_workbook(io.BytesIO(public.files["turnout.xlsx"])).worksheets[0]
    office = next(row[2] for row in sheet.iter_rows() if row[1].value == "S/1")
    assert (office.value, office.data_type) == (OFFICE, "s")
    badge = ET.fromstring(public.files["huy-hieu/X1.svg"])
    assert FIRST in (badge.findtext("{http://www.w3.org/2000/svg}title") or "")


def test_the_pages_ask_nobody_but_their_own_folder(public: Public) -> None:
    for name in pages(public):
        text = public.files[name].decode()
        others = re.findall(r"(?:https?:)?//[\w.-]+[^\s\"'<&]*", text)
        assert {one for one in others if not one.startswith((FORM, ADDRESS))} <= {
            ADDRESS.rpartition("/thu")[0]  # the origin that the code to embed compares
        }, name
        read = page(public, name)
        for path in read.values("a", "href") + read.values("img", "src"):
            if not path.startswith(("tel:", FORM, "../ket-qua/")):  # the result beside it
                assert path.removeprefix("./") in public.files, path


def test_each_page_runs_its_one_script_and_style_only(public: Public) -> None:
    for name in pages(public):
        text = public.files[name].decode()
        [policy] = [v for v in page(public, name).values("meta", "content") if "default-src" in v]
        for kind in ("script", "style"):
            [source] = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
            known = b64encode(sha256(source.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{known}'" in policy
        assert not page(public, name).values("p", "style")
        assert "default-src 'none'" in policy


def test_a_correction_tells_what_from_to_and_when(public: Public) -> None:
    said = page(public).text.replace("\u00a0", " ")
    assert (
        "Người dự thi đến 01/12/2024 15:30: đã công bố 52, đúng là 50. "
        "Đính chính lúc 02/12/2024 09:00." in said
    )
    assert f"Tổng số CBCCVC của {FIRST} đến 01/12/2024 15:30: đã công bố –, đúng là 20." in said
    assert said.index("đúng là 50") < said.index("đúng là 20"), "the latest is first"


def test_twenty_corrections_are_a_line_for_each_figure_and_all_in_the_json(public: Public) -> None:
    told = [
        Correction(AS_OF, PUBLISHED, name, "people", number, number + 1)
        for number, name in enumerate(["", "Sở", *(f"Xã {n}" for n in range(18))], 100)
    ]
    told += [Correction(AS_OF, PUBLISHED, "", "attempts", 300, 301)]
    say, fmt = Words("vi"), Format("vi")
    people, attempts = press_text(public.turnout, public.contest, say, fmt, told).notices
    assert "cả cuộc thi 100 → 101; Sở 101 → 102; Xã 0 102 → 103" in people
    assert "Xã 4" not in people
    assert "14 số khác, có đủ trong turnout.json" in people
    assert "đã công bố 300, đúng là 301" in attempts
    days = [
        replace(told[0], corrected_at=PUBLISHED.replace(month=1, day=day)) for day in range(1, 21)
    ]
    *lines, last = press_text(public.turnout, public.contest, say, fmt, days).notices
    assert len(lines) == 12
    assert "Đính chính lúc 20/01/2024" in lines[0].replace("\u00a0", " ")
    assert "Còn 8 đính chính cũ hơn" in last
    found = turnout_json(public.turnout, told)["corrections"]
    assert [(one["name"], one["before"], one["after"]) for one in found] == [
        (one.name, one.before, one.after) for one in told
    ]


def test_the_code_to_embed_listens_to_the_board_only(public: Public) -> None:
    code = next(one for one in page(public).text.split("\n\n") if "<iframe" in one)
    assert f'src="{ADDRESS}board.html"' in code
    assert 'event.origin !== "https://cuoc-thi.example"' in code
    assert "event.source !== frame.contentWindow" in code
    without = press_page(Edition(public.turnout, public.contest, PUBLISHED), "vi")
    assert b"&lt;iframe" not in without


def test_the_manifest_lists_every_file_with_its_checksum(public: Public) -> None:
    rows = {row["file"]: row for row in json.loads(public.files["manifest.json"])}
    assert rows.keys() | {"manifest.json"} == public.files.keys()
    for name, row in rows.items():
        assert row["sha256"] == sha256(public.files[name]).hexdigest()


def test_two_codes_never_share_a_badge(public: Public) -> None:
    units = tuple(PublicUnit(code, code, "so", None, 1, 9, 1 / 9) for code in ("A/1", "A-1", "a 1"))
    badges = badge_files(replace(public.turnout, units=units))
    assert len({link.path.lower() for link, _ in badges}) == 3
