"""Writes the letters: one a unit, or one about several units with an appendix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from contest.errors import ContestError, Problem, UsageError
from publish.letters.fields import ALL, ONE, TEMPLATES, AppendixFields, LetterFields, context
from publish.letters.paper import letter_pdf
from publish.letters.template_check import problems_in
from publish.letters.units import Refused, refusal
from publish.letters.values import appendix_fields, letter_fields
from publish.letters.word import rendered
from publish.made import Made
from publish.unit_summary import Beneath, lowest, unit_summary, view_of_today
from results import View

KIND = "letters"
Form = Literal["docx", "pdf"]
NO_PDF = (
    "a template of your own has no PDF here, because only an office program lays Word files out; "
    "make the .docx, open it in Word or LibreOffice and save it as PDF there"
)


@dataclass(frozen=True, slots=True)
class Letters:
    """The files, and the units that got no letter."""

    files: tuple[Made, ...]
    refused: tuple[Refused, ...]


class TemplateError(ContestError):
    """A template cannot be used. `problems` holds all of its mistakes."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"the template {name} cannot be used (docs/letters.md):\n{lines}")


def letters(
    view: View,
    codes: Sequence[str],
    *,
    template: bytes | None = None,
    together: bool = False,
    form: Form = "docx",
) -> Letters:
    """The letters to the units with these codes, in their order; a unit that gets none is told.

    `together`: one letter about all units, with an appendix, instead of one a unit. `template`: the
    organizers' own file of Word (see `template_name`); None: our own layout.

    Raises:
        UsageError: a PDF of the organizers' own template is asked for.
        TemplateError: the template has mistakes.
        NotAllowedError: the viewer may not see the numbers of units.
    """
    name = template_name(together)
    if template is not None:
        if form == "pdf":
            raise UsageError(NO_PDF)
        if found := problems_in(template, name):
            raise TemplateError(name, found)
    found_units = {code: unit_summary(view, code) for code in dict.fromkeys(codes)}
    refused = [no for code, one in found_units.items() if (no := refusal(code, one))]
    none = {no.code for no in refused}
    units = [one for code, one in found_units.items() if one and code not in none]
    word = template if template is not None else (TEMPLATES / name).read_bytes()
    fields: list[tuple[str | None, LetterFields | AppendixFields]]
    if together:
        fields = [(None, appendix_fields(view, units))] if units else []
    else:
        fields = [
            (one.code, letter_fields(view.contest, one, _beneath(view, one.code))) for one in units
        ]
    as_of = view.known_until
    made_at = int(as_of.replace(tzinfo=view.contest.zone).timestamp())
    return Letters(
        tuple(
            Made(KIND, code, as_of, form, _content(context(one), word, together, form, made_at))
            for code, one in fields
        ),
        tuple(refused),
    )


def template_name(together: bool) -> str:
    """The name of the template, in `templates/` of the contest folder as among ours."""
    return ALL if together else ONE


def _content(
    filled: Mapping[str, Any], template: bytes, together: bool, form: Form, made_at: int
) -> bytes:
    if form == "pdf":
        return letter_pdf(filled, together=together, made_at=made_at)
    return rendered(template, filled)


def _beneath(view: View, code: str) -> tuple[Beneath, ...]:
    return lowest(view_of_today(view, code).league(under=code).rows)
