"""Writes the letters: one a unit, or one about several units with an appendix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from contest.errors import UsageError
from publish.letters.fields import ALL, ONE, AppendixFields, LetterFields
from publish.letters.paper import letter_pdf
from publish.letters.units import Refused, refusal
from publish.letters.values import appendix_fields, letter_fields
from publish.made import Made
from publish.own_templates import NO_PDF, require_right
from publish.unit_summary import Beneath, lowest, unit_summary, view_of_today
from publish.word.fill import TEMPLATES, context, rendered
from results import View

KIND = "letters"
Form = Literal["docx", "pdf"]


@dataclass(frozen=True, slots=True)
class Letters:
    """The files, and the units that got no letter."""

    files: tuple[Made, ...]
    refused: tuple[Refused, ...]


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
        require_right(template, name)
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
