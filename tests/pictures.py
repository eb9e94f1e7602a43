"""`python -m tests.pictures [NAME …]`: takes the pictures of docs/images anew, from the sample.

The script starts the demonstration over a ledger of its own and opens each page in a browser.
"""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, expect, sync_playwright

from tests.browsing import CHROMIUM, DESKTOP, FLAGS, NOW, PHONE, ROOT, SAMPLE, Watched, run, serve
from tests.e2e.test_drafting import EXAMPLE, KEYS

IMAGES = ROOT / "docs" / "images"
_COLOURS = 256
"""The colours of a picture: a page has few, and the file becomes a third of its size."""


class Picture(NamedTuple):
    """A page and the window in which it is seen. `below`: the heading to which the page is
    scrolled; "" shows its top."""

    address: str
    size: tuple[int, int] = DESKTOP
    below: str = ""


PICTURES = {
    "overview": Picture(""),
    "overview-phone": Picture("", PHONE),
    "group": Picture("group-district"),
    "standings": Picture("standings"),
    "intake": Picture("intake"),
    "units": Picture("units"),
    "my-unit": Picture("my-unit?unit=288"),
    "review": Picture("review"),
    "prizes": Picture("prizes"),
    "items": Picture("items"),
    "chase": Picture("chase"),
    "chase-phone": Picture("chase", PHONE),
    "documents": Picture("documents"),
    "promotion": Picture("promotion"),
    "press": Picture("press"),
    "self-check": Picture("hai-duong-cchc-2024/tra-cuu", PHONE),
    "press-page": Picture("hai-duong-cchc-2024/bao-chi/"),
}


STEPS = {
    "draft-columns": "2. Cột và thể lệ",
    "draft-questions": "3. Câu hỏi và đáp án",
    "draft-standings": "4. Kết quả thử",
}
"""The steps of drafting a contest from the example, each by its heading, in the page's order."""
_TALL = (1280, 3200)
_HIGHEST = 1000
"""The most of a step that is pictured, in pixels."""


def main(names: list[str]) -> None:
    """Take the named pictures, or all of them."""
    with _demonstration() as address, _browser() as browser:
        for name in names or PICTURES:
            if name in PICTURES:
                _keep(name, _taken(browser, address, PICTURES[name]))
        if not names or set(names) & set(STEPS):
            for name, content in _drafted(browser, address):
                if not names or name in names:
                    _keep(name, content)


def _keep(name: str, content: bytes) -> None:
    (IMAGES / f"{name}.png").write_bytes(content)
    print(f"{name}.png  {len(content):,} bytes", flush=True)


def _drafted(browser: Browser, address: str) -> Iterator[tuple[str, bytes]]:
    """A picture of each step, from its heading to that of the next, after the example has become a
    contest with its ranking."""
    width, height = _TALL
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    watched = Watched(page, address)
    watched.open("draft")
    page.locator("input[type=file]").set_input_files(EXAMPLE)
    page.get_by_role("button", name="Lấy từ bài đầu đến bài cuối").click()
    for key in KEYS:
        page.get_by_role("button", name=key).click()
    expect(page.get_by_text("Cả 4 câu đã có đáp án.")).to_be_visible()
    page.get_by_role("button", name="Xem bảng xếp hạng").click()
    expect(page.get_by_text("1–36 / 36")).to_be_visible()
    watched.settle()
    tops = [_box(page.get_by_role("heading", name=heading))["y"] for heading in STEPS.values()]
    main = _box(page.get_by_test_id("stMainBlockContainer"))
    for name, top, end in zip(STEPS, tops, [*tops[1:], float(height)], strict=True):
        seen = min(end - top, _HIGHEST)
        clip = {"x": main["x"], "y": top - 8, "width": main["width"], "height": seen}
        yield name, _smaller(page.screenshot(clip=clip))  # type: ignore[arg-type]
    page.close()


def _box(place: Locator) -> FloatRect:
    found = place.bounding_box()
    assert found is not None
    return found


def _taken(browser: Browser, address: str, picture: Picture) -> bytes:
    width, height = picture.size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto(f"{address}/{picture.address}")
    if page.locator("#root").count():  # Streamlit draws it
        Watched(page, address).open(picture.address)
    if picture.below:
        page.get_by_role("heading", name=picture.below).scroll_into_view_if_needed()
    content = _smaller(page.screenshot())
    page.close()
    return content


def _smaller(screenshot: bytes) -> bytes:
    out = io.BytesIO()
    picture = Image.open(io.BytesIO(screenshot)).convert("RGB")
    # The median cut would turn a lone green dot blue: rare colours must keep what they say.
    few = picture.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def _demonstration() -> Iterator[str]:
    with TemporaryDirectory(prefix="pictures-") as folder:
        place = Path(folder)
        run("sample", "--contest", str(SAMPLE), "--out", str(place / "files"))
        data = place / "ledger"
        file = place / "files" / "snapshot-1.csv"
        run("ingest", "import", str(file), "--contest", str(SAMPLE), "--data", str(data))
        shutil.rmtree(place / "files")
        with serve(data, CONTEST_DIR=str(SAMPLE), CONTEST_DEMO="1", CONTEST_NOW=NOW) as address:
            yield address


if __name__ == "__main__":
    main(sys.argv[1:])
