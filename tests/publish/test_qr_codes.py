"""Codes, sheets and posters: another decoder reads from each exactly the link that the test writes
by itself."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal
from urllib.parse import quote
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from cli.progress import files_made
from cli.publish import main
from contest import Contest, load
from contest.errors import NotAllowedError, UsageError
from contest.settings import Hotline
from contest.units import Unit, UnitTree
from ingest import ensure_current
from ledger import Ledger
from publish.promotion.files import (
    code_file,
    every_file,
    expected,
    target_of,
    together,
    unit_targets,
)
from publish.promotion.form_link import unit_link
from publish.promotion.qr import LONGEST, png
from publish.promotion.qr_sheets import COLOURS, Target, sheets
from results import Principal, View, compute, visible
from tests.builders import COMMITTEE, TOML, row, write_folder
from tests.desk import load_rows
from tests.ui.staged import MIDDLE

FORM = "https://docs.google.com/forms/d/e/1FAIpQLSe-thu/viewform"
DECLARED = TOML.replace("[[groups]]", f'form_url = "{FORM}?usp=sf_link"\n[[groups]]', 1)
UNITS = """code,name,kind,group,parent,valid_to,successor
T,Thành phố Thứ Nhất,TP,so,,,
P,Phường Ở Giữa,phường,,T,,
H,"Xã ""Đ'ỗ"" & <b>Bưởi</b>/100%+1",xã,,T,,
C,Xã Đã Hết,xã,,T,2024-11-30,P
"""
ENTRY = '[prefill]\nunit = "entry.1020304050"\n'


def declared(place: Path, prefill: str) -> Contest:
    return load(write_folder(place / "contest", toml=DECLARED + prefill, units=UNITS))


def make_view(place: Path, prefill: str = ENTRY) -> View:
    contest, now = declared(place, prefill), MIDDLE.replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    ledger = Ledger.at(place / "ledger")
    load_rows(contest, ledger, row(1, unit="Phường Ở Giữa"))
    ensure_current(contest, ledger)
    return visible(compute(contest, ledger, now=now), COMMITTEE, now=now)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return make_view(tmp_path_factory.mktemp("codes"))


def filled(*texts: str) -> str:
    return f"{FORM}?usp=pp_url" + "".join(
        f"&entry.{number}={quote(text, safe='')}" for number, text in enumerate(texts, 1)
    )


def read(picture: Image.Image) -> Sequence[str]:
    """The QR codes alone: among many modules the decoder sees a bar code of four digits, too."""
    found = zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found]


def smaller(picture: Image.Image) -> Image.Image:
    width, height = (round(side * 0.4) for side in picture.size)
    return picture.convert("L").resize((width, height), Image.Resampling.BILINEAR)


def printed(pdf: bytes) -> Sequence[Image.Image]:
    """The pages as a printer at 150 dpi has them."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=150 / 72).to_pil() for page in document]


def test_a_unit_s_link_fills_in_its_text_percent_encoded(view: View) -> None:
    names = ["Thành phố Thứ Nhất", "Phường Ở Giữa", 'Xã "Đ\'ỗ" & <b>Bưởi</b>/100%+1']
    found = unit_targets(view)
    assert [one.link for one in found] == [
        f"{FORM}?usp=pp_url&entry.1020304050={quote(name, safe='')}" for name in names
    ]
    assert [one.above for one in found] == ["", "Thành phố Thứ Nhất", "Thành phố Thứ Nhất"]
    assert all(one.link.isascii() and " " not in one.link for one in found)


def test_decomposed_letters_of_a_name_are_composed_in_the_link(tmp_path: Path) -> None:
    tree = UnitTree((Unit("D", "Xa\u0303 Ho\u0302\u0300ng"),))
    contest = replace(declared(tmp_path, ENTRY), units=tree)
    assert unit_link(contest, "D", MIDDLE.date()).endswith("=X%C3%A3%20H%E1%BB%93ng")


