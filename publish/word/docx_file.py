"""Opens a Word file from outside: its paragraphs, or what is broken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.oxml.ns import qn
from lxml import etree

from contest.templates import LARGEST

_UNPACKED = 100_000_000
_ENTRIES = 2_000
_HEADERS = ("header", "footer")
_TRACKED = {
    qn("w:ins"): "a tracked insertion",
    qn("w:del"): "a tracked deletion",
    qn("w:moveFrom"): "a tracked move",
    qn("w:moveTo"): "a tracked move",
}


class BrokenFileError(Exception):
    """A file is no Word document. The message says what was found."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as a reader sees it. `row`: number of the table row that holds the paragraph;
    None outside of tables. `tracked`: the kinds of its changes that nobody has accepted."""

    text: str
    row: int | None
    tracked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The body, a header or a footer."""

    name: str
    paragraphs: tuple[Paragraph, ...]


def parts_of(content: bytes) -> tuple[Part, ...]:
    """The body and each header and footer of a Word file, in order.

    Raises:
        BrokenFileError: the file is too large, or no Word document.
    """
    _bounded(content)
    try:
        document = docx.Document(io.BytesIO(content))
        roots = [("body", document.element.body)]
        for relation in document.part.rels.values():
            kind = relation.reltype.rsplit("/", 1)[-1]
            if kind in _HEADERS and not relation.is_external:
                root = etree.fromstring(relation.target_part.blob, _parser())
                roots.append((kind, root))
        return tuple(Part(name, tuple(_paragraphs(root))) for name, root in roots)
    except Exception as error:  # the library says in a dozen ways that a file is broken
        raise BrokenFileError(f"no Word document ({type(error).__name__})") from error


def _bounded(content: bytes) -> None:
    """Refuse what would fill the memory before anything is unpacked."""
    if len(content) > LARGEST:
        raise BrokenFileError(f"more than {LARGEST:,} bytes")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            size = sum(one.file_size for one in entries)
            if size > _UNPACKED or len(entries) > _ENTRIES:
                raise BrokenFileError(f"{len(entries):,} parts of {size:,} bytes when unpacked")
            declares = any(
                b"<!DOCTYPE" in packed.read(one)[:10_000]
                for one in entries
                if one.filename.endswith((".xml", ".rels"))
            )
    except BrokenFileError:
        raise
    except Exception as error:  # a damaged or encrypted zip has as many errors
        raise BrokenFileError(f"no .docx file ({type(error).__name__})") from error
    if declares:
        raise BrokenFileError("XML that declares a DOCTYPE, which Word never writes")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    rows = {row: number for number, row in enumerate(root.iter(qn("w:tr")))}
    for paragraph in root.iter(qn("w:p")):
        own = [one for one in paragraph.iter() if _holder(one) is paragraph]
        row = next(paragraph.iterancestors(qn("w:tr")), None)
        yield Paragraph(
            "".join(map(_text, own)),
            None if row is None else rows[row],
            tuple(dict.fromkeys(_TRACKED[one.tag] for one in own if one.tag in _TRACKED)),
        )


def _holder(element: etree._Element) -> etree._Element | None:
    """The paragraph that holds an element: a text box has paragraphs inside a paragraph."""
    return next(element.iterancestors(qn("w:p")), None)


def _text(element: etree._Element) -> str:
    if element.tag in (qn("w:t"), qn("w:delText")):
        return element.text or ""
    return " " if element.tag in (qn("w:tab"), qn("w:br")) else ""
