"""Banners: their size, what may be read on them, and HTML in which a name stays text."""

from __future__ import annotations

import io
from base64 import b64decode
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
import typst
import zxingcpp
from PIL import Image, ImageChops

from publish.document import FONTS, LAYOUTS
from publish.promotion.banner import LIT, SIZES, Size, banner, banner_html, snippet
from publish.promotion.files import target_of
from publish.promotion.qr_sheets import COLOURS
from results import View
from tests.publish.test_qr_codes import contrast, make_view

HOSTILE = "Xã \"><script>alert(1)</script>\u202e\n& 'Đỗ'"
LONG = "Cuộc thi trực tuyến tuyên truyền về công tác cải cách hành chính tỉnh Hải Dương năm 2024"


class Elements(HTMLParser):
    """The elements of a text, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return make_view(tmp_path_factory.mktemp("banner"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.kind)
def test_a_banner_has_its_size_to_the_pixel_and_its_code_is_read_back(
    view: View, size: Size
) -> None:
    for code in ("", "H"):
        target = target_of(view, code)
        picture = Image.open(io.BytesIO(banner(view, target, size).content)).convert("L")
        assert picture.size == (size.width, size.height)
        assert [one.text for one in zxingcpp.read_barcodes(picture)] == (
            [target.link] if size.code else []
        )


def test_the_colours_of_a_banner_have_contrast() -> None:
    assert contrast("#ffffff", COLOURS["accent"]) >= 4.5
    assert contrast(COLOURS["ink"], LIT) >= 4.5
    assert contrast(LIT, COLOURS["accent"]) >= 3, "the button stands out"


@pytest.mark.parametrize("title", [f"{LONG} " * 5, "Ỗ" * 300])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.kind)
def test_no_letter_touches_the_edge_of_a_banner(
    view: View, size: Size, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = view.contest.info.model_copy(update={"title": title, "parent_body": title})
    settings = view.contest.settings.model_copy(update={"contest": info})
    monkeypatch.setattr(View, "contest", replace(view.contest, settings=settings))
    content = banner(view, target_of(view, ""), size).content
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    plain = Image.new("RGB", picture.size, COLOURS["accent"])
    left, top, right, bottom = ImageChops.difference(picture, plain).getbbox() or (0, 0, 0, 0)
    assert min(left, top, size.width - right, size.height - bottom) >= 4


def test_the_snippet_is_one_link_round_one_picture_and_a_name_stays_text(view: View) -> None:
    target = replace(target_of(view, "H"), name=HOSTILE)
    (anchor, linked), (image, shown) = Elements(snippet(view, target, SIZES[0], "a&b.png")).found
    assert (anchor, image) == ("a", "img")
    assert linked == {"href": target.link, "target": "_blank", "rel": "noopener"}
    assert shown.pop("style") == "max-width:100%;height:auto;border:0"
    assert shown == {
        "src": "a&b.png",
        "alt": "Xã \"><script>alert(1)</script> & 'Đỗ' – Cuộc thi thử – Tham gia ngay",
        "width": "970",
        "height": "250",
    }


def test_the_html_holds_the_picture_and_asks_no_other_server(view: View) -> None:
    target = target_of(view, "P")
    made = banner_html(view, target, SIZES[1])
    assert made.name == "banner-728x90-P-20241202-1405.html"
    (_, linked), (_, shown) = Elements(made.content.decode()).found
    assert linked["href"] == target.link
    source = shown["src"] or ""
    assert source.startswith("data:image/png;base64,")
    assert b64decode(source.partition(",")[2]) == banner(view, target, SIZES[1]).content


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("một hai ba", ["một hai ba"]),
        ("một hai ba bốn năm sáu bảy tám chín mười mười một mười hai", None),
        ("Ỗ" * 200, None),
    ],
)
def test_a_text_that_fits_no_size_loses_words_and_says_so(
    tmp_path: Path, words: str, expected: list[str] | None
) -> None:
    (tmp_path / "qr.typ").write_text((LAYOUTS / "qr.typ").read_text("utf-8"), "utf-8")
    source = tmp_path / "try.typ"
    source.write_text(
        '#import "qr.typ": fitted\n#set text(font: "Be Vietnam Pro")\n'
        "#fitted(sys.inputs.words, 100pt, 30pt, (14pt, 12pt))",
        "utf-8",
    )
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    compiler = typst.Compiler(str(source), font_paths=fonts, sys_inputs={"words": words})
    pdf, warnings = compiler.compile_with_warnings(format="pdf")
    assert not warnings
    assert isinstance(pdf, bytes)
    lines = lines_of(pdf)
    if expected:
        assert lines == expected
    else:
        assert len(lines) == 2
        shown = " ".join(" ".join(lines).split()) if " " in words else "".join(lines)
        shown = shown.replace("\u200b", "")
        assert shown.endswith("…")
        assert words.startswith(shown.removesuffix("…"))


def lines_of(pdf: bytes) -> list[str]:
    page = pypdfium2.PdfDocument(pdf)[0]
    return str(page.get_textpage().get_text_range()).split("\r\n")