@pytest.mark.parametrize(
    ("code", "texts"),
    [("T", ["Tỉnh"]), ("H", ["Tỉnh", "Huyện A"]), ("X", ["Tỉnh", "Huyện A", "Xã B"])],
)
def test_a_field_a_level_holds_the_way_down_to_the_unit(
    tmp_path: Path, code: str, texts: list[str]
) -> None:
    levels = "[prefill]\n" + "".join(f'unit_{n} = "entry.{n}"\n' for n in (3, 1, 2))
    tree = UnitTree(
        (Unit("X", "Xã B", parent="H"), Unit("H", "Huyện A", parent="T"), Unit("T", "Tỉnh"))
    )
    contest = replace(declared(tmp_path, levels), units=tree)
    assert unit_link(contest, code, MIDDLE.date()) == filled(*texts)


@pytest.mark.parametrize("code", ["", "T", "P", "H"])
def test_every_form_of_a_code_is_read_back_also_small(view: View, code: str) -> None:
    target = target_of(view, code)
    picture = Image.open(io.BytesIO(code_file(view, target, "png").content))
    assert picture.width >= 700
    assert [code.ec_level for code in zxingcpp.read_barcodes(picture.convert("L"))] == ["M"]
    (sheet,) = printed(code_file(view, target, "sheet").content)
    for shown in (picture, smaller(picture), sheet, smaller(sheet)):
        assert read(shown) == [target.link]
    assert sheet.size == pytest.approx((1240, 1754), abs=1)


def test_a_poster_is_read_back_and_is_an_a3(view: View) -> None:
    (page,) = printed(code_file(view, target_of(view, "H"), "poster").content)
    assert page.size == pytest.approx((1754, 2480), abs=1)
    assert read(smaller(page)) == [target_of(view, "H").link]


def test_a_drawing_has_the_modules_of_the_picture(view: View) -> None:
    target = target_of(view, "P")
    svg = code_file(view, target, "svg").content
    root = ElementTree.fromstring(svg)
    side = int(root.attrib["viewBox"].split()[-1])
    drawn = Image.new("L", (side, side), 255)
    for piece in root[1].attrib["d"].replace("z", "").split("M")[1:]:
        x, y, length = (int(part) for part in piece.split("v")[0].replace("h", " ").split())
        drawn.paste(0, (x, y, x + length, y + 1))
    assert read(drawn.resize((side * 4, side * 4), Image.Resampling.NEAREST)) == [target.link]
    assert all(drawn.getpixel((at, 3)) == 255 for at in range(side)), "four blank rows"


def test_a_sheet_says_the_unit_the_contest_and_the_window_and_its_text_stays_text(
    view: View,
) -> None:
    document = pypdfium2.PdfDocument(code_file(view, target_of(view, "H"), "sheet").content)
    text = document[0].get_textpage().get_text_range()
    for said in (
        "Cuộc thi thử", "Xã \"Đ'ỗ\" & <b>Bưởi</b>/100%+1", "Thành phố Thứ Nhất",
        "Bắt đầu: 18/11/2024 07:30", "Kết thúc: 13/12/2024 16:30", "02/12/2024 14:05",
    ):  # fmt: skip
        assert said in " ".join(text.split()), said


