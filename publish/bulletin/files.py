"""The *báo cáo nhanh* as files: .docx to edit, PDF to print, text for Zalo. Always Vietnamese."""

from __future__ import annotations

from typing import Any

from contest import Contest
from i18n.format import Format
from i18n.words import Words
from publish import document, docx_paper
from publish.bulletin.bulletin import Bulletin
from publish.bulletin.parts import Grid, Listed, Part
from publish.bulletin.sections import notes, sections
from publish.bulletin.text import text
from publish.made import Made

KIND, DRAFT = "bulletin", "bulletin-draft"
FORMS = ("docx", "pdf", "txt")

_say, _fmt = Words("vi"), Format("vi")


def made(one: Bulletin, contest: Contest, ext: str, *, is_draft: bool) -> Made:
    """One file of a bulletin. `ext`: one of `FORMS`."""
    content = {"docx": _docx, "pdf": _pdf, "txt": _txt}[ext](one, contest, is_draft)
    return Made(_kind(is_draft), None, one.figures.as_of, ext, content)


def file_name(one: Bulletin, ext: str, *, is_draft: bool) -> str:
    """The name of a file, without making the file."""
    return Made(_kind(is_draft), None, one.figures.as_of, ext, b"").name


def files(one: Bulletin, contest: Contest, *, is_draft: bool) -> list[Made]:
    """The bulletin in all its forms."""
    return [made(one, contest, ext, is_draft=is_draft) for ext in FORMS]


def _kind(is_draft: bool) -> str:
    return DRAFT if is_draft else KIND


def _txt(one: Bulletin, contest: Contest, is_draft: bool) -> bytes:
    return f"{text(one, contest, is_draft=is_draft)}\n".encode()


def _words(one: Bulletin, contest: Contest, is_draft: bool) -> dict[str, str]:
    return {
        "title": _say("bulletin.title"),
        "about": _say("bulletin.about", title=contest.title),
        "as_of": _say("as_of", moment=_fmt.moment(one.figures.as_of)),
        "draft": f"({_say('bulletin.draft')})" if is_draft else "",
    }


def _pdf(one: Bulletin, contest: Contest, is_draft: bool) -> bytes:
    info, signer = contest.info, contest.settings.signer
    made_at = one.figures.as_of.replace(tzinfo=contest.zone)
    data = {
        "words": _words(one, contest, is_draft),
        "parent": info.parent_body,
        "organizer": info.organizer or info.title,
        "place": info.place,
        "sections": [
            {"title": section.title, "parts": [_part(part) for part in section.parts]}
            for section in sections(one, contest)
        ],
        "notes": notes(one),
        "signer": signer.lines,
        "signed_by": signer.name,
    }
    return document.pdf("bulletin", data, made_at=int(made_at.timestamp()))


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, Grid):
        shown = {"head": part.head, "rows": part.rows, "total": part.has_total}
        return shown | {"first": part.first}
    if isinstance(part, Listed):
        return {"lead": part.lead, "names": part.names}
    return {"text": part}


def _docx(one: Bulletin, contest: Contest, is_draft: bool) -> bytes:
    info, signer = contest.info, contest.settings.signer
    words = _words(one, contest, is_draft)
    paper = docx_paper.new_paper(words["title"], one.figures.as_of)
    docx_paper.add_head(paper, info.parent_body, info.organizer or info.title, info.place)
    lines = [(words["title"].upper(), True, False), (words["about"], True, False),
             (words["as_of"], False, True)]  # fmt: skip
    docx_paper.add_title(paper, [*lines, *([(words["draft"], True, True)] if is_draft else [])])
    for number, section in enumerate(sections(one, contest), start=1):
        docx_paper.add_heading(paper, f"{number}. {section.title}")
        for n, part in enumerate(section.parts):
            if isinstance(part, Grid):
                docx_paper.add_table(
                    paper, part.head, part.rows, first=part.first, has_total=part.has_total
                )
            elif isinstance(part, Listed):
                docx_paper.add_text(paper, f"{part.lead} {'; '.join(part.names)}.")
            else:
                leads = isinstance((*section.parts, "")[n + 1], Grid)
                docx_paper.add_text(paper, part, lead=leads)
    for line in notes(one):
        docx_paper.add_text(paper, line, italic=True, lead=True)
    docx_paper.add_signature(paper, signer.lines, signer.name)
    return docx_paper.content_of(paper)
