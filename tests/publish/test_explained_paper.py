"""The phiếu giải trình kết quả: whom it names, what stays text, and that it can be written."""

from __future__ import annotations

import json
import re
import unicodedata
from html import unescape
from pathlib import Path

import pytest
import typst

from contest.errors import NotAllowedError, UsageError
from i18n.format import UNKNOWN, Format
from i18n.words import Words
from publish.document import FONTS, LAYOUTS, LayoutError, covered, glyphs, pdf, writable
from publish.explained import paper, sheet
from publish.explained_words import outcome, told
from results import View, visible
from results.principal import NOBODY
from tests.builders import HEADER, row
from tests.results.test_explained import CATEGORIES, PRIZES, ROUNDS, RULES, Desk

HOSTILE = '#panic("x") *đậm* $a^2$ \\n ]} <b> @x `c` "q" Nguyễn 中'
VOWELS = "aăâeêioôơuưy"


def paper_text(data: object) -> str:
    """What the layout says of this data, in order. The head and the facts are left out."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    inputs = {"data": json.dumps(writable(data))}
    source = LAYOUTS / "explained.typ"
    compiler = typst.Compiler(str(source), root=str(LAYOUTS), font_paths=fonts, sys_inputs=inputs)
    content, _ = compiler.compile_with_warnings(format="html")
    assert isinstance(content, bytes)
    return unescape(re.sub(r"<[^>]+>", "\n", content.decode()))


def id_of(view: View, name: str) -> str:
    (line,) = view.look_up(name)
    return str(line["response_id"])


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    desk = Desk(
        tmp_path_factory.mktemp("paper"),
        row(1),
        row(2, name=HOSTILE, unit="Sở Hai"),
        row(3),
        row(4, unit="lạ *x*"),
        toml=RULES + PRIZES,
    )
    return desk.view


def test_the_paper_names_the_person_and_of_the_neighbours_values_alone(view: View) -> None:
    found = view.explained(id_of(view, "Người Số 1"))
    assert found is not None
    assert found.place is not None
    assert found.place.above is not None
    data = sheet(view, found)
    everything = json.dumps(data, ensure_ascii=False)
    assert "Người Số 1" in everything
    for other in ("Người Số 3", "Người Số 4", "Nguyễn", "Sở Hai", found.place.above["response_id"]):
        assert other not in everything, other
    for contact in ("0900000001", "900000001"):
        assert contact not in everything
    text = paper_text(data)
    assert (
        "Người đứng trên (hạng 2): xếp trên nhờ chênh lệch dự đoán nhỏ hơn, 1 so với 0" not in text
    )
    assert "Người đứng trên (hạng 2): xếp trên nhờ" in text
    assert "Không có ai đứng dưới." in text
    assert "Nguyễn" not in text
    assert paper(view, response_id=found.response_id).startswith(b"%PDF-1.7")


def test_a_hostile_name_compiles_and_stays_text(view: View) -> None:
    found = view.explained(id_of(view, "panic"))
    assert found is not None
    data = sheet(view, found)
    assert data["facts"][0][1] == HOSTILE
    text = paper_text(data | {"neighbours": [HOSTILE], "lines": []})
    assert '#panic("x") *đậm* $a^2$ \\n ]} <b> @x `c` "q" Nguyễn ?' in text
    assert paper(view, response_id=found.response_id)
    held = view.explained(id_of(view, "Người Số 4"))
    assert held is not None
    assert "khớp đơn vị nào: lạ *x*." in paper_text(sheet(view, held))
    assert "Bài này không có thứ hạng." in paper_text(sheet(view, held))


def test_the_paper_of_a_contest_with_rounds_says_whose_standings_it_is_about(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path, row(1), row(2), toml=RULES + ROUNDS)
    found = desk.told(1)
    whole, of_round = (dict(sheet(desk.view, found, one)["facts"]) for one in (None, "mot"))
    assert (whole["Xếp hạng của"], of_round["Xếp hạng của"]) == ("Toàn cuộc thi", "mot")


def test_the_same_numbers_give_the_same_bytes(view: View) -> None:
    one = id_of(view, "Người Số 1")
    assert paper(view, response_id=one) == paper(view, response_id=one)


def test_the_paper_is_for_those_who_see_all_people(view: View) -> None:
    one = id_of(view, "Người Số 1")
    with pytest.raises(NotAllowedError):
        paper(visible(view._results, NOBODY), response_id=one)
    with pytest.raises(UsageError):
        paper(view, response_id="no-such-id")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_reached_rule_of_any_response_is_said_in_words(tmp_path: Path, language: str) -> None:
    week_2 = {"time": "26/11/2024 08:00:00"}
    rows = [
        row(1), row(1, **week_2), row(2, prediction=""), row(3, unit="lạ"), row(4, phone="12"),
        row(5, name=""), row(6, time=""), row(7, time="01/11/2024 08:00:00"), row(8, answer="B"),
        *(row(9, time=f"20/11/2024 09:00:0{n}") for n in range(3)),
    ]  # fmt: skip
    kinds = [(*one, "Cán bộ" if n else "khác") for n, one in enumerate(rows)]
    toml = RULES + ROUNDS.split("[[prizes]]")[0] + CATEGORIES
    desk = Desk(tmp_path, *kinds, toml=toml, header=(*HEADER, "Đối tượng"))
    say, fmt = Words(language), Format(language)  # type: ignore[arg-type]
    ids = desk.view._results.rows("attempts", "select response_id from attempts").to_pylist()
    assert len(ids) == len(rows)
    for one in ids:
        found = desk.view.explained(one["response_id"])
        assert found is not None
        lines = told(desk.contest, found, say, fmt)
        assert not [line.text for line in lines if "{" in line.text or UNKNOWN in line.text.split()]
        assert len([line for line in lines if not line.passed]) >= (found.reason is not None)
        assert outcome(found, say)


def test_every_vietnamese_letter_is_in_every_font() -> None:
    tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
    letters = {unicodedata.normalize("NFC", v + tone) for v in VOWELS for tone in tones} | {"đ"}
    needed = {ord(one) for letter in letters for one in (letter, letter.upper())}
    assert len(needed) == 146
    for font in FONTS.glob("*.ttf"):
        assert needed <= glyphs(font), font.name
    assert ord("–") in covered()
    assert ord("中") not in covered()


def test_a_layout_that_does_not_compile_is_told_without_its_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "broken.typ").write_text("#panic(sys.inputs.data)", encoding="utf-8")
    monkeypatch.setattr("publish.document.LAYOUTS", tmp_path)
    with pytest.raises(LayoutError) as raised:
        pdf("broken", {"name": "Nguyễn Văn An"}, made_at=0)
    assert "Nguy" not in f"{raised.value}{raised.value.__cause__}"
