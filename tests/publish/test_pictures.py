"""Pictures for the press: exact in size, nothing cut off, nothing named that must not be named, and
with the public numbers."""

from __future__ import annotations

import ctypes
import io
import json
import xml.etree.ElementTree as ET  # nosec B405 # reads what the program has written
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageChops

from contest import Contest
from i18n.format import LANGUAGES, Format
from i18n.words import Words
from publish.document import SANS, pdf
from publish.figures.palette import LIGHT
from publish.framed import Size, framed
from publish.made import Made
from publish.press.badge import badges
from publish.press.pictures import SIZES, pictured, press_pictures
from publish.press.turnout import PublicTurnout, PublicUnit
from tests.publish.public_numbers import (
    AS_OF,
    HOSTILE,
    LONG,
    contest,
    many,
    squares,
    turnout,
    units,
)

SAY, FMT = Words("vi"), Format("vi")
WIDE, HIGH = SIZES[0], SIZES[2]
TWELVE = many(12)
SCENES: dict[str, tuple[PublicUnit, ...]] = {
    "one": many(1),
    "thirty": many(30),
    "long names": many(12, name=LONG),
    "great numbers": units((1_234_567, 2_345_678), (7, 12)),
    "endless": units((1, 2), (1, 3), (1, 4), name="x" * 200),
    "hostile": units((1, 2), (1, 3), name=HOSTILE),
}
SHAPES = pytest.mark.parametrize("size", [WIDE, HIGH], ids=["wide", "high"])
SVG = "{http://www.w3.org/2000/svg}"


def shown(
    public: PublicTurnout, of: Contest, size: Size = WIDE, language: str = "vi"
) -> dict[str, dict[str, Any]]:
    """The data of each picture, by kind."""
    say, fmt = Words(language), Format(language)  # type: ignore[arg-type]
    return {
        one.kind: framed(one, of, public.as_of, size, say, fmt)
        for one in pictured(public, of, size, say, fmt)
    }


def page(data: dict[str, Any]) -> pypdfium2.PdfPage:
    """The same layout as a PDF, in which every letter and every bar has a place."""
    return pypdfium2.PdfDocument(pdf("framed", data, made_at=0, family=SANS))[0]


