"""Finds every mistake in a Word template before a paper is made of it.

docxtpl drops some mistakes without a word (a text beside `{%p if x %}`) and tells others late and
in terms of XML. Each mistake here names the paragraph that a clerk sees.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError
from lxml import etree

from contest.errors import Problem
from publish.word.docx_file import BrokenFileError, Part, parts_of
from publish.word.fill import rendered
from publish.word.lines import environment
from publish.word.tags import (
    TAG,
    mistakes_in_rows,
    mistakes_in_tags,
    plain_jinja,
    unclosed,
)
from publish.word.template_names import UNKNOWN, Mistake, Shape, mistakes

_SHOWN = 40
_VALUE = re.compile(r"\{\{.*?\}\}")
_LOOP_NAME = re.compile(r"\{% *(?:for|set) +(\w+)")
_READABLE = "tags as docs/templates.md writes them"
_PAIRS = "if with endif and for with endfor, in one paragraph or each alone: {%p … %}, {%tr … %}"


def mistakes_in(content: bytes, file: str, shape: Mapping[str, Shape]) -> list[Problem]:
    """All mistakes in a template whose fields have this shape. `file`: how the problems call it."""
    try:
        parts = parts_of(content)
    except BrokenFileError as error:
        return [Problem(file, "file", str(error), "a Word document (.docx) as Word saves it")]
    found = [problem for part in parts for problem in _in_part(file, part, shape)]
    return found or list(_when_rendered(file, content, shape))


def _in_part(file: str, part: Part, shape: Mapping[str, Shape]) -> Iterator[Problem]:
    told = {}
    for number, one in enumerate(part.paragraphs, 1):
        for found, expected in mistakes_in_tags(one):
            told[number, found] = expected
    for number, found, expected in mistakes_in_rows(part.paragraphs):
        told.setdefault((number, found), expected)
    seen = {number for number, _ in told}
    for mistake in _in_jinja(part, shape):
        if mistake.line not in seen:
            told[mistake.line, mistake.found] = mistake.expected
    for (number, found), expected in sorted(told.items()):
        yield Problem(file, _where(part, number), found, expected)


def _in_jinja(part: Part, shape: Mapping[str, Shape]) -> list[Mistake]:
    lines = [plain_jinja(one.text) for one in part.paragraphs]
    if (lost := unclosed(part.paragraphs)) is not None:
        torn = Mistake(lost[0], f"{lost[1]} without its other half", _PAIRS)
        return [torn, *_line_by_line(lines, shape)]
    try:
        return mistakes(environment(autoescape=True).parse("\n".join(lines)), shape)
    except TemplateSyntaxError as error:
        torn = Mistake(error.lineno, f"a tag that cannot be read: {error.message}", _READABLE)
        return [torn, *_line_by_line(lines, shape)]
    except RecursionError:
        return [Mistake(1, "tags inside each other a thousand deep", _READABLE)]


def _line_by_line(lines: Sequence[str], shape: Mapping[str, Shape]) -> Iterator[Mistake]:
    """The mistakes in values, each read alone: for a text whose tags do not fit together."""
    known = {**dict.fromkeys((*_LOOP_NAME.findall("\n".join(lines)), "loop"), UNKNOWN), **shape}
    for number, line in enumerate(lines, 1):
        for value in _VALUE.findall(line):
            try:
                tree = environment(autoescape=True).parse(value)
            except (TemplateSyntaxError, RecursionError):
                continue  # `_in_jinja` tells the first of them
            yield from (one._replace(line=number) for one in mistakes(tree, known))


def _when_rendered(file: str, content: bytes, shape: Mapping[str, Shape]) -> Iterator[Problem]:
    """Fill every field with a text, then leave every field empty, and look at what comes out."""
    for text in ("x", ""):
        try:
            parts = parts_of(_rendered(content, _example(shape, text)))
        except TemplateError as error:
            found = f"an error: {error.message}"
            yield Problem(file, "when filled in", found, "fields of docs/templates.md")
            return
        except Exception as error:  # whatever a library stumbles over, the clerk looks at the tags
            found = f"no document comes out ({type(error).__name__})"
            yield Problem(file, "when filled in", found, _PAIRS)
            return
        left = [
            Problem(file, f"when filled in, {_where(part, number)}", "a tag that stays", _READABLE)
            for part in parts
            for number, one in enumerate(part.paragraphs, 1)
            if TAG.search(one.text)
        ]
        if left:
            yield from left
            return


def _rendered(content: bytes, example: dict[str, Any]) -> bytes:
    document = DocxTemplate(io.BytesIO(content))
    document.render_init()
    # docxtpl mends XML that the tags have torn, and loses paragraphs without a word.
    etree.fromstring(document.build_xml(example, environment(autoescape=True)))
    return rendered(content, example)


def _example(shape: Shape, text: str) -> Any:
    """Fields with this text each; an empty text makes empty lists."""
    if isinstance(shape, Mapping):
        return {name: _example(inner, text) for name, inner in shape.items()}
    if isinstance(shape, list):
        return [_example(shape[0], text)] * 2 if text else []
    return text


def _where(part: Part, number: int) -> str:
    text = " ".join(part.paragraphs[number - 1].text.split())
    begun = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"{part.name}, paragraph {number}: {begun}"
