"""The QR codes of the whole sample: an independent decoder reads every one of them, as the picture,
as the printed sheet, and at 40 % of their size. The expected link is written here from units.csv
and contest.toml alone."""

from __future__ import annotations

import csv
import io
import json
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from cli.publish import main
from ledger import Ledger

FOLDER = Path(__file__).parents[2] / "contests" / "hai-duong-2024"
DAY = date(2024, 12, 2)
STAMP = "20241202-2000"


def read(picture: Image.Image) -> Sequence[str]:
    """The QR codes alone: among many modules the decoder sees a bar code of four digits, too."""
    found = zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found]


def smaller(picture: Image.Image) -> Image.Image:
    width, height = (round(side * 0.4) for side in picture.size)
    return picture.convert("L").resize((width, height), Image.Resampling.BILINEAR)


def valid(line: Mapping[str, str]) -> bool:
    return (line["valid_from"] or "0") <= str(DAY) <= (line["valid_to"] or "9")


def text_of(line: Mapping[str, str], lines: Sequence[Mapping[str, str]]) -> str:
    """The name, or an alias where another unit of any time has the name too."""

    def texts(one: Mapping[str, str]) -> list[str]:
        return [one["name"], *filter(None, one["aliases"].split("|"))]

    ever = Counter(text for one in lines for text in texts(one))
    today = Counter(text for one in lines if valid(one) for text in texts(one))
    for count in (ever, today):
        for text in texts(line):
            if count[text] == 1:
                return text
    raise AssertionError(f"the unit {line['code']} has no text of its own")


@pytest.fixture(scope="module")
def links() -> Mapping[str, str]:
    """Code → the link that its QR code must hold; "": the form's own."""
    declared = tomllib.loads((FOLDER / "contest.toml").read_text("utf-8"))
    form, entry = declared["contest"]["form_url"], declared["prefill"]["unit"]
    with (FOLDER / "units.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    units = {
        line["code"]: f"{form}?usp=pp_url&{entry}="
        + quote(unicodedata.normalize("NFC", text_of(line, lines)), safe="")
        for line in lines
        if valid(line)
    }
    assert len(units) > 200
    return {"": form, **units}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("qr")
    Ledger.at(place / "ledger")
    for command in ("qr", "banner"):
        assert main([
            command, "--contest", str(FOLDER), "--data", str(place / "ledger"),
            "--out", str(place / command), "--as-of", "2024-12-02T20:00",
        ]) == 0  # fmt: skip
    return place


def named(kind: str, code: str, ext: str) -> str:
    return "-".join(filter(None, (kind, code, f"{STAMP}.{ext}")))


def test_every_picture_is_read_back_also_small(links: Mapping[str, str], out: Path) -> None:
    for code, link in links.items():
        picture = Image.open(out / "qr" / named("qr", code, "png"))
        assert read(picture) == [link], code
        assert read(smaller(picture)) == [link], code


def test_every_printed_sheet_is_read_back_also_small(links: Mapping[str, str], out: Path) -> None:
    for code, link in links.items():
        document = pypdfium2.PdfDocument(out / "qr" / named("qr-sheet", code, "pdf"))
        assert len(document) == 1
        page = document[0].render(scale=150 / 72).to_pil()
        assert read(page) == [link], code
        assert read(smaller(page)) == [link], code


def test_the_sheets_in_one_document_are_those_of_all_units(
    links: Mapping[str, str], out: Path
) -> None:
    document = pypdfium2.PdfDocument(out / "qr" / named("qr-sheets", "", "pdf"))
    found = [read(page.render(scale=72 / 72).to_pil()) for page in document]
    assert found == [[link] for code, link in links.items() if code]


def test_the_poster_and_the_banners_with_a_code_are_read_back(
    links: Mapping[str, str], out: Path
) -> None:
    poster = pypdfium2.PdfDocument(out / "qr" / named("poster", "", "pdf"))[0]
    assert read(poster.render(scale=1).to_pil()) == [links[""]]
    for size in ("970x250", "300x600"):
        content = (out / "banner" / f"banner-{size}-{STAMP}.png").read_bytes()
        assert read(Image.open(io.BytesIO(content))) == [links[""]]


def test_the_manifest_names_every_file_and_nothing_else(
    links: Mapping[str, str], out: Path
) -> None:
    rows = json.loads((out / "qr" / "manifest.json").read_text("utf-8"))
    assert len(rows) == 3 * len(links) + 2
    files = {path.name for path in (out / "qr").iterdir()} - {"manifest.json"}
    assert {row["file"] for row in rows} == files
    assert {row["unit_code"] or "" for row in rows} == set(links)