@pytest.mark.parametrize("layout", ["qr-sheet", "poster"])
def test_the_longest_texts_stay_on_one_page(
    view: View, layout: Literal["qr-sheet", "poster"], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Ủy ban nhân dân #panic() " * 30
    info = {"title": text, "parent_body": text, "organizer": text}
    settings = view.contest.settings.model_copy(
        update={
            "contest": view.contest.info.model_copy(update=info),
            "hotline": Hotline(phone=text, hours=text),
        }
    )
    monkeypatch.setattr(View, "contest", replace(view.contest, settings=settings))
    target = replace(target_of(view, "H"), name=text, above=text, text=text)
    (page,) = printed(sheets(view, [target], layout))
    assert read(page) == [target.link]


def test_all_sheets_are_one_document_in_the_order_of_the_units(view: View) -> None:
    targets = unit_targets(view)
    pages = printed(together(view, targets).content)
    assert [read(page) for page in pages] == [[one.link] for one in targets]


def test_an_ended_unit_has_no_code_and_a_leader_gets_the_own_units_only(view: View) -> None:
    assert "C" not in [one.code for one in unit_targets(view)]
    with pytest.raises(UsageError, match="no unit has the code 'C' on 2024-12-02"):
        target_of(view, "C")
    leader = visible(view._results, Principal("chi@thu.example", "leader", ("P",)))
    assert [one.code for one in unit_targets(leader)] == ["P"]
    with pytest.raises(NotAllowedError):
        target_of(leader, "H")


def test_the_files_are_as_many_as_expected_and_equal_each_time(view: View) -> None:
    targets = unit_targets(view)
    first, second = list(every_file(view, targets)), list(every_file(view, targets))
    assert len(first) == expected(targets) == len({one.name for one in first})
    assert first == second


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, from 1 to 21."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("paper", ["#ffffff", COLOURS["soft"]])
@pytest.mark.parametrize("text", ["ink", "accent", "quiet"])
def test_the_text_of_a_sheet_has_contrast(text: str, paper: str) -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast(COLOURS[text], paper) >= 4.5


def run(place: Path, *more: str) -> int:
    folders = ["--contest", str(place / "contest"), "--data", str(place / "ledger")]
    out = ["--out", str(place / "out"), "--format", "json", "--as-of", "2024-12-02T14:05"]
    return main([*more, *folders, *out])


def test_the_command_writes_the_files_of_the_page_with_a_manifest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = make_view(tmp_path)
    assert run(tmp_path, "qr", "--unit", "H") == 0
    shown = capsys.readouterr()
    rows = json.loads(shown.out)
    assert shown.err == ""
    assert [(line["kind"], line["unit_code"]) for line in rows] == [
        ("qr", "H"), ("qr", "H"), ("qr-sheet", "H"), ("poster", "H"),
    ]  # fmt: skip
    assert rows == json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    written = (tmp_path / "out" / "qr-H-20241202-1405.png").read_bytes()
    assert written == code_file(seen, target_of(seen, "H"), "png").content


def test_the_command_says_what_is_wrong_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_view(tmp_path, '[prefill]\nunit = "102"\n')
    assert run(tmp_path, "qr") == 2
    error = capsys.readouterr().err
    assert "prefill.unit: found '102', expected entry. and digits" in error
    assert not (tmp_path / "out").exists()


def test_without_prefill_the_form_has_a_code_and_a_note_tells_why_no_unit_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_view(tmp_path, "")
    assert run(tmp_path, "qr") == 0
    shown = capsys.readouterr()
    assert len(json.loads(shown.out)) == 4
    assert "no [prefill]" in shown.err
    assert run(tmp_path, "qr", "--unit", "P") == 2
    assert "expected [prefill]" in capsys.readouterr().err


def test_a_terminal_sees_how_many_files_are_made_and_another_stream_nothing() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    seconds = iter([0.0, 0.5, 2.0, 2.0, 2.5])
    shown = Terminal()
    assert list(files_made("abc", 722, shown, lambda: next(seconds))) == ["a", "b", "c"]
    assert shown.getvalue() == "\rmade 2 of 722 files\r" + 19 * " " + "\r"
    silent = io.StringIO()
    assert list(files_made("abc", 3, silent)) == ["a", "b", "c"]
    assert silent.getvalue() == ""


def test_a_code_holds_a_link_of_its_longest_and_says_when_one_is_longer() -> None:
    longest = f"https://docs.google.com/{'x' * (LONGEST - 24)}"
    assert read(Image.open(io.BytesIO(png(longest)))) == [longest]
    with pytest.raises(UsageError, match="2,332 characters, and a QR code holds 2,331"):
        png(f"{longest}x")


def test_a_target_of_the_form_is_the_declared_address(view: View) -> None:
    assert target_of(view, "") == Target(f"{FORM}?usp=sf_link")
