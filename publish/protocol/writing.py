"""Writes the papers of a result, as Word files and PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from contest.errors import UsageError
from publish.made import Made
from publish.own_templates import NO_PDF, require_right
from publish.protocol.fields import OF_A_UNIT, PAPERS, Paper, template_name
from publish.protocol.paper import paper_pages, paper_pdf
from publish.protocol.source import Source, of_unit, source_of
from publish.protocol.values import paper_fields
from publish.word.fill import TEMPLATES, context, rendered
from results import View

Form = Literal["docx", "pdf"]
FORMS: tuple[Form, ...] = ("docx", "pdf")
KINDS: Mapping[Paper, str] = {
    "protocol": "protocol",
    "decision": "protocol-decision",
    "winners": "protocol-winners",
    "receipts": "protocol-receipts",
}
"""The kind of each paper in the name of its file."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file, and the number of persons and units that it lists."""

    file: Made
    listed: int


def papers(
    view: View, templates: Mapping[Paper, bytes], unit: str | None = None
) -> tuple[Written, ...]:
    """All papers in all their forms.

    `templates`: the organizers' own files of Word; such a paper has no PDF. `unit`: the code of a
    unit, whose winners alone are listed; then there are the two lists alone.

    Raises:
        UsageError: there is no release, no unit has the code, or nobody of the unit wins.
        TemplateError: a template has mistakes.
        NotAllowedError: the viewer may not see the people of all units.
    """
    wanted = PAPERS if unit is None else OF_A_UNIT
    return tuple(_all(view, wanted, templates, unit))


def paper(
    view: View,
    paper: Paper,
    form: Form,
    *,
    template: bytes | None = None,
    unit: str | None = None,
) -> Written:
    """One paper in one form. `template`: the organizers' own file of Word; None: our own layout.

    Raises:
        UsageError: as `papers`, or a PDF of the organizers' own template is asked for.
        TemplateError: the template has mistakes.
        NotAllowedError: the viewer may not see the people of all units.
    """
    return _written(view, _source(view, unit), paper, form, template, unit)


def pages(view: View, paper: Paper, unit: str | None = None) -> list[bytes]:
    """Our own layout of a paper as pictures, a page each.

    Raises:
        UsageError: there is no release, no unit has the code, or nobody of the unit wins.
        NotAllowedError: the viewer may not see the people of all units.
    """
    source = _source(view, unit)
    fields = paper_fields(source, view.contest, paper, _called(source, unit))
    return paper_pages(paper, context(fields))


def _all(
    view: View, wanted: Sequence[Paper], templates: Mapping[Paper, bytes], unit: str | None
) -> Iterator[Written]:
    source = _source(view, unit)
    for one in wanted:
        template = templates.get(one)
        for form in FORMS if template is None else FORMS[:1]:
            yield _written(view, source, one, form, template, unit)


def _source(view: View, unit: str | None) -> Source:
    source = source_of(view)
    return source if unit is None else of_unit(source, unit)


def _written(
    view: View, source: Source, paper: Paper, form: Form, template: bytes | None, unit: str | None
) -> Written:
    name = template_name(paper)
    if template is not None:
        if form == "pdf":
            raise UsageError(NO_PDF)
        require_right(template, name)
    fields = context(paper_fields(source, view.contest, paper, _called(source, unit)))
    as_of, zone = source.found.counted_until, source.found.contest.zone
    content = (
        paper_pdf(paper, fields, made_at=int(as_of.replace(tzinfo=zone).timestamp()))
        if form == "pdf"
        else rendered(template or (TEMPLATES / name).read_bytes(), fields)
    )
    made = Made(KINDS[paper], unit, as_of, form, content, private=True)
    lists = ("winners", "units", *(["altered"] if paper == "protocol" else []))
    return Written(made, sum(len(fields[one]) for one in lists))


def _called(source: Source, code: str | None) -> str:
    """The name of a unit, as it was called last before the release."""
    tree = source.found.contest.units
    return "" if code is None else tree.labels[tree.by_code[code][-1]]
