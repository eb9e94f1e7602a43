"""The organizers' own Word templates, `templates/` of the contest folder: which there may be, and
what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from contest.errors import ContestError, Problem, UsageError
from contest.templates import FOLDER, own_template, template_names
from publish.letters.fields import ALL, ONE, AppendixFields, LetterFields
from publish.protocol.fields import PAPERS, PaperFields, template_name
from publish.word.template_check import mistakes_in
from publish.word.template_names import Shape, shape_of

SHAPES: Mapping[str, Mapping[str, Shape]] = {
    ONE: shape_of(LetterFields),
    ALL: shape_of(AppendixFields),
    **{template_name(paper): shape_of(PaperFields) for paper in PAPERS},
}
"""The templates that `templates/` of a contest folder may have, and their fields."""
NO_PDF = (
    "a template of your own has no PDF here, because only an office program lays Word files out; "
    "make the .docx, open it in Word or LibreOffice and save it as PDF there"
)


class TemplateError(ContestError):
    """A template cannot be used. `problems` holds all of its mistakes."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"the template {name} cannot be used (docs/templates.md):\n{lines}")


def problems_in(content: bytes, name: str) -> list[Problem]:
    """All mistakes in a template. `name`: one of `SHAPES`; the problems name the file as it stands
    in the contest folder."""
    return mistakes_in(content, f"{FOLDER}/{name}", SHAPES[name])


def require_right(template: bytes, name: str) -> None:
    """Refuse a template that has mistakes.

    Raises:
        TemplateError: it has; the error lists all of them.
    """
    if found := problems_in(template, name):
        raise TemplateError(name, found)


def folder_problems(folder: Path) -> list[Problem]:
    """All mistakes in the templates of a contest folder; none if it has no templates."""
    found = []
    for name in template_names(folder):
        if name not in SHAPES:
            expected = f"a template that the program knows: {', '.join(SHAPES)}"
            found.append(Problem(f"{FOLDER}/{name}", "file", "another name", expected))
            continue
        try:
            content = own_template(folder, name)
        except UsageError:
            expected = "a Word file that this account may read"
            found.append(Problem(f"{FOLDER}/{name}", "file", "it cannot be read", expected))
            continue
        found += problems_in(content or b"", name)
    return found
