"""The text of a file that somebody took away, whatever its kind, and that nothing in it acts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser

import docx
import pypdfium2
from PIL import Image

from tests.hostile.spreadsheet import text_of_workbook

Keep = Callable[[bytes, str], str]
_ACTS = {"script", "iframe", "object", "embed", "base", "form", "meta"}


def text_of(content: bytes, name: str, keep: Keep) -> str:
    """The text of a file by the ending of its name. `keep` takes the bytes of a CSV.

    Raises:
        AssertionError: something in the file acts, or nobody knows this kind of file.
    """
    kind = name.rsplit(".", 1)[-1].lower()
    if kind == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [(one, package.read(one)) for one in package.namelist()]
        return "\n".join(text_of(inner, one, keep) for one, inner in parts)
    if kind == "csv":
        return keep(content, name)
    readers: dict[str, Callable[[bytes], str]] = {
        "xlsx": text_of_workbook, "docx": _of_word, "pdf": _of_pdf, "png": _of_picture,
        "svg": _of_markup, "html": _of_markup, "json": _plain, "txt": _plain,
    }  # fmt: skip
    if "." not in name:  # SHA256SUMS
        return _plain(content)
    assert kind in readers, f"how is {name} read?"
    return readers[kind](content)


def _plain(content: bytes) -> str:
    return content.decode("utf-8-sig")


def _of_word(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [one for one in package.namelist() if "vba" in one.lower()]
        for one in package.namelist():
            if one.endswith(".rels"):
                assert 'TargetMode="External"' not in package.read(one).decode(), one
    paper = docx.Document(io.BytesIO(content))
    texts = [paragraph.text for paragraph in paper.paragraphs]
    for table in paper.tables:
        texts += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(texts)


def _of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _of_picture(content: bytes) -> str:
    Image.open(io.BytesIO(content)).verify()
    return ""


class _Reader(HTMLParser):
    """The texts of HTML or SVG, and what in it acts or leads to a script."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts = list[str]()
        self.acting = list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ACTS:
            self.acting.append(tag)
        self.acting += [
            f"{name}={value}"
            for name, value in attrs
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:")
        ]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _of_markup(content: bytes) -> str:
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    assert not reader.acting
    return "\n".join(reader.texts)