def letters(sheet: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The letters that are seen, each with left, bottom, right, top."""
    text = sheet.get_textpage()
    for number in range(text.count_chars()):
        letter = text.get_text_range(number, 1)
        if letter.strip():
            yield letter, tuple(round(side, 2) for side in text.get_charbox(number))


def filled(sheet: pypdfium2.PdfPage, colour: str) -> list[tuple[float, ...]]:
    """Left, bottom, right and top of the shapes that have this fill."""
    found = []
    for shape in sheet.get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
        parts = [ctypes.c_uint() for _ in range(4)]
        pdfium.FPDFPageObj_GetFillColor(shape.raw, *parts)
        if "#{:02x}{:02x}{:02x}".format(*(part.value for part in parts[:3])) == colour:
            found.append(shape.get_bounds())
    return found


def named(data: dict[str, Any]) -> list[str]:
    return [bar["name"] for bar in data["figure"]["bars"]]


@pytest.fixture(scope="module")
def files() -> list[Made]:
    """All pictures of a contest whose units may all be named."""
    return press_pictures(turnout(TWELVE), contest(TWELVE, squares(12)), SAY, FMT)


def test_each_picture_exists_in_every_size_as_png_and_svg(files: list[Made]) -> None:
    kinds = ("headline", "groups", "days", "leading-huyen", "map-huyen")
    sizes = ("1920x1080", "1200x800", "1080x1920")
    assert [(file.kind, file.ext) for file in files] == [
        (f"press-{kind}-{size}", ext) for size in sizes for kind in kinds for ext in ("png", "svg")
    ]
    assert {(file.as_of, file.unit_code) for file in files} == {(AS_OF, None)}


def test_an_english_picture_has_a_name_of_its_own() -> None:
    before = replace(turnout((), days=0), groups=())
    made = press_pictures(before, contest(()), Words("en"), Format("en"))
    assert {one.kind for one in made} == {
        f"press-headline-{size}-en" for size in ("1920x1080", "1200x800", "1080x1920")
    }


def test_a_picture_is_exact_to_the_pixel_and_its_margin_is_empty(files: list[Made]) -> None:
    for file in (one for one in files if one.ext == "png"):
        width, height = map(int, file.kind.rsplit("-", 1)[1].split("x"))
        image = Image.open(io.BytesIO(file.content)).convert("L")
        assert image.size == (width, height)
        drawn = ImageChops.invert(image).getbbox()  # the ground is white
        assert drawn is not None
        left, top, right, bottom = drawn
        assert left >= width * 0.05 - 1, file.kind
        assert top >= height * 0.05 - 1, file.kind
        assert right <= width * 0.95 + 1, file.kind
        assert bottom <= height * 0.95 + 1, file.kind


def test_an_svg_has_its_size_in_pixels_outlines_for_letters_and_a_title(files: list[Made]) -> None:
    for file in (one for one in files if one.ext == "svg"):
        root = ET.fromstring(file.content)  # nosec B314
        size = file.kind.rsplit("-", 1)[1]
        assert f"{root.get('width')}x{root.get('height')}" == size
        assert not list(root.iter(f"{SVG}text"))
        title = root.findtext(f"{SVG}title") or ""
        assert title.startswith("Cuộc thi thử – ")
        assert "20:00" in title


def assert_clear(data: dict[str, Any], size: Size) -> None:
    """Every letter lies inside the margin, and none on another."""
    sheet, (width, height) = page(data), size
    assert sheet.get_size() == size
    left, bottom, right, top = np.array(sorted({box for _, box in letters(sheet)})).T
    assert left.min() >= width * 0.05 - 2
    assert right.max() <= width * 0.95 + 2
    assert bottom.min() >= height * 0.05 - 2
    assert top.max() <= height * 0.95 + 2
    across = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    along = np.minimum(top[:, None], top) - np.maximum(bottom[:, None], bottom)
    over = (across > 1.5) & (along > 1.5)
    np.fill_diagonal(over, False)
    assert not over.any()


@SHAPES
@pytest.mark.parametrize("scene", SCENES)
def test_names_of_any_length_fit_beside_their_numbers(scene: str, size: Size) -> None:
    data = shown(turnout(SCENES[scene]), contest(SCENES[scene]), size)
    assert_clear(data["leading-huyen"], size)


@SHAPES
@pytest.mark.parametrize("kind", ["headline", "groups", "days", "map-huyen"])
def test_no_text_of_a_picture_lies_on_another(kind: str, size: Size) -> None:
    public = replace(turnout(TWELVE, days=26), people=12_345_678, attempts=23_456_789)
    assert_clear(shown(public, contest(TWELVE, squares(12)), size)[kind], size)


@SHAPES
@pytest.mark.parametrize("count", [3, 10], ids=["names above", "names beside"])
def test_a_bar_is_as_long_as_its_rate_and_never_under_a_text(count: int, size: Size) -> None:
    known = many(count)
    sheet = page(shown(turnout(known), contest(known), size)["leading-huyen"])
    # The rule over the title is filled like a bar, and is the highest.
    _, *bars = sorted(filled(sheet, LIGHT.people), key=lambda box: -box[1])
    tracks = sorted(filled(sheet, LIGHT.grid), key=lambda box: -box[1])
    lengths = [right - left for left, _, right, _ in bars]
    full = tracks[0][2] - tracks[0][0]
    rates = [unit.rate for unit in known]
    assert [length / full for length in lengths] == pytest.approx(rates, abs=0.002)
    middles = [(left + right) / 2 for left, _, right, _ in filled(sheet, LIGHT.target)]
    assert middles == pytest.approx([tracks[0][0] + 0.8 * full] * count, abs=1)
    for left, bottom, right, top in tracks:
        for letter, box in letters(sheet):
            beside = box[2] < left or box[0] > right or box[1] > top - 1 or box[3] < bottom + 1
            assert beside, letter


def test_days_stand_on_the_axis_as_high_as_their_people() -> None:
    public = turnout(TWELVE)
    sheet = page(shown(public, contest(TWELVE))["days"])
    boxes = sorted(filled(sheet, LIGHT.people), key=lambda box: box[0])
    floor = min(box[1] for box in boxes)
    bars = [box for box in boxes if abs(box[1] - floor) < 1]
    heights = [top - bottom for _, bottom, _, top in bars]
    assert len(heights) == len(public.days)
    shares = [height / max(heights) for height in heights]
    most = max(day.people for day in public.days)
    assert shares == pytest.approx([day.people / most for day in public.days], abs=0.003)


@pytest.mark.parametrize(("before", "written"), [(2000, False), (100, True)])
def test_a_number_that_a_higher_bar_would_cross_is_left_out(before: int, written: bool) -> None:
    public = turnout(TWELVE, days=30)
    counts = [5000, *[100] * 27, before, 1234]
    days = tuple(replace(day, people=n) for day, n in zip(public.days, counts, strict=True))
    sheet = page(shown(replace(public, days=days), contest(TWELVE), HIGH)["days"])
    seen = "".join(letter for letter, _ in letters(sheet))
    assert "5.000" in seen
    assert ("1.234" in seen) is written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_writes_the_public_numbers_with_their_denominator(language: str) -> None:
    data = shown(turnout(TWELVE), contest(TWELVE), language=language)["headline"]
    written = [(one["number"], one["note"]) for one in data["figure"]["blocks"]]
    assert (
        written
        == {
            "vi": [
                ("5.100", "mỗi người tính một lần"),
                ("51,3\u00a0%", "4.100/8.000 người, chỉ tính đơn vị đã có mẫu số"),
                ("7.345", ""),
            ],
            "en": [
                ("5,100", "each person once"),
                ("51.3%", "4,100/8,000 people, units with a headcount only"),
                ("7,345", ""),
            ],
        }[language]
    )
    assert data["source"].endswith("Ban Tổ chức thử")
    assert ("20:00" in data["as_of"], data["language"]) == (True, language)
    sheet = page(data)
    seen = "".join(letter for letter, _ in letters(sheet))
    for number, _ in written:
        assert number.replace("\u00a0", "").replace(" ", "") in seen.replace("\u00a0", "")


def test_a_group_divides_the_people_of_the_units_that_have_a_headcount() -> None:
    bars = shown(turnout(TWELVE), contest(TWELVE))["groups"]["figure"]["bars"]
    assert [(bar["rate"], bar["people"], bar["value"]) for bar in bars] == [
        ("51,3\u00a0%", "4.100/8.000 người", 0.5125),
        ("chưa có mẫu số", "77 người", None),
    ]


def test_only_named_top_units_lead_and_none_whose_rate_is_in_doubt() -> None:
    known = units((9, 10), (11, 10), (7, None), (0, 10), (10, 10), (8, 10))
    beneath = replace(known[5], parent="U0")
    of = contest(known)
    tree = replace(of.units.units[5], parent="U0")
    of = replace(of, units=replace(of.units, units=(*of.units.units[:5], tree)))
    public = turnout((*known[:5], beneath))
    assert named(shown(public, of)["leading-huyen"]) == ["Huyện Số 4", "Huyện Số 0"]
    unnamed = replace(public, units=known[4:5])
    assert named(shown(unnamed, of)["leading-huyen"]) == ["Huyện Số 4"]
    assert "leading-huyen" not in shown(replace(public, units=()), of)


def test_there_is_no_map_unless_all_of_its_units_may_be_named() -> None:
    of = contest(TWELVE, squares(12))
    assert "map-huyen" in shown(turnout(TWELVE), of)
    assert "map-huyen" not in shown(turnout(TWELVE[:11]), of)
    assert "map-huyen" not in shown(turnout(TWELVE), contest(TWELVE))
    ended = replace(of.units.units[11], valid_to=date(2024, 11, 30))
    merged = replace(of, units=replace(of.units, units=(*of.units.units[:11], ended)))
    outlines = shown(turnout(TWELVE[:11]), merged)["map-huyen"]["figure"]["outlines"]
    assert len(outlines) == 11


def test_a_contest_before_its_first_answer_has_a_headline_alone() -> None:
    empty = replace(
        turnout((), days=0), groups=(), headcount=None, rate=None, counted_people=0, people=0
    )
    data = shown(empty, contest((), target=None))
    assert list(data) == ["headline"]
    assert data["headline"]["figure"]["bar"] is None
    seen = "".join(letter for letter, _ in letters(page(data["headline"])))
    assert "chưacómẫusố" in seen


def test_hostile_names_stay_text() -> None:
    public, of = turnout(SCENES["hostile"]), contest(SCENES["hostile"])
    seen = "".join(letter for letter, _ in letters(page(shown(public, of)["leading-huyen"])))
    assert seen.count('#panic("x")*đậm*$a^2$\\n]}<b>&@x`c`??=1+1') == 2


def test_nothing_but_public_numbers_gets_into_a_picture() -> None:
    """Every text of a picture is a name or number of the public turnout or of the folder."""
    data = json.dumps(list(shown(turnout(TWELVE[:2]), contest(TWELVE)).values()))
    assert "U0" in data
    assert all(unit.code not in data for unit in TWELVE[2:])


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (units((412, 500))[0], "Cuộc thi thử – Huyện Số 0: 82,4\u00a0% (412/500 người)"),
        (units((7, None))[0], "Cuộc thi thử – Huyện Số 0: chưa có mẫu số (7 người)"),
        (units((1, 2), name=HOSTILE)[0], "Cuộc thi thử – #panic"),
        (units((1, 2), name="x" * 200)[0], "Cuộc thi thử – xxx"),
    ],
    ids=["known", "without headcount", "hostile", "endless"],
)
def test_a_badge_is_a_small_svg_whose_title_says_all(unit: PublicUnit, words: str) -> None:
    [content] = badges([unit], "Cuộc thi thử", AS_OF, SAY, FMT)
    root = ET.fromstring(content)  # nosec B314
    assert (root.get("width"), root.get("height")) == ("240", "80")
    title = root.findtext(f"{SVG}title") or ""
    assert title.startswith(words)
    assert title.endswith("– 02/12/2024 20:00")
    assert b"<b>" not in content
    assert not list(root.iter(f"{SVG}text"))
