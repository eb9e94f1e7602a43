"""The press release: the public numbers as a text in one language, as .docx and as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from contest import Contest
from i18n.format import Format
from i18n.words import Words
from publish.docx_paper import (
    add_heading,
    add_table,
    add_text,
    add_title,
    content_of,
    new_paper,
)
from publish.press.corrections import Correction
from publish.press.text import Line, PressText, press_text
from publish.press.turnout import PublicTurnout


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the release: a heading ("" for none), paragraphs, and perhaps a table, whose first
    row is its head."""

    heading: str
    texts: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """The whole text. `as_of`: contest-local."""

    title: str
    contest: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    as_of: datetime


def press_release(
    turnout: PublicTurnout,
    contest: Contest,
    say: Words,
    fmt: Format,
    corrections: Sequence[Correction] = (),
) -> Release:
    """The release of the public numbers in the language of `say` and `fmt`."""
    text = press_text(turnout, contest, say, fmt, corrections)
    lead = (f"{text.as_of}.", text.embargo)
    sections = tuple(_sections(text, say))
    return Release(
        say("public.release"), text.title, tuple(filter(None, lead)), sections, turnout.as_of
    )


def as_docx(release: Release) -> bytes:
    """The release as a Word file. Equal releases give equal bytes."""
    paper = new_paper(release.contest, release.as_of)
    add_title(paper, [(release.title, True, False), (release.contest, True, False)])
    for line in release.lead:
        add_text(paper, line, italic=True)
    for section in release.sections:
        if section.heading:
            add_heading(paper, section.heading)
        for text in section.texts:
            add_text(paper, text, lead=bool(section.table))
        if section.table:
            head, *rows = section.table
            add_table(paper, head, rows, first=0.5, has_total=False)
    return content_of(paper)


def as_text(release: Release) -> bytes:
    """The release as plain text: UTF-8 with a byte order mark and CRLF, as Notepad reads it."""
    lines = [release.title, release.contest, "", *release.lead]
    for section in release.sections:
        lines += ["", *([section.heading.upper()] if section.heading else []), *section.texts]
        lines += ["\t".join(row) for row in section.table]
    return ("\ufeff" + "\r\n".join([*lines, ""])).encode()


def _sections(text: PressText, say: Words) -> Iterator[Section]:
    yield Section("", (text.paragraph,))
    if text.notices:
        yield Section(say("public.corrected"), text.notices)
    head = (say("public.group"), say("public.counted_of"), say("column.rate"))
    if text.groups:
        yield Section(say("public.groups"), (), (head, *_rows(text.groups)))
    head = (say("column.unit"), *head[1:])
    for title, lines in text.leading:
        yield Section(f"{say('public.leading')}: {title}", (), (head, *_rows(lines)))
    if text.no_leading:
        yield Section(say("public.leading"), (text.no_leading,))
    yield Section(say("public.script"), (text.script,))
    contacts = tuple(": ".join(filter(None, (one.who, one.phone))) for one in text.contacts)
    yield Section(
        say("public.contact"), (*contacts, say("public.source", organizer=text.organizer))
    )
    yield Section(say("public.definitions"), definitions(text))
    yield Section(say("public.left_out"), text.left_out)


def definitions(text: PressText) -> tuple[str, ...]:
    """What each public figure means, a paragraph each."""
    return (*(f"{one.label}: {one.meaning}" for one in text.figures), *text.meanings)


def _rows(lines: Sequence[Line]) -> Iterator[tuple[str, str, str]]:
    return ((line.name, line.ratio, line.rate) for line in lines)
